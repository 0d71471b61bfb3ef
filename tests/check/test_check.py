"""An abstract held against itself: relations found, rounding respected, readings allowed."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from claims.check import check_text
from claims.cli import claims

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
def test_relations_get_their_verdicts(case):
    assert sorted(r.verdict for r in check_text(case["text"]).relations) == sorted(case["want"])


numbers = st.floats(1.05, 900, allow_nan=False).map(lambda x: round(x, 2))
digits = st.integers(0, 2)


@given(first=numbers, second=numbers, places=digits, shown=digits)
def test_a_correctly_rounded_factor_is_never_an_error(first, second, places, shown):
    low, high = sorted((round(first, shown), round(second, shown)))
    if low <= 0 or high / low < 1.1:
        return
    factor = max(first, second) / min(first, second)
    text = f"It cuts latency from {high:.{shown}f} ms to {low:.{shown}f} ms, a {factor:.{places}f}x speedup."
    assert all(r.verdict != "inconsistent" for r in check_text(text).relations), text


@given(first=st.floats(1, 99), second=st.floats(1, 99), places=digits, shown=digits)
def test_a_correctly_rounded_difference_is_never_an_error(first, second, places, shown):
    text = (
        f"Accuracy rises from {min(first, second):.{shown}f}% to {max(first, second):.{shown}f}%, "
        f"a gain of {abs(first - second):.{places}f} points."
    )
    assert all(r.verdict != "inconsistent" for r in check_text(text).relations), text


@given(st.text(alphabet="from 12.5%x to (vs.) by of a gain points,ms\n$\\", max_size=120))
def test_any_text_is_checked(text):
    found = check_text(text)
    assert found.alone >= 0
    for relation in found.relations:
        assert text[relation.stated.start : relation.stated.end] == relation.stated.text


def test_the_command_counts_what_it_found(tmp_path):
    path = tmp_path / "papers.jsonl"
    texts = [
        "It cuts latency from 12 ms to 5 ms, a 3.4x speedup.",
        "It has 91% accuracy.",
        "It grew from 2 s to 300 ms, a 9x speedup.",
    ]
    path.write_text(
        "".join(json.dumps({"id": f"p{i}", "title": "T", "abstract": t}) + "\n" for i, t in enumerate(texts)),
        encoding="utf-8",
    )
    result = CliRunner().invoke(claims, ["check", str(path)])
    assert result.exit_code == 1
    assert result.stdout.startswith("p0: inconsistent: 3.4x is stated; 12 ms and 5 ms give the ratio 2.4\n")
    assert result.stdout.splitlines()[-3:] == [
        "7 numbers; 1 relation checked: 0 consistent, 1 inconsistent",
        "not checked: 1 number that the text ties to no other",
        "uncheckable: 1 relation: the two numbers are in different units (1)",
    ]


def test_a_draft_is_checked_and_its_flags_are_listed(tmp_path):
    path = tmp_path / "abstract.txt"
    path.write_text(
        "FooNet is up to 2.5x faster. Accuracy rises from 74.8% to 82.4%, a gain of 7.6 points.",
        encoding="utf-8",
    )
    result = CliRunner().invoke(claims, ["check", "--draft", str(path)])
    assert result.exit_code == 0
    assert "flags of the claims: " in result.stdout
    assert "best-case-only (1)" in result.stdout


def test_a_missing_draft_exits_2(tmp_path):
    result = CliRunner().invoke(claims, ["check", "--draft", str(tmp_path / "gone.txt")])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"claims: {tmp_path / 'gone.txt'}: no such file; check the path")
