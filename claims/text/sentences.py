"""Where sentences begin and end, in clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# No sentence is longer; a text without full stops (a listing, damage) must not be read as one.
_LONGEST = 2500

_END = re.compile(r"[.!?。！？]+[\"')\]]*(?:\s+(?=[\"'(\[]*[A-Z0-9$~\u0370-\uffff])|(?<=[。！？]))")
# What ends with a full stop and does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|v\.s|etc|al|cf|resp|approx|ca|c\.a|Fig|Figs|Eq|Eqs|Sec|Tab|No|Nos|Dr"
    r"|Prof|Mr|Ms|St|Inc|Ltd|Jr|w\.r\.t|a\.k\.a|incl|avg|max|min|pp|p|std|et|viz|est)|\b[A-Z]|\d)\.$"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Give the spans (start, end) of the sentences of `text`, in order; together they cover its words.

    >>> text = "It is 2.5x faster, e.g. on CPUs. F1 is 0.92."
    >>> [text[s:e] for s, e in split_sentences(text)]
    ['It is 2.5x faster, e.g. on CPUs.', 'F1 is 0.92.']
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        stop = match.start() + 1
        before = text[max(start, stop - 8) : stop]
        abbreviation = _ABBREVIATION.search(before)
        if abbreviation and text[match.start()] == ".":
            # "... on GPT-4. It ..." ends one, "... of 3. 5 ..." and "vs. GPT" do not.
            digit = abbreviation.group()[0].isdigit()
            following = text[match.end() : match.end() + 1]
            if not digit or following.isdigit():
                continue
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return [
        (s, s + len(text[s:e].rstrip()))
        for span in spans
        for s, e in _at_most(text, *span)
        if not text[s:e].isspace()
    ]


def _at_most(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence at spaces, or anywhere where there is none."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
