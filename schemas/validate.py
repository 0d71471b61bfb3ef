"""Splitting a frame into the rows that pass a schema and those that do not, each with the checks it broke."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
from pandera.errors import SchemaErrors
from pandera.pandas import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandera.errors import SchemaError
    from pandera.pandas import DataFrameSchema

QUOTED = 80


class Split(NamedTuple):
    """Rows that passed, and rows that did not, which also have the columns ``check`` and ``reason``."""

    good: pd.DataFrame
    bad: pd.DataFrame


class Break(NamedTuple):
    """One check that one row broke."""

    row: int
    check: str
    reason: str


def split_rows(frame: pd.DataFrame, schema: DataFrameSchema) -> Split:
    """Validate `frame` and part its rows; the order of rows is kept.

    A bad row is named by the first check it broke, in the order of the schema; its reason lists them all.
    Raises pandera's own `SchemaErrors` when the frame itself, rather than a row, does not fit the schema.

    >>> from claims.model import Paper
    >>> from schemas.columns import make_frame
    >>> from schemas.paper import paper_schema
    >>> papers = [Paper(id="a", title="A", abstract=""), Paper(id=" ", title="B", abstract="", year=3000)]
    >>> split = split_rows(make_frame(papers, paper_schema()), paper_schema())
    >>> list(split.good["id"]), list(split.bad["check"])
    (['a'], ['id-present'])
    >>> split.bad["reason"].item()  # doctest: +ELLIPSIS
    "id-present: the id is not empty (id=' '); year-plausible: the year is ..."
    """
    frame = frame.reset_index(drop=True)
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        breaks = list(_list_breaks(frame, schema, errors))
    else:
        breaks = []
    reasons: dict[int, list[Break]] = {}
    for found in breaks:
        reasons.setdefault(found.row, []).append(found)
    bad = frame.loc[sorted(reasons)]
    good = frame.drop(index=bad.index) if len(bad) else frame
    return Split(
        good,
        bad.assign(
            check=[reasons[row][0].check for row in sorted(reasons)],
            reason=[
                "; ".join(f"{one.check}: {one.reason}" for one in reasons[row]) for row in sorted(reasons)
            ],
        ),
    )


def _list_breaks(frame: pd.DataFrame, schema: DataFrameSchema, errors: SchemaErrors) -> Iterator[Break]:
    order = {name: place for place, name in enumerate(schema.columns)}
    for error in sorted(errors.schema_errors, key=lambda error: order.get(_find_column(error), len(order))):
        check = error.check
        column = _find_column(error)
        if isinstance(check, Check) and error.check_output is not None:
            rows = error.check_output.index[~error.check_output.astype(bool)]
            quoted = [column] if column else (check.statistics or {}).get("columns", [])
            for row in rows:
                yield Break(row, str(check.name), f"{check.description} ({_quote(frame, row, quoted)})")
        elif check == "not_nullable":
            for row in frame.index[frame[column].isna()]:
                yield Break(row, "not-null", f"{column} is missing")
        else:
            raise errors


def _find_column(error: SchemaError) -> str:
    """Return the column whose check failed; empty when the check is of whole rows."""
    name = getattr(error.schema, "name", None)
    return str(name) if error.schema.__class__.__name__ == "Column" else ""


def _quote(frame: pd.DataFrame, row: int, columns: list[str]) -> str:
    values = ((name, frame.at[row, name]) for name in columns)  # noqa: PD008 - one cell
    return ", ".join(f"{name}={_show(value)}" for name, value in values)


def _show(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return "null"
    shown = repr(value.item() if hasattr(value, "item") else value)
    return shown if len(shown) <= QUOTED else shown[: QUOTED - 1] + "…"
