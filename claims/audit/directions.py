"""Whether an increase is quoted as a decrease, or better as worse."""

from __future__ import annotations

import re

from claims.audit.contexts import Conflict, local
from claims.audit.measures import VAGUE, same_metric
from claims.audit.values import Quote
from claims.model import Claim

_CUES = re.compile(
    r"\b(?:fewer|less|lower|reduc\w+|decreas\w+|cut\w*|sav\w+|drop\w*|shrink\w*|smaller|shorter|cheaper|more|higher|increas\w+|adds?|adding|"
    r"larger|longer|extra|additional|gain\w*|improv\w+|rise\w*|faster|better|slower|worse|speed-?ups?|compress\w*)\b",
    re.IGNORECASE,
)
_BOUND_WORDS = re.compile(
    r"\b(?:more|less|fewer|lower|higher|better|greater)\sthan(?=\W*$)|\bat\s(?:least|most)\b", re.IGNORECASE
)
_BAD = re.compile(
    r"\b(?:trail(?:s|ed|ing)?|lag(?:s|ged|ging)?|behind|worse|degrad\w+|drops?|dropp\w+|penalty|sacrific\w+|declin\w+|hurts?|regress\w*|slower|los(?:es|ing)|deteriorat\w+)\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:better|improv\w+|outperform\w*|gain(?:s|ed)?|ahead|beats?|surpass\w*|faster|rises?|rose|raises?|boost\w*|superior)\b",
    re.IGNORECASE,
)


def find_direction_conflict(quote: Quote, claim: Claim) -> Conflict | None:
    """Tell whether an increase is quoted as a decrease, or better as worse."""
    read = quote.read
    if read is None or claim.kind == "level":
        return None
    if read.kind == "level" or read.metric in VAGUE or claim.metric in VAGUE:
        return _words_conflict(quote, claim)
    if not same_metric(read.metric, claim.metric) or _share_cue(quote, claim):
        return None
    if read.direction != claim.direction and "neutral" not in {read.direction, claim.direction}:
        mine = _lean(quote)
        return (
            Conflict("wrong-direction", read.direction, claim.direction)
            if mine in {"", read.direction}
            else None
        )
    if read.metric == claim.metric and read.change and claim.change and read.change != claim.change:
        return Conflict("wrong-direction", _a(read.change), _a(claim.change))
    return _words_conflict(quote, claim)


def _words_conflict(quote: Quote, claim: Claim) -> Conflict | None:
    """Tell whether the words right around the two numbers plainly say opposite things."""
    if claim.direction == "neutral" or _share_cue(quote, claim):
        return None
    mine = _lean(quote)
    theirs = " ".join(local(claim))
    if mine == "worse" and claim.direction == "better" and not _BAD.search(theirs):
        return Conflict("wrong-direction", "worse", "better")
    if mine == "better" and claim.direction == "worse" and not _GOOD.search(theirs):
        return Conflict("wrong-direction", "better", "worse")
    return None


def _lean(quote: Quote) -> str:
    """Return ``better`` or ``worse`` where only one of the two is said right around a number."""
    near = f"{quote.left[-45:]} | {quote.right[:30]}"
    good, bad = bool(_GOOD.search(near)), bool(_BAD.search(near))
    if good == bad:
        return ""
    return "better" if good else "worse"


def _share_cue(quote: Quote, claim: Claim) -> bool:
    """Tell whether the same word of change stands beside both numbers; then they say the same."""
    left, right = local(claim)
    mine = _cues(quote.left[-40:], quote.right[:35])
    return bool(mine & _cues(left[-40:], right[:35]))


def _cues(left: str, right: str) -> frozenset[str]:
    text = f"{_BOUND_WORDS.sub(' ', left)} {right}"
    return frozenset(m.group().lower()[:5] for m in _CUES.finditer(text))


def _a(change: str) -> str:
    return f"an {change}" if change[0] == "i" else f"a {change}"
