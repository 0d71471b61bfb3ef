"""Whether a number is quoted for another measure, or percent for points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claims.audit.contexts import Conflict, local, near
from claims.audit.naming import stands_in
from claims.audit.values import Quote, Work
from claims.mentions.lexicon import build_lexicon
from claims.model import Claim
from claims.quantity.hedges import HEDGES

# Metrics of one group are words for one thing, or follow from each other.
_GROUPS: tuple[frozenset[str], ...] = (
    frozenset({"speedup", "latency", "throughput", "inference_time", "runtime", "training_time", "convergence", "performance"}),
    frozenset({"parameters", "model_size", "compression", "storage", "sparsity"}),
    frozenset({"memory", "memory_bandwidth", "kv_cache", "memory_traffic"}),
    frozenset({"flops", "compute"}),
    frozenset({"energy", "power", "carbon", "energy_efficiency"}),
    frozenset({"compute", "cost", "training_time", "flops", "runtime"}),
    frozenset({"model_size", "memory", "compression", "storage"}),
    frozenset({"data", "queries", "sequence_length", "convergence"}),
    frozenset({"error_rate", "wer", "cer", "accuracy", "eer"}),
    frozenset({"loss", "perplexity", "bpc"}),
    frozenset({"correlation", "r2", "agreement"}),
    frozenset({"accuracy", "performance", "robust_accuracy", "top5_accuracy", "success_rate", "coverage", "exact_match", "precision", "pass_at_k"}),
    frozenset({"win_rate", "agreement", "success_rate"}),
    frozenset({"communication", "memory_bandwidth", "memory_traffic"}),
    frozenset({"bits", "bitrate", "compression"}),
    frozenset({"iou", "dice", "agreement"}),
    frozenset({"throughput", "memory_bandwidth", "utilization", "parallel_efficiency"}),
)  # fmt: skip
VAGUE = frozenset({"other", "performance"})


def same_metric(one: str, other: str) -> bool:
    """Tell whether two metric ids can name one measure.

    >>> same_metric("latency", "speedup"), same_metric("bleu", "accuracy"), same_metric("other", "bleu")
    (True, False, True)
    """
    if one == other or one in VAGUE or other in VAGUE:
        return True
    return any(one in g and other in g for g in _GROUPS)


@cache
def _metrics_in(text: str) -> frozenset[str]:
    found = [m for m in build_lexicon().find(text) if m.kind == "metric"]
    return frozenset(m.name for m in found)


def _mentions(metric: str, text: str) -> bool:
    return any(same_metric(m, metric) and m not in VAGUE for m in _metrics_in(text))


_ACRONYM_OF = re.compile(
    r"\b(?P<name>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:\s(?:score|value|index))?\s(?:of|at|is|was|=)\s"
    + HEDGES
    + "$"
)
_ACRONYM_AFTER = re.compile(r"^\s(?:points?\s)?(?:of\s)?(?P<name>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)\b(?=[\s,.;)])")
# Words so common that a metric read from them alone proves nothing.
_LOOSE = frozenset(
    {"loss", "data", "cost", "queries", "bits", "sequence_length", "convergence", "variance", "coverage"}
)
_SPEEDS = frozenset(
    {"speedup", "latency", "throughput", "inference_time", "runtime", "training_time", "convergence"}
)
_SPEED_WORD = re.compile(
    r"\b(?:fast|quick|speed|slow|accelerat|latency|throughput|time|shorter|longer)\w*", re.IGNORECASE
)


def find_metric_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is quoted for another measure."""
    read = quote.read
    named = _named_metric(quote)
    if (
        named
        and claim.kind in {"level", "points"}
        and not stands_in(named, f"{work.title} {work.abstract}")
        and not _mentions_any(named)
    ):
        return Conflict("wrong-metric", named, _metric_words(claim))
    if read is None or same_metric(read.metric, claim.metric):
        return None
    # Both sides must be sure: the quote does not speak of the claim's metric at all, nor the claim of the quote's.
    if _mentions(claim.metric, quote.clause) or _mentions(read.metric, near(claim)):
        return None
    if claim.metric in _SPEEDS and _SPEED_WORD.search(quote.clause):
        return None
    if read.metric in _SPEEDS and _SPEED_WORD.search(near(claim)):
        return None
    # Each number must have its own measure beside it; one that was found further off may not be its own.
    if _LOOSE & {read.metric, claim.metric} or not _stands_by(
        read.metric, quote.left[-70:], quote.right[:60]
    ):
        return None
    if not _is_measured_by(claim):
        return None
    return Conflict("wrong-metric", _words(read.metric), _metric_words(claim))


def _is_measured_by(claim: Claim) -> bool:
    """Tell whether the metric of a claim stands beside it, or in its sentence with no other one beside it."""
    left, right = local(claim)
    if _stands_by(claim.metric, left, right):
        return True
    if claim.metric in _SPEEDS and claim.kind == "level" and claim.unit == "%":
        return False
    others = {m for m in _metrics_in(f"{left} ; {right}") if m not in VAGUE | _LOOSE}
    return not others and _stands_by(claim.metric, near(claim), "")


def _stands_by(metric: str, left: str, right: str) -> bool:
    text = f"{left} ; {right}"
    return _mentions(metric, text) or (metric in _SPEEDS and _SPEED_WORD.search(text) is not None)


def _named_metric(quote: Quote) -> str:
    match = _ACRONYM_OF.search(quote.before) or _ACRONYM_AFTER.match(quote.after)
    return match.group("name") if match else ""


def _mentions_any(name: str) -> bool:
    return bool(_metrics_in(name))


def _words(metric: str) -> str:
    return metric.replace("_", " ")


def _metric_words(claim: Claim) -> str:
    return "another measure" if claim.metric in VAGUE else _words(claim.metric)


# Percent and points.

_SAYS_RELATIVE = re.compile(r"\brelative(?:ly)?\b", re.IGNORECASE)
_SAYS_POINTS = re.compile(
    r"\b(?:percentage\s|absolute\s)?points?\b|\babsolute(?:ly)?\b|\bpp\b", re.IGNORECASE
)


def find_unit_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether percent are quoted as points, or points as percent."""
    read = quote.read
    quoted_points = quote.unit in {"point", "pp"} or (
        quote.unit == "%"
        and read is not None
        and read.kind == "points"
        and bool(_SAYS_POINTS.match(quote.after.strip()))
    )
    if (
        quoted_points
        and claim.unit == "%"
        and claim.kind == "relative"
        and "ambiguous-percent" not in claim.flags
    ):
        return Conflict("percent-vs-points", "points", "percent")
    if (
        quoted_points
        and claim.unit == "%"
        and claim.kind in {"relative", "points"}
        and _SAYS_RELATIVE.search(near(claim))
    ):
        return Conflict("percent-vs-points", "points", "percent, relative")
    if quote.unit != "%" or (read is not None and read.kind in {"level", "fraction"}):
        return None
    if claim.unit in {"pp", "point"} and claim.kind == "points":
        return Conflict("percent-vs-points", "percent", "points")
    quoted_relative = _SAYS_RELATIVE.search(quote.before[-60:]) or _SAYS_RELATIVE.search(quote.after[:40])
    if quoted_relative and claim.unit == "%" and not _SAYS_RELATIVE.search(claim.sentence):
        if claim.kind == "points" and "ambiguous-percent" not in claim.flags:
            return Conflict("percent-vs-points", "relative percent", "points")
        if claim.kind in {"points", "relative"} and is_difference(claim, work.claims):
            return Conflict("percent-vs-points", "relative percent", "percentage points")
    return None


def is_difference(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Tell whether a claim is the plain difference of two levels of its abstract, and so is in points."""
    levels = [c.value for c in claims if c.kind == "level" and c.unit == claim.unit]
    return any(abs(abs(a - b) - claim.value) < 0.006 for i, a in enumerate(levels) for b in levels[i + 1 :])
