"""Each command end to end, on a few papers of our own and on the shared corpus where it is present."""

import json

import pytest

from claims.output.rows import CLAIM_COLUMNS


def rows_of(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_prints_rows_of_the_contract(run, papers):
    result = run("extract", papers)
    assert result.exit_code == 0
    assert result.stderr == ""
    rows = rows_of(result)
    assert [tuple(row) for row in rows] == [CLAIM_COLUMNS] * len(rows)
    abstracts = {p["id"]: p["abstract"] for p in map(json.loads, papers.read_text("utf-8").splitlines())}
    assert all(abstracts[r["paper_id"]][r["start"] : r["end"]] == r["text"] for r in rows)
    speed = next(r for r in rows if r["text"] == "2.5x")
    assert (speed["paper_id"], speed["value"], speed["bound"], speed["metric"]) == (
        "p1",
        2.5,
        "at_most",
        "speedup",
    )
    assert (speed["technique"], speed["baseline"], speed["year"]) == ("FooFormer", ["PyTorch"], 2024)


def test_extract_gives_the_same_bytes_twice(run, papers):
    assert run("extract", papers).stdout_bytes == run("extract", papers).stdout_bytes


def test_columns_are_chosen_and_ordered(run, papers):
    result = run("extract", papers, "--columns", "value, text", "--format", "csv")
    assert result.stdout.splitlines()[:2] == ["value,text", "2.5,2.5x"]


@pytest.mark.parametrize(("format_name", "lines"), [("table", 2), ("csv", 1), ("markdown", 2), ("jsonl", 0)])
def test_every_format_holds_every_claim(run, papers, format_name, lines):
    claims = len(rows_of(run("extract", papers)))
    assert len(run("extract", papers, "--format", format_name).stdout.splitlines()) == claims + lines


def test_quantities_are_read_claim_or_not(run, papers):
    first, *_ = rows_of(run("quantities", papers))
    assert (first["paper_id"], first["text"], first["value"], first["bound"]) == (
        "p1",
        "2.5x",
        2.5,
        "at_most",
    )


def test_ingest_twice_changes_nothing(run, papers, tmp_path):
    store = tmp_path / "claims.duckdb"
    first, second = (run("ingest", papers, "--db", store) for _ in range(2))
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout
    assert first.stdout.split()[1:3] == ["3", "papers"]
    assert run("export", "--db", store).stdout_bytes == run("extract", papers).stdout_bytes


def test_ingest_keeps_the_good_records_of_a_bad_file(run, half_bad, tmp_path):
    result = run("ingest", half_bad, "--db", tmp_path / "claims.duckdb")
    assert result.exit_code == 2
    assert result.stdout.split()[1:3] == ["3", "papers"]
    assert result.stderr.splitlines()[-1] == "claims: skipped 1 record, as named above; read 3 papers"


def test_query_prints_a_table(run, papers, tmp_path):
    store = tmp_path / "claims.duckdb"
    run("ingest", papers, "--db", store)
    result = run("query", "select technique, value from claims where text = '2.5x'", "--db", store)
    assert result.stdout == "technique  value\n---------  -----\nFooFormer    2.5\n"
    as_json = run("query", "select 1 as n, 2 as n", "--db", store, "--format", "jsonl")
    assert rows_of(as_json) == [{"n": 1, "n_2": 2}]


@pytest.mark.parametrize(
    "sql", ["select nothing", "selec 1", "drop table claims", "copy claims to 'x.csv'", ""]
)
def test_query_that_cannot_be_answered_is_one_line(run, papers, tmp_path, sql):
    store = tmp_path / "claims.duckdb"
    run("ingest", papers, "--db", store)
    result = run("query", sql, "--db", store)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("claims: ")


def test_a_file_that_is_no_store_is_one_line(run, papers):
    result = run("query", "select 1", "--db", papers)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"claims: {papers}: ")
    assert len(result.stderr.splitlines()) == 1


def test_export_prints_the_stored_claims(run, papers, tmp_path):
    store = tmp_path / "claims.duckdb"
    run("ingest", papers, "--db", store)
    assert run("export", "--db", store, "--format", "csv").stdout.splitlines()[0] == ",".join(CLAIM_COLUMNS)
    assert "FooFormer" in run("export", "--db", store, "--format", "markdown").stdout


def test_explain_says_why_and_why_not(run):
    text = "FooFormer has 12 layers and is up to 2.5x faster than PyTorch."
    result = run("explain", text, "--title", "FooFormer: Fast Attention")
    assert result.exit_code == 0
    assert "[2.5x]" in result.stdout
    assert "[12" in result.stdout
    assert result.stdout.count("rule: ") == 2
    assert "technique:        FooFormer" in result.stdout
    assert run("explain", "-", input=text).stdout.count("rule: ") == 2


def test_explain_of_a_text_without_numbers_says_so(run):
    assert run("explain", "Foo is fast.").stdout.strip() == "No number in this text."


def test_report_says_what_it_made_and_where(run, papers, tmp_path):
    store, folder = tmp_path / "claims.duckdb", tmp_path / "report"
    run("ingest", papers, "--db", store)
    result = run("report", "--db", store, "--out", folder)
    assert result.exit_code == 0
    labels = [line.split()[0] for line in result.stdout.splitlines()]
    assert labels == ["papers", "claims", "rejected", "charts", "tables", "page"]
    assert any(folder.rglob("*.html"))


def test_the_copied_page_gives_186_papers_and_their_claims(run, shared, tmp_path):
    page, store = shared / "corpus" / "papers-page.txt", tmp_path / "claims.duckdb"
    first, second = (run("ingest", page, "--db", store) for _ in range(2))
    assert first.exit_code == 0
    assert first.stdout == second.stdout
    numbers = [int(line.split()[0]) for line in first.stdout.splitlines()[1:]]
    assert numbers[0] == 186
    assert numbers[1] > 130


@pytest.fixture
def own_names(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[metrics.zorch]\nfamily = "speed"\nbetter = "lower"\naliases = ["zorch"]\n', encoding="utf-8"
    )
    paper = tmp_path / "own.jsonl"
    paper.write_text(json.dumps({"id": "o1", "title": "FooNet", "abstract": "FooNet cuts zorch by 25%."}))
    return path, paper


def test_a_lexicon_of_ones_own_reaches_rows_explanations_and_the_store(run, own_names, tmp_path):
    lexicon, paper = own_names
    (row,) = rows_of(run("extract", paper, "--lexicon", lexicon))
    assert (row["metric"], row["metric_family"], row["direction"]) == ("zorch", "speed", "better")
    told = run("explain", "FooNet cuts zorch by 25%.", "--lexicon", lexicon)
    assert 'zorch   (from "zorch"' in told.stdout
    store = tmp_path / "own.duckdb"
    assert "0  rejected rows" in run("ingest", paper, "--db", store, "--lexicon", lexicon).stdout
    (held,) = rows_of(run("query", "select metric from claims", "--db", store, "--format", "jsonl"))
    assert held == {"metric": "zorch"}


def test_a_lexicon_of_another_form_is_named_and_leaves_no_store(run, own_names, tmp_path):
    lexicon, paper = own_names
    lexicon.write_text("[metrics.zorch]\n", encoding="utf-8")
    store = tmp_path / "own.duckdb"
    result = run("ingest", paper, "--db", store, "--lexicon", lexicon)
    assert result.exit_code == 2
    assert "metrics.zorch: the spellings must be a list" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not store.exists()
