"""Which claims have which flags: every case of flags.toml, and what a reader sees of a whole abstract."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims import extract
from claims.mentions.lexicon import Metric
from claims.rules.flags import FLAGS, Stated
from schemas.metrics import read_metrics

CASES = tomllib.loads(Path(__file__).with_name("flags.toml").read_text(encoding="utf-8"))
SOUND = CASES.pop("sound")
METRICS = {metric.id: metric for metric in read_metrics()}


def state(changes):
    fields = SOUND | changes
    return Stated(**fields | {"metric": Metric(*METRICS[fields["metric"]])})


def list_flags(stated):
    return {flag.name for flag in FLAGS if flag.holds(stated)}


def test_a_sound_claim_has_no_flag():
    assert list_flags(state({})) == set()


@pytest.mark.parametrize(
    ("flag", "case"),
    [
        pytest.param(flag, case, id=f"{flag}: {case['name']}")
        for flag, cases in CASES.items()
        for case in cases
    ],
)
def test_a_claim_has_the_flag_that_it_should(flag, case):
    assert (flag in list_flags(state(case["with"]))) == case["holds"]


def test_each_flag_has_a_case_that_sets_it():
    assert {flag.name for flag in FLAGS} == {name for name, cases in CASES.items() if cases[0]["holds"]}


def test_flags_have_names_of_their_own_in_order():
    names = [flag.name for flag in FLAGS]
    assert names == sorted(set(names))


def test_flags_stand_in_the_row():
    (claim,) = extract("FooNet is up to 2.5x faster.", title="FooNet")
    assert set(claim.flags) >= {"best-case-only", "no-absolute", "no-baseline", "no-benchmark", "no-hardware"}
    assert list(claim.flags) == sorted(claim.flags)
