"""A strip for a row with hundreds of claims: how many lie where, values above the line and bounds below."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from reports.marks import BOUND, QUIET, STATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from reports.gains import Gain

_BIN: Final = 2.5
"""Points: the width of one step."""


def count_bins(ratios: Sequence[float], limits: tuple[float, float], bins: int) -> list[int]:
    """Count how many `ratios` lie in each of `bins` steps of equal ratio between `limits`.

    >>> count_bins([1.0, 2.0, 2.1, 100.0], (1.0, 100.0), 2)
    [3, 1]
    """
    low, high = math.log10(limits[0]), math.log10(limits[1])
    counts = [0] * bins
    for ratio in ratios:
        place = int((math.log10(ratio) - low) / (high - low) * bins)
        counts[min(max(place, 0), bins - 1)] += 1
    return counts


def draw_strip(
    axes: Axes, gains: Sequence[Gain], limits: tuple[float, float], width: float, top: float, height: float
) -> None:
    """Draw the strip of `gains` on axes that are `width` points wide.

    A range counts at its geometric middle, a bound at its number. Both sides have one scale, so that
    heights within a row can be compared.
    """
    bins = max(8, int(width / _BIN))
    sides = (
        count_bins([gain.centre for gain in gains if gain.is_stated], limits, bins),
        count_bins([_limit(gain) for gain in gains if not gain.is_stated], limits, bins),
    )
    # A root keeps the single claims at the ends of a tall heap visible.
    above, below = (math.sqrt(max(counts, default=0)) for counts in sides)
    unit = (height - 2) / max(above + below, 1.0)
    line = top + 1 + unit * above
    ratio = (limits[1] / limits[0]) ** (1 / bins)
    edges = [limits[0] * ratio**number for number in range(bins + 1)]
    for counts, sign, color in ((sides[0], -1, STATED), (sides[1], 1, BOUND)):
        heights = [line + sign * unit * math.sqrt(count) for count in counts]
        if any(counts):
            axes.stairs(heights, edges, baseline=line, fill=True, color=color, linewidth=0, zorder=3)
    axes.plot(limits, [line, line], color=QUIET, linewidth=0.4, zorder=2.5)


def _limit(gain: Gain) -> float:
    return gain.low if gain.bound == "at_least" or gain.high is None else gain.high
