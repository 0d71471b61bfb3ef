"""From errors to exit codes: one clear line for the user, a traceback only where one is asked for."""

from __future__ import annotations

import io
import os
import sys
import traceback
from typing import TYPE_CHECKING

import click

from claims.cli.messages import say
from claims.errors import ClaimsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

FINE, FINDINGS, BAD_INPUT = 0, 1, 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class PipeClosedError(Exception):
    """The program that read our output has ended; nothing is wrong and nobody is left to tell."""


def run_guarded(call: Callable[[], object]) -> int:
    """Run `call` and return the exit code: the one it returns, or the one its error stands for.

    >>> run_guarded(lambda: None), run_guarded(lambda: 1)
    (0, 1)
    """
    try:
        speak_utf8()
        result = call()
        sys.stdout.flush()
    except ClaimsError as error:
        say(f"claims: {error}")
    except click.UsageError as error:
        say(describe_usage(error))
    except click.ClickException as error:
        say(f"claims: {error.format_message()}")
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except (PipeClosedError, BrokenPipeError):
        drop_output()
        return PIPE_CLOSED
    except OSError as error:
        say(f"claims: {error.filename or 'output'}: {error.strerror or error}; nothing more was written")
        drop_output()
    except Exception as error:  # noqa: BLE001 - the last guard: whatever it is, no traceback for the user
        tell_defect(error)
    else:
        return result if isinstance(result, int) else FINE
    return BAD_INPUT


def wants_traceback() -> bool:
    """Tell whether the user has asked for tracebacks, with ``CLAIMS_DEBUG=1``."""
    return os.environ.get("CLAIMS_DEBUG", "") not in {"", "0"}


def tell_defect(error: Exception) -> None:
    """Say that the program itself is at fault, and how to report it."""
    if wants_traceback():
        traceback.print_exception(error)
    text = " ".join(str(error).split())
    say(
        f"claims: a defect of the program: {type(error).__name__}: {text}; please report it with the command "
        "and the output of the same command under CLAIMS_DEBUG=1"
    )


def describe_usage(error: click.UsageError) -> str:
    """Return what was wrong in the call and where help stands; for a call of nothing, the help itself."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    help_at = f"; see '{error.ctx.command_path} --help'" if error.ctx else ""
    return f"claims: {error.format_message().removesuffix('.')}{help_at}"


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale is, and no character that cannot be written stops a run.

    Raises:
        UsageError: standard output is closed.
    """
    if not hasattr(sys.stdout, "write"):
        message = "standard output is closed; there is nowhere to write to"
        raise UsageError(message)
    for stream in (sys.stdout, sys.stderr):
        if (
            isinstance(stream, io.TextIOWrapper)
            and (stream.encoding or "").lower().replace("-", "") != "utf8"
        ):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def drop_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not complain as it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
