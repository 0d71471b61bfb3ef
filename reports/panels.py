"""One panel of a chart: what stands where, in points from its top left, and the drawing of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.axes import GRID
from reports.frame import LINE, PAD
from reports.lettering import NAME_LINES, find_font, measure_text, shorten_text, wrap_text
from reports.marks import QUIET, SMALL, THREAD, draw_gains, draw_mean, write_text
from reports.naming import title_name
from reports.rows import NAME_SIZE, plan_marks
from reports.scales import choose_limits, choose_ticks, format_ratio
from reports.strips import draw_strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from reports.gains import Group, Panel
    from reports.marks import Drawing
    from reports.rows import MarkPlan

SIZE: Final = 7.0
"""Points: the size of names."""
BAND: Final = "#f3f4f6"

_HEAD: Final = 14.0
_AXIS: Final = 21.0
_GAP: Final = 6.0
_MOST_LINKED: Final = 600
_WIDEST_NAME: Final = 0.36
_AXIS_LABEL: Final = "times better (log scale)"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A group's row: its name in lines, its numbers, the places of its marks, its top and height."""

    group: Group
    name: tuple[str, ...]
    mean: str
    n: str
    marks: MarkPlan
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """A panel laid out; all lengths in points from its own top left corner."""

    title: str
    count: str
    rest: str
    rows: tuple[RowPlan, ...]
    limits: tuple[float, float]
    ticks: tuple[float, ...]
    width: float
    axis_left: float
    axis_right: float
    mean_right: float
    height: float

    @property
    def rows_bottom(self) -> float:
        """Where the last row ends."""
        return self.rows[-1].top + self.rows[-1].height


def plan_panels(panels: Sequence[Panel], width: float) -> list[PanelPlan]:
    """Lay out `panels`, each `width` points wide, with their axes one exactly above the other."""
    groups = [group for panel in panels for group in panel.groups]
    if not groups:
        return []
    names = [line for panel in panels for group in panel.groups for line in _wrap_name(panel, group, width)]
    axis_left = PAD + max(measure_text(line, SIZE) for line in names) + _GAP
    n_width = max(measure_text(text, SIZE) for text in ["n", *map(_count_group, groups)])
    mean_right = width - PAD - n_width - _GAP
    mean_width = max(measure_text(text, SIZE) for text in ["mean", *map(_format_mean, groups)])
    axis = (axis_left, mean_right - mean_width - _GAP)
    return [_plan_panel(panel, width, axis, mean_right) for panel in panels]


def _plan_panel(panel: Panel, width: float, axis: tuple[float, float], mean_right: float) -> PanelPlan:
    gains = [gain for group in panel.groups for gain in group.gains]
    limits = choose_limits([gain.low for gain in gains] + [gain.high for gain in gains if gain.high])

    def locate(ratio: float) -> float:
        return _locate(ratio, limits, *axis)

    rows: list[RowPlan] = []
    top = _HEAD
    for group in panel.groups:
        name = _wrap_name(panel, group, width)
        marks = plan_marks(group, locate, *axis)
        height = max(LINE * len(name), marks.height) + 4
        mean, n = _format_mean(group), _count_group(group)
        rows.append(RowPlan(group, tuple(name), mean, n, marks, top, height))
        top += height
    rest = _name_rest(panel)
    count = f"{panel.claims:,} claim{'' if panel.claims == 1 else 's'}"
    room = axis[1] - measure_text(count, SMALL) - _GAP
    return PanelPlan(
        title=shorten_text(panel.title[:1].upper() + panel.title[1:], room, SIZE + 1, bold=True),
        count=count,
        rest=rest,
        rows=tuple(rows),
        limits=limits,
        ticks=tuple(choose_ticks(*limits, lambda ticks: _fit_ticks(ticks, limits, axis[1] - axis[0]))),
        width=width,
        axis_left=axis[0],
        axis_right=axis[1],
        mean_right=mean_right,
        height=top + _AXIS + (LINE if rest else 0),
    )


def draw_panel(drawing: Drawing, left: float, top: float, plan: PanelPlan, *, linked: bool = False) -> None:
    """Draw the panel laid out in `plan` with its top left corner at a place of the figure.

    `linked` gives every mark the id of its claim, unless there are too many to click at.
    """
    write_text(drawing, left + PAD, top + 5, plan.title, SIZE + 1, bold=True)
    after = left + PAD + measure_text(plan.title, SIZE + 1, bold=True) + _GAP
    write_text(drawing, after, top + 5.3, plan.count, SMALL, color=QUIET)
    write_text(drawing, left + plan.mean_right, top + 5.3, "mean", SMALL, color=QUIET, align="right")
    write_text(drawing, left + plan.width - PAD, top + 5.3, "n", SMALL, color=QUIET, align="right")

    linked = linked and sum(len(row.marks.lanes) for row in plan.rows) <= _MOST_LINKED
    _draw_bands(drawing, left, top, plan)
    axes = _draw_axis(drawing, left, top, plan)
    for row in plan.rows:
        middle = row.top + row.height / 2
        for number, line in enumerate(row.name):
            y = middle + LINE * (number - (len(row.name) - 1) / 2)
            write_text(drawing, left + plan.axis_left - _GAP, top + y, line, SIZE, align="right")
        write_text(drawing, left + plan.mean_right, top + middle, row.mean, SIZE, align="right")
        write_text(drawing, left + plan.width - PAD, top + middle, row.n, SIZE, color=QUIET, align="right")
        _draw_row(drawing, left, top, plan, axes, row, linked=linked)
    if plan.rest:
        y = top + plan.rows_bottom + _AXIS + LINE / 2 - 1
        write_text(drawing, left + PAD, y, plan.rest, SMALL, color=QUIET)


def _draw_row(
    drawing: Drawing, left: float, top: float, plan: PanelPlan, axes: Axes, row: RowPlan, *, linked: bool
) -> None:
    start = row.top - _HEAD
    marks = row.marks
    if marks.is_strip:
        width = plan.axis_right - plan.axis_left
        draw_strip(axes, row.group.gains, plan.limits, width, start + 2, row.height - 4)
    mean = row.group.mean
    if mean is not None and len(row.group.stated) > 1:
        draw_mean(axes, mean, start + 1, start + row.height - 1, halo=marks.is_strip)
    middle = start + row.height / 2
    for thread in marks.threads:
        y = middle + marks.step * (thread.lane - marks.middle)
        axes.plot([thread.low, thread.high], [y, y], color=THREAD, linewidth=0.6, zorder=2.2)
    heights = [middle + marks.step * (lane - marks.middle) for lane in marks.lanes]
    draw_gains(axes, zip(row.group.gains, heights, strict=not marks.is_strip), linked=linked)
    for name in marks.names:
        y = top + row.top + row.height / 2 + marks.step * (name.lane - marks.middle)
        write_text(drawing, left + name.left, y, name.text, NAME_SIZE, color=QUIET)


def _draw_bands(drawing: Drawing, left: float, top: float, plan: PanelPlan) -> None:
    from matplotlib.patches import Rectangle

    for row in plan.rows[::2]:
        bottom = 1 - (top + row.top + row.height) / drawing.height
        corner = (left / drawing.width, bottom)
        width, height = plan.width / drawing.width, row.height / drawing.height
        # Below zero lies under the axes, which would otherwise be covered.
        band = Rectangle(
            corner,
            width,
            height,
            transform=drawing.figure.transFigure,
            facecolor=BAND,
            linewidth=0.0,
            zorder=-1.0,
        )
        drawing.figure.add_artist(band)


def _draw_axis(drawing: Drawing, left: float, top: float, plan: PanelPlan) -> Axes:
    from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

    height = plan.rows_bottom - _HEAD
    axes = drawing.add_axes(left + plan.axis_left, top + _HEAD, plan.axis_right - plan.axis_left, height)
    axes.set_xscale("log")
    axes.set_xlim(*plan.limits)
    axes.xaxis.set_major_locator(FixedLocator(list(plan.ticks)))
    axes.xaxis.set_major_formatter(FixedFormatter([format_ratio(tick) for tick in plan.ticks]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_locator(NullLocator())
    axes.tick_params(axis="x", length=2, width=0.5, pad=1.5, color=QUIET, labelcolor=QUIET)
    for label in axes.get_xticklabels():
        label.set_fontproperties(find_font(label.get_text(), SMALL))
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=QUIET, linewidth=0.5)
    axes.grid(axis="x", color=GRID, linewidth=0.5, zorder=1)
    axes.set_axisbelow(True)
    axes.axvline(1.0, color=QUIET, linewidth=0.9, zorder=1.5)
    middle = left + (plan.axis_left + plan.axis_right) / 2
    below = top + plan.rows_bottom + 14.5
    write_text(drawing, middle, below, _AXIS_LABEL, SMALL, color=QUIET, align="center")
    return axes


def _locate(ratio: float, limits: tuple[float, float], left: float, right: float) -> float:
    low, high = math.log10(limits[0]), math.log10(limits[1])
    return left + (math.log10(ratio) - low) / (high - low) * (right - left)


def _fit_ticks(ticks: Sequence[float], limits: tuple[float, float], width: float) -> bool:
    places = [_locate(tick, limits, 0.0, width) for tick in ticks]
    halves = [measure_text(format_ratio(tick), SMALL) / 2 for tick in ticks]
    return all(
        places[n] + halves[n] + _GAP / 2 <= places[n + 1] - halves[n + 1] for n in range(len(places) - 1)
    )  # fmt: skip


def _wrap_name(panel: Panel, group: Group, width: float) -> list[str]:
    # Ids of technique families come from our lexicon; names of devices and benchmarks from papers.
    name = title_name(group.name) if panel.by == "technique" else group.name
    return wrap_text(name, width * _WIDEST_NAME, SIZE, lines=NAME_LINES)


def _format_mean(group: Group) -> str:
    return "–" if group.mean is None else format_ratio(group.mean)


def _count_group(group: Group) -> str:
    stated, claimed = len(group.stated), len(group.gains)
    return f"{claimed:,}" if stated == claimed else f"{stated:,}/{claimed:,}"


def _name_rest(panel: Panel) -> str:
    if not panel.groups_left_out:
        return ""
    claims = f"{panel.claims_left_out:,} claim{'' if panel.claims_left_out == 1 else 's'}"
    return f"and {panel.groups_left_out:,} more, with {claims}"
