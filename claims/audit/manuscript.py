"""A manuscript while it is read: its blocks in order, its notices, its comments that ignore a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.audit.values import BibEntry, Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.audit.tables import Table
    from claims.audit.values import Block, Citation, Source

# A paragraph longer than this is no prose, and reading it would make everybody wait.
LONGEST_BLOCK = 50_000
_IGNORE = re.compile(
    r"^\s*claims:\s*ignore\b(?:\s*\[(?P<number>[^\]]*)\])?\s*[-:—–]*\s*(?P<reason>.*?)\s*$", re.DOTALL
)
_BIBITEM = re.compile(r"\\bibitem\s*(?:\[(?:[^\[\]]|\[[^\]]*\]){0,400}\])?\s*\{(?P<key>[^{}\n]{1,200})\}")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that silences a finding: its file and line, the line that it speaks for, number and reason."""

    file: str
    line: int
    target: int
    number: str
    reason: str


@dataclass(slots=True)
class Manuscript:
    """Everything that was read of the manuscript files, in the order of the text."""

    blocks: list[Block] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ignores: list[Ignore] = field(default_factory=list)
    bibliographies: list[tuple[Source, int, str]] = field(default_factory=list)
    bibitems: list[BibEntry] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    open_input: Callable[[Source, int, str, dict[str, str]], None] | None = None

    def add(self, block: Block) -> None:
        """Take a block, unless it is too long to be prose."""
        if len(block.text) > LONGEST_BLOCK:
            line = block.source.line(block.raw_starts[0])
            self.notices.append(
                Notice(
                    block.source.name, line,
                    f"a paragraph of {len(block.text):,} characters is not read; {LONGEST_BLOCK:,} is the most",
                )
            )  # fmt: skip
            return
        self.blocks.append(block)

    def add_table(self, table: Table, caption: str, citations: tuple[Citation, ...]) -> None:
        """Take the cells of a table as blocks, each with the words of its row and column."""
        for block in table.make_blocks(caption, citations):
            self.add(block)

    def include(self, source: Source, at: int, path: str, macros: dict[str, str]) -> None:
        """Read the file that the source inputs here."""
        if self.open_input is not None:
            self.open_input(source, at, path, macros)

    def note_comment(self, source: Source, at: int, comment: str) -> None:
        """Keep a comment that says which finding to ignore; it speaks for its own line, or for the next."""
        match = _IGNORE.match(comment)
        if match is None:
            return
        line = source.line(at)
        before = source.text[source.line_starts[line - 1] : at]
        after = source.line_text(line)[at - source.line_starts[line - 1] :]
        alone = not before.strip(" \t<!-") and ("-->" not in after or not after.split("-->", 1)[1].strip())
        reason = match.group("reason").strip()
        if not reason:
            self.notices.append(
                Notice(
                    source.name,
                    line,
                    "'claims: ignore' needs a reason after it; nothing is ignored",
                    serious=False,
                )
            )
            return
        target = line + 1 + (comment.count("\n")) if alone else line
        self.ignores.append(Ignore(source.name, line, target, (match.group("number") or "").strip(), reason))

    def read_bibitems(self, source: Source, start: int, end: int) -> None:
        """Keep the references that a manuscript lists itself."""
        from claims.audit.identifiers import find_identifiers

        marks = list(_BIBITEM.finditer(source.text, start, end))
        for i, mark in enumerate(marks):
            stop = marks[i + 1].start() if i + 1 < len(marks) else end
            body = source.text[mark.end() : stop]
            parts = [p.strip(" .\n") for p in body.split("\\newblock")]
            quoted = re.search(r"``(.{10,300}?)[,.]?''", body, re.DOTALL)
            title = quoted.group(1) if quoted else parts[1] if len(parts) > 1 else body[:400]
            identifiers = tuple(dict.fromkeys(x.pair for x in find_identifiers(body)))
            line = source.line(mark.start())
            self.bibitems.append(
                BibEntry(mark.group("key").strip(), title, identifiers, None, source.name, line)
            )
