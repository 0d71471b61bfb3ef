"""Values in base units: whole columns at once, the same as one value at a time."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import UsageError
from schemas.base import add_base, agrees_with_stated
from schemas.units import to_base

UNITS = [
    "x",
    "%",
    "pp",
    "score",
    "ms",
    "s",
    "hour",
    "GB",
    "GiB",
    "bit/s",
    "GFLOP",
    "TOPS/W",
    "degC",
    "token/s",
]
SAME = [
    [(13.0, "ms"), (0.013, "s"), (13_000.0, "us")],
    [(1.0, "GB"), (1000.0, "MB"), (8.0, "Gbit")],
    [(1.0, "GiB"), (1024.0, "MiB")],
    [(7e9, "parameter"), (7.0, "gigaparameter")],
    [(40.0, "%"), (40.0, "pp"), (0.4, "x")],
    [(1.0, "MAC"), (2.0, "FLOP")],
    [(1.5, "TFLOPS"), (1500.0, "GFLOP/s")],
    [(90.0, "minute"), (1.5, "hour")],
]
APART = [((1.0, "GB"), (1.0, "GiB")), ((1.0, "FLOP"), (1.0, "FLOP/s")), ((7.0, "byte"), (7.0, "parameter"))]


def bring(rows):
    frame = pd.DataFrame(rows, columns=["value", "unit"]).assign(value_max=math.nan)
    return add_base(frame)


@pytest.mark.parametrize("rows", SAME, ids=str)
def test_one_quantity_in_several_units_is_one_number(rows):
    brought = bring(rows)
    assert len(set(brought["value_base"])) == len(set(brought["unit_base"])) == 1


@pytest.mark.parametrize("pair", APART, ids=str)
def test_what_looks_alike_stays_apart(pair):
    brought = bring(pair)
    assert brought.duplicated(["value_base", "unit_base"]).sum() == 0


@given(st.lists(st.tuples(st.floats(min_value=-1e9, max_value=1e9), st.sampled_from(UNITS)), min_size=1))
def test_a_column_is_brought_as_each_value_would_be(rows):
    brought = bring(rows)
    for (value, unit), found in zip(rows, brought["value_base"], strict=True):
        assert found == pytest.approx(to_base(value, unit).value, rel=1e-9, abs=1e-9)
    assert agrees_with_stated(brought).all()


def test_a_range_has_both_its_ends():
    frame = pd.DataFrame({"value": [2.0], "value_max": [4.0], "unit": ["ms"]})
    assert add_base(frame)[["value_base", "value_base_max"]].to_numpy().tolist() == [[0.002, 0.004]]


def test_an_unknown_unit_is_told():
    with pytest.raises(UsageError, match="furlong"):
        bring([(1.0, "furlong")])


@pytest.mark.parametrize("column", ["value_base", "value_base_max", "unit_base", "dimension"])
def test_a_base_that_is_not_what_is_stated_is_found(column):
    brought = bring([(1.0, "ms"), (2.0, "ms")])
    brought.loc[1, column] = 5.0 if column.startswith("value") else "other"
    assert list(agrees_with_stated(brought)) == [True, False]
