"""The macros, each against what it stands for."""

from __future__ import annotations

import math
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.gain import gain_bound
from claims.model import Bound, Change, Direction, Kind

COMPARISONS = {
    "two speedups": ({}, {}, True),
    "a speedup and a latency of one family": ({}, {"metric": "latency", "change": "decrease"}, True),
    "a speedup and a saving of memory": ({}, {"metric": "memory", "metric_family": "memory"}, False),
    "a ratio and a level": ({}, {"kind": "level", "unit": "ms", "metric": "latency"}, False),
    "two levels on one benchmark": ({"kind": "level", "unit": "ms"}, {"kind": "level", "unit": "s"}, True),
    "two levels on two benchmarks": (
        {"kind": "level", "unit": "ms"},
        {"kind": "level", "unit": "ms", "benchmark": ["Other"]},
        False,
    ),
    "levels in two units": ({"kind": "level", "unit": "ms"}, {"kind": "level", "unit": "frame"}, False),
    "a level and points": ({"kind": "level", "unit": "ms"}, {"kind": "points", "unit": "ms"}, False),
    "two neutral ratios": ({"direction": "neutral"}, {"direction": "neutral"}, False),
}


@pytest.fixture(scope="module")
def store():
    import duckdb

    from schemas.ddl import create_tables

    with duckdb.connect() as connection:
        create_tables(connection)
        yield connection


def ask(store, expression, *values):
    return store.execute(f"select {expression}", values).fetchone()[0]


@pytest.mark.parametrize(
    ("gain", "written"),
    [
        (5 / 3, "1.67x"),
        (10, "10x"),
        (2.5, "2.5x"),
        (12.34, "12.3x"),
        (1234.5, "1234x"),
        (1 / 3, "0.333x"),
        (1, "1x"),
    ],
)
def test_a_gain_is_written_with_three_digits(store, gain, written):
    assert ask(store, "times(?)", gain) == written


@given(st.floats(min_value=0.01, max_value=1000))
def test_the_readings_of_a_gain_agree(store, gain):
    less, more, left = (
        ask(store, f"{name}(?)", gain) for name in ("as_reduction", "as_increase", "as_fraction")
    )
    assert less + left == pytest.approx(100)
    assert 1 + more / 100 == pytest.approx(gain)
    assert left * gain == pytest.approx(100)


def test_the_bound_of_a_gain_is_the_one_that_python_gives(store):
    stated = product(*map(get_args, (Kind, Direction, Bound, Change)), (0.5, 2.0))
    for kind, direction, bound, change, value in stated:
        assert ask(
            store, "bound_of_gain(?, ?, ?, ?, ?)", kind, direction, bound, change, value
        ) == gain_bound(kind, direction, bound, change=change, value=value)


@pytest.mark.parametrize("count", [2, 3, 5, 10, 20, 31, 32, 33, 50, 100, 1000])
def test_students_t_leaves_a_fortieth_on_each_side(store, count):
    freedom = count - 1
    quantile = ask(store, "student_t(?)", count)
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    steps = 20_000
    width = quantile / steps
    heights = [scale * (1 + (i * width) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(steps + 1)]
    simpson = width / 3 * (heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2]))
    assert simpson == pytest.approx(0.475, abs=1e-5)


def test_one_value_has_no_quantile(store):
    assert ask(store, "student_t(1)") is None


@pytest.mark.parametrize(("one", "other", "wanted"), COMPARISONS.values(), ids=COMPARISONS)
def test_what_may_stand_on_one_axis(hold, one, other, wanted):
    rows = hold(one, other).execute(
        "select comparable(a, b), comparable(b, a) from claims a, claims b where a.claim_id < b.claim_id"
    )
    assert rows.fetchall() == [(wanted, wanted)]
