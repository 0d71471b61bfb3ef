"""Which rows are claims: every case of rows.toml breaks the check it names, or none."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pandera.errors import SchemaErrors

from schemas.claim import claim_schema
from schemas.columns import make_frame
from schemas.validate import split_rows

if TYPE_CHECKING:
    import pandas as pd

    from claims.model import Claim

FAMILIES = {
    "speedup": "speed",
    "latency": "speed",
    "throughput": "speed",
    "accuracy": "quality",
    "psnr": "quality",
    "parameters": "size",
    "power": "energy",
    "cost": "cost",
}
CASES = tomllib.loads(Path(__file__).with_name("rows.toml").read_text(encoding="utf-8"))["case"]


def check(claims: list[Claim], abstract: str) -> pd.DataFrame:
    """Return the rows that break a check."""
    schema = claim_schema(FAMILIES, {"p1": abstract})
    return split_rows(make_frame(claims, schema), schema).bad


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_row_breaks_the_check_that_it_should(case: dict[str, Any], sound: Claim, abstract: str) -> None:
    changed = {field: None if value == "none" else value for field, value in case.get("change", {}).items()}
    changed |= {field: tuple(value) for field, value in changed.items() if isinstance(value, list)}
    bad = check([replace(sound, **changed)], abstract)
    assert list(bad["check"]) == ([case["breaks"]] if "breaks" in case else [])


def test_each_check_of_the_schema_has_a_case() -> None:
    schema = claim_schema(FAMILIES)
    named = {check.name for check in schema.checks}
    named |= {check.name for column in schema.columns.values() for check in column.checks}
    # Two claims are needed for this one, see below.
    assert named - {"claim-id-unique"} <= {case.get("breaks") for case in CASES}


def test_two_claims_of_a_paper_cannot_share_an_id(sound: Claim, abstract: str) -> None:
    assert list(check([sound, sound], abstract)["check"]) == ["claim-id-unique"]


def test_bad_rows_are_told_from_the_good_ones_around_them(sound: Claim, abstract: str) -> None:
    rows = [replace(sound, claim_id=f"c{n}", confidence=2.0 if n % 3 == 1 else 0.5) for n in range(7)]
    schema = claim_schema(FAMILIES, {"p1": abstract})
    split = split_rows(make_frame(rows, schema), schema)
    assert list(split.bad["claim_id"]) == ["c1", "c4"]
    assert list(split.good["claim_id"]) == ["c0", "c2", "c3", "c5", "c6"]


def test_the_reason_quotes_every_broken_check(sound: Claim, abstract: str) -> None:
    (reason,) = check([replace(sound, confidence=2.0, value_max=1.0)], abstract)["reason"]
    assert "confidence=2.0" in reason
    assert "value-order: the value of a range is its smaller end (value=2.5, value_max=1.0)" in reason


def test_a_span_counts_code_points_not_bytes(sound: Claim, abstract: str) -> None:
    shifted = "😀é " + abstract
    assert check([replace(sound, start=sound.start + 3, end=sound.end + 3)], shifted).empty


def test_without_abstracts_only_the_length_of_a_span_is_checked(sound: Claim) -> None:
    schema = claim_schema(FAMILIES)
    rows = [replace(sound, start=0, end=4), replace(sound, claim_id="c2", start=0, end=5)]
    assert list(split_rows(make_frame(rows, schema), schema).bad["check"]) == ["span-matches-text"]


def test_a_frame_without_a_column_is_an_error_of_the_program(sound: Claim) -> None:
    schema = claim_schema(FAMILIES)
    frame = make_frame([sound], schema).drop(columns="unit")
    with pytest.raises(SchemaErrors, match="unit"):
        split_rows(frame, schema)
