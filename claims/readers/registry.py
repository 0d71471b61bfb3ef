"""The formats by name, in the order in which their `detect` is asked; each is loaded when needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from claims.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.readers.record import Record

FORMAT_NAMES = ("jsonl", "listing")
"""Module names in this folder. The strictest `detect` stands first."""


class Format(Protocol):
    """What a format's module offers."""

    title: str
    extensions: tuple[str, ...]

    def detect(self, head: str) -> bool:
        """Tell whether a text that begins with `head` is of this format."""

    def read(self, lines: Iterable[str], name: str) -> Iterator[Record]:
        """Yield a `Paper` for each good record of `lines`, a `BadRecord` for each other one."""


def load_format(format_name: str) -> Format:
    """Return the format of that name.

    Raises:
        UsageError: there is no such format.

    >>> load_format("jsonl").extensions
    ('jsonl', 'ndjson', 'jl')
    """
    if format_name not in FORMAT_NAMES:
        message = f"no input format {format_name!r}; known are {', '.join(FORMAT_NAMES)}"
        raise UsageError(message)
    return cast("Format", import_module(f"claims.readers.{format_name}"))


def detect_format(head: str, file_name: str) -> str | None:
    r"""Return the name of the format of a text, by its first characters and only then its file name.

    >>> detect_format('{"title": "T", "abstract": "A"}\n', "notes.txt")
    'jsonl'
    >>> detect_format("neither\n", "papers.csv") is None
    True
    """
    for format_name in FORMAT_NAMES:
        if load_format(format_name).detect(head):
            return format_name
    extension = file_name.lower().removesuffix(".gz").rpartition(".")[2]
    for format_name in FORMAT_NAMES:
        if extension in load_format(format_name).extensions:
            return format_name
    return None
