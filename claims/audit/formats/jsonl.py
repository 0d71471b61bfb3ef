"""JSON lines: one finding a line, in the order of the manuscript."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from claims.audit.formats.rows import as_row

if TYPE_CHECKING:
    from claims.audit.audit import Report


def write(report: Report, stream: TextIO) -> None:
    """Write one object a line."""
    stream.writelines(json.dumps(as_row(finding), ensure_ascii=False) + "\n" for finding in report.findings)
