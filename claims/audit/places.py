"""Whether a number is given for another data set, or for another device."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.audit.contexts import Conflict, join_names, local
from claims.audit.naming import can_be_same, can_be_same_device, device_stands_in, is_specific, stands_in
from claims.audit.values import Quote, Work
from claims.mentions.lexicon import build_lexicon
from claims.model import Claim

_SIZE = re.compile(r"(?<![\d.])(\d{2,4})\s?(?:[x×*]|\\times|\^?2\b)\s?\$?(\d{2,4})?")


def find_benchmark_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given for another data set."""
    mine_sizes, their_sizes = _sizes(quote.clause), _sizes_of(claim)
    if mine_sizes and their_sizes and not mine_sizes & their_sizes and claim.kind == "level":
        return Conflict("wrong-benchmark", _say_size(mine_sizes), _say_size(their_sizes))
    mine = [q for q in benchmarks_of(quote) if _is_name(q)]
    theirs = claim.benchmark or _benchmarks_in(claim.sentence) or _benchmarks_of(claim, work)
    if (
        not mine
        or not any(_is_name(c) for c in theirs)
        or any(can_be_same(q, c) for q in mine for c in theirs)
    ):
        return None
    if any(stands_in(q, work.title) for q in mine):
        return None
    if any(stands_in(q, work.abstract) for q in mine) and not any(
        stands_in(c, claim.sentence) for c in claim.benchmark
    ):
        return None
    if any(stands_in(q, claim.sentence) for q in mine) and not _measured_beside(mine, claim, work):
        return None
    if any(stands_in(c, f"{quote.left} {quote.right}") for c in theirs) and not any(
        stands_in(q, quote.right) for q in mine
    ):
        return None
    return Conflict("wrong-benchmark", join_names(mine), join_names(theirs))


def benchmarks_of(quote: Quote) -> tuple[str, ...]:
    """Return the data sets that a quote is on: right behind the number, else as read, else in its clause."""
    read = quote.read.benchmark if quote.read is not None else ()
    near = tuple(b for b in read if stands_in(b, quote.clause))
    following = tuple(b for b in near if stands_in(b, quote.right)) or tuple(_benchmarks_in(quote.right))
    if following or not read:
        return following or tuple(_benchmarks_in(quote.left))
    return near or tuple(_benchmarks_in(quote.clause))


@lru_cache(maxsize=5_000)
def _benchmarks_in(text: str) -> tuple[str, ...]:
    found = build_lexicon().find(text)
    return tuple(
        dict.fromkeys(
            m.text
            for m in found
            if m.kind == "benchmark" or (m.kind == "weak_benchmark" and m.text.isupper())
        )
    )


def _benchmarks_of(claim: Claim, work: Work) -> tuple[str, ...]:
    """Return the data sets of an abstract's other claims of the same kind of measure."""
    if claim.metric_family != "quality":
        return ()
    return tuple(
        dict.fromkeys(b for c in work.claims if c.metric_family == claim.metric_family for b in c.benchmark)
    )


def _measured_beside(names: list[str], claim: Claim, work: Work) -> bool:
    """Tell whether the sentence of a claim has another number for one of these data sets."""
    beside = [c for c in work.claims if c.claim_id != claim.claim_id and c.sentence == claim.sentence]
    return any(can_be_same(n, b) for c in beside for n in names for b in c.benchmark if _is_name(b))


_WHICH = re.compile(r"\bthe\s(?P<which>former|latter|first|second)\b")


def _sizes_of(claim: Claim) -> frozenset[str]:
    """Return the image sizes that a claim is for; "the latter" is the last one."""
    found = [m.group(1) for m in _SIZE.finditer(claim.sentence.replace("$", ""))]
    which = _WHICH.search(local(claim)[1][:60])
    if which and len(found) > 1:
        return frozenset({found[0] if which.group("which") in {"former", "first"} else found[-1]})
    return _sizes(claim.sentence)


def _sizes(text: str) -> frozenset[str]:
    return frozenset(
        m.group(1)
        for m in _SIZE.finditer(text.replace("$", ""))
        if m.group(2) is None or m.group(1) == m.group(2)
    )


def _say_size(sizes: frozenset[str]) -> str:
    size = min(sizes)
    return f"{size}x{size}"


def _is_name(text: str) -> bool:
    return bool(re.search(r"[A-Z]", text)) and is_specific(text)


def find_hardware_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given for another device."""
    mine = devices_in(quote)
    if not mine:
        return None
    stated = claim.hardware or (_devices_in(work.abstract) if claim.metric_family in _ON_DEVICES else ())
    if set(mine) & set(_devices_in(work.abstract)):
        return None
    if not stated or any(can_be_same_device(q, c) for q in mine for c in stated):
        return None
    if any(device_stands_in(c, quote.sentence) for c in stated) or any(
        device_stands_in(q, work.abstract) for q in mine
    ):
        return None
    return Conflict("wrong-hardware", join_names(mine), join_names(stated))


def devices_in(quote: Quote) -> tuple[str, ...]:
    """Return the devices that a quote's clause names."""
    if quote.read is not None and quote.read.hardware:
        return quote.read.hardware
    return _devices_in(quote.clause)


_ON_DEVICES = frozenset({"speed", "memory", "energy", "hardware", "cost"})


@lru_cache(maxsize=5_000)
def _devices_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name for m in build_lexicon().find(text) if m.kind == "hardware"))
