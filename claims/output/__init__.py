"""Rows to text: one small module per format, loaded when it is asked for.

A format is a module of this folder with one function, ``write(columns, rows, stream)``. A new one
is that file and its name in `FORMAT_NAMES`. Values are written whole; only the table on a terminal
breaks them over lines.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMAT_NAMES = ("table", "jsonl", "csv", "markdown")


class RowFormat(Protocol):
    """What a format's module offers."""

    def write(self, columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO) -> None:
        """Write `rows`, each with one value per column, to `stream`."""


def write_rows(
    format_name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO
) -> None:
    """Write rows to `stream` in the format of that name, one of `FORMAT_NAMES`.

    >>> import sys
    >>> write_rows("csv", ["technique", "value"], [("Foo", 2.5), (None, 3.0)], sys.stdout)
    technique,value
    Foo,2.5
    ,3
    """
    cast("RowFormat", import_module(f"claims.output.{format_name}")).write(columns, rows, stream)
