"""The page docs/schema.md, made from an empty store: ``make docs`` writes it, a test holds it fresh.

Tables, views and macros are asked of DuckDB itself, and checks of the row schemas: the page says what holds.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import duckdb

from schemas import SCHEMA_VERSION
from schemas.claim import stored_claim_schema
from schemas.ddl import create_tables
from schemas.paper import paper_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandera.pandas import Check, DataFrameSchema

INTRODUCTION = f"""\
# The store

This page is made from `schemas/` by `make docs`; do not edit it.

A store is one DuckDB file, here under schema version {SCHEMA_VERSION}. It opens in any DuckDB client of
the same version, without this project: views and macros lie in the file. The same comments stand in
`duckdb_columns()`, `duckdb_views()` and `duckdb_functions()`. Questions and the queries that answer them are
in [sql.md](sql.md), flags in [flags.md](flags.md).

The first {{contract}} columns of `claims` are those of `claims extract --format jsonl`, in the same order,
and `schemas/claim.schema.json` describes them as JSON Schema; the others are computed when a claim is stored.

Means of ratios are geometric means, with their number and an interval, and never reach across metric
families. The interval is that of Student's t over the logarithms of the gains, at 95%: it says how far apart
the claims are, and nothing about whether they are true, since nobody drew them at random.
"""
TABLES = (
    "claims",
    "papers",
    "refused_quantities",
    "rejected_claims",
    "rejected_papers",
    "metrics",
    "sources",
    "schema_version",
)
VIEWS = (
    "gains",
    "scores",
    "deltas",
    "best_reported",
    "by_technique",
    "by_technique_family",
    "by_hardware",
    "by_benchmark",
    "gain_summaries",
    "grouped_gains",
    "coverage",
    "coverage_by_metric",
)
COMPUTED = 4


def write_reference() -> str:
    """Write the page: every table, view and macro, column by column, and the checks of a row.

    >>> "## View `gains`" in write_reference()
    True
    """
    schema = stored_claim_schema({})
    with duckdb.connect() as connection:
        create_tables(connection)
        parts = [INTRODUCTION.replace("{contract}", str(len(schema.columns) - COMPUTED))]
        parts += [describe_relation(connection, name, "Table") for name in TABLES]
        parts += [describe_relation(connection, name, "View") for name in VIEWS]
        parts.append(describe_macros(connection))
    parts.append(describe_checks(schema, "claim", "rejected_claims"))
    parts.append(describe_checks(paper_schema(), "paper", "rejected_papers"))
    return "\n".join(parts)


def describe_relation(connection: duckdb.DuckDBPyConnection, name: str, kind: str) -> str:
    """Describe one table or view: what it is, and each of its columns."""
    (comment,) = connection.execute(
        "select comment from duckdb_tables() where table_name = $name "
        "union all select comment from duckdb_views() where view_name = $name",
        {"name": name},
    ).fetchone() or ("",)
    columns = connection.execute(
        "select column_name, data_type, is_nullable, comment from duckdb_columns() where table_name = $name "
        "order by column_index",
        {"name": name},
    ).fetchall()
    lines = [
        f"## {kind} `{name}`",
        "",
        str(comment),
        "",
        "| column | type | meaning |",
        "| --- | --- | --- |",
    ]
    for column, data_type, nullable, meaning in columns:
        may = " or null" if nullable and kind == "Table" else ""
        lines.append(f"| `{column}` | {str(data_type).lower()}{may} | {escape(meaning)} |")
    return "\n".join(lines) + "\n"


def describe_macros(connection: duckdb.DuckDBPyConnection) -> str:
    """Describe the macros, each with its parameters."""
    macros = connection.execute(
        "select function_name, parameters, comment from duckdb_functions() "
        "where function_type = 'macro' and not internal order by function_name"
    ).fetchall()
    lines = ["## Macros", "", "| macro | meaning |", "| --- | --- |"]
    lines += [
        f"| `{name}({', '.join(parameters)})` | {escape(comment)} |" for name, parameters, comment in macros
    ]
    return "\n".join(lines) + "\n"


def describe_checks(schema: DataFrameSchema, noun: str, kept_in: str) -> str:
    """Describe the checks that a row must pass, in the order in which a rejection names them."""
    lines = [
        f"## What a {noun} must pass",
        "",
        f"A row that breaks one of these goes to `{kept_in}`, with the name of the first.",
        "",
        "| check | column | what holds |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| `{check.name}` | {column} | {escape(str(check.description))} |"
        for column, check in dict.fromkeys(list_checks(schema))
    ]
    return "\n".join(lines) + "\n"


def list_checks(schema: DataFrameSchema) -> Iterator[tuple[str, Check]]:
    """Yield each check once, with the columns that it is of; a check of whole rows has none."""
    columns: dict[str, list[str]] = {}
    checks: dict[str, Check] = {}
    for name, column in schema.columns.items():
        for check in column.checks:
            checks.setdefault(str(check.name), check)
            columns.setdefault(str(check.name), []).append(f"`{name}`")
    for name, check in checks.items():
        yield ", ".join(columns[name]), check
    for check in schema.checks:
        yield "", check


def escape(text: str) -> str:
    """Return text that stays in its cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.stdout.write(write_reference())
