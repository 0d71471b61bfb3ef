"""Bounds: the words around a number that make it "up to", "at least" or "about"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.model import Bound
from claims.text import compile_folded, last_starts, match_ending

_ARTICLE = (
    r"(?:(?:a|an|the|another|an?\sadditional|additional|an?\saverage\s(?:of|speedup\sof)|(?:a\s)?factors?(?:\sof)?"
    r"|[\w^²ρτκ@-]{1,8}\s?=|on\saverage|\+/-|±|\+|-|\(|as\smuch\sas|as\shigh\sas)\s?)*"
)

_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, compile_folded(rf"(?:{words}){_ARTICLE}\s?\$?$"))  # type: ignore[misc]
    for bound, words in (
        (
            "at_most",
            (
                r"(?<![A-Za-z])(?:"
                r"up\s?-?to(?:\sroughly|\sabout|\saround|\sapproximately|\s~|\sover)?"
                r"|at\s(?:the\s)?most"
                r"|as\s(?:much|many|high|large|great|little|low|few|small)\sas(?:\sabout|\sover)?"
                r"|(?:no|not)\s(?:more|greater|larger|higher|worse)\sthan"
                r"|(?:not|never|without|rarely|nor)\sexceed(?:s|ing|ed)?"
                r"|(?<!no\s)(?<!not\s)(?:less|fewer|(?:lower|smaller|shorter)(?=\sthan\s(?!the\s)|\sthan$))\sthan"
                r"|(?:well\s|just\s|far\s)?(?:under|below)"
                r"|within"
                r"|(?:a\s|the\s)?max(?:imum|imal|\.)?\s(?:(?:[\w-]+\s){0,3}(?:of|by|to)|at|(?=[\d$])|$)"
                r"|cap(?:s|ped)\sat(?:\sa)?"
                # A peak rate is a level that was reached, a peak gain the most that was gained.
                r"|peak\s(?:[\w-]+\s){0,2}(?:speed-?ups?|gains?|improvements?|reductions?|savings?|accelerations?)\sof"
                r"|until(?=\s[\d$~]|\s$)"
                r"|bounded\sby"
                r"|limited\sto"
                r"|sub-"
                r")\s?"
                r"|[<≤]\s?=?\s?"
            ),
        ),
        (
            "at_least",
            (
                r"(?<![A-Za-z])(?:"
                r"(?<!no\s)(?<!not\s)(?:more|greater|larger|(?:higher|better|longer|faster)(?=\sthan\s(?!the\s)|\sthan$))\sthan"
                r"|(?:well\s|just\s|slightly\s|far\s|by\s)?(?<![.\d]\d\s)(?<!%\s)(?<!\d[x×]\s)over"
                r"|at\sleast"
                r"|(?:no|not)\s(?:less|fewer|lower|worse)\sthan"
                r"|exceed(?:s|ing|ed)?(?!\sthe\s)"
                r"|beyond"
                r"|surpass(?:es|ing|ed)?(?=\s[\d$~.]|\s$)"
                r"|(?:well\s|slightly\s|just\s)?above(?!\sthe\s)"
                r"|in\sexcess\sof|north\sof"
                r"|upwards?\sof"
                r"|(?:a\s)?min(?:imum|\.)?\s(?:[\w-]+\s){0,3}of"
                r"|not\sless\sthan"
                r"|greater\sthan\sor\sequal\sto"
                r")\s"
                r"|(?<![-=])[>≥]\s?=?\s?"
            ),
        ),
        (
            "approx",
            (
                r"(?<![A-Za-z])(?:"
                r"about|around|nearly|almost|roughly|approx(?:imate(?:ly)?|\.)?|circa|ca\.|c\.a\."
                r"|(?:on|in|of)\sthe\sorder\sof|close\sto|an?\sestimated|estimated|approaching|near(?:ly)?"
                r"|some(?=\s\d|\s$)|something\slike|virtually|more\sor\sless"
                r")[\s-]"
                r"|~\s?|(?<![a-z])(?:approx|ca)\.(?=\d|$)"
            ),
        ),
    )
)
_AFTER_LEAST = compile_folded(
    r"\+(?![\w.=/-])|\s(?:or|and)\s(?:more|higher|better|above|greater|beyond|over|faster)\b|\sat\sleast\b"
)
_PLUS_UNIT = re.compile(r"\d\+[\s-]?(?:%|[x×]|fps|times|fold|db|ms|[gmt]b|hour)")
_AFTER_MOST = compile_folded(
    r"\s(?:or|and)\s(?:less|lower|below|fewer|under)\b|,?\sat\smost\b|\sat\s(?:best|worst|maximum)\b|\sin\sthe\sworst\scase\b"
    r"|\s(?:at\s)?max(?:imum)?\b(?!\s[a-z])"
)

_NAMED = re.compile(r"\w\s?=\s?\$?$")

# Without one of these among the last words before a number there is no bound.
_TRIGGERS = frozenset((
    "up", "upto", "up-to", "most", "much", "many", "high", "large", "great", "little", "low", "few",
    "small", "exceeding", "than", "under", "below", "within", "max", "max.", "maximum", "maximal", "peak",
    "caps", "capped",
    "peaks", "until", "bounded", "limited", "over", "least", "exceed", "exceeds", "exceeded",
    "beyond", "surpass",
    "surpasses", "surpassing", "surpassed", "above", "excess", "north", "upward", "upwards", "min", "min.",
    "minimum", "about", "around", "nearly", "almost", "roughly", "approx", "approx.",
    "approximate", "approximately",
    "circa", "ca.", "c.a.", "order", "close", "estimated", "approaching", "near", "some", "something",
    "virtually", "less",
))  # fmt: skip
_SIGNS = re.compile(r"[<>≤≥~]|sub-|near-|roughly-")
# A bound can begin inside a word only with one of these.
_SIGN = re.compile(r"[<>≤≥~-]")
_SIGN_START = re.compile(r"(?<=\S)[<>≤≥~]|(?<=-)(?:near|sub)-|(?<=\S)-(?=\d)")

# How far before a number its bound can begin.
_REACH = 60


class BoundReading(NamedTuple):
    """The bound of a number and where the words that state it begin (-1 when none do)."""

    bound: Bound
    start: int


def read_bound(folded: str, start: int, end: int) -> BoundReading:
    """Read the bound of the number that stands from `start` to `end` of `folded`, a text in small letters.

    >>> text = "cuts it by up to 40% and by over 2x"
    >>> read_bound(text, 17, 20).bound, read_bound(text, 33, 35).bound
    ('at_most', 'at_least')
    """
    window = max(0, start - _REACH)
    before = folded[window:start]
    # Cheap first: most numbers have no bound.
    words = before.replace("(", " ").split()[-7:]
    if _TRIGGERS.isdisjoint(words) and not _SIGNS.search(before[-12:]):
        return _after(folded, start, end)
    starts = last_starts(folded, window, start, 9)
    if starts and _SIGN.search(before):
        starts[1:1] = [m.start() for m in _SIGN_START.finditer(folded, starts[0], start)]
    for bound, pattern in _BEFORE:
        match = match_ending(pattern, folded, starts, start)
        if match:
            # "up to AUC = 0.9": the metric stands between the two.
            return BoundReading(bound, -1 if _NAMED.search(folded, match.start(), start) else match.start())
    return _after(folded, start, end)


def _after(folded: str, start: int, end: int) -> BoundReading:
    """Read a bound that stands after the number, or behind its digits: "or more", "at best", "90+%"."""
    if _AFTER_LEAST.match(folded, end) or (
        folded.find("+", start + 1, end) >= 0 and _PLUS_UNIT.search(folded, start, end)
    ):
        return BoundReading("at_least", start)
    if _AFTER_MOST.match(folded, end):
        return BoundReading("at_most", start)
    return BoundReading("exact", -1)
