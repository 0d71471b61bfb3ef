"""Options that several commands share, so that they are spelled and explained alike."""

from __future__ import annotations

import sys

import click

from claims.errors import UsageError
from claims.output import FORMAT_NAMES
from claims.readers.registry import FORMAT_NAMES as INPUT_FORMAT_NAMES

files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE…")

input_format_option = click.option(
    "--input-format",
    type=click.Choice(INPUT_FORMAT_NAMES),
    help="What the files are; found out from their content by default.",
)

format_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    help="How rows are written: by default a table on a terminal, JSON lines in a pipe or file.",
)

columns_option = click.option(
    "--columns",
    metavar="NAMES",
    help="Columns to write, with commas between, or 'all'; by default all of them, and in a table or "
    "Markdown those that fit a screen.",
)

database_option = click.option(
    "--db",
    "database",
    default="claims.duckdb",
    show_default=True,
    metavar="PATH",
    help="The DuckDB file.",
)


lexicons_option = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="FILE",
    help="Metrics, benchmarks, devices and models of your own, as TOML (docs/lexicons.md); may be repeated.",
)


def read_parameters(stated: tuple[str, ...]) -> dict[str, object]:
    """Return the values that ``NAME=VALUE`` gives to the names, all as text.

    Raises:
        UsageError: one of them has no ``=``, or a name twice.

    >>> read_parameters(("technique=IceFormer", "note=a=b"))
    {'technique': 'IceFormer', 'note': 'a=b'}
    """
    values: dict[str, object] = {}
    for text in stated:
        name, equals, value = text.partition("=")
        name = name.strip().removeprefix("$")
        if not equals or not name:
            message = f"a parameter is written NAME=VALUE, and this is {text!r}"
            raise UsageError(message)
        if name in values:
            message = f"the parameter {name} is given twice"
            raise UsageError(message)
        values[name] = value
    return values


def settle_format(asked: str | None) -> str:
    """Return the format asked for; else a table for a terminal and JSON lines for anything else."""
    if asked is not None:
        return asked
    return "table" if sys.stdout.isatty() else "jsonl"


def fits_screen(format_name: str) -> bool:
    """Tell whether a format is looked at rather than read by a program."""
    return format_name in {"table", "markdown"}
