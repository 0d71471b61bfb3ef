"""Tables for documents: Markdown for a code host, LaTeX, and a bibliography that fits."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reports import latex, markdown
from reports.selection import Selection
from reports.summaries import list_claims, list_papers, summarize_gains

HOSTILE = r"50% of $x_1$ & {a} \input{secret} ~^#|<b>"


def test_a_group_is_summed_up_in_numbers(store: Any) -> None:
    connection = store({"gain": 2.0}, {"gain": 8.0}, {"gain": 90.0, "bound": "at_most"})
    (row,) = summarize_gains(connection, "technique")
    assert (row.group, row.claims, row.stated, row.papers) == ("pruning", 3, 2, 3)
    assert (row.mean, row.lowest, row.highest) == (4.0, 2.0, 8.0)


def test_a_markdown_table_has_as_many_cells_in_every_line(store: Any) -> None:
    rows = summarize_gains(store({"benchmark": [HOSTILE]}, {"gain": 7.0}), "benchmark")
    lines = [line for line in markdown.write_gains(rows, "benchmark").splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {8}


def test_no_text_of_a_paper_is_a_command_of_latex(store: Any) -> None:
    connection = store({"technique": HOSTILE, "benchmark": [HOSTILE], "title": HOSTILE, "text": HOSTILE})
    papers = list_papers(connection)
    keys = latex.make_keys(papers)
    for text in (
        latex.write_claims(list_claims(connection), keys),
        latex.write_gains(summarize_gains(connection, "benchmark"), "benchmark", "gains"),
        latex.write_bibliography(papers, keys),
    ):
        assert r"\input" not in text
        assert r"50\% of \$x\_1\$ \& \{a\}" in text
        assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_latex_rows_have_as_many_cells_as_the_table_has_columns(store: Any) -> None:
    text = latex.write_gains(
        summarize_gains(store({}, {"gain": 1e6}), "technique"), "technique family", "gains"
    )
    rows = [line for line in text.splitlines() if line.endswith(r"\\")]
    assert {len(re.findall(r"(?<!\\)&", row)) for row in rows} == {5}
    assert all(rule in text for rule in (r"\toprule", r"\midrule", r"\bottomrule"))


def test_every_citation_has_its_entry(store: Any) -> None:
    connection = store(
        {"paper_id": "arxiv:2401.00001"}, {"paper_id": "arxiv 2401 00001"}, {"paper_id": "论文"}
    )
    papers = list_papers(connection)
    keys = latex.make_keys(papers)
    cited = set(re.findall(r"\\cite\{([^}]+)\}", latex.write_claims(list_claims(connection), keys)))
    entries = re.findall(r"^@misc\{([^,]+),", latex.write_bibliography(papers, keys), re.MULTILINE)
    assert sorted(cited) == sorted(entries)
    assert len(entries) == 3
    assert "eprint = {2401.00001}" in latex.write_bibliography(papers, keys)


def test_a_long_table_of_claims_keeps_the_surest_and_counts_the_rest(store: Any) -> None:
    connection = store(*({"confidence": number / 10} for number in range(10)))
    table = list_claims(connection, most=3)
    assert [row.paper_id for row in table.rows] == ["p7", "p8", "p9"]
    assert table.left_out == 7
    assert "and 7 more claims" in markdown.write_claims(table)


@pytest.mark.parametrize("by", ["technique", "hardware", "benchmark"])
def test_nothing_selected_is_said_in_every_table(store: Any, by: Any) -> None:
    rows = summarize_gains(store({}), by, Selection(min_confidence=1.0))
    assert "No selected claim" in markdown.write_gains(rows, by)
    assert "No selected claim" in latex.write_gains(rows, by, "gains")
