"""Ctrl-C stops a query, wherever in DuckDB it is at that moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import duckdb

T = TypeVar("T")
# An interrupt that comes before the query has begun is lost, so it is repeated until the query has ended.
PATIENCE = 0.05


def run_interruptibly(connection: duckdb.DuckDBPyConnection, call: Callable[[], T]) -> T:
    """Return what `call` returns, which runs a query on `connection`; raise what it raises.

    The call runs in a thread of its own: a signal that reaches Python while DuckDB binds a query is lost
    there, and the query would run on. Raises `KeyboardInterrupt` when Ctrl-C stopped it and it has ended.

    >>> import duckdb
    >>> with duckdb.connect() as connection:
    ...     run_interruptibly(connection, lambda: connection.execute("select 1").fetchall())
    [(1,)]
    """
    answers: list[T] = []
    errors: list[BaseException] = []
    # Not Thread.join, which takes a thread for ended when Ctrl-C comes while it waits.
    ended = threading.Event()

    def run() -> None:
        try:
            answers.append(call())
        except BaseException as error:  # noqa: BLE001 - handed on to the caller's thread
            errors.append(error)
        finally:
            ended.set()

    threading.Thread(target=run, daemon=True).start()
    try:
        while not ended.wait(PATIENCE):
            pass
    except KeyboardInterrupt:
        while not ended.wait(PATIENCE):
            connection.interrupt()
        raise
    if errors:
        raise errors[0]
    return answers[0]


@contextmanager
def as_interrupt() -> Iterator[None]:
    """Turn what DuckDB makes of Ctrl-C inside one of its calls back into `KeyboardInterrupt`.

    >>> try:
    ...     with as_interrupt():
    ...         raise RuntimeError("Query interrupted")
    ... except KeyboardInterrupt:
    ...     print("stopped")
    stopped
    """
    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "interrupted" not in str(error):
            raise
        raise KeyboardInterrupt from error
