"""HTML: one page without scripts that can be mailed to a co-author."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from claims.audit.advice import plain
from claims.audit.catalogue import level_of, verdicts
from claims.audit.summary import list_counts, summarise

if TYPE_CHECKING:
    from claims.audit.audit import Report
    from claims.audit.values import Finding


def write(report: Report, stream: TextIO) -> None:
    """Write the page: problems first, then warnings, then what is fine."""
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.filters["plain"] = plain
    template = files("claims.audit.formats").joinpath("report.html.jinja").read_text(encoding="utf-8")
    order = {"problem": 0, "warning": 1, "fine": 2}
    findings = sorted(report.findings, key=lambda f: (f.ignored is not None, order[level_of(f.verdict)]))
    stream.write(
        environment.from_string(template).render(
            summary=summarise(report),
            counts=list_counts(report),
            verdicts=verdicts(),
            findings=[(f, level_of(f.verdict), *_split(f)) for f in findings],
            notices=report.notices,
        )
        + "\n"
    )


def _split(finding: Finding) -> tuple[str, str, str]:
    """Return the sentence around the number, and the number."""
    number = plain(finding.text)
    sentence = plain(finding.quote_sentence)
    before, found, after = sentence.partition(number)
    return (before, found, after) if found else (f"{sentence} ", number, "")
