"""Actors: the name that an abstract speaks of as its own without ever introducing it."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from claims.mentions.abbreviations import is_concept, is_data_or_measure, is_task
from claims.mentions.coined import find_names, is_free
from claims.mentions.words import any_of

_ACTS = re.compile(
    r"(?:\s\([^()]{2,60}\))?\s(?:also\s|can\s|\w{1,20}ly\s)?(?:achiev|outperform|reduc|improv|obtain|reach|deliver|attain|yield|surpass|enabl"
    r"|exceed|boost|represents|maintain|cuts?\b|retain|accelerat|speeds|leads\sto|operates|exhibits|demonstrates|is\san?\s(?:new|novel)\b)"
)
_FOUND_THAT = (
    r"\b(?:shows?|demonstrates?|showed|demonstrated|find|confirms?|reveals?|indicates?)\sthat\s(?:the\s)?$"
)
_BEFORE = re.compile(rf"{_FOUND_THAT}|(?:^|[.!?]\s)(?:The\s)?$|(?:^|[.!?]\s)[A-Z][^.,]{{2,90}},\s(?:the\s)?$")
_THAT = re.compile(_FOUND_THAT)
_LOOKED_INTO = re.compile(
    r"evaluat|compar|benchmark|\?|(?<!high[ -])performance|explor|investigat|empirical", re.IGNORECASE
)
# One of several: a size, a plural, a name in a list or on the other side of a comparison.
_ONE_OF_MANY = re.compile(r"[A-Z]+s|.*\d[Bb]")
_RIVAL = re.compile(
    r"\b(?:than|outperform\w{0,5}|surpass\w{0,4}|compared\s(?:to|with)|vs\.?|versus|over|like|such\sas|including|existing"
    r"|baselines?|and|or)\s(?:the\s)?$|[\w)],\s$"
)
_GOES_ON = re.compile(r",\s[A-Z]|\s(?:and|or)\s[A-Z]|\s(?:dataset|benchmark|corpus|data)\b")
_AROUND, _FAR = 40, 110
_SHORTEST = 3


@cache
def _studies() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('names', 'studies')}\b", re.IGNORECASE)


def _initials(title: str) -> str:
    words = re.split(r":\s|\s[–—-]{1,2}\s", title, maxsplit=1)[0].split()
    return "".join(w[0] for part in words for w in part.split("-") if w and w[0].isalnum()).lower()


def find_actor(title: str, text: str, abbreviations: dict[str, str], known: Container[str]) -> str | None:
    """Give the one name of which an abstract tells results as of its own, or that spells the title.

    >>> text = "Foos are hard. We train on 9 scans. FooNet achieved 88%. FooNet represents a step."
    >>> find_actor("Segmenting Foos", text, {}, frozenset())
    'FooNet'
    """
    if _LOOKED_INTO.search(title) or _studies().search(title):
        return None
    places: dict[str, list[tuple[int, int]]] = {}
    for name, start, end in find_names(text):
        places.setdefault(name, []).append((start, end))
    spelled = _initials(title)
    actors = []
    for name, spans in places.items():
        long = abbreviations.get(name, "")
        if len(name) < _SHORTEST or not is_free(name, known) or is_data_or_measure(long):
            continue
        if is_concept(long) or is_task(long) or _ONE_OF_MANY.fullmatch(name):
            continue
        acts = [s for s, e in spans if _ACTS.match(text, e) and _opens(text, s)]
        if not acts:
            continue
        if spelled.startswith(name.lower()):
            return name
        often = len(spans) > 1 or _THAT.search(text[max(0, acts[0] - _AROUND) : acts[0]])
        if often and not _beside_others(text, spans, acts):
            actors.append(name)
    return actors[0] if len(actors) == 1 else None


def _opens(text: str, start: int) -> bool:
    """Tell whether what stands at `start` is the subject of its sentence, or of what was found."""
    return _BEFORE.search(text[max(0, start - _FAR) : start]) is not None


def _beside_others(text: str, spans: list[tuple[int, int]], acts: list[int]) -> bool:
    """Tell whether a name stands in a list or is what another thing is compared with."""
    return any(
        _GOES_ON.match(text, end)
        or (
            start not in acts
            and _RIVAL.search(text[max(0, start - _AROUND) : start])
            and not _opens(text, start)
        )
        for start, end in spans
    )
