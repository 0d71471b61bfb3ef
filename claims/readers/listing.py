"""The text of a listing page copied from a paper site: a title line and an abstract line in turn.

Such a copy carries the site's own lines along: a banner, buttons, counts, the word "Subscribe"
glued to the first title, blank lines. So a line is judged by its looks, never by its position: an
abstract is long or ends as a sentence does, and its title is the likeliest short line since the
abstract before. A stray line or a missing abstract then costs that one paper and none after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.model import Paper
from claims.readers.identity import derive_id
from claims.readers.record import BadRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.readers.record import Record

title = "listing: the text of a paper site's page, a title line and an abstract line in turn"
extensions = ("txt", "text")

# Measured on 20,000 real papers: these bounds take 14 titles for an abstract and few abstracts for a title.
_SURELY_ABSTRACT = 400
_LONG = 220
_SHORTEST_ABSTRACT = 60
_FEWEST_WORDS = 10
_FEWEST_TITLE_WORDS = 3

_ENDS_SENTENCE = re.compile(r"(?:[^.]\.|\.\.\.|[。！？])[\"”’')\]}]*$")
_INNER_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]* +[A-Z0-9$\\]|[。！？]")
_GLUED = re.compile(r"^Subscribe(?=[^\sa-z])")
_MARKUP = re.compile(r"^[{}\[\]<>@%\\|#]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOISE = re.compile(
    r"""(?ix) ^ (?:
        [\W\d_]* [km]?                                             # "128", "1.2k", "· · ·"
      | \W* \d[\d.,]* [km]? \s+ (?:authors?|comments?|upvotes?|likes?|views?|citations?|papers?|stars?) \b .*
      | (?:upvotes?|likes?|comments?|share|save|bookmark|subscribe|follow|download|view|read)
            (?: \s+ (?:\W|\d|pdf|on|more|arxiv|abstract) .{0,30} )?
      | (?:submitted|published|posted|updated) \s+ (?:by|on|at) \b .{0,40}
      | get \s+ trending \s+ papers \b .*
      | (?:log|sign) \s* (?:in|up|out) (?: \s .{0,30} )?
      | (?:previous|next|home|about|menu|search|loading|back \s+ to \s+ top) (?: \W* \d .{0,30} | \W* )
      | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \.? \s+ \d{1,2} (?:,? \s+ \d{4})?
      | (?:copyright|©) .*
      | (?:privacy|terms|cookies?) (?: \s+ (?:policy|settings|notice|of \s+ (?:use|service)) .{0,30} )?
    ) $"""
)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def detect(head: str) -> bool:
    r"""Tell whether the text has a title line followed by an abstract line, and no markup of another format.

    >>> detect("Foo: A Bar for Baz\nWe present Foo. It is a bar that is twice as fast as any other baz.\n")
    True
    >>> detect("hello world\n")
    False
    """
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    if any(_GLUED.match(line) for line in lines):
        return True
    pairs = zip(lines, lines[1:], strict=False)
    return not any(_MARKUP.match(line) for line in lines[:5]) and any(
        looks_like_title(a) and looks_like_abstract(b) for a, b in pairs
    )


def read(lines: Iterable[str], name: str) -> Iterator[Record]:
    """Yield the papers of a listing, and a `BadRecord` for a title or an abstract that stands alone."""
    waiting: list[_Line] = []
    begun = False
    for number, raw in enumerate(lines, start=1):
        text = raw.strip()
        if not text:
            continue
        if _GLUED.match(text):
            text, waiting = _GLUED.sub("", text), []
        line = _Line(number, text)
        titles = [w for w in waiting if looks_like_title(w.text)]
        if not looks_like_abstract(text) or (not titles and may_be_title(text)):
            waiting.append(line)
            continue
        chosen = titles[-1] if titles else None
        if begun:
            yield from (lonely_title(name, t) for t in titles[:-1])
        yield pair(name, chosen or likeliest_title(waiting), line)
        waiting, begun = [], True
    if begun:
        yield from (lonely_title(name, w) for w in waiting if reads_as_heading(w.text))


def pair(name: str, heading: _Line | None, body: _Line) -> Record:
    """Return the paper of a title line and an abstract line, or what is wrong with the two."""
    if heading is None:
        problem = "is an abstract without a title; put the paper's title on the line before it"
        return BadRecord(name, body.number, problem, _SURROGATE.sub("?", body.text))
    for line in (heading, body):
        if _SURROGATE.search(line.text):
            problem = "is not UTF-8; save the file as UTF-8"
            return BadRecord(name, line.number, problem, _SURROGATE.sub("?", heading.text))
    return Paper(id=derive_id(heading.text), title=heading.text, abstract=body.text)


def lonely_title(name: str, heading: _Line) -> BadRecord:
    """Return the record of a title after which no abstract came."""
    problem = "is a title without an abstract; put the paper's abstract on the next line, or drop the title"
    return BadRecord(name, heading.number, problem, _SURROGATE.sub("?", heading.text))


def likeliest_title(waiting: list[_Line]) -> _Line | None:
    """Return the last of the short lines that is no known noise: a title of one or two words, or a full sentence."""
    return next((w for w in reversed(waiting) if not _NOISE.match(w.text)), None)


def looks_like_abstract(text: str) -> bool:
    """Tell whether a line is running text.

    >>> looks_like_abstract("Foo: A Bar for Baz")
    False
    >>> looks_like_abstract("We present Foo, a bar for every baz, and show that it is twice as fast as before.")
    True
    """
    if len(text) >= _SURELY_ABSTRACT:
        return True
    wide = re.search(r"[。！？]", text) is not None
    if len(text) < (_SHORTEST_ABSTRACT // 2 if wide else _SHORTEST_ABSTRACT):
        return False
    if _ENDS_SENTENCE.search(text) and (wide or len(text.split()) >= _FEWEST_WORDS):
        return True
    return len(text) >= _LONG and _INNER_SENTENCE_END.search(text) is not None


def may_be_title(text: str) -> bool:
    """Tell whether running text is so short that it may be a title with a full stop at its end."""
    return len(text) < _LONG and _INNER_SENTENCE_END.search(text) is None


def looks_like_title(text: str) -> bool:
    """Tell whether a line may be a title: three words or more, and nothing that a site writes by itself.

    >>> looks_like_title("Foo: A Bar for Baz"), looks_like_title("Upvote 12"), looks_like_title("Sep 3, 2024")
    (True, False, False)
    """
    words = re.findall(r"\w+", text)
    return (
        len(words) >= _FEWEST_TITLE_WORDS and not looks_like_abstract(text) and _NOISE.match(text) is None
    )


def reads_as_heading(text: str) -> bool:
    """Tell whether a line at the end of the page is a title with its words in capitals, not a footer."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) >= 4]  # noqa: PLR2004
    capitals = sum(w[0].isupper() for w in words)
    return looks_like_title(text) and len(words) >= _FEWEST_TITLE_WORDS and capitals * 3 >= len(words) * 2
