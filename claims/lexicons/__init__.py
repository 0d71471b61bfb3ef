"""The lexicons: TOML files of names and spellings, and how they are read.

Every list that a maintainer may want to extend is a file of this folder; the code has none.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Read the lexicon ``<name>.toml`` of this folder.

    >>> "ms" in load_lexicon("units")["time"]
    True
    """
    with (FOLDER / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def list_lexicons(folder: str) -> list[str]:
    """Name the lexicons of a subfolder, sorted, as `load_lexicon` takes them.

    >>> list_lexicons("nowhere")
    []
    """
    return sorted(f"{folder}/{path.stem}" for path in (FOLDER / folder).glob("*.toml"))
