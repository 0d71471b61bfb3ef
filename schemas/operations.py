"""FLOPS: operations, or operations per second? The metric settles it, or nothing does.

Abstracts write "5 GFLOPS" for a cost of 5 billion operations as often as for a rate of so many a second. A
cost is counted in operations, a throughput in operations per second, whatever the capital S says.
"""

from __future__ import annotations

import re

COUNTED = frozenset({"flops", "compute"})
RATED = frozenset({"throughput", "utilization"})
OPERATIONS = re.compile(r"(?P<count>\w*(?:FLOP|OP|MAC|operation))(?P<rate>/s|S)?")


def is_rate_of_operations(unit: str) -> bool | None:
    """Tell whether a unit counts operations per second (True) or operations (False); None for any other.

    >>> [is_rate_of_operations(unit) for unit in ("GFLOP/s", "TOPS", "GMAC", "GB/s", "TOPS/W")]
    [True, True, False, None, None]
    """
    match = OPERATIONS.fullmatch(unit)
    return None if match is None else match["rate"] is not None


def settles_operations(metric: str) -> bool | None:
    """Tell whether a metric is counted in operations per second (True) or in operations (False), or either.

    >>> [settles_operations(metric) for metric in ("throughput", "flops", "cost")]
    [True, False, None]
    """
    return True if metric in RATED else False if metric in COUNTED else None


def settle_operations(unit: str, metric: str) -> str:
    """Return the unit that "FLOPS" stands for where `metric` was measured; any other unit as it is.

    >>> settle_operations("GFLOP/s", "flops"), settle_operations("TFLOP", "throughput")
    ('GFLOP', 'TFLOP/s')
    >>> settle_operations("GFLOP/s", "energy_efficiency"), settle_operations("ms", "latency")
    ('GFLOP/s', 'ms')
    """
    match, rated = OPERATIONS.fullmatch(unit), settles_operations(metric)
    if match is None or rated is None:
        return unit
    return match["count"] + "/s" if rated else match["count"]
