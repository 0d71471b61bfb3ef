"""Where a device stands in a sentence: the word that leads to it, and the side of a comparison it is on."""

from __future__ import annotations

import re

from claims.rules.sentence import QUANTITY

# The word that leads to a device: on, using ... it was measured there; than, over ... it is the other side.
_LEADS = re.compile(
    r"\b(?P<on>on|using|employing|utili[sz]ing|with|in|at|across|via|onto|under|running|deployed|implemented|against"
    r"|than|over|versus|vs|to|by|for|from|of|outperform\w*|surpass\w*|exceed\w*|beat\w*)\b",
    re.IGNORECASE,
)
MEASURED_ON = {
    "on",
    "using",
    "employing",
    "utilizing",
    "utilising",
    "with",
    "in",
    "at",
    "across",
    "via",
    "onto",
    "under",
    "running",
    "deployed",
    "implemented",
}
_COMPARE = re.compile(
    r"\b(?:than|over|versus|vs\.?|against|outperform\w*|surpass\w*|exceed\w*|beat\w*"
    r"|(?:compared?|comparing|comparison|relative|contrast|equivalent|comparable|respect)\s(?:(?:it|them|this|these|our|the|its)\s(?:\w+\s)?)?(?:to|with"
    r"|against)|required\s(?:to\srun|by|for)|that\sof|as\s\w+\sas)\s",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[;:]|,\s(?:and|while|which|with|when|on|across|running|using|achiev\w+|reduc\w+)\b|\b(?:when"
    r"|while)\b",
    re.IGNORECASE,
)
# What a paper compares itself with runs somewhere else: "than the serial implementation on a CPU".
_ELSEWHERE = re.compile(
    r"\b(?:implementations?|counterparts?|versions?|ones?|codes?|same|serial|sequential"
    r"|equivalent|single-threaded|those|algorithms?|solvers?|librar(?:y|ies)|native"
    r"|performance|baselines?)\b",
    re.IGNORECASE,
)


# "experiments over EC2 clusters" ran there.
_RUN_OVER = re.compile(
    r"\b(?:experiment\w*|deploy\w*|implement\w*|evaluat\w*|simulat\w*|run\w*)\sover$", re.IGNORECASE
)
_BY_NUMBER = re.compile(rf"(?:[~$]\s?)?{QUANTITY}")


def read_lead(text: str, start: int, at: int) -> str:
    """Give the word that leads to the noun phrase at `at`: the last preposition before it."""
    window = text[max(start, at - 70) : at]
    last = None
    for match in _LEADS.finditer(window):
        last = match
    if last is None or re.search(r"[;:]|,\s(?:and|while|which)\b", window[last.end() :]):
        return ""
    if _RUN_OVER.search(window[: last.end()]):
        return "on"
    return last.group().lower()


def read_side(text: str, masked: str, start: int, at: int) -> tuple[bool, bool]:
    """Say whether the device at `at` belongs to what is compared with, and whether only that ran on it."""
    window = text[max(start, at - 110) : at]
    last = None
    for match in _COMPARE.finditer(window):
        # "more than 40 frames with an A100" compares with no one.
        counts = _BY_NUMBER.match(masked, at - len(window) + match.end())
        if not counts and not _RUN_OVER.search(window[: match.end() - 1]):
            last = match
    if last is None:
        return False, False
    phrase = window[last.end() :]
    if _BOUNDARY.search(phrase):
        return False, False
    if not re.search(r"\b(?:on|using|in|at|running|across)\s", phrase):
        return True, True
    return True, bool(_ELSEWHERE.search(phrase))
