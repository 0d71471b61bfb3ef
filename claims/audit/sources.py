"""Opening the files of a manuscript: their format, what they input, and what cannot be read."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from claims.audit.manuscript import Manuscript
from claims.audit.values import Notice, Source
from claims.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT_NAMES = ("latex", "markdown", "plain")
"""Modules of this folder that read a manuscript. The strictest `detect` stands first."""

_HEAD = 20_000
_LARGEST = 200_000_000
_DEEPEST = 40


class ManuscriptFormat(Protocol):
    """What a format's module offers."""

    extensions: tuple[str, ...]

    def detect(self, head: str) -> bool:
        """Tell whether a text that begins with `head` is of this format."""

    def read(self, source: Source, manuscript: Manuscript, macros: dict[str, str] | None = None) -> None:
        """Add the blocks of `source` to `manuscript`."""


def load_format(name: str) -> ManuscriptFormat:
    """Return the manuscript format of that name.

    >>> load_format("latex").extensions
    ('tex', 'ltx', 'latex')
    """
    return cast("ManuscriptFormat", import_module(f"claims.audit.{name}"))


def detect_format(name: str, text: str) -> ManuscriptFormat:
    """Return the format of a manuscript, by its file name and, where that says nothing, by its content.

    >>> detect_format("notes", "as in [@x]").extensions[0]
    'md'
    """
    extension = name.lower().rpartition(".")[2] if "." in name else ""
    formats = [load_format(n) for n in FORMAT_NAMES]
    for candidate in formats:
        if extension in candidate.extensions:
            return candidate
    head = text[:_HEAD]
    return next((f for f in formats if f.detect(head)), formats[-1])


def read_manuscript(paths: Iterable[str]) -> Manuscript:
    """Read manuscript files, each with what it inputs, into one manuscript.

    A file that is missing or no text, an input that is missing or goes round in a circle become notices, and
    the rest is read. A file that another one inputs is read once, in that place.
    """
    manuscript = Manuscript()
    opener = _Opener(manuscript)
    manuscript.open_input = opener.include
    for path in paths:
        try:
            opener.read(path)
        except InputError as error:
            manuscript.notices.append(Notice(path, 0, str(error).removeprefix(f"{path}: ")))
    return manuscript


class _Opener:
    """Reads files once each and keeps the chain of what is being input."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.chain: list[Path] = []
        self.done: set[Path] = set()

    def read(self, path: str, macros: dict[str, str] | None = None) -> None:
        place = Path(path).resolve() if path != "-" else Path("-")
        if place in self.done:
            return
        text = read_text(path)
        self.done.add(place)
        source = Source(path, text)
        self.manuscript.sources[path] = source
        self.chain.append(place)
        try:
            detect_format(path, text).read(source, self.manuscript, macros)
        finally:
            self.chain.pop()

    def include(self, source: Source, at: int, path: str, macros: dict[str, str]) -> None:
        """Read the file that is input at this place, or say why it cannot be."""
        line = source.line(at)
        found = self._find(source.name, path)
        if found is None:
            self._tell(
                source.name,
                line,
                f"no file {path}.tex to input" if "." not in Path(path).name else f"no file {path} to input",
            )
            return
        place = found.resolve()
        if place in self.chain:
            self._tell(
                source.name, line, f"{path} inputs itself, directly or through other files; it is read once"
            )
            return
        if len(self.chain) > _DEEPEST:
            self._tell(source.name, line, f"{path} is input {_DEEPEST} files deep; it is not read")
            return
        try:
            self.read(str(found), macros)
        except InputError as error:
            self._tell(source.name, line, f"{path} cannot be input: {error}")

    def _find(self, name: str, path: str) -> Path | None:
        try:
            here = Path(name).parent if name != "-" else Path()
            root = self.chain[0].parent if self.chain else here
            for folder in (here, root):
                for candidate in (folder / f"{path}.tex", folder / path):
                    if candidate.is_file():
                        return candidate
        except (OSError, ValueError):
            return None
        return None

    def _tell(self, name: str, line: int, message: str) -> None:
        self.manuscript.notices.append(Notice(name, line, message))


def read_text(path: str) -> str:
    """Return the text of a file, or of standard input for ``-``.

    Raises:
        InputError: it is missing, a folder, too large, or no text.
    """
    if path == "-":
        import sys

        return sys.stdin.read().lstrip("\ufeff")
    try:
        stored = Path(path)
        if stored.is_dir():
            message = f"{path}: is a folder; name the files in it"
            raise InputError(message)
        if stored.stat().st_size > _LARGEST:
            message = f"{path}: is larger than {_LARGEST // 1_000_000} MB; a manuscript is not"
            raise InputError(message)
        data = stored.read_bytes()
    except FileNotFoundError:
        message = f"{path}: no such file; check the path"
        raise InputError(message) from None
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})"
        raise InputError(message) from None
    if b"\0" in data[:65_536]:
        message = f"{path}: is a binary file; save it as UTF-8 text"
        raise InputError(message)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Old manuscripts: every byte is a character of Latin-1, and numbers are the same in both.
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")
