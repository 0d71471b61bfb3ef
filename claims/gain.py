"""The canonical gain: what an abstract states, as one ratio above 1 when the technique is better.

Ratios of one metric family can then stand on one axis. Conventions of the literature are followed:
"N times faster" is N, and a relative improvement of s percent is the ratio 1 + s/100, since a relative gain
is the speedup minus one (Hoefler & Belli, "Scientific Benchmarking of Parallel Computing Systems", SC 2015).
A percentage that is taken away divides what is left: 40% fewer is 1 / 0.6. Ratios are only ever averaged by
their geometric mean (Fleming & Wallace, "How not to lie with statistics", CACM 29(3), 1986).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.model import Bound, Change, Direction, Kind

WHOLE = 100.0
FLIPPED: dict[Bound, Bound] = {"at_most": "at_least", "at_least": "at_most"}


@dataclass(frozen=True, slots=True)
class Gain:
    """A ratio to the baseline, above 1 when better; `gain_max` is the larger end of a range, else None."""

    gain: float
    gain_max: float | None


def gain(
    kind: Kind,
    value: float,
    value_max: float | None,
    unit: str,
    change: Change | None,
    direction: Direction,
) -> Gain | None:
    """Return the gain that a stated number amounts to, or None where it is no ratio to a baseline.

    `value` and `value_max` are as stated in `unit` (``x`` or ``%``); `change` is of the metric's own
    quantity and `direction` says whether that is good for the technique. Points and levels have no gain, nor
    has anything neutral, nor a reduction of 100% or more. Of a range, `gain` is the smaller end.

    >>> gain("times", 2.73, 7.63, "x", "increase", "better")
    Gain(gain=2.73, gain_max=7.63)
    >>> gain("times", 4, None, "x", "decrease", "worse")
    Gain(gain=0.25, gain_max=None)
    >>> gain("relative", 50, None, "%", "decrease", "better")
    Gain(gain=2.0, gain_max=None)
    >>> gain("fraction", 0.25, 0.5, "x", "decrease", "better")
    Gain(gain=2.0, gain_max=4.0)
    >>> gain("level", 98.2, None, "%", None, "neutral") is None
    True
    """
    if direction == "neutral":
        return None
    stated = (value,) if value_max is None else (value, value_max)
    reckon = _improve if direction == "better" else _worsen
    ratios = [reckon(kind, number, unit, change, below_one=min(stated) < 1) for number in stated]
    found = sorted(ratio for ratio in ratios if ratio is not None and ratio > 0 and math.isfinite(ratio))
    if len(found) < len(stated):
        return None
    return Gain(found[0], found[1] if len(found) > 1 else None)


def gain_bound(
    kind: Kind, direction: Direction, bound: Bound, *, change: Change | None = None, value: float = 2.0
) -> Bound:
    """Return the bound of the gain, given the bound of the stated number.

    An improvement grows with its stated size, so that "up to 40% less" bounds the gain from above. A loss
    runs the other way, and so does what is left: "less than 10% of the parameters" is a gain of at least 10.

    >>> gain_bound("relative", "better", "at_most")
    'at_most'
    >>> gain_bound("fraction", "better", "at_most")
    'at_least'
    >>> gain_bound("times", "worse", "at_most")
    'at_least'
    """
    falls = direction == "worse"
    if kind == "fraction":
        falls = (direction == "better") == (change != "increase")
    elif kind == "times" and change == "decrease" and value < 1:
        falls = not falls
    return FLIPPED.get(bound, bound) if falls else bound


def _improve(kind: Kind, value: float, unit: str, change: Change | None, *, below_one: bool) -> float | None:
    """Return the gain of one stated number that is good for the technique."""
    match kind, unit, change:
        case "times", "x", "decrease" if below_one:
            # "0.5x the parameters" states what is left, "2x fewer parameters" how often it fits.
            return _invert(value)
        case "times", "x", _:
            return value
        case "relative", "%", "increase":
            return 1 + value / WHOLE
        case "relative", "%", "decrease":
            return WHOLE / (WHOLE - value) if value < WHOLE else None
        case "fraction", "x" | "%", "increase" | "decrease":
            part = value / WHOLE if unit == "%" else value
            return part if change == "increase" else _invert(part)
        case _:
            return None


def _worsen(kind: Kind, value: float, unit: str, change: Change | None, *, below_one: bool) -> float | None:
    """Return the gain of one stated number that is bad for the technique."""
    match kind, change:
        case "times", _:
            ratio = _improve(kind, value, unit, change, below_one=below_one)
            return None if ratio is None else _invert(ratio)
        case "relative", "increase" if unit == "%":
            return WHOLE / (WHOLE + value) if value > -WHOLE else None
        case "relative", "decrease" if unit == "%":
            return 1 - value / WHOLE
        case "fraction", "increase" | "decrease":
            part = value / WHOLE if unit == "%" else value
            ratio = part if change == "decrease" else _invert(part)
            # "12% more" misread as a part would be a gain of eight for something that got worse.
            return ratio if ratio is not None and ratio <= 1 else None
        case _:
            return None


def _invert(ratio: float) -> float | None:
    return 1 / ratio if ratio > 0 else None
