"""Quality against speed: papers that claim both for one technique, read from the table ``claims``."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from reports.gains import bound_gain
from reports.naming import name_paper
from reports.polarity import list_lower_metrics
from reports.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

    from claims.model import Bound

Scale = Literal["scores", "errors", "points"]
"""What the quality axis counts: a ratio of scores, a ratio of errors, or percentage points."""
SCALES: Final[tuple[Scale, ...]] = ("scores", "errors", "points")


@dataclass(frozen=True, slots=True)
class Extent:
    """What one paper claims on one axis: from `low` to `high`, with `centre` between.

    `beyond` says where the truth may lie when all that is claimed are bounds; `is_about` holds when a
    number among them is.
    """

    low: float
    high: float
    centre: float
    beyond: Literal["lower", "higher"] | None
    is_about: bool


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """One paper and technique: how much faster, and what became of the quality."""

    claim_id: str
    name: str
    speed: Extent
    quality: Extent
    scale: Scale


@dataclass(frozen=True, slots=True)
class _Reading:
    claim_id: str
    low: float
    high: float
    bound: Bound


def read_tradeoffs(
    connection: duckdb.DuckDBPyConnection, selection: Selection | None = None
) -> tuple[Tradeoff, ...]:
    """Read the papers that claim a gain of speed and a gain, loss or retention of quality.

    The two belong together when one paper states them for one technique. Metrics of the selection are
    left aside, as both kinds are needed.
    """
    selection = selection or Selection()
    free = Selection((), selection.min_confidence, selection.exclude_flags, selection.where)
    condition, parameters = free.to_sql()
    rows = connection.execute(
        f"""
        WITH shown AS (SELECT * FROM claims WHERE {condition})
        SELECT paper_id, technique, title, claim_id, metric_family, kind, unit, value, value_max, direction,
               bound, gain, gain_max, list_contains(?, metric) AS is_error
        FROM shown
        WHERE (metric_family = 'speed' AND gain > 0 AND isfinite(gain))
           OR (metric_family = 'quality' AND (gain > 0 OR kind = 'fraction'
               OR (kind = 'points' AND unit IN ('pp', '%') AND direction <> 'neutral')))
        ORDER BY paper_id, "start", claim_id
        """,  # noqa: S608 - the condition is the store owner's
        [*parameters, list_lower_metrics()],
    ).fetchall()
    speeds: dict[tuple[str, str | None], list[_Reading]] = {}
    qualities: dict[tuple[str, str | None, Scale], list[_Reading]] = {}
    titles: dict[str, str] = {}
    for (
        paper_id,
        technique,
        title,
        claim_id,
        family,
        kind,
        unit,
        value,
        value_max,
        direction,
        bound,
        gain,
        gain_max,
        is_error,
    ) in rows:
        titles[paper_id] = title
        if gain is not None:
            turned = bound_gain(kind=kind, unit=unit, value=value, gain=gain, gain_max=gain_max, bound=bound)
            reading = _Reading(claim_id, gain, gain_max or gain, turned)
        elif kind == "fraction":
            reading = _read_fraction(claim_id, unit, value, value_max, bound, is_error=is_error)
        else:
            reading = _read_points(claim_id, value, value_max, bound, direction)
        if reading.low <= 0 and kind != "points":
            continue
        if family == "speed":
            speeds.setdefault((paper_id, technique), []).append(reading)
        else:
            scale: Scale = "points" if kind == "points" else ("errors" if is_error else "scores")
            qualities.setdefault((paper_id, technique, scale), []).append(reading)
    found = []
    for (paper_id, technique, scale), readings in qualities.items():
        fast = speeds.get((paper_id, technique))
        if fast:
            name = name_paper(technique, titles[paper_id])
            quality = _span(readings, is_ratio=scale != "points")
            found.append(Tradeoff(fast[0].claim_id, name, _span(fast, is_ratio=True), quality, scale))
    return tuple(sorted(found, key=lambda one: (SCALES.index(one.scale), one.claim_id)))


def _read_fraction(
    claim_id: str, unit: str, value: float, value_max: float | None, bound: Bound, *, is_error: bool
) -> _Reading:
    whole = 100.0 if unit == "%" else 1.0
    low, high = value / whole, (value_max or value) / whole
    if is_error and low > 0:
        turn: dict[Bound, Bound] = {"at_most": "at_least", "at_least": "at_most"}
        return _Reading(claim_id, 1 / high, 1 / low, turn.get(bound, bound))
    return _Reading(claim_id, low, high, bound)


def _read_points(
    claim_id: str, value: float, value_max: float | None, bound: Bound, direction: str
) -> _Reading:
    high = value_max or value
    if direction == "better":
        return _Reading(claim_id, value, high, bound)
    turn: dict[Bound, Bound] = {"at_most": "at_least", "at_least": "at_most"}
    return _Reading(claim_id, -high, -value, turn.get(bound, bound))


def _span(readings: Iterable[_Reading], *, is_ratio: bool) -> Extent:
    held = list(readings)
    # Bounds say nothing of a middle, so that they count only where there is nothing else.
    stated = [one for one in held if one.bound in {"exact", "approx"}]
    used = stated or held
    ends = [end for one in used for end in (one.low, one.high)]
    low, high = min(ends), max(ends)
    if is_ratio:
        centre = math.exp(math.fsum(math.log(one.low * one.high) / 2 for one in used) / len(used))
    else:
        centre = math.fsum((one.low + one.high) / 2 for one in used) / len(used)
    beyond: Literal["lower", "higher"] | None = None
    if not stated:
        beyond = "lower" if used[0].bound == "at_most" else "higher"
        centre = high if beyond == "lower" else low
    return Extent(low, high, min(max(centre, low), high), beyond, any(one.bound == "approx" for one in used))
