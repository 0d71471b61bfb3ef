"""What the layer of quantities reads: its cases in claims/rules/cases, and what holds for any text."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.quantity import quantities, read_quantities
from claims.quantity.units import read_unit
from claims.rules.rulebook import QUANTITY_CASES, read_cases
from claims.text import clean

CASES = [case for path in QUANTITY_CASES for case in read_cases(path)]
PIECES = st.sampled_from(
    [
        *("1", "2.5", "0.12", "1,250", "1e17", "10^5", "1/6", "88", "-3", "+4", "3.7M", "2 trillion", ".5"),
        *("half", "twice", "third", "a third", "three-fold", "two orders of magnitude", "doubles", "one"),
        *("%", "x", " times", "-fold", " ms", " GB/s", " points", " pp", " BLEU", "$", "°", " W", " samples"),
        *(
            "-",
            "–",
            " to ",
            " and ",
            "/",
            ",",
            ", ",
            "±",
            " ± ",
            "between ",
            "from ",
            ":",
            ".",
            "×",
            "~",
            "=",
        ),
        *("up to ", "over ", "about ", ">", "≤ ", "at least ", "no more than ", " or more", "+", "within "),
        *(
            "(",
            ")",
            "[",
            "]",
            " ",
            "\n",
            "\\times",
            "\\%",
            "{",
            "}",
            "^",
            "_",
            "GPT-",
            "R@",
            "et al. ",
            "CI: ",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(PIECES, max_size=30).map(" ".join),
)


def mark_gap(case):
    marks = [pytest.mark.xfail(reason=case["reason"], strict=True)] if case.get("known_gap") else []
    return pytest.param(case, id=f"{case['about']}: {case['text'][:60]}", marks=marks)


@pytest.mark.parametrize("case", [mark_gap(case) for case in CASES])
def test_quantities_are_read_as_their_case_says(case):
    read = [
        {"text": q.text, "value": q.value, "value_max": q.value_max, "unit": q.unit, "bound": q.bound}
        for q in quantities(case["text"])
    ]
    wanted = [{"value_max": None, "unit": "", "bound": "exact"} | q for q in case["reads"]]
    assert [q["text"] for q in read] == [q["text"] for q in wanted]
    for found, stated in zip(read, wanted, strict=True):
        assert found == pytest.approx(stated)


def test_a_case_has_nothing_but_what_a_case_may_have():
    for case in CASES:
        assert set(case) <= {"about", "text", "reads", "known_gap", "reason"}
        for quantity in case["reads"]:
            assert set(quantity) <= {"text", "value", "value_max", "unit", "bound"}


@given(TEXTS)
def test_a_quantity_stands_in_the_text(text):
    for quantity in quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.text


@given(TEXTS)
def test_quantities_stand_in_order_and_do_not_overlap(text):
    read = quantities(text)
    assert all(first.end <= second.start for first, second in itertools.pairwise(read))


@given(TEXTS)
def test_a_range_has_its_smaller_end_first(text):
    for quantity in quantities(text):
        assert quantity.value_max is None or quantity.value <= quantity.value_max


@given(TEXTS)
def test_a_value_is_a_number(text):
    for quantity in quantities(text):
        assert not math.isnan(quantity.value)


@given(TEXTS)
def test_the_same_text_gives_the_same_quantities(text):
    assert quantities(text) == quantities(text)


@given(TEXTS)
def test_an_atom_lies_inside_the_clean_text(text):
    plain = clean(text).text
    for atom in read_quantities(plain):
        assert 0 <= atom.start < atom.end <= len(plain)


@given(st.floats(min_value=0, max_value=1e6, allow_nan=False), st.sampled_from(["%", "x", " ms", " GB"]))
def test_a_number_is_read_with_the_value_that_was_written(value, unit):
    written = f"{value:.3f}"
    (quantity,) = quantities(f"It is {written}{unit} in all.")
    assert (quantity.value, quantity.text) == (float(written), written + unit)


def test_a_number_beyond_all_bounds_does_no_harm():
    for text in ("1" * 400, "10^500 or 3 ms", "9" * 400 + " and 3% of it", "1e999 to 2 ms"):
        assert all(math.isfinite(quantity.value) for quantity in quantities(text))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("mW", "mW"),
        ("MW", "MW"),
        ("Mb", "Mbit"),
        ("MB", "MB"),
        ("Milliseconds", "ms"),
        ("frames per second", "fps"),
    ],
)
def test_a_short_unit_must_stand_in_its_own_case(text, unit):
    reading = read_unit(text, 0)
    assert reading is not None
    assert (reading.unit, reading.end) == (unit, len(text))


@pytest.mark.parametrize("text", ["msx", "of them", "", "GBs2"])
def test_a_part_of_a_word_is_no_unit(text):
    assert read_unit(text, 0) is None
