"""Source file to papers: one small module per format, found by content and loaded when needed.

A format is a module of this folder with four names: ``title``, ``extensions``,
``detect(head) -> bool`` and ``read(lines, name) -> Iterator[Paper | BadRecord]``. A new one is
that file and its name in `claims.readers.registry.FORMAT_NAMES`; nothing else changes.

A file that cannot be read at all raises `claims.errors.InputError`; a record in it that cannot
be read comes out as a `BadRecord` in its place, and the records after it are still read.
"""

from __future__ import annotations

from claims.readers.record import BadRecord, Record
from claims.readers.registry import Format, load_format
from claims.readers.source import OpenSource, open_source, read_papers

__all__ = ["BadRecord", "Format", "OpenSource", "Record", "load_format", "open_source", "read_papers"]
