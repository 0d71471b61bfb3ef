"""Columns of a row schema: what each may hold, as pandas, DuckDB and JSON Schema name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import numpy as np
import pandas as pd
from pandera.pandas import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pandera.pandas import Check, DataFrameSchema

Holds = Literal["text", "integer", "number", "list"]


FrameType: TypeAlias = "str | pd.StringDtype[Any]"
# Not "str", which becomes Arrow's where pyarrow happens to be installed: the same rows must have the same
# types everywhere, and Arrow cannot hold the lone surrogates that a check has yet to find.
TEXT = pd.StringDtype("python", na_value=np.nan)


class TypeNames(NamedTuple):
    """What one type is called: in a frame (and there when it may be null), in DuckDB, in JSON Schema."""

    frame: FrameType
    frame_nullable: FrameType
    duckdb: str
    json: str


TYPE_NAMES: dict[Holds, TypeNames] = {
    "text": TypeNames(TEXT, TEXT, "VARCHAR", "string"),
    "integer": TypeNames("int64", "Int64", "BIGINT", "integer"),
    "number": TypeNames("float64", "float64", "DOUBLE", "number"),
    "list": TypeNames("object", "object", "VARCHAR[]", "array"),
}


def make_column(holds: Holds, description: str, *checks: Check, nullable: bool = False) -> Column:
    """Make a column that holds text, whole numbers, numbers or lists of text.

    >>> make_column("list", "What it is compared with.").metadata
    {'holds': 'list'}
    """
    dtype = _dtype(holds, nullable=nullable)
    return Column(dtype, list(checks), nullable=nullable, description=description, metadata={"holds": holds})


def name_types(column: Column) -> TypeNames:
    """Return what the type of a column made by `make_column` is called.

    >>> name_types(make_column("list", "What it is compared with.")).duckdb
    'VARCHAR[]'
    """
    return TYPE_NAMES[(column.metadata or {})["holds"]]


def make_frame(rows: Iterable[object], schema: DataFrameSchema) -> pd.DataFrame:
    """Make the frame that `schema` describes out of objects that have its columns as attributes.

    Tuples become lists, and what is no number where a number belongs becomes null, for the checks to find.

    >>> from claims.model import Paper
    >>> from schemas.paper import paper_schema
    >>> make_frame([Paper(id="a", title="A", abstract="")], paper_schema()).loc[0, "title"]
    'A'
    """
    held = list(rows)
    return pd.DataFrame(
        {
            str(name): _make_series([getattr(row, str(name)) for row in held], column)
            for name, column in schema.columns.items()
        }
    )


def cast_frame(frame: pd.DataFrame, schema: DataFrameSchema) -> pd.DataFrame:
    """Give the columns of a frame that DuckDB returned the types that `schema` asks for.

    >>> from schemas.paper import paper_schema
    >>> raw = pd.DataFrame({"id": ["a"], "title": ["A"], "abstract": [""], "year": [2001], "url": [None]})
    >>> str(cast_frame(raw, paper_schema())["year"].dtype)
    'Int64'
    """
    return pd.DataFrame({str(name): _cast(frame[name], column) for name, column in schema.columns.items()})


def _cast(values: pd.Series[Any], column: Column) -> pd.Series[Any]:
    holds: Holds = (column.metadata or {})["holds"]
    if holds == "list":
        return values.map(list).astype("object")
    return values.astype(pd.api.types.pandas_dtype(_dtype(holds, nullable=bool(column.nullable))))


def _dtype(holds: Holds, *, nullable: bool) -> FrameType:
    return TYPE_NAMES[holds].frame_nullable if nullable else TYPE_NAMES[holds].frame


def _make_series(values: list[Any], column: Column) -> pd.Series[Any]:
    holds: Holds = (column.metadata or {})["holds"]
    if holds == "list":
        return pd.Series(
            [list(value) if isinstance(value, tuple) else value for value in values], dtype="object"
        )
    if holds == "number":
        return pd.to_numeric(pd.Series(values, dtype="object"), errors="coerce").astype("float64")
    return pd.Series(values, dtype=_dtype(holds, nullable=bool(column.nullable)))
