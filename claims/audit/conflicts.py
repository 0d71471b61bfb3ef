"""What a quote says otherwise than the claim that it quotes: unit, metric, direction, names, bound.

Each check returns what is quoted and what is stated, or None. In doubt there is no conflict: an honest
author must not be told that a right number is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claims.audit.naming import can_be_same, can_be_same_device, device_stands_in, is_specific, stands_in
from claims.mentions.lexicon import build_lexicon
from claims.mentions.names import find_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.audit.relations import Relation
    from claims.audit.values import Quote, Work
    from claims.model import Bound, Claim


@dataclass(frozen=True, slots=True)
class Conflict:
    """A difference in what a number is about: the verdict it leads to, and the two sides of it."""

    verdict: str
    quoted: str
    stated: str


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
    frozenset({"iou", "dice"}),
    frozenset({"throughput", "memory_bandwidth", "utilization", "parallel_efficiency"}),
)  # fmt: skip
_VAGUE = frozenset({"other", "performance"})
_IMPROVES = re.compile(r"\b(?:improv|better|gain|outperform|boost|enhanc|surpass|exceed)\w*", re.IGNORECASE)


def same_metric(one: str, other: str) -> bool:
    """Tell whether two metric ids can name one measure.

    >>> same_metric("latency", "speedup"), same_metric("bleu", "accuracy"), same_metric("other", "bleu")
    (True, False, True)
    """
    if one == other or one in _VAGUE or other in _VAGUE:
        return True
    return any(one in g and other in g for g in _GROUPS)


@cache
def _metrics_in(text: str) -> frozenset[str]:
    found = [m for m in build_lexicon().find(text) if m.kind == "metric"]
    return frozenset(m.name for m in found)


def _mentions(metric: str, text: str) -> bool:
    return any(same_metric(m, metric) and m not in _VAGUE for m in _metrics_in(text))


_ACRONYM_OF = re.compile(r"\b(?P<name>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:\s(?:score|value|index))?\s(?:of|at|is|was|=)\s(?:about\s|around\s|over\s|up\sto\s|only\s)?$")
_ACRONYM_AFTER = re.compile(r"^\s(?:points?\s)?(?:of\s)?(?P<name>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)\b(?=[\s,.;)])")
_SPEEDS = frozenset({"speedup", "latency", "throughput", "inference_time", "runtime", "training_time", "convergence"})
_SPEED_WORD = re.compile(r"\b(?:fast|quick|speed|slow|accelerat|latency|throughput|time|shorter|longer)\w*", re.IGNORECASE)


def find_metric_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is quoted for another measure."""
    read = quote.read
    named = _named_metric(quote)
    if named and claim.kind in {"level", "points"} and not stands_in(named, f"{work.title} {work.abstract}") and not _mentions_any(named):
        return Conflict("wrong-metric", named, _metric_words(claim))
    if read is None or same_metric(read.metric, claim.metric):
        return None
    # Both sides must be sure: the quote does not speak of the claim's metric at all, nor the claim of the quote's.
    if _mentions(claim.metric, quote.clause) or _mentions(read.metric, _near(claim)):
        return None
    if claim.metric in _SPEEDS and _SPEED_WORD.search(quote.clause):
        return None
    if read.metric in _SPEEDS and _SPEED_WORD.search(_near(claim)):
        return None
    if not _mentions(read.metric, quote.clause):
        return None
    return Conflict("wrong-metric", _words(read.metric), _metric_words(claim))


def _named_metric(quote: Quote) -> str:
    match = _ACRONYM_OF.search(quote.before) or _ACRONYM_AFTER.match(quote.after)
    return match.group("name") if match else ""


def _mentions_any(name: str) -> bool:
    return bool(_metrics_in(name))


def _near(claim: Claim) -> str:
    """Return the words around a claim in its sentence."""
    at = claim.sentence.find(claim.text)
    if at < 0:
        return claim.sentence
    return claim.sentence[max(0, at - 110) : at + len(claim.text) + 80]


def _words(metric: str) -> str:
    return metric.replace("_", " ")


def _metric_words(claim: Claim) -> str:
    return "another measure" if claim.metric in _VAGUE else _words(claim.metric)


# Percent and points.

_SAYS_RELATIVE = re.compile(r"\brelative(?:ly)?\b", re.IGNORECASE)
_SAYS_POINTS = re.compile(r"\b(?:percentage\s|absolute\s)?points?\b|\babsolute(?:ly)?\b|\bpp\b", re.IGNORECASE)
_MULTIPLE = frozenset({"mae", "mse", "rmse", "mape", "perplexity", "loss", "latency", "memory", "energy", "fid"})


def find_unit_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether percent are quoted as points, or points as percent."""
    read = quote.read
    quoted_points = quote.unit in {"point", "pp"} or (quote.unit == "%" and read is not None and read.kind == "points" and bool(_SAYS_POINTS.match(quote.after.strip())))
    if quoted_points and claim.unit == "%" and claim.kind == "relative" and "ambiguous-percent" not in claim.flags:
        return Conflict("percent-vs-points", "points", "percent")
    if quoted_points and claim.unit == "%" and claim.kind in {"relative", "points"} and _SAYS_RELATIVE.search(_near(claim)):
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
    return any(abs(abs(a - b) - claim.value) < 0.006 for i, a in enumerate(levels) for b in levels[i + 1 :])  # noqa: PLR2004


# Direction.

_DOWN = re.compile(r"\b(?:fewer|less|lower|reduc\w+|decreas\w+|cut\w*|sav\w+|drop\w*|declin\w+|shrink\w*|smaller|shorter|lighter|cheaper|fell|falls|loses?|losing|lost|remov\w+|trims?|halv\w+|off|shed\w*|slash\w*|down)\b", re.IGNORECASE)
_UP = re.compile(r"\b(?:more|higher|increas\w+|adds?|adding|added|rais\w+|grow\w*|larger|longer|bigger|extra|additional|gains?|improv\w+|rises?|rose|boost\w*|up|overhead|deeper|faster|better)\b", re.IGNORECASE)
_BAD = re.compile(r"\b(?:trail\w*|lags?|lagging|behind|below|worse|loses?|lost|drop\w*|degrad\w+|slower|penalty|sacrific\w+|short\sof|declin\w+|falls?|fell|hurts?|regress\w*)\b", re.IGNORECASE)
_GOOD = re.compile(r"\b(?:better|improv\w+|outperform\w*|gains?|gained|ahead|above|beats?|surpass\w*|exceed\w*|faster|rises?|rose|raises?|boost\w*|superior|speed-?up|speeds?)\b", re.IGNORECASE)


def find_direction_conflict(quote: Quote, claim: Claim) -> Conflict | None:
    """Tell whether an increase is quoted as a decrease, or better as worse."""
    read = quote.read
    if read is None or claim.kind == "level" or read.kind == "level":
        return _words_conflict(quote, claim)
    if read.direction != "neutral" and claim.direction != "neutral" and read.direction != claim.direction:
        # The words must bear it out: the same comparative on both sides says the same thing.
        if _share_cue(quote, claim):
            return None
        if not _agree(_lean(quote.before, quote.after), read.direction):
            return None
        return Conflict("wrong-direction", _lean_words(read), _lean_words(claim))
    if read.metric == claim.metric and read.change and claim.change and read.change != claim.change and not _share_cue(quote, claim):
        return Conflict("wrong-direction", f"an {read.change}" if read.change[0] == "i" else f"a {read.change}", f"an {claim.change}" if claim.change[0] == "i" else f"a {claim.change}")
    return _words_conflict(quote, claim)


def _words_conflict(quote: Quote, claim: Claim) -> Conflict | None:
    """Tell whether the words right around the two numbers say opposite things plainly."""
    if claim.kind not in {"relative", "points", "times"} or claim.direction == "neutral":
        return None
    mine = _lean(quote.before, quote.after)
    if mine == "worse" and claim.direction == "better" and not _BAD.search(_near(claim)):
        return Conflict("wrong-direction", "worse", "better")
    if mine == "better" and claim.direction == "worse" and not _GOOD.search(_near(claim)):
        return Conflict("wrong-direction", "better", "worse")
    return None


def _lean(before: str, after: str) -> str:
    """Return ``better`` or ``worse`` where only one of the two is said right around a number."""
    near = before[-45:] + " | " + after[:30]
    good, bad = bool(_GOOD.search(near)), bool(_BAD.search(near))
    if good == bad:
        return ""
    return "better" if good else "worse"


def _agree(leaning: str, direction: str) -> bool:
    return not leaning or leaning == direction


def _share_cue(quote: Quote, claim: Claim) -> bool:
    mine = {w.lower() for w in re.findall(r"[A-Za-z]{4,}", quote.before[-25:] + " " + quote.after[:30])}
    at = claim.sentence.find(claim.text)
    around = claim.sentence[max(0, at - 25) : at] + " " + claim.sentence[at + len(claim.text) : at + len(claim.text) + 30] if at >= 0 else ""
    theirs = {w.lower() for w in re.findall(r"[A-Za-z]{4,}", around)}
    shared = " ".join(mine & theirs)
    return bool(_UP.search(shared) or _DOWN.search(shared) or _BAD.search(shared) or _GOOD.search(shared))


def _lean_words(claim: Claim) -> str:
    return "better" if claim.direction == "better" else "worse"


# Names.


def find_name_conflicts(quote: Quote, claim: Claim, work: Work) -> list[Conflict]:
    """List the roles that a quote names otherwise than the claim."""
    found = [
        find_technique_conflict(quote, claim, work),
        find_benchmark_conflict(quote, claim),
        find_hardware_conflict(quote, claim, work),
        find_baseline_conflict(quote, claim, work),
    ]
    return [f for f in found if f is not None]


def find_technique_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given to another thing than the one whose number it is."""
    if not claim.technique:
        return None
    subject = _subject(quote)
    if not subject or can_be_same(subject, claim.technique) or stands_in(claim.technique, quote.clause):
        return None
    own = next((c.technique for c in work.claims if c.technique and can_be_same(subject, c.technique)), None)
    main = stands_in(subject, work.title)
    if own is None and not main:
        return None
    # A main technique and its own variants share claims too freely to be told apart.
    if main and stands_in(claim.technique, work.title):
        return None
    if claim.kind not in {"level", "fraction"} and not main:
        return None
    return Conflict("wrong-technique", subject, claim.technique)


_SUBJECT_END = re.compile(r"\s(?:is|are|was|were|has|have|had|reach\w*|achiev\w*|attain\w*|obtain\w*|get\w*|score\w*|keeps?|needs?|uses?|takes?|runs?|gives?|yields?|diagnos\w*|reports?|shows?|sits?|stands?|beats?|outperform\w*|recover\w*|goes|exceed\w*|answers?|stays?)\b")
_GOES_TO = re.compile(r"\b(?:goes|belongs)\sto\s(?:a|an|the)?\s?(?P<name>[^,.;]{2,60})")


def _subject(quote: Quote) -> str:
    """Return the coined name that the quote's clause is about, ``""`` when there is none."""
    to = _GOES_TO.search(quote.after[:90])
    if to:
        names = find_names(to.group("name"))
        return names[0][0] if names else ""
    verb = None
    for verb in _SUBJECT_END.finditer(quote.before):  # noqa: B007 - the last one is wanted
        pass
    head = quote.before[: verb.start()] if verb else quote.before
    names = find_names(head)
    if not names:
        return ""
    name, start, _ = names[-1]
    if re.search(r"\b(?:on|for|in|with|using|of|to|than|over|from|by|at|against|stacc)\s(?:the\s)?(?:\w+\s)?$", head[:start]):
        return ""
    return name


_SIZE = re.compile(r"(?<![\d.])(\d{2,4})\s?(?:[x×*]|\\times|\^?2\b)\s?\$?(\d{2,4})?")


def find_benchmark_conflict(quote: Quote, claim: Claim) -> Conflict | None:
    """Tell whether the number is given for another data set."""
    mine, theirs = _sizes(quote.clause), _sizes(claim.sentence)
    if mine and theirs and not mine & theirs and claim.kind == "level":
        return Conflict("wrong-benchmark", _say_size(mine), _say_size(theirs))
    read = quote.read
    if read is None or not read.benchmark or not claim.benchmark:
        return None
    if any(can_be_same(q, c) for q in read.benchmark for c in claim.benchmark):
        return None
    if not all(_is_name(q) for q in read.benchmark) or not any(_is_name(c) for c in claim.benchmark):
        return None
    if any(stands_in(c, quote.clause) for c in claim.benchmark):
        return None
    if not any(stands_in(q, quote.clause) for q in read.benchmark):
        return None
    return Conflict("wrong-benchmark", _list(read.benchmark), _list(claim.benchmark))


def _sizes(text: str) -> frozenset[str]:
    return frozenset(m.group(1) for m in _SIZE.finditer(text.replace("$", "")) if m.group(2) is None or m.group(1) == m.group(2))


def _say_size(sizes: frozenset[str]) -> str:
    size = min(sizes)
    return f"{size}x{size}"


def _is_name(text: str) -> bool:
    return bool(re.search(r"[A-Z]", text)) and is_specific(text)


def find_hardware_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given for another device."""
    mine = devices_in(quote)
    if not mine:
        return None
    stated = claim.hardware or _only_device(work)
    if not stated or any(can_be_same_device(q, c) for q in mine for c in stated):
        return None
    if any(device_stands_in(c, quote.sentence) for c in stated) or any(device_stands_in(q, claim.sentence) for q in mine):
        return None
    return Conflict("wrong-hardware", _list(mine), _list(stated))


def devices_in(quote: Quote) -> tuple[str, ...]:
    """Return the devices that a quote's clause names."""
    if quote.read is not None and quote.read.hardware:
        return quote.read.hardware
    found = [m for m in build_lexicon().find(quote.clause) if m.kind == "hardware"]
    return tuple(dict.fromkeys(m.name for m in found))


def _only_device(work: Work) -> tuple[str, ...]:
    """Return the device of an abstract that names one only."""
    found = {m.name for m in build_lexicon().find(work.abstract) if m.kind == "hardware"}
    return tuple(found) if len(found) == 1 else ()


def find_baseline_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given against something else than what it was compared with."""
    read = quote.read
    if read is None or not read.baseline or not claim.baseline or read.kind == "level":
        return None
    mine = [b for b in read.baseline if is_specific(b)]
    theirs = [b for b in claim.baseline if is_specific(b)]
    if not mine or not theirs or any(can_be_same(q, c) for q in mine for c in theirs):
        return None
    if any(stands_in(q, claim.sentence) for q in mine) and not _is_other_claims(mine, claim, work):
        return None
    if any(stands_in(c, quote.clause) for c in theirs):
        return None
    # A phrase without any name in it may be the author's word for the abstract's own phrase.
    if not any(re.search(r"[A-Z\d]", q) for q in mine) and any(_shares_word(q, work.abstract) for q in mine):
        return None
    return Conflict("wrong-baseline", _list(mine), _list(theirs))


def _is_other_claims(names: list[str], claim: Claim, work: Work) -> bool:
    return any(c is not claim and c.claim_id != claim.claim_id and any(can_be_same(n, b) and is_specific(b) for n in names for b in c.baseline) for c in work.claims)


def _shares_word(phrase: str, text: str) -> bool:
    words = re.findall(r"[a-z]{5,}", phrase.lower())
    folded = text.lower()
    return any(w[:6] in folded for w in words)


def _list(names: Iterable[str]) -> str:
    listed = list(dict.fromkeys(names))
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + f" and {listed[-1]}"


# Bounds.

_BEST_CASE = re.compile(r"\b(?:at\sbest|best[\s-]case|in\sthe\sbest\scase|maximum|maximal|max\.|at\smost|as\s(?:much|many|high|low|little|few)\sas|can\s(?:be|reach)|peaks?\sat|tops?\sout|no\smore\sthan|up\sto|within|less\sthan|under|below)\b", re.IGNORECASE)
_AT_LEAST = re.compile(r"\b(?:at\sleast|more\sthan|over|above|exceed\w*|beyond|or\smore|no\sless\sthan|upwards|in\sexcess|surpass\w*|north\sof|well\sover|minimum)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|roughly|approximately|some|close\sto|circa|ca\.|an?\sestimated|virtually)(?![A-Za-z])|~|\\sim|\\approx", re.IGNORECASE)


def find_bound_conflict(quote: Quote, relation: Relation) -> Conflict | None:
    """Tell whether "up to", "at least" or "about" was dropped, or turned round."""
    stated = relation.bound
    if stated == "exact" or stated == quote.bound:
        return None
    if relation.name == "end":
        return None
    window = quote.before[-60:]
    after = quote.after[:20]
    kept = {"at_most": _BEST_CASE, "at_least": _AT_LEAST, "approx": _ABOUT}[stated]
    turned = {"at_most": "at_least", "at_least": "at_most"}.get(stated)
    if quote.bound != turned and (kept.search(window) or kept.search(after)):
        return None
    if stated == "approx" and (quote.bound != "exact" or relation.name != "equal"):
        return None
    # "nearly 1,000" for "over 1,000" turns the bound round; "about" for "up to" drops it.
    return Conflict("dropped-bound", _say_bound(quote.bound), _say_bound(stated))


def keeps_end(quote: Quote, relation: Relation) -> bool:
    """Tell whether one end of a range is quoted as that end: "up to" the high one, "at least" the low one."""
    read = quote.read
    inverted = read is not None and relation.claims[0].kind == "fraction" and read.kind != "fraction"
    high = (relation.end == "high") != inverted
    window = quote.before[-60:]
    if quote.bound == "at_most" or (quote.bound == "exact" and _BEST_CASE.search(window)):
        return high
    if quote.bound == "at_least" or (quote.bound == "exact" and _AT_LEAST.search(window)):
        return not high
    return False


def _say_bound(bound: Bound) -> str:
    return {"at_most": "up to", "at_least": "at least", "approx": "about", "exact": "exactly"}[bound]
