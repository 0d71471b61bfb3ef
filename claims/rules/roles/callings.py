"""Callings: the name or the description by which a subject calls a technique."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from claims.mentions.abbreviations import is_data_or_measure
from claims.mentions.names import find_names, is_coined
from claims.mentions.proposals import tidy_description
from claims.mentions.titles import is_description
from claims.mentions.words import any_of, find_word
from claims.rules.sentence import METRIC, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.model import Mention
    from claims.quantity.atom import Atom
    from claims.rules.document import Document
    from claims.rules.roles.subjects import Subject

# The longest description, in words; more are a clause.
_LONGEST = 7
# A name of so few letters stands for too many things: its long form is given.
_SHORT = 2

_OURS = re.compile(r"\b(?:our|proposed|we|this|ours)\b", re.IGNORECASE)
_OUR_NAME = re.compile(r"\b[Oo]ur\s(?:[a-z-]+\s){0,2}(?P<name>[A-Z][\w./+-]*)")
_OUR_LEVEL = re.compile(r"\b[Oo]ur\s(?P<name>\d-[a-z]+\s[A-Z][a-z]+)$")
_WITH_MEASURE = re.compile(
    rf"{METRIC}(?:\s(?:rate|score|value)s?)?\s(?:of|for|by|from|with|using)\s(?:the\s|an?\s|our\s)?$"
)
_GERUND = re.compile(r"^(?:[A-Za-z-]+ing)(?:\s(?:it|them|the|an?|our))?(?:\swith)?\s$")
_FURTHER = re.compile(r"\s(?:trained|with|using|on|in|based\son|for|from|of|without|at|over)\s")
_ANY_FURTHER = re.compile(
    r"\s(?:for|of|on|in|with|from|by|to|at|against|under|between|across|over|via|using|trained|that)\s"
)
_SIZED = re.compile(r"(?<![\w-])[A-Z][A-Za-z-]+(?:\s[\w.-]+)?\s\d+(?:\.\d+)?B\b")
_HYPHENED = re.compile(r"(?<=\s)[A-Z][a-z]+-[A-Z][a-z]\w+")
# What calls itself a benchmark is no technique.
_BENCH = re.compile(r"(?<!Test)[Bb]ench(?:-[\w.]+)?$|(?:Eval|Arena|VQA|\wQA)$")
_REST_OF_NAME = re.compile(
    r"(?<=\w)[-.+]?\w+(?:[-.+]\w+)*"
    r"|\s(?:XL|Pro|Flash|Turbo|Mini|Small|Base|Large|Opus|Sonnet|Haiku|Ultra|Nano|Lite)\b|\s(?:mini|nano)\b(?!-)"
)
# "Foo 3.1 Pro", "Foo 3 70B": the version is part of a model's name, its own number is not.
_VERSION = re.compile(
    r"(?:\s(?:\d{1,2}(?:\.\d)?(?!\s(?:times|points?|percent|of|and|to|out)\b)|[A-Z]?\d+(?:\.\d+)?[BM]|Pro|Flash|Turbo|Mini|mini|Small|Base|Large|Opus|Sonnet|Haiku|Ultra|Nano|Lite"
    r"|Instruct|Thinking|Max|Scout|Maverick)(?![\w.%×-]|\s%)){1,3}"
)
# "a Foo-trained tagger": the name alone is half of what it calls.
_MADE_WITH = re.compile(r"-(?:[a-z]{2,}ed|based|driven|aware|free|only|style)$")
_WHAT = re.compile(
    r"(?:\s(?!(?:for|on|in|of|with|from|by|to|at|using|and|or|that|which|also|under|trained|based|consistently|alone)\b|[a-z]+ly\b)"
    r"[A-Za-z][\w-]*){1,3}"
)
# "approaches such as Foo reach": one example stands for them all.
_SUCH_AS = re.compile(r"(?:\bsuch\sas|\blike|\be\.g\.,?|\bincluding)\s(?:the\s)?$")
_LIST = re.compile(r",|\band\b")
_LIST_GAP = re.compile(r"\s?(?:\[[\d,\s]+\])?\s?,?\s(?:and\s|or\s)?")
_MOVES = re.compile(
    r"\s?(?:increas|decreas|ris|drop|fall|fell|rose|grow|grew|climb|improv|go|went|shrink)\w*\s"
    r"(?:significantly\s|further\s)?(?:from|to|by)\s",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:of|for|in|on|with|from|by|to|at|using|and|or|under|across|during|without)\b", re.IGNORECASE
)
_NO_DESCRIPTION = re.compile(
    r"[(),%]|\b(?:we|it|they|there|which|who|results?|experiments?)\b", re.IGNORECASE
)
_PUNCTUATION = " ,;:()'\""


@cache
def _around() -> re.Pattern[str]:
    front, back = any_of("clauses", "front"), any_of("clauses", "back")
    return re.compile(rf"^(?:{front}\s)+|(?:\s{back})+$", re.IGNORECASE)


@cache
def _no_technique() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('clauses', 'no_techniques')}\b", re.IGNORECASE)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('clauses', 'no_names')}\b", re.IGNORECASE)


@cache
def bound_by_preposition() -> re.Pattern[str]:
    """Give the pattern of words that end with a preposition and at most two more: "on the small"."""
    return re.compile(rf"\b{any_of('clauses', 'prepositions')}\s(?:(?:the|an?|our)\s)?(?:[\w-]+\s){{0,2}}$")


@cache
def _reports() -> re.Pattern[str]:
    """Give the pattern of "initial tests of Foo": what such a subject names is what was looked at."""
    reports = any_of("clauses", "reports")
    return re.compile(
        rf"(?:[A-Za-z][a-z-]+\s){{0,3}}?(?i:{reports})\s(?:of|on|with|in|for|using|across|over|from)\s"
    )


def is_no_technique(phrase: str) -> bool:
    """Tell whether a phrase names a measure, a result, people or the paper itself.

    >>> is_no_technique("average results"), is_no_technique("sparse decoder")
    (True, False)

    What stands before another noun only says which one is meant.

    >>> is_no_technique("range analysis tool"), is_no_technique("range analysis of tools")
    (False, True)
    """
    if _no_name().search(phrase):
        return True
    if not _no_technique().search(phrase):
        return False
    words = _ANY_FURTHER.split(phrase, maxsplit=1)[0].split()
    modified = len(words) > 2 and is_description(" ".join(words))
    return not modified or _no_technique().search(words[-1]) is not None


def tidy_subject(phrase: str) -> str:
    """Strip what stands around a name in a subject.

    >>> tidy_subject("the proposed sparse decoder also")
    'sparse decoder'
    """
    phrase = re.sub(r"\s+", " ", phrase).strip(_PUNCTUATION)
    before = ""
    while before != phrase:
        before = phrase
        phrase = _around().sub("", phrase).strip(_PUNCTUATION)
    return phrase


def is_ours(text: str) -> bool:
    """Tell whether words speak of the paper's own work.

    >>> is_ours("our decoder"), is_ours("the decoder")
    (True, False)
    """
    return _OURS.search(text) is not None


def own_names(text: str, document: Document) -> list[str]:
    """List the paper's own names in a text, in order of place; of two at one place the longer."""
    places: dict[int, str] = {}
    for name in document.names.own:
        at = find_word(text, name)
        if at >= 0 and len(name) > len(places.get(at, "")):
            places[at] = name
    return [name for _, name in sorted(places.items())]


def mentions_between(sentence: Sentence, start: int, end: int) -> Sequence[Mention]:
    """List the mentions of a sentence that touch the span from `start` to `end`."""
    mentions = sentence.mentions
    first = bisect_left(mentions, start, key=lambda m: m.end)
    return mentions[first : bisect_left(mentions, end, lo=first, key=lambda m: m.start)]


def list_names(subject: Subject, sentence: Sentence) -> list[tuple[int, str]]:
    """List the names of techniques in a subject with their places in it."""
    inside = mentions_between(sentence, subject.start + 1, subject.start + len(subject.text))
    others = [(m.start - subject.start, m.end - subject.start) for m in inside if m.kind != "model"]
    found = {
        start: name
        for name, start, end in find_names(subject.text)
        if not any(s < end and start < e for s, e in others)
    }
    found = {start: name for start, name in found.items() if not _BENCH.search(name)}
    for sized in _SIZED.finditer(subject.text):
        found = {s: n for s, n in found.items() if not sized.start() <= s < sized.end()}
        found[sized.start()] = sized.group()
    for hyphened in _HYPHENED.finditer(subject.text):
        found.setdefault(hyphened.start(), hyphened.group())
    for m in inside:
        at = m.start - subject.start
        if m.kind == "model" and m.text.startswith(found.get(at, " ")):
            found[at] = m.text
        if m.kind == "model" and not any(s <= at < s + len(n) for s, n in found.items()):
            # "Foo-Audio-2-mini" is not the known Foo-Audio.
            whole = _REST_OF_NAME.match(subject.text, at + len(m.text))
            found[at] = m.text + (whole.group() if whole else "")
            version = _VERSION.match(subject.text, at + len(found[at]))
            found[at] += version.group() if version else ""
    return sorted(found.items())


def _free_names(text: str, masked: str, listed: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """List the names that no preposition binds to another noun."""
    free: list[tuple[int, str]] = []
    bound_end = -1
    for at, name in listed:
        before = text[: max(at, 0)]
        # "like Foo [1], Bar and Baz": what follows a bound name in its list is bound too.
        bound = bound_end >= 0 and _LIST_GAP.fullmatch(text[bound_end:at]) is not None
        if not bound and bound_by_preposition().search(before):
            bound = not _GERUND.match(before) and not _WITH_MEASURE.search(masked[: max(at, 0)])
        if not bound:
            free.append((at, name))
        bound_end = at + len(name) if bound else -1
    return free


def _spell(name: str, document: Document) -> str:
    return document.names.long.get(name, name) if len(name) <= _SHORT else name


def _own_subject(text: str, document: Document) -> str | None:
    """Give the paper's own name in a subject, a variant's too: "our FooNet-Small"."""
    own = own_names(text, document)
    ours = _OUR_NAME.search(text)
    if ours and is_coined(ours.group("name")):
        name = ours.group("name")
        if not own or name.startswith(tuple(own)) or ours.start("name") < text.index(own[0]):
            return _spell(name, document)
    level = _OUR_LEVEL.search(text) if not own else None
    if level:
        return level.group("name")
    return _spell(max(own, key=len), document) if own else None


def name_subject(subject: Subject, sentence: Sentence, atom: Atom, document: Document) -> str | None:
    """Give the name that the subject of a clause is: one of the paper's own, else somebody else's."""
    text = subject.text
    # "the generated AEs", where AEs are adversarial examples, are what came out.
    long = document.names.long
    listed = [(at, n) for at, n in list_names(subject, sentence) if not is_data_or_measure(long.get(n, ""))]
    if len(listed) > 1 and _LIST.search(text) and not bound_by_preposition().search(text[: listed[0][0]]):
        group = sentence.group_of(atom)
        if len(group) == len(listed):
            return listed[group.index(atom)][1]
    own = _own_subject(text, document)
    if own is not None:
        return own
    if _reports().match(text):
        return None
    if len(listed) == 1 and _SUCH_AS.search(text[: max(listed[0][0], 0)]):
        return listed[0][1]
    free = _free_names(text, sentence.masked[subject.start : subject.start + len(text)], listed)
    if not free or is_ours(text):
        return None
    name = max(free, key=lambda c: (len(c[1]), -c[0]))[1]
    # What "increases from A to B" is a measure, unless it is known to be a model.
    moves = _MOVES.match(sentence.text, subject.start + len(text))
    inside = mentions_between(sentence, subject.start, subject.start + len(text)) if moves else ()
    if moves and not any(m.kind == "model" and name.startswith(m.text) for m in inside):
        return None
    what = _WHAT.match(text, text.index(name) + len(name)) if _MADE_WITH.search(name) else None
    return name + what.group() if what else name.removesuffix("'s").removesuffix("’s")


def describe_subject(subject: Subject, document: Document) -> str | None:
    """Give the subject where it describes a technique: "sparse decoders", "our text-based map"."""
    if _NO_DESCRIPTION.search(subject.text):
        return None
    phrase = tidy_description(tidy_subject(subject.text))
    words = phrase.split()
    if not words or len(words) > _LONGEST or words[0].isdigit():
        return None
    if is_no_technique(phrase) or _PREPOSITION.match(phrase):
        return None
    head = _FURTHER.split(phrase, maxsplit=1)[0]
    if is_description(head):
        return head
    if head != phrase and re.search(r"\b(?:our|trained|using)\b", phrase):
        return None
    titled = len(words) > 1 and phrase.lower() in document.title.lower()
    return phrase if titled or is_description(phrase) else None
