"""Every chart kind against its baseline picture, with small, large and degenerate data.

Tolerance: the same size in pixels, a mean difference of at most 1.5 of 255, and at most 1 pixel in 100 that
differs by more than 48. Drawn twice on one machine, charts are equal byte for byte; this leaves room for another
machine's rounding, and a mark that moves by two pixels or a name that is cut exceeds it.
"""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

MEAN_DIFFERENCE = 1.5
LARGE_DIFFERENCE = 48
SHARE_OF_LARGE = 0.01


def load_pictures() -> Any:
    spec = spec_from_file_location("pictures", Path(__file__).with_name("pictures.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pictures = load_pictures()
CASES = pictures.invent_cases()


def read_picture(path: Path) -> Any:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.int16)


def compare_pictures(drawn: Path, baseline: Path) -> list[str]:
    """List what differs by more than the tolerance."""
    ours, theirs = read_picture(drawn), read_picture(baseline)
    if ours.shape != theirs.shape:
        return [f"size {ours.shape} instead of {theirs.shape}"]
    difference = np.abs(ours - theirs)
    mean, share = difference.mean(), (difference.max(axis=2) > LARGE_DIFFERENCE).mean()
    found = []
    if mean > MEAN_DIFFERENCE:
        found.append(f"mean difference {mean:.2f}")
    if share > SHARE_OF_LARGE:
        found.append(f"{share:.2%} of pixels differ much")
    return found


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", pictures.KINDS)
def test_a_chart_looks_as_its_baseline(store: Any, tmp_path: Path, kind: str, case: str) -> None:
    drawn = tmp_path / "drawn.png"
    pictures.draw_case(store(*CASES[case]), kind, case, drawn)
    assert compare_pictures(drawn, pictures.name_baseline(kind, case)) == []


def test_the_tolerance_notices_a_mark_that_moves(store: Any, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(2)]
    for path, gain in zip(paths, (2.0, 2.6), strict=True):
        pictures.draw_case(store({"gain": gain}, {"gain": 9.0}), "technique", "moved", path)
    assert compare_pictures(*paths) != []


def test_every_baseline_belongs_to_a_test() -> None:
    known = {pictures.name_baseline(kind, case) for kind in pictures.KINDS for case in CASES}
    assert set(pictures.BASELINES.glob("*.png")) == known
