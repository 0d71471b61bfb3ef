"""What a paper's families are read from: cases as data, and properties that hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.families import FamilyEvidence, technique_families
from claims.families.lexicon import PhraseClass, family_ids, load_families
from claims.families.reading import read
from claims.lexicons import list_lexicons, load_lexicon

with Path(__file__).with_name("cases.toml").open("rb") as stream:
    CASES: list[dict[str, Any]] = tomllib.load(stream)["case"]

KNOWN = frozenset(family_ids())
# Texts made of what the lexicon knows are far likelier to break something than random letters are.
PIECES = st.sampled_from(
    [
        "pruning",
        "KV-cache",
        "quantization",
        "we propose",
        "However, ",
        "compared with",
        "for",
        "via",
        ": ",
        ". ",
        "?",
        "\n",
        "-\n",
        "  ",
        "\u0130",
        "\u00df",
        "\u2014",
        "s",
        "GPUs",
        "Do",
        "mixture of experts",
        "\t",
        "\r\n",
        "\x00",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)


@pytest.mark.parametrize("case", CASES, ids=[case["title"][:60] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = [evidence.family for evidence in technique_families(case["title"], case.get("abstract", ""))]
    assert found[:1] == case["families"][:1], "the best family"
    assert set(case["families"]) <= set(found), "a family is missing"
    assert not set(found) & set(case.get("never", [])), "a family that is only mentioned"


@given(TEXTS, TEXTS)
def test_any_text_gives_known_families_with_evidence_that_stands_in_it(title: str, abstract: str) -> None:
    found = technique_families(title, abstract)
    assert len(found) <= 4
    assert len({evidence.family for evidence in found}) == len(found)
    assert [evidence.score for evidence in found] == sorted(
        (evidence.score for evidence in found), reverse=True
    )
    for evidence in found:
        source = {"title": title, "abstract": abstract}[evidence.where]
        assert source[evidence.start : evidence.end] == evidence.phrase
        assert evidence.phrase
        assert evidence.family in KNOWN


@given(TEXTS, TEXTS)
def test_the_same_text_gives_the_same_families(title: str, abstract: str) -> None:
    assert technique_families(title, abstract) == technique_families(title, abstract)


def test_all_families_of_the_contract_have_phrases() -> None:
    assert len(KNOWN) == 42


def test_no_phrase_is_out_of_reach() -> None:
    """A phrase with two spaces or a trailing one would never be found in a folded text."""
    unreachable = [text for text in load_families().texts if text != " ".join(text.split()) or not text]
    assert unreachable == []


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Head pruning", "pruning"),
        ("Token-Pruning", "Token-Pruning"),
        ("Early exits", "Early exits"),
        ("Key-\n  value cache", "Key-\n  value cache"),
        ("Mixture of\n  Experts", "Mixture of\n  Experts"),
    ],
)
def test_a_phrase_is_found_however_it_is_written(title: str, phrase: str) -> None:
    (first, *_) = technique_families(title, "")
    assert phrase in first.phrase or first.phrase in phrase
    assert isinstance(first, FamilyEvidence)


@pytest.mark.parametrize("title", ["Spruning", "Unpruningly", "prunings1", "Pru ning"])
def test_a_part_of_a_word_is_no_phrase(title: str) -> None:
    assert technique_families(title, "") == ()


def test_a_phrase_does_not_reach_across_a_comma() -> None:
    (first, *_) = technique_families("", "We propose token, pruning for all.")
    assert (first.family, first.phrase) == ("pruning", "pruning")


def test_what_is_proposed_weighs_more_than_what_is_compared_with() -> None:
    (first, *_) = technique_families("FooNet", "We propose quantization. It is better than existing pruning.")
    assert first.family == "quantization"


def test_what_others_did_weighs_less() -> None:
    places = [
        factor
        for *_, factor in read("", "However, pruning is hard. Pruning helps. We propose pruning.").weigh()
    ]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def _families_of_the_lexicon() -> list[tuple[str, dict[str, list[str]]]]:
    paths = [path for path in list_lexicons("families") if path != "families/cues"]
    return [(family, classes) for path in paths for family, classes in load_lexicon(path).items()]


@pytest.mark.parametrize(("family", "classes"), _families_of_the_lexicon())
def test_a_phrase_has_one_class_in_a_family_and_no_needless_plural(
    family: str, classes: dict[str, list[str]]
) -> None:
    assert set(classes) <= set(get_args(PhraseClass)), family
    everywhere = [*classes.get("strong", ()), *classes.get("plain", ()), *classes.get("weak", ())]
    assert [phrase for phrase in everywhere if everywhere.count(phrase) > 1] == []
    for phrases in classes.values():
        assert [phrase for phrase in phrases if phrase.endswith("s") and phrase[:-1] in phrases] == []
