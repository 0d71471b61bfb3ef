"""Anaphora: what "the solver" or "our pipeline" stands for in a paper without a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.mentions.proposals import tidy_description
from claims.mentions.titles import is_description
from claims.rules.roles.callings import tidy_subject

if TYPE_CHECKING:
    from claims.rules.document import Document
    from claims.rules.roles.subjects import Subject

_POINTS = re.compile(r"(?:the|our|this|these|its|their|proposed|both|such)\b", re.IGNORECASE)
# Nouns by which any contribution is pointed at: they stand for the paper's own.
_ANY = re.compile(
    r"(?:method|approach|framework|model|system|algorithm|architecture|network|technique|scheme|design|strategy|mechanism|implementation"
    r"|methodology|solution|tool|platform|code|policy|procedure|learning|training|attack|submission|work|agent|chip|circuit|prototype|LLM|VLM|variant|optimi[sz]ation|transformation|core|memory|ensemble|analysis)s?",
    re.IGNORECASE,
)
# How a phrase is brought in that a noun may point back at.
_BROUGHT_IN = (
    r"\b(?:an?|our|novel|new|first|proposed)\s(?P<phrase>(?:(?!(?:the|an?|our|this|its|of|for|in|on|with|by|to|from|and|or|that|is|we|as|using|at)\s)"
    r"[\w+/-]{1,30}\s){1,5}"
)


@lru_cache(maxsize=64)
def _ending_with(text: str, noun: str) -> tuple[str, ...]:
    """Give the phrases of a text that end with a noun and describe a technique."""
    found = re.finditer(rf"{_BROUGHT_IN}{re.escape(noun)})\b", text, re.IGNORECASE)
    phrases = (tidy_description(m.group("phrase")) for m in found)
    return tuple(p for p in phrases if len(p.split()) > 1 and is_description(p))


def _only(text: str, noun: str) -> str | None:
    """Give the one phrase of a text that ends with a noun; None where several do, or where it is a clause."""
    phrases = set(_ending_with(text, noun))
    phrase = phrases.pop() if len(phrases) == 1 else ""
    return None if any(_ANY.fullmatch(w) for w in phrase.split()[:-1]) else phrase or None


def read_pointed(subject: Subject, document: Document) -> str | None:
    """Give the description that "the solver" points back at, or the plain noun where there is none."""
    if not _POINTS.match(subject.text):
        return None
    noun = tidy_subject(subject.text)
    if " " in noun:
        return None
    main = document.names.main
    if _ANY.fullmatch(noun):
        # "a rule-based system ... the system": where nothing else is named, it is that one.
        return _only(document.text[: subject.start], noun) if main is None else None
    if not is_description("foo " + noun):
        return None
    if main is not None and noun.lower() in main.lower():
        return main
    fuller = max(_ending_with(document.text[: subject.start], noun), key=len, default=None)
    return fuller or (noun if main is None else None)
