"""The gains that a chart shows, read from the table ``claims`` and sorted into panels and groups.

A panel holds one metric family and a group one technique family, device or benchmark; a gain is a
ratio above 1 when the technique is better. Families never share a panel, because a ratio of
latencies and a ratio of accuracies are not the same kind of number. For the same reason quality has
two: halving an error rate is a ratio of 2, and no accuracy above 50% can ever double.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from reports.naming import name_paper, title_name
from reports.polarity import list_lower_metrics
from reports.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import duckdb

    from claims.model import Bound, Kind

Grouping = Literal["technique", "hardware", "benchmark"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)

_COLUMNS: Mapping[Grouping, str] = {
    "technique": "technique_family",
    "hardware": "hardware",
    "benchmark": "benchmark",
}
_OPPOSITE: Mapping[Bound, Bound] = {"at_most": "at_least", "at_least": "at_most"}


@dataclass(frozen=True, slots=True)
class Gain:
    """One claim's gain: `low` alone, or the interval from `low` to `high`, and what bounds it.

    `paper_id` tells papers apart, and `paper` is a short name for it, or empty.
    """

    claim_id: str
    low: float
    high: float | None
    bound: Bound
    paper_id: str = ""
    paper: str = ""

    @property
    def is_stated(self) -> bool:
        """Whether the gain itself is stated, rather than a limit that it stays under or above."""
        return self.bound in {"exact", "approx"}

    @property
    def centre(self) -> float:
        """The gain, or the geometric middle of its interval.

        >>> Gain("a", 2.0, 8.0, "exact").centre
        4.0
        """
        return self.low if self.high is None else math.exp2((math.log2(self.low) + math.log2(self.high)) / 2)


@dataclass(frozen=True, slots=True)
class Group:
    """The gains of one technique family, device or benchmark within one metric family."""

    name: str
    gains: tuple[Gain, ...]

    @property
    def stated(self) -> tuple[Gain, ...]:
        """The gains that enter the mean: "up to 40x" says nothing about a middle."""
        return tuple(gain for gain in self.gains if gain.is_stated)

    @property
    def mean(self) -> float | None:
        """Geometric mean of the stated gains, or None when only bounds are claimed."""
        return average_ratios([gain.centre for gain in self.stated])


@dataclass(frozen=True, slots=True)
class Panel:
    """One metric family: the groups to show, best first, and what is left out for want of room.

    `title` names the family in words.
    """

    by: Grouping
    metric_family: str
    title: str
    groups: tuple[Group, ...]
    claims: int
    groups_left_out: int
    claims_left_out: int


def average_ratios(ratios: Sequence[float]) -> float | None:
    """Average ratios geometrically; None when there are none.

    >>> average_ratios([2.0, 8.0]), average_ratios([])
    (4.0, None)
    """
    if not ratios:
        return None
    # log2 rather than log: powers of two, the commonest ratios, then come out exact.
    return math.exp2(math.fsum(math.log2(ratio) for ratio in ratios) / len(ratios))


def bound_gain(
    *, kind: Kind, unit: str, value: float, gain: float, gain_max: float | None, bound: Bound
) -> Bound:
    """Say how the gain is bounded, given how the value is.

    Where the gain falls as the value rises, the bound turns around: "less than 1/6 of the cost" is a
    gain of at least 6, and "up to 3x slower" one of at least 1/3.

    >>> bound_gain(kind="fraction", unit="x", value=0.25, gain=4.0, gain_max=None, bound="at_most")
    'at_least'
    >>> bound_gain(kind="times", unit="x", value=4.0, gain=4.0, gain_max=None, bound="at_most")
    'at_most'
    """
    if bound not in _OPPOSITE:
        return bound
    if kind == "relative":
        # 25% less latency is 1 / 0.75, 25% more throughput 1.25: both grow with the value; what the
        # technique loses does the opposite and lies below 1.
        return _OPPOSITE[bound] if (gain_max or gain) < 1 else bound
    ratio = value / 100 if unit == "%" else value
    falls = not math.isclose(gain, ratio, rel_tol=1e-3)
    return _OPPOSITE[bound] if falls else bound


def read_panels(
    connection: duckdb.DuckDBPyConnection,
    by: Grouping,
    selection: Selection | None = None,
    *,
    top: int = 10,
) -> tuple[Panel, ...]:
    """Read the gains of the selected claims as panels, the metric family with most claims first.

    A claim that names several groups counts in each of them. Of more than `top` groups those with
    most claims stay, as those with the highest means would mostly be single lucky numbers.
    """
    condition, parameters = (selection or Selection()).to_sql()
    rows = connection.execute(
        f"""
        WITH shown AS (SELECT * FROM claims WHERE {condition})
        SELECT metric_family, metric_family = 'quality' AND list_contains(?, metric) AS is_error,
               unnest(list_distinct({_COLUMNS[by]})) AS name,
               claim_id, kind, unit, value, gain, gain_max, bound, paper_id, technique, title
        FROM shown WHERE gain > 0 AND isfinite(gain)
        """,  # noqa: S608 - the condition is the store owner's
        [*parameters, list_lower_metrics()],
    ).fetchall()
    families: dict[tuple[str, bool], dict[str, list[Gain]]] = {}
    for metric_family, is_error, name, *fields in rows:
        if name and name.strip():
            family = families.setdefault((metric_family, is_error), {})
            family.setdefault(name, []).append(_read_gain(*fields))
    panels = [_sort_groups(by, family, groups, top) for family, groups in families.items()]
    return tuple(sorted(panels, key=_rank_panel))


def count_ungrouped(
    connection: duckdb.DuckDBPyConnection, by: Grouping, selection: Selection | None = None
) -> tuple[int, int]:
    """Count the selected claims that have a gain, and those of them that name no group."""
    condition, parameters = (selection or Selection()).to_sql()
    row = connection.execute(
        f"""
        WITH shown AS (SELECT * FROM claims WHERE {condition})
        SELECT count(*), count(*) FILTER (coalesce(len({_COLUMNS[by]}), 0) = 0)
        FROM shown WHERE gain > 0 AND isfinite(gain)
        """,  # noqa: S608 - the condition is the store owner's
        parameters,
    ).fetchone()
    return (row[0], row[1]) if row else (0, 0)


def _read_gain(*fields: Any) -> Gain:  # noqa: ANN401 - a row of the table, in the order of the query
    claim_id, kind, unit, value, gain, gain_max, bound, paper_id, technique, title = fields
    bound = bound_gain(kind=kind, unit=unit, value=value, gain=gain, gain_max=gain_max, bound=bound)
    is_range = gain_max is not None and math.isfinite(gain_max) and gain_max > gain
    return Gain(claim_id, gain, gain_max if is_range else None, bound, paper_id, name_paper(technique, title))


def _sort_groups(
    by: Grouping, family: tuple[str, bool], gains_by_name: Mapping[str, Iterable[Gain]], top: int
) -> Panel:
    groups = [
        Group(name, tuple(sorted(gains, key=lambda gain: (gain.centre, gain.claim_id))))
        for name, gains in gains_by_name.items()
    ]
    groups.sort(key=lambda group: (-len(group.gains), group.name))
    shown, left_out = groups[:top], groups[top:]
    return Panel(
        by=by,
        metric_family=family[0],
        title=_title_family(*family),
        groups=tuple(sorted(shown, key=_rank_group)),
        claims=len({gain.claim_id for group in groups for gain in group.gains}),
        groups_left_out=len(left_out),
        claims_left_out=len({gain.claim_id for group in left_out for gain in group.gains}),
    )


def _title_family(metric_family: str, is_error: bool) -> str:  # noqa: FBT001 - private
    if metric_family == "quality":
        return "quality: errors" if is_error else "quality: scores"
    return title_name(metric_family)


def _rank_panel(panel: Panel) -> tuple[bool, int, str]:
    # What fits no family comes last, however much of it there is.
    return panel.metric_family == "other", -panel.claims, panel.title


def _rank_group(group: Group) -> tuple[bool, float, str]:
    # Groups with nothing but bounds have no mean to be sorted by: they follow, by what bounds them.
    mean = group.mean
    rank = mean if mean is not None else average_ratios([gain.centre for gain in group.gains])
    return mean is None, -(rank or 0.0), group.name
