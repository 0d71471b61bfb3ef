"""Every case of devices.toml: where each number was measured."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims import extract

FILE = tomllib.loads(Path(__file__).with_name("devices.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in FILE["cases"]])
def test_each_number_has_the_hardware_that_the_text_states(case):
    found = extract(case["text"], title=case.get("title", "FooNet"))
    assert [list(claim.hardware) for claim in found] == case["want"]


def test_no_case_stands_twice():
    for field in ("name", "text"):
        values = [(case[field], case.get("title")) for case in FILE["cases"]]
        assert len(values) == len(set(values))
