"""Proposals: the descriptive phrase by which an abstract introduces its contribution."""

from __future__ import annotations

import re

from claims.lexicons import load_lexicon
from claims.mentions.titles import is_description

_WE = re.compile(
    r"(?:\b(?:[Ww]e|[Pp]aper|[Ww]ork|[Aa]rticle|[Ss]tudy|[Tt]hesis|[Rr]eport|[Aa]uthors?|I|[Rr]esearch|and|then|to|[Tt]his|here|letter|brief)\s(?:(?:also|then|first|further|here|therefore|thus|instead|hence|now|subsequently|additionally|have|has)\s)?)"
    r"(?:propos|present|introduc|develop|describ|design|devis|implement|buil[dt]|construct|creat|formulat|suggest|discuss|put\sforward|contribut|leverag|employ|appl(?:y|ies)"
    r"|adopt|us|utili[sz]|train|fine-?tun)(?:e|es|ed|s|y|ies)?\s"
    r"(?:and\s\w+\s|the\s(?:design|implementation|development|use)(?:\sand\s\w+)?\sof\s)?"
)
_PASSIVE = re.compile(
    r"(?:^|[.;]\s+)(?:In\sthis\s\w+,\s)?(?:An?|The)\s(?P<phrase>[^.,;:()]{4,90}?)\s(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:thus\s|then\s|also\s)?(?:proposed|presented|introduced|developed|described|designed)\b"
)
_END = re.compile(
    r"[.,;:()\"”]|\s(?:for|that|which|to|using|with|based\son|on|in|by|where|via|capable|called|named|termed|dubbed|from|under|as|at|designed|consisting|comprising|leveraging|combining|tailored|aimed|built|trained|over|through|whose|and\s(?:show|demonstrate|evaluate|apply|use|an?|the)|when|able|across|against|within|of\s(?:an?|the)|without|while|is|are|can|we|inspired|specifically|integrating|incorporating|[–—-])\s"
)
# What is made is the contribution; what is adopted may be, what is used or trained belongs to one result.
_MAKES = re.compile(
    r"(?:propos|present|introduc|develop|describ|design|devis|implement|buil|construct|creat|formulat|suggest|put\sfor)\w*\s"
)
_USES = re.compile(r"\b(?:us|utili[sz]|train|fine-?tun)(?:e|es|ed|s)?\s")
# "we apply the following three techniques" names none of them.
_NO_THING = re.compile(
    r"^(?:following|simpler|simple|existing|current|previous|prior|such|same|standard|popular|common|known|well-known|more|other|most|these|those"
    r"|experiments?|results?|various|several|different|analysis|comparison|study|evaluation|survey|review|overview|investigation|baseline)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:deep|machine|transfer|reinforcement|supervised|natural\slanguage)\s(?:learning|processing)$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"^(?:an?|the|our|one\sof\sthe|this|these|its|several|two|three|four|five|both|some|first)\s+",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:[Oo]ur|[Tt]he\sproposed|[Oo]ur\sproposed)\s(?P<phrase>[\w/+' -]{4,60})")
_NOUN_END = re.compile(
    r"^(?:\S+\s){0,6}?\S+?(?=\s(?:is|are|was|uses?|used|allows?|leverages?|employs?|combines?|consists?|makes?|takes?|runs?|can|has|have|could|achiev|outperform|reduc|improv|obtain|reach|deliver|provid|show|yield|attain|maintain|increas|using|from|surpass|enabl|perform|offer|demonstrat|requir|on|for|in|with|to|by|at|and|of|that|which|greatly|significantly|consistently|also|successfully|evaluates|compares|investigates|learns|trains|scales|\w{1,20}(?:ifies|izes|ises|lates|uates)\b)\w*\b|$)"
)


def tidy_description(phrase: str) -> str:
    """Strip what tells nothing from the front of a description.

    >>> tidy_description("a novel and efficient graph pruning method")
    'graph pruning method'
    """
    plain = frozenset(load_lexicon("names")["plain"])
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,'\"“”`*")
    before = ""
    while before != phrase:
        before = phrase
        phrase = _DETERMINER.sub("", phrase)
        first, _, rest = phrase.partition(" ")
        if rest and first.lower().strip(",") in plain:
            phrase = rest
    return phrase


def _cut(window: str) -> str:
    stop = _END.search(window)
    phrase = tidy_description(window[: stop.start()] if stop else window)
    head = phrase.partition(" of ")[0]
    # "an analysis of decoders" is no decoder.
    return phrase if head == phrase or is_description(head) else ""


def find_proposal(abstract: str) -> str | None:
    """Give the phrase after "we propose" that describes a technique.

    >>> find_proposal("Search is slow. We propose a novel graph pruning method that is fast.")
    'graph pruning method'
    """
    made = find_made(abstract)
    if made:
        return made
    for match in _PASSIVE.finditer(abstract):
        phrase = tidy_description(match.group("phrase"))
        if is_description(phrase):
            return phrase
    return find_ours(abstract)


def find_made(text: str) -> str | None:
    """Give the phrase after "we develop" that describes a technique.

    >>> find_made("We build a graph pruning kernel that is 2x faster.")
    'graph pruning kernel'
    """
    makes = (m for m in _WE.finditer(text) if _MAKES.search(m.group()))
    return next((p for m in makes if (p := _object(m, text))), None)


# "we propose lookup attention, a training-free approach": what calls itself a method is one.
_APPOSED = re.compile(
    r"(?:\b[Ww]e|\b[Pp]aper|\b[Ww]ork|\b[Aa]rticle|\b[Ss]tudy)\s(?:(?:also|then|first|further|here|therefore|thus)\s)?"
    r"(?:propos|present|introduc|develop|describ|devis|design)(?:e|es|s|ed)?\s(?:an?\s|the\s)?"
    r"(?P<phrase>(?!(?:an?|the|two|three|four|several|new|novel|method|approach)\b)[a-z][\w-]{1,30}(?:\s(?:of\s|by\s|with\s|from\s)?[A-Za-z][\w-]{1,30}){1,4}),"
    r"\s(?:an?|the\sfirst|our)\s(?:(?!(?:for|of|that|which|to|in|on)\s)[\w-]{1,30},?\s){0,5}?"
    r"(?:approach|method|framework|technique|algorithm|system|architecture|model|mechanism|strategy|scheme|pipeline|paradigm|objective"
    r"|procedure|protocol|recipe|solution|signal|module|policy|formulation|representation|primitive|abstraction|structure)\b"
)


_STUDY_OF = re.compile(
    r"\b(?:evaluation|analysis|study|survey|review|comparison|investigation|assessment)\sof\b"
)


def find_apposed(abstract: str) -> str | None:
    """Give the plain words after "we propose" that call themselves a method.

    >>> find_apposed("We propose lookup attention, a training-free approach, for phones.")
    'lookup attention'
    """
    match = _APPOSED.search(abstract)
    phrase = tidy_description(match.group("phrase")) if match else ""
    looked_into = _NO_THING.match(phrase) or _STUDY_OF.search(phrase)
    return phrase if " " in phrase and not looked_into else None


def find_used(text: str) -> str | None:
    """Give the phrase after "we use" or "we train" that describes a technique.

    >>> find_used("We trained a graph pruning model on it.")
    'graph pruning model'
    """
    return next((p for m in _WE.finditer(text) if (p := _object(m, text))), None)


def find_adopted(abstract: str) -> str | None:
    """Give the phrase after "we apply" or "we adopt" that describes a technique.

    >>> find_adopted("Search is slow. We apply a graph pruning method to it.")
    'graph pruning method'
    """
    adopted = (m for m in _WE.finditer(abstract) if not _USES.search(m.group()))
    return next((p for m in adopted if (p := _object(m, abstract))), None)


def _object(match: re.Match[str], abstract: str) -> str | None:
    phrase = _cut(abstract[match.end() : match.end() + 120])
    thing = is_description(phrase) and not _FIELD.search(phrase) and not _NO_THING.match(phrase)
    return phrase if thing else None


def find_ours(text: str) -> str | None:
    """Give the phrase after "our" or "the proposed" that describes a technique.

    >>> find_ours("On phones our sparse decoder runs faster.")
    'sparse decoder'
    """
    for match in _OURS.finditer(text):
        cut = _NOUN_END.match(match.group("phrase"))
        phrase = tidy_description(cut.group() if cut else match.group("phrase"))
        if is_description(phrase):
            return phrase
    return None
