"""Names beside marks that are scattered over a plane: each where it touches nothing, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.lettering import measure_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLEAR: Final = 4.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, with y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have more in common than an edge.

        >>> Box(0, 0, 2, 2).meets(Box(1, 1, 3, 3)), Box(0, 0, 2, 2).meets(Box(2, 0, 3, 2))
        (True, False)
        """
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def lies_in(self, other: Box) -> bool:
        """Whether all of it is inside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name with the left end and the middle of its line, in points."""

    text: str
    left: float
    middle: float


def place_names(
    wanted: Iterable[tuple[str, Box]], taken: Sequence[Box], room: Box, size: float
) -> list[PlacedName]:
    """Place each name beside its mark's box: right, left, above or below, the first that is free.

    Names come in order of importance; one that fits nowhere in `room` is left out.

    >>> mark = Box(10, 10, 14, 14)
    >>> [name.text for name in place_names([("a", mark), ("b", mark)], [mark], Box(0, 0, 30, 20), 6)]
    ['a', 'b']
    """
    used = list(taken)
    placed = []
    for text, mark in wanted:
        width, half = measure_text(text, size), size * 0.6
        x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
        for left, middle in (
            (mark.right + 1.5, y),
            (mark.left - 1.5 - width, y),
            (x - width / 2, mark.top - half),
            (x - width / 2, mark.bottom + half),
            (mark.right + 1, mark.top - half / 2),
            (mark.right + 1, mark.bottom + half / 2),
        ):
            box = Box(left, middle - half, left + width, middle + half)
            # Away from its own mark a name keeps its distance, or it would seem to belong to another.
            far = Box(left - _CLEAR * (left < x), box.top, box.right + _CLEAR * (left > x), box.bottom)
            if text and box.lies_in(room) and not any(far.meets(other) for other in used):
                used.append(box)
                placed.append(PlacedName(text, left, middle))
                break
    return placed
