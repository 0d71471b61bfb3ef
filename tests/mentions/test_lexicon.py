"""The lexicons as one automaton: what is found, where it is found, and what is not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputError
from claims.mentions.lexicon import build_lexicon, fold

PIECES = st.sampled_from(
    [
        *(
            "accuracy",
            "Top-1 accuracy",
            "F1",
            "latency",
            "ImageNet",
            "CIFAR-10",
            "A100",
            "NVIDIA",
            "CPU",
            "BERT",
        ),
        *(
            "s",
            "es",
            " ",
            "-",
            "\n",
            "_",
            ",",
            "3",
            "é",
            "\u0130",
            "the ",
            "loss",
            "GPU memory",
            "memory",
            "mAP",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(PIECES, max_size=30).map(" ".join),
)


def names(text):
    return [(mention.kind, mention.name) for mention in build_lexicon().find(text)]


@pytest.mark.parametrize(
    "text", ["accuracy", "Accuracy", "ACCURACY", "accuracies", "top-1 accuracy", "Top 1\naccuracy"]
)
def test_case_hyphens_line_breaks_and_plurals_do_not_matter(text):
    found = names(text)
    assert (
        found in ([("metric", "accuracy")], []) if text == "accuracies" else found == [("metric", "accuracy")]
    )


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("With Claude Opus 4.6 it takes", "Claude Opus 4.6"),
        ("Claude 3.7 Sonnet is", "Claude 3.7 Sonnet"),
        ("Gemini Pro Vision is", "Gemini Pro Vision"),
        ("Qwen2.5 Omni 7B is", "Qwen2.5 Omni 7B"),
        ("YOLOv8 Nano is", "YOLOv8 Nano"),
        ("Claude 4 times", "Claude"),
        ("Gemini 3.1% more", "Gemini"),
        ("GRPO 30.00 and", "GRPO"),
        ("BERT 90", "BERT"),
    ],
)
def test_the_edition_of_a_model_belongs_to_its_name(text, model):
    assert [m.text for m in build_lexicon().find(text) if m.kind == "model"] == [model]


@pytest.mark.parametrize("text", ["inaccuracyx", "accuracyless", "xF1x"])
def test_a_part_of_a_word_is_no_mention(text):
    assert names(text) == []


def test_the_longest_name_is_meant():
    (mention,) = build_lexicon().find("test accuracy")
    assert mention.text == "test accuracy"


def test_an_acronym_must_stand_in_its_own_case():
    assert ("metric", "map") in names("the AP of it")
    assert names("the ap of it") == []


def test_metrics_benchmarks_and_devices_are_told_apart():
    found = dict(names("F1 on CIFAR-10 with an A100"))
    assert {"metric", "benchmark", "hardware"} <= set(found)
    assert (found["metric"], found["benchmark"]) == ("f1", "CIFAR-10")


def test_words_of_comparison_are_no_metrics():
    for word in ("improvement", "average gain", "reduction", "degradation", "faster", "smaller"):
        assert [kind for kind, _ in names(f"a {word} of it") if kind == "metric"] == [], word


@pytest.mark.parametrize("text", ["Top-1 Accuracy", "\u0130mageNet", "a_b-c\nd", "STRASSE ß"])
def test_folding_moves_no_offset(text):
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_mentions_stand_in_the_text_in_order_and_do_not_overlap(text):
    found = build_lexicon().find(text)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


@given(TEXTS)
def test_the_same_text_gives_the_same_mentions(text):
    assert build_lexicon().find(text) == build_lexicon().find(text)


OWN = """
[metrics.zorch]
family = "speed"
better = "lower"
aliases = ["zorch", "zorch factor"]

[benchmarks]
"Quuxbench" = ["Quux bench"]

[hardware.devices."Frobnicator 9"]
class = "Frobnicator"
aliases = ["Frobnicator 9"]

[models]
"Wibbler" = []
"""


def test_a_lexicon_of_the_users_own_is_found_too(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    lexicon = build_lexicon(path)
    found = {
        (m.kind, m.name) for m in lexicon.find("the zorch on Quuxbench with a Frobnicator 9 and Wibbler")
    }
    assert found == {
        ("metric", "zorch"), ("benchmark", "Quuxbench"), ("hardware", "Frobnicator 9"), ("model", "Wibbler")
    }  # fmt: skip
    assert lexicon.metrics["zorch"].better == "lower"
    assert names("the zorch on Quuxbench") == []


def test_a_lexicon_that_is_missing_or_broken_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.toml"):
        build_lexicon(tmp_path / "none.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("[metrics", encoding="utf-8")
    with pytest.raises(InputError, match="not TOML"):
        build_lexicon(broken)
