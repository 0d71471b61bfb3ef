"""A table to look at: fitted to the terminal, or in a pipe as wide as its values, of which no text is cut.

Numbers are shown with six digits; CSV, JSON lines and Parquet have all of them.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from claims.output.cells import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Beyond this, fitting every cell to the terminal takes seconds and nobody reads it anyway.
_MOST_FITTED_ROWS = 2000
_GAP = "  "
_SIX_DIGITS = 100_000.0


def write(columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO) -> None:
    """Write the whole table at once, numbers to the right."""
    kept = [list(row) for row in rows]
    right = [is_numeric(row[i] for row in kept) for i in range(len(columns))]
    cells = [[one_line(round_off(value)) for value in row] for row in kept]
    draw = write_fitted if stream.isatty() and len(kept) <= _MOST_FITTED_ROWS else write_plain
    draw(columns, cells, right, stream)


def round_off(value: object) -> object:
    """Return a number with the six digits that a person reads; anything else as it is.

    >>> round_off(1 / 0.6), round_off(12345678.0), round_off(12345678.9), round_off("1.6666666667")
    (1.66667, 12345678.0, 12345679.0, '1.6666666667')
    """
    if not isinstance(value, float) or not math.isfinite(value) or value.is_integer():
        return value
    return float(round(value)) if abs(value) >= _SIX_DIGITS else float(f"{value:.6g}")


def is_numeric(values: Iterable[object]) -> bool:
    """Tell whether a column holds numbers and nothing else, gaps aside.

    >>> is_numeric([1, None, 2.5]), is_numeric([None]), is_numeric([1, "x"])
    (True, False, False)
    """
    present = [value for value in values if value is not None]
    return bool(present) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in present)


def write_plain(
    columns: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool], stream: TextIO
) -> None:
    """Write aligned columns, each as wide as its longest value.

    >>> import sys
    >>> write_plain(["technique", "gain"], [["Foo", "2.5"], ["Bar", "10"]], [False, True], sys.stdout)
    technique  gain
    ---------  ----
    Foo         2.5
    Bar          10
    """
    from rich.cells import cell_len

    widths = [max(cell_len(row[i]) for row in chain([columns], cells)) for i in range(len(columns))]

    def pad(text: str, i: int) -> str:
        space = " " * (widths[i] - cell_len(text))
        return space + text if right[i] else text + space

    rule = ["-" * width for width in widths]
    for row in chain([columns, rule], cells):
        line = _GAP.join(pad(text, i) for i, text in enumerate(row)).rstrip()
        stream.write(f"{line}\n")


def write_fitted(
    columns: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool], stream: TextIO
) -> None:
    """Write a table that fits the terminal, values broken over lines where they must be."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, numeric in zip(columns, right, strict=True):
        table.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(text) for text in row))
    Console(file=stream, highlight=False).print(table)
