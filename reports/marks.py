"""The marks of a chart and their key: what each bound looks like, the same in every chart.

A filled dot is a stated value, a line with end caps a range, a hollow dot "about". A hollow triangle
is a bound: its flat side stands at the number and its tip points to where the gain may lie. Shape
carries the meaning, and colour only repeats it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from reports.gains import Gain
from reports.lettering import find_font, measure_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK: Final = "#1b1f24"
QUIET: Final = "#5b6470"
STATED: Final = "#0b4f8a"
BOUND: Final = "#c2571a"
PAPER: Final = "#ffffff"

SMALL: Final = 6.2
"""Points: the size of everything that is read second."""

_DOT: Final = 4.0
_TIP: Final = 4.2
_EDGE: Final = 0.9
_Shape = Literal["stated", "about", "cap", "bound cap", "up to", "at least"]
_KEY_LINE: Final = 10.0
_KEY_MARK: Final = 16.0
_KEY_GAP: Final = 10.0
_KEY: Final[tuple[tuple[str, Gain | None], ...]] = (
    ("stated value", Gain("", 8.0, None, "exact")),
    ("about", Gain("", 8.0, None, "approx")),
    ("range", Gain("", 2.0, 12.0, "exact")),
    ("up to", Gain("", 9.0, None, "at_most")),
    ("at least", Gain("", 6.0, None, "at_least")),
    ("geometric mean", None),
)


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


def write_text(  # noqa: PLR0913 - where, what and how
    drawing: Drawing,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    color: str = INK,
    bold: bool = False,
    align: Literal["left", "right", "center"] = "left",
) -> None:
    """Write one line with its middle at `y`, in points from the top left of the figure."""
    drawing.figure.text(
        x / drawing.width,
        1 - (y + 0.36 * size) / drawing.height,
        text,
        color=color,
        ha=align,
        va="baseline",
        fontproperties=find_font(text, size, bold=bold),
        parse_math=False,
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


def draw_gains(axes: Axes, places: Iterable[tuple[Gain, float]], *, linked: bool = False) -> None:
    """Draw the mark of each gain at its height.

    `linked` gives every mark an id of its own, ``claim:`` and the claim's, in SVG; without it, all
    marks of one shape are one artist, which is many times faster for thousands of them.
    """
    lines: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    points: dict[tuple[str, str], list[tuple[float, float, _Shape]]] = {}
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
        xs = [x for low, high, _ in line for x in (low, high, gap)]
        ys = [y for _, _, height in line for y in (height, height, gap)]
        axes.plot(
            xs, ys, color=color[color.index("#") :], linewidth=1.2, solid_capstyle="butt", clip_on=False,
            zorder=3, gid=gid or None,
        )  # fmt: skip
    for (gid, _), marks in points.items():
        axes.plot(
            [x for x, _, _ in marks], [y for _, y, _ in marks], linestyle="none", clip_on=False,
            zorder=4, gid=gid or None, **_style_shape(marks[0][2]),
        )  # fmt: skip


def _shape_gain(gain: Gain) -> list[tuple[float, _Shape]]:
    high = gain.low if gain.high is None else gain.high
    other: list[tuple[float, _Shape]]
    if gain.bound == "at_most":
        other = [(gain.low, "bound cap")] if gain.high else []
        return [*other, (high, "up to")]
    if gain.bound == "at_least":
        other = [(high, "bound cap")] if gain.high else []
        return [*other, (gain.low, "at least")]
    if gain.bound == "approx":
        return [(gain.low, "about"), (high, "about")] if gain.high else [(gain.low, "about")]
    return [(gain.low, "cap"), (high, "cap")] if gain.high else [(gain.low, "stated")]


def _style_shape(shape: _Shape) -> dict[str, Any]:
    if shape == "stated":
        return {"marker": "o", "markersize": _DOT, "markeredgewidth": 0.0, "markerfacecolor": STATED}
    hollow = {"markerfacecolor": PAPER, "markeredgewidth": _EDGE}
    if shape == "about":
        return {"marker": "o", "markersize": _DOT - 0.4, "markeredgecolor": STATED, **hollow}
    if shape in {"cap", "bound cap"}:
        color = STATED if shape == "cap" else BOUND
        return {"marker": "|", "markersize": _DOT, "markeredgewidth": 1.1, "markeredgecolor": color}
    tip = -1 if shape == "up to" else 1
    triangle = [(0.0, -0.6), (tip, 0.0), (0.0, 0.6), (0.0, -0.6)]
    return {"marker": triangle, "markersize": 2 * _TIP, "markeredgecolor": BOUND, **hollow}


def draw_mean(axes: Axes, mean: float, top: float, bottom: float, *, halo: bool = False) -> None:
    """Draw the bar of a geometric mean from `top` to `bottom`; `halo` sets it off from what it crosses."""
    if halo:
        axes.plot(
            [mean, mean], [top, bottom], color=PAPER, linewidth=3.3, solid_capstyle="butt", clip_on=False,
            zorder=4.5,
        )  # fmt: skip
    axes.plot(
        [mean, mean], [top, bottom], color=INK, linewidth=1.5, solid_capstyle="butt", clip_on=False,
        zorder=4.6 if halo else 2,
    )  # fmt: skip


def measure_key(width: float) -> float:
    """Measure how high the key is, in points, when it is `width` points wide."""
    return _KEY_LINE * (1 + max(line for line, _ in _place_key(width)))


def draw_key(drawing: Drawing, left: float, top: float, width: float) -> None:
    """Draw the key: each mark with its meaning, in as many lines as the width needs."""
    axes = drawing.add_axes(left, top, width, measure_key(width))
    axes.set_xlim(0, width)
    axes.set_axis_off()
    for (label, gain), (line, x) in zip(_KEY, _place_key(width), strict=True):
        y = _KEY_LINE * (line + 0.5)
        if gain is None:
            draw_mean(axes, x + 8, y - 4, y + 4)
        else:
            high = None if gain.high is None else x + gain.high
            draw_gains(axes, [(Gain("", x + gain.low, high, gain.bound), y)])
        write_text(drawing, left + x + _KEY_MARK, top + y, label, SMALL, color=QUIET)


def _place_key(width: float) -> list[tuple[int, float]]:
    places: list[tuple[int, float]] = []
    line, x = 0, 0.0
    for label, _ in _KEY:
        needed = _KEY_MARK + measure_text(label, SMALL)
        if x and x + needed > width:
            line, x = line + 1, 0.0
        places.append((line, x))
        x += needed + _KEY_GAP
    return places
