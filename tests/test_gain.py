"""The canonical gain: the table of readings, and the laws that hold between them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.gain import Gain, gain, gain_bound

if TYPE_CHECKING:
    from claims.model import Bound, Change, Direction, Kind

factors = st.floats(min_value=1, max_value=1e6)
percents = st.floats(min_value=0, max_value=99)

# What a text would say: kind, value, value_max, unit, change, direction -> gain, gain_max.
READINGS = {
    "2.73x faster": (("times", 2.73, None, "x", "increase", "better"), (2.73, None)),
    "3x higher throughput": (("times", 3, None, "x", "increase", "better"), (3, None)),
    "10x smaller": (("times", 10, None, "x", "decrease", "better"), (10, None)),
    "2 times fewer calculations": (("times", 2, None, "x", "decrease", "better"), (2, None)),
    "3x slower": (("times", 3, None, "x", "decrease", "worse"), (1 / 3, None)),
    "8x heavier": (("times", 8, None, "x", "increase", "worse"), (1 / 8, None)),
    "0.5x the parameters": (("times", 0.5, None, "x", "decrease", "better"), (2, None)),
    "0.5x the speed": (("times", 0.5, None, "x", "decrease", "worse"), (0.5, None)),
    "0.8x-1.25x the memory": (("times", 0.8, 1.25, "x", "decrease", "better"), (0.8, 1.25)),
    "31% speedup": (("relative", 31, None, "%", "increase", "better"), (1.31, None)),
    "24% faster": (("relative", 24, None, "%", "increase", "better"), (1.24, None)),
    "150% more throughput": (("relative", 150, None, "%", "increase", "better"), (2.5, None)),
    "40% fewer parameters": (("relative", 40, None, "%", "decrease", "better"), (1 / 0.6, None)),
    "25% less latency": (("relative", 25, None, "%", "decrease", "better"), (1 / 0.75, None)),
    "0.4% more parameters": (("relative", 0.4, None, "%", "increase", "worse"), (1 / 1.004, None)),
    "throughput drops 10%": (("relative", 10, None, "%", "decrease", "worse"), (0.9, None)),
    "1/6 of the cost": (("fraction", 1 / 6, None, "x", "decrease", "better"), (6, None)),
    "half the size": (("fraction", 0.5, None, "x", "decrease", "better"), (2, None)),
    "15% the size": (("fraction", 15, None, "%", "decrease", "better"), (1 / 0.15, None)),
    "140% of the throughput": (("fraction", 140, None, "%", "increase", "better"), (1.4, None)),
    "half the throughput": (("fraction", 0.5, None, "x", "decrease", "worse"), (0.5, None)),
    "140% of the latency": (("fraction", 140, None, "%", "increase", "worse"), (1 / 1.4, None)),
    "a third to half the throughput": (("fraction", 1 / 3, 0.5, "x", "decrease", "worse"), (1 / 3, 0.5)),
    "2x-4x faster": (("times", 2, 4, "x", "increase", "better"), (2, 4)),
    "2x-4x slower": (("times", 2, 4, "x", "decrease", "worse"), (0.25, 0.5)),
    "a quarter to half the size": (("fraction", 0.25, 0.5, "x", "decrease", "better"), (2, 4)),
    "20-50% less memory": (("relative", 20, 50, "%", "decrease", "better"), (1.25, 2)),
}
WITHOUT_GAIN = {
    "a level": ("level", 92.1, None, "%", None, "neutral"),
    "points": ("points", 2.3, None, "pp", "increase", "better"),
    "retains 98% of the accuracy": ("fraction", 98, None, "%", None, "neutral"),
    "12% that got worse is no part": ("fraction", 12, None, "%", "increase", "worse"),
    "a fraction that neither rises nor falls": ("fraction", 0.5, None, "x", None, "better"),
    "a neutral ratio": ("times", 2, None, "x", "increase", "neutral"),
    "100% less": ("relative", 100, None, "%", "decrease", "better"),
    "250% less": ("relative", 250, None, "%", "decrease", "better"),
    "throughput drops 100%": ("relative", 100, None, "%", "decrease", "worse"),
    "80-120% less": ("relative", 80, 120, "%", "decrease", "better"),
    "0x": ("times", 0, None, "x", "increase", "better"),
    "a part of nothing": ("fraction", 0, None, "%", "decrease", "better"),
    "infinitely faster": ("times", math.inf, None, "x", "increase", "better"),
}


@pytest.mark.parametrize(("stated", "wanted"), READINGS.values(), ids=READINGS)
def test_a_stated_number_amounts_to_its_gain(
    stated: tuple[Kind, float, float | None, str, Change, Direction], wanted: tuple[float, float | None]
) -> None:
    found = gain(*stated)
    assert found is not None
    assert found.gain == pytest.approx(wanted[0])
    assert (found.gain_max is None) == (wanted[1] is None)
    assert wanted[1] is None or found.gain_max == pytest.approx(wanted[1])


@pytest.mark.parametrize("stated", WITHOUT_GAIN.values(), ids=WITHOUT_GAIN)
def test_what_is_no_ratio_has_no_gain(
    stated: tuple[Kind, float, float | None, str, Change, Direction],
) -> None:
    assert gain(*stated) is None


@given(factors, st.sampled_from(["increase", "decrease"]))
def test_times_better_and_times_worse_are_inverse(value: float, change: Change) -> None:
    better, worse = (gain("times", value, None, "x", change, way) for way in ("better", "worse"))
    assert better is not None
    assert worse is not None
    assert better.gain * worse.gain == pytest.approx(1)


@given(percents)
def test_relative_change_undone_is_no_change(value: float) -> None:
    fewer = gain("relative", value, None, "%", "decrease", "better")
    worse = gain("relative", value, None, "%", "decrease", "worse")
    assert fewer is not None
    assert worse is not None
    assert fewer.gain * worse.gain == pytest.approx(1)


@given(st.floats(min_value=0.01, max_value=100))
def test_a_part_that_is_left_is_a_gain_where_less_is_better_and_its_inverse_where_it_is_worse(
    part: float,
) -> None:
    better, worse = (gain("fraction", part, None, "%", "decrease", way) for way in ("better", "worse"))
    assert better is not None
    assert worse is not None
    assert better.gain * worse.gain == pytest.approx(1)


@given(factors)
def test_times_and_relative_and_fraction_agree(factor: float) -> None:
    times = gain("times", factor, None, "x", "decrease", "better")
    relative = gain("relative", 100 - 100 / factor, None, "%", "decrease", "better")
    fraction = gain("fraction", 1 / factor, None, "x", "decrease", "better")
    percent = gain("fraction", 100 / factor, None, "%", "decrease", "better")
    found = [one.gain for one in (times, relative, fraction, percent) if one is not None]
    assert found == pytest.approx([factor] * 4, rel=1e-6)


@given(percents, percents)
def test_a_larger_reduction_is_a_larger_gain(one: float, other: float) -> None:
    assume(other - one > 1e-6)
    small, large = (gain("relative", value, None, "%", "decrease", "better") for value in (one, other))
    assert small is not None
    assert large is not None
    assert small.gain < large.gain


@given(
    st.sampled_from(["times", "relative", "fraction"]),
    st.floats(min_value=0.01, max_value=99),
    st.floats(min_value=0.01, max_value=99),
    st.sampled_from(["increase", "decrease"]),
    st.sampled_from(["better", "worse"]),
)
def test_the_gains_of_a_range_are_those_of_its_ends_in_order(
    kind: Kind, one: float, other: float, change: Change, direction: Direction
) -> None:
    low, high = sorted((one, other))
    assume(low >= 1 or high < 1)
    unit = "x" if kind == "times" else "%"
    found = gain(kind, low, high, unit, change, direction)
    ends = [gain(kind, value, None, unit, change, direction) for value in (low, high)]
    if found is None:
        assert None in ends
        return
    assert [found.gain, found.gain_max] == sorted(end.gain for end in ends if end is not None)


@given(
    st.sampled_from(["times", "relative", "fraction"]),
    st.sampled_from([0.3, 2.0]),
    st.sampled_from(["increase", "decrease"]),
    st.sampled_from(["better", "worse"]),
)
def test_an_upper_bound_stays_one_exactly_where_the_gain_grows_with_the_stated_number(
    kind: Kind, value: float, change: Change, direction: Direction
) -> None:
    unit = "x" if kind == "times" else "%"
    here, further = (gain(kind, number, None, unit, change, direction) for number in (value, value * 1.5))
    assume(here is not None and further is not None)
    assert isinstance(here, Gain)
    assert isinstance(further, Gain)
    bound = gain_bound(kind, direction, "at_most", change=change, value=value)
    assert bound == ("at_most" if further.gain > here.gain else "at_least")


@pytest.mark.parametrize("bound", ["exact", "approx"])
def test_a_bound_without_a_side_never_turns(bound: Bound) -> None:
    assert gain_bound("fraction", "better", bound) == bound
