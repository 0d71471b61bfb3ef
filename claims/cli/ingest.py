"""``claims ingest``: papers into the DuckDB file."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path

import click

from claims.cli.intake import Intake
from claims.cli.messages import passing, show_progress
from claims.cli.options import database_option, files_argument, input_format_option, lexicons_option


@click.command(short_help="Papers into a DuckDB file.")
@files_argument
@database_option
@input_format_option
@lexicons_option
def command(
    files: tuple[str, ...], database: str, input_format: str | None, lexicons: tuple[str, ...]
) -> int:
    """Extract the claims of FILE… and store them in a DuckDB file; "-" is standard input.

    Reading the same papers again changes nothing. Prints how many papers the store then holds, how many
    claims, how many rows were rejected by a check, and how many papers make no claim.
    """
    from claims import __version__
    from claims.extraction import extract_paper
    from claims.mentions.lexicon import build_lexicon
    from claims.store import Source, Store

    own = tuple(map(Path, lexicons))
    # Before the store is opened: a lexicon that cannot be read leaves no empty store behind.
    families = {m.id: m.family for m in build_lexicon(*own).metrics.values()} if own else None
    reader = partial(extract_paper, lexicons=own)
    intake = Intake()
    counts = None
    with show_progress("ingesting", "paper", while_rows_pass=False) as advance, ExitStack() as stack:
        for source in intake.open_each(files, input_format):
            if counts is None:  # opened no earlier: files that cannot be read leave no empty store behind
                store = stack.enter_context(Store.open(database))
            papers = passing(intake.take(source), advance)
            read_from = Source(
                name=source.name, digest=source.digest, format=source.format, version=__version__
            )
            store.ingest(intake.extract(papers, reader), source=read_from, families=families)
            counts = store.counts()
    if counts is not None:
        click.echo(f"{database}:")
        for number, label in (
            (counts.papers, "papers"),
            (counts.claims, "claims"),
            (counts.rejected, "rejected rows"),
            (counts.no_claims, "papers without claims"),
        ):
            click.echo(f"{number:>10,}  {label}")
    return intake.close()
