"""The DuckDB tables, derived from the pandera schemas, and the SQL files that stand beside them.

Papers and claims are defined once, in `schemas.paper` and `schemas.claim`; from there come the column types,
which of them may be null, the values that are allowed, and a comment on every column, so that
``duckdb_columns()`` documents an opened store.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from schemas.claim import claim_schema, stored_claim_schema
from schemas.columns import name_types
from schemas.paper import paper_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb
    from pandera.pandas import Column, DataFrameSchema

SQL_FILES = ("tables.sql", "macros.sql", "views.sql", "summaries.sql", "coverage.sql")
INHERITED = ("claims", "papers", "metrics", "scores")
SUMMARY = "gain_summaries"
REJECTION = {
    "check": "The first check that the row broke.",
    "reason": "Every check that the row broke, with the values that broke it.",
}


def write_tables() -> str:
    """Write the SQL that creates every table and view of an empty store.

    >>> "create table claims" in write_tables() and "create view gains" in write_tables()
    True
    """
    papers = paper_schema()
    return "\n".join(
        (
            write_table("papers", papers, further=("source varchar not null", "primary key (id)")),
            write_table("claims", stored_claim_schema({})),
            write_rejects("rejected_papers", papers, further=("source varchar not null",)),
            write_rejects("rejected_claims", claim_schema({})),
            *(read_sql(name) for name in SQL_FILES),
        )
    )


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every table, view and macro of an empty store, each column with its comment.

    A column without a comment of its own bears that of the column of the same name in ``claims`` or one of
    the other tables; those of a view ``by_…`` first of all that in ``gain_summaries``.

    >>> import duckdb
    >>> with duckdb.connect() as connection:
    ...     create_tables(connection)
    ...     connection.execute("from duckdb_columns() where comment is null and not internal").fetchall()
    []
    """
    connection.execute(write_tables())
    rows = connection.execute(
        "select table_name, column_name, comment from duckdb_columns() where not internal"
    ).fetchall()
    written = {(table, column): comment for table, column, comment in rows if comment}
    for table, column, comment in rows:
        sources = (SUMMARY, *INHERITED) if table.startswith("by_") else INHERITED
        found = next((written[source, column] for source in sources if (source, column) in written), None)
        if comment is None and found is not None:
            connection.execute(f'comment on column {table}."{column}" is {_quote(found)}')


def write_table(name: str, schema: DataFrameSchema, *, further: tuple[str, ...] = ()) -> str:
    """Write ``create table`` with the columns of `schema`, their constraints and a comment on each.

    `further` are column or constraint clauses that the store adds.

    >>> from schemas.paper import paper_schema
    >>> write_table("papers", paper_schema()).splitlines()[1]
    '    "id" VARCHAR not null,'
    """
    clauses = (*(_write_column(column) for column in _columns(schema)), *further)
    comments = {str(column.name): str(column.description) for column in _columns(schema)}
    return _write(name, clauses, comments)


def write_rejects(name: str, schema: DataFrameSchema, *, further: tuple[str, ...] = ()) -> str:
    """Write the table for rows that broke a check: the same columns, nullable, and why they are here.

    >>> from schemas.paper import paper_schema
    >>> write_rejects("rejected_papers", paper_schema()).splitlines()[6]
    '    "check" VARCHAR not null,'
    """
    clauses = [f'"{column.name}" {name_types(column).duckdb}' for column in _columns(schema)]
    return _write(
        name, (*clauses, '"check" VARCHAR not null', '"reason" VARCHAR not null', *further), REJECTION
    )


def read_sql(name: str) -> str:
    """Read one of the SQL files of this folder, such as ``views.sql``."""
    return files("schemas").joinpath(name).read_text(encoding="utf-8")


def _columns(schema: DataFrameSchema) -> Iterator[Column]:
    yield from schema.columns.values()


def _write(name: str, clauses: tuple[str, ...], comments: dict[str, str]) -> str:
    lines = [f"create table {name} (", ",\n".join(f"    {clause}" for clause in clauses), ");"]
    lines += [f'comment on column {name}."{column}" is {_quote(text)};' for column, text in comments.items()]
    return "\n".join(lines) + "\n"


def _write_column(column: Column) -> str:
    words = [f'"{column.name}"', name_types(column).duckdb]
    if not column.nullable:
        words.append("not null")
    for check in column.checks:
        allowed = ", ".join(_quote(value) for value in check.statistics.get("allowed_values", ()))
        words += [f'check ("{column.name}" in ({allowed}))'] if allowed else []
    return " ".join(words)


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
