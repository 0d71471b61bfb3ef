"""Which of the data sets that a sentence names something was measured on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.rules.roles.datasets import find_benchmarks
from claims.rules.roles.introduced import read_introduced
from claims.rules.sentence import METRIC, QUANTITY, Sentence

if TYPE_CHECKING:
    from claims.rules.document import Document, Place

_TRAINED = re.compile(
    r"\b(?:pre-?train(?:ed|ing)?|trained|training(?=\s(?:exclusively|only|solely)\s)|fine-?tun(?:ed|ing)|learned)\s(?:(?!models?\b"
    r"|variants?\b|baselines?\b)\w+\s){0,2}(?:on|with|using|from)\s(?:the\s)?(?:\w+\s)?$"
    r"|\b(?:embeddings?|vectors|weights|checkpoints?|initiali[sz]ed)\s(?:\w+\s)?(?:of|from|on|with)\s(?:the\s|an?\s)?(?:[\w-]+\s){0,2}\(?$",
    re.IGNORECASE,
)
_CUED = re.compile(
    r"\b(?:on|in|for|across|over|of|from|at|to|under|against|using|use|with|and|or|including|like"
    r"|such\sas|e\.g\.,?|i\.e\.,?)\s(?:(?:the|both|all|a|an)\s|[\w-]+\s|[\w-]+\s[\w-]+\s|,\s?)*$"
    r"|[(/,:&]\s*$|['’]s\s$|\b(?:on|in|for|across|of|from)\s(?:the\s)?[\"“'‘]{1,2}$",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    rf"\s(?:performance|accuracy|scores?|test|dev|validation|segmentation|detection"
    rf"|classification|results?|zero-shot|perplexity|F1|{METRIC})"
)


def list_measured(sentence: Sentence, document: Document) -> list[Place]:
    """List the benchmarks of a sentence that something is measured on, training data left out."""
    if sentence.start in document.measured:
        return document.measured[sentence.start]
    text = sentence.text
    found: list[Place] = []
    introduced = read_introduced(document)
    for item in find_benchmarks(sentence, document):
        left = text[max(sentence.start, item[1] - 50) : item[1]]
        led = (
            item[1] == sentence.start
            or sentence.masked[item[1] - 2] == QUANTITY
            or item[0] in introduced
            or (_SUBJECT.match(text, item[2]) and left.strip() == "The")
            or _CUED.search(left)
            or _MEASURES.match(sentence.masked[item[2] : item[2] + 24])
            or text.startswith(" score", item[2])
            or (found and _ALSO.fullmatch(text, found[-1][2], item[1]))
        )
        changed = _BY.match(sentence.masked, item[2])
        tool = _TOOL.match(text, item[2]) and _OVER.search(left)
        if led and (changed or not _TRAINED.search(left)) and not (tool or _BEATEN.search(left)):
            found.append(item)
    document.measured[sentence.start] = found
    return found


# "improves finetuning on FooSet by 2%": it was measured there; "over the FooScalar simulator" it was not.
_BY = re.compile(rf"\sby\s(?:[a-z]+\s){{0,2}}[~$]?{QUANTITY}")
_OVER = re.compile(r"\b(?:over|than|to)\s(?:[\w-]+\s){0,4}$")
_TOOL = re.compile(
    r"\s(?:[A-Z]+\s)?(?:simulator|toolkit|library|compiler|framework|runtime|emulator)\b(?!\sbenchmark)"
)
# "on the Foo Suite, the Bar Suite and the Baz Benchmark": one list.
_ALSO = re.compile(r"(?:\s\([^()]{1,30}\))?(?:,\s(?:and\s)?|\sand\s)the\s")
# "than FooSet", "compared to existing Foo detectors": whom something beats is no data set.
_BEATEN = re.compile(
    r"\b(?:compar\w+\s(?:to|with|against)|relative\sto|(?<!other\s)than|outperform\w*|surpass\w*|versus|vs\.?)"
    r"\s(?:the\s|existing\s|previous\s|prior\s|recent\s|other\s|state-of-the-art\s|baseline\s|strong\s)*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s(?:dataset|benchmark|corpus)s?(?:,\swhich\s[^.]{0,120}?,)?\s(?:is|are|was|were)\s(?:used|leveraged|employed"
    r"|chosen|considered)"
)
