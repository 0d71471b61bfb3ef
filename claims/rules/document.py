"""What the roles of a claim are read from: the whole abstract, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.rules.sentence import Sentence, read_sentence

if TYPE_CHECKING:
    from claims.mentions.lexicon import Lexicon
    from claims.mentions.names import Names

Place = tuple[str, int, int]


@dataclass(slots=True)
class Roles:
    """The roles of one claim; empty where the text states none."""

    technique: str | None = None
    baseline: tuple[str, ...] = ()
    benchmark: tuple[str, ...] = ()
    hardware: tuple[str, ...] = ()


@dataclass(slots=True)
class Document:
    """An abstract while its roles are read.

    `spans` are all its sentences, `sentences` those with numbers, `claimed_starts` where a sentence
    with a claim begins. `hardware_once` and `shared_task` hold for the whole abstract;
    `introduced` are the data sets that the paper itself introduces, once they are read.
    """

    title: str
    text: str
    names: Names
    lexicon: Lexicon
    sentences: list[Sentence]
    spans: list[tuple[int, int]]
    claimed_starts: frozenset[int]
    hardware_once: tuple[str, ...] = ()
    # Where the sentence that says it begins.
    hardware_said: int = 0
    shared_task: str | None = None
    read: dict[int, Sentence] = field(init=False)
    benchmarks: dict[int, list[Place]] = field(default_factory=dict)
    measured: dict[int, list[Place]] = field(default_factory=dict)
    comparisons: dict[int, list[Comparison]] = field(default_factory=dict)
    devices: dict[int, list[Device]] = field(default_factory=dict)
    introduced: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Know the sentences with numbers by their start."""
        self.read = {sentence.start: sentence for sentence in self.sentences}

    def sentence(self, start: int, end: int) -> Sentence:
        """Give the sentence of a span, read once."""
        if start not in self.read:
            self.read[start] = read_sentence(self.text, start, end, 0, [], self.lexicon)
        return self.read[start]

    def before(self, sentence: Sentence, back: int) -> Sentence | None:
        """Give the sentence `back` sentences before; None when there is none."""
        index = bisect_left(self.spans, (sentence.start, 0))
        return self.sentence(*self.spans[index - back]) if index >= back else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison in a sentence: where its cue begins, where its phrase ends, the cue and the names.

    `numbered`: the other side's own number stands in between ("compared to 61% for X").
    """

    start: int
    end: int
    cue: str
    names: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Device:
    """A device in a sentence: its name and class, and where it stands.

    `weak`: it stands on the other side of a comparison; `elsewhere`: only that side ran on it.
    """

    name: str
    kind: str
    start: int
    end: int
    weak: bool = False
    elsewhere: bool = False
