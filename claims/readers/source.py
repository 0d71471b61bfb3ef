"""Opening a source: a path or ``-`` for standard input, plain or gzip, as lines of a known format."""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import sys
import tempfile
import zlib
from collections import deque
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import InputError
from claims.model import Paper
from claims.readers.record import BadRecord
from claims.readers.registry import FORMAT_NAMES, detect_format, load_format

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from claims.readers.record import Record

_HEAD = 65_536
_BLOCK = 1 << 20
_GZIP_MAGIC = b"\x1f\x8b"
_SHARE_OF_BAD_BYTES = 0.1
_DAMAGE = (EOFError, OSError, zlib.error)


@dataclass(frozen=True, slots=True)
class OpenSource:
    """A source that is open: its name as the user wrote it, its format, its digest, its records.

    `digest` is the SHA-256 of its bytes as they are stored; `records` can be gone through once.
    """

    name: str
    format: str
    digest: str
    records: Iterator[Record]


def read_papers(path: str | os.PathLike[str], *, format_name: str | None = None) -> Iterator[Record]:
    """Yield the papers of a file in its order, and a `BadRecord` in the place of each unreadable one.

    Raises:
        InputError: the file cannot be read at all, or holds no paper.
        UsageError: there is no format of that name.
    """
    with open_source(path, format_name=format_name) as source:
        yield from source.records


class Lines:
    """The lines of a text, counted; a text that breaks off (cut gzip data, a failing disk) ends there.

    `number` is the line last given out, `damage` why the text broke off, or None.
    """

    def __init__(self, stream: Iterator[str]) -> None:
        """Give out the lines of `stream`."""
        self.number = 0
        self.damage: str | None = None
        self._stream = stream
        self._ahead: deque[str] = deque()

    def peek(self, characters: int) -> str:
        """Return the lines that hold the next `characters` characters, without giving them out."""
        size = 0
        while size < characters and (line := self._pull()) is not None:
            self._ahead.append(line)
            size += len(line)
        return "".join(self._ahead)

    def _pull(self) -> str | None:
        if self.damage is None:
            try:
                return next(self._stream, None)
            except _DAMAGE as error:
                self.damage = _reason(error)
        return None

    def __iter__(self) -> Iterator[str]:
        """Give out what is left."""
        while (line := self._ahead.popleft() if self._ahead else self._pull()) is not None:
            self.number += 1
            yield line


@contextmanager
def open_source(path: str | os.PathLike[str], *, format_name: str | None = None) -> Iterator[OpenSource]:
    """Open a file, or standard input for ``-``, and find its format by its content.

    Raises:
        InputError: the file is missing, a folder, not text, empty, damaged, or of no known format.
        UsageError: there is no format of that name.
    """
    name = "standard input" if str(path) == "-" else str(path)
    with ExitStack() as stack:
        stored = _open_bytes(path, name, stack)
        digest = _digest(stored)
        compressed = stored.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
        stored.seek(0)
        plain = gzip.GzipFile(fileobj=stored) if compressed else stored
        # Bytes that are not UTF-8 become lone surrogates, so that only the record that holds them is bad.
        lines = Lines(io.TextIOWrapper(plain, encoding="utf-8-sig", errors="surrogateescape"))
        head = lines.peek(_HEAD)
        _refuse_other_than_text(head, name, lines.damage)
        found = format_name or detect_format(head, name)
        if found is None:
            raise InputError(_describe_unknown(head, name))
        yield OpenSource(name=name, format=found, digest=digest, records=_check_records(found, lines, name))


def _open_bytes(path: str | os.PathLike[str], name: str, stack: ExitStack) -> BinaryIO:
    """Return the bytes of a source as a file that can be read twice."""
    if str(path) == "-":
        stored: BinaryIO | None = getattr(sys.stdin, "buffer", None)
        if stored is None:
            message = f"{name}: is closed; name a file, or pipe one in"
            raise InputError(message)
    else:
        try:
            stored = stack.enter_context(Path(path).open("rb"))  # noqa: SIM115 - the stack closes it
        except (FileNotFoundError, NotADirectoryError):
            message = f"{name}: no such file; check the path"
            raise InputError(message) from None
        except IsADirectoryError:
            message = f"{name}: is a folder; name the files in it"
            raise InputError(message) from None
        except (OSError, ValueError) as error:
            message = f"{name}: cannot be opened ({_reason(error)})"
            raise InputError(message) from None
    try:
        if str(path) != "-" and stored.seekable():
            stored.read(1)
            stored.seek(0)
            return stored
        copy = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        shutil.copyfileobj(stored, copy)
        copy.seek(0)
    except OSError as error:
        message = f"{name}: cannot be read ({_reason(error)})"
        raise InputError(message) from None
    return copy


def _digest(stored: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := stored.read(_BLOCK):
        digest.update(block)
    stored.seek(0)
    return digest.hexdigest()


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__


def _refuse_other_than_text(head: str, name: str, damage: str | None) -> None:
    """Raise `InputError` for a file that is empty, damaged from its first byte on, or no text."""
    if not head.strip("\ufeff \t\r\n"):
        problem = f"is damaged ({damage}); fetch it again" if damage else "is empty; nothing to read"
        message = f"{name}: {problem}"
        raise InputError(message)
    foreign = sum("\ud800" <= c <= "\udfff" for c in head)
    if "\0" in head or foreign > len(head) * _SHARE_OF_BAD_BYTES:
        message = f"{name}: is a binary file or not UTF-8; save it as UTF-8 text (plain or gzip)"
        raise InputError(message)


def _describe_unknown(head: str, name: str) -> str:
    if head.lstrip().startswith(("[", "{")):
        return f"{name}: is one JSON document; write it as JSON lines, one object a line (jq -c '.[]')"
    formats = "; ".join(load_format(f).title for f in FORMAT_NAMES)
    return f"{name}: is of no known format; known are {formats}"


def _check_records(format_name: str, lines: Lines, name: str) -> Iterator[Record]:
    """Yield the records of a source, each id once.

    Raises:
        InputError: there is no record at all.
    """
    first_line: dict[str, int] = {}
    count = 0
    for count, record in enumerate(load_format(format_name).read(lines, name), start=1):  # noqa: B007
        if isinstance(record, Paper) and record.id in first_line:
            problem = f"has the id of line {first_line[record.id]}; drop it, or give it an id of its own"
            yield BadRecord(name, lines.number, problem, record.id)
            continue
        if isinstance(record, Paper):
            first_line[record.id] = lines.number
        yield record
    if lines.damage is not None:
        problem = f"the file breaks off here ({lines.damage}); fetch it again for the rest"
        yield BadRecord(name, lines.number + 1, problem)
    elif not count:
        message = f"{name}: no paper in it; it was read as {load_format(format_name).title}"
        raise InputError(message)
