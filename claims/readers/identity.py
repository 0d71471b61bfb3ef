"""A stable id for a paper whose source gives none: a slug of its title and a short hash."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_WORDS_IN_SLUG = 4
_DIGITS_OF_HASH = 10


def derive_id(title: str) -> str:
    """Return an id that depends on the title's words only, not on case, spacing or punctuation.

    >>> derive_id("FooFormer: Fast Attention for Long Inputs")
    'fooformer-fast-attention-for-40690fd0da'
    >>> derive_id("FooFormer - fast  attention for long inputs") == derive_id(
    ...     "FooFormer: Fast Attention for Long Inputs"
    ... )
    True
    """
    folded = unicodedata.normalize("NFKC", title).casefold()
    words = re.findall(r"\w+", folded)
    key = " ".join(words) or folded.strip()
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS_OF_HASH]
    plain = [re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", w)) for w in words]
    slug = "-".join([w for w in plain if w][:_WORDS_IN_SLUG])
    return f"{slug or 'paper'}-{digest}"
