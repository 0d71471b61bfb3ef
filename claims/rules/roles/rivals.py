"""Rivals: the other technique whose number a level is ("82% against 61% for Foo")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.mentions.names import is_coined
from claims.mentions.titles import is_description
from claims.quantity.hedges import HEDGE
from claims.rules.roles.callings import mentions_between
from claims.rules.roles.comparisons import read_comparisons
from claims.text import Hinted

if TYPE_CHECKING:
    from claims.quantity.atom import Atom
    from claims.rules.document import Comparison, Document
    from claims.rules.meaning import Meaning
from claims.rules.sentence import QUANTITY, Sentence

# So far around a number the words may still tie it to a name.
_REACH = 90
_COMPARISON_REACH = 400

# "BarNet (+3%)" is by how much it is beaten, "BarNet (about 81%)" its own.
_STATED = rf"(?:at\s)?(?:(?![+<>]){HEDGE})*"
_UP_TO_HERE = rf"(?:the\s|score\sof\s|{HEDGE})*"
# "82.1% and " before a number, " and 0.61" after it: the other numbers of its list.
_NUMBER = r"[$~]?-?\d[\d.,]*\d?\s?(?:%|[a-zA-Z]{1,4}\b)?(?:\s?±\s?[\d.]+)?"
_EARLIER = rf"(?:{_NUMBER}(?:,\sand\s|,\s|\sand\s|\s?/\s?)){{0,3}}"
_LATER = (
    r"(?:\s?(?:%|±\s?[\d.]+)){0,2}(?:\sor\s(?:below|above|less|more|lower|higher)\b)?"
    rf"(?:(?:\s[A-Za-z-]{{3,20}})?(?:,\sand\s|,\s|\sand\s|\s?/\s?){_NUMBER}(?:\s[a-z-]{{3,20}})?){{0,3}}"
)
_NO_CHANGE = "".join(
    rf"(?<!{word}\s)" for word in ("more", "less", "fewer", "greater", "higher", "better", "lower", "rather")
)
_COMPARED = Hinted(
    re.compile(
        rf"\b(?:compared\s(?:to|with)|as\sopposed\sto|versus|vs\.?|{_NO_CHANGE}than|against|over\sa\s(?:score|baseline)\sof)\s{_UP_TO_HERE}{_EARLIER}$",
        re.IGNORECASE,
    ),
    "compared opposed versus vs than against score baseline",
)
_THAN = re.compile(r"than|against|over", re.IGNORECASE)
_VERSUS_IN = re.compile(
    rf"\([^()]*\b(?:vs\.?|versus|compared\s(?:to|with)|against)\s{_UP_TO_HERE}$", re.IGNORECASE
)
_OTHER_AFTER = re.compile(
    rf"^{_LATER}"
    r"(?:\s?(?:%|accuracy|success|rate|score|F1|mAP|reduction|drop|gain|improvement|loss|AP|BLEU|points?|increase|decrease|overhead"
    r"|degradation|speedup|error)){0,3}\s?(?P<by>for|of|by|from|with|in|(?:achieved|obtained|reported)\sby|using)\s"
    r"(?P<name>(?:the\s|a\s|an\s)?[\w'’/+.-]+(?:\s[\w'’/+.-]+){0,5}?)"
    r"(?=\s?[,.;)(]|\s(?:on|in|at|for|with|and|while|when|by|to|under|using)\b|$)"
)
_NAME = r"[A-Z][\w+./-]*(?:[\s-][A-Z0-9][\w+./-]*){0,3}"
# Earlier numbers of the same bracket: "Foo (82.1% and 61%)", not "(61 vs. 82)" or "(e.g., 61 to 82)".
_SAME_BRACKET = (
    r"(?:(?:(?!\b(?:e\.g|i\.e|vs|versus|against|to|from|for|by|ours?)\b|->|→)[^()]){0,80}(?:[,;/]|\band)\s?)?"
)
_BRACKETED = Hinted(
    re.compile(
        rf"(?<![\w-])(?P<name>{_NAME})\s?(?:'s|’s)?\s?\({_SAME_BRACKET}(?:[A-Za-z][\w-]{{0,12}}\s?=?\s)?{_STATED}$"
    ),
    "(",
)
_ON_LIST = re.compile(
    r"\b(?:on|for|in|across|at|from|with|to)\s(?:the\s)?"
    r"(?:[\w+./-]+(?:\s[\w+./-]+)?(?:\s?\([^()]{0,40}\))?(?:,\s(?:and\s)?|\sand\s)){0,4}$"
)
_POSSESSOR = re.compile(
    rf"(?:compared\s(?:to|with)|versus|vs\.?|{_NO_CHANGE}than|over|against)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w./+-]*(?:\s[A-Z0-9][\w./+-]*)?|(?:[\w-]+\s){0,3}[\w-]+(?=['’]s\s))"
    r"(?:(?:'s|’s)\s(?:\w+\s){0,4}|\s(?:at|with)\s)$"
)
# "outperforming the top baseline of 61%".
_BEATEN = re.compile(
    r"\b(?:(?:outperform|surpass|exceed|beat)\w*|over|compared\s(?:to|with)|relative\sto|versus|vs\.?|against)\s(?P<name>(?:the\s|an?\s)?(?:[\w-]+\s){0,4}(?:baselines?|systems?|models?|methods?"
    r"|results?|state[\s-]of[\s-]the[\s-]art|SOTA|approach|score)(?:\s\([^()]{1,30}\))?)\s(?:of|at|with)\s$"
)
_RIGHT_AFTER = re.compile(rf"^\s(?P<name>{_NAME})(?=[,;).]|\sand\s|\svs)")
# "79% (FooLM) and 77% (BarLM)", "66% by FooLM".
_OWNED = re.compile(
    rf"^(?:\s?(?:%|accuracy|F1|score|recall|precision|AUC|BLEU|mAP|points?)){{0,2}}"
    rf"\s?(?:\((?:by\s|for\s|with\s|using\s)?(?P<inside>{_NAME})\)|\s?(?:achieved\s|obtained\s)?(?:by|for)\s(?:the\s)?(?P<by>{_NAME})(?=[,;).]|\s(?:and|on|in|while|vs|but|to)\s))"
)
_TWO_SIDES = re.compile(r"\b(?:vs|versus|against|compared)\b")
_WORDS_BEFORE = re.compile(
    rf"(?P<name>[\w.+-]+(?:\s[\w.+-]+){{0,4}})\s?\({_SAME_BRACKET}(?:[A-Za-z][\w-]{{0,12}}\s?=?\s)?{_STATED}$"
)
_LISTED_ON = re.compile(
    r"\s?\([^()]{1,30}\)(?:,?\s(?:and\s|or\s)?[^,;()]{2,50}\s\([^()]{1,30}\)){0,4},?\s(?:and\s|or\s)?(?:close\sto\s)?(?:the\s|an?\s)?"
    r"(?P<name>[^,;()]{2,50}?)\s\((?:[A-Za-z][\w-]{0,12}[:=]?\s)?$"
)
# "below chance level (41%)": the number is of who does so.
_CHANCE = re.compile(r"\bchance\b", re.IGNORECASE)
_FROM = Hinted(
    re.compile(
        r"\bfrom\s(?:an?\s|the\s|about\s|only\s|around\s|roughly\s|baseline\s|nearly\s|over\s|approximately\s|its\s|~\s?|\$)*$",
        re.IGNORECASE,
    ),
    "from",
)
_TO = re.compile(r"\s?(?:\w+\s|\([^()]{1,30}\)\s?)?[$)\s]?\s?(?:\w+\s)?(?:to|up\sto|down\sto|→|->)\s")
# "from 60% by existing solutions to below 10%".
_OWNED_START = re.compile(
    r"\s?(?:\w+\s)?(?:by|for|of|with)\s(?P<name>(?:the\s|an?\s)?[\w./+-]+(?:\s[\w./+-]+){0,4}?)\s(?:down\s|up\s)?to\s(?:\w+\s)?\W?\d"
)
_CHANGES = re.compile(
    r"\b(?:improv|increas|reduc|lower|boost|rais|cut|lift|elevat|enhanc|ris|drop|fall|declin|decreas|mov|jump|climb|go|tak|bring|driv|push)"
    r"(?:es|e|s|ed|ing|ting)?\s"
)
_STRIP_FRONT = re.compile(
    r"^(?:(?:the|our|an?|this|these|its|their|both|even|only|of|then|each|with)\s+)+", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"^(?:the\s)?(?:\d|same|test|average|all|both|total|first|second|previous\syear|case)\b", re.IGNORECASE
)
_MEASURE = re.compile(
    r"(?:m?AP|AR|AUC|F\d|R|Acc|PCK|PQ|NDS|m?IoU|PSNR|SSIM|BLEU|ROUGE|Recall|Precision|Hits?)(?:[-_@^\d\s]|$)",
    re.IGNORECASE,
)


def _is_name(name: str, start: int, sentence: Sentence, document: Document) -> bool:
    """Tell whether the phrase at `start` names a technique: a known model or a coined name, no measure."""
    others = mentions_between(sentence, start + 1, start + len(name))
    if name in document.names.own or _MEASURE.match(name) or any(m.kind != "model" for m in others):
        return False
    words = name.split()
    known = document.lexicon.names_of("model")
    return any(is_coined(w) for w in words) or name in known or words[0] in known


def _comparisons(sentence: Sentence, at: int, document: Document) -> list[Comparison]:
    """List the comparisons near a place of a sentence that name another side."""
    near = (c for c in read_comparisons(sentence, document) if abs(c.start - at) < _COMPARISON_REACH)
    return [c for c in near if c.cue in ("win", "with", "than", "over", "match")]


def _bracketed(left: str, at: int, sentence: Sentence, document: Document) -> str | None:
    """Give the name right before the parenthesis of the number: "surpassing Foo (74.8%)"."""
    closing = sentence.text[at : at + _REACH].partition(")")[0]
    match = _BRACKETED.search(left)
    first_of_two = _TWO_SIDES.search(closing) is not None
    if not match:
        return None if first_of_two else _compared_words(left, at, sentence, document)
    if match.group("name") in document.names.own:
        return None
    name = match.group("name")
    if any(name in c.names for c in _comparisons(sentence, at, document)):
        # "outperforms FooNet (82% vs. 79%)": the first number is the winner's.
        return None if first_of_two else name
    if _ON_LIST.search(left[: match.start("name")]):
        return None
    if _is_name(name, at - len(left) + match.start("name"), sentence, document):
        return name
    return None if first_of_two else _compared_words(left, at, sentence, document)


def _compared_words(left: str, at: int, sentence: Sentence, document: Document) -> str | None:
    """Give the plain words before a parenthesis that a comparison names: "beating flat parsers (61%)"."""
    match = _WORDS_BEFORE.search(left)
    words = match.group("name").split() if match and not match.group("name").endswith("illion") else []
    named = {name for c in _comparisons(sentence, at, document) for name in c.names} if words else set()
    phrase = next((p for i in range(len(words)) if (p := " ".join(words[i:])) in named), None)
    phrase = phrase or _listed_on(at, sentence, document)
    return None if phrase and _CHANCE.search(phrase) else phrase


def _listed_on(at: int, sentence: Sentence, document: Document) -> str | None:
    """Give the further one in "outperforming FooNet (61%) and the flat parsers (59%)"."""
    for comparison in _comparisons(sentence, at, document):
        on = _LISTED_ON.match(sentence.text, comparison.end, at) if comparison.end < at else None
        name = on.group("name") if on is not None else ""
        if is_description("foo " + name) or name.endswith(("baseline", "baselines")):
            return name
    return None


# "unlike FooNet, which needs 12 GB": what a relative clause says is of whom it follows.
_RELATIVE = re.compile(rf",?\s(?:which|that|who|whose)\s[^,;:{QUANTITY}]{{0,60}}$")
_UNLIKE = re.compile(
    rf"\b[Uu]nlike\s(?:the\s)?(?P<name>[^,;:(){QUANTITY}]{{2,50}}?),?\s(?:which|that|who|whose)\s[^,;:{QUANTITY}]{{0,60}}$"
)
_WITH_IT = re.compile(rf"\swith\s[^,;:{QUANTITY}]{{0,20}}$")


def _described(sentence: Sentence, atom: Atom, document: Document) -> str | None:
    """Give whom a relative clause describes by the number: "unlike FooNet, which needs 12 GB"."""
    masked, at = sentence.masked, sentence.group_of(atom)[0].start
    unlike = _UNLIKE.search(masked, max(sentence.start, at - 2 * _REACH), at)
    if unlike:
        name = sentence.text[unlike.start("name") : unlike.end("name")]
        return None if name in document.names.own else name
    for comparison in _comparisons(sentence, at, document):
        if comparison.end > at or comparison.cue == "over" or masked[at - 1] != " ":
            continue
        sets_out = comparison.start <= sentence.start + 1
        if _RELATIVE.match(masked, comparison.end, at) or (
            sets_out and _WITH_IT.match(masked, comparison.end, at)
        ):
            return comparison.names[-1]
    return None


def _starts_known(name: str, known: set[str]) -> bool:
    return name in known or name.split(maxsplit=1)[0] in known


def _owner(right: str, place: int, sentence: Sentence, document: Document) -> str | None:
    """Give the name that a number is said to be of, right after it."""
    match = _RIGHT_AFTER.match(right)
    known = document.lexicon.names_of("model")
    # "52% MeanIoU": only a known model is no measure there.
    if (
        match
        and _starts_known(match.group("name"), known)
        and _is_name(match.group("name"), place + match.start("name"), sentence, document)
    ):
        return match.group("name")
    match = _OWNED.match(right)
    if not match:
        return None
    group = "inside" if match.group("inside") else "by"
    name = match.group(group)
    # "89% (Foo)" and "89% for Foo" may be any part of the matter; a known model is none.
    sure = re.search(r"\bby\s", match.group()) or _starts_known(name, known)
    return name if sure and _is_name(name, place + match.start(group), sentence, document) else None


def _start_of_change(sentence: Sentence, claim: Meaning, document: Document) -> str:
    """Give whose the first number of "from A to B" is: what the sentence compares with, or nobody's."""
    named = _comparisons(sentence, claim.atom.start, document)
    after = [c for c in named if c.start > claim.atom.end]
    if named:
        return (after[0] if after else named[-1]).names[0]
    return _changed(sentence, claim.atom.start, document) or ""


def _changed(sentence: Sentence, at: int, document: Document) -> str | None:
    """Give the known model that changes in "lifts BERT from 22%" or "BERT improves from 22%"."""
    text, begin = sentence.text, max(sentence.start, at - _REACH)
    begin += max(text.rfind(mark, begin, at) - begin + 1 for mark in ",;:(")
    if not _CHANGES.search(text, begin, at):
        return None
    models = [m for m in mentions_between(sentence, begin, at) if m.kind == "model"]
    if not models:
        return None
    # "Foo-3-mini" is not the known Foo.
    first = max(begin, text.rfind(" ", begin, models[-1].start) + 1)
    stop = text.find(" ", models[-1].end, at)
    name = text[first : stop if stop >= 0 else at].strip("\"'“”()").removesuffix("'s").removesuffix("’s")
    return None if name in document.names.own else name


def _other_side(right: str, place: int, sentence: Sentence, document: Document) -> str | None:
    """Give the name after a number that is compared with: "61% for Foo"."""
    other = _OTHER_AFTER.match(right)
    if not other:
        return None
    name = re.sub(r"\s+", " ", _STRIP_FRONT.sub("", other.group("name"))).strip(" ,;:().'\"")
    if not name or name in document.names.own or _NO_NAME.match(name):
        return None
    # "61% in criminal law" names no technique, "61% in older methods" does.
    if other.group("by") == "in" and not is_description(name) and not is_coined(name.split()[0]):
        return None
    start, end = place + other.start("name"), place + other.end("name")
    return None if any(m.kind == "benchmark" for m in mentions_between(sentence, start + 1, end)) else name


def _versus(sentence: Sentence, at: int, document: Document) -> str:
    """Give whose the second number of "outperforms Foo (82% vs. 61%)" is; "" when nobody is named."""
    named = [c.names[0] for c in _comparisons(sentence, at, document) if c.end <= at]
    earlier = document.before(sentence, 1) if not named else None
    if earlier is not None:
        first = [c.names[0] for c in _comparisons(earlier, earlier.end, document)]
        named = [n for n in first if is_coined(n.split()[0])]
    return named[-1] if named else ""


def read_rival(sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the other technique whose number this is, "" when the text names nobody for it, else None."""
    text, atom = sentence.text, claim.atom
    left = text[max(sentence.start, atom.start - _REACH) : atom.start]
    bound = (
        text[max(sentence.start, atom.bound_start - _REACH) : atom.bound_start]
        if atom.bound_start > sentence.start
        else left
    )
    place = max(atom.end, atom.noun_end)
    right = text[place : min(sentence.end, place + _REACH)]
    compared = _COMPARED.search(left) or _COMPARED.search(bound)
    if compared and (claim.kind == "level" or compared.group().lower().startswith("compared")):
        other = _other_side(right, place, sentence, document)
        if other is not None:
            return other
    if claim.kind != "level":
        return None
    other = _bracketed(left, atom.start, sentence, document) or _described(sentence, atom, document)
    if other:
        return other
    beaten = _BEATEN.search(left)
    if beaten:
        return re.sub(r"\s+", " ", _STRIP_FRONT.sub("", beaten.group("name"))).strip()
    possessor = _POSSESSOR.search(left)
    if possessor and possessor.group("name") not in document.names.own:
        return possessor.group("name")
    owned = _owner(right, place, sentence, document)
    if owned:
        return owned
    if _VERSUS_IN.search(left) or (compared and not _THAN.match(compared.group())):
        return _versus(sentence, atom.start, document)
    if atom.value_max is None and (_FROM.search(left) or _FROM.search(bound)):
        owner = _OWNED_START.match(right)
        if owner:
            return re.sub(r"\s+", " ", _STRIP_FRONT.sub("", owner.group("name"))).strip()
    if atom.value_max is None and (_FROM.search(left) or _FROM.search(bound)) and _TO.match(right):
        return _start_of_change(sentence, claim, document)
    return None
