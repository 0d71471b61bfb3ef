"""What a chart may show: panels, groups, their order, and which way a bound points."""

from __future__ import annotations

from typing import Any

import pytest

from reports.gains import bound_gain, count_ungrouped, read_panels
from reports.selection import Selection


@pytest.mark.parametrize(
    ("kind", "unit", "value", "gain", "bound", "expected"),
    [
        ("times", "x", 40.0, 40.0, "at_most", "at_most"),
        ("times", "x", 3.0, 1 / 3, "at_most", "at_least"),
        ("times", "x", 10.0, 10.0, "at_least", "at_least"),
        ("relative", "%", 25.0, 1 / 0.75, "at_most", "at_most"),
        ("relative", "%", 25.0, 0.75, "at_least", "at_most"),
        ("fraction", "x", 1 / 6, 6.0, "at_most", "at_least"),
        ("fraction", "%", 15.0, 1 / 0.15, "at_least", "at_most"),
        ("fraction", "%", 98.0, 0.98, "at_least", "at_least"),
        ("fraction", "%", 5.0, 20.0, "approx", "approx"),
        ("fraction", "x", 0.5, 2.0, "exact", "exact"),
    ],
)
def test_bound_turns_around_where_the_gain_falls_as_the_value_rises(
    kind: Any, unit: str, value: float, gain: float, bound: Any, expected: str
) -> None:
    assert bound_gain(kind=kind, unit=unit, value=value, gain=gain, gain_max=None, bound=bound) == expected


def test_metric_families_never_share_a_panel(store: Any) -> None:
    panels = read_panels(store({}, {"metric_family": "energy"}, {"metric_family": "energy"}), "technique")
    assert [(panel.metric_family, panel.claims) for panel in panels] == [("energy", 2), ("speed", 1)]


def test_groups_stand_by_geometric_mean_and_those_with_bounds_alone_follow(store: Any) -> None:
    connection = store(
        {"gain": 2.0, "technique_family": ["pruning"]},
        {"gain": 8.0, "technique_family": ["pruning"]},
        {"gain": 5.0, "technique_family": ["kernels"]},
        {"gain": 90.0, "technique_family": ["compiler"], "bound": "at_most"},
    )
    (panel,) = read_panels(connection, "technique")
    assert [(group.name, group.mean) for group in panel.groups] == [
        ("kernels", pytest.approx(5.0)),
        ("pruning", pytest.approx(4.0)),
        ("compiler", None),
    ]


def test_a_bound_does_not_enter_the_mean(store: Any) -> None:
    (panel,) = read_panels(store({"gain": 2.0}, {"gain": 50.0, "bound": "at_most"}), "technique")
    (group,) = panel.groups
    assert (group.mean, len(group.stated), len(group.gains)) == (2.0, 1, 2)


def test_a_range_enters_the_mean_with_its_geometric_middle(store: Any) -> None:
    (panel,) = read_panels(store({"gain": 2.0, "gain_max": 8.0}), "technique")
    assert panel.groups[0].mean == pytest.approx(4.0)


def test_a_claim_counts_in_each_of_its_groups_but_once_in_the_panel(store: Any) -> None:
    (panel,) = read_panels(store({"technique_family": ["pruning", "kernels", "pruning"]}), "technique")
    assert sorted(group.name for group in panel.groups) == ["kernels", "pruning"]
    assert panel.claims == 1


def test_of_too_many_groups_those_with_most_claims_stay(store: Any) -> None:
    names = ["a", "b", "b", "c", "c", "c"]
    connection = store(*({"benchmark": [name], "gain": 9.0 if name == "a" else 2.0} for name in names))
    (panel,) = read_panels(connection, "benchmark", top=2)
    assert {group.name for group in panel.groups} == {"b", "c"}
    assert (panel.groups_left_out, panel.claims_left_out) == (1, 1)


@pytest.mark.parametrize("gain", [None, 0.0, -1.0, float("nan"), float("inf")])
def test_what_has_no_place_on_a_ratio_axis_is_not_read(store: Any, gain: float | None) -> None:
    assert read_panels(store({"gain": gain, "value": 1.0}), "technique") == ()


def test_claims_that_name_no_group_are_counted(store: Any) -> None:
    connection = store({}, {"hardware": []}, {"hardware": None}, {"hardware": [], "gain": None, "value": 1.0})
    assert count_ungrouped(connection, "hardware") == (3, 2)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), 3),
        (Selection(metrics=("energy",)), 1),
        (Selection(min_confidence=0.8), 2),
        (Selection(exclude_flags=("best-case-only",)), 2),
        (Selection(where="gain > 4 -- large ones"), 1),
        (Selection(metrics=("speed",), min_confidence=0.8, where="gain < 4"), 1),
    ],
)
def test_selection_narrows_what_is_read(store: Any, selection: Selection, expected: int) -> None:
    connection = store(
        {"gain": 5.0, "metric_family": "energy"},
        {"confidence": 0.5},
        {"flags": ["best-case-only"]},
    )
    assert sum(panel.claims for panel in read_panels(connection, "technique", selection)) == expected
