"""Baselines that are the object of a change: made smaller or faster, or with something added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.mentions.names import is_coined
from claims.rules.roles.opponents import is_name
from claims.rules.roles.parts import is_measured
from claims.text import Hinted

if TYPE_CHECKING:
    from claims.rules.document import Document
    from claims.rules.meaning import Meaning
    from claims.rules.sentence import Sentence

_NAME = r"[A-Z][\w./+-]{0,40}(?:\s[A-Z0-9][\w./+-]{0,40}){0,3}"
# The thing that was changed is what its change is measured against.
_OBJECT = re.compile(
    rf"\b(?:of|for)\s(?:the\s|a\s|an\s|original\s)*(?P<name>{_NAME}(?:\s[A-Z]\w+)?)\s(?:by|to"
    rf"|from)\s[^.;]{{0,30}}$"
)
_ORIGINAL = re.compile(
    r"\bof\s(?:the\s|its\s|an?\s)?(?P<name>(?:pre-?trained|original|baseline|base|full"
    r"|standard|dense|vanilla|teacher)\s(?:[\w-]+\s)?(?:models?|networks?|systems?"
    r"|implementations?|methods?|algorithms?|transformers?))\s(?:by|to)\s[^.;,]{0,24}$",
    re.IGNORECASE,
)
_COMPRESSED = re.compile(
    rf"\b(?:compress|prun|quantiz|accelerat|speed|distill"
    rf"|shrink)\w*\s(?:up\s)?(?:the\s)?(?P<name>{_NAME})\s(?:by|to)\s[^.;]{{0,30}}$"
)
# "improves X by 3%", and what goes on from it: "X by 3%, Y by 4%".
_IMPROVED = re.compile(
    rf"\b(?:improv|boost|enhanc|strengthen|rais|lift)(?:e?s|e?d|ing|e)?\s(?:the\s)?(?P<name>{_NAME})\sby\s[^.;]{{0,30}}$"
)
_IN_TURN = re.compile(
    rf"\b(?:improv|boost|enhanc|strengthen|rais|lift)(?:e?s|e?d|ing|e)?\s(?:the\s)?{_NAME}\sby\s"
    rf"(?:[^.;]|\.\d){{1,90}}?(?:,\s(?:and\s)?|\sand\s)(?P<name>{_NAME})\sby\s[^.;,]{{0,20}}$"
)
_APPLIED = Hinted(
    re.compile(
        rf"\b(?:appl(?:ied|ying|y)\s(?:\w+\s)?to|on\stop\sof|added\sto|adding\s\w+\sto"
        rf"|starting\sfrom|based\soff|incorporated\sinto|integrated\sinto|plugged\sinto)\s(?:the\s"
        rf"|a\s|an\s|existing\s)*(?P<name>(?-i:{_NAME})|[A-Z]+-\w+(?:\s\w+)?)",
        re.IGNORECASE,
    ),
    "appl top added adding starting based incorporated integrated plugged",
)
# "improves standard fine-tuning by 2 points": what is done as usual.
_STANDARD = Hinted(
    re.compile(
        r"\b(?:improv|boost|enhanc|accelerat|speed)(?:e?s|e?d|ing|e)?\s(?:up\s|on\s|upon\s|over\s)?"
        r"(?P<name>(?:standard|vanilla|conventional|plain|naive|direct|single[\s-]task|supervised|zero-shot|few-shot)\s(?:[a-z-]+\s)?"
        r"(?:fine-?tuning|training|decoding|prompting|distillation|learning|inference|sampling|search|attention|retrieval))"
        r"\sby\s[^.;]{0,30}$"
    ),
    "standard vanilla conventional plain naive direct single supervised -shot",
)
_STARTING = re.compile(r"\b[Ss]tarting\sfrom\s(?:the\s|an?\s)?(?P<name>[\w-]+(?:\s[\w-]+){0,3}?)(?=,)")
_EXTRA = re.compile(
    rf"^\s?(?:extra|additional|more)\s[\w\s]{{2,24}}?\sto\s(?:the\s|a\s|an\s)?(?P<name>{_NAME})"
)
_CHANGED = ((_OBJECT, 140), (_COMPRESSED, 140), (_IN_TURN, 200), (_IMPROVED, 140), (_APPLIED, 400))
# So far around a number is looked for what belongs to it.
_WINDOW = 160


def read_addition(sentence: Sentence, claim: Meaning, _: Document) -> tuple[str, ...]:
    """Give what the claim is added to or taken from: 2% more of X, size of the full model by 5x."""
    atom = claim.atom
    found = _EXTRA.match(sentence.text[atom.end : min(sentence.end, atom.end + _WINDOW)])
    found = found or _ORIGINAL.search(sentence.text, max(sentence.start, atom.start - 100), atom.start)
    return (found.group("name"),) if found else ()


def read_changed(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the known thing that was changed: compresses X by 4x, applied to X it saves half."""
    text, start = sentence.text, claim.atom.start
    for pattern, reach in _CHANGED:
        match = pattern.search(text, max(sentence.start, start - reach), start)
        if (
            match
            and is_known(match.group("name"), document)
            and not is_measured(sentence, match.start("name"))
        ):
            return (match.group("name"),)
    if standard := _STANDARD.search(text, max(sentence.start, start - 140), start):
        return (standard.group("name"),)
    begun = _STARTING.search(text, max(sentence.start, start - 400), start)
    return (begun.group("name"),) if begun and is_name(begun.group("name")) else ()


# "as a drop-in replacement for X": what it stands in for is what its gains are over.
_DROP_IN = Hinted(
    re.compile(
        rf"\bdrop-in\s(?:[a-z]+\s)?(?:alternative|replacement|substitute)s?\s(?:to|for|of)\s(?:the\s|standard\s|popular\s)*(?P<name>{_NAME})"
    ),
    "drop-in",
)


def read_replaced(sentence: Sentence, document: Document) -> tuple[str, ...]:
    """Give what the paper says that its own work is a drop-in replacement for, here or before."""
    match = _DROP_IN.search(document.text, 0, sentence.end)
    return (match.group("name"),) if match and is_known(match.group("name"), document) else ()


def is_known(name: str, document: Document) -> bool:
    """Say whether a name is that of a known or coined thing, and not the paper's own."""
    first = name.split(maxsplit=1)[0]
    if name in document.names.own or first in document.names.own:
        return False
    known = document.lexicon.names_of("model")
    return is_coined(first) or name in known or first in known
