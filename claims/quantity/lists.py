"""The bound of every number, and lists: the bound before a list governs every number of it."""

from __future__ import annotations

import re

from claims.quantity.atom import Atom
from claims.quantity.bounds import read_bound
from claims.text import fold_case

# What may stand between two numbers of one list that share the bound of the first: the noun of the first.
_LIST_GAP = re.compile(
    r"(?:\s?\([^()\d]{1,30}\))?(?:\s(?!(?:while|but|only|just|and|or|that|which|when|where|whereas|if|it|they|we)\b)"
    r"[A-Za-z][\w.+'/-]*){0,14}(?:\s?\([^()\d]{1,30}\))?\s?(?:,|/|,?\s?\b(?:and|or|&))\s?(?:an?\s)?\$?$"
)
_VERB = re.compile(
    r"(?<!\bthese)\s(?:is|are|has|have|was|were|can|be|reach(?:es|ed)|achieve[sd]|yield(?:s|ed)|drop(?:s|ped))\b"
)


# Gains of two sorts that may stand in one list; "15% the size" is no gain.
_GAINS = ({"percent", "times"}, {"percent", "points"})


def _shares_bound(gap: str) -> bool:
    return len(gap) <= 100 and bool(_LIST_GAP.match(gap)) and not _VERB.search(gap)


def _each_has_its_own(text: str, before: list[Atom]) -> bool:
    """Tell whether the numbers of a list state each its own bound: ">97% of A, >95% of B and 99% of C"."""
    if len(before) < 2 or min(before[-1].bound_start, before[-2].bound_start) < 0:
        return False
    gap = text[before[-2].end : before[-1].bound_start]
    return before[-1].bound_start > before[-2].end and bool(_LIST_GAP.match(gap.rstrip()))


def spread_bounds(text: str, atoms: list[Atom]) -> list[Atom]:
    """Read the bound of every number; the bound before a list governs every number of the list.

    >>> from claims.quantity.numbers import read_atoms
    >>> text = "saves up to 12% on forces, 4% on energies, and by 3% elsewhere"
    >>> [a.bound for a in spread_bounds(text, read_atoms(text))]
    ['at_most', 'at_most', 'exact']
    """
    result: list[Atom] = []
    folded = fold_case(text)
    for atom in atoms:
        if atom.attached:
            result.append(atom)
            continue
        bound, start = read_bound(
            folded,
            atom.start - len(atom.sign),
            max(atom.end, atom.noun_end if atom.dimension == "count" else 0),
        )
        if bound == "exact" and result and not _each_has_its_own(text, result):
            # The 10 of "5x on CIFAR-10, 4x on" is no number of the list.
            previous = next((a for a in reversed(result) if not a.attached), result[-1])
            if (
                previous.bound != "exact"
                and not previous.attached
                and previous.dimension not in ("", "count")
                and atom.dimension == previous.dimension
            ) or (
                previous.bound in ("at_most", "at_least")
                and {atom.dimension, previous.dimension} in _GAINS
                and not text.startswith((" of ", " the "), atom.end)
            ):
                gap = text[previous.end : atom.start - len(atom.sign)]
                # "by up to 2.4x (5.2x)": the other of a pair
                paired = gap in (" (", "$ ($") and text.startswith((")", "$)"), atom.end)
                if paired or _shares_bound(gap):
                    bound = previous.bound
        changed = (bound, start) != (atom.bound, atom.bound_start)
        result.append(atom._replace(bound=bound, bound_start=start) if changed else atom)
    return result
