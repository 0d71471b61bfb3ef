"""Anchors: the words near a number that a link rule can begin with."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claims.rules.cues import cues, find_verb, noun_pattern, verb_pattern
from claims.rules.sentence import METRIC, Sentence
from claims.text import compile_folded

_FIRST_COMPARATIVES = frozenset(w.split()[0] for w in cues("comparatives"))


def seen_after(folded: str, start: int, end: int) -> set[str]:
    """List what follows soon: a metric, a comparative, a noun of change."""
    near = folded[start : min(end, start + 110)]
    seen = {"metric"} if METRIC in near else set()
    for word in _WORD.findall(near):
        seen.update(_word_kinds(word))
    return seen


_WORD = re.compile(r"[a-z][\w-]*")


_WIN = re.compile(r"(?:outperform|surpass|exceed|beat|outpac|outscor|overtak|outrank|ahead)")


def find_anchors(sentence: Sentence, window: int, at: int) -> dict[str, list[int]]:
    """List where a pattern can begin between `window` and `at`, the nearest first."""
    found: dict[str, list[int]] = {"verb": [], "noun": [], "win": [], "comparative": []}
    for match in _WORD.finditer(sentence.folded, window, at):
        for kind in _word_kinds(match.group()):
            found[kind].append(match.start())
    for starts in found.values():
        starts.reverse()
    found["metric"] = [m.start for m in reversed(sentence.metrics) if window <= m.start < at]
    return found


@cache
def _whole_verb() -> re.Pattern[str]:
    return compile_folded(verb_pattern())


@lru_cache(maxsize=100_000)
def _word_kinds(word: str) -> tuple[str, ...]:
    """Say which kinds of cue a word in small letters can begin."""
    kinds = []
    if find_verb(word) and _whole_verb().match(word):
        kinds.append("verb")
    if _NOUN_START.match(word):
        kinds.append("noun")
    if _WIN.match(word):
        kinds.append("win")
    if word.partition("-")[0] in _FIRST_COMPARATIVES:
        kinds.append("comparative")
    return tuple(kinds)


_NOUN_START = compile_folded(noun_pattern() + r"|(?:speed|slow)\b")
