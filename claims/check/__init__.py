"""The self-check of an abstract: stated changes against stated numbers, shares against counts.

`check_text` is the whole; a draft of one's own is checked as an abstract is.
"""

from claims.check.check import check_text
from claims.check.values import Part, Relation, SelfCheck

__all__ = ["Part", "Relation", "SelfCheck", "check_text"]
