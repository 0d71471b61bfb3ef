"""Short forms of metrics that a text uses for something else: speculative decoding (SD)."""

from __future__ import annotations

import re

from claims.mentions.lexicon import Lexicon

_SHORT = re.compile(r"[A-Z]{2,5}s?")
# What a measure is called at its end, whether a lexicon knows it or not.
_MEASURES = re.compile(
    r"(?:errors?|accurac(?:y|ies)|rates?|scores?|precisions?|recalls?|ratios?|distances?|loss(?:es)?|ind(?:ex|ices)|similarit(?:y|ies)|coefficients?"
    r"|times?|latenc(?:y|ies)|deviations?|correlations?|areas?|overlaps?|divergences?|quality|perplexit(?:y|ies)|improvements?|reductions?|gains?"
    r"|rewards?|successe?s?|agreements?|variances?|delays?|length|count|number|curve|completion|rank|evaluation|efficiency|throughput|metric|measures?"
    r"|discrepanc(?:y|ies)|match|overhead|speed|percentage|probability|f1|power|cost|energy|noise|content|utilization|consumption|token|second)",
    re.IGNORECASE,
)


def means_another(text: str, short: str, lexicon: Lexicon) -> bool:
    """Tell whether `text` introduces `short` as the short form of something that is no measure.

    >>> from claims.mentions.lexicon import build_lexicon
    >>> means_another("Speculative decoding (SD) is fast.", "SD", build_lexicon())
    True
    """
    if not _SHORT.fullmatch(short):
        return False
    at = text.find(f"({short})")
    if at < 0:
        return False
    letters = short.rstrip("s").lower()
    words = list(re.finditer(r"[A-Za-z]+", text[max(0, at - 60) : at]))[-len(letters) :]
    if [w.group()[0].lower() for w in words] != list(letters) or _MEASURES.fullmatch(words[-1].group()):
        return False
    start = max(0, at - 60) + words[0].start()
    return not any(m.kind == "metric" for m in lexicon.find(text, start, at))
