"""Opening and querying: one clear line when it fails, and SQL that cannot reach past the store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from claims.errors import StoreError, UsageError
from claims.store import Source, Store, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.model import Extraction

HOSTILE = {
    "drop": "drop table claims",
    "delete": "delete from claims",
    "update": "update claims set gain = 100",
    "create": "create table mine (a integer)",
    "copy out": "copy claims to 'stolen.csv'",
    "export": "export database 'stolen'",
    "attach": "attach 'other.duckdb'",
    "read a file": "select * from read_csv('/etc/hostname')",
    "read text": "select * from read_text('/etc/hostname')",
    "read by name": "select * from '/etc/hostname'",
    "list files": "select * from glob('/*')",
    "copy in": "copy claims from 'rows.csv'",
    "unlock": "set enable_external_access = true",
    "extension": "install httpfs",
    "two at once": "select 1; drop table papers",
    "python variables": "select * from frame",
}


@pytest.fixture
def path(tmp_path: Path, source: Source, extract: Callable[..., Extraction]) -> Path:
    path = tmp_path / "claims.duckdb"
    with Store.open(path) as store:
        store.ingest([extract("a", 2.0), extract("b", 3.0)], source=source)
    return path


def test_what_was_written_is_there_when_opened_again(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        assert store.query("select count(*) as n from claims") == Table(("n",), [(2,)])
    with Store.open(path) as store:
        assert store.counts().papers == 2


@pytest.mark.parametrize("sql", HOSTILE.values(), ids=HOSTILE)
def test_a_read_only_store_answers_and_does_nothing_else(
    sql: str, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before, files = path.read_bytes(), sorted(tmp_path.iterdir())
    with Store.open(path, read_only=True) as store:
        digest = store.digest()
        with pytest.raises(UsageError) as caught:
            store.query(sql)
        assert "\n" not in str(caught.value)
        assert store.digest() == digest
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == files


@pytest.mark.parametrize("sql", [HOSTILE[name] for name in ("copy out", "attach", "read a file", "unlock")])
def test_a_writable_store_does_not_reach_other_files_either(sql: str, path: Path) -> None:
    with Store.open(path) as store, pytest.raises(UsageError):
        store.query(sql)


@pytest.mark.parametrize("sql", ["select", "selec 1", "from nothing", "select nope from claims", "select ?"])
def test_sql_that_is_wrong_gives_one_line(sql: str, path: Path) -> None:
    with Store.open(path, read_only=True) as store, pytest.raises(UsageError) as caught:
        store.query(sql)
    assert str(caught.value)
    assert "\n" not in str(caught.value)


def test_parameters_are_values_not_sql(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        assert store.query("select count(*) from claims where paper_id = ?", ["a' or true --"]).rows == [(0,)]
        assert store.query("select text from claims where paper_id = $paper", {"paper": "b"}).rows == [
            ("3.0x",)
        ]


def test_reading_into_a_read_only_store_is_refused(
    path: Path, source: Source, extract: Callable[..., Extraction]
) -> None:
    with Store.open(path, read_only=True) as store, pytest.raises(StoreError, match="read-only"):
        store.ingest([extract("c", 2.0)], source=source)


def test_a_missing_file_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        Store.open(tmp_path / "none.duckdb", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_store_in_memory_is_not_opened_read_only() -> None:
    with pytest.raises(StoreError, match="in memory"):
        Store.open(":memory:", read_only=True)


@pytest.mark.parametrize("content", ["", "paper,claim\n" * 500])
@pytest.mark.parametrize("name", ["papers.csv", "papers.txt", "claims.duckdb"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_another_kind_is_refused_and_left_alone(
    content: str, name: str, tmp_path: Path, *, read_only: bool
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match="not a DuckDB file"):
        Store.open(path, read_only=read_only)
    assert path.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("place", [".", "no/such/folder/x.duckdb"])
def test_a_place_that_cannot_hold_a_store_is_refused(place: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=str(tmp_path)):
        Store.open(tmp_path / place)


def test_somebody_elses_duckdb_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table theirs (a integer)")
    with pytest.raises(StoreError, match="no store of claims"):
        Store.open(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("show tables").fetchall() == [("theirs",)]


def test_another_schema_version_is_refused(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("update schema_version set version = 99")
    with pytest.raises(StoreError, match="schema version 99, this program has 2"):
        Store.open(path, read_only=True)


def test_a_store_in_use_by_another_process_is_refused(path: Path) -> None:
    holder = (
        "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="in use by another process"):
            Store.open(path)
        process.communicate(b"")


def test_closing_twice_is_fine(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()


def test_querying_needs_neither_pandas_nor_pandera(path: Path) -> None:
    code = (
        "import sys; from claims.store import Store; store = Store.open(sys.argv[1], read_only=True);"
        "store.query('from claims'); print(sorted({'pandas', 'pandera', 'pint'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("module", ["claims.model", "claims.errors", "claims.gain", "schemas"])
def test_the_light_modules_stay_light(module: str) -> None:
    code = (
        f"import sys, {module}; print(sorted({{'duckdb', 'pandas', 'pandera', 'pint'}} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("sql", ["", "  ;", "-- nothing", "/* nothing */"])
def test_a_query_of_nothing_says_so(sql: str, path: Path) -> None:
    with Store.open(path, read_only=True) as store, pytest.raises(UsageError, match="the query is empty"):
        store.query(sql)


def test_a_refusal_says_what_was_asked_for(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        with pytest.raises(UsageError, match="would change the store, which is open for reading only"):
            store.query("drop table claims")
        with pytest.raises(UsageError, match="would leave the store for /etc/hostname"):
            store.query("select * from read_csv('/etc/hostname')")
        with pytest.raises(UsageError, match="settings are locked"):
            store.query("set threads = 1")


def test_other_files_are_read_only_where_the_store_was_opened_for_it(path: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("n\n1\n", encoding="utf-8")
    sql = f"select n from read_csv('{tmp_path}/mine.csv')"  # noqa: S608 - a path of this test
    with Store.open(path, read_only=True) as store, pytest.raises(UsageError):
        store.query(sql)
    with Store.open(path, read_only=True, external=True) as store:
        assert store.query(sql).rows == [(1,)]
        with pytest.raises(UsageError, match="would change the store"):
            store.query("delete from claims")


def test_an_answer_names_the_types_of_its_columns(path: Path) -> None:
    with Store.open(path, read_only=True) as store:
        assert store.query("select paper_id, value, baseline from claims").types == (
            "VARCHAR",
            "DOUBLE",
            "VARCHAR[]",
        )
