"""What a reader does with the page, done in a browser.

Waiting is for what a locator shows: a condition written in JavaScript would be evaluated by the page, whose
security policy rightly forbids that, and it would fail whenever it does not hold at the first look.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the dev extra").expect

EVIL = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"
SENTENCE = "On ImageNet, FooFormer is 3x faster than BarNet with 12.5x less memory on one A100 GPU."
CLAIMS: list[dict[str, Any]] = [
    {
        "claim_id": "first",
        "sentence": SENTENCE,
        "start": 27,
        "end": 29,
        "benchmark": ["ImageNet"],
        "hardware": ["NVIDIA A100"],
        "rule": "times-faster",
        "flags": ["best-case-only"],
        "bound": "at_most",
    },
    {
        "claim_id": "second",
        "paper_id": "p0",
        "title": "FooFormer 0",
        "url": "https://example.org/0",
        "sentence": SENTENCE,
        "text": "12.5x",
        "start": 49,
        "end": 54,
        "gain": 12.5,
        "metric": "memory",
        "metric_family": "memory",
        "technique_family": ["quantization"],
        "hardware": ["NVIDIA A100"],
        "benchmark": ["ImageNet"],
    },
    {
        "claim_id": "evil",
        "title": EVIL,
        "technique": EVIL,
        "sentence": f"{EVIL} is 7x faster.",
        "text": "7x",
        "gain": 7.0,
    },
    *(
        {"title": f"Paper {number}", "gain": 1.5, "hardware": ["CPU"], "technique_family": ["kernels"]}
        for number in range(40)
    ),
]


@pytest.fixture(scope="module")
def address(write_page: Any) -> str:
    return str(write_page(*CLAIMS))


def count(page: Any) -> str:
    return str(page.locator("#count").inner_text())


def read_column(page: Any, name: str) -> list[str]:
    return [text.strip() for text in page.locator(f"#rows td.c-{name}").all_inner_texts()]


def test_the_page_opens_from_disk_and_shows_charts_and_claims(open_page: Any, address: str) -> None:
    page = open_page(address)
    assert count(page) == "43 claims"
    assert page.locator(".tab:visible svg").count() >= 2
    assert read_column(page, "value")[0] == "up to 3x"


def test_a_search_narrows_the_table_and_clearing_gives_all_back(open_page: Any, address: str) -> None:
    page = open_page(address)
    page.get_by_label("Search").fill("imagenet memory")
    expect(page.locator("#count")).to_have_text("2 of 43 claims")
    page.get_by_label("Search").fill("no such words")
    page.locator("#nothing").wait_for(state="visible")
    page.get_by_role("button", name="Clear filters").click()
    assert count(page) == "43 claims"


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Metric family", "memory", "1 of 43 claims"),
        ("Technique family", "quantization", "1 of 43 claims"),
        ("Kind", "times", "43 claims"),
        ("Bound", "at_most", "1 of 43 claims"),
        ("Flag", "best-case-only", "1 of 43 claims"),
        ("Flag", "-best-case-only", "42 of 43 claims"),
    ],
)
def test_each_filter_selects(open_page: Any, address: str, label: str, value: str, expected: str) -> None:
    page = open_page(address)
    page.locator("#filters").get_by_label(label).select_option(value)
    expect(page.locator("#count")).to_have_text(expected)


@pytest.mark.parametrize(("label", "name"), [("Hardware", "NVIDIA A100"), ("Benchmark", "image")])
def test_hardware_and_benchmark_are_typed(open_page: Any, address: str, label: str, name: str) -> None:
    page = open_page(address)
    page.locator("#filters").get_by_label(label).fill(name)
    expect(page.locator("#count")).to_have_text("2 of 43 claims")


def test_a_heading_sorts_up_down_and_back(open_page: Any, address: str) -> None:
    page = open_page(address)
    head = page.get_by_role("columnheader", name="Gain")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert read_column(page, "gain")[:3] == ["12.5×", "7×", "3×"]
    head.get_by_role("button").click()
    assert read_column(page, "gain")[0] == "1.5×"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None


def test_a_row_opens_its_sentence_with_every_role_marked(open_page: Any, address: str) -> None:
    page = open_page(address)
    page.locator("#rows tr").first.click()
    dialog = page.get_by_role("dialog")
    assert dialog.locator("blockquote").evaluate("quote => quote.textContent") == SENTENCE
    marked = {mark.get_attribute("title"): mark.inner_text() for mark in dialog.locator("mark").all()}
    assert marked == {
        "benchmark": "ImageNet",
        "technique": "FooFormer",
        "number": "3x",
        "metric": "faster",
        "baseline": "BarNet",
        "hardware": "A100 GPU",
    }
    assert dialog.get_by_role("link").get_attribute("href") == "https://example.org/0"
    assert "times-faster" in dialog.inner_text()
    dialog.get_by_role("button", name="12.5x, memory").click()
    assert dialog.get_by_role("heading", level=2).inner_text() == "12.5x, memory"


def test_a_mark_opens_its_claim_and_what_is_filtered_out_fades(open_page: Any, address: str) -> None:
    page = open_page(address)
    page.locator(".tab:visible [data-claim=evil] use").first.click(force=True)
    assert page.get_by_role("dialog").get_by_role("heading", level=2).inner_text() == "7x, speedup"
    page.keyboard.press("Escape")
    page.locator("#filters").get_by_label("Metric family").select_option("memory")
    expect(page.locator("[data-claim=evil]").first).to_have_class(re.compile(r"\bfaded\b"))
    assert not page.locator(".tab:visible [data-claim=second].faded").count()


def test_a_cell_of_the_map_filters_the_table(open_page: Any, address: str) -> None:
    page = open_page(address)
    page.get_by_label("Map", exact=True).check()
    page.locator("[data-family=quantization][data-device='NVIDIA A100']").click(force=True)
    assert count(page) == "1 of 43 claims"


def test_a_link_keeps_filter_order_and_open_claim(open_page: Any, address: str) -> None:
    page = open_page(address)
    page.locator("#filters").get_by_label("Benchmark").fill("ImageNet")
    page.get_by_role("columnheader", name="Gain").get_by_role("button").click()
    page.locator("#rows tr").first.click()
    link = page.evaluate("location.href")
    again = open_page(link)
    assert again.get_by_role("dialog").get_by_role("heading", level=2).inner_text() == "12.5x, memory"
    again.keyboard.press("Escape")
    assert count(again) == "2 of 43 claims"
    assert read_column(again, "gain") == ["12.5×", "3×"]


def test_the_download_holds_the_filtered_rows(open_page: Any, address: str, tmp_path: Path) -> None:
    page = open_page(address)
    page.get_by_label("Search").fill("imagenet")
    expect(page.locator("#count")).to_have_text("2 of 43 claims")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    download.value.save_as(tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["claim_id"] for row in rows] == ["first", "second"]
    assert (rows[0]["sentence"], rows[0]["hardware"], rows[0]["start"]) == (SENTENCE, "NVIDIA A100", "27")


def test_markup_in_a_paper_stays_text(open_page: Any, address: str) -> None:
    page = open_page(address + "#claim=evil")
    assert page.title() == "Benchmark claims"
    assert EVIL in page.get_by_role("dialog").inner_text()
    assert page.locator("dialog script, dialog img, table script, table img").count() == 0


def test_the_keyboard_alone_reaches_and_opens_a_claim(open_page: Any, address: str) -> None:
    page = open_page(address)
    page.locator("#scroller").focus()
    for key in ("ArrowDown", "ArrowDown", "End", "Home", "Enter"):
        page.keyboard.press(key)
    assert page.get_by_role("dialog").get_by_role("heading", level=2).inner_text() == "up to 3x, speedup"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "up to 3x"


def test_the_theme_is_the_readers_and_can_be_switched(open_page: Any, address: str) -> None:
    page = open_page(address, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(20, 23, 27)"
    page.get_by_role("button", name="Switch between dark and light").click()
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(open_page: Any, address: str, width: int) -> None:
    page = open_page(address, viewport={"width": width, "height": 800})
    for tab in page.locator(".tabs input").all():
        tab.check()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
