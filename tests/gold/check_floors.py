"""Score `claims extract` on the gold sets and compare with the floors of tests/floors.toml.

    python tests/gold/check_floors.py ../shared/gold

Exit code 0: every figure stands at its floor or above. 1: some figure fell below. 2: nothing could be scored.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

FLOORS = Path(__file__).parents[1] / "floors.toml"
LEVELS = ("found", "core", "roles", "full")


def score(folder: Path, name: str) -> dict[str, float]:
    """Return the figures of one gold set, by the names that floors.toml uses."""
    gold = folder / f"{name}.jsonl"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        extract = [sys.executable, "-m", "claims", "extract", str(gold), "--format", "jsonl"]
        subprocess.run(extract, stdout=predicted, check=True)
        scorer = [sys.executable, str(folder / "score.py"), str(gold), predicted.name, "--json"]
        scored = subprocess.run(scorer, capture_output=True, text=True, check=True)
    result = json.loads(scored.stdout)
    figures = {level: float(result[level]["f1"]) for level in LEVELS}
    return figures | {f"families_{k}": float(result["families"][k]) for k in ("hit", "clean")}


def compare(name: str, figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return a line for each figure that is below its floor or has none."""
    found = [f"{name}: {key} has no floor" for key in figures.keys() - floors.keys()]
    found += [f"{name}: {key} has no figure" for key in floors.keys() - figures.keys()]
    for key in figures.keys() & floors.keys():
        if figures[key] < floors[key]:
            found.append(f"{name}: {key} fell to {figures[key]:.4f}, its floor is {floors[key]:.4f}")
    return sorted(found)


def main(folder: Path) -> int:
    """Score every set that has floors, print its figures and return the exit code."""
    findings: list[str] = []
    for name, floors in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items():
        try:
            figures = score(folder, name)
        except (subprocess.CalledProcessError, OSError, ValueError) as error:
            sys.stderr.write(f"{name}: cannot be scored: {error}\n{getattr(error, 'stderr', None) or ''}")
            return 2
        stand = "  ".join(f"{key} {figures[key]:.4f} ({floors.get(key, 0):.4f})" for key in figures)
        sys.stdout.write(f"gold {name}: {stand}\n")
        findings += compare(name, figures, floors)
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")))
