"""The page and the folder: complete, safe, self-contained, the same bytes each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import reports.folder
from reports import Report, build_page, write_report
from reports.page_data import find_number

EVIL = '</script><script>alert(1)</script><img src=x onerror="alert(2)">'


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def build(connection: Any) -> str:
    return build_page(connection, version="9.9.9", digest="sha256:abc")


def list_files(report: Report) -> list[Path]:
    assert report.page
    return [report.page, *report.charts, *report.tables]


def read_embedded(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert isinstance(data, dict)
    return data


def read_claims(page: str) -> list[dict[str, Any]]:
    data = read_embedded(page)
    return [dict(zip(data["fields"], claim, strict=True)) for claim in data["claims"]]


def test_every_claim_is_in_the_page(store: Any) -> None:
    connection = store({}, {"gain": None, "value": 41.8, "kind": "level"}, {"technique": None, "flags": None})
    claims = read_claims(build(connection))
    assert [claim["claim_id"] for claim in claims] == ["c0", "c1", "c2"]
    assert [claim["gain"] for claim in claims] == [3, None, 3]


def test_header_counts_papers_claims_and_rejected_rows(store: Any) -> None:
    connection = store({}, {})
    connection.execute("INSERT INTO rejected_claims SELECT 'r', 'p0', 'gain' FROM range(1234)")
    counts = re.findall(r"<dt>([\w ]+)</dt><dd>([\d,]+)</dd>", build(connection))
    assert counts == [("Papers", "2"), ("Claims", "2"), ("Rejected rows", "1,234")]


def test_footer_names_corpus_and_version(store: Any) -> None:
    footer = build(store({})).partition("<footer>")[2]
    assert "sha256:abc" in footer
    assert "9.9.9" in footer


def test_markup_in_a_text_stays_text(store: Any) -> None:
    changes = dict.fromkeys(
        ("claim_id", "title", "sentence", "text", "technique", "metric", "metric_family"), EVIL
    )
    lists = {name: [EVIL] for name in ("technique_family", "benchmark", "hardware", "baseline", "flags")}
    page = build(store({**changes, **lists}))
    tags = Tags(page).found
    assert sum(tag == "script" for tag, _ in tags) == 2
    assert not any(tag == "img" for tag, _ in tags)
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    assert read_embedded(page)["papers"][0][1] == EVIL


def test_a_link_that_is_not_http_is_dropped(store: Any) -> None:
    papers = read_embedded(build(store({"url": "javascript:alert(1)"}, {"url": None}, {})))["papers"]
    assert [paper[3] for paper in papers] == [None, None, "https://example.org/2"]


def test_nothing_is_loaded_from_elsewhere(store: Any) -> None:
    tags = Tags(build(store({}))).found
    for tag, attributes in tags:
        assert attributes.get("src") is None
        assert tag != "link" or attributes["href"] == "data:,"
        assert tag != "use" or str(attributes["href"]).startswith("#")
    policy = next(attributes["content"] for tag, attributes in tags if "http-equiv" in attributes)
    assert str(policy).startswith("default-src 'none'")


def test_ids_are_unique_and_every_use_has_its_shape(store: Any) -> None:
    connection = store(
        *({"bound": bound, "metric_family": family} for bound in ("exact", "at_most") for family in "ab")
    )
    tags = Tags(build(connection)).found
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    uses = [str(attributes["href"]).removeprefix("#") for tag, attributes in tags if tag == "use"]
    assert uses
    assert set(uses) <= set(ids)


def test_every_control_has_a_label(store: Any) -> None:
    page = build(store({}))
    controls = re.findall(r"<(?:select|input)[^>]*>", page)
    assert len(controls) == 14
    assert all(re.search(r"<label[^>]*>[^<]*" + re.escape(control), page) for control in controls)


def test_a_mark_leads_to_its_claim(store: Any) -> None:
    page = build(store({"bound": "at_most"}))
    assert 'data-claim="c0"><title>up to 3x, speedup – FooFormer 0</title>' in page


def test_an_empty_store_gives_a_page(store: Any) -> None:
    page = build(store())
    assert page.count("nothing to draw") == 6
    assert read_claims(page) == []


@pytest.mark.parametrize(
    ("sentence", "abstract", "start", "expected"),
    [
        ("A 2x, then 2x.", "Intro. A 2x, then 2x.", 18, 11),
        ("A 2x.", "A 2x. A 2x.", 8, 2),
        ("\U0001d54f is 2x.", "\U0001d54f is 2x.", 5, 6),
        ("A 2x.", None, 0, 2),
        ("A 2x.", "other text", 0, 2),
        ("None here.", None, 0, -1),
    ],
)
def test_the_number_is_found_in_its_sentence(
    sentence: str, abstract: str | None, start: int, expected: int
) -> None:
    assert find_number(sentence, "2x", abstract, start, start + 2) == expected


def test_a_report_is_a_page_charts_and_tables_and_nothing_else(store: Any, tmp_path: Path) -> None:
    report = write_report(store({}), tmp_path / "new" / "report", version="1", digest="d")
    assert report.page
    written = sorted(path.name for path in report.page.parent.iterdir())
    assert written == sorted(path.name for path in (report.page, *report.charts, *report.tables))
    assert sorted({path.suffix for path in report.charts}) == [".pdf", ".png", ".svg"]
    assert len(report.charts) == 18
    gains = [
        f"gains-by-{by}{suffix}"
        for by in ("technique", "hardware", "benchmark")
        for suffix in (".md", ".tex", ".csv")
    ]
    tables = [*gains, "claims.md", "claims.tex", "claims.csv", "papers.bib"]
    assert sorted(path.name for path in report.tables) == sorted(tables)


def test_a_report_of_one_kind_and_format_is_one_file_and_the_claims(store: Any, tmp_path: Path) -> None:
    report = write_report(
        store({}), tmp_path, version="1", digest="d", kinds=["technique"], formats=["svg", "markdown"]
    )
    assert report.page is None
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "claims.md",
        "gains-by-technique.md",
        "gains-by-technique.svg",
    ]


def test_a_report_written_twice_has_the_same_bytes(store: Any, tmp_path: Path) -> None:
    connection = store(
        {}, {"bound": "at_most", "gain": 7.0}, {"benchmark": ["语言"], "metric_family": "energy"}
    )
    first = write_report(connection, tmp_path / "a", version="1", digest="d")
    second = write_report(connection, tmp_path / "b", version="1", digest="d")
    for one, other in zip(list_files(first), list_files(second), strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_an_interrupted_run_leaves_the_old_page(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write_report(store({}), tmp_path, version="1", digest="d").page
    assert page
    before = page.read_bytes()

    def fail(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(reports.folder, "build_page", fail)
    with pytest.raises(KeyboardInterrupt):
        write_report(store({}, {}), tmp_path, version="2", digest="d")
    assert page.read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_importing_reports_loads_no_plotting() -> None:
    code = "import sys, reports; print({'matplotlib', 'jinja2', 'pandas'} & sys.modules.keys())"
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "set()"
