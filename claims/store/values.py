"""The plain values that go into a store and come out of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """Where papers came from: a name, the SHA-256 of what was read, its format, and the version that read it.

    >>> Source(name="papers.jsonl", digest="9f86d081", format="jsonl", version="0.1.0").name
    'papers.jsonl'
    """

    name: str
    digest: str
    format: str
    version: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many papers and claims are held, how many rows broke a check, how many papers gave no row at all.

    >>> Counts(papers=3, claims=4, rejected=1, no_claims=1).no_claims
    1
    """

    papers: int
    claims: int
    rejected: int
    no_claims: int


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: names of columns, rows in the order that the query asked for, DuckDB's types.

    >>> Table(columns=("metric",), rows=[("latency",)]).rows[0]
    ('latency',)
    """

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
    types: tuple[str, ...] = field(default=(), compare=False, repr=False)
