"""``claims audit``: the numbers that a manuscript quotes, held against the abstracts that it cites."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claims.audit.formats import FORMAT_NAMES
from claims.cli.guard import BAD_INPUT, FINDINGS, FINE
from claims.cli.messages import say
from claims.errors import UsageError


@click.command(short_help="Numbers that a manuscript quotes, held against the cited abstracts.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--bib",
    "bibliographies",
    multiple=True,
    metavar="PATH",
    help="A .bib file; may be given several times. Those that a manuscript names are found by themselves.",
)
@click.option(
    "--db",
    "database",
    metavar="PATH",
    help="The DuckDB file with the claims of the cited papers.  [default: claims.duckdb]",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    help="How findings are written: by default a report on a terminal, JSON lines in a pipe or file.",
)
@click.option("--strict/--no-strict", default=None, help="Exit with 1 for warnings too.")
@click.option(
    "--title-match",
    type=click.FloatRange(50, 100),
    metavar="NUMBER",
    help="From which similarity on, 0 to 100, a title matches in doubt.  [default: 88]",
)
@click.option(
    "--hide",
    multiple=True,
    metavar="VERDICT",
    help="Leave out findings of this verdict; may be given several times.",
)
def command(  # noqa: PLR0917 - one for each option
    files: tuple[str, ...], bibliographies: tuple[str, ...], database: str | None, format_name: str | None,
    strict: bool | None, title_match: float | None, hide: tuple[str, ...],  # noqa: FBT001 - as click hands it over
) -> int:  # fmt: skip
    """Check each number that FILE… (LaTeX, Markdown or plain text) quotes from a cited work.

    Exit code 0: no problem; 1: problems, or warnings with --strict; 2: bad usage, or input that could not be
    read. A comment "claims: ignore" with a reason behind it silences one finding on its line, or on the next.
    What is not given is taken from [tool.claims] of pyproject.toml: db, bib, format, strict, title-match,
    hide, lexicons.

    \b
    claims audit paper.tex --bib refs.bib --db claims.duckdb
    """  # noqa: D301 - \b keeps the lines of the example apart
    from claims.audit import audit_files
    from claims.audit.catalogue import verdicts
    from claims.audit.formats import write_report
    from claims.audit.settings import read_settings
    from claims.audit.works import SIMILAR_TITLE
    from claims.store import Store

    settings = read_settings()
    written = format_name or settings.format or ("terminal" if sys.stdout.isatty() else "jsonl")
    hidden = set(hide or settings.hide)
    unknown = sorted(hidden - set(verdicts()))
    if unknown or written not in FORMAT_NAMES:
        message = (
            f"no verdict {', '.join(unknown)}; known are {', '.join(verdicts())}"
            if unknown
            else f"no format {written}; known are {', '.join(FORMAT_NAMES)}"
        )
        raise UsageError(message)
    named = bibliographies or tuple(settings.place(b) for b in settings.bib)
    stored = database or (settings.place(settings.db) if settings.db else "claims.duckdb")
    with Store.open(stored, read_only=True) as store:
        report = audit_files(
            files, store, bibliographies=named, title_match=title_match or settings.title_match or SIMILAR_TITLE,  # noqa: E501 - reads best on one line
            lexicons=tuple(Path(settings.place(x)) for x in settings.lexicons), hide=frozenset(hidden),
        )  # fmt: skip
    for notice in report.notices:
        say(f"claims: {notice}")
    write_report(written, report, sys.stdout)
    if report.broken:
        return BAD_INPUT
    warned = (settings.strict if strict is None else strict) and (report.count("warning") or report.unused)
    return FINDINGS if report.count("problem") or warned else FINE
