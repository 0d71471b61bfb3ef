"""Techniques: whose number a claim is.

Usually the paper's own; the subject of the clause or the words around the number say otherwise.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claims.lexicons import load_lexicon
from claims.mentions.names import is_coined
from claims.mentions.proposals import find_made, find_proposal
from claims.mentions.titles import is_description
from claims.mentions.words import any_of, find_word
from claims.rules.roles.anaphora import read_pointed
from claims.rules.roles.callings import (
    bound_by_preposition,
    describe_subject,
    is_no_technique,
    is_ours,
    list_names,
    mentions_between,
    name_subject,
    own_names,
    tidy_subject,
)
from claims.rules.roles.introduced import read_introduced
from claims.rules.roles.means import read_lead, read_means
from claims.rules.roles.owners import read_bracketed, read_owner
from claims.rules.roles.plausible import settle
from claims.rules.roles.rivals import read_rival
from claims.rules.roles.subjects import Subject, counts_things, read_subject
from claims.rules.sentence import METRIC
from claims.text import Hinted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.rules.document import Document
    from claims.rules.meaning import Meaning
    from claims.rules.sentence import Sentence

# So far around a number the words may still speak of it.
_REACH = 400

# Papers about data: their name is a data set's, and the numbers are some model's on it. The word for
# data is the head of its phrase: neither "from unpaired datasets" nor "dataset distillation".
_DATA_TITLE = Hinted(
    re.compile(
        r"(?:^|[:?!,–]\s|\b(?:and|with)\s)"
        r"(?:(?!(?:for|on|in|from|via|of|at|to|across|using|towards?|through|under|over|by|as)\s)[^\s:?!–]{1,40}\s){0,7}?"
        r"(?:\S{0,40}bench(?:mark)?s?|datasets?|data\ssets?|corpus|corpora|\S{0,40}treebanks?|challenge|leaderboard|test\s?suites?"
        r"|evaluation\s(?:suites?|framework)|suite)"
        r"(?:$|\s?[:?!,(–—]|\s(?:for|of|on|to|in|with|from|that|and|towards?|by|using|at|across|based|beyond|is|are|environment|set|sourced"
        r"|creation|construction|annotation|results?|report|revisited|study)\b)",
        re.IGNORECASE,
    ),
    "bench set corp treebank challenge leaderboard suite evaluation",
)
_EVALUATION_TITLE = re.compile(r"\b(?:testbed|evaluating|benchmarking)\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"\b(?:best|top|winner|performer|variant|highest|strongest|most)\b", re.IGNORECASE)
_COPULA = re.compile(
    r"\s?(?:was|is|being)\s(?:achieved\s(?:by|with)\s|obtained\s(?:by|with|using)\s|from\s|by\s)?"
    r"(?:the\s|an?\s|our\s)?(?P<rest>[^.;,]{2,90})"
)
_APPOSITION = re.compile(r",\s(?:an?|the)\s(?P<name>[^,]+)")
# "models trained with random sampling": some models, and no one's own.
_SORT_OF = re.compile(
    r"(?:models?|systems?|networks?|LLMs|agents?|methods?|approaches|baselines?|classifiers?|detectors?)\s"
    r"(?:trained|based\son|fine-tuned|using|with|without|that\suse)\s\w[\w\s/+-]{2,50}$",
    re.IGNORECASE,
)
# "the strongest single-model baseline", "six baselines".
_BASELINE = re.compile(
    r"(?:(?:all|most|many|several|two|three|four|five|six|seven|eight|nine|ten|\d+)\s)?(?P<name>(?:[\w-]+\s){0,3}baselines?)",
    re.IGNORECASE,
)
# "where six baselines fail, and sustains 90%": what goes on is somebody else's.
_GOES_ON = re.compile(r",\sand\s[a-z]+s\s")
# How far people agree with each other is no technique's.
_RATERS = re.compile(
    r"\b(?:inter|intra)-?\s?(?:annotator|rater|observer|coder|judge|reader|grader)", re.IGNORECASE
)
_FEWEST_DOING, _LONGEST_DOING = 3, 10
_PRONOUN = re.compile(r"^(?:it|its|they|their)\b", re.IGNORECASE)
_POINTED_AT = re.compile(r"(?:the|this|these|our|its?|an?|such|all|both)\b", re.IGNORECASE)
_LINKS = re.compile(r"(?:[A-Z]\w+,?\s){1,2}|(?:As|In|On|With|For|Compared|When|Under|By|At)\s[^,;]{1,80},\s")
_INTRODUCES = re.compile(
    r"\b[Ww]e\s(?:also\s|further\s|then\s|additionally\s)?(?:propose|present|introduce|develop|design|devise|build|release)\s"
    r"(?:the\s|an?\s)?(?P<name>[A-Z][\w+-]*[\w+])(?=,|\s\(|:|\s(?:an?|which|that|to)\s)"
)
_CONTRIBUTION = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|[Tt]his\s(?:paper|work|study|article|letter|thesis|report|research)"
    r"|is\s(?:proposed|presented|introduced))\b"
)
# What is the paper's own deed before its name has fallen: "we introduce a codec with 3x ...".
_PROPOSES = re.compile(
    r"\b(?:[Ww]e|[Tt]his\s(?:paper|work|study|article|letter|thesis|report))\s(?:\w+ly\s|also\s|first\s|then\s|thus\s)?"
    r"(?:propose|introduce|present|develop|design|describe|devise)s?\b"
)


@cache
def _foreign() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"{any_of('clauses', 'foreign')}\s\S", re.IGNORECASE),
        re.compile(rf"\b{any_of('clauses', 'measures')}\b", re.IGNORECASE),
    )


def _equated(subject: Subject, sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the name in "the best model was Foo": what a superlative subject is said to be."""
    if not _SUPERLATIVE.search(subject.text):
        return None
    match = _COPULA.match(sentence.text, subject.start + len(subject.text), claim.atom.start)
    if not match:
        return None
    rest = Subject(" " + match.group("rest"), match.start("rest") - 1)
    own = own_names(rest.text, document)
    listed = [n for at, n in list_names(rest, sentence) if not bound_by_preposition().search(rest.text[:at])]
    return next(iter([*own, *listed]), None)


def _antecedent(subject: Subject, sentence: Sentence, document: Document) -> tuple[Subject, Sentence] | None:
    """Give the subject that "it" or "their" stands for: that of the clause or the sentence before."""
    if subject.start > sentence.start:
        earlier = read_subject(sentence, subject.start)
        if earlier is not None and earlier.start < subject.start and not _PRONOUN.match(earlier.text):
            return earlier, sentence
        if not _LINKS.fullmatch(sentence.text, sentence.start, subject.start):
            return None
    before = document.before(sentence, 1)
    previous = read_subject(before, before.end) if before is not None else None
    return (previous, before) if previous is not None and before is not None else None


def _introduced_here(sentence: Sentence, claim: Meaning) -> str | None:
    """Give the further name that this very sentence introduces: "we add FooLite, which is 2x smaller"."""
    start = max(sentence.start, claim.atom.start - _REACH)
    match = _INTRODUCES.search(sentence.text, start, claim.atom.start)
    if match is None or not is_coined(match.group("name")):
        return None
    around = mentions_between(sentence, match.start("name") + 1, match.end("name"))
    return match.group("name") if all(m.kind == "metric" for m in around) else None


@lru_cache(maxsize=16)
def _contribution_start(text: str, own: frozenset[str]) -> int:
    """Give where an abstract comes to what the paper does itself; -1 when nothing tells."""
    named = [at for at in (find_word(text, name) for name in own) if at >= 0]
    if named:
        return min(named)
    match = _CONTRIBUTION.search(text)
    return match.start() if match else -1


def _is_motivation(sentence: Sentence, document: Document) -> bool:
    """Tell whether a sentence stands before the paper comes to what it does itself."""
    if sentence.start * 2 > len(document.text) or _PROPOSES.search(
        sentence.text, sentence.start, sentence.end
    ):
        return False
    own = document.names.own if document.names.coined else frozenset()
    return _contribution_start(document.text, own) >= sentence.end


def _foreign_subject(subject: Subject) -> str | None:
    """Give the subject that is plainly not the paper's: "existing pipelines", "models trained on Foo"."""
    tidy = tidy_subject(subject.text.partition(", ")[0])
    adjectives, measures = _foreign()
    if adjectives.match(tidy) and not measures.search(tidy) and len(tidy.split()) <= 7:
        return tidy
    if baseline := _BASELINE.fullmatch(tidy):
        return baseline.group("name")
    sort = _SORT_OF.match(subject.text)
    return sort.group() if sort else None


def _apposed(subject: Subject, sentence: Sentence) -> str | None:
    """Give the name that is apposed to a subject: "our system, a tuned Foo"."""
    match = _APPOSITION.search(subject.text)
    if not match:
        return None
    listed = list_names(Subject(match.group("name"), subject.start + match.start("name")), sentence)
    return listed[0][1] if listed else None


def _unnamed(subject: Subject, sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the technique of a clause whose subject is no name: a description, or the paper's own."""
    names, ours = document.names, is_ours(subject.text)
    if _is_motivation(sentence, document):
        listed = list_names(subject, sentence)
        if listed:
            return listed[0][1]
        return describe_subject(subject, document) or _foreign_subject(subject)
    other = _apposed(subject, sentence) if ours and not names.coined else None
    after = subject.start + len(subject.text)
    if not ours and not _GOES_ON.search(sentence.text, after, claim.atom.start):
        other = _foreign_subject(subject)
    if other is not None:
        return other
    about_data = _DATA_TITLE.search(document.title) is not None or names.main in read_introduced(document)
    if _DONE_TO.match(sentence.text, after):
        return names.main
    deed = _doing(subject) if not names.coined or about_data else None
    if deed is not None:
        return deed
    if names.coined and not about_data and not _EVALUATION_TITLE.search(document.title):
        bare = claim.kind == "level" and not ours and not _POINTED_AT.match(subject.text)
        return (describe_subject(subject, document) if bare else None) or names.main
    pointed = read_pointed(subject, document) if not names.coined else None
    described = pointed or describe_subject(subject, document)
    if described is None and names.coined and about_data and not ours:
        causes = claim.kind != "level" and not _POINTED_AT.match(subject.text)
        return _best(subject) or (_thing(subject) if causes else None)
    # A noun of its own, without "the" or "our", is what the number is of, and not the title's matter.
    bare = not ours and not names.coined and not _POINTED_AT.match(subject.text)
    bare = bare and not _PASSIVE.match(sentence.text, after)
    thing = _thing(subject) if not _RISES.match(sentence.text, after) else None
    return (
        described
        or (thing if bare else None)
        or names.main
        or thing
        or _best(subject)
        or _of_title(subject, document)
    )


_A_THING = re.compile(
    r"(?!(?i:two|three|four|five|one|most|many|some|all|other|no|if|when|so|as|how|after|thus|than|among|furthermore"
    r"|moreover|such|for|on|in|at|by|with|from)\s|\w+ing\s)"
    r"(?!.*\b(?:if|whether|that|how|why|what|can|be|been|are|is|after)\b|.*\s(?:but|and|or|frequently)$)"
    r"(?:[A-Z]?[a-z][\w’'-]*|[A-Z]{2,}[\w-]*)(?:\s[\w’'-]+){0,5}"
)
# "speed was measured": what is done to a thing tells nothing of a technique.
_PASSIVE = re.compile(r"\s?(?:(?:can|could|may|might|will)\sbe|is|are|was|were|has\sbeen|have\sbeen)\s")
# "reviews can be classified with an accuracy of": what that is done to has no number of its own.
_DONE_TO = re.compile(
    r"\s?(?:can|could|may|might|were|was|are)\s(?:be\s)?(?:\w+ly\s)?(?:classified|distinguished|detected|separated|identified|recogni[sz]ed"
    r"|predicted|discriminated|differentiated|estimated|mistaken|told\sapart|recovered|reconstructed|retrieved|inferred|diagnosed)\b"
)
# "toxicity rises steadily from": what moves so is a measure.
_RISES = re.compile(
    r"\s?(?:increas|decreas|ris|drop|fall|fell|rose|grow|grew|climb|declin|shrink)\w*\s(?:\w+ly\s)?(?:from|to|by)\s"
)
_BOUND = re.compile(r"\s(?:of|in|on|for|with|from|by|to|at|than|over|under|without|between|across)\s.*$")


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s-]){any_of('clauses', 'measured')}$", re.IGNORECASE)


def _thing(subject: Subject) -> str | None:
    """Give the plain words of a subject where a paper has no name at all: "case-specific explanations"."""
    phrase = tidy_subject(subject.text)
    if METRIC in phrase or not _A_THING.fullmatch(phrase) or is_no_technique(phrase):
        return None
    head = _BOUND.sub("", phrase)
    if _measured().search(head):
        return None
    plain = load_lexicon("names")["plain"]
    words = head.split()
    if len(words) == 1:
        return phrase if phrase.startswith(head + " of ") and is_description("foo " + head) else None
    return None if all(w.lower() in plain for w in words[:-1]) else phrase


_ONE_WORD = re.compile(r"[a-z][a-z-]{6,}")
_CLASS_WORD = re.compile(
    r"(?:model|method|system|network|approach|architecture|algorithm|technique|strateg|framework|analys|dataset|feature|agent|program"
    r"|annotat|language|protocol|solution|student|patient|parameter|experiment|learning|training|evaluation|addition)"
)


def _of_title(subject: Subject, document: Document) -> str | None:
    """Give the one word that both the title and the clause are about: "microreboots cut the downtime"."""
    word = tidy_subject(subject.text)
    if not _ONE_WORD.fullmatch(word) or _CLASS_WORD.match(word) or is_no_technique(word):
        return None
    plain = load_lexicon("names")["plain"]
    if word in plain or word.removesuffix("s") in plain or _measured().search(word):
        return None
    return word if re.search(rf"\b{word.removesuffix('s')}", document.title, re.IGNORECASE) else None


@cache
def _done() -> re.Pattern[str]:
    """Give the pattern of "adding morphological features"; "reaching 90%" is a result, and no deed."""
    results = f"(?:{any_of('clauses', 'participles')}|{any_of('clauses', 'resulting')})"
    return re.compile(
        rf"(?:simply\s|only\s|just\s|merely\s|additionally\s|further\s|even\s)?(?P<deed>(?!{results}\b)[a-z-]{{2,20}}ing\s"
        r"(?!(?:it|them|this|that|these|those|times?|data|sets?|systems?)\b)\w[^,;:()%]{2,80})",
        re.IGNORECASE,
    )


def _doing(subject: Subject) -> str | None:
    """Give a subject that is something done: "adding morphological features to the tagger"."""
    phrase = tidy_subject(subject.text)
    match = _done().fullmatch(phrase) if METRIC not in phrase and not is_ours(subject.text) else None
    if not match:
        return None
    deed = match.group("deed")
    return deed if _FEWEST_DOING <= len(deed.split()) <= _LONGEST_DOING else None


# "even the strongest agent", "most open models": some of those compared.
_COMPARED_ONES = (
    r"(?:model|system|agent|method|baseline|classifier|submission|solution|configuration|network|detector|annotator|expert|variant"
    r"|team|algorithm|tool|framework|chatbot|parser|tagger|LLM|MLLM|LVLM|VLM|LM|PLM|CNN|GNN|transformer)"
)
_BEST = re.compile(
    r"(?:(?:even|only|with|and|however|yet|the|all|most|many|several|both|no|two|three|four|five|of)[\s,]+)*"
    r"(?P<name>(?:(?:[\w-]+\s){0,2}?(?:best|strongest|top|leading|largest|smallest|worst|weakest|highest|winning)(?:-[a-z]+)?"
    rf"(?:\s[\w-]+){{0,3}}?\s{_COMPARED_ONES}s?|(?:(?!(?:of|in|on|with|for|by|to)\s)[\w-]+\s){{0,3}}?{_COMPARED_ONES}s))",
    re.IGNORECASE,
)


def _best(subject: Subject) -> str | None:
    """Give the words for the best, or for some, of those that a paper compares."""
    match = _BEST.fullmatch(subject.text) if not is_ours(subject.text) else None
    return match.group("name") if match else None


def read_technique(
    sentence: Sentence,
    claim: Meaning,
    siblings: Sequence[Meaning],  # noqa: ARG001 - all roles are read from the same four
    document: Document,
) -> str | None:
    """Read whose number a claim is: the paper's own technique unless the words around say otherwise."""
    rival = read_rival(sentence, claim, document)
    if rival is not None:
        return settle(rival or None, document, ours=False)
    owner = read_owner(sentence, claim, document)
    if owner is not None:
        return settle(owner, document, ours=False)
    ours = not _is_motivation(sentence, document)
    return settle(_read_subject_of(sentence, claim, document), document, ours=ours)


def _read_subject_of(sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Read whose number a claim is where no other side of a comparison owns it."""
    names, atom = document.names, claim.atom
    if claim.kind == "level" and counts_things(sentence, atom.start, atom.end):
        after = sentence.text[atom.end : min(sentence.end, atom.end + _REACH)]
        return names.main if own_names(after, document) or is_ours(after) else None
    if claim.metric.id == "agreement" and _RATERS.search(sentence.text, sentence.start, atom.start):
        return None
    subject = read_subject(sentence, atom.start)
    if subject is None:
        if _is_motivation(sentence, document):
            return None
        return names.main or (None if names.coined else read_lead(sentence, claim, document))
    named = _equated(subject, sentence, claim, document) or name_subject(subject, sentence, atom, document)
    stated_in = sentence
    if named is None and not (names.coined and is_ours(subject.text)):
        named = read_bracketed(subject, sentence, document)
    if named is None and _PRONOUN.match(subject.text):
        antecedent = _antecedent(subject, sentence, document)
        if antecedent is not None:
            subject, stated_in = antecedent
            named = name_subject(subject, stated_in, atom, document)
            before = sentence.text[max(sentence.start, atom.start - _REACH) : atom.start]
            if named is not None and names.coined and named not in names.own and own_names(before, document):
                # "Foo stays level where Bar fails; it grows ...": the paper speaks of its own.
                return names.main
    if named is None and subject.text == "we":
        # "we add a late pruning stage that is 2x smaller": what this very sentence introduces.
        here = sentence.text[subject.start : atom.start]
        named = _introduced_here(sentence, claim) if names.coined else None
        if named is None and not own_names(here, document):
            # A part is developed beside a name that the text has spoken of already.
            spoken_of = names.coined and own_names(document.text[: sentence.start], document)
            named = find_made(here) if spoken_of else None if names.coined else find_proposal(here)
        if named is None and not names.coined and not (names.main and is_description(names.main)):
            named = read_means(sentence, claim, document)
    named = named or _unnamed(subject, stated_in, claim, document)
    return named or (None if names.coined else read_lead(sentence, claim, document))
