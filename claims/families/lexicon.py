"""The phrases of the families and of their surroundings, compiled into one automaton.

A phrase belongs to a class, which says how much it tells about its family: ``strong`` names the
family by itself, ``plain`` usually does. The other classes count in a title only: ``title`` there
says as much, ``weak`` is a hint, ``opening`` counts where a title or a part of it begins
("Benchmarking ...").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, get_args

from ahocorasick_rs import AhoCorasick, Implementation

from claims.lexicons import list_lexicons, load_lexicon
from claims.text import Folding

if TYPE_CHECKING:
    from collections.abc import Iterable

PhraseClass = Literal["strong", "plain", "weak", "title", "opening"]
CueKind = Literal["proposal", "background", "comparison", "neutral"]

FOLDER: Final = "families"
CUES: Final = "families/cues"

# Every sign that may stand between two words counts as one space. Two signs in a row, as in
# "pruning, quantization", become two, which no phrase holds: none reaches across a comma or a full stop.
_folding: Final = Folding(
    "\t\n\r\v\f!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d"
)

# Few classes with plain steps between them, so that whoever adds a phrase can tell its class at once.
WEIGHTS: Final[dict[PhraseClass, float]] = {
    "strong": 3.0,
    "plain": 1.4,
    "weak": 0.5,
    "title": 2.2,
    "opening": 4.0,
}

Weights = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """What one phrase says: its weight for each family in each kind of place, and the cues that it is.

    ``anywhere`` holds in an abstract, ``title`` in a title, ``opening`` where a title or a part of
    it begins; each is complete in itself. A phrase ``hides`` shorter ones inside it, unless it is
    a mere cue.

    >>> Phrase.of([("evaluation", "weak"), ("evaluation", "opening")], ()).opening
    (('evaluation', 4.0),)
    """

    anywhere: Weights
    title: Weights
    opening: Weights
    is_cue: bool
    proposes: bool
    recalls: bool
    compares: bool
    hides: bool

    @classmethod
    def of(cls, families: Iterable[tuple[str, PhraseClass]], cues: Iterable[CueKind]) -> Phrase:
        """Make a phrase from its (family, class) pairs and the kinds of cue that it is.

        >>> Phrase.of([("pruning", "strong")], ()).anywhere
        (('pruning', 3.0),)
        >>> Phrase.of((), ["background"]).recalls
        True
        """
        pairs, kinds = list(families), frozenset(cues)

        def heaviest(*places: PhraseClass) -> Weights:
            best: dict[str, float] = {}
            for family, name in pairs:
                if name in places:
                    best[family] = max(WEIGHTS[name], best.get(family, 0.0))
            return tuple(best.items())

        return cls(
            anywhere=heaviest("strong", "plain"),
            title=heaviest("strong", "plain", "weak", "title"),
            opening=heaviest("strong", "plain", "weak", "title", "opening"),
            is_cue=bool(kinds),
            proposes="proposal" in kinds,
            recalls="background" in kinds,
            compares="comparison" in kinds,
            hides=bool(pairs) or "neutral" in kinds,
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases in one automaton: its pattern ``i`` is ``texts[i]``, folded, and says ``phrases[i]``.

    The words around a phrase are small sets: ``heads`` follow it ("a pruning method"), ``targets``
    and ``means`` stand before it in a title ("for pruning", "via pruning"), ``questions`` open one.

    >>> "method" in load_families().heads
    True
    """

    automaton: AhoCorasick
    texts: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    heads: frozenset[str]
    targets: frozenset[str]
    means: frozenset[str]
    questions: frozenset[str]


def fold(text: str) -> str:
    r"""Lower-case a text and make a space of every sign between words; the length stays the same.

    >>> fold("Post-Training\nQuantization, 4-bit")
    'post training quantization  4 bit'
    """
    return _folding(text)


def family_ids() -> tuple[str, ...]:
    """Name the families that the lexicon knows, sorted.

    >>> "quantization" in family_ids(), len(family_ids())
    (True, 42)
    """
    return tuple(sorted({family for path in _family_lexicons() for family in load_lexicon(path)}))


@cache
def load_families() -> Lexicon:
    """Compile the lexicon; the first call reads the files, later ones return the same object.

    >>> load_families() is load_families()
    True
    """
    families: defaultdict[str, list[tuple[str, PhraseClass]]] = defaultdict(list)
    for path in _family_lexicons():
        for family, classes in load_lexicon(path).items():
            for name in get_args(PhraseClass):
                for phrase in classes.get(name, ()):
                    families[fold(phrase)].append((family, name))
    surroundings = load_lexicon(CUES)
    cues: defaultdict[str, set[CueKind]] = defaultdict(set)
    for kind in get_args(CueKind):
        for phrase in surroundings[kind]:
            cues[fold(phrase)].add(kind)
    texts = sorted(families.keys() | cues.keys())
    return Lexicon(
        # The space in front lets the automaton itself check that a word begins there.
        automaton=AhoCorasick([f" {text}" for text in texts], implementation=Implementation.ContiguousNFA),
        texts=tuple(texts),
        phrases=tuple(Phrase.of(families.get(text, ()), cues.get(text, ())) for text in texts),
        heads=frozenset(surroundings["head"]),
        targets=frozenset(surroundings["target"]),
        means=frozenset(surroundings["means"]),
        questions=frozenset(surroundings["question"]),
    )


def _family_lexicons() -> list[str]:
    return [path for path in list_lexicons(FOLDER) if path != CUES]
