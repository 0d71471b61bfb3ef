"""What two numbers can give: every reading that authors use for a change, each with its rounding interval.

A stated change is wrong only where no reading of it meets the interval that the other numbers allow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claims.audit.intervals import Interval

WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to get a change out of two numbers: its name, and what it gives."""

    name: str
    interval: Interval


def _span(of: Callable[[float, float], float], one: Interval, other: Interval) -> Interval:
    """Return what a function of two numbers can give; each of ours is monotone in both."""
    ends = [of(a, b) for a in (one.low, one.high) for b in (other.low, other.high)]
    return Interval(min(ends), max(ends), of(one.point, other.point))


def read_points(first: Interval, second: Interval) -> list[Reading]:
    """Return the difference of two numbers.

    >>> read_points(Interval(74.75, 74.85, 74.8), Interval(82.35, 82.45, 82.4))[0].name
    'difference'
    """
    return [Reading("difference", _span(lambda a, b: abs(a - b), first, second))]


def read_percent(first: Interval, second: Interval, *, points: bool) -> list[Reading]:
    """Return what a change from `first` to `second` can be in percent; with `points`, the difference too."""
    found = []
    low, high = sorted((first, second), key=lambda i: i.point)
    if low.low > 0:
        found += [
            Reading("of the larger", _span(lambda a, b: (b - a) / b * WHOLE, low, high)),
            Reading("of the smaller", _span(lambda a, b: (b - a) / a * WHOLE, low, high)),
            Reading("the smaller as a share", _span(lambda a, b: a / b * WHOLE, low, high)),
            Reading("the larger as a share", _span(lambda a, b: b / a * WHOLE, low, high)),
        ]
        if points and high.high < WHOLE:
            # An accuracy's error: from 90% to 95% halves what is wrong.
            found.append(
                Reading("of what is missing", _span(lambda a, b: (b - a) / (WHOLE - a) * WHOLE, low, high))
            )
    if points:
        found += read_points(first, second)
    return found


def read_times(first: Interval, second: Interval) -> list[Reading]:
    """Return what a change from `first` to `second` can be as a factor."""
    low, high = sorted((first, second), key=lambda i: i.point)
    if low.low <= 0:
        return []
    return [
        Reading("the ratio", _span(lambda a, b: b / a, low, high)),
        Reading("the inverse ratio", _span(lambda a, b: a / b, low, high)),
        Reading("the ratio less one", _span(lambda a, b: b / a - 1, low, high)),
    ]
