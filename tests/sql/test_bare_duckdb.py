"""A store opens where nothing but DuckDB is installed: its views and macros lie in the file."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

# Nothing but the standard library and the folder of links is importable: no site-packages, no environment.
PROGRAM = """
import sys, json
bare, store = sys.argv[1:]
sys.path.insert(0, bare)
import importlib.util as found
import duckdb

def ask(connection, sql):
    return connection.execute(sql).fetchall()

opened = duckdb.connect(store, read_only=True)
told = {
    "importable": [name for name in ("claims", "schemas", "pandas", "pint") if found.find_spec(name)],
    "counts": {
        view: ask(opened, f"select count(*) from {view}")[0][0]
        for view, in ask(opened, "select view_name from duckdb_views() where not internal")
    },
    "macros": ask(
        opened,
        "select times(5 / 3), as_reduction(5 / 3), "
        "(select count(*) > 0 from claims a, claims b where comparable(a, b))",
    )[0],
}
opened.close()
other = duckdb.connect()
other.execute(f"attach '{store}' as theirs (read_only)")
told["attached"] = ask(other, "select count(*) from theirs.by_technique")[0][0]
print(json.dumps(told))
"""


@pytest.fixture
def bare(tmp_path):
    """Return a folder in which DuckDB can be imported, and nothing else."""
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("duckdb", "_duckdb"):
        origin = Path(importlib.util.find_spec(name).origin)
        target = origin.parent if origin.name == "__init__.py" else origin
        (folder / target.name).symlink_to(target)
    # DuckDB asks for its own version there.
    described = (
        Path(importlib.metadata.distribution("duckdb").locate_file(""))
        / f"duckdb-{duckdb.__version__}.dist-info"
    )
    (folder / described.name).symlink_to(described)
    return folder


def test_all_views_and_macros_work_without_this_project(builtin, bare, tmp_path):
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", PROGRAM, str(bare), str(builtin)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["importable"] == []
    assert told["macros"] == ["1.67x", pytest.approx(40), True]
    assert set(told["counts"]) >= {
        "gains", "scores", "deltas", "by_technique", "by_technique_family", "by_hardware", "by_benchmark",
        "best_reported", "coverage",
    }  # fmt: skip
    assert all(told["counts"].values())
    assert told["attached"] == told["counts"]["by_technique"]
