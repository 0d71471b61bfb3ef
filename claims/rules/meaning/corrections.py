"""Corrections of a meaning by the words around it: signs, shares removed, factors of something."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.model import Direction, Kind
from claims.quantity.hedges import HEDGES
from claims.rules.cues import comparative_pattern, find_comparative, find_noun, judge, noun_pattern
from claims.rules.link import is_efficiency
from claims.rules.meaning.shared import (
    OVER,
    SAME_LIST,
    TWO_SIDED,
    Meaning,
    get_metric,
    is_coordinate,
    words_before,
)
from claims.rules.sentence import METRIC, Sentence


def level_again(read: Meaning, previous: Meaning | None) -> Meaning:
    """Read the third number of "82.4 (+3.1) and 71.2 (+1.4)" as the level that it is."""
    gained = previous is not None and previous.rule == "gain-in-brackets"
    if not gained or read.rule != "continued" or read.kind != "points":
        return read
    unit = "%" if read.atom.dimension == "percent" else "score"
    return replace(read, unit=unit, kind="level", change=None, direction="neutral")


def sign_of_a_gain(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "peaking at +0.301" as a gain: no score is written with a plus. "-0.4 over BarNet" is a drop."""
    if read.kind != "level" or not read.atom.sign or read.unit not in ("score", "%", "dB"):
        return read
    if read.metric.family != "quality" or read.metric.id in TWO_SIDED or read.atom.value_max is not None:
        return read
    # A score may be below zero by itself; with somebody that it is over, it is a drop.
    if read.atom.sign == "-" and not OVER.match(sentence.text, read.atom.end, sentence.end):
        return read
    cue = find_noun("increase" if read.atom.sign == "+" else "drop")
    change, direction = judge(cue, read.metric)
    unit = "point" if read.unit == "score" else read.unit
    return replace(read, unit=unit, kind="points", change=change, direction=direction)


# "a best performance of 41.8", "raises performance to 65%": nothing says that another one is meant.
_PLAIN_PERFORMANCE = re.compile(
    r"(?<!-)\b(?:an?|the|best|highest|top|overall|final|average|mean|better|improves?|raises?|boosts?|increases?)\s$"
)


def as_measured_before(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "an accuracy of 48%, above human performance, which is 41%" as accuracy both times."""
    if read.kind != "level" or read.metric.id != "performance" or read.metric_mention is None:
        return read
    between = sentence.text[read.metric_mention.end : read.atom.start]
    if not read.metric_mention.text.lower().endswith("performance") or re.search(r"\(\s?[A-Z]", between):
        return read
    known = sentence.quality
    if known is None and _PLAIN_PERFORMANCE.search(words_before(sentence, read.metric_mention.start, 24)):
        known = sentence.earlier_quality
        known = known if known is not None and known[0].id not in TWO_SIDED else None
    if known is None or known[0].id in ("performance", "other") or (read.unit == "%") > known[0].percent:
        return read
    return replace(read, metric=known[0], inherited=True)


_LETTER = re.compile(r"[(,;/]\s?(?:and\s)?(?P<letter>[PR])\s?[:=]?\s?$")
_LETTERS = {"P": "precision", "R": "recall"}


def by_its_letter(sentence: Sentence, read: Meaning, previous: Meaning | None, lexicon: Lexicon) -> Meaning:
    """Read "F1 of 0.52 (P: 0.81, R: 0.38) and 0.55 (P: ..." as precision and recall, and F1 again."""
    if read.kind != "level" or read.metric.id not in ("f1", "precision", "recall"):
        return read
    named = _LETTER.search(sentence.text, max(sentence.start, read.atom.start - 12), read.atom.start)
    if named is not None:
        return replace(read, metric=get_metric(lexicon, _LETTERS[named["letter"]]), metric_mention=None)
    if (
        read.rule == "continued"
        and previous is not None
        and sentence.text.startswith(")", previous.atom.end)
        and _LETTER.search(sentence.text, max(sentence.start, previous.atom.start - 12), previous.atom.start)
    ):
        return replace(read, metric=get_metric(lexicon, "f1"))
    return read


def same_sort_of_percent(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "relative gains of 45% in A and 57% in B" as two relative gains."""
    if (
        previous is not None
        and read.kind == "points"
        and previous.kind == "relative"
        and read.unit == previous.unit == "%"
        and read.change == previous.change
        and previous.metric.percent
        and is_coordinate(sentence, previous, read.atom)
    ):
        return replace(read, kind="relative")
    return read


def absolute_goes_on(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read the 4% of "by 2% absolute on FooSet and 4% on BarSet" as absolute too."""
    if previous is None or previous.kind != "points" or previous.unit != "pp" or read.unit != "%":
        return read
    if read.kind != "level" or read.rule not in ("percent-level", "percent"):
        return read
    if "absolute" not in sentence.text[previous.atom.start : previous.atom.end].lower():
        return read
    listed = SAME_LIST.fullmatch(sentence.text, previous.atom.end, read.atom.start - len(read.atom.sign))
    if not listed or sentence.text.startswith(" relative", read.atom.end):
        return read
    return replace(previous, atom=read.atom, inherited=True, rule="continued")


_GAIN_OF = re.compile(
    rf"\b(?P<noun>{noun_pattern()})\s(?:of|by|up\sto|over|exceeding|ranging\s(?:from|between)|between)\s"
    rf"{HEDGES}-?$",
    re.IGNORECASE,
)


def gain_named_before(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "with absolute gains of up to 3.8" as a change in what the sentence measures, not as a score."""
    if read.rule not in ("nearest-metric", "continued") or read.kind != "level" or read.unit != "score":
        return read
    named = _GAIN_OF.search(words_before(sentence, read.atom.start, 60))
    cue = find_noun(named["noun"]) if named else None
    if cue is None:
        return read
    change, direction = judge(cue, read.metric)
    return replace(read, kind="points", unit="point", change=change, direction=direction, cue=cue)


_RESTATES = re.compile(
    r"[,)]?\s\(?(?:or\s|i\.e\.,?\s|that\sis,?\s|and\s)?(?:which\s)?"
    r"(?:(?:is|(?:represent|correspond|equivalent|equat|equal|amount|translat)\w*)\s(?:in)?(?:to\s)?)?an?\s"
    rf"{HEDGES}(?:relative\s)?"
)


_IN_BRACKET = re.compile(r"\$?\s\((?:\+|a\s|about\s|~)?\$?")


def restated(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "by 15 points, representing a 96% increase" as points and the relative gain they are."""
    if (
        previous is not None
        and read.unit == "%"
        and read.kind in ("points", "level")
        and previous.kind == "points"
        and previous.unit == "point"
        and _IN_BRACKET.fullmatch(
            sentence.text[max(previous.atom.end, previous.atom.noun_end) : read.atom.start]
        )
        and sentence.text.startswith(")", read.atom.end)
    ):
        # "gains of 10.1 (56.4%)": so much more of what there was.
        return replace(previous, atom=read.atom, unit="%", kind="relative", rule="continued", inherited=True)
    if (
        previous is not None
        and read.unit == "%"
        and read.kind == "points"
        and previous.kind == "points"
        and previous.unit in ("pp", "point")
        and _RESTATES.fullmatch(sentence.text[previous.atom.end : read.atom.start])
    ):
        return replace(read, kind="relative")
    return read


_SAVES_MORE = re.compile(rf"\bsav(?:e|es|ed|ing)\s{HEDGES}$")
_HANDLES = re.compile(
    rf"\b(?:process|handl|support|serv|stor|cover|ingest|generat|produc|collect)\w*\s{HEDGES}$"
)


def more_of_what_is_good(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "saves 17% more energy" as less energy, and "processes 3 times more data" as better."""
    if read.cue is None or read.cue.word not in ("more", "additional", "larger") or read.direction != "worse":
        return read
    before = words_before(sentence, read.atom.start, 40)
    if _SAVES_MORE.search(before):
        return replace(read, change="decrease", direction="better")
    if read.metric.id == "data" and _HANDLES.search(before):
        return replace(read, direction="better")
    return read


_REMOVES = re.compile(
    r"\b(?:reduc|minimi[sz]|cut|sav|eliminat|remov|avoid|prevent|prun|discard|drop|skip|shed|clos|bridg|conserv)\w*\s"
    rf"(?:of\s)?{HEDGES}$",
    re.IGNORECASE,
)


_OF = re.compile(r"\$?\sof\s[a-z]")
_OF_A_GAP = re.compile(r"\$?\sof\s(?:[\w-]+\s){0,5}gap\b")


def share_removed(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "saves 30% of the energy" and "removes 40% of defects" as so much less, not as so much left."""
    level = read.kind == "level" and read.rule == "percent-level" and _OF.match(sentence.text, read.atom.end)
    share = read.kind == "fraction" and read.rule in ("share-of-metric", "share-of-whole")
    if read.unit != "%" or not (level or share):
        return read
    if not _REMOVES.search(words_before(sentence, read.atom.start, 60)):
        return read
    if level:
        # "removes 89% of visual tokens" names what there is less of; most things have no metric.
        named = next((m for m in sentence.metrics if 0 <= m.start - read.atom.end <= 12), None)
        metric = get_metric(lexicon, named.name if named else "other")
        read = replace(read, metric=metric, metric_mention=named)
    gap = _OF_A_GAP.match(sentence.text, read.atom.end, sentence.end)
    direction: Direction = "better" if gap or read.metric.better != "higher" else "worse"
    return replace(read, kind="relative", change="decrease", direction=direction)


_NAMED_FACTOR = re.compile(r"\s(?:more\s)?[a-z]{3,}(?:tion|sion|ment|ity|ance|ence|age)\b|\sscaling\b")


def factor_of_something(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "a 6x extension" as a factor of what it names, which is no speedup."""
    if (
        read.rule != "times"
        or read.metric.id != "speedup"
        or read.metric_mention is not None
        or read.cue is not None
    ):
        return read
    named = _NAMED_FACTOR.match(sentence.text, read.atom.end, sentence.end)
    if named is None or find_noun(named.group().strip()) is not None:
        return read
    return replace(read, metric=get_metric(lexicon, "other"))


_PHYSICAL = {"speed", "memory", "energy", "size", "compute"}


def no_share_of_speed(read: Meaning, previous: Meaning | None, lexicon: Lexicon) -> Meaning:
    """Take a percentage near a word of speed or size for a level of what was measured before, or unnamed.

    "An accuracy of 88% in runtime, 87% in power" gives the accuracy of two predictions.
    """
    if read.unit != "%" or read.kind != "level" or read.metric.family not in _PHYSICAL:
        return read
    if read.metric.family == "compute" and is_efficiency(read.metric_mention):
        # What reaches 96% of "computational efficiency" is well used.
        return replace(read, metric=get_metric(lexicon, "utilization"))
    if read.rule == "percent-level":
        return replace(read, metric=get_metric(lexicon, "other"), metric_mention=None)
    if read.rule not in ("number-in-metric", "continued") or previous is None:
        return read
    if previous.kind == "level" and previous.unit == "%" and previous.metric.percent:
        return replace(read, metric=previous.metric, metric_mention=None, inherited=True)
    return read


_WITH = re.compile(rf"\bwith\s{HEDGES}$", re.IGNORECASE)
_MARGIN = re.compile(
    r"\$?\s(?:[\w-]+\s){0,2}?(?:margin|gain|improvement|advantage|lead|increase|boost|better|higher|more|fewer|less)"
)


def reached_by_the_winner(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "surpasses people (76%) with 79%" as what is reached, not as by how much it wins."""
    if read.rule != "outperforms-by" or read.unit != "%" or read.metric.family != "quality":
        return read
    before = words_before(sentence, read.atom.start, 30)
    if not _WITH.search(before) or _MARGIN.match(sentence.text, read.atom.end, sentence.end):
        return read
    return replace(read, kind="level", change=None, direction="neutral")


_LARGER = {"larger", "bigger", "heavier", "smaller", "lighter"}


def size_of_a_rival(read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "on par with models 2.5x larger" as a model size, whatever quality the sentence names."""
    if (
        read.rule in ("number-comparative-alone", "continued")
        and read.kind == "times"
        and read.cue is not None
        and read.cue.word in _LARGER
        and read.metric.family == "quality"
    ):
        size = get_metric(lexicon, "model_size")
        # Of a rival that is larger, the technique is the smaller one.
        change, direction = judge(read.cue, size)
        if read.direction == "better":
            change, direction = "decrease", "better"
        return replace(read, metric=size, metric_mention=None, change=change, direction=direction)
    return read


# "substantially shorter reasoning (-46%)": the comparative before the bracket says what the sign is of.
_COMPARED_IN_BRACKETS = re.compile(
    rf"\b(?P<cue>{comparative_pattern()})\s(?P<what>(?:[\w{METRIC}-]+\s){{1,3}})\((?:by\s|only\s|about\s|up\sto\s|[~≈])*$",
    re.IGNORECASE,
)


def sign_after_comparative(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "shorter reasoning (-46%)" as a change in what is shorter, whatever was measured before."""
    if not read.atom.sign or read.unit != "%" or read.kind not in ("relative", "points"):
        return read
    at = read.atom.start - len(read.atom.sign)
    found = _COMPARED_IN_BRACKETS.search(sentence.masked, max(sentence.start, at - 70), at)
    cue = find_comparative(found["cue"]) if found else None
    if found is None or cue is None:
        return read
    inside = [m for m in sentence.metrics if found.start("what") <= m.start < found.end("what")]
    metric = get_metric(lexicon, inside[-1].name if inside else cue.metric or "other")
    change, direction = judge(cue, metric)
    grows = read.atom.sign == "+"
    if change is None or grows != (change == "increase"):
        return read
    kind: Kind = "points" if metric.family == "quality" and metric.percent else "relative"
    return replace(
        read,
        kind=kind,
        metric=metric,
        metric_mention=inside[-1] if inside else None,
        change=change,
        direction=direction,
        cue=cue,
    )
