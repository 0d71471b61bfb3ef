"""Named techniques: what a paper calls its own contribution, and what it calls other things.

A name is coined (CamelCase, capitals, a digit among letters), or tied to its long form in
parentheses, or stands before the colon of the title, or follows "we propose".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.lexicons import load_lexicon

_TOKEN = re.compile(r"(?<![\w@/])(?:\d(?=[A-Z]{2})|[A-Za-zÀ-ž])[A-Za-z0-9À-ž]*(?:\^?[+*]+(?![\w])|[-_/.+'@](?=[A-Za-z0-9])[A-Za-z0-9À-ž]+)*\+{0,2}")
_COINED = re.compile(r"[a-zà-ž0-9][A-Z]|[A-Z]{2}|[A-Z]\d|\d[A-Z]|[A-Za-z]\+|[a-z]\d|^[A-Z]-[A-Z]")
_ABBREVIATION = re.compile(r"\(\s?(?:called|named|termed|dubbed|abbreviated(?:\sas)?|short\sfor|or\s|i\.e\.,?\s|denoted(?:\sas|\sby)?\s)?\s?\"?([A-Za-z][A-Za-z0-9+*\-/.^]{1,24}|[A-Z][\w-]* ?[A-Z0-9][\w.-]*)\"?(?:\s?[,;][^()]{0,60})?\)")
_CALLED = re.compile(
    r"\b(?:called|named|termed|dubbed|coined|nicknamed|call(?:\sit|\sthis(?:\s\w+)?|\sour\s\w+)?|name(?:\sit|\sour\s\w+)|denoted(?:\sas|\sby)?|referred\sto\sas|refer\sto\s(?:as|it\sas|this\s\w+\sas)|known\sas|abbreviated\s(?:as|to)|namely)\s(?:as\s)?(?:the\s|an?\s)?[\"'(]?"
    r"([A-Z][\w+*\-./^]*(?:\s[A-Z][\w+*\-./^]*){0,3}|[a-z]+[A-Z0-9][\w+\-./]*)"
)
_PROPOSE = re.compile(
    r"\b(?:propos(?:e|es|ed|ing)|present(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|develop(?:s|ed)?|design(?:s|ed)?|describ(?:e|es)|creat(?:e|ed)|releas(?:e|ed|ing)|built?|unveil|contribute|implement(?:s|ed)?|offer|establish|devise|adopt|advocate|put\sforward)\b[\s:,]"
)
_TITLE_PREFIX = re.compile(r"^\s*\"?(?P<name>[^:]{2,60}?)\"?\s?(?:\((?P<long>[^)]*)\))?\s*(?::|\s[–—-]{1,2}\s|：)\s*(?=\S)")  # noqa: RUF001 - full-width colon
_TEAM = re.compile(r"^\s*(?P<team>[\w.+_-]+(?:\s?_?\w+)?)\s?(?:@\s?|\bat\s+(?=[A-Z]*\w*(?:SemEval|[A-Z]{3,}|Task|Shared)))")
_TITLE_ABBREVIATION = re.compile(r"\b(?P<name>[A-Z][A-Za-z0-9+-]*[A-Z0-9][A-Za-z0-9+-]*)\b\s?\((?P<long>[A-Z][^()]{8,90})\)|\((?P<short>[A-Z][A-Za-z0-9+-]{1,12})\)")
_TITLE_STOP = re.compile(r"\s(?:for|via|using|with|on|in|by|from|through|under|towards?|against|over|at|of\sthe|based\son|and\sits|that|to)\s|\s?[:?!–—]|,\s")
_LEADING = re.compile(r"^(?:the|an?|our|proposed|novel|new)\s+", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+)$")


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


def is_coined(token: str) -> bool:
    """Tell whether a word has the form of a coined name and is no common acronym.

    >>> is_coined("IceFormer"), is_coined("Transformer"), is_coined("GPU"), is_coined("S2D2")
    (True, False, False, True)
    """
    if token in _common() or token.rstrip("s") in _common():
        return False
    return bool(_COINED.search(token)) and len(token) > 1


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
        short = match.group(1)
        initials = short.split()[0]
        long = _long_form(text, match.start(), initials if " " in short else short.rstrip("s") if short[-1:] == "s" and short[:-1].isupper() else short)
        if long and len(long) > len(short):
            found.setdefault(short, long)
    return found


def _from_title(title: str, abstract: str, known: frozenset[str]) -> str | None:
    """Give the coined name that a title puts before its colon, if it has one."""
    team = _TEAM.match(title)
    if team and ("@" in title[: team.end()] or is_coined(team.group("team"))):
        return team.group("team").strip()
    match = _TITLE_PREFIX.match(title)
    if match:
        name = match.group("name").strip(" \"'*")
        rest = title[match.end() :]
        if re.search(r"\b(?:shared\stask|task\s\d)", name, re.IGNORECASE):
            inner = _TITLE_PREFIX.match(rest)
            return _from_title(rest, abstract, known) if inner else None
        words = name.split()
        first = words[0].lower() if words else ""
        if len(words) == 1 and (len(name) > 2 or is_coined(name)) and first not in _openers() and (is_coined(name) or re.search(rf"\b{re.escape(name)}\b", abstract)):
            return name
        coined = [w for w in words if is_coined(w)]
        if 1 < len(words) <= 4 and coined and first not in _openers():
            return name if len(words) <= 3 and is_coined(words[0]) and not re.search(r"[a-z]{4,}$", words[-1]) else coined[0]
    match = _TITLE_WITH.search(title)
    if match and is_coined(match.group("name")) and match.group("name") not in known:
        return match.group("name")
    match = _TITLE_ABBREVIATION.search(title)
    if match:
        name = match.group("name") or match.group("short")
        if name and is_coined(name):
            return name
    return None


@cache
def _openers() -> frozenset[str]:
    return frozenset(load_lexicon("names")["title_openers"])


_DIRECT = re.compile(
    r"(?:(?:a|an|the|our|two|novel|new|first|open-source|efficient|simple|system|framework|tool|model|method|approach|algorithm|technique|architecture|benchmark|here)\s)*"
    r"(?P<name>[A-Z][\w+*\-./^]*[\w+*](?:\s[A-Z0-9][\w+*\-./]*){0,3})(?=\s?[,.;:(—–]|\s(?:a|an|the|which|that|to|for|as|and|is|in|with|by|on|based|using|model|framework|method|system|architecture|algorithm|approach|network)\b)"
)
_NO_LEAD = re.compile(r"\b(?:for|on|with|using|in|from|by|into|between|via|than|like|such|to|that|which|where|under|across|over|through|based|against)\b")


def _introduced(window: str, abbreviations: dict[str, str], known: frozenset[str]) -> str | None:
    """Give the name in the words that follow "we propose"."""
    called = _CALLED.search(window)
    direct = _DIRECT.match(window)
    if direct:
        name = direct.group("name").rstrip(".,")
        first = name.split()[0]
        alone = len(name.split()) == 1
        if first not in known and first not in _common() and (alone or is_coined(first) or any(is_coined(w) for w in name.split())):
            return name if alone else next((w for w in name.split() if is_coined(w) and w not in known), name)
    if called and called.group(1).split()[0] not in known:
        return called.group(1).rstrip(".,")
    for short in abbreviations:
        place = re.search(rf"\(\s?\"?{re.escape(short)}\b", window)
        if place and short not in known and short not in _common() and not _NO_LEAD.search(window[: place.start()]):
            return short
    for name, start, _ in find_names(window[:90]):
        if name not in known and not _NO_LEAD.search(window[:start]) and " of " not in window[:start]:
            return name
    return None


def _from_abstract(text: str, abbreviations: dict[str, str], known: frozenset[str]) -> str | None:
    """Give the name that the abstract introduces with "we propose" or "called"."""
    for match in _PROPOSE.finditer(text):
        stop = re.search(r"[.!?]\s", text[match.end() :])
        end = match.end() + (stop.start() + 1 if stop else len(text) - match.end())
        name = _introduced(text[match.end() : min(end, match.end() + 220)], abbreviations, known)
        if name:
            return name
    called = _CALLED.search(text)
    if called and is_coined(called.group(1).split()[0].rstrip(".,")):
        return called.group(1).rstrip(".,")
    return None


_TITLE_WITH = re.compile(r"\b(?:with|using|via|by|introducing|of|meets?)\s(?:the\s)?(?P<name>[A-Za-z][\w+*-]*)\s?(?=[:(]|$)")


_MEANS = re.compile(r"\b(?:via|through|using|by)\s+(?P<name>[^:?]{4,70})$", re.IGNORECASE)
_ACTIVITY = re.compile(
    r"^(?:towards?|improving|accelerating|enhancing|evaluating|benchmarking|optimi[sz]ing|exploring|investigating|understanding|reducing|boosting|assessing|comparison|analysis|learning|robust|real-world|closing|mitigating|scaling|enabling|unifying|taming|democratizing|value|speeding|making|addressing|rethinking|utili[sz]ing|adjusting|faster|improved|better|defects)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"^(?:on|how|why|what|when|does|do|is|are|can|beyond|wanted|should|who|where|which)\b", re.IGNORECASE)


def _descriptive(title: str) -> str | None:
    """Give the phrase of the title that says what the contribution is, without its purpose.

    A title that says what is done names the means after "via": "Reducing X via Adaptive Y" gives "Adaptive Y".
    """
    head = re.split(r":\s|\s[–—]\s|\?\s", title, maxsplit=1)[0]
    means = _MEANS.search(head)
    if means and len(means.group("name").split()) <= 7:
        return _LEADING.sub("", means.group("name")).strip(" .")
    if _NO_NAME.match(head):
        return None
    stop = next((m for m in _TITLE_STOP.finditer(head) if not (m.group().startswith(",") and " " not in head[: m.start()].strip())), None)
    phrase = _LEADING.sub("", head[: stop.start()] if stop else head).strip(" .")
    if stop and stop.group().strip().lower() == "with":
        # What a thing is made "with" belongs to it: "Hybrid X with Y".
        further = _TITLE_STOP.search(head, stop.end())
        phrase = _LEADING.sub("", head[: further.start()] if further else head).strip(" .")
    words = phrase.split()
    if not words or len(words) > 9 or (len(words) < 2 and not is_coined(phrase)):
        return None
    return None if re.match(r"towards?\b", phrase, re.IGNORECASE) else phrase


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
    main = _from_title(title, abstract, known) or _from_abstract(abstract, abbreviations, known)
    coined = main is not None
    if main is None:
        # A title phrase that the abstract abbreviates: "Confidence-Aware Scaling (CAS)".
        folded = _LEADING.sub("", title.lower())
        for short, long in abbreviations.items():
            if folded.startswith(long.lower()) and short not in known and short not in _common():
                main, coined = short, True
                break
    if main is None:
        main = _descriptive(title)
    own = set()
    if main:
        own.add(main)
        stem = re.sub(r"[\W_]+", "", main).lower()
        if coined and len(stem) >= 3:
            for name, _, _ in find_names(abstract):
                if re.sub(r"[\W_]+", "", name).lower().startswith(stem):
                    own.add(name)
        for short, long in abbreviations.items():
            if main in (short, long):
                own |= {short, long}
    return Names(main, coined, frozenset(own), abbreviations)
