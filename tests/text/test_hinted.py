"""Patterns with hints: the hints must never hide a match."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims.text import Hinted


def list_hinted():
    modules = [importlib.import_module(m.name) for m in pkgutil.walk_packages(claims.__path__, "claims.")]
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Hinted)
    }


HINTED = list_hinted()


@pytest.mark.parametrize("name", HINTED)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_one_of_its_hints(name, data):
    hinted = HINTED[name]
    text = data.draw(st.from_regex(hinted.pattern))
    assert [m.span() for m in hinted.finditer(text)] == [m.span() for m in hinted.pattern.finditer(text)]
    assert (hinted.search(text) is None) == (hinted.pattern.search(text) is None)


@pytest.mark.parametrize("name", HINTED)
def test_hints_are_in_small_letters_where_case_does_not_matter(name):
    hinted = HINTED[name]
    assert not hinted.pattern.flags & re.IGNORECASE or all(h == h.lower() for h in hinted.hints)


def test_a_span_of_the_text_is_searched_and_nothing_else():
    hinted = Hinted(re.compile("foo+"), "foo")
    assert hinted.search("foo bar foo", 1, 10) is None
    assert [m.start() for m in hinted.finditer("foo bar fooo", 1)] == [8]
