"""What is derived from the row schemas: the tables and the JSON Schema, as the contract has them."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from claims.model import Claim, Paper
from schemas.claim import claim_schema, metric_families, stored_claim_schema
from schemas.ddl import write_tables
from schemas.json_schema import read_json_schema, write_json_schema
from schemas.paper import paper_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILIES = {"speed", "memory", "size", "compute", "energy", "cost", "hardware", "data", "quality", "other"}
PYTHON_TYPES = {"string": str, "integer": int, "number": (int, float), "array": list, "null": type(None)}


@pytest.fixture
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(write_tables())
        yield connection


def test_the_columns_are_those_of_the_model_in_its_order() -> None:
    assert list(claim_schema({}).columns) == [
        field.name for field in fields(Claim) if field.name != "evidence"
    ]
    assert list(paper_schema().columns) == [field.name for field in fields(Paper)]


def test_every_column_and_check_is_described() -> None:
    for schema in (claim_schema({}), paper_schema()):
        described = [*schema.columns.values(), *schema.checks]
        described += [check for column in schema.columns.values() for check in column.checks]
        assert all(one.description for one in described)


def test_the_table_of_claims_has_the_columns_of_the_schema(tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute(
        "select column_name, data_type, is_nullable, comment from duckdb_columns() "
        "where table_name = 'claims'"
    ).fetchall()
    assert [row[0] for row in rows] == list(stored_claim_schema({}).columns)
    assert [row[0] for row in rows][: len(claim_schema({}).columns)] == list(claim_schema({}).columns)
    types = {name: (kind, nullable) for name, kind, nullable, _ in rows}
    assert types["year"] == ("BIGINT", True)
    assert types["value"] == ("DOUBLE", False)
    assert types["baseline"] == ("VARCHAR[]", False)
    assert types["technique"] == ("VARCHAR", True)
    assert all(comment for *_, comment in rows)


def test_rejected_rows_have_the_same_columns_and_two_more(tables: duckdb.DuckDBPyConnection) -> None:
    rows = tables.execute(
        "select column_name from duckdb_columns() where table_name = 'rejected_claims'"
    ).fetchall()
    assert [row[0] for row in rows] == [*claim_schema({}).columns, "check", "reason"]


def test_the_committed_json_schema_is_the_one_that_the_code_writes() -> None:
    # When this fails: write schemas.json_schema.write_json_schema() to schemas/claim.schema.json.
    assert read_json_schema() == json.loads(write_json_schema())


def test_a_sound_claim_fits_the_json_schema(sound: Claim) -> None:
    row = {name: value for name, value in json.loads(json.dumps(asdict(sound))).items() if name != "evidence"}
    schema = read_json_schema()
    assert list(row) == schema["required"] == list(schema["properties"])
    assert [name for name, value in row.items() if not fits(value, schema["properties"][name])] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "ratio"),
        ("year", "2024"),
        ("gain", 0),
        ("confidence", 1.1),
        ("baseline", "BarNet"),
        ("unit", None),
    ],
)
def test_a_broken_field_does_not_fit_the_json_schema(field: str, value: object) -> None:
    assert not fits(value, read_json_schema()["properties"][field])


def test_every_metric_stands_in_a_family_of_the_contract() -> None:
    assert set(metric_families().values()) <= FAMILIES


def fits(value: Any, described: dict[str, Any]) -> bool:
    """Check a value against the few keywords that the generated schema uses."""
    kinds = described["type"] if isinstance(described["type"], list) else [described["type"]]
    if not any(isinstance(value, PYTHON_TYPES[kind]) for kind in kinds):
        return False
    if "enum" in described and value not in described["enum"]:
        return False
    if not isinstance(value, (int, float)):
        return True
    above = value > described.get("exclusiveMinimum", float("-inf"))
    return above and described.get("minimum", value) <= value <= described.get("maximum", value)
