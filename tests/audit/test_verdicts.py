"""The verdicts: what a manuscript's sentence gets, case by case in data files."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from claims.audit.catalogue import verdicts

CASES = Path(__file__).parent / "cases"


def load(name):
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]


def named(cases):
    return [pytest.param(c, id=c["name"]) for c in cases]


@pytest.mark.parametrize("case", named(load("verdicts.toml")))
def test_a_quote_gets_its_verdict(audit, case):
    found = [f.verdict for f in audit(case["text"]).findings]
    assert found == [v for verdicts_ in case["want"] for v in verdicts_]


@pytest.mark.parametrize("case", named(load("ties.toml")))
def test_a_number_is_tied_to_the_work_that_it_is_quoted_from(audit, case):
    assert [f.cite for f in audit(case["text"]).findings] == case["keys"]


@pytest.mark.parametrize("case", named(load("markdown.toml")))
def test_markdown_and_plain_text_are_read(audit, case):
    assert [f.cite for f in audit(case["text"], case["file"]).findings] == case["keys"]


def test_every_problem_has_a_case():
    wanted = {v for case in load("verdicts.toml") for group in case["want"] for v in group}
    assert wanted | {"wrong-technique"} == set(verdicts())


def test_a_number_of_the_paper_cited_beside_it_was_given_to_the_wrong_one(audit):
    text = r"Thicket \citep{thicket} prunes, while Quiet \citep{quiet} listens and reaches 97.31\% accuracy on CIFAR-10."  # noqa: E501 - reads best on one line
    (finding,) = audit(text).findings
    assert (finding.cite, finding.verdict) == ("quiet", "wrong-technique")
    assert "thicket" in finding.advice


def test_advice_says_what_is_wrong_and_what_the_abstract_says(audit):
    (finding,) = audit(r"QuillNet \citep{quill} makes inference $5.4\times$ faster.").findings
    assert finding.advice == "quotes 5.4×; the abstract says 2.1x - 5.4x: give the range, or say 'up to 5.4×'"
    assert finding.claim_text == "2.1x - 5.4x"
    assert finding.claim_sentence.startswith("QuillNet runs 2.1x - 5.4x faster")


def test_places_are_lines_and_columns_of_the_file(audit):
    (finding,) = audit(
        "% a comment\n\nThicket \\citep{thicket} reaches\n   84.6\\% accuracy on ImageNet-1K."
    ).findings
    assert (finding.line, finding.column, finding.end_line, finding.end_column, finding.text) == (
        4,
        4,
        4,
        10,
        "84.6\\%",
    )


def test_the_dev_manuscripts_keep_their_floors(shared, tmp_path):
    folder = shared / "audit"
    run = [sys.executable, "-m", "claims"]
    subprocess.run(
        [*run, "ingest", str(shared / "gold" / "seed.jsonl"), "--db", "seed.duckdb"],
        check=True,
        cwd=tmp_path,
        capture_output=True,
    )
    files = [str(folder / "dev" / name) for name in ("survey.tex", "notes.md")]
    audit = [
        *run,
        "audit",
        *files,
        "--bib",
        str(folder / "dev" / "refs.bib"),
        "--db",
        "seed.duckdb",
        "--format",
        "jsonl",
    ]
    (tmp_path / "predicted.jsonl").write_bytes(
        subprocess.run(audit, check=False, cwd=tmp_path, capture_output=True).stdout
    )
    score = [
        sys.executable,
        str(folder / "score.py"),
        str(folder / "dev" / "expected.jsonl"),
        str(tmp_path / "predicted.jsonl"),
        "--json",
    ]
    result = json.loads(subprocess.run(score, check=True, capture_output=True).stdout)
    assert result["problems"]["f1"] >= 0.92
    assert result["problems"]["precision"] >= 0.98
    assert result["verdict"] >= 0.88
    assert result["not_expected"] <= 2
