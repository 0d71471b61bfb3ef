"""Runs of levels that go on: list after list of the same metrics, a number behind a bracket."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.rules.meaning.shared import Meaning
from claims.rules.sentence import METRIC, QUANTITY, Sentence

# So far behind a list the next one of the same metrics may stand.
_REACH = 120


def each_in_turn(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "precision, recall and F1 of 78%, 88% and 83% on A and 33%, 55% and 41% on B" list by list."""
    group = sentence.group_of(read.atom)
    if read.kind != "level" or len(group) < 2 or read.atom not in group:
        return read
    before = [(a, m) for a, m in sentence.levels if a.end <= group[0].start][-len(group) :]
    if len(before) < len(group) or len({m.id for _, m in before}) < len(group):
        return read
    last = before[-1][0]
    if last.dimension != read.atom.dimension or group[0].start - last.end > _REACH:
        return read
    # A metric right behind the last number of a list is still its own.
    gap = sentence.masked[last.end : group[0].start].lstrip(f" -{METRIC}")
    behind = sentence.masked[group[-1].end : group[-1].end + 3]
    if METRIC in gap or METRIC in behind or ";" in gap:
        return read
    return replace(read, metric=before[group.index(read.atom)][1], inherited=True)


_GOES_ON = re.compile(
    rf"[^()]{{0,60}}?\)(?:,|,?\s(?:and|to|or|vs\.?|versus|compared\s(?:to|with)))?\s(?:[^(){METRIC}{QUANTITY}]{{0,30}}\s)?(?:about\s|~)?"
)


def behind_a_bracket(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "a precision of 95% (with 66% recall) to 99%" as precision again."""
    if read.kind != "level" or read.rule != "continued" or previous is None or previous.kind != "level":
        return read
    opened = sentence.text.rfind("(", sentence.start, previous.atom.start)
    if opened < 0 or ")" in sentence.text[opened : previous.atom.start]:
        return read
    if not _GOES_ON.fullmatch(sentence.masked, previous.atom.end, read.atom.start):
        return read
    outside = [m for a, m in sentence.levels if a.end <= opened and a.dimension == read.atom.dimension]
    return replace(read, metric=outside[-1]) if outside else read
