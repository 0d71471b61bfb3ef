"""Meaning: what a number that may be a claim says - unit, kind, change, direction and metric."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Change, Direction, Kind, Mention
from claims.quantity.numbers import Atom
from claims.rules.cues import Cue, find_comparative, find_noun, find_verb, judge, verb_pattern
from claims.rules.linking import Link, link
from claims.rules.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a claim says, without its roles. `metric_mention` and `link` are the evidence."""

    atom: Atom
    unit: str
    kind: Kind
    change: Change | None
    direction: Direction
    metric: Metric
    rule: str
    metric_mention: Mention | None = None
    cue: Cue | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class NoClaim:
    """The name of the rule by which a number is no claim."""

    rule: str


# The metric that a unit measures when the sentence names none that fits.
_BY_DIMENSION = {
    "time": "latency", "rate": "throughput", "data_rate": "throughput", "data": "memory", "energy": "energy", "power": "power",
    "efficiency": "energy_efficiency", "money": "cost", "frequency": "throughput", "compute": "flops", "level": "other",
    "length": "other", "electric": "other", "physics": "other",
}  # fmt: skip
_BY_UNIT = {
    "parameter": "parameters", "token": "data", "sample": "data", "image": "data", "step": "convergence", "epoch": "convergence", "query": "queries",
    "cycle": "latency", "LUT": "area", "transistor": "area", "gate": "area", "mm**2": "area", "um**2": "area", "bpp": "bitrate", "bpc": "bpc",
    "bit": "bits", "bit/dim": "loss", "GPU_hour": "training_time", "GPU_day": "training_time", "operation": "compute", "layer": "other",
    "km/h": "other", "m/s": "other", "USD": "cost", "instruction/cycle": "throughput", "mile": "other", "km": "other",
}  # fmt: skip
_FITS = {
    "time": {"speed", "cost", "other"}, "rate": {"speed", "memory", "hardware", "energy"}, "data_rate": {"speed", "memory", "size", "hardware"},
    "data": {"memory", "size", "hardware", "data"}, "energy": {"energy", "cost"}, "power": {"energy"}, "efficiency": {"energy"}, "money": {"cost"},
    "compute": {"compute", "speed", "energy"}, "frequency": {"speed", "quality", "other"}, "count": {"size", "data", "speed", "compute", "hardware", "cost", "other", "memory"},
    "length": {"quality", "hardware", "other"}, "level": {"quality", "other", "size", "energy"}, "physics": {"quality", "other", "energy"}, "electric": {"energy", "other", "hardware"},
}  # fmt: skip
_POINT_METRICS = {
    "bleu",
    "rouge",
    "chrf",
    "comet",
    "meteor",
    "psnr",
    "fid",
    "perplexity",
    "map",
    "f1",
    "iou",
    "dice",
}
# Metrics that are stated in percent of which a change is more often relative.
_ERRORS = {
    "error_rate",
    "wer",
    "cer",
    "eer",
    "toxicity",
    "attack_success_rate",
    "ece",
    "variance",
    "utilization",
    "sparsity",
    "parallel_efficiency",
    "coverage",
}

_ONLY = re.compile(
    r"\b(?:only|just|merely|mere|as\s(?:few|little|low|small)\sas|fewer\sthan|less\sthan|under|no\smore\sthan|not\smore\sthan|single|within|below|requir\w+|need\w*|tak\w+|took|consum\w+|us(?:es|ing)\sonly|needs?|achiev\w+|reach\w+|attain\w+|deliver\w+|sustain\w+|yield\w+|runs?\sat|at|in|incurs?|incurring)\s(?:an?\s|the\s|about\s|approximately\s|around\s|of\s|average\s(?:of\s)?|roughly\s|nearly\s|almost\s|~\s?|over\s|up\sto\s|just\s|only\s|less\sthan\s|under\s|≈\s?|<\s?)*$",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:only|just|merely|mere|as\sfew\sas|as\slittle\sas|fewer\sthan|mere)\s(?:an?\s|the\s|about\s|approximately\s|around\s|~\s?|of\s|\w+ing\s)*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\brelative(?:ly)?\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\babsolute(?:ly)?\b", re.IGNORECASE)
_ADDS = re.compile(
    r"\b(?:add|incur|introduc|extra|additional|overhead|cost of|expense|sacrific|with only|at only|requir)\w*\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bby\s(?:an?\s|the\s|up\sto\s|about\s|nearly\s|over\s|more\sthan\s|at\sleast\s|as\smuch\sas\s|around\s|approximately\s|roughly\s|almost\s|factors?\sof\s|margins?\sof\s|average\s|on\saverage\s|\+|~\s?|-|only\s|additional\s|well\s|just\s|an?\saverage\sof\s|an?\sfactor\sof\s|[≥>]\s?)*$",
    re.IGNORECASE,
)
_TO_FROM = re.compile(
    r"\b(?:to|from|versus|vs\.?|at|than|of|is|was)\s(?:an?\s|the\s|about\s|only\s|just\s|~\s?|over\s|nearly\s|under\s|around\s|below\s|above\s|less\sthan\s|more\sthan\s)*$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b" + verb_pattern(), re.IGNORECASE)
_KEEP = re.compile(
    r"\b(?:retain|maintain|preserv|keep|recover|match|reach|achiev|attain)\w*\s(?:about\s|over\s|up\sto\s|nearly\s|more\sthan\s|around\s|almost\s|approximately\s|at\sleast\s|roughly\s|~\s?)*$",
    re.IGNORECASE,
)
_TRAINING = re.compile(r"\btrain(?:ing|ed)?\b|\bpre-?train|\bfine-?tun", re.IGNORECASE)
_TIMES_WORD = re.compile(r"times$", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:than|over|faster|compared|versus|vs|against|relative|improv|speed|gain|better|outperform|increas|decreas|reduc|compress|smaller|larger|higher|lower|fewer|more|less|as\s\w+\sas|accelerat|efficien)",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(
    r"[\s-](?!(?:and|or|on|for|in|with|at|to|of|as|by|vs|versus|compared|over|respectively|when|while|which|from|using|across|under|is|was|than|per|but|after|points?|percent|the|a|an|out|if|score|that|BLEU|without|against|achiev\w*|outperform\w*)\b)[a-z]{3,}"
)
_INTEGER_METRICS = {
    "bleu",
    "rouge",
    "fid",
    "perplexity",
    "psnr",
    "f1",
    "map",
    "accuracy",
    "iou",
    "comet",
    "chrf",
    "meteor",
    "reward",
    "dice",
    "speedup",
    "compression",
    "fvd",
    "mae",
    "rmse",
    "mse",
    "other_score",
}


# A noun right after a percentage that is no known metric: 86% intent satisfaction.
_NAMELESS = re.compile(
    r"\s(?!(?:of|on|in|for|with|at|to|and|or|by|as|vs|versus|compared|over|respectively|when|while|which|from|using|across|under|is|was|than|per|but|after|the|a|an|without|against|achiev\w*|outperform\w*|zero|test|absolute|relative|on)\b)[a-z]{3,}(?:\s[a-z]{3,})?"
)
_WINS = re.compile(r"\b(?:outperform|surpass|perform|beat|exceed|baseline|state-of-the-art)", re.IGNORECASE)


_COORDINATE = re.compile(
    r"(?:(?!\b(?:while|but|achiev\w*|reach\w*|with|at|attain\w*|maintain\w*|retain\w*|obtain\w*|scoring|scored|whereas|to)\b)(?:[^.;:]|\.(?=\d)))*(?:,|\band\b|/)\s*(?:by|up\sto|about|over|nearly|around|only|approximately|more\sthan|at\sleast|roughly|an?|even|less\sthan|~|\+|-|\s)*$"
)


_SAME_LIST = re.compile(
    r"(?:\s(?:on|in|for|over|with|compared\sto|relative\sto|against|at|across|from)\s(?:[^.;:]|\.(?=\d)){0,80}?)?,?\s?(?:and|or|,|&|versus|vs\.?|to)\s?(?:by\s|up\sto\s|about\s|over\s|~|\+|-|\s|nearly\s|an?\s|around\s|only\s|even\s|then\s|of\s)*"
)
_PARALLEL = re.compile(r"\s?\),?\s(?:and\s)?(?:the\s)?[\w\s-]{1,40}\(\s?$")


# "2.1% energy for a big core (6.1% for a small one)"
_ASIDE = re.compile(r"[^.;()]{0,70}\s\(\s?")
_ASIDE_END = re.compile(r"\s(?:for|on|in|with|at)\s[^.;()]{1,50}\)")


def _coordinate(sentence: Sentence, previous: Meaning, atom: Atom) -> bool:
    """Tell whether a number is coordinated with the one before it ("35% in A and 12% in B")."""
    stop = (
        atom.bound_start if previous.atom.end < atom.bound_start < atom.start else atom.start - len(atom.sign)
    )
    gap = sentence.text[previous.atom.end : stop]
    return (
        previous.atom.dimension == atom.dimension
        and len(gap) < 90
        and bool(
            _COORDINATE.fullmatch(gap)
            or _PARALLEL.fullmatch(gap)
            or (_ASIDE.fullmatch(gap) and _ASIDE_END.match(sentence.text, atom.end))
        )
    )


def _metric(lexicon: Lexicon, name: str) -> Metric:
    return lexicon.metrics.get(name) or Metric(name, "other", "none", percent=False)


def _word_before(sentence: Sentence, at: int) -> str:
    return sentence.text[max(sentence.start, at - 90) : at]


# Metrics whose words are too common to be taken for the measure of a number that no rule ties to them.
_VAGUE = {
    "data",
    "queries",
    "sequence_length",
    "bits",
    "convergence",
    "cost",
    "parameters",
    "model_size",
    "runtime",
    "performance",
    "compute",
    "memory",
    "storage",
    "other",
    "loss",
    "energy",
}


# What is counted and not measured: a share or score beside one of these measures something else.
_UNMEASURED = {"data", "queries", "bits", "sequence_length", "convergence"}


def _nearest(sentence: Sentence, atom: Atom) -> Mention | None:
    """Give the metric nearest to the number: before it in its clause, else after it."""
    best: tuple[int, Mention] | None = None
    for m in sentence.metrics:
        gap = sentence.text[m.end : atom.start] if m.end <= atom.start else sentence.text[atom.end : m.start]
        if m.name in _UNMEASURED and atom.dimension in ("percent", "", "points", "times"):
            continue
        distance = (
            len(gap)
            + (40 if m.start > atom.start else 0)
            + 60 * len(re.findall(r"[;:]|,\s(?:while|but|which|with)", gap))
        )
        if m.name in _VAGUE and atom.dimension in ("percent", "", "times", "points"):
            distance += 200
        if distance < 170 and (best is None or distance < best[0]):
            best = (distance, m)
    return best[1] if best else None


def _fits(metric: Metric, atom: Atom) -> bool:
    allowed = _FITS.get(atom.dimension)
    return allowed is None or metric.family in allowed


def _unit_metric(sentence: Sentence, atom: Atom, lexicon: Lexicon) -> Metric:
    name = _BY_UNIT.get(atom.unit) or _BY_DIMENSION.get(atom.dimension, "other")
    if atom.unit.endswith("FLOP/s") or atom.unit.endswith("OP/s") or atom.unit == "MIPS":
        name = "throughput"
    around = sentence.text[sentence.start : sentence.end]
    if atom.dimension == "time" and name == "latency":
        if re.search(r"\bconverg", sentence.text[max(sentence.start, atom.start - 60) : atom.start]):
            return _metric(lexicon, "convergence")
        if _TRAINING.search(around):
            name = "training_time"
        elif atom.unit in ("hour", "minute", "day", "week"):
            name = "runtime"
        elif re.search(r"\binferenc", around, re.IGNORECASE):
            name = "inference_time"
        elif atom.unit == "s":
            name = "runtime"
    if atom.unit == "dB" and re.search(r"PSNR", around):
        name = "psnr"
    if atom.unit == "degree" or atom.unit in ("m", "cm", "mm"):
        name = "other"
    return _metric(lexicon, name)


def _change_verb(sentence: Sentence, atom: Atom) -> Cue | None:
    """Give the nearest verb of change before the number in its clause."""
    before = sentence.text[max(sentence.start, atom.start - 130) : atom.start]
    clause = re.split(r";|,\s(?:while|but|and\s(?:achiev|obtain|reach|get))", before)[-1]
    found = None
    for match in _VERB.finditer(clause):
        cue = find_verb(match.group())
        if cue is not None:
            found = cue
    return found


def read_meaning(
    sentence: Sentence, atom: Atom, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Decide what the number `atom` claims in its sentence, or by which rule it claims nothing.

    `previous` is the claim read right before it in the same sentence; a number of the same dimension
    without a metric of its own continues it.
    """
    linked = _pair(sentence, atom, link(sentence, atom))
    if (
        linked is not None
        and linked.reading == "open"
        and linked.metric is not None
        and linked.metric.name in _UNMEASURED
        and atom.dimension in ("percent", "", "points", "times")
    ):
        linked = None
    if (
        linked is not None
        and linked.rule == "number-in-metric"
        and linked.metric is not None
        and linked.metric.name in _VAGUE
        and atom.dimension in ("percent", "", "points", "times")
    ):
        linked = None
    reader = _READERS.get(atom.dimension, _read_physical)
    return reader(sentence, atom, linked, previous, lexicon)


_METRIC_LIST_GAP = re.compile(r"\s?(?:,|and|or|/|&|,\s?and)\s?(?:the\s|its\s|their\s)?(?:[\w-]+\s){0,2}$")


def _pair(sentence: Sentence, atom: Atom, linked: Link | None) -> Link | None:
    """Give each number of a list the metric that stands at its place in a list of metrics.

    "improves latency and throughput by 2x and 3x", "precision, recall and F1 of 90%, 88% and 89%".
    """
    group = sentence.group_of(atom)
    if linked is None or linked.metric is None or len(group) < 2:
        return linked
    metrics = sentence.metrics
    at = metrics.index(linked.metric)
    run = [linked.metric]
    while at > 0 and _METRIC_LIST_GAP.fullmatch(sentence.text[metrics[at - 1].end : run[0].start]):
        at -= 1
        run.insert(0, metrics[at])
    at = metrics.index(linked.metric)
    while at + 1 < len(metrics) and _METRIC_LIST_GAP.fullmatch(
        sentence.text[run[-1].end : metrics[at + 1].start]
    ):
        at += 1
        run.append(metrics[at])
    if len(run) != len(group) or len({m.name for m in run}) == 1:
        return linked
    return replace(linked, metric=run[group.index(atom)])


_WINNER_IN = re.compile(r"\bin\s(?:terms\sof\s)?(?:the\s)?(?:[\w-]+\s){0,2}(?P<metric>\ue001+)")


def _named_by_winner(sentence: Sentence, atom: Atom) -> Mention | None:
    """Give the metric in which one outperforms the other: "beats X in accuracy by", "by 9% in terms of F1"."""
    after = _WINNER_IN.search(sentence.masked, atom.end, min(sentence.end, atom.end + 140))
    if after and "\ue000" not in sentence.masked[atom.end : after.start()] and "terms" in after.group():
        return sentence.metric_at(after.start("metric"))
    before = _WINNER_IN.search(sentence.masked, max(sentence.start, atom.start - 120), atom.start)
    return sentence.metric_at(before.start("metric")) if before else None


def _resolve(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> tuple[Metric | None, Mention | None, bool]:
    """Find the metric: the linked one, that which the cue implies, or that of the claim before."""
    if linked and linked.metric is not None:
        if linked.rule.startswith("outperforms") and linked.metric.name == "other":
            return _metric(lexicon, "performance"), None, False
        return _metric(lexicon, linked.metric.name), linked.metric, False
    if linked is not None and linked.rule.startswith("outperforms") and atom.dimension != "times":
        named = _named_by_winner(sentence, atom)
        if named is not None:
            return _metric(lexicon, named.name), named, False
        if sentence.quality is not None:
            return *sentence.quality, True
        return _metric(lexicon, "performance"), None, False
    if (
        linked is not None
        and linked.rule == "number-comparative-alone"
        and previous is not None
        and sentence.text.startswith(" than", linked.span[1] - 1)
    ):
        # "only 0.99M parameters, 25% fewer than ...": fewer of the same.
        return previous.metric, previous.metric_mention, True
    if (
        linked
        and linked.implied
        and (
            linked.implied != "performance"
            or (linked.rule.startswith("outperforms") and atom.dimension != "times")
        )
    ):
        return _metric(lexicon, linked.implied), None, False
    if linked and linked.rule == "change-by":
        # "cuts the queue length by 60%": what changes has a name that no lexicon knows.
        return (
            _metric(
                lexicon, "performance" if linked.cue is None or linked.cue.change == "improve" else "other"
            ),
            None,
            False,
        )
    if (
        previous is not None
        and previous.atom.dimension == atom.dimension
        and not (
            linked
            and linked.cue
            and linked.cue.metric is None
            and linked.reading == "change"
            and linked.rule.startswith("number-")
            and not (
                linked.rule == "number-change-preposition"
                and previous.metric.family == "quality"
                and linked.cue.change in ("improve", "worsen")
            )
        )
    ):
        return previous.metric, previous.metric_mention, True
    near = _nearest(sentence, atom)
    if near is not None:
        return _metric(lexicon, near.name), near, False
    return (_metric(lexicon, linked.implied) if linked and linked.implied else None), None, False


# Rules whose noun or comparative stands after the number and governs that number alone.
_OWN_CUE = {
    "number-metric-change", "number-change-in-metric", "number-change-in-other", "number-change-preposition", "number-comparative", "number-comparative-metric",
    "number-comparative-alone", "number-more-efficient", "number-metric-comparative", "number-below", "within-of", "number-metric",
}  # fmt: skip


def _read_percent(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    metric, mention, inherited = _resolve(sentence, atom, linked, previous, lexicon)
    before = _word_before(sentence, atom.start)
    around = sentence.text[max(sentence.start, atom.start - 40) : atom.end + 40]
    cue = linked.cue if linked else None
    rule = linked.rule if linked else "percent"
    if (
        linked
        and linked.reading == "fraction"
        and linked.rule == "share-of-metric"
        and metric is not None
        and metric.id in ("data", "queries")
        and not _FEW.search(before)
        and cue is None
        and not re.search(r"\b(?:using|use|uses|with|require\w*)\s\S{0,12}\s?$", before)
    ):
        # "succeeds in 80% of the trials": a level of what the sentence measures.
        near = _nearest(sentence, atom)
        return Meaning(
            atom,
            "%",
            "level",
            None,
            "neutral",
            _metric(lexicon, near.name if near else "other"),
            "percent-level",
            near,
        )
    if linked and linked.reading == "fraction":
        metric = metric or _metric(lexicon, "performance")
        takes = linked.rule != "only-share-of-metric" or re.search(
            r"\b(?:us(?:e|es|ing)|with|requir\w+|need\w*|at|in|by|to)\s(?:only|just|merely|less|as|under|about|\s)*(?:than|little|as)?\s*$",
            before,
        )
        return _fraction(atom, "%", metric, mention, rule, kept=metric.better == "higher" or not takes)
    changed = bool(linked and linked.reading == "change")
    if (
        linked is None
        and inherited
        and previous is not None
        and previous.change is not None
        and not _coordinate(sentence, previous, atom)
        and not _SAME_LIST.fullmatch(sentence.text[previous.atom.end : atom.start])
    ):
        near = _nearest(sentence, atom)
        metric, mention, inherited = (_metric(lexicon, near.name) if near else None), near, False
    if linked is None and inherited and previous is not None:
        # "12% on forces, 4% on energies": the second number continues the first.
        return replace(
            previous,
            atom=atom,
            inherited=True,
            unit=previous.unit if previous.unit == "%" else "%",
            rule="continued",
        )
    if not changed and (atom.sign or _BY.search(before)):
        changed, cue = True, cue or _change_verb(sentence, atom)
        if cue is None and atom.sign:
            cue = find_noun("increase" if atom.sign == "+" else "decrease")
    if (
        not changed
        and linked is not None
        and linked.reading == "open"
        and previous is not None
        and previous.change is not None
        and (previous.rule not in _OWN_CUE or (previous.cue is not None and previous.cue.word == "overhead"))
        and _coordinate(sentence, previous, atom)
    ):
        # The verb before the first number governs the second; a noun after the first does not.
        changed, cue = True, previous.cue
    if (
        linked
        and linked.reading == "open"
        and cue is not None
        and linked.rule == "metric-of"
        and not re.search(r"\b(?:at|to)\s\S*\s?$", before)
    ):
        changed = True
    if (
        linked
        and linked.reading == "open"
        and linked.rule == "number-metric"
        and metric is not None
        and metric.better == "lower"
        and metric.family != "quality"
        and _ADDS.search(before)
    ):
        changed, cue = True, find_noun("overhead")
    if changed and cue is not None and cue.change == "keep":
        changed = False
    if not changed and linked is None and _NAMELESS.match(sentence.text[atom.end : atom.end + 40]):
        metric, mention = _metric(lexicon, "other"), None
    if metric is None:
        measured = any(m.kind == "benchmark" for m in sentence.mentions) or _WINS.search(
            sentence.text, sentence.start, sentence.end
        )
        metric = _metric(lexicon, "performance" if changed else "accuracy" if measured else "other")
    if not changed:
        return Meaning(
            atom,
            "%",
            "level",
            None,
            "neutral",
            metric,
            rule if linked else "percent-level",
            mention,
            cue,
            inherited,
        )
    cue = cue or find_verb("improve")
    change, direction = judge(cue, metric)
    kind: Kind = "relative"
    if (
        metric.percent
        and metric.id not in _ERRORS
        and not _RELATIVE.search(around)
        and not (cue and cue.word in ("fewer", "less", "faster", "slower", "cheaper"))
    ):
        kind = "points"
    if _ABSOLUTE.search(around) and not _RELATIVE.search(around):
        kind = "points"
    return Meaning(atom, "%", kind, change, direction, metric, rule, mention, cue, inherited)


def _fraction(
    atom: Atom, unit: str, metric: Metric, mention: Mention | None, rule: str, *, kept: bool
) -> Meaning:
    if kept and unit == "%":
        return Meaning(atom, unit, "fraction", None, "neutral", metric, rule, mention)
    if metric.better == "higher":
        return Meaning(atom, unit, "fraction", "decrease", "worse", metric, rule, mention)
    return Meaning(atom, unit, "fraction", "decrease", "better", metric, rule, mention)


def _read_times(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    metric, mention, inherited = _resolve(sentence, atom, linked, previous, lexicon)
    if (
        linked is not None
        and linked.rule == "number-comparative-alone"
        and linked.cue is not None
        and linked.cue.word in ("fewer", "more", "less", "as many", "as much", "additional", "extra")
    ):
        metric, mention, inherited = _metric(lexicon, "other"), None, False
    rule = linked.rule if linked else "times"
    cue = linked.cue if linked else None
    near = sentence.text[max(sentence.start, atom.start - 120) : min(sentence.end, atom.end + 60)]
    if (
        linked is None
        and _TIMES_WORD.search(sentence.text[atom.start : atom.end])
        and not _COMPARES.search(near)
    ):
        return NoClaim("repetition")
    if linked is None and inherited and previous is not None:
        return replace(previous, atom=atom, inherited=True, rule="continued")
    if cue is None:
        cue = (
            _change_verb(sentence, atom)
            if _BY.search(_word_before(sentence, atom.start)) or linked is None or linked.reading != "change"
            else None
        )
    if cue is not None and cue.change == "keep":
        cue = None
    if (
        metric is not None
        and metric.id == "performance"
        and not (linked is not None and linked.rule == "number-metric")
    ):
        # A factor of performance is one of speed.
        metric = _metric(lexicon, "speedup")
    if (
        metric is None
        or metric.id == "performance"
        and linked is not None
        and linked.implied == "performance"
        and linked.metric is None
    ):
        metric = _metric(
            lexicon, (cue.metric if cue and cue.metric and cue.metric != "performance" else "speedup")
        )
    if cue is None or (cue.metric == "performance" and linked is not None and linked.metric is None):
        change: Change = "decrease" if metric.better == "lower" else "increase"
        return Meaning(atom, "x", "times", change, "better", metric, rule, mention, cue, inherited)
    change_or_none, direction = judge(cue, metric)
    if (
        direction != "better"
        and cue.word
        in (
            "more",
            "larger",
            "bigger",
            "higher",
            "longer",
            "heavier",
            "slower",
            "as many",
            "as much",
            "as large",
        )
        and _RIVALS.search(_word_before(sentence, atom.start))
    ):
        # "matches models with 3x more parameters": the other's number, turned round.
        change_or_none, direction = ("increase" if metric.better == "higher" else "decrease"), "better"
    return Meaning(atom, "x", "times", change_or_none, direction, metric, rule, mention, cue, inherited)


_RIVALS = re.compile(
    r"\b(?:match|comparable|performance\sof|rival|equal|on\spar|parity|outperform|surpass|exceed|beat|compet|similar|as\swell\sas|better\sthan|compared)\w*\s[^.;]{0,70}\b(?:models?|systems?|baselines?|networks?|embeddings|methods?|counterparts?|LLMs?|transformers?|ones?|architectures?|alternatives|competitors|approaches|teachers?|detectors?|backbones?|that|which)\b[^.;,]{0,24}$",
    re.IGNORECASE,
)


def _read_part(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    before = _word_before(sentence, atom.start)
    word = sentence.text[atom.start : atom.end].lower()
    if (
        linked
        and linked.rule in ("part-of-metric", "part-metric", "share-of-metric")
        and linked.metric is not None
    ):
        metric = _metric(lexicon, linked.metric.name)
        if (
            metric.family != "quality"
            or word.startswith("halv")
            or re.search(r"\b(?:only|by|using|with)\s", before)
        ):
            return _fraction(atom, "x", metric, linked.metric, linked.rule, kept=False)
    if word.startswith("halv") or re.search(
        r"\b(?:by|in|to)\s(?:about\s|almost\s|nearly\s|more\sthan\s|over\s|roughly\s|around\s|approximately\s|less\sthan\s|a\s|one\s|up\sto\s)*$",
        before,
    ):
        cue = _change_verb(sentence, atom)
        near = linked.metric if linked and linked.metric else _nearest(sentence, atom)
        if near is not None and (cue is not None or word.startswith("halv")):
            metric = _metric(lexicon, near.name)
            change, direction = judge(cue or find_verb("reduce"), metric)
            return Meaning(atom, "x", "fraction", change, direction, metric, "part-by", near, cue)
    if linked and linked.cue and linked.rule.startswith("number-comparative"):
        metric = _metric(lexicon, linked.metric.name if linked.metric else linked.cue.metric or "other")
        change, direction = judge(linked.cue, metric)
        return Meaning(
            atom, "x", "fraction", change, direction, metric, linked.rule, linked.metric, linked.cue
        )
    return NoClaim("part-of-prose")


def _read_multiple(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    word = sentence.text[atom.start : atom.end].lower()
    if (
        sentence.text[atom.start].isupper()
        and atom.start > sentence.start
        and sentence.text[atom.end + 1 : atom.end + 2].isupper()
    ):
        return NoClaim("part-of-name")  # "Quadruple Extraction"
    if linked is not None and (linked.metric is not None or linked.implied or linked.cue) and linked.rule in (
        "multiple-metric", "number-comparative", "number-more-efficient", "number-comparative-metric", "number-comparative-alone", "number-metric-change", "number-metric", "number-change-in-metric",
    ):  # fmt: skip
        metric = _metric(lexicon, linked.metric.name if linked.metric else linked.implied or "other")
        cue = (
            linked.cue
            if linked.cue and linked.rule.startswith(("number-c", "number-more"))
            else find_noun("increase")
        )
        change, direction = judge(cue, metric)
        return Meaning(atom, "x", "times", change, direction, metric, linked.rule, linked.metric, cue)
    if word.startswith(("doubl", "tripl", "quadrupl")) and linked is not None and linked.metric is not None:
        metric = _metric(lexicon, linked.metric.name)
        change, direction = judge(find_noun("increase"), metric)
        return Meaning(atom, "x", "times", change, direction, metric, linked.rule, linked.metric, linked.cue)
    return NoClaim("multiple-of-prose")


def _read_points(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    metric, mention, inherited = _resolve(sentence, atom, linked, previous, lexicon)
    cue = linked.cue if linked and linked.cue else _change_verb(sentence, atom)
    if inherited and previous is not None and linked is None:
        return replace(previous, atom=atom, inherited=True, unit=atom.unit, kind="points", rule="continued")
    if cue is None and atom.sign:
        cue = find_noun("increase" if atom.sign == "+" else "decrease")
    metric = metric or _metric(lexicon, "performance")
    cue = cue if cue and cue.change != "keep" else find_verb("improve")
    change, direction = judge(cue, metric)
    return Meaning(
        atom,
        atom.unit,
        "points",
        change,
        direction,
        metric,
        linked.rule if linked else "points",
        mention,
        cue,
        inherited,
    )


# "Seedling 3.0 is": a name and its version. A metric before the number is looked for first.
_VERSION = re.compile(
    r"(?<![.!?]\s)\b(?!Table|Figure|Accuracy|Precision|Recall|Score)[A-Z][a-z]+[\w-]*\s$|\b[A-Z][a-z]+[A-Z]\w*\s$"
)
_UNKNOWN_UNIT = re.compile(r"\s?[A-Z][A-Za-z]{0,4}/[A-Za-z]")
_OVER = re.compile(r"\s(?:points?\s)?over\s")


def _read_bare(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    text = sentence.text
    decimal = "." in text[atom.start : atom.end] or atom.value_max is not None
    if atom.form != "digits":
        return NoClaim("count")
    counted = bool(_COUNT_AFTER.match(text, atom.end))
    before = _word_before(sentence, atom.start)
    if (
        atom.scaled
        and (
            re.match(
                r"[)\s]?\s?(?:[A-Z]|model|baseline|LLM|version|variant|checkpoint|param)",
                text[atom.end : atom.end + 12],
            )
            or re.search(r"[A-Z][\w.]*(?:\s\d[\d.]*)?\s$", before)
        )
        and not _FEW.search(before)
    ):
        return NoClaim("size-of-what-is-studied")
    if (
        atom.scaled
        and re.search(r"\bparam", sentence.text[sentence.start : sentence.end])
        and (previous is not None or _FEW.search(before))
        and re.match(r"[\s,);]", text[atom.end : atom.end + 1])
    ):
        return Meaning(
            atom._replace(unit="parameter", dimension="count"),
            "parameter",
            "level",
            None,
            "neutral",
            _metric(lexicon, "parameters"),
            "footprint",
        )
    if (
        _VERSION.search(before)
        and not any(m.kind == "metric" and m.end == atom.start - 1 for m in sentence.mentions)
        and not (linked is not None and linked.rule == "number-metric-change")
    ):
        return NoClaim("part-of-name")
    if linked is not None and linked.metric is not None:
        metric = _metric(lexicon, linked.metric.name)
        if metric.id in ("parameters", "model_size") and atom.scaled:
            return _read_count(
                sentence, atom._replace(unit="parameter", dimension="count"), linked, previous, lexicon
            )
        good = metric.family == "quality" or metric.id in (
            "speedup",
            "compression",
            "other",
            "sparsity",
            "energy_efficiency",
            "throughput",
        )
        touching = (
            linked.rule in ("metric-of", "number-metric")
            and abs(linked.metric.start - atom.end) <= 12
            or linked.rule
            in (
                "metric-of",
                "change-metric-by",
                "metric-change-of",
                "change-in-metric-of",
                "change-metric-to",
                "metric-changes-to",
                "number-metric-change",
            )
        )
        if (
            good
            and not (counted and linked.side == "before")
            and (decimal or (touching and metric.id in _INTEGER_METRICS))
        ):
            change = (
                linked.reading == "change"
                or bool(_OVER.match(text, sentence.group_of(atom)[-1].end))
                or (linked.reading == "open" and bool(atom.sign))
                or (linked.rule == "number-metric" and bool(_BY.search(before)))
            )
            if metric.id == "energy_efficiency" and _UNKNOWN_UNIT.match(text, atom.end):
                return NoClaim("unknown-unit")
            if (
                metric.id in ("speedup", "compression", "energy_efficiency")
                and atom.dimension == ""
                and linked.reading != "level"
            ):
                return Meaning(
                    atom, "x", "times", "increase", "better", metric, linked.rule, linked.metric, linked.cue
                )
            if change:
                cue = (
                    linked.cue
                    or _change_verb(sentence, atom)
                    or find_noun("decrease" if atom.sign == "-" else "improvement")
                )
                if cue and cue.change == "keep":
                    cue = find_noun("improvement")
                changed, direction = judge(cue, metric)
                return Meaning(
                    atom, "point", "points", changed, direction, metric, linked.rule, linked.metric, cue
                )
            return Meaning(
                atom, "score", "level", None, "neutral", metric, linked.rule, linked.metric, linked.cue
            )
    if atom.scaled:
        return NoClaim("size-of-what-is-studied")
    if (
        previous is not None
        and previous.atom.dimension == ""
        and previous.unit in ("score", "point")
        and decimal
        and not counted
    ):
        return replace(previous, atom=atom, inherited=True, rule="continued")
    if decimal and not counted and re.search(r"\(\s?$", before) and text[atom.end : atom.end + 1] in "),;":
        near = _nearest(sentence, atom)
        if near is not None and _metric(lexicon, near.name).family == "quality":
            return Meaning(
                atom, "score", "level", None, "neutral", _metric(lexicon, near.name), "parenthesis", near
            )
    if (
        decimal
        and not counted
        and re.search(r"\(\s?$", before)
        and sentence.earlier_quality is not None
        and text[atom.end : atom.end + 1] in "),;"
    ):
        return Meaning(
            atom,
            "score",
            "level",
            None,
            "neutral",
            sentence.earlier_quality[0],
            "parenthesis",
            None,
            None,
            inherited=True,
        )
    if decimal and atom.bound_start >= 0 or decimal:
        near = _nearest(sentence, atom)
        if (
            near is not None
            and not counted
            and _metric(lexicon, near.name).family == "quality"
            and re.search(
                r"\b(?:of|is|was|by|at|to|achiev\w+|obtain\w+|reach\w+|scor\w+|vs\.?|versus|and|from)\s(?:an?\s|the\s|only\s)?\S*$",
                before,
            )
        ):
            return Meaning(
                atom, "score", "level", None, "neutral", _metric(lexicon, near.name), "nearest-metric", near
            )
    return NoClaim("count" if counted else "no-metric")


def _read_count(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    before = _word_before(sentence, atom.start)
    metric = _unit_metric(sentence, atom, lexicon)
    if atom.form == "word" and atom.value < 100:
        return NoClaim("count")
    if atom.unit == "parameter":
        if previous is not None and previous.unit == "parameter":
            return replace(previous, atom=atom, inherited=True, rule="continued")
        if (
            _FEW.search(before)
            or (linked is not None and linked.rule in ("metric-of", "change-metric-to", "metric-changes-to"))
            or re.search(r"\b(?:using|with)\s(?:only\s)?$", before)
            and _FEW.search(before)
        ):
            return Meaning(atom, "parameter", "level", None, "neutral", metric, "footprint")
        return NoClaim("size-of-what-is-studied")
    if atom.unit in (
        "token",
        "sample",
        "step",
        "epoch",
        "query",
        "cycle",
        "LUT",
        "transistor",
        "operation",
        "gate",
        "image",
    ) and _FEW.search(before):
        return Meaning(atom, atom.unit, "level", None, "neutral", metric, "footprint")
    return NoClaim("count")


_SETTING_TIME = re.compile(
    r"\b(?:every|each|per|for|past|last|next|first|after|over\sthe|during|sampled\sat|a|an)\s(?:the\s)?$",
    re.IGNORECASE,
)


def _read_physical(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    before = _word_before(sentence, atom.start)
    implied = _unit_metric(sentence, atom, lexicon)
    metric, mention = implied, None
    changed, cue, rule = False, None, f"unit-{atom.dimension}"
    if linked is not None:
        if linked.metric is not None:
            candidate = _metric(lexicon, linked.metric.name)
            if (_fits(candidate, atom) or candidate.id == "other") and not (
                atom.dimension in ("rate", "data_rate") and candidate.id == "speedup"
            ):
                metric, mention = candidate, linked.metric
        changed, cue = (
            linked.reading == "change" and (linked.rule not in ("metric-changes-to", "change-metric-to")),
            linked.cue,
        )
        rule = linked.rule
    if (
        previous is not None
        and previous.atom.dimension == atom.dimension
        and (linked is None or mention is None)
    ):
        return replace(previous, atom=atom, unit=atom.unit, inherited=True, rule="continued")
    evident = atom.dimension in ("rate", "efficiency", "energy", "data_rate")
    if mention is None and not evident:
        near = _nearest(sentence, atom)
        if (
            near is not None
            and _fits(_metric(lexicon, near.name), atom)
            and _metric(lexicon, near.name).family not in ("quality", "other")
        ):
            metric, mention, rule = _metric(lexicon, near.name), near, "nearest-metric"
    if (
        mention is None
        and not evident
        and not (
            _ONLY.search(before) and atom.dimension in ("time", "power", "compute", "money", "data", "level")
        )
    ):
        return NoClaim("no-metric")
    if (
        mention is None
        and atom.dimension in ("time", "data")
        and (
            _SETTING_TIME.search(before)
            or re.match(
                r"[\s-](?:of|window|interval|GPU|memory\s(?:GPU|card)|card|period|delay\sline)",
                sentence.text[atom.end : atom.end + 20],
            )
        )
    ):
        return NoClaim("setting")
    if changed and atom.dimension in ("money", "count"):
        changed = bool(_BY.search(before))
    if changed and not _BY.search(before) and rule in ("number-metric-change",) and atom.dimension != "level":
        changed = cue is not None
    if changed:
        change, direction = judge(cue or find_noun("improvement"), metric)
        return Meaning(atom, atom.unit, "points", change, direction, metric, rule, mention, cue)
    return Meaning(atom, atom.unit, "level", None, "neutral", metric, rule, mention, cue)


_READERS = {
    "percent": _read_percent, "times": _read_times, "part": _read_part, "multiple": _read_multiple,
    "points": _read_points, "": _read_bare, "count": _read_count,
}  # fmt: skip
