"""``claims chart``: one picture from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from claims.cli.messages import say
from claims.cli.options import database_option
from claims.cli.showing import choose_claims, chosen_selection, font_option, style_option, top_option
from claims.errors import UsageError

if TYPE_CHECKING:
    from reports.charts import ChartKind, ChartStyle

KINDS = ("technique", "hardware", "benchmark", "scores", "tradeoffs", "map")
ENDINGS = (".svg", ".pdf", ".png")
_WIDEST = 40.0


@click.command(short_help="One chart from the store.")
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@database_option
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Where the picture is put; its ending says the format: .svg, .pdf or .png.",
)
@choose_claims
@top_option
@style_option
@font_option
@click.option(
    "--width",
    default="text",
    show_default=True,
    metavar="WIDTH",
    help="'column' (3.3 inches, one column of a paper), 'text' (7 inches, both), or inches.",
)
def command(  # noqa: PLR0913, PLR0917 - the options of the command
    kind: str,
    database: str,
    output: str,
    metrics: tuple[str, ...],
    where: str,
    min_confidence: float,
    exclude_flags: tuple[str, ...],
    top: int,
    style: str,
    font: str | None,
    width: str,
) -> int:
    """Draw one chart: gains by technique, hardware or benchmark, scores, tradeoffs or map.

    scores are levels on benchmarks over the years, tradeoffs quality against speed, and map shows where
    the claims are.

    \b
    claims chart technique -o gains.svg
    claims chart hardware --metric speed --width column -o gains.pdf
    """  # noqa: D301 - \b keeps the lines of the example apart
    from pathlib import Path

    from claims.store import Store
    from reports.charts import draw_chart
    from reports.folder import replace_file
    from reports.lettering import carry_font, has_glyphs
    from reports.saving import read_letters, save_chart

    path = Path(output)
    if path.suffix.lower() not in ENDINGS:
        message = f"{output}: a chart ends in .svg, .pdf or .png"
        raise UsageError(message)
    inches = read_width(width)
    with carry_font(Path(font) if font else None):
        with Store.open(database, read_only=True) as store:
            selection = chosen_selection(store, metrics, where, min_confidence, exclude_flags)
            figure = draw_chart(
                store.connection,
                cast("ChartKind", kind),
                selection,
                top=top,
                width=inches,
                style=cast("ChartStyle", style),
            )
        with replace_file(path) as draft:
            save_chart(figure, draft)
    if path.suffix.lower() != ".svg" and font is None and not has_glyphs(read_letters(figure)):
        say("claims: some names have letters that the carried font lacks: see --font, or draw an .svg")
    click.echo(output)
    return 0


def read_width(text: str) -> float:
    """Return a width in inches.

    Raises:
        UsageError: it is neither a known name nor a number of inches that a chart fits in.

    >>> read_width("column"), read_width("5.5")
    (3.3, 5.5)
    """
    named = {"column": 3.3, "text": 7.0}
    if text in named:
        return named[text]
    try:
        inches = float(text)
    except ValueError:
        inches = 0.0
    if not named["column"] - 0.3 <= inches <= _WIDEST:
        message = f"{text}: a width is 'column', 'text', or a number of inches from 3 to 40"
        raise UsageError(message)
    return inches
