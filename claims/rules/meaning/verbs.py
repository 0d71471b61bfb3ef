"""What a verb makes of the number after it: time that is taken, work sped up, faults found."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.model import Kind
from claims.quantity.hedges import HEDGES
from claims.rules.cues import judge
from claims.rules.meaning.shared import Meaning, get_metric, words_before
from claims.rules.sentence import Sentence

_TAKES_TIME = re.compile(
    r"\b(?:tak(?:es?|ing|en)|took|needs?|requir\w+|waits?|compil\w+|train(?:s|ing|ed)?|execut\w+)\s[^.;,]{0,40}$",
    re.IGNORECASE,
)


def takes_longer(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "takes 3x longer" as more time, and not as longer texts."""
    if read.metric.id != "sequence_length" or read.metric_mention is not None or read.kind == "level":
        return read
    if read.cue is None or read.cue.word != "longer":
        return read
    if not _TAKES_TIME.search(words_before(sentence, read.atom.start, 60)):
        return read
    return replace(read, metric=get_metric(lexicon, "runtime"), change="increase", direction="worse")


_SPEEDS_UP = re.compile(
    rf"\b(?:accelerat(?:es?|ing)|(?:speed(?:s|ed|ing)?|sped)[\s-]up)\s(?:the\s)?[\w\s-]{{1,40}}?\s(?:by\s)?{HEDGES}$",
    re.IGNORECASE,
)
# What is done, and is a metric where nothing speeds it up.
_ACTIVITIES = {"sparsity", "compression", "communication", "data", "compute", "parameters", "memory_traffic"}


def faster_activity(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "accelerates pruning by 9x" as a speedup, and not as sparser."""
    if read.kind not in ("times", "relative", "points"):
        return read
    before = words_before(sentence, read.atom.start, 80)
    found = _SPEEDS_UP.search(before)
    if found is None:
        return read
    verb = read.atom.start - len(before) + found.start()
    # "removes the latency bottleneck, speeding up training by 9x": the measure belongs to another verb.
    foreign = read.metric_mention is not None and read.metric_mention.end <= verb
    if not foreign and read.metric.id not in _ACTIVITIES:
        return read
    kind: Kind = "relative" if read.unit == "%" else read.kind
    return replace(
        read, kind=kind, metric=get_metric(lexicon, "speedup"), change="increase", direction="better"
    )


# "reduces the memory and yields notable speedups (2x)": a speedup in brackets is no loss of one.
_YIELDS_SPEEDUP = re.compile(
    r"\b(?:yield|achiev|provid|deliver|obtain|giv|enabl|offer|bring|attain|show|produc)\w*\s(?:[\w-]+\s){0,4}(?:speed-?ups?|accelerations?)\s\([^()]{0,60}$"
)


def speedup_in_brackets(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "cuts the memory and yields speedups (2x)" as faster, whatever the first verb cuts."""
    if read.metric.id != "speedup" or read.change != "decrease":
        return read
    if not _YIELDS_SPEEDUP.search(words_before(sentence, read.atom.start, 160)):
        return read
    return replace(read, change="increase", direction="better")


_DIFFERS = re.compile(
    r"\b(?:(?P<off>(?:is|are|was|were)\s(?:only\s)?off|deviat(?:es?|ed|ing)|(?:over|under)-?(?:estimat|predict)(?:es?|s|ed|ing))|differ(?:s|ed|ing)?|var(?:y|ies|ied)|fluctuat\w+)"
    rf"\b[^.;,]{{0,60}}?\sby\s(?:(?:a\s)?factors?\sof\s)?{HEDGES}$",
    re.IGNORECASE,
)


def differs_by(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "is off by two orders of magnitude" as an error and "differs by a factor of 3" as no gain."""
    if read.kind not in ("times", "relative", "points"):
        return read
    found = _DIFFERS.search(words_before(sentence, read.atom.start, 90))
    if found is None:
        return read
    if found["off"]:
        metric = get_metric(lexicon, "error_rate")
        return replace(read, metric=metric, change="increase", direction="worse")
    if read.metric_mention is not None:
        # What varies by itself gains nothing: "the latency varies by 45% among phones".
        return replace(read, change="increase", direction="neutral")
    return replace(read, metric=get_metric(lexicon, "other"), change="increase", direction="neutral")


# What nobody wants more of, unless it is found.
_BAD = re.compile(
    r"\smore\s(?:[\w-]+\s){0,2}?(?:instructions|mistakes|failures|errors|steps|iterations|accesses|cycles|misses|bytes"
    r"|operations|crashes|hallucinations|collisions|conflicts|violations)\b"
)
_FINDS = re.compile(
    r"\b(?:find|found|detect|fix|catch|caught|reveal|expos|correct|uncover|identif|trigger|discover|prevent|avoid)"
    r"\w*\s[^.;]{0,30}$"
)


def more_of_what_is_bad(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "16% more instructions" as worse, and "finds 16% more failures" as better."""
    if read.cue is None or read.cue.word != "more" or read.metric.id != "other" or read.direction != "better":
        return read
    if not _BAD.match(sentence.text, read.atom.end, sentence.end):
        return read
    if _FINDS.search(words_before(sentence, read.atom.start, 60)):
        return read
    return replace(read, direction="worse")


_TIME_IS = re.compile(
    rf"(?:\s(?:of|with|for|on|in)\s[^.;,]{{1,40}})?\s(?:is|are|was|were|becomes?|gets?)\s(?:also\s|[a-z]+ly\s)?{HEDGES}"
)


def faster_time(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "training times are 3x faster" as less of that time."""
    if read.metric.id != "speedup" or read.metric_mention is not None or read.cue is None:
        return read
    if read.kind not in ("times", "relative") or read.cue.metric != "speedup":
        return read
    earlier = [m for m in sentence.metrics if m.end <= read.atom.start]
    if not earlier or not _TIME_IS.fullmatch(sentence.text, earlier[-1].end, read.atom.start):
        return read
    metric = get_metric(lexicon, earlier[-1].name)
    if metric.family != "speed" or metric.better != "lower":
        return read
    change, direction = judge(read.cue, metric)
    return replace(read, metric=metric, metric_mention=earlier[-1], change=change, direction=direction)


_PREFERRED = re.compile(
    rf"\b(?:prefer(?:s|red)?|favou?r(?:s|ed)?)\b[^.;,]{{0,80}}?\sby\s(?:an?\s)?(?:(?:factor|margin|ratio)\sof\s)?(?:[^.;]{{0,12}}\sand\s)?{HEDGES}$",
    re.IGNORECASE,
)


def preferred_by(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "raters prefer FooNet to BarNet by a factor of 3" as how often it wins."""
    if read.metric_mention is not None or read.metric.id not in ("performance", "speedup", "other"):
        return read
    if read.kind not in ("times", "relative", "points"):
        return read
    if not _PREFERRED.search(words_before(sentence, read.atom.start, 110)):
        return read
    return replace(read, metric=get_metric(lexicon, "win_rate"), change="increase", direction="better")


# What our attack makes worse is what it is made for.
_OUR_ATTACK = re.compile(
    r"\b(?:our|(?:the\s)?proposed|this|a\s(?:new|novel))\s(?:[\w-]+\s){0,4}?(?:attacks?|backdoors?|jailbreaks?)\b(?!\s(?:detect|defen[sc]e|mitigat))"
    r"(?:\s[A-Z][\w-]*)?\s(?:can\s|[a-z]+ly\s)?(?:reduc|degrad|drop|lower|decreas|rais|increas|bring|cut|push|slow)\w*\s[^;]{0,90}$",
    re.IGNORECASE,
)


def harm_of_an_attack(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "our attack lowers the accuracy by 40%" as what the attack is for."""
    if read.direction != "worse" or read.metric.family != "quality":
        return read
    if not _OUR_ATTACK.search(words_before(sentence, read.atom.start, 170)):
        return read
    return replace(read, direction="better")
