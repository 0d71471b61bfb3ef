"""The phrases of the families and of their surroundings, compiled into one automaton."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from claims.lexicons import list_lexicons, load_lexicon

FOLDER: Final = "families"
CUES: Final = "families/cues"
CLASSES: Final = ("strong", "plain", "weak", "title")

# Every sign that may stand between two words counts as one space. Two signs in a row ("pruning, quantization")
# become two spaces, which no phrase holds: a phrase never reaches across a comma or a full stop.
_SIGNS: Final = {ord(sign): " " for sign in "\t\n\r\v\f!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d"}


def fold(text: str) -> str:
    """Lower-case a text and turn every sign between words into a space; the length stays the same.

    >>> fold("Post-Training\\nQuantization, 4-bit")
    'post training quantization  4 bit'
    """
    low = text.lower()
    if len(low) != len(text):  # a few letters have a longer small form; leave those as they are
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return low.translate(_SIGNS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What one phrase says: (family, class) pairs, or the kinds of cue that it is."""

    families: tuple[tuple[str, str], ...]
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases in one automaton; ``phrases[i]`` belongs to pattern ``i``."""

    automaton: AhoCorasick
    phrases: tuple[Phrase, ...]
    lengths: tuple[int, ...]
    heads: frozenset[str]
    targets: frozenset[str]


def family_ids() -> tuple[str, ...]:
    """Name all families that the lexicon knows, sorted.

    >>> "quantization" in family_ids(), len(family_ids())
    (True, 42)
    """
    return tuple(sorted({name for path in list_lexicons(FOLDER) if path != CUES for name in load_lexicon(path)}))


@cache
def load_families() -> Lexicon:
    """Compile the lexicon; the first call reads the files, later ones return the same object.

    >>> "method" in load_families().heads
    True
    """
    families: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    cues: defaultdict[str, set[str]] = defaultdict(set)
    for path in list_lexicons(FOLDER):
        if path == CUES:
            continue
        for family, classes in load_lexicon(path).items():
            for name in CLASSES:
                for phrase in classes.get(name, ()):
                    families[fold(phrase)].append((family, name))
    surroundings = load_lexicon(CUES)
    for kind in ("proposal", "background", "comparison", "neutral"):
        for phrase in surroundings[kind]:
            cues[fold(phrase)].add(kind)
    texts = sorted(families.keys() | cues.keys())
    return Lexicon(
        # The space in front makes the automaton itself check where a word begins.
        automaton=AhoCorasick([f" {text}" for text in texts]),
        phrases=tuple(Phrase(tuple(families.get(text, ())), frozenset(cues.get(text, ()))) for text in texts),
        lengths=tuple(len(text) for text in texts),
        heads=frozenset(surroundings["head"]),
        targets=frozenset(surroundings["target"]),
    )
