"""A finding as a row: what JSON lines and JSON write of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.audit.catalogue import level_of

if TYPE_CHECKING:
    from claims.audit.values import Finding


def as_row(finding: Finding) -> dict[str, object]:
    """Return a finding as an object for JSON, keys in the order in which a person reads them."""
    return {
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "text": finding.text,
        "cite": finding.cite,
        "verdict": finding.verdict,
        "level": level_of(finding.verdict),
        "advice": finding.advice,
        "paper_id": finding.paper_id,
        "title": finding.paper_title,
        "matched_by": finding.matched_by or None,
        "doubtful": finding.doubtful,
        "claim_id": finding.claim_id,
        "claim_text": finding.claim_text,
        "claim_sentence": finding.claim_sentence,
        "sentence": " ".join(finding.quote_sentence.split()),
        "ignored": finding.ignored,
    }
