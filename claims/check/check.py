"""Self-consistency: the numbers of an abstract held against each other, as statcheck holds p-values.

Rounding is handled in one place (`claims.audit.intervals`), and a difference is an error only where no
reading of the words explains it (`claims.check.readings`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.audit.intervals import Interval, read_interval
from claims.check.patterns import (
    CHANGE_PATTERNS,
    NUMBER,
    PAIR_PATTERNS,
    PERCENT,
    POINTS,
    RESTATEMENT_PATTERNS,
    SHARE_PATTERNS,
    TIMES,
)
from claims.check.readings import Reading, read_percent, read_points, read_times
from claims.check.values import Part, Relation, SelfCheck
from claims.quantity import read_atoms
from claims.quantity.bounds import read_bound
from claims.text import clean, fold_case, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.model import Bound, Claim
    from claims.quantity import Atom
    from claims.text import Clean

WHOLE = 100.0
_NAMES = {"name", "version", "citation", "size", "ratio"}
# How far from the stated number the nearest reading may be when the text says "about".
_APPROXIMATE = 0.15
# How far beyond a bound a number may lie and still be the one that is bounded.
_FAR = 1.5


def check_text(text: str, claims: Iterable[Claim] = ()) -> SelfCheck:
    """Hold the numbers of an abstract against each other; `claims` are its claims, for their flags.

    >>> found = check_text("It cuts latency from 12 ms to 5 ms, a 3.4x speedup.")
    >>> found.relations[0].verdict, found.relations[0].computed
    ('inconsistent', 'the ratio 2.4')
    >>> check_text("Accuracy rises from 74.8% to 82.4%, a gain of 7.6 points.").relations[0].verdict
    'consistent'
    """
    source = clean(text)
    atoms = [a for a in read_atoms(source.text) if a.attached not in _NAMES]
    reader = _Reader(source, atoms)
    relations = [r for start, end in split_sentences(source.text) for r in reader.read(start, end)]
    used = {(p.start, p.end) for r in relations for p in (r.stated, *r.others)}
    flags = Counter(f for c in claims for f in c.flags)
    return SelfCheck(tuple(relations), len(atoms), len(atoms) - len(used), tuple(sorted(flags.items())))


@dataclass(slots=True)
class _Reader:
    """One text with its numbers."""

    source: Clean
    atoms: list[Atom]

    def read(self, start: int, end: int) -> Iterator[Relation]:
        """Yield the relations between the numbers of one sentence."""
        inside = [a for a in self.atoms if start <= a.start < end]
        if len(inside) < 2:
            return
        masked, places = _mask(self.source.text, start, end, inside)
        taken: set[int] = set()
        for kind, patterns in (
            ("change", CHANGE_PATTERNS),
            ("pair", PAIR_PATTERNS),
            ("share", SHARE_PATTERNS),
            ("restatement", RESTATEMENT_PATTERNS),
        ):
            for pattern in patterns:
                for match in pattern.finditer(masked):
                    found = {
                        name: places[match.start(name)] for name, text in match.groupdict().items() if text
                    }
                    stated = found.pop("factor", None) or found.pop("stated")
                    starts = {a.start for a in (stated, *found.values())}
                    if starts & taken:
                        continue
                    taken |= starts
                    yield self.relate(kind, stated, list(found.values()))

    def bound(self, atom: Atom) -> Bound:
        """Return the bound that stands before a number."""
        return read_bound(fold_case(self.source.text), atom.start, atom.end).bound

    def relate(self, kind: str, stated: Atom, others: list[Atom]) -> Relation:
        """Say whether the numbers of a relation agree."""
        parts = tuple(self.part(a) for a in others)
        whole = self.part(stated)
        bound = self.bound(stated)
        reason = _uncheckable(kind, stated, others)
        if not reason and any(self.bound(a) in {"at_most", "at_least"} for a in others):
            reason = "one of the numbers is a bound"
        if reason:
            return Relation(kind, whole, parts, "uncheckable", reason=reason)
        readings = self.readings(kind, stated, others)
        if not readings:
            return Relation(
                kind, whole, parts, "uncheckable", reason="nothing can be computed from these numbers"
            )
        wanted = read_interval(whole.text, stated.value, loose=bound == "approx")
        for reading in readings:
            if _explains(reading.interval, wanted, bound):
                return Relation(kind, whole, parts, "consistent", _say([reading]))
        return Relation(kind, whole, parts, "inconsistent", _say(_likeliest(readings, stated)))

    def readings(self, kind: str, stated: Atom, others: list[Atom]) -> list[Reading]:
        """Return what the other numbers can give, in the unit of the stated one."""
        first = self.interval(others[0])
        if kind == "share":
            whole = self.interval(others[1])
            if not whole.point or first.point > whole.point:
                return []
            share = first.point / whole.point * WHOLE
            return [Reading("the share", Interval(share, share, share))]
        if kind == "restatement":
            if first.low <= 1:
                return []
            ends = [(1 - 1 / n) * WHOLE for n in (first.low, first.high, first.point)]
            return [
                Reading("one less the inverse", Interval(*ends)),
                Reading("the inverse", Interval(WHOLE / first.high, WHOLE / first.low, WHOLE / first.point)),
            ]
        second = self.interval(others[1])
        if stated.unit in {"pp", "point"}:
            return read_points(first, second)
        if stated.unit == "%":
            # Shares (0.62 to 0.71) may have their difference stated in percent.
            scaled = read_points(_scale(first), _scale(second)) if max(first.high, second.high) <= 1 else []
            return (
                read_percent(
                    first, second, points="%" in {others[0].unit, others[1].unit} or not others[1].unit
                )
                + scaled
            )
        return read_times(first, second)

    def interval(self, atom: Atom) -> Interval:
        return read_interval(self.source.text[atom.start : atom.end], atom.value)

    def part(self, atom: Atom) -> Part:
        start, end = self.source.raw_span(atom.start, atom.end)
        return Part(self.source.raw[start:end], start, end, atom.value, atom.unit)


def _mask(text: str, start: int, end: int, atoms: list[Atom]) -> tuple[str, dict[int, Atom]]:
    """Return the sentence with one character for each number, and which number stands at each place."""
    parts: list[str] = []
    places: dict[int, Atom] = {}
    at, length = start, 0
    for atom in atoms:
        if atom.start < at:
            continue
        before = text[at : atom.start]
        parts += (before, _mark(atom))
        length += len(before)
        places[length] = atom
        length += 1
        at = max(atom.end, atom.noun_end if atom.unit == "point" else 0)
    parts.append(text[at:end])
    return "".join(parts), places


def _mark(atom: Atom) -> str:
    return {"x": TIMES, "%": PERCENT, "pp": POINTS, "point": POINTS}.get(atom.unit, NUMBER)


def _explains(reading: Interval, wanted: Interval, bound: Bound) -> bool:
    """Tell whether a reading gives the stated number, or one that its bound allows."""
    if reading.meets(wanted):
        return True
    match bound:
        case "approx":
            return abs(reading.point - wanted.point) <= _APPROXIMATE * abs(wanted.point)
        case "at_least":
            return wanted.low <= reading.high and reading.point <= _FAR * wanted.point
        case "at_most":
            return reading.low <= wanted.high and wanted.point <= _FAR * reading.point
        case _:
            return False


def _uncheckable(kind: str, stated: Atom, others: list[Atom]) -> str:
    """Say why numbers cannot be held against each other; ``""`` when they can."""
    if any(a.value_max is not None for a in (stated, *others)):
        return "one of the numbers is a range"
    if kind in {"change", "pair"}:
        units = {a.unit for a in others} - {""}
        if len(units) > 1:
            return "the two numbers are in different units"
        if stated.unit in {"pp", "point"} and units and not units <= {"%", "pp", "point"}:
            return "points of something that is not in points"
    return ""


def _scale(interval: Interval) -> Interval:
    return Interval(interval.low * WHOLE, interval.high * WHOLE, interval.point * WHOLE)


def _likeliest(readings: list[Reading], stated: Atom) -> list[Reading]:
    """Return the readings to name: the one or two that come nearest."""
    ordered = sorted(readings, key=lambda r: abs(r.interval.point - stated.value))
    return ordered[:2] if len(ordered) > 3 else ordered[:1]


def _say(readings: list[Reading]) -> str:
    return ", ".join(f"{r.name} {r.interval.point:.4g}" for r in readings)
