"""Rows as text: every format holds every value whole."""

import csv
import io
import json

import pytest

from claims.output import FORMAT_NAMES, write_rows
from claims.output.rows import CLAIM_COLUMNS

COLUMNS = ["name", "value", "names"]
ROWS = [
    ["50\\% | a", 2.5, ["A100", "V100"]],
    [None, None, []],
    ["two\nlines \x1b[31m " + "long " * 60, 40.0, ["汉语"]],
]


def write(format_name, columns=COLUMNS, rows=ROWS):
    stream = io.StringIO()
    write_rows(format_name, columns, rows, stream)
    return stream.getvalue()


def test_the_columns_of_a_claim_are_those_of_the_contract():
    assert ",".join(CLAIM_COLUMNS) == (
        "claim_id,paper_id,title,year,url,sentence,text,start,end,value,value_max,unit,kind,change,direction,bound,"
        "metric,metric_family,technique,technique_family,baseline,benchmark,hardware,gain,gain_max,rule,confidence,"
        "flags"
    )


def test_json_lines_keep_types():
    rows = [json.loads(line) for line in write("jsonl").splitlines()]
    assert [list(row.values()) for row in rows] == ROWS
    assert [list(row) for row in rows] == [COLUMNS] * 3


def test_csv_is_read_back_by_any_reader():
    heading, *rows = csv.reader(io.StringIO(write("csv")))
    assert heading == COLUMNS
    assert rows == [["50\\% | a", "2.5", "A100; V100"], ["", "", ""], [ROWS[2][0], "40", "汉语"]]


def test_a_table_in_a_pipe_is_aligned_and_whole():
    lines = write("table").splitlines()
    assert len(lines) == 5
    assert ("long " * 60).strip() in lines[4]
    assert "\x1b" not in lines[4]
    assert lines[2].index("2.5") + 3 == lines[4].index("40") + 2
    assert lines[2].endswith("A100; V100")


def test_markdown_has_one_line_a_row_and_escapes_its_own_marks():
    lines = write("markdown").splitlines()
    assert lines[:3] == [
        "| name | value | names |",
        "| --- | --- | --- |",
        "| 50\\\\% \\| a | 2.5 | A100; V100 |",
    ]
    assert len(lines) == 5


@pytest.mark.parametrize("format_name", FORMAT_NAMES)
def test_no_rows_are_no_error(format_name):
    assert (
        write(format_name, rows=[]).count("\n")
        == {"jsonl": 0, "csv": 1, "table": 2, "markdown": 2, "latex": 7}[format_name]
    )


def test_a_terminal_gets_a_table_that_fits(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = io.StringIO()
    stream.isatty = lambda: True
    write_rows("table", COLUMNS, ROWS, stream)
    text = stream.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "")  # NO_COLOR leaves bold
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 60
    assert text.count("long") == 60
