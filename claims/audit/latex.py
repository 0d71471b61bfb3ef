r"""LaTeX manuscripts: from a file and what it inputs to blocks of text with citations.

Nothing is executed. A command that is not known leaves its argument, since most format text; a brace that
is never closed ends with its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.audit import latex_tokens as tex
from claims.audit.identifiers import find_identifiers
from claims.audit.latex_tokens import TOKEN, closing_brace
from claims.audit.manuscript import Manuscript
from claims.audit.pieces import Pieces
from claims.audit.tables import Row, Table
from claims.audit.values import Citation, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.audit.values import Source

extensions = ("tex", "ltx", "latex")
_OWN_MACRO = re.compile(r"^(?:our|my|this)", re.IGNORECASE)
_MULTI = re.compile(
    r"\\multi(?:column|row)\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}\s*(?:\[[^\]]*\])?\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*(?:\[[^\]]*\])?\s*(?=\{)"
)
_ROW_END = re.compile(r"\\\\\*?(?:\s*\[[^\]\n]{0,20}\])?|\\tabularnewline\b")


def detect(head: str) -> bool:
    r"""Tell whether a text is LaTeX.

    >>> detect("\\documentclass{article}"), detect("# Notes")
    (True, False)
    """
    return bool(re.search(r"\\(?:documentclass|begin\{|section\{|[a-z]*cite[a-z]*\{|usepackage)", head))


@dataclass(slots=True)
class _Reader:
    """The state of reading one LaTeX source from `start` to `end`."""

    source: Source
    manuscript: Manuscript
    macros: dict[str, str]
    pieces: Pieces = field(init=False)
    kind: str = "paragraph"
    table: Table | None = None
    caption: tuple[Citation, ...] = ()
    caption_text: str = ""

    def __post_init__(self) -> None:
        self.pieces = Pieces(self.source)

    # Blocks.

    def end_block(self) -> None:
        """Close the block that is being written; a table cell goes on."""
        if not self.kind:
            self.pieces.write(" ", 0)
            return
        if self.pieces.length and self.pieces.text.strip():
            self.manuscript.add(self.pieces.finish(self.kind))
        self.pieces = Pieces(self.source)

    def inner(self, start: int, end: int, kind: str, inherited: tuple[Citation, ...] = ()) -> Pieces:
        """Read a stretch as a block of its own, and return it."""
        reader = _Reader(self.source, self.manuscript, self.macros, kind=kind)
        reader.read(start, end)
        pieces = reader.pieces
        if kind and pieces.text.strip():
            self.manuscript.add(pieces.finish(kind, inherited=inherited))
        return pieces

    # Tokens.

    def read(self, start: int, end: int) -> None:  # noqa: C901, PLR0912, PLR0915 - one branch for each kind
        """Read the source from `start` to `end`."""
        text = self.source.text
        at = start
        while (token := TOKEN.search(text, at, end)) is not None:
            self.pieces.copy(at, token.start())
            at = token.end()
            kind = token.lastgroup or ""
            group = next((n for n in _HANDLED if token.group(n) is not None), kind)
            match group:
                case "escaped":
                    if token.group() == "\\\\":
                        self.pieces.write(" ", token.start())
                    else:
                        self.pieces.copy(*token.span())
                case "comment":
                    self.manuscript.note_comment(self.source, token.start(), token.group()[1:].rstrip())
                case "cite":
                    self.cite(token)
                case "input":
                    self.end_block()
                    self.manuscript.include(self.source, token.start(), _input_path(token), self.macros)
                case "begin":
                    at = self.begin(token, end)
                case "end" | "item" | "blank":
                    self.end_block()
                case "note" | "caption":
                    at = self.note(token, end)
                case "heading":
                    self.end_block()
                    close = closing_brace(text, at + 1)
                    at = end if close < 0 else min(close + 1, end)
                    if close < 0:
                        at = self.unclosed(token, end)
                case "defined" | "plain_defined":
                    at = self.define(token, end)
                case "bib":
                    self.manuscript.bibliographies += [
                        (self.source, token.start(), name.strip())
                        for name in token.group("bib_files").split(",")
                    ]
                case "bibitem":
                    self.end_block()
                case "href" | "url":
                    identifiers = find_identifiers(token.group("href_url") or token.group("url_url") or "")
                    if group == "url" and identifiers:
                        self.pieces.trim()
                    self.pieces.cite(tuple(i.key for i in identifiers), narrative=False)
                case "quantity":
                    self.quantity(token)
                case "iffalse":
                    stop = text.find("\\fi", at, end)
                    at = end if stop < 0 else stop + 3
                case "macro":
                    self.macro(token)
                case "display":
                    at = self.skip_display(token, end)
                case "brace":
                    self.pieces.copy(*token.span())
                case "cell" | "tie":
                    self.pieces.write(" ", token.start())
                case _:  # a rule, a command whose arguments are dropped
                    if group == "rule" and token.group().startswith("\\par"):
                        self.end_block()
        self.pieces.copy(at, end)

    def cite(self, token: re.Match[str]) -> None:
        """Note a citation, and let a pronoun stand for one that is part of the sentence."""
        name = token.group("cite")
        if name == "nocite" or name in tex.NO_CITATION:
            return
        keys = [
            k.strip()
            for group in tex.KEYS.findall(re.sub(r"\[[^\]]*\]", "", token.group("groups")))
            for k in group.split(",")
        ]
        narrative = bool(tex.NARRATIVE.search(name))
        write_citation(self.pieces, tuple(k for k in keys if k), *token.span(), narrative=narrative)

    def note(self, token: re.Match[str], end: int) -> int:
        """Read a footnote or caption as a block; return where the text goes on."""
        close = closing_brace(self.source.text, token.end())
        if close < 0 or close >= end:
            return self.unclosed(token, end, token.end())
        if token.group("caption"):
            pieces = self.inner(token.end(), close, "caption")
            self.caption, self.caption_text = tuple(pieces.citations), pieces.text
        else:
            near = tuple(self.pieces.citations[-1:])
            self.inner(token.end(), close, "footnote", near)
        return close + 1

    def unclosed(self, token: re.Match[str], end: int, after: int | None = None) -> int:
        """Tell that a brace is never closed; reading goes on after it."""
        del end
        line = self.source.line(token.start())
        name = token.group().split("{")[0].strip()
        self.manuscript.notices.append(
            Notice(
                self.source.name, line, f"the brace of {name} is never closed; the rest is read without it"
            )
        )
        return token.end() + 1 if after is None else after

    def define(self, token: re.Match[str], end: int) -> int:
        """Remember a command without arguments, so that its text can stand where it is used."""
        close = closing_brace(self.source.text, token.end() + 1)
        if close < 0 or close >= end:
            return self.unclosed(token, end, token.end())
        name = token.group("defined") or token.group("plain_defined")
        body = self.source.text[token.end() + 1 : close]
        if not (token.group("arguments") or token.group("plain_arguments")) and len(body) <= 200:
            self.macros[name] = body
        return close + 1

    def macro(self, token: re.Match[str]) -> None:
        """Put the text of a command that the manuscript defined; leave any other to `claims.text`."""
        name = token.group("macro")
        body = self.macros.get(name)
        if body is None:
            self.pieces.copy(*token.span())
            return
        plain = re.sub(r"\\(?:xspace|ensuremath|text[a-z]{2}|emph|mbox)\b\s?|[{}]", "", body).strip()
        self.pieces.write(f"our {plain}" if _OWN_MACRO.match(name) else plain, token.start())

    def quantity(self, token: re.Match[str]) -> None:
        """Read a quantity of siunitx."""
        command = token.group("quantity")
        amount, second, third = token.group("amount"), token.group("amount_to"), token.group("amount_unit")
        self.pieces.copy(*token.span("amount"))
        del amount
        if command.endswith("range"):
            self.pieces.write(" to ", token.start())
            if second:
                self.pieces.copy(*token.span("amount_to"))
            unit = third
        else:
            unit = second
        if unit:
            self.pieces.write(tex.read_unit(unit), token.start())

    def skip_display(self, token: re.Match[str], end: int) -> int:
        """Pass over a displayed formula."""
        closing = "\\]" if token.group() == "\\[" else "$$"
        stop = self.source.text.find(closing, token.end(), end)
        return token.end() if stop < 0 else stop + len(closing)

    # Environments.

    def begin(self, token: re.Match[str], end: int) -> int:
        """Enter an environment; return where reading goes on."""
        name = token.group("begin").rstrip("*")
        text = self.source.text
        if name in tex.SKIPPED or name in tex.TABLES:
            closing = re.compile(rf"\\end\s*\{{{re.escape(token.group('begin'))}\}}")
            stop = closing.search(text, token.end(), end)
            if stop is None:
                line = self.source.line(token.start())
                self.manuscript.notices.append(
                    Notice(
                        self.source.name, line, f"\\begin{{{name}}} is never ended; the rest is read as text"
                    )
                )
                self.end_block()
                return token.end()
            if name == "thebibliography":
                self.manuscript.read_bibitems(self.source, token.end(), stop.start())
            elif name in tex.TABLES and name != "array":
                self.end_block()
                self.read_table(token.end(), stop.start(), stop.end())
            elif name in tex.FORMULAS or name == "array":
                self.pieces.write(" ", token.start())
                return stop.end()
            else:
                self.end_block()
            return stop.end()
        self.end_block()
        return token.end() if name == "document" else _after_options(text, token.end(), end)

    def read_table(self, start: int, end: int, after: int) -> None:
        """Read the rows and cells of a table."""
        text = self.source.text
        start = _after_options(text, start, end)
        table = Table(self.source)
        for row_start, row_end in _split_rows(text, start, end):
            cells = []
            for cell_start, cell_end in _split_cells(text, row_start, row_end):
                multi = _MULTI.search(text, cell_start, cell_end)
                cells.append(self.inner(multi.end() if multi else cell_start, cell_end, ""))
            ruled = bool(re.search(r"\\(?:midrule|hline)\b", text[row_start:row_end]))
            table.rows.append(Row(cells, ruled=ruled))
        caption = self.caption_text
        citations = self.caption
        if not caption:
            near = re.compile(r"\\caption\*?\s*(?:\[[^\]]*\])?\s*\{").search(text, after, after + 400)
            if near:
                close = closing_brace(text, near.end())
                if close > 0:
                    quiet = _Reader(self.source, Manuscript(), self.macros)
                    quiet.read(near.end(), close)
                    caption, citations = quiet.pieces.text, tuple(quiet.pieces.citations)
        self.caption, self.caption_text = (), ""
        self.manuscript.add_table(table, caption, citations)


_HANDLED = (
    "escaped", "comment", "cite", "input", "begin", "end", "note", "caption", "heading", "defined", "plain_defined", "bib",
    "bibitem", "href", "url", "quantity", "item", "iffalse", "dropped", "rule", "macro", "display", "blank", "brace", "cell", "tie",
)  # fmt: skip


_VERB_FOLLOWS = re.compile(r"[\s~]+[a-z]{3,}")


def write_citation(pieces: Pieces, keys: tuple[str, ...], start: int, end: int, *, narrative: bool) -> None:
    """Note the citation from `start` to `end`; one that is part of the sentence leaves a pronoun, any other nothing.

    A citation in parentheses that a sentence begins with ("[3] shows that") is its subject too.
    """
    tail = pieces.tail(40).rstrip(" ~\n\t")
    begins = not tail or tail[-1] in ".!?:"
    if narrative or (begins and _VERB_FOLLOWS.match(pieces.source.text, end)):
        pieces.cite(keys, narrative=True)
        after_preposition = re.search(r"\b(?:of|by|in|from|with|to|than|over|against|for)$", tail)
        pieces.write("They" if begins else "them" if after_preposition else "they", start)
    else:
        pieces.trim()
        pieces.cite(keys, narrative=False)


def _input_path(token: re.Match[str]) -> str:
    parts = re.findall(r"\{([^{}]*)\}", token.group("input_path")) or [token.group("input_path")]
    return "".join(p.strip() for p in parts)


def _after_options(text: str, at: int, end: int) -> int:
    """Pass over the options of an environment."""
    option = re.compile(r"\s{0,3}(?:\[[^\[\]]{0,300}\]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\}){0,300}\})")
    for _ in range(3):
        match = option.match(text, at, end)
        if not match:
            break
        at = match.end()
    return at


def _split_rows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _ROW_END.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    if text[at:end].strip():
        yield at, end


def _split_cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in re.compile(r"(?<!\\)&").finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def read(source: Source, manuscript: Manuscript, macros: dict[str, str] | None = None) -> None:
    """Add the blocks of a LaTeX source to the manuscript.

    The preamble is read for definitions and bibliographies only.
    """
    known = {} if macros is None else macros
    begin = source.text.find("\\begin{document}")
    stop = source.text.find("\\end{document}")
    start = 0
    if begin >= 0:
        preamble = _Reader(source, manuscript, known)
        kept = len(manuscript.blocks)
        preamble.read(0, begin)
        del manuscript.blocks[kept:]
        start = begin + len("\\begin{document}")
    reader = _Reader(source, manuscript, known)
    reader.read(start, len(source.text) if stop < start else stop)
    reader.end_block()
