"""Bare numbers and counts: a score, a footprint, or no claim."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.quantity.atom import Atom
from claims.rules.cues import find_noun, judge
from claims.rules.linking import Link
from claims.rules.meaning.physical import unit_metric
from claims.rules.meaning.shared import (
    BY,
    FEW,
    Meaning,
    NoClaim,
    change_verb,
    get_metric,
    nearest_metric,
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
    r"(?<![.!?]\s)\b(?!Table|Figure|Accuracy|Precision|Recall|Score)[A-Z][a-z]+[\w-]*\s$"
    r"|\b[A-Z][a-z]+[A-Z]\w*\s$"
)


_UNKNOWN_UNIT = re.compile(r"\s?[A-Z][A-Za-z]{0,4}/[A-Za-z]")


_OVER = re.compile(r"\s(?:points?\s)?over\s")


def read_bare(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    text = sentence.text
    decimal = "." in text[atom.start : atom.end] or atom.value_max is not None
    if atom.form != "digits":
        return NoClaim("count")
    counted = bool(_COUNT_AFTER.match(text, atom.end))
    before = words_before(sentence, atom.start)
    if (
        atom.scaled
        and (
            re.match(
                r"[)\s]?\s?(?:[A-Z]|model|baseline|LLM|version|variant|checkpoint|param)",
                text[atom.end : atom.end + 12],
            )
            or re.search(r"[A-Z][\w.]*(?:\s\d[\d.]*)?\s$", before)
        )
        and not FEW.search(before)
    ):
        return NoClaim("size-of-what-is-studied")
    if (
        atom.scaled
        and re.search(r"\bparam", sentence.text[sentence.start : sentence.end])
        and (previous is not None or FEW.search(before))
        and re.match(r"[\s,);]", text[atom.end : atom.end + 1])
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
    if (
        _VERSION.search(before)
        and not any(m.kind == "metric" and m.end == atom.start - 1 for m in sentence.mentions)
        and not (linked is not None and linked.rule == "number-metric-change")
    ):
        return NoClaim("part-of-name")
    if linked is not None and linked.metric is not None:
        metric = get_metric(lexicon, linked.metric.name)
        of_model = metric.id == "parameters" or "vocab" not in linked.metric.text.lower()
        if metric.id in ("parameters", "model_size") and atom.scaled and of_model:
            return read_count(
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
            linked.rule in ("metric-of", "number-metric") and abs(linked.metric.start - atom.end) <= 12
        ) or linked.rule in (
            "metric-of",
            "change-metric-by",
            "metric-change-of",
            "change-in-metric-of",
            "change-metric-to",
            "metric-changes-to",
            "number-metric-change",
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
                or (linked.rule == "number-metric" and bool(BY.search(before)))
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
                    or change_verb(sentence, atom)
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
        near = nearest_metric(sentence, atom)
        if near is not None and get_metric(lexicon, near.name).family == "quality":
            return Meaning(
                atom, "score", "level", None, "neutral", get_metric(lexicon, near.name), "parenthesis", near
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
    if (decimal and atom.bound_start >= 0) or decimal:
        near = nearest_metric(sentence, atom)
        if (
            near is not None
            and not counted
            and get_metric(lexicon, near.name).family == "quality"
            and re.search(
                (
                    r"\b(?:of|is|was|by|at|to|achiev\w+|obtain\w+|reach\w+|scor\w+|vs\.?|versus|and"
                    r"|from)\s(?:an?\s|the\s|only\s)?\S*$"
                ),
                before,
            )
        ):
            return Meaning(
                atom,
                "score",
                "level",
                None,
                "neutral",
                get_metric(lexicon, near.name),
                "nearest-metric",
                near,
            )
    return NoClaim("count" if counted else "no-metric")


def read_count(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    before = words_before(sentence, atom.start)
    metric = unit_metric(sentence, atom, lexicon)
    if atom.form == "word" and atom.value < 100:
        return NoClaim("count")
    if atom.unit == "parameter":
        if previous is not None and previous.unit == "parameter":
            return replace(previous, atom=atom, inherited=True, rule="continued")
        if (
            FEW.search(before)
            or (linked is not None and linked.rule in ("metric-of", "change-metric-to", "metric-changes-to"))
            or (re.search(r"\b(?:using|with)\s(?:only\s)?$", before) and FEW.search(before))
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
    ) and FEW.search(before):
        return Meaning(atom, atom.unit, "level", None, "neutral", metric, "footprint")
    return NoClaim("count")
