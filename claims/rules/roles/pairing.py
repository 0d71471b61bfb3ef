"""Numbers and benchmarks that belong together one by one: respectively, in turn, in brackets of their own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.rules.sentence import METRIC, QUANTITY, Sentence
from claims.text import Hinted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.quantity.atom import Atom
    from claims.rules.document import Place
    from claims.rules.meaning import Meaning

# Fewer do not stand in turn; and how far a number may stand from its benchmark.
_PAIR, _REACH = 2, 140
_EACH = re.compile(r"\b(?:respectively|separately|in\sturn)\b", re.IGNORECASE)


# "by 4% and 6% on small and large inputs, respectively": the numbers belong to something else.
_OTHERS = re.compile(
    r"\b(?:on|for|in|of|from|over|under|at|with|to|when|during)\s[^,;.]{1,60}?\sand\s|\bwith\sand\swithout\s"
)


def pair_each(
    sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], names: tuple[str, ...]
) -> tuple[str, ...]:
    """Give each of several numbers the benchmark of its place: 87% (+2) and 75% (+3), respectively."""
    each = _EACH.search(sentence.text, claim.atom.end, sentence.end) if len(names) >= _PAIR else None
    group = sentence.group_of(claim.atom)
    last = max((sentence.text.find(n, sentence.start, claim.atom.start) for n in names), default=-1)
    if each is None or is_of_others(sentence, group):
        return ()
    if len(group) == len(names):
        return (names[group.index(claim.atom)],)
    # What stands in brackets behind a number goes with it.
    places = sorted(
        s.atom.start
        for s in siblings
        if last < s.atom.start < each.start() and not _bracketed(sentence, s.atom)
    )
    if len(places) > 1 and _NAMED_EACH.search(sentence.masked, places[0], places[-1] + 1):
        return ()
    at = [p for p in places if p <= claim.atom.start]
    return (names[len(at) - 1],) if len(places) == len(names) and at else ()


def leave_short(text: str, items: list[Place]) -> list[Place]:
    """Leave out the short forms in brackets, which are no other sets: the Foo Treebank (FTB)."""
    return [
        b
        for a, b in pairwise([("", -1, -1), *items])
        if not (a[2] == b[1] - len(" (") and text.startswith(")", b[2]) and text[b[1] - 1] == "(")
    ]


# "an F1 of 0.7 and an accuracy of 0.8": the measures differ, not the benchmarks.
_NAMED_EACH = re.compile(rf"{METRIC}(?:\s\w+)?\sof\s{QUANTITY}$")


def is_of_others(sentence: Sentence, group: list[Atom]) -> bool:
    """Say whether "respectively" pairs a list of numbers with something else behind it."""
    each = _EACH.search(sentence.masked, group[-1].end, sentence.end)
    return each is not None and _OTHERS.search(sentence.masked, group[-1].end, each.start()) is not None


def _bracketed(sentence: Sentence, atom: Atom) -> bool:
    left = sentence.text[sentence.start : atom.start]
    return left.rfind("(") > left.rfind(")")


def is_set_aside(sentence: Sentence, atom: Atom, item: Place) -> bool:
    """Say whether a bracket after the number speaks of another number: 4% on average (6% on FooSet)."""
    between = sentence.masked[atom.end : item[1]]
    opened = between.rfind("(")
    closes = sentence.masked.find(")", item[2], sentence.end)
    return (
        opened > between.rfind(")")
        and closes >= 0
        and QUANTITY in sentence.masked[atom.end + opened : closes]
    )


def opened_behind(sentence: Sentence, items: list[Place], atom: Atom) -> str:
    """Give the benchmark right behind which the bracket opens that the number stands in: on A (+2.9)."""
    for name, _, end in items:
        if end < atom.start <= end + _BRACKET and _OPENED.fullmatch(sentence.text, end, atom.start):
            inside = sentence.text[end : atom.start]
            if not any(other in inside for other, _, _ in items):
                return name
    return ""


# From the end of a name to a number of the bracket behind it, and how far that may be.
_OPENED, _BRACKET = re.compile(r"\s?\([^()]*"), 60


def read_in_turn(
    sentence: Sentence, siblings: Sequence[Meaning], groups: list[list[Place]], atom: Atom
) -> str:
    """Give the benchmark of a number where each number has its own in turn: 2x on A and 3x on B."""
    if len(groups) < _PAIR or any(len(group) > 1 for group in groups):
        return ""
    places = sorted(
        [(s.atom.start, s.atom.end, "") for s in siblings] + [(g[0][1], g[0][2], g[0][0]) for g in groups]
    )
    turns: list[list[tuple[int, int, str]]] = []
    for place in places:
        if turns and bool(turns[-1][0][2]) == bool(place[2]):
            turns[-1].append(place)
        else:
            turns.append([place])
    if len(turns) != 2 * len(groups):
        return ""
    pairs = list(zip(turns[::2], turns[1::2], strict=True))
    # "57% on A and 60% on B": something parts the pairs, and nothing a number from its benchmark.
    if any(not _PARTS.search(sentence.text, b[-1][1], c[0][0]) for (_, b), (c, _) in pairwise(pairs)):
        return ""
    if any(_CUT.search(sentence.text, a[0][1], b[-1][0]) or b[-1][0] - a[0][1] > _REACH for a, b in pairs):
        return ""
    for a, b in pairs:
        for place, name in [(p, b[0]) for p in a if not p[2]] + [(p, a[-1]) for p in b if not p[2]]:
            if place[0] == atom.start and not _PLACED.search(sentence.masked, atom.end, name[0]):
                return name[2]
    return ""


# A number in a bracket, behind a comma, or with its own place: 40% on the new type and 7% on A.
_PLACED = re.compile(
    rf"^[^()]*\)|,[^{QUANTITY}]*{QUANTITY}|\s(?:on|for|in)\s(?:the|our|an?)\s[^{QUANTITY}]*\s(?:and|,)[^{QUANTITY}]*{QUANTITY}"
)
_PARTS = re.compile(r",|\band\b|;")
_CUT = re.compile(r";|\bwhile\b|\.\s")


# "by 4% on average and by up to 9% on FooSet": only the peak was on that set.
_AVERAGE = re.compile(r"\b(?:average|mean|overall)\b")
_PEAK = Hinted(
    re.compile(
        r"\b(?:up\sto|peak\w*(?:\s(?:at|of))?|as\s(?:high|much|large)\sas|reaching|max(?:imum)?(?:\sof)?|best|including|e\.g\.,?|especially)"
        rf"\s(?:[a-z]+\s){{0,3}}[+~$]?{QUANTITY}"
    ),
    "up peak as reach max best inclu e.g espec",
)


def is_average(sentence: Sentence, atom: Atom, end: int) -> bool:
    """Say whether a number is an average, and the one behind it the peak."""
    masked = sentence.masked
    return (
        _PEAK.search(masked, atom.end, end) is not None
        and _AVERAGE.search(masked, max(sentence.start, atom.start - 30), min(atom.end + 40, end)) is not None
    )
