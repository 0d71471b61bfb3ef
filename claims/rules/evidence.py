"""Evidence: the characters that each field of a claim was read from."""

from __future__ import annotations

from claims.model import Evidence
from claims.rules.document import Document, Roles
from claims.rules.meaning import Meaning
from claims.rules.sentence import Sentence
from claims.text import Clean


def _place(name: str, sentence: Sentence, claim: Meaning, document: Document) -> tuple[int, int, str] | None:
    """Find where a role's name stands: nearest to the number in its sentence, else first in the abstract."""
    text = document.text
    spans = [(m.start, m.end) for m in sentence.mentions if m.kind == "hardware" and name in (m.name, m.text)]
    at = text.find(name, sentence.start, sentence.end)
    while at >= 0:
        spans.append((at, at + len(name)))
        at = text.find(name, at + 1, sentence.end)
    if spans:
        number = claim.atom.start
        start, end = min(spans, key=lambda s: min(abs(s[0] - number), abs(s[1] - number)))
        return start, end, "same sentence"
    at = text.find(name)
    return (at, at + len(name), "elsewhere in the abstract") if at >= 0 else None


def gather_evidence(
    source: Clean, sentence: Sentence, claim: Meaning, roles: Roles, document: Document
) -> tuple[Evidence, ...]:
    """List, field by field, where in the raw abstract a claim was read, in order of place.

    A role without evidence comes from the title. Offsets are of the raw abstract.
    """
    found = []
    if claim.metric_mention is not None:
        found.append(
            Evidence(
                "metric", *source.raw_span(claim.metric_mention.start, claim.metric_mention.end), claim.rule
            )
        )
    if (
        claim.atom.bound_start >= 0
        and claim.atom.bound != "exact"
        and claim.atom.bound_start < claim.atom.start
    ):
        found.append(
            Evidence(
                "bound", *source.raw_span(claim.atom.bound_start, claim.atom.start), "words of the bound"
            )
        )
    named = [
        ("technique", roles.technique),
        *(("baseline", n) for n in roles.baseline),
        *(("benchmark", n) for n in roles.benchmark),
        *(("hardware", n) for n in roles.hardware),
    ]
    for field, name in named:
        place = _place(name, sentence, claim, document) if name else None
        if place is not None:
            start, end, where = place
            found.append(Evidence(field, *source.raw_span(start, end), where))
    return tuple(sorted(found, key=lambda e: (e.start, e.end, e.field)))
