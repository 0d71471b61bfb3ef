"""The command line: one small file per command, loaded when it is called.

Data goes to standard output, messages and progress to standard error. Exit code 0 is fine, 1 is
findings, 2 is bad usage or input; 130 after Ctrl-C, 141 when the reader of a pipe has gone.
"""

from __future__ import annotations

from claims.cli.group import claims


def main() -> None:
    """Run the command line; the entry point of ``claims`` and of ``python -m claims``."""
    claims.main(prog_name="claims")


__all__ = ["claims", "main"]
