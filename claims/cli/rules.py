"""``claims rules``: the rules that decide on numbers, with the line that says what each holds for."""

from __future__ import annotations

import sys

import click

from claims.cli.options import columns_option, format_option, settle_format
from claims.output import write_rows
from claims.output.rows import choose_columns

_COLUMNS = ("rule", "decides", "holds", "example")


@click.command(short_help="The rules that decide on numbers, and what each holds for.")
@format_option
@columns_option
def command(format_name: str | None, columns: str | None) -> int:
    """Print every rule by the name that stands in a row, and the line that says what it holds for.

    A rule decides that a number is a claim, or that it is none. "claims explain" shows rules at work.

    \b
    claims rules --columns rule,example --format csv
    """  # noqa: D301 - \b keeps the lines of the example apart
    from claims.rules.rulebook import all_cases, rules

    places = choose_columns(columns, _COLUMNS, _COLUMNS[:3])
    examples: dict[str, str] = {}
    for case in all_cases():
        # The shortest case of a rule says most plainly what it holds for.
        if case.positive and not case.gap and len(case.text) < len(examples.get(case.rule, case.text + ".")):
            examples[case.rule] = case.text
    rows = ((r.name, r.decides, r.holds, examples.get(r.name)) for r in rules().values())
    chosen = ([row[i] for i in places] for row in rows)
    write_rows(settle_format(format_name), [_COLUMNS[i] for i in places], chosen, sys.stdout)
    return 0
