"""Messages and progress for the user: on standard error, and the bar only where a terminal shows it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")


def say(text: str) -> None:
    """Print one message to standard error."""
    click.echo(text, err=True)


def passing(things: Iterable[T], advance: Callable[[], None]) -> Iterator[T]:
    """Yield the things, and call `advance` as each one passes."""
    for thing in things:
        advance()
        yield thing


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "record"), count(1200, "claim")
    ('1 record', '1,200 claims')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@contextmanager
def show_progress(label: str, noun: str, *, while_rows_pass: bool) -> Iterator[Callable[[], None]]:
    """Give a function to call once per thing done; it moves a counter on a terminal and is nothing elsewhere.

    With `while_rows_pass` it is left out too where those rows go to a terminal, which it would garble.
    """
    if not sys.stderr.isatty() or (while_rows_pass and sys.stdout.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,} " + noun + "s"),
        TimeElapsedColumn(),
    )
    # Left to itself, rich sends to its console, here standard error, what is printed to standard output.
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(label, total=None)
        yield lambda: progress.advance(task)
