"""Extractions of small invented papers, and the source they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.model import Claim, Extraction, Paper, Quantity, Refusal
from claims.store import Source

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def source() -> Source:
    return Source(name="papers.jsonl", digest="ab12", format="jsonl", version="0.1.0")


@pytest.fixture
def extract() -> Callable[..., Extraction]:
    return make_extraction


def make_extraction(
    paper: str, *factors: float, gain: float | None = None, note: str = "", title: str = "FooNet"
) -> Extraction:
    """Extract "It is <factor>x faster." for each factor; with `gain`, every claim has that gain instead."""
    abstract = " ".join([*(f"It is {factor}x faster." for factor in factors), "We use 12 layers.", note])
    return Extraction(
        Paper(id=paper, title=title, abstract=abstract, year=2024),
        tuple(_claim(paper, abstract, factor, gain, title) for factor in factors),
        (
            Refusal(
                Quantity(
                    "12",
                    abstract.index("12 layers"),
                    abstract.index(" layers"),
                    12,
                    None,
                    "",
                    "exact",
                    "digits",
                ),
                rule="setting",
                reason="the size of what is studied",
            ),
        ),
    )


def _claim(paper: str, abstract: str, factor: float, gain: float | None, title: str) -> Claim:
    text = f"{factor}x"
    start = abstract.index(text)
    return Claim(
        claim_id=f"{paper}-{start}",
        paper_id=paper,
        title=title,
        year=2024,
        url=None,
        sentence=f"It is {text} faster.",
        text=text,
        start=start,
        end=start + len(text),
        value=factor,
        value_max=None,
        unit="x",
        kind="times",
        change="increase",
        direction="better",
        bound="at_most",
        metric="speedup",
        metric_family="speed",
        technique=title,
        technique_family=("pruning", "quantization"),
        baseline=('the "old" one', "BarNet"),
        benchmark=(),
        hardware=("GPU",),
        gain=factor if gain is None else gain,
        gain_max=None,
        rule="times",
        confidence=0.9,
        flags=(),
    )
