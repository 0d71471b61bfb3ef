"""JSON lines: one object a line with ``title`` and ``abstract``, and ``id``, ``year``, ``url`` if known.

Other keys are ignored. A record without an id gets one derived from its title.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from claims.model import Paper
from claims.readers.identity import derive_id
from claims.readers.record import SURROGATE, BadRecord, type_of_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.readers.record import Record

title = "JSON lines: one object a line with title and abstract"
extensions = ("jsonl", "ndjson", "jl")

_OBJECT_START = re.compile(r'^[ \t]*\{[ \t]*"', re.MULTILINE)
_YEARS = range(1000, 3000)


def detect(head: str) -> bool:
    r"""Tell whether some line begins as a JSON object does.

    >>> detect('{"id": "a", "title": "T", "abstract": "A"}\n')
    True
    >>> detect("A title\nAn abstract.\n")
    False
    """
    return _OBJECT_START.search(head) is not None


def read(lines: Iterable[str], name: str) -> Iterator[Record]:
    """Yield a paper or a `BadRecord` for each line that is not blank."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield read_record(line, name, number)


def read_record(line: str, name: str, number: int) -> Record:
    """Return the paper of one line, or what is wrong with it.

    >>> read_record('{"id": 7, "title": "T", "abstract": "A"}', "in.jsonl", 1).id
    '7'
    >>> read_record('["T", "A"]', "in.jsonl", 2).problem
    'is a list, not an object; write {"title": …, "abstract": …} on the line'
    """
    if SURROGATE.search(line):
        return BadRecord(name, number, "is not UTF-8; save the file as UTF-8")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = (
            f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        )
        return BadRecord(name, number, f"is not valid JSON ({reason}); write one whole object on the line")
    if not isinstance(value, dict):
        wanted = 'not an object; write {"title": …, "abstract": …} on the line'
        return BadRecord(name, number, f"is {type_of_json[type(value)]}, {wanted}")
    record = next((value[k] for k in ("id", "title") if isinstance(value.get(k), str)), None)
    problem = find_problem(value)
    if problem:
        return BadRecord(name, number, problem, None if record is None else SURROGATE.sub("?", record))
    identifier = value.get("id")
    return Paper(
        id=derive_id(value["title"]) if identifier is None else str(identifier).strip(),
        title=value["title"],
        abstract=value["abstract"],
        year=value.get("year"),
        url=value.get("url"),
    )


def find_problem(value: dict[str, object]) -> str | None:
    """Return what keeps an object from being a paper and what to do about it, or None.

    >>> find_problem({"title": "T"})
    'has no "abstract"; add it as text'
    >>> find_problem({"title": "T", "abstract": "A", "year": "2024"})
    '"year" is text; write it as a whole number from 1000 to 2999, or leave it out'
    """
    problem = find_text_problem(value, "title") or find_text_problem(value, "abstract")
    if problem:
        return problem
    identifier = value.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | None):
        return f'"id" is {type_of_json[type(identifier)]}; write it as text, or leave it out'
    if isinstance(identifier, str) and not identifier.strip():
        return '"id" is empty; fill it in, or leave it out'
    year = value.get("year")
    if year is not None and (not isinstance(year, int) or isinstance(year, bool) or year not in _YEARS):
        found = "out of range" if type(year) is int else type_of_json[type(year)]
        return f'"year" is {found}; write it as a whole number from 1000 to 2999, or leave it out'
    url = value.get("url")
    if url is not None and not isinstance(url, str):
        return f'"url" is {type_of_json[type(url)]}; write it as text, or leave it out'
    for key in ("id", "title", "abstract", "url"):
        field = value.get(key)
        if isinstance(field, str) and SURROGATE.search(field):
            return f'"{key}" holds half a character (a lone surrogate); write the text as UTF-8'
    return None


def find_text_problem(value: dict[str, object], key: str) -> str | None:
    """Return what keeps a field from being a text that says something, or None."""
    field = value.get(key)
    if field is None:
        return f'has no "{key}"; add it as text'
    if not isinstance(field, str):
        return f'"{key}" is {type_of_json[type(field)]}; write it as text'
    return None if field.strip() else f'"{key}" is empty; fill it in'
