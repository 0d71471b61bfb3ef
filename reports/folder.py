"""The report on disk: the page and the three charts in one folder, each file whole or not there."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reports.charts import chart_gains
from reports.gains import GROUPINGS
from reports.saving import save_chart
from reports.page import build_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from reports.selection import Selection

CHART_FORMATS: Final = ("svg", "png")


@dataclass(frozen=True, slots=True)
class Report:
    """Where a report was written: its page, and its charts in each format."""

    page: Path
    charts: tuple[Path, ...]


def write_report(  # noqa: PLR0913 - what to show, where, and what to say of it
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    version: str,
    digest: str,
    selection: Selection | None = None,
    top: int = 10,
) -> Report:
    """Write ``index.html`` and the charts of all groupings into `folder`, which is made if need be.

    The same store, `version` and `digest` give the same bytes. A file is replaced in one step, so
    that an interrupted run leaves the old one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    charts = []
    for by in GROUPINGS:
        figure = chart_gains(connection, by, selection=selection, top=top)
        for suffix in CHART_FORMATS:
            path = folder / f"gains-by-{by}.{suffix}"
            with _replace_file(path) as draft:
                save_chart(figure, draft)
            charts.append(path)
    page = folder / "index.html"
    with _replace_file(page) as draft:
        html = build_page(connection, version=version, digest=digest, selection=selection, top=top)
        draft.write_text(html, encoding="utf-8", newline="\n")
    return Report(page, tuple(charts))


@contextmanager
def _replace_file(path: Path) -> Iterator[Path]:
    # In the same folder, as only there renaming is one step; a directory, as it keeps the ending.
    with tempfile.TemporaryDirectory(prefix=".report-", dir=path.parent) as scratch:
        draft = Path(scratch) / path.name
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(path)
