"""Named techniques: what a paper calls its own contribution, and what it calls other things.

A name is coined (CamelCase, capitals, a digit among letters), or tied to its long form in
parentheses, or stands before the colon of the title, or follows "we propose". Without one, the
contribution goes by the phrase that describes it: in the title, else in the abstract.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.lexicons import load_lexicon
from claims.mentions.proposals import find_proposal
from claims.mentions.titles import (
    describe_activity,
    describe_subtitle,
    describe_title,
    find_means,
    find_team,
    is_description,
    is_shared_task,
    split_prefix,
    title_openers,
)

_TOKEN = re.compile(
    r"(?<![\w@/.])(?:\d(?=[A-Z]{2})|[A-Za-zÀ-ž])[A-Za-z0-9À-ž]*"
    r"(?:\^?[+*]+(?![\w])|[-_/.+'@](?=[A-Za-z0-9])[A-Za-z0-9À-ž]+)*\+{0,2}"
)
_COINED = re.compile(r"[a-zà-ž0-9][A-Z]|[A-Z]{2}|[A-Z]\d|\d[A-Z]|[A-Za-z]\+|[a-z]\d|^[A-Z]-[A-Z]")
_ABBREVIATION = re.compile(
    r"\(\s?(?:called|named|termed|dubbed|abbreviated(?:\sas)?|short\sfor|or\s|i\.e\.,?\s|denoted(?:\sas|\sby)?\s|hereafter\s|henceforth\s)?\s?\"?"
    r"(?P<short>[A-Za-z][A-Za-z0-9+*\-/.^]{1,24}|[A-Z][\w-]* ?[A-Z0-9][\w.-]*)\"?(?:\s?[,;][^()]{0,60})?\)"
)
_CALLED = re.compile(
    r"\b(?:called|named|termed|dubbed|coined|nicknamed|titled|call(?:\sit|\sthis(?:\s\w+)?|\sour\s\w+)?|name(?:\sit|\sour\s\w+)|denoted(?:\sas|\sby)?"
    r"|(?:which|that)\swe\s(?:call|name|term|dub)|referred\sto\sas|refer\sto\s(?:as|it\sas|this\s\w+\sas)|abbreviated\s(?:as|to)|namely)\s(?:as\s)?(?:the\s|an?\s)?[\"'(]?"
    r"(?P<name>[A-Z][\w+*\-./^]*(?:\s[A-Z][\w+*\-./^]*){0,3}|[a-z]+[A-Z0-9][\w+\-./]*)"
)
_PROPOSE = re.compile(
    r"(?<!newly\s)(?<!recently\s)(?<!previously\s)(?<!been\s)(?<!was\s)(?<!were\s)\b(?:propos(?:e|es|ed|ing)|present(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|develop(?:s|ed)?|design(?:s|ed)?|describ(?:e|es)|creat(?:e|ed)|releas(?:e|ed|ing)"
    r"|built?|unveil|contribute|implement(?:s|ed)?|offer|establish|devise|adopt|advocate|formulate|put\sforward|implementation\sof|development\sof)\b[\s:,]"
)
_TITLE_WITH = re.compile(
    r"\b(?:with|using|via|by|introducing|of|meets?)\s(?:the\s)?(?P<name>[A-Za-z][\w+*-]*)\s?(?=[:(]|$)"
)
_TITLE_ABBREVIATION = re.compile(
    r"\b(?P<name>[A-Z][A-Za-z0-9+-]*[A-Z0-9][A-Za-z0-9+-]*)\b\s?\((?P<long>[A-Z][^()]{8,90})\)|\((?P<short>[A-Z][A-Za-z0-9+-]{1,12})\)"
)
_LEADING = re.compile(r"^(?:the|an?|our|proposed|novel|new)\s+", re.IGNORECASE)
_OF_DATA = re.compile(
    r"(?:'s)?\s(?:[a-z]+\s)?(?:datasets?|data\sset|data|corpus|corpora|benchmarks?|database|challenge|study|project|cohort|trial|shared|task|competition|tests?|scores?|metrics?|dictionary|survey|website|university)\b",
    re.IGNORECASE,
)
_OVERVIEW = re.compile(
    r"^(?:overview|findings|report)\b|\bchallenge\s(?:report|results)\b|^[\w-]+\s(?:20\d\d\s)?(?:shared\s)?task\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[-'\s]?(?:19|20)\d\d\b")
_KNOWN_PAIR = re.compile(r"\s(?:and|vs\.?|versus|or)\s")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a paper: `main` is its contribution's, `own` all of its own, `long` their long forms.

    `coined` says whether `main` is a name; a merely descriptive phrase of the title is none.
    """

    main: str | None
    coined: bool
    own: frozenset[str]
    long: dict[str, str]


@cache
def _common() -> frozenset[str]:
    return frozenset(load_lexicon("names")["common"])


@cache
def _adjectives() -> re.Pattern[str]:
    lexicon = load_lexicon("names")
    endings = "|".join(lexicon["adjective_endings"])
    beginnings = "|".join(lexicon["adjective_beginnings"])
    return re.compile(rf"-(?:{endings})$|^(?:{beginnings})-|^Auto[Rr]egressive$", re.IGNORECASE)


@cache
def _no_technique() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s-])(?:{'|'.join(load_lexicon('names')['not_techniques'])})$", re.IGNORECASE)


@cache
def _task() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s-])(?:{'|'.join(load_lexicon('names')['tasks'])})$", re.IGNORECASE)


@cache
def is_coined(token: str) -> bool:
    """Tell whether a word has the form of a coined name and is no common acronym.

    >>> is_coined("IceFormer"), is_coined("Transformer"), is_coined("GPU"), is_coined("CPU-based")
    (True, False, False, False)
    """
    if len(token) < 2 or not _COINED.search(token):  # noqa: PLR2004 - a letter is no name
        return False
    common = _common()
    return token not in common and token.rstrip("s") not in common and not _adjectives().search(token)


def find_names(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """List the coined names in `text` with their places.

    >>> find_names("We compare IceFormer with KDEformer on CPUs")
    [('IceFormer', 11, 20), ('KDEformer', 26, 35)]
    """
    stop = len(text) if end is None else end
    return [(m.group(), *m.span()) for m in _TOKEN.finditer(text, start, stop) if is_coined(m.group())]


def _long_form(text: str, at: int, short: str) -> str | None:
    """Find the words before position `at` whose initials spell `short`."""
    words = list(re.finditer(r"[A-Za-z0-9À-ž]+", text[max(0, at - 140) : at]))
    letters = [c.lower() for c in short if c.isalnum()]
    if not words or not letters:
        return None
    base = max(0, at - 140)
    i = len(words) - 1
    wanted = len(letters) - 1
    first = None
    # Every letter is the initial of a word, from the last to the first; small words may stand between.
    while i >= 0 and wanted >= 0 and len(words) - i <= len(letters) + 4:
        word = words[i].group().lower()
        if word.startswith(letters[wanted]):
            wanted -= 1
            first = i
        elif letters[wanted] in word and wanted and word.startswith(letters[wanted - 1]):
            wanted -= 2
            first = i
        i -= 1
    if wanted < 0 and first is not None:
        return text[base + words[first].start() : base + words[-1].end()]
    return None


def _abbreviations(text: str) -> dict[str, str]:
    """Tie the abbreviations in parentheses to the long forms before them."""
    found: dict[str, str] = {}
    for match in _ABBREVIATION.finditer(text):
        short = match.group("short")
        initials = short.split()[0]
        plural = short[-1:] == "s" and short[:-1].isupper()
        long = _long_form(
            text, match.start(), initials if " " in short else short.rstrip("s") if plural else short
        )
        if long and len(long) > len(short):
            found.setdefault(short, long)
    return found


def _is_free(name: str, known: frozenset[str]) -> bool:
    """Tell whether a name may be the paper's own: no known model, device, data set or concept."""
    words = name.split()
    if _YEAR.search(name) or "/" in name:
        return False
    return (
        name not in known
        and name not in _common()
        and not (words and (words[0] in known or words[0] in _common()))
    )


def _from_prefix(title: str, abstract: str, known: frozenset[str]) -> str | None:
    """Give the coined name that a title puts before its colon, if it has one."""
    split = split_prefix(title)
    if split is None:
        return None
    name, rest = split
    if is_shared_task(name):
        return _from_title(rest, abstract, known) if split_prefix(rest) else None
    words = name.split()
    first = words[0].lower() if words else ""
    if len(words) == 1 and (len(name) > 2 or is_coined(name)) and first not in title_openers():  # noqa: PLR2004
        return name if is_coined(name) or re.search(rf"\b{re.escape(name)}\b", abstract) else None
    pair = _KNOWN_PAIR.split(name)
    if len(pair) > 1 and any(p in known for p in pair):
        return None
    coined = [w for w in words if is_coined(w) and w not in known]
    if 1 < len(words) <= 4 and coined and first not in title_openers():  # noqa: PLR2004
        whole = len(words) <= 3 and is_coined(words[0]) and not re.search(r"[a-z]{4,}$", words[-1])  # noqa: PLR2004
        return name if whole or name in abstract else coined[0]
    return None


def _from_title(title: str, abstract: str, known: frozenset[str]) -> str | None:
    """Give the coined name in a title: a team, before the colon, after "with", or in parentheses."""
    team = find_team(title)
    if team:
        return team
    name = _from_prefix(title, abstract, known)
    if name:
        return name
    match = _TITLE_WITH.search(title)
    if (
        match
        and is_coined(match.group("name"))
        and match.group("name") not in known
        and not re.search(r"\d$", match.group("name"))
    ):
        return match.group("name")
    match = _TITLE_ABBREVIATION.search(title)
    if match:
        name = match.group("name") or match.group("short")
        if name and is_coined(name) and name not in known:
            return name
    return None


_NOUN = (
    r"(?:system|framework|tool|toolkit|model|method|approach|algorithm|technique|architecture|service|library|platform|network|compiler|engine|scheduler|accelerator|scheme|mechanism|protocol|solver|pipeline"
    r"|processor|language|runtime|strategy|optimizer|benchmark|design|agent)"
)
_DIRECT = re.compile(
    rf"(?:(?:a|an|the|our|two|novel|new|first|open-source|efficient|simple|here|{_NOUN}s?)\s|{_NOUN},\s)*[\"“]?"
    r"(?P<name>[A-Z][\w+*\-./^]*[\w+*](?:\s[A-Z0-9][\w+*\-./]*){0,3})[\"”]?"
    r"(?=\s?[,.;:(—–]|\s-{1,3}\s|\s(?:a|an|the|which|that|to|for|as|and|is|in|with|by|on|based|using|models?|framework|method|system|architecture|algorithm|approach|network|training|attack)\b|[\"”])"
)
_BRACKETED = re.compile(r"(?P<lead>[^.;:()]{3,70})\((?P<name>[A-Z][\w+-]{2,20})\)")
_APPOSED = re.compile(
    rf"\b{_NOUN}[,:]?\s(?:called\s|named\s|-\s)?[\"“(]?(?P<name>[A-Z][\w+*\-./^]*[\w+*])[\"”)]?(?=[,;.)]|\s(?:that|which|to|for|is|–|—|-)\s)"
)
_A_THING = re.compile(r"(?:\s\([^()]{3,80}\))?(?:,|\s[–—-]+)?\s(?:an?|the\sfirst)\s")
_NO_LEAD = re.compile(
    r"(?<![-\w])(?:for|on|with|using|in|from|by|into|between|via|than|like|such|to|that|which|where|under|across|over|through|based|against|called|and|of)\b(?!-)"
)


def _introduced(window: str, abbreviations: dict[str, str], known: frozenset[str]) -> str | None:  # noqa: C901, PLR0912 - the forms of an introduction, most certain first
    """Give the name in the words that follow "we propose"."""
    called = _CALLED.search(window)
    direct = _DIRECT.match(window)
    if direct:
        name = direct.group("name").rstrip(".,")
        words = name.split()
        after = window[direct.end() :].lstrip(' ("”')
        short = next((a for a in abbreviations if after.startswith(a)), None)
        if short and len(words) > 1 and not _no_technique().search(abbreviations[short]):
            return short
        # "We present ATLAS, an adaptive ...": introduced so, even a name that others bear is the paper's own.
        if _OF_DATA.match(window, direct.end()):
            return None
        apposed = len(words) == 1 and is_coined(name) and _A_THING.match(window, direct.end())
        if apposed or (
            _is_free(name, known)
            and not (len(words) == 1 and _adjectives().search(name))
            and not _no_technique().search(name)
        ):
            if len(words) == 1 or is_coined(words[0]):
                return (
                    words[0] if len(words) > 1 and not is_coined(words[-1]) and is_coined(words[0]) else name
                )
            coined = next((w for w in words if is_coined(w) and w not in known), None)
            if coined:
                return coined
            if all(w[0].isupper() for w in words):
                return name
    if called and called.group("name").split()[0].rstrip(".,") not in known:
        return called.group("name").rstrip(".,")
    for short, long in abbreviations.items():
        place = window.find(f"({short}")
        if place < 0 or short in known:
            continue
        # A short form that goes on into a noun belongs to the field: "stochastic computing (SC) design".
        after = window[place + len(short) + 1 :]
        concept = re.match(
            r"\)\s(?!that\b|which\b|to\b|for\b|and\b|is\b|in\b|on\b|with\b|as\b|by\b|using\b|algorithm|method|attack|framework|model|approach)[a-z]{3,}",
            after,
        )
        named = long[:1].isupper()
        if _no_technique().search(long) and not (concept and named):
            continue
        if (short in _common() or concept) and not named:
            continue
        noun = re.match(r"\)\s(?P<noun>[a-z]+)", after)
        if noun and _no_technique().search(noun.group("noun")):
            continue
        if _task().search(long) and not re.match(
            r"\)(?:,\s(?:an?|which|the)\b|\s(?:that|which|framework|method|algorithm|model|network|approach)\b)",
            after,
        ):
            continue
        lead = window[: max(0, place - len(long) - 1)]
        if not _NO_LEAD.search(lead) or (named and len(lead) < 60 and short not in _common()):  # noqa: PLR2004
            return short
    bracketed = _BRACKETED.match(window)
    if (
        bracketed
        and is_coined(bracketed.group("name"))
        and _is_free(bracketed.group("name"), known)
        and not _NO_LEAD.search(bracketed.group("lead"))
        and bracketed.group("name") not in abbreviations
    ):
        return bracketed.group("name")
    apposed = _APPOSED.search(window)
    if (
        apposed
        and _is_free(apposed.group("name"), known)
        and not _adjectives().search(apposed.group("name"))
        and (is_coined(apposed.group("name")) or window[apposed.start() : apposed.end()].count(","))
    ):
        return apposed.group("name")
    for name, start, end in find_names(window[:90]):
        if (
            _is_free(name, known)
            and "(" not in window[:start]
            and not _OF_DATA.match(window, end)
            and not _NO_LEAD.search(window[:start])
        ):
            return name
    return None


_OUR_NAME = re.compile(
    r"\b(?:[Oo]ur|[Tt]he\sproposed|the\snew|the\snovel)\s(?:(?:proposed|new|novel)\s)?(?P<name>[A-Z][\w+*.-]*[\w+*])(?:'s)?\s(?!et\b)"
)


def _from_abstract(text: str, abbreviations: dict[str, str], known: frozenset[str]) -> str | None:
    """Give the name that the abstract introduces with "we propose", "called" or "our"."""
    for match in _PROPOSE.finditer(text):
        stop = re.search(r"[.!?]\s", text[match.end() : match.end() + 220])
        end = match.end() + (stop.start() + 1 if stop else 220)
        name = _introduced(text[match.end() : end], abbreviations, known)
        if name:
            return name
    called = _CALLED.search(text)
    if (
        called
        and is_coined(called.group("name").split()[0].rstrip(".,"))
        and _is_free(called.group("name"), known)
    ):
        return called.group("name").rstrip(".,")
    for match in _OUR_NAME.finditer(text):
        if is_coined(match.group("name")) and _is_free(match.group("name"), known):
            return match.group("name")
    return None


def _from_long_form(title: str, abbreviations: dict[str, str], known: frozenset[str]) -> str | None:
    """Give the short form of a title that the abstract abbreviates: "Confidence-Aware Scaling (CAS)"."""
    folded = _LEADING.sub("", title.lower())
    for short, long in abbreviations.items():
        if (
            folded.startswith(long.lower())
            and short not in known
            and short not in _common()
            and not _no_technique().search(long)
        ):
            return short
    return None


def _describe(title: str, abstract: str, known: frozenset[str]) -> str | None:
    """Give the phrase that describes the contribution: the surest of the title's and the abstract's."""
    means = find_means(title)
    words = means[0].split() if means else []
    if any(" ".join(words[i:]) in known for i in range(len(words))):
        # "Using the Foo Coprocessor" tells what the work was run on.
        means = None
    if means and means[1] in ("via", "through"):
        return means[0]
    phrase, sure = describe_title(title, abstract)
    if phrase and sure:
        return phrase
    if means and is_description(means[0]):
        return means[0]
    return describe_subtitle(title) or find_proposal(abstract) or phrase or describe_activity(title)


def read_names(title: str, abstract: str, known: frozenset[str] = frozenset()) -> Names:
    """Read what a paper calls its contribution, from clean title and abstract.

    `known` are names of other people's things, which are never the paper's own.

    >>> n = read_names("IceFormer: Accelerated Inference on CPUs", "We present IceFormer. It is 3x faster.")
    >>> n.main, n.coined
    ('IceFormer', True)
    >>> read_names("Token Dropping for Efficient BERT Pretraining", "We drop tokens.").main
    'Token Dropping'
    """
    abbreviations = _abbreviations(abstract)
    main = _from_title(title, abstract, known) or _from_long_form(title, abbreviations, known)
    if main is None and _OVERVIEW.search(title):
        # What is reported there are the submissions of others.
        return Names(None, False, frozenset(), abbreviations)
    main = main or _from_abstract(abstract, abbreviations, known)
    coined = main is not None
    if main is not None and len(main) <= 2 and main in abbreviations:  # noqa: PLR2004 - two letters name too many things
        main = abbreviations[main]
    if main is None:
        main = _describe(title, abstract, known)
    own = set()
    if main:
        own.add(main)
        stem = re.sub(r"[\W_]+", "", main).lower()
        if coined and len(stem) >= 3:  # noqa: PLR2004 - shorter stems begin other words
            for name, _, _ in find_names(abstract):
                if re.sub(r"[\W_]+", "", name).lower().startswith(stem):
                    own.add(name)
        for short, long in abbreviations.items():
            if main in (short, long):
                own |= {short, long}
    return Names(main, coined, frozenset(own), abbreviations)
