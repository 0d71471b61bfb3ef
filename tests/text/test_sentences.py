"""Where sentences begin and end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import split_sentences

PIECES = st.sampled_from(
    [
        "FooNet wins",
        ". ",
        "? ",
        "! ",
        "e.g. ",
        "vs. ",
        "et al. ",
        "3. 5",
        "2.5x",
        "GPT-4. ",
        "。",
        " ",
        "\n",
        "A. ",
        "(",
        ")",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map("".join))


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It is 2.5x faster, e.g. on CPUs.",
        "It beats BarNet, i.e. A wins.",
        "Smith et al. Show it.",
        "It wins vs. GPT and others.",
        "It is shown in Fig. 3 and Tab. 4 of it.",
        "It takes approx. 3 of them.",
        "The work of J. Smith is used.",
        "It needs 3. 5 seconds.",
        "It has v1.2 and v1.3 in it.",
    ],
)
def test_a_full_stop_that_ends_no_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It wins. It is fast.", 2),
        ("Does it win? Yes! It does.", 3),
        ("It beats GPT-4. It is fast.", 2),
        ("It has an F1 of 0.92. The rest is worse.", 2),
        ("It wins (by far.) Then it rests.", 2),
        ("它更快。它更小。", 2),
        ("No full stop at all", 1),
        ("", 0),
        ("   ", 0),
    ],
)
def test_sentences_are_told_apart(text, count):
    assert len(sentences(text)) == count


@given(TEXTS)
def test_sentences_cover_all_words_in_order(text):
    spans = split_sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
