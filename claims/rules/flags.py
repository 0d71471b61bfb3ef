"""Flags: what a reader should know before citing a claim."""

from __future__ import annotations

import re

from claims.rules.meaning import Meaning
from claims.rules.document import Roles

_BEST_CASE = re.compile(r"\b(?:best[\s-]case|at\sbest|maximum|peak|in\sthe\sbest)\b", re.IGNORECASE)
_HUNDRED = 100.0


def read_flags(claim: Meaning, roles: Roles, sentence: str, *, absolute: bool) -> tuple[str, ...]:
    """Give the flags of a claim, sorted.

    `absolute` says whether the abstract states any absolute value of the same metric family.
    """
    flags = []
    ratio = claim.kind in ("times", "relative", "fraction")
    if claim.kind != "level" and not roles.baseline:
        flags.append("no-baseline")
    if ratio and not absolute:
        flags.append("no-absolute")
    if claim.kind == "relative" and claim.metric.id == "speedup" and claim.cue is not None and claim.cue.word in ("faster", "quicker", "slower"):
        flags.append("ambiguous-percent")
    if claim.unit == "%" and claim.metric.percent and claim.kind in ("points", "relative"):
        flags.append("ambiguous-percent")
    if (claim.atom.bound == "at_most" and claim.direction == "better") or _BEST_CASE.search(sentence):
        flags.append("best-case-only")
    if claim.metric.family in ("speed", "energy") and not roles.hardware:
        flags.append("no-hardware")
    if claim.metric.id in ("flops", "compute", "parameters") and ratio and re.search(r"\b(?:faster|speed|accelerat)", sentence):
        flags.append("proxy-metric")
    if not roles.benchmark:
        flags.append("no-benchmark")
    largest = claim.atom.value_max or claim.atom.value
    if (claim.unit == "%" and claim.kind == "relative" and claim.change == "decrease" and largest >= _HUNDRED) or (
        claim.unit == "%" and claim.kind == "level" and claim.metric.id == "accuracy" and largest > _HUNDRED
    ):
        flags.append("impossible")
    return tuple(sorted(set(flags)))
