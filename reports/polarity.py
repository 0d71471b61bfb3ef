"""What the lexicon of metrics says of each metric: which way is good, and whether it is stated in percent."""

from __future__ import annotations

from functools import cache


@cache
def list_lower_metrics() -> list[str]:
    """List the ids of the metrics of which less is better; a metric that the lexicon lacks is not among them.

    >>> "latency" in list_lower_metrics(), "accuracy" in list_lower_metrics()
    (True, False)
    """
    return _list_metrics("better", "lower")


@cache
def list_percent_metrics() -> list[str]:
    """List the ids of the metrics that are usually stated in percent.

    >>> "accuracy" in list_percent_metrics(), "latency" in list_percent_metrics()
    (True, False)
    """
    return _list_metrics("percent", True)  # noqa: FBT003 - a value of the lexicon


def _list_metrics(field: str, value: object) -> list[str]:
    from claims.lexicons import load_lexicon

    return sorted(name for name, entry in load_lexicon("metrics").items() if entry.get(field) == value)


@cache
def list_metrics() -> tuple[str, ...]:
    """List the ids of all metrics and of their families.

    >>> {"latency", "speed"} <= set(list_metrics())
    True
    """
    from claims.lexicons import load_lexicon

    lexicon = load_lexicon("metrics")
    return tuple(sorted({*lexicon, *(str(entry.get("family", "other")) for entry in lexicon.values())}))
