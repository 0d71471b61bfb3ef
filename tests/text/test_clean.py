"""Raw abstracts to clean text and back: every character knows where it came from."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import MASKS, clean

LATEX = st.sampled_from(
    [
        *(
            r"50\%",
            r"$2.4\times$",
            r"$\sim$8",
            r"\textbf{77.5}",
            r"\frac{1}{3}",
            r"{\bf x}",
            r"$10^{-3}$",
            r"\mu s",
        ),
        *(
            "$",
            "{",
            "}",
            "\\",
            r"\(",
            r"\)",
            "~",
            "^",
            "_",
            "&",
            "&amp;",
            "&times;",
            "&#37;",
            "<i>",
            "</i>",
            "<",
        ),
        *(
            "word",
            "FooNet",
            " ",
            "\n",
            "3",
            "sim8",
            "2 mus",
            "x2013",
            "pm3",
            "\u200b",
            "\u00ad",
            "é",
            "\u0130",
            "–",
        ),
        *(
            r"\textcolor{red}{",
            r"\href{a}{",
            r"\unknown",
            r"\ ",
            "$$",
            r"\$",
            "``",
            "''",
            "\u2009",
            "\U0001d54f",
            "**",
            "*",
            "__",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(LATEX, max_size=30).map("".join),
    st.lists(LATEX, max_size=30).map(" ".join),
)
PROSE = st.lists(st.sampled_from(["FooNet", "cuts", "latency", "by", "half", "in", "a", "test"]), max_size=20)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"by 50\% in all", "by 50% in all"),
        (r"$2.4\times$ faster", "2.4× faster"),
        (r"$\sim$8 ms", "~8 ms"),
        (r"\textbf{77.5} points", "77.5 points"),
        (r"\emph{FooNet} wins", "FooNet wins"),
        (r"$\frac{1}{3}$ of it", "1/3 of it"),
        (r"5~ms", "5 ms"),
        (r"Fig.~a", "Fig. a"),
        ("5 \u00b5s, 5 \u03bcs", "5 µs, 5 µs"),
        ("sim8.3x and 2 mus", "~8.3x and 2 µs"),
        ("10x201320%", "10–20%"),
        ("3&ndash;5% &amp; more", "3–5% & more"),
        ("line\nbroken\r\nanywhere", "line broken anywhere"),
        ("a break\n    and an indent", "a break and an indent"),
        ("thin\u2009space, minus \u22124", "thin space, minus -4"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        (r"it costs \$1.59", "it costs $1.59"),
        ("it costs $5 or $7 a day", "it costs $5 or $7 a day"),
        (r"1{,}000 of them", "1,000 of them"),
        (r"$\geq 3$", "≥3"),
        (r"6$^\circ$C, 360$^{\circ}$, 2{\deg} and $x^2$", "6°C, 360°, 2° and x^2"),
        (r"\alpha stays by name", "alpha stays by name"),
        ("H<sub>2</sub>O", "H2O"),
        ("a < b and b > c", "a < b and b > c"),
        (r"by **28$\times$** or *12%*", "by 28× or 12%"),
        ("__3x__ faster, _far_ ***smaller***", "3x faster, far smaller"),
        ("**Foo**bar **N**et", "Foobar Net"),
        ("2 * 3 * 4, 3*5*7, 92%* (*p < 0.01)", "2 * 3 * 4, 3*5*7, 92%* (*p < 0.01)"),
        (r"$x^*$ and $y^*$, x_1 and y_2", "x^* and y^*, x_1 and y_2"),
    ],
)
def test_markup_becomes_plain_characters(raw, text):
    assert clean(raw).text == text


@pytest.mark.parametrize(
    ("raw", "found", "stands"),
    [
        (r"up to $2.4\times$ faster", "2.4×", r"$2.4\times$"),
        (r"by 50\% in all", "50%", r"50\%"),
        (r"a \textbf{77.5} here", "77.5", "77.5"),
        ("sim8.3x more", "8.3x", "8.3x"),
        ("in 2 mus only", "2 µs", "2 mus"),
        ("3&ndash;5% better", "3–5%", "3&ndash;5%"),
        (r"$\frac{1}{3}$ of it", "1/3", r"$\frac{1}{3}$"),
        (r"it costs \$1.59", "$1.59", r"\$1.59"),
        ("by 2.1\n    points", "2.1 points", "2.1\n    points"),
        (r"by **28$\times$** or more", "28×", r"28$\times$"),
        ("by *12%* or more", "12%", "12%"),
    ],
)
def test_a_span_is_given_back_as_it_stands_in_the_source(raw, found, stands):
    cleaned = clean(raw)
    at = cleaned.text.index(found)
    start, end = cleaned.raw_span(at, at + len(found))
    assert raw[start:end] == stands


@given(TEXTS)
def test_any_text_is_cleaned(raw):
    cleaned = clean(raw)
    assert cleaned.raw == raw
    assert clean(raw) == cleaned


@given(TEXTS)
def test_every_span_of_the_clean_text_has_a_span_in_the_raw_text(raw):
    cleaned = clean(raw)
    size = len(cleaned.text)
    for start in range(size):
        for end in {start + 1, min(start + 5, size), size}:
            first, last = cleaned.raw_span(start, end)
            assert 0 <= first <= last <= len(raw)


@given(TEXTS)
def test_later_in_the_clean_text_is_later_in_the_raw_text(raw):
    cleaned = clean(raw)
    starts = [cleaned.raw_span(at, at + 1)[0] for at in range(len(cleaned.text))]
    # The dollar signs of a formula come along with a span that fills it: one place to the left.
    assert all(first <= second + 1 for first, second in itertools.pairwise(starts))


@given(PROSE, st.sampled_from([" ", "\n", "  ", "\t", "\u00a0"]))
def test_plain_words_are_kept(words, gap):
    assert clean(gap.join(words)).text.split() == words


@given(
    PROSE,
    st.sampled_from(
        [
            r"\textbf{%s}",
            r"\emph{%s}",
            "{%s}",
            "$%s$",
            "<i>%s</i>",
            r"{\bf %s}",
            r"\mbox{%s}",
            "**%s**",
            "*%s*",
        ]
    ),
)
def test_marked_up_words_are_kept(words, markup):
    assert re.findall(r"\w+", clean(" ".join(markup % word for word in words)).text) == words


@pytest.mark.parametrize("mask", MASKS)
def test_the_characters_that_mask_numbers_are_dropped(mask):
    cleaned = clean(f"a{mask}b {mask}{mask} 5{mask}%")
    assert cleaned.text == "ab  5%"
    assert cleaned.raw_span(4, 6) == (7, 10)


@pytest.mark.parametrize("depth", [10, 1000])
def test_deep_nesting_is_cleaned(depth):
    raw = r"\textbf{" * depth + r"5\%" + "}" * depth
    cleaned = clean(raw)
    assert cleaned.text == "5%"
    start, end = cleaned.raw_span(0, 2)
    assert raw[start:end].startswith(r"5\%")
