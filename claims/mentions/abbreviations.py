"""Abbreviations: short forms in parentheses, tied to the long forms before them."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicons import load_lexicon
from claims.mentions.coined import is_common
from claims.mentions.words import any_of

ABBREVIATION = re.compile(
    r"\(\s?(?:called|named|termed|dubbed|abbreviated(?:\sas)?|short\sfor|or\s|i\.e\.,?\s|denoted(?:\sas|\sby)?\s|hereafter\s|henceforth\s)?\s?\"?"
    r"(?P<short>[A-Za-z][A-Za-z0-9+*\-/.^]{1,24}|[A-Z][\w-]* ?[A-Z0-9][\w.-]*)\"?(?:\s?[,;][^()]{0,60})?\)"
)
_CONCEPT = re.compile(
    r"\)\s(?!that\b|which\b|to\b|for\b|and\b|is\b|in\b|on\b|with\b|as\b|by\b|using\b|algorithm|method|attack|framework|model|approach)"
    r"(?P<noun>[a-z]{3,})"
)
_THE_THING = re.compile(
    r"\)(?:,\s(?:an?|which|the)\b|\s(?:that|which|framework|method|algorithm|model|network|approach)\b)"
)
NO_LEAD = re.compile(
    r"(?<![-\w])(?:for|on|with|using|in|from|by|into|between|via|than|like|such|to|that|which|where|under|across|over|through|based|against|called|and|of)\b(?!-)"
)
# "a model combining Foo (F) with Bar (B)", "the use of Foo (F)": things that others made.
_OTHERS = re.compile(
    r"\b(?:combin(?:e|es|ing)|integrat(?:e|es|ing)|incorporat(?:e|es|ing)|grounded\sin|(?:images|data|samples|information)\sfrom|use\sof)\s(?:[\w-]{1,20}\s|\([^()]{1,20}\)\s|,\s){0,6}$"
)
# So many characters after "we propose" a name is still its object.
_NEAR = 60


@cache
def _data_nouns() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s-]){any_of('names', 'not_techniques')}$", re.IGNORECASE)


@cache
def _task() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s-]){any_of('names', 'tasks')}$", re.IGNORECASE)


@cache
def _concepts() -> frozenset[str]:
    return frozenset(re.sub(r"[\s-]+", " ", phrase) for phrase in load_lexicon("names")["concepts"])


def is_concept(long: str) -> bool:
    """Tell whether a long form is a field, a task, or a class of models or devices, and no one's own.

    >>> is_concept("Multi-Task Learning"), is_concept("storage area networks"), is_concept("foo learning")
    (True, True, False)
    """
    phrase = re.sub(r"[\s-]+", " ", long.lower())
    return not _concepts().isdisjoint((phrase, phrase.removesuffix("s"), phrase.removesuffix("es")))


def is_task(phrase: str) -> bool:
    """Tell whether a phrase names something to be done by its last noun.

    >>> is_task("grained word segmentation"), is_task("grained segmenter")
    (True, False)
    """
    return _task().search(phrase) is not None


def is_data_or_measure(phrase: str) -> bool:
    """Tell whether a phrase names data, a measure or a field by its last noun.

    >>> is_data_or_measure("Foo Lesion Dataset"), is_data_or_measure("Foo Network")
    (True, False)
    """
    return _data_nouns().search(phrase) is not None


def _long_form(text: str, at: int, short: str) -> str | None:
    """Find the words before position `at` whose initials spell `short`."""
    words = list(re.finditer(r"[A-Za-z0-9À-ž]+", text[max(0, at - 140) : at]))
    letters = [c.lower() for c in short if c.isalnum()]
    if not words or not letters:
        return None
    base = max(0, at - 140)
    i = len(words) - 1
    wanted = len(letters) - 1
    first = None
    # Every letter is the initial of a word, from the last to the first; small words may stand between.
    while i >= 0 and wanted >= 0 and len(words) - i <= len(letters) + 4:
        word = words[i].group().lower()
        if word.startswith(letters[wanted]):
            wanted -= 1
            first = i
        elif letters[wanted] in word and wanted and word.startswith(letters[wanted - 1]):
            wanted -= 2
            first = i
        i -= 1
    if wanted < 0 and first is not None:
        return text[base + words[first].start() : base + words[-1].end()]
    return None


def read_abbreviations(text: str) -> dict[str, str]:
    """Tie the abbreviations in parentheses to the long forms before them.

    >>> read_abbreviations("With adaptive foo search (AFS) we ...")
    {'AFS': 'adaptive foo search'}
    """
    found: dict[str, str] = {}
    for match in ABBREVIATION.finditer(text):
        short = match.group("short")
        initials = short.split()[0]
        plural = short[-1:] == "s" and short[:-1].isupper()
        long = _long_form(
            text, match.start(), initials if " " in short else short.rstrip("s") if plural else short
        )
        if long and len(long) > len(short):
            found.setdefault(short, long)
    return found


def is_own_abbreviation(short: str, long: str, window: str, place: int) -> bool:
    """Tell whether an abbreviation that `window` introduces names the contribution, and no concept.

    >>> is_own_abbreviation("AFS", "adaptive foo search", "adaptive foo search (AFS) that is fast", 20)
    True
    >>> is_own_abbreviation("SC", "stochastic computing", "a stochastic computing (SC) design", 23)
    False
    """
    after = window[place + len(short) + 1 :]
    # A short form that goes on into a noun belongs to the field: "stochastic computing (SC) design".
    concept = _CONCEPT.match(after)
    named = long[:1].isupper()
    if is_data_or_measure(long) and not (concept and named):
        return False
    if (is_common(short) or concept) and not named:
        return False
    if concept and is_data_or_measure(concept.group("noun")):
        return False
    if is_task(long) and not _THE_THING.match(after):
        return False
    lead = window[: max(0, place - len(long) - 1)]
    if _OTHERS.search(lead) or (is_common(short) and short.endswith("s")):
        return False
    return not NO_LEAD.search(lead) or (named and len(lead) < _NEAR and not is_common(short))
