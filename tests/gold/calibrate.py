"""Count how often each kind of claim is right in the annotated sets, and write the confidence lexicon.

    python tests/gold/calibrate.py ../shared/gold          writes claims/lexicons/confidence.toml
    python tests/gold/calibrate.py ../shared/gold --check  prints stated and measured shares per tenth

`--check` also prints the same for confidences that were counted on the other papers only (five parts),
which is what a reader of abstracts that are not here may expect.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from claims.extraction import extract_paper
from claims.lexicons import FOLDER
from claims.model import Claim, Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SETS = ("dev", "seed")
# A kind seen less often is pooled with the other rare kinds of its sort.
FEWEST = 12
FOLDS = 5


def judge_claims(gold: Path, names: Iterable[str] = SETS) -> Iterator[tuple[str, Claim, str, bool]]:
    """Yield (paper, claim, kind of claim, right) for every claim that the annotation judges."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for name in names:
        for line in (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            claims = extract_paper(Paper(record["id"], record["title"], record["abstract"])).claims
            rows = [{f: getattr(c, f) for f in Claim.__dataclass_fields__} for c in claims]
            pairs, _, spurious = scorer.match(record["claims"], rows)
            judged = [(row, all(scorer.agrees(f, want, row) for f in scorer.CORE)) for want, row in pairs]
            judged += [(row, False) for row in spurious]
            by_id = {c.claim_id: c for c in claims}
            for row, right in judged:
                claim = by_id[row["claim_id"]]
                yield record["id"], claim, _kind_of(claim), right


def _kind_of(claim: Claim) -> str:
    return f"{claim.rule}/{'unknown-metric' if claim.metric == 'other' else claim.kind}"


def count(judged: Iterable[tuple[str, Claim, str, bool]]) -> tuple[Counter[str], Counter[str]]:
    """Return how many claims of each kind were right and how many were seen, rare kinds pooled."""
    judged = list(judged)
    often = Counter(key for _, _, key, _ in judged)
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for _, _, key, ok in judged:
        pooled = key if often[key] >= FEWEST else f"rare/{key.rpartition('/')[2]}"
        seen[pooled] += 1
        right[pooled] += ok
    return right, seen


def write_lexicon(right: Counter[str], seen: Counter[str]) -> None:
    """Write the counts where the confidence reads them."""
    lines = [
        "# How often each kind of claim is right in the annotated sets: [right, seen]. Written by",
        "# tests/gold/calibrate.py; read by claims/rules/confidence.py, which says what it means.",
        "",
        f"all = [{right.total()}, {seen.total()}]",
        "",
        "[kinds]",
        *(f'"{key}" = [{right[key]}, {seen[key]}]' for key in sorted(seen)),
    ]
    (FOLDER / "confidence.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def tabulate(pairs: Iterable[tuple[float, bool]]) -> dict[int, tuple[int, float, float]]:
    """Return, for each tenth of the confidence, how many claims, the mean stated and the share right."""
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in pairs:
        tenths[min(9, int(confidence * 10))].append((confidence, right))
    return {
        t: (len(rows), sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows))
        for t, rows in sorted(tenths.items())
    }


def estimate_elsewhere(judged: list[tuple[str, Claim, str, bool]]) -> Iterator[tuple[float, bool]]:
    """Yield (confidence, right) with confidences counted on the other parts of the papers only."""
    part = {paper: int(hashlib.sha256(paper.encode()).hexdigest(), 16) % FOLDS for paper, *_ in judged}
    for fold in range(FOLDS):
        right, seen = count(j for j in judged if part[j[0]] != fold)
        share = right.total() / seen.total()
        for paper, _, key, ok in judged:
            if part[paper] == fold:
                kind = key if key in seen else f"rare/{key.rpartition('/')[2]}"
                yield (right[kind] + share) / (seen[kind] + 1), ok


def main(gold: Path, *, check: bool) -> None:
    """Write the lexicon, or print how well it is calibrated."""
    judged = list(judge_claims(gold))
    if not check:
        write_lexicon(*count(judged))
        return
    for title, pairs in (
        ("as stated", [(c.confidence, ok) for _, c, _, ok in judged]),
        ("counted on other papers", list(estimate_elsewhere(judged))),
    ):
        sys.stdout.write(f"{title}\n")
        for tenth, (rows, stated, share) in tabulate(pairs).items():
            sys.stdout.write(f"  {tenth / 10:.1f}: {rows:4} claims, stated {stated:.3f}, right {share:.3f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), check="--check" in sys.argv)
