"""``claims query``: what it answers, in which forms, and what it refuses."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from claims.cli import claims

REFUSED = {
    "drop table claims": "claims: the query would change the store, which is open for reading only",
    "delete from claims": "claims: the query would change the store, which is open for reading only",
    "insert into metrics values ('a', 'b', 'none', true)": "claims: the query would change the store",
    "copy claims to 'x'": "claims: the query would leave the store for x, which is refused unless asked for",
    "attach 'y'": "claims: the query would leave the store for ",
    "attach ':memory:' as y": "claims: the query would change the store",
    "select * from read_csv('/etc/hostname')": "claims: the query would leave the store for /etc/hostname",
    "from '/etc/hostname'": "claims: ",
    "from read_parquet('https://example.org/x.parquet')": "claims: the query would leave the store for https://",
    "set enable_external_access = true": "claims: the query would change how the store is guarded",
    "select 1; drop table papers": "claims: the query would change the store",
    "": "claims: the query is empty; write SQL, such as: select count(*) from claims",
    "/* nothing */": "claims: the query is empty; write SQL, such as: select count(*) from claims",
    "selec 1": "claims: Parser Error: syntax error at or near",
    "select nothing": "claims: Binder Error: ",
    "missing.sql": "claims: missing.sql: no such file; check the path",
    "select $a": "claims: the query has $a, and no value is given for it",
}
LONG = "select count(*) from range(10000000) a, range(1000000) b where (a.range * b.range) % 7 = 3"


@pytest.fixture
def query(builtin):
    def run(*arguments, **more):
        return CliRunner().invoke(claims, ["query", *arguments, "--db", str(builtin)], **more)

    return run


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Return an empty folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("sql", "message"), REFUSED.items(), ids=[sql or "empty" for sql in REFUSED])
def test_what_is_refused_is_refused_in_one_line_and_changes_nothing(sql, message, query, builtin, elsewhere):
    before = hashlib.sha256(builtin.read_bytes()).digest()
    result = query(sql)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(message)
    assert len(result.stderr.splitlines()) == 1
    assert hashlib.sha256(builtin.read_bytes()).digest() == before
    assert list(elsewhere.iterdir()) == []


def test_other_files_are_read_when_asked_for_and_the_store_still_stays_as_it_is(query, builtin, tmp_path):
    (tmp_path / "mine.csv").write_text("technique,seen\nIceFormer,often\n", encoding="utf-8")
    sql = f"select seen from gains join read_csv('{tmp_path}/mine.csv') using (technique)"  # noqa: S608
    assert query(sql).exit_code == 2
    assert query(sql, "--external", "--format", "csv").stdout == "seen\noften\n"
    before = builtin.read_bytes()
    assert query("drop table claims", "--external").exit_code == 2
    assert builtin.read_bytes() == before


def test_a_query_stands_in_the_call_in_a_file_or_on_standard_input(query, tmp_path):
    sql = "select count(*) as n from papers"
    file = tmp_path / "count.sql"
    file.write_text(sql, encoding="utf-8")
    told = [query(sql).stdout, query(str(file)).stdout, query("-", input=sql).stdout]
    assert told == [" n\n--\n64\n"] * 3


def test_parameters_are_values_and_never_sql(query):
    sql = "select distinct technique from gains where technique = $technique"
    assert query(sql, "-p", "technique=IceFormer", "--format", "csv").stdout == "technique\nIceFormer\n"
    assert query(sql, "-p", "technique=x' or true --", "--format", "csv").stdout == "technique\n"


def test_a_parameter_is_compared_with_a_number_as_a_number(query):
    sql = "select count(*) > 0 and bool_and(gain > 9) from gains where gain > $least"
    assert query(sql, "-p", "least=9", "--format", "csv").stdout.endswith("true\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["select 1", "-p", "a"], "claims: a parameter is written NAME=VALUE, and this is 'a'"),
        (["select $a", "-p", "a=1", "-p", "a=2"], "claims: the parameter a is given twice"),
        (
            ["select $a", "-p", "b=1"],
            "claims: the query has $a, and no value is given for it; a value is given for b",
        ),
    ],
)
def test_parameters_that_do_not_fit_are_told_in_one_line(arguments, message, query):
    result = query(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)
    assert len(result.stderr.splitlines()) == 1


def test_parquet_keeps_the_types_of_the_query(query, tmp_path):
    result = query(
        "select claim_id, year, value, baseline, start from claims order by claim_id", "--format", "parquet"
    )
    assert result.exit_code == 0
    path = tmp_path / "rows.parquet"
    path.write_bytes(result.stdout_bytes)
    rows = duckdb.sql(f"from '{path}'")
    assert [str(kind) for kind in rows.types] == ["VARCHAR", "BIGINT", "DOUBLE", "VARCHAR[]", "BIGINT"]
    as_csv = query("select claim_id from claims order by claim_id", "--format", "csv").stdout.splitlines()[1:]
    assert [row[0] for row in rows.fetchall()] == as_csv


def test_parquet_of_no_rows_has_its_columns(query, tmp_path):
    path = tmp_path / "rows.parquet"
    path.write_bytes(query("select gain, flags from gains where false", "--format", "parquet").stdout_bytes)
    assert duckdb.sql(f"from '{path}'").columns == ["gain", "flags"]


@pytest.mark.parametrize("value", ["interval 1 day", "'a'::blob"])
def test_what_parquet_cannot_hold_is_told_and_nothing_is_written(value, query):
    result = query(f"select {value} as odd", "--format", "parquet")
    assert result.exit_code == 2
    assert result.stdout_bytes == b""
    assert result.stderr.startswith("claims: cannot be written as Parquet: odd (")


def test_latex_is_a_table_with_numbers_to_the_right(query):
    lines = query("select 'a_b & 50%' as name, 2.5::double as gain", "--format", "latex").stdout.splitlines()
    assert lines[1:] == [
        "\\begin{tabular}{lr}",
        "\\toprule",
        "name & gain \\\\",
        "\\midrule",
        "a\\_b \\& 50\\% & 2.5 \\\\",
        "\\bottomrule",
        "\\end{tabular}",
    ]


def test_numbers_are_short_where_they_are_looked_at_and_whole_where_they_are_read(query):
    sql = "select (5 / 3)::double as gain"
    assert query(sql).stdout.splitlines()[-1] == "1.66667"
    assert query(sql, "--format", "markdown").stdout.splitlines()[-1] == "| 1.66667 |"
    assert next(csv.DictReader(io.StringIO(query(sql, "--format", "csv").stdout)))["gain"] == repr(5 / 3)


@pytest.mark.skipif(os.name != "posix", reason="signals differ there")
def test_ctrl_c_stops_a_query(builtin):
    program = subprocess.Popen(
        [sys.executable, "-m", "claims", "query", LONG, "--db", str(builtin)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        # A run in the background ignores the signal, and so would whatever it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no threads here
    )
    with program:
        while not has_open(program.pid, builtin):
            assert program.poll() is None
            time.sleep(0.05)
        program.send_signal(signal.SIGINT)
        try:
            written, messages = program.communicate(timeout=60)
        finally:
            program.kill()
    assert program.returncode == 130
    assert written == messages.strip() == b""


def has_open(process, path):
    """Tell whether a process has a file open; where the system does not tell, give it time to."""
    opened = Path(f"/proc/{process}/fd")
    if not opened.is_dir():
        time.sleep(3)
        return True
    return path.resolve() in {link.resolve() for link in opened.iterdir()}
