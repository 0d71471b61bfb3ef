"""Charts and a page from the rows of the tracker: SQL in, pictures and HTML out.

    store (DuckDB)  ->  gains  ->  panels  ->  chart (SVG, PNG)
                    ->  rows   ->  page.html with the same charts in it

`gains` asks the store and says what a mark may honestly show, `scales` and `lettering` compute where
things go, `charts` draws, `page` writes the HTML and `folder` puts everything on disk. Nothing here
reads an abstract for its meaning, and matplotlib and jinja2 are imported only when something is drawn.
"""

from __future__ import annotations

from reports.charts import CHART_KINDS, chart_gains, draw_chart
from reports.folder import Report, write_report
from reports.page import build_page
from reports.saving import save_chart
from reports.selection import Selection

__all__ = [
    "CHART_KINDS",
    "Report",
    "Selection",
    "build_page",
    "chart_gains",
    "draw_chart",
    "save_chart",
    "write_report",
]
