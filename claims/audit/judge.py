"""The verdict on one quoted number: which claim of the cited work it is held against, and what comes of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.audit.bounds import find_bound_conflict, keeps_end
from claims.audit.conflicts import WEIGHT, find_conflicts
from claims.audit.contexts import Conflict
from claims.audit.intervals import is_slip, is_swap, significant
from claims.audit.measures import same_metric
from claims.audit.naming import can_be_same
from claims.audit.relations import Relation, relate, relate_levels, same_unit
from claims.audit.values import Judgement
from claims.quantity import quantities
from claims.text import clean, split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.audit.values import Quote, Work
    from claims.model import Claim, Quantity

_BY_RELATION = {"equal": "confirmed", "rounded": "rounded", "derived": "derived"}


def judge(quote: Quote, work: Work, others: Sequence[Work] = ()) -> Judgement | None:
    """Hold a quote against a cited work; None when the number wants no verdict.

    `others` are works cited close by: a number that is one of theirs was given to the wrong paper.
    """
    if work.paper_id is None:
        return Judgement("no-source") if quote.read is not None else None
    related = [
        (r, find_conflicts(quote, r, work)) for c in work.claims if (r := relate(quote, c)) is not None
    ]
    related = [(r, c) for r, c in related if _is_meant(quote, r, c)]
    if related:
        relation, conflicts = min(related, key=lambda rc: _distance(quote, *rc))
        return _conclude(quote, relation, conflicts)
    if quote.read is None:
        return None
    levels = relate_levels(quote, _alike(quote, work.claims))
    if levels:
        bound = find_bound_conflict(quote, levels)
        return (
            _as_judgement(bound, levels) if bound else Judgement("derived", levels.claims[0], note=levels.how)
        )
    plain = _find_plain(quote, work)
    if plain is not None:
        return plain
    elsewhere = _find_elsewhere(quote, work, others)
    if elsewhere is not None:
        return elsewhere
    wrong = _find_other_value(quote, work)
    return wrong or Judgement("not-in-abstract")


def _is_meant(quote: Quote, relation: Relation, conflicts: list[Conflict]) -> bool:
    """Tell whether this claim can be the one that is quoted, and the number no coincidence."""
    claim = relation.claims[0]
    serious = [c for c in conflicts if c.verdict != "dropped-bound"]
    if quote.read is None:
        # A number that is no claim by itself is one only where the abstract has it to the digit.
        if relation.name == "derived" or conflicts_with_place(serious):
            return False
        if relation.name in {"rounded", "end"} and significant(quote.text) < 2:
            return False
        return bool(quote.unit) or significant(quote.text) > 1
    if {quote.unit, claim.unit} == {"%", "score"} and quote.read.metric != claim.metric:
        return False
    if relation.name == "derived":
        return not serious and (
            same_metric(quote.read.metric, claim.metric) or claim.metric_family == quote.read.metric_family
        )
    if relation.name == "rounded":
        # One digit rounds to much; with another measure or place it is another number.
        return (
            not serious
            or significant(quote.text) > 1
            or (len(serious) == 1 and serious[0].verdict == "wrong-baseline")
        )
    return not (len(serious) > 1 and significant(quote.text) < 2)


def conflicts_with_place(serious: list[Conflict]) -> bool:
    """Tell whether more than one thing speaks against a number that is hardly read as a claim."""
    return len(serious) > 1


def _distance(quote: Quote, relation: Relation, conflicts: list[Conflict]) -> tuple[float, ...]:
    claim = relation.claims[0]
    read = quote.read
    weight = sum(WEIGHT[c.verdict] for c in conflicts if c.verdict != "dropped-bound")
    dropped = any(c.verdict == "dropped-bound" for c in conflicts)
    unlike = 0
    if read is not None:
        unlike += read.metric != claim.metric
        unlike += read.kind != claim.kind
        unlike += not (set(read.benchmark) & set(claim.benchmark))
        unlike += bool(
            read.technique and claim.technique and not can_be_same(read.technique, claim.technique)
        )
    return weight, relation.rank, dropped, unlike, claim.start


def _conclude(quote: Quote, relation: Relation, conflicts: list[Conflict]) -> Judgement:
    if relation.name == "end" and not conflicts:
        if keeps_end(quote, relation):
            return Judgement("confirmed" if relation.exact else "rounded", relation.claims[0])
        return Judgement(
            "range-collapsed", relation.claims[0], quote.text, relation.claims[0].text, relation.end
        )
    if conflicts:
        return _as_judgement(conflicts[0], relation)
    return Judgement(_BY_RELATION[relation.name], relation.claims[0], note=relation.how)


def _as_judgement(conflict: Conflict, relation: Relation) -> Judgement:
    return Judgement(conflict.verdict, relation.claims[0], conflict.quoted, conflict.stated, relation.how)


def _alike(quote: Quote, claims: Sequence[Claim]) -> list[Claim]:
    """Return the levels that the difference in a quote can be between."""
    read = quote.read
    if read is None:
        return []
    if significant(quote.text) > 2:
        return list(claims)
    named = [c for c in claims if same_metric(read.metric, c.metric) or read.metric_family == c.metric_family]
    if read.benchmark:
        named = [
            c
            for c in named
            if not c.benchmark or any(can_be_same(a, b) for a in read.benchmark for b in c.benchmark)
        ]
    return named


# Numbers of the abstract that the store holds as no claim.


def _find_plain(quote: Quote, work: Work) -> Judgement | None:
    """Find the number among those of the abstract that are no claims: stated, with nothing to compare it by."""
    for quantity in _quantities(work.abstract):
        if any(c.start <= quantity.start < c.end for c in work.claims):
            continue
        if _is_same_number(quote, quantity):
            return Judgement("confirmed", None, note=_sentence_of(work.abstract, quantity.start))
    return None


@lru_cache(maxsize=1_000)
def _quantities(abstract: str) -> tuple[Quantity, ...]:
    return tuple(quantities(abstract))


def _is_same_number(quote: Quote, quantity: Quantity) -> bool:
    if quantity.value_max != quote.value_max or not same_unit(quote.unit, quantity.unit):
        return False
    if significant(quote.text) < 2 and quote.unit in {"", "score", "point"}:
        return False
    return abs(abs(quantity.value) - abs(quote.value)) <= 1e-9 * max(1.0, abs(quote.value))


def _sentence_of(abstract: str, at: int) -> str:
    cleaned = clean(abstract)
    for start, end in split_sentences(cleaned.text):
        first, last = cleaned.raw_span(start, end)
        if first <= at < last:
            return abstract[first:last]
    return ""


def _find_elsewhere(quote: Quote, work: Work, others: Sequence[Work]) -> Judgement | None:
    """Find the number in a work that is cited beside this one."""
    if significant(quote.text) < 2:
        return None
    for other in others:
        if other.key == work.key or (other.paper_id is None or other.paper_id == work.paper_id):
            continue
        for claim in other.claims:
            relation = relate(quote, claim)
            if (
                relation
                and relation.name == "equal"
                and not [c for c in find_conflicts(quote, relation, other) if c.verdict != "dropped-bound"]
            ):
                return Judgement(
                    "wrong-technique", claim, work.title, other.title, f"the number is {other.key}'s"
                )
    return None


# Another number for the same measure.


def _find_other_value(quote: Quote, work: Work) -> Judgement | None:
    """Find the claim that is about the same thing and gives another number."""
    read = quote.read
    if read is None:
        return None
    best: tuple[float, Claim] | None = None
    for claim in work.claims:
        score = _likeness(quote, claim, work)
        if score and (best is None or score > best[0]):
            best = score, claim
    if best is None:
        return None
    claim = best[1]
    return Judgement("wrong-value", claim, quote.text, claim.text)


def _likeness(quote: Quote, claim: Claim, work: Work) -> float:
    """Say how surely a claim is the one that a quote misquotes; 0 when it may well be another one."""
    read = quote.read
    if (
        read is None
        or not same_unit(quote.unit, claim.unit)
        or (read.kind == "level" and claim.kind != "level")
    ):
        return 0.0
    if claim.kind == "level" and read.kind != "level":
        return 0.0
    if (quote.value_max is None) != (claim.value_max is None):
        return 0.0
    relation = Relation("equal", (claim,), bound=quote.bound)
    if find_conflicts(quote, relation, work):
        return 0.0
    slip = is_slip(quote.text, claim.text)
    same = read.metric == claim.metric and read.metric not in {"other", "performance"}
    telling = (
        slip
        and significant(quote.text) > 1
        and (is_swap(quote.text, claim.text) or significant(quote.text) > 2)
    )
    if not (same or telling or (slip and same_metric(read.metric, claim.metric))):
        return 0.0
    shared = (
        _shares(read.benchmark, claim.benchmark)
        + _shares(read.baseline, claim.baseline)
        + _shares(read.hardware, claim.hardware)
    )
    if slip:
        return 2.0 + shared + same
    # Without a slip of the fingers, the sentence must be about the very same measurement.
    if same and shared and read.change == claim.change and _only_one(claim, work):
        return 1.0 + shared
    return 0.0


def _shares(mine: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    return int(any(can_be_same(a, b) and re.search(r"[A-Z]", a) is not None for a in mine for b in theirs))


def _only_one(claim: Claim, work: Work) -> bool:
    return sum(c.metric == claim.metric and c.kind == claim.kind for c in work.claims) == 1
