"""What a number belongs to by the characters right around it: a name, a version, a ratio, a size."""

from __future__ import annotations

import re

from claims.quantity.atom import Atom

_SIZE_AFTER = re.compile(r"\s?[x×]\s?\d|\s?\*\s?\d")


_SIZE_BEFORE = re.compile(r"\d\s?[x×*]\s?$")


# The M of "1.5M-2M" is no name.
_NAME_BEFORE = re.compile(r"((?!(?<=\d)[kKMBT][-/])[A-Za-z][\w.+]*)[-/]$")


# The n of "n-1 bits" is a variable.
_VARIABLE_BEFORE = re.compile(r"(?<![\w'’])[a-z]-$")


# Words that a hyphen ties to a number without making it part of a name.
_LOOSE = {
    "near",
    "sub",
    "over",
    "under",
    "a",
    "an",
    "the",
    "of",
    "to",
    "by",
    "about",
    "up",
    "at",
    "than",
    "is",
    "was",
    "and",
    "only",
    "almost",
    "nearly",
    "from",
    "in",
    "with",
    "or",
}


_MODEL_BEFORE = re.compile(r"(?:[a-z][A-Z]|[A-Z]{2,}|Galaxy|Nexus|Pixel)\w*\s$")


# "a precision of75%": a small word that lost its blank.
LOST_BLANK = re.compile(r"(?<![A-Za-z-])(?:of|is|to|by|than|with|at|and|or|are|was)$")


_ORDINAL_OR_NAME = re.compile(r"[A-Za-zµ]")


def _tied_before(text: str, start: int, atom: Atom) -> str:
    """Name what the characters right before the number at `start` make it a part of, ``""`` if nothing."""
    before = text[start - 1] if start else " "
    own_unit = atom.unit in ("%", "x", "pp") or atom.dimension in ("time", "data", "energy", "power")
    if before.isalnum() and not ("\u4e00" <= before <= "\u9fff"):
        return "" if atom.unit and LOST_BLANK.search(text, max(0, start - 12), start) else "name"
    if before in "@_^#'\\":
        return "name"
    if before == "-" and _VARIABLE_BEFORE.search(text, max(0, start - 4), start):
        return "name"
    if before in "-/" and start > 1 and not own_unit:
        match = _NAME_BEFORE.search(text, max(0, start - 30), start)
        if match and match.group(1).lower() not in _LOOSE:
            return "name"
    if before in ".:" and start > 1 and text[start - 2].isdigit():
        return "version" if before == "." else "ratio"
    return ""


# "0.758(std=0.2)", "0.61(95% CI": what follows in brackets says how sure the number is.
_ASIDE = re.compile(r"\((?:std|sd|s\.d\.|se|ci|\d+(?:\.\d+)?\s?%|p\s?[<=]|vs)", re.IGNORECASE)


_SERIES_BEFORE = re.compile(r"\b[A-Z]{3,}\s$")
_POINTS_GAINED = re.compile(
    r"-[A-Z][\w]*(?:-(?:scores?|points?))?(?:\spoints?)?\s(?:[a-z]+\s)?(?:gain|improvement|increase|boost|drop)s?\b"
)


def _tied_after(text: str, end: int) -> str:
    """Name what the characters right after a number without a unit make it a part of, ``""`` if nothing."""
    after = text[end : end + 1]
    following = text[end + 1 : end + 2]
    if after and _ORDINAL_OR_NAME.match(after):
        return "name"
    if after == "-" and following.isalpha():
        # "a 3.15-BLEU-score gain"
        return "" if _POINTS_GAINED.match(text, end) else "attribute"
    if after == "(" and following.isalnum() and not _ASIDE.match(text, end):
        return "name"
    if after == "." and following.isalnum():
        return "version"
    if after == "/" and following.isalpha():
        return "attribute"
    return ""


def _ends_in_letter_s(text: str, start: int, end: int, atom: Atom) -> bool:
    """Tell whether the s after the number is no second: the 1990s, iPhone 6s, the 1s of a bit string."""
    if atom.unit != "s" or atom.end != end + 1:
        return False
    decade = 1000 <= atom.value <= 2100 and atom.value % 10 == 0
    model = _MODEL_BEFORE.search(text, max(0, start - 24), start)
    compared = text[max(0, start - 1) : start] in ("<", ">", "~", "≤")
    return decade or bool(model) or (text[end - 1] != " " and atom.value in (0, 1) and not compared)


def what_it_belongs_to(text: str, start: int, end: int, atom: Atom) -> str:
    """Name what the number at `start` to `end` is part of, ``""`` when it stands alone."""
    if tied := _tied_before(text, start, atom):
        return tied
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit():
        return "ratio"
    if _SIZE_BEFORE.search(text, max(0, start - 4), start) or (
        atom.unit != "x" and _SIZE_AFTER.match(text, end)
    ):
        return "size"
    machine = atom.unit == "x" and text[end : end + 1] == "X"
    if machine and _SERIES_BEFORE.search(text, max(0, start - 24), start):
        return "name"  # "the FOO 300X workstation"
    if _ends_in_letter_s(text, start, end, atom):
        return "name"
    return "" if atom.unit else _tied_after(text, end)
