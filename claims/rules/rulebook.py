"""The rulebook: every rule by its name, with the line that says what it holds for."""

from __future__ import annotations

from functools import cache

from claims.rules import linking, refusals

# Decisions that are made where a claim's meaning is read, claims and refusals alike.
_MEANING = {
    "percent": "a percentage tied to a metric",
    "percent-level": "a percentage that no rule ties to a metric: the nearest one is taken",
    "times": "a factor that no rule ties to a metric: the nearest one is taken, else speedup",
    "points": "a difference in points",
    "continued": "a number that continues the one before it",
    "part-by": "a part after by, to or in: cuts the cost in half",
    "parenthesis": "a decimal in parentheses after a metric",
    "nearest-metric": "a decimal after a verb, measured by the nearest metric",
    "footprint": "a count that is reported as an achievement: only 3.7M parameters",
}
_REFUSED = {
    "same-magnitude": "an order of magnitude that two things share",
    "twofold": "a contribution that is twofold",
    "ordinal": "a part that is an ordinal: the second half",
    "repetition": "times without a comparison: repeated three times",
    "part-of-prose": "a half or a third of something that is no metric",
    "multiple-of-prose": "twice or double without anything measured",
    "count": "a count of what is studied",
    "no-metric": "a number that nothing says what it measures",
    "size-of-what-is-studied": "a parameter count that says which model was used",
    "setting": "a setting of the experiment",
}


@cache
def _lines() -> dict[str, str]:
    lines = dict(_MEANING)
    lines.update({r.name: r.holds for r in linking.RULES})
    lines.update(dict(refusals.ATTACHED.values()))
    lines.update({r.name: r.holds for r in refusals.RULES})
    lines.update(_REFUSED)
    return lines


def reason_of(rule: str) -> str:
    """Give the line that says what the rule `rule` holds for.

    >>> reason_of("year")
    'a year'
    """
    if rule.startswith("unit-"):
        return "a number whose unit says what it measures"
    return _lines()[rule]


def all_rules() -> dict[str, str]:
    """Give every rule by name with its line, in a stable order."""
    return dict(sorted(_lines().items()))
