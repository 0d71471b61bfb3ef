"""The plain values of an audit: places, blocks, citations, quotes, works, findings.

A manuscript file becomes `Block` values, stretches of text that are read as one; a block's numbers that
quote a cited work become `Quote` values; each gets one `Finding`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from claims.model import Bound, Claim

Level = Literal["fine", "warning", "problem"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about an input that its author should know: file, line (0 for the whole file), message.

    `serious` says that a part of the input could not be read.

    >>> print(Notice("paper.tex", 3, "no file sections/a.tex"))
    paper.tex, line 3: no file sections/a.tex
    """

    file: str
    line: int
    message: str
    serious: bool = True

    def __str__(self) -> str:
        """Return the one line that a user reads."""
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Source:
    r"""A manuscript file as it was read: its name as the user wrote it, and its text.

    >>> Source("a.md", "one\ntwo").place(5)
    (2, 2)
    """

    name: str
    text: str
    line_starts: tuple[int, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """Find the line starts."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "line_starts", tuple(starts))

    def line(self, offset: int) -> int:
        """Return the line, from 1, of a character."""
        return bisect_right(self.line_starts, offset)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of a character."""
        line = self.line(offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """Return a line without its end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r")


@dataclass(frozen=True, slots=True)
class Citation:
    r"""A citation in a block: its keys and where it stood, at an offset of the block's text.

    `narrative` says that it is a part of the sentence (``\citet``, ``@key``), and not in parentheses.
    """

    keys: tuple[str, ...]
    at: int
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a manuscript that is read as one: a paragraph, list item, footnote, caption or table cell.

    `text` is what the extractor reads, with citations and comments taken out; `clean_starts` and `raw_starts`
    lead back to the source. `inherited` are citations of the place that a footnote or row belongs to, which
    count where the block has none of its own. `only` limits the numbers to a span of the text (a table cell
    with its row's words around it).
    """

    source: Source
    kind: str
    text: str
    clean_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]
    lengths: tuple[int, ...]
    citations: tuple[Citation, ...] = ()
    inherited: tuple[Citation, ...] = ()
    only: tuple[int, int] | None = None
    own: bool = False

    def raw(self, offset: int) -> int:
        """Return the offset in the source of a character of the text."""
        i = max(0, bisect_right(self.clean_starts, offset) - 1)
        return self.raw_starts[i] + min(offset - self.clean_starts[i], self.lengths[i])

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the source of a span of the text."""
        return self.raw(start), max(self.raw(start), self.raw(end - 1) + (1 if self._written(end - 1) else 0))

    def _written(self, offset: int) -> bool:
        i = max(0, bisect_right(self.clean_starts, offset) - 1)
        return self.lengths[i] > offset - self.clean_starts[i]


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry of a bibliography: its key, its title, and the identifiers found in it."""

    key: str
    title: str
    identifiers: tuple[tuple[str, str], ...]
    year: int | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work as the store knows it: `paper_id` is None when it does not.

    `matched_by` is ``arXiv id``, ``DOI``, ``ACL id``, ``URL``, ``id``, ``title`` or ``similar title``; the last
    is doubtful, and `similarity` (0 to 100) says how far.
    """

    key: str
    title: str
    paper_id: str | None
    abstract: str = ""
    claims: tuple[Claim, ...] = ()
    matched_by: str = ""
    similarity: float = 100.0
    in_bibliography: bool = True

    @property
    def doubtful(self) -> bool:
        """Tell whether the match with the stored paper may be wrong."""
        return self.matched_by == "similar title"


@dataclass(frozen=True, slots=True)
class Quote:
    """A number in a manuscript that stands for a cited work's, with what its sentence says of it.

    `read` is the claim that the extractor reads there, None when it refuses the number; `sentence` is the
    manuscript's sentence, `clause` the part that the number stands in, `before` and `after` what stands in
    the clause on both sides, `left` and `right` the same up to the next number. `nearby` are keys cited close by.
    """

    block: Block
    start: int
    end: int
    text: str
    value: float
    value_max: float | None
    unit: str
    bound: Bound
    keys: tuple[str, ...]
    nearby: tuple[str, ...]
    read: Claim | None
    sentence: str
    clause: str
    before: str
    after: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a comparison found: the verdict, the claim that it was held against, and what differs.

    `stated` and `quoted` are the two sides of the difference in the authors' words, for the advice.
    """

    verdict: str
    claim: Claim | None = None
    quoted: str = ""
    stated: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on one quoted number, with its place and one sentence for the author."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    cite: str
    verdict: str
    advice: str
    quote_sentence: str
    paper_id: str | None = None
    paper_title: str | None = None
    matched_by: str = ""
    doubtful: bool = False
    claim_id: str | None = None
    claim_text: str | None = None
    claim_sentence: str | None = None
    ignored: str | None = None

    def silence(self, reason: str) -> Finding:
        """Return the finding with the reason for which its author ignores it."""
        return replace(self, ignored=reason)
