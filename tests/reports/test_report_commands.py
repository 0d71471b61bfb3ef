"""``claims report`` and ``claims chart``: what they write, and what they say when they cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PAPERS = """\
{"id": "a", "title": "FooFormer: a", "abstract": "FooFormer is 3x faster than BarNet.", "year": 2023}
{"id": "b", "title": "QuxNet: b", "abstract": "QuxNet uses up to 40% less memory than BarNet on an A100 GPU."}
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    (folder / "papers.jsonl").write_text(PAPERS, encoding="utf-8")
    done = run("ingest", folder / "papers.jsonl", "--db", folder / "claims.duckdb")
    assert done.returncode == 0, done.stderr
    return folder / "claims.duckdb"


def run(*arguments: object) -> Any:
    command = [sys.executable, "-m", "claims", *map(str, arguments)]
    root = Path(__file__).parents[2]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)


def test_a_report_has_page_charts_and_tables(database: Path, tmp_path: Path) -> None:
    done = run("report", "--db", database, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "papers", "claims", "rejected", "charts", "tables", "page",
    ]  # fmt: skip
    assert {path.suffix for path in tmp_path.iterdir()} == {
        ".html", ".svg", ".pdf", ".png", ".md", ".tex", ".bib", ".csv",
    }  # fmt: skip


def test_two_runs_write_the_same_bytes(database: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("report", "--db", database, "--out", tmp_path / name).returncode == 0
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_options_narrow_the_report(database: Path, tmp_path: Path) -> None:
    done = run(
        "report", "--db", database, "--out", tmp_path, "--by", "technique", "--metric", "speed", "--where",
        "year >= 2023", "--exclude-flag", "best-case-only", "--min-confidence", "0.1", "--format", "csv",
        "--format", "svg", "--style", "screen", "--top", "3",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "claims.csv", "gains-by-technique.csv", "gains-by-technique.svg",
    ]  # fmt: skip
    assert len((tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()) == 2
    assert "metric speed; confidence at least 0.1; without the flag best-case-only" in done.stdout


@pytest.mark.parametrize("kind", ["technique", "hardware", "benchmark", "scores", "tradeoffs", "map"])
def test_a_chart_of_each_kind_is_one_file(database: Path, tmp_path: Path, kind: str) -> None:
    done = run("chart", kind, "--db", database, "-o", tmp_path / "chart.svg", "--width", "column")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "chart.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert [path.name for path in tmp_path.iterdir()] == ["chart.svg"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--metric", "sped"], "no metric or metric family sped; did you mean speed"),
        (["--where", "nothing > 1"], "nothing"),
        (["--where", "true) --"], "rror"),
        (["--width", "nan"], "a width is"),
        (["--width", "0.1"], "a width is"),
        (["--min-confidence", "2"], "0<=x<=1"),
        (["--font", "no-such.ttf"], "does not exist"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_a_wrong_option_is_named_in_one_line(
    database: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = run("chart", "technique", "--db", database, "-o", tmp_path / "chart.svg", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_chart_of_an_unknown_format_is_refused(database: Path, tmp_path: Path) -> None:
    done = run("chart", "map", "--db", database, "-o", tmp_path / "chart.gif")
    assert (done.returncode, done.stdout) == (2, "")
    assert "ends in .svg, .pdf or .png" in done.stderr
