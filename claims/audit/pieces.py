"""Putting a block together from pieces of its source, so that every character leads back."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.audit.values import Block, Citation, Source


@dataclass(slots=True)
class Pieces:
    r"""A block in the making: copied stretches, written words, and citations at their places.

    >>> source = Source("a.tex", "It is~\\cite{x} 2x faster")
    >>> pieces = Pieces(source)
    >>> pieces.copy(0, 5); pieces.cite(("x",), narrative=False); pieces.copy(14, 24)
    >>> block = pieces.finish("paragraph")
    >>> block.text, block.citations[0].at, block.raw(6)
    ('It is 2x faster', 5, 15)
    """

    source: Source
    _parts: list[str] = field(default_factory=list)
    _clean: list[int] = field(default_factory=list)
    _raw: list[int] = field(default_factory=list)
    _lengths: list[int] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    length: int = 0

    def copy(self, start: int, end: int) -> None:
        """Add the source's characters from `start` to `end`."""
        if end > start:
            self._add(self.source.text[start:end], start, end - start)

    def write(self, words: str, at: int) -> None:
        """Add words that stand for something at `at` in the source and are not its characters."""
        if words:
            self._add(words, at, 0)

    def cite(self, keys: tuple[str, ...], *, narrative: bool) -> None:
        """Note a citation here."""
        if keys:
            self.citations.append(Citation(keys, self.length, narrative))

    def _add(self, text: str, raw: int, length: int) -> None:
        self._parts.append(text)
        self._clean.append(self.length)
        self._raw.append(raw)
        self._lengths.append(length)
        self.length += len(text)

    def tail(self, count: int) -> str:
        """Return the last characters so far, for what depends on them."""
        return "".join(self._parts[-3:])[-count:]

    def trim(self) -> None:
        """Take blanks and ties off the end, as before a citation that is left out."""
        while self._parts and self._parts[-1].rstrip(" ~\n\t") != self._parts[-1]:
            kept = self._parts[-1].rstrip(" ~\n\t")
            self.length -= len(self._parts[-1]) - len(kept)
            if kept:
                self._parts[-1] = kept
                self._lengths[-1] = min(self._lengths[-1], len(kept))
            else:
                for values in (self._parts, self._clean, self._raw, self._lengths):
                    values.pop()

    def extend(self, other: Pieces) -> None:
        """Add all of another block in the making."""
        base = self.length
        for text, raw, length in zip(other._parts, other._raw, other._lengths, strict=True):
            self._add(text, raw, length)
        self.citations += [Citation(c.keys, c.at + base, c.narrative) for c in other.citations]

    @property
    def first(self) -> int:
        """Where the block begins in the source; 0 while it is empty."""
        return self._raw[0] if self._raw else 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def finish(
        self,
        kind: str,
        *,
        inherited: tuple[Citation, ...] = (),
        only: tuple[int, int] | None = None,
        own: bool = False,
    ) -> Block:
        """Return the block."""
        return Block(
            self.source, kind, self.text,
            tuple(self._clean) or (0,), tuple(self._raw) or (0,), tuple(self._lengths) or (0,),
            tuple(self.citations), inherited, only, own,
        )  # fmt: skip
