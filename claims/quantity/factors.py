"""Factors without their unit behind them: "a factor of 3", "factors of 3, 4 and 5", "x12 faster"."""

from __future__ import annotations

import re

from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES

_FACTOR = re.compile(
    rf"\b(?:factors?\s(?:of|between|ranging\sfrom)|(?:a|by|in|of|than|about|to)\sfactor)\s{HEDGES}$",
    re.IGNORECASE,
)
# "By factors of 3, 4 and 5", "by a factor of 3 and 4, respectively": a list that goes on.
_FACTORS = re.compile(rf"\bfactors?\sof\s(?:[\d.,×x]+\s(?:and\s)?)*{HEDGES}$", re.IGNORECASE)
_FACTOR_GAP = re.compile(r"\$?,?\s(?:(?:and|or)\s)?\$?(?:up\sto\s|about\s|~)?")
# "Up to x12", "x2 faster"; x86 and a size are none.
_GOVERNED = re.compile(
    r"(?:\b(?:by|up\sto|to|over|than|about|around|nearly|almost|approximately|roughly|at\s(?:least|most)"
    r"|(?:speed-?ups?|accelerations?|improvements?|gains?|reductions?|savings?)\s(?:factors?\s)?of|factors?\sof|from|a|reach(?:es|ed|ing)?|achiev(?:e[sd]?|ing))\s|~\s?)[xX×]\s?$"
)
_COMPARED = re.compile(
    r"\s(?:[\w-]+\s){0,2}(?:faster|slower|smaller|larger|lower|higher|fewer|less|more|better|cheaper|speed|accelerat|reduc"
    r"|improv|increas|gain|compress|saving)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[\w-]|\s?[x×X*]\s?\d|\.\d")
# "x4-x6 speedups", "x2-8 lower".
_RANGE_END = re.compile(r"\s?[-–]\s?[xX×]?\d{1,4}(?:\.\d+)?(?=\s)")
_DASH = re.compile(r"\s?[-–]\s?")
_RUNS_ON = re.compile(r"[\w-]|\.\d")
# "x17 on FooChip, x19 on BarChip and x4 on BazChip": the list goes on.
_LISTED = re.compile(
    r"(?:\s(?:on|for|in|at|over|with|against|and)\b[^.;:]{0,40})?,?\s(?:and\s|or\s|up\sto\s|to\s){0,2}"
)
_MACHINES = (86, 64, 32)


def _before(text: str, atom: Atom) -> str:
    return text[max(0, atom.start - 45) : atom.start]


def read_factors(text: str, atoms: list[Atom]) -> list[Atom]:
    """Give the unit x to a bare number after "factor of", and to the others of its list."""
    if "actor" not in text:
        return atoms
    result: list[Atom] = []
    for a in atoms:
        listed = bool(result) and result[-1].unit == "x" and _FACTORS.search(_before(text, result[-1]))
        goes_on = listed and _FACTOR_GAP.fullmatch(text[result[-1].end : a.start])
        if not a.unit and not a.attached and (goes_on or _FACTOR.search(_before(text, a))):
            a = a._replace(unit="x", dimension="times")  # noqa: PLW2901 - the same number, read on
        result.append(a)
    return result


def read_prefixed(text: str, atoms: list[Atom]) -> list[Atom]:
    """Read the x before a number as its unit.

    >>> from claims.quantity.numbers import read_atoms
    >>> text = "up to x12 on x86, x2 faster"
    >>> [(a.value, a.unit) for a in read_prefixed(text, read_atoms(text)) if not a.attached]
    [(12.0, 'x'), (2.0, 'x')]
    """
    result: list[Atom] = []
    for a in atoms:
        start = -1
        if a.attached in ("", "name") and not a.unit:
            start = _prefix(text, a, result)
            before = result[-1] if start < 0 and result else None
            if before is not None and before.unit == "x" and text[before.start] in "xX×":
                # the 6 of "x4-6" and of "x4-x6"
                start = a.start - text[before.end : a.start].endswith(("x", "X", "×"))
                start = (
                    start
                    if _DASH.fullmatch(text, before.end, start) and not _RUNS_ON.match(text, a.end)
                    else -1
                )
        result.append(a if start < 0 else a._replace(start=start, unit="x", dimension="times", attached=""))
    return result


def _goes_on(text: str, earlier: list[Atom], at: int) -> bool:
    """Tell whether the x at `at` stands in a list with one before it."""
    last = next((a for a in reversed(earlier[-4:]) if a.unit == "x" and text[a.start] in "xX×"), None)
    return last is not None and _LISTED.fullmatch(text, last.end, at) is not None


def _prefix(text: str, atom: Atom, earlier: list[Atom]) -> int:
    """Give where the x before a number stands, -1 when there is none or it is part of something else."""
    at = atom.start - 1
    if at > 0 and text[at] == " ":
        at -= 1
        if text[at] != "×":
            return -1
    if at < 1 or text[at] not in "xX×" or text[at - 1] not in " (~" or atom.value in _MACHINES:
        return -1
    ends = _RANGE_END.match(text, atom.end)
    end = ends.end() if ends else atom.end
    if _GOES_ON.match(text, end) or (at > 1 and text[at - 2].isdigit()):
        return -1
    governed = _GOVERNED.search(text, max(0, at - 24), atom.start) or _COMPARED.match(text, end)
    return at if governed or _goes_on(text, earlier, at) else -1
