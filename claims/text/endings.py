"""Patterns that end right before a place: matched at the last few words only, not at every character."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"[^\s(\[]+|[(\[]")


def last_starts(text: str, begin: int, at: int, count: int = 9) -> list[int]:
    """Give where the last `count` words between `begin` and `at` start, in order of place.

    >>> last_starts("cuts it by up to ", 0, 17, 3)
    [8, 11, 14]
    """
    return [match.start() for match in _TOKEN.finditer(text, begin, at)][-count:]


def match_ending(pattern: re.Pattern[str], text: str, starts: Iterable[int], at: int) -> re.Match[str] | None:
    r"""Match a pattern that ends in ``$`` from the first of `starts` at which it fits, up to `at`.

    >>> match_ending(re.compile(r"up to\s$"), "cuts it by up to 40%", [8, 11], 17).start()
    11
    """
    for start in starts:
        match = pattern.match(text, start, at)
        if match:
            return match
    return None
