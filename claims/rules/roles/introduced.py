"""Introduced sets: the data sets and benchmarks that a paper itself introduces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.rules.roles.set_names import COINED, MORE, NOT_BENCHMARK, SHORTEST, WORD
from claims.text import Hinted

if TYPE_CHECKING:
    from claims.rules.document import Document

_INTRODUCE = (
    r"\b(?:introduc|present|construct|buil[dt]|creat|propos|releas|collect|curat|develop"
    r"|design|contribut|publish|establish|assembl|compil)\w*\s"
)
_SETS = (
    r"(?:datasets?|benchmarks?|corpus|corpora|test\s?suites?|benchmark\ssuites?|testbeds?"
    r"|test\ssets?|data\ssets?|collection)"
)
_HEADED = r"(?:(?!that|which|on|for|with|using|via|by|to|from|in|through|over)[\w'-]{1,30},?\s){0,8}?"
_INTRODUCED = re.compile(
    rf"{_INTRODUCE}(?:and\s\w+\s)?(?:the\s)?(?P<a>{WORD}(?:\s[A-Z0-9]{MORE}){{0,4}})(?:\s\([^)]{{0,80}}\))?,?\s"
    rf"(?:which\sis\s)?(?:a|an|the)\s{_HEADED}{_SETS}\b"
    rf"|{_SETS},?\s(?:called|named|termed|dubbed|denoted(?:\sas)?)\s(?:the\s)?(?P<b>{COINED})(?:[,.)\s]|$)"
    # "trained on three corpora, FooNet reaches": what goes on without a comma is the subject.
    rf"|{_SETS}(?:,\s|\s\()(?P<e>{COINED})(?:[,.)]|$)"
    rf"|{_INTRODUCE}(?:the\s|an?\s)(?:[A-Z][\w-]{{0,30}}\s(?:(?:of|for|and|in)\s)?){{1,7}}\((?P<f>[A-Z][\w-]{{1,14}})\)\s"
    rf"(?:[a-z-]+\s){{0,2}}{_SETS}\b"
    rf"|(?P<c>{WORD}(?:\s[A-Z0-9]{MORE}){{0,3}}),\sis\sintroduced"
    rf"|(?:^|\.\s|,\s)(?P<d>{COINED})\s(?:\([^)]{{0,80}}\)\s)?is\sa\s[^.;:]{{0,60}}?{_SETS}\b"
)
_APPOSED = re.compile(
    rf"\b(?:[Uu]sing|[Oo]n|[Ww]ith|[Vv]ia|[Tt]hrough)\s(?P<name>{COINED}),\s(?:a|an|our|the)\s"
    rf"(?:[\w-]{{1,30}}\s){{0,5}}?{_SETS}\b"
)
_TITLE_SET = re.compile(
    r"^(?P<name>[A-Z][\w.+-]{0,40}(?:\s[A-Z0-9][\w.+-]{0,40})?)\s?:\s[^:]{0,100}?\b(?:[Bb]enchmarks?"
    r"|[Dd]ataset|[Cc]orpus|[Tt]estbed|[Tt]est\s[Ss]uite"
    r"|[Ll]eaderboard)\b(?!s?\s(?:[Ff]or\s)?[Tt]raining)"
)
# A name that calls itself a benchmark before the colon: FooBench, Bar-Bench-Hard, Baz Arena.
_TITLE_BENCH = re.compile(
    r"^(?P<name>(?:[A-Z][\w.+-]{0,30}\s){0,2}?(?:[\w.+-]{0,40}[Bb]ench|[\w.+-]{0,40}Arena|[A-Z][\w.+-]{1,40}Eval)(?:-[\w.]{1,20})?)\s?:"
)


_SET_NOUN = Hinted(
    re.compile(
        r"dataset|benchmark|corpus|corpora|test\s?set|test\s?suite|testbed|data\sset|collection|introduced"
    ),
    "set benchmark corp suite testbed collection introduced",
)


def read_introduced(document: Document) -> tuple[str, ...]:
    """List the data sets that the paper itself introduces, the one of the title first.

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> text = "We present SkySet-9, a new dataset. On this dataset we reach 91% accuracy."
    >>> paper = Paper("p", "Sky views", text)
    >>> extract_paper(paper).claims[0].benchmark
    ('SkySet-9',)
    """
    if document.introduced is None:
        names: list[str] = []
        title = _TITLE_SET.match(document.title)
        if title and not re.search(
            r"\b[Oo]n\b[^:]*$", document.title[: title.end()].split(":")[-1].split("enchmark")[0]
        ):
            names.append(title.group("name"))
        elif named := _TITLE_BENCH.match(document.title):
            names.append(named.group("name"))
        for start, end in document.spans:
            if not _SET_NOUN.search(document.text, start, end):
                continue
            if _INTRODUCES.search(document.text, start, end):
                names += [
                    next(g for g in m.groups() if g) for m in _INTRODUCED.finditer(document.text, start, end)
                ]
            names += [m.group("name") for m in _APPOSED.finditer(document.text, start, end)]
        models, devices = document.lexicon.names_of("model"), document.lexicon.names_of("hardware")
        document.introduced = tuple(
            dict.fromkeys(
                n
                for n in (name.rstrip(".") for name in names)
                if len(n) >= SHORTEST and n not in models and n not in devices and not NOT_BENCHMARK.match(n)
            )
        )
    return document.introduced


_INTRODUCES = re.compile(_INTRODUCE[:-2].replace(r"\b(?:introduc|", r"\b(?:[Ii]ntroduc|"), re.IGNORECASE)
