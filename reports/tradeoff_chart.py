"""The chart of quality against speed: one mark a paper, in one panel for each way of counting quality."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from reports.axes import count_ticks, frame_axes, label_ticks
from reports.frame import Block, Chart, count_things
from reports.key import Sign
from reports.lettering import measure_text, shorten_text
from reports.marks import BOUND, QUIET, SMALL, STATED, style_shape, write_text
from reports.placing import Box, place_names
from reports.scales import (
    choose_limits,
    choose_linear_limits,
    choose_linear_ticks,
    choose_ticks,
    format_number,
    format_ratio,
)
from reports.tradeoffs import SCALES, read_tradeoffs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import duckdb
    from matplotlib.axes import Axes

    from reports.marks import Drawing
    from reports.placing import PlacedName
    from reports.selection import Selection
    from reports.tradeoffs import Extent, Scale, Tradeoff

_NARROWEST: Final = 3.2
_SIZE: Final = 8.0
_PLOT: Final = 150.0
_HEAD: Final = 28.0
_FOOT: Final = 24.0
_HALF: Final = 2.8
_MOST_LINKED: Final = 600
_SIGNS: Final[tuple[Sign, ...]] = ("stated value", "about", "lowest to highest", "up to", "at least")
_TITLES: Final[dict[Scale, str]] = {
    "scores": "Quality scores, as a ratio",
    "errors": "Errors, as a ratio",
    "points": "Quality in percentage points",
}
_AXES: Final[dict[Scale, str]] = {
    "scores": "quality, times better (log scale)",
    "errors": "errors, times better (log scale)",
    "points": "quality, percentage points better",
}


def plan_tradeoffs(connection: duckdb.DuckDBPyConnection, selection: Selection | None = None) -> Chart:
    """Plan the chart of the papers that claim both a gain of speed and what became of the quality."""
    tradeoffs = read_tradeoffs(connection, selection)
    notes = (
        "No selected paper claims both a speed and a quality to compare with, so there is nothing to draw."
    )
    if tradeoffs:
        notes = (
            "Each mark is one technique of one paper, at the geometric mean of the speeds that it states;"
            " lines reach over all of them. An open triangle points to where the truth may lie when a paper"
            " states only “up to” or “at least”. Quality stated as a level has no baseline and is not shown."
        )
    return Chart(
        title="Claimed quality against claimed speed",
        notes=notes,
        signs=_SIGNS,
        plan=partial(_plan_blocks, tradeoffs),
        narrowest=_NARROWEST,
    )


def _plan_blocks(tradeoffs: Sequence[Tradeoff], width: float, *, linked: bool) -> list[Block]:
    blocks = []
    for scale in SCALES:
        held = [one for one in tradeoffs if one.scale == scale]
        if held:
            label = f"{_TITLES[scale]} against speed: {count_things(len(held), 'technique')}"
            draw = partial(_draw_panel, held=held, scale=scale, width=width, linked=linked)
            blocks.append(Block(label, _HEAD + _PLOT + _FOOT, draw))
    return blocks


def _draw_panel(
    drawing: Drawing,
    left: float,
    top: float,
    held: Sequence[Tradeoff],
    scale: Scale,
    width: float,
    *,
    linked: bool,
) -> None:
    count = count_things(len(held), "technique")
    title = shorten_text(_TITLES[scale], width - measure_text(count, SMALL) - 12, _SIZE, bold=True)
    write_text(drawing, left + 3, top + 5, title, _SIZE, bold=True)
    after = left + 9 + measure_text(title, _SIZE, bold=True)
    write_text(drawing, after, top + 5.3, count, SMALL, color=QUIET)
    write_text(drawing, left + 3, top + 17, _AXES[scale], SMALL, color=QUIET)

    across = choose_limits([end for one in held for end in (one.speed.low, one.speed.high)])
    ends = [end for one in held for end in (one.quality.low, one.quality.high)]
    is_ratio = scale != "points"
    upwards = choose_limits(ends) if is_ratio else choose_linear_limits([0.0, *ends])
    if is_ratio:
        ticks = choose_ticks(*upwards, lambda some: len(some) <= count_ticks(_PLOT, 16))
        labels = [format_ratio(tick) for tick in ticks]
    else:
        ticks = choose_linear_ticks(*upwards, most=count_ticks(_PLOT, 18))
        labels = [format_number(tick) for tick in ticks]
    plot_left = left + 7 + max(measure_text(label, SMALL) for label in labels)
    plot_width = left + width - 6 - plot_left

    axes = drawing.add_axes(plot_left, top + _HEAD, plot_width, _PLOT)
    axes.set_xscale("log")
    axes.set_xlim(*across)
    axes.set_yscale("log" if is_ratio else "linear")
    axes.set_ylim(*upwards)
    frame_axes(axes, grid="both")
    label_ticks(axes.yaxis, ticks, labels)
    many = count_ticks(plot_width, 26)
    speeds = choose_ticks(*across, lambda some: len(some) <= many)
    label_ticks(axes.xaxis, speeds, [format_ratio(tick) for tick in speeds])
    axes.axvline(1.0, color=QUIET, linewidth=0.9, zorder=1.5)
    axes.axhline(1.0 if is_ratio else 0.0, color=QUIET, linewidth=0.9, zorder=1.5)
    middle = plot_left + plot_width / 2
    below = top + _HEAD + _PLOT + 15
    write_text(drawing, middle, below, "speed, times better (log scale)", SMALL, color=QUIET, align="center")

    def locate(x: float, y: float) -> tuple[float, float]:
        share = math.log(x / across[0]) / math.log(across[1] / across[0])
        if is_ratio:
            rise = math.log(y / upwards[0]) / math.log(upwards[1] / upwards[0])
        else:
            rise = (y - upwards[0]) / (upwards[1] - upwards[0])
        return share * plot_width, (1 - rise) * _PLOT

    for one in held:
        is_linked = linked and len(held) <= _MOST_LINKED
        _draw_mark(axes, one, gid=f"claim:{one.claim_id}" if is_linked else None)
    origin = locate(1.0, 1.0 if is_ratio else 0.0)
    for name in _name_marks(held, locate, origin, Box(0, 0, plot_width, _PLOT)):
        y = top + _HEAD + name.middle
        write_text(drawing, plot_left + name.left, y, name.text, SMALL - 0.4, color=QUIET, backed=True)


def _name_marks(
    held: Sequence[Tradeoff],
    locate: Callable[[float, float], tuple[float, float]],
    origin: tuple[float, float],
    room: Box,
) -> list[PlacedName]:
    boxes = []
    # Names keep off the lines where nothing is gained, and off what reaches from a mark.
    lines = [
        Box(origin[0] - 0.5, room.top, origin[0] + 0.5, room.bottom),
        Box(room.left, origin[1] - 0.5, room.right, origin[1] + 0.5),
    ]
    for one in held:
        x, y = locate(one.speed.centre, one.quality.centre)
        boxes.append(Box(x - _HALF, y - _HALF, x + _HALF, y + _HALF))
        left, right = (locate(end, one.quality.centre)[0] for end in (one.speed.low, one.speed.high))
        upper, lower = (locate(one.speed.centre, end)[1] for end in (one.quality.high, one.quality.low))
        lines += [Box(left, y - 0.5, right, y + 0.5), Box(x - 0.5, upper, x + 0.5, lower)]
    # The fastest first, as names run out of room where marks are dense.
    order = sorted(range(len(held)), key=lambda n: (-held[n].speed.centre, held[n].claim_id))
    named = [(held[n].name, boxes[n]) for n in order if held[n].name]
    return place_names(named, [*boxes, *lines], room, SMALL - 0.4)


def _draw_mark(axes: Axes, one: Tradeoff, *, gid: str | None) -> None:
    x, y = one.speed.centre, one.quality.centre
    thin: dict[str, Any] = {"linewidth": 0.9, "solid_capstyle": "butt", "zorder": 2.5, "gid": gid}
    if one.speed.high > one.speed.low:
        axes.plot([one.speed.low, one.speed.high], [y, y], color=_color(one.speed), **thin)
    if one.quality.high > one.quality.low:
        axes.plot([x, x], [one.quality.low, one.quality.high], color=_color(one.quality), **thin)
    open_ends = [(one.speed, False), (one.quality, True)]
    drawn = False
    for extent, upright in open_ends:
        if extent.beyond:
            shape = style_shape("up to" if extent.beyond == "lower" else "at least", upright=upright)
            axes.plot([x], [y], linestyle="none", clip_on=False, zorder=4, gid=gid, **shape)
            drawn = True
    if not drawn:
        is_about = one.speed.is_about or one.quality.is_about
        shape = style_shape("about" if is_about else "stated")
        axes.plot([x], [y], linestyle="none", clip_on=False, zorder=4, gid=gid, **shape)


def _color(extent: Extent) -> str:
    return BOUND if extent.beyond else STATED
