"""Refusals: why a number is no claim. Each has a name, a line that says what it holds for, and cases.

The rules are in ``refusal_rules.toml``. `refuse` looks at the number alone and at the words right around
it; numbers that would be claims if they measured something are decided later, in `claims.rules.meaning`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.lexicons import read_lexicon
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES
from claims.text import compile_folded, last_starts, match_ending


@dataclass(frozen=True, slots=True)
class RefusalRule:
    """A named reason for which a number is no claim, with the patterns before and after it."""

    name: str
    holds: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    dimensions: tuple[str, ...] = ()


# The number is part of something else; `claims.quantity.numbers` saw it.
ATTACHED = {
    "name": ("part-of-name", "the number is part of a name: ImageNet-1K, GPT-4o, top-1"),
    "version": ("part-of-version", "the number is part of a version: v2.1.3"),
    "ratio": ("pattern-ratio", "two numbers with a colon: 2:4 sparsity, 1:1 odds"),
    "size": ("shape", "the number is part of a size: 512x512"),
    "attribute": ("attribute", "a number tied to a noun with a hyphen: 4-bit, 12-layer, 5-shot"),
    "citation": ("citation", "a number that points at the references: [12], Smith et al. (2008)"),
    "year": ("year", "a year"),
    "label": ("label", "the number of a figure, table, section, task or phase"),
    "uncertainty": ("uncertainty", "the number after ±: it belongs to the value before it"),
    "interval": ("interval", "the ends of a confidence interval: they belong to the value before it"),
    "uncounted magnitude": ("uncounted-magnitude", "orders of magnitude without a count"),
}


@cache
def read_rules() -> tuple[RefusalRule, ...]:
    """Read the refusal rules of ``refusal_rules.toml``, in their order.

    >>> [r.name for r in read_rules()][:2]
    ['confidence-level', 'p-value']
    """
    lexicon = read_lexicon(Path(__file__).with_name("refusal_rules.toml"))
    words = {"hedges": HEDGES, **lexicon["words"]}

    def compile_pattern(pattern: str | None, form: str) -> re.Pattern[str] | None:
        if pattern is None:
            return None
        named = re.sub(r"<([a-z]+)>", lambda m: str(words[m.group(1)]), pattern)
        return compile_folded(form.format(named))

    return tuple(
        RefusalRule(
            rule["name"],
            rule["holds"],
            compile_pattern(rule.get("before"), r"(?:{})\s*$"),
            compile_pattern(rule.get("after"), "{}"),
            tuple(rule["dimensions"]),
        )
        for rule in lexicon["rule"]
    )


_SAME_ORDER = compile_folded(
    r"\b(?:same|similar|right|correct|by\sthe|comparable|given|this|the\scorrect)\s$"
)
_TWOFOLD = compile_folded(r"\b(?:is|are|was|were|remains?)\s(?:at\sleast\s)?$")
_OF_AIMS = compile_folded(
    r"\s(?:[a-z]+\s)?(?:challenge|objective|contribution|approach|goal|aim|purpose|problem|role|strategy"
    r"|focus|motivation|benefits?\b|advantages?\b|reasons?\b|effects?\b|optimality|protection|novelt|robustness|redundancy)"
)
_FEW = compile_folded(r"(?:as\s(?:little|few)\sas|(?:less|fewer)\sthan|no\smore\sthan|under)\s")
_FALSE_PART = compile_folded(
    r"\b(?:first|second|other|latter|former|top|bottom|upper|lower|left|right|one|and\sa|the\sother"
    r"|last|next|this|that|each|either|two|both|three|four|these|those|such)\s$"
)

# "a third as many parameters": no third of several, whatever stands before it.
_PART_COMPARED = compile_folded(r"\s(?:as\s(?:many|much|large|big|long)|fewer|less|smaller|lower|shorter)\b")


@cache
def _rules_for(dimension: str) -> tuple[RefusalRule, ...]:
    return tuple(r for r in read_rules() if dimension in r.dimensions)


def refuse(folded: str, start: int, end: int, atom: Atom) -> str | None:
    """Name the rule by which the number `atom` in the sentence `folded[start:end]` is no claim, or None.

    `folded` is a text in small letters.

    >>> from claims.quantity import read_quantities
    >>> text = "masking 15% of tokens"
    >>> refuse(text, 0, len(text), read_quantities(text)[0])
    'setting'
    """
    if atom.attached:
        return ATTACHED[atom.attached][0]
    left = folded[max(start, atom.start - 70) : atom.start - len(atom.sign)]
    tail = max(atom.end, atom.noun_end if atom.dimension == "count" else 0)
    if atom.form == "magnitude" and _SAME_ORDER.search(left):
        return "same-magnitude"
    if (
        atom.form == "word"
        and atom.dimension == "times"
        and (
            (_TWOFOLD.search(left) and re.match(r"\s?[.,:;]|$", folded[atom.end : atom.end + 2]))
            or _OF_AIMS.match(folded, atom.end, end)
        )
    ):
        return "twofold"
    if (
        atom.dimension == "part"
        and _FALSE_PART.search(left)
        and not _PART_COMPARED.match(folded, atom.end, end)
    ):
        return "ordinal"
    rules = _rules_for(atom.dimension)
    if not rules:
        return None
    at = atom.start - len(atom.sign)
    begin = max(start, at - 70)
    starts = last_starts(folded, begin, at)
    bound = atom.bound_start if atom.bound_start > start else -1
    bound_starts = last_starts(folded, max(start, bound - 70), bound) if bound >= 0 else []
    if bound >= 0 and (_FEW.match(folded, bound) or folded.startswith("by ", bound)):
        # "with as little as 5% of the data" is an achievement, "vocabulary size by over 40%" a change
        bound_starts = []
    for rule in rules:
        # Both sides, where a rule has both; `before` is also looked at without the words of the bound.
        if rule.after is not None and not rule.after.match(folded, tail, min(end, tail + 80)):
            continue
        if (
            rule.before is not None
            and not match_ending(rule.before, folded, starts, at)
            and not match_ending(rule.before, folded, bound_starts, bound)
        ):
            continue
        return rule.name
    return None
