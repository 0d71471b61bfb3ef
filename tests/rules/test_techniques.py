"""Whose number a claim is: cases as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.extraction import extract_paper
from claims.model import Paper

with Path(__file__).with_name("techniques.toml").open("rb") as stream:
    CASES: list[dict[str, Any]] = tomllib.load(stream)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_techniques(case: dict[str, Any]) -> None:
    claims = extract_paper(Paper("p", case["title"], case["abstract"])).claims
    assert [claim.technique or "" for claim in claims] == case["techniques"]
