"""``claims quantities``: every number with its unit, claim or not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claims.cli.intake import Intake
from claims.cli.messages import passing, show_progress
from claims.cli.options import (
    columns_option,
    files_argument,
    format_option,
    input_format_option,
    settle_format,
)
from claims.output import write_rows
from claims.output.rows import QUANTITY_COLUMNS, choose_columns, quantity_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.model import Paper


@click.command(short_help="Every number with its unit, claim or not.")
@files_argument
@format_option
@columns_option
@input_format_option
def command(
    files: tuple[str, ...], format_name: str | None, columns: str | None, input_format: str | None
) -> int:
    """Print every quantity in the abstracts of FILE…, whether or not it is a claim; "-" is standard input."""
    places = choose_columns(columns, QUANTITY_COLUMNS, QUANTITY_COLUMNS)
    intake = Intake()
    with show_progress("reading", "paper", while_rows_pass=True) as advance:
        papers = passing(intake.take_all(files, input_format), advance)
        rows = ([values[i] for i in places] for values in read_rows(papers))
        write_rows(settle_format(format_name), [QUANTITY_COLUMNS[i] for i in places], rows, sys.stdout)
    return intake.close()


def read_rows(papers: Iterable[Paper]) -> Iterator[tuple[object, ...]]:
    """Yield a row for each quantity of each paper."""
    from claims.quantity import quantities

    for paper in papers:
        for quantity in quantities(paper.abstract):
            yield quantity_values(paper.id, quantity)
