"""What a reader yields: a paper, or the place and the fault of a record that is none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.model import Paper

_LONGEST_EXCERPT = 60
# Half of a character: no UTF-8 holds it.
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be read: its file, its line counted from 1, what is wrong, what to do.

    >>> print(BadRecord("papers.jsonl", 3, 'has no "abstract"; add one as text', record="p-17"))
    papers.jsonl, line 3 (p-17): has no "abstract"; add one as text
    """

    name: str
    line: int
    problem: str
    record: str | None = None

    def __str__(self) -> str:
        """Return the one line that a user reads."""
        record = f" ({shorten(self.record)})" if self.record else ""
        return f"{self.name}, line {self.line}{record}: {self.problem}"


type_of_json = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


def shorten(text: str) -> str:
    r"""Return `text` as it can stand inside a one-line message: printable and not too long.

    >>> shorten("two\nlines")
    'two lines'
    """
    printable = "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))
    return printable if len(printable) <= _LONGEST_EXCERPT else printable[: _LONGEST_EXCERPT - 1] + "…"


Record = Paper | BadRecord
