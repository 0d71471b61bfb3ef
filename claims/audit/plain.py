"""Plain text: paragraphs between blank lines, with arXiv ids, DOIs and addresses as citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.audit.identifiers import find_identifiers
from claims.audit.latex import write_citation
from claims.audit.pieces import Pieces

if TYPE_CHECKING:
    from claims.audit.manuscript import Manuscript
    from claims.audit.values import Source

extensions = ("txt", "text", "rst")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_COMMENT = re.compile(
    r"^[ \t]*[%#](?P<body>[ \t]*claims:[^\n]*)$|<!--(?P<marked>.*?)-->", re.MULTILINE | re.DOTALL
)
_CLOSING = re.compile(r"\s*[\])>]")
_OPENING = re.compile(r"[\[(<]\s*(?:see\s|cf\.?\s)?$")


def detect(head: str) -> bool:
    """Tell whether a text is plain: any text is.

    >>> detect("It is 2x faster (arXiv:2401.00001).")
    True
    """
    return bool(head.strip())


def read(source: Source, manuscript: Manuscript, macros: dict[str, str] | None = None) -> None:
    """Add the paragraphs of a plain text to the manuscript."""
    del macros

    def blank(match: re.Match[str]) -> str:
        manuscript.note_comment(source, match.start(), match.group("body") or match.group("marked") or "")
        return re.sub(r"[^\n]", " ", match.group())

    text = _COMMENT.sub(blank, source.text)
    start = 0
    ends = [m.span() for m in _PARAGRAPH.finditer(text)]
    for stop, following in [*ends, (len(text), len(text))]:
        _read_paragraph(source, text, start, stop, manuscript)
        start = following


def _read_paragraph(source: Source, text: str, start: int, end: int, manuscript: Manuscript) -> None:
    pieces = Pieces(source)
    at = start
    for found in find_identifiers(text[start:end]):
        first, last = start + found.start, start + found.end
        # Brackets around the identifier go with it, so that nothing of it is left to read.
        opening = _OPENING.search(text, at, first) if (first - at) < 20_000 else None
        closing = _CLOSING.match(text, last, end)
        bracketed = opening is not None and closing is not None
        pieces.copy(at, opening.start() if opening and bracketed else first)
        stop = closing.end() if closing and bracketed else last
        write_citation(pieces, (found.key,), first, stop, narrative=False)
        at = stop
    pieces.copy(at, end)
    if pieces.text.strip():
        manuscript.add(pieces.finish("paragraph"))
