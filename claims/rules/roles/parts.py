"""Baselines of parts: what a number is a part or a multiple of, or comes near to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.quantity.hedges import HEDGES
from claims.rules.roles.opponents import is_name, tidy
from claims.rules.roles.phrases import read_phrase, show_names
from claims.rules.roles.set_names import LANGUAGE
from claims.rules.sentence import METRIC, QUANTITY, Sentence

if TYPE_CHECKING:
    from claims.rules.document import Document
    from claims.rules.meaning import Meaning

_TIMES_OF = re.compile(rf"\s(?:(?:the|that|those)\s(?:[\w{METRIC}-]+\s){{0,3}}?of\s|{METRIC}+\sof\s)")
# "1.4x vLLM throughput", "twice the baseline's accuracy".
_OWNER = re.compile(
    rf"\s(?:of\s)?(?:the\s|its\s)?(?P<name>[A-Z]\w*[A-Z\d][\w.-]*|baseline|original"
    rf"|vanilla|state-of-the-art|SOTA)(?:['’]s)?\s(?:\w+\s)?{METRIC}"
)
_MULTIPLE = re.compile(r"(?:double|triple|quadruple|twice|half)\b", re.IGNORECASE)
# A part of a measure of somebody, or as many times it: 3% of the energy of X, half the original size.
_WHOSE = (
    r"(?:original|baseline|full|previous|prior|current|(?:next|second)?[\s-]?best|conventional|standard"
    r"|dense"
    r"|existing|state-of-the-art|teacher|unpruned|uncompressed|fully|typical|traditional|established"
    r"|vanilla"
    r"|naive|base|classical|single|offline|unmodified|unoptimized|regular|video-based|larger|strongest"
    r"|leading|competing|comparable|popular|\d+-bit|fp\d+|[a-z]+-based|[A-Z])"
)
_PART_OF = re.compile(
    rf"^\)?\s?(?:[\w{METRIC}-]+\s){{0,4}}?(?:(?:of|(?:needed|required|used|consumed|taken|spent)\s(?:by"
    rf"|for|in)"
    r"|as\smany\s\w+\sas|as\smuch\s\w+\sas|(?:required|needed)\sto\s(?:run|train))\s)(?:that\sof\s"
    r"|those\sof\s"
    r"|the\s(?:[\w-]+\s){1,3}(?:of|(?:required|needed)\s(?:by|to\s\w+))\s|the\s|its\s|a\s|an\s)*"
    rf"(?P<name>(?:the\s)?{_WHOSE}[\w./+-]*(?:\s[\w./+-]+){{0,4}}?)(?=\s(?:while|whilst|with|on|in|at"
    rf"|for|as|against|per"
    r"|and|respectively|using|but|when|to|across|over|required|needed|under|without|during|by)\b"
    r"|[,.;:()–—]|\s[-(]|$)"
)
_SHARED = re.compile(
    rf"(?:,\s(?:and\s)?|\sand\s)(?:the\s|its\s)?(?:[a-z-]+\s){{0,2}}{METRIC}+\s(?:to|by)\s(?:only\s|about\s|just\s)?"
    rf"{QUANTITY}+(?=\sof\s)"
)
# "95% of the performance of X", "a quarter the speed of X", "0.7x of that of X".
_OF_WHOLE = re.compile(
    rf"\)?\s(?:of\s)?(?:the\s|its\s)?(?:[a-z][a-z-]*\s){{0,2}}{METRIC}+\s(?:of|(?:achieved|attained|obtained|reached|needed|required)\s(?:by|with))\s"
    r"|\)?\s(?:of\s)?(?:that|those)\s(?:of|(?:achieved|attained|obtained|reached|needed|required)\s(?:by|with))\s"
)
# "twice the number of X" counts, "doubles the bandwidth of X" changes X.
_COUNTED = re.compile(
    r"\b(?:number|share|fraction|total|maximum|peak|operational|size|compression|reduction|speed-?ups?|gain|improvement"
    r"|(?:doubl|tripl|halv|quadrupl)\w+)\b",
    re.IGNORECASE,
)
_PART_ITSELF = re.compile(
    r"^\s?(?:of\s)?(?:the\s|its\s)?(?P<name>original|baseline)\b(?=(?:\s[\w-]+){0,2}(?:[,.;()]|\s(?:and"
    r"|while|with|of)|$))"
)
_WITHIN = re.compile(
    rf"^[\s%]?(?:[\w{METRIC}-]+\s){{0,2}}?(?:of|from|to)\s(?!(?:measured|observed|actual|true|each|one)\b)"
)
_WITHIN_BEFORE = re.compile(rf"\bwithin\s{HEDGES}$")
# "92% of GPT-4 performance": of GPT-4.
_MEASURE = re.compile(r"\s(?:performance|accuracy|quality|values?|scores?|throughput|speed)$")


def _whose(name: str) -> str:
    bare = _MEASURE.sub("", name)
    return bare if re.search(r"[A-Z]", bare) else name


# So far around a number is looked for what belongs to it.
_WINDOW = 160


def is_measured(sentence: Sentence, at: int) -> bool:
    """Say whether a benchmark or a language begins at `at`, which is no opponent."""
    found = (m for m in sentence.mentions if m.kind in ("benchmark", "weak_benchmark"))
    return any(m.start <= at < m.end for m in found) or LANGUAGE.match(sentence.text, at) is not None


def read_part(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give what the claim is a part or a multiple of: half the size of X, double the precision of X."""
    start, last = claim.atom.start, sentence.group_of(claim.atom)[-1]
    behind = max(last.end, last.noun_end)
    if claim.kind == "fraction" and (further := _SHARED.match(sentence.masked, behind, sentence.end)):
        # "cuts FLOPs to 1/5 and latency to 1/3 of X": of X both.
        behind = further.end()
    if claim.kind != "fraction" and not _MULTIPLE.match(sentence.text, start):
        of_whom = _TIMES_OF.match(sentence.masked, behind) or _OWNER.match(sentence.masked, behind)
        if claim.kind != "times" or not of_whom:
            return ()
    after = sentence.text[behind : min(sentence.end, behind + _WINDOW)]
    part = _PART_OF.match(after)
    name = _whose(tidy(part.group("name"))) if part else ""
    if is_name(name) and (re.search(r"[A-Z]", name) or " " in name):
        return (name,)
    owner = _OWNER.match(sentence.masked, behind)
    if (
        owner
        and claim.rule != "share-taken"  # "5% of the FooSet samples" are taken from a set
        and not is_measured(sentence, owner.start("name"))
        and (_MULTIPLE.match(sentence.text, start) or claim.kind in ("times", "fraction"))
    ):
        return (owner.group("name"),)
    if itself := _PART_ITSELF.match(after):
        return (itself.group("name"),)
    masked = show_names(sentence)
    whole = _OF_WHOLE.match(masked, behind, sentence.end)
    if whole is None or _COUNTED.search(sentence.text, start, whole.end()):
        return ()
    return read_phrase(sentence, masked, whole.end(), document)[0]


def read_within(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give what the claim comes near to: within 0.2% of X."""
    if not _WITHIN_BEFORE.search(
        sentence.masked[max(sentence.start, claim.atom.start - 40) : claim.atom.start]
    ):
        return ()
    masked, behind = show_names(sentence), max(claim.atom.end, claim.atom.noun_end)
    near = _WITHIN.match(masked[behind : min(sentence.end, behind + _WINDOW)])
    return read_phrase(sentence, masked, behind + near.end(), document)[0] if near else ()
