"""The chart of claimed gains: one panel a metric family, one row a group, one mark a claim."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from reports.frame import Block, Chart, count_things
from reports.gains import Grouping, count_ungrouped, read_panels
from reports.key import MARK_SIGNS
from reports.panels import draw_panel, plan_panels

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from reports.gains import Panel
    from reports.key import Sign
    from reports.selection import Selection

GROUP_NOUNS: Final = {"technique": "technique family", "hardware": "hardware", "benchmark": "benchmark"}
_NARROWEST: Final = 3.2


def plan_gains(
    connection: duckdb.DuckDBPyConnection, by: Grouping, selection: Selection | None = None, *, top: int = 10
) -> Chart:
    """Plan the chart of the gains that the selected claims state, by technique family, hardware or benchmark.

    Each panel shows the `top` groups with most claims and says how many more there are.
    """
    panels = read_panels(connection, by, selection, top=top)
    gains, ungrouped = count_ungrouped(connection, by, selection)
    plans = plan_panels(panels, 72 * _NARROWEST)
    is_strip = any(row.marks.is_strip for plan in plans for row in plan.rows)
    is_threaded = any(row.marks.threads for plan in plans for row in plan.rows)
    more: list[Sign] = ["geometric mean"]
    more += ["one paper"] if is_threaded else []
    more += ["many claims"] if is_strip else []
    return Chart(
        title=f"Claimed gains by {GROUP_NOUNS[by]}",
        notes=_write_notes(by, panels, gains, ungrouped, is_strip=is_strip),
        signs=(*MARK_SIGNS, *more),
        plan=partial(_plan_blocks, panels),
        narrowest=_NARROWEST,
    )


def _plan_blocks(panels: Sequence[Panel], width: float, *, linked: bool) -> list[Block]:
    return [
        Block(
            f"{panel.title}: gains of {count_things(panel.claims, 'claim')} by {panel.by}",
            plan.height,
            partial(draw_panel, plan=plan, linked=linked),
        )
        for panel, plan in zip(panels, plan_panels(panels, width), strict=True)
    ]


def _write_notes(by: Grouping, panels: Sequence[Panel], gains: int, ungrouped: int, *, is_strip: bool) -> str:
    noun = GROUP_NOUNS[by]
    unnamed = (
        f"{count_things(ungrouped, 'claim')} with a gain {'names' if ungrouped == 1 else 'name'} no {noun}."
    )
    if not panels:
        if not gains:
            return "No selected claim states a gain as a ratio, so there is nothing to draw."
        return f"No selected claim with a gain names a {noun}, so there is nothing to draw: {unnamed}"
    notes = (
        "Each mark is one claim. Rows are sorted by geometric mean; an n of 2/5 says that 2 of 5 claims"
        " enter it, as “up to” and “at least” are bounds and not values."
    )
    if is_strip:
        notes += (
            " Rows with too many claims for single marks show how many lie where; heights are square roots of"
            " counts, and a range counts at its geometric middle."
        )
    return f"{notes} Not shown: {unnamed}" if ungrouped else notes
