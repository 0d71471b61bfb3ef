"""Values of claims in base units, a column at a time, so that 13 ms and 0.013 s meet in a query."""

from __future__ import annotations

from typing import Any

import pandas as pd

from schemas.units import is_known, to_base

BASE_COLUMNS = ("value_base", "value_base_max", "unit_base", "dimension")
# Binary fractions differ in the last digits by the way they were reached; no abstract states twelve.
DIGITS = 12


def add_base(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame of claims with the columns of `BASE_COLUMNS` behind it.

    Raises `claims.errors.UsageError` when a unit is unknown; validate the frame first.

    >>> import numpy as np
    >>> claims = pd.DataFrame({"value": [13.0, 0.013], "value_max": [np.nan, 0.02], "unit": ["ms", "s"]})
    >>> add_base(claims)[["value_base", "value_base_max", "unit_base"]].values.tolist()
    [[0.013, nan, 'second'], [0.013, 0.02, 'second']]
    """
    base = {unit: to_base(1.0, unit) for unit in frame["unit"].unique()}
    return frame.assign(
        value_base=_bring(frame["value"], frame["unit"]),
        value_base_max=_bring(frame["value_max"], frame["unit"]),
        unit_base=_name(frame, {unit: found.unit for unit, found in base.items()}),
        dimension=_name(frame, {unit: found.dimension for unit, found in base.items()}),
    )


def agrees_with_stated(frame: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each row whether its base columns are what its value and unit amount to.

    A unit that nobody knows has nothing to agree with; `unit-parses` has found it.
    """
    known = frame["unit"].map({unit: is_known(str(unit)) for unit in frame["unit"].unique()}).astype(bool)
    answer = pd.Series(data=True, index=frame.index)
    wanted = add_base(frame[known])
    for name in BASE_COLUMNS:
        given = frame.loc[known, name]
        answer[known] &= (given == wanted[name]) | (given.isna() & wanted[name].isna())
    return answer


def _bring(values: pd.Series[Any], units: pd.Series[Any]) -> pd.Series[float]:
    """Bring values to base units. Each unit is a line, y = ax + b, so that pint is asked twice a unit."""
    lines = {unit: (to_base(0.0, unit).value, to_base(1.0, unit).value) for unit in units.unique()}
    at_zero = units.map({unit: zero for unit, (zero, _) in lines.items()}).astype("float64")
    slope = units.map({unit: one - zero for unit, (zero, one) in lines.items()}).astype("float64")
    return _round_off(values.astype("float64") * slope + at_zero)


def _round_off(values: pd.Series[float]) -> pd.Series[float]:
    return values.map(lambda value: float(f"{value:.{DIGITS}g}"), na_action="ignore").astype("float64")


def _name(frame: pd.DataFrame, names: dict[str, str]) -> pd.Series[str]:
    return frame["unit"].map(names).astype(frame["unit"].dtype)
