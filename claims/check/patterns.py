"""How texts tie a change to the two numbers it is between, in named parts.

The text is masked: a number with its unit is one character a class, so that a pattern reads as a sentence.
``N`` is a plain number or one with a unit, ``X`` a factor, ``P`` a percentage, ``Q`` points.
"""

from __future__ import annotations

import re

from claims.quantity.hedges import HEDGE

NUMBER, TIMES, PERCENT, POINTS = "\ue010", "\ue011", "\ue012", "\ue013"
LEVEL = f"[{NUMBER}{PERCENT}]"
CHANGE = f"[{TIMES}{PERCENT}{POINTS}]"

_SIGN = r"(?:[+~≈-]\s?)?"
_ABOUT = HEDGE + "{0,2}"
_A = rf"(?:an?\s|the\s|by\s|or\s|of\s){{0,3}}(?:(?:relative|absolute|total|overall|further|net|remarkable|significant|substantial|notable|average)\s){{0,2}}{_ABOUT}(?:an?\s)?{_SIGN}"
_CHANGES = (
    r"(?:reduc\w+|improv\w+|increas\w+|decreas\w+|gains?|drops?|savings?|speed-?ups?|boost|declin\w+|rise|fall|jump|cut|faster|slower|"
    r"smaller|larger|fewer|lower|higher|less|more|better|worse|accelerat\w+|compress\w+|change|difference|growth|enhancement|lift|spread|gap|margin|relative|absolute)"
)
# Up to a few words without a number, or a remark in parentheses.
_WORD = r"(?!(?:and|or|while|but|with|at|when|whereas|as)\b)[A-Za-z][\w@/-]*"
_WORDS = rf"(?:\s{_WORD}){{0,3}}"
_REMARK = r"(?:\s\([A-Za-z][^()]{0,30}\))?"
_TO = r"\s(?:down\s|up\s)?to\s(?:only\s|just\s|as\slow\sas\s)?"
# The two numbers of a change, in that order.
_FROM_TO = rf"from\s{_ABOUT}(?P<first>{LEVEL}){_WORDS}{_REMARK}{_TO}{_ABOUT}(?P<second>{LEVEL})(?!\s?(?:to\b|-|–|and\b|±))"
_VERSUS = rf"(?:[A-Za-z][\w@-]*(?:\s[A-Za-z][\w@-]*)?[:\s]\s?)?{_ABOUT}(?P<first>{LEVEL})(?:\s[a-z]+)?\s(?:vs\.?|versus|compared\s(?:to|with)|against)\s{_ABOUT}(?P<second>{LEVEL})(?!\s?(?:±|-|–|and\b|to\b))"
_MEANS = r"(?:i\.e\.,?|which\sis|representing|corresponding\sto|resulting\sin|yielding|marking|that\sis|equivalent\sto|or|amounting\sto|for)"

CHANGE_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # from 12 ms to 5 ms, a 2.4x speedup; from 0.62 to 0.71 (+14.5%, relative)
        rf"{_FROM_TO}{_WORDS}{_REMARK}\s?(?:,\s(?=(?:[a-z.,]+\s){{0,3}}(?:an?|the|by)\s)|\(|—|–|-{{2,3}})\s?(?:{_MEANS}\s)?{_A}(?P<stated>{CHANGE})(?:\)?\s(?:{_WORD}\s){{0,2}}{_CHANGES}|\s?{_CHANGES})",
        rf"{_FROM_TO}{_WORDS}\s?\(\s?{_ABOUT}(?:[+-]\s?(?P<stated>{CHANGE})|{_ABOUT}(?P<factor>{TIMES}))\s?[),]",
        rf"{_FROM_TO}{_WORDS}\s?(?:,|\()?\s?(?:{_MEANS}\s)?(?:an?|the)\s(?:relative\s|absolute\s|total\s|overall\s)?{_CHANGES}\sof\s{_ABOUT}{_SIGN}(?P<stated>{CHANGE})",
        # reduces latency by 58%, from 12 ms to 5 ms; by 58% on FooSet (from 12 ms to 5 ms)
        rf"\bby\s{_ABOUT}{_SIGN}(?P<stated>{CHANGE})(?:\s{_WORD}){{0,5}}\s?(?:,|\()\s?{_FROM_TO}",
        rf"\bby\s{_ABOUT}{_SIGN}(?P<stated>{CHANGE})\s{_FROM_TO}",
        # an improvement of 3.1% on FooSet (from 58.2% to 61.3%)
        rf"{_CHANGES}\s(?:of\s|by\s)?{_ABOUT}{_SIGN}(?P<stated>{CHANGE}){_WORDS}\s?\(\s?{_FROM_TO}",
        # a 58% reduction in latency (from 12 ms to 5 ms)
        rf"(?P<stated>{CHANGE})\s(?:{_WORD}\s){{0,3}}?{_CHANGES}(?:\s(?:in|of)(?:\s{_WORD}){{1,4}})?\s?(?:,|\()?\s?{_FROM_TO}",
    )
)  # fmt: skip

_CLOSED = r"(?=\s?\)|,\s[a-zA-Z]\s?[=<])"
PAIR_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # 5 ms vs. 12 ms (2.4x faster); 82.4% vs. 74.8%, a 7.6-point difference
        rf"{_VERSUS}{_WORDS}\s?(?:\(|,\s)\s?(?:{_MEANS}\s)?{_A}(?P<stated>{CHANGE})(?:\s(?:{_WORD}\s){{0,2}}{_CHANGES}|-?\s?{_CHANGES})",
        rf"{_VERSUS}\s?\(\s?{_ABOUT}(?:[+-]\s?(?P<stated>{CHANGE})|(?P<factor>{TIMES}))\s?\)",
        # 2.4x faster inference (5 ms vs. 12 ms); better by 3.1 points (F1 0.52 vs 0.49)
        rf"(?P<stated>{CHANGE})\s(?:{_WORD}\s){{0,3}}?{_CHANGES}(?:\s(?:in|of|than|over))?(?:\s{_WORD}){{0,4}}\s?[(:]\s?{_VERSUS}{_CLOSED}",
        rf"\bby\s{_ABOUT}{_SIGN}(?P<stated>{CHANGE})(?:\s{_WORD}){{0,5}}\s?\(\s?{_VERSUS}{_CLOSED}",
        # +3.1 points (52.4 vs. 49.3); 98% of the baseline's accuracy (91.2% vs 93.1%)
        rf"[+-]\s?(?P<stated>{CHANGE}){_WORDS}\s?\(\s?{_VERSUS}{_CLOSED}",
        rf"(?P<stated>{PERCENT})\sof\s(?:{_WORD}\s){{0,3}}?{_WORD}\s?\(\s?{_VERSUS}{_CLOSED}",
    )
)  # fmt: skip

SHARE_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # 73 of 100 (73%); 73 out of 100 cases (73%)
        rf"(?P<part>{NUMBER})\s(?:out\s)?of\s(?:the\s|all\s|a\stotal\sof\s|our\s)?(?P<whole>{NUMBER})(?:\s[a-z-]+){{0,4}}\s?[(,]\s?{_ABOUT}(?:i\.e\.,?\s)?(?P<stated>{PERCENT})\s?[),]",
        # 73% (73 of 100)
        rf"(?P<stated>{PERCENT})(?:\s[a-z-]+){{0,3}}\s?\(\s?(?P<part>{NUMBER})(?:\s(?:out\s)?of\s|/)(?:the\s|all\s|a\stotal\sof\s)?(?P<whole>{NUMBER})(?:\s[a-z-]+){{0,3}}\s?\)",
    )
)  # fmt: skip

_SMALLER = r"(?:smaller|fewer|less|lower|shorter|reduction|compression|cheaper|lighter|decrease)"
RESTATEMENT_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # 10x smaller (a 90% reduction)
        rf"(?P<first>{TIMES})\s(?:[a-z-]+\s){{0,2}}?{_SMALLER}(?:\s[a-z-]+){{0,2}}\s?(?:\(|,\s(?:i\.e\.,?\s|or\s))\s?{_A}(?P<stated>{PERCENT})\s(?:[a-z-]+\s){{0,2}}?(?:{_SMALLER}|savings?)",
        rf"(?P<stated>{PERCENT})\s(?:[a-z-]+\s){{0,2}}?(?:{_SMALLER}|savings?)(?:\s[a-z-]+){{0,2}}\s?\(\s?(?:i\.e\.,?\s|or\s)?{_A}(?P<first>{TIMES})(?:\s(?:[a-z-]+\s){{0,2}}?{_SMALLER})?",
    )
)  # fmt: skip
