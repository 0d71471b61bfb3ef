"""GitHub's workflow commands: each finding becomes an annotation at its line of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from claims.audit.catalogue import level_of, verdicts

if TYPE_CHECKING:
    from claims.audit.audit import Report

_COMMANDS = {"problem": "error", "warning": "warning"}


def write(report: Report, stream: TextIO) -> None:
    """Write one command for each problem, warning and notice."""
    for finding in report.findings:
        command = _COMMANDS.get(level_of(finding.verdict))
        if command is None or finding.ignored is not None:
            continue
        place = f"file={escape_property(finding.file)},line={finding.line},col={finding.column},endLine={finding.end_line},endColumn={finding.end_column}"
        title = escape_property(f"{finding.verdict}: {verdicts()[finding.verdict].title}")
        stream.write(f"::{command} {place},title={title}::{escape(f'{finding.advice} [{finding.cite}]')}\n")
    for notice in report.notices:
        command = "error" if notice.serious else "warning"
        stream.write(
            f"::{command} file={escape_property(notice.file)},line={max(1, notice.line)}::{escape(notice.message)}\n"
        )


def escape(text: str) -> str:
    r"""Return text as the message of a command.

    >>> escape("50% of\nit")
    '50%25 of%0Ait'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return text as the value of a property.

    >>> escape_property("a:b,c")
    'a%3Ab%2Cc'
    """
    return escape(text).replace(":", "%3A").replace(",", "%2C")
