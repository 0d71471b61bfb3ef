"""Link rules: the patterns that tie a number to its metric and to the word of change that governs it.

A rule is a pattern on the masked sentence in small letters, right after a number or before it. In patterns,
``<Q>`` is a number, ``<M>`` a metric, ``<comparative>``, ``<noun>`` and ``<verb>`` the cues of
``lexicons/cues.toml``, ``<w:3>?`` up to three words, ``<n:3>?`` up to three words of one noun phrase,
``<adj:3>`` up to three words that are no function words. The first rule that matches decides. Cases,
right and wrong, lie in ``cases/linking*.toml``; the test run executes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from claims.lexicons import read_lexicon
from claims.quantity.hedges import HEDGES
from claims.rules.cues import alternatives, comparative_pattern, cues, noun_pattern, verb_pattern
from claims.rules.sentence import METRIC, QUANTITY
from claims.text import compile_folded


@dataclass(frozen=True, slots=True)
class LinkRule:
    """A named pattern that ties a number to its metric.

    `side` is ``after`` or ``before`` the number. `reading` says what a match makes of the number:
    ``change`` (by how much), ``level`` (how much), ``fraction`` (which part of the baseline), or
    ``open`` where the cue or the unit settles it. `units` are the dimensions that the rule is for,
    `left` is what must stand right before the number for an ``after`` rule.
    """

    name: str
    holds: str
    side: str
    pattern: str
    reading: str
    units: str = ""
    left: str = ""


_ADV = (
    r"(?:(?:on\saverage|in\saverage|,?respectively,?|significantly|much|overall|average|relative|absolute|total"
    r"|additional|further|of|the|a|an|in|more|end-to-end|better|mean|maximum|performance)\s)*"
)


_POSS = (
    r"(?:the|its|their|that|those|this|our|all|total|overall|original|full|baseline|standard"
    r"|corresponding|required|a|an|average|peak|theoretical)"
)


@cache
def read_rules() -> tuple[LinkRule, ...]:
    """Read the link rules of ``link_rules.toml``, in their order.

    >>> [r.name for r in read_rules() if r.side == "before"][0]
    'change-metric-by'
    """
    lexicon = read_lexicon(Path(__file__).with_name("link_rules.toml"))
    rules = (LinkRule(**rule) for rule in lexicon["rule"])
    return tuple(replace(rule, left=rule.left.replace("<hedges>", HEDGES)) for rule in rules)


RULES = read_rules()
CompiledRule = tuple[LinkRule, re.Pattern[str]]
_IMPLYING = [w for w, c in cues("comparatives").items() if c.metric]


_ADJ = (
    r"(?:(?!by\b|and\b|or\b|of\b|in\b|on\b|to\b|with\b|than\b|for\b|over\b|at\b|from\b|while\b|as\b"
    r"|the\b|respectively\b|across\b|compared\b|when\b|vs\b|per\b|without\b|while\b|whilst\b|achiev\w*"
    r"|against\b|using\b|under\b|within\b|during\b|after\b|before\b|plus\b|through\b|via\b|between\b"
    r"|relative\sto\b|et\b|une?\b|des?\b|du\b|les?\b|la\b|und\b|eine?\b|der\b|die\b|das\b|con\b|y\b|el\b)[A-Za-z][\w@'’+/-]*\s)"
)


def _expand(pattern: str) -> str:
    """Write out the names in angle brackets."""
    parts = {
        "adv": _ADV,
        "poss": _POSS,
        "comparative": comparative_pattern(),
        "noun": noun_pattern(),
        "verb": r"\b" + verb_pattern(),
        "efficient": alternatives((w for w in _IMPLYING if " " in w), r"\b"),
        "implying": alternatives(_IMPLYING, r"\b"),
        "hedges": HEDGES,
        "win": r"\b(?:outperform|surpass|exceed|beat|outpac|outscor|overtak|outrank|ahead\sof)\w*",
    }
    pattern = re.sub(r"<adj:(\d)>", lambda m: f"{_ADJ}{{0,{m.group(1)}}}", pattern)
    pattern = re.sub(r"<w:(\d)>\?", lambda m: rf"(?:[\w'’/@().%+-]+,?\s){{0,{m.group(1)}}}?", pattern)
    pattern = re.sub(
        r"<n:(\d)>\?",
        lambda m: (
            rf"(?:(?!(?:while|with|over|compared|than|and|by|without|when|from|to|at|for|which|that"
            rf"|using|relative)\b)[\w'’/@().%+-]+\s){{0,{m.group(1)}}}?"
        ),
        pattern,
    )
    # Inside a character class a mark stands for itself; after "(?P" the brackets name a group.
    pattern = re.sub(
        r"\[\^[^\]]*\]", lambda m: m.group().replace("<Q>", QUANTITY).replace("<M>", METRIC), pattern
    )
    pattern = re.sub(r"(?<!\?P)<([a-z]+)>", lambda m: parts[m.group(1)], pattern)
    pattern = pattern.replace("<N>", f"{METRIC}+")
    return pattern.replace("<Q>", f"{QUANTITY}+").replace("<M>", f"(?P<metric>(?<!{METRIC}){METRIC}+)")


@cache
def compile_rules(dimension: str) -> tuple[tuple[CompiledRule, ...], tuple[CompiledRule, ...]]:
    """Compile the rules for numbers of one dimension: those that look after a number, and before it."""
    compiled = [
        (rule, compile_folded(_expand(rule.pattern)))
        for rule in RULES
        if not rule.units or dimension in rule.units.split()
    ]
    after = tuple(c for c in compiled if c[0].side == "after")
    return after, tuple(c for c in compiled if c[0].side == "before")


def _needs(rule: LinkRule) -> frozenset[str]:
    """Say what must stand near a number for a rule to be worth trying."""
    needs = set()
    if "<M>" in rule.pattern and "(?:<M>" not in rule.pattern:
        needs.add("metric")
    if re.search(r"<(?:comparative|implying|efficient)>\)", rule.pattern):
        needs.add("comparative")
    if "<noun><noun>" in rule.pattern:
        needs.add("noun")
    return frozenset(needs)


NEEDS = {r.name: _needs(r) for r in RULES}


def _anchor(rule: LinkRule) -> str:
    """Say what a pattern before the number begins with: a metric, a verb, a noun or a verb of winning."""
    if rule.pattern.startswith("<M>"):
        return "metric"
    return (
        "noun"
        if "<noun>" in rule.pattern[:20]
        else "win"
        if "<win>" in rule.pattern[:20] or rule.name.startswith("outperforms")
        else "verb"
    )


ANCHOR_OF = {r.name: _anchor(r) for r in RULES if r.side == "before"}


BEFORE_NAMES = {r.name for r in RULES if r.side == "before"}
