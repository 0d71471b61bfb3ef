"""Bare numbers and counts: a score, a footprint, or no claim."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.model import Change, Direction, Mention
from claims.quantity.atom import Atom
from claims.rules.cues import find_noun, judge
from claims.rules.link import Link
from claims.rules.meaning.counts import read_count
from claims.rules.meaning.metrics import named_by_winner
from claims.rules.meaning.scores import read_coefficient, read_lone_score, read_unnamed
from claims.rules.meaning.shared import (
    BY,
    FEW,
    OVER,
    STATED,
    TWO_SIDED,
    Meaning,
    NoClaim,
    change_verb,
    get_metric,
    verb_between,
    words_before,
)
from claims.rules.sentence import Sentence

_COUNT_AFTER = re.compile(
    r"[\s-](?!(?:and|or|on|for|in|with|at|to|of|as|by|vs|versus|compared|over|respectively|when"
    r"|while|which|from|using|across|under|is|was|than|per|but|after|points?|percent|the|a|an|out"
    r"|if|score|that|BLEU|without|against|achiev\w*|outperform\w*)\b)[a-z]{3,}"
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


# "Seedling 3.0 is": a name and its version. A metric before the number is looked for first.
_VERSION = re.compile(
    r"\b(?=[A-Z])(?:(?<![.!?]\s)(?!Table|Figure|Accuracy|Precision|Recall|Score"
    r"|(?:The|This|That|Our|Its|Their|With|At|From|By|In|On|For|Of|And|Only|About|Over|To|Achieving|Reaching)\s)[A-Z][a-z]+[\w-]*\s$"
    r"|[A-Z][a-z]+[A-Z]\w*\s$)"
)


_UNKNOWN_UNIT = re.compile(r"\s?[A-Z][A-Za-z]{0,4}/[A-Za-z]")


_POINTS_OF = re.compile(r"\spoints?$")
# Of a metric that stands before it: "2 F1 points"; what reaches 82 of them has a level.
_MOST_POINTS = 40
_IN_POINTS = re.compile(r"\s(?:absolute\s)?points?\b(?!\s(?:clouds?|estimat))")


# Metrics beside those of quality of which a bare number states how much.
_SCORED = {"speedup", "compression", "other", "sparsity", "energy_efficiency", "throughput"}


# Rules that hold only where the metric and the number belong together.
_TOUCHING = {
    "metric-of", "change-metric-by", "metric-change-of", "change-in-metric-of", "change-metric-to",
    "metric-changes-to", "number-metric-change",
}  # fmt: skip


# The unit of "2.3B fewer FLOPs" and of "300K fewer samples".
_FEWER = {"flops": "FLOP", "data": "sample", "queries": "query", "convergence": "step"}


_WHOLE_RANGE = re.compile(r"\$?[\d,]+\$?\s?[^\d.]{1,8}[\d,]+\$?")


def _is_decimal(text: str, atom: Atom) -> bool:
    """Tell a number with decimals, or a range, from a whole number."""
    return "." in text[atom.start : atom.end] or atom.value_max is not None


def _is_score(text: str, atom: Atom) -> bool:
    """Tell a number with decimals from a whole number and from a size: 0.79, but not 1.5B."""
    return "." in text[atom.start : atom.end] and not atom.scaled


# "with 20K, and" has no noun of its own, "a 20K tensor size" has.
_ENDS_PHRASE = re.compile(
    r"[,;)]|\s(?:[(<>~+]|(?:and|or|vs|to|but|while|with|for|on|in|at|as|versus|compared|when|than|params?)\b)|\.?$"
)


def _read_size(
    sentence: Sentence, atom: Atom, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim | None:
    """Read a scaled number beside a model as its size: a footprint claimed, or only what is studied."""
    if not atom.scaled:
        return None
    text = sentence.text
    before = words_before(sentence, atom.start)
    few = FEW.search(before)
    if not few and (
        re.match(
            r"[)\s]?\s?(?:[A-Z]|model|baseline|LLM|version|variant|checkpoint|param)",
            text[atom.end : atom.end + 12],
        )
        or re.search(r"[A-Z][\w.]*(?:\s\d[\d.]*)?\s$|\b(?:on|for|of|with|than)\s(?:the|our|a)\s$", before)
    ):
        return NoClaim("size-of-what-is-studied")
    if (
        re.search(r"\bparam", text[sentence.start : sentence.end])
        and (previous is not None or few)
        and _ENDS_PHRASE.match(text, atom.end)
    ):
        return Meaning(
            atom._replace(unit="parameter", dimension="count"),
            "parameter",
            "level",
            None,
            "neutral",
            get_metric(lexicon, "parameters"),
            "footprint",
        )
    return None


# No score of these is given in thousands or billions: "compression from 12B to 3B".
_UNSCALED = {"quality", "size", "other"}


def _is_in_points(text: str, atom: Atom, mention: Mention) -> bool:
    """Tell whether a number is one of points: "2 F1 points"."""
    near = 0 <= mention.start - atom.end <= 1 and (atom.value_max or atom.value) <= _MOST_POINTS
    follows = near and _IN_POINTS.match(text, mention.end)
    return bool(_POINTS_OF.search(mention.text) or follows)


def _read_linked(
    sentence: Sentence, atom: Atom, linked: Link, mention: Mention, lexicon: Lexicon
) -> Meaning | NoClaim | None:
    """Read a number that a rule ties to the metric `mention`: a factor, a change in points, or a score.

    A whole number is none of these unless it touches a metric that is stated in whole numbers.
    """
    text = sentence.text
    metric = get_metric(lexicon, mention.name)
    good = metric.family == "quality" or metric.id in _SCORED
    touching = (
        linked.rule in _TOUCHING
        or (linked.rule == "number-metric" and abs(mention.start - atom.end) <= 12)
        or 0 <= mention.start - atom.end <= 1
    )
    counted = (
        _COUNT_AFTER.match(text, atom.end)
        and linked.side == "before"
        and not (linked.rule == "metric-change-of" and _is_decimal(text, atom))
        # "+0.141 macro-F1" counts nothing
        and not (0 <= mention.start - atom.end <= 1 and (_is_score(text, atom) or atom.value_max is None))
        # "an accuracy of 0.79 together with": a score is no count of what follows.
        and not (metric.family == "quality" and linked.rule in _TOUCHING and _is_score(text, atom))
    ) or (atom.scaled and metric.family in _UNSCALED and metric.id != "reward")
    if not good or counted or not (_is_decimal(text, atom) or (touching and metric.id in _INTEGER_METRICS)):
        return None
    # "a correlation of -0.48" is how much; "correlation (+0.05)" is a gain.
    at = atom.start - len(atom.sign)
    signed = bool(atom.sign) and not (
        metric.id in TWO_SIDED and linked.rule in STATED and not (atom.sign == "+" and text[at - 1] == "(")
    )
    change = (
        linked.reading == "change"
        or bool(OVER.match(text, sentence.group_of(atom)[-1].end))
        or (linked.reading == "open" and (signed or _is_in_points(text, atom, mention)))
        or (linked.rule == "number-metric" and bool(BY.search(words_before(sentence, atom.start))))
    )
    between = verb_between(sentence, atom, mention) if linked.rule in STATED else None
    change = change or between is not None
    if metric.id == "energy_efficiency" and _UNKNOWN_UNIT.match(text, atom.end):
        return NoClaim("unknown-unit")
    if (
        metric.id in ("speedup", "compression", "energy_efficiency")
        and atom.dimension == ""
        and linked.reading != "level"
    ):
        if atom.value <= 1 and mention.text.lower() == "speed":
            return NoClaim("no-metric")  # "agents travel at speed 1": how fast, and no factor
        slower = linked.cue is not None and linked.cue.metric == metric.id and linked.cue.sense == "worse"
        turned: Change = "decrease" if slower else "increase"
        direction: Direction = "worse" if slower else "better"
        return Meaning(atom, "x", "times", turned, direction, metric, linked.rule, mention, linked.cue)
    if change and linked.rule == "change-direct" and linked.cue is not None and linked.cue.change == "keep":
        change = False  # "maintains 42.9 BLEU"
    if change:
        cue = (
            between
            or linked.cue
            or change_verb(sentence, atom)
            or find_noun("decrease" if atom.sign == "-" else "improvement")
        )
        if cue and cue.change == "keep":
            cue = find_noun("improvement")
        changed, direction = judge(cue, metric)
        return Meaning(atom, "point", "points", changed, direction, metric, linked.rule, mention, cue)
    return Meaning(atom, "score", "level", None, "neutral", metric, linked.rule, mention, linked.cue)


# "improves over FooNet by", "gains upon the baseline of".
_OVER_WHOM = re.compile(
    r"\w+\s(?:significantly\s|further\s)?(?:(?:up)?on|over)\s"
    r"(?=(?:the\s)?(?:[\w-]+\s){0,2}?(?:[A-Z]|baseline|state|previous|prior|best))"
)


def _read_win(sentence: Sentence, atom: Atom, linked: Link | None, lexicon: Lexicon) -> Meaning | None:
    """Read "outperforms X by 2.8" and "improves over X by 1.3" as points of what the sentence measures."""
    if linked is None or linked.cue is None or atom.scaled:
        return None
    if not BY.search(words_before(sentence, sentence.group_of(atom)[0].start)):
        return None
    improves = linked.rule == "change-by" and _OVER_WHOM.match(sentence.text, linked.span[0])
    if linked.rule != "outperforms-by" and not improves:
        return None
    mention = named_by_winner(sentence, sentence.group_of(atom)[-1])
    if mention is not None:
        metric = get_metric(lexicon, mention.name)
    else:
        metric, mention = sentence.quality or (get_metric(lexicon, "performance"), None)
    change, direction = judge(linked.cue, metric)
    return Meaning(atom, "point", "points", change, direction, metric, linked.rule, mention, linked.cue)


def _read_gain(sentence: Sentence, atom: Atom, linked: Link | None, lexicon: Lexicon) -> Meaning | None:
    """Read "a 0.07 gain in S_m" as points of something that no lexicon knows."""
    if (
        linked is None
        or linked.rule not in ("number-change-in-other", "number-change-preposition")
        or linked.cue is None
        or not _is_decimal(sentence.text, atom)
        or atom.scaled
    ):
        return None
    unnamed = linked.rule == "number-change-preposition" and linked.cue.change in ("improve", "worsen")
    metric = get_metric(lexicon, "performance" if unnamed else "other")
    change, direction = judge(linked.cue, metric)
    return Meaning(atom, "point", "points", change, direction, metric, linked.rule, None, linked.cue)


# "(0.96 vs. 0.76, r = 0.69)": the size of an effect goes on with no score.
_STATISTIC = re.compile(r"(?:\b[dghrtz]|[ηχ]²?)\s?=\s?[-−]?$")


_COMPARED = re.compile(
    r"\b(?:compared\s(?:to|with)|versus|vs\.?|against|instead\sof|rather\sthan)\s(?:about\s|~)?$"
)
_OF_WHOM = re.compile(r"\s(?:for|by|of|with)\s(?:the\s|a\s)?[A-Za-z]|\)")


def _is_the_others(sentence: Sentence, atom: Atom, previous: Meaning | None) -> bool:
    """Tell the second of "1.7 pages per second compared to 1.2 for BarNet", whose unit stands before."""
    if previous is None or previous.kind != "level" or previous.unit in ("score", "point"):
        return False
    gap = sentence.text[previous.atom.end : atom.start]
    again = previous.rule == "continued" and previous.atom.unit and gap.endswith((" and ", ", "))
    near = len(gap) < 50 and not any(ch.isdigit() for ch in gap) and not atom.scaled
    return bool(near and (_COMPARED.search(gap) or again) and _OF_WHOM.match(sentence.text, atom.end))


def _read_decimal(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | None:
    """Read a number with decimals that no metric is tied to: points won, the next of a list, a score."""
    if not _is_decimal(sentence.text, atom) or _WHOLE_RANGE.fullmatch(sentence.text, atom.start, atom.end):
        return None
    won = _read_win(sentence, atom, linked, lexicon)
    if won is not None:
        return won
    statistic = _STATISTIC.search(words_before(sentence, atom.start))
    if (
        previous is not None
        and not statistic
        and previous.atom.dimension == ""
        and previous.unit in ("score", "point")
    ):
        return replace(previous, atom=atom, inherited=True, rule="continued")
    if _is_the_others(sentence, atom, previous) and previous is not None:
        return replace(
            previous, atom=atom._replace(unit=previous.atom.unit), inherited=True, rule="continued"
        )
    lone = read_lone_score(sentence, atom, previous, lexicon)
    return lone or read_unnamed(sentence, atom, previous, lexicon)


def read_bare(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read a number without a unit: a score, a change of one, the size of a model, or no claim.

    It is a claim where a metric is tied to it, or where it is a decimal near a metric of quality.
    """
    text = sentence.text
    if atom.form != "digits":
        return NoClaim("count")
    apart = _read_size(sentence, atom, previous, lexicon) or (
        read_coefficient(sentence, atom, lexicon) if _is_decimal(text, atom) else None
    )
    if apart is not None:
        return apart
    if (
        _VERSION.search(words_before(sentence, atom.start))
        and not any(m.kind == "metric" and m.end == atom.start - 1 for m in sentence.mentions)
        and not (linked is not None and linked.rule == "number-metric-change")
    ):
        return NoClaim("part-of-name")
    if linked is not None and linked.metric is not None:
        named = linked.metric.name
        of_model = named == "parameters" or "vocab" not in linked.metric.text.lower()
        if named in ("parameters", "model_size") and atom.scaled and of_model:
            scaled = atom._replace(unit="parameter", dimension="count")
            return read_count(sentence, scaled, linked, previous, lexicon)
        if atom.scaled and linked.rule == "number-comparative-metric" and named in _FEWER:
            return read_count(
                sentence,
                atom._replace(unit=_FEWER[named], dimension="count", noun_end=atom.end),
                linked,
                previous,
                lexicon,
            )
        read = _read_linked(sentence, atom, linked, linked.metric, lexicon)
        if read is not None:
            return read
    if atom.scaled:
        return NoClaim("size-of-what-is-studied")
    if _COUNT_AFTER.match(text, atom.end):
        gained = _read_gain(sentence, atom, linked, lexicon)
        return gained if gained is not None else NoClaim("count")
    return _read_decimal(sentence, atom, linked, previous, lexicon) or NoClaim("no-metric")
