"""The end of a report: how many numbers were checked, what came of it, and what was not checked and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.audit.catalogue import level_of, verdicts

if TYPE_CHECKING:
    from claims.audit.audit import Report

_LISTED = 8


def summarise(report: Report) -> list[str]:
    """Return the summary of a report, one fact a line."""
    total = len(report.findings)
    problems, warnings, fine = (report.count(level) for level in ("problem", "warning", "fine"))
    ignored = total - problems - warnings - fine
    lines = [
        f"{plural(total, 'quoted number')} of {plural(report.works_cited, 'cited work')}: {plural(problems, 'problem')}, {plural(warnings, 'warning')}, {fine} fine"
    ]
    if ignored:
        lines[0] += f", {ignored} ignored"
    lines += list_unchecked(report)
    return lines


def list_unchecked(report: Report) -> list[str]:
    """Say what was not checked, and why."""
    lines = []
    counts = report.counts
    if counts.get("not-in-abstract"):
        lines.append(
            f"not checked: {plural(counts['not-in-abstract'], 'number')} that the cited abstracts say nothing about; see the papers"
        )
    if report.unknown:
        shown = ", ".join(report.unknown[:_LISTED]) + (
            f" and {len(report.unknown) - _LISTED} more" if len(report.unknown) > _LISTED else ""
        )
        lines.append(
            f"not checked: {plural(counts.get('no-source', 0), 'number')} of {plural(len(report.unknown), 'work')} that the store does not have: {shown}"
        )
    serious = sum(n.serious for n in report.notices)
    if serious:
        lines.append(f"not read: {plural(serious, 'part')} of the input, as named on standard error")
    return lines


def list_counts(report: Report) -> list[tuple[str, str, int]]:
    """List the verdicts that occur with their level and number, in the order of the catalogue."""
    return [(name, level_of(name), count) for name, count in report.counts.items() if name in verdicts()]


def plural(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> plural(1, "problem"), plural(1200, "number")
    ('1 problem', '1,200 numbers')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
