"""Which claims a report shows: conditions over the table ``claims``, written as SQL with parameters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims to show; the default shows all.

    `metrics` are ids of metrics or of metric families; a claim of any of them is shown. A claim with any
    of `exclude_flags` is not. `where` is a condition over the columns of ``claims`` in SQL. It is run as
    it stands, so it must come from the person who owns the store and never from a web request.
    """

    metrics: tuple[str, ...] = ()
    min_confidence: float = 0.0
    exclude_flags: tuple[str, ...] = ()
    where: str = ""

    def to_sql(self) -> tuple[str, list[object]]:
        """Give the condition for a WHERE clause, and the parameters that it binds.

        >>> Selection(min_confidence=0.9).to_sql()
        ('confidence >= ?', [0.9])
        """
        conditions: list[str] = []
        parameters: list[object] = []
        if self.metrics:
            conditions.append("(list_contains(?, metric) OR list_contains(?, metric_family))")
            parameters += [list(self.metrics), list(self.metrics)]
        if self.min_confidence > 0:
            conditions.append("confidence >= ?")
            parameters.append(self.min_confidence)
        if self.exclude_flags:
            conditions.append("NOT list_has_any(coalesce(flags, []), ?)")
            parameters.append(list(self.exclude_flags))
        if self.where.strip():
            # The line break keeps a trailing comment in the condition from swallowing the bracket.
            conditions.append(f"({self.where}\n)")
        return " AND ".join(conditions) or "true", parameters

    def describe(self) -> str:
        """Say in words what is selected, for a reader of the report; empty when all claims are.

        >>> Selection(metrics=("speed",), exclude_flags=("best-case-only",)).describe()
        'metric speed; without the flag best-case-only'
        """
        parts: list[str] = []
        if self.metrics:
            parts.append("metric " + " or ".join(name.replace("_", " ") for name in self.metrics))
        if self.min_confidence > 0:
            parts.append(f"confidence at least {self.min_confidence:g}")
        parts += [f"without the flag {flag}" for flag in self.exclude_flags]
        if self.where.strip():
            parts.append("where " + " ".join(self.where.split()))
        return "; ".join(parts)
