"""The chart of where claims are: technique families against hardware, one shaded count a cell."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final

from reports.counts import NOT_NAMED, OTHERS, CountTable, read_counts
from reports.frame import Block, Chart, count_things
from reports.lettering import measure_text, wrap_text
from reports.marks import INK, PAPER, QUIET, SMALL, write_text
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
_HEAD_LINES: Final = 4


def plan_map(connection: duckdb.DuckDBPyConnection, selection: Selection | None = None, *, top: int = 10) -> Chart:
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
    connection: duckdb.DuckDBPyConnection, selection: Selection | None, top: int, width: float, linked: bool  # noqa: FBT001 - as the frame calls it
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
    height = head + _CELL * (len(table.rows) + 1) + 2
    label = f"Number of claims for each technique family on each device, {count_things(table.claims, 'claim')}"
    draw = partial(
        _draw_table, table=table, heads=heads, head=head, cell=cell, names_width=names_width, linked=linked
    )
    return [Block(label, height, draw)]


def _draw_table(  # noqa: PLR0913 - a table laid out
    drawing: Drawing,
    left: float,
    top: float,
    table: CountTable,
    heads: list[list[str]],
    head: float,
    cell: float,
    names_width: float,
    *,
    linked: bool,
) -> None:
    first = left + names_width
    width = cell * len(table.columns)
    for number, lines in enumerate(heads):
        for line_number, line in enumerate(lines):
            y = top + head - 5 - _HEAD_LINE * (len(lines) - 1 - line_number)
            write_text(drawing, first + cell * (number + 0.5), y, line, SMALL, color=QUIET, align="center")
    write_text(drawing, first + width + _TOTAL - 3, top + head - 5, "all", SMALL, color=QUIET, align="right")

    axes = drawing.add_axes(first, top + head, width, _CELL * len(table.rows))
    axes.set_xlim(0, width)
    axes.set_axis_off()
    most = max(table.cells.values())
    for row_number, row in enumerate(table.rows):
        y = _CELL * row_number
        name = wrap_text(_name_row(row), names_width - 6, _SIZE, lines=1)
        write_text(drawing, first - 5, top + head + y + _CELL / 2, name[0], _SIZE, align="right")
        for column_number, column in enumerate(table.columns):
            count = table.cells.get((row, column), 0)
            x = cell * column_number
            if count:
                shade = _shade(count, most)
                is_named = not {row, column} & {NOT_NAMED, OTHERS}
                gid = f"cell:{row}\n{column}" if linked and is_named else None
                corners = ([x + 0.5, x + cell - 0.5], [y + 0.5, y + 0.5], [y + _CELL - 0.5, y + _CELL - 0.5])
                axes.fill_between(*corners, color=SHADES[shade], linewidth=0, gid=gid)
                ink = ON_DARK if shade >= DARK_FROM else INK
                write_text(
                    drawing, first + x + cell / 2, top + head + y + _CELL / 2, f"{count:,}", SMALL, color=ink,
                    align="center",
                )  # fmt: skip
        total = f"{table.row_totals[row]:,}"
        write_text(drawing, first + width + _TOTAL - 3, top + head + y + _CELL / 2, total, SMALL, color=QUIET, align="right")
    y = top + head + _CELL * (len(table.rows) + 0.5)
    write_text(drawing, first - 5, y, "all", SMALL, color=QUIET, align="right")
    for number, column in enumerate(table.columns):
        total = f"{table.column_totals[column]:,}"
        write_text(drawing, first + cell * (number + 0.5), y, total, SMALL, color=QUIET, align="center")
    write_text(drawing, first + width + _TOTAL - 3, y, f"{table.claims:,}", SMALL, color=QUIET, align="right")


def _shade(count: int, most: int) -> int:
    if most == 1:
        return 1
    return min(len(SHADES) - 1, int(math.log(count) / math.log(most) * len(SHADES)))


def _name_row(name: str) -> str:
    return {NOT_NAMED: "no family", OTHERS: "other families"}.get(name) or title_name(name)


def _name_column(name: str) -> str:
    return {NOT_NAMED: "not named", OTHERS: "other"}.get(name, name)
