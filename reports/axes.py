"""Axes as all charts draw them: thin, grey, with ticks where we say and labels in the chart's own letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from reports.lettering import find_font
from reports.marks import QUIET, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

GRID: Final = "#d5d9de"


def frame_axes(axes: Axes, *, grid: Literal["x", "y", "both"]) -> None:
    """Draw the left and lower edge as thin lines, and grid lines across the given axis."""
    from matplotlib.ticker import NullLocator

    for side in ("right", "top"):
        axes.spines[side].set_visible(False)
    for side in ("bottom", "left"):
        axes.spines[side].set(color=QUIET, linewidth=0.5)
    if grid == "y":
        axes.spines["left"].set_visible(False)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(NullLocator())
        axis.set_minor_locator(NullLocator())
    axes.tick_params(length=2, width=0.5, pad=1.5, color=QUIET, labelcolor=QUIET)
    axes.grid(axis=grid, color=GRID, linewidth=0.5, zorder=1)
    axes.set_axisbelow(True)


def label_ticks(axis: Axis, ticks: Sequence[float], labels: Sequence[str]) -> None:
    """Put ticks at these places, with these words."""
    from matplotlib.ticker import FixedFormatter, FixedLocator

    axis.set_major_locator(FixedLocator(list(ticks)))
    axis.set_major_formatter(FixedFormatter(list(labels)))
    for label in axis.get_ticklabels():
        label.set_fontproperties(find_font(label.get_text(), SMALL))


def count_ticks(length: float, each: float) -> int:
    """Say how many ticks stand on `length` points when one needs `each`.

    >>> count_ticks(80, 14), count_ticks(5, 14)
    (5, 2)
    """
    return max(2, int(length / each))
