"""Rivals: the other technique whose number a level is ("82% against 61% for Foo")."""

from __future__ import annotations

import re

from claims.mentions.names import is_coined
from claims.mentions.titles import is_description
from claims.rules.baselines import read_comparisons
from claims.rules.document import Document
from claims.rules.meaning import Meaning
from claims.rules.sentence import Sentence

_HEDGE = r"(?:an?\s|the\s|only\s|just\s|about\s|under\s|over\s|a\sscore\sof\s|around\s|at\smost\s|approximately\s|roughly\s|nearly\s|almost\s|~\s?|\$|up\sto\s|some\s)*"
_COMPARED = re.compile(
    rf"\b(?:compared\s(?:to|with)|as\sopposed\sto|versus|vs\.?|(?<!more\s)(?<!less\s)(?<!fewer\s)(?<!greater\s)(?<!higher\s)(?<!better\s)(?<!lower\s)(?<!rather\s)than|against|over\sa\s(?:score|baseline)\sof)\s{_HEDGE}$",
    re.IGNORECASE,
)
_VERSUS_IN = re.compile(
    rf"\([^()]*\b(?:vs\.?|versus|compared\s(?:to|with)|against)\s{_HEDGE}$", re.IGNORECASE
)
_OTHER_AFTER = re.compile(
    r"^(?:\s?(?:%|accuracy|success|rate|score|F1|mAP|reduction|drop|gain|improvement|loss|AP|BLEU|points?|increase|decrease|overhead|degradation|speedup|error)){0,3}\s?"
    r"(?P<by>for|of|by|from|with|in|achieved\sby|obtained\sby|reported\sby|using)\s(?P<name>(?:the\s|a\s|an\s)?[\w'’/+.-]+(?:\s[\w'’/+.-]+){0,5}?)"
    r"(?=[,.;)(]|\s(?:on|in|at|for|with|and|while|when|by|to|under|using)\b|$)"
)
_BRACKETED = re.compile(
    r"(?P<before>\b[\w]+\W{1,2})?(?<![\w-])(?P<name>[A-Z][\w+./-]*(?:[\s-][A-Z0-9][\w+./-]*){0,3})\s?(?:'s|’s)?\s?\((?:[^()]*[,;]\s?)?(?:only\s|about\s|~\s?|up\sto\s|at\s)?$"
)
_ON_LIST = re.compile(
    r"\b(?:on|for|in|across|at|from|with|to)\s(?:the\s)?(?:[\w+./-]+(?:\s[\w+./-]+)?(?:\s?\([^()]{0,40}\))?(?:,\s(?:and\s)?|\sand\s)){0,4}$"
)
_POSSESSOR = re.compile(
    r"(?:compared\s(?:to|with)|versus|vs\.?|than|over|against)\s(?:the\s)?(?P<name>[A-Z][\w./+-]*(?:\s[A-Z0-9][\w./+-]*)?)(?:(?:'s|’s)\s(?:\w+\s){0,2}|\s(?:at|with)\s)$"
)
_RIGHT_AFTER = re.compile(
    r"^\s(?P<name>[A-Z][\w./+-]*(?:[\s-][A-Z0-9][\w./+-]*){0,3})(?=[,;).]|\sand\s|\svs)"
)
_FROM = re.compile(
    r"\bfrom\s(?:an?\s|the\s|about\s|only\s|around\s|roughly\s|baseline\s|nearly\s|over\s|approximately\s|its\s|~\s?|\$)*$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?(?:\w+\s|\([^()]{1,30}\)\s?)?[$)\s]?\s?(?:\w+\s)?(?:to|up\sto|down\sto|→|->)\s")
_POSSESSIVE = re.compile(
    r"\b(?:improv|increas|reduc|lower|boost|rais|cut)\w*\s(?P<name>[A-Z][\w./+-]*)(?:'s|’s)\s"
)
_MEASURE = re.compile(
    r"(?:m?AP|AR|AUC|F\d|R|Acc|PCK|PQ|NDS|m?IoU|PSNR|SSIM|BLEU|ROUGE|Recall|Precision|Hits?)(?:[-_@^\d\s]|$)",
    re.IGNORECASE,
)
_STRIP_FRONT = re.compile(
    r"^(?:(?:the|our|an?|this|these|its|their|both|even|only|of|then|each|with)\s+)+", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"^(?:the\s)?(?:\d|same|test|average|all|both|total|first|second|previous\syear|case)\b", re.IGNORECASE
)


def _is_name(name: str, sentence: Sentence, document: Document) -> bool:
    """Tell whether a phrase names a technique: a known model or a coined name, no measure and no data set."""
    measures = {
        m.text
        for m in sentence.mentions
        if m.kind in ("metric", "benchmark", "hardware", "weak_benchmark", "training")
    }
    words = name.split()
    if (
        _MEASURE.match(name)
        or name in measures
        or any(w in measures for w in words)
        or name in document.names.own
    ):
        return False
    known = document.lexicon.names_of("model")
    return any(is_coined(w) for w in words) or name in known or words[0] in known


def _compared_names(sentence: Sentence, document: Document) -> list[tuple[int, str]]:
    return [
        (c.start, c.names[0])
        for c in read_comparisons(sentence, document)
        if c.cue in ("win", "with", "than", "over", "match")
    ]


def _bracketed(left: str, sentence: Sentence, document: Document) -> str | None:
    """Give the name right before the parenthesis of the number: "surpassing Foo (74.8%)"."""
    match = _BRACKETED.search(left)
    if not match or match.group("name") in document.names.own:
        return None
    name = match.group("name")
    if any(name in c.names for c in read_comparisons(sentence, document)):
        return name
    if _ON_LIST.search(left[: match.start("name")]):
        return None
    return name if _is_name(name, sentence, document) else None


def _start_of_change(sentence: Sentence, claim: Meaning, document: Document) -> str:
    """Give whose the first number of "from A to B" is: what the sentence compares with, or nobody's."""
    named = _compared_names(sentence, document)
    after = [n for s, n in named if s > claim.atom.end]
    if named:
        return after[0] if after else named[-1][1]
    owner = _POSSESSIVE.search(sentence.text[sentence.start : claim.atom.start])
    return owner.group("name") if owner and owner.group("name") not in document.names.own else ""


def read_rival(sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the other technique whose number this is, "" when it is nobody's that the text names, else None."""
    text, atom = sentence.text, claim.atom
    left = text[max(sentence.start, atom.start - 90) : atom.start]
    bound = (
        text[max(sentence.start, atom.bound_start - 60) : atom.bound_start]
        if atom.bound_start > sentence.start
        else left
    )
    right = text[max(atom.end, atom.noun_end) : min(sentence.end, atom.end + 90)]
    compared = _COMPARED.search(left) or _COMPARED.search(bound)
    if compared and (claim.kind == "level" or compared.group().lower().startswith("compared")):
        other = _OTHER_AFTER.match(right)
        if other:
            name = re.sub(r"\s+", " ", _STRIP_FRONT.sub("", other.group("name"))).strip(" ,;:().'\"")
            plain = (
                other.group("by") == "in"
                and not is_description(name)
                and not is_coined(name.split()[0] if name else "")
            )
            if (
                name
                and not plain
                and name not in document.names.own
                and not _NO_NAME.match(name)
                and name not in {m.text for m in sentence.mentions if m.kind == "benchmark"}
            ):
                return name
    if claim.kind != "level":
        return None
    bracketed = _bracketed(left, sentence, document)
    if bracketed:
        return bracketed
    possessor = _POSSESSOR.search(left)
    if possessor and possessor.group("name") not in document.names.own:
        return possessor.group("name")
    if _VERSUS_IN.search(left):
        named = [n for s, n in _compared_names(sentence, document) if s < atom.start and "%" not in n]
        earlier = document.before(sentence, 1) if not named else None
        if earlier is not None:
            named = [n for _, n in _compared_names(earlier, document) if is_coined(n.split()[0])]
        return named[-1] if named else ""
    direct = _RIGHT_AFTER.match(right)
    place = max(atom.end, atom.noun_end)
    measured = direct is not None and any(
        m.start < place + direct.end() and place < m.end for m in sentence.mentions if m.kind != "model"
    )
    if direct and not measured and _is_name(direct.group("name"), sentence, document):
        return direct.group("name")
    if (_FROM.search(left) or _FROM.search(bound)) and atom.value_max is None and _TO.match(right):
        return _start_of_change(sentence, claim, document)
    return None
