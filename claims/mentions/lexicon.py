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

from claims.lexicons import list_lexicons, load_lexicon
from claims.mentions.device_names import name_spellings
from claims.mentions.own import read_own
from claims.mentions.words import any_of
from claims.model import Mention
from claims.text import Folding

# Where two kinds of mention lie on the same characters, the earlier kind in this list is meant.
_PRIORITY = ("metric", "hardware", "benchmark", "training", "model", "weak_benchmark")
_RANK = {kind: rank for rank, kind in enumerate(_PRIORITY)}
# Nouns of change say what happened to a metric and are none themselves, whatever a lexicon says.
_CHANGE = re.compile(
    r"(?:(?:relative|absolute|average|overall|mean|total|significant|further|percentage|maximum)\s)*"
    r"(?:improvements?|gains?|degradation|reduction|savings?|increase|decrease|drop|boost"
    r"|outperform|outperforming|enhancement|penalty|loss rate)",
    re.IGNORECASE,
)
_IN_Y = re.compile(r"[b-df-hj-np-tv-xz]y$")
_SPACES = "-\n\t_"
# What may stand before a name beside a space is folded to a space for the automaton, so that a space in
# front of each pattern keeps it from stopping in the middle of words; marks in a name are compared after.
_OPENINGS = "%([{\"'/,:;=~<>`*|$–—“”‘’→≈≥≤×"


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


# Case, hyphens and line breaks folded away, and with them what may stand before a name.
fold = Folding(_SPACES)
_fold_all = Folding(_SPACES + _OPENINGS)


@cache
def _edition() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, numbered = any_of("names", "editions"), any_of("names", "numbered")
    number = r"v?\d(?:\.\d)?"
    after = r"(?![\w%]|\.\d|\s?[–-]\s?\d|\s?±|\s(?:x|times|points?|percent|and\s\d)\b)"
    return (
        re.compile(rf"(?:[ -](?:{words}|\d{{1,3}}(?:\.\d)?[Bb]|v\d(?:\.\d)?)(?![\w%-])){{1,3}}"),
        re.compile(
            rf"{numbered}(?:[ -]{words})*"
            rf"(?:[ -](?:{words}|{number}|\d{{1,3}}[Bb])(?![\w-]){after}){{1,4}}"
        ),
    )


def _with_edition(mention: Mention, text: str, free: int) -> Mention:
    """Add to the mention of a known model what tells its edition, up to `free`: "Claude Opus 4.6"."""
    end = mention.end
    if text[end : end + 1] not in (" ", "-", "."):
        return mention
    edition, numbered = _edition()
    more = numbered.match(text, mention.start) or edition.match(text, end)
    if more is None or not end < more.end() <= free:
        return mention
    return mention._replace(text=text[mention.start : more.end()], end=more.end())


def _add_editions(mentions: list[Mention], text: str, end: int) -> None:
    for at, mention in enumerate(mentions):
        if mention.kind == "model":
            free = mentions[at + 1].start if at + 1 < len(mentions) else end
            mentions[at] = _with_edition(mention, text, free)


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
            by_pattern[f" {_fold_all(entry.spelling)}"].append(entry)
        for group in by_pattern.values():
            group.sort(key=lambda e: (_RANK[e.kind], e.name))
        self._groups = list(by_pattern.values())
        self._marked = {
            number
            for number, group in enumerate(self._groups)
            if any(fold(e.spelling) != _fold_all(e.spelling) for e in group)
        }
        # What is meant wherever it stands, in any case: most names.
        self._sure = [
            group[0] if number not in self._marked and not group[0].exact else None
            for number, group in enumerate(self._groups)
        ]
        self._automaton = AhoCorasick(list(by_pattern))
        self._names: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            self._names[entry.kind] |= {entry.name, entry.spelling}

    def names_of(self, kind: str) -> set[str]:
        """Give every spelling of the entries of one kind."""
        return self._names[kind]

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """List the mentions in `text[start:end]`, longest first where they overlap, in order of place.

        >>> [(m.kind, m.name) for m in build_lexicon().find("top-1 accuracy on CIFAR-10")]
        [('metric', 'accuracy'), ('benchmark', 'CIFAR-10')]
        """
        part = text[start:end]
        size = len(part)
        found: list[tuple[int, int, int, bool, int, Entry]] = []
        # The space in front of text and patterns cancels out: a match begins at its own first character.
        folded = f" {_fold_all(part)}"
        for pattern, first, after in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            last = stop = after - 1
            if last < size and part[last].isalnum():
                if part[last] in "sS" and (last + 1 == size or not part[last + 1].isalnum()):
                    last += 1
                elif part.startswith("es", last) and (last + 2 >= size or not part[last + 2].isalnum()):
                    last += 2
                elif part[last - 1].isalnum():
                    continue
            entry = self._sure[pattern] or self._meant(pattern, part[first:stop])
            if entry is not None:
                # "weights" as it is listed goes before the plural of "weight".
                found.append((first, first - last, _RANK[entry.kind], last != stop, len(found), entry))
        found.sort()
        mentions: list[Mention] = []
        reached = 0
        for first, length, _, _, _, entry in found:
            last = first - length
            if first >= reached:
                longer = False
            elif (
                mentions
                and -length > mentions[-1].end - mentions[-1].start
                and first + start < mentions[-1].end
                and (len(mentions) == 1 or mentions[-2].end <= first + start)
            ):
                # A longer name that begins inside a shorter one: "accuracy" in "test accuracy".
                longer = True
            else:
                continue
            mention = Mention(entry.kind, entry.name, part[first:last], first + start, last + start)
            if longer:
                mentions[-1] = mention
            else:
                mentions.append(mention)
            reached = last
        _add_editions(mentions, text, start + size)
        return mentions

    def _meant(self, pattern: int, words: str) -> Entry | None:
        """Give the entry of a pattern that `words` can mean, as they stand in the text."""
        for entry in self._groups[pattern]:
            if words == entry.spelling or (
                not entry.exact and (pattern not in self._marked or fold(words) == fold(entry.spelling))
            ):
                return entry
        return None


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
    same = frozenset(lexicon.get("same", {}).get("spellings", ()))
    for name, device in lexicon.get("devices", {}).items():
        named = name_spellings(name, device.get("aliases", []), same)
        for alias, own in named.items():
            for entry in _spellings("hardware", own, [alias], include_name=False):
                yield entry, device.get("class", name)


@cache
def build_lexicon(*extra: Path) -> Lexicon:
    """Build the lexicon of the project, with the user's own files `extra` on top.

    What an extra file may hold says `claims.mentions.own`, which checks it and raises `InputError`.
    """
    entries: list[Entry] = []
    metrics: dict[str, Metric] = {}
    classes: dict[str, str] = {}
    own = [read_own(path) for path in extra]
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
