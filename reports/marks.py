"""The marks of a chart and their key: what each bound looks like, the same in every chart.

A filled dot is a stated value, a line with end caps a range, a hollow dot "about". A hollow triangle
is a bound: its flat side stands at the number and its tip points to where the gain may lie. Shape
carries the meaning, and colour only repeats it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from reports.gains import Gain
from reports.lettering import find_font, measure_text

if TYPE_CHECKING:
    from collections.abc import Callable

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
_TRIANGLE: Final = 4.6
_EDGE: Final = 0.9
_KEY_LINE: Final = 10.0
_KEY_MARK: Final = 15.0
_KEY_GAP: Final = 10.0
_KEY: Final[tuple[tuple[str, Gain | None], ...]] = (
    ("stated value", Gain("", 7.5, None, "exact")),
    ("about", Gain("", 7.5, None, "approx")),
    ("range", Gain("", 2.0, 13.0, "exact")),
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
            (left / self.width, bottom / self.height, width / self.width, height / self.height), facecolor="none"
        )
        axes.set_ylim(height, 0)
        return axes


def write_text(
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
    tip = 0.75 * _TRIANGLE + _EDGE
    dot = _DOT / 2 + _EDGE / 2
    if gain.bound == "at_most":
        return min(low - _EDGE, high - tip), high + _EDGE
    if gain.bound == "at_least":
        return low - _EDGE, max(high + _EDGE, low + tip)
    return (low - dot, high + dot) if gain.high is None or gain.bound == "approx" else (low - _EDGE, high + _EDGE)


def draw_gain(axes: Axes, gain: Gain, y: float, *, gid: str | None = None) -> None:
    """Draw the mark of `gain` at height `y`; `gid` becomes the id of its group in SVG."""
    high = gain.low if gain.high is None else gain.high
    color = STATED if gain.is_stated else BOUND
    ends: list[tuple[float, dict[str, Any]]]
    cap = {"marker": "|", "markersize": _DOT, "markeredgewidth": 1.1}
    hollow = {"markerfacecolor": PAPER, "markeredgewidth": _EDGE}
    if gain.bound == "at_most":
        # 8 and 9 are the carets whose base, not tip, stands at the place.
        ends = [(gain.low, cap)] if gain.high else []
        ends.append((high, {"marker": 8, "markersize": _TRIANGLE, **hollow}))
    elif gain.bound == "at_least":
        ends = [(high, cap)] if gain.high else []
        ends.append((gain.low, {"marker": 9, "markersize": _TRIANGLE, **hollow}))
    elif gain.bound == "approx":
        dot = {"marker": "o", "markersize": _DOT - 0.4, **hollow}
        ends = [(gain.low, dot), (high, dot)] if gain.high else [(gain.low, dot)]
    elif gain.high:
        ends = [(gain.low, cap), (high, cap)]
    else:
        ends = [(gain.low, {"marker": "o", "markersize": _DOT, "markeredgewidth": 0.0, "markerfacecolor": color})]
    if gain.high:
        axes.plot(
            [gain.low, high], [y, y], color=color, linewidth=1.2, solid_capstyle="butt", clip_on=False,
            zorder=3, gid=gid and f"{gid}-line",
        )  # fmt: skip
    for number, (x, marker) in enumerate(ends):
        axes.plot(
            [x], [y], linestyle="none", markeredgecolor=color, clip_on=False,
            zorder=4, gid=gid and f"{gid}-{number}", **marker,
        )  # fmt: skip


def draw_mean(axes: Axes, mean: float, top: float, bottom: float) -> None:
    """Draw the bar of a geometric mean from `top` to `bottom`."""
    axes.plot([mean, mean], [top, bottom], color=INK, linewidth=1.5, solid_capstyle="butt", clip_on=False, zorder=2)


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
            draw_mean(axes, x + 7.5, y - 4, y + 4)
        else:
            draw_gain(axes, Gain("", x + gain.low, gain.high and x + gain.high, gain.bound), y)
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
