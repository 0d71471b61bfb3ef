"""The verdicts as data: how serious each is, what it means, what to do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claims.audit.values import Level


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict: its name, level, a title of one line, what it means, and what an author should do."""

    name: str
    level: Level
    title: str
    means: str
    do: str


@cache
def verdicts() -> dict[str, Verdict]:
    """Return all verdicts by name, in the order of summaries.

    >>> verdicts()["dropped-bound"].level, next(iter(verdicts()))
    ('problem', 'confirmed')
    """
    text = files("claims.audit").joinpath("verdicts.toml").read_text(encoding="utf-8")
    return {
        name: Verdict(name, cast("Level", v["level"]), v["title"], v["means"], v["do"])
        for name, v in tomllib.loads(text).items()
    }


def level_of(name: str) -> Level:
    """Return how serious a verdict is.

    >>> level_of("confirmed"), level_of("no-source")
    ('fine', 'warning')
    """
    return verdicts()[name].level
