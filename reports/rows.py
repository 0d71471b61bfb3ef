"""One row of a panel: which mark stands in which lane, which papers are named, and when marks become a strip.

A row with few papers gives each paper its own marks on one line, joined by a thread and named where there
is room. A row with more stacks its marks so that none lies on another. A row with hundreds has no room for
marks, and shows how many claims lie where.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.lettering import measure_text
from reports.marks import SMALL, extend_gain
from reports.scales import stack_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reports.gains import Gain, Group

LANE: Final = 5.4
"""Points from one lane of marks to the next."""
NAMED_LANE: Final = 7.0
"""The same where papers are named, whose letters are higher than a mark."""
STRIP: Final = 20.0
"""Points: the height of a strip."""
NAME_SIZE: Final = SMALL - 0.4

_MOST_NAMED: Final = 5
_MOST_MARKS: Final = 60
_MOST_LANES: Final = 11
_NAME_GAP: Final = 2.0
_FURTHEST: Final = 14.0
_MARK_GAP: Final = 0.6


@dataclass(frozen=True, slots=True)
class PaperName:
    """A paper's name beside its marks: the text, its left end in points from the panel's left, its lane."""

    text: str
    left: float
    lane: int


@dataclass(frozen=True, slots=True)
class Thread:
    """What joins the marks of one paper: two ratios and a lane."""

    low: float
    high: float
    lane: int


@dataclass(frozen=True, slots=True)
class MarkPlan:
    """Where the marks of a row stand; `lanes` has one lane a gain, or none when the row is a strip."""

    lanes: tuple[int, ...]
    step: float
    names: tuple[PaperName, ...] = ()
    threads: tuple[Thread, ...] = ()

    @property
    def is_strip(self) -> bool:
        """Whether the row shows how many claims lie where, rather than a mark for each."""
        return not self.lanes

    @property
    def height(self) -> float:
        """How high the marks stand together, in points."""
        if self.is_strip:
            return STRIP
        taken = [*self.lanes, *(name.lane for name in self.names)]
        return self.step * (max(taken) - min(taken) + 1)

    @property
    def middle(self) -> float:
        """The lane, or half lane, that the row's middle falls on."""
        taken = [*self.lanes, *(name.lane for name in self.names)]
        return (max(taken) + min(taken)) / 2 if taken else 0.0


STRIP_PLAN: Final = MarkPlan((), LANE)


def plan_marks(group: Group, locate: Callable[[float], float], left: float, right: float) -> MarkPlan:
    """Place the marks of `group` between `left` and `right`; `locate` turns a ratio into points.

    Where they do not find room beside each other, the row becomes a strip.
    """
    gains = group.gains
    if len(gains) > _MOST_MARKS:
        return STRIP_PLAN
    spans = [extend_gain(gain, locate) for gain in gains]
    papers = {gain.paper_id for gain in gains}
    if len(papers) <= _MOST_NAMED and all(gain.paper_id for gain in gains):
        bars = [locate(1.0)]
        if group.mean is not None and len(group.stated) > 1:
            bars.append(locate(group.mean))
        plan = _plan_papers(gains, spans, (left, right), bars)
    else:
        plan = MarkPlan(tuple(_stack(spans)), LANE)
    return STRIP_PLAN if max(plan.lanes) - min(plan.lanes) >= _MOST_LANES else plan


def _plan_papers(
    gains: Sequence[Gain],
    spans: Sequence[tuple[float, float]],
    room: tuple[float, float],
    bars: Sequence[float],
) -> MarkPlan:
    chains = _chain_marks(gains, spans)
    reaches: list[tuple[float, float]] = []
    labels: list[tuple[str, float] | None] = []
    named: set[str] = set()
    for chain in chains:
        low, high = min(spans[n][0] for n in chain), max(spans[n][1] for n in chain)
        gain = gains[chain[0]]
        # A paper of several chains is named once, at its longest, which comes first.
        label = None if gain.paper_id in named else _place_name(gain.paper, (low, high), room, bars)
        named.add(gain.paper_id)
        labels.append(label)
        if label is not None:
            end = label[1] + measure_text(label[0], NAME_SIZE)
            low, high = min(low, label[1]), max(high, end)
        reaches.append((low, high))
    lanes = _stack(reaches)
    by_mark = {n: lane for chain, lane in zip(chains, lanes, strict=True) for n in chain}
    names = tuple(
        PaperName(label[0], label[1], lane)
        for label, lane in zip(labels, lanes, strict=True)
        if label is not None
    )
    threads = tuple(
        Thread(min(gains[n].low for n in chain), max(gains[n].high or gains[n].low for n in chain), lane)
        for chain, lane in zip(chains, lanes, strict=True)
        if len(chain) > 1
    )
    return MarkPlan(
        tuple(by_mark[n] for n in range(len(gains))), NAMED_LANE if names else LANE, names, threads
    )


def _chain_marks(gains: Sequence[Gain], spans: Sequence[tuple[float, float]]) -> list[list[int]]:
    """Sort marks into chains: marks of one paper, left to right, none on another."""
    chains: list[list[int]] = []
    for number in sorted(range(len(gains)), key=lambda n: (spans[n], gains[n].claim_id)):
        for chain in chains:
            last = chain[-1]
            if (
                gains[last].paper_id == gains[number].paper_id
                and max(spans[n][1] for n in chain) + _MARK_GAP <= spans[number][0]
            ):
                chain.append(number)
                break
        else:
            chains.append([number])
    return sorted(chains, key=lambda chain: (-len(chain), spans[chain[0]], gains[chain[0]].claim_id))


def _place_name(
    name: str, marks: tuple[float, float], room: tuple[float, float], bars: Sequence[float]
) -> tuple[str, float] | None:
    """Place a name right or left of its marks, where it fits and neither 1 nor the mean's bar crosses it."""
    if not name:
        return None
    width = measure_text(name, NAME_SIZE)
    near = [bar + _NAME_GAP for bar in sorted(bars) if marks[1] - 1 < bar < marks[1] + _FURTHEST]
    for left in (marks[1] + _NAME_GAP, *near, marks[0] - _NAME_GAP - width):
        crossed = any(left - 1.5 < bar < left + width + 1.5 for bar in bars)
        if room[0] <= left and left + width <= room[1] and not crossed:
            return name, left
    return None


def _stack(spans: Sequence[tuple[float, float]]) -> list[int]:
    # Lanes are dealt from left to right, whatever the order that the marks are drawn in.
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    lanes = stack_spans([spans[number] for number in order], gap=_MARK_GAP, lanes=_MOST_LANES + 1)
    by_span = dict(zip(order, lanes, strict=True))
    return [by_span[number] for number in range(len(spans))]
