"""One panel of a chart: what stands where, in points from its top left, and the drawing of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.lettering import find_font, measure_text, shorten_text, wrap_text
from reports.marks import INK, QUIET, SMALL, draw_gain, draw_mean, extend_gain, write_text
from reports.scales import choose_limits, choose_ticks, format_ratio, stack_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from reports.gains import Group, Panel
    from reports.marks import Drawing

SIZE: Final = 7.0
"""Points: the size of names."""
LINE: Final = 8.6
"""Points from one line of text to the next."""
GRID: Final = "#d5d9de"
BAND: Final = "#f3f4f6"

_HEAD: Final = 14.0
_AXIS: Final = 21.0
_GAP: Final = 6.0
_LANE: Final = 5.4
_LANES: Final = 15
_WIDEST_NAME: Final = 0.4
_AXIS_LABEL: Final = "times better (log scale)"
_UPPER_CASE: Final = frozenset({"kv", "gpu", "cpu", "ssm", "rl"})


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A group's row: its name in lines, its numbers, the lane of each mark, its top and height."""

    group: Group
    name: tuple[str, ...]
    mean: str
    n: str
    lanes: tuple[int, ...]
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

    def locate(self, ratio: float) -> float:
        """Say how far from the left a ratio stands."""
        return _locate(ratio, self.limits, self.axis_left, self.axis_right)


def title_name(name: str) -> str:
    """Write an id of the lexicons as words; leave every other name as it is.

    >>> title_name("mixture_of_experts"), title_name("kv_cache"), title_name("ViT_b")
    ('mixture of experts', 'KV cache', 'ViT_b')
    """
    if name != name.lower() or not name.replace("_", "").isalpha():
        return name
    return " ".join(word.upper() if word in _UPPER_CASE else word for word in name.split("_"))


def plan_panel(panel: Panel, width: float) -> PanelPlan:
    """Lay out `panel` in a width of `width` points."""
    titles = [title_name(group.name) if panel.by == "technique" else group.name for group in panel.groups]
    names = [wrap_text(title, width * _WIDEST_NAME, SIZE) for title in titles]
    means = ["–" if group.mean is None else format_ratio(group.mean) for group in panel.groups]
    counts = [_count_group(group) for group in panel.groups]
    axis_left = max(measure_text(line, SIZE) for name in names for line in name) + _GAP
    mean_right = width - max(measure_text(text, SIZE) for text in [*counts, "n"]) - _GAP
    axis_right = mean_right - max(measure_text(text, SIZE) for text in [*means, "mean"]) - _GAP

    gains = [gain for group in panel.groups for gain in group.gains]
    limits = choose_limits([gain.low for gain in gains] + [gain.high for gain in gains if gain.high])
    rows: list[RowPlan] = []
    top = _HEAD
    for group, name, mean, count in zip(panel.groups, names, means, counts, strict=True):
        spans = [extend_gain(gain, lambda ratio: _locate(ratio, limits, axis_left, axis_right)) for gain in group.gains]
        lanes = _stack_marks(spans)
        height = max(LINE * len(name), _LANE * (max(lanes) - min(lanes) + 1)) + 4
        rows.append(RowPlan(group, tuple(name), mean, count, tuple(lanes), top, height))
        top += height
    rest = _name_rest(panel)
    title = title_name(panel.metric_family)
    count = f"{panel.claims:,} claim{'' if panel.claims == 1 else 's'}"
    return PanelPlan(
        title=shorten_text(title[:1].upper() + title[1:], axis_right - 60, SIZE + 1, bold=True),
        count=count,
        rest=rest,
        rows=tuple(rows),
        limits=limits,
        ticks=tuple(choose_ticks(*limits, lambda ticks: _fit_ticks(ticks, limits, axis_right - axis_left))),
        width=width,
        axis_left=axis_left,
        axis_right=axis_right,
        mean_right=mean_right,
        height=top + _AXIS + (LINE if rest else 0),
    )


def draw_panel(drawing: Drawing, left: float, top: float, plan: PanelPlan) -> None:
    """Draw the panel laid out in `plan` with its top left corner at a place of the figure."""
    write_text(drawing, left, top + 5, plan.title, SIZE + 1, bold=True)
    after = left + measure_text(plan.title, SIZE + 1, bold=True) + _GAP
    write_text(drawing, after, top + 5.3, plan.count, SMALL, color=QUIET)
    write_text(drawing, left + plan.mean_right, top + 5.3, "mean", SMALL, color=QUIET, align="right")
    write_text(drawing, left + plan.width, top + 5.3, "n", SMALL, color=QUIET, align="right")

    _draw_bands(drawing, left, top, plan)
    axes = _draw_axis(drawing, left, top, plan)
    for row in plan.rows:
        middle = row.top + row.height / 2
        for number, line in enumerate(row.name):
            y = middle + LINE * (number - (len(row.name) - 1) / 2)
            write_text(drawing, left + plan.axis_left - _GAP, top + y, line, SIZE, align="right")
        write_text(drawing, left + plan.mean_right, top + middle, row.mean, SIZE, align="right")
        write_text(drawing, left + plan.width, top + middle, row.n, SIZE, color=QUIET, align="right")
        _draw_row(axes, row)
    if plan.rest:
        y = top + plan.rows_bottom + _AXIS + LINE / 2 - 1
        write_text(drawing, left, y, plan.rest, SMALL, color=QUIET)


def _draw_row(axes: Axes, row: RowPlan) -> None:
    top = row.top - _HEAD
    mean = row.group.mean
    if mean is not None and len(row.group.stated) > 1:
        draw_mean(axes, mean, top + 1, top + row.height - 1)
    shift = (max(row.lanes) + min(row.lanes)) / 2
    for gain, lane in zip(row.group.gains, row.lanes, strict=True):
        y = top + row.height / 2 + _LANE * (lane - shift)
        draw_gain(axes, gain, y, gid=f"claim:{gain.claim_id}")


def _draw_bands(drawing: Drawing, left: float, top: float, plan: PanelPlan) -> None:
    axes = drawing.add_axes(left, top + _HEAD, plan.width, plan.rows_bottom - _HEAD)
    axes.set_xlim(0, 1)
    axes.set_axis_off()
    for row in plan.rows[::2]:
        axes.axhspan(row.top - _HEAD, row.top - _HEAD + row.height, color=BAND, linewidth=0, zorder=0)


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
    write_text(drawing, middle, top + plan.rows_bottom + 14.5, _AXIS_LABEL, SMALL, color=QUIET, align="center")
    return axes


def _locate(ratio: float, limits: tuple[float, float], left: float, right: float) -> float:
    low, high = math.log10(limits[0]), math.log10(limits[1])
    return left + (math.log10(ratio) - low) / (high - low) * (right - left)


def _stack_marks(spans: Sequence[tuple[float, float]]) -> list[int]:
    # Lanes are dealt from left to right, whatever the order that the marks are drawn in.
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    lanes = stack_spans([spans[number] for number in order], gap=0.6, lanes=_LANES)
    by_mark = dict(zip(order, lanes, strict=True))
    return [by_mark[number] for number in range(len(spans))]


def _fit_ticks(ticks: Sequence[float], limits: tuple[float, float], width: float) -> bool:
    places = [_locate(tick, limits, 0.0, width) for tick in ticks]
    halves = [measure_text(format_ratio(tick), SMALL) / 2 for tick in ticks]
    return all(
        places[n] + halves[n] + _GAP / 2 <= places[n + 1] - halves[n + 1] for n in range(len(places) - 1)
    )  # fmt: skip


def _count_group(group: Group) -> str:
    stated, claimed = len(group.stated), len(group.gains)
    return f"{claimed:,}" if stated == claimed else f"{stated:,}/{claimed:,}"


def _name_rest(panel: Panel) -> str:
    if not panel.groups_left_out:
        return ""
    claims = f"{panel.claims_left_out:,} claim{'' if panel.claims_left_out == 1 else 's'}"
    return f"and {panel.groups_left_out:,} more, with {claims}"
