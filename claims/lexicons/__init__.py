"""The lexicons: TOML files of names and spellings, and how they are read.

Every list that a maintainer may want to extend is a file of this folder; the code has none.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from claims.errors import InputError

FOLDER = Path(__file__).parent


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Read the lexicon ``<name>.toml`` of this folder.

    >>> "ms" in load_lexicon("units")["time"]
    True
    """
    return read_lexicon(FOLDER / f"{name}.toml")


def read_lexicon(path: Path) -> dict[str, Any]:
    """Read a lexicon file of the project or of a user.

    Raises `InputError` when the file is missing or is not TOML.
    """
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        message = f"{path}: cannot read this lexicon ({error.strerror}); check the path"
        raise InputError(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: this lexicon is not TOML ({error}); see the files in claims/lexicons for the form"
        raise InputError(message) from error


def list_lexicons(folder: str) -> list[str]:
    """Name the lexicons of a subfolder, sorted, as `load_lexicon` takes them.

    >>> list_lexicons("nowhere")
    []
    """
    return sorted(f"{folder}/{path.stem}" for path in (FOLDER / folder).glob("*.toml"))
