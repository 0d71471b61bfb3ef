"""Confidence: how often a row of this kind is right, as measured on annotated abstracts.

A claim counts as right when its place, value, unit, kind, change, bound and metric all are. For each
kind of claim, ``lexicons/confidence.toml`` holds how many were seen in the annotated sets and how many
were right; kinds seen fewer than twelve times are pooled. The estimate is the share of right ones, with
one more claim of the overall share added so that no kind is ever certain. `tests/gold/calibrate.py`
counts anew; with `--check` it prints, per tenth, the stated and the measured share, also for counts
taken on other papers only.
"""

from __future__ import annotations

from functools import cache

from claims.lexicons import load_lexicon
from claims.rules.meaning import Meaning


@cache
def _estimate(key: str) -> float:
    counts = load_lexicon("confidence")
    right, seen = counts["all"]
    kinds = counts["kinds"]
    kind_right, kind_seen = kinds.get(key) or kinds.get(f"rare/{key.rpartition('/')[2]}", (0, 0))
    estimate: float = (kind_right + right / seen) / (kind_seen + 1)
    return round(estimate, 3)


def confidence_key(claim: Meaning) -> str:
    """Give the kind of claim that the counts are kept for: the rule, and what kind of statement it is.

    A claim whose metric no lexicon knows is a kind of its own: it is right less often.
    """
    return f"{claim.rule}/{'unknown-metric' if claim.metric.id == 'other' else claim.kind}"


def estimate_confidence(claim: Meaning) -> float:
    """Estimate the probability that what a claim says is right; its roles do not enter."""
    return _estimate(confidence_key(claim))
