"""A store of made-up papers, and a function that audits a made-up manuscript against it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.audit import audit_files
from claims.cli import claims
from claims.store import Store

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """Return a store with the claims of the made-up papers."""
    path = tmp_path_factory.mktemp("audit") / "claims.duckdb"
    done = CliRunner().invoke(claims, ["ingest", str(HERE / "papers.jsonl"), "--db", str(path)])
    assert done.exit_code == 0, done.output
    return path


@pytest.fixture(scope="session")
def bibliography():
    """Return the bibliography of the made-up papers."""
    return HERE / "refs.bib"


@pytest.fixture(scope="session")
def opened(database):
    """Return the store, open for reading."""
    with Store.open(database, read_only=True) as store:
        yield store


@pytest.fixture
def audit(tmp_path, opened, bibliography):
    """Return a function that audits a text under a file name."""

    def run(text, name="paper.tex", **more):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return audit_files([str(path)], opened, bibliographies=[str(bibliography)], **more)

    return run


@pytest.fixture
def run(database, bibliography):
    """Return a function that runs `claims audit` in this process."""

    def invoke(*arguments):
        call = ["audit", *map(str, arguments), "--db", str(database), "--bib", str(bibliography)]
        return CliRunner().invoke(claims, call)

    return invoke
