"""CSV with a heading line; lists are joined by ``"; "`` and a value that is none is an empty cell."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from claims.output.cells import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def write(columns: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO) -> None:
    """Write the heading, then each row as it comes."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell_text(value) for value in row] for row in rows)
