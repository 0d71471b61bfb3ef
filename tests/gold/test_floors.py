"""The comparison with the floors; the scoring itself runs in .ci/run, where the gold sets are present."""

import importlib.util
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SPEC = importlib.util.spec_from_file_location("check_floors", HERE / "check_floors.py")
check_floors = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check_floors)


@pytest.mark.parametrize(
    ("figures", "floors", "finding"),
    [
        ({"found": 0.9}, {"found": 0.9}, []),
        ({"found": 0.91}, {"found": 0.9}, []),
        ({"found": 0.8999}, {"found": 0.9}, ["dev: found fell to 0.8999, its floor is 0.9000"]),
        ({"found": 0.9}, {}, ["dev: found has no floor"]),
        ({}, {"found": 0.9}, ["dev: found has no figure"]),
    ],
)
def test_a_figure_below_its_floor_is_a_finding(figures, floors, finding):
    assert check_floors.compare("dev", figures, floors) == finding


def test_each_set_has_a_floor_for_each_figure():
    floors = tomllib.loads(check_floors.FLOORS.read_text(encoding="utf-8"))
    for figures in floors.values():
        assert set(figures) == {*check_floors.LEVELS, "families_hit", "families_clean"}
        assert all(0 <= floor <= 1 for floor in figures.values())
