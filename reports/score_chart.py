"""The chart of scores over the years: one small panel for each benchmark and metric."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from reports.axes import count_ticks, frame_axes, label_ticks
from reports.frame import Block, Chart, count_things
from reports.key import MARK_SIGNS
from reports.lettering import NAME_LINES, measure_text, shorten_text, wrap_text
from reports.marks import QUIET, SMALL, draw_gains, extend_gain, write_text
from reports.naming import title_name
from reports.placing import Box, place_names
from reports.scales import choose_linear_limits, choose_linear_ticks, format_number, stack_spans
from reports.scores import read_scores

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import duckdb

    from reports.marks import Drawing
    from reports.scores import ScoreBoard, Series
    from reports.selection import Selection

_NARROWEST: Final = 1.6
_SIZE: Final = 7.0
_PLOT: Final = 78.0
_HEAD: Final = 24.0
_FOOT: Final = 14.0
_LANE: Final = 5.6
_UNDATED: Final = "no year"
_MOST_NAMED: Final = 4
_MOST_LINKED: Final = 400


@dataclass(frozen=True, slots=True)
class _Slot:
    """The place of one year on the axis, in points from the left of the plot."""

    label: str
    left: float
    right: float


def plan_scores(
    connection: duckdb.DuckDBPyConnection, selection: Selection | None = None, *, top: int = 10
) -> Chart:
    """Plan the chart of the scores that the selected claims state on named benchmarks, over the years."""
    board = read_scores(connection, selection, top=top)
    return Chart(
        title="Claimed scores by benchmark and year",
        notes=_write_notes(board),
        signs=MARK_SIGNS,
        plan=partial(_plan_blocks, board.series),
        narrowest=_NARROWEST,
        most_columns=4,
        upright=True,
        in_rows=True,
    )


def _plan_blocks(series: Sequence[Series], width: float, *, linked: bool) -> list[Block]:
    blocks = []
    for one in series:
        names = wrap_text(one.benchmark, width - 8, _SIZE + 0.5, lines=NAME_LINES, bold=True)
        height = _HEAD + _PLOT + _FOOT + 9 * (len(names) - 1)
        label = f"{one.benchmark}: {_name_measure(one)}, {count_things(len(one.scores), 'claim')} by year"
        draw = partial(_draw_series, series=one, names=names, width=width, linked=linked)
        blocks.append(Block(label, height, draw))
    return blocks


def _draw_series(
    drawing: Drawing,
    left: float,
    top: float,
    series: Series,
    names: Sequence[str],
    width: float,
    *,
    linked: bool,
) -> None:
    for number, name in enumerate(names):
        write_text(drawing, left + 3, top + 5 + 9 * number, name, _SIZE + 0.5, bold=True)
    top += 9 * (len(names) - 1)
    measure = shorten_text(_name_measure(series), width - 6, SMALL)
    write_text(drawing, left + 3, top + 14.5, measure, SMALL, color=QUIET)

    numbers = [
        number
        for score in series.scores
        for number in (score.mark.low, score.mark.high)
        if number is not None
    ]
    limits = choose_linear_limits(numbers)
    ticks = choose_linear_ticks(*limits, most=count_ticks(_PLOT, 14))
    tick_width = max(measure_text(format_number(tick), SMALL) for tick in ticks)
    plot_left = left + 3 + tick_width + 4
    plot_width = left + width - 3 - plot_left
    slots = _place_slots(series, plot_width)

    axes = drawing.add_axes(plot_left, top + _HEAD, plot_width, _PLOT)
    axes.set_xlim(0, plot_width)
    axes.set_ylim(*limits)
    frame_axes(axes, grid="y")
    label_ticks(axes.yaxis, ticks, [format_number(tick) for tick in ticks])
    axes.tick_params(axis="y", length=0, pad=2)
    _write_years(drawing, plot_left, top + _HEAD + _PLOT, slots)

    def locate(score: float) -> float:
        return (limits[1] - score) / (limits[1] - limits[0]) * _PLOT

    places, boxes = _place_marks(series, slots, locate)
    linked = linked and len(series.scores) <= _MOST_LINKED
    marks = [score.mark for score in series.scores]
    draw_gains(axes, zip(marks, places, strict=True), linked=linked, upright=True)
    best = sorted(
        range(len(marks)), key=lambda n: (marks[n].low, marks[n].claim_id), reverse=not series.is_lower_better
    )
    wanted: dict[str, Box] = {}
    for number in best:
        if marks[number].paper:
            wanted.setdefault(marks[number].paper, boxes[number])
    named = list(wanted.items())[:_MOST_NAMED]
    for placed in place_names(named, boxes, Box(0, 0, plot_width, _PLOT), SMALL - 0.4):
        y = top + _HEAD + placed.middle
        write_text(drawing, plot_left + placed.left, y, placed.text, SMALL - 0.4, color=QUIET, backed=True)


def _place_slots(series: Series, width: float) -> dict[int | None, _Slot]:
    years = [score.year for score in series.scores if score.year is not None]
    labels: dict[int | None, str] = (
        {year: str(year) for year in range(min(years), max(years) + 1)} if years else {}
    )
    if any(score.year is None for score in series.scores):
        labels = {None: _UNDATED, **labels}
    each = width / len(labels)
    return {
        year: _Slot(label, each * number, each * (number + 1))
        for number, (year, label) in enumerate(labels.items())
    }


def _place_marks(
    series: Series, slots: dict[int | None, _Slot], locate: Callable[[float], float]
) -> tuple[list[float], list[Box]]:
    places = [0.0] * len(series.scores)
    boxes = [Box(0, 0, 0, 0)] * len(series.scores)
    for year, slot in slots.items():
        here = [number for number, score in enumerate(series.scores) if score.year == year]
        spans = {}
        for number in here:
            mark = series.scores[number].mark
            low, high = extend_gain(mark, lambda score: -locate(score))
            spans[number] = (low, high)
        here.sort(key=lambda number: spans[number])
        room = max(1, int((slot.right - slot.left - 2) / _LANE))
        lanes = stack_spans(
            [spans[number] for number in here], gap=0.4, lanes=room if room % 2 else max(1, room - 1)
        )
        for number, lane in zip(here, lanes, strict=True):
            x = (slot.left + slot.right) / 2 + _LANE * lane
            places[number] = x
            boxes[number] = Box(x - 2.6, -spans[number][1], x + 2.6, -spans[number][0])
    return places, boxes


def _write_years(drawing: Drawing, left: float, top: float, slots: dict[int | None, _Slot]) -> None:
    right = -1.0
    last = list(slots.values())[-1]
    for slot in slots.values():
        half = measure_text(slot.label, SMALL) / 2
        middle = (slot.left + slot.right) / 2
        room_to_last = middle + half + 3 <= (last.left + last.right) / 2 - measure_text(last.label, SMALL) / 2
        if middle - half > right + 3 and (slot is last or room_to_last):
            write_text(drawing, left + middle, top + 6, slot.label, SMALL, color=QUIET, align="center")
            right = middle + half


def _name_measure(series: Series) -> str:
    unit = "" if series.unit in {"score", ""} else f", {series.unit}"
    return f"{title_name(series.metric)}{unit}{' (lower is better)' if series.is_lower_better else ''}"


def _write_notes(board: ScoreBoard) -> str:
    if not board.series:
        if board.unnamed:
            unnamed = count_things(board.unnamed, "claim")
            return f"No selected level names a benchmark, so there is nothing to draw: {unnamed} without one."
        return "No selected claim states a level, so there is nothing to draw."
    notes = "Each mark is one claim, in the year of the paper that states it."
    left_out = []
    if board.series_left_out:
        more = f"{board.series_left_out:,} more panel{'' if board.series_left_out == 1 else 's'}"
        left_out.append(f"{more} with {count_things(board.scores_left_out, 'claim')}")
    if board.unnamed:
        left_out.append(f"{count_things(board.unnamed, 'claim')} on no named benchmark")
    return f"{notes} Not shown: {'; '.join(left_out)}." if left_out else notes
