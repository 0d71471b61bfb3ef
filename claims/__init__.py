"""Reads the numbers that paper abstracts claim.

    >>> import claims
    >>> [c.text for c in claims.extract("Our FooFormer is 2.5x faster and needs 40% less memory.")]
    ['2.5x', '40%']

`extract` is the whole; `quantities` is the second layer alone; `open` gives a store of rows. The
layers are described in ``docs/architecture.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from claims.model import Claim, Quantity
    from claims.store import Store

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "open", "quantities"]


def extract(
    abstract: str, *, title: str = "", paper_id: str = "", lexicons: tuple[Path, ...] = ()
) -> list[Claim]:
    """Read all claims of an abstract, in the order in which they stand.

    `abstract` is taken as the source has it, LaTeX and line breaks included; offsets of the claims
    are code points of it. `title` helps to find the technique's name and families.

    >>> claim = extract("It cuts latency by up to 25% on ImageNet.", title="FooNet: Fast Nets")[0]
    >>> claim.value, claim.unit, claim.kind, claim.bound, claim.metric, claim.technique, round(claim.gain, 3)
    (25.0, '%', 'relative', 'at_most', 'latency', 'FooNet', 1.333)
    """
    from claims.extraction import extract_paper
    from claims.model import Paper

    return list(extract_paper(Paper(paper_id, title, abstract), lexicons=lexicons).claims)


def quantities(text: str) -> list[Quantity]:
    """Read every quantity of a text, claim or not.

    >>> [(q.value, q.unit) for q in quantities("13 ms for 2.5 to 4 times more data")]
    [(13.0, 'ms'), (2.5, 'x')]
    """
    from claims.quantity import quantities as read

    return read(text)


def open(path: str | Path, *, read_only: bool = True) -> Store:  # noqa: A001 - claims.open reads well
    """Open a store of claims, a DuckDB file; read-only unless asked.

    Raises `claims.errors.StoreError` when there is none or it cannot be opened.
    """
    from claims.store import Store

    return Store.open(path, read_only=read_only)
