"""All lexicons as one automaton: one pass over a text finds every name that they know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from claims.lexicons import list_lexicons, load_lexicon, read_lexicon
from claims.model import Mention
from claims.text import fold_case

# Where two kinds of mention lie on the same characters, the earlier kind in this list is meant.
_PRIORITY = ("metric", "hardware", "benchmark", "training", "model", "weak_benchmark")
# Nouns of change say what happened to a metric and are none themselves, whatever a lexicon says.
_CHANGE = re.compile(
    r"(?:(?:relative|absolute|average|overall|mean|total|significant|further|percentage|maximum)\s)*"
    r"(?:improvements?|gains?|degradation|reduction|savings?|increase|decrease|drop|boost"
    r"|outperform|outperforming|enhancement|penalty|loss rate)",
    re.IGNORECASE,
)
_IN_Y = re.compile(r"[b-df-hj-np-tv-xz]y$")
_SPACES = str.maketrans("-\n\t_", "    ")
# What may stand before a name beside a space is folded to a space for the automaton, so that a space in
# front of each pattern keeps it from stopping in the middle of words; marks in a name are compared after.
_OPENINGS = str.maketrans(dict.fromkeys("%([{\"'/,:;=~<>`*|$–—“”‘’→≈≥≤×", " "))


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling in the lexicon: what it names, and whether it must stand in its own case."""

    kind: str
    name: str
    spelling: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Metric:
    """What the lexicon knows of a metric: its family, which way is good, and whether it is a percentage."""

    id: str
    family: str
    better: str
    percent: bool


def fold(text: str) -> str:
    """Fold case, hyphens and line breaks away without moving an offset.

    >>> fold("Top-1 Accuracy")
    'top 1 accuracy'
    """
    return fold_case(text).translate(_SPACES)


class Lexicon:
    """Finds every mention of a set of entries in one pass; immutable once built."""

    def __init__(
        self, entries: Sequence[Entry], metrics: Mapping[str, Metric], classes: Mapping[str, str]
    ) -> None:
        """Build the automaton of `entries`; `classes` gives the class of each device."""
        self.metrics = metrics
        self.hardware_class = classes
        by_pattern: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_pattern[f" {fold(entry.spelling).translate(_OPENINGS)}"].append(entry)
        for group in by_pattern.values():
            group.sort(key=lambda e: (_PRIORITY.index(e.kind), e.name))
        self._groups = list(by_pattern.values())
        self._marked = {
            number
            for number, group in enumerate(self._groups)
            if any(fold(e.spelling) != fold(e.spelling).translate(_OPENINGS) for e in group)
        }
        self._automaton = AhoCorasick(list(by_pattern))
        self._names: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            self._names[entry.kind] |= {entry.name, entry.spelling}

    def names_of(self, kind: str) -> set[str]:
        """Give every spelling of the entries of one kind."""
        return self._names[kind]

    def find(self, text: str) -> list[Mention]:
        """List the mentions in `text`, longest first where they overlap, in order of place.

        >>> [(m.kind, m.name) for m in build_lexicon().find("top-1 accuracy on CIFAR-10")]
        [('metric', 'accuracy'), ('benchmark', 'CIFAR-10')]
        """
        found: list[tuple[int, int, int, Entry]] = []
        size = len(text)
        # The space in front of text and patterns cancels out: a match begins at its own first character.
        plain = fold(text)
        folded = f" {plain.translate(_OPENINGS)}"
        for pattern, start, after in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            end = stop = after - 1
            if end < size and text[end].isalnum():
                if text[end] in "sS" and (end + 1 == size or not text[end + 1].isalnum()):
                    end += 1
                elif text.startswith("es", end) and (end + 2 >= size or not text[end + 2].isalnum()):
                    end += 2
                elif text[end - 1].isalnum():
                    continue
            for entry in self._groups[pattern]:
                if text[start:stop] == entry.spelling or (
                    not entry.exact
                    and (pattern not in self._marked or plain[start:stop] == fold(entry.spelling))
                ):
                    found.append((start, start - end, _PRIORITY.index(entry.kind), entry))
                    break
        found.sort(key=lambda f: f[:3])
        mentions: list[Mention] = []
        reached = 0
        for start, length, _, entry in found:
            end = start - length
            if start >= reached:
                mentions.append(Mention(entry.kind, entry.name, text[start:end], start, end))
                reached = end
            elif (
                mentions
                and -length > mentions[-1].end - mentions[-1].start
                and start < mentions[-1].end
                and (len(mentions) == 1 or mentions[-2].end <= start)
            ):
                # A longer name that begins inside a shorter one: "accuracy" in "test accuracy".
                mentions[-1] = Mention(entry.kind, entry.name, text[start:end], start, end)
                reached = end
        return mentions


def _spellings(kind: str, name: str, aliases: Sequence[str], *, include_name: bool = True) -> Iterator[Entry]:
    exact = {alias[1:] for alias in aliases if alias.startswith("=")}
    if include_name and name not in exact:
        yield Entry(kind, name, name, exact=False)
    for alias in aliases:
        word = alias.removeprefix("=")
        # A long acronym in mixed case (mIoU) is no English word in any case.
        mixed = kind == "metric" and len(word) > 3 and not word.isupper() and not word.islower()
        yield Entry(kind, name, word, exact=alias.startswith("=") and not mixed)
        if kind == "metric" and _IN_Y.search(word):
            yield Entry(kind, name, f"{word[:-1]}ies", exact=False)  # latencies, efficiencies


def _benchmark_entries(section: Mapping[str, Any]) -> Iterator[Entry]:
    for part, kind in (("names", "benchmark"), ("training", "training")):
        for name, aliases in section.get(part, {}).items():
            yield from _spellings(kind, name, aliases)
    for form, others in section.get("ambiguous", {}).items():
        # Here the list says which benchmark the form stands for, and whether its case must be exact.
        name = next((o for o in others if not o.startswith("=")), form)
        yield Entry("weak_benchmark", name, form, exact=f"={form}" in others)


def _hardware_entries(lexicon: Mapping[str, Any]) -> Iterator[tuple[Entry, str]]:
    for name, aliases in lexicon.get("classes", {}).items():
        for entry in _spellings("hardware", name, aliases, include_name=False):
            yield entry, name
    for name, device in lexicon.get("devices", {}).items():
        for entry in _spellings("hardware", name, device.get("aliases", []), include_name=False):
            yield entry, device.get("class", name)


@cache
def build_lexicon(*extra: Path) -> Lexicon:
    """Build the lexicon of the project, with the user's own files `extra` on top.

    An extra file has any of the sections ``[metrics.ID]``, ``[benchmarks]``, ``[hardware]``,
    ``[models]`` in the forms of the built-in files.
    """
    entries: list[Entry] = []
    metrics: dict[str, Metric] = {}
    classes: dict[str, str] = {}
    own = [read_lexicon(path) for path in extra]
    for section in (load_lexicon("metrics"), *(x.get("metrics", {}) for x in own)):
        for name, metric in section.items():
            if "family" in metric:
                metrics[name] = Metric(name, metric["family"], metric["better"], metric.get("percent", False))
            entries += (
                e
                for e in _spellings("metric", name, metric["aliases"], include_name=False)
                if not _CHANGE.fullmatch(e.spelling)
            )
    benchmarks = [load_lexicon(name) for name in list_lexicons("benchmarks")]
    for section in (*benchmarks, *({"names": x.get("benchmarks", {})} for x in own)):
        entries += _benchmark_entries(section)
    for section in (load_lexicon("hardware"), *(x.get("hardware", {}) for x in own)):
        for entry, device_class in _hardware_entries(section):
            entries.append(entry)
            classes[entry.name] = device_class
    for models in (load_lexicon("models"), *({"own": x.get("models", {})} for x in own)):
        for part in models.values():
            for name, aliases in part.items():
                entries += _spellings("model", name, aliases)
    return Lexicon(entries, metrics, classes)
