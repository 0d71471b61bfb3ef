"""Small stores of invented claims, in the columns of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import duckdb
import pytest

TABLES = """
CREATE TABLE papers (id VARCHAR, title VARCHAR, abstract VARCHAR, year INTEGER, url VARCHAR);
CREATE TABLE claims (
    claim_id VARCHAR, paper_id VARCHAR, title VARCHAR, year INTEGER, url VARCHAR,
    sentence VARCHAR, text VARCHAR,
    "start" INTEGER, "end" INTEGER, value DOUBLE, value_max DOUBLE, unit VARCHAR, kind VARCHAR,
    change VARCHAR,
    direction VARCHAR, bound VARCHAR, metric VARCHAR, metric_family VARCHAR, technique VARCHAR,
    technique_family VARCHAR[], baseline VARCHAR[], benchmark VARCHAR[], hardware VARCHAR[], gain DOUBLE,
    gain_max DOUBLE, rule VARCHAR, confidence DOUBLE, flags VARCHAR[]
);
CREATE TABLE rejected_claims (claim_id VARCHAR, paper_id VARCHAR, "check" VARCHAR);
"""

Store = Callable[..., duckdb.DuckDBPyConnection]


def invent_claim(number: int, changes: dict[str, Any]) -> dict[str, Any]:
    sentence = "FooFormer is 3x faster than BarNet on QuxBench."
    claim = {
        "claim_id": f"c{number}",
        "paper_id": f"p{number}",
        "title": f"FooFormer {number}",
        "year": 2024,
        "url": f"https://example.org/{number}",
        "sentence": sentence,
        "text": "3x",
        "start": 13,
        "end": 15,
        "value": 3.0,
        "value_max": None,
        "unit": "x",
        "kind": "times",
        "change": "increase",
        "direction": "better",
        "bound": "exact",
        "metric": "speedup",
        "metric_family": "speed",
        "technique": "FooFormer",
        "technique_family": ["pruning"],
        "baseline": ["BarNet"],
        "benchmark": ["QuxBench"],
        "hardware": ["Quux GPU"],
        "gain": 3.0,
        "gain_max": None,
        "rule": "times faster",
        "confidence": 0.9,
        "flags": [],
    }
    if "gain" in changes and "value" not in changes:
        changes = {"value": changes["gain"], "value_max": changes.get("gain_max"), **changes}
    return claim | changes


def fill_store(connection: duckdb.DuckDBPyConnection, changes: Sequence[dict[str, Any]]) -> None:
    """Make the tables, with one claim for each mapping of columns to change."""
    connection.execute(TABLES)
    papers = {}
    claims = []
    for number, change in enumerate(changes):
        claim = invent_claim(number, change)
        abstract = claim.pop("abstract", claim["sentence"])
        claims.append(list(claim.values()))
        paper = [claim["paper_id"], claim["title"], abstract, claim["year"], claim["url"]]
        papers.setdefault(claim["paper_id"], paper)
    if claims:
        places = ", ".join("?" * len(claims[0]))
        connection.executemany(f"INSERT INTO claims VALUES ({places})", claims)  # noqa: S608 - the condition is the store owner's
        connection.executemany("INSERT INTO papers VALUES (?, ?, ?, ?, ?)", list(papers.values()))


@pytest.fixture
def store() -> Iterator[Store]:
    """A function that opens a store with one claim for each mapping of columns to change."""
    connections: list[duckdb.DuckDBPyConnection] = []

    def open_store(*changes: dict[str, Any]) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        connections.append(connection)
        fill_store(connection, changes)
        return connection

    yield open_store
    for connection in connections:
        connection.close()
