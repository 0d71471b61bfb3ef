"""FLOPS by its context: a cost counts operations, a throughput operations per second."""

from __future__ import annotations

import pytest

from schemas.operations import settle_operations
from schemas.units import is_known, read_dimension

SETTLED = [
    ("GFLOP/s", "flops", "GFLOP"),
    ("GFLOPS", "flops", "GFLOP"),
    ("petaFLOP", "throughput", "petaFLOP/s"),
    ("petaFLOP/s", "throughput", "petaFLOP/s"),
    ("TOP/s", "compute", "TOP"),
    ("GMAC", "flops", "GMAC"),
    ("operation", "throughput", "operation/s"),
    ("GFLOP", "cost", "GFLOP"),
    ("TOPS/W", "throughput", "TOPS/W"),
    ("token/s", "throughput", "token/s"),
    ("ms", "flops", "ms"),
]


@pytest.mark.parametrize(("unit", "metric", "wanted"), SETTLED)
def test_the_metric_settles_what_is_counted(unit, metric, wanted):
    assert settle_operations(unit, metric) == wanted
    assert is_known(wanted)


@pytest.mark.parametrize("prefix", ["", "M", "G", "T", "peta", "exa"])
def test_settling_changes_the_dimension_and_not_the_prefix(prefix):
    count, rate = f"{prefix}FLOP", f"{prefix}FLOP/s"
    assert settle_operations(settle_operations(count, "throughput"), "flops") == count
    assert (read_dimension(count), read_dimension(rate)) == ("operation", "operation/time")
