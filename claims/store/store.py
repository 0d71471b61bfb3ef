"""A store of papers and claims: one DuckDB file that is opened, filled, queried and verified."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import duckdb

from claims.errors import StoreError, UsageError
from claims.store.connection import connect, explain_refusal, first_line
from claims.store.interrupt import as_interrupt, run_interruptibly
from claims.store.values import Counts, Source, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import TracebackType

    import pandas as pd

    from claims.model import Extraction

DIGESTED = {
    "papers": ('select id, title, abstract, "year", url from papers order by id'),
    "claims": "select * from claims order by paper_id, start, claim_id",
}
ROWS_AT_A_TIME = 10_000
COUNTS = """
select
    (select count(*) from papers),
    (select count(*) from claims),
    (select count(*) from rejected_claims) + (select count(*) from rejected_papers),
    (select count(*) from papers where id not in (select paper_id from claims)
        and id not in (select paper_id from rejected_claims where paper_id is not null))
"""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Use it in a ``with`` block, or call `close`.

    >>> with Store.open(":memory:") as store:
    ...     store.query("select count(*) as claims from claims")
    Table(columns=('claims',), rows=[(0,)])
    """

    path: str
    connection: duckdb.DuckDBPyConnection

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, external: bool = False) -> Self:
        """Open the store at `path` (``:memory:`` for one that is not kept), making it when it is new.

        A read-only store can be opened by several processes at once, and no query changes it. Queries reach
        nothing outside the store, neither files nor network, unless `external` lets them.
        Raises `StoreError` when the file is missing (`read_only`), no DuckDB file, no store of this schema
        version, or in use by another process.
        """
        return cls(str(path), connect(path, read_only=read_only, external=external))

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        self.connection.close()

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store, whatever happened."""
        self.close()

    def ingest(
        self,
        extractions: Iterable[Extraction],
        *,
        source: Source,
        families: Mapping[str, str] | None = None,
    ) -> Counts:
        """Validate and store what was extracted; return what the store now holds from `source`.

        Sound rows become claims; a row that breaks a check goes to ``rejected_claims`` with the check's name.
        A paper that is held already is replaced, so that reading a file twice changes nothing. All of it is
        one transaction: when anything goes wrong, or `extractions` raises, the store is left as it was.
        `families` maps the known metric ids to their families; by default those of the project's lexicon.
        Raises `StoreError` when the rows cannot be written.
        """
        from claims.store.ingest import write_extractions

        try:
            self.connection.begin()
        except duckdb.Error as error:
            raise StoreError(self._explain(error)) from error
        try:
            with as_interrupt():
                write_extractions(self.connection, extractions, source, families)
                self.connection.commit()
        except duckdb.Error as error:
            self._roll_back()
            raise StoreError(self._explain(error)) from error
        except BaseException:
            self._roll_back()
            raise
        rows = self.query(
            "select papers, claims, rejected, no_claims from sources where name = $name",
            {"name": source.name},
        ).rows
        return _count(rows[0])

    def query(self, sql: str, parameters: Sequence[object] | Mapping[str, object] | None = None) -> Table:
        """Answer `sql`, whose ``?`` or ``$name`` are filled from `parameters`.

        Nothing inside a read-only store can be changed by it, and nothing outside read or written unless the
        store was opened for that. Raises `UsageError` with one line when it cannot be answered, and
        `KeyboardInterrupt` when Ctrl-C stops it.

        >>> with Store.open(":memory:") as store:
        ...     store.query("select $metric as metric", {"metric": "latency"}).rows
        [('latency',)]
        >>> with Store.open(":memory:") as store:
        ...     store.query("select * from nowhere")
        Traceback (most recent call last):
        claims.errors.UsageError: Catalog Error: Table with name nowhere does not exist!
        """
        try:
            with as_interrupt():
                self._check_parameters(sql, parameters)
            return run_interruptibly(self.connection, lambda: self._answer(sql, parameters))
        except (duckdb.Error, ValueError, OverflowError) as error:
            raise UsageError(explain_refusal(error)) from error

    def claims(self) -> pd.DataFrame:
        """Return all claims as a typed frame, ordered by paper and place, validated against their abstracts.

        Raises `StoreError` when a stored row breaks a check, as after a change by hand.
        """
        from schemas.claim import metric_families, stored_claim_schema
        from schemas.columns import cast_frame
        from schemas.validate import split_rows

        abstracts = {
            str(paper): str(text) for paper, text in self.query("select id, abstract from papers").rows
        }
        stored = self.query("select distinct metric, metric_family from claims").rows
        families = {str(metric): str(family) for metric, family in stored} | metric_families()
        schema = stored_claim_schema(families, abstracts)
        raw = self.connection.execute(DIGESTED["claims"]).df()
        split = split_rows(cast_frame(raw, schema), schema)
        if len(split.bad):
            first = split.bad.iloc[0]
            message = (
                f"{self.path}: {len(split.bad)} stored claims break a check; {first.claim_id}: {first.reason}"
            )
            raise StoreError(message)
        return split.good

    def counts(self) -> Counts:
        """Count what the store holds.

        >>> with Store.open(":memory:") as store:
        ...     store.counts()
        Counts(papers=0, claims=0, rejected=0, no_claims=0)
        """
        return _count(self.query(COUNTS).rows[0])

    def digest(self) -> str:
        """Return the SHA-256 of all papers and claims in canonical order, the same for the same content.

        It does not depend on the order in which papers were read, nor on the bytes of the DuckDB file.
        """
        digest = hashlib.sha256()
        for table, sql in DIGESTED.items():
            digest.update(table.encode())
            answer = self.connection.execute(sql)
            while rows := answer.fetchmany(ROWS_AT_A_TIME):
                digest.update("".join(json.dumps(row) + "\n" for row in rows).encode())
        return digest.hexdigest()

    def _answer(self, sql: str, parameters: Sequence[object] | Mapping[str, object] | None) -> Table:
        answer = self.connection.execute(sql, parameters)
        described = answer.description or ()
        columns = tuple(str(column[0]) for column in described)
        types = tuple(str(column[1]) for column in described)
        return Table(columns, answer.fetchall() if columns else [], types)

    def _check_parameters(self, sql: str, parameters: Sequence[object] | Mapping[str, object] | None) -> None:
        statements = self.connection.extract_statements(sql)
        if not statements:
            message = "the query is empty; write SQL, such as: select count(*) from claims"
            raise UsageError(message)
        wanted = set(statements[-1].named_parameters)
        if parameters is not None and not isinstance(parameters, Mapping):
            return
        given = set(parameters or {})
        if wanted != given:
            lacking, unused = sorted(wanted - given), sorted(map(str, given - wanted))
            parts = [f"the query has ${name}, and no value is given for it" for name in lacking]
            parts += [f"a value is given for {name}, and the query has no ${name}" for name in unused]
            raise UsageError("; ".join(parts))

    def _roll_back(self) -> None:
        try:
            self.connection.rollback()
        except duckdb.Error:
            # DuckDB has ended a transaction that failed by itself; the error that is on its way says why.
            return

    def _explain(self, error: duckdb.Error) -> str:
        return f"{self.path}: {first_line(error)}"


def _count(row: tuple[object, ...]) -> Counts:
    papers, claims, rejected, no_claims = (int(str(number)) for number in row)
    return Counts(papers=papers, claims=claims, rejected=rejected, no_claims=no_claims)
