"""Numbers written as words: three times, half, two orders of magnitude, thirty-four percent."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from claims.quantity.atom import Atom
from claims.quantity.units import read_unit

MAGNITUDES = {
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "B": 1e9,
    "T": 1e12,
    "G": 1e9,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}


_UNITS_WORDS = {
    w: float(i)
    for i, w in enumerate((
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ))
}  # fmt: skip


_TENS = {
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0,
    "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0,
}  # fmt: skip


_CARDINAL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(list(_UNITS_WORDS)[1:10])}))?"
    rf"|{'|'.join(sorted(_UNITS_WORDS, key=len, reverse=True))})"
)


# "Two hundred and fifty", "ten million", and the hundred of "a hundred times".
_SCALE = "(?:hundred|thousand|million|billion|trillion)"
_COMPOUND = (
    rf"(?:{_CARDINAL}(?:[\s-]{_SCALE}\b(?:\s(?:and\s)?{_CARDINAL}\b(?!\stimes))?){{1,3}}"
    rf"|an?\s{_SCALE}(?:\s{_SCALE})?\b(?![\s-]parameter))"
)


_TIME_UNIT = "(?:(?:milli|micro|nano)?second|minute|hour|day|week|month|year)"
# What half of may be meant besides: half a percentage point, half a gigabyte.
_PARTED = (
    rf"(?:{_TIME_UNIT}|percentage\spoint|percent|point|decibel|dB|(?:milli|centi)?met(?:er|re)"
    r"|(?:giga|mega)byte|watt|degree)"
)
_PARTED_UNITS = {
    "percentage point": ("pp", "points"),
    "percent": ("%", "percent"),
    "point": ("point", "points"),
}


# What makes of "a day" one day: "in under a day". A second is mostly the one after the first.
_ONE = re.compile(
    r"(?:\b(?:than|under|within|below|about|around|nearly|almost|roughly|approximately|only|just|merely|takes?|took|requires?"
    r"|needs?|(?:to|over|by|from|in)(?!\sa\ssecond))|[<~≤]|\bsub-)\s?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:on|for|per|to|with|of|using|while|when|at|in|by|from|via|even|after|without|through|but|compared"
    r"|instead|rather|as|each|and\s(?!third|fourth|final|last))\b",
    re.IGNORECASE,
)


_WORD = re.compile(
    rf"""
      (?P<order>
        (?:(?P<orders>{_CARDINAL}|several|few|an?)(?:\sto\s(?P<orders_max>{_CARDINAL}))?[\s-])?
        orders?[\s-]of[\s-]magnitudes?
      )
    | (?P<big_fold>(?:(?:an?|one)[\s-])?{_SCALE}[\s-]?fold)\b
    | (?P<compound>{_COMPOUND})\b(?:(?P<compound_fold>[\s-]?fold\b)|(?!-?fold))
    | (?P<fold>(?P<folds>{_CARDINAL})[\s-]?folds?)\b
    | (?P<mixed>(?P<whole>{_CARDINAL})\sand\sa\s(?P<rest>half|quarter))\b
    | (?P<part_of_time>
        half\san?|(?:(?:one|an?)\s)?(?:third|quarter|fifth|tenth|hundredth|thousandth)\sof\san?
      )\s(?P<whole_time>{_PARTED})\b(?!-)
    | (?P<one_time>an?\s(?:single\s)?{_TIME_UNIT})\b(?![-'])
    | (?P<half>half|halves|halved|halving)\b
      (?![- ](?:precision|life|hour|day|year|century|space|plane|duplex|edge|cell|way|dozen)|-[a-z])
    | (?P<parts>
        (?:one|a|an|two|three|four|five)[\s-]
        (?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fifteenth|sixteenth|twentieth
        |thirtieth|fiftieth|hundredth|thousandth)s?
      )\b
    | (?P<quarter>quarter)\b(?=\s(?:of|the)\b)
    | (?P<multiple>twice|thrice|double[sd]?|doubling|triple[sd]?|tripling|quadruple[sd]?|quadrupling)\b
      (?!
        [- ](?:check|blind|precision|sided|digit|loop|descent|machine|random|buffer|DQN|Q
        |dimensions?|metrics?|spaces?|trick|constants?|patenting)
        |-(?!sized|fold|size)[a-z]
      )
    | (?P<cardinal>{_CARDINAL}(?:\spoint(?:\s(?:{"|".join(list(_UNITS_WORDS)[:10])})\b){{1,3}})?)\b
    | (?:an?\s)?(?P<bare_scale>trillion|billion|million)(?=[\s-]parameter)
    """,
    re.VERBOSE | re.IGNORECASE,
)


_MULTIPLES = {
    "twice": 2.0,
    "thrice": 3.0,
    "double": 2.0,
    "triple": 3.0,
    "quadruple": 4.0,
    "tripling": 3.0,
    "doubling": 2.0,
    "quadrupling": 4.0,
}


_PARTS = {
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "fifteenth": 15,
    "sixteenth": 16,
    "twentieth": 20,
    "thirtieth": 30,
    "fiftieth": 50,
    "hundredth": 100,
    "thousandth": 1000,
}


_STARTERS = [
    *_UNITS_WORDS, *_TENS, "half", "halv", "quarter", "twice", "thrice", "doubl", "tripl", "quadrupl",
    "order of", "order-of", "orders of", "orders-of", "several order", "few order", "an order",
    "a third", "a quarter", "a fifth", "a sixth", "a tenth", "a twentieth", "a hundredth",
    "trillion", "billion", "million",
    *(f"a {scale}" for scale in ("hundred", "thousand", "million", "billion", "trillion")),
    "hundredfold", "thousandfold", "millionfold", "hundred-fold", "thousand-fold", "million-fold",
    *(f"a {part}{unit}" for part in ("", "single ") for unit in (
        "second", "millisecond", "microsecond", "nanosecond", "minute", "day", "week", "month", "year")),
    "an hour",
]  # fmt: skip


@cache
def _word_scanner() -> AhoCorasick:
    return AhoCorasick(_STARTERS, matchkind=MatchKind.LeftmostLongest)


def _cardinal(word: str) -> float:
    whole, _, decimals = word.lower().partition(" point ")
    if decimals:
        digits = "".join(f"{_UNITS_WORDS[digit]:.0f}" for digit in decimals.split())
        return float(f"{_cardinal(whole):.0f}.{digits}")
    total = current = 0.0
    for part in re.split(r"[-\s]", whole):
        if part == "hundred":
            current = (current or 1.0) * 100
        elif part in MAGNITUDES:
            total, current = total + (current or 1.0) * MAGNITUDES[part], 0.0
        else:
            current += _TENS.get(part, _UNITS_WORDS.get(part, 0.0))
    return total + current


# "four-way accuracy", "a one-shot test": the number only says of what sort the noun is.
_TIED = re.compile(
    r"-(?:way|shot|class|stage|label|choice|hop|step|turn|level|view|speaker|layer|tier|domain|star|option|phase|pass|branch|stream"
    r"|party|category|dimensional)\b"
)


def _read_word(match: re.Match[str]) -> Atom:
    """Turn one match of `_WORD` into an atom."""
    start, end = match.span()
    word = match.group().lower()
    if match.group("order"):
        count = (match.group("orders") or "").lower()
        if count in ("several", "few") or (not count and word.startswith("orders")):
            # No count: the least that the plural can mean.
            return Atom(start, end, 10.0, "x", "times", "magnitude", attached="uncounted magnitude")
        lead = 1.0 if count in ("", "a", "an") else _cardinal(count)
        most = match.group("orders_max")
        if most:
            return Atom(start, end, 10.0**lead, "x", "times", "magnitude", value_max=10.0 ** _cardinal(most))
        return Atom(
            start if count not in ("a", "an") else match.start("orders") + len(count) + 1,
            end,
            10.0**lead,
            "x",
            "times",
            "magnitude",
        )
    if match.group("fold"):
        return Atom(start, end, _cardinal(match.group("folds")), "x", "times", "word")
    if match.group("big_fold") or match.group("compound"):
        return _read_compound(match)
    if match.group("mixed") or match.group("part_of_time") or match.group("one_time"):
        return _read_time(match)
    if match.group("half"):
        return Atom(start, end, 0.5, "x", "part", "word")
    if match.group("parts"):
        count, part = re.split(r"[\s-]", word)
        return Atom(
            start if count not in ("a", "an") else start + len(count) + 1,
            end,
            (1.0 if count in ("a", "an") else _cardinal(count)) / _PARTS[part.rstrip("s")],
            "x",
            "part",
            "word",
        )
    if match.group("quarter"):
        return Atom(start, end, 0.25, "x", "part", "word")
    if match.group("multiple"):
        value = _MULTIPLES.get(word) or _MULTIPLES[word.rstrip("sd")]
        return Atom(start, end, value, "x", "multiple", "word")
    if match.group("bare_scale"):
        attached = "attribute" if match.string[end] == "-" else ""
        start, word = match.start("bare_scale"), match.group("bare_scale").lower()
        return Atom(start, end, MAGNITUDES[word], "parameter", "count", "word", "", attached, noun_end=end)
    tied = "name" if _TIED.match(match.string, end) else ""
    return Atom(start, end, _cardinal(word), "", "", "word", attached=tied)


def _read_compound(match: re.Match[str]) -> Atom:
    """Read "ten million", the hundred of "a hundred times" or "thousandfold"."""
    start, end = match.span()
    article = re.match(r"an?[\s-]", match.group(), re.IGNORECASE)
    start += article.end() if article else 0
    fold = bool(match.group("big_fold") or match.group("compound_fold"))
    value = _cardinal(re.sub(r"[\s-]?fold$", "", match.string[start:end].lower()))
    tied = "attribute" if match.string[end : end + 1] == "-" else ""
    return Atom(start, end, value, "x" if fold else "", "times" if fold else "", "word", attached=tied)


def _read_time(match: re.Match[str]) -> Atom:
    """Read "five and a half", "half an hour", "third of a second" or, one of them being meant, "a day"."""
    start, end = match.span()
    if match.group("mixed"):
        rest = 0.5 if match.group("rest").lower() == "half" else 0.25
        return Atom(start, end, _cardinal(match.group("whole")) + rest, "", "", "word")
    part = (match.group("part_of_time") or "").lower()
    word = match.group().lower().split()
    if part.startswith(("a ", "an ")):
        start += len(word[0]) + 1
    value = next((1 / _PARTS[w] for w in word if w in _PARTS), 0.5) if part else 1.0
    whole = re.sub(r"\s", " ", (match.group("whole_time") or "").lower())
    if whole in _PARTED_UNITS:
        unit_name, dimension = _PARTED_UNITS[whole]
        return Atom(start, end, value, unit_name, dimension, "word", noun_end=end)
    unit = read_unit(match.string, match.start("whole_time") if part else end - len(word[-1]))
    dimension = unit.dimension if unit else "time"
    return Atom(start, end, value, unit.unit if unit else "", dimension, "word", noun_end=end)


def _is_one_time(text: str, match: re.Match[str]) -> bool:
    """Tell whether "a day" says how long something takes, and "a second" is not the one after the first."""
    start, end = match.span()
    return bool(_ONE.search(text, max(0, start - 16), start)) and (
        not match.group().lower().endswith(" second") or bool(_GOES_ON.match(text, end))
    )


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")) or text[
        end : end + 1
    ].isalpha()


def find_words(text: str, folded: str) -> list[Atom]:
    """List the numbers written as words in clean `text`, without the units after them.

    `folded` is `text` in lower case, character by character.

    >>> text = "half the size, twice as fast"
    >>> [(a.value, a.unit) for a in find_words(text, text)]
    [(0.5, 'x'), (2.0, 'x')]
    """
    found = []
    reached = 0
    for _, start, _ in _word_scanner().find_matches_as_indexes(folded):
        if start < reached or (start and (text[start - 1].isalnum() or text[start - 1] in "_-")):
            continue
        match = _WORD.match(text, start)
        if match is None or _inside_word(text, start, match.end()):
            continue
        if match.group("one_time") and not _is_one_time(text, match):
            continue
        atom = _read_word(match)
        reached = atom.end
        found.append(atom)
    return found
