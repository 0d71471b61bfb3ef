"""Every case of benchmarks.toml: what each number was measured on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims import extract
from claims.rules.roles.benchmarks import read_shared_task

FILE = tomllib.loads(Path(__file__).with_name("benchmarks.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in FILE["cases"]])
def test_each_number_has_the_benchmark_that_the_text_states(case):
    found = extract(case["text"], title=case.get("title", "FooNet"))
    assert [list(claim.benchmark) for claim in found] == case["want"]


def test_no_case_stands_twice():
    for field in ("name", "text"):
        values = [(case[field], case.get("title")) for case in FILE["cases"]]
        assert len(values) == len(set(values))


@pytest.mark.parametrize("case", FILE["shared_tasks"], ids=lambda case: case["title"])
def test_a_title_names_its_shared_task(case):
    assert read_shared_task(case["title"]) == case.get("name")
