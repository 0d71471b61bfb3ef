"""Benchmarks: the data sets and suites that a claim was measured on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.quantity.hedges import HEDGES
from claims.rules.roles.datasets import find_benchmarks
from claims.rules.roles.described import (
    PHRASE,
    PLAIN,
    around,
    read_behind,
    read_described,
    read_elsewhere,
    read_paired,
    read_setup,
)
from claims.rules.roles.introduced import read_introduced
from claims.rules.roles.measured import list_measured
from claims.rules.roles.pairing import (
    is_average,
    is_of_others,
    is_set_aside,
    leave_short,
    opened_behind,
    pair_each,
    read_in_turn,
)
from claims.rules.roles.shared_tasks import read_shared_task
from claims.rules.sentence import QUANTITY, Sentence
from claims.text import Hinted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.quantity.atom import Atom
    from claims.rules.document import Document, Place
    from claims.rules.meaning import Meaning

__all__ = ["find_benchmarks", "read_benchmark", "read_shared_task"]

_LIST_GAP = re.compile(
    r"\s?(?:\([^()]*\)\s?)?(?:(?:test|dev|validation|object|image|video)\s)?(?:datasets?"
    r"|benchmarks?|tasks?)?\s?(?:,|and|or|/|&|,\s?and|;(?!\son\s)|as\swell\sas"
    r"|,\sas\swell\sas)?\s?(?:\([^()]*\)\s?)?(?:the\s|both\s|on\s)*(?:\s?(?:datasets?"
    r"|benchmarks?|and|on|tasks?)\s)?(?:the\s)?(?:[a-z]+(?:-[a-z]+)?\s)?"
)


# The longest bracket between two items of a list, and what lies between a number and its benchmark.
_GAP, _NEAR, _CLOSE, _REACH, _FAR = 60, 40, 25, 140, 500
_PAIR = 2


def _listed(text: str, items: list[Place]) -> list[list[Place]]:
    """Group the items that are listed together ("A, B and C")."""
    groups: list[list[Place]] = []
    for item in items:
        if groups:
            gap = text[groups[-1][-1][2] : item[1]]
            if len(gap) < _GAP and _LIST_GAP.fullmatch(gap):
                groups[-1].append(item)
                continue
        groups.append([item])
    return groups


_EVALUATES = re.compile(
    r"\b(?:evaluat|experiment|test|benchmark|result|validat|assess|conduct|achiev|outperform"
    r"|demonstrat|compar|perform|measur|report|appl|show|investigat|leverag|construct"
    r"|introduc|present|use|using|rais|reach|obtain|improv|surpass|increas|reduc|boost|enhanc|gain)\w*",
    re.IGNORECASE,
)


def read_benchmark(
    sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document
) -> tuple[str, ...]:
    """Read what a claim was measured on: from its own sentence, else from the one that it continues.

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> paper = Paper("p", "FooNet", "FooNet reaches 97% accuracy on MNIST and 83% on CIFAR-10.")
    >>> [c.benchmark for c in extract_paper(paper).claims]
    [('MNIST',), ('CIFAR-10',)]
    """
    items = list_measured(sentence, document)
    elsewhere = read_elsewhere(sentence, claim.atom, [i[1] for i in items])
    if elsewhere is not None:
        return elsewhere
    items = [i for i in items if not is_set_aside(sentence, claim.atom, i)]
    if items:
        if behind := read_behind(sentence, claim.atom, [i[1:] for i in items]):
            return behind
        sets = _unique(leave_short(sentence.text, items))
        each = pair_each(sentence, claim, siblings, sets)
        return each or _own_benchmark(sentence, claim, siblings, items)
    paired = read_paired(sentence, claim, document)
    if paired:
        return paired
    if described := read_described(sentence, claim.atom):
        return described
    carried = _carried_benchmark(sentence, claim, siblings, document)
    several = len(carried) > _PAIR or _THESE.search(sentence.text, sentence.start, sentence.end)
    return (pair_each(sentence, claim, siblings, carried) if several else ()) or carried


_THESE = re.compile(
    r"\b(?:both|two|these|the|each)\s(?:\w+\s)?(?:datasets|benchmarks|corpora|data\ssets|test\ssets)\b"
)


# What a sentence turns to, away from what was measured before.
_NEW_SUBJECT = re.compile(
    r"^(?:In\saddition|Additionally|Furthermore|Moreover|We\sfurther|We\salso|Besides|Finally"
    r"|Beyond|On\sthe\sother|In\sreal|Real|Hardware|(?:Our|The)\s\w+\salso)",
    re.IGNORECASE,
)
_MOREOVER = re.compile(r"^(?:In\saddition|Additionally|Furthermore|Moreover|Besides),?\s", re.IGNORECASE)
_OTHER_STUDY = re.compile(
    r"^(?:Further\s(?:analys[ie]s|experiments)|Perturbation|Ablation|Our\s(?:analysis|human"
    r"|user)|Human|User|A\suser|In\s(?:an?\s)?(?:user|human|expert|clinical|reader|blind\w*)|Among|Analys[ie]s|Additional"
    r"|We\s(?:additionally|conjecture|estimate))\b"
)
_IN_THE_FIELD = Hinted(
    re.compile(
        r"\b(?:[Ii]n|[Oo]n|[Ff]or)\s(?:the\s|a\s)?(?:real[\s-]world|field|online|clinical|hardware"
        r"|physical)\s(?:\w+\s)?(?:experiments?|deployments?|trials?|tests?|A/B|robots?|users?|platforms?|robotic|arms?|drones?"
        r"|settings?|environments?)\b|\b[Oo]nline\sA/B\b"
    ),
    "experiment deployment trial test A/B robot user setting environment platform arm drone",
)
_ANAPHOR = Hinted(
    re.compile(
        r"\b(?:this|these|the|our|that|both|all(?:\sthe)?)\s(?:new\s|proposed\s|resulting\s|same\s|full\s"
        r"|test\s|newly\s\w+\s)*(?:datasets?|benchmarks?|corpus|corpora|test\sset|data\sset"
        r"|testbed)\b",
        re.IGNORECASE,
    ),
    "set benchmark corp testbed",
)
_VAGUE = {"coverage", "other", "agreement", "convergence"}
_NEAR_FAMILIES = ("speed", "compute", "memory", "size", "energy", "data", "hardware", "cost")


# "a corpus of 5,000 court rulings": what was counted names the set.
_COUNTED = Hinted(
    re.compile(
        r"\b(?:corpus|dataset|data\sset|collection|test\sset|testbed|sample)\sof\s"
        rf"{HEDGES}\d[\d,.]*[kKM]?\s(?P<name>(?:[\w-]+\s){{0,2}}?[\w-]+s)(?=\s(?:\w+ed|from|by|in|with"
        r"|of|and|for|on|that|which|to|at|across|covering|using|containing|under|is|are|was"
        r"|were)\b|[,.;:(])"
    ),
    "corpus set collection testbed sample",
)


def _carried_benchmark(
    sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document
) -> tuple[str, ...]:
    """Give the benchmark of the sentence before, where this one plainly continues it."""
    quality = claim.metric.family == "quality" or claim.metric.id == "other"
    opening = sentence.text[sentence.start : sentence.start + 40]
    if not quality and claim.metric.family not in _NEAR_FAMILIES:
        return ()
    if not quality and _NEW_SUBJECT.match(opening):
        return _set_up(sentence, document) if _MOREOVER.match(opening) else ()
    # A set that is first named later was not measured on here.
    introduced = tuple(
        name
        for name in read_introduced(document)
        if name in document.title or document.text.find(name) < claim.atom.start
    )
    reach = around(sentence, claim.atom, _FAR)
    anaphor = _ANAPHOR.search(sentence.text, *reach)
    if anaphor and introduced and quality:
        return introduced[:1]
    if (_OTHER_STUDY.match(opening) or _IN_THE_FIELD.search(sentence.text, *reach)) and not anaphor:
        return ()
    if not anaphor and any(
        not PLAIN.match(w)
        for m in PHRASE.finditer(sentence.text, *reach)
        for w in m.group("name").split()[:-1]
    ):
        return ()
    vague = claim.metric.id in _VAGUE
    found, counted = _sought(
        sentence, document, _reach(sentence, document, claim, siblings), anaphor=anaphor is not None
    )
    if found:
        return found
    if counted and claim.metric.family == "quality":
        return (counted,)
    if quality and document.shared_task:
        return (document.shared_task,)
    if quality and introduced and introduced[0] in document.title:
        return introduced[:1]
    if not quality or vague or _NEW_SUBJECT.match(opening):
        return ()
    return introduced[:1] or (_of_title(document) if claim.metric.family == "quality" else ())


def _set_up(sentence: Sentence, document: Document) -> tuple[str, ...]:
    """Give what a sentence without results says that all was evaluated on: it holds for "moreover" too."""
    for back in (1, 2, 3):
        before = document.before(sentence, back)
        items = list_measured(before, document) if before is not None else []
        if before is None or (items and before.start in document.claimed_starts):
            return ()
        if items:
            stated = _EVALUATES.search(before.text, before.start, before.end)
            return _unique(items) if stated else ()
    return ()


def _reach(sentence: Sentence, document: Document, claim: Meaning, siblings: Sequence[Meaning]) -> int:
    """Say how many sentences back the benchmark of a number may stand."""
    if claim.metric.id in _VAGUE:
        return 1
    # "more accurate by 2% and 3x faster" was measured on one and the same.
    if claim.metric.id == "other" or any(m.metric.family == "quality" for m in (claim, *siblings)):
        return 4
    # A speed goes on from a sentence with results, that one from its set-up.
    before = document.before(sentence, 1)
    return 2 if before is not None and before.start in document.claimed_starts else 1


def _of_title(document: Document) -> tuple[str, ...]:
    """Give the one data set that the title names: Foo parsing of the BarTreebank."""
    title = document.title
    named = [m for m in document.lexicon.find(title) if m.kind == "benchmark"]
    if len(named) != 1 or named[0].text in document.names.own or title[named[0].end :].startswith(("-", ":")):
        return ()
    return (named[0].text,)


def _sought(
    sentence: Sentence, document: Document, most: int, *, anaphor: bool
) -> tuple[tuple[str, ...], str | None]:
    """Give the benchmarks of the nearest sentence before that names any, else what one of them counted."""
    counted: str | None = None
    described: str | None = None
    for back in range(1, most + 1):
        before = document.before(sentence, back)
        if before is None:
            break
        if items := list_measured(before, document):
            said = anaphor or _EVALUATES.search(before.text, before.start, before.end)
            # A sentence that only says how things were evaluated holds with all that it names.
            if before.start in document.claimed_starts:
                items = _listed(document.text, items)[-1]
            return (_unique(items) if said else ()), counted
        if back == 1:
            described = read_setup(before)
        match = _COUNTED.search(before.text, before.start, before.end)
        if match and (" " in match.group("name") or match.group("name")[0].isupper()):
            counted = counted or match.group("name")
    return (), counted or described


def _same_metric(siblings: Sequence[Meaning], claim: Meaning, end: int) -> bool:
    """Say whether the numbers from the claim to `end` measure the same: 30.4 for A and 38.6 for B on C."""
    between = [s for s in siblings if claim.atom.end <= s.atom.start < end]
    return (
        all(s.metric.id == claim.metric.id and s.kind == claim.kind for s in between)
        and end - claim.atom.end < _REACH
    )


def _unique(items: list[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n, _, _ in items))


# "a GLUE score of 83".
_SCORED = re.compile(r"\s(?:[a-z-]+\s){0,2}scores?\sof\s(?:[a-z]+\s|[~$]){0,2}")


def _own_benchmark(
    sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], items: list[Place]
) -> tuple[str, ...]:
    text, atom = sentence.text, claim.atom
    if own := opened_behind(sentence, items, atom):
        # "on A (87%) and B (82%)": each has its own in brackets.
        return (own,)
    if scored := [n for n, _, end in items if end < atom.start and _SCORED.fullmatch(text, end, atom.start)]:
        return (scored[0],)
    groups = _listed(text, items)
    group = sentence.group_of(atom)
    others = [s.atom for s in siblings if s.atom is not atom and s.atom not in group]
    following = [g for g in groups if g[0][1] >= atom.end]
    preceding = [g for g in groups if g[-1][2] <= atom.start]
    if each := read_in_turn(sentence, siblings, groups, atom):
        return (each,)
    if following:
        near = following[0]
        between = text[atom.end : near[0][1]]
        blocked = any(atom.end <= o.start < near[0][1] for o in others)
        if len(group) > 1 and len(near) == len(group) and near[0][1] >= group[-1].end:
            return (near[group.index(atom)][0],)
        if preceding and _is_fronted(sentence, preceding[-1], near, between):
            return _unique(preceding[-1])
        closer = len(between) > _NEAR and _stands_close(text, preceding, atom)
        cut = re.search(r";|\bwhile\b|\((?:i{1,3}v?|v|\d|[a-d])\)", between)
        if _changed_later(sentence, near, atom) or (blocked and is_average(sentence, atom, near[0][1])):
            return _unique(preceding[-1]) if preceding else ()
        if blocked and not cut and _same_metric(siblings, claim, near[0][1]):
            return _unique(near)
        if preceding and not cut and ";" in text[preceding[-1][-1][2] : atom.start]:
            # "...; and 5% for B": a semicolon parts more than the numbers of one item.
            return _unique(near)
        if not blocked and not closer and (not cut or (not preceding and cut.group() == "while")):
            return _unique(near)
        if blocked and not preceding and not cut and not _each_its_own(sentence, following, atom):
            # One list of benchmarks for all the numbers before it.
            return _unique(near)
    return _of_preceding(sentence, preceding[-1], atom) if preceding else ()


def _of_preceding(sentence: Sentence, near: list[Place], atom: Atom) -> tuple[str, ...]:
    """Give the benchmark of a number from those that stand before it."""
    group = sentence.group_of(atom)
    if len(group) > 1 and len(near) == len(group) and not is_of_others(sentence, group):
        return (near[group.index(atom)][0],)
    # "improves A accuracy by 2% and runs 4x faster": the object of one change is that number's alone.
    return () if _object_of(sentence, near, atom) else _unique(near)


def _stands_close(text: str, preceding: list[list[Place]], atom: Atom) -> bool:
    """Say whether a benchmark stands right before a number, nothing between them but words."""
    left = text[preceding[-1][-1][2] : atom.start] if preceding else None
    return left is not None and len(left) < _CLOSE and not re.search(r"\band\b|[;(]", left)


# "..., and on FooSet it gains 3%": what stands in front of a clause is of that clause.
_FRONTED = re.compile(r"[,;]\s(?:and\s|but\s|while\s|whereas\s)?(?:on|for|in)\s(?:the\s)?$")
_FRONTED_END = re.compile(
    r"(?:\s(?:dataset|benchmark|corpus|task|test\sset))?,?\s(?:it|we|they|our|the|this)\s"
)
# "On FooSet, it cuts latency by 30%, and surpasses BarNet on BazSet": each deed has its own place.
_OPENS = re.compile(r"(?:On|For|In)\s(?:the\s)?$")
_NEXT_DEED = re.compile(r",\sand\s(?:[a-z]+ly\s)?[a-z]+(?:es|[nrtdklpw]s|ed)\s")


def _is_fronted(sentence: Sentence, first: list[Place], near: list[Place], between: str) -> bool:
    """Say whether what stands behind a number is of the next clause, and the number of the set before it."""
    text = sentence.text
    if _FRONTED.search(between) and _FRONTED_END.match(text, near[-1][2]):
        return True
    return bool(_OPENS.match(text, sentence.start, first[0][1]) and _NEXT_DEED.search(between))


_CHANGES = re.compile(r"\b(?:improv|rais|boost|increas|reduc|lower|lift)\w*\s(?:the\s)?$")


def _changed_later(sentence: Sentence, near: list[Place], atom: Atom) -> bool:
    """Say whether the benchmark is the object of a later change: 15% fewer, improves A accuracy by 2%."""
    masked = sentence.masked
    return bool(
        _CHANGES.search(masked, atom.end, near[0][1])
        and re.match(
            rf"[^,;{QUANTITY}]{{0,40}}\bby\s[^,;]{{0,12}}{QUANTITY}", masked[near[-1][2] : sentence.end]
        )
    )


def _each_its_own(sentence: Sentence, following: list[list[Place]], atom: Atom) -> bool:
    """Say whether each of several benchmarks after `atom` stands right behind a number of its own."""
    masked = sentence.masked
    near = [
        g for g in following if re.search(rf"{QUANTITY}[^{QUANTITY}.;,]{{0,30}}$", masked[atom.end : g[0][1]])
    ]
    return len(near) > 1 and len(near) == len(following)


def _object_of(sentence: Sentence, near: list[Place], atom: Atom) -> bool:
    """Say whether the benchmark is the object of another number's change: improves A accuracy by 2%, ..."""
    masked = sentence.masked
    left = masked[max(sentence.start, near[0][1] - 24) : near[0][1]]
    between = masked[near[-1][2] : atom.start]
    return bool(
        _CHANGES.search(left) and re.search(rf"\bby\s[^,;]{{0,12}}{QUANTITY}+[^{QUANTITY}]*,", between)
    )
