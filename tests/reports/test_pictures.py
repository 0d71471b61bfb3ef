"""Every chart kind against its baseline picture, with small, large and degenerate data.

Tolerance: the same size in pixels, a mean difference of at most 1 of 255 over the picture, and of at most
24 in every square of 6 by 6 pixels. Drawn twice on one machine, charts are equal byte for byte; this leaves
room for another machine's rounding, and a mark that moves by its own width or a name that is cut exceeds it.
"""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

MEAN_DIFFERENCE = 1.0
DIFFERENCE_IN_SQUARE = 24.0
SQUARE = 6


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
    difference = np.abs(ours - theirs).max(axis=2)
    height, width = (length // SQUARE * SQUARE for length in difference.shape)
    squares = difference[:height, :width].reshape(height // SQUARE, SQUARE, width // SQUARE, SQUARE)
    found = []
    if difference.mean() > MEAN_DIFFERENCE:
        found.append(f"mean difference {difference.mean():.2f}")
    in_squares = squares.mean(axis=(1, 3))
    if in_squares.max() > DIFFERENCE_IN_SQUARE:
        row, column = np.unravel_index(in_squares.argmax(), in_squares.shape)
        found.append(f"difference {in_squares.max():.0f} at x {SQUARE * column}, y {SQUARE * row}")
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
