r"""A LaTeX tabular with the rules of booktabs, ready to be \input into a paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from claims.output.cells import one_line
from claims.output.table import is_numeric, round_off

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
} | {mark: f"\\{mark}" for mark in "&%$#_{}"}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")


def write(columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO) -> None:
    """Write the whole table at once, numbers to the right and with six digits, as they are read."""
    kept = [list(row) for row in rows]
    sides = ["r" if is_numeric(row[i] for row in kept) else "l" for i in range(len(columns))]
    stream.write("% needs \\usepackage{booktabs}; text in other scripts needs XeLaTeX or LuaLaTeX\n")
    stream.write(f"\\begin{{tabular}}{{{''.join(sides)}}}\n\\toprule\n")
    write_line(columns, stream)
    stream.write("\\midrule\n")
    for row in kept:
        write_line([round_off(value) for value in row], stream)
    stream.write("\\bottomrule\n\\end{tabular}\n")


def write_line(values: Sequence[object], stream: TextIO) -> None:
    r"""Write one line of the table, with the characters escaped that LaTeX would read as markup.

    >>> import sys
    >>> write_line(["50%", "a_b & c", 2.5], sys.stdout)
    50\% & a\_b \& c & 2.5 \\
    """
    cells = [_SPECIAL.sub(lambda mark: _ESCAPES[mark.group()], one_line(value)) for value in values]
    # A bracket at the head of a line would be read as an argument of the \\ before it.
    head = "{}" if cells and cells[0].startswith(("[", "*")) else ""
    stream.write(head + " & ".join(cells) + " \\\\\n")
