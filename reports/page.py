"""The page: one HTML file with the counts, the charts and a table of all claims, and no network."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reports.charts import CHART_KINDS, ChartKind, plan_chart
from reports.inline import inline_chart
from reports.page_data import dump_json, read_data, title_marks
from reports.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from reports.frame import Chart

_TEMPLATES: Final = Path(__file__).parent / "templates"
_SCRIPTS: Final = ("claims", "filters", "table", "dialog", "charts", "start")
_KEY_WIDTH: Final = 3.2
_TAB_NAMES: Final[dict[ChartKind, str]] = {
    "technique": "Technique", "hardware": "Hardware", "benchmark": "Benchmark", "scores": "Scores",
    "tradeoffs": "Trade-offs", "map": "Map",
}  # fmt: skip
# Inches: less than the room that the page gives them, so that letters come out as large as the page's own.
_PANEL_WIDTHS: Final[dict[ChartKind, float]] = {
    "technique": 3.0, "hardware": 3.0, "benchmark": 3.0, "scores": 1.9, "tradeoffs": 3.0, "map": 6.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChartTab:
    """The charts of one kind, as they go into the page."""

    kind: ChartKind
    name: str
    title: str
    key: str
    panels: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class RowCounts:
    """What the store holds: papers, claims, and rows that broke a check and are not shown."""

    papers: int
    claims: int
    rejected: int


def build_page(
    connection: duckdb.DuckDBPyConnection,
    *,
    version: str,
    digest: str,
    selection: Selection | None = None,
    charts: Mapping[ChartKind, Chart] | None = None,
    top: int = 10,
) -> str:
    """Build the HTML of the page for the claims in the store that `connection` has open.

    `version` is the tracker's and `digest` the corpus's: both stand in the footer. Charts and table show
    the claims of `selection`; `charts` are those planned already, by default all of them are.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    selection = selection or Selection()
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    data = read_data(connection, selection)
    titles = title_marks(data)
    script = _read_script()
    if charts is None:
        charts = {kind: plan_chart(connection, kind, selection, top=top) for kind in CHART_KINDS}
    tabs = [_draw_tab(kind, chart, titles) for kind, chart in charts.items()]
    return environment.get_template("page.html").render(
        counts=count_rows(connection),
        selected=selection.describe(),
        shown=len(data["claims"]),
        tabs=tabs,
        data=Markup(dump_json(data)),  # noqa: S704 - ours, or escaped
        style=Markup((_TEMPLATES / "page.css").read_text(encoding="utf-8")),  # noqa: S704 - ours, or escaped
        script=Markup(script),  # noqa: S704 - ours, or escaped
        script_hash="sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        version=version,
        digest=digest,
    )


def count_rows(connection: duckdb.DuckDBPyConnection) -> RowCounts:
    """Count papers, claims, and the rows that broke a check."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}

    def count(*names: str) -> int:
        found = 0
        for name in names:
            row = connection.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608 - the condition is the store owner's
            found += row[0] if row else 0
        return found

    rejected = [name for name in ("rejected_claims", "rejected_papers") if name in tables]
    return RowCounts(count("papers"), count("claims"), count(*rejected))


def _draw_tab(kind: ChartKind, chart: Chart, titles: Mapping[str, str]) -> ChartTab:
    from markupsafe import Markup

    panels = [
        Markup(inline_chart(figure, label, prefix=f"{kind}-{number}", titles=titles))  # noqa: S704 - ours, or escaped
        for number, (label, figure) in enumerate(chart.split(_PANEL_WIDTHS[kind]))
    ]
    signs: Any = chart.draw_signs(_KEY_WIDTH) if panels else None
    key = Markup(inline_chart(signs, "Key of the marks", prefix=f"{kind}-key")) if signs else ""  # noqa: S704 - ours, or escaped
    return ChartTab(kind, _TAB_NAMES[kind], chart.title, key, tuple(panels), chart.notes)


def _read_script() -> str:
    parts = [(_TEMPLATES / "scripts" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS]
    return '"use strict";\n{\n' + "\n".join(parts) + "}\n"
