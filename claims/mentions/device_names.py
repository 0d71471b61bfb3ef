"""Names of devices: which spellings of a table of the lexicon name its device, and which a sister of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claims.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_WORDS = load_lexicon("hardware")["words"]
# Words that say what a thing is, or who makes it, and not which one it is; then what tells sisters apart.
_GENERAL, _DEGREES = frozenset(_WORDS["general"]), frozenset(_WORDS["degrees"])
_SUFFIXES = {"ti": "Ti", "super": "SUPER"}
# Whose name is put before a bare model number: VU9P is Xilinx VU9P.
_VENDORS = frozenset(("NVIDIA", "AMD", "Xilinx"))
_SIZE = re.compile(r"\b\d+\s?gb\b|\bsxm\d?\b|\b\d+\.\d+$")


@cache
def _words(name: str) -> tuple[str, ...]:
    found = re.findall(r"[a-z]+\+?|\d+", _SIZE.sub(" ", name.lower()))
    return tuple(w.removesuffix("s") if w.removesuffix("s") in _GENERAL else w for w in found)


def _mark(name: str) -> frozenset[str]:
    """Give what tells a device from its sisters: numbers, and words such as Ti."""
    return frozenset(word for word in _words(name) if word.isdigit() or word in _DEGREES)


def name_spellings(name: str, aliases: Sequence[str], same: Collection[str]) -> dict[str, str]:
    """Give for each spelling the device that it names: the table's own, or a sister of another number.

    >>> names = name_spellings("NVIDIA RTX 2080", ["RTX 2080", "RTX 2080 Ti", "2080Ti"], ())
    >>> [names[alias] for alias in ("RTX 2080", "RTX 2080 Ti", "2080Ti")]
    ['NVIDIA RTX 2080', 'NVIDIA RTX 2080 Ti', 'NVIDIA RTX 2080 Ti']
    >>> name_spellings("Xilinx Virtex UltraScale+", ["VU9P"], ())
    {'VU9P': 'Xilinx VU9P'}
    """
    own, mark = {w for w in _words(name) if w not in _GENERAL}, _mark(name)
    plain = re.sub(r"[^a-z0-9+]", "", name.lower())
    sisters: dict[frozenset[str], list[str]] = {}
    names: dict[str, str] = {}
    for alias in aliases:
        spelling = alias.removeprefix("=")
        words = [w for w in _words(spelling) if w not in _GENERAL]
        shares = any(w in own for w in words) or "".join(words) in plain
        if spelling in same or not words or (_mark(spelling) <= mark and shares):
            names[alias] = name
        else:
            key = _mark(spelling) if shares else frozenset(words)
            sisters.setdefault(key, []).append(alias)
    for key, group in sisters.items():
        more = key - mark
        if mark and len(more) == 1 and more <= _SUFFIXES.keys():
            best = f"{name} {_SUFFIXES[next(iter(more))]}"
        else:
            best = _full_name(name, [alias.removeprefix("=") for alias in group])
        names |= dict.fromkeys(group, best)
    return names


def _full_name(name: str, spellings: Sequence[str]) -> str:
    """Give the fullest of the spellings of one device, with the maker's name where the table has it."""
    vendor = name.split(" ", 1)[0]
    best = max(spellings, key=lambda s: (s.startswith(vendor), -len(s), s))
    family = any(w in _words(name) for w in _words(best) if not w.isdigit() and w not in _GENERAL)
    if vendor.lower() in best.lower() or " " not in name or not (vendor in _VENDORS or family):
        return best
    return f"{vendor} {best}"
