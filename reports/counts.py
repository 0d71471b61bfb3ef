"""Where the claims of a corpus are: how many for each technique family on each device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.selection import Selection

if TYPE_CHECKING:
    import duckdb

NOT_NAMED: Final = ""
"""The family or device of a claim that names none."""
OTHERS: Final = "\0others"
"""All that there is no room for."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """How many claims there are for each family (a row) on each device (a column).

    A claim counts in each row and column that it names, so that totals are counted and not added up.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], int]
    row_totals: dict[str, int]
    column_totals: dict[str, int]
    claims: int


def read_counts(
    connection: duckdb.DuckDBPyConnection,
    selection: Selection | None = None,
    *,
    rows: int = 10,
    columns: int = 8,
) -> CountTable:
    """Count the selected claims; the families and devices with fewest claims go together as others."""
    condition, parameters = (selection or Selection()).to_sql()
    pairs = connection.execute(
        f"""
        WITH shown AS (SELECT * FROM claims WHERE {condition}),
        named AS (
            SELECT paper_id || chr(10) || claim_id AS claim,
                   CASE WHEN coalesce(len(technique_family), 0) = 0 THEN [''] ELSE technique_family END
                       AS families,
                   CASE WHEN coalesce(len(hardware), 0) = 0 THEN [''] ELSE hardware END AS devices
            FROM shown
        ), singles AS (SELECT claim, unnest(families) AS family, devices FROM named)
        SELECT DISTINCT claim, family, unnest(devices) AS device FROM singles
        """,  # noqa: S608 - the condition is the store owner's
        parameters,
    ).fetchall()
    families = _choose({(claim, family) for claim, family, _ in pairs}, rows)
    devices = _choose({(claim, device) for claim, _, device in pairs}, columns)
    cells: dict[tuple[str, str], set[str]] = {}
    by_row: dict[str, set[str]] = {}
    by_column: dict[str, set[str]] = {}
    for claim, family, device in pairs:
        row, column = families.get(family, OTHERS), devices.get(device, OTHERS)
        cells.setdefault((row, column), set()).add(claim)
        by_row.setdefault(row, set()).add(claim)
        by_column.setdefault(column, set()).add(claim)
    return CountTable(
        rows=_order(by_row, families),
        columns=_order(by_column, devices),
        cells={place: len(claims) for place, claims in cells.items()},
        row_totals={name: len(claims) for name, claims in by_row.items()},
        column_totals={name: len(claims) for name, claims in by_column.items()},
        claims=len({claim for claim, _, _ in pairs}),
    )


def _choose(pairs: set[tuple[str, str]], most: int) -> dict[str, str]:
    counts: dict[str, int] = {}
    for _, name in pairs:
        counts[name] = counts.get(name, 0) + 1
    ranked = sorted((name for name in counts if name != NOT_NAMED), key=lambda name: (-counts[name], name))
    chosen = ranked[:most] if len(ranked) > most + 1 else ranked
    return {NOT_NAMED: NOT_NAMED, **{name: name for name in chosen}}


def _order(found: dict[str, set[str]], chosen: dict[str, str]) -> tuple[str, ...]:
    named = [name for name in chosen if name and name in found]
    return (*named, *(name for name in (OTHERS, NOT_NAMED) if name in found))
