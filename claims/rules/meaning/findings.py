"""Findings: shares of a whole, errors that are found, levels that are fallen below, spreads."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.quantity.hedges import HEDGES
from claims.rules.meaning.physical import unit_metric
from claims.rules.meaning.shared import FEW, Meaning, get_metric, is_coordinate, words_before
from claims.rules.sentence import METRIC, Sentence

# "accounts for 60% of the training time": what is so is no gain.
_MAKES_UP = re.compile(
    r"\b(?:account\w*\sfor|constitut\w+|contribut\w+(?:\sto)?|mak(?:e|es|ing)\sup|made\sup|tak(?:e|es|ing)\sup|comprises?|dominat\w+|spend\w*"
    rf"|spent|wast(?:e|es|ed|ing)|responsible\sfor|represents?|attribut\w+)\s{HEDGES}$",
    re.IGNORECASE,
)
_TAKES = re.compile(
    rf"\b(?:tak(?:e|es|ing)|took|consum\w+|occup\w+|cost|costs|need|needs)\s{HEDGES}$", re.IGNORECASE
)
_OF_ALL = re.compile(
    rf"\$?\sof\s(?:the\s|its\s|their\s)?(?:total|overall|whole|entire|end-to-end)\s(?:[\w-]+\s){{0,2}}{METRIC}"
)
_IS_SPENT = re.compile(
    r"(?:\s(?:of|in)\s(?:[\w-]+\s){0,3}?[\w-]+)?\s(?:is|are|was|were|being|goes|go)\s(?:\w+ly\s)?"
    r"(?:spent|consumed|used|taken|wasted|dissipated|due|lost|to|on|attribut\w+|caused|dominated)\b"
)


_ONLY = re.compile(r"\b(?:only|just|merely)\s[a-z]+(?:\s(?:for|up))?\s\S*$", re.IGNORECASE)


def share_of_a_whole(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "accounts for 60% of the training time" as what is so, and not as so much less."""
    if (
        read.kind != "fraction"
        or read.unit != "%"
        or read.change != "decrease"
        or read.rule != "share-of-metric"
    ):
        return read
    before = words_before(sentence, read.atom.start, 60)
    if FEW.search(before) or _ONLY.search(before):
        return read
    mention = read.metric_mention
    spent = mention is not None and _IS_SPENT.match(sentence.text, mention.end, sentence.end)
    takes = _TAKES.search(before) and _OF_ALL.match(sentence.masked, read.atom.end, sentence.end)
    if not spent and not takes and not _MAKES_UP.search(before):
        return read
    return replace(read, kind="level", change=None, direction="neutral")


_FINDS = re.compile(
    r"\b(?:detect|find|found|identif|catch|caught|locat|discover|flag|captur|recogni[sz]|reveal|expos|uncover|spot)\w*\s"
    rf"{HEDGES}$",
    re.IGNORECASE,
)


def errors_found(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "detects 88% of the errors" as how many are found, and not as fewer errors."""
    if read.unit != "%" or read.metric.id != "error_rate" or read.rule != "share-of-metric":
        return read
    if not _FINDS.search(words_before(sentence, read.atom.start, 60)):
        return read
    return replace(read, kind="level", change=None, direction="neutral", metric=get_metric(lexicon, "recall"))


_OF_ITS_OWN = re.compile(rf"\$?\sof\s(?:the\s|its\s)?(?:[\w-]+\s){{0,2}}(?P<metric>{METRIC}+)")


def saved_too(sentence: Sentence, read: Meaning, previous: Meaning | None, lexicon: Lexicon) -> Meaning:
    """Read "saves 40% of the time and 25% of the memory" as less of both."""
    if previous is None or read.unit != "%" or previous.rule != "change-direct" or previous.cue is None:
        return read
    if read.rule not in ("share-of-metric", "continued") or previous.cue.change != "decrease":
        return read
    if previous.kind != "relative" or not is_coordinate(sentence, previous, read.atom):
        return read
    own = _OF_ITS_OWN.match(sentence.masked, read.atom.end, sentence.end)
    mention = sentence.metric_at(own.start("metric")) if own else None
    if mention is None:
        return read
    metric = get_metric(lexicon, mention.name)
    if metric.better != previous.metric.better:
        return read
    return replace(previous, atom=read.atom, metric=metric, metric_mention=mention, rule=read.rule)


_FALLS_TO = re.compile(
    r"\b(?:fall|fell|drop|dip|declin|sink|sank|plung|ris|rose|climb|degrad)\w*\s(?:well\s|even\s|slightly\s)?(?:below|under|beneath|above)\s"
    rf"{HEDGES}$",
    re.IGNORECASE,
)


def falls_below(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "falls below 80% efficiency" as a level, and not as by how much it falls."""
    if read.kind not in ("relative", "points") or read.unit not in ("%", "point"):
        return read
    if not _FALLS_TO.search(words_before(sentence, read.atom.start, 40)):
        return read
    unit = "score" if read.unit == "point" else read.unit
    return replace(read, unit=unit, kind="level", change=None, direction="neutral")


_SPREAD_AFTER = re.compile(
    r"\$?[\s-](?:(?!and\b|or\b|in\b|over\b|on\b|with\b)[\w-]+\s){0,2}?(?:spread|gap|differences?|discrepancy|variation|disparity|swing)\b"
)
_SPREAD_OF = re.compile(
    rf"\b(?:spread|gap|difference|discrepancy|variation|disparity|swing)\s(?:of|is|was)\s{HEDGES}$",
    re.IGNORECASE,
)


def spread(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "a 2-point gap between the models" as a difference, which is nobody's gain."""
    if read.kind not in ("points", "relative") or read.rule not in ("points", "percent") or read.atom.sign:
        return read
    if not _SPREAD_AFTER.match(sentence.text, read.atom.noun_end or read.atom.end, sentence.end) and not (
        _SPREAD_OF.search(words_before(sentence, read.atom.start, 60))
    ):
        return read
    return replace(read, change=None, direction="neutral")


_AND_ON_AVERAGE = re.compile(
    r"\$?(?:\s[\w-]+){0,4}?,?\s(?:(?:and|with|but)\s)?(?:(?:an?|the|its)\s)?(?:overall\s)?"
    r"(?:averag(?:e|es|ing)|mean|median|max(?:imum)?|min(?:imum)?|peak(?:s|ing)?|geo(?:metric\s)?mean)\s"
    rf"(?:(?:gain|reduction|improvement|saving|increase|decrease)s?\s)?(?:of\s|at\s)?{HEDGES}"
)
_MOST_POINTS = 40


def on_average_too(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "cuts the latency by up to 60%, with an average of 35%" as two changes of it."""
    if previous is None or read.kind != "level" or previous.kind not in ("relative", "points"):
        return read
    if previous.atom.dimension != read.atom.dimension or read.atom.sign:
        return read
    if read.metric.id not in ("other", previous.metric.id) or (read.atom.value_max or read.atom.value) > (
        100 if previous.kind == "relative" else _MOST_POINTS
    ):
        return read
    if not _AND_ON_AVERAGE.fullmatch(sentence.text, previous.atom.end, read.atom.start):
        return read
    return replace(previous, atom=read.atom, rule="continued", inherited=True)


_NAMED_OF = re.compile(
    r"(?:\b(?:an?|and|the)|,)\s(?:[a-z-]+\s)?(?P<name>[A-Z][A-Za-z]*[A-Z][A-Za-z0-9@-]*)(?:\s(?:score|rate|value|index)s?)?\s(?:of|is|was|=|:)\s"
    rf"{HEDGES}$"
)
# "an F1 of 0.57 and a final judge score of 4.12"
_JUDGED = re.compile(
    r"\b(?:judge|human|preference|aesthetics?|novelty|realism|usability|safety|fidelity|creativity|engagement|satisfaction|planning|driving)"
    rf"\sscores?\s(?:of|is|was)\s{HEDGES}$"
)
_NAMED_AFTER = re.compile(
    r"\$?\s(?P<name>[A-Z]{3,}[A-Za-z0-9@-]*|[A-Z][a-z]+[A-Z]{2,}\w*)(?=\s(?:and|scores?|points?|on)\b|[,.;)]|$)"
)


def own_name(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "an F1 of 0.8 and an EMR of 0.6" as two measures, though no lexicon knows the second."""
    if (
        read.rule != "continued"
        or read.unit not in ("score", "%", "point")
        or read.metric.family != "quality"
    ):
        return read
    after = _NAMED_AFTER.match(sentence.text, read.atom.end, sentence.end)
    before = _NAMED_OF.search(words_before(sentence, read.atom.start, 60))
    judged = _JUDGED.search(words_before(sentence, read.atom.start, 60))
    if after is not None:
        named = after.start("name")
    elif before is not None:
        named = read.atom.start - min(60, read.atom.start - sentence.start) + before.start("name")
    elif judged is not None:
        named = read.atom.start - min(60, read.atom.start - sentence.start) + judged.start()
    else:
        return read
    if any(m.start <= named < m.end for m in sentence.mentions):
        return read
    return replace(read, metric=get_metric(lexicon, "other"), metric_mention=None)


_MANY_MACHINES = re.compile(
    r"\b(?:scal(?:es?|ed|ing)|nodes|gpus|cores|processors|processes|supercomputers?|ranks|accelerators|sockets)\b",
    re.IGNORECASE,
)


def efficiency_of_many(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "scales to 64 GPUs with 93% efficiency" as parallel efficiency."""
    mention = read.metric_mention
    if read.unit != "%" or read.kind != "level" or mention is None or mention.text.lower() != "efficiency":
        return read
    if read.metric.id != "performance" or not _MANY_MACHINES.search(
        sentence.text, sentence.start, sentence.end
    ):
        return read
    return replace(read, metric=get_metric(lexicon, "parallel_efficiency"))


_ROUNDS = re.compile(r"(?:epoch|iteration|step|round|update)s?$")


def time_of_rounds(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "90 epochs take 15 minutes" as a time, and not as a number of rounds."""
    mention = read.metric_mention
    if read.metric.id != "convergence" or read.rule != "nearest-metric" or read.atom.dimension != "time":
        return read
    if mention is None or not _ROUNDS.search(mention.text):
        return read
    return replace(read, metric=unit_metric(sentence, read.atom, lexicon), metric_mention=None)
