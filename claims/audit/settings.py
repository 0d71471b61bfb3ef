"""Settings of an audit in ``[tool.claims]`` of pyproject.toml, looked for beside the manuscript and above it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """What pyproject.toml says: None or empty where it says nothing. Paths are relative to `folder`.

    `db` is the store, `bib` the bibliographies, `strict` whether warnings count, `format` the output,
    `title_match` the similarity from which a title matches in doubt, `hide` verdicts that are not shown,
    `lexicons` the user's own.
    """

    folder: Path
    db: str | None = None
    bib: tuple[str, ...] = ()
    strict: bool | None = None
    format: str | None = None
    title_match: float | None = None
    hide: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()

    def place(self, path: str) -> str:
        """Return a path of the settings as seen from the working folder."""
        return str(self.folder / path) if self.folder != Path() else path


_TYPES: dict[str, tuple[type, ...]] = {
    "db": (str,), "bib": (str, list), "strict": (bool,), "format": (str,), "title-match": (int, float), "hide": (list,), "lexicons": (str, list),
}  # fmt: skip
_WORDS = {str: "text", list: "a list of texts", bool: "true or false", int: "a number", float: "a number"}


def read_settings(start: Path | None = None) -> Settings:
    """Read the settings of the nearest pyproject.toml with a ``[tool.claims]``, from `start` upwards.

    Raises:
        InputError: the file is no TOML, or a setting has a value that does not fit.
    """
    here = (start or Path()).resolve()
    for folder in (here, *here.parents):
        path = folder / "pyproject.toml"
        if not path.is_file():
            continue
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("claims")
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"{path}: cannot be read as TOML ({error})"
            raise InputError(message) from error
        if table is not None:
            return make_settings(table, folder if folder != here or start is not None else Path(), str(path))
    return Settings(Path())


def make_settings(table: dict[str, Any], folder: Path, name: str) -> Settings:
    """Turn the table ``[tool.claims]`` into settings.

    Keys of other commands are left to them.

    Raises:
        InputError: a value is of the wrong type.

    >>> make_settings({"bib": "refs.bib", "strict": True}, Path(), "pyproject.toml").bib
    ('refs.bib',)
    """
    for key, types in _TYPES.items():
        value = table.get(key)
        if value is None:
            continue
        texts = all(isinstance(item, str) for item in value) if isinstance(value, list) else True
        if not isinstance(value, types) or not texts or (isinstance(value, bool) and bool not in types):
            wanted = " or ".join(dict.fromkeys(_WORDS[t] for t in types))
            message = f"{name}: {key} in [tool.claims] is {value!r}; it must be {wanted}"
            raise InputError(message)
    match = table.get("title-match")
    return Settings(
        folder, table.get("db"), _as_texts(table.get("bib")), table.get("strict"), table.get("format"),
        None if match is None else float(match), _as_texts(table.get("hide")), _as_texts(table.get("lexicons")),
    )  # fmt: skip


def _as_texts(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
