"""Exit codes and messages: one line for the user, data and messages apart, no traceback."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from claims.cli import guard

BAD_CALLS = [
    (["extract"], "claims: Missing argument 'FILE…'; see 'claims extract --help'"),
    (["extract", "--format", "xml", "x"], "claims: Invalid value for '--format'"),
    (["extrakt"], "claims: No such command 'extrakt'"),
    (["--verbose"], "claims: No such option"),
    (["extract", "missing.jsonl"], "claims: missing.jsonl: no such file; check the path"),
    (["extract", "."], "claims: .: is a folder; name the files in it"),
    (["quantities", "missing.jsonl"], "claims: missing.jsonl: no such file; check the path"),
    (["ingest", "missing.jsonl"], "claims: missing.jsonl: no such file; check the path"),
    (["query", "select 1", "--db", "missing.duckdb"], "claims: missing.duckdb: "),
    (["export", "--db", "missing.duckdb"], "claims: missing.duckdb: "),
    (["report", "--db", "missing.duckdb"], "claims: missing.duckdb: "),
    (["explain", ""], "claims: nothing to explain: the text is empty"),
    (["extract", "x", "--columns", "valeu"], "claims: no column valeu; known are claim_id, paper_id"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD_CALLS, ids=[" ".join(a) for a, _ in BAD_CALLS])
def test_a_bad_call_exits_2_with_one_clear_line(run, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(message)
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_arguments_show_the_help(run):
    result = run()
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: claims [OPTIONS] COMMAND")


def test_a_bad_record_is_named_and_the_good_ones_are_kept(run, half_bad):
    result = run("quantities", half_bad, "--format", "jsonl")
    assert result.exit_code == 2
    assert {json.loads(line)["paper_id"] for line in result.stdout.splitlines()} >= {"p1", "p3"}
    assert result.stderr.splitlines() == [
        f'claims: {half_bad}, line 2 (bad): has no "abstract"; add it as text',
        "claims: skipped 1 record, as named above; read 3 papers",
    ]


def test_a_bad_file_does_not_keep_the_others_from_being_read(run, papers):
    result = run("quantities", "missing.jsonl", papers)
    assert result.exit_code == 2
    assert result.stdout
    assert result.stderr.splitlines()[-1] == "claims: skipped 1 file, as named above; read 3 papers"


def test_a_defect_is_told_in_one_line(run, papers, monkeypatch):
    monkeypatch.setattr("claims.cli.quantities.read_rows", lambda _papers: 1 / 0)
    result = run("quantities", papers)
    assert result.exit_code == 2
    assert result.stderr.startswith("claims: a defect of the program: ZeroDivisionError: division by zero; ")
    assert len(result.stderr.splitlines()) == 1
    monkeypatch.setenv("CLAIMS_DEBUG", "1")
    assert "Traceback" in run("quantities", papers).stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
        (OSError(28, "No space left on device"), 2),
        (RuntimeError("two\nlines"), 2),
    ],
)
def test_each_way_to_end_has_its_code(error, code, capsys, monkeypatch):
    monkeypatch.setattr(guard, "drop_output", lambda: None)

    def fail():
        raise error

    assert guard.run_guarded(fail) == code
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == (code == 2)
    assert all(line.startswith("claims: ") for line in lines)


def launch(papers):
    """Start a command whose output fills the pipe, and wait for the first line of it."""
    record = json.loads(papers.read_text(encoding="utf-8").splitlines()[0])
    lines = (json.dumps(record | {"id": str(i)}) + "\n" for i in range(5000))
    papers.write_text("".join(lines), encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "claims", "quantities", str(papers), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        # A run in the background ignores the signal, and so would whatever it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no threads here
    )
    assert program.stdout.readline()
    return program


@pytest.mark.skipif(os.name != "posix", reason="pipes close otherwise there")
def test_a_closed_pipe_is_quiet(papers):
    with launch(papers) as program:
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 141


@pytest.mark.skipif(os.name != "posix", reason="signals differ there")
def test_ctrl_c_is_quiet(papers):
    with launch(papers) as program:
        program.send_signal(signal.SIGINT)
        _, messages = program.communicate()
    assert program.returncode == 130
    assert messages.strip() == b""


@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals")
def test_progress_goes_to_the_terminal_and_rows_to_the_pipe(start, papers):
    import pty

    reader, terminal = pty.openpty()
    plain = start("quantities", papers)
    shown = start("quantities", papers, capture_output=False, stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    messages = os.read(reader, 65536)
    os.close(reader)
    assert shown.returncode == 0
    assert shown.stdout == plain.stdout
    assert plain.stderr == b""
    assert b"papers" in messages
    assert b"2.5x" not in messages


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_line(start, papers):
    with Path("/dev/full").open("wb") as full:
        finished = start("quantities", papers, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert finished.returncode == 2
    assert finished.stderr == b"claims: output: No space left on device; nothing more was written\n"


def test_standard_input_is_read(start, papers):
    finished = start("quantities", "-", input=papers.read_bytes())
    assert finished.returncode == 0
    assert json.loads(finished.stdout.splitlines()[0])["paper_id"] == "p1"
    assert finished.stderr == b""


def test_empty_standard_input_is_an_error(start):
    finished = start("quantities", "-", input=b"")
    assert finished.returncode == 2
    assert finished.stderr == b"claims: standard input: is empty; nothing to read\n"


def test_output_is_utf8_whatever_the_locale(start, tmp_path):
    path = tmp_path / "p.jsonl"
    path.write_text(
        '{"title": "Föö", "abstract": "Föö is \u223c2\u00d7 faster in 3 \u03bcs."}', encoding="utf-8"
    )
    finished = start("quantities", path, environment={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert finished.returncode == 0
    assert "\u03bc" in finished.stdout.decode("utf-8")
