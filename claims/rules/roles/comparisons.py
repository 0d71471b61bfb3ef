"""Comparisons: where a sentence sets something against something else, and the names on the other side."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claims.quantity.hedges import HEDGE, HEDGES
from claims.rules.document import Comparison, Document
from claims.rules.roles.phrases import read_phrase, show_names
from claims.rules.sentence import METRIC, QUANTITY, Sentence

if TYPE_CHECKING:
    from claims.rules.meaning import Meaning

_COMPARE = re.compile(
    r"\b(?P<with>(?:when\s|as\s)?com(?:-\s)?pared?\s(?:to|with|against)|in\scomparison\s(?:to|with"
    r"|against)|comparisons?\s(?:with|against)|compar(?:es?|ing)\s(?:[^\s,.;]+\s){0,4}?(?:to|with(?!\srespect)|against)|as\sopposed\sto|in\scontrast\sto"
    r"|relative\sto|with\srespect\sto|w\.?r\.?t\.?|(?:evaluated|benchmarked|measured)\sagainst"
    r"|[Ww]e\scompare\s(?:[^\s,.;]+\s){1,5}?(?:to|with(?!\srespect)|against)"
    r"|[Ww]e\s(?:evaluate|benchmark|test)\s(?:[^\s,.;]+\s){1,8}?against|versus|vs\.?"
    r"|as\s(?:fast|many|much|large|small|high|low|efficient|good)\s(?:[^\s.,;]+\s){0,3}?as)\s"
    r"|\b(?P<gap>gaps?\s(?:between|to|with|from))\s"
    rf"|\b(?P<near>within\s{HEDGES}{QUANTITY}+(?:\s[^\s,.;]+)?\sof)\s"
    r"|\b(?P<swap>instead\sof|in\splace\sof|replac(?:es|ed|ing)|substitut(?:ed|ing))\s"
    r"|\b(?P<against>against)\s"
    r"|\b(?P<than>(?<!rather\s)(?<!other\s)than|(?<!carry\s)(?<!moreover\s)over|on\stop\sof"
    r"|upon|(?<!based\s)on(?=\sthe\s(?:current\s|previous\s)?(?:state[\s-]of[\s-]the[\s-]art|SOTA)(?:\sby\s|[.,;]))|(?:short\sof|below|behind|above|ahead\sof)"
    rf"(?=\s(?:the|an?|that|those|baselines?|state|human|{METRIC}|chance|random|(?-i:[A-Z])))"
    r"|(?<=improvement\s)to(?=\s(?:the\s)?(?:previous|prior|existing|state|best)\b)"
    r"|from(?=\s(?:(?:the|an?|our|its)\s)?(?:[\w-]+\s){0,3}baselines?\b)"
    r"|of\s(?:that|those)\s(?:of|(?:achieved|obtained|reached|attained)\s(?:by|with|using)))\s"
    r"|\b(?P<win>out-?\s?perform(?:s|ing|ed|es)?|surpass(?:es|ing|ed)?|exceed(?:s|ing)?|beat(?:s"
    r"|ing)?|(?:outpac|outclass)(?:es|ing|ed)|underperform(?:s|ing|ed)?"
    r"|dominat(?:es|ing|ed)(?=\s(?-i:[A-Z]))|(?:lag|fall|trail)\w*\s(?:far\s|well\s)?behind"
    r"|(?:improv(?:es?|ing|ed)|advanc(?:es|ing))\s(?:up)?on"
    r"|(?:improv(?:es?|ing|ed)|advanc(?:es|ing)|rais(?:es|ing)"
    r"|(?:enhanc|boost)(?:e?s|ing|ed))(?=\s(?:the\s|over\s)?(?:strong\s|current\s)?(?:baselines?"
    r"|state[\s-]of|SOTA|previous|existing|prior"
    r"|best|(?:base|vanilla|original|underlying|backbone)\s(?:models?|LLMs?|agents?|networks?|policy"
    r"|systems?))\b))\s"
    r"|\b(?P<match>match(?:es|ed)(?:\sor\s\w+)?|(?<=[,;]\s)matching(?:\sor\s\w+)?"
    r"|(?<=while\s)matching(?:\sor\s\w+)?"
    r"|(?<=and\s)matching(?=\s(?:the\s|(?-i:[A-Z])|(?:[\w-]+\s){1,3}(?:baselines?|models?|methods?|systems?|approaches)\b))|(?:to|can)\smatch|rival(?:s"
    r"|ing)?(?:\sor\seven\s\w+)?|on\spar\swith"
    r"|perform\w*\s(?:just\s)?as\swell\sas|as\s\w+ly\sas|competitive(?:ly)?\swith(?=\san?\s)"
    r"|(?:equivalent|similar|identical|comparable|competitive(?:ly)?)\s"
    rf"(?:(?:(?!compared|relative)[\w-]+|{METRIC}+)\s){{0,2}}?(?:to|(?:with|as)"
    r"(?=\s(?:the|that|state|existing|prior|previous|other|larger|full|leading)\b|\s(?-i:[A-Z])))"
    r"|reach(?:es)?(?=\s(?-i:[A-Z]))|approaches(?=\s(?:the\s|full|(?-i:[A-Z])))"
    rf"|(?:reach|attain|obtain|achiev|approach|recover|preserv|maintain|retain)(?:e?s|ed|ing)?\s(?:the\s)?(?:\w+\s)?{METRIC}+\sof"
    r"|the\ssame\s(?:[^\s.,;]+\s){1,7}?(?:as|of(?=\s(?:the|(?-i:[A-Z])))))\s",
    re.IGNORECASE,
)
# What stands behind a number that something is compared with: "than 61% for X", "vs. 79.3 X".
_AFTER_NUMBER = re.compile(
    rf"(?:{METRIC}+\s|%?p?\s?\w+\s){{0,2}}?(?:(?:(?<!\)\s)(?:,\s|and\s|,\sand\s){QUANTITY}+%?\s(?:{METRIC}+\s|\w+\s){{0,2}}?){{1,2}}(?=for|of|by|with|us|ach|obt))?(?:for|of|by|with|in|from|achieved\sby|obtained\sby"
    rf"|reported\s(?:by|for)|using|on)\s(?P<cue>(?=[^\W\d]|{METRIC}))|(?P<name>(?=[A-Z][\w-]*[a-zA-Z]))"
)
_HEDGE = re.compile(rf"(?:(?:the|of)\s|\\|{HEDGE})*")


def _begin(text: str, masked: str, at: int) -> tuple[int, bool]:
    """Give where the noun phrase behind a cue begins, and whether a number stands first ("than 61% for X").

    The place is -1 when no noun phrase follows.
    """
    if text[at : at + 1] == "(" and (close := text.find(")", at, at + 40)) > 0:
        return close + 1, False
    hedged = _HEDGE.match(masked, at)
    first = hedged.end() if hedged else at
    if masked[first : first + 1] != QUANTITY:
        return at, False
    past = first
    while masked[past : past + 1] == QUANTITY:
        past += 1
    while past < len(masked) and masked[past] in " )]%":
        past += 1
    behind = _AFTER_NUMBER.match(masked, past)
    return (behind.end(), True) if behind else (-1, True)


def read_comparisons(sentence: Sentence, document: Document) -> list[Comparison]:
    """List the comparisons of a sentence, in order of place."""
    if sentence.start in document.comparisons:
        return document.comparisons[sentence.start]
    found = []
    text, masked = sentence.text, show_names(sentence)
    for match in _COMPARE.finditer(masked, sentence.start, sentence.end):
        cue = match.lastgroup or ""
        word = match.group().strip().lower()
        if cue in ("near", "gap", "against"):
            cue = _sort_out(cue, masked, match, sentence.start)
        if not cue:
            continue
        at = match.end()
        if further := _PRONOUN.match(text, at) or (cue in ("than", "with") and _CIRCUMSTANCE.match(text, at)):
            at = further.end()
        at, numbered = _begin(text, masked, at)
        if at < 0 or (
            numbered
            and cue != "with"
            and not (_THE_NUMBER.match(masked, match.end()) and (cue != "match" or text[match.end()] == "t"))
        ):
            continue
        if (
            word in ("versus", "vs", "vs.")
            and match.start() > sentence.start
            and not numbered
            and not _sets_against(sentence, masked, match, at)
        ):
            continue
        names, end = read_phrase(
            sentence, masked, at, document, sets=word.startswith(("than", "compar", "relative"))
        )
        if word == "over" and names and _MACHINES.match(names[0]):
            continue
        if names:
            found.append(Comparison(match.start(), end, cue, names, numbered))
    document.comparisons[sentence.start] = found
    return found


# "by 40% over a cluster": it ran there.
_MACHINES = re.compile(
    r"(?!.*\b(?:baseline|SoA|SOTA|state|previous|existing|conventional|standard|single|original|CPU|GPU)\b)"
    r"(?:.*\b)?(?:clusters?|nodes|instances|testbeds?|internet|clouds?)$",
    re.IGNORECASE,
)


def _sort_out(cue: str, masked: str, match: re.Match[str], first: int) -> str:
    """Give what a cue of several meanings stands for here, "" where it compares nothing."""
    left = masked[max(first, match.start() - 90) : match.start()]
    if cue != "against":
        return "with" if cue == "near" or _CLOSES.search(left) else ""
    # Whom a gain is against, not what something is robust against.
    if _GUARDED.search(left):
        return ""
    if _GAIN.search(left) or match.group()[0] == "A" or left.endswith(" that "):
        return "with"
    return cue if re.search(rf"{QUANTITY}[^.;]*$", left) else ""


# "closes 60% of the gap between X and Y".
_CLOSES = re.compile(r"\b(?:clos|bridg|narrow|shrink|reduc|recover|cut)\w*\s[^.;]*$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:the\s)?(?:(?:performance|scores?|time|energy|results?|costs?|accuracy|power|latency|memory)\s(?:and\s)?){1,2}"
    r"(?:obtained|achieved|taken|needed|required|used|reached|reported|attained|consumed)\s"
    r"(?:by|for|from|when|using|with|in)\s"
    r"(?:using\s|only\s|just\s)*|(?:that|those|the\sones?)\s(?:in|of|on|for|from|with|by|using"
    r"|found\s(?:in|on)|\w+ed\s(?:by|with|using|in|on|for))\s"
)
# "than in X", "compared to when using X": the circumstance is what differs.
_CIRCUMSTANCE = re.compile(
    r"(?:using(?=\s(?:the\s)?(?:full|whole|entire|original)\s)|when\s(?:only\s)?(?:using|running|trained|training|we\suse)(?:\s(?:on|with))?|in|with|for|on"
    r"|by|via|simply|directly|naively)\s"
)
# "surpassing the 58% of X", not "over 58% for X".
_THE_NUMBER = re.compile(rf"(?:the|a|an)\s{QUANTITY}+\s")
_GAIN = re.compile(
    r"\b(?:increase|decrease|reduction|improvement|gain|speed-?up|saving|faster|higher|lower"
    r"|fewer|less|more)s?\s[^.;,]{0,70}$"
)
# Something is guarded against something.
_GUARDED = re.compile(
    r"\b(?:robust|defen|protect|secur|attack|resist|resilien|guard|safe|bias|immun|hard|toleran)[\w-]*\s$",
    re.IGNORECASE,
)
_GAINED = re.compile(rf"{QUANTITY}\s(?:\w+\s)?(?:{METRIC}+|speed-?ups?|reduction|improvement|gain)\s$")
_COUNTERPART = re.compile(
    r"(?:the\s)?(?:equivalent|baseline|original|standard|conventional|state|existing|best|previous|prior"
    r"|naive|sequential)|(?:an?|the)\s(?:[\w-]+\s){0,3}(?:version|baselines?|models?|implementation"
    r"|approach|methods?|design|system|counterpart|network)\b",
    re.IGNORECASE,
)


def _sets_against(sentence: Sentence, masked: str, match: re.Match[str], at: int) -> bool:
    """Say whether "versus" sets a result against a name, not one noun against another."""
    first = match.start()
    return (
        masked[:first].rstrip().endswith((QUANTITY, "(", ")"))
        or _GAINED.search(masked, max(sentence.start, first - 40), first) is not None
        or _COUNTERPART.match(masked, match.end()) is not None
        or (
            sentence.text[at : at + 1].isupper()
            and re.search(r"\b[a-z]+\s$", masked[max(0, first - 20) : first]) is not None
        )
    )


# So far from a number, a comparison is about something else.
_FURTHEST = 500


def list_near(sentence: Sentence, document: Document, claim: Meaning) -> list[Comparison]:
    """List the comparisons of a sentence that can belong to a number of it, in order of place."""
    comparisons = read_comparisons(sentence, document)
    first = bisect_left(comparisons, claim.atom.start - _FURTHEST, key=lambda c: c.start)
    last = bisect_left(comparisons, claim.atom.end + _FURTHEST, key=lambda c: c.start)
    return comparisons[first:last]
