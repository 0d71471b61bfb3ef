"""What a quote says otherwise than the claim that it quotes: unit, metric, direction, names, bound.

Each check lies in a module of its own. In doubt there is no conflict: an honest author must not be told that a
right number is wrong.
"""

from __future__ import annotations

from claims.audit.bounds import find_bound_conflict
from claims.audit.contexts import Conflict
from claims.audit.directions import find_direction_conflict
from claims.audit.measures import find_metric_conflict, find_unit_conflict
from claims.audit.opponents import find_baseline_conflict
from claims.audit.places import find_benchmark_conflict, find_hardware_conflict
from claims.audit.relations import Relation
from claims.audit.techniques import find_technique_conflict
from claims.audit.values import Quote, Work

# How plainly each conflict shows that this is not the claim that was meant.
WEIGHT = {
    "wrong-metric": 4, "percent-vs-points": 2, "wrong-direction": 3, "wrong-technique": 3,
    "wrong-benchmark": 3, "wrong-hardware": 3, "wrong-baseline": 3, "dropped-bound": 1,
}  # fmt: skip


def find_conflicts(quote: Quote, relation: Relation, work: Work) -> list[Conflict]:
    """List what a quote says otherwise than the claim that its number follows from, the plainest first."""
    claim = relation.claims[0]
    found = [
        find_unit_conflict(quote, claim, work),
        find_metric_conflict(quote, claim, work),
        find_direction_conflict(quote, claim),
        find_technique_conflict(quote, claim, work),
        find_benchmark_conflict(quote, claim, work),
        find_hardware_conflict(quote, claim, work),
        find_baseline_conflict(quote, claim, work),
        find_bound_conflict(quote, relation),
    ]
    kept = [f for f in found if f is not None]
    if any(f.verdict == "percent-vs-points" for f in kept):
        # The reading of the unit colours the rest: points of an error are no accuracy.
        kept = [f for f in kept if f.verdict not in {"wrong-metric", "wrong-direction"}]
    return sorted(kept, key=lambda f: -WEIGHT[f.verdict])
