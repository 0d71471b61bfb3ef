"""Scores that no rule ties to a metric: coefficients, lone decimals, scores of a benchmark alone."""

from __future__ import annotations

import re

from claims.mentions.lexicon import Lexicon
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGE, HEDGES
from claims.rules.meaning.shared import Meaning, get_metric, nearest_metric, words_before
from claims.rules.sentence import Sentence

# A word that states a score, right before it.
_STATES = re.compile(
    r"\b(?:of|is|was|by|at|to|achiev\w+|obtain\w+|reach\w+|scor\w+|vs\.?|versus|and|from)\s(?:an?\s|the\s|only\s)?\S*$"
    rf"|\b(?:achiev|obtain|reach|scor|exceed|surpass|approach|attain)\w*\s{HEDGES}$"
)


# "a near-perfect correlation with the full bank (r = 0.98)".
_COEFFICIENT = re.compile(r"(?:\b[rR]|[ρτ]|\b(?:rho|tau)|(?P<kappa>κ|\bkappa))\s?[=~≈]\s?[-−]?\s?$")
_RELATES = re.compile(r"correlat|associat|predict|agree|relationship|pearson|spearman|kendall", re.IGNORECASE)


def read_coefficient(sentence: Sentence, atom: Atom, lexicon: Lexicon) -> Meaning | None:
    """Read "(r = 0.98)" as a correlation, whatever metric stands nearer."""
    symbol = _COEFFICIENT.search(words_before(sentence, atom.start))
    if symbol is None or not _RELATES.search(sentence.text, sentence.start, sentence.end):
        return None
    coefficient = get_metric(lexicon, "agreement" if symbol["kappa"] else "correlation")
    return Meaning(atom, "score", "level", None, "neutral", coefficient, "parenthesis")


# "AUC on FooSet and BarSet (0.91 and 0.88)", "F1 (0.62 -> 0.71)": two decimals in one bracket.
_PAIRED = re.compile(
    r"\$?\s?(?:vs\.?|versus|against|and|to|→|-{1,2}>|compared\s(?:to|with))\s?\$?\d+\.\d+(?P<closed>\$?\))?"
)
_WINS = re.compile(
    r"\b(?:outperform|surpass|exceed|beat)\w*\s|\b(?:higher|better|lower|worse)\s(?:[a-z]+\s){0,3}than\b",
    re.IGNORECASE,
)


def read_lone_score(
    sentence: Sentence, atom: Atom, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | None:
    """Read a decimal that no rule ties to a metric as a score of the nearest metric of quality."""
    before = words_before(sentence, atom.start)
    near = nearest_metric(sentence, atom)
    metric = get_metric(lexicon, near.name) if near is not None else None
    scored = metric is not None and metric.family == "quality"
    bracketed = re.search(r"\(\s?$", before)
    pair = _PAIRED.match(sentence.text, atom.end, sentence.end) if bracketed else None
    if pair and previous is not None and previous.kind != "level" and pair["closed"]:
        return None  # the levels behind a gain
    if bracketed and (pair or sentence.text[atom.end : atom.end + 1] in "),;"):
        if metric is not None and scored:
            return Meaning(atom, "score", "level", None, "neutral", metric, "parenthesis", near)
        if sentence.earlier_quality is not None and sentence.earlier_quality[0].id != "variance":
            earlier = sentence.earlier_quality[0]
            return Meaning(atom, "score", "level", None, "neutral", earlier, "parenthesis", inherited=True)
        if pair and _WINS.search(sentence.text, sentence.start, atom.start):
            unnamed = get_metric(lexicon, "performance")
            return Meaning(atom, "score", "level", None, "neutral", unnamed, "parenthesis")
    if metric is not None and scored and _STATES.search(before):
        return Meaning(atom, "score", "level", None, "neutral", metric, "nearest-metric", near)
    return None


_SCORES = re.compile(
    r"\b(?:achiev|reach|scor|attain|obtain|get|got|record|report|yield|deliver|hit|averag)\w*\s"
    rf"(?:{HEDGE}|:\s?)*$",
    re.IGNORECASE,
)
# "On BarBench it scores 47.1": the verb says that it is a score.
_VERB_SCORES = re.compile(rf"\b(?:scor|averag)(?:es?|ed|ing)\s{HEDGES}$", re.IGNORECASE)
_ON_BENCHMARK = re.compile(
    r"\s(?:on|in|at)\s(?:the\s|our\s|both\s|all\s|each\s|this\s|these\s)?"
    r"(?:[A-Z][\w.-]{0,30}\s?[A-Z0-9][\w-]*|(?:\w+\s)?(?i:sub-?task|task)|[\w-]*\s?(?:benchmark|leaderboard|dataset))"
)
_SCORE_OF = re.compile(
    r"\b(?P<name>[A-Z][\w@+-]*\s|[\w-]+\s)?(?:scores?|ratings?)\s(?:of\s|is\s|was\s|:\s|=\s|reach\w+\s|equals\s"
    r"|(?:increas|ris|ros|improv|grow|grew|climb|drop|fall|fell|declin)\w*\s(?:from|to)\s|[^.,;:()]{0,40}\("
    r"|(?:across|on|for|over|of)\s[^.,;:()]{1,40}\s(?:of|is|was)\s)"
    rf"{HEDGES}$"
)
# "top performance on FooTask (0.718)".
_PERFORMANCE = re.compile(
    r"\b(?:best|top|strong|highest|competitive|good|overall|state-of-the-art|superior|high)\s(?:[a-z]+\s)?"
    r"(?:performances?|results?)\s(?:[^.,;:()]{1,60}\s)?\(\s?$",
    re.IGNORECASE,
)
# "attains a WQX of 0.31": what is attained so is some measure.
_SOME_MEASURE = re.compile(
    r"\b(?:achiev|reach|obtain|attain|yield|report|record|giv|deliver)\w*\s(?:an?|the)\s(?:[a-z-]+\s){0,3}?(?P<name>[A-Z][A-Za-z@-]*[A-Z][\w@-]*)"
    rf"(?:\s(?:score|value|index|loss|error))?\sof\s{HEDGES}$"
)
# "the corresponding results were 0.822 and 0.489".
_RESULTS = re.compile(rf"\b(?:results?|performance)\s(?:is|was|are|were)\s{HEDGES}$", re.IGNORECASE)
_UNNAMED = {
    "average",
    "overall",
    "final",
    "mean",
    "total",
    "aggregate",
    "best",
    "highest",
    "top",
    "a",
    "an",
    "the",
    "of",
    "with",
}
_VERBAL = re.compile(r"(?:achiev|obtain|reach|attain|report|record|get|got|produc|yield|receiv)\w*")
_GAINED = re.compile(r"(?:\(|\b(?:by|of|and|to|up)\s|,\s|/)\s?\$?$")
_GAIN_END = re.compile(r"\$?(?:\s?[),;]|\s[A-Z][\w-]*[,;)]|\s(?:points?\s)?(?:on|in|over|for|and)\s)")
_GAINS = re.compile(
    r"\b(?:improv|gain|outperform|surpass|increas|boost|enhanc|better|exceed|advanc|lift|achiev)",
    re.IGNORECASE,
)


# "the score increased to 0.39": of what the abstract scored before.
_THE_SCORE = re.compile(r"\b(?:the|this|its|our)\sscores?\s(?!of\b)[^.;]*$", re.IGNORECASE)


def read_unnamed(
    sentence: Sentence, atom: Atom, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | None:
    """Read a decimal of which only the benchmark is named: "reaches 41.2 on BarBench", "FooTest (+3.1)"."""
    text = sentence.text
    before = words_before(sentence, atom.start - len(atom.sign))
    unnamed = get_metric(lexicon, "performance")
    known = sentence.quality or sentence.earlier_quality
    if atom.sign == "+":
        if (
            not _GAINED.search(before)
            or not _GAIN_END.match(text, atom.end, sentence.end)
            or not _GAINS.search(text, sentence.start, atom.start)
        ):
            return None
        unit = previous.unit if previous is not None and previous.kind == "points" else "point"
        return Meaning(atom, unit, "points", "increase", "better", unnamed, "gain-on-benchmark")
    if atom.sign:
        return None
    named = _SCORE_OF.search(before)
    if named:
        name = (named["name"] or "").strip()
        plain = not name or name.lower() in _UNNAMED or _VERBAL.fullmatch(name)
        the_same = plain and known is not None and known[0].family == "quality" and _THE_SCORE.search(before)
        metric = known[0] if the_same and known else unnamed if plain else get_metric(lexicon, "other")
        return Meaning(atom, "score", "level", None, "neutral", metric, "score-of")
    measure = _SOME_MEASURE.search(before)
    first = atom.start - len(before) + measure.start("name") if measure is not None else 0
    if measure is not None and not any(first < m.end <= atom.start for m in sentence.mentions):
        return Meaning(atom, "score", "level", None, "neutral", get_metric(lexicon, "other"), "score-of")
    shown = _PERFORMANCE.search(before) and text.startswith(")", atom.end)
    results = _RESULTS.search(before)
    if atom.value < 1 and (shown or results):
        metric = known[0] if results and known is not None and known[0].family == "quality" else unnamed
        return Meaning(atom, "score", "level", None, "neutral", metric, "score-of")
    again = known is not None and known[0].family == "quality" and text[atom.end : atom.end + 1] in ",.;"
    if _SCORES.search(before) and (
        again or _ON_BENCHMARK.match(text, atom.end, sentence.end) or _VERB_SCORES.search(before)
    ):
        metric = known[0] if known is not None and known[0].family == "quality" else unnamed
        return Meaning(atom, "score", "level", None, "neutral", metric, "score-on-benchmark")
    return None
