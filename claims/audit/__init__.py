"""The audit of a manuscript: every number that it quotes, held against the abstract of the work that it cites.

    files -> blocks with citations -> quotes -> cited works -> comparison -> findings -> output

`audit_files` is the whole. Each arrow is a module or two of this folder; `docs/audit.md` says what the
verdicts mean and how an author works with them.
"""

from claims.audit.audit import Report, audit_files
from claims.audit.values import Finding, Notice

__all__ = ["Finding", "Notice", "Report", "audit_files"]
