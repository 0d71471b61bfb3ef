"""Qualities and sizes that a sentence names in passing: what is kept of them, what is lost, who is larger."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.quantity.hedges import HEDGES
from claims.rules.meaning.shared import UNMEASURED, Meaning, get_metric, words_before
from claims.rules.sentence import Sentence

_KEEPS_MOST = re.compile(
    r"\b(?:retain|preserv|keep|maintain|recover)\w*\s(?:[\w-]+\s)?(?:most|much|nearly\sall|almost\sall|the\sbulk|the\smajority"
    r"|an?\s(?:\w+\s)?(?:portion|share|part|fraction))\sof\s[^.;:()]{0,110}[:(]\s?"
    rf"{HEDGES}$",
    re.IGNORECASE,
)


_KEEPS = re.compile(rf"\b(?:retain|preserv|keep|kept|maintain|recover)\w*\s{HEDGES}$", re.IGNORECASE)
# Of whom: "95% accuracy of the full model".
_OF_WHOM = re.compile(
    r"\$?\s(?:[\w-]+\s){1,3}(?:of|relative\sto|compared\s(?:to|with))\s(?:the\s|its\s|their\s|an?\s)?(?:original|full|dense|baseline|teacher|base"
    r"|uncompressed|unpruned|unquantized|pre-?trained|vanilla|[\w-]*precision|larger|large|oracle|backbone)\b"
)


def _kept(sentence: Sentence, read: Meaning) -> bool:
    """Tell "retains 96% performance" (nobody performs in percent) and "95% accuracy of the full model"."""
    if read.atom.value > 101 or not _KEEPS.search(words_before(sentence, read.atom.start, 60)):
        return False
    named = read.metric.id == "performance"
    return named or _OF_WHOM.match(sentence.text, read.atom.end, sentence.end) is not None


def mostly_kept(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "retains most of the teacher's accuracy: 91% on X and 95% on Y" as parts of it."""
    if read.kind != "level" or read.unit != "%" or read.metric.family not in ("quality", "other"):
        return read
    goes_on = read.rule == "continued" and previous is not None and previous.kind == "fraction"
    kept = (
        goes_on or _kept(sentence, read) or _KEEPS_MOST.search(words_before(sentence, read.atom.start, 170))
    )
    if not kept:
        return read
    return replace(read, kind="fraction")


_CUT_TO = re.compile(
    rf"\b(?:reduc|compress|shrink|shrunk|cut|lower|decreas)\w*\s[^.;,]{{0,60}}?\bto\s{HEDGES}$", re.IGNORECASE
)


def cut_to(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "compresses files to 30% of the original" as so much smaller."""
    if read.rule != "share-of-whole" or read.kind != "fraction" or read.change is not None:
        return read
    if not _CUT_TO.search(words_before(sentence, read.atom.start, 90)):
        return read
    metric = get_metric(lexicon, "model_size") if read.metric.id == "performance" else read.metric
    if metric.better == "higher":
        return read
    return replace(read, metric=metric, change="decrease", direction="better")


_GOOD = (
    r"(?:safety|fluency|helpfulness|robustness|diversity|trust|faithfulness|coherence|readability|consistency|stability|fairness"
    r"|usability|satisfaction|engagement|interpretability|generali[sz]ation|reliability|honesty|naturalness|quality|security|privacy)"
)
_LESS_GOOD = re.compile(
    rf"\b(?:reduc|lower|decreas|diminish|suppress|cut)(?:e[sd]?|s|ed|ing|es)?\s(?:[\w-]+\s){{0,3}}?{_GOOD}\s(?:scores?\s|(?:of|for|in|on|across|among)\s[^.;,]{{1,40}}?\s)?by\s{HEDGES}$",
    re.IGNORECASE,
)
_LESS_AFTER = re.compile(
    rf"\$?\s(?:less|lower|reduced)\s(?:[\w-]+\s){{0,2}}?{_GOOD}(?=[,.;)]|\s(?:than|on|in|of|for|scores?|when|compared)\b|$)"
)


def less_of_what_is_good(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "lowers helpfulness by 12%" as worse, though no lexicon says which way is good."""
    counted = read.metric.id in UNMEASURED and read.rule == "metric-changes-by"
    if read.change != "decrease" or read.direction != "better" or not (counted or read.metric.id == "other"):
        return read
    lost = _LESS_GOOD.search(words_before(sentence, read.atom.start, 90))
    if not lost and not _LESS_AFTER.match(sentence.text, read.atom.end, sentence.end):
        return read
    # "adversarial queries reduced safety": nothing is said of how many queries there are.
    metric = get_metric(lexicon, "other")
    return replace(
        read, metric=metric, metric_mention=None if counted else read.metric_mention, direction="worse"
    )


_HOW_MANY = re.compile(
    rf"\b(?:amounts?|numbers?|counts?|sizes?|volumes?|vocabular(?:y|ies))\sof\s[^.;,]{{1,60}}?\s(?:is|are|was|were)\s{HEDGES}$",
    re.IGNORECASE,
)
_LARGE = {"larger", "bigger", "as large", "more", "higher", "greater"}


def how_many_more(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "the number of rules is three times larger" as neither better nor worse."""
    if (
        read.metric.id != "other"
        or read.direction != "better"
        or read.cue is None
        or read.cue.word not in _LARGE
    ):
        return read
    if read.rule != "number-comparative-alone" or not _HOW_MANY.search(
        words_before(sentence, read.atom.start, 100)
    ):
        return read
    return replace(read, direction="neutral")


_BEATEN = re.compile(
    r"\b(?:outperform|surpass|exceed|beat|rival|match)\w*\s[^.;]{0,60}?\b(?:models?|networks?|systems?|baselines?|LLMs?|transformers?|ones)\s"
    rf"(?:that\sare\s|which\sare\s)?{HEDGES}$",
    re.IGNORECASE,
)


def beaten_though_larger(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "outperforms models 10x larger" as a smaller size."""
    if read.kind != "times" or read.cue is None or read.cue.word not in ("larger", "bigger", "as large"):
        return read
    if read.metric.id != "other" or not _BEATEN.search(words_before(sentence, read.atom.start, 110)):
        return read
    return replace(read, metric=get_metric(lexicon, "model_size"), change="decrease", direction="better")
