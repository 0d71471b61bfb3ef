"""Names known by their company: what stands in a list of data sets, or where others of its sentence stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.rules.roles.set_names import NOT_BENCHMARK, SHORTEST, list_concepts
from claims.rules.sentence import QUANTITY

if TYPE_CHECKING:
    from claims.rules.document import Document, Place
    from claims.rules.sentence import Sentence

_NAME = r"[A-Z][\w+.'’*-]{1,40}(?:\s[A-Z0-9][\w+.'’*-]{0,40}){0,3}"
_NAMES = re.compile(_NAME)
_BETWEEN = re.compile(
    rf"(?:\s\([^()]{{1,30}}\))?,\s{_NAME}(?:\s\([^()]{{1,30}}\))?(?:,\s{_NAME}){{0,3}},?\s(?:and\s)?(?:the\s)?"
)
# The longest stretch between two names of a list.
_GAP = 90
_FIRST = re.compile(
    rf"\b(?:[Oo]n|[Aa]cross|[Oo]ver|including|[Uu]sing|namely|[Ff]or|[Ii]n)\s(?:the\s)?(?P<name>{_NAME})"
    r"(?:\s\([^()]{1,30}\))?(?:,|,?\sand)\s(?:the\s)?$"
)
# "on the Foo Treebank (FT) and BarSet-2,": the last of a list.
_ALSO = re.compile(
    r"(?:\s\([^()]{1,30}\))?,?\sand\s(?:the\s)?(?P<name>(?=[A-Z][\w.+-]{0,40}?[A-Z\d])[A-Z][\w+.*-]{1,40})"
    r"(?=[,;(]|\.(?!\w)|\s\()"
)
_LED = re.compile(r"\b(?:[Oo]n|[Aa]cross|[Uu]sing|[Ff]or|,|and)\s(?:the\s)?(?:[\w-]+\s)?$")
# "12% on FooSet and 9% on BarSet", "0.75 (FooSet) and 0.78 (BarSet)".
_SLOT = re.compile(
    rf"{QUANTITY}[%)]?\s(?:[^\s{QUANTITY},.;()]+\s){{0,3}}?(?:(?P<lead>on|for|in)\s(?:the\s)?(?:[a-z][\w-]*\s)?|(?P<open>\())"
    rf"(?P<name>{_NAME})(?=[,.;:)]|\s(?:and|while|but|over|with|dataset|benchmark|respectively|compared|in)\b|$)"
)


def add_company(sentence: Sentence, document: Document, found: list[Place]) -> None:
    """Add the names that stand between names of data sets, or each with a number as theirs do."""
    if not found:
        return
    found.sort(key=lambda f: f[1])
    text = sentence.text
    new: list[tuple[int, int]] = []
    for left, right in pairwise(found):
        if right[1] - left[2] < _GAP and _BETWEEN.fullmatch(text, left[2], right[1]):
            new += [m.span() for m in _NAMES.finditer(text, left[2], right[1]) if text[m.start() - 1] != "("]
    if first := _FIRST.search(text, max(sentence.start, found[0][1] - 60), found[0][1]):
        new.append(first.span("name"))
    for item in list(found):
        also = _ALSO.match(text, item[2], sentence.end)
        if also and _LED.search(text, max(0, item[1] - 30), item[1]):
            new.append(also.span("name"))
    slots = list(_SLOT.finditer(sentence.masked, sentence.start, sentence.end))
    known = {m.group("lead") or m.group("open") for m in slots if _known(found, *m.span("name"))}
    new += [m.span("name") for m in slots if (m.group("lead") or m.group("open")) in known]
    for start, end in new:
        name = text[start:end].rstrip(".,")
        if _may_be(sentence, document, name, start) and not _known(found, start, start + len(name)):
            found.append((name, start, start + len(name)))


def _known(found: list[Place], start: int, end: int) -> bool:
    return any(s < end and start < e for _, s, e in found)


def _may_be(sentence: Sentence, document: Document, name: str, start: int) -> bool:
    """Say whether a name may be that of a data set: none that the lexicons know as something else."""
    end = start + len(name)
    other = any(
        m.start < end and start < m.end
        for m in sentence.mentions
        if m.kind in ("model", "hardware", "metric", "training")
    )
    return (
        len(name) >= SHORTEST
        and not other
        and name not in document.names.own
        and name not in list_concepts()
        and not NOT_BENCHMARK.match(name)
        and not NOT_BENCHMARK.match(name.split(" ", 1)[0])
    )
