"""Which work a number is quoted from: the citation before it, after it, or of the sentence that it continues.

Authors cite before the number ("FooNet [1] is 2x faster"), after it ("... is 2x faster [1]"), twice in one
sentence, and once for several sentences. A number of the authors' own ("our system is 2x faster than FooNet
[1]") belongs to no cited work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.text import clean, split_sentences

if TYPE_CHECKING:
    from claims.audit.values import Block, Citation

# How many sentences a citation governs after its own.
_CARRIES = 3

_OWN = re.compile(
    r"\b(?:our(?!\s(?:knowledge|reading|survey|notes?|view|summary|understanding|attention))|ours|us|my|I"
    r"|we(?!\s(?:\w+ly\s)?(?:note|recall|remark|stress|emphasi[sz]e|quote|cite|refer|point|mention|see|review|discuss|summari[sz]e|turn|begin|start|list|know|read|learn)))\b"
    r"|\b(?:this|the\spresent)\s(?:paper|work|thesis|article|study|draft|report)\b|\bin-house\b",
    re.IGNORECASE,
)  # fmt: skip
_OWN_MEASURE = re.compile(
    r"\b(?:in|on|with|by|from|under)\sour\s(?:own\s)?(?:\w+\s)?(?:experiments?|tests?|hands|setup|runs?|rerun|measurements?|reproduction|"
    r"re-?implementation|machines?|cluster|hardware|data|benchmarks?|trials?|evaluation)\b|\bwe\s(?:\w+ly\s)?(?:measured?|reproduced?|obtain(?:ed)?|observed?|reran|retrained)\b",
    re.IGNORECASE,
)  # fmt: skip
# A sentence that begins so speaks of everything, or of something else than the one before.
_BREAKS = re.compile(
    r"^(?:Overall|In\sgeneral|Taken\stogether|Together|In\ssum|In\ssummary|Across|Most|Many|Several|Some|Other|Others|Two|Three|A\sthird|Another|"
    r"Table|Figure|Section|Recent|Finally,\swe|In\sthis\s(?:section|paper|survey|work))\b",
)
_CLAUSE = re.compile(
    r";\s|:\s|\s(?:while|whereas|but|although|though)\s|,\s(?:and|while|whereas|but|or|yet)\s|\s[—–]{1,2}\s|\s--\s"
)
_CLOSED = re.compile(r"\s?(?:[,;:]|and\b|or\b|while\b|whereas\b|but\b|\))", re.IGNORECASE)
# A citation of what something is compared with, or measured on.
_OBJECT = re.compile(
    r"\b(?:than|over|against|versus|vs\.?|to|with|outperform\w*|beat\w*|surpass\w*|exceed\w*|of|on|from|like|by)\s(?:(?:the|a|an|both|all|those|that|of|its|standard|vanilla|popular|original|existing|state-of-the-art|best)\s)*"
    r"(?:[\w./+-]+\s){0,2}?[\w./+-]*[A-Z0-9][\w./+-]*(?:\s(?:model|models|baseline|dataset|benchmark|data|framework|library|method|implementation|system))?$"
)
_COMPARED = re.compile(
    r"\b(?:than|over|against|versus|vs\.?|compared\s(?:to|with)|relative\sto|outperform\w*|beat\w*|surpass\w*)\s"
)
_CONTINUES = re.compile(
    r"^(?:It|They|Its|Their|This|These|The\s(?:model|method|authors?|system|approach|latter|former|resulting|same|gain|result|paper)|On|At|For|In|With|Without|Compared|Against|Under|After|Here|There|Inference|Training)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: its span, and the citations in it."""

    start: int
    end: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number is quoted from: the keys, the keys cited close by, and the span of its clause."""

    keys: tuple[str, ...]
    nearby: tuple[str, ...]
    clause: tuple[int, int]


def read_sentences(block: Block) -> list[Sentence]:
    """Return the sentences of a block; a citation right behind a full stop belongs to the sentence before it."""
    cleaned = clean(block.text)
    spans = [cleaned.raw_span(s, e) for s, e in split_sentences(cleaned.text)]
    if not spans:
        return []
    held: list[list[Citation]] = [[] for _ in spans]
    for citation in block.citations:
        at = len(spans) - 1
        for i, (start, end) in enumerate(spans):
            if citation.at < start or (
                citation.at <= end and not (citation.narrative and citation.at == end)
            ):
                at = (
                    i - 1
                    if citation.at < start
                    and i
                    and not citation.narrative
                    and citation.at <= spans[i - 1][1] + 1
                    else i
                )
                break
        held[at].append(citation)
    return [Sentence(s, e, tuple(c)) for (s, e), c in zip(spans, held, strict=True)]


def find_source(
    block: Block, sentences: list[Sentence], start: int, end: int, numbers: list[int]
) -> Source | None:
    """Say which works the number from `start` to `end` is quoted from; None for the authors' own.

    `numbers` are the places of all numbers of the block.
    """
    if block.own:
        return None
    index = next((i for i, s in enumerate(sentences) if s.start <= start < max(s.end, s.start + 1)), None)
    if index is None:
        return None
    sentence = sentences[index]
    clause = _clause(block.text, sentence, start, end)
    if not block.citations:
        keys = tuple(dict.fromkeys(k for c in block.inherited for k in c.keys))
        if not keys or (block.kind != "cell" and _is_own(block, sentence, start)):
            return None
        return Source(keys, keys, clause)
    nearby = tuple(
        dict.fromkeys(
            k for s in sentences[max(0, index - 1) : index + 2] for c in s.citations for k in c.keys
        )
    )
    if _is_own(block, sentence, start):
        return None
    carried = _carry(block, sentences, index)
    keys = _governing(block.text, sentence, start, numbers, carried)
    return Source(keys, nearby, clause) if keys else None


def _clause(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    first, last = sentence.start, sentence.end
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last


def _is_own(block: Block, sentence: Sentence, start: int) -> bool:
    """Tell whether the number is the authors' own: they are named before it, and no work in between."""
    text = block.text[sentence.start : sentence.end]
    if _OWN_MEASURE.search(text):
        return True
    here = start - sentence.start
    last = max((m.end() for m in _OWN.finditer(text, 0, here)), default=-1)
    if last < 0:
        # As in: 2.5x for ours, 2x for FooNet [1].
        return bool(re.match(r"[^,;.]{0,25}\b(?:for|by|with|in)\s(?:ours|our)\b", text[here:]))
    return not any(last <= c.at - sentence.start <= here for c in sentence.citations)


def _governing(
    text: str, sentence: Sentence, start: int, numbers: list[int], carried: tuple[str, ...]
) -> tuple[str, ...]:
    groups = _group(sentence.citations)
    if not groups:
        return carried
    roles = [_is_object(text, sentence, g) for g in groups]
    free = [g for g, is_object in zip(groups, roles, strict=True) if not is_object]
    if not free and carried and len(groups) == 1 and _continues_with_other(text, sentence, groups[0]):
        return carried
    if not free or (len(free) < len(groups) and not any(g.narrative or g.at <= start for g in free)):
        free = groups
    if len(free) == 1:
        return free[0].keys
    before = [g for g in free if g.at <= start]
    after = [g for g in free if g.at > start]
    inside = [n for n in numbers if sentence.start <= n < sentence.end]
    cites_follow = bool(inside) and free[0].at > inside[0] and free[-1].at > inside[-1]
    if not before:
        return after[0].keys
    if not after:
        return before[-1].keys
    if cites_follow:
        return after[0].keys
    closed = _CLOSED.match(text, before[-1].at) is not None
    apart = _CLAUSE.search(text, before[-1].at, start) is not None
    joined = _CLAUSE.search(text, start, after[0].at) is None
    return after[0].keys if closed and apart and joined and not after[0].narrative else before[-1].keys


def _group(citations: tuple[Citation, ...]) -> list[Citation]:
    """Join citations that stand at one place."""
    groups: list[Citation] = []
    for citation in citations:
        if groups and citation.at - groups[-1].at <= 1 and not citation.narrative:
            joined = (*groups[-1].keys, *citation.keys)
            groups[-1] = type(citation)(joined, groups[-1].at, groups[-1].narrative)
        else:
            groups.append(citation)
    return groups


def _is_object(text: str, sentence: Sentence, citation: Citation) -> bool:
    if citation.narrative:
        return False
    return _OBJECT.search(text[max(sentence.start, citation.at - 80) : citation.at]) is not None


def _continues_with_other(text: str, sentence: Sentence, citation: Citation) -> bool:
    """Tell whether a sentence goes on about the work before and cites only what that is compared with."""
    left = text[max(sentence.start, citation.at - 80) : citation.at]
    return bool(_CONTINUES.match(text[sentence.start :][:40]) and _COMPARED.search(left))


def _carry(block: Block, sentences: list[Sentence], index: int) -> tuple[str, ...]:
    """Return the keys of the sentence that this one continues."""
    text = block.text
    if _BREAKS.match(text[sentences[index].start : sentences[index].start + 60]):
        return ()
    for back in range(1, _CARRIES + 1):
        if index - back < 0:
            break
        before = sentences[index - back]
        if before.citations:
            groups = _group(before.citations)
            free = [g for g in groups if not _is_object(text, before, g)] or groups
            return free[-1].keys
        if _OWN.search(text, before.start, before.end) or _BREAKS.match(
            text[before.start : before.start + 60]
        ):
            return ()
    return ()
