"""Benchmarks: the data sets and suites that a claim was measured on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.rules.datasets import (
    find_benchmarks,
    list_concepts,
    list_programs,
    read_introduced,
    read_shared_task,
)
from claims.rules.sentence import METRIC, QUANTITY, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.quantity.atom import Atom
    from claims.rules.document import Document, Place
    from claims.rules.meaning import Meaning

__all__ = ["find_benchmarks", "read_benchmark", "read_shared_task"]

_TRAINED = re.compile(
    r"\b(?:pre-?train(?:ed|ing)?|trained|fine-?tun(?:ed|ing)|learned)\s(?:(?!models?\b"
    r"|variants?\b|baselines?\b)\w+\s){0,2}(?:on|with|using|from)\s(?:the\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(
    r"\s?(?:\([^()]*\)\s?)?(?:(?:test|dev|validation|object|image|video)\s)?(?:datasets?"
    r"|benchmarks?|tasks?)?\s?(?:,|and|or|/|&|,\s?and|;|as\swell\sas"
    r"|,\sas\swell\sas)?\s?(?:\([^()]*\)\s?)?(?:the\s|both\s|on\s)*(?:\s?(?:datasets?"
    r"|benchmarks?|and|on|tasks?)\s)?(?:the\s)?(?:[a-z]+(?:-[a-z]+)?\s)?"
)


# The longest bracket between two items of a list, and what lies between a number and its benchmark.
_GAP, _NEAR, _CLOSE, _REACH, _OPENING, _FAR = 60, 40, 25, 140, 60, 500


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


_PLAIN = re.compile(
    r"^(?:various|multiple|several|different|all|public|publicly|available|real-world"
    r"|standard|many|popular|diverse|challenging|the|a|an|both|these|those|other|our"
    r"|large-scale|existing|common|benchmark|large|real|synthetic|new|widely|used|well-known"
    r"|extensive|numerous|key|downstream|unseen|complex|and|of|range|variety|most|some|such"
    r"|its|three|two|four|five|six|seven|eight|nine|ten|\d+|held-out|target|main"
    r"|representative|established|recent|own|more|further|open|open-source|classic"
    r"|state-of-the-art|respective|same|test|first|second|novel|major|evaluated|corresponding"
    r"|original|small|private|proprietary|in-house|simulated|custom|tested|considered"
    r"|selected|their|each|every|any|single|official|wide|broad|set|number|suite|collection"
    r"|benchmarking|evaluation|individual|certain|hard|harder|difficult|easy|input|training"
    r"|internal|external|static|application|present)$",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?:on|across|over|to)\s(?P<name>(?:[\w'@+.-]+\s){1,7}?(?:benchmarks?|datasets?"
    r"|data\ssets?|tasks|corpus|corpora|suites?|test\ssets?|workloads?|testbeds?|subset"
    r"|paired\ssets|(?:real|real-world|synthetic|simulated|test|clean"
    r"|adversarial)(?:\s\w+)?\sdata))\b(?!\s(?:accuracy|performance))",
    re.IGNORECASE,
)
_NUMBER_WORDS = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
_CUED = re.compile(
    r"\b(?:on|in|for|across|over|of|from|at|to|under|against|using|use|with|and|or|including|like"
    r"|such\sas|e\.g\.,?)\s(?:(?:the|both|all|a|an)\s|[\w-]+\s|[\w-]+\s[\w-]+\s|,\s?)*$"
    r"|[(/,:&]\s*$|['’]s\s$",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    rf"\s(?:performance|accuracy|scores?|test|dev|validation|segmentation|detection"
    rf"|classification|results?|zero-shot|perplexity|F1|{METRIC})"
)
_EVALUATES = re.compile(
    r"\b(?:evaluat|experiment|test|benchmark|result|validat|assess|conduct|achiev|outperform"
    r"|demonstrat|compar|perform|measur|report|appl|show|investigat|leverag|construct"
    r"|introduc|present|use|using|rais|reach|obtain|improv|surpass)\w*",
    re.IGNORECASE,
)


_RESPECTIVE = re.compile(
    r"\bon\s(?:the\s)?(?P<a>[\w-]+(?:\s[\w-]+){0,3}?)\sand\s(?:on\s)?(?:the\s)?(?P<b>[\w-]+(?:"
    r"\s[\w-]+){0,3}?)\s(?:\w+\s)?(?:tasks|datasets|benchmarks|corpora|test\ssets|subsets"
    r"|splits),?\srespectively",
    re.IGNORECASE,
)


def _around(sentence: Sentence, atom: Atom, reach: int) -> tuple[int, int]:
    return max(sentence.start, atom.start - reach), min(sentence.end, atom.end + reach)


def _described(sentence: Sentence, atom: Atom) -> tuple[str, ...]:
    """Give the benchmark that the sentence only describes ("on eight offline RL benchmarks")."""
    group = sentence.group_of(atom)
    if len(group) == len("ab") and (each := _RESPECTIVE.search(sentence.text, group[-1].end, sentence.end)):
        return (each.group("a" if atom is group[0] else "b"),)
    best: tuple[int, str] | None = None
    for match in _PHRASE.finditer(sentence.text, *_around(sentence, atom, _FAR)):
        words = match.group("name").split()
        # What follows the last preposition is the phrase: "to the data from X on small datasets".
        for place in range(len(words) - 1, -1, -1):
            if words[place].lower() in ("on", "over", "across", "to", "in", "from", "with", "by", "than"):
                words = words[place + 1 :]
                break
        while (
            len(words) > 1
            and _PLAIN.match(words[0])
            and not words[0][0].isdigit()
            and words[0].lower() not in _NUMBER_WORDS
        ):
            words = words[1:]
        if (
            not words
            or all(_PLAIN.match(w) or w in list_concepts() for w in words[:-1])
            or {"and", "of", "this", "these", "that", "is", "are"} & {w.lower() for w in words[:-1]}
        ):
            continue
        behind = match.start() >= atom.end
        between = sentence.masked[sentence.group_of(atom)[-1].end : match.start()] if behind else ""
        if (
            behind
            and (
                QUANTITY in re.sub(rf"\([^()]*\)|,\s[^,]*{QUANTITY}[^,]*,", "", between)
                or len(between) > _REACH
            )
        ) or (not behind and match.start() > sentence.start + _OPENING):
            continue
        if not behind and ";" in sentence.text[match.end() : atom.start]:
            continue
        distance = match.start() - atom.end if behind else atom.start - match.end() + 10
        if best is None or distance < best[0]:
            best = (distance, " ".join(words))
    return (best[1],) if best else ()


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
    items = _measured_on(sentence, document)
    if items:
        return _own_benchmark(sentence, claim, siblings, items)
    paired = _paired(sentence, claim, document)
    if paired:
        return paired
    described = _described(sentence, claim.atom)
    return described or _carried_benchmark(sentence, claim, document)


# What a sentence turns to, away from what was measured before.
_NEW_SUBJECT = re.compile(
    r"^(?:In\saddition|Additionally|Furthermore|Moreover|We\sfurther|We\salso|Besides|Finally"
    r"|Beyond|On\sthe\sother|In\sreal|Real)",
    re.IGNORECASE,
)
_OTHER_STUDY = re.compile(
    r"^(?:Further\s(?:analys[ie]s|experiments)|Perturbation|Ablation|Our\s(?:analysis|human"
    r"|user)|Human|User|A\suser|In\s(?:a\s)?user|Among|Analys[ie]s|Additional"
    r"|We\s(?:additionally|conjecture|estimate))\b"
)
_IN_THE_FIELD = re.compile(
    r"\b(?:in|on|for)\s(?:the\s|a\s)?(?:real[\s-]world|field|online|clinical|hardware"
    r"|physical)\s(?:\w+\s)?(?:experiments?|deployments?|trials?|tests?|A/B|robots?|users?"
    r"|settings?|environments?)\b|\b[Oo]nline\sA/B\b"
)
_ANAPHOR = re.compile(
    r"\b(?:this|these|the|our|that|both)\s(?:new\s|proposed\s|resulting\s|same\s|full\s"
    r"|test\s|newly\s\w+\s)*(?:datasets?|benchmarks?|corpus|corpora|test\sset|data\sset"
    r"|testbed)\b",
    re.IGNORECASE,
)
_VAGUE = {"coverage", "other", "agreement", "convergence"}
_NEAR_FAMILIES = ("speed", "compute", "memory", "size", "energy", "data", "hardware", "cost")


# "a corpus of 5,000 court rulings": what was counted names the set.
_COUNTED = re.compile(
    r"\b(?:corpus|dataset|data\sset|collection|test\sset|testbed|sample)\sof\s(?:about\s"
    r"|over\s|approximately\s|roughly\s|more\sthan\s"
    r"|~)?\d[\d,.]*[kKM]?\s(?P<name>(?:[\w-]+\s){0,2}?[\w-]+s)(?=\s(?:\w+ed|from|by|in|with"
    r"|of|and|for|on|that|which|to|at|across|covering|using|containing|under|is|are|was"
    r"|were)\b|[,.;:(])"
)


def _carried_benchmark(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the benchmark of the sentence before, where this one plainly continues it."""
    quality = claim.metric.family == "quality" or claim.metric.id == "other"
    opening = sentence.text[sentence.start : sentence.start + 40]
    if not quality and (claim.metric.family not in _NEAR_FAMILIES or _NEW_SUBJECT.match(opening)):
        return ()
    introduced = read_introduced(document)
    around = _around(sentence, claim.atom, _FAR)
    anaphor = _ANAPHOR.search(sentence.text, *around)
    if anaphor and introduced and quality:
        return introduced[:1]
    if (_OTHER_STUDY.match(opening) or _IN_THE_FIELD.search(sentence.text, *around)) and not anaphor:
        return ()
    if not anaphor and any(
        not _PLAIN.match(w)
        for m in _PHRASE.finditer(sentence.text, *around)
        for w in m.group("name").split()[:-1]
    ):
        return ()
    vague = claim.metric.id in _VAGUE
    found, counted = _sought(
        sentence, document, 1 if vague or not quality else 4, anaphor=anaphor is not None
    )
    if found:
        return found
    if counted and claim.metric.family == "quality":
        return (counted,)
    if quality and document.shared_task:
        return (document.shared_task,)
    return introduced[:1] if quality and not vague and not _NEW_SUBJECT.match(opening) else ()


def _sought(
    sentence: Sentence, document: Document, most: int, *, anaphor: bool
) -> tuple[tuple[str, ...], str | None]:
    """Give the benchmarks of the nearest sentence before that names any, else what one of them counted."""
    counted: str | None = None
    for back in range(1, most + 1):
        before = document.before(sentence, back)
        if before is None:
            break
        if items := _measured_on(before, document):
            said = anaphor or _EVALUATES.search(before.text, before.start, before.end)
            return (_unique(_listed(document.text, items)[-1]) if said else ()), counted
        match = _COUNTED.search(before.text, before.start, before.end)
        if match and (" " in match.group("name") or match.group("name")[0].isupper()):
            counted = counted or match.group("name")
    return (), counted


def _measured_on(sentence: Sentence, document: Document) -> list[Place]:
    """List the benchmarks of a sentence that something is measured on, training data left out."""
    if sentence.start in document.measured:
        return document.measured[sentence.start]
    text = sentence.text
    found = []
    introduced = read_introduced(document)
    for item in find_benchmarks(sentence, document):
        left = text[max(sentence.start, item[1] - 50) : item[1]]
        led = (
            item[1] == sentence.start
            or sentence.masked[item[1] - 2] == QUANTITY
            or item[0] in introduced
            or (_SUBJECT.match(text, item[2]) and left.strip() == "The")
            or _CUED.search(left)
            or _MEASURES.match(sentence.masked[item[2] : item[2] + 24])
        )
        if led and not _TRAINED.search(left):
            found.append(item)
    document.measured[sentence.start] = found
    return found


_SUBJECT = re.compile(
    r"\s(?:dataset|benchmark|corpus)s?\s(?:is|are|was|were)\s(?:used|leveraged|employed"
    r"|chosen|considered)"
)
_PAIR = re.compile(
    rf"{QUANTITY}+\)?\s?(?:[^\s{QUANTITY},.;]+\s){{0,3}}?(?:for|on|in"
    rf"|with)\s(?:the\s)?(?P<name>[A-Z][\w.+-]*(?:\s[A-Z][\w.+-]*)?)"
)


def _paired(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the program or subject of a number where several have each their own: 95% for A and 85% for B."""
    pairs = {}
    for match in _PAIR.finditer(sentence.masked, *_around(sentence, claim.atom, _FAR)):
        name = match.group("name").rstrip(".,")
        start = match.start("name")
        if (
            any(
                m.start <= start < m.end and m.name not in list_programs()
                for m in sentence.mentions
                if m.kind in ("model", "hardware", "metric")
            )
            or name in document.names.own
            or re.search(r"\d+(?:\.\d+)?B$", name)
        ):
            continue
        pairs[match.start()] = name
    # One alone may name anything.
    return (
        ()
        if len(pairs) == 1
        else next(((n,) for s, n in pairs.items() if claim.atom.start <= s < claim.atom.end), ())
    )


def _same_metric(siblings: Sequence[Meaning], claim: Meaning, end: int) -> bool:
    """Say whether the numbers from the claim to `end` measure the same: 30.4 for A and 38.6 for B on C."""
    between = [s for s in siblings if claim.atom.end <= s.atom.start < end]
    return (
        all(s.metric.id == claim.metric.id and s.kind == claim.kind for s in between)
        and end - claim.atom.end < _REACH
    )


def _unique(items: list[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n, _, _ in items))


def _own_benchmark(
    sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], items: list[Place]
) -> tuple[str, ...]:
    text, atom = sentence.text, claim.atom
    groups = _listed(text, items)
    group = sentence.group_of(atom)
    others = [s.atom for s in siblings if s.atom is not atom and s.atom not in group]
    following = [g for g in groups if g[0][1] >= atom.end]
    preceding = [g for g in groups if g[-1][2] <= atom.start]
    if following:
        near = following[0]
        between = text[atom.end : near[0][1]]
        blocked = any(atom.end <= o.start < near[0][1] for o in others)
        if len(group) > 1 and len(near) == len(group) and near[0][1] >= group[-1].end:
            return (near[group.index(atom)][0],)
        closer = bool(preceding) and len(between) > _NEAR and atom.start - preceding[-1][-1][2] < _CLOSE
        cut = re.search(r";|\bwhile\b|\((?:i{1,3}v?|v|\d|[a-d])\)", between)
        if blocked and not cut and _same_metric(siblings, claim, near[0][1]):
            return _unique(near)
        if _changed_later(sentence, near, atom):
            return _unique(preceding[-1]) if preceding else ()
        if not blocked and not closer and (not cut or (not preceding and cut.group() == "while")):
            return _unique(near)
        if blocked and not preceding and not cut and not _each_its_own(sentence, following, atom):
            # One list of benchmarks for all the numbers before it.
            return _unique(near)
    if preceding:
        near = preceding[-1]
        if len(group) > 1 and len(near) == len(group):
            return (near[group.index(atom)][0],)
        # "improves A accuracy by 2% and runs 4x faster": the object of one change is that number's alone.
        if _object_of(sentence, near, atom):
            return ()
        return _unique(near)
    return ()


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
