"""Whether "up to", "at least" or "about" was dropped, and whether an end of a range is quoted as that end."""

from __future__ import annotations

import re

from claims.audit.contexts import Conflict
from claims.audit.relations import Relation
from claims.audit.values import Quote
from claims.model import Bound

_BEST_CASE = re.compile(
    r"\b(?:at\sbest|best[\s-]case|in\sthe\sbest\scase|maximum|maximal|max\.|at\smost|as\s(?:much|many|high|low|little|few)\sas|can\s(?:be|reach)|peaks?\sat|tops?\sout|no\smore\sthan|up\sto|within|less\sthan|under|below)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at\sleast|more\sthan|over|above|exceed\w*|beyond|or\smore|no\sless\sthan|upwards|in\sexcess|surpass\w*|north\sof|well\sover|minimum)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|some|close\sto|circa|ca\.|an?\sestimated|virtually)(?![A-Za-z])|~|\\sim|\\approx",
    re.IGNORECASE,
)


def find_bound_conflict(quote: Quote, relation: Relation) -> Conflict | None:
    """Tell whether "up to", "at least" or "about" was dropped, or turned round."""
    stated = relation.bound
    if stated in ("exact", quote.bound):
        return None
    if relation.name == "end":
        return None
    window = quote.before[-60:]
    after = quote.after[:20]
    kept = {"at_most": _BEST_CASE, "at_least": _AT_LEAST, "approx": _ABOUT}[stated]
    turned = {"at_most": "at_least", "at_least": "at_most"}.get(stated)
    if quote.bound != turned and (kept.search(window) or kept.search(after)):
        return None
    if stated == "approx" and (quote.bound != "exact" or relation.name != "equal"):
        return None
    # "nearly 1,000" for "over 1,000" turns the bound round; "about" for "up to" drops it.
    return Conflict("dropped-bound", _say_bound(quote.bound), _say_bound(stated))


def keeps_end(quote: Quote, relation: Relation) -> bool:
    """Tell whether one end of a range is quoted as that end: "up to" the high one, "at least" the low one."""
    read = quote.read
    inverted = read is not None and relation.claims[0].kind == "fraction" and read.kind != "fraction"
    high = (relation.end == "high") != inverted
    window = quote.before[-60:]
    if quote.bound == "at_most" or (quote.bound == "exact" and _BEST_CASE.search(window)):
        return high
    if quote.bound == "at_least" or (quote.bound == "exact" and _AT_LEAST.search(window)):
        return not high
    return False


def _say_bound(bound: Bound) -> str:
    return {"at_most": "up to", "at_least": "at least", "approx": "about", "exact": "exactly"}[bound]
