"""Counted things ("3.7M parameters", "1200 LUTs", "in 20 epochs"): a footprint, or what is studied."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES
from claims.rules.cues import judge
from claims.rules.link import Link
from claims.rules.meaning.physical import unit_metric
from claims.rules.meaning.shared import FEW, Meaning, NoClaim, get_metric, words_before
from claims.rules.sentence import Sentence

# "a light model (less than 1M parameters)": how small it is, where the number is all that the bracket says.
_SMALLER = re.compile(r"\((?:less|fewer)\sthan\s(?:about\s|~)?$")


_FOOTPRINTS = {
    "token", "sample", "step", "epoch", "query", "cycle", "LUT", "transistor", "operation", "gate", "image",
}  # fmt: skip
# What a design takes of a chip.
_RESOURCES = {"LUT", "FF", "DSP", "BRAM", "gate"}
_OCCUPIES = re.compile(
    rf"\b(?:occup(?:y|ies|ied|ying)|consum(?:es|ed|ing)|us(?:es|ed|ing)|utiliz(?:es|ed|ing)|requir(?:es|ed|ing)|takes?"
    rf"|needs?|resulted\sin|results\sin)\s{HEDGES}$"
)
# How long it took to get there: "converges in 20 epochs instead of 100 epochs".
_STEPS = {"step", "epoch"}
_CONVERGES = re.compile(
    rf"\b(?:converg|recover|reach|adapt|stabili[sz])\w*\s(?:[^.;,]{{1,40}}\s)?(?:in|within|after)\s{HEDGES}$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    rf"\b(?:compared\s(?:to|with)|instead\sof|versus|vs\.?|against|rather\sthan|from\s[^.;]{{1,20}}\sto)\s{HEDGES}$"
)
_AND = re.compile(r"(?:\s[\w-]+){0,3},?\s(?:and|,|/)\s(?:about\s|~)?")


def _goes_on(sentence: Sentence, previous: Meaning | None, atom: Atom) -> bool:
    """Tell the second of "only 4.2 GFLOPs and 3.6M parameters": the "only" goes for both."""
    if previous is None or previous.kind != "level" or previous.metric.family in ("quality", "other"):
        return False
    gap = _AND.fullmatch(sentence.text, max(previous.atom.end, previous.atom.noun_end), atom.start)
    return gap is not None and bool(FEW.search(words_before(sentence, previous.atom.start)))


def _follows_area(sentence: Sentence, previous: Meaning | None, atom: Atom) -> bool:
    """Tell the second of "uses 1641 LUTs and 188 FFs"."""
    if previous is None or previous.metric.id != "area":
        return False
    gap = _AND.fullmatch(sentence.text, max(previous.atom.end, previous.atom.noun_end), atom.start)
    return gap is not None


def read_count(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read a counted thing ("3.7M parameters"): a footprint where it is said to be few, else no claim."""
    before = words_before(sentence, atom.start)
    metric = unit_metric(sentence, atom, lexicon)
    if atom.form == "word" and atom.value < 100 and not (atom.unit in _STEPS and _CONVERGES.search(before)):
        return NoClaim("count")
    if linked is not None and linked.rule == "number-comparative-metric" and linked.cue is not None:
        # "18M fewer parameters than BarNet": so many less.
        if atom.unit == "FLOP" and linked.metric is not None:
            metric = get_metric(lexicon, linked.metric.name)
        change, direction = judge(linked.cue, metric)
        return Meaning(
            atom, atom.unit, "points", change, direction, metric, linked.rule, linked.metric, linked.cue
        )
    if atom.unit == "parameter":
        small = _SMALLER.search(before)
        if previous is not None and previous.unit == "parameter":
            return replace(previous, atom=atom, inherited=True, rule="continued")
        if (
            FEW.search(before)
            or small
            or _goes_on(sentence, previous, atom)
            or (
                linked is not None
                and linked.rule in ("metric-of", "change-metric-to", "metric-changes-to")
                and linked.metric is not None
                and linked.metric.name in ("parameters", "model_size")
                and not linked.metric.text.lower().endswith("sizes")  # those that are compared
            )
            or (re.search(r"\b(?:using|with)\s(?:only\s)?$", before) and FEW.search(before))
        ):
            return Meaning(atom, "parameter", "level", None, "neutral", metric, "footprint")
        return NoClaim("size-of-what-is-studied")
    if atom.unit in _FOOTPRINTS and (FEW.search(before) or _goes_on(sentence, previous, atom)):
        return Meaning(atom, atom.unit, "level", None, "neutral", metric, "footprint")
    if atom.unit in _RESOURCES and (_OCCUPIES.search(before) or _follows_area(sentence, previous, atom)):
        return Meaning(atom, atom.unit, "level", None, "neutral", metric, "footprint")
    if atom.unit in _STEPS and (
        _CONVERGES.search(before)
        or (previous is not None and previous.unit in _STEPS and _AGAINST.search(before))
    ):
        return Meaning(atom, atom.unit, "level", None, "neutral", metric, "footprint")
    return NoClaim("count")
