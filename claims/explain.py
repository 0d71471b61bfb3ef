"""Why each number of a text is a claim, or is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction import extract_paper
from claims.model import Claim, Evidence, Paper
from claims.rules.rulebook import reason_of

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict on one number: ``claim`` or ``no claim``, the rule, its reason, and the evidence.

    `claim` is the claim itself, None where there is none. Offsets are of the abstract as given.
    """

    text: str
    start: int
    end: int
    verdict: str
    rule: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    claim: Claim | None = None


def explain(abstract: str, title: str = "", *, lexicons: tuple[Path, ...] = ()) -> list[Explanation]:
    """Explain every number of an abstract, in the order in which they stand.

    >>> [(e.text, e.verdict, e.rule) for e in explain("It is 2.5x faster with 12 layers.")]
    [('2.5x', 'claim', 'number-comparative'), ('12', 'no claim', 'count')]
    """
    found = extract_paper(Paper("", title, abstract), lexicons=lexicons)
    explanations = [
        Explanation(c.text, c.start, c.end, "claim", c.rule, reason_of(c.rule), c.evidence, c)
        for c in found.claims
    ]
    explanations += [
        Explanation(r.quantity.text, r.quantity.start, r.quantity.end, "no claim", r.rule, r.reason)
        for r in found.refusals
    ]
    return sorted(explanations, key=lambda e: (e.start, e.end))
