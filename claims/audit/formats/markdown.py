"""Markdown: a table of problems and one of warnings, for an issue or a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from claims.audit.advice import plain
from claims.audit.catalogue import level_of
from claims.audit.summary import summarise

if TYPE_CHECKING:
    from claims.audit.audit import Report
    from claims.audit.values import Finding


def write(report: Report, stream: TextIO) -> None:
    """Write the report."""
    first, *rest = summarise(report)
    stream.write(f"# Audit of quoted numbers\n\n{escape(first)}.\n")
    for level, heading in (("problem", "Problems"), ("warning", "Warnings")):
        found = [f for f in report.findings if level_of(f.verdict) == level and f.ignored is None]
        if found:
            stream.write(
                f"\n## {heading}\n\n| place | number | cites | verdict | what to do | the abstract says |\n| --- | --- | --- | --- | --- | --- |\n"
            )
            stream.writelines(_row(f) for f in found)
    ignored = [f for f in report.findings if f.ignored is not None]
    if ignored:
        stream.write("\n## Ignored\n\n")
        stream.writelines(
            f"- {escape(f.file)}:{f.line}, {escape(plain(f.text))}, {f.verdict}: {escape(f.ignored or '')}\n"
            for f in ignored
        )
    if rest or report.notices:
        stream.write("\n## Not checked\n\n")
        stream.writelines(f"- {escape(line)}\n" for line in (*rest, *map(str, report.notices)))


def _row(finding: Finding) -> str:
    says = plain(finding.claim_sentence or "")
    cells = (
        f"{finding.file}:{finding.line}",
        plain(finding.text),
        finding.cite,
        finding.verdict,
        finding.advice,
        says,
    )
    return "| " + " | ".join(escape(c) for c in cells) + " |\n"


def escape(text: str) -> str:
    r"""Return text that is no markup, on one line.

    >>> escape("a|b <c> *d*")
    'a\\|b &lt;c&gt; \\*d\\*'
    """
    line = (
        " ".join(text.split())
        .replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
    )
    for sign in "|*_`[]":
        line = line.replace(sign, f"\\{sign}")
    return line
