"""Single numbers as abstracts write them: digits, powers of ten, magnitudes, fractions and words.

Works on clean text (`claims.text`). One number is an `Atom`; ranges and bounds are put on top of
atoms by `claims.quantity.reading`.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from claims.quantity.atom import Atom
from claims.quantity.ties import LOST_BLANK, what_it_belongs_to
from claims.quantity.units import read_counted_rate, read_unit
from claims.quantity.words import MAGNITUDES, find_words
from claims.text import fold_case

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


_NUMBER = re.compile(
    r"""
    (?P<lost_mantissa>\d+(?:\.\d+)?)\s?[×·]\s?10\s?(?P<lost_exponent>[-−]\s?\d{1,2})(?![\d.])
    | (?: (?P<mantissa>\d+(?:\.\d+)?)\s?(?:×|x|·|\*|times)\s?)?
      10\s?(?:\^\s?(?P<exponent>[-+]?\d{1,3})|(?P<super>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))
    | (?P<float>\d+(?:\.\d+)?[eE][-+]?\d{1,3})(?!\w|\.\d)
    | (?P<over>\d{1,3})/(?P<under>\d{1,4})(?:th|rd|nd|ths|rds)?(?![\w/%.]|-[A-Za-z]|\s?[%x×])
    | (?P<grouped>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?)
    | (?P<plain>\d+(?:\.\d+)?|(?<![\d\w])\.\d+)
    """,
    re.VERBOSE,
)


# A set of ten characters is sought faster than all digits of all scripts.
_DIGIT, _ASCII_DIGIT = re.compile(r"\d"), re.compile(r"[0-9]")


# "11,86%", "0,8451": nobody groups digits so.
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}(?![\d,])|0,\d{3,4}(?![\d,])")
_NOTHING_COMMA = re.compile(r"0,\d{3}")


# "88 point 7": a decimal point in words.
_SPELT_POINT = re.compile(r"\d+\spoint\s\d{1,3}(?![\d.,/-]\d|\w)")


# "98+%", "50+ FPS": the sign says at least, and the unit stands behind it.
_PLUS_UNIT = re.compile(
    r"\+(?=\s?(?:%|[x×]\b|fps\b|FPS\b|times\b|fold\b|dB\b|ms\b|[GMT]B\b|hours?\b)|-fold\b)"
)


# What tells plainly that a text is written where a comma stands before decimals.
_COMMA_LANGUAGE = re.compile(r"\b(?:les|des|une|dans|sur|nous|avec|und|der|die|mit|wir|eine|von)\b")


_MAGNITUDE = re.compile(
    r"(?P<letter>[kKMBT])(?![A-Za-z0-9]|/[A-Za-z])|\s?(?P<word>hundred|thousand|million|billion|trillion)\b(?:s\b)?"
    r"|\s(?P<spaced>[kKMB])(?=\s(?:in\s)?(?:[a-z]{0,10}\s)?(?:param|token|sample|image|pair|example"
    r"|FLOP|MAC|sentence|edge|node|word|point|rows?\b|cells\b))"
    r"|(?P<giga>G)(?=\s(?:FLOP|MAC)s?\b)"
)


_TIMES = re.compile(
    r"\s?(?:[x×X*](?![A-Za-z0-9^]|\.\d|\s?\d)(?:\stimes\b)?|-?\s?times\b(?!\s?\d)|[- ]?folds?\b)"
    r"|\s?[x×](?=(?:faster|slower|smaller|larger|speed|higher|lower|fewer|less|more|better))"
    r"|s\s(?:of\s)?times\b|\s?times(?=(?:faster|smaller|larger|higher|lower|fewer|less|more)\b)"
)


_PERCENT = re.compile(
    r"\s{0,2}%|\s?(?:wt|vol|mol|at)\.?\s?%|[\s-]?(?i:per[ -]?cent)\b(?!age)|\s?pct\b|\s?p\.c\."
)


_POINTS_OF_PERCENT = re.compile(
    r"(?=\s\((?i:abs(?:\.|olute))\))|\s?-?(?:(?i:absolute)\s)?(?i:points?)\b|\s?-?pts?\b|\s(?i:abs\.?(?:olute)?)(?=[\s,.;)])"
)


# "3% BLEU absolute": the noun stays out of the span.
_ABSOLUTE_AFTER = re.compile(r"\s[\w-]{2,12}\sabsolute(?=[\s,.;)])")


_PERCENTAGE_POINTS = re.compile(
    r"[\s-]?(?i:(?:absolute\s)?percent(?:age)?[ -]points?)\b|[\s-]?p\.?p\.?(?:ts?)?\b|\s?%-points?\b"
    r"|%p\b|\s?ppts?\b"
)


# "3+ points" are at least so many; the points of a scale are no difference.
_POINTS = re.compile(
    r"\+?[\s-](?:(?i:absolute)\s)?(?i:points?)\b(?!\s(?i:likert|(?:rating\s)?scale|rubric|checklist|stencil))|\s?-?pts?\b"
)


_POINT_CHANGE = re.compile(
    r"\s(?:\w+\s){0,2}(?:improve|gain|increase|drop|declin|advantage|lead|margin|reduc|boost|jump"
    r"|rise|loss|gap|differ|lift|decrease|degrad)"
)


# "a 3-dB PSNR gain".
_GAINED = re.compile(
    r"\s(?:[\w-]+\s){0,2}(?:improvements?|gains?|increases?|drops?|advantages?|reductions?|boosts?|degradations?)\b"
)


_GENERIC_RATE = re.compile(r"\s?/\s?(?:[a-z]{3,}(?:-[a-z]+)?)\b|\s+per\s+[a-z]+\b")


# "2.5 orders of magnitude", "10^3 times" is no order.
_ORDERS = re.compile(r"[\s-]orders?[\s-]of[\s-]magnitudes?\b", re.IGNORECASE)


def _attach_ratio(atom: Atom, text: str) -> Atom | None:
    """Extend `atom` over a percent sign, "times" or "points" after it; None when none of these follows."""
    end = atom.end
    if match := _PERCENTAGE_POINTS.match(text, end):
        return atom._replace(end=match.end(), unit="pp", dimension="points")
    if match := _PERCENT.match(text, end):
        points = _POINTS_OF_PERCENT.match(text, match.end())
        if points:
            return atom._replace(end=points.end(), unit="pp", dimension="points")
        if _ABSOLUTE_AFTER.match(text, match.end()):
            return atom._replace(end=match.end(), unit="pp", dimension="points")
        return atom._replace(end=match.end(), unit="%", dimension="percent")
    if (match := _TIMES.match(text, end)) and not (atom.form == "word" and atom.value == 0):
        return atom._replace(end=match.end(), unit="x", dimension="times")
    if atom.form == "digits" and atom.value < 20 and (match := _ORDERS.match(text, end)):
        power = float(f"{10.0**atom.value:.12g}")
        return atom._replace(
            end=match.end(), value=power, unit="x", dimension="times", form="magnitude", scaled=False
        )
    if match := _POINTS.match(text, end):
        if text[end] == "-" and not _POINT_CHANGE.match(text, match.end()):
            # "a six-point stencil": the points are no unit.
            return atom._replace(attached="attribute")
        return atom._replace(end=end, unit="point", dimension="points", noun_end=match.end())
    return None


_NARROWED = re.compile(
    r"\s(?!(?:of|for|in|and|or|to|per|with|on|at|from|by|than|as|more|fewer|less|times|the|an?|such)\s)[a-z][a-z-]+\s"
    r"(?:examples?|samples?|tokens?|steps?|iterations?|images?|queries|parameters|epochs|labels?|demonstrations|instances|shots)\b"
)
_FEW = re.compile(r"\b(?:only|just|merely|mere|as\s(?:few|little)\sas|fewer\sthan)\s(?:an?\s|about\s|~)?$")
# Cheap first: most numbers are no rates.
_PER = re.compile(r"s(?:\s?/\s?[smh]|\sper\s[smh]|\s(?:a|every|each)\ss)")


def _attach_unit(atom: Atom, text: str) -> Atom:
    """Extend `atom` over the unit that follows it."""
    if ratio := _attach_ratio(atom, text):
        return ratio
    end = atom.end
    gap = 1 if text[end : end + 1] in (" ", "-") else 0
    if gap and text[end + 1 : end + 2] == " ":
        gap = 2
    unit = read_unit(text, end + gap)
    if (
        (unit is None or unit.dimension == "count")
        and gap
        and text[end] == " "
        and _PER.search(text, end, end + 70)
    ):
        unit = read_counted_rate(text, end + gap) or unit
    if unit is None and _NARROWED.match(text, end) and _FEW.search(text, max(0, atom.start - 30), atom.start):
        # "as few as 10 calibration examples"
        unit = read_unit(text, text.index(" ", end + 1) + 1)
    if unit is None or (text[end : end + 1] == "-" and unit.dimension == "count"):
        return atom
    if unit.dimension in ("count", "compute") and atom.form == "fraction":
        return atom  # "1/8 tokens" is a part of the tokens
    if unit.dimension == "count" and text[unit.end : unit.end + 1] == "-" and "." in text[atom.start : end]:
        return atom  # "0.66 token-F1" counts no tokens
    if unit.dimension == "count":
        return atom._replace(unit=unit.unit, dimension="count", noun_end=unit.end)
    stop = unit.end
    gained = unit.dimension == "level" and _GAINED.match(text, stop)
    if text[end : end + 1] == "-" and atom.form in ("digits", "word") and not gained:
        # "16-bit", "three-month": the number describes a noun.
        return atom._replace(
            end=stop, unit=unit.unit, dimension=unit.dimension, noun_end=stop, attached="attribute"
        )
    if unit.dimension == "time" and (rate := _GENERIC_RATE.match(text, stop)):
        stop = rate.end() if "/" in rate.group() else stop
    return atom._replace(end=stop, unit=unit.unit, dimension=unit.dimension, noun_end=stop)


def _sign(text: str, start: int) -> str:
    """Give the sign that stands before a number: ``"+"``, ``"-"`` or ``""``."""
    at = start - 1
    if at >= 0 and text[at] == "$":
        at -= 1
    if at < 0 or text[at] not in "+-":
        return ""
    before = text[at - 1] if at else " "
    return text[at] if before in " ([/,~=:" or at == 0 else ""


@lru_cache(maxsize=1)
def _writes_commas(text: str) -> bool:
    """Tell whether a text is in a language that writes a comma before decimals."""
    return len(_COMMA_LANGUAGE.findall(text)) >= 3  # one such word may be a name


def _read_value(match: re.Match[str], text: str) -> tuple[float, int, str]:
    """Give what the digits of a match say, where they end, and the form they are written in."""
    start, end = match.span()
    if match.group("lost_exponent"):
        exponent = match.group("lost_exponent").replace("−", "-").replace(" ", "")
        return float(match.group("lost_mantissa")) * 10.0 ** int(exponent), end, "digits"
    if match.group("exponent") or match.group("super"):
        power = int(match.group("exponent") or match.group("super").translate(_SUPERSCRIPT))
        value = float(match.group("mantissa") or 1) * 10.0**power if abs(power) < 300 else math.inf
        return value, end, "digits"
    if match.group("over"):
        if float(match.group("under")):
            return float(match.group("over")) / float(match.group("under")), end, "fraction"
        return float(match.group("over")), match.end("over"), "digits"
    if match.group("grouped") and not _NOTHING_COMMA.fullmatch(match.group("grouped")):
        return float(match.group("grouped").replace(",", "")), end, "digits"
    if "," in text[start : end + 1] and (decimal := _DECIMAL_COMMA.match(text, start)):
        alone = start == 0 or text[start - 1] not in ",([{"
        plainly = alone and (text.startswith("0,", start) or _PERCENT.match(text, decimal.end()))
        if plainly or _writes_commas(text):
            return float(decimal.group().replace(",", ".")), decimal.end(), "digits"
    if text.startswith(" point ", end) and (spelt := _SPELT_POINT.match(text, start)):
        return float(spelt.group().replace(" point ", ".")), spelt.end(), "digits"
    return float(match.group("float") or match.group("plain")), end, "digits"


# "A compression ratio of 12:1".
_TO_ONE = re.compile(r":1(?![\d:]|\.\d)")
_COMPRESSION = re.compile(r"[Cc]ompress[^.;]*$")


def _read_digits(match: re.Match[str], text: str) -> Atom:
    start, end = match.span()
    if (
        start
        and (text[start - 1].isalnum() or text[start - 1] in "@_#")
        and text[start - 1] < "\u4e00"
        and match.group("plain")
        and not LOST_BLANK.search(text, max(0, start - 12), start)
    ):
        # Inside a word ("GPT4", "R@10"): no unit can follow.
        return Atom(start, end, float(match.group("plain")), attached="name")
    value, end, form = _read_value(match, text)
    scaled = False
    if (
        value > 1
        and _TO_ONE.match(text, end)
        and (text.startswith(" compress", end + 2) or _COMPRESSION.search(text, max(0, start - 45), start))
    ):
        return Atom(start, end + 2, value, "x", "times")
    if form == "digits" and (scale := _MAGNITUDE.match(text, end)):
        value *= MAGNITUDES[
            scale.group("letter") or scale.group("word") or scale.group("spaced") or scale.group("giga")
        ]
        end, scaled = scale.end(), True
    if text.startswith("+", end) and (plus := _PLUS_UNIT.match(text, end)):
        end = plus.end()
    # A product such as 0.1 * 1e6 must give the number that was written.
    value = float(f"{value:.12g}")
    atom = _attach_unit(Atom(start, end, value, form=form, scaled=scaled), text)
    if form == "fraction" and not atom.unit:
        atom = atom._replace(unit="x", dimension="part")
    if start and text[start - 1] in "$€£" and not atom.unit:
        unit = {"$": "USD", "€": "EUR", "£": "GBP"}[text[start - 1]]
        atom = atom._replace(start=start - 1, unit=unit, dimension="money")
    attached = what_it_belongs_to(text, start, end, atom) or atom.attached
    sign = _sign(text, start)
    return atom._replace(attached=attached, sign=sign) if attached or sign else atom


def read_atoms(text: str) -> list[Atom]:
    """Read every single number of clean `text`, in order.

    >>> [(a.value, a.unit) for a in read_atoms("twice as fast, 3.7M parameters, 50% less, 1e17 FLOPs")]
    [(2.0, 'x'), (3700000.0, 'parameter'), (50.0, '%'), (1e+17, 'FLOP')]
    """
    atoms: list[Atom] = []
    position = 0
    digits = _ASCII_DIGIT if text.isascii() else _DIGIT
    while digit := digits.search(text, position):
        at = digit.start()
        if at and text[at - 1] == "." and (at < 2 or not text[at - 2].isalnum()):  # ".5"
            at -= 1
        match = _NUMBER.match(text, max(at, position)) or _NUMBER.match(text, digit.start())
        if match is None:
            position = digit.end()
            continue
        if match.group("over") and not match.group("under").strip("0"):
            position = match.end("over")
        atom = _read_digits(match, text)
        # What no float holds is no measurement.
        if math.isfinite(atom.value):
            atoms.append(atom)
        position = max(atom.end, match.start() + 1)
    words = [w if w.unit else _attach_unit(w, text) for w in find_words(text, fold_case(text))]
    return _merge(atoms, words) if words else atoms


def _merge(atoms: list[Atom], words: list[Atom]) -> list[Atom]:
    """Merge two lists in order of place; a word inside the span of a digit's number is left out."""
    merged = sorted([*atoms, *words], key=lambda a: (a.start, a.form == "word"))
    result: list[Atom] = []
    reached = 0
    for atom in merged:
        if atom.start >= reached or atom.form == "digits":
            result.append(atom)
            reached = max(reached, atom.end, atom.noun_end)
    return result
