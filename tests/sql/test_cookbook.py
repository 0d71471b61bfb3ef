"""docs/sql.md: every query of it is run as it stands, on every corpus there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.store import Store

PAGE = Path(__file__).parents[2] / "docs" / "sql.md"
QUESTION = re.compile(r"^## \d+\. (?P<title>.*?)$.*?^```sql\n(?P<sql>.*?)^```", re.MULTILINE | re.DOTALL)
PARAMETER = re.compile(r"^-- -p (\w+)=(.*)$", re.MULTILINE)
QUESTIONS = {match["title"]: match["sql"] for match in QUESTION.finditer(PAGE.read_text(encoding="utf-8"))}


def answer(sql, path):
    with Store.open(path, read_only=True) as store:
        return store.query(sql, dict(PARAMETER.findall(sql)) or None)


def test_there_are_fifteen_questions():
    assert len(QUESTIONS) == 15


@pytest.mark.parametrize("title", QUESTIONS)
def test_the_builtin_corpus_answers(title, builtin):
    table = answer(QUESTIONS[title], builtin)
    assert table.rows
    assert len(set(table.columns)) == len(table.columns)


@pytest.mark.parametrize("title", QUESTIONS)
def test_the_copied_page_answers(title, page):
    assert answer(QUESTIONS[title], page).columns


@pytest.mark.parametrize("title", QUESTIONS)
def test_the_same_store_gives_the_same_answer(title, builtin):
    assert answer(QUESTIONS[title], builtin) == answer(QUESTIONS[title], builtin)


def test_flags_named_in_the_queries_exist(builtin):
    from claims.rules.flags import FLAGS

    named = {
        name
        for sql in QUESTIONS.values()
        for found in re.findall(r"flags, \[(.*?)\]", sql)
        for name in re.findall(r"'(.*?)'", found)
    }
    assert named
    assert named <= {flag.name for flag in FLAGS}
    del builtin
