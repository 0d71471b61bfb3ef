"""Parquet, written by DuckDB itself, so that every column keeps the type that the query gave it."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from claims.errors import UsageError
from claims.output import jsonl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


# JSON, on the way to the file, has no form of its own for these.
_WITHOUT_FORM = re.compile(r"\b(?:BLOB|BIT|INTERVAL|JSON)\b")


def write_typed(
    columns: Sequence[str], types: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO
) -> None:
    """Write all rows as one Parquet file to the bytes below `stream`, which gets all of it or nothing.

    `types` are DuckDB's types of the columns. A number that is none, or without end, becomes null.

    Raises:
        UsageError: there are no columns, or a type that no Parquet file holds.
    """
    import duckdb

    names = jsonl.name_apart(columns)
    if not names:
        message = "the query gives no columns, so there is nothing to write as Parquet"
        raise UsageError(message)
    rare = [f"{name} ({kind})" for name, kind in zip(names, types, strict=True) if _WITHOUT_FORM.search(kind)]
    if rare:
        message = f"cannot be written as Parquet: {', '.join(rare)}; cast to varchar"
        raise UsageError(message)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        lines, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with lines.open("w", encoding="utf-8") as sheet:
            jsonl.write(names, rows, sheet)
        held = dict(zip(names, types, strict=True))
        quoted = ", ".join(f"{quote(name)}: {quote(kind)}" for name, kind in held.items())
        try:
            connection.execute(
                f"copy (from read_json({quote(str(lines))}, format = 'newline_delimited', "
                f"columns = {{{quoted}}})) to {quote(str(made))} (format parquet)"
            )
        except duckdb.Error as error:
            message = f"cannot be written as Parquet: {str(error).partition(chr(10))[0]}"
            raise UsageError(message) from error
        with made.open("rb") as file:
            stream.flush()
            shutil.copyfileobj(file, stream.buffer)


def quote(text: str) -> str:
    """Return `text` as a string of SQL.

    >>> quote("the 'old' one")
    "'the ''old'' one'"
    """
    return "'" + text.replace("'", "''") + "'"
