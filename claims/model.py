"""The nouns of the project: plain, frozen values that pass between the layers.

A `Paper` is read, its abstract yields `Quantity` values, those that report a result become
`Claim` values and the others `Refusal` values with a named reason; `Extraction` is all that one
paper gave. Offsets are Unicode code points of the abstract as it was read, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["times", "relative", "fraction", "points", "level"]
Change = Literal["increase", "decrease"]
Direction = Literal["better", "worse", "neutral"]
Bound = Literal["exact", "at_most", "at_least", "approx"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as far as the tracker knows it: identity, title and abstract.

    >>> Paper(id="arxiv:2401.00001", title="FooFormer", abstract="FooFormer is 2x faster.").year
    """

    id: str
    title: str
    abstract: str
    year: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as it stands in a text, whether or not it reports a result.

    `value` is the number as stated in `unit` (40 for ``40%``); `value_max` is set for a range only,
    and then `value` is the smaller end. `unit` is ``""`` for a bare number. `form` says how the
    number was written: ``digits``, ``word``, ``fraction``, ``ordinal`` or ``magnitude``.
    """

    text: str
    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    bound: Bound
    form: str


class Mention(NamedTuple):
    """A span of the text that names something: a metric, benchmark, device, model or technique.

    `name` is the canonical name (for a metric, its id), `text` what stands there.
    """

    kind: str
    name: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field of a claim has its value: the field, the characters, and the rule that read them."""

    field: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantitative result that an abstract reports. Columns as in the table ``claims``."""

    claim_id: str
    paper_id: str
    title: str
    year: int | None
    url: str | None
    sentence: str
    text: str
    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    kind: Kind
    change: Change | None
    direction: Direction
    bound: Bound
    metric: str
    metric_family: str
    technique: str | None
    technique_family: tuple[str, ...]
    baseline: tuple[str, ...]
    benchmark: tuple[str, ...]
    hardware: tuple[str, ...]
    gain: float | None
    gain_max: float | None
    rule: str
    confidence: float
    flags: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A quantity that is not a claim, with the name of the rule that says why."""

    quantity: Quantity
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one paper gave: its claims and the quantities that are none."""

    paper: Paper
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]
