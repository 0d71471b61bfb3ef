"""A real browser for the page, Debian's chromium, driven by Playwright; without one, a skip."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import duckdb
import pytest

from reports import build_page

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def load_stores() -> Any:
    path = Path(__file__).parents[1] / "reports" / "conftest.py"
    spec = spec_from_file_location("report_stores", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless browser that downloads nothing, or a skip that says what is missing."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no browser on this machine: the page is not tested; Debian's package is chromium")
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the dev extra")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def write_page(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """A function that builds a page from claims and gives its address on disk."""
    stores = load_stores()

    def write(*changes: dict[str, Any]) -> str:
        path = tmp_path_factory.mktemp("page") / "index.html"
        with duckdb.connect() as connection:
            stores.fill_store(connection, changes)
            path.write_text(build_page(connection, version="1", digest="d"), encoding="utf-8")
        return path.as_uri()

    return write


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """A function that opens an address; an error or a request of the page fails the test."""
    contexts = []
    trouble: list[str] = []

    def open_address(address: str, **settings: Any) -> Any:
        context = browser.new_context(accept_downloads=True, **settings)
        contexts.append(context)
        # Long enough for a busy machine; what never comes should not hold up the run.
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        own = address.partition("#")[0]
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((own, "data:", "blob:"))
                else trouble.append(f"asked for {request.url}")
            ),
        )
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()
    assert trouble == []
