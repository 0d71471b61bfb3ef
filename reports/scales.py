"""Where marks and ticks go: plain arithmetic in ratios and points (1/72 inch), no drawing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGEST_PLAIN = 1e4
_SMALLEST_PLAIN = 1e-3


def choose_limits(ratios: Iterable[float]) -> tuple[float, float]:
    """Choose the ends of a logarithmic axis that shows all `ratios`, and 1, with room at both ends.

    >>> low, high = choose_limits([2.0, 50.0])
    >>> low < 1 < 50 < high
    True
    """
    logs = [0.0, *(math.log10(ratio) for ratio in ratios)]
    low, high = min(logs), max(logs)
    # An axis of less than a factor of 1.25 would make a gain of 1% look like a landslide.
    room = max(0.06 * (high - low), (math.log10(1.25) - (high - low)) / 2, 0.02)
    # Beyond these powers a float is zero or infinite.
    return 10 ** max(low - room, -307.0), 10 ** min(high + room, 308.0)


def choose_ticks(low: float, high: float, fits: Callable[[Sequence[float]], bool]) -> list[float]:
    """Choose the densest round ticks between `low` and `high` whose labels fit beside each other.

    >>> choose_ticks(0.9, 25.0, lambda ticks: len(ticks) <= 6)
    [1.0, 2.0, 5.0, 10.0, 20.0]
    >>> choose_ticks(1e-3, 1e6, lambda ticks: len(ticks) <= 4)
    [0.001, 1.0, 1000.0, 1000000.0]
    """
    ticks = [1.0]
    for candidates in _propose_ticks(low, high):
        ticks = [tick for tick in candidates if low <= tick <= high]
        if fits(ticks):
            return ticks
    return ticks[:1]


def _propose_ticks(low: float, high: float) -> Iterable[list[float]]:
    # Equal steps read well while a logarithmic axis is still nearly linear; beyond that, 1-2-5.
    if high / low < 7:
        for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0):
            if (high - low) / step <= 14:
                first, last = math.ceil(low / step), math.floor(high / step)
                yield [round(number * step, 6) for number in range(first, last + 1)]
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for digits in ((1, 2, 5), (1, 3)):
        yield [float(f"{digit}e{power}") for power in range(first, last + 1) for digit in digits]
    for every in (1, 2, 3, 4, 6, 10, 20, 50, 100, 200):
        yield [float(f"1e{power}") for power in range(first, last + 1) if power % every == 0]


def format_ratio(ratio: float) -> str:
    """Write a ratio in three digits, just above 1 in four, and far from 1 as a power of ten.

    >>> [format_ratio(r) for r in (0.05, 1.0, 1.003, 1.254, 34.6, 2400, 1e6, 3.2e-5)]
    ['0.05', '1', '1.003', '1.25', '34.6', '2400', '10⁶', '3.2·10⁻⁵']
    """
    if _SMALLEST_PLAIN <= ratio < _LARGEST_PLAIN:
        digits = 4 if 1 < ratio < 1.1 else 3
        return f"{float(f'{ratio:.{digits}g}'):.10g}"
    mantissa, _, power = f"{ratio:.1e}".partition("e")
    exponent = "10" + str(int(power)).translate(_SUPERSCRIPTS)
    return exponent if mantissa == "1.0" else f"{mantissa.removesuffix('.0')}·{exponent}"


def stack_spans(spans: Sequence[tuple[float, float]], *, gap: float, lanes: int) -> list[int]:
    """Give every span, left to right, a lane in which it touches no other.

    Lanes are counted from the middle: 0, 1, -1, 2, -2, and so on.

    At most `lanes` lanes are used; when all are taken, a span goes where it overlaps least. The same
    spans always get the same lanes.

    >>> stack_spans([(0, 4), (2, 6), (3, 7), (9, 12)], gap=1, lanes=9)
    [0, 1, -1, 0]
    """
    ends: list[float] = []
    placed: list[int] = []
    for left, right in spans:
        free = next((number for number, end in enumerate(ends) if end + gap <= left), len(ends))
        if free == lanes:
            free = min(range(lanes), key=lambda number: (ends[number], number))
        if free == len(ends):
            ends.append(right)
        else:
            ends[free] = max(ends[free], right)
        placed.append(free)
    return [(number + 1) // 2 if number % 2 else -(number // 2) for number in placed]


def choose_linear_limits(numbers: Iterable[float]) -> tuple[float, float]:
    """Choose the ends of a linear axis that shows all `numbers`, with room at both ends.

    >>> low, high = choose_linear_limits([70.0, 80.0])
    >>> low < 70 < 80 < high
    True
    >>> choose_linear_limits([5.0])
    (4.0, 6.0)
    """
    held = list(numbers)
    low, high = min(held), max(held)
    if high > low:
        room = 0.12 * (high - low)
        return low - room, high + room
    # One number says nothing of a scale: a fifth to both sides shows where it stands.
    room = 0.2 * abs(low) or 1.0
    return low - room, high + room


def choose_linear_ticks(low: float, high: float, *, most: int) -> list[float]:
    """Choose up to `most` round ticks between `low` and `high`, in steps of 1, 2 or 5.

    >>> choose_linear_ticks(0.0, 100.0, most=6)
    [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
    """
    power = math.floor(math.log10((high - low) / most))
    for digit, shift in ((1, 0), (2, 0), (5, 0), (1, 1), (2, 1), (5, 1)):
        step = float(f"{digit}e{power + shift}")
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most:
            return [float(f"{number * step:.12g}") for number in range(first, last + 1)] or [low]
    return [low]


def format_number(number: float) -> str:
    """Write a number of an axis in few letters.

    >>> [format_number(n) for n in (0.25, 80.0, -5.0, 120000.0, 2e7, 0.00002)]
    ['0.25', '80', '−5', '120k', '2·10⁷', '2·10⁻⁵']
    """
    size = abs(number)
    sign = "−" if number < 0 else ""
    if size == 0:
        return "0"
    if 1e4 <= size < 1e6:
        return f"{sign}{size / 1e3:.6g}k"
    if _SMALLEST_PLAIN <= size < _LARGEST_PLAIN:
        return f"{sign}{size:.6g}"
    return sign + format_ratio(size)
