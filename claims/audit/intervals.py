"""Rounding, handled once: what a written number can stand for, and whether two numbers are the same.

A number with its last digit in the tenths stands for everything within half a tenth. Words (half, twice)
stand for themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = re.compile(r"\d[\d,]*(?:\{,\}\d+)*(?:\.\d+)?|\.\d+")
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a written number can stand for; `point` is the number itself.

    >>> Interval(8.25, 8.35, 8.3).holds(8.3), Interval(8.25, 8.35, 8.3).holds(8.4)
    (True, False)
    """

    low: float
    high: float
    point: float

    def holds(self, number: float) -> bool:
        """Tell whether a number lies inside, ends included."""
        slack = _TINY * max(1.0, abs(self.high))
        return self.low - slack <= number <= self.high + slack

    def meets(self, other: Interval) -> bool:
        """Tell whether two intervals share a number."""
        slack = _TINY * max(1.0, abs(self.high))
        return self.low <= other.high + slack and other.low <= self.high + slack

    @property
    def width(self) -> float:
        """Half of the last digit, on both sides together."""
        return self.high - self.low


def read_interval(text: str, value: float, *, place: int = 0, loose: bool = False) -> Interval:
    """Return what `value`, written as the number at `place` of `text`, can stand for.

    `loose` says that it was written as an approximation: then the zeros at the end of a whole number are no
    digits that were meant.

    >>> read_interval("0.99M", 990_000.0), read_interval("8x", 8.0)
    (Interval(low=985000.0, high=995000.0, point=990000.0), Interval(low=7.5, high=8.5, point=8.0))
    >>> read_interval("half", 0.5).width
    0.0
    >>> read_interval("1,000 times", 1000.0, loose=True).width
    1000.0
    """
    half = half_digit(text, value, place=place, loose=loose)
    return Interval(value - half, value + half, value)


def half_digit(text: str, value: float, *, place: int = 0, loose: bool = False) -> float:
    """Return half of the last digit written, in the unit of `value`; 0 for a number written in words."""
    found = _DIGITS.findall(text)
    if not found:
        return 0.0
    written = found[min(place, len(found) - 1)].replace("{,}", "").replace(",", "").rstrip(".")
    number = float(written)
    if "/" in text or not number:
        return 0.0 if "/" in text else 0.5 * 10.0 ** -decimals(written)
    scale = abs(value) / number
    last = 10.0 ** -decimals(written)
    if loose and "." not in written:
        zeros = len(written) - len(written.rstrip("0"))
        last = 10.0 ** min(zeros, len(written) - 1)
    return 0.5 * last * scale


def decimals(written: str) -> int:
    """Count the digits behind the decimal point.

    >>> decimals("8.30"), decimals("8")
    (2, 0)
    """
    return len(written.partition(".")[2])


def significant(text: str) -> int:
    """Count the digits that carry information: how unlikely it is to meet this number by chance.

    >>> significant("7.63x"), significant("50%"), significant("1,000 times"), significant("half")
    (3, 1, 1, 0)
    """
    found = _DIGITS.findall(text)
    if not found:
        return 0
    written = found[0].replace("{,}", "").replace(",", "")
    digits = written.replace(".", "").lstrip("0")
    return len(digits) if "." in written else max(1, len(digits.rstrip("0")))


def is_slip(one: str, other: str) -> bool:
    """Tell whether one number looks like the other with two digits swapped, or one mistyped.

    >>> is_slip("54.3", "45.3"), is_slip("9.95", "9.55"), is_slip("7.1", "38")
    (True, True, False)
    """
    first, second = (_DIGITS.search(t) for t in (one, other))
    if not first or not second:
        return False
    a, b = first.group().replace(",", ""), second.group().replace(",", "")
    if len(a) != len(b) or a == b or a.find(".") != b.find("."):
        return False
    differing = [i for i in range(len(a)) if a[i] != b[i]]
    if len(differing) == 1:
        return len(a.replace(".", "")) > 1
    return sorted(a) == sorted(b) and len(differing) <= 3


def is_swap(one: str, other: str) -> bool:
    """Tell whether one number is the other with its digits in another order.

    >>> is_swap("54.3", "45.3"), is_swap("9.95", "9.55")
    (True, False)
    """
    first, second = (_DIGITS.search(t) for t in (one, other))
    return bool(first and second) and is_slip(one, other) and sorted(first.group()) == sorted(second.group())  # type: ignore[union-attr]
