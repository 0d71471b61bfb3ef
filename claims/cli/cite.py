"""``claims cite``: a work's claims as sentences that are safe to quote."""

from __future__ import annotations

from pathlib import Path

import click

from claims.errors import InputError


@click.command(short_help="A work's claims as sentences that are safe to quote.")
@click.argument("key", metavar="KEY")
@click.option(
    "--bib",
    "bibliographies",
    multiple=True,
    metavar="PATH",
    help="A .bib file that has the key; may be given several times.",
)
@click.option(
    "--db",
    "database",
    metavar="PATH",
    help="The DuckDB file with the claims of the cited papers.  [default: claims.duckdb]",
)
@click.option(
    "--style",
    type=click.Choice(["latex", "markdown"]),
    default="latex",
    show_default=True,
    help="What the sentences are written for.",
)
def command(key: str, bibliographies: tuple[str, ...], database: str | None, style: str) -> int:
    """Print the claims of the work KEY, each with its bound, baseline, benchmark and hardware.

    KEY is a key of the bibliography, a paper's id in the store, an arXiv id, a DOI or an ACL Anthology id.
    Under a sentence stands, as a comment, what to know before citing it.

    \b
    claims cite fooformer2024 --bib refs.bib --db claims.duckdb
    """  # noqa: D301 - \b keeps the lines of the example apart
    from claims.audit.bibliography import read_bibliographies
    from claims.audit.phrases import write_claims
    from claims.audit.settings import read_settings
    from claims.audit.works import Shelf
    from claims.cli.messages import say
    from claims.store import Store

    settings = read_settings()
    named = bibliographies or tuple(p for b in settings.bib if Path(p := settings.place(b)).is_file())
    entries, notices = read_bibliographies(named)
    for notice in notices:
        if notice.serious:
            say(f"claims: {notice}")
    if key not in entries and bibliographies and any(n.line == 0 and n.serious for n in notices):
        return 2
    with Store.open(
        database or (settings.place(settings.db) if settings.db else "claims.duckdb"), read_only=True
    ) as store:
        work = Shelf(store).fetch([key], entries)[key]
    if work.paper_id is None:
        message = f"{key}: no paper of the store has this key, id or title; ingest its abstract, or name the .bib file with --bib"  # noqa: E501 - reads best on one line
        raise InputError(message)
    if work.doubtful:
        say(f"claims: {key} was matched by a similar title only ({work.similarity:.0f} of 100): {work.title}")
    if not work.claims:
        say(f"claims: the abstract of {work.title!r} makes no claim")
    subject = work.claims[0].technique if work.claims and work.claims[0].technique else "The paper"
    for line in write_claims(work.claims, subject, key, style):
        click.echo(line)
    return 0
