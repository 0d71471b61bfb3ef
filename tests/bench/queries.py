"""How long the views take over a store of a million claims, on two threads."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from schemas.ddl import create_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 1_000_000
THREADS = 2
RUNS = 5
GOAL = 1.0
VIEWS = (
    "by_technique",
    "by_technique_family",
    "by_hardware",
    "by_benchmark",
    "best_reported",
    "coverage",
    "coverage_by_metric",
)
# Invented rows: three claims a paper, 50,000 techniques, every third row an "up to", every fifth a level.
FILL = """
insert into claims by name
select
    printf('%016x', n) as claim_id, 'paper-' || n // 3 as paper_id,
    'Paper ' || n // 3 as title, 2015 + n // 3 % 10 as year,
    'It is faster by a factor.' as sentence, '2.5x' as "text", 0 as "start", 4 as "end",
    factor as value, case when n % 11 = 0 then factor * 2 end as value_max,
    case when is_level then '%' else 'x' end as unit,
    case when is_level then 'level' else 'times' end as kind,
    case when not is_level then 'increase' end as change,
    case when is_level then 'neutral' else 'better' end as direction,
    case n % 3 when 0 then 'at_most' when 1 then 'exact' else 'approx' end as bound,
    case when is_level then 'accuracy' else ['speedup', 'memory', 'energy', 'flops'][n % 4 + 1] end as metric,
    case when is_level then 'quality' else ['speed', 'memory', 'energy', 'compute'][n % 4 + 1] end
        as metric_family,
    case when n % 10 > 0 then 'Method' || hash(n) % 50000 end as technique,
    ['family-' || n % 20, 'family-' || n % 7 + 20] as technique_family, ['BarNet'] as baseline,
    case when n % 2 = 0 then ['bench-' || hash(n + 1) % 2000, 'bench-' || hash(n + 2) % 2000] else [] end
        as benchmark,
    case when n % 3 = 0 then ['device-' || hash(n + 3) % 300] else [] end as hardware,
    case when not is_level then factor end as gain,
    case when not is_level and n % 11 = 0 then factor * 2 end as gain_max,
    'invented' as "rule", 0.9 as confidence, case when n % 4 = 0 then ['no-hardware'] else [] end as flags,
    factor as value_base, case when n % 11 = 0 then factor * 2 end as value_base_max,
    'ratio' as unit_base, 'ratio' as dimension
from (
    select n, n % 5 = 0 as is_level, exp((hash(n) % 1000) / 400.0) as factor from range($rows) as numbers (n)
)
"""


def measure() -> Iterator[str]:
    """Yield the median time of each view, and how it stands to the goal of one second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.duckdb"
        fill(path, ROWS)
        for view in VIEWS:
            seconds = time_query(path, f"from {view}")
            ratio = seconds / GOAL
            yield f"{view:<20}{ROWS:>10,} claims, {THREADS} threads{seconds:8.3f} s{ratio:7.0%} of the goal"


def fill(path: Path, rows: int) -> None:
    """Make a store of so many invented claims."""
    with duckdb.connect(str(path), config={"threads": THREADS}) as connection:
        create_tables(connection)
        connection.execute(FILL, {"rows": rows})
        connection.execute("insert into metrics values ('accuracy', 'quality', 'higher', true)")
        connection.execute("insert into sources values ('invented', '', 'none', '0', 0, 0, 0, 0)")
        connection.execute(
            "insert into papers select distinct paper_id, title, '', year, null, 'invented' from claims"
        )


def time_query(path: Path, sql: str) -> float:
    """Return the median of some runs in seconds, each from opening the file to the last row."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        with duckdb.connect(str(path), read_only=True, config={"threads": THREADS}) as connection:
            connection.execute(sql).fetchall()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
