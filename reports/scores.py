"""Scores per benchmark over the years, read from the levels in the table ``claims``.

A series holds one benchmark, metric and unit, for only such numbers can be compared: 92% and 0.92 stay
apart, as nobody has said that they mean the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.gains import Gain
from reports.naming import name_paper
from reports.polarity import list_lower_metrics, list_percent_metrics
from reports.selection import Selection

if TYPE_CHECKING:
    import duckdb


OF_ONE = "of 1"
"""The unit of a bare score between 0 and 1 in a metric that is as often stated in percent."""


@dataclass(frozen=True, slots=True)
class Score:
    """One stated level, or an interval, with the year of its paper, or None when that is not known."""

    mark: Gain
    year: int | None


@dataclass(frozen=True, slots=True)
class Series:
    """All scores of one metric on one benchmark, in one unit."""

    benchmark: str
    metric: str
    unit: str
    scores: tuple[Score, ...]

    @property
    def is_lower_better(self) -> bool:
        """Whether less of the metric is better."""
        return self.metric in list_lower_metrics()

    @property
    def papers(self) -> int:
        """How many papers state a score."""
        return len({score.mark.paper_id for score in self.scores})


@dataclass(frozen=True, slots=True)
class ScoreBoard:
    """The series to show, the one with most papers first, and what is left out for want of room."""

    series: tuple[Series, ...]
    series_left_out: int
    scores_left_out: int
    unnamed: int


def read_scores(
    connection: duckdb.DuckDBPyConnection, selection: Selection | None = None, *, top: int = 10
) -> ScoreBoard:
    """Read the levels of quality that the selected claims state on a named benchmark.

    With metrics selected, levels of those instead of quality, such as a latency. The `top` series with
    most papers stay.
    """
    selection = selection or Selection()
    condition, parameters = selection.to_sql()
    family = "true" if selection.metrics else "metric_family = 'quality'"
    shown = f"""
        WITH shown AS (
            SELECT * FROM claims WHERE {condition}
        ), levels AS (SELECT * FROM shown WHERE kind = 'level' AND {family} AND isfinite(value))
        """  # noqa: S608 - the condition is the store owner's
    rows = connection.execute(
        f"""{shown}
        SELECT unnest(list_distinct(benchmark)) AS name, metric, unit,
               claim_id, value, value_max, bound, year, paper_id, technique, title
        FROM levels
        """,  # noqa: S608 - the condition is the store owner's
        parameters,
    ).fetchall()
    unnamed = connection.execute(
        f"{shown} SELECT count(*) FROM levels WHERE coalesce(len(benchmark), 0) = 0",  # noqa: S608 - as above
        parameters,
    ).fetchone()
    series: dict[tuple[str, str, str], list[Score]] = {}
    for name, metric, unit, claim_id, value, value_max, bound, year, paper_id, technique, title in rows:
        if name and name.strip():
            high = (
                value_max
                if value_max is not None and math.isfinite(value_max) and value_max > value
                else None
            )
            # The technique comes first here: a paper also states the scores of those that it compares with.
            called = name_paper(technique, "") or name_paper(None, title)
            mark = Gain(claim_id, value, high, bound, paper_id, called)
            # An F1 of 0.9 and one of 90 have two scales, though neither states a unit.
            is_of_one = unit == "score" and 0 <= value <= 1 and metric in list_percent_metrics()
            series.setdefault((name, metric, OF_ONE if is_of_one else unit), []).append(Score(mark, year))
    ordered = sorted((Series(*key, _order(scores)) for key, scores in series.items()), key=_rank_series)
    left_out = ordered[top:]
    return ScoreBoard(
        tuple(ordered[:top]),
        len(left_out),
        len({score.mark.claim_id for one in left_out for score in one.scores}),
        unnamed[0] if unnamed else 0,
    )


def _order(scores: list[Score]) -> tuple[Score, ...]:
    return tuple(sorted(scores, key=lambda score: (score.year or 0, score.mark.low, score.mark.claim_id)))


def _rank_series(series: Series) -> tuple[int, int, str, str, str]:
    return -series.papers, -len(series.scores), series.benchmark, series.metric, series.unit
