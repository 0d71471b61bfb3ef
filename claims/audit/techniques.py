"""Whether a number is given to another thing than the one whose number it is."""

from __future__ import annotations

import re

from claims.audit.contexts import Conflict, local
from claims.audit.naming import can_be_same, is_specific, stands_in
from claims.audit.values import Quote, Work
from claims.mentions.names import find_names
from claims.model import Claim


def find_technique_conflict(quote: Quote, claim: Claim, work: Work) -> Conflict | None:
    """Tell whether the number is given to another thing than the one whose number it is."""
    owner = _owner(claim) or claim.technique
    if (
        not owner
        or claim.kind not in {"level", "fraction"}
        or stands_in(owner, f"{quote.before} {quote.right}")
    ):
        return None
    subject = _subject(quote) or _other_technique(quote, owner, work)
    if not subject or _akin(subject, owner) or stands_in(subject, local(claim)[0][-120:]):
        return None
    # A phrase out of the title names nothing that could be told from something else.
    if not re.search(r"[A-Z]{2}|[a-z][A-Z]|\d", owner) or (
        " " in owner and owner.lower() in work.title.lower()
    ):
        return None
    is_other = any(
        c.technique and can_be_same(subject, c.technique) and is_specific(c.technique) for c in work.claims
    )
    if not is_other and not stands_in(subject, work.title):
        return None
    # A main technique and its own variants share claims too freely to be told apart.
    if stands_in(owner, work.title) and (stands_in(subject, work.title) or not is_other):
        return None
    return Conflict("wrong-technique", subject, owner)


_BESIDE = re.compile(
    r"(?:surpass\w*|outperform\w*|exceed\w*|beat\w*|than|over|vs\.?|versus|against|compared\s(?:to|with)|from)\s(?:the\s)?(?P<name>[A-Z][\w.+-]*)\s?\((?P<inside>[^()]*)\)"
)


def _owner(claim: Claim) -> str:
    """Return the baseline in whose parentheses a number stands: surpassing FooNet (74.8%, 66M)."""
    for match in _BESIDE.finditer(claim.sentence):
        if claim.text in match.group("inside"):
            return match.group("name")
    return ""


def _akin(one: str, other: str) -> bool:
    """Tell whether two techniques may be one family: FooFormer, FooFormer-2B, FooPythia."""
    first, second = (re.sub(r"[\W_]+", "", n).lower() for n in (one, other))
    return can_be_same(one, other) or first[:4] == second[:4]


def _other_technique(quote: Quote, owner: str, work: Work) -> str:
    """Return another technique of the abstract that the quote names before the number, as what it is about."""
    named = (
        c.technique for c in work.claims if c.technique and is_specific(c.technique) and c.kind == "level"
    )
    fitting = (
        t for t in named if re.search(r"[A-Z]", t) and not _akin(t, owner) and stands_in(t, quote.before)
    )
    return next((t for t in fitting if not _AIMED_AT.search(quote.before.partition(t.split()[0])[0])), "")


# What leads to a name that the number is not about: over IPO, when training AlexNet.
_AIMED_AT = re.compile(
    r"\b(?:over|than|against|vs\.?|versus|with|to|on|for|from|training|unlike|outperform\w*|surpass\w*)\s(?:the\s|an?\s)?(?:\w+\s){0,2}$"
)
_SUBJECT_END = re.compile(
    r"\s(?:is|are|was|were|has|have|had|reach\w*|achiev\w*|attain\w*|obtain\w*|get\w*|score\w*|keeps?|needs?|uses?|takes?|runs?|gives?|yields?|diagnos\w*|reports?|shows?|sits?|stands?|beats?|outperform\w*|recover\w*|goes|exceed\w*|answers?|stays?)\b"
)
_GOES_TO = re.compile(r"\b(?:goes|belongs)\sto\s(?:a|an|the)?\s?(?P<name>[^,.;]{2,60})")


def _subject(quote: Quote) -> str:
    """Return the coined name that the quote's clause is about, ``""`` when there is none."""
    to = _GOES_TO.search(quote.after[:90])
    if to:
        names = find_names(to.group("name"))
        return names[0][0] if names else ""
    verb = max(_SUBJECT_END.finditer(quote.before), key=lambda m: m.start(), default=None)
    head = quote.before[: verb.start()] if verb else quote.before
    names = find_names(head)
    if not names:
        return ""
    name, start, _ = names[-1]
    if re.search(
        r"\b(?:on|for|in|with|using|of|to|than|over|from|by|at|against|stacc)\s(?:the\s)?(?:\w+\s)?$",
        head[:start],
    ):
        return ""
    return name
