"""Subjects: who, in the clause of a number, does what the number measures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.rules.sentence import Sentence

# Finite forms only: "training" and "best-performing" are no verbs of a clause.
_VERB = re.compile(
    r"\b(?:(?:achiev|obtain|reach|attain|show|yield|deliver|improv|reduc|outperform|surpass|increas|decreas|provid|demonstrat|scor|perform|retain|maintain|exceed|rais|boost|gain|lower|sav|enabl|allow|accelerat|offer|requir"
    r"|consum|incur|match|generat|drop|degrad|rank|produc|remain|enjoy|exhibit|report|sustain|flagg|keep|generaliz|correlat|cover|detect|identif|predict|classif|compress|finish|complet|operat|record|suffer|diverg|collaps|govern|climb|improv"
    r"|adopt|realiz|establish|return|revers|extend|scal|collect|execut|introduc|spend|converg|lead|speed|tak|us|run|accept|contain|push|outpac|occup|handl|follow|attract|lag|preserv|speeds\sup|double|triple|halve|exploit|combin|propos|present|evaluat|find|compar|appl|employ|measur|observ|illustrat)"
    r"(?:es|s|ed|ted|ned|ped|ied|ies)"
    r"|show|yield|obtain|reach|attain|achieve|reduce|improve|deliver|outperform|surpass|perform|exceed|need|needs|needed|lead|led|took|take|run|fell|cut|cuts|beat|beats|hit|hits|ran|sped|kept|keep|brings?|brought|sets?|spent|has|have|had|is|are|was|were|can|could|may|might|will|would|does|do|did|got|gets?|costs?(?=\s)|supports"
    r"|supported|processes|processed|results?(?=\sin\s)|resulted|succeeds?|increase|decrease|provide|demonstrate|retain|maintain|require|consume|incur|match|produce|exhibit|detect|identify|predict|classify|converge|use|we|lag|suffer|remain|rank|drop|gain|tends?|begins?|reveals?|indicates?|suggests?|confirms?|validates?|proves?|proved|prefer|prefers|preferred|shows|struggles?|fails?|failed)\b(?![-’'])",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"^(?:(?:Compared|In|On|With|For|Under|Using|When|As|Across|By|Without|At|From|Over|Among|Relative|Evaluated|Tested|Applied|Integrated|Trained|Validated|Combined|Despite|Though|Although|While|After|Given|Running|Through|Based|To|Averaged"
    r"|Specifically|Notably|Moreover|Furthermore|Additionally|Finally|However|Crucially|Particularly|Remarkably|Overall|Meanwhile|Besides|Also|Thus|Hence|Here|Empirically|Surprisingly|Importantly|Interestingly|Conversely|Consequently"
    r"|Similarly|Unlike|Whereas|Then|Next|Second|First|Third|Lastly|Therefore|Nevertheless|Nonetheless|Indeed|Starting|Concretely|Leveraging|Built|Implemented|Within|Against|Further|During|Experimentally|Practically|Theoretically|Of)\b[^,]{0,160},\s+)+",
    re.IGNORECASE,
)
_HARD = re.compile(
    r";\s|:\s|\.\s+(?=[A-Z])|[—–]\s|\s--\s|\bthat\s|\b(?:while|whereas|whereby|but|where\sas|where|although|though|because|since|whilst|yet)\s",
    re.IGNORECASE,
)
_SOFT = re.compile(r",\s(?:and\s)?|\band\s")
_CLOSED = re.compile(r"\([^()]*\)")
_OUTSIDE = re.compile(
    r"^(?:when|if|while|where|once|after|before|until|unless|in|on|for|with|by|at|from|to|as|over|under|of|using|up|than|across|only|even|both|thus|respectively|without|achieving|reducing|improving|which|who|e\.g|i\.e|via|through|also|further|it\salso|consistently|significantly)\b",
    re.IGNORECASE,
)
_LATER_START = re.compile(r"\b(?:our|we|the\sproposed|this|these)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause: its words, and where they begin in the clean abstract."""

    text: str
    start: int


_WITH_DOING = re.compile(
    r"\bwith\s(?P<name>(?:the\s|our\s|an?\s)?[\w./+-]+(?:\s[\w./+-]+){0,5}?)\s(?:demonstrating|achieving|reaching|showing|outperforming|obtaining|attaining|delivering|yielding|scoring|performing|exhibiting|improving|reducing|requiring|surpassing|maintaining|leading|being)\s[^;.]{0,120}$"
)
_MAIN_CLAUSE = re.compile(
    r"[^.;:]{0,160}?,\s(?P<name>(?!and\b|with\b|while\b|but\b|which\b|where)[^,;:()]{2,70})"
)


_HEDGED = re.compile(
    r"(?:^|[,;:]\s|\bthat\s|\band\s|\bwhile\s)(?:(?:only|about|over|up\sto|nearly|more\sthan|less\sthan|at\sleast|around|approximately|still|roughly|just|some|almost|\W)\s?)*$"
)


def counts_things(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a number is itself the subject of its clause: "that 29% of the authors are ..."."""
    if not sentence.text.startswith(" of ", end):
        return False
    if not _HEDGED.search(sentence.text[max(sentence.start, start - 60) : start]):
        return False
    after = sentence.masked[end : min(sentence.end, end + 70)].split(",", 1)[0]
    return _VERB.search(after) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _clause_subject(text: str, masked: str, begin: int) -> Subject | None:
    """Give the words before the first verb of a clause that begins at `begin`; None when it has none."""
    introduction = _INTRODUCTION.match(text)
    at = introduction.end() if introduction else 0
    verb = _VERB.search(masked, at)
    if not verb or not text[at : verb.start()].strip():
        if not introduction or (verb and verb.start() > at):
            return None
        # What looked like an introduction holds the clause: "Under load A, B, and C reach ..."
        at = 0
        verb = _VERB.search(masked)
        if not verb or not text[: verb.start()].strip():
            return None
    phrase = text[at : verb.start()]
    if verb.group().lower() == "we":
        return Subject("we", begin + verb.start())
    return Subject(phrase.strip(), begin + at + len(phrase) - len(phrase.lstrip()))


def _later_subject(text: str, masked: str, begin: int) -> Subject | None:
    """Give the subject of a further clause: "A reaches 90% and B reaches 80%"."""
    first = _VERB.search(masked)
    if not first:
        return None
    for soft in reversed(list(_SOFT.finditer(text, first.end()))):
        verb = _VERB.search(masked, soft.end())
        if not verb:
            continue
        phrase = text[soft.end() : verb.start()].strip()
        if phrase.endswith((" that", " which", " who")):
            continue
        if (
            phrase
            and len(phrase.split()) <= 7
            and "," not in phrase
            and not _OUTSIDE.match(phrase)
            and not phrase.split()[0].endswith(("ing", "ly"))
        ):  # noqa: PLR2004
            if verb.group().lower() == "we":
                return Subject("we", begin + verb.start())
            return Subject(phrase, begin + text.index(phrase, soft.end()))
    return None


def read_subject(sentence: Sentence, at: int) -> Subject | None:
    """Give the subject of the clause in which the number at `at` stands."""
    text = _CLOSED.sub(_blank, sentence.text[sentence.start : at])
    masked = "".join(
        m if m > "\ue000" else t for t, m in zip(text, sentence.masked[sentence.start : at], strict=True)
    )
    ends = [m.end() for m in _HARD.finditer(text)]
    doing = _WITH_DOING.search(text, ends[-1] if ends else 0)
    if doing:
        return Subject(doing.group("name"), sentence.start + doing.start("name"))
    for start in [*reversed(ends), 0]:
        part = text[start:]
        subject = _clause_subject(part, masked[start:], sentence.start + start)
        if subject is None:
            continue
        later = _later_subject(part, masked[start:], sentence.start + start)
        subject = later or subject
        cut = None
        if _OUTSIDE.match(subject.text):
            cut = _LATER_START.search(subject.text)
        return Subject(subject.text[cut.start() :], subject.start + cut.start()) if cut else subject
    return _subject_ahead(sentence, text, at)


_AHEAD = re.compile(
    r"^(?:[A-Z]\w+,\s)?(?:With|At|By|For|In|Using|Despite|Even|Under|While|Through|Offering|Achieving|Reaching|Scoring|Delivering|Outperforming|Reducing|Compared)\b"
)


def _subject_ahead(sentence: Sentence, before: str, at: int) -> Subject | None:
    """Give the subject that follows a number in the introduction of its sentence: "With 3x less memory, Foo reaches"."""
    if not _AHEAD.match(before):
        return None
    match = _MAIN_CLAUSE.match(sentence.text, at, sentence.end)
    if not match:
        return None
    verb = _VERB.search(match.group("name"))
    phrase = match.group("name")[: verb.start()].strip() if verb else ""
    return Subject(phrase, match.start("name")) if phrase else None
