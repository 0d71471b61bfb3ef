"""Opening the DuckDB file of a store: locked down, of this version, or with one line that says why not."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from claims.errors import StoreError
from claims.store.interrupt import as_interrupt
from schemas import SCHEMA_VERSION

IN_MEMORY = ":memory:"
# https://duckdb.org/docs/stable/internals/storage
MAGIC, MAGIC_AT = b"DUCK", 8
DATA_FILES = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet"})
# SQL is untrusted input: it may read and, in a writable store, change the store, and touch nothing else.
# https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
LOCKDOWN: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
    "lock_configuration": True,
}


UNLOCKED = ("enable_external_access", "autoinstall_known_extensions", "autoload_known_extensions")


def connect(path: str | Path, *, read_only: bool, external: bool = False) -> duckdb.DuckDBPyConnection:
    """Open the store at `path`, making its tables when it is new.

    With `external`, SQL may also read and write other files, and reach whatever DuckDB's extensions reach.

    Raises `StoreError` when the file is missing (`read_only`), is no DuckDB file, is in use by another
    process, cannot be written, or holds no store or one of another schema version.

    >>> connect(":memory:", read_only=False).sql("select version from schema_version").fetchall()
    [(2,)]
    """
    if read_only and str(path) == IN_MEMORY:
        message = "a store in memory cannot be opened read-only: it would hold nothing"
        raise StoreError(message)
    if read_only and not Path(path).exists():
        message = f"{path}: no such store"
        raise StoreError(message)
    _refuse_other_files(Path(path))
    try:
        with as_interrupt():
            connection = duckdb.connect(str(path), read_only=read_only, config=_configure(external=external))
    except duckdb.Error as error:
        raise StoreError(_explain(path, error)) from error
    try:
        with as_interrupt():
            _prepare(connection, path, read_only=read_only)
    except duckdb.Error as error:
        connection.close()
        raise StoreError(_explain(path, error)) from error
    except BaseException:
        connection.close()
        raise
    return connection


def first_line(error: Exception) -> str:
    r"""Return the first line of DuckDB's message, which says what was wrong; the rest repeats the query.

    >>> first_line(ValueError("Parser Error: unexpected end\n\nLINE 1: select"))
    'Parser Error: unexpected end'
    """
    return str(error).strip().partition("\n")[0]


def explain_refusal(error: Exception) -> str:
    """Return one line that says what a query asked for in vain: DuckDB's own, or a clearer one.

    >>> explain_refusal(ValueError("Cannot drop from what is attached in read-only mode!"))
    'the query would change the store, which is open for reading only'
    """
    line = first_line(error)
    if "attached in read-only mode" in line or "Cannot launch in-memory database in read-only mode" in line:
        return "the query would change the store, which is open for reading only"
    if "disabled by configuration" in line:
        named = re.search(r'Cannot access \w+ "(.*)" - ', line)
        target = f" for {named[1]}" if named else ""
        return f"the query would leave the store{target}, which is refused unless asked for (--external)"
    if "the configuration has been locked" in line:
        return "the query would change how the store is guarded; settings are locked"
    return line


def _configure(*, external: bool) -> dict[str, str | bool | int | float | list[str]]:
    return LOCKDOWN | dict.fromkeys(UNLOCKED, True) if external else LOCKDOWN


def _refuse_other_files(path: Path) -> None:
    """Refuse what DuckDB would open in its own way: given ``papers.csv`` it makes views in memory."""
    if path.suffix.lower() in DATA_FILES:
        message = f"{path}: not a DuckDB file; name the store like claims.duckdb"
        raise StoreError(message)
    if not path.is_file():
        return
    try:
        with path.open("rb") as stream:
            head = stream.read(MAGIC_AT + len(MAGIC))
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise StoreError(message) from error
    if head[MAGIC_AT:] != MAGIC:
        message = f"{path}: not a DuckDB file"
        raise StoreError(message)


def _prepare(connection: duckdb.DuckDBPyConnection, path: str | Path, *, read_only: bool) -> None:
    tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    if not tables and not read_only:
        _create(connection)
    elif "schema_version" not in tables or not {"papers", "claims"} <= tables:
        message = f"{path}: a DuckDB file, but no store of claims"
        raise StoreError(message)
    else:
        version = connection.execute("select max(version) from schema_version").fetchone()
        if version != (SCHEMA_VERSION,):
            held = version[0] if version else None
            message = (
                f"{path}: made under schema version {held}, this program has {SCHEMA_VERSION}: make it anew"
            )
            raise StoreError(message)


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    from schemas.ddl import create_tables

    connection.begin()
    create_tables(connection)
    connection.execute("insert into schema_version values (?)", [SCHEMA_VERSION])
    connection.commit()


def _explain(path: str | Path, error: duckdb.Error) -> str:
    text = str(error)
    if "Could not set lock" in text or "different configuration" in text:
        return f"{path}: in use by another process or connection; try again when it is closed"
    return f"{path}: {first_line(error)}"
