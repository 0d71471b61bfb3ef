"""The page docs/cli.md, made from the commands' own help: ``make docs`` writes it, a test holds it fresh."""

from __future__ import annotations

import click

from claims.cli.group import COMMAND_NAMES, claims

_INTRODUCTION = """\
# The command line

This page is made from `claims --help` by `make docs`; do not edit it.

Data goes to standard output, messages and progress to standard error; a progress counter shows on a
terminal only, and `NO_COLOR` is respected. `-` is standard input. Rows come as a table on a terminal and
as JSON lines in a pipe or file, unless `--format` says otherwise; `claims query` prints a table in both.
A table in a pipe is as wide as its values: nothing is cut.

Exit code 0: fine. 1: findings. 2: bad usage or input; what could be read was still done. 130: ended by
Ctrl-C. 141: the program that read the output has gone. `CLAIMS_DEBUG=1` shows the traceback of a defect.
"""


def make_reference() -> str:
    """Return the page: the help of ``claims`` and of each of its commands."""
    root = click.Context(claims, info_name="claims", terminal_width=100, **claims.context_settings)
    parts = [_INTRODUCTION, section("claims", claims.get_help(root))]
    for name in COMMAND_NAMES:
        command = claims.get_command(root, name)
        if command is not None:
            context = click.Context(command, info_name=name, parent=root, terminal_width=100)
            parts.append(section(f"claims {name}", command.get_help(context)))
    return "\n".join(parts)


def section(heading: str, text: str) -> str:
    """Return one command's part of the page."""
    return f"## {heading}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    click.echo(make_reference(), nl=False)
