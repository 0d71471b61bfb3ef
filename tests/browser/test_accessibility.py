"""The page under axe-core: no finding, in both themes, on a wide screen and on a phone."""

from __future__ import annotations

from typing import Any

import pytest

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BOUNDS = ("exact", "at_most", "at_least", "approx")


@pytest.fixture(scope="module")
def address(write_page: Any) -> str:
    claims: list[dict[str, Any]] = [
        {"gain": 1.5 + number, "bound": bound, "metric_family": family, "hardware": [f"GPU {number % 3}"]}
        for number, bound in enumerate(BOUNDS * 6)
        for family in ("speed", "memory")
    ]
    level = {
        "kind": "level",
        "gain": None,
        "value": 91.0,
        "metric": "accuracy",
        "metric_family": "quality",
        "unit": "%",
    }
    return str(write_page(*claims, level))


def run_axe(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe, of the dev extra")
    results = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [
        f"{found['impact']} {found['id']}: {found['help']} {[node['target'] for node in found['nodes'][:3]]}"
        for found in results.response["violations"]
    ]


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 1280),
        ("dark", 390),
        pytest.param("light", 390, marks=pytest.mark.long),
        pytest.param("dark", 1280, marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize("part", ["", "#chart=scores", "#chart=map", "#claim=c0"])
def test_axe_finds_nothing(open_page: Any, address: str, scheme: str, width: int, part: str) -> None:
    page = open_page(
        address + part, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    assert run_axe(page) == []
