"""What a quote says otherwise than the claim that it quotes: unit, metric, direction, names, bound.

Each check returns what is quoted and what is stated, or None. In doubt there is no conflict: an honest
author must not be told that a right number is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
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
    frozenset({"iou", "dice", "agreement"}),
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


_ACRONYM_OF = re.compile(
    r"\b(?P<name>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:\s(?:score|value|index))?\s(?:of|at|is|was|=)\s(?:about\s|around\s|over\s|up\sto\s|only\s)?$"
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
    if _mentions(claim.metric, quote.clause) or _mentions(read.metric, _near(claim)):
        return None
    if claim.metric in _SPEEDS and _SPEED_WORD.search(quote.clause):
        return None
    if read.metric in _SPEEDS and _SPEED_WORD.search(_near(claim)):
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
    others = {m for m in _metrics_in(f"{left} ; {right}") if m not in _VAGUE | _LOOSE}
    return not others and _stands_by(claim.metric, _near(claim), "")


def _stands_by(metric: str, left: str, right: str) -> bool:
    text = f"{left} ; {right}"
    return _mentions(metric, text) or (metric in _SPEEDS and _SPEED_WORD.search(text) is not None)


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


def _words(metric: str) -> str:
    return metric.replace("_", " ")


def _metric_words(claim: Claim) -> str:
    return "another measure" if claim.metric in _VAGUE else _words(claim.metric)


# Percent and points.

_SAYS_RELATIVE = re.compile(r"\brelative(?:ly)?\b", re.IGNORECASE)
_SAYS_POINTS = re.compile(
    r"\b(?:percentage\s|absolute\s)?points?\b|\babsolute(?:ly)?\b|\bpp\b", re.IGNORECASE
)
_MULTIPLE = frozenset(
    {"mae", "mse", "rmse", "mape", "perplexity", "loss", "latency", "memory", "energy", "fid"}
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
        and _SAYS_RELATIVE.search(_near(claim))
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


# Direction.

_CUES = re.compile(
    r"\b(?:fewer|less|lower|reduc\w+|decreas\w+|cut\w*|sav\w+|drop\w*|shrink\w*|smaller|shorter|cheaper|more|higher|increas\w+|adds?|adding|"
    r"larger|longer|extra|additional|gain\w*|improv\w+|rise\w*|faster|better|slower|worse|speed-?ups?|compress\w*)\b",
    re.IGNORECASE,
)
_BOUND_WORDS = re.compile(
    r"\b(?:more|less|fewer|lower|higher|better|greater)\sthan(?=\W*$)|\bat\s(?:least|most)\b", re.IGNORECASE
)
_BAD = re.compile(
    r"\b(?:trail(?:s|ed|ing)?|lag(?:s|ged|ging)?|behind|worse|degrad\w+|drops?|dropp\w+|penalty|sacrific\w+|declin\w+|hurts?|regress\w*|slower|los(?:es|ing)|deteriorat\w+)\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:better|improv\w+|outperform\w*|gain(?:s|ed)?|ahead|beats?|surpass\w*|faster|rises?|rose|raises?|boost\w*|superior)\b",
    re.IGNORECASE,
)


def find_direction_conflict(quote: Quote, claim: Claim) -> Conflict | None:
    """Tell whether an increase is quoted as a decrease, or better as worse."""
    read = quote.read
    if read is None or claim.kind == "level":
        return None
    if read.kind == "level" or read.metric in _VAGUE or claim.metric in _VAGUE:
        return _words_conflict(quote, claim)
    if not same_metric(read.metric, claim.metric) or _share_cue(quote, claim):
        return None
    if read.direction != claim.direction and "neutral" not in {read.direction, claim.direction}:
        mine = _lean(quote)
        return (
            Conflict("wrong-direction", read.direction, claim.direction)
            if mine in {"", read.direction}
            else None
        )
    if read.metric == claim.metric and read.change and claim.change and read.change != claim.change:
        return Conflict("wrong-direction", _a(read.change), _a(claim.change))
    return _words_conflict(quote, claim)


def _words_conflict(quote: Quote, claim: Claim) -> Conflict | None:
    """Tell whether the words right around the two numbers plainly say opposite things."""
    if claim.direction == "neutral" or _share_cue(quote, claim):
        return None
    mine = _lean(quote)
    theirs = " ".join(local(claim))
    if mine == "worse" and claim.direction == "better" and not _BAD.search(theirs):
        return Conflict("wrong-direction", "worse", "better")
    if mine == "better" and claim.direction == "worse" and not _GOOD.search(theirs):
        return Conflict("wrong-direction", "better", "worse")
    return None


def _lean(quote: Quote) -> str:
    """Return ``better`` or ``worse`` where only one of the two is said right around a number."""
    near = f"{quote.left[-45:]} | {quote.right[:30]}"
    good, bad = bool(_GOOD.search(near)), bool(_BAD.search(near))
    if good == bad:
        return ""
    return "better" if good else "worse"


def _share_cue(quote: Quote, claim: Claim) -> bool:
    """Tell whether the same word of change stands beside both numbers; then they say the same."""
    left, right = local(claim)
    mine = _cues(quote.left[-40:], quote.right[:35])
    return bool(mine & _cues(left[-40:], right[:35]))


def _cues(left: str, right: str) -> frozenset[str]:
    text = f"{_BOUND_WORDS.sub(' ', left)} {right}"
    return frozenset(m.group().lower()[:5] for m in _CUES.finditer(text))


def _a(change: str) -> str:
    return f"an {change}" if change[0] == "i" else f"a {change}"


# Names.


def find_name_conflicts(quote: Quote, claim: Claim, work: Work) -> list[Conflict]:
    """List the roles that a quote names otherwise than the claim."""
    found = [
        find_technique_conflict(quote, claim, work),
        find_benchmark_conflict(quote, claim, work),
        find_hardware_conflict(quote, claim, work),
        find_baseline_conflict(quote, claim, work),
    ]
    return [f for f in found if f is not None]


def find_technique_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given to another thing than the one whose number it is."""
    owner = _owner(claim) or claim.technique
    if (
        not owner
        or claim.kind not in {"level", "fraction"}
        or stands_in(owner, f"{quote.before} {quote.right}")
    ):
        return None
    subject = _subject(quote) or _other_technique(quote, owner, work)
    if not subject or _akin(subject, owner) or stands_in(subject, local(claim)[0][-120:]):
        return None
    # A phrase out of the title names nothing that could be told from something else.
    if not re.search(r"[A-Z]{2}|[a-z][A-Z]|\d", owner) or (
        " " in owner and owner.lower() in work.title.lower()
    ):
        return None
    is_other = any(
        c.technique and can_be_same(subject, c.technique) and is_specific(c.technique) for c in work.claims
    )
    if not is_other and not stands_in(subject, work.title):
        return None
    # A main technique and its own variants share claims too freely to be told apart.
    if stands_in(owner, work.title) and (stands_in(subject, work.title) or not is_other):
        return None
    return Conflict("wrong-technique", subject, owner)


_BESIDE = re.compile(
    r"(?:surpass\w*|outperform\w*|exceed\w*|beat\w*|than|over|vs\.?|versus|against|compared\s(?:to|with)|from)\s(?:the\s)?(?P<name>[A-Z][\w.+-]*)\s?\((?P<inside>[^()]*)\)"
)


def _owner(claim: Claim) -> str:
    """Return the baseline in whose parentheses a number stands: surpassing FooNet (74.8%, 66M)."""
    for match in _BESIDE.finditer(claim.sentence):
        if claim.text in match.group("inside"):
            return match.group("name")
    return ""


def _akin(one: str, other: str) -> bool:
    """Tell whether two techniques may be one family: FooFormer, FooFormer-2B, FooPythia."""
    first, second = (re.sub(r"[\W_]+", "", n).lower() for n in (one, other))
    return can_be_same(one, other) or first[:4] == second[:4]


def _other_technique(quote: Quote, owner: str, work: Work) -> str:
    """Return another technique of the abstract that the quote names before the number."""
    named = (
        c.technique for c in work.claims if c.technique and is_specific(c.technique) and c.kind == "level"
    )
    return next((t for t in named if not _akin(t, owner) and stands_in(t, quote.before)), "")


_SUBJECT_END = re.compile(
    r"\s(?:is|are|was|were|has|have|had|reach\w*|achiev\w*|attain\w*|obtain\w*|get\w*|score\w*|keeps?|needs?|uses?|takes?|runs?|gives?|yields?|diagnos\w*|reports?|shows?|sits?|stands?|beats?|outperform\w*|recover\w*|goes|exceed\w*|answers?|stays?)\b"
)
_GOES_TO = re.compile(r"\b(?:goes|belongs)\sto\s(?:a|an|the)?\s?(?P<name>[^,.;]{2,60})")


def _subject(quote: Quote) -> str:
    """Return the coined name that the quote's clause is about, ``""`` when there is none."""
    to = _GOES_TO.search(quote.after[:90])
    if to:
        names = find_names(to.group("name"))
        return names[0][0] if names else ""
    verb = None
    for verb in _SUBJECT_END.finditer(quote.before):
        pass
    head = quote.before[: verb.start()] if verb else quote.before
    names = find_names(head)
    if not names:
        return ""
    name, start, _ = names[-1]
    if re.search(
        r"\b(?:on|for|in|with|using|of|to|than|over|from|by|at|against|stacc)\s(?:the\s)?(?:\w+\s)?$",
        head[:start],
    ):
        return ""
    return name


_SIZE = re.compile(r"(?<![\d.])(\d{2,4})\s?(?:[x×*]|\\times|\^?2\b)\s?\$?(\d{2,4})?")


def find_benchmark_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given for another data set."""
    mine_sizes, their_sizes = _sizes(quote.clause), _sizes_of(claim)
    if mine_sizes and their_sizes and not mine_sizes & their_sizes and claim.kind == "level":
        return Conflict("wrong-benchmark", _say_size(mine_sizes), _say_size(their_sizes))
    mine = [q for q in benchmarks_of(quote) if _is_name(q)]
    theirs = claim.benchmark or _benchmarks_in(claim.sentence) or _benchmarks_of(claim, work)
    if (
        not mine
        or not any(_is_name(c) for c in theirs)
        or any(can_be_same(q, c) for q in mine for c in theirs)
    ):
        return None
    if any(stands_in(q, work.title) for q in mine):
        return None
    if any(stands_in(q, work.abstract) for q in mine) and not any(
        stands_in(c, claim.sentence) for c in claim.benchmark
    ):
        return None
    if any(stands_in(q, claim.sentence) for q in mine) and not _measured_beside(mine, claim, work):
        return None
    if any(stands_in(c, f"{quote.left} {quote.right}") for c in theirs) and not any(
        stands_in(q, quote.right) for q in mine
    ):
        return None
    return Conflict("wrong-benchmark", _list(mine), _list(theirs))


def benchmarks_of(quote: Quote) -> tuple[str, ...]:
    """Return the data sets that a quote is on: right behind the number, else as read, else in its clause."""
    read = quote.read.benchmark if quote.read is not None else ()
    near = tuple(b for b in read if stands_in(b, quote.clause))
    following = tuple(b for b in near if stands_in(b, quote.right)) or tuple(_benchmarks_in(quote.right))
    if following or not read:
        return following or tuple(_benchmarks_in(quote.left))
    return near or tuple(_benchmarks_in(quote.clause))


@lru_cache(maxsize=5_000)
def _benchmarks_in(text: str) -> tuple[str, ...]:
    found = build_lexicon().find(text)
    return tuple(
        dict.fromkeys(
            m.text
            for m in found
            if m.kind == "benchmark" or (m.kind == "weak_benchmark" and m.text.isupper())
        )
    )


def _benchmarks_of(claim: Claim, work: Work) -> tuple[str, ...]:
    """Return the data sets of an abstract's other claims of the same kind of measure."""
    if claim.metric_family != "quality":
        return ()
    return tuple(
        dict.fromkeys(b for c in work.claims if c.metric_family == claim.metric_family for b in c.benchmark)
    )


def _measured_beside(names: list[str], claim: Claim, work: Work) -> bool:
    """Tell whether the sentence of a claim has another number for one of these data sets."""
    beside = [c for c in work.claims if c.claim_id != claim.claim_id and c.sentence == claim.sentence]
    return any(can_be_same(n, b) for c in beside for n in names for b in c.benchmark if _is_name(b))


_WHICH = re.compile(r"\bthe\s(?P<which>former|latter|first|second)\b")


def _sizes_of(claim: Claim) -> frozenset[str]:
    """Return the image sizes that a claim is for; "the latter" is the last one."""
    found = [m.group(1) for m in _SIZE.finditer(claim.sentence.replace("$", ""))]
    which = _WHICH.search(local(claim)[1][:60])
    if which and len(found) > 1:
        return frozenset({found[0] if which.group("which") in {"former", "first"} else found[-1]})
    return _sizes(claim.sentence)


def _sizes(text: str) -> frozenset[str]:
    return frozenset(
        m.group(1)
        for m in _SIZE.finditer(text.replace("$", ""))
        if m.group(2) is None or m.group(1) == m.group(2)
    )


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
    stated = claim.hardware or (_devices_in(work.abstract) if claim.metric_family in _ON_DEVICES else ())
    if not stated or any(can_be_same_device(q, c) for q in mine for c in stated):
        return None
    if any(device_stands_in(c, quote.sentence) for c in stated) or any(
        device_stands_in(q, work.abstract) for q in mine
    ):
        return None
    return Conflict("wrong-hardware", _list(mine), _list(stated))


def devices_in(quote: Quote) -> tuple[str, ...]:
    """Return the devices that a quote's clause names."""
    if quote.read is not None and quote.read.hardware:
        return quote.read.hardware
    return _devices_in(quote.clause)


_ON_DEVICES = frozenset({"speed", "memory", "energy", "hardware", "cost"})


@lru_cache(maxsize=5_000)
def _devices_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name for m in build_lexicon().find(text) if m.kind == "hardware"))


def find_baseline_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given against something else than what it was compared with."""
    read = quote.read
    if read is None or not read.baseline or not claim.baseline or read.kind == "level":
        return None
    # A name behind the next number is that number's.
    mine = [b for b in read.baseline if is_specific(b) and stands_in(b, f"{quote.left} {quote.right}")]
    theirs = [b for b in claim.baseline if is_specific(b)]
    if not mine or not theirs or any(can_be_same(q, c) for q in mine for c in theirs):
        return None
    if any(stands_in(q, claim.sentence) for q in mine) and not _is_other_claims(mine, claim, work):
        return None
    if any(stands_in(c, f"{quote.left} {quote.right}") for c in theirs):
        return None
    # A phrase without any name in it may be the author's word for the abstract's own phrase.
    if not any(re.search(r"[A-Z\d]", q) for q in mine) and any(_shares_word(q, work.abstract) for q in mine):
        return None
    return Conflict("wrong-baseline", _list(mine), _list(theirs))


def _is_other_claims(names: list[str], claim: Claim, work: Work) -> bool:
    return any(
        c is not claim
        and c.claim_id != claim.claim_id
        and any(can_be_same(n, b) and is_specific(b) for n in names for b in c.baseline)
        for c in work.claims
    )


def _shares_word(phrase: str, text: str) -> bool:
    words = re.findall(r"[a-z]{5,}", phrase.lower())
    folded = text.lower()
    return any(w[:6] in folded for w in words)


def _list(names: Iterable[str]) -> str:
    listed = list(dict.fromkeys(names))
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + f" and {listed[-1]}"


# Bounds.

_BEST_CASE = re.compile(
    r"\b(?:at\sbest|best[\s-]case|in\sthe\sbest\scase|maximum|maximal|max\.|at\smost|as\s(?:much|many|high|low|little|few)\sas|can\s(?:be|reach)|peaks?\sat|tops?\sout|no\smore\sthan|up\sto|within|less\sthan|under|below)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at\sleast|more\sthan|over|above|exceed\w*|beyond|or\smore|no\sless\sthan|upwards|in\sexcess|surpass\w*|north\sof|well\sover|minimum)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|some|close\sto|circa|ca\.|an?\sestimated|virtually)(?![A-Za-z])|~|\\sim|\\approx",
    re.IGNORECASE,
)


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
