"""Times the audit of a long manuscript: sixty pages, a thousand quoted numbers, four hundred references.

    python tests/bench/audit_speed.py

Everything is made up here; the store is made first and is not timed.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WORKS, NUMBERS, SEED = 400, 1000, 7
FILLER = (
    "The idea had been in the air for a while, and several groups had tried variants of it on smaller problems. "  # noqa: E501 - reads best on one line
    "What sets this line of work apart is that it keeps the interface of the model and changes what lies behind it. "  # noqa: E501 - reads best on one line
)


def make_papers(random_: random.Random) -> list[dict[str, object]]:
    """Return papers with three claims each."""
    return [
        {
            "id": f"p{i}",
            "title": f"Quill{i}: Leaner Inference for Network Number {i}",
            "abstract": f"We present Quill{i}. It runs {random_.uniform(1.5, 9):.1f}x faster than PyTorch on an A100 and needs "  # noqa: E501 - reads best on one line
            f"{random_.randint(11, 79)}% less memory. On ImageNet it reaches {random_.uniform(70, 90):.1f}% accuracy.",  # noqa: E501 - reads best on one line
        }
        for i in range(WORKS)
    ]


def write_manuscript(random_: random.Random) -> str:
    """Return LaTeX with a thousand quoted numbers, some right and most not."""
    parts = ["\\documentclass{article}\\begin{document}\\bibliography{refs}"]
    for n in range(NUMBERS):
        work = n % WORKS
        quote = (
            f"Quill{work} \\citep{{q{work}}} runs ${random_.uniform(1.5, 9):.1f}\\times$ faster than PyTorch on an A100.",  # noqa: E501 - reads best on one line
            f"Quill{work} needs {random_.randint(11, 79)}\\% less memory \\cite{{q{work}}}.",
            f"On ImageNet, \\citet{{q{work}}} reach {random_.uniform(70, 90):.1f}\\% accuracy.",
        )[n % 3]
        parts.append(f"{FILLER}{quote}\n" + ("\n" if n % 4 == 3 else ""))
    return "\n".join([*parts, "\\end{document}"])


def measure() -> Iterator[str]:
    """Make the store and the manuscript, audit it, and yield how long that took."""
    random_ = random.Random(SEED)  # noqa: S311 - made-up numbers
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = make_papers(random_)
        (folder / "papers.jsonl").write_text("".join(json.dumps(p) + "\n" for p in papers), encoding="utf-8")
        entries = (
            f"@misc{{q{i},\n  title = {{{p['title']}}},\n  year = {{2024}}\n}}\n"
            for i, p in enumerate(papers)
        )
        (folder / "refs.bib").write_text("\n".join(entries), encoding="utf-8")
        (folder / "long.tex").write_text(write_manuscript(random_), encoding="utf-8")
        run = [sys.executable, "-m", "claims"]
        subprocess.run([*run, "ingest", "papers.jsonl"], check=True, cwd=folder, capture_output=True)
        start = time.perf_counter()
        audit = [*run, "audit", "long.tex", "--bib", "refs.bib", "--db", "claims.duckdb", "--format", "jsonl"]
        done = subprocess.run(audit, check=False, cwd=folder, capture_output=True, text=True)
        seconds = time.perf_counter() - start
    told = len(done.stdout.splitlines())
    yield f"audit of {NUMBERS:,} numbers and {WORKS} references: {seconds:.2f} s (goal 3 s), {told} told"


if __name__ == "__main__":
    for line in measure():
        sys.stdout.write(f"{line}\n")
