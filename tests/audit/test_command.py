"""`claims audit` and `claims cite` from end to end: formats, exit codes, ignore comments, settings."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from claims.audit.formats import FORMAT_NAMES
from claims.cli import claims

FINE = "Thicket \\citep{thicket} has 97.31\\% accuracy on CIFAR-10.\n"
WRONG = "Thicket \\citep{thicket} has 97.13\\% accuracy on CIFAR-10.\n"
UNKNOWN = "Strangers are 3x faster \\citep{stranger}.\n"


@pytest.fixture
def paper(tmp_path, monkeypatch):
    """Return a function that writes paper.tex in the working folder."""
    monkeypatch.chdir(tmp_path)

    def write(text):
        Path("paper.tex").write_text(text, encoding="utf-8")
        return "paper.tex"

    return write


@pytest.mark.parametrize("name", FORMAT_NAMES)
@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (FINE, (), 0),
        (UNKNOWN, (), 0),
        (UNKNOWN, ("--strict",), 1),
        (WRONG, (), 1),
        (WRONG + "\n\\input{gone}\n", (), 2),
    ],
    ids=["fine", "warning", "strict warning", "problem", "unreadable part"],
)
def test_the_exit_code_is_the_same_in_every_format(run, paper, name, text, options, code):
    result = run(paper(text), "--format", name, *options)
    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_a_missing_store_or_file_is_one_clear_line(paper):
    result = CliRunner().invoke(claims, ["audit", paper(FINE), "--db", "gone.duckdb"])
    assert (result.exit_code, result.stderr) == (2, "claims: gone.duckdb: no such store\n")


def test_a_missing_manuscript_exits_2(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("gone.tex")
    assert (result.exit_code, result.stderr) == (2, "claims: gone.tex: no such file; check the path\n")


def test_the_terminal_shows_the_line_with_a_caret_under_the_number(run, paper):
    lines = run(paper("\n" + WRONG), "--format", "terminal").stdout.splitlines()
    assert lines[0] == "paper.tex:2:29: wrong-value [thicket]"
    at = lines[1].index("97.13")
    assert lines[2] == " " * at + "^" * len("97.13\\%")
    assert lines[3] == "    quotes 97.13%; the abstract says 97.31%: correct the number"
    assert lines[4].startswith("    abstract: Thicket reaches")
    assert "1 quoted number of 1 cited work: 1 problem, 0 warnings, 0 fine" in lines


def test_the_summary_says_what_was_not_checked(run, paper):
    stdout = run(paper(UNKNOWN), "--format", "terminal").stdout
    assert "not checked: 1 number of 1 work that the store does not have: stranger" in stdout


def test_sarif_validates_against_the_official_schema(run, paper):
    text = WRONG + "\n% claims: ignore seen in the appendix\n" + WRONG + "\n" + UNKNOWN + "\n\\input{gone}\n"
    log = json.loads(run(paper(text), "--format", "sarif").stdout)
    # The schema of OASIS, as the SARIF SDK for JavaScript ships it (2.1.0-rtm.5, MIT licence), whole.
    schema = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (execution,) = log["runs"]
    rules = [r["id"] for r in execution["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules)) == 12
    results = execution["results"]
    assert [r["ruleId"] for r in results] == ["wrong-value", "wrong-value", "no-source"]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in results)
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results} == {
        "paper.tex"
    }
    assert results[1]["suppressions"] == [{"kind": "inSource", "justification": "seen in the appendix"}]
    assert execution["invocations"][0]["executionSuccessful"] is False


def test_fingerprints_stay_when_text_is_added_above_and_tell_twins_apart(run, paper):
    def fingerprints(text):
        results = json.loads(run(paper(text), "--format", "sarif").stdout)["runs"][0]["results"]
        return [r["partialFingerprints"]["claimsQuote/v1"] for r in results]

    first = fingerprints(WRONG + "\n" + WRONG)
    assert len(set(first)) == 2
    assert fingerprints("A new paragraph.\n\n" + WRONG + "\n" + WRONG) == first


def test_github_annotations_name_file_line_and_column(run, paper):
    line = run(paper(WRONG), "--format", "github").stdout.splitlines()[0]
    assert line.startswith(
        "::error file=paper.tex,line=1,col=29,endLine=1,endColumn=36,title=wrong-value%3A "
    )
    assert "97.13%25" in line


def test_markdown_and_html_escape_what_they_show(run, paper):
    text = "Thicket <b>|\\citep{thicket} has 97.13\\% accuracy on CIFAR-10.\n"
    assert (
        "| paper.tex:1 | 97.13% | thicket | wrong-value |" in run(paper(text), "--format", "markdown").stdout
    )
    html = run(paper(text), "--format", "html").stdout
    assert "<b>" not in html
    assert "<script" not in html
    assert "<mark>97.13%</mark>" in html


def test_the_same_input_gives_the_same_bytes(run, paper):
    for name in FORMAT_NAMES:
        assert (
            run(paper(WRONG + UNKNOWN), "--format", name).stdout
            == run(paper(WRONG + UNKNOWN), "--format", name).stdout
        )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("% claims: ignore the thesis has this number\n" + WRONG, 0),
        (WRONG.rstrip() + " % claims: ignore the thesis has this number\n", 0),
        (WRONG.rstrip() + " % claims: ignore [97.13] the thesis has this number\n", 0),
        (WRONG.rstrip() + " % claims: ignore [55] the thesis has this number\n", 1),
        (WRONG.rstrip() + " % claims: ignore\n", 1),
        (
            "% claims: ignore only one is silenced\n"
            + WRONG.rstrip()
            + " It has 84.9\\% accuracy on CIFAR-100 and 97.13\\% accuracy on CIFAR-10.\n",
            1,
        ),
    ],
    ids=[
        "the line above",
        "the same line",
        "by number",
        "another number",
        "without a reason",
        "one finding only",
    ],
)
def test_a_comment_with_a_reason_ignores_one_finding(run, paper, text, code):
    assert run(paper(text), "--format", "jsonl").exit_code == code


def test_an_ignored_finding_keeps_its_reason(run, paper):
    (row,) = map(
        json.loads,
        run(paper("% claims: ignore - see the thesis\n" + WRONG), "--format", "jsonl").stdout.splitlines(),
    )
    assert (row["verdict"], row["ignored"]) == ("wrong-value", "see the thesis")


def test_a_comment_that_ignores_nothing_is_reported(run, paper):
    result = run(paper("% claims: ignore it was wrong once\n" + FINE), "--format", "jsonl")
    assert result.stderr == "claims: paper.tex, line 1: 'claims: ignore' ignores nothing; take it out\n"
    assert result.exit_code == 0
    assert run("paper.tex", "--strict").exit_code == 1


def test_markdown_comments_ignore_too(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text(
        "<!-- claims: ignore as told by Jo -->\nThicket [@thicket] has 97.13% accuracy on CIFAR-10.\n",
        encoding="utf-8",
    )
    assert run("notes.md").exit_code == 0


def test_settings_stand_in_pyproject(paper, database, bibliography, tmp_path):
    settings = f'[tool.claims]\ndb = "{database}"\nbib = ["{bibliography}"]\nstrict = true\nformat = "github"\nhide = ["confirmed"]\n'  # noqa: E501 - reads best on one line
    Path("pyproject.toml").write_text(settings, encoding="utf-8")
    result = CliRunner().invoke(claims, ["audit", paper(FINE + "\n" + UNKNOWN)])
    assert result.exit_code == 1
    assert result.stdout.startswith("::warning file=paper.tex,line=3")
    assert CliRunner().invoke(claims, ["audit", "paper.tex", "--no-strict"]).exit_code == 0
    del tmp_path


def test_a_setting_of_the_wrong_type_is_one_clear_line(paper):
    Path("pyproject.toml").write_text('[tool.claims]\nstrict = "yes"\n', encoding="utf-8")
    result = CliRunner().invoke(claims, ["audit", paper(FINE)])
    assert result.exit_code == 2
    assert result.stderr.endswith("strict in [tool.claims] is 'yes'; it must be true or false\n")


def test_a_bibliography_that_the_manuscript_names_is_found(paper, database, bibliography):
    Path("mine.bib").write_text(bibliography.read_text(encoding="utf-8"), encoding="utf-8")
    text = "\\addbibresource{mine.bib}\\begin{document}\n" + FINE + "\\end{document}\n"
    result = CliRunner().invoke(claims, ["audit", paper(text), "--db", str(database), "--format", "jsonl"])
    assert json.loads(result.stdout)["verdict"] == "confirmed"


def test_cite_prints_sentences_with_bound_baseline_and_hardware(database, bibliography):
    call = ["cite", "quill", "--db", str(database), "--bib", str(bibliography)]
    latex = CliRunner().invoke(claims, call)
    assert latex.exit_code == 0
    assert "up to 40\\% lower memory over ScribeNet" in latex.stdout
    assert latex.stdout.count("\\citep{quill}.") == 3
    markdown = CliRunner().invoke(claims, [*call, "--style", "markdown"]).stdout
    assert "on NVIDIA V100 [@quill]." in markdown


def test_cite_of_an_unknown_key_is_one_clear_line(database):
    result = CliRunner().invoke(claims, ["cite", "ghost", "--db", str(database)])
    assert result.exit_code == 2
    assert result.stderr.startswith("claims: ghost: no paper of the store has this key")


def test_what_cite_prints_passes_the_audit(run, paper, database, bibliography):
    call = ["--db", str(database), "--bib", str(bibliography)]
    for key in ("quill", "thicket", "salt", "larkspur", "gannet"):
        printed = CliRunner().invoke(claims, ["cite", key, *call]).stdout
        result = run(paper(printed.replace("\n", "\n\n")), "--format", "jsonl")
        assert result.exit_code == 0, result.stdout
