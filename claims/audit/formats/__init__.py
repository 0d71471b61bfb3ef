"""Findings as text: one small module per format, loaded when it is asked for.

A format is a module of this folder with one function, ``write(report, stream)``. A new one is that file and
its name in `FORMAT_NAMES`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO, cast

if TYPE_CHECKING:
    from claims.audit.audit import Report

FORMAT_NAMES = ("terminal", "jsonl", "json", "sarif", "github", "markdown", "html")


class ReportFormat(Protocol):
    """What a format's module offers."""

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the report to `stream`."""


def write_report(format_name: str, report: Report, stream: TextIO) -> None:
    """Write a report to `stream` in the format of that name, one of `FORMAT_NAMES`."""
    cast("ReportFormat", import_module(f"claims.audit.formats.{format_name}")).write(report, stream)
