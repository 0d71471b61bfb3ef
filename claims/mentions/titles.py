"""Titles: what the title of a paper calls its contribution, coined or described."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.lexicons import load_lexicon
from claims.mentions.words import any_of

# The longest description, in words; more are a clause.
_LONGEST = 9
_FEWEST = 2

_PREFIX = re.compile(
    r"^\s*\"?(?P<name>[^:]{2,60}?)\"?\s?(?:\((?P<long>[^)]*)\))?\s*(?::|\s[–—-]{1,2}\s|(?:--|—)(?=[A-Z])|\uff1a)\s*(?=\S)"
)
# Where a shared task is held: it is named by its number, its year or its word.
_HELD_AT = r"[A-Z\d][\w'’-]*[\s-]*(?:Task\s?\d|Shared\sTask|20[012]\d|[\w'’-]+\s(?:Task\s?\d|20[012]\d))"
_TEAM = re.compile(
    r"^\s*(?:The\s)?(?P<team>[\w.+_-]+(?:\s?_?\w+)?)\s?"
    rf"(?:@\s?|\b(?:at|in|for)\s+(?={_HELD_AT}|SemEval))"
    rf"|^\s*(?:The\s)?(?P<long>(?:(?!in\b|for\b|of\b|with\b)[\w.+&-]{{1,20}}\s){{1,5}})at\s+(?={_HELD_AT}|[A-Z]\w*[’'\s-]?(?:20)?[012]\d\b|SemEval)"
)
_SHARED_TASK = re.compile(r"\b(?:shared\stask|task\s\d)", re.IGNORECASE)
LEADING = re.compile(r"^(?:the|an?|our|proposed|novel|new)\s+", re.IGNORECASE)
# "Design and Implementation of a Foo": the thing is the Foo.
_MAKING_OF = re.compile(
    r"(?:the\s)?(?:design|development|implementation|construction)(?:,?\s(?:and\s)?(?:\w+\s)?(?:implementation|evaluation|analysis|deployment|optimization|verification|fabrication|characterization))*"
    r"\sof\s(?:an?\s|the\s)?(?=\w)",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?P<by>via|through|using|with|by|based\son)\s+(?:using\s+)?(?P<name>[^:?]{4,80})$", re.IGNORECASE
)
_CUT_MEANS = re.compile(
    r"\s(?:based\son|for|on|in|from|under|with|to(?!\ssequence)|at|across|via|using|and\sits|[–-])\s.*$|,\s.*$",
    re.IGNORECASE,
)
# What begins so is a piece of a clause.
_NO_PHRASE = re.compile(
    r"(?:of|to|in|for|on|with|by|from|at|as|no|not|none|how|why|what|whether|that|which|it|its|use|role|effect|impact|study|paper)\b(?!-)|.*\bnumbers?\sof\b",
    re.IGNORECASE,
)
_WITH_PARTS = re.compile(r"\swith\s.*$", re.IGNORECASE)
_SUBTITLE = re.compile(r"^(?:[^:?!]{3,}?)(?::|\s[–—]|\?|!)\s+(?P<rest>.+)$")


@cache
def title_openers() -> frozenset[str]:
    """Give the words with which a title begins that says what is done, not what it is called.

    >>> "reducing" in title_openers()
    True
    """
    return frozenset(load_lexicon("names")["title_openers"])


@dataclass(frozen=True, slots=True)
class _Patterns:
    stop: re.Pattern[str]
    question: re.Pattern[str]
    gerund: re.Pattern[str]
    study: re.Pattern[str]
    heads: re.Pattern[str]
    kinds: re.Pattern[str]
    matters: re.Pattern[str]
    not_means: re.Pattern[str]
    tasks: re.Pattern[str]
    plain: frozenset[str]


@cache
def _patterns() -> _Patterns:
    study = rf"\b{any_of('names', 'studies')}\b"
    return _Patterns(
        re.compile(rf"\s{any_of('names', 'title_stops')}\s|\s?[:?!–—]|,\s", re.IGNORECASE),
        re.compile(rf"^{any_of('names', 'questions')}\b", re.IGNORECASE),
        re.compile(rf"^{any_of('names', 'gerunds')}\s", re.IGNORECASE),
        re.compile(study, re.IGNORECASE),
        re.compile(rf"(?:^|[\s-]){any_of('names', 'heads')}s?$", re.IGNORECASE),
        re.compile(rf"(?:^|[\s-]){any_of('names', 'kinds')}(?:e?s)?$|(?:^|\s)[a-z]+former$", re.IGNORECASE),
        re.compile(rf"(?:^|[\s-]){any_of('names', 'matters')}$", re.IGNORECASE),
        re.compile(
            rf"(?:^|[\s-])(?:{any_of('names', 'not_means')}|{any_of('names', 'not_techniques')}"
            rf"|{any_of('names', 'studies')})$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:^|[\s-]){any_of('names', 'tasks')}$", re.IGNORECASE),
        frozenset(load_lexicon("names")["plain"]),
    )


def is_description(phrase: str) -> bool:
    """Tell whether a phrase says what kind of technique a thing is, and tells it from others.

    >>> is_description("graph-based token pruning"), is_description("novel framework")
    (True, False)
    """
    patterns = _patterns()
    words = phrase.split()
    if not words or len(words) > _LONGEST or _NO_PHRASE.match(phrase):
        return False
    if not patterns.heads.search(phrase) and not patterns.kinds.search(phrase):
        return False
    compound = "-" in words[-1] and len(words[-1]) > 8
    # "network architecture" is only another word for what is made.
    return compound or any(
        w.lower() not in patterns.plain and not patterns.heads.match(w) for w in words[:-1]
    )


def split_prefix(title: str) -> tuple[str, str] | None:
    """Split a title at its colon or dash into the words before and after.

    >>> split_prefix("IceFormer: Fast Attention")
    ('IceFormer', 'Fast Attention')
    """
    match = _PREFIX.match(title)
    return (match.group("name").strip(" \"'*"), title[match.end() :]) if match else None


def find_team(title: str) -> str | None:
    """Give the team that a shared-task title begins with.

    >>> find_team("FooNLP at SemEval-2020 Task 8: Memes")
    'FooNLP'
    """
    team = _TEAM.match(title)
    return (team.group("team") or team.group("long")).strip() if team else None


def is_shared_task(words: str) -> bool:
    """Tell whether words name a shared task, whose name is no technique's.

    >>> is_shared_task("SemEval-2020 Task 8"), is_shared_task("FooNet")
    (True, False)
    """
    return bool(_SHARED_TASK.search(words))


def _noun_phrase(head: str) -> str:
    """Cut a title at the word that begins its purpose or place."""
    # "Small, robust, and sparse": commas between single words part adjectives.
    stops = _patterns().stop.finditer(head)
    stop = next(
        (
            m
            for m in stops
            if m.group()[0] != "," or any(" " in p.strip() for p in head[: m.start()].split(","))
        ),
        None,
    )
    phrase = LEADING.sub("", head[: stop.start()] if stop else head).strip(" .")
    joined = stop is not None and (
        stop.group().strip().lower() == "with"
        or (stop.group().strip() in ("based on", "on") and phrase.endswith("ased"))
    )
    if stop and joined:
        # What a thing is made "with" belongs to it: "Hybrid X with Y".
        further = _patterns().stop.search(head, stop.end())
        phrase = LEADING.sub("", head[: further.start()] if further else head).strip(" .")
    return phrase


def says_what_is_done(title: str) -> bool:
    """Tell whether a title begins with an activity, a question or a kind of study.

    >>> says_what_is_done("Reducing the Cost of Search"), says_what_is_done("Token Pruning")
    (True, False)
    """
    first = title.split(maxsplit=1)[0].lower() if title.split() else ""
    adjectives = load_lexicon("names")["title_adjectives"]
    if _patterns().question.match(title) or (first in title_openers() and first not in adjectives):
        return True
    return first.endswith("ing") and len(first) > 5 and not _patterns().gerund.match(title)


def find_means(title: str) -> tuple[str, str] | None:
    """Give the words after "via" or "using" in a title, and that preposition.

    >>> find_means("Reducing Search Costs via Adaptive Pruning for Phones")
    ('Adaptive Pruning', 'via')
    """
    head = re.split(r":\s|\s[–—]\s|\?\s", title, maxsplit=1)[0]
    match = _MEANS.search(head)
    if not match:
        return None
    name = LEADING.sub("", _CUT_MEANS.sub("", match.group("name"))).strip(" .")
    words = name.split()
    by = match.group("by").lower()
    if len(words) > 1 and by != "by" and words[0].lower().endswith("ing") and not is_description(name):
        return None
    return (name, by) if 1 <= len(words) <= 7 else None


def may_be_means(phrase: str) -> bool:
    """Tell whether the words after "using" in a title may be what a thing is done with, no data or machine.

    >>> may_be_means("Incremental Word Selection"), may_be_means("Noisy Labels"), may_be_means("Caches")
    (True, False, False)
    """
    patterns = _patterns()
    words = phrase.split()
    if (
        len(words) < _FEWEST
        or _NO_PHRASE.match(phrase)
        or phrase.endswith(")")
        or words[0].lower() in ("their", "its")
    ):
        return False
    barred = (patterns.not_means, patterns.matters, patterns.tasks)
    return not any(p.search(phrase) for p in barred) and any(w.lower() not in patterns.plain for w in words)


def describe_title(title: str, abstract: str) -> tuple[str | None, bool]:
    """Give the phrase of the title that describes the contribution, and whether it is surely a thing.

    >>> describe_title("Token Dropping for Efficient Pretraining", "We skip words.")
    ('Token Dropping', True)
    """
    head = re.split(r":\s|\s[–—]\s|\?\s|\s--\s", title, maxsplit=1)[0]
    made = _MAKING_OF.match(head)
    head = head[made.end() :] if made else head
    if says_what_is_done(head):
        return None, False
    phrase = _noun_phrase(head)
    words = phrase.split()
    if not _FEWEST <= len(words) <= _LONGEST or _patterns().study.search(phrase) or is_shared_task(phrase):
        return None, False
    if (" of " not in phrase and _patterns().matters.search(phrase)) or _NO_PHRASE.match(phrase):
        return None, False
    # "X for Y" and a title of a few words name a thing; what is said "in" or "of" is a subject matter.
    rest = head[head.find(words[-1]) + len(words[-1]) :].strip().lower()
    thing = not rest.strip(" .") or rest.startswith("for ")
    if head != title and not is_description(phrase):
        # Before a colon there may be a motto: it names the thing only where the abstract says it too.
        last = " ".join(re.split(r"[\s-]+", phrase.lower())[-2:]).rstrip("s")
        stated = last in re.sub(r"[\s-]+", " ", abstract.lower())
        return phrase if stated else None, stated
    # "Sparse Solver with Adaptive Refinement": the thing stands before its parts.
    bare = _WITH_PARTS.sub("", phrase)
    sure = is_description(phrase) or (bare != phrase and is_description(bare))
    return phrase, sure or (thing and len(words) <= 6)


def describe_activity(title: str) -> str | None:
    """Give the title's phrase where it names a way of doing: "Coupling Foo with Bar", not "Reducing Costs".

    >>> describe_activity("Coupling Rules with Networks for Parsing")
    'Coupling Rules with Networks'
    >>> describe_activity("Reducing the Cost of Search") is None
    True
    """
    head = re.split(r":\s|\s[–—]\s|\?\s|\s--\s", title, maxsplit=1)[0]
    first = head.split()[0].lower() if head.split() else ""
    if not first.endswith("ing") or first in title_openers():
        return None
    phrase = _noun_phrase(head)
    return phrase if _FEWEST <= len(phrase.split()) <= _LONGEST else None


def describe_subtitle(title: str) -> str | None:
    """Give the description that follows the colon of a title.

    >>> describe_subtitle("Less Is More: A Sparse Matrix Accelerator for Phones")
    'Sparse Matrix Accelerator'
    """
    match = _SUBTITLE.match(title)
    if not match or says_what_is_done(match.group("rest")):
        return None
    phrase = _noun_phrase(match.group("rest"))
    return phrase if is_description(phrase) and not _patterns().study.search(phrase) else None
