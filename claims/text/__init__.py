"""Layer 1, text: an abstract as the source has it, to clean text that remembers where it came from."""

from claims.text.clean import MASKS, Clean, clean
from claims.text.endings import last_starts, match_ending
from claims.text.folding import Folding, compile_folded, fold_case
from claims.text.hinted import Hinted
from claims.text.sentences import split_sentences

__all__ = [
    "MASKS",
    "Clean",
    "Folding",
    "Hinted",
    "clean",
    "compile_folded",
    "fold_case",
    "last_starts",
    "match_ending",
    "split_sentences",
]
