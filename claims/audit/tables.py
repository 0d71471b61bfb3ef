"""Tables: each cell with a number becomes a phrase with the words of its row and column around it.

The first column says whose number it is, a column with a name such as "Hardware" or "Compared with" says on
what and against what, and the heading of the number's own column says what it measures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.audit.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.audit.values import Block, Citation, Source

_ROLES = (
    ("baseline", re.compile(r"^(?:compared?|baseline|versus|vs\.?|against|over|relative\sto|reference|w\.r\.t\.)", re.IGNORECASE)),
    ("hardware", re.compile(r"\b(?:hardware|device|gpus?|cpus?|platform|machine|accelerator|chip|board)\b(?!\s?(?:hours?|days?|mem))", re.IGNORECASE)),
    ("benchmark", re.compile(r"^(?:data\s?sets?|data|benchmarks?|tasks?|corpus|corpora|test\s?sets?|suite|evaluated\son)\b", re.IGNORECASE)),
    ("name", re.compile(r"^(?:systems?|methods?|models?|papers?|works?|approach(?:es)?|techniques?|names?|sources?|references?|refs?\.?|cite|study|studies|authors?)\b", re.IGNORECASE)),
    ("none", re.compile(r"^(?:years?|venues?|sections?|no\.?|#|code|notes?|setting|layers|bits?)$", re.IGNORECASE)),
)  # fmt: skip
_UNIT = re.compile(r"[(\[]\s*(?P<unit>\\?%|×|x|\$\\times\$|\\times|[A-Za-zµ$\\]{1,8}(?:/[a-z]+)?)\s*[)\]]")
_DIGIT = re.compile(r"\d|\b(?:half|twice|quarter|double)\b", re.IGNORECASE)
_BARE = re.compile(r"^[\s~$±+*\\a-z{}]*[-+]?\d[\d.,]*\s*(?:\$?\\pm[\d.\s]*\$?|±\s?[\d.]+)?[\s$}*]*$")
_OWN = re.compile(r"\b(?:ours?|this\s(?:work|paper)|proposed|we)\b", re.IGNORECASE)
_EMPTY = re.compile(r"^[\s\-–—~.{}]*$")
_TAKEN_FROM = re.compile(
    r"\b(?:taken\sfrom|reported\s(?:by|in)|as\sreported|from|according\sto|quoted|numbers\sof|results\sof)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Row:
    """A row of cells; `ruled` says that a rule stands above it."""

    cells: list[Pieces]
    ruled: bool = False


@dataclass(slots=True)
class Table:
    """The rows of a table, headings first."""

    source: Source
    rows: list[Row] = field(default_factory=list)

    def make_blocks(self, caption: str, citations: tuple[Citation, ...]) -> Iterator[Block]:
        """Yield a block for each cell with a number in a row that cites a work."""
        rows = [r for r in self.rows if any(c.text.strip() for c in r.cells)]
        if not rows:
            return
        headings = [_plain(c.text) for c in rows[0].cells]
        has_heading = not any(c.citations for c in rows[0].cells) and len(rows) > 1
        width = max(len(r.cells) for r in rows)
        roles = [
            _role(headings[i], i) if has_heading and i < len(headings) else ("name" if i == 0 else "metric")
            for i in range(width)
        ]
        # The words of a caption that says where all numbers come from stand for every row.
        source_of_all = citations if len(citations) == 1 and _TAKEN_FROM.search(caption) else ()
        for row in rows[1 if has_heading else 0 :]:
            cited = tuple(c for cell in row.cells for c in cell.citations)
            label = _plain(row.cells[0].text)
            inherited = cited or source_of_all
            if not inherited or (_OWN.search(label) and not cited):
                continue
            yield from self._make_row(row, roles, headings if has_heading else [], label, inherited, caption)

    def _make_row(
        self, row: Row, roles: list[str], headings: list[str], label: str, inherited: tuple[Citation, ...], caption: str
    ) -> Iterator[Block]:  # fmt: skip
        around = [""] * 3
        for i, cell in enumerate(row.cells):
            plain = _plain(cell.text)
            if _EMPTY.match(plain) or roles[i] not in {"baseline", "hardware", "benchmark"} or i == 0:
                continue
            around[("baseline", "hardware", "benchmark").index(roles[i])] = plain
        tail = (
            (f" over {around[0]}" if around[0] else "")
            + (f" on {around[2]}" if around[2] else "")
            + (f" on {around[1]}" if around[1] else "")
        )
        for i, cell in enumerate(row.cells):
            if roles[i] != "metric" or not _DIGIT.search(cell.text):
                continue
            heading = headings[i] if i < len(headings) else ""
            if heading and caption and not re.search(r"[a-z]{3}", heading):
                # "CIFAR-10" over a column of numbers whose measure only the caption names.
                heading = f"{heading}"
            yield self._make_cell(cell, heading, label, tail, inherited)

    def _make_cell(
        self, cell: Pieces, heading: str, label: str, tail: str, inherited: tuple[Citation, ...]
    ) -> Block:
        pieces = Pieces(self.source)
        at = cell.first
        unit = _UNIT.search(heading)
        bare = bool(_BARE.match(cell.text))
        words = _UNIT.sub("", heading).strip() if unit else heading
        pieces.write(f"{label} has " if label and not label[0].isdigit() else "It has ", at)
        if bare and words:
            pieces.write(f"{words} of ", at)
        start = pieces.length
        copied = Pieces(self.source)
        copied.extend(cell)
        copied.trim()
        pieces.extend(copied)
        end = pieces.length
        if bare and unit:
            spelled = unit.group("unit").replace("\\", "").replace("$", "")
            pieces.write(
                {"%": "%", "x": "×", "times": "×", "M": "M", "B": "B", "K": "K"}.get(spelled, f" {spelled}"),
                at,
            )
        pieces.write(f"{tail}.", at)
        pieces.citations.clear()
        return pieces.finish("cell", inherited=inherited, only=(start, end + 8))


def _plain(text: str) -> str:
    r"""Return a cell as words.

    >>> _plain(r"  \textbf{Top-1} (\%) ")
    'Top-1 (%)'
    """
    from claims.text import clean

    return " ".join(
        clean(re.sub(r"\\(?:toprule|midrule|hline|bottomrule|centering)\b", " ", text))
        .text.replace("*", "")
        .split()
    )


def _role(heading: str, index: int) -> str:
    for name, pattern in _ROLES:
        if pattern.search(heading):
            return name
    return "name" if index == 0 else "metric"
