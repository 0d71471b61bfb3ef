"""Stores to query: of the built-in corpus, of the copied page where it is present, and of invented rows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.extraction import extract_paper
from claims.gain import gain
from claims.model import Claim, Extraction, Paper
from claims.readers.registry import open_source
from claims.store import Source, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MADE_BY_HAND = Source(name="by hand", digest="", format="none", version="0")


def fill(path: Path, corpus: Path) -> Path:
    with open_source(str(corpus)) as source, Store.open(path) as store:
        digest = hashlib.sha256(corpus.read_bytes()).hexdigest()
        held = Source(name=corpus.name, digest=digest, format=source.format, version="0")
        store.ingest((extract_paper(one) for one in source.papers if isinstance(one, Paper)), source=held)
    return path


@pytest.fixture(scope="session")
def builtin(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("builtin") / "claims.duckdb", root / "data" / "papers.jsonl")
