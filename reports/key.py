"""The key of a chart: each sign that it uses, with its meaning in a word or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from reports.gains import Gain
from reports.lettering import measure_text
from reports.marks import BOUND, QUIET, SMALL, STATED, THREAD, draw_gains, draw_mean, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from reports.marks import Drawing

Sign = Literal[
    "stated value", "about", "range", "up to", "at least", "geometric mean", "one paper", "many claims",
    "lowest to highest",
]  # fmt: skip

MARK_SIGNS: Final[tuple[Sign, ...]] = ("stated value", "about", "range", "up to", "at least")
_LINE: Final = 10.0
_MARK: Final = 16.0
_GAP: Final = 10.0
_EXAMPLES: Final = {
    "stated value": Gain("", 8.0, None, "exact"),
    "about": Gain("", 8.0, None, "approx"),
    "range": Gain("", 2.0, 12.0, "exact"),
    "up to": Gain("", 9.0, None, "at_most"),
    "at least": Gain("", 6.0, None, "at_least"),
}
_WORDS: Final = {"many claims": "many claims (values above, bounds below)"}
_HEAP: Final = (1.0, 2.2, 3.6, 4.2, 3.0, 1.6, 0.8)


def measure_key(signs: Sequence[Sign], width: float) -> float:
    """Measure how high the key is, in points, when it is `width` points wide; 0 without signs."""
    return _LINE * (1 + max(line for line, _ in _place_signs(signs, width))) if signs else 0.0


def draw_key(
    drawing: Drawing, signs: Sequence[Sign], left: float, top: float, width: float, *, upright: bool = False
) -> None:
    """Draw the key, in as many lines as the width needs; `upright` as on an axis that runs upwards."""
    if not signs:
        return
    axes = drawing.add_axes(left, top, width, measure_key(signs, width))
    axes.set_xlim(0, width)
    axes.set_axis_off()
    for sign, (line, x) in zip(signs, _place_signs(signs, width), strict=True):
        y = _LINE * (line + 0.5)
        _draw_sign(axes, sign, x, y, upright=upright)
        label = _WORDS.get(sign, sign)
        write_text(drawing, left + x + _MARK, top + y, label, SMALL, color=QUIET)


def _draw_sign(axes: Axes, sign: Sign, x: float, y: float, *, upright: bool) -> None:
    if sign == "geometric mean":
        draw_mean(axes, x + 8, y - 4, y + 4)
    elif sign == "one paper":
        axes.plot([x + 3, x + 12], [y, y], color=THREAD, linewidth=0.6)
        draw_gains(axes, [(Gain("", x + place, None, "exact"), y) for place in (3.0, 12.0)])
    elif sign == "lowest to highest":
        axes.plot([x + 1, x + 13], [y, y], color=STATED, linewidth=0.9, solid_capstyle="butt")
    elif sign == "many claims":
        edges = [x + 2 * number for number in range(len(_HEAP) + 1)]
        axes.stairs([y + 1 - height for height in _HEAP], edges, baseline=y + 1, fill=True, color=STATED)
        axes.stairs(
            [y + 1 + height / 2 for height in _HEAP[::-1]], edges, baseline=y + 1, fill=True, color=BOUND
        )
    else:
        example = _EXAMPLES[sign]
        if not upright:
            high = None if example.high is None else x + example.high
            draw_gains(axes, [(Gain("", x + example.low, high, example.bound), y)])
        else:
            # The key's own axis runs downwards, so that the lower end of a range is the larger number.
            low, high = (y - 4, y + 4) if example.high else (y, None)
            if sign in {"up to", "at least"}:
                low += -2 if sign == "up to" else 2
            draw_gains(axes, [(Gain("", low, high, example.bound), x + 8)], upright=True)


def _place_signs(signs: Sequence[Sign], width: float) -> list[tuple[int, float]]:
    places: list[tuple[int, float]] = []
    line, x = 0, 0.0
    for sign in signs:
        needed = _MARK + measure_text(_WORDS.get(sign, sign), SMALL)
        if x and x + needed > width:
            line, x = line + 1, 0.0
        places.append((line, x))
        x += needed + _GAP
    return places
