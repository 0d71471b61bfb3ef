"""Means: what a clause of "we" says that its result was reached with ("using X, we obtain 80%")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.mentions.names import is_coined
from claims.mentions.proposals import find_used, tidy_description
from claims.mentions.titles import is_description
from claims.rules.roles.callings import is_no_technique, mentions_between

if TYPE_CHECKING:
    from claims.rules.document import Document
    from claims.rules.meaning import Meaning
    from claims.rules.sentence import Sentence

# So far after a number its means may follow.
_REACH = 110
_LONGEST = 8

_USING = (
    r"(?:using|applying|leveraging|employing|utili[sz]ing|adopting|exploiting|introducing|incorporating|including|adding"
    r"|through|via)"
)
_OPENER = re.compile(
    rf"(?:^|[;:,]\s|\b(?:that|and|where)\s)(?:by\s)?{_USING}\s(?P<name>[^,;:()]{{3,90}}?),\s(?:we|our)\b",
    re.IGNORECASE,
)
# "Using FooNet, an accuracy of 80% is reached": a sentence that nobody does anything in.
_LEAD = re.compile(
    rf"^(?:by\s)?(?:{_USING}|with)\s(?:an?\s|the\s|our\s)?(?P<name>[^,;:()]{{3,90}}?),\s", re.IGNORECASE
)
_AFTER = re.compile(rf"^[^,;:()]{{0,70}}?\s(?:by\s)?{_USING}\s(?P<name>[^,;:()]{{3,90}})", re.IGNORECASE)
# "we reach 80% with a FooNet tagger": "with" brings in much else, so its noun must be a technique.
_WITH = re.compile(r"^[^,;:()]{0,40}?\swith\s(?:an?\s|the\s|our\s)?(?P<name>[^,;:()]{3,60})")
# "we use FooNet to reach", "with quantized caches we".
_WE_USE = re.compile(
    r"\b[Ww]e\s(?:use|used|train|trained|fine-tune|fine-tuned|employ|employed|apply|applied)\s(?:an?\s|the\s)?(?P<name>[A-Z][\w./+-]*(?:\s[A-Z][\w./+-]*)?)\s(?:to|and|for|on|with)\s"
)
_WITH_WE = re.compile(r"(?:^|[;:]\s)[Ww]ith\s(?P<name>[^,;:()\d]{3,60}?),?\swe\s")
_CUT = re.compile(
    r"[.,;:()]|\s(?:to|for|on|in|at|from|as|that|which|we|when|while|under|across|over|trained|with|and\s(?:an?|the|we|by)|during"
    r"|without|against|compared|instead|is|are)\s.*$"
)
# "using the above techniques": what they are stands elsewhere.
_POINTS_BACK = re.compile(r"\b(?:above|aforementioned|off-the-shelf|these|this|those)\b", re.IGNORECASE)


def _thing(phrase: str, start: int, sentence: Sentence, document: Document) -> str | None:
    """Give a phrase that is a known model, a coined name or a description, and no data or device."""
    cut = _CUT.search(phrase)
    phrase = phrase[: cut.start()] if cut else phrase
    inside = mentions_between(sentence, start + 1, start + len(phrase))
    if any(m.kind != "model" for m in inside):
        return None
    tidy = tidy_description(phrase)
    if _POINTS_BACK.search(tidy):
        return None
    words = tidy.split()
    if not words or len(words) > _LONGEST or is_no_technique(tidy):
        return None
    if is_description(tidy):
        return tidy
    if len(words) > 1 and tidy.lower() in document.title.lower():
        return tidy
    named = words[0] in document.lexicon.names_of("model") or (len(words) == 1 and is_coined(words[0]))
    return tidy if named else None


def read_means(sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give what a result is said to be reached with: before its "we", or after the number."""
    text, at = sentence.text, claim.atom.start
    before = text[sentence.start : at]
    for opener in reversed(list(_OPENER.finditer(before))):
        place = sentence.start + opener.start("name")
        name = _thing(opener.group("name"), place, sentence, document)
        if name:
            return name
    used = find_used(before)
    if used:
        return used
    for pattern in (_WE_USE, _WITH_WE):
        match = pattern.search(before)
        name = (
            _thing(match.group("name"), sentence.start + match.start("name"), sentence, document)
            if match
            else None
        )
        if name:
            return name
    end = max(claim.atom.end, claim.atom.noun_end)
    behind = text[end : min(sentence.end, end + _REACH)]
    for pattern in (_AFTER, _WITH):
        after = pattern.search(behind)
        name = _thing(after.group("name"), end + after.start("name"), sentence, document) if after else None
        if name:
            return name
    return None


def read_lead(sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the means that a sentence begins with, where it has no subject of its own to tell."""
    match = _LEAD.match(sentence.text[sentence.start : claim.atom.start])
    if match is None:
        return None
    return _thing(match.group("name"), sentence.start + match.start("name"), sentence, document)
