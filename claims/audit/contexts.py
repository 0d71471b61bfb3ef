"""What stands around a claim, and the value that names a difference from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claims.model import Claim


@dataclass(frozen=True, slots=True)
class Conflict:
    """A difference in what a number is about: the verdict it leads to, and the two sides of it."""

    verdict: str
    quoted: str
    stated: str


def near(claim: Claim) -> str:
    """Return the words around a claim in its sentence."""
    at = claim.sentence.find(claim.text)
    if at < 0:
        return claim.sentence
    return claim.sentence[max(0, at - 90) : at + len(claim.text) + 60]


def local(claim: Claim) -> tuple[str, str]:
    """Return the words left and right of a claim in its sentence, up to the numbers beside it."""
    at = claim.sentence.find(claim.text)
    if at < 0:
        return "", ""
    before, after = claim.sentence[:at], claim.sentence[at + len(claim.text) :]
    last = max((m.end() for m in re.finditer(r"(?<![A-Za-z-])\d[\d.,]*", before)), default=0)
    following = re.search(r"(?<![A-Za-z-])\d", after)
    return before[last:], after[: following.start()] if following else after


def join_names(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> join_names(["A", "B", "C"])
    'A, B and C'
    """
    listed = list(dict.fromkeys(names))
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + f" and {listed[-1]}"
