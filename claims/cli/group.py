"""The ``claims`` command itself: its subcommands by name, each imported when it is needed."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from claims.cli.guard import PipeClosedError, run_guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND_NAMES = (
    "extract",
    "ingest",
    "query",
    "report",
    "chart",
    "explain",
    "rules",
    "quantities",
    "export",
    "audit",
    "check",
    "cite",
)
"""Modules of this folder, each with one ``command``; in the order in which ``--help`` lists them."""


class LazyGroup(click.Group):
    """A group that imports a command's module when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMAND_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        del ctx
        if cmd_name not in COMMAND_NAMES:
            return None
        command: click.Command = import_module(f"claims.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as in click
        """Run the command, and keep a closed pipe apart from the errors that click handles itself."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosedError from error

    def main(  # type: ignore[override] # the keywords in between are handed on
        self,
        args: Sequence[str] | None = None,
        *,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Run the command line and leave with its exit code; no traceback reaches the user."""
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **extra)
        sys.exit(run_guarded(lambda: super(LazyGroup, self).main(args, standalone_mode=False, **extra)))


def print_version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - as in click
    """Print the version and leave."""
    if asked and not ctx.resilient_parsing:
        from claims import __version__

        click.echo(f"claims {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Show the version and exit.",
)
def claims() -> None:
    """Turn the numbers that paper abstracts claim into rows that can be queried, charted and checked.

    Data goes to standard output, messages to standard error. Exit code 0: fine; 1: findings; 2: bad
    usage or input.
    """
