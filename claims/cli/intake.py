"""Papers for a command: every source read in turn, what cannot be read told to the user and counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.cli.guard import BAD_INPUT, FINE, tell_defect, wants_traceback
from claims.cli.messages import count, say
from claims.errors import ClaimsError, InputError
from claims.readers import BadRecord, open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claims.model import Extraction, Paper
    from claims.readers import OpenSource


@dataclass(slots=True)
class Intake:
    """What came in: the papers that were read, and the records and files that could not be."""

    papers: int = 0
    skipped: int = 0
    unread: int = 0

    def open_each(self, files: Iterable[str], format_name: str | None) -> Iterator[OpenSource]:
        """Open the files in turn, each for the time of one step; tell and count those that cannot be."""
        for file in files:
            try:
                with open_source(file, format_name=format_name) as source:
                    yield source
            except InputError as error:
                self._tell_unread(error)

    def take(self, source: OpenSource) -> Iterator[Paper]:
        """Yield the papers of a source; tell and count the records that are none."""
        try:
            for record in source.records:
                if isinstance(record, BadRecord):
                    self.skipped += 1
                    say(f"claims: {record}")
                else:
                    self.papers += 1
                    yield record
        except InputError as error:
            self._tell_unread(error)

    def take_all(self, files: Iterable[str], format_name: str | None) -> Iterator[Paper]:
        """Yield the papers of all files."""
        for source in self.open_each(files, format_name):
            yield from self.take(source)

    def extract(
        self, papers: Iterable[Paper], extract_paper: Callable[[Paper], Extraction]
    ) -> Iterator[Extraction]:
        """Yield what each paper gives; a paper that trips the extractor is told, counted and passed over."""
        for paper in papers:
            try:
                extraction = extract_paper(paper)
            except ClaimsError:  # a lexicon that cannot be read is no fault of the paper
                raise
            except Exception as error:
                if wants_traceback():
                    raise
                self.skipped += 1
                say(f"claims: paper {paper.id} could not be extracted:")
                tell_defect(error)
            else:
                yield extraction

    def _tell_unread(self, error: InputError) -> None:
        self.unread += 1
        say(f"claims: {error}")

    def close(self) -> int:
        """Say how much was left out, if anything, and return the exit code."""
        left_out = [count(self.skipped, "record")] if self.skipped else []
        left_out += [count(self.unread, "file")] if self.unread else []
        if not left_out:
            return FINE
        if self.papers or self.skipped:
            read = count(self.papers, "paper")
            say(f"claims: skipped {' and '.join(left_out)}, as named above; read {read}")
        return BAD_INPUT
