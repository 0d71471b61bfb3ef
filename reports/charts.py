"""All charts by name: what each one is called and how it is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from reports.frame import TEXT_WIDTH, Chart
from reports.saving import enlarge_chart

if TYPE_CHECKING:
    import duckdb
    from matplotlib.figure import Figure

    from reports.gains import Grouping
    from reports.selection import Selection

ChartKind = Literal["technique", "hardware", "benchmark", "scores", "tradeoffs", "map"]
CHART_KINDS: Final[tuple[ChartKind, ...]] = get_args(ChartKind)
ChartStyle = Literal["paper", "screen"]

FILE_NAMES: Final[dict[ChartKind, str]] = {
    "technique": "gains-by-technique",
    "hardware": "gains-by-hardware",
    "benchmark": "gains-by-benchmark",
    "scores": "scores-by-year",
    "tradeoffs": "quality-against-speed",
    "map": "claims-by-technique-and-hardware",
}
ENLARGED: Final = 1.5
"""How many times larger a chart for a screen is."""


def plan_chart(
    connection: duckdb.DuckDBPyConnection,
    kind: ChartKind,
    selection: Selection | None = None,
    *,
    top: int = 10,
) -> Chart:
    """Plan the chart of that kind from the selected claims; `top` limits its groups."""
    if kind == "scores":
        from reports.score_chart import plan_scores

        return plan_scores(connection, selection, top=top)
    if kind == "tradeoffs":
        from reports.tradeoff_chart import plan_tradeoffs

        return plan_tradeoffs(connection, selection)
    if kind == "map":
        from reports.map_chart import plan_map

        return plan_map(connection, selection, top=top)
    from reports.gain_chart import plan_gains

    return plan_gains(connection, kind, selection, top=top)


def draw_chart(
    connection: duckdb.DuckDBPyConnection,
    kind: ChartKind,
    selection: Selection | None = None,
    *,
    top: int = 10,
    width: float = TEXT_WIDTH,
    style: ChartStyle = "paper",
) -> Figure:
    """Draw a chart of the selected claims, `width` inches wide on paper; its height follows.

    The style ``screen`` is the same picture half as large again, for a slide or a web page. With nothing to
    show, the chart says so.
    """
    figure = plan_chart(connection, kind, selection, top=top).compose(width)
    if style == "screen":
        enlarge_chart(figure, ENLARGED)
    return figure


def chart_gains(
    connection: duckdb.DuckDBPyConnection,
    by: Grouping,
    *,
    selection: Selection | None = None,
    top: int = 10,
    width: float = TEXT_WIDTH,
) -> Figure:
    """Draw the gains that the selected claims state, by technique family, hardware or benchmark.

    `connection` has the table ``claims`` open, and `width` is in inches.
    """
    return draw_chart(connection, by, selection, top=top, width=width)
