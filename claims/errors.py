"""The errors a user can meet, as one tree. Each message is one line: what, where, what to do."""

from __future__ import annotations


class ClaimsError(Exception):
    """Base of every error that this project raises on purpose; the command line exits 2 on it."""


class InputError(ClaimsError):
    """A file, or a record in it, that cannot be read."""


class UsageError(ClaimsError):
    """A command or function was asked for something that does not fit."""


class StoreError(ClaimsError):
    """The DuckDB file is missing, is not one of this project's, or cannot be written."""
