"""How long a report takes over the claims of 20,000 abstracts, and how long the page takes in a browser."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from reports import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIMS = 20_000
GOAL = 20.0
# Invented rows with the spread of real ones: 40 technique families, 300 devices and 2,000 benchmarks.
FILL = """
create table papers as
select 'p' || n as id, 'Method ' || n || ': a study' as title, 'It is 2.5x faster.' as abstract,
       2015 + n % 11 as year, null::varchar as url
from range($claims // 2) as numbers(n);
create table claims as
select 'c' || n as claim_id, 'p' || n // 2 as paper_id, 'Method ' || n // 2 || ': a study' as title,
       2015 + n // 2 % 11 as year, null::varchar as url,
       'Method ' || n // 2 || ' is 2.5x faster.' as sentence,
       '2.5x' as text, 6::bigint as "start", 10::bigint as "end",
       round(1 + pow(hash(n) % 1000 / 100, 2), 2)::double as value,
       null::double as value_max, case when n % 3 = 0 then '%' else 'x' end as unit,
       case when n % 3 = 0 then 'level' else 'times' end as kind, 'increase' as change, 'better' as direction,
       ['exact', 'at_most', 'approx', 'exact'][n % 4 + 1] as bound,
       case when n % 3 = 0 then 'accuracy' when n % 2 = 0 then 'speedup' else 'memory' end as metric,
       case when n % 3 = 0 then 'quality' when n % 2 = 0 then 'speed' else 'memory' end as metric_family,
       'Method ' || n // 2 as technique, ['family ' || hash(n) % 40] as technique_family,
       ['baseline'] as baseline,
       ['benchmark ' || hash(n + 1) % 2000] as benchmark, ['device ' || hash(n + 2) % 300] as hardware,
       case when n % 3 = 0 then null else value end as gain, null::double as gain_max, 'rule' as rule,
       0.8::double as confidence, []::varchar[] as flags
from range($claims) as numbers(n);
"""
FILTER = """async () => {
  const form = document.getElementById("filters");
  const before = performance.now();
  form.elements.q.value = "method 12";
  form.dispatchEvent(new Event("input"));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - before;
}"""


def measure() -> Iterator[str]:
    """Yield the seconds that the whole report takes, and what a reader of its page waits for."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        for statement in FILL.split(";")[:2]:
            connection.execute(statement, {"claims": CLAIMS})
        before = time.perf_counter()
        report = write_report(connection, Path(folder), version="0", digest="0")
        taken = time.perf_counter() - before
        yield f"report of {CLAIMS:,} claims: {taken:.1f} s (goal {GOAL:.0f} s)"
        if report.page:
            yield from measure_page(report.page)


def measure_page(page: Path) -> Iterator[str]:
    """Yield how long the page takes to open and to search, where there is a browser."""
    found = shutil.which("chromium")
    if found is None:
        yield "page in a browser: not measured, as there is no chromium"
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page()
        before = time.perf_counter()
        opened.goto(page.as_uri())
        taken = time.perf_counter() - before
        size = page.stat().st_size / 1e6
        yield f"page of {CLAIMS:,} claims ({size:.1f} MB): opens in {taken:.2f} s"
        for name in ("first search", "second search"):
            yield f"{name} until drawn: {opened.evaluate(FILTER):.0f} ms"
        browser.close()
