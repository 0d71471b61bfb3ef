"""Losses: one that is made smaller, one that is kept small, and differences."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.model import Kind
from claims.quantity.hedges import HEDGES
from claims.rules.cues import find_comparative, find_noun, judge
from claims.rules.meaning.shared import Meaning, get_metric, words_before
from claims.rules.sentence import METRIC, QUANTITY, Sentence

_LOST_AFTER = re.compile(
    r"[\s-](?:loss|losses|gap|gaps|drop|drops|degradation|decline|deterioration|penalty|deficit|disparity"
    r"|variance|fluctuations?|regression)\b(?!\s(?:function|rate))",
    re.IGNORECASE,
)
_LOST_BEFORE = re.compile(
    r"\b(?:loss|gap|drop|degradation|decline|deterioration|penalty|deficit|disparity)\s(?:in|of)\s(?:the\s)?"
    r"(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
# "cuts the model size with an accuracy loss of": it is not the loss that is cut.
_REDUCES = re.compile(
    r"\b(?:reduc|narrow|clos|shrink|shrunk|cut|lower|mitigat|alleviat|decreas|lessen|minimi|recover|bridg)\w*"
    r"(?![^.;]*(?:,|\b(?:with|at|while|but|and\s(?:an?|only))\b))",
    re.IGNORECASE,
)


def loss_made_smaller(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "cuts the accuracy loss by 40%" as better, and as a share of that loss."""
    mention = read.metric_mention
    if (
        mention is None
        or read.metric.better != "higher"
        or read.change != "decrease"
        or read.kind not in ("points", "relative", "times", "fraction")
        or mention.end > read.atom.start
    ):
        return read
    # "accuracy loss" may be one mention, or "loss" follows the mention.
    between = sentence.text[mention.start : read.atom.start]
    lost = _LOST_AFTER.match(between, mention.end - mention.start) or _LOST_AFTER.search(mention.text)
    if lost:
        verb = _REDUCES.search(sentence.text, max(sentence.start, mention.start - 60), mention.start) or (
            _REDUCES.search(between, lost.end())
        )
    else:
        before = words_before(sentence, mention.start, 60)
        lost = _LOST_BEFORE.search(before)
        verb = _REDUCES.search(before, 0, lost.start()) if lost else None
    if not lost or not verb:
        return read
    kind = "relative" if read.atom.dimension == "percent" and read.kind == "points" else read.kind
    return replace(read, kind=kind, direction="better")


_DIFFERENCE = re.compile(
    r"\b(?:differences?|deviations?|discrepanc(?:y|ies)|variations?)\s(?:of|is|was|within|below|under)\s"
    r"(?:(?:only|just|less|fewer|under|below|than|about|up|to|at|most|an?|mere|merely)\s)*[<~]?$",
    re.IGNORECASE,
)


def difference(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "with a difference of only 0.1%" as points, neither better nor worse."""
    if (
        read.kind != "level"
        or read.metric.family != "quality"
        or read.unit not in ("score", "%", "point", "pp")
    ):
        return read
    if not _DIFFERENCE.search(words_before(sentence, read.atom.start, 60)):
        return read
    return replace(read, kind="points", unit="point" if read.unit == "score" else read.unit)


_KEPT_WITHIN = re.compile(
    r"\b(?:loss|drop|degradation|penalty|overhead|slowdown|decline|deterioration)(?:es|s)?\s?(?:\([^()]{1,50}\)\s)?"
    r"(?:(?:in|of|to|is|are|was|were|remains?|stays?|kept|limited|bounded|all|be|being)\s){0,3}"
    r"(?:(?:within|to|under|below|less|than|at|most|only|just|about|around|up)\s){1,4}[<~≤]?\s?\$?$",
    re.IGNORECASE,
)


# "accuracy drops to 40%" is none of these.
_SMALL = re.compile(r"\b(?:within|under|below|than|most|limited|kept|bounded)\b", re.IGNORECASE)
_LIMITS = re.compile(
    r"\b(?:limit|restrict|constrain|keep|bound|cap|confin|contain)\w*\s[^.;]{0,50}$", re.IGNORECASE
)


def loss_kept_small(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "keeps the performance loss within 2%" as a change by so much, not as a level."""
    if read.kind not in ("level", "fraction") or read.unit != "%" or read.rule == "from-to":
        return read
    before = words_before(sentence, read.atom.start, 110)
    kept = _KEPT_WITHIN.search(before)
    if kept is None or not (_SMALL.search(kept.group()) or _LIMITS.search(before, 0, kept.start())):
        return read
    metric, mention = read.metric, read.metric_mention
    at = read.atom.start - len(before) + kept.start()
    named = [
        m
        for m in sentence.metrics
        if at - 24 <= m.start <= at + len(kept.group()) and m.start < read.atom.start
    ]
    if named:
        metric, mention = get_metric(lexicon, named[-1].name), named[-1]
    elif metric.id == "other" or mention is None:
        metric, mention = get_metric(lexicon, "performance"), None
    cue = find_noun("overhead" if "overhead" in kept.group().lower() else "degradation")
    change, direction = judge(cue, metric)
    kind: Kind = "points" if metric.percent and metric.family == "quality" else "relative"
    return replace(
        read, kind=kind, change=change, direction=direction, metric=metric, metric_mention=mention, cue=cue
    )


_PRICE = re.compile(
    rf"\bat\s(?:the|an?)\s(?:\w+\s)?(?:costs?|expense|price|sacrifice)\sof\s(?:losing\s)?{HEDGES}-?$",
    re.IGNORECASE,
)


_AT_TIMES = re.compile(rf"\bat\s{HEDGES}$", re.IGNORECASE)


def price_paid(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "at the cost of 0.5% accuracy" as accuracy lost, and "at the cost of 2x memory" as more of it."""
    raised = read.kind == "times" and read.change == "decrease" and read.rule == "number-metric"
    if not raised and (read.kind != "level" or read.unit not in ("%", "score")):
        return read
    before = words_before(sentence, read.atom.start, 60)
    # "at 1.4x latency": so many times what it is for the others.
    at_times = raised and read.atom.value > 1 and _AT_TIMES.search(before)
    if not at_times and not _PRICE.search(before):
        return read
    if read.metric.better == "lower":
        kind: Kind = "times" if raised else "relative" if read.unit == "%" else "points"
        return replace(read, kind=kind, change="increase", direction="worse")
    if read.metric.better != "higher":
        return read
    unit = "point" if read.unit == "score" else read.unit
    return replace(read, unit=unit, kind="points", change="decrease", direction="worse")


# "falls behind FooNet by", "loses to FooNet by", "is outperformed by FooNet by".
_LOSES_TO = re.compile(
    r"\b(?:(?:falls?|fell|fall(?:en|ing)|is|are|was|were|remains?|lag\w*)\s(?:\w+ly\s|far\s|still\s)?(?:behind|short\sof|inferior\sto)"
    r"|los(?:es?|t|ing)\sto|trail(?:s|ed|ing)?(?:\sbehind)?"
    r"|(?:is|are|was|were)\s(?:\w+ly\s)?(?:outperformed|surpassed|beaten|exceeded)\sby)"
    rf"\s[^.;,()]{{2,60}}?\sby\s(?:an?\s(?:margin\sof\s)?)?{HEDGES}$",
    re.IGNORECASE,
)


def lost_to(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "falls behind X by 2%" as so much worse, which no verb alone says."""
    if read.kind not in ("relative", "points", "times") or read.atom.sign == "+":
        return read
    if not _LOSES_TO.search(words_before(sentence, read.atom.start, 110)):
        return read
    metric = get_metric(lexicon, "performance") if read.metric.id == "other" else read.metric
    change, direction = judge(find_noun("degradation"), metric)
    return replace(read, change=change, direction=direction, metric=metric)


_THAN_BY = re.compile(
    r"\b(?P<word>faster|slower|smaller|larger|lighter|heavier|cheaper|better|worse|shorter)"
    rf"(?:(?:,|\s(?:than|on|in|with|for|when|at))\s[^.;,()]{{2,50}}?|[,;]?\s(?:on|in)\saverage)?,?\sby\s(?:a\s)?{HEDGES}$",
    re.IGNORECASE,
)


def than_by(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "is slower than X by 30%" by its comparative."""
    if read.rule not in ("percent", "times", "points") or read.kind not in ("relative", "times", "points"):
        return read
    compared = _THAN_BY.search(words_before(sentence, read.atom.start, 80))
    cue = find_comparative(compared["word"].lower()) if compared else None
    if cue is None:
        return read
    kept = cue.metric is None or (cue.metric == "performance" and read.metric.family == "quality")
    metric = read.metric if kept or cue.metric is None else get_metric(lexicon, cue.metric)
    change, direction = judge(cue, metric)
    return replace(read, metric=metric, change=change, direction=direction, cue=cue)


# "9x less memory increase", "a 50% smaller accuracy drop".
_LESS_OF_A_CHANGE = re.compile(
    r"\$?\s?(?:times\s)?(?P<word>less|lower|smaller|fewer|reduced|higher|larger|greater|more)\s(?:(?!and\b|in\b|of\b)[\w-]+\s){1,3}?"
    r"(?:(?P<grown>increase|growth|inflation)|(?P<lost>drop|loss(?:es)?|degradation|decline|deterioration|penalty|gap))\b"
    r"(?!\s(?:function|rate|value))"
)


def change_made_smaller(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "9x less memory increase" and "a 50% smaller accuracy drop" as less of the change."""
    if read.kind not in ("times", "relative", "points") or read.metric.better == "none":
        return read
    found = _LESS_OF_A_CHANGE.match(sentence.text, read.atom.end, sentence.end)
    if found is None or (found["lost"] is None) != (read.metric.better == "lower"):
        return read
    kind: Kind = "relative" if read.unit == "%" else read.kind
    if found["word"] in ("higher", "larger", "greater", "more"):
        change, direction = judge(find_noun("degradation"), read.metric)
        return replace(read, kind=kind, change=change, direction=direction)
    return replace(read, kind=kind, change="decrease", direction="better")


_LOST_IN = re.compile(
    r"(?<!\bno\s)(?<!\bany\s)(?<!\bzero\s)(?<!without\s)\b(?:loss|losses|degradation|deterioration)\s(?:in|of|on)\s(?:the\s|terms\sof\s)?"
    r"(?:[\w-]+\s){0,2}$"
)
_AND_IN = re.compile(r"\s?\)?,?\s(?:and|or)\s(?:in\s|the\s)?[\w\s-]{1,40}(?:\(|of\s)\s?")
_MOST_LOST = 30


def lost_in(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "a small loss in F1 (1.9%) and BLEU (0.3)" as so much less."""
    mention = read.metric_mention
    if read.kind != "level" or read.metric.family != "quality" or read.rule != "metric-of":
        return read
    if mention is None or read.unit not in ("%", "score", "dB") or read.atom.value > _MOST_LOST:
        return read
    goes_on = (
        previous is not None
        and previous.kind in ("points", "relative")
        and previous.cue is not None
        and previous.cue.word in ("loss", "degradation", "drop")
        and _AND_IN.fullmatch(sentence.text, previous.atom.end, read.atom.start)
    )
    if not goes_on and not _LOST_IN.search(words_before(sentence, mention.start, 60)):
        return read
    cue = find_noun("degradation")
    change, direction = judge(cue, read.metric)
    kind: Kind = "relative" if read.unit == "%" and not read.metric.percent else "points"
    unit = "point" if read.unit == "score" else read.unit
    return replace(read, unit=unit, kind=kind, change=change, direction=direction, cue=cue)


# "3.1 BLEU points below BarNet".
_BELOW = re.compile(
    r"\s?(?:points?\s)?(?:below|behind|short\sof|(?:lower|less|worse)\sthan|away\sfrom)\s(?:the|that|its|human|[A-Z])"
)


# "within 2 F1 points of BarNet".
_WITHIN = re.compile(rf"\bwithin\s{HEDGES}$", re.IGNORECASE)
_OF_THEIRS = re.compile(r"\s?(?:points?\s)?(?:of|from)\s")


def below(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "3.1 BLEU points below X" as so much worse."""
    mention = read.metric_mention
    if (
        read.kind != "points"
        or read.direction != "better"
        or mention is None
        or read.metric.better != "higher"
    ):
        return read
    if not 0 <= mention.start - read.atom.end <= 2:
        return read
    within = _WITHIN.search(words_before(sentence, read.atom.start, 30))
    if not (_OF_THEIRS if within else _BELOW).match(sentence.text, mention.end, sentence.end):
        return read
    return replace(read, change="decrease", direction="worse")


_GOES_ON = re.compile(
    rf"\s?-?(?:\w+\s)?{METRIC}+(?:\s(?:points?|scores?|absolute))?(?:\s(?:on|in|for|with|over|across)\s[^.,;:(){QUANTITY}{METRIC}]{{1,40}})?"
    r",?\s(?:and|&)\s(?:by\s|up\sto\s|about\s|over\s|\+|~\s?)*"
)
_DIFFERENCES = {"outperforms-by", "change-metric-by", "change-by", "change-of", "metric-changes-by"}


def difference_goes_on(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "surpasses X by 1.4 BLEU and 0.8 F1" as two differences, though the second has its own metric."""
    if (
        previous is None
        or read.kind != "level"
        or read.rule != "number-metric"
        or previous.kind != "points"
        or previous.rule not in _DIFFERENCES
        or read.metric.family != "quality"
        or (read.atom.value_max or read.atom.value) > 40
        or not _GOES_ON.fullmatch(sentence.masked, previous.atom.end, read.atom.start)
    ):
        return read
    good = previous.direction == "better"
    change, direction = judge(find_noun("improvement" if good else "degradation"), read.metric)
    unit = "point" if read.unit == "score" else read.unit
    return replace(read, unit=unit, kind="points", change=change, direction=direction, cue=previous.cue)
