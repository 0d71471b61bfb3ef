"""Units: which are known, what they are worth in base units, and which look-alikes are refused."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import UsageError
from schemas.claim import metric_families
from schemas.units import is_known, list_counted, parse_unit, read_dimension, to_base

KNOWN = """
    x % pp point score ms us µs ns s minute hour day week GB GiB MB KB TB bit byte Gbit/s GB/s bit/s
    FLOP GFLOP TFLOP exaFLOP petaFLOP/s TFLOPS MAC GMAC TOPS/W GOPS/W pJ/bit fJ mJ kWh Wh W mW Hz GHz
    fps token/s image/s query/s bpm dB dBm USD EUR cent step epoch layer image query request inference
    line parameter token sample mm**2 um**2 degree degC count LUT cycle word page transaction qubit
    participant user people sentence document node core device video frame language task bug bug/hour
    error GPU_hour GPU*hour kg gCO2e kgCO2e tCO2e km m/s km/h eV kcal/mol bpp bpc ms/token J/token
    USD/hour
""".split()  # noqa: SIM905 - read as a list of words
UNKNOWN = [
    "",
    " ",
    "B",
    "M",
    "7B",
    "F1",
    "furlong",
    "ms ago",
    "3*s",
    "s+s",
    "%%",
    "\\%",
    "__import__",
    "ms;",
    "s/",
    "/s",
]
IN_BASE = [
    (250.0, "us", 250e-6, "second", "time"),
    (2.0, "hour", 7200.0, "second", "time"),
    (1.0, "GB", 8e9, "bit", "bit"),
    (1.0, "GiB", 8 * 2.0**30, "bit", "bit"),
    (1.0, "petaFLOP/s", 1e15, "operation/second", "operation/time"),
    (1.0, "GMAC", 2e9, "operation", "operation"),
    (4.0, "TOPS/W", 4e12, "operation/joule", "operation/energy"),
    (3.0, "pJ/bit", 3e-12, "joule/bit", "energy/bit"),
    (2.0, "mW", 2e-3, "joule/second", "energy/time"),
    (1.0, "kWh", 3.6e6, "joule", "energy"),
    (30.0, "fps", 30.0, "image/second", "image/time"),
    (5.0, "mm**2", 5e-6, "meter**2", "length**2"),
    (3.5e6, "parameter", 3.5e6, "parameter", "parameter"),
    (20.0, "degC", 293.15, "kelvin", "temperature"),
    (40.0, "%", 0.4, "ratio", "ratio"),
    (2.0, "kgCO2e", 2000.0, "gram_CO2", "carbon"),
]


@pytest.mark.parametrize("unit", KNOWN)
def test_a_unit_of_the_field_is_known(unit: str) -> None:
    assert is_known(unit)


@pytest.mark.parametrize("unit", UNKNOWN)
def test_anything_else_is_refused(unit: str) -> None:
    assert not is_known(unit)
    with pytest.raises(UsageError, match="unknown unit"):
        parse_unit(unit)


@pytest.mark.parametrize(("value", "unit", "base_value", "base_unit", "dimension"), IN_BASE)
def test_a_value_is_brought_to_base_units(
    value: float, unit: str, base_value: float, base_unit: str, dimension: str
) -> None:
    base = to_base(value, unit)
    assert base.value == pytest.approx(base_value)
    assert (base.unit, base.dimension) == (base_unit, dimension)


def test_counted_nouns_do_not_convert_into_each_other() -> None:
    nouns = sorted(list_counted())
    assert len({read_dimension(noun) for noun in nouns}) == len(nouns)


def test_every_unit_that_the_lexicon_spells_is_known() -> None:
    text = files("claims").joinpath("lexicons/units.toml").read_text(encoding="utf-8")
    assert [unit for section in tomllib.loads(text).values() for unit in section if not is_known(unit)] == []


def test_every_metric_with_named_units_is_in_the_lexicon_once() -> None:
    table = tomllib.loads(files("schemas").joinpath("metric_units.toml").read_text(encoding="utf-8"))
    named = [metric for metrics in table["metrics"].values() for metric in metrics]
    assert sorted(named) == sorted(set(named) & set(metric_families()))


@given(st.text(max_size=12))
def test_no_text_at_all_makes_the_unit_parser_fall_over(text: str) -> None:
    assert is_known(text) in {True, False}


@given(st.sampled_from(KNOWN), st.floats(min_value=1e-3, max_value=1e6))
def test_bringing_to_base_keeps_proportions(unit: str, value: float) -> None:
    if unit != "degC":
        assert to_base(2 * value, unit).value == pytest.approx(2 * to_base(value, unit).value)
