"""The metrics that claims may name: each with its family and which way is better, from the metric lexicon."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Better = Literal["higher", "lower", "none"]


class Metric(NamedTuple):
    """A metric: its id, its family, which values of it are better, whether they are stated in percent."""

    id: str
    family: str
    better: Better
    percent: bool


@cache
def read_metrics() -> tuple[Metric, ...]:
    """Read the metrics of the lexicon that comes with the project.

    >>> [metric for metric in read_metrics() if metric.id == "latency"]
    [Metric(id='latency', family='speed', better='lower', percent=False)]
    """
    text = files("claims").joinpath("lexicons/metrics.toml").read_text(encoding="utf-8")
    return tuple(
        Metric(name, entry["family"], entry["better"], entry["percent"])
        for name, entry in tomllib.loads(text).items()
    )
