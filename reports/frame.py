"""What all charts have in common: title, key, blocks side by side in columns, notes below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from reports.key import draw_key, measure_key
from reports.lettering import wrap_text
from reports.marks import QUIET, SMALL, Drawing, write_text
from reports.saving import fix_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.figure import Figure

    from reports.key import Sign

COLUMN_WIDTH: Final = 3.3
"""Inches: one column of a two-column paper."""
TEXT_WIDTH: Final = 7.0
"""Inches: the whole width of such a page."""
LINE: Final = 8.6
"""Points from one line of text to the next."""
PAD: Final = 3.0
"""Points that a panel's background reaches beyond its text."""
MARGIN: Final = 4.0
GUTTER: Final = 16.0

_TITLE_SIZE: Final = 9.0
_TITLE_LINE: Final = 13.0
_NOTE_LINE: Final = 9.0


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a chart that stands by itself: what it shows in words, its height, and how to draw it.

    `draw` gets the drawing and the block's top left corner; heights and places are in points.
    """

    label: str
    height: float
    draw: Callable[[Drawing, float, float], None]


class PlanBlocks(Protocol):
    """Lays out the blocks of a chart."""

    def __call__(self, width: float, *, linked: bool) -> list[Block]:
        """Give the blocks, each `width` points wide; `linked` gives every mark the id of its claim."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be laid out: its words, its key, and a function from a width to its blocks.

    `narrowest` is the width in inches that a block needs. Blocks fill columns, or, with `in_rows`, stand
    in rows of one height. Without blocks `notes` says why.
    """

    title: str
    notes: str
    signs: tuple[Sign, ...]
    plan: PlanBlocks
    narrowest: float
    most_columns: int = 3
    upright: bool = False
    in_rows: bool = False

    def compose(self, width: float = TEXT_WIDTH) -> Figure:
        """Draw the whole chart, `width` inches wide; its height follows from what there is to show."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        with fix_settings():
            points = width * 72
            inner = points - 2 * MARGIN
            columns = max(1, min(self.most_columns, int(width / self.narrowest)))
            block_width = (inner - GUTTER * (columns - 1)) / columns
            blocks = self.plan(block_width, linked=False)
            if len(blocks) < columns:
                columns = max(1, len(blocks))
                block_width = (inner - GUTTER * (columns - 1)) / columns
                blocks = self.plan(block_width, linked=False)
            signs = self.signs if blocks else ()

            left, text_width = MARGIN + PAD, inner - 2 * PAD
            headings = wrap_text(self.title, text_width, _TITLE_SIZE, bold=True)
            key_top = MARGIN + _TITLE_LINE * len(headings)
            key_height = measure_key(signs, text_width)
            blocks_top = key_top + key_height + (5 if key_height else 0)
            places, bottom = _place_blocks(blocks, blocks_top, block_width, columns, in_rows=self.in_rows)
            note_lines = wrap_text(self.notes, text_width, SMALL, lines=12)
            height = bottom + _NOTE_LINE * len(note_lines) + MARGIN + (4 if note_lines else 0)

            figure = Figure(figsize=(width, height / 72), facecolor="none")
            FigureCanvasAgg(figure)
            drawing = Drawing(figure, points, height)
            for number, line in enumerate(headings):
                y = MARGIN + 5 + _TITLE_LINE * number
                write_text(drawing, left, y, line, _TITLE_SIZE, bold=True)
            draw_key(drawing, signs, left, key_top, text_width, upright=self.upright)
            for block, (x, y) in zip(blocks, places, strict=True):
                block.draw(drawing, x, y)
            for number, line in enumerate(note_lines):
                write_text(drawing, left, bottom + 8 + _NOTE_LINE * number, line, SMALL, color=QUIET)
        return figure

    def split(self, width: float) -> list[tuple[str, Figure]]:
        """Draw each block as a figure of its own with its words, for a page that has its own title and key.

        In SVG every mark then carries ``claim:`` and the id of its claim.
        """
        from matplotlib.figure import Figure

        figures = []
        with fix_settings():
            for block in self.plan(width * 72 - 2 * MARGIN, linked=True):
                height = block.height + 2 * MARGIN
                figure = Figure(figsize=(width, height / 72), facecolor="none")
                block.draw(Drawing(figure, width * 72, height), MARGIN, MARGIN)
                figures.append((block.label, figure))
        return figures

    def draw_signs(self, width: float) -> Figure | None:
        """Draw the key alone, or give None when there is none."""
        from matplotlib.figure import Figure

        if not self.signs:
            return None
        with fix_settings():
            height = measure_key(self.signs, width * 72) + 2
            figure = Figure(figsize=(width, height / 72), facecolor="none")
            drawing = Drawing(figure, width * 72, height)
            draw_key(drawing, self.signs, 0, 1, width * 72, upright=self.upright)
        return figure


def count_things(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> count_things(1, "claim"), count_things(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _place_blocks(
    blocks: Sequence[Block], top: float, block_width: float, columns: int, *, in_rows: bool
) -> tuple[list[tuple[float, float]], float]:
    # Each block goes under the shortest column, so that reading order holds and no hole opens.
    bottoms = [top] * columns
    places = []
    for number, block in enumerate(blocks):
        if in_rows and number % columns == 0:
            bottoms = [max(bottoms)] * columns
        column = (
            number % columns if in_rows else min(range(columns), key=lambda place: (bottoms[place], place))
        )
        places.append((MARGIN + column * (block_width + GUTTER), bottoms[column]))
        bottoms[column] += block.height + LINE
    return places, max(bottoms)
