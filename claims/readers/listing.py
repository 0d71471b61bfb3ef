"""The text of a listing page copied from a paper site: a title line and an abstract line in turn.

Such a copy carries the site's own lines along: a banner, buttons, counts, the word "Subscribe"
glued to the first title, blank lines. So a line is judged by its looks, never by its position: an
abstract is long or ends as a sentence does, and its title is the likeliest short line since the
abstract before. A stray line or a missing abstract then costs that one paper and none after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.model import Paper
from claims.readers.identity import derive_id
from claims.readers.record import SURROGATE, BadRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.readers.record import Record

title = "listing: the text of a paper site's page, a title line and an abstract line in turn"
extensions = ("txt", "text")

# Measured on 20,000 real papers: these bounds take 14 titles for an abstract and few abstracts for a title.
_SURELY_ABSTRACT = 400
_LONG = 220
_SHORTEST_ABSTRACT = 120
_LIKELY_ABSTRACT = 60
_FEWEST_WORDS = 5
_FEWEST_TITLE_WORDS = 3

_ENDS_SENTENCE = re.compile(r"(?:[^.]\.|\.\.\.|[。！？])[\"”’')\]}]*$")
_INNER_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]* +[A-Z0-9$\\]|[。！？]")
_WIDE_STOP = re.compile(r"[。！？]")
_GLUED = re.compile(r"^Subscribe(?=[^\sa-z])")
_MARKUP = re.compile(r"^[{}\[\]<>@%\\|#]")
_NOISE = re.compile(
    r"""(?ix) ^ (?:
        [\W\d_]* [km]?                                             # "128", "1.2k", "· · ·"
      | \W* \d[\d.,]* [km]? \s+ (?:authors?|comments?|upvotes?|likes?|views?|citations?|papers?|stars?) \b .*
      | (?:upvotes?|likes?|comments?|share|save|bookmark|subscribe|follow|download|view|read)
            (?: \s+ (?:\W|\d|pdf|on|more|arxiv|abstract) .{0,30} )?
      | (?:submitted|published|posted|updated) \s+ (?:by|on|at) \b .{0,40}
      | (?:github|code|project \s+ page|papers?|models?|datasets?|community) \W* \d{0,6} \W*
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

    >>> detect("Foo: A Bar for Baz\n" + "We present Foo, a bar that is twice as fast as any other bar. " * 2)
    True
    >>> detect("hello world\n")
    False
    """
    lines = [line.text for line in strip_lines(head.splitlines())]
    if any(_GLUED.match(line) for line in lines):
        return True
    if any(_MARKUP.match(line) for line in lines[:5]):
        return False
    following = [b for a, b in pairwise(lines) if looks_like_title(a)]
    return any(map(looks_like_abstract, following)) or sum(map(looks_like_sentence, following)) > 1


def read(lines: Iterable[str], name: str) -> Iterator[Record]:
    """Yield the papers of a listing, and a `BadRecord` for a title or an abstract that stands alone."""
    waiting: list[_Line] = []
    begun = False  # what stands before the first paper is the site's
    for line in strip_lines(lines):
        if _GLUED.match(line.text):
            waiting, begun = [_Line(line.number, _GLUED.sub("", line.text))], True
        elif looks_like_abstract(line.text):
            if waiting[1:] and ends_with_sentence(waiting) and len(waiting[-1].text) >= _LIKELY_ABSTRACT:
                # Too long for a site's line. Better a paper lost than an abstract under a wrong title.
                yield from close(name, waiting, begun=begun)
                waiting, begun = [], True
            yield from close(name, [*waiting, line], begun=begun)
            waiting, begun = [], begun or bool(waiting)
        elif ends_with_sentence(waiting):
            # A short sentence and then no abstract: the sentence was one, if a title stands before it.
            yield from close(name, waiting, begun=begun)
            waiting, begun = [line], begun or len(waiting) > 1
        else:
            waiting.append(line)
    if ends_with_sentence(waiting):
        yield from close(name, waiting, begun=begun)
    elif begun:
        yield from (lonely_title(name, w) for w in waiting if reads_as_heading(w.text))


def strip_lines(lines: Iterable[str]) -> Iterator[_Line]:
    """Yield the lines that hold something, numbered from 1, without those that every site has."""
    for number, raw in enumerate(lines, start=1):
        text = raw.strip()
        if text and not _NOISE.match(text):
            yield _Line(number, text)


def ends_with_sentence(waiting: list[_Line]) -> bool:
    """Tell whether the last line is a short sentence, which may be an abstract."""
    return bool(waiting) and looks_like_sentence(waiting[-1].text)


def close(name: str, waiting: list[_Line], *, begun: bool) -> Iterator[Record]:
    """Yield what the lines since the last paper hold, the last of them an abstract or a short sentence."""
    *before, body = waiting
    titles = [w for w in before if looks_like_title(w.text)]
    if begun:
        yield from (lonely_title(name, t) for t in titles[:-1])
    if before:
        yield pair(name, titles[-1] if titles else before[-1], body)
    elif begun and len(body.text) >= _LIKELY_ABSTRACT:
        problem = "is an abstract without a title; put the paper's title on the line before it"
        yield BadRecord(name, body.number, problem, SURROGATE.sub("?", body.text))


def pair(name: str, heading: _Line, body: _Line) -> Record:
    """Return the paper of a title line and an abstract line, or the one of the two that is no text."""
    for line in (heading, body):
        if SURROGATE.search(line.text):
            problem = "is not UTF-8; save the file as UTF-8"
            return BadRecord(name, line.number, problem, SURROGATE.sub("?", heading.text))
    return Paper(id=derive_id(heading.text), title=heading.text, abstract=body.text)


def lonely_title(name: str, heading: _Line) -> BadRecord:
    """Return the record of a title after which no abstract came."""
    problem = "is a title without an abstract; put the paper's abstract on the next line, or drop the title"
    return BadRecord(name, heading.number, problem, SURROGATE.sub("?", heading.text))


def looks_like_abstract(text: str) -> bool:
    """Tell whether a line is running text that is too long for a title or a line of the site's own.

    >>> looks_like_abstract("Foo: A Bar for Baz")
    False
    >>> looks_like_abstract("We present Foo. " + "It is a bar twice as fast as others. " * 3 + "So it is.")
    True
    """
    if len(text) >= _SURELY_ABSTRACT or (len(text) >= _LONG and _INNER_SENTENCE_END.search(text)):
        return True
    shortest = _SHORTEST_ABSTRACT // 3 if _WIDE_STOP.search(text) else _SHORTEST_ABSTRACT
    return len(text) >= shortest and _ENDS_SENTENCE.search(text) is not None


def looks_like_sentence(text: str) -> bool:
    """Tell whether a line is a sentence of five words or more: a short abstract, or a title with a full stop.

    >>> looks_like_sentence("Foo is twice as fast."), looks_like_sentence("A. Writer et al.")
    (True, False)
    """
    return len(text.split()) >= _FEWEST_WORDS and _ENDS_SENTENCE.search(text) is not None


def looks_like_title(text: str) -> bool:
    """Tell whether a line may be a title: three words or more, and none of a site's own lines.

    >>> looks_like_title("Foo: A Bar for Baz"), looks_like_title("Upvote 12"), looks_like_title("Sep 3, 2024")
    (True, False, False)
    """
    words = re.findall(r"\w+", text)
    return len(words) >= _FEWEST_TITLE_WORDS and not looks_like_abstract(text) and _NOISE.match(text) is None


def reads_as_heading(text: str) -> bool:
    """Tell whether a line at the end of the page is a title with its words in capitals, not a footer."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    capitals = sum(w[0].isupper() for w in words)
    return looks_like_title(text) and len(words) >= _FEWEST_TITLE_WORDS and capitals * 3 >= len(words) * 2
