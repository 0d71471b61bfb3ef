"""The plain values of a self-check: a relation between stated numbers, and what a whole text gave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A number that takes part in a relation: its characters and place, its value, its unit."""

    text: str
    start: int
    end: int
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Numbers that a text ties together, and whether they agree.

    `kind` is ``change`` (from A to B, a change of C), ``pair`` (A against B, C), ``share`` (k of n, p percent)
    or ``restatement`` (N times smaller, p percent less). `stated` is the number that the others must give;
    `computed` says in words what they give under each reading. `verdict` is ``consistent``,
    ``inconsistent`` or ``uncheckable``, and `reason` says why for the last.
    """

    kind: str
    stated: Part
    others: tuple[Part, ...]
    verdict: str
    computed: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What holding a text against itself gave.

    `found` counts the numbers of the text, `alone` those that stand in no relation; `flags` are the reporting
    flags of its claims with how often each occurs.
    """

    relations: tuple[Relation, ...]
    found: int
    alone: int
    flags: tuple[tuple[str, int], ...] = ()

    def count(self, verdict: str) -> int:
        """Return how many relations have a verdict."""
        return sum(r.verdict == verdict for r in self.relations)
