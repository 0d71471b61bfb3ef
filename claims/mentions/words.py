"""Word lists of the lexicons as parts of regular expressions, and words in a text without one."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicons import load_lexicon


@cache
def any_of(lexicon: str, section: str) -> str:
    r"""Give the words of a section as alternatives; a space fits any white space.

    They are sorted by their first letter, so that a place is left after one look, and the longest go first.

    >>> any_of("clauses", "verb_endings")
    '(?:d|e(?:s|d)|i(?:ed|es)|ned|ped|s|ted)'
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(load_lexicon(lexicon)[section], key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace("\\ ", r"\s"))
    groups = (
        re.escape(first) + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")
        for first, rests in sorted(by_letter.items())
    )
    return f"(?:{'|'.join(groups)})"


def find_word(text: str, word: str, start: int = 0, end: int | None = None) -> int:
    """Give where a word, which may hold any characters, first stands alone in a text; -1 when nowhere.

    A name of one paper is sought so: compiling a pattern for it would take longer than reading the paper.

    >>> find_word("FooNet-S and FooNet", "FooNet"), find_word("FooNets", "FooNet"), find_word("a-Foo", "Foo")
    (0, -1, -1)
    """
    stop = len(text) if end is None else end
    at = text.find(word, start, stop)
    while at >= 0:
        last = at + len(word)
        before, after = text[at - 1 : at], text[last : last + 1]
        alone = not before or not (before.isalnum() or before in "_-")
        if alone and (last >= stop or not (after.isalnum() or after == "_")):
            return at
        at = text.find(word, at + 1, stop)
    return -1
