"""``claims report``: charts and a page from the store."""

from __future__ import annotations

import click

from claims.cli.options import database_option


@click.command(short_help="Charts and a page from the store.")
@database_option
@click.option(
    "--out",
    "folder",
    default="report",
    show_default=True,
    metavar="FOLDER",
    help="Where the page and its charts are put.",
)
def command(database: str, folder: str) -> int:
    """Draw the charts of the stored claims and write them as a page, with the rows behind them."""
    from pathlib import Path  # noqa: PLC0415

    from claims import __version__  # noqa: PLC0415 - not for --help
    from claims.store import Store  # noqa: PLC0415
    from reports import write_report  # noqa: PLC0415

    with Store.open(database, read_only=True) as store:
        counts = store.counts()
        report = write_report(store.connection, Path(folder), version=__version__, digest=store.digest())
    for label, made in (
        ("papers", f"{counts.papers:,}"),
        ("claims", f"{counts.claims:,}"),
        ("rejected", f"{counts.rejected:,} rows"),
        ("charts", f"{len(report.charts)} in {folder}"),
        ("page", str(report.page)),
    ):
        click.echo(f"{label:<10}{made}")
    return 0
