"""The page with 20,000 claims: only the rows in sight are in the document, and it is still a table."""

from __future__ import annotations

import re
from typing import Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the dev extra").expect

MANY = 20_000

# Making a page of so many claims takes longer than reading it.
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def address(write_page: Any) -> str:
    claims = (
        {
            "gain": 1 + number % 97 / 10,
            "paper_id": f"p{number // 4}",
            "title": f"Paper {number // 4}",
            "benchmark": [f"Bench {number % 400}"],
            "bound": ("exact", "at_most")[number % 2],
        }
        for number in range(MANY)
    )
    return str(write_page(*claims))


def test_only_rows_in_sight_are_drawn(open_page: Any, address: str) -> None:
    page = open_page(address)
    assert page.locator("#count").inner_text() == "20,000 claims"
    assert page.locator("#table").get_attribute("aria-rowcount") == "20001"
    assert page.locator("#rows tr").count() < 100


def test_the_last_row_is_a_key_away(open_page: Any, address: str) -> None:
    page = open_page(address)
    page.locator("#scroller").focus()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.closest('tr').getAttribute('aria-rowindex')") == "20001"
    assert page.locator("#rows tr").count() < 100


def test_scrolling_shows_the_rows_of_that_place(open_page: Any, address: str) -> None:
    page = open_page(address)
    page.locator("#scroller").evaluate("scroller => { scroller.scrollTop = scroller.scrollHeight / 2; }")
    expect(page.locator("#rows tr").first).to_have_attribute("data-place", re.compile(r"^(9|10)\d{3}$"))
    place = int(page.locator("#rows tr").first.get_attribute("data-place"))
    assert 9_900 < place < 10_100


def test_search_and_sort_work_on_all_of_them(open_page: Any, address: str, record_property: Any) -> None:
    page = open_page(address)
    spent = page.evaluate(
        """async () => {
          const form = document.getElementById("filters");
          const times = {};
          for (const [name, q, bound] of [
            ["first search", "paper 12", ""], ["second search", "paper 123", ""], ["filter", "", "at_most"],
          ]) {
            const before = performance.now();
            Object.assign(form.elements.q, { value: q });
            Object.assign(form.elements.bound, { value: bound });
            form.dispatchEvent(new Event("input"));
            // The second frame begins when the first, with the new rows in it, has been drawn.
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            times[name] = performance.now() - before;
          }
          return times;
        }"""
    )
    # Milliseconds go into the report of the run; none is asserted, as a busy machine is no defect.
    for name, milliseconds in spent.items():
        record_property(name, round(milliseconds, 1))
    assert page.locator("#count").inner_text() == "10,000 of 20,000 claims"
    page.get_by_role("columnheader", name="Gain").get_by_role("button").click()
    assert page.locator("#rows td.c-gain").first.inner_text() == "10.6×"
