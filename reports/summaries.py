"""Tables of a report: gains by group in numbers, and the claims themselves, as rows of text and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reports.gains import Grouping, read_panels
from reports.naming import title_name
from reports.selection import Selection

if TYPE_CHECKING:
    import duckdb

    from reports.gains import Gain

BOUND_WORDS: Final = {"at_most": "up to ", "at_least": "at least ", "approx": "about ", "exact": ""}
MOST_CLAIMS: Final = 500
"""Rows of the table of claims that a document can hold; the CSV holds all."""


@dataclass(frozen=True, slots=True)
class GainRow:
    """One group in numbers: how many claims and papers, of how many claims the mean is, and the ends."""

    metric_family: str
    group: str
    claims: int
    stated: int
    papers: int
    mean: float | None
    lowest: float | None
    highest: float | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as a table in a document shows it."""

    paper_id: str
    title: str
    technique: str
    stated: str
    metric: str
    gain: float | None
    gain_max: float | None
    baseline: str
    benchmark: str
    hardware: str


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """Claims with a gain, and how many there are that the table leaves out."""

    rows: tuple[ClaimRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A paper that the selected claims come from."""

    paper_id: str
    title: str
    year: int | None
    url: str | None


def summarize_gains(
    connection: duckdb.DuckDBPyConnection, by: Grouping, selection: Selection | None = None, *, top: int = 10
) -> list[GainRow]:
    """Summarize the gains of each group that the chart shows, in the chart's order.

    `lowest` and `highest` are those of stated values; "up to" and "at least" are none.
    """
    return [
        GainRow(
            panel.title,
            title_name(group.name) if by == "technique" else group.name,
            len(group.gains),
            len(group.stated),
            len({gain.paper_id for gain in group.gains}),
            group.mean,
            min((gain.low for gain in group.stated), default=None),
            max((_reach(gain) for gain in group.stated), default=None),
        )
        for panel in read_panels(connection, by, selection, top=top)
        for group in panel.groups
    ]


def list_claims(
    connection: duckdb.DuckDBPyConnection, selection: Selection | None = None, *, most: int = MOST_CLAIMS
) -> ClaimTable:
    """List the selected claims that have a gain, by paper and place; of more than `most` the surest stay."""
    condition, parameters = (selection or Selection()).to_sql()
    rows = connection.execute(
        f"""
        WITH shown AS (SELECT * FROM claims WHERE {condition}),
        ranked AS (
            SELECT *, row_number() OVER (ORDER BY confidence DESC, paper_id, "start", claim_id) AS place,
                   count(*) OVER () AS found
            FROM shown WHERE gain IS NOT NULL
        )
        SELECT paper_id, title, technique, bound, text, metric, gain, gain_max, baseline, benchmark, hardware,
               found
        FROM ranked WHERE place <= ? ORDER BY paper_id, "start", claim_id
        """,  # noqa: S608 - the condition is the store owner's
        [*parameters, most],
    ).fetchall()
    listed = tuple(_read_claim(*row[:-1]) for row in rows)
    return ClaimTable(listed, rows[0][-1] - len(listed) if rows else 0)


def list_papers(
    connection: duckdb.DuckDBPyConnection, selection: Selection | None = None
) -> list[PaperEntry]:
    """List the papers that the selected claims come from, by id."""
    condition, parameters = (selection or Selection()).to_sql()
    rows = connection.execute(
        f"""
        WITH shown AS (SELECT * FROM claims WHERE {condition})
        SELECT paper_id, min(title), min("year"), min(url) FROM shown GROUP BY paper_id ORDER BY paper_id
        """,  # noqa: S608 - the condition is the store owner's
        parameters,
    ).fetchall()
    return [PaperEntry(*row) for row in rows]


def _read_claim(*fields: Any) -> ClaimRow:  # noqa: ANN401 - a row of the table, in the order of the query
    paper_id, title, technique, bound, text, metric, gain, gain_max, *names = fields
    stated = BOUND_WORDS.get(bound, "") + text
    roles = [", ".join(listed or ()) for listed in names]
    return ClaimRow(paper_id, title, technique or "", stated, title_name(metric), gain, gain_max, *roles)


def _reach(gain: Gain) -> float:
    return gain.low if gain.high is None else gain.high
