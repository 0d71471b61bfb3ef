"""One sentence for the author: what is wrong, and what the abstract says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.text import clean

if TYPE_CHECKING:
    from claims.audit.values import Judgement, Quote, Work
    from claims.model import Claim

_LONGEST = 60


def plain(text: str) -> str:
    r"""Return text as one line without markup.

    >>> plain("up to\n50\\%"), plain("$2.4\\times$")
    ('up to 50%', '2.4×')
    """
    return " ".join(clean(text).text.split())


def write_advice(quote: Quote, work: Work, judgement: Judgement) -> str:
    """Return the sentence for a judgement, with the doubt about the work where there is one."""
    sentence = _write(quote, work, judgement)
    if work.doubtful:
        sentence += f"; the work was matched by a similar title only ({work.similarity:.0f} of 100: {shorten(work.title)}), so check that first"
    return sentence


def _write(quote: Quote, work: Work, judgement: Judgement) -> str:  # noqa: C901, PLR0912 - one branch for each kind
    mine = plain(quote.text)
    claim = judgement.claim
    stated = plain(claim.text) if claim else ""
    quoted, other = judgement.quoted, judgement.stated
    match judgement.verdict:
        case "confirmed":
            return (
                f"quotes {mine}; the abstract says so"
                if claim
                else f"quotes {mine}; the number stands in the abstract, which does not claim it as a result"
            )
        case "rounded":
            return f"quotes {mine}; the abstract says {with_bound(claim)}"
        case "derived":
            return (
                f"quotes {mine}; follows from the abstract ({plain(judgement.note)})"
                if judgement.note
                else f"quotes {mine}; follows from {stated} in the abstract"
            )
        case "wrong-value":
            return f"quotes {mine}; the abstract says {with_bound(claim)}: correct the number"
        case "dropped-bound":
            return (
                f"quotes {_bounded(quoted, mine)}; the abstract says '{other} {stated}': put '{other}' back"
            )
        case "range-collapsed":
            end = "up to" if judgement.note == "high" else "at least"
            return f"quotes {mine}; the abstract says {stated}: give the range, or say '{end} {mine}'"
        case "percent-vs-points":
            return f"quotes {mine} as {quoted}; in the abstract {stated} is in {other}: use its unit"
        case "wrong-direction":
            return f"quotes {mine} as {quoted}; in the abstract {stated} is {other}: turn the sentence round"
        case "wrong-metric":
            return f"quotes {mine} for {quoted}; the abstract gives {stated} for {other}: name its metric"
        case "wrong-benchmark":
            return f"quotes {mine} on {quoted}; the abstract gives {stated} on {other}: name its benchmark"
        case "wrong-hardware":
            return f"quotes {mine} on {quoted}; the abstract measured {stated} on {other}: name its hardware"
        case "wrong-baseline":
            return f"quotes {mine} against {quoted}; the abstract compares {stated} with {other}: name its baseline"
        case "wrong-technique" if judgement.note.endswith("'s"):
            return f"quotes {mine} from {shorten(quoted)!r}; {judgement.note}: cite that paper for it"
        case "wrong-technique":
            return f"quotes {mine} for {quoted}; in the abstract {stated} is the number of {other}"
        case "no-source":
            where = (
                "the store does not have this paper"
                if work.in_bibliography
                else f"no bibliography entry has the key {work.key}"
            )
            return f"quotes {mine}; {where}, so nothing was compared"
        case _:
            return f"quotes {mine}; the abstract has no number to compare it with: check it against the paper itself"


def with_bound(claim: Claim | None) -> str:
    """Return a claim's number with its bound in words."""
    if claim is None:
        return "otherwise"
    words = {"at_most": "up to ", "at_least": "at least ", "approx": "about "}.get(claim.bound, "")
    return f"{words}{plain(claim.text)}"


def _bounded(bound: str, number: str) -> str:
    return number if bound == "exactly" else f"'{bound} {number}'"


def shorten(text: str) -> str:
    """Return a title that fits into a sentence.

    >>> shorten("word " * 30).endswith("…")
    True
    """
    line = plain(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
