"""What a paper calls its contribution: cases as data, and any text is read without an error."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.mentions.names import read_names

with Path(__file__).with_name("names.toml").open("rb") as stream:
    CASES: list[dict[str, Any]] = tomllib.load(stream)["case"]

PIECES = st.sampled_from(
    ["We propose ", "FooNet", " (FN)", ", a ", "called ", ": ", "via ", "the ", "- ", ". ", "GPU"]
)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_main_name(case: dict[str, Any]) -> None:
    names = read_names(case["title"], case["abstract"], frozenset(case.get("known", [])))
    assert names.main == case.get("main")
    assert names.coined == case.get("coined", False)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_names(title: str, abstract: str) -> None:
    names = read_names(title, abstract)
    assert names.main is None or names.main in names.own
