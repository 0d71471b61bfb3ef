"""``claims extract``: papers in, one row per claim out."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from claims.cli.intake import Intake
from claims.cli.messages import passing, show_progress
from claims.cli.options import (
    columns_option,
    files_argument,
    fits_screen,
    format_option,
    input_format_option,
    lexicons_option,
    settle_format,
)
from claims.output import write_rows
from claims.output.rows import CLAIM_COLUMNS, READING_COLUMNS, choose_columns, claim_values


@click.command(short_help="Papers in, claims out as rows.")
@files_argument
@format_option
@columns_option
@input_format_option
@lexicons_option
def command(
    files: tuple[str, ...],
    format_name: str | None,
    columns: str | None,
    input_format: str | None,
    lexicons: tuple[str, ...],
) -> int:
    """Print the claims of the papers in FILE… as rows; "-" is standard input.

    A file holds JSON lines ({"title", "abstract", and "id", "year", "url" where known}) or the text of a
    paper site's listing page; either may be compressed with gzip.

    \b
    claims extract papers.jsonl
    claims extract papers.jsonl --format csv > claims.csv
    """  # noqa: D301 - \b keeps the lines of the example apart
    from claims.extraction import extract_paper

    written = settle_format(format_name)
    places = choose_columns(
        columns, CLAIM_COLUMNS, READING_COLUMNS if fits_screen(written) else CLAIM_COLUMNS
    )
    intake = Intake()
    with show_progress("extracting", "paper", while_rows_pass=True) as advance:
        reader = partial(extract_paper, lexicons=tuple(map(Path, lexicons)))
        extractions = intake.extract(intake.take_all(files, input_format), reader)
        rows = (
            [values[i] for i in places]
            for extraction in passing(extractions, advance)
            for values in map(claim_values, extraction.claims)
        )
        write_rows(written, [CLAIM_COLUMNS[i] for i in places], rows, sys.stdout)
    return intake.close()
