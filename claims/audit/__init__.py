"""The audit of a manuscript: every number that it quotes, held against the abstract of the work that it cites.

    files -> blocks with citations -> quotes -> cited works -> comparison -> findings -> output

`audit_files` is the whole. Each arrow is a module or two of this folder; ``docs/audit.md`` says what the
verdicts mean and how an author works with them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.audit.audit import Report, audit_files
    from claims.audit.values import Finding, Notice

__all__ = ["Finding", "Notice", "Report", "audit_files"]

_HOMES = {"Report": "audit", "audit_files": "audit", "Finding": "values", "Notice": "values"}


def __getattr__(name: str) -> object:
    """Give a name of this package's face; its module is loaded at the first use, and not for ``--help``."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
