"""The checks that a row of claims must pass, each a named test over a frame or one of its columns.

A check's name is stable: it is stored in ``rejected_claims`` and may be queried for. Its description says
what holds in a sound row. Tests take whole columns, so that a batch of thousands of rows costs little.
"""

from __future__ import annotations

import math
import tomllib
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd
from pandera.pandas import Check

from claims import gain as gains
from schemas import units

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

UNITS_OF_KIND = {"times": {"x"}, "relative": {"%"}, "fraction": {"x", "%"}}
UNITS_OF_SCALES = {"x", "%", "pp", "point", "score"}
WHOLE = 100.0
TOLERANCE = 1e-9


def hold(name: str, test: Callable[[Any], pd.Series[bool]], description: str, *columns: str) -> Check:
    """Make a check out of a vectorised test; `columns` are those that a rejection should quote.

    >>> import pandas as pd
    >>> even = hold("is-even", lambda numbers: numbers % 2 == 0, "the number is even")
    >>> bool(even(pd.Series([2, 4])).check_passed)
    True
    """
    return Check(
        test,
        name=name,
        error=name,
        description=description,
        ignore_na=False,
        statistics={"columns": list(columns)},
    )


def hold_one_of(name: str, values: tuple[str, ...], description: str) -> Check:
    """Make a check that a column holds one of `values`; null passes where the column may be null."""
    return Check.isin(list(values), name=name, error=name, description=description)


def hold_between(name: str, low: float, high: float, description: str) -> Check:
    """Make a check that a column lies between two numbers, both included."""
    return Check.in_range(low, high, name=name, error=name, description=description)


def hold_texts(name: str, description: str) -> Check:
    """Make a check that a column holds lists of non-empty text."""
    return hold(name, lambda column: column.map(_is_list_of_text).astype(bool), description)


def hold_encodable() -> Check:
    """Make a check that text can be written as UTF-8; half a surrogate pair, as in broken JSON, cannot."""
    return hold(
        "text-encodable",
        lambda column: column.map(_is_encodable).astype(bool),
        "the text can be written as UTF-8",
    )


def check_span(abstracts: Mapping[str, str] | None) -> Check:
    """Make the check that a claim points at its own characters; without `abstracts`, only of its length."""

    def matches(frame: pd.DataFrame) -> pd.Series[bool]:
        spans = zip(frame["paper_id"], frame["text"], frame["start"], frame["end"], strict=True)
        return _answer(frame, [_matches(abstracts, *span) for span in spans])

    return hold(
        "span-matches-text",
        matches,
        "abstract[start:end] is the text, in code points of the abstract as it was read",
        *("text", "start", "end"),
    )


def check_sentence(abstracts: Mapping[str, str] | None) -> Check:
    """Make the check that a sentence stands in its abstract and holds its claim's text, line breaks aside."""

    def stands(frame: pd.DataFrame) -> pd.Series[bool]:
        rows = zip(frame["paper_id"], frame["sentence"], frame["text"], strict=True)
        return _answer(frame, [_stands(abstracts, *row) for row in rows])

    return hold(
        "sentence-in-abstract",
        stands,
        "the sentence stands in the abstract and holds the text",
        "sentence",
        "text",
    )


def check_metric(families: Mapping[str, str]) -> tuple[Check, Check]:
    """Make the checks that a metric is known and stands in its own family (`families`: id to family)."""
    known = hold(
        "metric-known",
        lambda frame: frame["metric"].isin(list(families)),
        "the metric is an id of the metric lexicon",
        "metric",
    )
    family = hold(
        "family-of-metric",
        lambda frame: (
            (frame["metric"].map(families) == frame["metric_family"]) | ~frame["metric"].isin(list(families))
        ),
        "the family is the one that the metric lexicon gives the metric",
        *("metric", "metric_family"),
    )
    return known, family


def parses(column: pd.Series[str]) -> pd.Series[bool]:
    """Tell of each unit whether it is one of the project's."""
    return column.map(
        {unit: isinstance(unit, str) and units.is_known(unit) for unit in column.unique()}
    ).astype(bool)


def fits_kind(frame: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each row whether its unit can carry its kind: a ratio is no level in milliseconds."""
    return _answer(frame, [_fits_kind(*pair) for pair in zip(frame["kind"], frame["unit"], strict=True)])


def fits_metric(frame: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each row whether a level of its metric can be stated in its unit: no accuracy in ms."""
    absolute = frame["kind"].isin(["level", "points"])
    pairs = zip(frame["metric"], frame["unit"], absolute, strict=True)
    return _answer(frame, [not asked or _fits_metric(metric, unit) for metric, unit, asked in pairs])


def agrees_with_gain(frame: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each row whether its gain is the one that `claims.gain` computes from what is stated."""
    stated = zip(
        *(frame[name] for name in ("kind", "value", "value_max", "unit", "change", "direction")), strict=True
    )
    given = zip(frame["gain"], frame["gain_max"], strict=True)
    return _answer(frame, [_agrees(row, *pair) for row, pair in zip(stated, given, strict=True)])


def reduces_less_than_all(frame: pd.DataFrame) -> pd.Series[bool]:
    """Tell of each row that it does not take away 100% or more of something."""
    reduction = (frame["kind"] == "relative") & (frame["change"] == "decrease")
    return ~(reduction & (frame[["value", "value_max"]].max(axis=1) >= WHOLE))


def _answer(frame: pd.DataFrame, answers: list[bool]) -> pd.Series[bool]:
    return pd.Series(answers, index=frame.index, dtype=bool)


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _is_encodable(value: object) -> bool:
    try:
        str(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def _matches(abstracts: Mapping[str, str] | None, paper_id: str, text: str, start: int, end: int) -> bool:
    if not isinstance(text, str) or not 0 <= start < end or end - start != len(text):
        return False
    return abstracts is None or abstracts.get(paper_id, "")[start:end] == text


def _stands(abstracts: Mapping[str, str] | None, paper_id: str, sentence: str, text: str) -> bool:
    if not isinstance(sentence, str) or not isinstance(text, str):
        return False
    unbroken = _join_lines(sentence)
    if _join_lines(text) not in unbroken:
        return False
    return abstracts is None or unbroken in _join_lines(abstracts.get(paper_id, ""))


@lru_cache(maxsize=1024)
def _join_lines(text: str) -> str:
    return " ".join(text.split())


def _fits_kind(kind: str, unit: str) -> bool:
    if kind in UNITS_OF_KIND:
        return unit in UNITS_OF_KIND[kind]
    return unit not in {"x", "score"} if kind == "points" else unit not in {"pp", "point"}


@lru_cache(maxsize=65536)
def _fits_metric(metric: str, unit: str) -> bool:
    patterns = _dimensions_of().get(metric)
    if patterns is None or unit in UNITS_OF_SCALES or not units.is_known(unit):
        return True
    dimension = units.read_dimension(unit)
    if dimension == "ratio":
        return True
    head = dimension.partition("/")[0]
    counted = "count" + dimension[len(head) :] if head in units.list_counted() else dimension
    return any(fnmatchcase(form, pattern) for pattern in patterns for form in (dimension, counted))


@cache
def _dimensions_of() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(files("schemas").joinpath("metric_units.toml").read_text(encoding="utf-8"))
    return {
        metric: tuple(table["scales"][scale])
        for scale, metrics in table["metrics"].items()
        for metric in metrics
    }


def _agrees(row: tuple[Any, ...], gain: float, gain_max: float) -> bool:
    kind, value, value_max, unit, change, direction = row
    stated_max = None if pd.isna(value_max) else value_max
    found = gains.gain(kind, value, stated_max, unit, None if pd.isna(change) else change, direction)
    wanted = (None, None) if found is None else (found.gain, found.gain_max)
    return all(_equals(*pair) for pair in zip((gain, gain_max), wanted, strict=True))


def _equals(given: float, wanted: float | None) -> bool:
    return math.isnan(given) if wanted is None else math.isclose(given, wanted, rel_tol=TOLERANCE)
