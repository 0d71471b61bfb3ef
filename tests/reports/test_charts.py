"""The charts: nothing clipped, every mark honest, the same bytes each time."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text

from reports import chart_gains, save_chart
from reports.frame import COLUMN_WIDTH, TEXT_WIDTH
from reports.gains import GROUPINGS, Gain
from reports.lettering import wrap_text
from reports.marks import BOUND, PAPER, STATED, draw_gains, extend_gain
from reports.saving import fix_settings
from reports.scales import choose_limits, choose_ticks, stack_spans

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LONG = "a benchmark of exceedingly long sentences of which nobody knows what they are for, " * 2
UNBROKEN = "Supercalifragilistic" * 6
CJK = "中文长文本理解评测基准" * 5


def read_texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text()]


def list_clipped(figure: Figure) -> list[str]:
    """List the texts of which a part lies outside the figure."""
    canvas = FigureCanvasAgg(figure)
    clipped = []
    with fix_settings(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        canvas.draw()
        width, height = figure.bbox.width, figure.bbox.height
        for text in figure.findobj(Text):
            if isinstance(text, Text) and text.get_text() and text.get_visible():
                box = text.get_window_extent(canvas.get_renderer())
                if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height:
                    clipped.append(text.get_text())
    return clipped


def draw_marks(gain: Gain) -> list[Line2D]:
    from matplotlib.figure import Figure

    axes = Figure().add_subplot()
    draw_gains(axes, [(gain, 0.0)])
    return list(axes.get_lines())


def test_an_empty_selection_says_so_in_words(store: Any) -> None:
    figure = chart_gains(store(), "technique")
    assert "nothing to draw" in " ".join(read_texts(figure))
    assert list_clipped(figure) == []


def test_claims_without_a_group_are_named_when_nothing_is_left_to_draw(store: Any) -> None:
    text = " ".join(read_texts(chart_gains(store({"hardware": []}), "hardware")))
    assert "1 claim with a gain names no hardware" in text


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("width", [COLUMN_WIDTH, TEXT_WIDTH])
@pytest.mark.parametrize(
    "claims",
    [
        [{}],
        [{"gain": 1.0}] * 3,
        [{"bound": "at_most", "gain": 2.0 + n} for n in range(5)],
        [{"gain": 1e6}, {"gain": 1e-3}, {"gain": 1.003}],
        [{"gain": 1.5 + n / 100, "gain_max": 4.0} for n in range(40)],
        [
            {"technique_family": [n], "hardware": [n], "benchmark": [n]}
            for n in (LONG, UNBROKEN, CJK, "$x^2$ \\frac")
        ],
        [{"metric_family": LONG}, {"metric_family": CJK}],
        [{"technique_family": [f"f{n}"], "hardware": [f"h{n}"], "benchmark": [f"b{n}"]} for n in range(300)],
    ],
    ids=[
        "one row",
        "all equal",
        "all up to",
        "far apart",
        "many ranges",
        "long names",
        "long families",
        "300 groups",
    ],
)
def test_no_text_is_clipped(store: Any, by: Any, width: float, claims: list[dict[str, Any]]) -> None:
    figure = chart_gains(store(*claims), by, width=width)
    assert list_clipped(figure) == []
    assert figure.get_figwidth() == width


def test_long_names_are_whole_and_do_not_run_into_the_axis(store: Any) -> None:
    names = [LONG[:120].strip(), UNBROKEN, CJK, "short"]
    connection = store(*({"benchmark": [name]} for name in names))
    figure = chart_gains(connection, "benchmark", width=COLUMN_WIDTH)
    list_clipped(figure)
    left = figure.axes[-1].get_window_extent().x0
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        lines = [text.get_text() for text in figure.texts if text.get_window_extent().x1 < left]
    written = "".join("".join(lines).split())
    assert all("".join(name.split()) in written for name in names)


def test_a_name_breaks_between_words() -> None:
    assert wrap_text("3D X-ray semiconductor defects", 80, 7.0) == ["3D X-ray", "semiconductor defects"]


def test_groups_left_out_are_counted(store: Any) -> None:
    connection = store(*({"benchmark": [f"b{number}"]} for number in range(13)))
    assert "and 3 more, with 3 claims" in read_texts(chart_gains(connection, "benchmark", top=10))


def test_n_and_mean_stand_beside_each_group(store: Any) -> None:
    connection = store({"gain": 2.0}, {"gain": 8.0}, {"gain": 90.0, "bound": "at_most"})
    texts = read_texts(chart_gains(connection, "technique"))
    assert "2/3" in texts
    assert "4" in texts


def test_a_stated_value_is_a_filled_dot() -> None:
    (mark,) = draw_marks(Gain("c", 2.0, None, "exact"))
    assert (mark.get_marker(), mark.get_markerfacecolor()) == ("o", STATED)


def test_about_is_a_hollow_dot() -> None:
    (mark,) = draw_marks(Gain("c", 2.0, None, "approx"))
    assert (mark.get_marker(), mark.get_markerfacecolor(), mark.get_markeredgecolor()) == ("o", PAPER, STATED)


def test_a_range_is_a_line_with_caps_at_both_ends() -> None:
    line, caps = draw_marks(Gain("c", 2.0, 4.0, "exact"))
    assert list(line.get_xdata())[:2] == [2.0, 4.0]
    assert (caps.get_marker(), list(caps.get_xdata())) == ("|", [2.0, 4.0])


@pytest.mark.parametrize(("bound", "tip"), [("at_most", -1.0), ("at_least", 1.0)])
def test_a_bound_is_an_open_triangle_that_points_to_where_the_gain_may_lie(bound: Any, tip: float) -> None:
    (mark,) = draw_marks(Gain("c", 2.0, None, bound))
    assert (mark.get_markerfacecolor(), mark.get_markeredgecolor()) == (PAPER, BOUND)
    corners = [corner[0] for corner in mark.get_marker()]
    assert sorted(set(corners)) == sorted({0.0, tip})
    left, right = extend_gain(Gain("c", 2.0, None, bound), lambda ratio: 10 * ratio)
    assert (20 - left > right - 20) == (bound == "at_most")


def test_an_upper_bound_on_a_range_closes_its_upper_end() -> None:
    _, cap, triangle = draw_marks(Gain("c", 2.0, 4.0, "at_most"))
    assert (list(cap.get_xdata()), list(triangle.get_xdata())) == ([2.0], [4.0])


def test_a_fraction_of_at_most_points_right(store: Any) -> None:
    connection = store({"kind": "fraction", "value": 0.25, "gain": 4.0, "bound": "at_most"})
    axes = chart_gains(connection, "technique").axes[-1]
    (mark,) = [line for line in axes.get_lines() if isinstance(line.get_marker(), list)]
    assert max(corner[0] for corner in mark.get_marker()) == 1.0


def test_marks_of_a_row_do_not_lie_on_each_other() -> None:
    spans = [(n / 3, n / 3 + 4) for n in range(40)]
    placed: dict[int, float] = {}
    for lane, (left, right) in zip(stack_spans(spans, gap=0.5, lanes=15), spans, strict=True):
        assert left >= placed.get(lane, -1.0)
        placed[lane] = right


@pytest.mark.parametrize("ratios", [[1.0], [1.001], [1e-3, 1e6], [0.5, 0.9], [3.0, 4.0], [1e-300, 1e300]])
def test_every_axis_shows_one_and_has_a_tick(ratios: list[float]) -> None:
    low, high = choose_limits(ratios)
    assert low < min(1.0, *ratios, 1.0)
    assert high > max(1.0, *ratios, 1.0)
    ticks = choose_ticks(low, high, lambda ticks: len(ticks) <= 6)
    assert ticks
    assert all(low <= tick <= high for tick in ticks)


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_the_same_claims_give_the_same_bytes(store: Any, tmp_path: Path, suffix: str) -> None:
    claims = [
        {"gain": 1.5 + n, "bound": bound}
        for n, bound in enumerate(["exact", "at_most", "approx", "at_least"])
    ]
    paths = [tmp_path / f"{number}.{suffix}" for number in range(2)]
    for path in paths:
        save_chart(chart_gains(store(*claims), "technique"), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_order_of_rows_in_the_store_changes_nothing(store: Any, tmp_path: Path) -> None:
    claims = [{"claim_id": f"x{n}", "gain": 2.0 + n % 3, "benchmark": [f"b{n % 4}"]} for n in range(20)]
    for name, rows in (("a", claims), ("b", claims[::-1])):
        save_chart(chart_gains(store(*rows), "benchmark"), tmp_path / f"{name}.svg")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_drawing_leaves_the_settings_of_matplotlib_alone(store: Any, tmp_path: Path) -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    save_chart(chart_gains(store({}), "technique"), tmp_path / "a.svg")
    assert dict(mpl.rcParams) == before


def test_names_that_no_carried_font_can_draw_stay_text_in_svg(store: Any, tmp_path: Path) -> None:
    save_chart(chart_gains(store({"benchmark": ["语言理解"]}), "benchmark"), tmp_path / "a.svg")
    assert "语言理解</text>" in (tmp_path / "a.svg").read_text(encoding="utf-8")
