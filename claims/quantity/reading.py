"""The second layer as a whole: from clean text to numbers with range and bound."""

from __future__ import annotations

from claims.model import Quantity
from claims.quantity.atom import Atom
from claims.quantity.factors import read_factors, read_prefixed
from claims.quantity.labels import mark_labels
from claims.quantity.lists import spread_bounds
from claims.quantity.numbers import read_atoms
from claims.quantity.ranges import join_ranges, read_absolutes, share_units
from claims.text import Clean, clean

# Part of a name or an identifier: a number on the page, and no quantity.
_NO_QUANTITY = {"name", "version", "citation", "label", "year"}
# A number after ± belongs to the quantity before it and is told with that one.
_PART_OF_ANOTHER = {"uncertainty"}


def read_quantities(text: str) -> list[Atom]:
    """Read the numbers of clean `text` with ranges joined and bounds read, in order.

    >>> [(a.value, a.value_max, a.unit, a.bound) for a in read_quantities("up to 2 to 4 times, over 90%")]
    [(2.0, 4.0, 'x', 'at_most'), (90.0, None, '%', 'at_least')]
    """
    # Labels before units are shared: the 1 of "for subtask 1 and 49%" is no percentage.
    atoms = mark_labels(text, join_ranges(text, read_prefixed(text, read_atoms(text))))
    atoms = read_absolutes(text, read_factors(text, share_units(text, atoms)))
    return spread_bounds(text, mark_labels(text, atoms))


def as_quantity(atom: Atom, source: Clean) -> Quantity:
    """Give `atom` as the value that leaves the layer, at raw offsets."""
    start, end = source.raw_span(atom.start, atom.end)
    value, value_max = atom.value, atom.value_max
    if atom.sign == "-" and value_max is None:
        value = -value
    return Quantity(source.raw[start:end], start, end, value, value_max, atom.unit, atom.bound, atom.form)


def _is_pronoun(atom: Atom) -> bool:
    """Tell the bare word "one" or "zero", which counts nothing."""
    return atom.form == "word" and not atom.unit and atom.value <= 1


def quantities(text: str) -> list[Quantity]:
    r"""Read every quantity of `text`, claim or not, in order.

    `text` may be as a source has it: LaTeX, line breaks and all. Offsets are of `text` itself.
    Numbers that are part of a name (``GPT-4``, ``ImageNet-1K``) are none.

    >>> [(q.text, q.value, q.unit, q.bound) for q in quantities(r"saves up to 50\% on ImageNet-1K in 13 ms")]
    [('50\\%', 50.0, '%', 'at_most'), ('13 ms', 13.0, 'ms', 'exact')]
    """
    source = clean(text)
    found = read_quantities(source.text)
    return [
        as_quantity(a, source)
        for a in found
        if a.attached not in _NO_QUANTITY | _PART_OF_ANOTHER and not _is_pronoun(a)
    ]
