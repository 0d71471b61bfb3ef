"""Shared tasks and their subtasks: the names that they have, and the one that a paper takes part in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.text import Hinted

if TYPE_CHECKING:
    from claims.rules.document import Document, Place
    from claims.rules.sentence import Sentence

_SUBTASK = Hinted(
    re.compile(
        r"(?:\b(?:for|on|in|and)|,)\s(?:the\s)?(?P<name>(?:[Ss]ub-?)?(?:[Tt]ask"
        r"|[Tt]rack)[\s-]?(?:[A-Z0-9]{1,2}|\d[a-z]))(?!\w)"
    ),
    "ask rack",
)
_SHARED_TASK = re.compile(
    r"\b(?=[A-Zen])(?:SemEval|CoNLL|WMT|IWSLT|BioASQ|CLEF|TREC|NTCIR|FIRE|LT-EDI|DravidianLangTech|CASE"
    r"|WASSA|SMM4H|MEDIQA|AmericasNLP|SIGMORPHON|BEA|VarDial|ImageCLEF|CheckThat!?|TRAC|HASOC"
    r"|EVALITA|IberLEF|SIGTYP|Touché|FinCausal|FinSim|W-?NUT|BioNLP|BioCreative|n2c2|NLPCC"
    r"|GermEval|CogALex|ComMA|LoResMT|WAT|FEVER|SDP|PAN|Qur['’]an\sQA|NADI|ArAIEval|OSACT"
    r"|FigLang|NLP4IF|CLPsych|eRisk|TempEval|SciVer|MultiLing|DSTC\d*|PolEval|OffensEval"
    r"|HatEval|MADAR)(?:[\s-]?(?:@\w+\s?)?(?:(?:20)?\d\d))?(?:\s(?:Shared\s)?[Tt]ask\s?\d{0,2}[A-Z]?)?("
    r"?![a-z])"
)
_WORDS_TOO = {
    "CASE",
    "FIRE",
    "BEA",
    "WAT",
    "PAN",
    "SDP",
    "FEVER",
    "MADAR",
    "ComMA",
    "TRAC",
    "TREC",
    "WMT",
    "CLEF",
    "CoNLL",
}
_AT_EVENT = re.compile(
    r"^[^:@]{1,60}?\s?(?:\bat|@|\bfor"
    r"|\bin)\s?(?P<name>(?:the\s)?[A-Z][\w!'’-]*(?:@\w+)?(?:[\s-][\w!'’-]+){0,4}?[\s-]?"
    r"(?:20\d\d|20\d\d\s(?:Shared\s)?[Tt]ask\s?\d*\w?|[Ss]hared\s[Tt]ask|[Tt]ask\s?\d+\w?"
    r"|Challenge))\b"
)


def is_free(found: list[Place], start: int, end: int) -> bool:
    """Say whether no name was found yet at a place."""
    return not any(s < end and start < e for _, s, e in found)


def add_tasks(sentence: Sentence, _: Document, found: list[Place]) -> None:
    """Add shared tasks and their subtasks."""
    for match in _SHARED_TASK.finditer(sentence.text, sentence.start, sentence.end):
        name = match.group().strip()
        if is_free(found, *match.span()) and name not in _WORDS_TOO:
            found.append((name, match.start(), match.start() + len(name)))
    for match in _SUBTASK.finditer(sentence.text, sentence.start, sentence.end):
        if is_free(found, *match.span("name")):
            found.append((match.group("name"), *match.span("name")))


_IN_TEXT = Hinted(
    re.compile(
        r"\b(?:the|at|to|in|for)\s[\"“]?(?P<name>(?:20\d\d\s)?[A-Z][\w-]*(?:\s(?:[A-Z][\w-]*|in|on|for|of|and|20\d\d)){0,7}?"
        r"\s[Ss]hared\s[Tt]asks?(?:\s20\d\d)?)\b"
    ),
    "hared",
)
# How far into an abstract a system paper says what it takes part in.
_FIRST = 600


def read_shared_task(title: str, text: str = "") -> str | None:
    """Give the shared task that a system paper names in its title, else where its text begins.

    >>> read_shared_task("KAFK at SemEval-2020 Task 8: Extracting Features")
    'SemEval-2020 Task 8'
    >>> read_shared_task("Team Foo@LT-EDI-2021: Hope")
    'LT-EDI-2021'
    >>> read_shared_task("Foo models", "We describe our submission to the Foo Bar Shared Task 2017.")
    'Foo Bar Shared Task 2017'
    """
    match = _SHARED_TASK.search(title)
    if match and re.search(r"\d", match.group()):
        return match.group().strip()
    event = _AT_EVENT.match(title) or re.match(
        r"[^:]{2,40}@\s?(?P<name>[A-Z][\w-]*\d{2,4}[\w-]*(?:\s[Tt]ask\s\d\w?)?)", title
    )
    if event:
        return event.group("name").removeprefix("the ")
    if match and re.search(r"\b[Tt]ask\b", title) and match.group().strip() not in _WORDS_TOO:
        return match.group().strip()
    said = _IN_TEXT.search(text, 0, _FIRST)
    return said.group("name") if said else None
