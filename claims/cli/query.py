"""``claims query``: SQL over the store."""

from __future__ import annotations

import sys

import click

from claims.cli.options import database_option, table_option
from claims.errors import UsageError
from claims.output import write_rows


@click.command(short_help="SQL over the stored claims.")
@click.argument("sql", metavar="SQL")
@database_option
@table_option
def command(sql: str, database: str, format_name: str) -> int:
    """Run SQL over the stored claims and print its rows. The file is opened for reading only.

    \b
    claims query "select technique, metric, gain from claims order by gain desc limit 10"
    claims query "describe claims"
    """  # noqa: D301 - \b keeps the lines of the example apart
    from claims.store import Store  # noqa: PLC0415 - not for --help

    if not sql.strip():
        message = "the query is empty; write SQL, such as: select count(*) from claims"
        raise UsageError(message)
    with Store.open(database, read_only=True) as store:
        table = store.query(sql)
    write_rows(format_name, table.columns, table.rows, sys.stdout)
    return 0
