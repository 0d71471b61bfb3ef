"""Units as they stand after a number: which unit it is, and where its spelling ends."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from claims.lexicons import load_lexicon
from schemas.units import list_counted

# A spelling this short must stand in its own case: mW is not MW, Mb is not MB.
_SYMBOL_LENGTH = 4


class UnitReading(NamedTuple):
    """A unit found in a text: its stored name, its dimension, and the end of its spelling."""

    unit: str
    dimension: str
    end: int


@cache
def _spellings() -> tuple[dict[str, re.Pattern[str]], dict[str, tuple[str, str]]]:
    """Give a pattern for each first character, and the unit and dimension of each spelling."""
    units: dict[str, tuple[str, str]] = {}
    by_first: dict[str, list[str]] = defaultdict(list)
    for dimension, section in load_lexicon("units").items():
        for unit, spellings in section.items():
            for spelling in spellings:
                key = spelling if len(spelling) <= _SYMBOL_LENGTH else spelling.lower()
                units.setdefault(key, (unit, dimension))
                for first in {spelling[0], spelling[0].lower(), spelling[0].upper()}:
                    by_first[first].append(spelling)
    patterns = {}
    for first, spellings in by_first.items():
        parts = [
            re.escape(s)
            if len(s) <= _SYMBOL_LENGTH
            else f"(?i:{re.escape(s).replace(chr(92) + ' ', '[ -]')})"
            for s in sorted(set(spellings), key=lambda s: (-len(s), s))
        ]
        patterns[first] = re.compile(rf"(?:{'|'.join(parts)})(?![A-Za-z0-9])")
    return patterns, units


# "Cell updates per second", "lookups/s": a counted noun, narrowed down or not, and the time it is counted in.
_COUNTED_RATE = re.compile(
    r"(?:(?!(?:of|for|in|and|or|to|per|with|on|at|from|by|than|as)\s)[A-Za-z][\w-]*\s){0,4}"
    r"(?P<noun>[A-Za-z][A-Za-z-]{1,20}s)(?:(?:\s?/\s?|\sper\s)(?P<time>second|sec|s|minute|min|hour|h)\b(?![-/])"
    r"|\s(?:a|every|each)\ssecond\b(?=[.,;)]|$))(?!\)?\s(?:scenario|condition|load|traffic|workload)s?\b)"
)
_TIMES = {"second": "s", "sec": "s", "min": "minute", "h": "hour"}


def _singular(noun: str) -> str:
    stem = noun[:-1]
    if noun.endswith("ies"):
        stem = noun[:-3] + "y"
    elif noun.endswith(("ches", "shes", "sses", "xes")):
        stem = noun[:-2]
    return {"matche": "match", "ops": "operation", "op": "operation"}.get(stem, stem)


def read_counted_rate(text: str, at: int) -> UnitReading | None:
    """Read a rate of something counted that no lexicon holds as a unit.

    >>> read_counted_rate("12 billion cell updates per second", 11)
    UnitReading(unit='update/s', dimension='rate', end=34)
    >>> read_counted_rate("12 updates of it per second", 3) is None
    True
    """
    match = _COUNTED_RATE.match(text, at)
    if match is None:
        return None
    noun = _singular(match["noun"].lower())
    # What no row may hold is work done.
    noun = noun if noun in list_counted() else "operation"
    return UnitReading(f"{noun}/{_TIMES.get(match['time'], match['time'] or 's')}", "rate", match.end())


def read_unit(text: str, at: int) -> UnitReading | None:
    """Read the unit that begins at `at`; None when none does.

    >>> read_unit("13 ms per image", 3)
    UnitReading(unit='ms', dimension='time', end=5)
    >>> read_unit("13 of them", 3) is None
    True
    """
    patterns, units = _spellings()
    pattern = patterns.get(text[at : at + 1])
    match = pattern.match(text, at) if pattern else None
    if match is None:
        return None
    spelling = match.group()
    found = (
        units.get(spelling) or units.get(spelling.lower()) or units.get(spelling.lower().replace("-", " "))
    )
    return UnitReading(*found, match.end()) if found else None
