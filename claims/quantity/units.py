"""Units as they stand after a number: which unit it is, and where its spelling ends."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from claims.lexicons import load_lexicon

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
