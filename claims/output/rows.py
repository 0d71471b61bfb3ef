"""Claims and quantities as rows: the contract's columns in their order, and the few that fit a screen."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from claims.errors import UsageError
from claims.model import Claim, Quantity

CLAIM_COLUMNS = tuple(f.name for f in fields(Claim) if f.name != "evidence")
"""The columns of the table ``claims``."""

QUANTITY_COLUMNS = ("paper_id", *(f.name for f in fields(Quantity)))

READING_COLUMNS = (
    "paper_id",
    "technique",
    "metric",
    "bound",
    "text",
    "gain",
    "baseline",
    "benchmark",
    "hardware",
)
"""What a reader compares; a table of all columns fits no screen."""

claim_values = attrgetter(*CLAIM_COLUMNS)
"""The values of a claim in the order of `CLAIM_COLUMNS`."""

_quantity_values = attrgetter(*QUANTITY_COLUMNS[1:])


def quantity_values(paper_id: str, quantity: Quantity) -> tuple[object, ...]:
    """Return the values of a quantity in the order of `QUANTITY_COLUMNS`.

    >>> quantity_values("p", Quantity("2x", 0, 2, 2.0, None, "x", "exact", "digits"))
    ('p', '2x', 0, 2, 2.0, None, 'x', 'exact', 'digits')
    """
    return (paper_id, *_quantity_values(quantity))


def choose_columns(asked: str | None, known: tuple[str, ...], fitting: tuple[str, ...]) -> tuple[int, ...]:
    """Return the places in `known` of the columns asked for.

    `asked` holds names with commas between, or is ``all``, or None for the columns `fitting`.

    Raises:
        UsageError: a name is not among `known`.

    >>> choose_columns("c, a", ("a", "b", "c"), ("b",)), choose_columns(None, ("a", "b", "c"), ("b",))
    ((2, 0), (1,))
    """
    if asked == "all":
        return tuple(range(len(known)))
    names = fitting if asked is None else tuple(name.strip() for name in asked.split(",") if name.strip())
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        message = f"no column {', '.join(unknown) or 'named'}; known are {', '.join(known)}"
        raise UsageError(message)
    return tuple(known.index(name) for name in names)
