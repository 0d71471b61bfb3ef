"""Figures to files: SVG, PDF and PNG that come out the same on every machine."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from reports.lettering import has_glyphs, ignore_missing_glyphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from matplotlib.figure import Figure

PICTURE_FORMATS: Final = ("svg", "pdf", "png")
DPI: Final = 200.0
_MOST_PIXELS: Final = 60_000
_SETTINGS: Final[dict[Any, Any]] = {
    "svg.hashsalt": "claims",
    "svg.fonttype": "path",
    "text.hinting": "no_hinting",
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": False,
    "figure.dpi": 100.0,
    "savefig.dpi": DPI,
    "savefig.bbox": None,
    "pdf.fonttype": 42,
}


def save_chart(figure: Figure, path: Path, *, dpi: float = DPI) -> None:
    """Write `figure` in the format that the ending of `path` names: svg, png or pdf.

    The same figure gives the same bytes: no date, no machine's fonts, no random ids. `dpi` is the
    resolution of a PNG, in pixels an inch; a very high chart gets less, so that the file can be read.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    suffix = path.suffix.removeprefix(".").lower()
    metadata: dict[str, dict[str, str | None]] = {
        "svg": {"Date": None, "Creator": None},
        "pdf": {"CreationDate": None, "Creator": "benchclaims", "Producer": "benchclaims"},
        "png": {"Software": "benchclaims"},
    }
    FigureCanvasAgg(figure)
    dpi = min(dpi, _MOST_PIXELS / max(figure.get_size_inches()))
    with fix_settings(real_text=not has_glyphs(read_letters(figure))), ignore_missing_glyphs():
        figure.savefig(path, format=suffix, metadata=metadata.get(suffix), facecolor="white", dpi=dpi)


def read_letters(figure: Figure) -> str:
    """Return all text that stands on `figure`."""
    from matplotlib.text import Text

    texts = "".join(text.get_text() for text in figure.findobj(Text) if isinstance(text, Text))
    return texts.replace("\n", "")


def enlarge_chart(figure: Figure, factor: float) -> None:
    """Make a drawn figure `factor` times as large, letters and lines included: for a screen or a slide.

    Places are fractions of the figure, so that only sizes in points have to grow with it.
    """
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.text import Text

    width, height = figure.get_size_inches()
    figure.set_size_inches(width * factor, height * factor)
    ticks: list[Any] = [
        tick for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) for tick in axis.get_major_ticks()
    ]
    for tick in ticks:
        tick.set_pad(tick.get_pad() * factor)
    for artist in figure.findobj():
        if isinstance(artist, Text):
            artist.set_fontsize(float(artist.get_fontsize()) * factor)
        elif isinstance(artist, Line2D):
            artist.set_linewidth(artist.get_linewidth() * factor)
            artist.set_markersize(artist.get_markersize() * factor)
            artist.set_markeredgewidth(artist.get_markeredgewidth() * factor)
        elif isinstance(artist, Patch):
            artist.set_linewidth(artist.get_linewidth() * factor)


@contextmanager
def fix_settings(*, real_text: bool = False) -> Iterator[None]:
    """Draw by matplotlib's own defaults and ours, whatever the user's matplotlibrc says.

    `real_text` keeps letters as text in SVG, for the reader's fonts to draw.
    """
    import matplotlib as mpl

    with mpl.rc_context(), warnings.catch_warnings():
        # Old settings in the defaults warn when they are set again.
        warnings.simplefilter("ignore", mpl.MatplotlibDeprecationWarning)
        mpl.rcParams.update({name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"})
        mpl.rcParams.update(_SETTINGS | ({"svg.fonttype": "none"} if real_text else {}))
        yield
