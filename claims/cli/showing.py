"""Options of the commands that draw: which claims to show, and how many groups of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from claims.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.store import Store
    from reports.selection import Selection

Command = TypeVar("Command", bound="Callable[..., Any]")

_CLAIM_OPTIONS = (
    click.option(
        "--metric",
        "metrics",
        multiple=True,
        metavar="NAME",
        help="Only claims of this metric or metric family, such as latency or speed; may be given again.",
    ),
    click.option(
        "--where",
        default="",
        metavar="SQL",
        help='Only claims for which this holds, over the columns of the table: "year >= 2023".',
    ),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="NUMBER",
        help="Only claims at least this sure, from 0 to 1.",
    ),
    click.option(
        "--exclude-flag",
        "exclude_flags",
        multiple=True,
        metavar="FLAG",
        help="No claims with this flag, such as best-case-only; may be given again.",
    ),
)

top_option = click.option(
    "--top",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    metavar="N",
    help="Groups in each part of a chart: those with most claims.",
)

style_option = click.option(
    "--style",
    type=click.Choice(("paper", "screen")),
    default="paper",
    show_default=True,
    help="Sizes of the charts: for print, or half as large again for slides and web pages.",
)

font_option = click.option(
    "--font",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="A font (.ttf, .otf) for letters that the carried one lacks, such as Chinese; SVG needs none.",
)


def choose_claims(command: Command) -> Command:
    """Add the options that narrow what is shown."""
    for option in reversed(_CLAIM_OPTIONS):
        command = option(command)
    return command


def chosen_selection(
    store: Store,
    metrics: tuple[str, ...],
    where: str,
    min_confidence: float,
    exclude_flags: tuple[str, ...],
) -> Selection:
    """Return what the options select, once the store has said that it can be answered.

    Raises:
        UsageError: a metric is not known, or the condition is no SQL over the claims.
    """
    from reports.polarity import list_metrics
    from reports.selection import Selection

    held = store.query("select metric from claims union select metric_family from claims").rows
    known = {str(name) for (name,) in held} | set(list_metrics())
    unknown = [name for name in metrics if name not in known]
    if unknown:
        from difflib import get_close_matches

        near = get_close_matches(unknown[0], sorted(known), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        message = f"no metric or metric family {', '.join(unknown)}{hint}"
        raise UsageError(message)
    selection = Selection(metrics, min_confidence, exclude_flags, where)
    condition, parameters = selection.to_sql()
    store.query(f"select count(*) from claims where {condition}", parameters)  # noqa: S608 - the condition is the store owner's
    return selection
