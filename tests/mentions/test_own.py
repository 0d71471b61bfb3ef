"""Lexicons of a user's own: what they teach, and what is said of one with another form."""

import pytest

from claims.errors import InputError
from claims.mentions.lexicon import build_lexicon


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_each_section_teaches_its_kind(write):
    path = write(
        '[metrics.zorch]\nfamily = "speed"\nbetter = "lower"\naliases = ["zorch time"]\n'
        '[benchmarks]\n"FooPile" = ["Foo Pile"]\n'
        '[models]\n"BarNet" = ["Bar-Net"]\n'
        '[hardware.devices."FooChip 9"]\nclass = "ASIC"\naliases = ["FooChip 9"]\n'
    )
    found = build_lexicon(path).find("Bar Net lowers the zorch time on foo pile with a FooChip-9")
    assert [(m.kind, m.name) for m in found] == [
        ("model", "BarNet"),
        ("metric", "zorch"),
        ("benchmark", "FooPile"),
        ("hardware", "FooChip 9"),
    ]


def test_a_known_metric_takes_a_further_spelling(write):
    path = write('[metrics.latency]\naliases = ["dwell time"]\n')
    (found,) = build_lexicon(path).find("the dwell time")
    assert found.name == "latency"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x = 1", "[x]: a lexicon has the sections"),
        ("metrics = 1", "metrics: this must be a table"),
        ("[metrics.zorch]\n", "metrics.zorch: the spellings must be a list"),
        ('[metrics.zorch]\naliases = ["zorch"]\n', "needs a family, one of"),
        ('[metrics.zorch]\nfamily = "zest"\naliases = ["zorch"]\n', "the family is 'zest'"),
        ('[metrics.zorch]\nfamily = "speed"\naliases = ["zorch"]\n', '"better" must say which way is good'),
        (
            '[metrics.latency]\nfamily = "size"\nbetter = "lower"\naliases = ["dwell time"]\n',
            "of the family 'speed'",
        ),
        ('[benchmarks]\n"FooPile" = "Foo Pile"\n', "benchmarks.FooPile: the spellings must be a list"),
        ('[models]\n"BarNet" = [""]\n', "models.BarNet: the spellings must be a list"),
        ("[hardware.devices]\n'FooChip' = []\n", "hardware.devices.FooChip: this must be a table"),
        ("[metrics\n", "is not TOML"),
    ],
)
def test_a_lexicon_of_another_form_is_refused_with_its_entry(write, text, reason):
    path = write(text)
    with pytest.raises(InputError) as caught:
        build_lexicon(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)
