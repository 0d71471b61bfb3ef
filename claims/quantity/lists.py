"""The bound of every number, and lists: the bound before a list governs every number of it."""

from __future__ import annotations

import re

from claims.model import Bound
from claims.quantity.atom import Atom
from claims.quantity.bounds import read_bound
from claims.text import fold_case

# What may stand between two numbers of one list that share the bound of the first: the noun of the first.
_LIST_GAP = re.compile(
    r"(?:\s?\([^()]{1,60}\))?(?:\s(?!(?:while|but|only|just|and|or|that|which|when|where|whereas|if|it|they|we)\b)"
    r"[A-Za-z\d][\w.+'/-]*){0,14}(?:\s?\([^()]{1,60}\))?\s?(?:,|/|,?\s?\b(?:and|or|as\swell\sas|&))\s?(?:an?\s)?\$?$"
)
_VERB = re.compile(
    r"(?<!\bthese)\s(?:is|are|has|have|was|were|can|be|reach(?:es|ed)|achieve[sd]|yield(?:s|ed)|drop(?:s|ped))\b"
)


# Numbers of two sorts that may stand in one list; "15% the size" is no gain.
_GAINS = ({"percent", "times"}, {"percent", "points"}, {"percent", ""}, {"points", ""})
# "more than 90%, a 5% gain over": the second is said of the first, unless the list goes on.
_APPOSED = re.compile(r",\s(?:an?|i\.e\.,?|namely|corresponding\sto\san?)\s\$?$")
_LIST_GOES_ON = re.compile(r"[^.;]{1,90}\band\s(?:an?\s|up\sto\s|by\s|over\s|about\s)*\$?\d")
_AVERAGED = re.compile(r"(?:\s(?:[a-z][\w-]*|[A-Z]{1,5})){0,2}?\s\(?(?:on\saverage\b|in\saverage(?!\s[a-z]))")


# So many numbers back a list is looked for.
_NEAR = 40


def _shares_bound(gap: str) -> bool:
    return len(gap) <= 100 and bool(_LIST_GAP.match(gap)) and not _VERB.search(gap)


def _each_has_its_own(text: str, before: list[Atom]) -> bool:
    """Tell whether the numbers of a list state each its own bound: ">97% of A, >95% of B and 99% of C"."""
    if len(before) < 2 or min(before[-1].bound_start, before[-2].bound_start) < 0:
        return False
    gap = text[before[-2].end : before[-1].bound_start]
    return before[-1].bound_start > before[-2].end and bool(_LIST_GAP.match(gap.rstrip()))


def _is_counted(atom: Atom) -> bool:
    """Tell the 4 of "5x on 4 GPUs" from a number of the list."""
    return atom.dimension in ("", "count") and atom.value_max is None


def _bound_of_list(text: str, before: list[Atom], atom: Atom) -> Bound:
    """Give the bound of the list that `atom` goes on with; `before` are the numbers before it."""
    # The 10 of "5x on CIFAR-10, 4x on" is no number of the list.
    near = (a for a in reversed(before[-_NEAR:]) if not a.attached)
    previous = next((a for a in near if not atom.dimension or not _is_counted(a)), None)
    if previous is None or previous.bound == "exact" or "count" in (previous.dimension, atom.dimension):
        return "exact"
    if previous.bound_start >= previous.start - len(previous.sign):
        return "exact"  # "3x at most and 2x": a bound that stands behind governs nothing more
    mixed = (
        previous.bound != "approx"
        and {atom.dimension, previous.dimension} in _GAINS
        and not text.startswith((" of ", " the "), atom.end)
    )
    if atom.dimension != previous.dimension and not mixed:
        return "exact"
    gap = text[previous.end : atom.start - len(atom.sign)]
    # "by up to 2.4x (5.2x)": the other of a pair
    if gap in (" (", "$ ($") and text.startswith((")", "$)"), atom.end):
        return previous.bound
    if not _shares_bound(gap):
        return "exact"
    if _APPOSED.search(gap) and not _LIST_GOES_ON.match(text, atom.end):
        return "exact"
    averaged = previous.bound == "at_most" and _AVERAGED.match(text, atom.end)
    return "exact" if averaged and not _AVERAGED.match(text, previous.end) else previous.bound


def spread_bounds(text: str, atoms: list[Atom]) -> list[Atom]:
    """Read the bound of every number; the bound before a list governs every number of the list.

    >>> from claims.quantity.numbers import read_atoms
    >>> text = "saves up to 12% on reads, 4% on writes, and by 3% elsewhere"
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
            bound = _bound_of_list(text, result, atom)
        changed = (bound, start) != (atom.bound, atom.bound_start)
        result.append(atom._replace(bound=bound, bound_start=start) if changed else atom)
    return result
