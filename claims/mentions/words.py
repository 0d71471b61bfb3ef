"""Word lists of the lexicons as parts of regular expressions."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicons import load_lexicon


@cache
def any_of(lexicon: str, section: str) -> str:
    r"""Give the words of a section as alternatives, the longest first; a space fits any white space.

    >>> any_of("clauses", "verb_endings")
    '(?:ted|ned|ped|ied|ies|es|ed|s|d)'
    """
    words = sorted(load_lexicon(lexicon)[section], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace("\\ ", r"\s") for word in words) + ")"
