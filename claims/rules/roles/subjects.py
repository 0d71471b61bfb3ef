"""Subjects: who, in the clause of a number, does what the number measures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.mentions.words import any_of
from claims.quantity.hedges import HEDGE, HEDGES
from claims.rules.sentence import METRIC, Sentence
from claims.text import compile_folded, fold_case

# A clause is sought in so many characters before its number; a longer one is no prose.
_REACH = 700

_MASKED = re.compile(f"{METRIC}{METRIC}*")
_SOFT = re.compile(r",\s(?:and\s)?|\band\s")
# "(FooNet scores 60%)", "our tests show FooNet reaches": a clause of its own without a conjunction.
_OPENED = re.compile(
    r"\((?=(?:[A-Z][\w.-]*|[a-z]\d)\s[a-z])"
    r"|\b(?:shows?|showed|demonstrates?|demonstrated|finds?|found|indicates?|reveals?|confirms?)\s(?=(?:[Oo]ur\s|the\s)?[A-Z][\w-]*[A-Z\d][\w-]*\s(?:can\s)?[a-z])"
)
_CLOSED = re.compile(r"\([^()]*\)")
_LATER_START = re.compile(
    r"\b(?:our|we|the\s(?:proposed|(?:model|method|system|approach|framework|algorithm|network)$)|this|these|(?:it|they)$)(?:\s|$)",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"(?:also|thus|further|only|even)\s(?:it|they)$", re.IGNORECASE)
_MAIN_CLAUSE = re.compile(
    r"[^.;:]{0,160}?,\s(?P<name>(?!and\b|with\b|while\b|but\b|which\b|where)[^,;:()]{2,70})"
)
_HEDGED = re.compile(
    r"(?:^|[,;:]\s|\b(?:that|and|while)\s)"
    rf"(?:still\s|[\"'(]|{HEDGE})*$"
)


# What stands before a participle or a noun, not before a verb of the clause.
_ADJECTIVAL = re.compile(
    r"(?<![\w-])(?:the|an?|our|its|their|first|second|newly|\w+fold"
    r"|of|with|by|from|in|on|for|to|at|between|under|over|via|using|than)\s+$",
    re.IGNORECASE,
)


# "82.1 F1 and 0.4 BLEU": a number with its measure is what came out, and nobody.
_AMOUNT = re.compile(
    rf"(?:the\s)?{HEDGES}(?:\d[\d.,]*\s?(?:%|[x×X](?![\w-])|times\b|pp\b|points?\b)|\d*\.\d+(?![\w.-]))"
)
# What a subject follows after a comma: "Trained on two corpora, the system", "SetOne, and SetTwo, FooNet".
_LED_IN = re.compile(r"(?:[A-Z]?[a-z]+(?:ing|ed|ly)|Built|Given|Thanks|Instead|Likewise)\b")
_LISTED = re.compile(r".*\b(?:and|or)\s[^,]+$", re.DOTALL)
_DETERMINED = re.compile(r"(?:the|an?|our|its)\s", re.IGNORECASE)
_STARTS_ANEW = re.compile(r"(?:it|they|we|our|this|these)\b")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause: its words, and where they begin in the clean abstract."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Patterns:
    verb: re.Pattern[str]
    introduction: re.Pattern[str]
    hard: re.Pattern[str]
    outside: re.Pattern[str]
    doing: re.Pattern[str]
    doing_next: re.Pattern[str]
    ahead: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    stems, endings, verbs = (any_of("clauses", s) for s in ("verb_stems", "verb_endings", "verbs"))
    introductions = any_of("clauses", "introductions")
    participles = any_of("clauses", "participles")
    name = r"(?P<name>(?:the\s|our\s|an?\s)?[\w./+-]+(?:\s[\w./+-]+){0,5}?)"
    conjunctions = any_of("clauses", "conjunctions")
    return _Patterns(
        re.compile(rf"(?<![\w-])(?:{stems}{endings}|{verbs})\b(?![-’'])"),
        re.compile(rf"^(?:{introductions}\b(?:[^,]|,(?=\d{{3}}\b)){{0,160}},\s+)+", re.IGNORECASE),
        compile_folded(
            rf";\s|:\s|\.\s+(?=[A-Z])|[—–]\s|\s--\s|\b{conjunctions}\s|\bhow\s(?!(?:often|many|much|well|far|long|to)\s)"
        ),
        re.compile(rf"^{any_of('clauses', 'outside')}\b", re.IGNORECASE),
        re.compile(rf"\bwith\s{name}\s{{1,60}}{participles}\s(?:[^;.]|\.(?=\d)){{0,160}}$"),
        re.compile(rf",?\sand\s(?=[^a-z]|(?:the|an?)\s)(?!\d){name}\s{{1,60}}{participles}\s"),
        re.compile(rf"^(?:[A-Z]\w+,\s)?{introductions}\b", re.IGNORECASE),
    )


def counts_things(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a number is itself the subject of its clause: "that 29% of the authors are ..."."""
    if not sentence.text.startswith(" of ", end):
        return False
    if not _HEDGED.search(sentence.text[max(sentence.start, start - 60) : start]):
        return False
    after = sentence.masked[end : min(sentence.end, end + 70)].split(",", 1)[0]
    return _patterns().verb.search(after.lower()) is not None


def _find_verb(masked: str, at: int) -> re.Match[str] | None:
    """Find the first verb of a clause; in "the combined model" or "61% compared with" there is none."""
    return next(
        (
            v
            for v in _patterns().verb.finditer(masked, at)
            if not _ADJECTIVAL.search(masked, at, v.start())
            and not (v.group() == "compared" and masked.startswith((" with ", " to "), v.end()))
        ),
        None,
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _clause_subject(text: str, masked: str, begin: int) -> Subject | None:
    """Give the words before the first verb of a clause that begins at `begin`; None when it has none."""
    introduction = _patterns().introduction.match(text)
    at = introduction.end() if introduction else 0
    verb = _find_verb(masked, at)
    if verb and verb.group().lower() == "we":
        return Subject("we", begin + verb.start())
    if not verb or not text[at : verb.start()].strip():
        if not introduction or (verb and verb.start() > at):
            return None
        # What looked like an introduction holds the clause: "Under load A, B, and C reach ..."
        at = 0
        verb = _find_verb(masked, 0)
        if not verb or not text[: verb.start()].strip():
            return None
    if verb.group().lower() == "we":
        return Subject("we", begin + verb.start())
    phrase = text[at : verb.start()]
    return Subject(phrase.strip(), begin + at + len(phrase) - len(phrase.lstrip()))


def _is_subject(phrase: str) -> bool:
    """Tell whether the words between a comma or "and" and a verb can be its subject."""
    words = phrase.split()
    return (
        0 < len(words) <= 7  # longer ones hold a clause
        and "," not in phrase
        and words[-1] not in ("that", "which", "who")
        and not _AMOUNT.match(phrase)
        and not words[0].endswith(("ing", "ly"))
        and not _patterns().outside.match(phrase)
    )


def _later_subject(text: str, masked: str, begin: int) -> Subject | None:
    """Give the subject of a further clause: "A reaches 90% and B reaches 80%"."""
    first = _find_verb(masked, 0)
    if not first:
        return None
    for soft in reversed(list(_SOFT.finditer(text, first.end()))):
        verb = _find_verb(masked, soft.end())
        if not verb:
            continue
        phrase = text[soft.end() : verb.start()].strip()
        if _is_subject(phrase):
            if verb.group().lower() == "we":
                return Subject("we", begin + verb.start())
            return Subject(phrase, begin + text.index(phrase, soft.end()))
    return None


def _mask_measures(text: str, masked: str) -> str:
    """Copy a text in small letters, for the search of verbs, with its measures masked."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text
    parts: list[str] = []
    at = 0
    for match in _MASKED.finditer(masked):
        parts += (lowered[at : match.start()], match.group())
        at = match.end()
    return "".join([*parts, lowered[at:]])


def read_subject(sentence: Sentence, at: int) -> Subject | None:
    """Give the subject of the clause in which the number at `at` stands."""
    begin = max(sentence.start, at - _REACH)
    text = _CLOSED.sub(_blank, sentence.text[begin:at])
    # Measures are masked, for "costs" and "gain" are verbs too; other numbers are not.
    masked = _mask_measures(text, sentence.masked[begin:at])
    ends = [m.end() for m in _patterns().hard.finditer(fold_case(text))]
    ends = sorted([*ends, *(m.end() for m in _OPENED.finditer(text))])
    doing = _patterns().doing.search(text, max(ends[-1] if ends else 0, len(text) - 280))
    if doing:
        for further in _patterns().doing_next.finditer(text, doing.end("name")):
            if _is_subject(further.group("name")):
                doing = further
        return Subject(doing.group("name"), begin + doing.start("name"))
    if sentence.text[at : at + 7].lower().startswith(("doubles", "halves", "triples", "quadrup")):
        # The number is the verb itself: "we show that Foo essentially doubles".
        phrase = text[ends[-1] if ends else 0 :]
        if _is_subject(phrase) and not _patterns().verb.search(masked, ends[-1] if ends else 0):
            return Subject(phrase.strip(), begin + len(text) - len(phrase.lstrip()))
    for start in [*reversed(ends), 0]:
        subject = _clause_subject(text[start:], masked[start:], begin + start)
        if subject is None:
            continue
        subject = _later_subject(text[start:], masked[start:], begin + start) or subject
        led_in = _patterns().outside.match(subject.text) and not _ADVERB.match(subject.text)
        cut = _LATER_START.search(subject.text) if led_in else None
        if not cut:
            return _without_lead(subject)
        return Subject(subject.text[cut.start() :], subject.start + cut.start())
    return _subject_ahead(sentence, text, at)


def _without_lead(subject: Subject) -> Subject:
    """Cut what leads in to a subject: "trained on two corpora, the system" is the system."""
    lead, comma, last = subject.text.rpartition(", ")
    if not comma or not _is_subject(last) or last.startswith(("and ", "or ")):
        return subject
    named = _DETERMINED.match(lead) is not None  # "the best model, FooNet": what follows is its name
    if (
        _STARTS_ANEW.match(last)
        or _LED_IN.match(lead)
        or (not named and (lead[0].islower() or (_LISTED.match(lead) and not _LISTED.match(last))))
    ):
        return Subject(last, subject.start + len(lead) + len(comma))
    return subject


def _subject_ahead(sentence: Sentence, before: str, at: int) -> Subject | None:
    """Give the subject after an introduction that holds the number: "With 3x less memory, Foo reaches"."""
    if not _patterns().ahead.match(before):
        return None
    match = _MAIN_CLAUSE.match(sentence.text, at, sentence.end)
    verb = _patterns().verb.search(_mask_measures(match.group("name"), "")) if match else None
    phrase = match.group("name")[: verb.start()].strip() if match and verb else ""
    return Subject(phrase, match.start("name")) if match and phrase else None
