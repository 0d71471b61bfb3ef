"""Baselines: what a claim is compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.quantity.hedges import HEDGES
from claims.rules.roles.changed import is_known, read_addition, read_changed, read_replaced
from claims.rules.roles.comparisons import list_near, read_comparisons
from claims.rules.roles.levels import OTHER_CLAUSE, pick, read_level_baseline
from claims.rules.roles.opponents import is_name, split_names, tidy
from claims.rules.roles.parts import is_measured, read_part, read_within
from claims.rules.sentence import QUANTITY, Sentence
from claims.text import Hinted

if TYPE_CHECKING:
    from claims.quantity.atom import Atom
    from claims.rules.document import Comparison, Document
    from claims.rules.meaning import Meaning

__all__ = ["read_baseline", "read_comparisons"]

# "outperforms A by 5% and B by 7%", "over A (up to 5%), B (up to 7%)".
_OWN_OBJECT = re.compile(
    rf"{QUANTITY}[^.;{QUANTITY}]{{0,30}}?(?:[,;]\s(?:and\s)?|\sand\s"
    rf"|\swhile\s)(?P<name>(?:the\s)?[\w./+'’@-]+"
    rf"(?:\s[\w./+'’@()-]+){{0,7}}?)\sby\s{HEDGES}$"
)
_OWN_BRACKET = Hinted(
    re.compile(
        r"(?:,\s(?:and\s)?|\band\s|\b(?:outperform|surpass|exceed|beat)\w*\s|\bthan\s"
        r"|\bover\s)(?P<name>[\w./+'’ -]{2,50}?)\s\((?:(?P<by>by|up\sto|over|\+|-|gains?"
        r"|improv\w+)\s?|~|about\s|an?\s)*$"
    ),
    "(",
)
# "outperforms A (by 5%), B (by 7%) and C (by 9%)": from the end of A to the start of C.
_LIST_OF_BRACKETS = re.compile(
    r"\s?\([^()]{1,40}\)(?:,\s(?:and\s)?|\sand\s)(?:[^();]{2,50}\s\([^()]{1,40}\)(?:,\s(?:and\s)?"
    r"|\sand\s)){0,4}"
)
_CUE_IN_NAME = re.compile(
    r"^.*\b(?:than|over|outperform\w*|surpass\w*|exceed\w*|beat\w*|compared\s(?:to"
    r"|with))\s(?:the\s(?:baseline\s)?)?"
)
_NEXT_ITEM = re.compile(
    rf";\s?(?:and\s)?\(?[\w{QUANTITY}]{{1,3}}\)|(?<![\w)])\([\w{QUANTITY}]\)\s|(?<!\bvs)\.\s"
)
# "and accelerates inference by 3x": what is done is nobody.
_DEED = re.compile(
    r"(?:accelerat|reduc|increas|improv|decreas|lower|rais|sav|shrink|boost|enhanc|shorten|halv|doubl|speed|cut|lift"
    r"|outperform|surpass|exceed|gain|achiev|reach|deliver|requir|us|need|minimi[sz]|maximi[sz]|compress|driv|keep)"
    r"(?:e?s|e?d|t?ing|e)?\s"
)
_BY = re.compile(rf"^[^.;]{{0,60}}?\bby\s{HEDGES}$")
# Whose measure it is stands in front of it: human performance, the original accuracy.
_SOMEBODYS = re.compile(
    r"(?:human|original|baseline|base|full|teacher|previous|dense|vanilla|oracle)\b", re.IGNORECASE
)
# So far around a number is looked for what belongs to it.
_WINDOW = 160
# So few characters after a number, what follows it belongs to it.
_AT_ONCE = 25
_IN_BRACKETS = re.compile(r"\([^()]{0,60}\)")
# "by 16x (up to 130x)": the bracket says more of the number before it.
_BEHIND_NUMBER = re.compile(rf"{QUANTITY}[^{QUANTITY},;.()]{{0,12}}\((?:[a-z+~-]+\s?){{0,3}}$")
# "improves over X (+9% on A, +7% on B)": all of the bracket is about X.
_BY_NUMBER = re.compile(rf"\sby\s(?:[a-z]+\s|\+|~|\$){{0,5}}{QUANTITY}")
_BEHIND_NAME = re.compile(rf"\s?\((?:by\s|\+|up\sto\s)?{QUANTITY}[^();]{{0,120}}")
_SOONER = re.compile(r"\s(?:faster|earlier|sooner|quicker)\b")
_GOES_ON = re.compile(r"\b(?:with|while|using|but|at|yet|requiring|and)\b|^\s?$|,")
_SHARED = re.compile(r"\bof\s(?P<name>[A-Z][\w./+-]{0,40})\sby\s")
_CONTINUES = re.compile(
    r"^(?:We|It|This|Our|The\s(?:proposed|resulting|method|model|system|approach)"
    r"|Specifically|In\sparticular|For\sexample|For\sinstance|Notably|Remarkably|Also"
    r"|Concretely|On\saverage|At\sthe\ssame\stime|They|With|Crucially|Meanwhile|Compared)\b"
)


def read_baseline(
    sentence: Sentence, claim: Meaning, technique: str | None, document: Document
) -> tuple[str, ...]:
    """Read what a claim is compared with: from its own sentence, else from the one that it continues.

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> paper = Paper("p", "FooNet", "FooNet beats BERT by 5% and T5 by 7% in accuracy.")
    >>> [c.baseline for c in extract_paper(paper).claims]
    [('BERT',), ('T5',)]
    """
    if claim.kind == "level":
        names = read_level_baseline(sentence, claim, document)
    else:
        readers = (
            _of_number,
            read_part,
            read_within,
            read_addition,
            _compared,
            _swapped,
            read_changed,
            _matched,
            _derived,
        )
        names = next((found for read in readers if (found := read(sentence, claim, document))), ())
        if not names and not (claim.kind == "fraction" and claim.metric.family == "quality"):
            names = _carried(sentence, document) or read_replaced(sentence, document)
    measures = {m.text for m in sentence.metrics}
    names = tuple(n for n in names if n not in measures or _SOMEBODYS.match(n))
    if technique is not None:
        if claim.kind == "level" and any(n in technique or technique in n for n in names):
            return ()
        names = tuple(n for n in names if n != technique)
    return names


def _of_number(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the number's very own opponent: outperforms A by 5% and B by 7%; A (by 5%), B (by 7%)."""
    before = claim.atom.start
    if not any(c.cue in ("win", "than") and c.start < before for c in list_near(sentence, document, claim)):
        return ()
    first = max(sentence.start, before - _WINDOW)
    left = sentence.masked[first:before]
    bracket = None
    own = _OWN_OBJECT.search(left) or (bracket := _OWN_BRACKET.search(left))
    if not own or is_measured(sentence, first + own.start("name")):
        return ()
    start, end = own.span("name")
    name = tidy(_CUE_IN_NAME.sub("", sentence.text[first + start : first + end]))
    if bracket and not (is_known(name, document) or _goes_on(sentence, first + start, claim, document)):
        return ()
    if not is_name(name) or _DEED.match(name):
        return ()
    several = [tidy(part) for part in split_names(name)] if "/" not in name else [name]
    return tuple(several) if all(re.search(r"[A-Z]", n) and is_name(n) for n in several) else (name,)


def _goes_on(sentence: Sentence, at: int, claim: Meaning, document: Document) -> bool:
    """Say whether a list of opponents, each with its number in a bracket, goes on at `at`."""
    known = [c for c in list_near(sentence, document, claim) if c.end < at]
    return any(_LIST_OF_BRACKETS.fullmatch(sentence.masked[c.end : at]) for c in known)


def _compared(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the opponent of the comparison that belongs to the number: the next one, or the one before it."""
    atom, masked = claim.atom, sentence.masked
    group = sentence.group_of(atom)
    last = group[-1].end
    near_by = list_near(sentence, document, claim)
    known = [
        c
        for c in near_by
        if c.cue in ("with", "win", "than", "against") and not _of_other_number(sentence, atom, c)
    ]
    # Where the other side has its own number, the comparison is that number's neighbour's alone.
    after = [
        c for c in known if c.start >= atom.end and not (c.numbered and QUANTITY in masked[last : c.start])
    ]
    before = [
        c
        for c in known
        if c.end <= atom.start
        and not c.numbered
        and not _NEXT_ITEM.search(masked, c.end, atom.start)
        and not _shut(masked, sentence.start, c, atom.start)
    ]
    if before and _BEHIND_NAME.fullmatch(masked[before[-1].end : atom.start]):
        return pick(sentence, claim, before[-1])
    if before and before[-1].cue in ("win", "than") and _BY.search(masked[before[-1].end : group[0].start]):
        # "outperforms A by 5%": nothing stands nearer, unless it follows at once.
        between = masked[last : after[0].start] if after else ","
        if len(between) >= _AT_ONCE or re.search(rf"[{QUANTITY},]|\band\b", between) or after[0].cue == "win":
            return pick(sentence, claim, before[-1])
    if after and not before and _has_own(masked, after[0]) and group[-1].end < after[0].start - 1:
        return ()
    if after and not _apart(sentence, claim, after[0]):
        near = after[0]
        if not OTHER_CLAUSE.search(masked, last, near.start):
            return pick(sentence, claim, near)
        if not before:
            numbers = QUANTITY in masked[last : near.start]
            return () if numbers and near.cue in ("win", "than") else pick(sentence, claim, near)
    return (
        pick(sentence, claim, before[-1]) if before and not _matched_since(near_by, before[-1], atom) else ()
    )


# "is 7 points behind X": what so much is short of is nobody to the other numbers.
_DISTANCE = re.compile(r"(?:short\sof|below|behind|above|ahead\sof)\s", re.IGNORECASE)


_AND_YET = re.compile(r",?\s(?:while|with|but|at|using|yet)\s")


def _of_other_number(sentence: Sentence, atom: Atom, comparison: Comparison) -> bool:
    """Say whether a comparison only says how far another number is from somebody."""
    first = max(sentence.start, comparison.start - _AT_ONCE)
    return (
        _DISTANCE.match(sentence.text, comparison.start) is not None
        and QUANTITY in sentence.masked[first : comparison.start]
        and not (
            first <= atom.end <= comparison.start
            and QUANTITY not in sentence.masked[atom.end : comparison.start]
        )
        and not (comparison.end <= atom.start and _AND_YET.match(sentence.text, comparison.end))
        and _DISTANCE.match(sentence.text, max(atom.end, atom.noun_end) + 1) is None
    )


def _matched_since(known: list[Comparison], before: Comparison, atom: Atom) -> bool:
    """Say whether a match stands nearer than a win: "outperforms A and matches B with 3x fewer"."""
    return before.cue != "with" and any(c.cue == "match" and before.end < c.start < atom.start for c in known)


def _has_own(masked: str, comparison: Comparison) -> bool:
    """Say whether a number of its own follows the comparison: outperforming X by 3%."""
    return comparison.cue == "win" and _BY_NUMBER.match(masked, comparison.end) is not None


def _apart(sentence: Sentence, claim: Meaning, comparison: Comparison) -> bool:
    """Say whether the claim stands in a bracket, and the comparison behind another number outside of it."""
    masked, last = sentence.masked, sentence.group_of(claim.atom)[-1].end
    if _BEHIND_NUMBER.search(masked, max(sentence.start, claim.atom.start - 40), claim.atom.start):
        return False
    return (
        re.match(r"[^()]{0,60}\)", masked[last : min(sentence.end, last + 70)]) is not None
        and re.search(r"\([^()]*$", masked[max(sentence.start, claim.atom.start - 70) : claim.atom.start])
        is not None
        and re.search(r"\d", _IN_BRACKETS.sub("", sentence.text[last : comparison.start].partition(")")[2]))
        is not None
    )


def _shut(masked: str, first: int, comparison: Comparison, at: int) -> bool:
    """Say whether the comparison stands with its number in a bracket that ends before `at`."""
    opened = masked.rfind("(", max(first, comparison.start - 60), comparison.start)
    return (
        opened >= 0
        and ")" not in masked[opened : comparison.start]
        and QUANTITY in masked[opened : comparison.start]
        and ")" in masked[comparison.start : at]
    )


def _swapped(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give what was replaced: replacing X with Y saves 3x."""
    swapped = [c for c in list_near(sentence, document, claim) if c.cue == "swap"]
    near = min(swapped, key=lambda c: abs(c.start - claim.atom.start), default=None)
    return pick(sentence, claim, near) if near else ()


def _matched(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give whom the technique matches at the price that the number states: matches X with 3x fewer ..."""
    atom, masked = claim.atom, sentence.masked
    matched = [c for c in list_near(sentence, document, claim) if c.cue == "match" and c.end <= atom.start]
    if matched:
        between = masked[matched[-1].end : atom.start]
        sooner = _SOONER.match(sentence.text, max(atom.end, atom.noun_end))
        if (_GOES_ON.search(between) or sooner) and not re.search(r"\badd(?:s|ing)?\b|\bwe\s", between):
            return pick(sentence, claim, matched[-1])
    # A number that goes on from another one of the sentence shares its object.
    shared = _SHARED.search(sentence.text, max(sentence.start, atom.start - 400), atom.start)
    return (shared.group("name"),) if shared and is_known(shared.group("name"), document) else ()


def _derived(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give whose number the one before it is: 90% against 80% for X, a gain of 10%."""
    known = [c for c in list_near(sentence, document, claim) if c.numbered and c.end <= claim.atom.start]
    places = {m.text for m in sentence.mentions if m.kind in ("benchmark", "weak_benchmark")}
    known = [c for c in known if not places.intersection(c.names)]
    if known and not _NEXT_ITEM.search(sentence.masked, known[-1].end, claim.atom.start):
        return pick(sentence, claim, known[-1])
    return ()


def _carried(sentence: Sentence, document: Document) -> tuple[str, ...]:
    """Give the baseline of the sentence before, where this one plainly continues it."""
    if any(c.cue == "match" for c in read_comparisons(sentence, document)):
        return ()
    before = document.before(sentence, 1)
    if before is not None and (set_up := _compared_in(before, document)):
        return set_up
    if not _continues(sentence) or _IN_USE.match(sentence.text, sentence.start):
        return ()
    if before is not None and not read_comparisons(before, document) and _continues(before):
        before = document.before(sentence, 2)
    if before is None:
        return ()
    this = _THIS.match(sentence.text, sentence.start)
    for near in reversed(read_comparisons(before, document)):
        if this and near.cue in ("with", "match") and before.start not in document.claimed_starts:
            return near.names
        rival = near.cue != "match" or before.text.startswith("rival", near.start)
        if rival and any(re.search(r"[A-Z]", n) for n in near.names):
            return near.names
    return ()


# Another study: "We also deploy it in production, where ...".
_IN_USE = re.compile(
    r"We\s(?:further|also|additionally|then)?\s?(?:deploy\w*|appl(?:y|ied)|show(?:\w+)?\s(?:its|the)\s(?:use|applic|deploy)\w*"
    r"|demonstrate\s(?:its|the)\s(?:use|applic|deploy)\w*)\s[^.]{0,80}?,?\swhere\b"
)
# What the sentence before told is had at a price, or comes to so much.
_THIS = re.compile(
    r"(?:Crucially,\s|Notably,\s|Importantly,\s|Remarkably,\s)?(?:[Tt]his|[Ii]t\sdoes\s(?:so|this)|[Ww]e\s(?:do|achieve)\sthis)\s"
    r"(?:is\s(?:achieved|obtained|done|reached|accomplished)|(?:translat|lead|result|correspond|amount|yield|reduc|give|bring)\w*"
    r"|with|at|while)\b"
)


def _compared_in(before: Sentence, document: Document) -> tuple[str, ...]:
    """Give what a sentence without results says that the work is compared with: we compare Foo with X."""
    if before.start in document.claimed_starts:
        return ()
    for near in reversed(read_comparisons(before, document)):
        first = max(before.start, near.start - _SET_UP_REACH)
        if near.cue == "with" and _SET_UP.search(before.text, first, near.start + _SET_UP_REACH):
            return near.names
    return ()


# "We compare Foo with X", "Foo is benchmarked against X", "a comparison with X".
_SET_UP = re.compile(
    r"\b(?:[Ww]e|is|are|was|were|been|and|then|it)\s(?:then\s|also\s|\w+ly\s)?(?:compar|evaluat|benchmark|test)\w*"
    r"|\b(?:[Cc]omparisons?|comparing)\b"
)
_SET_UP_REACH = 60


def _continues(sentence: Sentence) -> bool:
    return _CONTINUES.match(sentence.text[sentence.start : sentence.start + 30]) is not None
