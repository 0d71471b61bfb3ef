"""JSON lines: one object a row, keys in the order of the columns, lists as lists, null for none."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def write(columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO) -> None:
    """Write one object a line, as each row comes."""
    keys = name_apart(columns)
    for row in rows:
        values = {key: to_json(value) for key, value in zip(keys, row, strict=True)}
        stream.write(json.dumps(values, ensure_ascii=False, default=str) + "\n")


def to_json(value: object) -> object:
    """Return `value` with what JSON does not know replaced: a number that is none becomes null.

    >>> to_json(float("inf")) is None, to_json((1.5, "x"))
    (True, [1.5, 'x'])
    """
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    return value


def name_apart(columns: Sequence[str]) -> list[str]:
    """Return the names with a number on each that stood before, so that no column is lost.

    >>> name_apart(["n", "n", "m"])
    ['n', 'n_2', 'm']
    """
    names: list[str] = []
    for column in columns:
        name, count = column, 1
        while name in names:
            count += 1
            name = f"{column}_{count}"
        names.append(name)
    return names
