"""A report for a person: the line of each finding, a caret under the number, the verdict and the advice."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING, TextIO

from claims.audit.advice import plain
from claims.audit.catalogue import level_of
from claims.audit.summary import list_counts, summarise
from claims.output.cells import one_line

if TYPE_CHECKING:
    from claims.audit.audit import Report
    from claims.audit.values import Finding, Source

_WIDTH = 100
_COLOURS = {"problem": "31", "warning": "33", "fine": "32"}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def write(report: Report, stream: TextIO) -> None:
    """Write what needs attention, then the summary."""
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    for finding in report.findings:
        if level_of(finding.verdict) != "fine" and finding.ignored is None:
            stream.write(_show(finding, report.sources.get(finding.file), colour=colour) + "\n\n")
    for finding in report.findings:
        if finding.ignored is not None:
            stream.write(
                f"{one_line(finding.file)}:{finding.line}: {one_line(finding.text)}: {finding.verdict}, ignored: {one_line(finding.ignored)}\n"
            )
    stream.writelines(
        f"{count:>6}  {_paint(name, level, colour=colour)}\n" for name, level, count in list_counts(report)
    )
    stream.writelines(f"{one_line(line)}\n" for line in summarise(report))


def _show(finding: Finding, source: Source | None, *, colour: bool) -> str:
    name = _paint(finding.verdict, level_of(finding.verdict), colour=colour)
    lines = [f"{one_line(finding.file)}:{finding.line}:{finding.column}: {name} [{one_line(finding.cite)}]"]
    if source is not None:
        lines += _excerpt(finding, source)
    lines.append(f"    {one_line(finding.advice)}")
    if finding.claim_sentence:
        lines.append(f"    abstract: {_fit(plain(finding.claim_sentence), plain(finding.claim_text or ''))}")
    return "\n".join(lines)


def _excerpt(finding: Finding, source: Source) -> list[str]:
    """Return the line with a caret under each character of the number."""
    text = _UNPRINTABLE.sub("?", source.line_text(finding.line).replace("\t", " "))
    start = finding.column - 1
    end = finding.end_column - 1 if finding.end_line == finding.line else len(text)
    # Of a long line, the part around the number.
    first = max(0, start - _WIDTH // 2) if len(text) > _WIDTH else 0
    shown = text[first : first + _WIDTH]
    lead = "…" if first else ""
    before, marked = shown[: start - first], shown[start - first : max(end, start + 1) - first]
    return [
        f"    {lead}{shown}",
        "    " + " " * (len(lead) + measure(before)) + "^" * max(1, measure(marked)),
    ]


def measure(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> measure("abc"), measure("数据")
    (3, 4)
    """
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def _fit(sentence: str, number: str) -> str:
    """Return a sentence, or of a long one the part around the number."""
    line = one_line(sentence)
    if len(line) <= 2 * _WIDTH:
        return line
    at = max(0, line.find(number)) if number else 0
    first = max(0, at - _WIDTH)
    return ("…" if first else "") + line[first : at + _WIDTH] + ("…" if at + _WIDTH < len(line) else "")


def _paint(text: str, level: str, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[level]}m{text}\x1b[0m" if colour else text
