"""The marks of a chart: what each bound looks like, the same in every chart.

A filled dot is a stated value, a line with end caps a range, a hollow dot "about". A hollow triangle
is a bound: its flat side stands at the number and its tip points to where the gain may lie. Shape
carries the meaning, and colour only repeats it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from reports.lettering import find_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from reports.gains import Gain

INK: Final = "#1b1f24"
QUIET: Final = "#5b6470"
STATED: Final = "#0b4f8a"
BOUND: Final = "#c2571a"
PAPER: Final = "#ffffff"
THREAD: Final = "#a9b1bb"

SMALL: Final = 6.2
"""Points: the size of everything that is read second."""

_DOT: Final = 4.0
_TIP: Final = 4.2
_EDGE: Final = 0.9
Shape = Literal["stated", "about", "cap", "bound cap", "up to", "at least"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure, and its width and height in points."""

    figure: Figure
    width: float
    height: float

    def add_axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Add axes at a place in points from the top left, with y in points downwards."""
        bottom = self.height - top - height
        axes = self.figure.add_axes(
            (left / self.width, bottom / self.height, width / self.width, height / self.height),
            facecolor="none",
        )
        axes.set_ylim(height, 0)
        return axes


def write_text(  # noqa: PLR0913 - what to show, where, and how
    drawing: Drawing,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    color: str = INK,
    bold: bool = False,
    align: Literal["left", "right", "center"] = "left",
    backed: bool = False,
) -> None:
    """Write one line with its middle at `y`, in points from the top left of the figure.

    `backed` keeps grid lines out of the letters.
    """
    backing = {"facecolor": PAPER, "edgecolor": "none", "linewidth": 0.0, "pad": 0.5} if backed else None
    drawing.figure.text(
        x / drawing.width,
        1 - (y + 0.36 * size) / drawing.height,
        text,
        color=color,
        ha=align,
        va="baseline",
        fontproperties=find_font(text, size, bold=bold),
        parse_math=False,
        bbox=backing,
    )


def extend_gain(gain: Gain, locate: Callable[[float], float]) -> tuple[float, float]:
    """Say from where to where the mark of `gain` reaches; `locate` turns a ratio into points."""
    low, high = locate(gain.low), locate(gain.low if gain.high is None else gain.high)
    tip, dot = _TIP + _EDGE, (_DOT + _EDGE) / 2
    if gain.bound == "at_most":
        return min(low - _EDGE, high - tip), high + _EDGE
    if gain.bound == "at_least":
        return low - _EDGE, max(high + _EDGE, low + tip)
    return (low - _EDGE, high + _EDGE) if gain.high and gain.bound == "exact" else (low - dot, high + dot)


def draw_gains(
    axes: Axes, places: Iterable[tuple[Gain, float]], *, linked: bool = False, upright: bool = False
) -> None:
    """Draw the mark of each gain at its height; `upright`, at its place on an axis that runs upwards.

    `linked` gives every mark an id of its own, ``claim:`` and the claim's, in SVG; without it, all
    marks of one shape are one artist, which is many times faster for thousands of them.
    """
    lines: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    points: dict[tuple[str, str], list[tuple[float, float, Shape]]] = {}
    for number, (gain, y) in enumerate(places):
        gid = f"claim:{gain.claim_id}" if linked else ""
        separate = str(number) if linked else ""
        if gain.high:
            color = STATED if gain.is_stated else BOUND
            lines.setdefault((gid, separate + color), []).append((gain.low, gain.high, y))
        for x, shape in _shape_gain(gain):
            points.setdefault((gid, separate + shape), []).append((x, y, shape))
    # A gap, as an undefined number, keeps the lines of one artist apart.
    gap = math.nan
    for (gid, color), line in lines.items():
        along = [x for low, high, _ in line for x in (low, high, gap)]
        across = [y for _, _, height in line for y in (height, height, gap)]
        axes.plot(
            *((across, along) if upright else (along, across)),
            color=color[color.index("#") :],
            linewidth=1.2,
            solid_capstyle="butt",
            clip_on=False,
            zorder=3,
            gid=gid or None,
        )
    for (gid, _), marks in points.items():
        along, across = [x for x, _, _ in marks], [y for _, y, _ in marks]
        axes.plot(
            *((across, along) if upright else (along, across)),
            linestyle="none",
            clip_on=False,
            zorder=4,
            gid=gid or None,
            **style_shape(marks[0][2], upright=upright),
        )


def _shape_gain(gain: Gain) -> list[tuple[float, Shape]]:
    high = gain.low if gain.high is None else gain.high
    other: list[tuple[float, Shape]]
    if gain.bound == "at_most":
        other = [(gain.low, "bound cap")] if gain.high else []
        return [*other, (high, "up to")]
    if gain.bound == "at_least":
        other = [(high, "bound cap")] if gain.high else []
        return [*other, (gain.low, "at least")]
    if gain.bound == "approx":
        return [(gain.low, "about"), (high, "about")] if gain.high else [(gain.low, "about")]
    return [(gain.low, "cap"), (high, "cap")] if gain.high else [(gain.low, "stated")]


def style_shape(shape: Shape, *, upright: bool = False) -> dict[str, Any]:
    """Give matplotlib's settings for a mark; `upright`, on an axis that runs upwards."""
    if shape == "stated":
        return {"marker": "o", "markersize": _DOT, "markeredgewidth": 0.0, "markerfacecolor": STATED}
    hollow = {"markerfacecolor": PAPER, "markeredgewidth": _EDGE}
    if shape == "about":
        return {"marker": "o", "markersize": _DOT - 0.4, "markeredgecolor": STATED, **hollow}
    if shape in {"cap", "bound cap"}:
        color = STATED if shape == "cap" else BOUND
        return {
            "marker": "_" if upright else "|",
            "markersize": _DOT,
            "markeredgewidth": 1.1,
            "markeredgecolor": color,
        }
    tip = -1 if shape == "up to" else 1
    triangle = [(0.0, -0.6), (tip, 0.0), (0.0, 0.6), (0.0, -0.6)]
    if upright:
        triangle = [(across, along) for along, across in triangle]
    return {"marker": triangle, "markersize": 2 * _TIP, "markeredgecolor": BOUND, **hollow}


def draw_mean(axes: Axes, mean: float, top: float, bottom: float, *, halo: bool = False) -> None:
    """Draw the bar of a geometric mean from `top` to `bottom`; `halo` sets it off from what it crosses."""
    if halo:
        axes.plot(
            [mean, mean],
            [top, bottom],
            color=PAPER,
            linewidth=3.3,
            solid_capstyle="butt",
            clip_on=False,
            zorder=4.5,
        )
    axes.plot(
        [mean, mean],
        [top, bottom],
        color=INK,
        linewidth=1.5,
        solid_capstyle="butt",
        clip_on=False,
        zorder=4.6 if halo else 2,
    )
