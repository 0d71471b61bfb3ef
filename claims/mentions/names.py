"""Named techniques: what a paper calls its own contribution, and what it calls other things.

A name is coined (CamelCase, capitals, a digit among letters), or tied to its long form in
parentheses, or stands before the colon of the title, or follows "we propose". Without one, the
contribution goes by the phrase that describes it: in the title, else in the abstract.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from claims.lexicons import load_lexicon
from claims.mentions.abbreviations import is_concept, is_data_or_measure, is_task, read_abbreviations
from claims.mentions.actors import find_actor
from claims.mentions.coined import find_names, is_coined, is_common
from claims.mentions.introductions import find_introduction
from claims.mentions.proposals import find_adopted, find_apposed, find_proposal
from claims.mentions.titles import (
    LEADING,
    describe_activity,
    describe_subtitle,
    describe_title,
    find_means,
    find_team,
    is_description,
    is_shared_task,
    may_be_means,
    split_prefix,
    title_openers,
)
from claims.mentions.words import find_word

__all__ = ["Names", "find_names", "is_coined", "read_names"]

_TITLE_WITH = re.compile(
    r"\b(?:with|using|via|by|introducing|of|meets?)\s(?:the\s)?(?P<name>[A-Za-z][\w+*-]*)\s?(?=[:(]|$)"
)
_TITLE_ABBREVIATION = re.compile(
    r"\b(?P<name>[A-Z][A-Za-z0-9+-]*[A-Z0-9][A-Za-z0-9+-]*)\b\s?\((?P<long>[A-Z][^()]{8,90})\)|\((?P<short>[A-Z][A-Za-z0-9+-]{1,12})\)"
)
_OVERVIEW = re.compile(
    r"^(?:overview|findings|report)\b|\bchallenge\s(?:report|results)\b|^[\w-]+\s(?:20\d\d\s)?(?:shared\s)?task\b",
    re.IGNORECASE,
)
# What is longer is no title, and some of its patterns look far ahead.
_LONGEST_TITLE = 300
_OWN_WORK = re.compile(
    r"\b(?:we|our|this\s\w+|propos\w+|present\w*|introduc\w+|develop\w*|novel|new|called|named)\b",
    re.IGNORECASE,
)
# So far after a long form the words may say that it is new.
_NEAR = 80
# "Making Foos Better with Bars"; in "Combining Foos with Bars" the bars alone are half of it.
_DOES = re.compile(
    r"(?!(?:combin|coupl|integrat|fus|augment|enrich|unify|merg|blend|replac|link|bridg|extend|mix|relat|compar|pair|connect|match)ing)"
    r"[a-z-]{3,20}ing\b",
    re.IGNORECASE,
)
_KNOWN_PAIR = re.compile(r"\s(?:and|vs\.?|versus|or)\s")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a paper: `main` is its contribution's, `own` all of its own, `long` their long forms.

    `coined` says whether `main` is a name; a merely descriptive phrase of the title is none.
    """

    main: str | None
    coined: bool
    own: frozenset[str]
    long: dict[str, str]


class _Taken:
    """The names that are never a paper's own: other people's things, concepts that the text shortens."""

    __slots__ = ("_concepts", "_known")

    def __init__(self, known: Container[str], concepts: Container[str]) -> None:
        # Not one set of both: the known names are many, and each paper has concepts of its own.
        self._known, self._concepts = known, concepts

    def __contains__(self, name: object) -> bool:
        return name in self._concepts or name in self._known


def _from_prefix(title: str, abstract: str, known: Container[str]) -> str | None:
    """Give the coined name that a title puts before its colon, if it has one."""
    split = split_prefix(title)
    if split is None:
        return None
    name, rest = split
    if is_shared_task(name):
        return _from_title(rest, abstract, known) if split_prefix(rest) else None
    words = name.split()
    first = words[0].lower() if words else ""
    if len(words) == 1 and (len(name) > 2 or is_coined(name)) and first not in title_openers():
        said = find_word(abstract, name) >= 0 or find_word(abstract, name.lower()) >= 0
        # One word before a colon is a name even where the abstract lost it: "Fooscope: A Finder of Bars".
        return name if is_coined(name) or said or name.count("-") > 1 or name[0].isupper() else None
    pair = _KNOWN_PAIR.split(name)
    if len(pair) > 1 and any(p in known for p in pair):
        return None
    coined = [w for w in words if is_coined(w) and w not in known]
    opens = first in title_openers() and first not in load_lexicon("names")["title_adjectives"]
    if 1 < len(words) <= 4 and coined and not opens:
        whole = len(words) <= 3 and is_coined(words[0]) and not re.search(r"[a-z]{4,}$", words[-1])
        return name if whole or name in abstract else coined[0]
    return None


def _from_title(title: str, abstract: str, known: Container[str]) -> str | None:
    """Give the coined name in a title: a team, before the colon, after "with", or in parentheses."""
    team = find_team(title)
    if team:
        return team
    name = _from_prefix(title, abstract, known)
    if name:
        return name
    match = _TITLE_WITH.search(title)
    if (
        match
        and is_coined(match.group("name"))
        and match.group("name") not in known
        and not re.search(r"\d$", match.group("name"))
    ):
        return match.group("name")
    match = _TITLE_ABBREVIATION.search(title)
    if match:
        name = match.group("name") or match.group("short")
        if name and is_coined(name) and name not in known:
            return name
    return None


def _is_topic(long: str, abstract: str) -> bool:
    """Tell whether an abstract opens with a long form, before it comes to anything of its own."""
    at = abstract.find(long)
    if long[:1].isupper() and abstract[max(0, at - 2) : at].strip() not in ("", ".", "?", "!"):
        return False
    return not _OWN_WORK.search(abstract, 0, at + len(long) + _NEAR)


def _from_long_form(
    title: str, abstract: str, abbreviations: dict[str, str], known: Container[str]
) -> str | None:
    """Give the short form of a title that the abstract abbreviates: "Confidence-Aware Scaling (CAS)"."""
    split = split_prefix(title)
    parts = [LEADING.sub("", part.lower()) for part in (title, *(split[1:] if split else ()))]
    for short, long in abbreviations.items():
        if (
            any(part.startswith(long.lower()) for part in parts)
            and short not in known
            and not is_common(short)
            and not _is_topic(long, abstract)
            and not is_data_or_measure(long)
            and not (is_task(long) and long[0].islower())
        ):
            return short
    return None


def _is_thing(title: str, long: str) -> bool:
    """Tell whether a long form is what a title speaks of: "Foo Networks for Bars", "A Sparse Foo Adder"."""
    said, long = title.lower(), long.lower()
    return (
        said.endswith((long, long + "s"))
        or re.match(rf"{re.escape(long)}s?\s(?:for|over)\s", said) is not None
    )


def _describe(title: str, abstract: str, known: Container[str]) -> str | None:
    """Give the phrase that describes the contribution: the surest of the title's and the abstract's."""
    means = find_means(title)
    words = means[0].split() if means else []
    if any(" ".join(words[i:]) in known for i in range(len(words))):
        # "Using the Foo Coprocessor" tells what the work was run on.
        means = None
    apposed = find_apposed(abstract)
    if apposed is not None and apposed.lower() not in title.lower():
        return apposed
    if means and means[1] in ("via", "through"):
        return means[0]
    phrase, sure = describe_title(title, abstract)
    if phrase and sure:
        return phrase
    if means and is_description(means[0]):
        return means[0]
    made = describe_subtitle(title) or find_proposal(abstract) or find_adopted(abstract)
    if made is None and means is not None and may_be_means(means[0]):
        # "Foo Detection with Bars" is one phrase; in "Foo Detection using Bars" the work is done by the bars.
        done = (means[1] != "with" and is_task(phrase)) if phrase else _DOES.match(title)
        made = means[0] if done else None
    return made or phrase or describe_activity(title)


def read_names(title: str, abstract: str, known: Container[str] = ()) -> Names:
    """Read what a paper calls its contribution, from clean title and abstract.

    `known` are names of other people's things, which are never the paper's own.

    >>> n = read_names("IceFormer: Accelerated Inference on CPUs", "We present IceFormer. It is 3x faster.")
    >>> n.main, n.coined
    ('IceFormer', True)
    >>> read_names("Token Dropping for Efficient BERT Pretraining", "We drop tokens.").main
    'Token Dropping'
    """
    title = title[:_LONGEST_TITLE]
    abbreviations = read_abbreviations(abstract)
    known = _Taken(
        known, {s for s, long in abbreviations.items() if is_concept(long) and not _is_thing(title, long)}
    )
    main = _from_title(title, abstract, known) or _from_long_form(title, abstract, abbreviations, known)
    if main is None and _OVERVIEW.search(title):
        # What is reported there are the submissions of others.
        return Names(None, coined=False, own=frozenset(), long=abbreviations)
    main = main or find_introduction(abstract, abbreviations, known)
    main = main or find_actor(title, abstract, abbreviations, known)
    coined = main is not None
    if main is not None and len(main) <= 2 and main in abbreviations:
        main = abbreviations[main]
    if main is None:
        main = _describe(title, abstract, known)
    own = set()
    if main:
        own.add(main)
        stem = re.sub(r"[\W_]+", "", main).lower()
        if coined and len(stem) >= 3:
            for name, _, _ in find_names(abstract):
                # "FooNet-Small" is a variant of FooNet; FooNet is none of FooNet+.
                if len(name) >= len(main) and re.sub(r"[\W_]+", "", name).lower().startswith(stem):
                    own.add(name)
        for short, long in abbreviations.items():
            if main in (short, long):
                own |= {short, long}
    return Names(main, coined, frozenset(own), abbreviations)
