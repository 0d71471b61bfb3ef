"""The JSON Schema of a claim, derived from its pandera schema: what each line of JSON output looks like."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from schemas.claim import claim_schema
from schemas.columns import name_types

if TYPE_CHECKING:
    from pandera.pandas import Check, Column

DIALECT = "https://json-schema.org/draft/2020-12/schema"
COMMITTED = "claim.schema.json"
# What a pandera check states, in the words of JSON Schema.
KEYWORDS = {"gain-positive": {"min_value": "exclusiveMinimum"}}
RANGE = {"min_value": "minimum", "max_value": "maximum"}


def write_json_schema() -> str:
    """Write the JSON Schema (draft 2020-12) of one claim, as it is committed in ``claim.schema.json``.

    What needs more than one field, or a registry of units, is named under ``$comment`` and left to
    `schemas.claim`.

    >>> json.loads(write_json_schema())["properties"]["bound"]["enum"]
    ['exact', 'at_most', 'at_least', 'approx']
    """
    schema = claim_schema({})
    rows = "; ".join(f"{check.name}: {check.description}" for check in schema.checks)
    described = {
        "$schema": DIALECT,
        "title": schema.title,
        "description": schema.description,
        "$comment": f"A row is stored only when these hold too. {rows}.",
        "type": "object",
        "properties": {str(name): _describe(column) for name, column in schema.columns.items()},
        "required": [str(name) for name in schema.columns],
        "additionalProperties": False,
    }
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def read_json_schema() -> dict[str, Any]:
    """Read the committed JSON Schema; a test fails when it is not what `write_json_schema` writes.

    >>> read_json_schema()["title"]
    'Claim'
    """
    text = files("schemas").joinpath(COMMITTED).read_text(encoding="utf-8")
    return dict(json.loads(text))


def _describe(column: Column) -> dict[str, Any]:
    kind = name_types(column).json
    described: dict[str, Any] = {
        "description": column.description,
        "type": [kind, "null"] if column.nullable else kind,
    }
    if kind == "array":
        described["items"] = {"type": "string", "minLength": 1}
    for check in column.checks:
        described |= _describe_check(check, nullable=bool(column.nullable))
    return described


def _describe_check(check: Check, *, nullable: bool) -> dict[str, Any]:
    states = check.statistics or {}
    if allowed := states.get("allowed_values"):
        return {"enum": [*allowed, None] if nullable else list(allowed)}
    if check.name == "text-present":
        return {"pattern": "\\S"}
    words = KEYWORDS.get(str(check.name), RANGE)
    return {word: states[statistic] for statistic, word in words.items() if statistic in states}
