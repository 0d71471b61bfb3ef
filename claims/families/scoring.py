"""Which technique families a paper proposes or measures, and the phrase that says so.

Every phrase of the lexicon that a paper holds counts for its family: the weight of its class times
the factor of its place (`claims.families.reading`). The strongest phrase of a family counts in full
and each further one less, so that ten passing mentions never outweigh one "we propose". The best
family is kept, and others only where they come close to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final, Literal

from claims.families.lexicon import WEIGHTS
from claims.families.reading import TITLE, Reading, read

MOST: Final = 3
# Each further phrase of a family counts this much of the one before it.
DECAY: Final = 0.65
# A second family needs this share of the best family's score, and at least this score.
SHARE: Final = 0.66
FLOOR: Final = 4.5
# A title that asks ("Do transformers ...?") measures something.
ASKING: Final = "evaluation"

# White space of more than one character, and a hyphen at the end of a line.
_LOOSE: Final = re.compile(r"(?<=\w)-\n\s*|\s{2,}")


@dataclass(frozen=True, slots=True)
class FamilyEvidence:
    """A family, the phrase of the title or abstract that speaks most for it, and the family's score.

    ``start`` and ``end`` are code points of the title or of the abstract, as ``where`` says.

    >>> FamilyEvidence("pruning", "pruning", "title", 2, 9, 7.5).family
    'pruning'
    """

    family: str
    phrase: str
    where: Literal["title", "abstract"]
    start: int
    end: int
    score: float


def technique_families(title: str, abstract: str) -> tuple[FamilyEvidence, ...]:
    """Name the families that a paper belongs to, best first, with one piece of evidence each.

    Empty when nothing in the text speaks for any family.

    >>> [found.family for found in technique_families("FooPrune: Head Pruning for Fast Inference", "")]
    ['pruning']
    >>> technique_families("", "")
    ()
    """
    tight_title, title_offsets = _tighten(title)
    tight_abstract, abstract_offsets = _tighten(abstract)
    reading = read(tight_title, tight_abstract)
    families: list[FamilyEvidence] = []
    for score, family, start, end in _choose(_score(reading)):
        if start < reading.abstract_start:
            where: Literal["title", "abstract"] = "title"
            source, offsets, shift = title, title_offsets, 1
        else:
            where, source, offsets, shift = "abstract", abstract, abstract_offsets, reading.abstract_start
        low, high = start - shift, end - shift
        if offsets:
            low, high = offsets[low], offsets[high - 1] + 1
        families.append(FamilyEvidence(family, source[low:high], where, low, high, round(score, 3)))
    return tuple(families)


def _score(reading: Reading) -> list[tuple[float, str, int, int]]:
    """Sum up every family: (score, family, start and end of its strongest phrase), best first."""
    counts: defaultdict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for start, end, weights, factor in reading.weigh():
        for family, weight in weights:
            counts[family].append((-weight * factor, start, end))
    if reading.question:
        counts[ASKING].append((-WEIGHTS["opening"] * TITLE, *reading.question))
    scored = []
    for family, parts in counts.items():
        parts.sort()
        total, share = 0.0, 1.0
        for value, _, _ in parts:
            total -= value * share
            share *= DECAY
        scored.append((total, family, parts[0][1], parts[0][2]))
    scored.sort(key=lambda row: (-row[0], row[1]))
    return scored


def _choose(scored: list[tuple[float, str, int, int]]) -> list[tuple[float, str, int, int]]:
    """Keep the best family and those close to it: a wrong family costs more than a missing second one."""
    if not scored:
        return []
    least = max(FLOOR, SHARE * scored[0][0])
    return scored[:1] + [row for row in scored[1:MOST] if row[0] >= least]


def _tighten(text: str) -> tuple[str, list[int] | None]:
    """Make one space of loose white space and of a line-end hyphen; the offsets lead back to the source.

    A text that has none, the common case, comes back as it is, without offsets.
    """
    # Looking for plain strings first is several times faster than the expression.
    if not ("  " in text or "\n " in text or " \n" in text or "-\n" in text or "\r" in text):
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for loose in _LOOSE.finditer(text):
        pieces += (text[done : loose.start()], " ")
        offsets += range(done, loose.start() + 1)
        done = loose.end()
    pieces.append(text[done:])
    offsets += range(done, len(text))
    return "".join(pieces), offsets
