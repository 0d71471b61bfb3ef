"""The numbers of a manuscript that are quoted from cited works, read by the extractor of abstracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.audit.attribution import find_source, read_sentences
from claims.audit.values import Quote
from claims.extraction import extract_paper
from claims.model import Paper
from claims.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claims.audit.values import Block
    from claims.model import Claim, Quantity

# Numbers refused for these reasons are no quantities at all, whatever a cited abstract says.
NO_QUANTITY = frozenset(
    [
        "part-of-name",
        "part-of-version",
        "year",
        "citation",
        "shape",
        "pattern-ratio",
        "uncertainty",
        "interval",
        "confidence-level",
        "p-value",
        "cross-validation",
        "attribute",
        "ordinal",
    ]
)


def read_quotes(block: Block, *, lexicons: tuple[Path, ...] = ()) -> Iterator[Quote]:
    """Yield the numbers of a block that stand for a cited work's, in order.

    A number that the extractor refuses (a size, a count) is yielded too, with `read` None: it is a quote only
    where the cited abstract claims the same number.
    """
    if not block.citations and not block.inherited:
        return
    if not any(c.isdigit() for c in block.text) and not _has_number_word(block.text):
        return
    extraction = extract_paper(Paper("manuscript", "", block.text), lexicons=lexicons)
    found: list[tuple[int, int, Claim | None, Quantity | None]] = [
        (c.start, c.end, c, None) for c in extraction.claims
    ]
    found += [
        (r.quantity.start, r.quantity.end, None, r.quantity)
        for r in extraction.refusals
        if r.rule not in NO_QUANTITY
    ]
    if not found:
        return
    sentences = read_sentences(block)
    numbers = sorted(start for start, *_ in found)
    ends = sorted(end for _, end, *_ in found)
    for start, end, claim, quantity in sorted(found, key=lambda f: f[:2]):
        if block.only is not None and not block.only[0] <= start < block.only[1]:
            continue
        source = find_source(block, sentences, start, end, numbers)
        if source is None:
            continue
        read = claim or quantity
        if read is None:
            continue
        sentence = next(
            ((s.start, s.end) for s in sentences if s.start <= start < s.end), (0, len(block.text))
        )
        first, last = source.clause
        raw = block.raw_span(start, end)
        yield Quote(
            block, start, end, block.source.text[slice(*raw)], read.value, read.value_max, read.unit, read.bound,
            source.keys, source.nearby, claim,
            sentence=_plain(block, *sentence), clause=_plain(block, first, last),
            before=_plain(block, first, start), after=_plain(block, end, last),
            left=_plain(block, max([first, *(e for e in ends if e <= start)]), start),
            right=_plain(block, end, min([last, *(n for n in numbers if n >= end)])),
        )  # fmt: skip


def _plain(block: Block, start: int, end: int) -> str:
    return clean(block.text[start:end]).text


_WORDS = (
    "half",
    "halv",
    "quarter",
    "third",
    "twice",
    "doubl",
    "tripl",
    "fold",
    "times",
    "order of",
    "orders of",
    "fifth",
    "tenth",
    "twent",
)


def _has_number_word(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _WORDS)
