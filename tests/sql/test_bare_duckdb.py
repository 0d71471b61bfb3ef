"""A store opens where nothing but DuckDB is installed: its views and macros lie in the file."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

# Nothing but the standard library and the folder of links is importable: no site-packages, no environment.
PROGRAM = """
import sys, json
sys.path.insert(0, sys.argv[1])
import importlib.util as found
import duckdb
print(json.dumps({
    "importable": [name for name in ("claims", "schemas", "pandas", "pint", "pandera") if found.find_spec(name)],
    "counts": {
        view: connection.execute(f"select count(*) from {prefix}{view}").fetchone()[0]
        for prefix, connection in [("", duckdb.connect(sys.argv[2], read_only=True))]
        for view, in connection.execute("select view_name from duckdb_views() where not internal").fetchall()
    },
    "macros": duckdb.connect(sys.argv[2], read_only=True).execute(
        "select times(5 / 3), as_reduction(5 / 3), (select count(*) > 0 from claims a, claims b where comparable(a, b))"
    ).fetchone(),
    "attached": [
        connection.execute(f"attach '{sys.argv[2]}' as theirs (read_only)") and
        connection.execute("select count(*) from theirs.by_technique").fetchone()[0]
        for connection in [duckdb.connect()]
    ][0],
}))
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
