"""Introductions: the coined name by which an abstract introduces its contribution."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import TYPE_CHECKING

from claims.mentions.abbreviations import ABBREVIATION, NO_LEAD, is_data_or_measure, is_own_abbreviation
from claims.mentions.coined import find_names, is_adjective, is_coined, is_free
from claims.mentions.words import any_of
from claims.text import Hinted

if TYPE_CHECKING:
    from collections.abc import Iterator

_CALLED = Hinted(
    re.compile(
        r"\b(?:called|named|termed|dubbed|coined|nicknamed|titled|call(?:\sit|\sthis(?:\s\w+)?|\sour\s\w+)?|name(?:\sit|\sour\s\w+)|naming\s(?:it|(?:the|our|this)\s\w+)|denoted(?:\sas|\sby)?"
        r"|(?:which|that)\swe\s(?:call|name|term|dub)|referred\sto\sas|refer\sto\s(?:as|it\sas|this\s\w+\sas)|abbreviated\s(?:as|to)|namely)\s(?:as\s)?(?:the\s|an?\s)?[\"'(]?"
        r"(?P<name>[A-Z][\w+*\-./^]*(?:(?<!\.)\s[A-Z][\w+*\-./^]*){0,3}|[a-z]+[A-Z0-9][\w+\-./]*)"
    ),
    "call nam term dub coined titled denoted refer abbreviated",
)
_PROPOSE = re.compile(
    # The first letters go first: without them every place would be asked for all that must not precede it.
    r"\b(?=[abcdefiopru])(?<!newly\s)(?<!al\.\s)(?<!recently\s)(?<!previously\s)(?<!been\s)(?<!was\s)(?<!were\s)(?:propos(?:e|es|ed|ing)|present(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|develop(?:s|ed)?|design(?:s|ed)?|describ(?:e|es)|creat(?:e|ed)|releas(?:e|ed|ing)"
    r"|buil(?:ds?|t)|unveil|contribute|implement(?:s|ed|ing)?|offer|establish|devise|adopt|advocate|formulate|put\sforward|implementation\sof|development\sof)\b[\s:,]"
)
_OF_DATA = re.compile(
    r"(?:'s)?\s(?:[a-z]+\s)?(?:datasets?|data\sset|data|corpus|corpora|benchmarks?|database|challenge|study|project|cohort|trial|shared|task|competition|tests?|scores?|metrics?|dictionary|survey|website|university)\b",
    re.IGNORECASE,
)
_NOUN = (
    r"(?:system|framework|tool|toolkit|model|method|approach|algorithm|technique|architecture|service|library|platform|network|compiler|engine|scheduler|accelerator|scheme|mechanism|protocol|solver|pipeline"
    r"|processor|language|runtime|strategy|optimizer|benchmark|design|agent)"
)
_DIRECT = re.compile(
    rf"(?:(?:a|an|the|our|two|novel|new|first|open-source|efficient|simple|here|{_NOUN}s?)\s|{_NOUN},\s)*[\"“]?"
    r"(?P<name>[A-Z][\w+*\-./^]*[\w+*](?:(?<!\.)\s(?:(?:for|of|with|in|and|to|from|on|by|via)\s(?=[A-Z][^()]{0,60}\())?[A-Z0-9][\w+*\-./]*){0,8})[\"”]?"
    r"(?=\s?[,.;:(—–]|\s-{1,3}\s|\s(?:a|an|the|which|that|to|for|as|and|is|in|with|by|on|based|using|models?|framework|method|system|architecture|algorithm|approach|network|training|attack)\b|[\"”])"
)
# "Foo Scan Function (FSF), a search algorithm": what calls itself so is no data and no measure.
_OF_KIND = re.compile(
    rf",?\s(?:an?|the\sfirst)\s(?:(?!(?:for|of|that|which)\s)[\w-]{{1,30}},?\s){{0,6}}?{_NOUN}\b(?<!benchmark)"
)
_BRACKETED = re.compile(r"(?P<lead>[^.;:()]{3,70})\((?P<name>[A-Z][\w+-]{2,20})\)")
_APPOSED = re.compile(
    rf"\b{_NOUN}[,:]?\s(?:called\s|named\s|-\s)?[\"“(]?(?P<name>[A-Z][\w+*\-./^]*[\w+*])[\"”)]?(?=[,;.)]|\s\(|\s(?:that|which|to|for|is|–|—|-)\s)"
)
_A_THING = re.compile(r"(?:\s\([^()]{3,80}\))?(?:,|\s[–—-]+)?\s(?:an?|the\sfirst)\s")
# "the development of", "a design": words that propose only where somebody does it.
_WEAK = re.compile(
    r"(?:creat|offer|adopt|build|implements|implementing|implementation|development|developing|building|design\b(?!\s(?:of|and|an?|the)\b))",
    re.IGNORECASE,
)
_DOER = re.compile(
    r"\b(?:we|i|by|paper|work|article|study|thesis|report|research|authors?|this|here|and|to|then|also|or|brief|letter|poster|team|project|effort)\s"
    r"(?:(?:also|then|first|further|here|therefore|thus|have|has|the|now|jointly|carefully|successfully|\w{3,20}ly)[\s,]+){0,2}$",
    re.IGNORECASE,
)


# "our proposed method achieves": what follows is no object, and of it only the first words are the thing.
_ADJECTIVAL = re.compile(r"\b(?:the|our|its|this)\s$", re.IGNORECASE)
_THING_ENDS = re.compile(
    r"\s(?:achiev|outperform|improv|reduc|is|are|was|were|can|has|obtain|reach|with|on|for|in|over|against|to|using)(?=[a-z]*\s)|,\s(?:an?|we|the)\s|;|%"
)


def _proposals(text: str) -> Iterator[re.Match[str]]:
    """Give the places where a text proposes, presents or builds something of its own."""
    for match in _PROPOSE.finditer(text):
        weak = _WEAK.match(match.group())
        if (
            not weak
            or match.group()[0].isupper()
            or _DOER.search(text, max(0, match.start() - 60), match.start())
        ):
            yield match


def _stands_for(short: str, name: str, abbreviations: dict[str, str]) -> bool:
    """Tell whether the word in brackets after a name is short for it, and for no data and no measure."""
    letters = iter(name.lower())
    spelled = short[0] == name[0] and all(c in letters for c in short.lower() if c.isalnum())
    return not is_data_or_measure(abbreviations.get(short, name if spelled else "test"))


def _named_directly(window: str, abbreviations: dict[str, str], known: Container[str]) -> str | None:
    """Give the name right after "we propose": "we propose FooNet, which ..."."""
    direct = _DIRECT.match(window)
    if not direct or _OF_DATA.match(window, direct.end()):
        return None
    name = direct.group("name").rstrip(".,")
    words = name.split()
    short = ABBREVIATION.match(window, direct.end() + (window[direct.end() : direct.end() + 1] == " "))
    if short and len(words) > 1:
        of_kind = _OF_KIND.match(window, short.end())
        if of_kind or _stands_for(short.group("short"), name, abbreviations):
            return short.group("short")
    # "We present ATLAS, an adaptive ...": introduced so, even a name that others bear is the paper's own.
    apposed = len(words) == 1 and is_coined(name) and _A_THING.match(window, direct.end())
    adjective = len(words) == 1 and is_adjective(name)
    if not apposed and (adjective or not is_free(name, known) or is_data_or_measure(name)):
        return None
    if len(words) == 1:
        return name
    if is_coined(words[0]):
        return name if is_coined(words[-1]) else words[0]
    begun = next((short for short, long in abbreviations.items() if long.startswith(name)), None)
    if begun and not is_data_or_measure(abbreviations[begun]):
        return begun
    coined = next((w for w in words if is_coined(w) and w not in known), None)
    if coined == words[-1] and len(words) == 2:
        return name  # "Fast FooNet" is another than FooNet
    return coined or (name if all(w[0].isupper() for w in words) else None)


def _named_in_brackets(window: str, abbreviations: dict[str, str], known: Container[str]) -> str | None:
    """Give the name in parentheses after what it stands for: "we propose a sparse index (FooNet)"."""
    for match in ABBREVIATION.finditer(window):
        short = match.group("short")
        place = match.start("short") - 1
        tied = short in abbreviations and short not in known and window[place] == "("
        if tied and is_own_abbreviation(short, abbreviations[short], window, place):
            return short
    bracketed = _BRACKETED.match(window)
    if bracketed and not NO_LEAD.search(bracketed.group("lead")):
        name = bracketed.group("name")
        if name not in abbreviations and is_coined(name) and is_free(name, known):
            return name
    return None


def _named_further_on(window: str, known: Container[str]) -> str | None:
    """Give the name that is apposed to a noun, or stands before any preposition."""
    apposed = _APPOSED.search(window)
    if apposed:
        name = apposed.group("name")
        sure = is_coined(name) or "," in apposed.group()
        if sure and is_free(name, known) and not is_adjective(name):
            return name
    for name, start, end in find_names(window[:90]):
        lead = window[:start]
        plain = "(" not in lead and not NO_LEAD.search(lead) and not _OF_DATA.match(window, end)
        if plain and is_free(name, known):
            return name
    return None


def _introduced(window: str, abbreviations: dict[str, str], known: Container[str]) -> str | None:
    """Give the name in the words that follow "we propose", by the most certain of its forms."""
    direct = _named_directly(window, abbreviations, known)
    if direct:
        return direct
    called = _CALLED.search(window)
    if called and called.group("name").split()[0].rstrip(".,") not in known:
        return called.group("name").rstrip(".,")
    return _named_in_brackets(window, abbreviations, known) or _named_further_on(window, known)


_OUR_NAME = re.compile(
    r"\b(?=[OoTt])(?:[Oo]ur|[Tt]he\sproposed|the\snew|the\snovel)\s(?:(?:proposed|new|novel)\s)?(?P<name>[A-Z][\w+*.-]*[\w+*])(?:'s)?\s(?!et\b)"
)
# "our framework, Foo Bar Search (FBS), bridges"; "Foo Bar Search (FBS) is proposed".
_OUR_LONG = re.compile(
    rf"\b[Oo]ur\s(?:[\w-]{{1,30}}\s){{0,4}}?{_NOUN},\s(?:[\w-]{{1,30}}\s){{1,8}}?\((?P<name>[A-Z][\w+*.-]*[\w+*])\)"
)
_IS_PROPOSED = re.compile(
    r"(?:^|\.\s|,\s)(?:[A-Z][a-z]+,\s)?[Aa]n?\s(?:[\w-]{1,30},?\s){1,14}?(?:\((?P<inside>[A-Z][\w+*.-]*[\w+*])\),?\s|(?:called|named|termed|dubbed)\s(?P<after>[A-Z][\w+*.-]*[\w+*]),?\s)"
    r"(?:[a-z][\w-]{0,30}\s){0,8}?(?:is|was|has\sbeen)\s(?:then\s|thus\s)?(?:proposed|presented|introduced|developed|designed)\b"
)
# "often referred to as Foo Bars (FBs)": others call it so.
_COMMONLY = re.compile(
    r"(?:so-|often\s|commonly\s|usually\s|also\s|typically\s|widely\s|generally\s|category\s)$"
)
# "by FooNet, our simple index that"; in "on FooNet, our index is" another thing stands before the comma.
_OUR_APPOSED = re.compile(
    rf"(?<![\w-])(?P<name>[A-Z][\w+*.-]*[\w+*])(?:\s\([^()]{{3,80}}\))?,\sour\s(?:[\w-]{{1,30}},?\s){{0,4}}?(?:{_NOUN}|recipe|solution|entry|submission)(?=[,.;)]|\s(?:that|which|for)\b)"
)
# "our method (FooNet)", "our final system, FooNet, uses", "a new framework, FooNet, across".
_OUR_NOUN = re.compile(
    rf"\b(?:[Oo]ur|[Tt]his|[Tt]he\s(?:proposed|resulting|new|novel)|[Aa]\s(?:newly\s\w{{1,20}}|novel|new))\s(?:[\w-]{{1,30}}\s){{0,4}}?{_NOUN}s?"
    r"(?:\s\(\s?[\"“]?(?P<inside>[A-Z][\w+*.-]*[\w+*])[\"”]?\s?\)"
    r"|,\s(?:called\s|named\s|termed\s|dubbed\s)?[\"“]?(?P<after>[A-Z][\w+*.-]*[\w+*])[\"”]?(?:,\s|\s(?=[a-z]{2,20}(?:s|ed)\s)))"
)


def _may_be_own(name: str, abbreviations: dict[str, str], known: Container[str]) -> bool:
    """Tell a coined name that nobody else has, and that is short for no data and no measure."""
    return is_coined(name) and is_free(name, known) and not is_data_or_measure(abbreviations.get(name, ""))


def _ours(text: str, abbreviations: dict[str, str], known: Container[str], *, surely: bool) -> str | None:
    """Give the name apposed to a noun for the paper's own; `surely` takes "our method, FooNet" alone."""
    for match in _OUR_NOUN.finditer(text):
        name = match.group("inside") or match.group("after")
        if surely and not match.group().lower().startswith("our"):
            continue
        if _may_be_own(name, abbreviations, known):
            return name
    return None


_LATER = (
    (_OUR_LONG, ("Our", "our")),
    (_OUR_APPOSED, (", our ",)),
    (_IS_PROPOSED, ("proposed", "presented", "introduced", "developed", "designed")),
)


def _ours_elsewhere(text: str, abbreviations: dict[str, str], known: Container[str]) -> str | None:
    """Give the name in "our framework, Foo Bar Search (FBS)", "FBS, our index", "a search (FBS) is made"."""
    for pattern, hints in _LATER:
        if not any(hint in text for hint in hints):
            continue
        for match in pattern.finditer(text):
            name = next(g for g in match.groups() if g)
            if _may_be_own(name, abbreviations, known):
                return name
    return None


@cache
def _acts() -> re.Pattern[str]:
    stems, endings = any_of("clauses", "verb_stems"), any_of("clauses", "verb_endings")
    return re.compile(
        rf"\s(?:[a-z]+ly\s|also\s|further\s)?(?:{stems}{endings}|is\s(?:an?|the|up)|allows|can|learns)\b"
    )


# So far after "we propose" a name may stand that the text speaks of again.
_FAR = 200


def _named_again(text: str, abbreviations: dict[str, str], known: Container[str]) -> str | None:
    """Give the name in a proposing sentence that is the subject of a later one: "FooNet reaches"."""
    seen = set()
    for name, start, end in find_names(text):
        if name in seen or len(name) <= 2 or not is_free(name, known):
            continue
        seen.add(name)
        begin = max(text.rfind(". ", 0, start), start - _FAR, 0)
        if not _PROPOSE.search(text, begin, start) or _OF_DATA.match(text, end):
            continue
        if text[start - 1 : start] == "(" and is_data_or_measure(abbreviations.get(name, "")):
            continue
        at = text.find(name, end)
        while at >= 0:
            if text[at - 2 : at] in (". ", ", ", "t ") and _acts().match(text, at + len(name)):
                return name
            at = text.find(name, at + 1)
    return None


_SET = (
    r"(?:data\s?sets?|benchmarks?|corpus|corpora|testbeds?|test\s(?:suites?|sets?)|treebanks?"
    r"|evaluation\sharness)\b"
)
_CALLS_SET = re.compile(rf"{_SET},?\s(?:called\s|named\s|termed\s|dubbed\s|[-–—]\s|\()?[\"“]?$")
_SET_FOLLOWS = re.compile(
    rf"[\"”)]?(?:\s\([^()]{{2,80}}\))?(?:(?:,|:|\s[-–—]|\sis)\s(?:an?|the\sfirst)\s(?:(?!(?:for|of|that|which|with|on|and|to|using)\s)[\w-]{{1,30}},?\s){{0,6}}?|\s){_SET}(?!-)"
)


def _is_data_set(name: str, text: str) -> bool:
    """Tell whether a text introduces a name as that of a data set or benchmark."""
    at = text.find(name)
    return at >= 0 and (
        _CALLS_SET.search(text, max(0, at - 30), at) is not None
        or _SET_FOLLOWS.match(text, at + len(name)) is not None
    )


def find_introduction(text: str, abbreviations: dict[str, str], known: Container[str]) -> str | None:
    """Give the name that an abstract introduces with "we propose", "called" or "our".

    >>> find_introduction("Search is slow. We present FooNet, a fast index.", {}, frozenset())
    'FooNet'
    """
    sure = _ours(text, abbreviations, known, surely=True)
    if sure:
        return sure
    for match in _proposals(text):
        stop = re.search(r"[.!?]\s", text[match.end() : match.end() + 220])
        # Without a stop the window ends with a whole word.
        end = match.end() + (stop.start() + 1 if stop else text[match.end() : match.end() + 220].rfind(" "))
        end = end if stop or len(text) > match.end() + 220 else len(text)
        if match.group()[:8] == "proposed" and _ADJECTIVAL.search(text[: match.start()][-6:]):
            over = _THING_ENDS.search(text, match.end(), end)
            end = over.end() if over else end
        name = _introduced(text[match.end() : end], abbreviations, known)
        # A number is never a data set's own: what is proposed beside it counts.
        if name and not _is_data_set(name, text):
            return name
    for named in _CALLED.finditer(text):
        short = ABBREVIATION.match(text, named.end() + 1)
        if (
            short
            and not _COMMONLY.search(text[: named.start()][-14:])
            and _stands_for(short.group("short"), named.group("name"), abbreviations)
        ):
            return short.group("short")
    called = _CALLED.search(text)
    if (
        called
        and is_coined(called.group("name").split()[0].rstrip(".,"))
        and is_free(called.group("name"), known)
    ):
        return called.group("name").rstrip(".,")
    apposed = _ours(text, abbreviations, known, surely=False) or _ours_elsewhere(text, abbreviations, known)
    if apposed:
        return apposed
    for match in _OUR_NAME.finditer(text):
        if is_coined(match.group("name")) and is_free(match.group("name"), known):
            return match.group("name")
    return _named_again(text, abbreviations, known)
