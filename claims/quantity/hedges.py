"""Hedges: the words that may stand between a preposition, a verb or a noun and its number."""

from __future__ import annotations

# One hedge with the blank after it: "about ", "up to ", "an average of ", "~".
HEDGE = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|nearly|almost|circa|some|over|above|under|below|beyond|up\sto"
    r"|(?:more|less|fewer|greater)\sthan|no\s(?:more|less|fewer)\sthan|at\s(?:least|most)|as\s(?:much|many|high|low|little|few)\sas"
    r"|close\sto|well|only|just|merely|even|exactly|factors?|an?|another|additional|on\saverage|average"
    r"|(?:an?\s)?(?:averages?|means?|medians?|factors?|margins?|totals?|maximum)\sof)\s"
    r"|[~<>≤≥≈+$]\s?)"
)
# Any number of them, none too: put between the word that governs a number and the number.
HEDGES = f"{HEDGE}*"
