"""The chart of claimed gains: one panel a metric family, one row a group, one mark a claim."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.gains import Grouping, Selection, count_ungrouped, read_panels
from reports.lettering import has_glyphs, ignore_missing_glyphs, wrap_text
from reports.marks import QUIET, SMALL, Drawing, draw_key, measure_key, write_text
from reports.panels import LINE, draw_panel, plan_panel

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
_SETTINGS: Final = {
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


def chart_panel(panel: Panel, *, width: float = COLUMN_WIDTH) -> Figure:
    """Draw one panel alone, without key or notes, for a page that has its own."""
    with fix_settings():
        return _draw_chart("", (panel,), "", width, key=False)


def save_chart(figure: Figure, path: Path) -> None:
    """Write `figure` in the format that the ending of `path` names: svg, png or pdf.

    The same figure gives the same bytes: no date, no machine's fonts, no random ids.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    suffix = path.suffix.removeprefix(".").lower()
    metadata: dict[str, dict[str, str | None]] = {
        "svg": {"Date": None, "Creator": "benchclaims"},
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


def _draw_chart(title: str, panels: Sequence[Panel], notes: str, width: float, *, key: bool = True) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    points = width * 72
    inner = points - 2 * _MARGIN
    columns = max(1, min(len(panels), int(width / _NARROWEST_PANEL)))
    panel_width = (inner - _GUTTER * (columns - 1)) / columns
    plans = [plan_panel(panel, panel_width) for panel in panels]

    headings = wrap_text(title, inner, _TITLE_SIZE, bold=True) if title else []
    key_top = _MARGIN + 13 * len(headings)
    panels_top = key_top + (measure_key(inner) + 5 if key and panels else 0)
    places, bottom = _place_plans(plans, panels_top, panel_width, columns)
    note_lines = wrap_text(notes, inner, SMALL, lines=12)
    height = bottom + 9 * len(note_lines) + _MARGIN + (4 if note_lines else 0)

    figure = Figure(figsize=(width, height / 72), facecolor="none")
    FigureCanvasAgg(figure)
    drawing = Drawing(figure, points, height)
    for number, line in enumerate(headings):
        write_text(drawing, _MARGIN, _MARGIN + 5 + 13 * number, line, _TITLE_SIZE, bold=True)
    if key and panels:
        draw_key(drawing, _MARGIN, key_top, inner)
    for place in places:
        draw_panel(drawing, place.left, place.top, place.plan)
    for number, line in enumerate(note_lines):
        write_text(drawing, _MARGIN, bottom + 8 + 9 * number, line, SMALL, color=QUIET)
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
    notes = [
        "One mark per claim and group. Rows by geometric mean (bar) of stated values, about and ranges;"
        " 2/5: of 5 claims, 2 enter it, as an up to or at least has no middle.",
    ]
    if ungrouped:
        notes.append(f"Not shown: {unnamed}")
    return " ".join(notes)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
