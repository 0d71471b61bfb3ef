"""Text in small letters, with no offset moved: what phrases are looked for in."""

from __future__ import annotations

import re

# In a pattern, what must keep its case: an escape, and the name of a group.
_KEPT = re.compile(r"(\\.|\(\?P[<=]\w+)|[^\\]", re.DOTALL)


def fold_case(text: str) -> str:
    """Lower the case of a text without moving an offset.

    >>> fold_case("İ Half")
    'İ half'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def compile_folded(pattern: str) -> re.Pattern[str]:
    r"""Compile a pattern that ignores case, for text in small letters (`fold_case`).

    It finds there what ``re.IGNORECASE`` finds in the text as it was, in a third of the time: a pattern that
    ignores case by itself cannot leave a place after one look at its first letter.

    >>> compile_folded(r"(?P<Device>[A-Z]PU)\S").search(fold_case("on CPUs")).group("Device")
    'cpu'
    """
    return re.compile(_KEPT.sub(lambda m: m.group(1) or m.group().lower(), pattern))


class Folding:
    """Lowers the case of a text and makes a space of each of `signs`, without moving an offset.

    >>> Folding("-/")("Top-1/Top-5 İ")
    'top 1 top 5 İ'
    """

    def __init__(self, signs: str) -> None:
        """Prepare one table for any text and one for plain ASCII, which is folded much faster as bytes."""
        self._table = str.maketrans(dict.fromkeys(signs, " "))
        self._bytes = bytes(ord(chr(i).lower().translate(self._table)) for i in range(128)) + bytes(128)

    def __call__(self, text: str) -> str:
        """Fold `text`."""
        if text.isascii():
            return text.encode("ascii").translate(self._bytes).decode("ascii")
        return fold_case(text).translate(self._table)
