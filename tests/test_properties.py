"""What holds for the claims of any text at all."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract_paper
from claims.model import Paper
from claims.rules.rulebook import rules

PIECES = st.sampled_from(
    [
        *("FooNet", "BarNet", "we", "our method", "it", "ImageNet", "CIFAR-10", "an A100", "CPUs", "GPT-4"),
        *(
            "accuracy",
            "latency",
            "F1",
            "memory",
            "BLEU",
            "speedup",
            "throughput",
            "parameters",
            "cost",
            "energy",
        ),
        *(
            "reduces",
            "improves",
            "outperforms",
            "achieves",
            "is",
            "retains",
            "drops",
            "doubles",
            "surpassing",
        ),
        *(
            "faster",
            "smaller",
            "fewer",
            "better",
            "improvement",
            "reduction",
            "in",
            "of",
            "by",
            "to",
            "than",
            "with",
        ),
        *("2.5x", "40%", "0.92", "1/6", "half", "3.7M", "12 ms", "2 to 4 times", "98.6%-99.6%", "1.5 points"),
        *(
            "up to",
            "over",
            "about",
            "respectively",
            "and",
            ",",
            ", ",
            ".",
            ". ",
            "(",
            ")",
            "/",
            "-",
            "±",
            "$",
            "\\%",
        ),
        *("\n", "{", "}", "\\", "\\textbf{", "$2\\times$", "–", "\u0130", "\x00"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)
CHANGES = {None, "increase", "decrease"}
DIRECTIONS = {"better", "worse", "neutral"}
KINDS = {"times", "relative", "fraction", "points", "level"}
BOUNDS = {"exact", "at_most", "at_least", "approx"}


def read(abstract, title="FooNet: fast nets"):
    return extract_paper(Paper("p", title, abstract))


@given(TEXTS)
def test_a_claim_and_its_sentence_stand_in_the_abstract(text):
    for claim in read(text).claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.text
        assert claim.text.rstrip("$") in claim.sentence
        assert claim.sentence in text


@given(TEXTS)
def test_evidence_and_refusals_stand_in_the_abstract(text):
    found = read(text)
    for evidence in (e for claim in found.claims for e in claim.evidence):
        assert 0 <= evidence.start < evidence.end <= len(text)
    for refusal in found.refusals:
        quantity = refusal.quantity
        assert text[quantity.start : quantity.end] == quantity.text


@given(TEXTS)
def test_claims_stand_in_order_and_do_not_overlap(text):
    claims = read(text).claims
    assert all(first.end <= second.start for first, second in itertools.pairwise(claims))


@given(TEXTS)
def test_a_number_is_a_claim_or_is_refused_and_never_both(text):
    found = read(text)
    places = [(c.start, c.end) for c in found.claims]
    places += [(r.quantity.start, r.quantity.end) for r in found.refusals]
    assert len(places) == len(set(places))


@given(TEXTS)
def test_every_field_has_a_value_of_the_contract(text):
    for claim in read(text).claims:
        assert claim.kind in KINDS
        assert claim.change in CHANGES
        assert claim.direction in DIRECTIONS
        assert claim.bound in BOUNDS
        assert claim.rule in rules()
        assert claim.unit
        assert claim.metric
        assert claim.metric_family
        assert 0 <= claim.confidence <= 1


@given(TEXTS)
def test_a_range_has_its_smaller_end_first(text):
    for claim in read(text).claims:
        assert claim.value_max is None or claim.value <= claim.value_max
        assert claim.gain_max is None or claim.gain is not None


@given(TEXTS)
def test_a_value_is_a_finite_number(text):
    for claim in read(text).claims:
        assert math.isfinite(claim.value)
        assert claim.value_max is None or math.isfinite(claim.value_max)
        assert claim.gain is None or math.isfinite(claim.gain)


@given(TEXTS)
def test_a_level_changes_nothing_and_has_no_gain(text):
    for claim in read(text).claims:
        if claim.kind == "level":
            assert (claim.change, claim.direction, claim.gain) == (None, "neutral", None)


@given(TEXTS, TEXTS)
@settings(max_examples=50)
def test_the_same_paper_gives_the_same_rows(title, abstract):
    assert read(abstract, title) == read(abstract, title)


@given(TEXTS)
def test_names_of_claims_are_unique(text):
    ids = [claim.claim_id for claim in read(text).claims]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "text",
    [
        r"\textbf{" * 2000 + r"It is 50\% faster." + "}" * 2000,
        "(" * 2000 + "5%" + ")" * 2000,
        "{" * 5000 + "2x faster",
        "$" * 5001 + "2x faster",
        r"\frac{" * 2000 + "1}{2}",
        "%" * 100_000,
        "1" * 100_000,
        "1-" * 500 + "1",
        "up to " * 5000 + "40% faster",
        "," * 50_000,
        "accuracy " * 2000 + "of 92%",
        "&" * 10_000 + "lt; 5%",
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_text_is_read_to_its_end(text):
    for claim in read(text).claims:
        assert text[claim.start : claim.end] == claim.text


BEYOND = ["10^400", "1e999", "9" * 320, "0", "0.0", "1/0", "0/0", "1" + ",000" * 120, "-10^400", "10^-400"]


def test_a_number_beyond_all_bounds_gives_no_claim_without_a_finite_value():
    for text in ("FooNet is {}x faster, by 3% at least.", "Its F1 of {} and 2 ms.", "It cuts cost by {}%."):
        for claim in (c for number in BEYOND for c in read(text.format(number)).claims):
            assert math.isfinite(claim.value)
            assert claim.gain is None or math.isfinite(claim.gain)


def test_a_sentence_that_ends_in_a_formula_holds_it_whole():
    (claim,) = read("FooNet wins by $2\\times$").claims
    assert claim.text in claim.sentence
