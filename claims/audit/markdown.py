"""Markdown manuscripts, with the citations and footnotes of pandoc.

`markdown-it-py` says where paragraphs, items, table rows and code lie; citations, comments and emphasis
inside them are taken out here, because their places must be known to the character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.audit.identifiers import find_identifiers
from claims.audit.latex import write_citation
from claims.audit.pieces import Pieces
from claims.audit.tables import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.audit.manuscript import Manuscript
    from claims.audit.values import Citation, Source

extensions = ("md", "markdown", "qmd", "rmd", "mdx", "mkd")
_KEY = r"@(?:\{(?P<NAMEbraced>[^{}\s]+)\}|(?P<NAMEkey>[A-Za-z0-9_](?:[\w:.\#$%&+?<>~/-]*[\w/])?))"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BIBLIOGRAPHY = re.compile(
    r"^bibliography:[ \t]*(?P<one>[^\n]*)\n?(?P<many>(?:[ \t]+-[^\n]*\n?)*)", re.MULTILINE
)
_COMMENT = re.compile(r"<!--(?P<body>.*?)(?:-->|\Z)", re.DOTALL)
_FOOTNOTE = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]:[ \t]*", re.MULTILINE)
_KEYS = re.compile(_KEY.replace("NAME", ""))
_TOKEN = re.compile(
    rf"""
      (?P<code>(?P<ticks>`+)[^`]{{0,2000}}(?P=ticks)(?!`))
    | (?P<group>\[(?=[^\[\]]{{0,600}}@)(?:[^\[\]\\]|\\.){{1,800}}\](?!\())
    | \[\^(?P<reference>[^\]\s]+)\]
    | (?P<inline_note>\^\[)
    | (?P<image>!)?\[(?P<words>(?:[^\[\]]|\[[^\[\]]{{0,100}}\]){{0,400}})\]\((?P<target>[^()\s]{{0,600}})(?:\s"[^"]*")?\)
    | (?<![\w@]){_KEY.replace("NAME", "t")}(?P<suffix>\s\[(?!@)[^\[\]]{{0,120}}\])?
    | <?(?P<address>(?:https?://|arXiv:|doi:)[^\s<>\]|]+)>?
    | (?P<emphasis>\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)|(?<=\S)_(?!\w))
    | (?P<slash>\\(?=[*_`\[\]@~^<>|]))
    """,
    re.VERBOSE | re.IGNORECASE,
)


def detect(head: str) -> bool:
    r"""Tell whether a text is Markdown with pandoc citations.

    >>> detect("# Notes\n- it is fast [@x]"), detect("plain words")
    (True, False)
    """
    return bool(re.search(r"^#{1,6}\s|\[-?@[\w:]|(?<![\w.])@[a-z]+\d{4}|^---\n|^[-*] ", head, re.MULTILINE))


def read(source: Source, manuscript: Manuscript, macros: dict[str, str] | None = None) -> None:
    """Add the blocks of a Markdown source to the manuscript."""
    del macros
    body, text = _open(source, manuscript)
    notes = {m.group("name"): m for m in _FOOTNOTE.finditer(text)}
    referenced: dict[str, tuple[Citation, ...]] = {}
    spans = list(_find_blocks(text, body, source))
    for kind, start, end in spans:
        if kind == "row":
            continue
        pieces = _write(source, text, start, end, referenced, manuscript)
        if kind == "footnote":
            continue
        if pieces.text.strip():
            manuscript.add(pieces.finish("paragraph"))
    for name, match in notes.items():
        end = next((e for k, s, e in spans if s <= match.start() < e), len(text))
        following = _FOOTNOTE.search(text, match.end(), end)
        pieces = _write(
            source, text, match.end(), following.start() if following else end, referenced, manuscript
        )
        if pieces.text.strip():
            manuscript.add(pieces.finish("footnote", inherited=referenced.get(name, ())))
    _read_tables(source, text, spans, referenced, manuscript)


def _open(source: Source, manuscript: Manuscript) -> tuple[int, str]:
    """Return where the body begins, and the text with comments and front matter blanked out."""
    text = source.text
    start = 0
    front = _FRONT_MATTER.match(text)
    if front:
        start = front.end()
        named = _BIBLIOGRAPHY.search(front.group("body") + "\n")
        if named:
            names = [named.group("one"), *named.group("many").splitlines()]
            files = [n.strip().lstrip("-").strip(" \t'\"[]") for part in names for n in part.split(",")]
            manuscript.bibliographies += [(source, 0, name) for name in files if name]
        text = re.sub(r"[^\n]", " ", front.group()) + text[start:]

    def blank(match: re.Match[str]) -> str:
        manuscript.note_comment(source, match.start(), match.group("body"))
        return re.sub(r"[^\n]", " ", match.group())

    return start, _COMMENT.sub(blank, text)


def _find_blocks(text: str, body: int, source: Source) -> Iterator[tuple[str, int, int]]:
    """Yield the kind and span of each stretch of prose, and of each table row."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.disable(["reference"])
    del body
    starts = source.line_starts
    lines = len(starts)
    row = heading = False
    for token in parser.parse(text.replace("\0", " ")):
        if token.type in {"tr_open", "tr_close"}:
            row = token.type == "tr_open"
            if row and token.map:
                yield "row", starts[min(token.map[0], lines - 1)], _line_end(text, starts, token.map[0])
        elif token.type in {"heading_open", "heading_close"}:
            heading = token.type == "heading_open"
        elif token.type == "inline" and token.map and not row and not heading:
            start = starts[min(token.map[0], lines - 1)]
            end = _line_end(text, starts, token.map[1] - 1)
            kind = (
                "footnote"
                if _FOOTNOTE.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()))
                else "paragraph"
            )
            yield kind, start, end


def _line_end(text: str, starts: tuple[int, ...], line: int) -> int:
    return starts[line + 1] - 1 if line + 1 < len(starts) else len(text)


def _write(
    source: Source, text: str, start: int, end: int, referenced: dict[str, tuple[Citation, ...]], manuscript: Manuscript
) -> Pieces:  # fmt: skip
    """Copy a stretch of prose without its citations, code and emphasis."""
    pieces = Pieces(source)
    lead = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]+(?:\[[ xX]\][ \t]+)?").match(text, start, end)
    at = lead.end() if lead else start
    while (token := _TOKEN.search(text, at, end)) is not None:
        pieces.copy(at, token.start())
        at = token.end()
        if token.group("group"):
            keys = tuple(
                k for k in (m.group("braced") or m.group("key") for m in _KEYS.finditer(token.group())) if k
            )
            write_citation(pieces, keys, *token.span(), narrative=False)
        elif token.group("tkey") or token.group("tbraced"):
            key = token.group("tbraced") or token.group("tkey").rstrip(".,:;?")
            cut = 0 if token.group("tbraced") else len(token.group("tkey")) - len(key)
            write_citation(pieces, (key,), *token.span(), narrative=True)
            if cut and not token.group("suffix"):
                at -= cut
        elif token.group("reference"):
            referenced.setdefault(token.group("reference"), tuple(pieces.citations[-1:]))
        elif token.group("inline_note"):
            close = text.find("]", at, end)
            inner = _write(source, text, at, close if close > 0 else end, referenced, manuscript)
            if inner.text.strip():
                manuscript.add(inner.finish("footnote", inherited=tuple(pieces.citations[-1:])))
            at = close + 1 if close > 0 else end
        elif token.group("target") is not None:
            if not token.group("image"):
                pieces.copy(*token.span("words"))
            pieces.cite(tuple(i.key for i in find_identifiers(token.group("target"))), narrative=False)
        elif token.group("address"):
            keys = tuple(i.key for i in find_identifiers(token.group("address")))
            write_citation(pieces, keys, *token.span(), narrative=False)
    pieces.copy(at, end)
    return pieces


def _read_tables(
    source: Source, text: str, spans: list[tuple[str, int, int]], referenced: dict[str, tuple[Citation, ...]], manuscript: Manuscript
) -> None:  # fmt: skip
    table = Table(source)
    last = -1
    for kind, start, end in spans:
        if kind != "row":
            continue
        line = source.line(start)
        # The line of dashes below the headings is no row of its own.
        if table.rows and line > last + 2:
            manuscript.add_table(table, "", ())
            table = Table(source)
        last = line
        cells = [
            _write_cell(source, text, s, e, referenced, manuscript) for s, e in _split_cells(text, start, end)
        ]
        table.rows.append(Row(cells))
    if table.rows:
        manuscript.add_table(table, "", ())


def _write_cell(
    source: Source, text: str, start: int, end: int, referenced: dict[str, tuple[Citation, ...]], manuscript: Manuscript
) -> Pieces:  # fmt: skip
    while start < end and text[start] in " \t":
        start += 1
    return _write(source, text, start, end, referenced, manuscript)


def _split_cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(" \t").removeprefix("|"))
    end -= len(inner) - len(inner.rstrip(" \t").removesuffix("|"))
    at = start
    for match in re.compile(r"(?<!\\)\|").finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end
