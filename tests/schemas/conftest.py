"""A sound claim that each test breaks in its own way."""

from __future__ import annotations

import pytest

from claims.model import Claim

ABSTRACT = "We present FooNet. It runs 2.5x faster than BarNet on a laptop."


@pytest.fixture
def abstract() -> str:
    return ABSTRACT


@pytest.fixture
def sound() -> Claim:
    start = ABSTRACT.index("2.5x")
    return Claim(
        claim_id="c1",
        paper_id="p1",
        title="FooNet",
        year=2024,
        url="https://example.org/p1",
        sentence="It runs 2.5x faster than BarNet on a laptop.",
        text="2.5x",
        start=start,
        end=start + 4,
        value=2.5,
        value_max=None,
        unit="x",
        kind="times",
        change="increase",
        direction="better",
        bound="exact",
        metric="speedup",
        metric_family="speed",
        technique="FooNet",
        technique_family=("pruning",),
        baseline=("BarNet",),
        benchmark=(),
        hardware=("laptop",),
        gain=2.5,
        gain_max=None,
        rule="times-comparative",
        confidence=0.9,
        flags=(),
    )
