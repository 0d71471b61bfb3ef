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

FORMAT_NAMES = ("table", "jsonl", "csv", "markdown", "latex")
BINARY_FORMATS = ("parquet",)
"""Formats of a query's rows, whose columns have types; a module has ``write_typed``."""


class RowFormat(Protocol):
    """What a format's module offers."""

    def write(self, columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO) -> None:
        """Write `rows`, each with one value per column, to `stream`."""


class TypedFormat(Protocol):
    """What the module of a binary format offers."""

    def write_typed(
        self,
        columns: Sequence[str],
        types: Sequence[str],
        rows: Iterable[Sequence[object]],
        stream: TextIO,
    ) -> None:
        """Write `rows`, whose columns have these types of DuckDB, to the bytes below `stream`."""


def write_rows(
    format_name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    stream: TextIO,
    *,
    types: Sequence[str] = (),
) -> None:
    """Write rows to `stream` in the format of that name, one of `FORMAT_NAMES`.

    With `types`, the names of DuckDB's types of the columns, it may be one of `BINARY_FORMATS` too.

    >>> import sys
    >>> write_rows("csv", ["technique", "value"], [("Foo", 2.5), (None, 3.0)], sys.stdout)
    technique,value
    Foo,2.5
    ,3
    """
    if format_name in BINARY_FORMATS:
        typed = cast("TypedFormat", import_module(f"claims.output.{format_name}"))
        typed.write_typed(columns, types, rows, stream)
        return
    cast("RowFormat", import_module(f"claims.output.{format_name}")).write(columns, rows, stream)
