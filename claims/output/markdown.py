"""A Markdown table, ready to be pasted into a page or a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from claims.output.cells import one_line
from claims.output.table import round_off

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\|<*`])")


def write(columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO) -> None:
    """Write the heading, then each row as it comes, numbers with the six digits that are read."""
    write_line(columns, stream)
    stream.write("|" + " --- |" * len(columns) + "\n")
    for row in rows:
        write_line([round_off(value) for value in row], stream)


def write_line(values: Sequence[object], stream: TextIO) -> None:
    r"""Write one line of the table, with the characters escaped that Markdown would read as markup.

    >>> import sys
    >>> write_line(["50\\%", "a|b"], sys.stdout)
    | 50\\% | a\|b |
    """
    stream.write("| " + " | ".join(_SPECIAL.sub(r"\\\1", one_line(value)) for value in values) + " |\n")
