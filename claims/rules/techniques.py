"""Techniques: whose number a claim is.

Usually the paper's own; the subject of the clause or the words around the number say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claims.mentions.names import find_names, is_coined
from claims.mentions.proposals import tidy_description
from claims.mentions.titles import is_description
from claims.rules.document import Document
from claims.rules.meaning import Meaning
from claims.rules.rivals import read_rival
from claims.rules.sentence import METRIC, Sentence
from claims.rules.subjects import Subject, counts_things, read_subject

_STRIP_FRONT = re.compile(
    r"^(?:(?:the|our|an?|this|these|its|their|proposed|resulting|novel|new|such|both|even|single|overall|only|and|of|then|thus|also|each|with|developed|presented|accuracy\sof|performance\sof|f1\sof)\s+)+",
    re.IGNORECASE,
)
_STRIP_BACK = re.compile(
    r"(?:\s+(?:also|further|consistently|significantly|substantially|even|only|still|then|thus|often|typically|generally|alone|itself|already|that|which|not|to|and|on\saverage|respectively|successfully|clearly|greatly|effectively"
    r"|efficiently|vastly|dramatically|simultaneously|always|now|currently|approximately|nearly|about|roughly|just|[,;:(]))+$",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|proposed|we|this|ours)\b", re.IGNORECASE)
_OUR_NAME = re.compile(r"\b[Oo]ur\s(?:[a-z-]+\s){0,2}(?P<name>[A-Z][\w./+-]*(?:-[\w./+]+)*)")
_COMMON_WORDS = re.compile(
    r"\b(?:accuracy|latency|performance|results?|time|rate|error|score|speedup|cost|F1|average|we|it|they|this|best|experiments?|overhead|throughput|benchmarks?|efficiency|quality|consumption|evaluations?|number|amount|use|analysis"
    r"|simulations?|dataset|datasets|users?|participants|paper|study|work|tests?|authors?|which|that|who|there)\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"^(?:the\s)?(?:original|previous|prior|existing|conventional|best\sprior|baseline|vanilla|current|state-of-the-art|traditional|standard|naive|frontier|today['’]s|leading|human|unmodified|uncompressed|unpruned|random)\s\S",
    re.IGNORECASE,
)
_MEASURE_WORDS = re.compile(r"\b(?:accuracy|latency|performance|results?|time|rate|error|score|cost|F1|average|work|study|paper|tests?)\b", re.IGNORECASE)
_WITH_MEASURE = re.compile(rf"{METRIC}(?:\s(?:rate|score|value)s?)?\s(?:of|for|by|from|with|using)\s(?:the\s|an?\s|our\s)?$")
_GERUND = re.compile(r"^(?:[A-Za-z-]+ing)(?:\s(?:it|them|the|an?|our))?(?:\swith)?\s$")
_RUNNING_PREPOSITION = re.compile(
    r"\b(?:on|for|in|with|using|of|to|than|over|from|by|at|via|under|like|and|as|between|against|across|into|about)\s(?:the\s|a\s|an\s|our\s)?(?:[\w-]+\s){0,2}$"
)
_BENCHMARK_TITLE = re.compile(r"\b(?:bench|benchmark|dataset|data\sset|corpus|corpora|treebank|testbed|challenge|leaderboard)s?\b|Bench\b|evaluating|benchmarking", re.IGNORECASE)
_DATA_TITLE = re.compile(r"\b(?:bench|benchmark|dataset|data\sset|corpus|corpora|treebank|challenge|leaderboard)s?\b|Bench\b", re.IGNORECASE)
_DATA_KINDS = ("benchmark", "hardware", "metric", "training", "weak_benchmark")


def _tidy(phrase: str) -> str:
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,;:()'\"")
    before = ""
    while before != phrase:
        before = phrase
        phrase = _STRIP_BACK.sub("", _STRIP_FRONT.sub("", phrase)).strip(" ,;:()'\"")
    return phrase


@cache
def _own_pattern(own: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(n) for n in sorted(own, key=len, reverse=True))})(?!\w)")


def _own_names(text: str, document: Document) -> list[str]:
    return _own_pattern(document.names.own).findall(text) if document.names.own else []


def _listed_names(subject: Subject, sentence: Sentence) -> list[tuple[int, str]]:
    """List the names of techniques in a subject with their places in it."""
    end = subject.start + len(subject.text)
    inside = [m for m in sentence.mentions if m.start < end and subject.start < m.end]
    measures = {m.text for m in inside if m.kind in _DATA_KINDS}
    taken = [(m.start, m.end) for m in inside if m.kind in _DATA_KINDS]
    found = {s: n for n, s, e in find_names(subject.text) if n not in measures and not any(a < e + subject.start and s + subject.start < b for a, b in taken)}
    for sized in _SIZED.finditer(subject.text):
        found = {s: n for s, n in found.items() if not sized.start() <= s < sized.end()} | {sized.start(): sized.group()}
    for hyphened in _HYPHENED.finditer(subject.text):
        found.setdefault(hyphened.start(), hyphened.group())
    for m in inside:
        at = m.start - subject.start
        if m.kind == "model" and not any(s <= at < s + len(n) for s, n in found.items()):
            # "Foo-Audio-2-mini" is not the known Foo-Audio.
            whole = _REST_OF_NAME.match(subject.text, at + len(m.text))
            found[at] = m.text + (whole.group() if whole else "")
    return sorted(found.items())


def _named_subject(subject: Subject, sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the name that the subject of a clause is: one of the paper's own, else somebody else's."""
    text = subject.text
    listed = _listed_names(subject, sentence)
    group = sentence.group_of(claim.atom)
    if len(group) > 1 and len(listed) == len(group) and re.search(r",|\band\b", text) and not _RUNNING_PREPOSITION.search(text[: listed[0][0]]):
        return listed[group.index(claim.atom)][1]
    masked = sentence.masked[subject.start : subject.start + len(text)]
    own = _own_names(text, document)
    ours = _OUR_NAME.search(text)
    if ours and is_coined(ours.group("name")):
        name = document.names.long.get(ours.group("name"), ours.group("name")) if len(ours.group("name")) <= 2 else ours.group("name")  # noqa: PLR2004 - as below
        if not own or name.startswith(tuple(own)) or ours.start("name") < text.index(own[0]):
            return name
    if own:
        name = max(own, key=len)
        return document.names.long.get(name, name) if len(name) <= 2 else name  # noqa: PLR2004 - two letters name too many things
    free: list[tuple[int, str]] = []
    bound_end = -1
    for at, name in listed:
        before = text[: max(at, 0)]
        # "like Foo [1], Bar and Baz": what follows a bound name in its list is bound too.
        if bound_end >= 0 and _LIST_GAP.fullmatch(text[bound_end:at]):
            bound_end = at + len(name)
            continue
        bound_end = -1
        if not _RUNNING_PREPOSITION.search(before) or _GERUND.match(before) or _WITH_MEASURE.search(masked[: max(at, 0)]):
            free.append((at, name))
        else:
            bound_end = at + len(name)
    if not free or _OURS.search(text):
        return None
    name = max(free, key=lambda c: (len(c[1]), -c[0]))[1]
    # What "increases from A to B" is a measure, unless it is known to be a model.
    moves = _MOVES.match(sentence.text, subject.start + len(text)) and name not in document.lexicon.names_of("model")
    return None if moves else name


_FURTHER = re.compile(r"\s(?:trained|with|using|on|in|based\son|for|from|of|without|at|over)\s")
_SIZED = re.compile(r"(?<![\w-])[A-Z][A-Za-z-]+(?:\s[\w.-]+)?\s\d+(?:\.\d+)?B\b")
_SUPERLATIVE = re.compile(r"\b(?:best|top|winner|performer|variant|highest|strongest|most)\b", re.IGNORECASE)
_COPULA = re.compile(r"\s?(?:was|is|being)\s(?:achieved\s(?:by|with)\s|obtained\s(?:by|with|using)\s|from\s|by\s)?(?:the\s|an?\s|our\s)?(?P<rest>[^.;,]{2,90})")
_REST_OF_NAME = re.compile(r"(?<=\w)[-.+]?\w+(?:[-.+]\w+)*|\s(?:XL|Pro|Flash|Turbo|Mini|Small|Base|Large|Opus|Sonnet|Haiku|Ultra|Nano|Lite)\b")
_LIST_GAP = re.compile(r"\s?(?:\[[\d,\s]+\])?\s?,?\s(?:and\s|or\s)?")
_HYPHENED = re.compile(r"(?<=\s)[A-Z][a-z]+-[A-Z][a-z]\w+")
_APPOSITION = re.compile(r",\s(?:an?|the)\s(?P<name>[^,]+)")
# "models trained with random sampling": some models, and no one's own.
_SORT_OF = re.compile(r"(?:models?|systems?|networks?|LLMs|agents?|methods?|approaches|baselines?|classifiers?|detectors?)\s(?:trained|based\son|fine-tuned|using|with|without|that\suse)\s\w[\w\s/+-]{2,50}$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:of|for|in|on|with|from|by|to|at|using|and|or)\b", re.IGNORECASE)
_MOVES = re.compile(r"\s?(?:increas|decreas|ris|drop|fall|fell|rose|grow|grew|climb|improv|go|went|shrink)\w*\s(?:significantly\s|further\s)?(?:from|to|by)\s", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:it|its|they|their)\b", re.IGNORECASE)
_CONTRIBUTION = re.compile(r"\b(?:[Ww]e|[Oo]urs?|[Tt]his\s(?:paper|work|study|article|letter|thesis|report|research)|is\sproposed|is\spresented|is\sintroduced)\b")


def _described_subject(subject: Subject, document: Document) -> str | None:
    """Give the subject where it describes a technique: "sparse decoders", "our text-based map"."""
    text = subject.text
    if re.search(r"[(),%]|\b(?:we|it|they|there|which|who|results?|experiments?)\b", text, re.IGNORECASE):
        return None
    phrase = tidy_description(_tidy(text))
    words = phrase.split()
    if not words or len(words) > 7 or _COMMON_WORDS.search(phrase) or _PREPOSITION.match(phrase) or words[0].isdigit():  # noqa: PLR2004 - longer ones are clauses
        return None
    head = _FURTHER.split(phrase, maxsplit=1)[0]
    if is_description(head):
        return head
    if head != phrase and re.search(r"\b(?:our|trained|using)\b", phrase):
        return None
    if is_description(phrase):
        return phrase
    return phrase if len(words) > 1 and len(phrase) > 5 and phrase.lower() in document.title.lower() else None  # noqa: PLR2004


def _equated(subject: Subject, sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the name in "the best model was Foo": what a superlative subject is said to be."""
    if not _SUPERLATIVE.search(subject.text):
        return None
    match = _COPULA.match(sentence.text, subject.start + len(subject.text), claim.atom.start)
    if not match:
        return None
    rest = Subject(" " + match.group("rest"), match.start("rest") - 1)
    listed = [n for at, n in _listed_names(rest, sentence) if not _RUNNING_PREPOSITION.search(rest.text[:at])]
    own = _own_names(rest.text, document)
    return own[0] if own else listed[0] if listed else None


def _antecedent(subject: Subject, sentence: Sentence, document: Document) -> tuple[Subject, Sentence] | None:
    """Give the subject that "it" or "their" stands for: that of the clause or the sentence before."""
    if subject.start > sentence.start:
        earlier = read_subject(sentence, subject.start)
        if earlier is not None and earlier.start < subject.start and not _PRONOUN.match(earlier.text):
            return earlier, sentence
        if not _LINKS.fullmatch(sentence.text[sentence.start : subject.start]):
            return None
    before = document.before(sentence, 1)
    previous = read_subject(before, before.end) if before is not None else None
    return (previous, before) if previous is not None and before is not None else None


_LINKS = re.compile(r"(?:[A-Z]\w+,?\s){1,2}")


def _introduced_here(sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the further name that this very sentence introduces: "we introduce FooLite, which is 2x smaller"."""
    match = _INTRODUCES.search(sentence.text, sentence.start, claim.atom.start)
    if match is None:
        return None
    name = match.group("name")
    taken = any(m.kind != "metric" and m.start <= match.start("name") < m.end for m in sentence.mentions)
    return name if is_coined(name) and not taken else None


_INTRODUCES = re.compile(
    r"\b[Ww]e\s(?:also\s|further\s|then\s|additionally\s)?(?:propose|present|introduce|develop|design|devise|build|release)\s(?:the\s|an?\s)?(?P<name>[A-Z][\w+-]*[\w+])(?=,|\s\(|:|\s(?:an?|which|that|to)\s)"
)


def _is_motivation(sentence: Sentence, document: Document) -> bool:
    """Tell whether a sentence stands before the paper comes to what it does itself."""
    text, names = document.text, document.names
    if sentence.start * 2 > len(text):
        return False
    if names.coined:
        own = _own_pattern(names.own).search(text)
        if own is not None:
            return own.start() >= sentence.end
    first = _CONTRIBUTION.search(text)
    return first is not None and first.start() >= sentence.end


def read_technique(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> str | None:  # noqa: ARG001, C901, PLR0912 - all roles are read from the same four
    """Read whose number a claim is: the paper's own technique unless the words around say otherwise."""
    names = document.names
    rival = read_rival(sentence, claim, document)
    if rival is not None:
        return rival or None
    if claim.kind == "level" and counts_things(sentence, claim.atom.start, claim.atom.end):
        return names.main if _own_names(sentence.text[claim.atom.end : sentence.end], document) or _OURS.search(sentence.text, claim.atom.end, sentence.end) else None
    subject = read_subject(sentence, claim.atom.start)
    motivation = _is_motivation(sentence, document)
    if subject is None:
        return None if motivation else names.main
    named = _equated(subject, sentence, claim, document) or _named_subject(subject, sentence, claim, document)
    stated_in = sentence
    if named is None and _PRONOUN.match(subject.text):
        other = _antecedent(subject, sentence, document)
        if other is not None:
            subject, stated_in = other
            named = _named_subject(subject, stated_in, claim, document)
            if named is not None and names.coined and named not in names.own and _own_names(sentence.text[sentence.start : claim.atom.start], document):
                # "Foo stays level where Bar fails; it grows ...": the paper speaks of its own.
                return names.main
    if named is None and names.coined and subject.text.lower() == "we":
        named = _introduced_here(sentence, claim, document)
    if named is not None:
        return named
    if motivation:
        listed = _listed_names(subject, stated_in)
        return listed[0][1] if listed else _described_subject(subject, document)
    tidy = _tidy(subject.text)
    kind_of = _SORT_OF.match(subject.text)
    if kind_of and not _OURS.search(subject.text):
        return kind_of.group()
    ours = bool(_OURS.search(subject.text))
    if tidy and _FOREIGN.match(tidy) and not ours and not _MEASURE_WORDS.search(tidy) and len(tidy.split()) <= 7:  # noqa: PLR2004
        return tidy
    if ours and not names.coined:
        apposed = _APPOSITION.search(subject.text)
        listed = _listed_names(Subject(apposed.group("name"), subject.start + apposed.start("name")), stated_in) if apposed else []
        if listed:
            return listed[0][1]
    if names.coined and not _BENCHMARK_TITLE.search(document.title):
        bare = not re.match(r"(?:the|this|these|our|its?|an?|such|all|both)\b", subject.text, re.IGNORECASE)
        return (_described_subject(subject, document) if bare and claim.kind == "level" and not ours else None) or names.main
    described = _described_subject(subject, document)
    if described is None and names.coined and not ours and _DATA_TITLE.search(document.title):
        # The number is some model's on these data, and no model is named.
        return None
    return described or names.main
