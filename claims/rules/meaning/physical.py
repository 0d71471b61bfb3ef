"""Numbers with a physical unit: what the unit measures, and whether it was achieved or set."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Mention
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGE, HEDGES
from claims.rules.cues import Cue, find_noun, judge
from claims.rules.link import Link
from claims.rules.meaning.shared import BY, Meaning, NoClaim, get_metric, nearest_metric, words_before
from claims.rules.sentence import Sentence

# The metric that a unit measures when the sentence names none that fits.
_BY_DIMENSION = {
    "time": "latency", "rate": "throughput", "data_rate": "throughput", "data": "memory",
    "energy": "energy", "power": "power", "efficiency": "energy_efficiency", "money": "cost",
    "frequency": "throughput", "compute": "flops", "level": "other", "length": "other", "electric": "other",
    "physics": "other",
}  # fmt: skip


_BY_UNIT = {
    "parameter": "parameters", "token": "data", "sample": "data", "image": "data", "step": "convergence",
    "epoch": "convergence", "query": "queries", "cycle": "latency", "LUT": "area", "FF": "area",
    "DSP": "area", "BRAM": "area", "transistor": "area",
    "gate": "area", "mm**2": "area", "um**2": "area", "bpp": "bitrate", "bpc": "bpc", "bit": "bits",
    "bit/dim": "loss", "GPU_hour": "training_time", "GPU_day": "training_time", "operation": "compute",
    "layer": "other", "km/h": "other", "m/s": "other", "USD": "cost", "instruction/cycle": "throughput",
    "mile": "other", "km": "other",
}  # fmt: skip


_FITS = {
    "time": {"speed", "cost", "other"},
    "rate": {"speed", "memory", "hardware", "energy"},
    "data_rate": {"speed", "memory", "size", "hardware"},
    "data": {"memory", "size", "hardware", "data"},
    "energy": {"energy", "cost"},
    "power": {"energy"},
    "efficiency": {"energy"},
    "money": {"cost"},
    "compute": {"compute", "speed", "energy"},
    "frequency": {"speed", "quality", "other"},
    "count": {"size", "data", "speed", "compute", "hardware", "cost", "other", "memory"},
    "length": {"quality", "hardware", "other"},
    "level": {"quality", "other", "size", "energy"},
    "physics": {"quality", "other", "energy"},
    "electric": {"energy", "other", "hardware"},
}


_ONLY = re.compile(
    (
        r"\b(?:only|just|merely|mere|as\s(?:few|little|low|small)\sas|fewer\sthan|less\sthan|under"
        r"|no\smore\sthan|not\smore\sthan|single|within|below|requir\w+|need\w*|tak\w+|took|consum\w+"
        r"|us(?:es|ing)\sonly|needs?|achiev\w+|reach\w+|attain\w+|deliver\w+|sustain\w+|yield\w+"
        r"|runs?\sat|at|in|incurs?|incurring|cost(?:s|ing)?)\s"
        rf"(?:(?:the|of)\s|{HEDGE})*$"
    ),
    re.IGNORECASE,
)


# "delivers up to 83 TFLOP/s": how fast it ran, and no peak of a machine that is described.
_DELIVERS = re.compile(
    r"\b(?:achiev|reach|attain|deliver|sustain|yield|obtain|provid|perform|exceed|offer|show|demonstrat|measur|run)\w*\s"
    r"(?:[\w-]+\s){0,5}[~<>$]?$",
    re.IGNORECASE,
)


_TRAINING = re.compile(r"\btrain(?:ing|ed)?\b|\bpre-?train|\bfine-?tun", re.IGNORECASE)


_AND_ALSO = re.compile(r"(?:,\s|\sand\s|,\sand\s|\s?/\s?)(?:only\s|just\s|about\s|~)?")


_SETTING_TIME = re.compile(
    r"\b(?:every|each|per|for|past|last|next|first|after|over\sthe|during|sampled\sat|a|an)\s(?:the\s)?$",
    re.IGNORECASE,
)


_SETTING_AFTER = re.compile(r"[\s-](?:of|window|interval|GPU|memory\s(?:GPU|card)|card|period|delay\sline)")


# Within a family that fits, these metrics are not stated in units of the dimension.
_MISFITS = {
    "time": {"throughput", "speedup", "sequence_length", "other"},
    "rate": {
        "latency", "runtime", "training_time", "inference_time", "convergence", "speedup", "memory",
        "model_size", "parameters", "storage", "kv_cache",
    },
    "data_rate": {
        "latency",
        "runtime",
        "training_time",
        "inference_time",
        "area",
        "speedup",
        "parameters",
        "model_size",
    },
    "frequency": {"latency", "runtime", "training_time", "inference_time", "speedup", "sequence_length"},
    "energy": {"power", "energy_efficiency"},
    "power": {"energy", "energy_efficiency", "carbon"},
    "data": {"parameters", "area", "queries", "sparsity", "memory_bandwidth"},
    "length": {"area", "sequence_length", "utilization"},
    "level": {"ssim", "parameters", "model_size", "lpips"},
    "physics": {"area", "sequence_length"},
}  # fmt: skip
# An error can have a length or an angle; a share of right answers has none.
_BY_ERROR = {"length", "physics", "electric", "frequency"}


_DISTANCES = {"error_rate", "mae", "rmse", "mse"}
_SQUARES = {"mm**2", "um**2"}


# Units that say what was measured, whatever word without a metric stands by: 300 Mbit/s, 5 ms.
_TELLING = {"time", "rate", "data_rate", "compute", "energy", "power", "efficiency", "money"}


def _fits(metric: Metric, atom: Atom) -> bool:
    if atom.unit in _SQUARES:
        return metric.id in ("area", "other")
    if atom.unit.endswith(("/mm**2", "/DSP")):
        return metric.family in ("hardware", "other")
    allowed = _FITS.get(atom.dimension)
    if allowed is None:
        return True
    if metric.id in _MISFITS.get(atom.dimension, ()):
        return False
    if atom.dimension in _BY_ERROR and metric.family == "quality" and metric.better != "lower":
        return False
    if metric.id in _DISTANCES and atom.dimension in ("time", "energy", "power", "data_rate"):
        return True  # "a mean error of 3 minutes"
    return metric.family in allowed


def _fitting(sentence: Sentence, atom: Atom, linked: Link | None, lexicon: Lexicon) -> Mention | None:
    """Give the linked metric where it can be stated in the unit of the number, else one that can.

    "Cuts the execution time of a kernel in half precision to 3 ms": no precision is 3 ms.
    """
    if linked is None or linked.metric is None:
        return None
    named = get_metric(lexicon, linked.metric.name)
    if _fits(named, atom) or (named.id == "other" and atom.dimension not in _TELLING):
        return linked.metric
    if linked.side == "after" or linked.reading == "open":
        return None
    for mention in reversed(sentence.metrics):
        if mention.end <= atom.start <= mention.end + 110:
            metric = get_metric(lexicon, mention.name)
            if metric.family not in ("quality", "other") and _fits(metric, atom):
                return mention
    return None


_RESPONDS = re.compile(r"\b(?:respon[ds]|react|repl(?:y|ies)|answer)\w*\s[^.;,]{0,30}$", re.IGNORECASE)
# "shrinks the network from 440 MB".
_OF_A_MODEL = re.compile(
    r"\b(?:compress|shrink|shrunk|reduc|quanti[sz]|prun|distil)\w*\s[^.;]{0,30}\b(?:models?|networks?)\s(?:from|to|down\sto)\s[^.;]{0,12}$",
    re.IGNORECASE,
)


def unit_metric(sentence: Sentence, atom: Atom, lexicon: Lexicon) -> Metric:
    """Give the metric that the unit of a number measures, as far as the words of the sentence tell."""
    name = _BY_UNIT.get(atom.unit) or _BY_DIMENSION.get(atom.dimension, "other")
    if atom.unit.endswith("FLOP/s") or atom.unit.endswith("OP/s") or atom.unit == "MIPS":
        name = "throughput"
    around = sentence.text[sentence.start : sentence.end]
    if atom.dimension == "time" and name == "latency":
        if re.search(r"\bconverg", words_before(sentence, atom.start, 60)):
            return get_metric(lexicon, "convergence")
        if _RESPONDS.search(words_before(sentence, atom.start)):
            return get_metric(lexicon, "latency")
        if _TRAINING.search(around):
            name = "training_time"
        elif atom.unit in ("hour", "minute", "day", "week"):
            name = "runtime"
        elif re.search(r"\binferenc", around, re.IGNORECASE):
            name = "inference_time"
        elif atom.unit == "s":
            name = "runtime"
    if atom.dimension == "data" and _OF_A_MODEL.search(words_before(sentence, atom.start)):
        name = "model_size"
    if atom.unit == "dB" and re.search(r"PSNR", around):
        name = "psnr"
    if atom.unit in ("degree", "m", "cm", "mm") or atom.unit.endswith(("/mm**2", "/DSP")):
        name = "other"
    return get_metric(lexicon, name)


# "$2M in annual savings".
_SAVED = re.compile(r"(?:\s(?:in|of))?\s(?:(?:annual|yearly|monthly|total|cost|estimated)\s){0,2}savings?\b")
_A_DEVICE = re.compile(
    r"\b(?:an?|the|single|each|per|evaluated|standard|commodity|same|fixed|given)\s(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
_FEW = re.compile(
    r"\b(?:only|just|merely|mere|less\sthan|fewer\sthan|as\s(?:few|little)\sas|down\sto|by|needs?|requir\w+|to)\s\S{0,12}\s?$",
    re.IGNORECASE,
)
# "adds 0.3 ms of latency": so much more than without it.
_ADDS = re.compile(
    rf"\badd(?:s|ed|ing)?\s(?:(?:the|extra)\s|{HEDGE})*$",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\s(?:[A-Za-z]+\s){1,2}(?:limit|budget|capacity|constraint|cap)s?\b")


_FOOTPRINT = re.compile(r"\s(?:[A-Za-z-]+\s){0,2}footprint")


def _of_a_device(sentence: Sentence, atom: Atom, rule: str, before: str) -> bool:
    """Tell the memory that a machine has ("for a 512 GB memory", "8 GB VRAM limit") from what is used."""
    if atom.dimension != "data" or rule != "number-metric":
        return False
    if _FOOTPRINT.match(sentence.text, atom.end, sentence.end):
        return False
    return bool(_A_DEVICE.search(before) or _LIMIT.match(sentence.text, atom.end, sentence.end))


def _of_what_is_given(atom: Atom, metric: Metric, rule: str, before: str) -> bool:
    """Tell the width of words ("a 16 bit adder") and the size of the input ("30 GB of data") from results."""
    if atom.dimension != "data" or _FEW.search(before):
        return False
    if atom.unit == "bit":
        return metric.id in ("data", "model_size", "other", "memory_traffic") or rule == "nearest-metric"
    return metric.id in ("data", "other", "compression")


def _states_how_much(cue: Cue | None, before: str) -> bool:
    """Tell "keeps 80% with 2 s of latency" and "an overhead of 1 ms", which are levels, from a change."""
    return cue is not None and (cue.change == "keep" or cue.word == "overhead") and not BY.search(before)


_DRAWS = re.compile(rf"\b(?:us(?:es|ing)|draw(?:s|ing)|dissipat(?:es|ing))\s{HEDGES}$", re.IGNORECASE)


_OCCUPIES = re.compile(
    rf"\b(?:occup(?:y|ies|ied|ying)|consum\w+|tak(?:es|ing|en)|us(?:es|ing)|in|only)\s(?:an?\s)?{HEDGES}$",
    re.IGNORECASE,
)


_PER_ITEM = re.compile(
    r"(?:\s?/\s?|\sper\s|\sfor\seach\s)(?:[a-z-]+\s)?(?:image|frame|token|sample|quer(?:y|ies)|request|inference|step|iteration"
    r"|scan|slice|volume|document|sentence|example|instance|problem|proof|molecule|batch|prediction|case|scene|video|page)\b"
)
_PEOPLE = re.compile(
    r"\b(?:annotat|label|expert|human|participant|worker|user|patient|clinician|every|each|one|interval)",
    re.IGNORECASE,
)


def _is_of_each(sentence: Sentence, atom: Atom, before: str) -> bool:
    """Tell the time of "2 s per image" from that of people."""
    each = atom.dimension == "time" and _PER_ITEM.match(sentence.text, atom.end, sentence.end)
    return bool(each) and not _PEOPLE.search(before)


def _is_evident(atom: Atom, before: str) -> bool:
    """Tell whether the unit alone says that something was measured."""
    if atom.unit in _SQUARES:
        return bool(_OCCUPIES.search(before))
    delivered = atom.dimension == "compute" and atom.unit.endswith("/s") and _DELIVERS.search(before)
    drawn = atom.dimension == "power" and _DRAWS.search(before)
    return atom.dimension in ("rate", "efficiency", "energy", "data_rate") or bool(delivered or drawn)


def _is_set(sentence: Sentence, atom: Atom) -> bool:
    """Tell the time or the memory of a setting: "every 5 minutes", "a 2 s window"."""
    return atom.dimension in ("time", "data") and bool(
        _SETTING_TIME.search(words_before(sentence, atom.start))
        or _SETTING_AFTER.match(sentence.text, atom.end, sentence.end)
    )


def read_physical(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read a number with a physical unit ("13 ms", "2 GB"): a level, a change by so much, or a setting.

    Without a metric that fits, only a unit that tells what was measured or words such as "only" make a
    claim of it.
    """
    before = words_before(sentence, atom.start)
    implied = unit_metric(sentence, atom, lexicon)
    mention = _fitting(sentence, atom, linked, lexicon)
    metric = get_metric(lexicon, mention.name) if mention is not None else implied
    changed, cue, rule = False, None, f"unit-{'area' if atom.unit in _SQUARES else atom.dimension}"
    if linked is not None:
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
    evident = _is_evident(atom, before)
    if mention is None and not evident:
        near = nearest_metric(sentence, atom)
        if (
            near is not None
            and _fits(get_metric(lexicon, near.name), atom)
            and get_metric(lexicon, near.name).family not in ("quality", "other")
        ):
            metric, mention, rule = get_metric(lexicon, near.name), near, "nearest-metric"
    # "only 3.6M parameters and 3.8 GFLOPs": the "only" goes for both.
    also = (
        previous is not None
        and previous.rule == "footprint"
        and _AND_ALSO.fullmatch(sentence.text[max(previous.atom.end, previous.atom.noun_end) : atom.start])
    )
    evident = (
        evident
        or bool(also)
        or _is_of_each(sentence, atom, before)
        or (atom.dimension == "money" and bool(_SAVED.match(sentence.text, atom.end, sentence.end)))
        or (atom.dimension == "money" and cue is not None and cue.word == "saving")
    )
    if (
        mention is None
        and not evident
        and not (
            _ONLY.search(before) and atom.dimension in ("time", "power", "compute", "money", "data", "level")
        )
    ):
        return NoClaim("no-metric")
    if mention is None and atom.unit in ("month", "year"):
        return NoClaim("years")  # how long a project took
    given = not changed and _of_what_is_given(atom, metric, rule, before)
    if given or _of_a_device(sentence, atom, rule, before) or (mention is None and _is_set(sentence, atom)):
        return NoClaim("setting")
    if changed and (atom.dimension in ("money", "count") or rule.startswith("outperforms")):
        saved = cue is not None and cue.word == "saving" and atom.dimension == "money"
        changed = saved or bool(BY.search(before))
    if changed and not BY.search(before) and rule == "number-metric-change" and atom.dimension != "level":
        changed = cue is not None
    changed = changed and not _states_how_much(cue, before)
    if metric.better == "lower" and _ADDS.search(before):
        return Meaning(
            atom, atom.unit, "points", "increase", "worse", metric, rule, mention, find_noun("increase")
        )
    if changed:
        change, direction = judge(cue or find_noun("improvement"), metric)
        return Meaning(atom, atom.unit, "points", change, direction, metric, rule, mention, cue)
    return Meaning(atom, atom.unit, "level", None, "neutral", metric, rule, mention, cue)


# "draws only 13 uA".
_CURRENT = re.compile(
    rf"(?:\b(?:draw(?:s|ing|n)?|consum\w+|dissipat\w+|us(?:es|ing))|\b(?:leakage|quiescent|standby|supply|sleep)(?:\scurrent)?"
    rf"|\bcurrent\s(?:consumption|draw|dissipation))\s(?:is\s|of\s|as\slow\sas\s)?{HEDGES}$",
    re.IGNORECASE,
)


def read_current(
    sentence: Sentence,
    atom: Atom,
    linked: Link | None,  # noqa: ARG001 - all readers share one signature
    previous: Meaning | None,  # noqa: ARG001
    lexicon: Lexicon,
) -> Meaning | NoClaim:
    """Read a current that is drawn as power; a voltage or a current that a circuit runs at is a setting."""
    drawn = _CURRENT.search(words_before(sentence, atom.start))
    if drawn is None or atom.unit.endswith(("V", "ohm")):
        return NoClaim("setting")
    return Meaning(atom, atom.unit, "level", None, "neutral", get_metric(lexicon, "power"), "unit-power")
