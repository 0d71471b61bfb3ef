"""Titles: what the title of a paper calls its contribution, coined or described."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicons import load_lexicon

_PREFIX = re.compile(
    r"^\s*\"?(?P<name>[^:]{2,60}?)\"?\s?(?:\((?P<long>[^)]*)\))?\s*(?::|\s[–—-]{1,2}\s|\uff1a)\s*(?=\S)"
)
_TEAM = re.compile(
    r"^\s*(?P<team>[\w.+_-]+(?:\s?_?\w+)?)\s?"
    r"(?:@\s?|\b(?:at|in|for)\s+(?=[A-Z\d][\w'-]*[\s-]*(?:Task\s?\d|Shared\sTask|20[012]\d|[\w'-]+\s(?:Task\s?\d|20[012]\d))|SemEval))"
)
_SHARED_TASK = re.compile(r"\b(?:shared\stask|task\s\d)", re.IGNORECASE)
_STOP = re.compile(
    r"\s(?:for|via|using|with|on|in|by|from|through|under|towards?|against|over|at|of\sthe|based\son|and\sits|that|to|across|without|within|during|when|between|among|is|are|v\.?s\.?)\s"
    r"|\s?[:?!–—]|,\s",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:the|an?|our|proposed|novel|new)\s+", re.IGNORECASE)
_MEANS = re.compile(r"\b(?P<by>via|through|using|with|by|based\son)\s+(?P<name>[^:?]{4,80})$", re.IGNORECASE)
_CUT_MEANS = re.compile(
    r"\s(?:for|on|in|from|under|with|to|at|across|via|using|and\sits)\s.*$|,\s.*$", re.IGNORECASE
)
_QUESTION = re.compile(
    r"^(?:has|have|had|will|should|did|on|how|why|what|when|does|do|is|are|can|beyond|wanted|should|who|where|which|towards?|not)\b",
    re.IGNORECASE,
)
# "Training", "Streaming" may describe a thing; these begin what is done.
_GERUND_THING = re.compile(
    r"^(?:streaming|spiking|floating|sliding|moving|learning|sparsifying|switching|scheduling|computing|processing|training|routing|pruning|sampling|mixing|ranking)\s",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:comparison|comparative|evaluation|survey|review|analysis|study|studies|investigation|assessment|case|overview|impact|effects?|role|insights?|lessons|perspective|limits|report|benchmarking|audited|revisited|considered|matter|subtle|findings|identification|inference|problem|strategies|considerations|paradigm|way|matters?|order|challenges?|examples|corpus|dataset)\b",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"^(?:[^:?!]{3,}?)(?::|\s[–—]|\?|!)\s+(?P<rest>.+)$")


@cache
def title_openers() -> frozenset[str]:
    """Give the words with which a title begins that says what is done, not what it is called."""
    return frozenset(load_lexicon("names")["title_openers"])


@cache
def _noun_patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    lexicon = load_lexicon("names")
    heads = "|".join(sorted(lexicon["heads"], key=len, reverse=True))
    kinds = "|".join(sorted(lexicon["kinds"], key=len, reverse=True))
    return (
        re.compile(rf"(?:^|[\s-])(?:{heads})s?$", re.IGNORECASE),
        re.compile(rf"(?:^|[\s-])(?:{kinds})(?:e?s)?$|(?:^|\s)[a-z]+former$", re.IGNORECASE),
        frozenset(lexicon["plain"]),
    )


def is_description(phrase: str) -> bool:
    """Tell whether a phrase says what kind of technique a thing is, and tells it from others.

    >>> is_description("graph-based token pruning"), is_description("novel framework"), is_description("red apple")
    (True, False, False)
    """
    heads, kinds, plain = _noun_patterns()
    words = phrase.split()
    if not words or len(words) > 9:  # noqa: PLR2004 - longer phrases are clauses
        return False
    if not heads.search(phrase) and not kinds.search(phrase):
        return False
    return any(w.lower() not in plain for w in words[:-1]) or ("-" in words[-1] and len(words[-1]) > 8)  # noqa: PLR2004


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
    return team.group("team").strip() if team else None


def is_shared_task(words: str) -> bool:
    """Tell whether words name a shared task, whose name is no technique's."""
    return bool(_SHARED_TASK.search(words))


def _noun_phrase(head: str) -> str:
    """Cut a title at the word that begins its purpose or place."""
    stops = _STOP.finditer(head)
    stop = next(
        (m for m in stops if not (m.group().startswith(",") and " " not in head[: m.start()].strip())), None
    )
    phrase = _LEADING.sub("", head[: stop.start()] if stop else head).strip(" .")
    joined = stop is not None and (
        stop.group().strip().lower() == "with"
        or (stop.group().strip() in ("based on", "on") and phrase.endswith("ased"))
    )
    if stop and joined:
        # What a thing is made "with" belongs to it: "Hybrid X with Y".
        further = _STOP.search(head, stop.end())
        phrase = _LEADING.sub("", head[: further.start()] if further else head).strip(" .")
    return phrase


def says_what_is_done(title: str) -> bool:
    """Tell whether a title begins with an activity, a question or a kind of study.

    >>> says_what_is_done("Reducing the Cost of Search"), says_what_is_done("Token Pruning")
    (True, False)
    """
    first = title.split(maxsplit=1)[0].lower() if title.split() else ""
    if _QUESTION.match(title) or (
        first in title_openers()
        and first
        not in (
            "a",
            "an",
            "the",
            "fast",
            "efficient",
            "robust",
            "novel",
            "new",
            "simple",
            "scalable",
            "faster",
            "improved",
            "automatic",
            "automated",
        )
    ):
        return True
    return first.endswith("ing") and len(first) > 5 and not _GERUND_THING.match(title)  # noqa: PLR2004


def find_means(title: str) -> tuple[str, str] | None:
    """Give the words after "via" or "using" in a title, and that preposition.

    >>> find_means("Reducing Search Costs via Adaptive Pruning for Phones")
    ('Adaptive Pruning', 'via')
    """
    head = re.split(r":\s|\s[–—]\s|\?\s", title, maxsplit=1)[0]
    match = _MEANS.search(head)
    if not match:
        return None
    name = _LEADING.sub("", _CUT_MEANS.sub("", match.group("name"))).strip(" .")
    words = name.split()
    if len(words) > 1 and words[0].lower().endswith("ing") and not is_description(name):
        return None
    return (name, match.group("by").lower()) if 1 <= len(words) <= 7 else None  # noqa: PLR2004


def describe_title(title: str, abstract: str) -> tuple[str | None, bool]:
    """Give the phrase of the title that describes the contribution, and whether it is surely a thing.

    >>> describe_title("Token Dropping for Efficient Pretraining", "We skip words.")
    ('Token Dropping', True)
    """
    head = re.split(r":\s|\s[–—]\s|\?\s|\s--\s", title, maxsplit=1)[0]
    if says_what_is_done(head):
        return None, False
    phrase = _noun_phrase(head)
    words = phrase.split()
    if not 2 <= len(words) <= 9 or _STUDY.search(phrase) or is_shared_task(phrase):  # noqa: PLR2004 - a word says too little, ten are a clause
        return None, False
    # "X for Y" and a title of a few words name a thing; what is said "in", "of" or "between" is a subject matter.
    rest = head[head.find(words[-1]) + len(words[-1]) :].strip().lower()
    thing = not rest.strip(" .") or rest.startswith("for ")
    if head != title and not is_description(phrase):
        # Before a colon there may be a motto: it names the thing only where the abstract says it too.
        folded = re.sub(r"[\s-]+", " ", abstract.lower())
        return (
            (phrase, True)
            if " ".join(re.split(r"[\s-]+", phrase.lower())[-2:]).rstrip("s") in folded
            else (None, False)
        )
    return phrase, is_description(phrase) or (thing and len(words) <= 6)  # noqa: PLR2004 - as above


def describe_activity(title: str) -> str | None:
    """Give the title's phrase where it names a way of doing: "Coupling Foo with Bar", not "Reducing Costs".

    >>> describe_activity("Coupling Rules with Networks for Parsing"), describe_activity("Reducing the Cost of Search")
    ('Coupling Rules with Networks', None)
    """
    head = re.split(r":\s|\s[–—]\s|\?\s|\s--\s", title, maxsplit=1)[0]
    first = head.split()[0].lower() if head.split() else ""
    if not first.endswith("ing") or first in title_openers():
        return None
    phrase = _noun_phrase(head)
    return phrase if 2 <= len(phrase.split()) <= 9 else None  # noqa: PLR2004 - as above


def describe_subtitle(title: str) -> str | None:
    """Give the description that follows the colon of a title: "Foo and Bar: A Sparse Matrix Accelerator"."""
    match = _SUBTITLE.match(title)
    if not match or says_what_is_done(match.group("rest")):
        return None
    phrase = _noun_phrase(match.group("rest"))
    return phrase if is_description(phrase) and not _STUDY.search(phrase) else None
