"""Patterns with hints: words of which every match holds one, so that texts without them are passed over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

# So many words are looked for one by one, more of them all at once.
_FEW = 8


class Hinted:
    """A pattern that is run only where one of its `hints` stands: for slow patterns that seldom match.

    `hints` are parts of words, with spaces between them, in small letters where the pattern ignores case.
    Whatever the pattern matches must hold one; ``tests/text/test_hinted.py`` asks that of every such pattern.

    >>> grown = Hinted(re.compile("gr(?:ew|own) by [a-z]+"), "grew grown")
    >>> grown.search("It shrank by half"), grown.search("It grew by half").span()
    (None, (3, 15))
    """

    __slots__ = ("_automaton", "_folds", "hints", "pattern")

    def __init__(self, pattern: re.Pattern[str], hints: str) -> None:
        """Take the compiled `pattern` and the words of which it needs one."""
        self.pattern = pattern
        self.hints = tuple(hints.split())
        self._folds = bool(pattern.flags & re.IGNORECASE)
        self._automaton = AhoCorasick(self.hints) if len(self.hints) > _FEW else None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Search as the pattern does."""
        return self.pattern.search(text, start, end) if self._hints_in(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Go through the matches as the pattern does."""
        return self.pattern.finditer(text, start, end) if self._hints_in(text[start:end]) else iter(())

    def _hints_in(self, text: str) -> bool:
        if self._folds:
            text = text.lower()
        if self._automaton is not None:
            return bool(self._automaton.find_matches_as_indexes(text))
        for hint in self.hints:  # noqa: SIM110 - a generator would take longer than the search
            if hint in text:
                return True
        return False
