"""The page: one HTML file with the counts, the charts and a table of all claims, and no network."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reports.charts import plan_chart
from reports.gains import GROUPINGS, Grouping, count_ungrouped
from reports.inline import inline_chart
from reports.naming import title_name

if TYPE_CHECKING:
    import duckdb

    from reports.selection import Selection

_TEMPLATES: Final = Path(__file__).parent / "templates"
_PANEL_WIDTH: Final = 3.2
_TABS: Final = {"technique": "Technique", "hardware": "Hardware", "benchmark": "Benchmark"}
_BOUND_WORDS: Final = {"at_most": "up to ", "at_least": "at least ", "approx": "about "}

# What the page's script reads, in this order; paper and sentence are places in lists of their own,
# because many claims share them.
_FIELDS: Final = (
    "claim_id", "text", "value", "value_max", "unit", "kind", "change", "direction", "bound", "metric",
    "metric_family", "technique", "technique_family", "baseline", "benchmark", "hardware", "gain", "gain_max",
    "rule", "confidence", "flags",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChartTab:
    """The charts of one grouping, as they go into the page."""

    by: Grouping
    name: str
    panels: tuple[str, ...]
    note: str


def build_page(
    connection: duckdb.DuckDBPyConnection,
    *,
    version: str,
    digest: str,
    selection: Selection | None = None,
    top: int = 10,
) -> str:
    """Build the HTML of the page for the claims in the store that `connection` has open.

    `version` is the tracker's and `digest` the corpus's: both stand in the footer. The charts show
    the claims of `selection`, the table shows all of them.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    data = read_data(connection)
    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    script = (_TEMPLATES / "page.js").read_text(encoding="utf-8")
    tabs = [_draw_tab(connection, by, selection, top, _title_marks(data)) for by in GROUPINGS]
    return environment.get_template("page.html").render(
        counts=_count_rows(connection),
        key=Markup(inline_chart(plan_chart(connection, "technique", selection).draw_signs(3.35), "Key of the marks", prefix="key")),  # noqa: S704 - escaped as XML
        tabs=tabs,
        data=Markup(dump_json(data)),  # noqa: S704 - escaped by dump_json
        style=Markup(style),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
        script_hash=_hash_script(script),
        version=version,
        digest=digest,
    )


def read_data(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Read all claims as the page's script wants them.

    `claims` are lists in the order of `fields`, followed by the places of their paper and of their
    sentence in `papers` and `sentences`, and by what stands in the sentence before the number, as a
    count of UTF-16 units, in which JavaScript counts (-1 when the sentence does not hold it).
    """
    columns = ", ".join(f'c."{field}"' for field in _FIELDS)
    rows = connection.execute(
        f"""
        SELECT {columns}, c.paper_id, c.title, c.year, c.url, c.sentence, c."start", c."end", p.abstract
        FROM claims AS c
        LEFT JOIN (SELECT id, min(abstract) AS abstract FROM papers GROUP BY id) AS p ON p.id = c.paper_id
        ORDER BY c.paper_id, c."start", c."end", c.claim_id
        """  # noqa: S608 - the columns are ours
    ).fetchall()
    papers: dict[tuple[Any, ...], int] = {}
    sentences: dict[str, int] = {}
    claims = []
    for row in rows:
        values = row[: len(_FIELDS)]
        paper_id, title, year, url, sentence, start, end, abstract = row[len(_FIELDS) :]
        paper = papers.setdefault((paper_id, title, year, _keep_link(url)), len(papers))
        before = find_number(sentence, row[_FIELDS.index("text")], abstract, start, end)
        places = [paper, sentences.setdefault(sentence, len(sentences)), before]
        claims.append([*(_clean_value(value) for value in values), *places])
    return {
        "fields": [*_FIELDS, "paper", "sentence", "before"],
        "claims": claims,
        "papers": list(papers),
        "sentences": list(sentences),
    }


def find_number(sentence: str, text: str, abstract: str | None, start: int, end: int) -> int:
    """Say how many UTF-16 units of `sentence` stand before the number `text`, or -1 if it is not there.

    The place in the abstract decides which one is meant when a sentence holds the same number twice.

    >>> find_number("2x or 2x.", "2x", "It is 2x. 2x or 2x.", 16, 18)
    6
    """
    place = sentence.find(text)
    if abstract and abstract[start:end] == text:
        begin = abstract.rfind(sentence, 0, start + len(sentence))
        while begin > start:
            begin = abstract.rfind(sentence, 0, begin + len(sentence) - 1)
        if 0 <= begin <= start and end <= begin + len(sentence):
            place = start - begin
    return len(sentence[:place].encode("utf-16-le")) // 2 if place >= 0 else -1


def dump_json(data: object) -> str:
    r"""Write JSON that may stand in a ``<script>`` element: no text in it can end the element.

    >>> dump_json({"title": "</script>"})
    '{"title":"\\u003c/script>"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # A lone surrogate, from a broken source, is no UTF-8.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _draw_tab(
    connection: duckdb.DuckDBPyConnection,
    by: Grouping,
    selection: Selection | None,
    top: int,
    titles: dict[str, str],
) -> ChartTab:
    from markupsafe import Markup

    gains, ungrouped = count_ungrouped(connection, by, selection)
    charts = []
    for number, (label, figure) in enumerate(plan_chart(connection, by, selection, top=top).split(_PANEL_WIDTH)):
        chart = inline_chart(figure, label, prefix=f"{by}-{number}", titles=titles)
        charts.append(Markup(chart))  # noqa: S704 - escaped as XML
    noun = "technique family" if by == "technique" else f"named {by}"
    note = (
        f"Claims with a gain as a ratio: {gains:,}; of these without a {noun}, so not drawn: {ungrouped:,}."
    )
    return ChartTab(by, _TABS[by], tuple(charts), note)


def _title_marks(data: dict[str, Any]) -> dict[str, str]:
    place = {field: number for number, field in enumerate(data["fields"])}
    titles = {}
    for claim in data["claims"]:
        bound = _BOUND_WORDS.get(claim[place["bound"]], "")
        title = data["papers"][claim[place["paper"]]][1]
        metric = title_name(claim[place["metric"]])
        titles[claim[place["claim_id"]]] = f"{bound}{claim[place['text']]}, {metric} – {title}"
    return titles


def _count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    row = connection.execute(
        """
        SELECT (SELECT count(*) FROM papers), (SELECT count(*) FROM claims),
               (SELECT count(*) FROM rejected_claims)
        """
    ).fetchone()
    return dict(zip(("papers", "claims", "rejected"), row or (0, 0, 0), strict=True))


def _keep_link(url: str | None) -> str | None:
    # Anything else, javascript: first of all, has no place in a link.
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _clean_value(value: object) -> object:
    if isinstance(value, float):
        if value - value != 0:  # infinite or undefined: no number in JSON
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else float(f"{value:.10g}")  # noqa: PLR2004
    return value


@cache
def _hash_script(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
