"""Writing what was extracted into the tables, validated in batches; rejected rows keep the check broken."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

import pandas as pd

from schemas.base import add_base
from schemas.claim import claim_schema
from schemas.columns import make_frame, name_types
from schemas.metrics import Metric, read_metrics
from schemas.paper import paper_schema
from schemas.validate import split_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import duckdb
    from pandera.pandas import DataFrameSchema

    from claims.model import Extraction
    from claims.store.values import Source

BATCH = 4096
TABLES_OF_A_PAPER = {
    "papers": "id",
    "claims": "paper_id",
    "rejected_papers": "id",
    "rejected_claims": "paper_id",
    "refused_quantities": "paper_id",
}


def write_extractions(
    connection: duckdb.DuckDBPyConnection,
    extractions: Iterable[Extraction],
    source: Source,
    families: Mapping[str, str] | None,
) -> None:
    """Write all `extractions` under `source`; a paper that is held already is replaced.

    The caller opens and ends the transaction. Raises `duckdb.Error` when a row cannot be written.
    """
    _write_metrics(connection, families)
    for batch in _batch(extractions):
        _write_batch(connection, batch, source, families)
    connection.execute(
        "insert or replace into sources by name "
        'select ? as name, ? as digest, ? as "format", ? as "version", '
        "0 as papers, 0 as claims, 0 as rejected, 0 as no_claims",
        [source.name, source.digest, source.format, source.version],
    )
    connection.execute(
        "update sources set papers = now.papers, claims = now.claims, rejected = now.rejected, "
        "no_claims = now.no_claims from (select * from coverage) as now where now.source = sources.name"
    )


def _batch(extractions: Iterable[Extraction]) -> Iterator[list[Extraction]]:
    """Yield lists of extractions in which a paper stands once: its last reading, in its first place."""
    stream = iter(extractions)
    while taken := list(islice(stream, BATCH)):
        yield list({extraction.paper.id: extraction for extraction in taken}.values())


def _write_batch(
    connection: duckdb.DuckDBPyConnection,
    batch: list[Extraction],
    source: Source,
    families: Mapping[str, str] | None,
) -> None:
    ids = [extraction.paper.id for extraction in batch]
    _forget(connection, ids)

    schema = paper_schema()
    papers = split_rows(make_frame([extraction.paper for extraction in batch], schema), schema)
    _append(connection, "papers", papers.good.assign(source=source.name), schema)
    _append(connection, "rejected_papers", papers.bad.assign(source=source.name), schema)

    kept = set(papers.good["id"])
    held = [extraction for extraction in batch if extraction.paper.id in kept]
    abstracts = {extraction.paper.id: extraction.paper.abstract for extraction in held}
    schema = claim_schema(families, abstracts)
    found = [
        claim for extraction in held for claim in sorted(extraction.claims, key=lambda claim: claim.start)
    ]
    claims = split_rows(make_frame(found, schema), schema)
    _append(connection, "claims", add_base(claims.good), schema)
    _append(connection, "rejected_claims", claims.bad, schema)
    _append_refusals(connection, held)


def _write_metrics(connection: duckdb.DuckDBPyConnection, families: Mapping[str, str] | None) -> None:
    """Write which metrics are known; of those that only the caller knows, nobody said which way is better."""
    known = list(read_metrics())
    own = (families or {}).items() - {(metric.id, metric.family) for metric in known}
    known += [Metric(name, family, "none", percent=False) for name, family in sorted(own)]
    rows = [(metric.id, metric.family, metric.better, metric.percent) for metric in known]
    frame = pd.DataFrame(rows, columns=["metric", "metric_family", "better", "percent"])
    connection.register("incoming", frame)
    connection.execute("insert or replace into metrics by name select * from incoming")
    connection.unregister("incoming")


def _forget(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> None:
    connection.register("incoming", pd.DataFrame({"id": [_write_text(name) for name in ids]}))
    for table, key in TABLES_OF_A_PAPER.items():
        connection.execute(f"delete from {table} where {key} in (select id from incoming)")  # noqa: S608 - constants
    connection.unregister("incoming")


def _append_refusals(connection: duckdb.DuckDBPyConnection, held: list[Extraction]) -> None:
    rows = [
        (
            paper.id,
            refusal.quantity.text,
            refusal.quantity.start,
            refusal.quantity.end,
            refusal.rule,
            refusal.reason,
        )
        for paper, refusal in ((extraction.paper, one) for extraction in held for one in extraction.refusals)
    ]
    columns = ["paper_id", "text", "start", "end", "rule", "reason"]
    _insert(connection, "refused_quantities", pd.DataFrame(rows, columns=columns), "*")


def _append(
    connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame, schema: DataFrameSchema
) -> None:
    """Append `frame`; lists travel as JSON, since DuckDB guesses the type of objects from a few rows."""
    lists = [str(name) for name, column in schema.columns.items() if name_types(column).duckdb == "VARCHAR[]"]
    texts = [str(name) for name, column in schema.columns.items() if name_types(column).duckdb == "VARCHAR"]
    written = {name: frame[name].map(_write_list) for name in lists}
    if table.startswith("rejected_"):
        written |= {name: frame[name].map(_write_text, na_action="ignore") for name in [*texts, "reason"]}
    replaced = ", ".join(f'"{name}"::json::varchar[] as "{name}"' for name in lists)
    _insert(connection, table, frame.assign(**written), f"* replace ({replaced})" if replaced else "*")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame, selected: str) -> None:
    if frame.empty:
        return
    connection.register("incoming", frame)
    connection.execute(f"insert into {table} by name select {selected} from incoming")  # noqa: S608 - constants
    connection.unregister("incoming")


def _write_list(value: object) -> str:
    return json.dumps([str(item) for item in value] if isinstance(value, list) else [str(value)])


def _write_text(value: object) -> str:
    """Return text that UTF-8 can hold; a rejected row may be rejected because it could not be held."""
    return str(value).encode("utf-8", "backslashreplace").decode()
