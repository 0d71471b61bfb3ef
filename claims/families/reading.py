"""A title and an abstract as one folded text, with all that surrounds a phrase in it.

Whether a paper proposes a thing or only mentions it shows in what stands around the name: the
title, a sentence that says "we propose", a sentence about the work of others, a "compared with".
`read` finds all of it in one pass; `Reading.weigh` then gives each phrase the factor of its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from claims.families.lexicon import Lexicon, Phrase, Weights, fold, load_families

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE: Final = 2.5
# After "for", "of", "in" a title names its task or its object, not its means.
TITLE_TARGET: Final = 2.0
PROPOSAL: Final = 1.2
SENTENCE: Final = 0.7
BACKGROUND: Final = 0.35
# For what stands within so many characters after "compared with", "such as", "existing".
COMPARED: Final = 0.35
COMPARISON_REACH: Final = 50
# For "quantization framework" against mere "quantization".
HEAD: Final = 1.25

# Three spaces part the title from the abstract, one stands before the title.
_GAP: Final = "   "
_SENTENCE_END: Final = re.compile(r"[.!?][)\"']?\s+(?=[A-Z$\\(\[\"])")


@dataclass(slots=True)
class Reading:
    """One paper read: its phrases in order, and where sentences, cues and title parts lie.

    All positions are those of ``text``, which is ``" " + title + "   " + abstract + "  "`` folded;
    the abstract begins at ``abstract_start``.

    >>> reading = read("A pruning method", "It works.")
    >>> [(start, end) for start, end, _ in reading.phrases]
    [(3, 10)]
    """

    text: str
    abstract_start: int
    phrases: list[tuple[int, int, Phrase]]
    sentence_starts: list[int]
    roles: list[float]
    comparisons: list[int]
    targets: list[tuple[int, int]]
    heads: frozenset[str]
    question: tuple[int, int] | None

    def weigh(self) -> Iterator[tuple[int, int, Weights, float]]:
        """Go through the phrases in order: start, end, weights for families, and the factor of the place.

        >>> reading = read("Pruning", "Pruning is hard. We propose pruning.")
        >>> [(start, dict(weights)["pruning"], factor) for start, _, weights, factor in reading.weigh()]
        [(1, 3.0, 2.5), (11, 3.0, 0.7), (39, 3.0, 1.2)]
        """
        text, heads, begin, roles = self.text, self.heads, self.abstract_start, self.roles
        bounds = [*self.sentence_starts, len(text)]
        comparisons = [*self.comparisons, len(text)]
        sentence = compared = 0
        for start, end, phrase in self.phrases:
            factor = HEAD if text[end + 1 : text.find(" ", end + 1)] in heads else 1.0
            if start < begin:
                # Two spaces in front of it: the title begins here, or goes on after a colon or a dash.
                weights = phrase.opening if start == 1 or text[start - 2] == " " else phrase.title
                target = any(low <= start < high for low, high in self.targets)
                yield start, end, weights, factor * (TITLE_TARGET if target else TITLE)
                continue
            while start >= bounds[sentence + 1]:
                sentence += 1
            factor *= roles[sentence]
            while comparisons[compared] <= start:
                compared += 1
            if compared and comparisons[compared - 1] >= max(start - COMPARISON_REACH, bounds[sentence]):
                factor *= COMPARED
            yield start, end, phrase.anywhere, factor


def read(title: str, abstract: str) -> Reading:
    """Find all phrases and cues of a paper in one pass.

    >>> len(read("", "").phrases)
    0
    """
    lexicon = load_families()
    text = f" {fold(title)}{_GAP}{fold(abstract)}  "
    begin = 1 + len(title) + len(_GAP)
    starts = [begin, *(begin + end.end() for end in _SENTENCE_END.finditer(abstract))]
    roles = [SENTENCE] * len(starts)
    comparisons: list[int] = []
    phrases: list[tuple[int, int, Phrase]] = []
    covered = -1
    sentence = 0
    last = len(starts) - 1
    listed = lexicon.phrases
    for start, minus_end, pattern in _words(lexicon, text):
        phrase = listed[pattern]
        if phrase.is_cue and start >= begin:
            while sentence < last and start >= starts[sentence + 1]:
                sentence += 1
            if phrase.proposes:
                roles[sentence] = PROPOSAL
            elif phrase.recalls and roles[sentence] != PROPOSAL:
                roles[sentence] = BACKGROUND
            if phrase.compares:
                comparisons.append(-minus_end)
        if phrase.hides and -minus_end > covered:
            covered = -minus_end  # what lies inside a longer phrase says less than that one
            if phrase.anywhere or start < begin:
                phrases.append((start, covered, phrase))
    targets, question = _title_parts(lexicon, title, text)
    return Reading(text, begin, phrases, starts, roles, comparisons, targets, lexicon.heads, question)


def _words(lexicon: Lexicon, text: str) -> list[tuple[int, int, int]]:
    """List the phrases that end where a word ends, plural s included: (start, minus end, pattern).

    Sorted: in the order of the text, and of those that begin together the longest first.
    """
    found: list[tuple[int, int, int]] = []
    for pattern, start, end in lexicon.automaton.find_matches_as_indexes(text, overlapping=True):
        following = text[end]
        if following == " ":
            found.append((start + 1, -end, pattern))
        elif following == "s" and text[end + 1] == " ":
            found.append((start + 1, -end - 1, pattern))
    found.sort()
    return found


def _title_parts(
    lexicon: Lexicon, title: str, text: str
) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    """Find the parts of a title that name a target, and the word that makes it a question."""
    targets: list[tuple[int, int]] = []
    question: tuple[int, int] | None = None
    asks = "?" in title
    opened = 0
    for start, word in _title_words(text, len(title)):
        if opened and (not word or word in lexicon.means):
            targets.append((opened, start))
            opened = 0
        elif word in lexicon.targets and not opened and start > 1:
            opened = start
        if asks and question is None and word in lexicon.questions and (start == 1 or text[start - 2] == " "):
            question = (start, start + len(word))
    if opened:
        targets.append((opened, len(title) + 1))
    return targets, question


def _title_words(text: str, length: int) -> Iterator[tuple[int, str]]:
    start = 1
    for word in text[1 : 1 + length].split(" "):
        yield start, word
        start += len(word) + 1
