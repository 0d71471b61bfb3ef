"""Bibliographies: the entries of .bib files with the identifiers that they hold."""

from __future__ import annotations

import logging
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from claims.audit.identifiers import find_identifiers, normalise, read_identifier
from claims.audit.sources import read_text
from claims.audit.values import BibEntry, Notice
from claims.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_TITLE = 600


def read_bibliography(path: str) -> tuple[list[BibEntry], list[Notice]]:
    """Read a .bib file: its entries, and a notice with the line of each that is broken or given twice.

    Raises:
        InputError: the file is missing or no text.
    """
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    text = read_text(path)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = parse_string(text)
    notices = []
    entries = [
        _as_entry(path, (e.start_line or 0) + 1, e.key, {f.key.lower(): str(f.value) for f in e.fields})
        for e in library.entries
    ]
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateBlockKeyBlock):
            notices.append(
                Notice(
                    path, line, f"the key {block.key} is given twice; the first entry counts", serious=False
                )
            )
        elif isinstance(block, DuplicateFieldKeyBlock):
            entry = block.ignore_error_block
            names = ", ".join(sorted(block.duplicate_keys))
            notices.append(
                Notice(path, line, f"an entry gives {names} twice; the first counts", serious=False)
            )
            fields: dict[str, str] = {}
            for field in getattr(entry, "fields", []):
                fields.setdefault(field.key.lower(), str(field.value))
            entries.append(_as_entry(path, line, getattr(entry, "key", ""), fields))
        else:
            entries += _rescue(path, line, str(block.raw or ""))
            notices.append(
                Notice(
                    path,
                    line,
                    f"this entry is broken and cannot be read as a whole: {_head(str(block.raw or ''))}",
                )
            )
    return entries, notices


def _head(raw: str) -> str:
    first = " ".join(raw.split())[:50]
    return first or "no text"


def _rescue(path: str, line: int, raw: str) -> list[BibEntry]:
    """Give what can still be read of a broken entry: its key, and its title where that is whole."""
    head = re.match(r"\s*@\w+\s*[{(]\s*(?P<key>[^\s,{}()]+)\s*,", raw)
    title = re.search(
        r"\btitle\s*=\s*(?:\{(?P<braced>(?:[^{}]|\{[^{}]*\}){3,600})\}|\"(?P<quoted>[^\"]{3,600})\")",
        raw,
        re.IGNORECASE,
    )
    if not head or not title:
        return []
    return [
        _as_entry(path, line, head.group("key"), {"title": title.group("braced") or title.group("quoted")})
    ]


def _as_entry(path: str, line: int, key: str, fields: dict[str, str]) -> BibEntry:
    found: list[tuple[str, str]] = []
    eprint = fields.get("eprint", "").strip("{} ")
    kind = (fields.get("archiveprefix") or fields.get("eprinttype") or "").lower()
    if eprint and (not kind or "arxiv" in kind):
        named = read_identifier(eprint)
        if named:
            found.append(named)
    if fields.get("doi"):
        doi = re.sub(
            r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", fields["doi"].strip("{} "), flags=re.IGNORECASE
        )
        found.append(normalise("doi", doi.replace("\\_", "_")))
    for name in (
        "url",
        "journal",
        "note",
        "howpublished",
        "number",
        "volume",
        "booktitle",
        "annote",
        "eprint",
        "ee",
        "archive",
    ):
        if fields.get(name):
            found += [
                i.pair for i in find_identifiers(fields[name].replace("\\_", "_").replace("\\url", " "))
            ]
    named = read_identifier(key)
    if named and named not in found:
        found.append(named)
    year = _YEAR.search(fields.get("year") or fields.get("date") or "")
    title = fields.get("title", "")[:_LONGEST_TITLE]
    return BibEntry(key, title, tuple(dict.fromkeys(found)), int(year.group()) if year else None, path, line)


def read_bibliographies(paths: Iterable[str]) -> tuple[dict[str, BibEntry], list[Notice]]:
    """Read several .bib files as one; of a key that stands in two of them, the first entry counts."""
    entries: dict[str, BibEntry] = {}
    notices: list[Notice] = []
    for path in paths:
        try:
            found, said = read_bibliography(path)
        except InputError as error:
            notices.append(Notice(path, 0, str(error).removeprefix(f"{path}: ")))
            continue
        notices += said
        for entry in found:
            entries.setdefault(entry.key, entry)
    return entries, notices


def find_bibliography(name: str, near: str) -> str | None:
    """Return the path of a .bib file that a manuscript names, looked for beside it; None when it is not there."""
    folder = Path(near).parent if near != "-" else Path()
    for candidate in (folder / name, folder / f"{name}.bib"):
        try:
            if candidate.is_file():
                return str(candidate)
        except (OSError, ValueError):
            return None
    return None
