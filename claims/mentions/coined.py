"""Coined words: the form by which a name is told from a word.

CamelCase, capitals, a digit among letters; no concept of the field, and no adjective made of a name.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache, lru_cache

from claims.lexicons import load_lexicon
from claims.mentions.words import any_of

_TOKEN = re.compile(
    # Most words are small letters only: those are passed over at once.
    r"(?<![\w@/.])(?=\S{0,80}?[A-Z0-9À-Þ+])(?:\d(?=[A-Z]{2})|[A-Za-zÀ-ž])[A-Za-z0-9À-ž]*"
    r"(?:\^?[+*]+(?![\w])|\^[0-9A-Za-z](?=-|\b)|[-_/.+'@](?=[A-Za-z0-9])[A-Za-z0-9À-ž]+)*\+{0,2}"
)
_COINED = re.compile(r"[a-zà-ž0-9][A-Z]|[A-Z]{2}|[A-Z]\d|\d[A-Z]|[A-Za-z]\+|[a-z]\d|^[A-Z]-[A-Z]|\^\d-[A-Z]")

_YEAR = re.compile(r"[-'\s]?(?:19|20)\d\d\b")


@cache
def _common() -> frozenset[str]:
    return frozenset(load_lexicon("names")["common"])


def is_common(word: str) -> bool:
    """Tell whether a word is a concept of the field, such as an acronym that everybody uses.

    >>> is_common("GPU"), is_common("IceFormer")
    (True, False)
    """
    return word in _common()


@cache
def _adjectives() -> re.Pattern[str]:
    endings, beginnings = any_of("names", "adjective_endings"), any_of("names", "adjective_beginnings")
    return re.compile(rf"-{endings}$|^{beginnings}-|^Auto[Rr]egressive$", re.IGNORECASE)


def is_adjective(word: str) -> bool:
    """Tell whether a word is an adjective made of a name.

    >>> is_adjective("CPU-based"), is_adjective("non-LLM"), is_adjective("MULTI-FOO")
    (True, True, False)
    """
    # In capitals alone the beginning belongs to the name: "MULTI-FOO".
    return _adjectives().search(word) is not None and not (
        word.isupper() and word[:2].isalpha() and word[1] != "-"
    )


@lru_cache(maxsize=1 << 16)
def is_coined(token: str) -> bool:
    """Tell whether a word has the form of a coined name and is no common acronym.

    >>> is_coined("IceFormer"), is_coined("Transformer"), is_coined("GPU"), is_coined("CPU-based")
    (True, False, False, False)
    """
    if len(token) < 2 or not _COINED.search(token):
        return False
    common = _common()
    return token not in common and token.rstrip("s") not in common and not is_adjective(token)


def find_names(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """List the coined names in `text` with their places.

    >>> find_names("We compare IceFormer with KDEformer on CPUs")
    [('IceFormer', 11, 20), ('KDEformer', 26, 35)]
    """
    stop = len(text) if end is None else end
    return [(m.group(), *m.span()) for m in _TOKEN.finditer(text, start, stop) if is_coined(m.group())]


def is_free(name: str, known: Container[str]) -> bool:
    """Tell whether a name may be the paper's own: no known model, device, data set or concept.

    >>> is_free("FooNet", frozenset({"BERT"})), is_free("BERT", frozenset({"BERT"}))
    (True, False)
    """
    if _YEAR.search(name) or "/" in name:
        return False
    first = name.split(maxsplit=1)[0]
    return not any(word in known or is_common(word) for word in (name, first))
