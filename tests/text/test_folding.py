"""Text and patterns in small letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import Folding, compile_folded, fold_case

# Letters whose small form is longer, or that Python takes for an i or an s, are no English.
TEXTS = st.text(st.characters(exclude_characters="\u0130\u0131\u017f", max_codepoint=0x24F), max_size=60)


@given(st.text(max_size=60))
def test_folding_moves_no_offset(text):
    assert len(fold_case(text)) == len(text)
    assert len(Folding("-_/")(text)) == len(text)


@given(st.text(max_size=60))
def test_ascii_is_folded_as_any_text_is(text):
    folding = Folding("-_/–")
    assert folding(text + "é")[:-1] == folding(text)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b[A-Z]PU\b",
        r"(?P<Name>[A-Z]\w*)\s(?P=Name)",
        r"\S+\Won\W\D",
        r"É+",
        r"(?<![A-Za-z])p\s?=",
        "a|B|[^C]",
    ],
)
@given(text=TEXTS)
def test_a_folded_pattern_finds_what_ignores_case(pattern, text):
    ignoring = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    assert [m.span() for m in compile_folded(pattern).finditer(fold_case(text))] == ignoring
