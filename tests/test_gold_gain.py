"""The gain of every gold claim, reckoned from the table below and not by the code that is tested.

The table is section 4 of the design written out once more: a reading of the text, and the gain as a formula
of the number that is stated (v, where percent are out of 100).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims.gain import gain

if TYPE_CHECKING:
    from pathlib import Path

FORMULAS = {
    # kind, unit, change, direction: what is stated -> the gain
    ("times", "x", "increase", "better"): lambda v: v,  # 3x faster
    ("times", "x", "decrease", "better"): lambda v: v,  # 10x smaller
    ("times", "x", "increase", "worse"): lambda v: 1 / v,  # 8x heavier
    ("times", "x", "decrease", "worse"): lambda v: 1 / v,  # 3x slower
    ("relative", "%", "increase", "better"): lambda v: (100 + v) / 100,  # 31% speedup
    ("relative", "%", "decrease", "better"): lambda v: 100 / (100 - v),  # 40% fewer parameters
    ("relative", "%", "increase", "worse"): lambda v: 100 / (100 + v),  # 0.4% more parameters
    ("relative", "%", "decrease", "worse"): lambda v: (100 - v) / 100,  # throughput drops by 10%
    ("fraction", "x", "decrease", "better"): lambda v: 1 / v,  # 1/6 of the cost
    ("fraction", "%", "decrease", "better"): lambda v: 100 / v,  # 15% the size
    ("fraction", "x", "increase", "better"): lambda v: v,  # 1.4 of the throughput
    ("fraction", "%", "increase", "better"): lambda v: v / 100,  # 140% of the throughput
    ("fraction", "x", "decrease", "worse"): lambda v: v,  # half the throughput
    ("fraction", "%", "decrease", "worse"): lambda v: v / 100,  # 50% of the throughput
}
# "0.5x the parameters" states what is left; "2x fewer" how often it fits.
BELOW_ONE = {
    ("times", "x", "decrease", "better"): lambda v: 1 / v,
    ("times", "x", "decrease", "worse"): lambda v: v,
}
RATIOS = {"times", "relative", "fraction"}


def read_gold(shared: Path):
    """Yield each reading of each gold claim: a claim whose kind is open to two readings stands twice."""
    for name in ("seed", "dev"):
        for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            paper = json.loads(line)
            for claim in paper["claims"]:
                for kind in claim["kind"] if isinstance(claim["kind"], list) else [claim["kind"]]:
                    yield paper["id"], kind, claim


def reckon(kind, claim, value):
    reading = (kind, claim["unit"], claim["change"], claim["direction"])
    formula = (BELOW_ONE if claim["value"] < 1 else {}).get(reading) or FORMULAS[reading]
    return formula(value)


def has_gain(kind, claim):
    """Tell whether section 4 gives the reading a gain: a ratio, better or worse, that leaves something."""
    if kind not in RATIOS or claim["direction"] not in {"better", "worse"}:
        return False
    # "12% more" whose second reading is a part: as one it would be a gain of eight for what got worse.
    if kind == "fraction" and (claim["direction"], claim["change"]) == ("worse", "increase"):
        return False
    # "Two thirds less" may be read as a relative change, but a relative change is stated in percent.
    if kind == "relative" and claim["unit"] != "%":
        return False
    largest = claim["value_max"] or claim["value"]
    return not (kind == "relative" and claim["change"] == "decrease" and largest >= 100)


def compute(kind, claim):
    return gain(kind, claim["value"], claim["value_max"], claim["unit"], claim["change"], claim["direction"])


def test_every_gold_ratio_has_the_gain_that_its_reading_gives(shared):
    readings = [(paper, kind, claim) for paper, kind, claim in read_gold(shared) if has_gain(kind, claim)]
    assert len(readings) > 400
    for paper, kind, claim in readings:
        ends = [claim["value"]] if claim["value_max"] is None else [claim["value"], claim["value_max"]]
        wanted = sorted(reckon(kind, claim, end) for end in ends)
        found = compute(kind, claim)
        assert found is not None, (paper, kind, claim)
        given = [found.gain] if found.gain_max is None else [found.gain, found.gain_max]
        assert given == pytest.approx(wanted), (paper, kind, claim)


def test_better_is_above_one_and_worse_below(shared):
    for paper, kind, claim in read_gold(shared):
        if has_gain(kind, claim):
            found = compute(kind, claim)
            # A range may begin below the baseline: "0.9 to 2.1 times".
            best = found.gain_max or found.gain
            assert best >= 1 if claim["direction"] == "better" else found.gain <= 1, (paper, claim)


def test_gold_points_levels_and_neutral_results_have_none(shared):
    without = [(kind, claim) for _, kind, claim in read_gold(shared) if not has_gain(kind, claim)]
    assert {kind for kind, _ in without} >= {"points", "level", "fraction"}
    assert [claim for kind, claim in without if compute(kind, claim) is not None] == []
