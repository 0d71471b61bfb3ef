"""How texts tie a change to the two numbers it is between, in named parts.

The text is masked: a number with its unit is one character a class, so that a pattern reads as a sentence.
``N`` is a plain number or one with a unit, ``X`` a factor, ``P`` a percentage, ``Q`` points.
"""

from __future__ import annotations

import re

NUMBER, TIMES, PERCENT, POINTS = "\ue010", "\ue011", "\ue012", "\ue013"
ANY = f"[{NUMBER}{TIMES}{PERCENT}{POINTS}]"
LEVEL = f"[{NUMBER}{PERCENT}]"
CHANGE = f"[{TIMES}{PERCENT}{POINTS}]"

_GAP = rf"[^.;:{NUMBER}{TIMES}{PERCENT}{POINTS}]"
_SIGN = r"(?:[+~≈-]\s?)?"
_ABOUT = r"(?:about\s|around\s|approximately\s|roughly\s|nearly\s|almost\s|~\s?|only\s|just\s)?"
_ADJ = r"(?:[a-z-]+\s){0,2}"
_A = rf"(?:an?\s|the\s|by\s|or\s|of\s){{0,3}}{_ADJ}{_ABOUT}{_SIGN}"
_CHANGES = (
    r"(?:reduc\w+|improv\w+|increas\w+|decreas\w+|gains?|drops?|savings?|speed-?ups?|boost|declin\w+|rise|fall|jump|cut|faster|slower|"
    r"smaller|larger|fewer|lower|higher|less|more|better|worse|accelerat\w+|compress\w+|change|difference|growth|enhancement)"
)
# The two numbers of a change. The unit may stand once, and the words between are few.
_FROM_TO = rf"from\s{_ABOUT}(?P<first>{LEVEL})(?:\s[a-z]{{1,12}})?\s(?:down\s|up\s)?to\s(?:only\s|just\s|as\slow\sas\s)?{_ABOUT}(?P<second>{LEVEL})(?!\s?(?:to|-|–))"

CHANGE_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # from 12 ms to 5 ms, a 2.4x speedup; (a 2.4x speedup); representing a gain of 2.4x
        rf"{_FROM_TO}(?:\s[a-z]+(?:\s[a-z]+){{0,2}})?\s?(?:,|\()\s?(?:(?:i\.e\.,?|which\sis|representing|corresponding\sto|resulting\sin|yielding|marking|that\sis)\s)?{_A}(?P<stated>{CHANGE})(?=\s?(?:\)|[a-z-]*\s?{_ADJ}{_CHANGES}))",
        rf"{_FROM_TO}(?:\s[a-z]+){{0,3}}\s?(?:,|\()?\s?(?:an?|the)\s(?:relative\s|absolute\s|total\s|overall\s)?{_CHANGES}\sof\s{_ABOUT}{_SIGN}(?P<stated>{CHANGE})",
        # reduces latency by 58%, from 12 ms to 5 ms; a 58% reduction (from 12 ms to 5 ms)
        rf"\bby\s{_ABOUT}{_SIGN}(?P<stated>{CHANGE})\s?(?:,|\()?\s?{_FROM_TO}",
        rf"(?P<stated>{CHANGE})\s(?:[a-z-]+\s){{0,2}}{_CHANGES}(?:\sin\s(?:[a-z-]+\s?){{1,3}})?\s?(?:,|\()?\s?{_FROM_TO}",
    )
)  # fmt: skip

PAIR_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # 2.4x faster (5 ms vs. 12 ms)
        rf"(?P<stated>{CHANGE})\s(?:[a-z-]+\s){{0,2}}{_CHANGES}(?:\s[a-z-]+){{0,3}}\s?\(\s?(?P<first>{LEVEL})\s(?:vs\.?|versus|compared\s(?:to|with)|against)\s(?P<second>{LEVEL})\s?\)",
        # 5 ms vs. 12 ms (2.4x); 82.4% vs. 74.8%, +7.6 points
        rf"(?P<first>{LEVEL})\s(?:vs\.?|versus)\s(?P<second>{LEVEL})\s?(?:\(|,\s(?:an?\s|i\.e\.,?\s))\s?{_ABOUT}{_SIGN}(?P<stated>{CHANGE})(?=\s?\)|\s{_ADJ}{_CHANGES})",
    )
)  # fmt: skip

SHARE_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # 73 of 100 (73%); 73 out of 100 cases (73%)
        rf"(?P<part>{NUMBER})\s(?:out\s)?of\s(?:the\s|all\s|a\stotal\sof\s)?(?P<whole>{NUMBER})(?:\s[a-z-]+){{0,3}}\s?\(\s?{_ABOUT}(?P<stated>{PERCENT})\s?\)",
        # 73% (73 of 100)
        rf"(?P<stated>{PERCENT})\s?\(\s?(?P<part>{NUMBER})\s(?:out\s)?of\s(?:the\s|all\s|a\stotal\sof\s)?(?P<whole>{NUMBER})(?:\s[a-z-]+){{0,2}}\s?\)",
    )
)  # fmt: skip

_SMALLER = r"(?:smaller|fewer|less|lower|shorter|reduction|compression|cheaper|lighter|decrease)"
RESTATEMENT_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # 10x smaller (a 90% reduction)
        rf"(?P<first>{TIMES})\s(?:[a-z-]+\s){{0,2}}?{_SMALLER}(?:\s[a-z-]+){{0,2}}\s?(?:\(|,\s(?:i\.e\.,?\s|or\s))\s?{_A}(?P<stated>{PERCENT})\s(?:[a-z-]+\s){{0,2}}?(?:{_SMALLER}|savings?)",
        rf"(?P<stated>{PERCENT})\s(?:[a-z-]+\s){{0,2}}?(?:{_SMALLER}|savings?)(?:\s[a-z-]+){{0,2}}\s?\(\s?(?:i\.e\.,?\s|or\s)?{_A}(?P<first>{TIMES})\s(?:[a-z-]+\s){{0,2}}?{_SMALLER}",
    )
)  # fmt: skip
