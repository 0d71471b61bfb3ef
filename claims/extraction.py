"""From a paper to its claims: the layers in their order.

text -> quantities + mentions -> meaning -> roles -> gain -> claim
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from claims.families import technique_families
from claims.gain import gain
from claims.mentions.lexicon import Lexicon, Metric, build_lexicon
from claims.mentions.names import read_names
from claims.model import Claim, Extraction, Mention, Paper, Refusal
from claims.quantity import Atom, read_quantities
from claims.quantity.reading import as_quantity
from claims.rules.confidence import estimate_confidence
from claims.rules.document import Document, Roles
from claims.rules.evidence import gather_evidence
from claims.rules.flags import read_flags
from claims.rules.meaning import Meaning, NoClaim, read_meaning
from claims.rules.meaning.settling import settle_performance
from claims.rules.refusals import refuse
from claims.rules.roles import read_roles
from claims.rules.roles.benchmarks import read_shared_task
from claims.rules.roles.devices import hardware_of_all
from claims.rules.rulebook import reason_of
from claims.rules.sentence import Sentence, part_of_name, read_sentence
from claims.text import Clean, clean, fold_case, split_sentences
from schemas.operations import settle_operations

# No sentence of an abstract holds so many numbers; a table or a listing does, and it claims nothing.
_MOST_NUMBERS = 60


@dataclass(slots=True)
class _Reading:
    """One paper while it is read."""

    paper: Paper
    source: Clean
    sentences: list[Sentence]
    meanings: list[tuple[Sentence, Meaning]]
    refusals: list[Refusal]
    spans: list[tuple[int, int]]


def _read_meanings(paper: Paper, source: Clean, lexicon: Lexicon) -> _Reading:
    text = source.text
    atoms = read_quantities(text)
    reading = _Reading(paper, source, [], [], [], [])
    if not atoms:
        return reading
    reading.spans = split_sentences(text)
    folded = fold_case(text)
    quality: tuple[Metric, Mention | None] | None = None
    waiting = iter(atoms)
    atom_or_none = next(waiting, None)
    for index, (start, end) in enumerate(reading.spans):
        inside = []
        while atom_or_none is not None and atom_or_none.start < end:
            inside.append(atom_or_none)
            atom_or_none = next(waiting, None)
        if not inside:
            continue
        if len(inside) > _MOST_NUMBERS:
            reading.refusals += (_refusal(a, "list-of-numbers", source) for a in inside)
            continue
        early = {a: refuse(folded, start, end, a) for a in inside}
        for atom, rule in early.items():
            if rule is not None:
                reading.refusals.append(_refusal(atom, rule, source))
        if all(early.values()):
            continue
        sentence = read_sentence(text, start, end, index, inside, lexicon)
        reading.sentences.append(sentence)
        sentence.earlier_quality = quality
        _read_numbers(reading, sentence, [a for a in inside if early[a] is None], lexicon)
        quality = sentence.quality or quality
    settle_performance(reading.meanings, lexicon)
    return reading


def _read_numbers(reading: _Reading, sentence: Sentence, atoms: list[Atom], lexicon: Lexicon) -> None:
    """Read what the numbers `atoms` of one sentence claim, each with the claim before it at hand."""
    previous: Meaning | None = None
    for atom in atoms:
        if part_of_name(sentence, atom):
            reading.refusals.append(_refusal(atom, "part-of-name", reading.source))
            continue
        meaning = read_meaning(sentence, atom, previous, lexicon)
        if isinstance(meaning, NoClaim):
            reading.refusals.append(_refusal(atom, meaning.rule, reading.source))
            continue
        previous = meaning
        if meaning.kind == "level":
            sentence.levels.append((atom, meaning.metric))
        measured = meaning.kind == "level" or (
            meaning.kind == "points" and meaning.metric.id != "performance"
        )
        if meaning.metric.family == "quality" and measured:
            sentence.quality = (meaning.metric, meaning.metric_mention)
        reading.meanings.append((sentence, meaning))


def _refusal(atom: Atom, rule: str, source: Clean) -> Refusal:
    return Refusal(as_quantity(atom, source), rule, reason_of(rule))


@cache
def _known_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.names_of("model") | lexicon.names_of("hardware") | lexicon.names_of("benchmark"))


# No abstract is longer; a longer text is read in pieces, so that the time it takes grows no faster than it.
LONGEST = 20_000
# A piece ends with a sentence, a line or a word, where one ends in so many of its last characters.
_SLACK = 2_000


def _cut(text: str) -> list[int]:
    """Give where the pieces of a long text begin."""
    starts = [0]
    while len(text) - starts[-1] > LONGEST:
        low, high = starts[-1] + LONGEST - _SLACK, starts[-1] + LONGEST
        ends = (text.rfind(mark, low, high) + len(mark) for mark in (". ", "\n", " "))
        starts.append(next((end for end in ends if end > low), high))
    return starts


def _extract_in_pieces(paper: Paper, lexicons: tuple[Path, ...]) -> Extraction:
    """Read a text that is too long for an abstract piece by piece, each by itself."""
    claims: list[Claim] = []
    refusals: list[Refusal] = []
    starts = _cut(paper.abstract)
    for at, after in pairwise([*starts, len(paper.abstract)]):
        found = extract_paper(replace(paper, abstract=paper.abstract[at:after]), lexicons=lexicons)
        claims += (_moved(claim, paper, at) for claim in found.claims)
        refusals += (
            replace(r, quantity=replace(r.quantity, start=r.quantity.start + at, end=r.quantity.end + at))
            for r in found.refusals
        )
    return Extraction(paper, tuple(claims), tuple(refusals))


def _moved(claim: Claim, paper: Paper, by: int) -> Claim:
    start, end = claim.start + by, claim.end + by
    evidence = tuple(replace(e, start=e.start + by, end=e.end + by) for e in claim.evidence)
    return replace(claim, claim_id=_claim_id(paper, start, end), start=start, end=end, evidence=evidence)


def extract_paper(paper: Paper, *, lexicons: tuple[Path, ...] = ()) -> Extraction:
    """Read all claims of a paper, and the named reasons for which its other numbers are none.

    `lexicons` are files of the user's own with further metrics, benchmarks, hardware and models.

    >>> paper = Paper("p1", "FooFormer: fast attention", "FooFormer is up to 2.5x faster than BERT on CPUs.")
    >>> claims = extract_paper(paper).claims
    >>> [(c.value, c.bound, c.metric, c.technique, c.baseline, c.hardware) for c in claims]
    [(2.5, 'at_most', 'speedup', 'FooFormer', ('BERT',), ('CPU',))]
    """
    if len(paper.abstract) > LONGEST:
        return _extract_in_pieces(paper, lexicons)
    lexicon = build_lexicon(*lexicons)
    source = clean(paper.abstract)
    reading = _read_meanings(paper, source, lexicon)
    if not reading.meanings:
        return Extraction(paper, (), tuple(sorted(reading.refusals, key=lambda r: r.quantity.start)))
    title = clean(paper.title).text
    names = read_names(title, source.text, _known_names(lexicon))
    claimed = frozenset(s.start for s, _ in reading.meanings)
    document = Document(
        title,
        source.text,
        names,
        lexicon,
        reading.sentences,
        reading.spans,
        claimed,
        shared_task=read_shared_task(title, source.text),
    )
    document.hardware_once = hardware_of_all(document, title)
    families = tuple(f.family for f in technique_families(paper.title, paper.abstract))
    levels = {m.metric.family for _, m in reading.meanings if m.kind == "level"}
    siblings: dict[int, list[Meaning]] = defaultdict(list)
    for sentence, meaning in reading.meanings:
        siblings[sentence.start].append(meaning)
    claims = []
    for sentence, meaning in reading.meanings:
        roles = read_roles(sentence, meaning, siblings[sentence.start], document)
        claims.append(
            _as_claim(
                paper,
                sentence,
                meaning,
                source=source,
                roles=roles,
                document=document,
                families=families,
                absolute=meaning.metric.family in levels,
            )
        )
    refusals = tuple(sorted(reading.refusals, key=lambda r: r.quantity.start))
    return Extraction(paper, tuple(claims), refusals)


def _as_claim(  # noqa: PLR0913 - a claim is made of all of these
    paper: Paper,
    sentence: Sentence,
    meaning: Meaning,
    *,
    source: Clean,
    roles: Roles,
    document: Document,
    families: tuple[str, ...],
    absolute: bool,
) -> Claim:
    atom = meaning.atom
    start, end = source.raw_span(atom.start, atom.end)
    first, last = source.raw_span(sentence.start, sentence.end)
    # A formula's closing dollar sign belongs to the number, and to its sentence.
    first, last = min(first, start), max(last, end)
    value, value_max = atom.value, atom.value_max
    if meaning.kind == "level" and atom.sign == "-" and value_max is None:
        value = -value
    ratio = gain(meaning.kind, value, value_max, meaning.unit, meaning.change, meaning.direction)
    stated = source.raw[first:last]
    return Claim(
        claim_id=_claim_id(paper, start, end),
        paper_id=paper.id, title=paper.title, year=paper.year, url=paper.url,
        sentence=stated, text=source.raw[start:end], start=start, end=end,
        value=value, value_max=value_max, unit=settle_operations(meaning.unit, meaning.metric.id),
        kind=meaning.kind, change=meaning.change, direction=meaning.direction, bound=atom.bound,
        metric=meaning.metric.id, metric_family=meaning.metric.family,
        technique=roles.technique, technique_family=families,
        baseline=roles.baseline, benchmark=roles.benchmark, hardware=roles.hardware,
        gain=ratio.gain if ratio else None, gain_max=ratio.gain_max if ratio else None,
        rule=meaning.rule, confidence=estimate_confidence(meaning),
        flags=read_flags(meaning, roles, stated, absolute=absolute),
        evidence=gather_evidence(source, sentence, meaning, roles, document),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _stamp(paper: Paper) -> Any:  # noqa: ANN401 - hashlib names no class of its own for its hashes
    return hashlib.sha256(f"{paper.id}\n{paper.abstract}\n".encode("utf-8", "surrogatepass"))


def _claim_id(paper: Paper, start: int, end: int) -> str:
    # The abstract is hashed once for all its claims.
    stamp = _stamp(paper).copy()
    stamp.update(f"{start}\n{end}".encode())
    return str(stamp.hexdigest()[:16])
