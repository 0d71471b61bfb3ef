"""Layer 3, mentions: metrics, benchmarks, hardware and named techniques, by lexicon and by form."""

from claims.mentions.lexicon import Entry, Lexicon, build_lexicon
from claims.mentions.names import Names, read_names

__all__ = ["Entry", "Lexicon", "Names", "build_lexicon", "read_names"]
