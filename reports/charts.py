"""The chart of claimed gains: one panel a metric family, one row a group, one mark a claim."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reports.gains import Grouping, count_ungrouped, read_panels
from reports.lettering import has_glyphs, ignore_missing_glyphs, wrap_text
from reports.marks import QUIET, SMALL, Drawing, draw_key, measure_key, write_text
from reports.panels import LINE, PAD, draw_panel, plan_panels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import duckdb
    from matplotlib.figure import Figure

    from reports.gains import Panel
    from reports.panels import PanelPlan

COLUMN_WIDTH: Final = 3.35
"""Inches: one column of a two-column paper."""
TEXT_WIDTH: Final = 7.0
"""Inches: the whole width of such a page."""

_GROUP_NOUNS: Final = {"technique": "technique family", "hardware": "hardware", "benchmark": "benchmark"}
_NARROWEST_PANEL: Final = 3.2
_MARGIN: Final = 4.0
_GUTTER: Final = 16.0
_TITLE_SIZE: Final = 9.0
_SETTINGS: Final[dict[Any, Any]] = {
    "svg.hashsalt": "claims",
    "svg.fonttype": "path",
    "text.hinting": "no_hinting",
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": False,
    "figure.dpi": 100.0,
    "savefig.dpi": 300.0,
    "savefig.bbox": None,
    "pdf.fonttype": 42,
}


def chart_gains(
    connection: duckdb.DuckDBPyConnection,
    by: Grouping,
    *,
    selection: Selection | None = None,
    top: int = 10,
    width: float = TEXT_WIDTH,
) -> Figure:
    """Draw the gains that the selected claims state, by technique family, hardware or benchmark.

    `connection` has the table ``claims``; `width` is in inches, and the height follows from what
    there is to show: a wide chart puts its panels side by side. Each panel shows the `top` groups
    with most claims and says how many more there are. With nothing to show, the chart says so.
    """
    panels = read_panels(connection, by, selection, top=top)
    gains, ungrouped = count_ungrouped(connection, by, selection)
    notes = _write_notes(by, panels, gains, ungrouped)
    with fix_settings():
        return _draw_chart(f"Claimed gains by {_GROUP_NOUNS[by]}", panels, notes, width)


def chart_panels(panels: Sequence[Panel], *, width: float = COLUMN_WIDTH) -> list[Figure]:
    """Draw each panel as a chart of its own, without key or notes, for a page that has its own.

    In SVG every mark then carries ``claim:`` and the id of its claim.
    """
    from matplotlib.figure import Figure

    figures = []
    with fix_settings():
        for plan in plan_panels(panels, width * 72 - 2 * _MARGIN):
            height = plan.height + 2 * _MARGIN
            figure = Figure(figsize=(width, height / 72), facecolor="none")
            draw_panel(Drawing(figure, width * 72, height), _MARGIN, _MARGIN, plan, linked=True)
            figures.append(figure)
    return figures


def chart_key(*, width: float = COLUMN_WIDTH) -> Figure:
    """Draw the key of the marks alone."""
    from matplotlib.figure import Figure

    with fix_settings():
        height = measure_key(width * 72) + 2
        figure = Figure(figsize=(width, height / 72), facecolor="none")
        draw_key(Drawing(figure, width * 72, height), 0, 1, width * 72)
    return figure


def save_chart(figure: Figure, path: Path) -> None:
    """Write `figure` in the format that the ending of `path` names: svg, png or pdf.

    The same figure gives the same bytes: no date, no machine's fonts, no random ids.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    suffix = path.suffix.removeprefix(".").lower()
    metadata: dict[str, dict[str, str | None]] = {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Creator": "benchclaims", "Producer": "benchclaims"},
        "png": {"Software": "benchclaims"},
    }
    texts = "".join(text.get_text() for text in figure.findobj(Text) if isinstance(text, Text))
    FigureCanvasAgg(figure)
    with fix_settings(real_text=not has_glyphs(texts.replace("\n", ""))), ignore_missing_glyphs():
        figure.savefig(path, format=suffix, metadata=metadata.get(suffix), facecolor="white")


@contextmanager
def fix_settings(*, real_text: bool = False) -> Iterator[None]:
    """Draw by matplotlib's own defaults and ours, whatever the user's matplotlibrc says.

    `real_text` keeps letters as text in SVG, for the reader's fonts to draw.
    """
    import matplotlib as mpl

    with mpl.rc_context(), warnings.catch_warnings():
        # Old settings in the defaults warn when they are set again.
        warnings.simplefilter("ignore", mpl.MatplotlibDeprecationWarning)
        mpl.rcParams.update({name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"})
        mpl.rcParams.update(_SETTINGS | ({"svg.fonttype": "none"} if real_text else {}))
        yield


@dataclass(frozen=True, slots=True)
class _Place:
    left: float
    top: float
    plan: PanelPlan


def _draw_chart(title: str, panels: Sequence[Panel], notes: str, width: float) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    points = width * 72
    inner = points - 2 * _MARGIN
    columns = max(1, min(len(panels), int(width / _NARROWEST_PANEL)))
    panel_width = (inner - _GUTTER * (columns - 1)) / columns
    plans = plan_panels(panels, panel_width)

    left = _MARGIN + PAD
    headings = wrap_text(title, inner - 2 * PAD, _TITLE_SIZE, bold=True)
    key_top = _MARGIN + 13 * len(headings)
    panels_top = key_top + (measure_key(inner - 2 * PAD) + 5 if panels else 0)
    places, bottom = _place_plans(plans, panels_top, panel_width, columns)
    note_lines = wrap_text(notes, inner - 2 * PAD, SMALL, lines=12)
    height = bottom + 9 * len(note_lines) + _MARGIN + (4 if note_lines else 0)

    figure = Figure(figsize=(width, height / 72), facecolor="none")
    FigureCanvasAgg(figure)
    drawing = Drawing(figure, points, height)
    for number, line in enumerate(headings):
        write_text(drawing, left, _MARGIN + 5 + 13 * number, line, _TITLE_SIZE, bold=True)
    if panels:
        draw_key(drawing, left, key_top, inner - 2 * PAD)
    for place in places:
        draw_panel(drawing, place.left, place.top, place.plan)
    for number, line in enumerate(note_lines):
        write_text(drawing, left, bottom + 8 + 9 * number, line, SMALL, color=QUIET)
    return figure


def _place_plans(
    plans: Sequence[PanelPlan], top: float, panel_width: float, columns: int
) -> tuple[list[_Place], float]:
    # Each panel goes under the shortest column, so that reading order holds and no hole opens.
    bottoms = [top] * columns
    places = []
    for plan in plans:
        column = min(range(columns), key=lambda number: (bottoms[number], number))
        places.append(_Place(_MARGIN + column * (panel_width + _GUTTER), bottoms[column], plan))
        bottoms[column] += plan.height + LINE
    return places, max(bottoms)


def _write_notes(by: Grouping, panels: Sequence[Panel], gains: int, ungrouped: int) -> str:
    noun = _GROUP_NOUNS[by]
    unnamed = f"{_count(ungrouped, 'claim')} with a gain {'names' if ungrouped == 1 else 'name'} no {noun}."
    if not panels:
        if not gains:
            return "No selected claim states a gain as a ratio, so there is nothing to draw."
        return f"No selected claim with a gain names a {noun}, so there is nothing to draw: {unnamed}"
    notes = (
        "Each mark is one claim. Rows are sorted by geometric mean; an n of 2/5 says that 2 of 5 claims"
        " enter it, as “up to” and “at least” are bounds and not values."
    )
    return f"{notes} Not shown: {unnamed}" if ungrouped else notes


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
