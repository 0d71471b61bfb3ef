"""The one definition of a claim: its columns in the order of the contract, and the checks it must pass.

The DuckDB tables (`schemas.ddl`), the JSON Schema (`schemas.json_schema`) and the reference in the
documentation (`schemas.reference`) are derived from `claim_schema`; nothing about a column is written down
twice. A store adds the columns of `stored_claim_schema`, which are computed from these.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

import numpy as np
from pandera.pandas import Check, DataFrameSchema

from claims.model import Bound, Change, Direction, Kind
from schemas import base, checks
from schemas.checks import hold, hold_between, hold_one_of, hold_texts
from schemas.columns import make_column
from schemas.metrics import read_metrics

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from pandera.pandas import Column

FIRST_YEAR, LAST_YEAR = 1600, 2200


def claim_schema(
    families: Mapping[str, str] | None = None, abstracts: Mapping[str, str] | None = None
) -> DataFrameSchema:
    """Return the schema of a frame of claims, one row a claim.

    `families` maps the metric ids that count as known to their families; by default those of the lexicon
    that comes with the project. With `abstracts` (paper id to abstract) each row must point at its own
    characters; without, only the length of its span is checked. Validate lazily: each failure then names
    its check and its row.

    >>> list(claim_schema({}).columns)[:4]
    ['claim_id', 'paper_id', 'title', 'year']
    """
    known = metric_families() if families is None else families
    return DataFrameSchema(
        _columns(),
        checks=[
            checks.check_span(abstracts),
            checks.check_sentence(abstracts),
            *_row_checks(),
            *checks.check_metric(known),
        ],
        strict=True,
        ordered=True,
        name="claim",
        title="Claim",
        description="One quantitative result that the abstract of a paper reports.",
    )


def stored_claim_schema(
    families: Mapping[str, str] | None = None, abstracts: Mapping[str, str] | None = None
) -> DataFrameSchema:
    """Return the schema of a claim as a store holds it: that of `claim_schema`, and the value in base units.

    >>> list(stored_claim_schema({}).columns)[-4:]
    ['value_base', 'value_base_max', 'unit_base', 'dimension']
    """
    schema = claim_schema(families, abstracts).add_columns(_base_columns())
    schema.checks.append(
        hold(
            "base-agrees",
            base.agrees_with_stated,
            "the value in base units is what the stated value and unit amount to",
            *("value", "value_max", "unit", *base.BASE_COLUMNS),
        )
    )
    return schema


@cache
def metric_families() -> dict[str, str]:
    """Return the family of each metric id of the lexicon that comes with the project.

    >>> metric_families()["latency"]
    'speed'
    """
    return {metric.id: metric.family for metric in read_metrics()}


def _columns() -> dict[str, Column]:
    return {
        "claim_id": _text("Names the claim; the same paper text and place give the same id in every run."),
        "paper_id": _text(
            "The paper: its arXiv id, DOI or ACL id where the input has one, else made of the title."
        ),
        "title": make_column("text", "The title of the paper."),
        "year": make_column(
            "integer",
            "The year of the paper.",
            hold_between("year-plausible", FIRST_YEAR, LAST_YEAR, "the year is one that a paper can have"),
            nullable=True,
        ),
        "url": make_column("text", "Where the paper is found.", nullable=True),
        "sentence": make_column("text", "The sentence as it stands in the abstract."),
        "text": _text("The characters of the quantity with its unit as they stand in the abstract."),
        "start": make_column(
            "integer", "Where the text starts, in code points of the abstract as it was read."
        ),
        "end": make_column(
            "integer", "Where the text ends, exclusive, so that abstract[start:end] is the text."
        ),
        "value": _number("The number as stated, in the stated unit; the smaller end of a range."),
        "value_max": _number("The larger end of a range; null otherwise.", nullable=True),
        "unit": make_column(
            "text",
            "The unit as stated: x, %, pp, point, score, or a unit of the project's definitions.",
            hold("unit-parses", checks.parses, "the unit is one of the project's definitions"),
        ),
        "kind": _choice("kind", Kind, "How the number stands to a baseline, or that it does not (level)."),
        "change": _choice(
            "change", Change, "Whether the metric's own quantity goes up or down.", nullable=True
        ),
        "direction": _choice("direction", Direction, "Whether that is good for the technique."),
        "bound": _choice(
            "bound", Bound, "Whether the stated number is exact, an upper or a lower bound, or approximate."
        ),
        "metric": _text("The id of the metric that was measured."),
        "metric_family": _text("The family of the metric; gains are never compared across families."),
        "technique": make_column(
            "text", "The named thing that the number is about; null when none is.", nullable=True
        ),
        "technique_family": _list("The families of the technique."),
        "baseline": _list("What it is compared with; empty when the text names nothing."),
        "benchmark": _list(
            "The datasets and task suites it was measured on; empty when the text names none."
        ),
        "hardware": _list("The devices it was measured on; empty when the text names none."),
        "gain": _gain(
            "The canonical gain: above 1 when better; null for points, levels and neutral results."
        ),
        "gain_max": _gain("The larger end of the gain of a range; null otherwise."),
        "rule": _text("The rule that read the claim."),
        "confidence": make_column(
            "number",
            "How sure the rule is, calibrated: of rows at 0.9, nine in ten are right.",
            hold_between("confidence-in-unit-interval", 0, 1, "the confidence lies between 0 and 1"),
        ),
        "flags": _list("What a reader should know before citing the number."),
    }


def _base_columns() -> dict[str, Column]:
    return {
        "value_base": _number(
            "The value in base units, to twelve digits, so that 13 ms and 0.013 s are one number; of a "
            "percentage its ratio. The kind says what it is a ratio of."
        ),
        "value_base_max": _number("The larger end of a range in base units; null otherwise.", nullable=True),
        "unit_base": _text("The base unit: second, bit, operation, joule, ratio, a counted noun, …"),
        "dimension": _text("What the unit measures, as in token/time; ratio for shares and multiples."),
    }


def _row_checks() -> tuple[Check, ...]:
    return (
        hold(
            "claim-id-unique",
            lambda frame: ~frame.duplicated(["paper_id", "claim_id"]),
            "no two claims of a paper have one id",
            "claim_id",
        ),
        hold(
            "value-order",
            lambda frame: ~(frame["value"] > frame["value_max"]),
            "the value of a range is its smaller end",
            *("value", "value_max"),
        ),
        hold("unit-fits-kind", checks.fits_kind, "the unit can carry the kind", "unit", "kind"),
        hold(
            "unit-fits-metric", checks.fits_metric, "the metric can be stated in the unit", "metric", "unit"
        ),
        hold(
            "level-has-no-change",
            lambda frame: (frame["kind"] != "level") | frame["change"].isna(),
            "a level is compared with nothing, so it has no change",
            *("kind", "change"),
        ),
        hold(
            "level-is-neutral",
            lambda frame: (frame["kind"] != "level") | (frame["direction"] == "neutral"),
            "a level is compared with nothing, so it is neither better nor worse",
            *("kind", "direction"),
        ),
        hold(
            "reduction-below-100",
            checks.reduces_less_than_all,
            "a reduction takes away less than 100%",
            *("value", "value_max"),
        ),
        hold(
            "gain-agrees",
            checks.agrees_with_gain,
            "the gain is the one that the stated number amounts to",
            *("kind", "value", "value_max", "unit", "change", "direction", "gain", "gain_max"),
        ),
    )


def _text(description: str) -> Column:
    return make_column("text", description, hold("text-present", _is_present, "the text is not empty"))


def _number(description: str, *tests: Check, nullable: bool = False) -> Column:
    finite = hold("value-finite", lambda column: ~column.isin([np.inf, -np.inf]), "the number is finite")
    return make_column("number", description, finite, *tests, nullable=nullable)


def _gain(description: str) -> Column:
    return _number(
        description,
        Check.gt(0, name="gain-positive", error="gain-positive", description="the gain is a ratio above 0"),
        nullable=True,
    )


def _choice(name: str, literal: object, description: str, *, nullable: bool = False) -> Column:
    values = get_args(literal)
    known = hold_one_of(f"{name}-known", values, f"the {name} is {', '.join(values[:-1])} or {values[-1]}")
    return make_column("text", description, known, nullable=nullable)


def _list(description: str) -> Column:
    texts = hold_texts("list-holds-text", "the list holds text that is not empty")
    return make_column("list", description, texts)


def _is_present(column: pd.Series[str]) -> pd.Series[bool]:
    return column.fillna("").str.strip() != ""
