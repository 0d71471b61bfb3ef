"""Stores to query: of the built-in corpus, of the copied page where it is present, and of invented rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from click.testing import CliRunner

from claims.cli import claims
from claims.gain import gain
from schemas.ddl import create_tables
from schemas.metrics import read_metrics
from schemas.units import to_base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def ingest(corpus: Path, folder: Path) -> Path:
    store = folder / "claims.duckdb"
    done = CliRunner().invoke(claims, ["ingest", str(corpus), "--db", str(store)])
    assert done.exit_code == 0, done.output
    return store


@pytest.fixture(scope="session")
def builtin(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the built-in corpus."""
    return ingest(root / "data" / "papers.jsonl", tmp_path_factory.mktemp("builtin"))


@pytest.fixture(scope="session")
def page(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the copied page of papers."""
    return ingest(shared / "corpus" / "papers-page.txt", tmp_path_factory.mktemp("page"))


def invent(number: int, changes: dict[str, Any]) -> dict[str, Any]:
    """Invent a claim, "3x faster" where nothing else is said; gain and base values follow from the rest."""
    claim: dict[str, Any] = {
        "claim_id": f"c{number}", "paper_id": f"p{number}", "title": f"Paper {number}", "year": 2020,
        "url": None, "sentence": "FooNet is 3x faster.", "text": "3x", "start": 10, "end": 12,
        "value": 3.0, "value_max": None, "unit": "x", "kind": "times", "change": "increase",
        "direction": "better", "bound": "exact", "metric": "speedup", "metric_family": "speed",
        "technique": "FooNet", "technique_family": ["pruning"], "baseline": ["BarNet"],
        "benchmark": ["QuxBench"], "hardware": ["Quux"], "rule": "r", "confidence": 0.9, "flags": [],
    }  # fmt: skip
    claim |= changes
    if claim["kind"] == "level":
        claim |= {"change": None, "direction": "neutral"}
    stated = (claim[name] for name in ("kind", "value", "value_max", "unit", "change", "direction"))
    ratio = gain(*stated)
    claim["gain"], claim["gain_max"] = (ratio.gain, ratio.gain_max) if ratio else (None, None)
    base = to_base(claim["value"], claim["unit"])
    further = None if claim["value_max"] is None else to_base(claim["value_max"], claim["unit"]).value
    return claim | {
        "value_base": base.value,
        "value_base_max": further,
        "unit_base": base.unit,
        "dimension": base.dimension,
    }


@pytest.fixture
def hold() -> Iterator[Callable[..., duckdb.DuckDBPyConnection]]:
    """Return a function that opens a store with one claim for each mapping of columns to change."""
    with duckdb.connect() as connection:
        create_tables(connection)
        for metric in read_metrics():
            connection.execute("insert into metrics values (?, ?, ?, ?)", metric)

        def fill(*changes: dict[str, Any]) -> duckdb.DuckDBPyConnection:
            for number, change in enumerate(changes):
                claim = invent(number, change)
                names = ", ".join(f'"{name}"' for name in claim)
                marks = ", ".join("?" * len(claim))
                connection.execute(f"insert into claims ({names}) values ({marks})", list(claim.values()))  # noqa: S608
            return connection

        yield fill
