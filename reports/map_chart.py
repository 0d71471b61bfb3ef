"""The chart of where claims are: technique families against hardware, one shaded count a cell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from reports.counts import NOT_NAMED, OTHERS, CountTable, read_counts
from reports.frame import Block, Chart, count_things
from reports.lettering import NAME_LINES, wrap_text
from reports.marks import INK, QUIET, SMALL, write_text
from reports.naming import title_name

if TYPE_CHECKING:
    import duckdb

    from reports.marks import Drawing
    from reports.selection import Selection

SHADES: Final = ("#e8eff6", "#c6dbec", "#94bfdd", "#5a9bc8", "#2b74ad", "#0b4f8a")
"""From few claims to many: one hue from light to dark, which grey paper shows as well."""
DARK_FROM: Final = 4
"""The first shade on which letters are light."""
ON_DARK: Final = "#fffffe"
"""White letters, told from white paper so that a dark page can treat them apart."""

_SIZE: Final = 7.0
_CELL: Final = 16.0
_NARROWEST_CELL: Final = 27.0
_WIDEST_CELL: Final = 64.0
_TOTAL: Final = 26.0
_HEAD_LINE: Final = 7.6
_HEAD_LINES: Final = 20
_NAME_LINE: Final = 8.0


def plan_map(
    connection: duckdb.DuckDBPyConnection, selection: Selection | None = None, *, top: int = 10
) -> Chart:
    """Plan the heat map of the selected claims: technique families against hardware."""
    table = read_counts(connection, selection, rows=top, columns=8)
    notes = "There is no selected claim, so there is nothing to draw."
    if table.claims:
        notes = (
            f"{count_things(table.claims, 'claim')}. A claim counts in each family and on each device that it"
            " names, so that totals are smaller than sums. Shades grow with the logarithm of the count."
        )
    return Chart(
        title="Where the claims are: technique family and hardware",
        notes=notes,
        signs=(),
        plan=partial(_plan_blocks, connection, selection, top),
        narrowest=99.0,
        most_columns=1,
    )


def _plan_blocks(
    connection: duckdb.DuckDBPyConnection,
    selection: Selection | None,
    top: int,
    width: float,
    *,
    linked: bool,
) -> list[Block]:
    names_width = min(0.36 * width, 110.0)
    # Others and not named take two columns of their own.
    columns = max(1, int((width - names_width - _TOTAL) / _NARROWEST_CELL) - 2)
    table = read_counts(connection, selection, rows=top, columns=min(columns, 10))
    if not table.claims:
        return []
    cell = min(_WIDEST_CELL, (width - names_width - _TOTAL) / len(table.columns))
    heads = [wrap_text(_name_column(name), cell - 3, SMALL, lines=_HEAD_LINES) for name in table.columns]
    head = 4 + _HEAD_LINE * max(len(lines) for lines in heads)
    names = [wrap_text(_name_row(name), names_width - 6, _SIZE, lines=NAME_LINES) for name in table.rows]
    heights = [max(_CELL, _NAME_LINE * len(lines) + 4) for lines in names]
    grid = _Grid(table, heads, names, head, heights, cell, names_width)
    height = head + sum(heights) + _CELL + 2
    label = (
        f"Number of claims for each technique family on each device, {count_things(table.claims, 'claim')}"
    )
    return [Block(label, height, partial(_draw_grid, grid=grid, linked=linked))]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The table laid out: the lines of every name, and the sizes of cells in points."""

    table: CountTable
    heads: list[list[str]]
    names: list[list[str]]
    head: float
    heights: list[float]
    cell: float
    names_width: float


def _draw_grid(drawing: Drawing, left: float, top: float, grid: _Grid, *, linked: bool) -> None:
    table, cell = grid.table, grid.cell
    first, right = left + grid.names_width, left + grid.names_width + cell * len(table.columns) + _TOTAL - 3
    for number, lines in enumerate(grid.heads):
        for line_number, line in enumerate(lines):
            y = top + grid.head - 5 - _HEAD_LINE * (len(lines) - 1 - line_number)
            write_text(drawing, first + cell * (number + 0.5), y, line, SMALL, color=QUIET, align="center")
    write_text(drawing, right, top + grid.head - 5, "all", SMALL, color=QUIET, align="right")

    axes = drawing.add_axes(first, top + grid.head, cell * len(table.columns), sum(grid.heights))
    axes.set_xlim(0, cell * len(table.columns))
    axes.set_axis_off()
    start = 0.0
    for row, lines, height in zip(table.rows, grid.names, grid.heights, strict=True):
        middle = top + grid.head + start + height / 2
        for line_number, line in enumerate(lines):
            y = middle + _NAME_LINE * (line_number - (len(lines) - 1) / 2)
            write_text(drawing, first - 5, y, line, _SIZE, align="right")
        for number, column in enumerate(table.columns):
            if count := table.cells.get((row, column), 0):
                is_named = not {row, column} & {NOT_NAMED, OTHERS}
                gid = f"cell:{quote(row)}&{quote(column)}" if linked and is_named else None
                shade = _shade(count, max(table.cells.values()))
                x = cell * number
                across, upper, lower = (
                    [x + 0.5, x + cell - 0.5],
                    [start + 0.5] * 2,
                    [start + height - 0.5] * 2,
                )
                axes.fill_between(across, upper, lower, color=SHADES[shade], linewidth=0, gid=gid)
                ink = ON_DARK if shade >= DARK_FROM else INK
                write_text(
                    drawing, first + x + cell / 2, middle, f"{count:,}", SMALL, color=ink, align="center"
                )
        write_text(drawing, right, middle, f"{table.row_totals[row]:,}", SMALL, color=QUIET, align="right")
        start += height
    y = top + grid.head + start + _CELL / 2
    write_text(drawing, first - 5, y, "all", SMALL, color=QUIET, align="right")
    for number, column in enumerate(table.columns):
        total = f"{table.column_totals[column]:,}"
        write_text(drawing, first + cell * (number + 0.5), y, total, SMALL, color=QUIET, align="center")
    write_text(drawing, right, y, f"{table.claims:,}", SMALL, color=QUIET, align="right")


def _shade(count: int, most: int) -> int:
    if most == 1:
        return 1
    return min(len(SHADES) - 1, int(math.log(count) / math.log(most) * len(SHADES)))


def _name_row(name: str) -> str:
    return {NOT_NAMED: "no family", OTHERS: "other families"}.get(name) or title_name(name)


def _name_column(name: str) -> str:
    return {NOT_NAMED: "not named", OTHERS: "other"}.get(name, name)
