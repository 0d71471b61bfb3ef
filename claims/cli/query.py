"""``claims query``: SQL over the store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claims.cli.options import database_option, read_parameters
from claims.errors import InputError, UsageError
from claims.output import BINARY_FORMATS, FORMAT_NAMES, write_rows

_LONGEST_NAME = 256


@click.command(short_help="SQL over the stored claims.")
@click.argument("sql", metavar="SQL|FILE")
@database_option
@click.option(
    "--param",
    "-p",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="The value of $NAME in the query; it is bound as a value, never read as SQL. Can be repeated.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice((*FORMAT_NAMES, *BINARY_FORMATS)),
    default="table",
    show_default=True,
    help="How rows are written.",
)
@click.option(
    "--external",
    is_flag=True,
    help="Let the query also read and write other files and reach the network, as DuckDB can.",
)
def command(sql: str, database: str, parameters: tuple[str, ...], format_name: str, *, external: bool) -> int:
    """Run SQL over the stored claims, given in the call, in a FILE or on standard input ("-").

    The store is opened for reading only: a query changes nothing in it, and reaches no other file and no
    network. A parameter is text; where SQL needs a number in a sum, write $name::int. What can be queried is
    in docs/schema.md, and questions with their answers are in docs/sql.md.

    \b
    claims query "select technique, metric, times(gain) from gains order by gain desc limit 10"
    claims query "from gains where technique = $technique" -p technique=IceFormer
    claims query "from by_technique_family" --format latex > table.tex
    """  # noqa: D301 - \b keeps the lines of the example apart
    from claims.store import Store

    bound = read_parameters(parameters)
    text = read_query(sql)
    if format_name in BINARY_FORMATS and sys.stdout.isatty():
        message = f"{format_name} is no text for a terminal; send it to a file with: > claims.{format_name}"
        raise UsageError(message)
    with Store.open(database, read_only=True, external=external) as store:
        table = store.query(text, bound or None)
    write_rows(format_name, table.columns, table.rows, sys.stdout, types=table.types)
    return 0


def read_query(sql: str) -> str:
    """Return the query: `sql` itself, what stands in the file that it names, or standard input for "-".

    >>> read_query("from claims")
    'from claims'

    Raises:
        InputError: the file cannot be read.
    """
    if sql == "-":
        return sys.stdin.read()
    if len(sql.split()) != 1 or not (
        sql.lower().endswith(".sql") or (len(sql) < _LONGEST_NAME and Path(sql).is_file())
    ):
        return sql
    try:
        return Path(sql).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        message = f"{sql}: no such file; check the path"
        raise InputError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        message = (
            f"{sql}: cannot be read as a file of SQL ({getattr(error, 'strerror', None) or 'not UTF-8'})"
        )
        raise InputError(message) from error
