"""A sentence as the rules see it: its numbers, its mentions, and a masked text to match patterns on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Mention
from claims.quantity.atom import Atom
from claims.rules.cues import find_noun
from claims.rules.short_forms import means_another
from claims.text import MASKS, fold_case

# One character for each class; a masked span keeps its length, so offsets stay the same.
QUANTITY, METRIC = MASKS

_GROUP_GAP = re.compile(
    r"\s*(?:\([^()\d]{1,30}\)\s?)?(?:,|/|\band\b|\bor\b|&|,\s*and\b|,\s*or\b|;)\s*(?:(?:and|up to|about|over"
    r"|nearly|around"
    r"|by|to|of|even|approximately|more than|at least|roughly|almost|respectively|on average"
    r"|in average|as well as|\$|~|\+|-|>|<)\s*)*$"
)


@dataclass
class Sentence:
    """One sentence: offsets `start` and `end` in the clean abstract; everything inside at those offsets."""

    text: str
    start: int
    end: int
    index: int
    atoms: list[Atom]
    mentions: list[Mention]
    groups: dict[int, list[Atom]] = field(default_factory=dict)
    # What `claims.rules.linking` found, by list and dimension.
    links: dict[tuple[int, str], Any] = field(default_factory=dict)
    # The quality metric that a level of this sentence, and of the abstract so far, was read with.
    quality: tuple[Metric, Mention | None] | None = None
    earlier_quality: tuple[Metric, Mention | None] | None = None
    # The levels read so far, with what each measures.
    levels: list[tuple[Atom, Metric]] = field(default_factory=list)

    @cached_property
    def masked(self) -> str:
        """The text up to the end with numbers and metrics masked; what lies before the sentence is blank."""
        return _mask(self.text, self.start, self.end, self.atoms, self.mentions)

    @cached_property
    def folded(self) -> str:
        """The masked text in small letters."""
        folded = " " * self.start + fold_case(self.text[self.start : self.end])
        return _mask(folded, self.start, self.end, self.atoms, self.mentions)

    @cached_property
    def metrics(self) -> list[Mention]:
        """The metric mentions of the sentence."""
        return [m for m in self.mentions if m.kind == "metric"]

    def metric_at(self, start: int) -> Mention | None:
        """Give the metric mention that begins at `start`."""
        return next((m for m in self.metrics if m.start == start), None)

    def group_of(self, atom: Atom) -> list[Atom]:
        """Give the run of numbers that `atom` is listed with ("35%/52%", "by 87%, 131% and 55%")."""
        group = self.groups.get(atom.start, [])
        # A number read anew, with a unit that its sentence gives it, is no longer that of the list.
        return group if atom in group else [atom]


def _mask(text: str, start: int, end: int, atoms: list[Atom], mentions: list[Mention]) -> str:
    parts = [" " * start]
    at = start
    spans = [(m.start, m.end, METRIC) for m in mentions if m.kind == "metric"]
    spans += [
        (a.start, a.end + text.startswith("+ ", a.end), QUANTITY)
        for a in atoms
        if a.attached not in ("name", "version") and not any(s <= a.start < e for s, e, _ in spans)
    ]
    for s, e, mark in sorted(spans):
        if s < at:
            continue
        parts += (text[at:s], mark * (e - s))
        at = e
    parts.append(text[at:end])
    return "".join(parts)


def _group(text: str, atoms: list[Atom]) -> list[list[Atom]]:
    groups: list[list[Atom]] = []
    for atom in atoms:
        if atom.attached:
            continue
        if groups:
            last = groups[-1][-1]
            gap = text[
                max(last.end, last.noun_end if last.dimension in ("time", "points") else 0) : atom.start
            ]
            same = (
                last.dimension == atom.dimension
                or ((not last.unit or not atom.unit) and "," not in gap)
                or ({last.dimension, atom.dimension} == {"percent", "times"} and "on average" in gap)
            )
            if same and len(gap) < 40 and _GROUP_GAP.match(gap):
                groups[-1].append(atom)
                continue
        groups.append([atom])
    return groups


# "92% of the users": a share of people is a preference, "that of experts" is none.
_OF_PEOPLE = re.compile(r"of\s")


def _is_of_a_number(mention: Mention, atoms: list[Atom]) -> bool:
    """Tell a number's own unit from a metric: the FPS of "343 FPS" is found as its unit."""
    return any(
        atom.start < mention.end and mention.start < atom.end and not _covers(mention, atom)
        for atom in atoms
        if atom.attached != "name"
    )


def _follows(mention: Mention, atoms: list[Atom]) -> bool:
    """Tell whether a mention stands right behind a number."""
    return any(0 <= mention.start - atom.end <= 1 for atom in atoms)


# "pre-training speed", "top-1 accuracy": the hyphen ties a prefix to the metric.
_PREFIX = re.compile(r"(?<![\w-])[A-Za-z][\w]*-$")
_CODE = re.compile(r"[A-Z]+\d*")
_LOSSES = {"loss", "losses"}
_LOST_OF = re.compile(r"\s(?:in|of)\s[A-Za-z]")
# One of so much in something: "a loss of 1% in accuracy".
_LOST_SO_MUCH = re.compile(
    r"\sof\s(?:[a-z]+\s){0,3}?[<~≈]?\s?\d[\d.]*\s?(?:%|percent|pp\b|(?:percentage\s)?points?)\s(?:in|on)\s[A-Za-z]"
)
_SO_MUCH = re.compile(
    r"(?:[\d%×)]|\bpoints?|\bx|\bpercent|\bdB)\s(?:(?!lower|higher|less|more|smaller|larger)[a-z]+\s)?$"
)


# What editions of models are called.
_EDITIONS = {"R1", "R2"}
_CODED = re.compile(r"[A-Z].*[A-Z\d]|[a-z][A-Z]")
_MORE = {"more ", "less "}
_EFFICIENT = re.compile(r"[\s-](?:efficient|effective)", re.IGNORECASE)
# "in half precision", "high-performance computing": how numbers are written, what sort of machine it is.
_FORMAT = re.compile(
    r"\b(?:half|single|double|mixed|full|low|lower|reduced|arbitrary|extended|quad|multiple|limited|numerical|numeric"
    r"|floating[\s-]point|bit|fixed|variable|dual|ultra[\s-]low|multi|weight|activation)[\s-]precisions?$"
    r"|\bhigh-performance$",
    re.IGNORECASE,
)
# "an improvement rate of 2%" is an improvement.
_AFTER_CHANGE = re.compile(
    r"\b(?:improvement|reduction|increase|decrease|gain|growth|saving|drop)\s$", re.IGNORECASE
)
# "the current record": no current flows.
_OF_TODAY = re.compile(
    r"\s(?!(?:of|is|was|are|were|by|to|from|at|and|or|in|for|with|up|on|when|than|over|down|can|that|which|while|as"
    r"|between|through|under|below|above|consum\w+|densit\w+|draw\w*|ripple|gain|reduction|saving|increase|efficiency"
    r"|usage|levels?|values?|ratio|swing|mode|mirror|noise|drops?|drive|driv\w+|range|limit\w*|peak|sens\w+|measure\w*"
    r"|errors?|flow\w*|leak\w*|spread|variation|mismatch|magnitude|amplitude|collaps\w+|response|control\w*)\b)[A-Za-z]"
)
# "programs of size 28": a setting.
_OF_SIZE = re.compile(r"of\ssizes?")
_DESCRIBES = re.compile(
    r"-(?P<word>(?:level|wise|bound|aware|based|driven|sensitive|critical|efficien\w+|constrained|limited|intensive|heavy"
    r"|free|optimal|hungry|specific|centric|dependent|guided|preserving|only|related|oriented|consuming"
    r"|series|frequency|agnostic|adaptive|starved|class|grade|scale|conscious|friendly|controlled|conditioned"
    r"|augmented|weighted|balanced|invariant|parallel|dominated|enhanced|reducing|saving|tuned|to)\b)"
)
# What narrows a metric down and belongs to its name: mAP@0.5, R@10, AP50.
_CUTOFF = re.compile(r"\s?@\s?[\dkK.]*\d[kK]?(?:\s?IoU)?(?![\w%])")

# A metric word right after another metric is a noun of change ("accuracy loss"), not a metric.
_CHANGE_NOUN_METRICS = {
    "loss",
    "losses",
    "gain",
    "gains",
    "score",
    "scores",
    "rate",
    "rates",
    "ratio",
    "ratios",
    "value",
    "values",
    "metric",
    "metrics",
    "results",
}


def _is_short_form(text: str, long: Mention, short: Mention) -> bool:
    """Tell whether a metric stands in brackets after its long form: time to first token (TTFT)."""
    same = long.kind == short.kind == "metric" and long.name == short.name
    return same and text[long.end : short.start] == " (" and text[short.end : short.end + 1] == ")"


def _covers(mention: Mention, atom: Atom) -> bool:
    """Tell whether a bare number is only part of a longer name ("top 1 error rate", "20 Newsgroups")."""
    return (
        mention.start <= atom.start
        and atom.end <= mention.end
        and not atom.unit
        and mention.end - mention.start > atom.end - atom.start
    )


def part_of_name(sentence: Sentence, atom: Atom) -> bool:
    """Tell whether the number is part of a name that the lexicons know."""
    return any(_covers(m, atom) for m in sentence.mentions)


def _measures_nothing(text: str, m: Mention, prefix: re.Match[str] | None, start: int) -> bool:
    """Tell the R1 of "FooVG-R1", the loss of "a 0.5% loss in accuracy", and "the current best"."""
    if m.text.lower() == "current":
        return _OF_TODAY.match(text, m.end) is not None
    if m.text.lower() in _LOSSES:
        before = text[max(start, m.start - 20) : m.start]
        so_much = _LOST_OF.match(text, m.end) is not None and _SO_MUCH.search(before) is not None
        return so_much or _LOST_SO_MUCH.match(text, m.end) is not None
    if prefix is None:
        return False
    named = m.text in _EDITIONS and prefix.group()[0].isupper()
    # The F1 of "ALL-F1" is one all the same.
    coded = m.name != "f1" and _CODE.fullmatch(m.text) and _CODED.search(prefix.group())
    return named or bool(coded)


def read_sentence(
    text: str, start: int, end: int, index: int, atoms: list[Atom], lexicon: Lexicon
) -> Sentence:
    """Find what stands in the sentence from `start` to `end` of clean `text`."""
    inside = [a for a in atoms if start <= a.start < end]
    mentions: list[Mention] = []
    for m in lexicon.find(text, start, end):
        moved = m
        if m.kind == "metric":
            cutoff = _CUTOFF.match(text, m.end, end) if "@" in text[m.end : m.end + 2] else None
            prefix = None
            if m.start > start and text[m.start - 1] == "-":
                prefix = _PREFIX.search(text, max(start, m.start - 20), m.start)
            if _measures_nothing(text, m, prefix, start) or means_another(text, m.text, lexicon):
                continue
            if cutoff or prefix:
                first = prefix.start() if prefix else m.start
                stop = cutoff.end() if cutoff else m.end
                moved = Mention(m.kind, m.name, text[first:stop], first, stop)
            if _is_of_a_number(moved, inside) or (_OF_PEOPLE.match(m.text) and not _follows(m, inside)):
                continue
            # "10x more memory-efficient" is a comparative of its own.
            if text[max(0, moved.start - 5) : moved.start].lower() in _MORE and _EFFICIENT.match(
                text, moved.end
            ):
                continue
            if _FORMAT.search(text, max(start, moved.start - 16), moved.end) or _OF_SIZE.fullmatch(
                text, max(start, moved.start - 3), moved.end
            ):
                continue
            # "token-level accuracy", "a memory-bound kernel": it only describes what follows.
            if (describes := _DESCRIBES.match(text, moved.end, end)) and not find_noun(describes["word"]):
                continue
            if m.text.lower() in _CHANGE_NOUN_METRICS and (
                (mentions and mentions[-1].kind == "metric" and moved.start - mentions[-1].end <= 1)
                or _AFTER_CHANGE.search(text, max(start, moved.start - 20), moved.start)
            ):
                continue
        if mentions and _is_short_form(text, mentions[-1], moved):
            whole = mentions[-1]
            moved = Mention(m.kind, m.name, text[whole.start : moved.end + 1], whole.start, moved.end + 1)
            mentions[-1] = moved
            continue
        mentions.append(moved)
    sentence = Sentence(text, start, end, index, inside, mentions)
    sentence.groups = {atom.start: group for group in _group(text, inside) for atom in group}
    return sentence
