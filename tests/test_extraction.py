"""A paper to its claims: the layers together, on abstracts of our own."""

import dataclasses
import re

import pytest

import claims
from claims.explain import explain
from claims.extraction import LONGEST, extract_paper
from claims.model import Paper

TITLE = "FooFormer: Fast Attention on Small Boards"
ABSTRACT = r"""Attention is slow. We present FooFormer, which is up to
$2.5\times$ faster than PyTorch on an A100 while retaining 98.6% of the accuracy of BERT.
With 12 layers, it reaches 91.2\% accuracy on CIFAR-10."""


def read(abstract=ABSTRACT, title=TITLE):
    return {c.text: c for c in extract_paper(Paper("p", title, abstract, 2024, "https://foo.example")).claims}


def test_each_number_that_reports_a_result_is_a_claim():
    assert list(read()) == [r"$2.5\times$", "98.6%", r"91.2\%"]


def test_a_claim_carries_its_paper():
    claim = read()["98.6%"]
    assert (claim.paper_id, claim.title, claim.year, claim.url) == ("p", TITLE, 2024, "https://foo.example")


def test_a_claim_points_at_the_characters_that_it_came_from():
    for text, claim in read().items():
        assert ABSTRACT[claim.start : claim.end] == text
        assert claim.sentence in ABSTRACT


def test_a_gain_is_read_with_bound_baseline_and_hardware():
    claim = read()[r"$2.5\times$"]
    assert (claim.value, claim.unit, claim.kind, claim.bound) == (2.5, "x", "times", "at_most")
    assert (claim.metric, claim.metric_family, claim.change, claim.direction) == (
        "speedup",
        "speed",
        "increase",
        "better",
    )
    assert (claim.technique, claim.baseline, claim.gain) == ("FooFormer", ("PyTorch",), 2.5)
    assert claim.hardware


def test_retention_is_a_fraction_and_a_level_has_no_gain():
    found = read()
    assert (found["98.6%"].kind, found["98.6%"].change, found["98.6%"].direction) == (
        "fraction",
        None,
        "neutral",
    )
    level = found[r"91.2\%"]
    assert (level.kind, level.metric, level.gain, level.benchmark) == (
        "level",
        "accuracy",
        None,
        ("CIFAR-10",),
    )


def test_a_setting_is_refused_by_name():
    refused = {r.quantity.text: r.rule for r in extract_paper(Paper("p", TITLE, ABSTRACT)).refusals}
    assert refused["12"] == "count"


def test_a_claim_id_depends_on_paper_text_and_place_only():
    first, again = read()["98.6%"], read()["98.6%"]
    assert first.claim_id == again.claim_id
    assert first.claim_id != read(ABSTRACT + " ")["98.6%"].claim_id
    other = extract_paper(Paper("q", TITLE, ABSTRACT)).claims[1]
    assert other.text == "98.6%"
    assert other.claim_id != first.claim_id


def test_a_line_may_break_anywhere():
    broken = {c.value: c for c in extract_paper(Paper("p", TITLE, ABSTRACT.replace(" ", "\n"))).claims}
    whole = {c.value: c for c in extract_paper(Paper("p", TITLE, ABSTRACT)).claims}
    keep = ("kind", "metric", "unit", "bound", "change", "direction", "technique", "baseline", "benchmark")
    assert broken.keys() == whole.keys()
    for value, claim in whole.items():
        assert {k: getattr(broken[value], k) for k in keep} == {k: getattr(claim, k) for k in keep}


@pytest.mark.parametrize("abstract", ["", " ", "No number at all.", "We read 12 papers."])
def test_an_abstract_without_results_has_no_claims(abstract):
    assert claims.extract(abstract) == []


def test_a_name_of_the_users_own_lexicon_is_read(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[metrics.zorch]\nfamily = "speed"\nbetter = "lower"\naliases = ["zorch"]\n', encoding="utf-8"
    )
    (claim,) = claims.extract("FooNet reduces zorch by 25%.", lexicons=(path,))
    assert (claim.metric, claim.metric_family, claim.change, claim.direction) == (
        "zorch",
        "speed",
        "decrease",
        "better",
    )


def test_every_number_is_explained_once_in_order():
    explanations = explain(ABSTRACT, TITLE)
    places = [(e.start, e.end) for e in explanations]
    assert places == sorted(set(places))
    assert {e.verdict for e in explanations} == {"claim", "no claim"}
    assert all(e.reason for e in explanations)
    assert all((e.claim is None) == (e.verdict == "no claim") for e in explanations)


def test_the_explained_claims_are_the_extracted_ones():
    explained = [dataclasses.asdict(e.claim) for e in explain(ABSTRACT, TITLE) if e.claim is not None]
    assert explained == [dataclasses.asdict(c) for c in extract_paper(Paper("", TITLE, ABSTRACT)).claims]


def test_a_text_longer_than_any_abstract_is_read_in_pieces_at_its_own_places():
    sentence = "FooFormer is 2.5x faster than BERT on 12 CPUs. "
    text = sentence * (3 * LONGEST // len(sentence))
    found = extract_paper(Paper("long", TITLE, text))
    assert len(found.claims) == len(found.refusals) == text.count("2.5x")
    assert [c.start for c in found.claims] == [m.start() for m in re.finditer("2.5x", text)]
    assert all(text[c.start : c.end] == c.text for c in found.claims)
    assert all(
        text[e.start : e.end] == "BERT" for c in found.claims for e in c.evidence if e.field == "baseline"
    )
    assert all(text[r.quantity.start : r.quantity.end] == "12" for r in found.refusals)
    assert len({c.claim_id for c in found.claims}) == len(found.claims)
