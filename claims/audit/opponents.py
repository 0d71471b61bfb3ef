"""Whether a number is given against something else than it was compared with."""

from __future__ import annotations

import re

from claims.audit.contexts import Conflict, join_names
from claims.audit.naming import can_be_same, is_specific, stands_in
from claims.audit.values import Quote, Work
from claims.model import Claim


def find_baseline_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given against something else than what it was compared with."""
    read = quote.read
    if read is None or not read.baseline or not claim.baseline or read.kind == "level":
        return None
    # A name behind the next number is that number's.
    mine = [b for b in read.baseline if is_specific(b) and stands_in(b, f"{quote.left} {quote.right}")]
    theirs = [b for b in claim.baseline if is_specific(b)]
    if not mine or not theirs or any(can_be_same(q, c) for q in mine for c in theirs):
        return None
    if any(stands_in(q, claim.sentence) for q in mine) and not _is_other_claims(mine, claim, work):
        return None
    if any(stands_in(c, f"{quote.left} {quote.right}") for c in theirs):
        return None
    # A phrase without any name in it may be the author's word for the abstract's own phrase.
    if not any(re.search(r"[A-Z\d]", q) for q in mine) and any(_shares_word(q, work.abstract) for q in mine):
        return None
    return Conflict("wrong-baseline", join_names(mine), join_names(theirs))


def _is_other_claims(names: list[str], claim: Claim, work: Work) -> bool:
    return any(
        c is not claim
        and c.claim_id != claim.claim_id
        and any(can_be_same(n, b) and is_specific(b) for n in names for b in c.baseline)
        for c in work.claims
    )


def _shares_word(phrase: str, text: str) -> bool:
    words = re.findall(r"[a-z]{5,}", phrase.lower())
    folded = text.lower()
    return any(w[:6] in folded for w in words)
