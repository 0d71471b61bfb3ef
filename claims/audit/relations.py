"""How a quoted number relates to a claimed one: equal, rounded, an end of a range, the same by arithmetic.

Nothing here asks what the numbers are about; `claims.audit.conflicts` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from claims.audit.intervals import Interval, half_digit, read_interval
from claims.errors import UsageError
from claims.gain import gain, gain_bound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.audit.values import Quote
    from claims.model import Bound, Claim

WHOLE = 100.0
# Units in which the same figure can be written: a share as 0.82 or 82 is another matter, see `_as_share`.
_POINTS = frozenset({"pp", "point"})
_PLAIN = frozenset({"%", "pp", "point", "score", ""})
_RANKS = ("equal", "rounded", "end", "derived")


@dataclass(frozen=True, slots=True)
class Relation:
    """How a quote follows from a claim: `name` is ``equal``, ``rounded``, ``end`` or ``derived``.

    `how` says it in words for what is derived; `end` is ``low`` or ``high`` for the end of a range; `bound` is
    the bound that the claim has in the quote's terms; `claims` are all claims that it rests on.
    """

    name: str
    claims: tuple[Claim, ...]
    how: str = ""
    end: str = ""
    bound: Bound = "exact"
    exact: bool = True

    @property
    def rank(self) -> int:
        """The place in the order from plainly stated to worked out."""
        return _RANKS.index(self.name)


def same_unit(quoted: str, stated: str) -> bool:
    """Tell whether figures in two units can be compared as they stand.

    >>> same_unit("%", "pp"), same_unit("x", "%"), same_unit("ms", "ms")
    (True, False, True)
    """
    return quoted == stated or (quoted in _PLAIN and stated in _PLAIN)


def relate(quote: Quote, claim: Claim) -> Relation | None:
    """Return how a quote follows from one claim, or None when its number does not."""
    return _relate_stated(quote, claim) or _relate_converted(quote, claim) or relate_ratio(quote, claim)


def _relate_stated(quote: Quote, claim: Claim) -> Relation | None:
    if not same_unit(quote.unit, claim.unit):
        return None
    if quote.value_max is not None:
        if claim.value_max is None:
            return None
        low = _compare(quote, claim, quote.value, claim.value, 0)
        high = _compare(quote, claim, quote.value_max, claim.value_max, 1)
        if not low or not high:
            return None
        return Relation("equal" if low == high == "equal" else "rounded", (claim,), bound=claim.bound)
    name = _compare(quote, claim, quote.value, claim.value, 0)
    if claim.value_max is None:
        return Relation(name, (claim,), bound=claim.bound) if name else None
    if name:
        return Relation("end", (claim,), end="low", bound=claim.bound, exact=name == "equal")
    name = _compare(quote, claim, quote.value, claim.value_max, 1)
    return Relation("end", (claim,), end="high", bound=claim.bound, exact=name == "equal") if name else None


def _compare(quote: Quote, claim: Claim, quoted: float, stated: float, place: int) -> str:
    """Return ``equal``, ``rounded`` or nothing for one number against one."""
    # A loss may be written with its sign or without.
    for number in (stated, -stated) if stated < 0 or quoted < 0 else (stated,):
        if abs(quoted - number) <= 1e-9 * max(1.0, abs(number)):
            return "equal"
        written = read_interval(quote.text, quoted, place=place, loose=quote.bound == "approx")
        finer = half_digit(claim.text, number, place=place)
        if written.holds(number) and written.width / 2 > finer * (1 + 1e-9):
            return "rounded"
    return ""


def _relate_converted(quote: Quote, claim: Claim) -> Relation | None:
    """Compare figures in two units of one dimension, as 0.012 s and 12 ms."""
    plain = _PLAIN | {"x"}
    if (
        quote.unit in plain
        or claim.unit in plain
        or quote.unit == claim.unit
        or not claim.unit
        or claim.value_max is not None
    ):
        return None
    factor = _factor(claim.unit, quote.unit)
    if factor is None:
        return None
    converted = claim.value * factor
    written = read_interval(quote.text, quote.value)
    if not written.holds(converted):
        return None
    name = "equal" if abs(converted - quote.value) <= 1e-9 * abs(converted) else "rounded"
    return Relation(
        "derived" if name == "equal" else name, (claim,), f"{claim.text} in {quote.unit}", bound=claim.bound
    )


def _factor(from_unit: str, to_unit: str) -> float | None:
    from schemas.units import to_base

    try:
        stated, wanted = to_base(1.0, from_unit), to_base(1.0, to_unit)
    except UsageError:
        return None
    return stated.value / wanted.value if stated.dimension == wanted.dimension and wanted.value else None


# Ratios.


def relate_ratio(quote: Quote, claim: Claim) -> Relation | None:
    """Compare two ratios to a baseline, however each is written: half, 2x fewer, 50% less."""
    read = quote.read
    if read is None:
        return None
    kept = _relate_kept(quote, claim)
    if kept:
        return kept
    ratios = {"times", "relative", "fraction"}
    if read.kind not in ratios or claim.kind not in ratios:
        return None
    if read.kind == claim.kind and same_unit(quote.unit, claim.unit):
        return None
    mine = _gains(quote.text, read.value, read.value_max, read)
    theirs = _gains(claim.text, claim.value, claim.value_max, claim)
    if not mine or not theirs:
        return None
    bound = claim_bound_as_quoted(claim, read)
    if len(mine) == len(theirs):
        if all(a.meets(b) and _near(a, b) for a, b in zip(mine, theirs, strict=True)):
            return Relation("derived", (claim,), _say_ratio(claim), bound=bound)
        return None
    if len(mine) == 1:
        for end, stated in zip(("low", "high"), theirs, strict=True):
            if mine[0].meets(stated) and _near(mine[0], stated):
                return Relation("end", (claim,), end=end, bound=bound, exact=False)
    return None


def _near(quoted: Interval, stated: Interval) -> bool:
    """Tell whether a derived number is near the stated one, however wide the intervals are."""
    return abs(quoted.point - stated.point) <= 0.12 * abs(stated.point)


def _gains(text: str, value: float, value_max: float | None, claim: Claim) -> list[Interval]:
    """Return the gain of each end of a ratio as an interval, the smaller first."""
    found = []
    for place, number in enumerate((value,) if value_max is None else (value, value_max)):
        half = half_digit(text, number, place=place, loose=claim.bound == "approx")
        ends = [_gain_of(n, claim) for n in (number - half, number + half, number)]
        if any(e is None for e in ends):
            return []
        low, high, point = (float(e) for e in ends if e is not None)
        found.append(Interval(min(low, high), max(low, high), point))
    return sorted(found, key=lambda i: i.point)


def _gain_of(number: float, claim: Claim) -> float | None:
    found = gain(claim.kind, number, None, claim.unit, claim.change, claim.direction)
    return found.gain if found else None


def _relate_kept(quote: Quote, claim: Claim) -> Relation | None:
    """Compare what is kept with what is lost: 98% of the accuracy, a loss of 2%."""
    read = quote.read
    if (
        read is None
        or quote.unit != "%"
        or claim.unit != "%"
        or quote.value_max is not None
        or claim.value_max is not None
    ):
        return None
    kinds = {read.kind, claim.kind}
    if "fraction" not in kinds or len(kinds) != 2 or not kinds <= {"fraction", "relative"}:
        return None
    lost = claim if claim.kind == "relative" else read
    if lost.change != "decrease":
        return None
    if read_interval(quote.text, quote.value).holds(WHOLE - claim.value):
        return Relation("derived", (claim,), f"100% - {claim.text}", bound=flip(claim.bound))
    return None


def flip(bound: Bound) -> Bound:
    """Return the bound of the rest: what is at most lost is at least kept.

    >>> flip("at_most"), flip("approx")
    ('at_least', 'approx')
    """
    return {"at_most": "at_least", "at_least": "at_most"}.get(bound, bound)  # type: ignore[return-value]


def claim_bound_as_quoted(claim: Claim, read: Claim) -> Bound:
    """Return a claim's bound in the terms of the quote: less than 10% of the size is more than 10x smaller."""
    of_gain = gain_bound(claim.kind, claim.direction, claim.bound, change=claim.change, value=claim.value)
    return gain_bound(read.kind, read.direction, of_gain, change=read.change, value=read.value)


def _say_ratio(claim: Claim) -> str:
    return f"from {claim.text}"


# Two levels.


def relate_levels(quote: Quote, claims: Iterable[Claim]) -> Relation | None:
    """Return the two levels whose difference, ratio or change in percent a quote is."""
    read = quote.read
    if quote.value_max is not None or not quote.value:
        return None
    levels = [c for c in claims if c.kind == "level" and c.value_max is None]
    best: tuple[int, Relation] | None = None
    for one, other in combinations(levels, 2):
        if one.unit != other.unit or not _same_measure(one, other):
            continue
        how = _difference(quote, one, other)
        if how and (read is None or read.kind != "level" or quote.unit in {"%", "score"} or not quote.unit):
            nearness = abs(one.start - other.start)
            bound: Bound = one.bound if one.bound == other.bound else "exact"
            relation = Relation("derived", (one, other), how, bound=bound if bound == "approx" else "exact")
            if best is None or nearness < best[0]:
                best = nearness, relation
    return best[1] if best else None


def _same_measure(one: Claim, other: Claim) -> bool:
    """Tell whether two levels measure one thing, so that their difference says something."""
    if one.metric != other.metric and not {"other", "performance"} & {one.metric, other.metric}:
        return False
    return not one.benchmark or not other.benchmark or bool(set(one.benchmark) & set(other.benchmark))


def _difference(quote: Quote, one: Claim, other: Claim) -> str:
    low, high = sorted((one, other), key=lambda c: c.value)
    if low.value == high.value:
        return ""
    written = read_interval(quote.text, quote.value, loose=quote.bound == "approx")
    unit = quote.unit
    if (
        unit in {"%", "pp", "point", "score", ""}
        and same_unit(unit, one.unit)
        and written.holds(round(high.value - low.value, 9))
    ):
        return f"{high.text} - {low.text}"
    if low.value <= 0:
        return ""
    if unit == "x" and quote.value > 1 and (written.holds(high.value / low.value)):
        return f"{high.text} / {low.text}"
    if unit == "%" and quote.read is not None and quote.read.kind == "relative":
        for base, new in ((low, high), (high, low)):
            change = abs(new.value - base.value) / base.value * WHOLE
            if written.holds(change):
                return f"from {base.text} to {new.text}"
    return ""
