"""Cues: the words that say whether a quantity went up or down, and whether that is good."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claims.lexicons import load_lexicon
from claims.mentions.lexicon import Metric
from claims.model import Change, Direction


@dataclass(frozen=True, slots=True)
class Cue:
    """One word of comparison: ``change`` is increase, decrease, improve, worsen or keep."""

    word: str
    change: str
    sense: str = ""
    metric: str | None = None


@cache
def cues(section: str) -> dict[str, Cue]:
    """Give the cues of one section of the lexicon by their word.

    >>> cues("comparatives")["fewer"].change
    'decrease'
    """
    return {
        w: Cue(w, c["change"], c.get("sense", ""), c.get("metric"))
        for w, c in load_lexicon("cues")[section].items()
    }


def alternatives(words: Iterable[str], ending: str) -> str:
    """Write words as alternatives of a pattern, the longest first; a blank may be a hyphen."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace("\\ ", r"[\s-]") for w in ordered) + ")" + ending


@cache
def comparative_pattern() -> str:
    """Give the regular expression of all comparatives."""
    return alternatives(list(cues("comparatives")), r"\b")


@cache
def noun_pattern() -> str:
    """Give the regular expression of all nouns of change, plural too."""
    return alternatives(list(cues("nouns")), r"(?:e?s)?\b")


@cache
def verb_pattern() -> str:
    """Give the regular expression of all verbs of change, in any form."""
    return alternatives(
        list(cues("verbs")),
        (
            r"(?:e|es|s|ed|d|ped|ping|ing|ting|ning|ving|ses|sing|zes|zed|zing|ying|ies|ied|y|en|n"
            r"|s\sup|ing\sup|ed\sup|\sup|t)?\b"
        ),
    )


@cache
def find_comparative(text: str) -> Cue | None:
    """Look up the comparative that `text` is."""
    return cues("comparatives").get(re.sub(r"[\s-]+", " ", text.lower()))


@cache
def find_noun(text: str) -> Cue | None:
    """Look up the noun of change that `text` is, in singular or plural."""
    word = re.sub(r"[\s-]+", " ", text.lower())
    table = cues("nouns")
    return table.get(word) or table.get(word.removesuffix("s")) or table.get(word.removesuffix("es"))


@cache
def find_verb(text: str) -> Cue | None:
    """Look up the verb of change that `text` is a form of."""
    word = text.lower()
    table = cues("verbs")
    for size in range(min(len(word), 12), 2, -1):
        if word[:size] in table:
            return table[word[:size]]
    return None


def judge(cue: Cue | None, metric: Metric) -> tuple[Change | None, Direction]:
    """Give the change of the metric's own quantity and whether that is better for the technique.

    >>> from claims.mentions.lexicon import Metric
    >>> judge(cues("verbs")["improv"], Metric("latency", "speed", "lower", False))
    ('decrease', 'better')
    >>> judge(cues("nouns")["overhead"], Metric("area", "hardware", "lower", False))
    ('increase', 'worse')
    """
    if cue is None or cue.change == "keep":
        return None, "neutral"
    # Whoever improves the success of attacks is the attacker.
    lower = metric.better == "lower" and not (metric.id == "attack_success_rate" and cue.change == "improve")
    if cue.change in ("improve", "worsen"):
        good = cue.change == "improve"
        change: Change = "increase" if good != lower else "decrease"
        return change, "better" if good else "worse"
    change = "increase" if cue.change == "increase" else "decrease"
    if cue.metric and cue.metric != metric.id and cue.metric == "speedup":
        if metric.id == "convergence":
            return change, cue.sense or "better"  # type: ignore[return-value]
        # "3x faster" of a latency: the latency goes down.
        change = change if not lower else ("decrease" if change == "increase" else "increase")
        return change, cue.sense or "better"  # type: ignore[return-value]
    if cue.sense == "neutral":
        return change, "neutral"
    if metric.better == "none":
        if cue.sense:
            return change, cue.sense  # type: ignore[return-value]
        return change, "better" if metric.id == "other" else "neutral"
    if cue.sense == "better" and cue.metric is None and lower and change == "increase":
        return "decrease", "better"
    return change, "better" if (change == "decrease") == lower else "worse"
