"""The report on disk: page, charts and tables in one folder, each file whole or not there."""

from __future__ import annotations

import io
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reports import latex, markdown
from reports.charts import CHART_KINDS, ENLARGED, FILE_NAMES, plan_chart
from reports.gain_chart import GROUP_NOUNS
from reports.gains import GROUPINGS
from reports.page import build_page
from reports.saving import PICTURE_FORMATS, enlarge_chart, save_chart
from reports.selection import Selection
from reports.summaries import GainRow, list_claims, list_papers, summarize_gains

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from reports.charts import ChartKind, ChartStyle

REPORT_FORMATS: Final = ("html", *PICTURE_FORMATS, "markdown", "latex", "csv")


@dataclass(frozen=True, slots=True)
class Report:
    """Where a report was written: its page (None when none was asked for), its charts and its tables."""

    page: Path | None
    charts: tuple[Path, ...]
    tables: tuple[Path, ...]


def write_report(  # noqa: PLR0913 - what to show, where, and how
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    version: str,
    digest: str,
    selection: Selection | None = None,
    kinds: Sequence[ChartKind] = CHART_KINDS,
    formats: Sequence[str] = REPORT_FORMATS,
    style: ChartStyle = "paper",
    top: int = 10,
) -> Report:
    """Write the report in `formats` into `folder`, which is made if need be.

    ``html`` is the page, ``svg``, ``pdf`` and ``png`` are the charts of `kinds`, and ``markdown``, ``latex``
    and ``csv`` the tables. The same store, `version` and `digest` give the same bytes. A file is replaced in
    one step, so that an interrupted run leaves the old one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    selection = selection or Selection()
    plans = {kind: plan_chart(connection, kind, selection, top=top) for kind in kinds}
    charts = []
    pictures = [name for name in PICTURE_FORMATS if name in formats]
    for kind, plan in plans.items() if pictures else ():
        figure = plan.compose()
        if style == "screen":
            enlarge_chart(figure, ENLARGED)
        for suffix in pictures:
            path = folder / f"{FILE_NAMES[kind]}.{suffix}"
            with replace_file(path) as draft:
                save_chart(figure, draft)
            charts.append(path)
    tables = []
    for name, text in _write_tables(connection, selection, kinds, formats, top):
        path = folder / name
        with replace_file(path) as draft:
            draft.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        tables.append(path)
    page = folder / "index.html" if "html" in formats else None
    if page is not None:
        with replace_file(page) as draft:
            html = build_page(connection, version=version, digest=digest, selection=selection, charts=plans)
            draft.write_text(html, encoding="utf-8", newline="\n")
    return Report(page, tuple(charts), tuple(tables))


def _write_tables(
    connection: duckdb.DuckDBPyConnection,
    selection: Selection,
    kinds: Sequence[ChartKind],
    formats: Sequence[str],
    top: int,
) -> Iterator[tuple[str, str]]:
    if not {"markdown", "latex", "csv"} & set(formats):
        return
    for by in GROUPINGS:
        if by not in kinds:
            continue
        rows = summarize_gains(connection, by, selection, top=top)
        name, noun = FILE_NAMES[by], GROUP_NOUNS[by]
        if "markdown" in formats:
            yield f"{name}.md", markdown.write_gains(rows, noun)
        if "latex" in formats:
            yield f"{name}.tex", latex.write_gains(rows, noun, name)
        if "csv" in formats:
            yield (
                f"{name}.csv",
                _write_csv([*GainRow.__dataclass_fields__], [_list_values(row) for row in rows]),
            )
    if "markdown" in formats:
        yield "claims.md", markdown.write_claims(list_claims(connection, selection))
    if "latex" in formats:
        papers = list_papers(connection, selection)
        keys = latex.make_keys(papers)
        yield "claims.tex", latex.write_claims(list_claims(connection, selection), keys)
        yield "papers.bib", latex.write_bibliography(papers, keys)
    if "csv" in formats:
        yield "claims.csv", _export_claims(connection, selection)


def _export_claims(connection: duckdb.DuckDBPyConnection, selection: Selection) -> str:
    from claims.output.rows import CLAIM_COLUMNS

    condition, parameters = selection.to_sql()
    columns = ", ".join(f'"{name}"' for name in CLAIM_COLUMNS)
    rows = connection.execute(
        f'SELECT {columns} FROM claims WHERE {condition} ORDER BY paper_id, "start", "end", claim_id',  # noqa: S608 - the condition is the store owner's
        parameters,
    ).fetchall()
    return _write_csv(CLAIM_COLUMNS, rows)


def _write_csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    from claims.output import write_rows

    stream = io.StringIO()
    write_rows("csv", columns, rows, stream)
    return stream.getvalue()


def _list_values(row: GainRow) -> list[object]:
    return [getattr(row, name) for name in GainRow.__dataclass_fields__]


@contextmanager
def replace_file(path: Path) -> Iterator[Path]:
    """Give a path to write to; what was written there takes the place of `path` in one step, or never."""
    # In the same folder, as only there renaming is one step; a directory, as it keeps the ending.
    with tempfile.TemporaryDirectory(prefix=".report-", dir=path.parent) as scratch:
        draft = Path(scratch) / path.name
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(path)
