"""Cited works meet the papers of a store: by identifier where there is one, else by title.

A title matches when its words are the same; it matches in doubt when it is nearly the same, and then every
finding on that work says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING

from claims.audit.identifiers import find_identifiers, normalise, read_identifier
from claims.audit.values import BibEntry, Work
from claims.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claims.store import Store

SAME_TITLE = 97.0
"""From this similarity (0 to 100, rapidfuzz's ratio of the normalised titles) on, a title is the same."""

SIMILAR_TITLE = 88.0
"""From this similarity on, a title matches in doubt. Below, it is another work."""

_SCHEMES = {"arxiv": "arXiv id", "doi": "DOI", "acl": "ACL id", "url": "URL"}
_FEWEST_WORDS = 3
_CANDIDATES = 400


def normalise_title(title: str) -> str:
    r"""Return a title's words without case, accents, markup and punctuation.

    >>> normalise_title(r"{Foo}Former: Fast {\'E}tudes \& $\alpha$-Nets")
    'fooformer fast etudes alpha nets'
    """
    plain = re.sub(r"\\[\"'`^~=.uvHtcdbrk]\s?(?=\{?[A-Za-z])", "", title)
    plain = re.sub(r"\\(?:text\w\w|emph|mathrm|mathbf|mbox|textsc)\b", "", plain)
    plain = re.sub(r"[{}$]", "", plain).replace("\\", " ").replace("’", "'")
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"[^\W_]+", plain.replace("'", "")))


class Shelf:
    """The papers of a store, looked up by identifier and title; claims are read for those that are cited."""

    def __init__(self, store: Store, *, title_match: float = SIMILAR_TITLE) -> None:
        """Read what identifies the papers of `store`."""
        self._store = store
        self._title_match = title_match
        rows = store.query("select id, title, url from papers order by id").rows
        self._titles: list[tuple[str, str]] = [(str(i), str(t)) for i, t, _ in rows]
        self._ids = {paper for paper, _ in self._titles}
        self._by_identifier: dict[tuple[str, str], str] = {}
        for paper, _, url in rows:
            for pair in _identify(str(paper), None if url is None else str(url)):
                self._by_identifier.setdefault(pair, str(paper))

    @cached_property
    def _by_title(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for paper, title in self._titles:
            found.setdefault(normalise_title(title), paper)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        words: dict[str, list[str]] = defaultdict(list)
        for title in self._by_title:
            for word in set(title.split()):
                words[word].append(title)
        return words

    def find(self, entry: BibEntry) -> tuple[str | None, str, float]:
        """Return the paper of an entry, how it was found, and the similarity of the titles."""
        for pair in entry.identifiers:
            paper = self._by_identifier.get(pair)
            if paper is not None:
                return paper, _SCHEMES[pair[0]], 100.0
        if entry.key in self._ids:
            return entry.key, "id", 100.0
        title = normalise_title(entry.title)
        if not title:
            return None, "", 0.0
        if title in self._by_title:
            return self._by_title[title], "title", 100.0
        return self._find_similar(title)

    def _find_similar(self, title: str) -> tuple[str | None, str, float]:
        from rapidfuzz import fuzz, process

        words = title.split()
        if len(words) < _FEWEST_WORDS:
            return None, "", 0.0
        # Titles that share one of the rarer words; a similar title shares most.
        rare = sorted((w for w in set(words) if w in self._by_word), key=lambda w: len(self._by_word[w]))
        votes = Counter(t for w in rare[:6] for t in self._by_word[w][: _CANDIDATES * 10])
        candidates = [t for t, _ in votes.most_common(_CANDIDATES)]
        best = process.extractOne(title, candidates, scorer=fuzz.ratio, score_cutoff=self._title_match)
        if best is not None:
            name = "title" if best[1] >= SAME_TITLE else "similar title"
            return self._by_title[best[0]], name, float(best[1])
        # The same title without its subtitle.
        for candidate in candidates:
            shorter, longer = sorted((title, candidate), key=len)
            if longer.startswith(f"{shorter} ") and len(shorter.split()) > _FEWEST_WORDS:
                return self._by_title[candidate], "similar title", 100.0 * len(shorter) / len(longer)
        return None, "", 0.0

    def fetch(self, keys: Iterable[str], entries: Mapping[str, BibEntry]) -> dict[str, Work]:
        """Return the works behind citation keys, with abstracts and claims where the store has them.

        A key without an entry may be an identifier itself (``arXiv:2401.00001``, a paper's id).
        """
        met = {
            key: (entry, self.find(entry)) for key in keys for entry in [entries.get(key) or _entry_of(key)]
        }
        papers = sorted({paper for _, (paper, _, _) in met.values() if paper is not None})
        texts = self._read_texts(papers)
        claims = self._read_claims(papers)
        works = {}
        for key, (entry, (paper, matched_by, similarity)) in met.items():
            if paper is None:
                works[key] = Work(key, entry.title, None, in_bibliography=key in entries)
            else:
                title, abstract = texts[paper]
                works[key] = Work(
                    key,
                    title,
                    paper,
                    abstract,
                    tuple(claims.get(paper, ())),
                    matched_by,
                    similarity,
                    key in entries,
                )
        return works

    def _read_texts(self, papers: list[str]) -> dict[str, tuple[str, str]]:
        sql = f"select id, title, abstract from papers where id in ({_marks(papers)})"  # noqa: S608 - question marks only
        rows = self._store.query(sql, papers).rows if papers else []
        return {str(paper): (str(title), str(abstract)) for paper, title, abstract in rows}

    def _read_claims(self, papers: list[str]) -> dict[str, list[Claim]]:
        """Read the claims of papers, in the order of their abstracts."""
        found: dict[str, list[Claim]] = defaultdict(list)
        names = [f.name for f in fields(Claim) if f.name != "evidence"]
        listed = ", ".join(f'"{n}"' for n in names)
        sql = f'select {listed} from claims where paper_id in ({_marks(papers)}) order by paper_id, "start"'  # noqa: S608 - columns of our own and question marks
        for row in self._store.query(sql, papers).rows if papers else []:
            values = {n: tuple(v) if isinstance(v, list) else v for n, v in zip(names, row, strict=True)}
            found[str(values["paper_id"])].append(Claim(**values))  # type: ignore[arg-type]
        return found


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))


def _entry_of(key: str) -> BibEntry:
    pair = read_identifier(key)
    return BibEntry(key, "", (pair,) if pair else ())


def _identify(paper: str, url: str | None) -> list[tuple[str, str]]:
    found = []
    named = read_identifier(paper)
    if named:
        found.append(named)
    if url:
        found += [i.pair for i in find_identifiers(url)]
        found.append(normalise("url", url))
    return found
