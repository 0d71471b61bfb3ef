"""``claims report``: page, charts and tables from the store."""

from __future__ import annotations

import click

from claims.cli.options import database_option
from claims.cli.showing import choose_claims, chosen_selection, font_option, style_option, top_option

FORMATS = ("html", "svg", "pdf", "png", "markdown", "latex", "csv")


@click.command(short_help="Page, charts and tables from the store.")
@database_option
@click.option(
    "--out",
    "folder",
    default="report",
    show_default=True,
    metavar="FOLDER",
    help="Where the report is put.",
)
@click.option(
    "--by",
    "groupings",
    type=click.Choice(("technique", "hardware", "benchmark")),
    multiple=True,
    help="Only the gains by this grouping; may be given again.  [default: all charts]",
)
@choose_claims
@top_option
@style_option
@font_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Only this format; may be given again.  [default: all of them]",
)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    database: str,
    folder: str,
    groupings: tuple[str, ...],
    metrics: tuple[str, ...],
    where: str,
    min_confidence: float,
    exclude_flags: tuple[str, ...],
    top: int,
    style: str,
    font: str | None,
    formats: tuple[str, ...],
) -> int:
    """Write the report of the stored claims into a folder: the page index.html, charts and tables.

    \b
    claims report
    claims report --by technique --metric speed --format latex
    claims report --where "year >= 2023" --exclude-flag best-case-only
    """  # noqa: D301 - \b keeps the lines of the example apart
    from pathlib import Path

    from claims import __version__
    from claims.store import Store
    from reports import CHART_KINDS, write_report
    from reports.lettering import carry_font

    with Store.open(database, read_only=True) as store, carry_font(Path(font) if font else None):
        selection = chosen_selection(store, metrics, where, min_confidence, exclude_flags)
        counts = store.counts()
        report = write_report(
            store.connection,
            Path(folder),
            version=__version__,
            digest=store.digest(),
            selection=selection,
            kinds=[kind for kind in CHART_KINDS if not groupings or kind in groupings],
            formats=formats or FORMATS,
            style="screen" if style == "screen" else "paper",
            top=top,
        )
    lines = [
        ("papers", f"{counts.papers:,}"),
        ("claims", f"{counts.claims:,}"),
        ("rejected", f"{counts.rejected:,} rows"),
        ("selected", selection.describe()),
        ("charts", f"{len(report.charts)} in {folder}" if report.charts else ""),
        ("tables", f"{len(report.tables)} in {folder}" if report.tables else ""),
        ("page", str(report.page or "")),
    ]
    for label, made in lines:
        if made:
            click.echo(f"{label:<10}{made}")
    return 0
