"""Which metrics are better when lower, as the lexicon of metrics says."""

from __future__ import annotations

from functools import cache


@cache
def list_lower_metrics() -> list[str]:
    """List the ids of the metrics of which less is better; a metric that the lexicon lacks is not among them.

    >>> "latency" in list_lower_metrics(), "accuracy" in list_lower_metrics()
    (True, False)
    """
    from claims.lexicons import load_lexicon

    lexicon = load_lexicon("metrics")
    return sorted(name for name, entry in lexicon.items() if entry.get("better") == "lower")
