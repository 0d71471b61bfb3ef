"""What the views say of invented claims whose answers can be worked out by hand."""

from __future__ import annotations

import math

import pytest

LEVEL = {"kind": "level", "unit": "%", "metric": "accuracy", "metric_family": "quality"}
POINTS = {"kind": "points", "unit": "pp", "metric": "accuracy", "metric_family": "quality"}


def ask(store, sql):
    return store.execute(sql).fetchall()


def test_gains_are_ratios_only_and_bear_the_bound_of_the_gain(hold):
    store = hold(
        {"value": 2.0, "bound": "at_most"},
        {"kind": "fraction", "value": 10.0, "unit": "%", "change": "decrease", "bound": "at_most"},
        {"value": 2.0, "value_max": 8.0},
        LEVEL | {"value": 92.0},
        POINTS | {"value": 2.0},
        {"direction": "neutral"},
    )
    assert ask(store, "select gain, gain_max, gain_mid, gain_bound from gains order by claim_id") == [
        (2.0, None, 2.0, "at_most"),
        (10.0, None, 10.0, "at_least"),
        (2.0, 8.0, 4.0, "exact"),
    ]


def test_impossible_rows_are_in_no_view(hold):
    flagged = {"flags": ["impossible", "no-baseline"]}
    store = hold(flagged, LEVEL | flagged | {"value": 120.0}, POINTS | flagged | {"value": 200.0})
    for view in ("gains", "scores", "deltas", "best_reported", "by_technique"):
        assert ask(store, f"from {view}") == []


def test_means_are_geometric_and_leave_bounds_out(hold):
    store = hold({"value": 2.0}, {"value": 8.0}, {"value": 2.0}, {"value": 100.0, "bound": "at_most"})
    (row,) = ask(
        store,
        "select claims, papers, stated, gain, gain_at_bounds, smallest, largest, up_to, at_least "
        "from by_technique",
    )
    assert row[:3] == (4, 4, 3)
    assert row[3] == pytest.approx(32 ** (1 / 3))
    assert row[4] == pytest.approx(3200 ** (1 / 4))
    assert row[5:] == (2.0, 100.0, 0.25, 0.0)


def test_powers_of_two_average_exactly(hold):
    assert ask(hold({"value": 2.0}, {"value": 8.0}), "select gain from by_hardware") == [(4.0,)]


def test_the_interval_is_that_of_students_t_on_the_logarithms(hold):
    values = [1.5, 2.0, 3.0, 7.0]
    logs = [math.log(value) for value in values]
    mean = sum(logs) / 4
    spread = math.sqrt(sum((log - mean) ** 2 for log in logs) / 3)
    half = 3.182446 * spread / 2  # the quantile of three degrees of freedom, from a printed table
    ((low, high),) = ask(
        hold(*({"value": value} for value in values)), "select gain_low, gain_high from by_benchmark"
    )
    assert (low, high) == pytest.approx((math.exp(mean - half), math.exp(mean + half)), rel=1e-5)


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_values_have_no_interval(hold, count):
    rows = ask(
        hold(*({"value": 2.0 + n} for n in range(count))), "select gain_low, gain_high from by_technique"
    )
    assert rows == [(None, None)]


def test_only_bounds_have_no_mean(hold):
    store = hold({"bound": "at_most"}, {"bound": "at_least"})
    assert ask(store, "select claims, stated, gain, up_to, at_least from by_technique") == [
        (2, 0, None, 0.5, 0.5)
    ]


@pytest.mark.parametrize("view", ["by_technique", "by_technique_family", "by_hardware", "by_benchmark"])
def test_no_summary_reaches_across_metric_families(hold, view):
    store = hold({}, {"metric": "memory", "metric_family": "memory"})
    assert ask(store, f"select metric_family, claims from {view} order by 1") == [("memory", 1), ("speed", 1)]  # noqa: S608


def test_a_claim_of_two_devices_counts_on_both_and_one_of_none_on_none(hold):
    store = hold({"hardware": ["A100", "CPU"]}, {"hardware": []}, {"hardware": ["CPU"]})
    assert ask(store, "select hardware, claims from by_hardware") == [("CPU", 2), ("A100", 1)]


def test_scores_have_one_row_for_each_benchmark(hold):
    store = hold(
        LEVEL | {"value": 90.0, "benchmark": ["ImageNet", "CIFAR-10"]},
        LEVEL | {"value": 80.0, "benchmark": []},
    )
    assert ask(store, "select benchmark, value, better from scores order by 1") == [
        ("CIFAR-10", 90.0, "higher"),
        ("ImageNet", 90.0, "higher"),
        (None, 80.0, "higher"),
    ]


def test_the_best_respects_the_direction_of_the_metric(hold):
    latency = {"kind": "level", "unit": "ms", "metric": "latency"}
    store = hold(
        LEVEL | {"value": 90.0},
        LEVEL | {"value": 85.0, "value_max": 95.0, "bound": "at_most"},
        latency | {"value": 13.0},
        latency | {"value": 0.012, "unit": "s"},
    )
    assert ask(store, "select metric, best, unit, bound, paper_id, candidates from best_reported") == [
        ("accuracy", 95.0, "%", "at_most", "p1", 2),
        ("latency", 0.012, "s", "exact", "p3", 2),
    ]


def test_a_score_and_a_percentage_do_not_compete(hold):
    store = hold(LEVEL | {"value": 90.0}, LEVEL | {"value": 0.95, "unit": "score"})
    assert ask(store, "select best, unit from best_reported order by all") == [(0.95, "score"), (90.0, "%")]


def test_a_metric_of_which_nobody_knows_what_is_better_has_no_best(hold):
    assert ask(hold(LEVEL | {"metric": "other", "metric_family": "other"}), "from best_reported") == []


def test_deltas_are_positive_when_better(hold):
    store = hold(
        POINTS | {"value": 2.0},
        POINTS | {"value": 1.0, "value_max": 3.0, "direction": "worse", "change": "decrease"},
        POINTS | {"value": 1.0, "direction": "neutral"},
    )
    assert ask(store, "select improvement, improvement_max, value_base from deltas order by claim_id") == [
        (2.0, None, 0.02),
        (-3.0, -1.0, 0.01),
        (None, None, 0.01),
    ]


def test_every_column_of_every_view_is_described(hold):
    lacking = "select table_name, column_name from duckdb_columns() where not internal and comment is null"
    assert ask(hold(), lacking) == []
    assert ask(hold(), "select view_name from duckdb_views() where not internal and comment is null") == []
