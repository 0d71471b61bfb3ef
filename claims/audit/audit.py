"""The audit from end to end: manuscript files, bibliographies and a store in, findings out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.audit.advice import write_advice
from claims.audit.bibliography import find_bibliography, read_bibliographies
from claims.audit.catalogue import level_of, verdicts
from claims.audit.judge import judge
from claims.audit.quotes import read_quotes
from claims.audit.sources import read_manuscript
from claims.audit.values import BibEntry, Finding, Notice
from claims.audit.works import SIMILAR_TITLE, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from claims.audit.manuscript import Manuscript
    from claims.audit.values import Judgement, Quote, Source, Work
    from claims.store import Store


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that an audit found: findings in the order of the text, notices, and what was not checked."""

    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    sources: dict[str, Source] = field(default_factory=dict, repr=False)
    works_cited: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many findings each verdict has, ignored ones left out; only those that occur."""
        found = dict.fromkeys(verdicts(), 0)
        for finding in self.findings:
            if finding.ignored is None:
                found[finding.verdict] += 1
        return {name: count for name, count in found.items() if count}

    def count(self, level: str) -> int:
        """Return how many findings of a level there are, ignored ones left out."""
        return sum(level_of(f.verdict) == level for f in self.findings if f.ignored is None)

    @property
    def broken(self) -> bool:
        """Tell whether a part of the input could not be read."""
        return any(n.serious for n in self.notices)

    @property
    def unused(self) -> int:
        """How many comments ignore nothing."""
        return sum(n.message.startswith(UNUSED) for n in self.notices)


UNUSED = "'claims: ignore' ignores nothing"


def audit_files(
    files: Iterable[str],
    store: Store,
    *,
    bibliographies: Sequence[str] = (),
    title_match: float = SIMILAR_TITLE,
    lexicons: tuple[Path, ...] = (),
    hide: frozenset[str] = frozenset(),
) -> Report:
    """Audit manuscript files against the claims of a store.

    `bibliographies` are .bib files; those that a manuscript names itself are read too. `title_match` is the
    similarity, 0 to 100, from which a title matches in doubt, `hide` are verdicts to leave out. What cannot be
    read becomes a notice.
    """
    manuscript = read_manuscript(files)
    entries = _read_entries(manuscript, bibliographies)
    keys = dict.fromkeys(k for b in manuscript.blocks for c in (*b.citations, *b.inherited) for k in c.keys)
    works = Shelf(store, title_match=title_match).fetch(keys, entries)
    findings: list[Finding] = []
    for block in manuscript.blocks:
        for quote in read_quotes(block, lexicons=lexicons):
            finding = _judge_quote(quote, [works[k] for k in quote.keys], [works[k] for k in quote.nearby])
            if finding is not None and finding.verdict not in hide:
                findings.append(finding)
    order = {name: i for i, name in enumerate(manuscript.sources)}
    findings.sort(key=lambda f: (order.get(f.file, 0), f.line, f.column))
    kept = _apply_ignores(findings, manuscript)
    return Report(
        tuple(kept), tuple(manuscript.notices), manuscript.sources, len({f.cite for f in kept}),
        tuple(sorted({f.cite for f in kept if works[f.cite].paper_id is None})),
    )  # fmt: skip


def _read_entries(manuscript: Manuscript, bibliographies: Sequence[str]) -> dict[str, BibEntry]:
    named = list(bibliographies)
    for source, at, name in manuscript.bibliographies:
        if not name:
            continue
        found = find_bibliography(name, source.name)
        if found is not None:
            named += [found] if not any(_same_file(found, n) for n in named) else []
        elif not bibliographies:
            manuscript.notices.append(
                Notice(source.name, source.line(at), f"no bibliography {name}; name it with --bib")
            )
    entries, notices = read_bibliographies(named)
    manuscript.notices += notices
    for entry in manuscript.bibitems:
        entries.setdefault(entry.key, entry)
    return entries


def _same_file(one: str, other: str) -> bool:
    from pathlib import Path

    try:
        return Path(one).resolve() == Path(other).resolve()
    except OSError:
        return one == other


def _judge_quote(quote: Quote, works: list[Work], nearby: list[Work]) -> Finding | None:
    """Return the finding on a quote; of several works that are cited at once, the one that bears it out best."""
    judged = [
        (w, j) for w in works if (j := judge(quote, w, [n for n in nearby if n not in works])) is not None
    ]
    if not judged:
        return None
    rank = {"fine": 0, "problem": 1, "warning": 2}
    work, judgement = min(
        judged, key=lambda wj: (rank[level_of(wj[1].verdict)], wj[1].verdict == "no-source")
    )
    if (
        len(works) > 1
        and level_of(judgement.verdict) == "problem"
        and any(level_of(j.verdict) == "warning" for _, j in judged)
    ):
        # With several works behind one citation, the number may be the one's that cannot be compared.
        work, judgement = next((w, j) for w, j in judged if level_of(j.verdict) == "warning")
    return _as_finding(quote, work, judgement)


def _as_finding(quote: Quote, work: Work, judgement: Judgement) -> Finding:
    source = quote.block.source
    start, end = quote.block.raw_span(quote.start, quote.end)
    line, column = source.place(start)
    end_line, end_column = source.place(end)
    claim = judgement.claim
    stated = claim.sentence if claim else judgement.note if judgement.verdict == "confirmed" else None
    return Finding(
        source.name, line, column, end_line, end_column, source.text[start:end], work.key, judgement.verdict,
        write_advice(quote, work, judgement), quote.sentence, work.paper_id, work.title or None, work.matched_by, work.doubtful,
        claim.claim_id if claim else None, claim.text if claim else None, stated or None,
    )  # fmt: skip


def _apply_ignores(findings: list[Finding], manuscript: Manuscript) -> list[Finding]:
    """Silence the findings that comments name, one each, and tell of the comments that silence none."""
    kept = list(findings)
    for ignore in manuscript.ignores:
        place = next(
            (
                i for i, f in enumerate(kept)
                if f.file == ignore.file and f.line == ignore.target and f.ignored is None and level_of(f.verdict) != "fine"
                and (not ignore.number or ignore.number in f.text)
            ),
            None,
        )  # fmt: skip
        if place is None:
            manuscript.notices.append(
                Notice(ignore.file, ignore.line, f"{UNUSED}; take it out", serious=False)
            )
        else:
            kept[place] = replace(kept[place], ignored=ignore.reason)
    return kept
