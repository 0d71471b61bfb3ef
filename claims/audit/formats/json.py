"""JSON: one document with the findings, the counts, and what was not checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from claims.audit.formats.rows import as_row
from claims.audit.summary import list_unchecked

if TYPE_CHECKING:
    from claims.audit.audit import Report


def write(report: Report, stream: TextIO) -> None:
    """Write the document."""
    document = {
        "findings": [as_row(f) for f in report.findings],
        "counts": report.counts,
        "problems": report.count("problem"),
        "warnings": report.count("warning"),
        "fine": report.count("fine"),
        "not_checked": list_unchecked(report),
        "notices": [
            {"file": n.file, "line": n.line, "message": n.message, "serious": n.serious}
            for n in report.notices
        ],
    }
    json.dump(document, stream, ensure_ascii=False, indent=2)
    stream.write("\n")
