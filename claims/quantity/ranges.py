"""Ranges, uncertainties and lists: which single numbers belong together, and how."""

from __future__ import annotations

import re

from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES

# What may stand before the second end: "3x to more than 20x".
_ROUGHLY = (
    r"(?:\+|~\s?|(?:about|around|over|nearly|almost|roughly|approximately|as\s(?:much|high|many)\sas|even"
    r"|(?:(?:well|slightly)\s)?(?:over|above|beyond)|(?:much\s|well\s)?(?:more|greater|higher)\sthan|up\sto|at\sleast)\s)?"
)
_CONNECTOR = re.compile(
    rf"\s{{0,2}}(?:-{{1,3}}|–|—|~|-\s?~|to|or\seven|up\sto)\s{{0,2}}{_ROUGHLY}$|\s?(?:–|-)\s?\$?$",
    re.IGNORECASE,
)
_TO_AN_ORDER = re.compile(r"\s(?:to|or\seven|up\sto)\s(?:an|one)\s$", re.IGNORECASE)
_AND = re.compile(rf"\s+(?:and|to|-|–)\s+{_ROUGHLY}$")
_BETWEEN = re.compile(
    (
        r"\b(?:between|rang(?:e|es|ed|ing)\s(?:from|between)|var(?:y|ies|ied|ying)\s(?:from|between)"
        rf"|in\sthe\srange\s(?:of|from)|spanning)\s{HEDGES}$"
    ),
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\bfrom\s(?:the\sbaseline(?:'s)?\s|[\w-]+\s)?{HEDGES}$",
    re.IGNORECASE,
)
# A spread "from A to B" follows one of these; after a verb of change it is two levels.
_SPREAD = re.compile(
    (
        r"\b(?:rang|vari|vary|span|speed-?ups?|gains?|improvements?|reductions?|savings?|factors?"
        r"|accelerations?|differ|between|anywhere)\w*\s(?:[\w-]+\s){0,3}from\s[^.;]{0,12}$"
    ),
    re.IGNORECASE,
)
_EXTREMES = re.compile(
    r"\b(?:min(?:imum)?\s?/\s?max(?:imum)?|best\s?/\s?worst)\s(?:\w+\s){0,2}(?:of\s)?$", re.IGNORECASE
)
_PLUS_MINUS = re.compile(
    r"°?\s?\(?(?:±|\+/-|\+-|\+=)\s?$|\s?\((?:std|sd|s\.d\.|standard\sdeviation)\.?\s?[=:]?\s?$"
    r"|[,;]?\s(?-i:SD|S\.D\.|SEM)\s?[=:]?\s?$",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    (
        r"(?:\bCI|confidence\sinterval|credible\sinterval|\binterval|\bIQR|\bHDI)\s?(?:of\s|is\s|was\s"
        r"|at\s)?[:=,]?\s?[\[(]?\s?$"
    ),
    re.IGNORECASE,
)
_INTERVAL_GAP = re.compile(r"\s?(?:,|;|-|–|to|and)\s?\$?[-+−]?")
# So far behind a change its levels may stand in brackets.
_FAR = 70
_LOST_TILDE = re.compile(r"\s$")


def _compatible(first: Atom, second: Atom) -> bool:
    if first.attached or second.attached in ("name", "version", "ratio", "citation"):
        return False
    if first.form == "fraction" or second.form == "fraction":
        return False
    if first.unit == second.unit or (first.dimension == "percent" and second.dimension == "points"):
        return True
    if not first.unit:
        return True
    # "10% - 12 points" is no range; "$3 to 5 USD" and "5 ms - 7" are.
    return (
        not second.unit
        and first.dimension in ("percent", "times", "money", "")
        and first.dimension != "times"
    )


def _join(first: Atom, second: Atom) -> Atom:
    """Make one range of two numbers; the smaller end is `value`, whichever stands first."""
    unit, dimension = (second.unit, second.dimension) if second.unit else (first.unit, first.dimension)
    low, high = first.value, second.value
    if second.form == "magnitude" and first.form in ("digits", "word") and not first.unit and low < 20:
        low = float(f"{10.0**low:.12g}")  # "2-3 orders of magnitude"
    if first.scaled != second.scaled and low < high and second.scaled and first.value < 1000:
        # "2-3M parameters": the magnitude of the end goes for both.
        scale = 10 ** (len(str(int(high))) - len(str(int(high)).rstrip("0")))
        low = low * (1000.0 ** (round(len(str(int(scale))) - 1) // 3)) if scale >= 1000 else low
    if first.sign == "-":
        low = -low
    if second.sign == "-":
        high = -high
    low, high = sorted((low, high))
    return first._replace(end=second.end, value=low, value_max=high, unit=unit, dimension=dimension,
        noun_end=second.noun_end, sign="+" if first.sign == "+" else "",
        attached=second.attached if second.attached == "attribute" else "",
        form=second.form if second.form == "magnitude" else first.form, scaled=first.scaled or second.scaled,
    )  # fmt: skip


def _is_range(text: str, first: Atom, second: Atom) -> bool:
    gap = text[
        max(first.end, first.noun_end if first.dimension not in ("count", "points") else 0) : second.start
        - len(second.sign)
    ]
    if len(gap) > 22 or not _compatible(first, second):
        return False
    before = text[max(0, first.start - 60) : first.start - len(first.sign)]
    if _BETWEEN.search(before):
        return bool(_AND.match(gap) or _CONNECTOR.match(gap))
    if second.sign and not gap.strip():
        # "10 -20%" with its dash read as a sign
        gap += second.sign
    if gap == " or " and not first.unit and second.dimension == "times":
        # "one or two orders of magnitude", "two or three times"
        return second.form == "magnitude" or (first.form == "word" and second.value == first.value + 1)
    if gap == "/" and _EXTREMES.search(before):
        return True
    if second.form == "magnitude" and first.unit == "x" and _TO_AN_ORDER.match(gap):
        return True
    if not _CONNECTOR.match(gap):
        lost = bool(_LOST_TILDE.fullmatch(gap)) and not first.unit and "." in text[first.start : first.end]
        named = second.unit in ("x", "%") or (
            "." in text[second.start : second.end] and before.endswith(("by ", "of "))
        )
        return lost and named and second.value > first.value
    word = gap.strip().lower()
    if word.startswith(("to", "up to")) and _FROM.search(before):
        return bool(_SPREAD.search(before))
    if not first.unit and not second.unit and first.value > 1900 and second.value < 2100:  # years
        return True
    return not (
        word == "-"
        and not first.unit
        and not second.unit
        and "attribute" in (first.attached, second.attached)
    )


_IN_BRACKETS = re.compile(r"\(\s?\$?$")
_CLOSES = re.compile(r"\s?\$?[);,]")
# Stated changes are rounded: by so much they may differ from that of the stated levels.
_ROUNDING = 0.03


# "Raises accuracy (62% to 75%)": what stands in brackets behind a change are its two levels, where it goes
# down, or is too high for a gain.
_CHANGED = re.compile(
    r"\b(?:(?:improv|increas|rais|boost|reduc|decreas|lower|mitigat|enhanc|declin|degrad)(?:e[sd]?|ing|ements?|tions?|s|ed)?"
    r"|drops?|dropped|rises?|rose|falls?|fell|grows?|grew|cuts?|cutting|outperform\w*|gains?)\b[^.;()]{0,80}\(\s?\$?$",
    re.IGNORECASE,
)
_TOP_GAIN = 60.0


def _are_levels(text: str, first: Atom, second: Atom) -> bool:
    """Tell whether two numbers that fill a bracket, "(0.93 to 0.96 mAP)", are levels of a change."""
    gap = text[first.end : second.start]
    if " to " not in gap or first.sign or second.sign or second.unit in ("x", "pp", "point"):
        return False
    if not (_CLOSES.match(text, second.end) or text.find(")", second.end, second.end + 12) > 0):
        return False
    descends = second.value < first.value
    score = not second.unit and second.value <= 1 and "." in text[first.start : first.end]
    high = second.unit == "%" and second.value >= _TOP_GAIN
    return (descends or score or high) and bool(
        _CHANGED.search(text[max(0, first.start - 100) : first.start])
    )


def _explains(text: str, change: Atom, first: Atom, second: Atom) -> bool:
    """Tell whether two numbers in brackets are the levels of the change before, "4 points (54 to 58)"."""
    near = text[change.end : first.start]
    if (
        len(near) > _FAR
        or ". " in near
        or not _IN_BRACKETS.search(near)
        or not _CLOSES.match(text, second.end)
    ):
        return False
    low, high = sorted((first.value, second.value))
    differences = [high - low]
    if low > 0:
        differences += [(high - low) / low * 100, (high - low) / high * 100, high / low]
    return any(abs(change.value - d) <= _ROUNDING * max(change.value, d) for d in differences)


def join_ranges(text: str, atoms: list[Atom]) -> list[Atom]:
    """Join the numbers that are two ends of one range, and mark uncertainties.

    A number after ± or inside a confidence interval is kept, with `attached` saying what it is.

    >>> from claims.quantity.numbers import read_atoms
    >>> text = "2.73x - 7.63x faster, between 5% and 17%, 84.6 ± 0.3%"
    >>> [(a.value, a.value_max, a.unit, a.attached) for a in join_ranges(text, read_atoms(text))]
    [(2.73, 7.63, 'x', ''), (5.0, 17.0, '%', ''), (84.6, None, '%', ''), (0.3, None, '%', 'uncertainty')]
    """
    joined: list[Atom] = []
    for atom in atoms:
        previous = joined[-1] if joined else None
        if previous is not None:
            gap = text[previous.end : atom.start]
            if len(gap) <= 24 and _PLUS_MINUS.match(gap):
                if not previous.unit and atom.unit:
                    joined[-1] = previous._replace(unit=atom.unit, dimension=atom.dimension)
                joined.append(atom._replace(attached="uncertainty"))
                continue
            is_range = previous.value_max is None and _is_range(text, previous, atom)
            if is_range and not (
                any(_explains(text, change, previous, atom) for change in joined[-5:-1])
                or _are_levels(text, previous, atom)
            ):
                joined[-1] = _join(previous, atom)
                continue
            if (
                previous.attached == "interval"
                and previous.value_max is None
                and _INTERVAL_GAP.fullmatch(gap)
            ):
                joined[-1] = _join(previous._replace(attached=""), atom._replace(attached=""))._replace(
                    attached="interval"
                )
                continue
        left = text[max(0, atom.start - 30) : atom.start - len(atom.sign)]
        if ("CI" in left or "nterval" in left or "IQR" in left or "HDI" in left) and _INTERVAL.search(left):
            atom = atom._replace(attached="interval")  # noqa: PLW2901 - the same number, marked
        joined.append(atom)
    return joined


_SHARED_UNIT_GAP = re.compile(r"\$?\s?(?:and|or|to|vs\.?|versus|/)\s?(?:\$?[+]?|about\s|~)?$")
_SHARED_UNITS = {
    "percent",
    "times",
    "money",
    "time",
    "data",
    "data_rate",
    "rate",
    "energy",
    "power",
    "length",
    "points",
    "efficiency",
}


_NAME_BEFORE = re.compile(r"(?<![.!?]\s)\b[A-Z][\w-]*\s$")


def share_units(text: str, atoms: list[Atom]) -> list[Atom]:
    """Give a bare number the unit that stands once, after the next: 400 or 700 bit/s, 77 vs 81%."""
    result = list(atoms)
    for i in range(len(result) - 2, -1, -1):
        first, second = result[i], result[i + 1]
        if (
            first.unit
            or first.attached
            or second.attached
            or (first.form != "digits" and (first.form, second.form, second.unit) != ("word", "word", "%"))
            or second.dimension not in _SHARED_UNITS
        ):
            continue
        whole = first.value == int(first.value) and "." not in text[first.start : first.end]
        year = whole and 1900 <= first.value <= 2100
        # "on BAR 2 and 16.0% on BAZ": the number of a name.
        named = (
            whole
            and first.value < 10
            and "." in text[second.start : second.end]
            and _NAME_BEFORE.search(text, max(0, first.start - 30), first.start)
        )
        # "0.90 and 79%": a score and a share.
        score = second.unit == "%" and not whole and first.value <= 1 < second.value / 10
        # "9% on Foo 7B and 5.7% on": the size in a name.
        sized = first.scaled and not second.scaled and second.dimension in ("percent", "times", "points")
        gap = text[first.end : second.start]
        if not (year or named or score or sized) and _SHARED_UNIT_GAP.fullmatch(gap):
            result[i] = first._replace(unit=second.unit, dimension=second.dimension)
    return result


# "An absolute gain in accuracy of 3%" is one of three points; a mean absolute error is a metric.
_ABSOLUTE = re.compile(
    r"(?<!mean\s)\babsolute(?:ly)?\s(?!errors?\b|percent|value|deviation|relative|traject|difference\serror)(?:[\w-]+\s){0,4}?"
    r"(?:improv|gain|increas|reduc|decreas|drop|margin|boost|jump|rise|lead|lift)\w*\s"
    rf"(?:(?!relative|absolute)[\w-]+\s){{0,5}}?(?:of|by|up\sto)\s(?:[\d.%$\s]{{1,12}}(?:and|or)\s)?{HEDGES}$",
    re.IGNORECASE,
)


def read_absolutes(text: str, atoms: list[Atom]) -> list[Atom]:
    """Read the percentages of an absolute gain as points.

    >>> from claims.quantity.numbers import read_atoms
    >>> text = "an absolute accuracy gain of 3%"
    >>> [(a.value, a.unit) for a in read_absolutes(text, read_atoms(text))]
    [(3.0, 'pp')]
    """
    if "bsolute" not in text:
        return atoms
    return [
        a._replace(unit="pp", dimension="points")
        if a.unit == "%" and not a.attached and _ABSOLUTE.search(text[max(0, a.start - 110) : a.start])
        else a
        for a in atoms
    ]
