"""Plausible names: what leaves as a technique is a name or a description, and no piece of a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claims.mentions.words import any_of

if TYPE_CHECKING:
    from claims.rules.document import Document

# "FooVoter. We": the next sentence has come along.
_NEXT_SENTENCE = re.compile(r"[.!?]\s+[A-Z].*$", re.DOTALL)
_POSSESSIVE = re.compile(r"['’]s$")
_TRAILING = re.compile(r"\s+(?:[a-z]{3,}ly|better|worse|faster|the|an?|our|of|its)$")
# A bare level is none: "FooScore 8.65", "BarScore 0.28 versus 0.24".
_LEVEL = re.compile(r"(?<![\w.])0\.\d|\b(?:vs\.?|versus)(?:\s|$)|^[A-Z]{2,5}\s\d+\.\d+$")

_BEST_KNOWN = re.compile(
    r"(?:(?:previous|current|existing)\s)?(?:state[\s-]of[\s-]the[\s-]art|SOTA)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    finite: re.Pattern[str]
    piece: re.Pattern[str]
    measure: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    finite, pieces, measures = (any_of("clauses", s) for s in ("finite", "pieces", "measure_heads"))
    return _Patterns(
        re.compile(rf"(?:^|\s){finite}(?:\s|$)"),
        re.compile(rf"{pieces}\s", re.IGNORECASE),
        re.compile(rf"(?:^|[\s-]){measures}(?:$|\s(?:of|for|between|by|to|from)\s)", re.IGNORECASE),
    )


def trim_name(name: str) -> str:
    """Strip what a name has taken along: a possessive, trailing adverbs, the next sentence.

    >>> trim_name("FooNet's"), trim_name("FooVoter. We"), trim_name("pruned models consistently")
    ('FooNet', 'FooVoter', 'pruned models')
    """
    name = _POSSESSIVE.sub("", _NEXT_SENTENCE.sub("", name))
    before = ""
    while before != name:
        before = name
        name = _TRAILING.sub("", name)
    return name


def is_plausible(phrase: str) -> bool:
    """Tell whether several words may name or describe a technique.

    >>> is_plausible("sparse tree decoder"), is_plausible("decoder creates a tree"), is_plausible("Foo 0.2")
    (True, False, False)
    """
    if _LEVEL.search(phrase):
        return False
    patterns = _patterns()
    return not (
        patterns.finite.search(phrase) or patterns.piece.match(phrase) or patterns.measure.search(phrase)
    )


def settle(name: str | None, document: Document, *, ours: bool) -> str | None:
    """Give a technique as it leaves: trimmed; for what can be none, the paper's own name if it is `ours`."""
    if name is None or " " not in name:
        return _POSSESSIVE.sub("", name) if name else None
    main = document.names.main
    if name == main or name.lower() in document.title.lower():
        return name
    if _BEST_KNOWN.match(name):
        return name
    trimmed = trim_name(name)
    if name in document.names.own or (is_plausible(trimmed) and is_plausible(name)):
        return trimmed
    return main if ours and document.names.coined else None
