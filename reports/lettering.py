"""Letters on a chart: the fonts, the width of a text, and lines broken or shortened to fit.

Widths are in points (1/72 inch). The font is the DejaVu Sans that matplotlib carries, by file, so
that another machine's fonts change nothing. Letters that it lacks (Chinese, Korean, …) come from the
font that `carry_font` names; without one they stay text in SVG, and show as boxes in PDF and PNG.
"""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.font_manager import FontProperties

_further_font: ContextVar[Path | None] = ContextVar("_further_font", default=None)
NAME_LINES: Final = 12
"""Lines that a name may take before it is cut: 120 letters fit into the narrowest column."""
_ELLIPSIS = "…"


def clean_text(text: str) -> str:
    r"""Make one line of a name: white space becomes single spaces, control characters go.

    >>> clean_text(" Sparse\n attention\x07 ")
    'Sparse attention'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def find_font(text: str, size: float, *, bold: bool = False) -> FontProperties:
    """Find the font to set `text` in at `size` points."""
    from matplotlib.font_manager import FontProperties

    # Weight and family are set beside the file because SVG with real text writes them out.
    weight = "bold" if bold else "normal"
    if has_glyphs(text):
        file = str(_find_file(bold=bold))
        return FontProperties(family="DejaVu Sans", weight=weight, size=size, fname=file)
    further = _further_font.get()
    names = [] if further is None else [_register_font(further)]
    return FontProperties(family=["DejaVu Sans", *names], weight=weight, size=size)


def has_glyphs(text: str) -> bool:
    """Whether DejaVu Sans can draw every character of `text`.

    >>> has_glyphs("≤ 2×"), has_glyphs("注意力")
    (True, False)
    """
    return all(ord(character) in _read_characters() for character in text)


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Measure how wide `text` stands, in points.

    >>> 20 < measure_text("latency", 8) < measure_text("latency", 8, bold=True) < 40
    True
    """
    return _measure_text(text, bold, _further_font.get()) * size


def wrap_text(text: str, width: float, size: float, *, lines: int = 2, bold: bool = False) -> list[str]:
    """Break `text` into at most `lines` lines of `width` points, and shorten it if that is not enough.

    >>> wrap_text("mixture of experts", 50, 8)
    ['mixture of', 'experts']
    >>> wrap_text("mixture of experts", 50, 8, lines=1)
    ['mixture of…']
    """
    broken: list[str] = []
    rest = clean_text(text)
    while rest and len(broken) < lines - 1 and measure_text(rest, size, bold=bold) > width:
        head = _find_break(rest, width, size, bold=bold)
        broken.append(rest[:head].rstrip())
        rest = rest[head:].lstrip()
    return [*broken, shorten_text(rest, width, size, bold=bold)] if rest else broken


def shorten_text(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Cut `text` with an ellipsis where it is wider than `width` points."""
    if measure_text(text, size, bold=bold) <= width:
        return text
    kept = _count_fitting(text, width, size, bold=bold, tail=_ELLIPSIS)
    return text[:kept].rstrip() + _ELLIPSIS


@contextmanager
def carry_font(path: Path | None) -> Iterator[None]:
    """Draw the letters that the carried font lacks in the font of this file, as long as the block runs."""
    token = _further_font.set(path)
    try:
        yield
    finally:
        _further_font.reset(token)


@contextmanager
def ignore_missing_glyphs() -> Iterator[None]:
    """Draw without a warning for each character that no font here has: it shows as a box."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        yield


def _find_break(text: str, width: float, size: float, *, bold: bool) -> int:
    # After a space, hyphen, slash or underscore where there is one that leaves a third of the
    # line at least, otherwise within the word.
    fitting = max(1, _count_fitting(text, width, size, bold=bold))
    for position in range(fitting, fitting // 3, -1):
        # "2/5" and "10-12" are one word each.
        is_joined = text[position - 1] in "-/_" and not text[position : position + 1].isdigit()
        if is_joined or " " in text[position - 1 : position + 1]:
            return position
    return fitting


def _count_fitting(text: str, width: float, size: float, *, bold: bool, tail: str = "") -> int:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure_text(text[:middle].rstrip() + tail, size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low


@cache
def _find_file(*, bold: bool) -> Path:
    import matplotlib as mpl

    return Path(mpl.get_data_path()) / "fonts" / "ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _read_characters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(_find_file(bold=False))).get_charmap())


@cache
def _register_font(path: Path) -> str:
    from matplotlib.font_manager import FontProperties, fontManager

    fontManager.addfont(path)
    return str(FontProperties(fname=str(path)).get_name())


@cache
def _measure_text(text: str, bold: bool, _further: Path | None) -> float:  # noqa: FBT001 - private
    from matplotlib.textpath import TextToPath

    if not text:
        return 0.0
    font = find_font(text, 100, bold=bold)
    width: float
    with ignore_missing_glyphs():
        width, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    # A character without a glyph may be drawn by the reader's own font, as wide as it is high.
    foreign = sum(ord(character) not in _read_characters() for character in text)
    return max(width / 100, 1.05 * foreign + 0.6 * (len(text) - foreign) if foreign else 0.0)
