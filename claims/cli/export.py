"""``claims export``: all stored claims as rows of one format."""

from __future__ import annotations

import sys

import click

from claims.cli.options import columns_option, database_option, fits_screen, format_option, settle_format
from claims.output import write_rows
from claims.output.rows import CLAIM_COLUMNS, READING_COLUMNS, choose_columns


@click.command(short_help="All stored claims as rows.")
@database_option
@format_option
@columns_option
def command(database: str, format_name: str | None, columns: str | None) -> int:
    """Print every stored claim, in the order of papers and places; the same store gives the same bytes."""
    from claims.store import Store

    written = settle_format(format_name)
    places = choose_columns(
        columns, CLAIM_COLUMNS, READING_COLUMNS if fits_screen(written) else CLAIM_COLUMNS
    )
    names = [CLAIM_COLUMNS[i] for i in places]
    quoted = ", ".join(f'"{name}"' for name in names)
    with Store.open(database, read_only=True) as store:
        table = store.query(f'select {quoted} from claims order by paper_id, "start", "end", claim_id')  # noqa: S608
    write_rows(written, names, table.rows, sys.stdout)
    return 0
