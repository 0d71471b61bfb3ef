"""Options that several commands share, so that they are spelled and explained alike."""

from __future__ import annotations

import sys

import click

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

table_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    default="table",
    show_default=True,
    help="How rows are written.",
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


def settle_format(asked: str | None) -> str:
    """Return the format asked for; else a table for a terminal and JSON lines for anything else."""
    if asked is not None:
        return asked
    return "table" if sys.stdout.isatty() else "jsonl"


def fits_screen(format_name: str) -> bool:
    """Tell whether a format is looked at rather than read by a program."""
    return format_name in {"table", "markdown"}
