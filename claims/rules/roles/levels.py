"""Baselines of levels: the opponent that a sentence compares an achieved value with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.quantity.hedges import HEDGE
from claims.rules.roles.comparisons import list_near
from claims.rules.roles.pairing import is_of_others
from claims.rules.sentence import METRIC, QUANTITY, Sentence

if TYPE_CHECKING:
    from claims.quantity.atom import Atom
    from claims.rules.document import Comparison, Document
    from claims.rules.meaning import Meaning

_QUALITY_FAMILIES = ("quality", "other")
OTHER_CLAUSE = re.compile(r";|,\s(?:while|but|whereas|although)\b|(?<!\bvs)\.\s|\(\w\)\s")
# The other side's own number: "vs. 4.2", "than 61%", "from 74.8%".
_OTHER_SIDE = re.compile(
    rf"\b(?:vs\.?|versus|against|than|compared\s(?:to|with)|from)\s(?:the\s|\\|{HEDGE})*$"
)
_PAIR = re.compile(
    rf"\)?\s?(?:{METRIC}+\s)?(?:vs\.?|versus|against|compared\s(?:to|with))\s"
    rf"(?:\\|{HEDGE})*{QUANTITY}"
)
# "(3.1 vs. 4.2)", "(error: 3.1 vs. 4.2)".
_OPENED = re.compile(rf"\((?:[\w{METRIC}-]{{1,16}}\s?[:=]?\s)?\s?$")
_IN_BRACKETS = re.compile(r"^\s?\([^()]*\)\s?$")
_PARTICIPLE = re.compile(r",\s(?:\w+ly\s|also\s|thus\s|thereby\s|even\s|which\sis\s)*$")
# "an error of 3.1, lower than X".
_LOWER = re.compile(
    r",\s(?:which\sis\s|(?:much|far|significantly|substantially|slightly)\s)*"
    r"(?:higher|lower|better|smaller|larger|greater|less|worse|faster|slower)\s$"
)
_ALSO_RELATIVE = re.compile(
    rf"^[^;]*,\s(?:an?\s|about\s|only\s|i\.e\.,?\s|which\sis\s)*{QUANTITY}+\s?[^;,]*$"
)
_IMPROVING_FROM = re.compile(rf"^,\simproving\s[^.;{QUANTITY}]*\sfrom\s{QUANTITY}+\s?to\s$")
_EACH = re.compile(r"(?:,\s|\s|\b)(?:respectively|in\sturn|each)\b")
_LISTS = re.compile(r"\b(?:on|for|in|of|with|under|at|from)\s[^,;.]{1,60}?\sand\s")
_AT = re.compile(r"\b(?:under|at|for)\s[^\s,;]{0,12}$")
_FROM_TO = re.compile(
    rf"(?:[^{QUANTITY}.;()]{{0,60}}\bfrom\s\$?{QUANTITY}+[^{QUANTITY}.;,()]{{0,20}}\sto\s\$?{QUANTITY}+){{1,4}}[^{QUANTITY};()]{{0,30}}"
)
_RESPECTIVELY = re.compile(r",?\s?respectively\b")
# So many characters apart, a comparison is about something else.
_FAR = 110


def pick(sentence: Sentence, claim: Meaning, comparison: Comparison) -> tuple[str, ...]:
    """Give the names of a comparison, or the one at the number's own place in its list.

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> paper = Paper("p", "FooNet: speed", "FooNet is 2x and 3x faster than BERT and T5, respectively.")
    >>> [c.baseline for c in extract_paper(paper).claims]
    [('BERT',), ('T5',)]
    """
    group = sentence.group_of(claim.atom)
    if len(group) > 1 and len(comparison.names) == len(group) and _dealt_out(sentence, group, comparison):
        return (comparison.names[group.index(claim.atom)],)
    if len(comparison.names) > 1 and _RESPECTIVELY.match(sentence.text, comparison.end):
        # "by 30% on A, 8% on B and 14% on C, compared to D, E and F, respectively".
        listed = [
            a
            for a in sentence.atoms
            if not a.attached and a.dimension == claim.atom.dimension and a.end <= comparison.start
        ][-len(comparison.names) :]
        if len(listed) == len(comparison.names) and claim.atom.start in (starts := [a.start for a in listed]):
            return (comparison.names[starts.index(claim.atom.start)],)
    return comparison.names


def _dealt_out(sentence: Sentence, group: list[Atom], comparison: Comparison) -> bool:
    """Say whether "respectively" gives each number of a list an opponent, not a place or a measure."""
    text = sentence.text
    if _EACH.match(text, comparison.end) or "/" in text[group[0].end : group[1].start]:
        return True
    each = _EACH.search(text, group[-1].end, sentence.end)
    if comparison.start > group[0].start:
        return each is not None and each.start() >= comparison.end
    if each is not None:
        return not is_of_others(sentence, group)
    # "outperforms A and B, with gains of 2% and 3%", but not "in accuracy and time", "under 3x and 6x".
    end = min(sentence.end, group[-1].end + 80)
    listed = _LISTS.search(text, group[-1].end, end) or _AT.search(text, comparison.end, group[0].start)
    return listed is None


def read_level_baseline(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Read the opponent that the sentence compares this very level with.

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> paper = Paper("p", "FooNet", "FooNet has an accuracy of 82.4%, compared to 74.8% for BERT.")
    >>> [c.baseline for c in extract_paper(paper).claims]
    [('BERT',), ()]
    """
    comparisons = list_near(sentence, document, claim)
    before = sentence.masked[max(sentence.start, claim.atom.start - 24) : claim.atom.start]
    if not comparisons or _OTHER_SIDE.search(before):
        return ()
    return _after(sentence, claim, comparisons) or _before(sentence, claim, comparisons)


def _after(sentence: Sentence, claim: Meaning, comparisons: list[Comparison]) -> tuple[str, ...]:
    near = next(
        (
            c
            for c in comparisons
            if c.start >= claim.atom.end
            and (c.cue in ("with", "win", "than", "match") or (c.cue == "against" and c.numbered))
        ),
        None,
    )
    if near is None:
        return ()
    between = sentence.masked[sentence.group_of(claim.atom)[-1].end : near.start]
    if OTHER_CLAUSE.search(between) or len(between) >= _FAR:
        return ()
    numbers = len(re.findall(rf"{QUANTITY}+", between))
    fits = {
        "with": numbers == 0 or _IN_BRACKETS.search(between) or _in_step(sentence, near, between, numbers),
        "against": numbers == 0 or _in_step(sentence, near, between, numbers),
        "win": _wins(sentence, claim, near, between, numbers),
        "match": numbers == 0 and _PARTICIPLE.search(between),
        # "0.5 s, 3x faster than X", "99% of that achieved with X".
        "than": (numbers == 0 and _LOWER.search(between))
        or (numbers == 1 and _ALSO_RELATIVE.search(between))
        or (not between.strip() and sentence.text.startswith("of ", near.start)),
    }
    return pick(sentence, claim, near) if fits[near.cue] else ()


def _in_step(sentence: Sentence, near: Comparison, between: str, numbers: int) -> bool:
    """Say whether the other side has as many numbers, or all are ends of changes: from A to B and C to D."""
    if near.numbered:
        return len(re.findall(rf"{QUANTITY}+", sentence.masked[near.start : near.end])) == numbers + 1
    return _FROM_TO.fullmatch(between) is not None


def _wins(sentence: Sentence, claim: Meaning, near: Comparison, between: str, numbers: int) -> bool:
    """Say whether the level is what wins: 82.4%, surpassing X; behind several numbers X must have a name."""
    quality = claim.metric.family in _QUALITY_FAMILIES
    # "with 64M parameters, surpassing X (75%, 66M)".
    size = claim.metric.family == "size" and sentence.masked[near.end : near.end + 3].strip().startswith(
        "(" + QUANTITY
    )
    return (
        (quality or size)
        and _PARTICIPLE.search(between) is not None
        and (numbers == 0 or any(re.search(r"[A-Z]", n) for n in near.names))
    )


def _before(sentence: Sentence, claim: Meaning, comparisons: list[Comparison]) -> tuple[str, ...]:
    atom, masked = claim.atom, sentence.masked
    earlier = [c for c in comparisons if c.end <= atom.start and c.cue in ("with", "win", "than")]
    if not earlier:
        return ()
    near = earlier[-1]
    direct = masked[near.end : atom.start]
    if _OPENED.search(masked, max(0, atom.start - 24), atom.start) and _PAIR.match(
        masked[atom.end : atom.end + 40]
    ):
        # "a better trade-off than X, with lower error (3.1 vs. 4.2)".
        named = any(re.search(r"[A-Z]|base", n) for n in near.names) or direct.strip() == "(" or near.numbered
        return near.names if named else ()
    if near.cue == "with" and near.start <= sentence.start + 1 and len(direct) < _FAR:
        return pick(sentence, claim, near)
    return near.names if near.cue == "win" and _IMPROVING_FROM.search(direct) else ()
