"""Owners: whose a level is by the words beside it ("followed by Foo with 81%", "human accuracy of 94%")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.mentions.names import is_coined
from claims.mentions.proposals import tidy_description
from claims.mentions.titles import is_description
from claims.quantity.hedges import HEDGE, HEDGES
from claims.rules.roles.callings import is_no_technique, is_ours, mentions_between
from claims.rules.roles.comparisons import read_comparisons
from claims.rules.sentence import METRIC, QUANTITY, Sentence
from claims.text import Hinted

if TYPE_CHECKING:
    from claims.quantity.atom import Atom
    from claims.rules.document import Document
    from claims.rules.meaning import Meaning
    from claims.rules.roles.subjects import Subject

# So far around a number the words may still say whose it is.
_REACH = 110

_NAME = rf"(?P<name>[A-Z][^\s,;:(){METRIC}{QUANTITY}]*(?:\s[A-Z0-9][^\s,;:(){METRIC}{QUANTITY}]*){{0,3}})"
_LISTED_NAME = r"[A-Z][\w./+-]*(?:\s[A-Z0-9(][\w.+()-]*){0,3}"
# What may stand between a name and its number: a measure, a hedge, "a score of".
_MEASURE = (
    rf"(?:{METRIC}++\s?(?:(?:scores?|rates?|values?)\s)?(?:(?:of|at|is|=|:)\s)?"
    rf"|(?:the|its|scores?\sof)\s|{HEDGE}){{0,6}}$"
)
_FOLLOWED = Hinted(
    re.compile(
        rf"\b(?:followed|trailed)\s(?:closely\s)?by\s(?:the\s)?{_NAME},?\s(?:with|at|achieving|reaching|scoring)\s{_MEASURE}"
        rf"|\b(?:find|finds|found)\s(?P<found>[A-Z][^\s,;:()]*(?:\s[A-Z0-9][^\s,;:()]*){{0,3}})\sto\s[^,;:()]{{2,50}}?\s{_MEASURE}"
    ),
    "followed trailed find found",
)
# "and the best small model (FooLM) only 81%".
_ELLIPTIC = Hinted(
    re.compile(
        rf"\b(?:best|strongest|top|leading|largest|smallest|weakest|worst)[\w-]*\s(?:[\w-]+\s){{1,4}}?\({_NAME}\)\s{HEDGES}$"
    ),
    "est top leading worst",
)
# "(FooLM: 81%; BarLM: 79%)", "FooLM 81%, BarLM 79%", "with FooLM at 79%".
_BESIDE = re.compile(
    rf"(?:[(,;:]\s?|\b(?:and|with|while)\s)(?:and\s|with\s|the\s)?{_NAME}"
    rf"(?:(?:\s?[:=]\s?|\s[-–—]\s|\s(?:follow\w*|trail\w*|close)(?:\s[a-z]+){{0,2}}\sat\s|\s(?:at|with)\s){_MEASURE}|,?\s{HEDGES}$)"
)
_PASSIVE = re.compile(
    rf"[^.;,(){QUANTITY}]{{0,40}}?[),]?\s(?:was|is|were|are)\s(?:\w+ly\s)?(?:achieved|obtained|reached|attained|yielded|produced|recorded)\s"
    r"(?:by|with|using)\s(?:the\s|an?\s)*(?P<name>[^.;:,()]{2,60})"
)
_REACHED_BY = Hinted(
    re.compile(
        rf"\b(?:obtained|achieved|reached|attained)\s(?:by\susing|by|with|using)\s(?:the\s|an?\s)*(?P<name>[^.;:,(){METRIC}{QUANTITY}]{{2,60}}?)"
        rf"\s?(?:[:(]|,\s(?:with|resulting\sin|yielding|giving|reaching|achieving|obtaining|scoring)\s(?:an?\s)?)\s?{_MEASURE}"
    ),
    "obtained achieved reached attained",
)
# "followed by FooNet and BarNet with an accuracy of 81% and 79%".
_LISTED = re.compile(
    rf"\b(?:followed\s(?:closely\s)?by|[Ww]ith|[Ff]or|[Uu]sing|models?|classifiers?|namely)\s(?:the\s)?(?P<names>{_LISTED_NAME}(?:,?\sand\s{_LISTED_NAME}|(?:,\s{_LISTED_NAME}){{1,5}},?\sand\s{_LISTED_NAME}))"
    r"(?:\s(?:models?|classifiers?|systems?))?(?:\s(?:following|trailing)(?:\s[a-z]+){0,2})?(?:[^.;:()\d]|\bF1){0,70}$"
)
_AND = re.compile(r",?\sand\s|,\s")
_CUT = re.compile(
    r"\s(?:on|for|in|at|from|with|that|which|when|while|and|over|under|as|trained|using|to)\s.*$"
)
_COMPARED = Hinted(
    re.compile(
        rf"\b(?:compared\s(?:to|with)|against|versus|vs\.?|than)\s(?:{HEDGES}|[^;()]*{QUANTITY}[^;()]*)$"
    ),
    "compared against versus vs than",
)
_FOR = re.compile(
    rf"(?:\s?{METRIC}++)?\s(?:for|by|with|from)\s(?:the\s)?{_NAME}(?=[,;.)]|\s(?:and|on|in|while|but)\s)"
)
# "surpassing the 66% of FooNet", "exceeding FooNet's 66%".
_OVER = re.compile(r"\b(?:surpass|exceed|outperform|beat)\w*\sthe\s$|\b(?:above|than)\sthe\s$")
_OF = re.compile(
    rf"(?:\s?{METRIC}++)?\s(?:of|for|by)\s(?:the\s)?{_NAME}(?=[,;.)]|\s(?:and|on|in|while|but|by)\s)"
)
_OVER_ITS = Hinted(
    re.compile(
        rf"\b(?:(?:surpass|exceed|outperform|beat)\w*|than|above|against|versus|vs\.?|compared\s(?:to|with))\s(?:the\s)?{_NAME}['’]s\s{_MEASURE}"
    ),
    "'s ’s",
)
# "FooGPT's 16%": with its number right behind, who has it owns it.
_ITS = Hinted(re.compile(rf"(?<![\w-]){_NAME}['’]s\s{_MEASURE}"), "'s ’s")
# "reaches 91% (85% for FooNet)", "91% (with the baseline: 85%)".
_IN_BRACKETS = re.compile(
    rf"(?:\s?{METRIC}++)?\s(?:for|by|with|using|in|from)\s(?:the\s|an?\s)?(?P<name>[^,;:(){METRIC}{QUANTITY}]{{2,50}}?)\)"
)
_OPENED = re.compile(rf"{QUANTITY}[^.;(){QUANTITY}]{{0,40}}\((?:only\s|{METRIC}++\s(?:of\s)?)?{HEDGES}$")
_PLAIN_RIVAL = re.compile(
    r"(?:[\w-]+\s){0,3}(?:baselines?|state[\s-]of[\s-]the[\s-]art|SOTA|humans?|chance)", re.IGNORECASE
)
# Names that end so are models', also where nothing else is known of them.
_MODEL_ENDING = re.compile(
    r"(?:Nets?|NET|BERT|GPT|[Ff]ormers?|LM|Llama|LLaMA|GAN|VAE|CNN|RNN|LSTM|GNN|MLP|ViT|CLIP|Mamba|RAG|NeRF|Diffusion|Agent|Coder|Instruct)"
    r"(?:v?\d[\w.]*)?(?:-[\w.]+)*$"
)
_PEOPLE = (
    r"(?:experts?|performance|accuracy|scores?|success|readers?|annotators?|baselines?|evaluators?|raters?|players?"
    r"|level|operators?|participants)"
)
_HUMAN = Hinted(
    re.compile(
        rf"\b(?P<name>[Hh]umans|[Hh]uman(?:-level)?\s{_PEOPLE})\s(?:\((?![<>+])|(?:[A-Za-z\d-]+\s){{0,2}}?"
        r"(?:of\s|at\s|is\s|was\s|with\s|(?:reach|achiev|attain|scor|obtain|perform|hav|has|had)\w*\s(?:well\s|better\s)?\(?))"
        rf"(?:(?:the|at|of|with)\s|[A-Za-z\d-]+\s(?:rate\s|score\s)?of\s|{HEDGE}){{0,6}}$"
    ),
    "uman",
)
_BRACKETED = re.compile(rf"\s?\({_NAME}\)\s|,\s(?P<after>[A-Z][\w./+-]*(?:\s[A-Z0-9][\w./+-]*){{0,3}}),\s")
_ONE = re.compile(
    r"(?:model|system|method|performer|variant|LLM|VLM|MLLM|agent|classifier|network|baseline|one|configuration)$"
)


def read_owner(sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give whose a level is by the words right before or after it; None when they do not say."""
    if claim.kind != "level":
        return None
    atom = claim.atom
    left = max(sentence.start, atom.start - _REACH)
    end = max(atom.end, atom.noun_end)
    listed = _listed(sentence, atom, left, document)
    if listed:
        return listed
    for pattern in (_FOLLOWED, _BESIDE, _ELLIPTIC):
        match = pattern.search(sentence.masked, left, atom.start)
        if match is None:
            continue
        name = next(g for g in match.groups() if g)
        place = match.start() + match.group().index(name)
        if _is_technique(name, place, sentence, document, sure=pattern is not _BESIDE):
            return name
    over = _over_whom(sentence, left, atom.start, end)
    if over is not None and _is_technique(
        over.group("name").removesuffix("'s"), over.start("name"), sentence, document, sure=True
    ):
        return over.group("name")
    its = _ITS.search(sentence.masked, left, atom.start)
    if its and _is_technique(its.group("name"), its.start("name"), sentence, document, sure=True):
        return its.group("name")
    bracketed = _in_brackets(sentence, left, atom.start, end, document)
    if bracketed is not None:
        return bracketed
    human = _HUMAN.search(sentence.text, left, atom.start)
    if human and claim.metric.id != "agreement":
        return human.group("name").removesuffix(" performance").removesuffix(" accuracy")
    if is_after_comparison(sentence, atom.start):
        owned = _FOR.match(sentence.masked, end, sentence.end)
        if owned and _is_technique(owned.group("name"), owned.start("name"), sentence, document, sure=True):
            return owned.group("name")
    return _reached_by(sentence, left, atom.start, end, document)


def _listed(sentence: Sentence, atom: Atom, left: int, document: Document) -> str | None:
    """Give whose the number is of "followed by FooNet and BarNet at 81% and 79%"."""
    group = sentence.group_of(atom)
    match = (
        _LISTED.search(sentence.text, max(sentence.start, left - _REACH), group[0].start)
        if len(group) > 1
        else None
    )
    names = _AND.split(match.group("names")) if match else []
    if match is None or len(names) != len(group):
        return None
    place = match.start("names")
    known = any(_is_technique(n, sentence.text.index(n, place), sentence, document, sure=True) for n in names)
    return names[group.index(atom)] if known else None


def _over_whom(sentence: Sentence, left: int, start: int, end: int) -> re.Match[str] | None:
    """Find whose number is beaten: "surpassing the 66% of FooNet", "exceeding FooNet's 66%"."""
    if _OVER.search(sentence.masked, left, start):
        return _OF.match(sentence.masked, end, sentence.end)
    return _OVER_ITS.search(sentence.masked, left, start)


def _in_brackets(sentence: Sentence, left: int, start: int, end: int, document: Document) -> str | None:
    """Give whose the second number of "reaches 91% (85% for the baseline)" is."""
    match = _IN_BRACKETS.match(sentence.masked, end, sentence.end)
    if match is None or not _OPENED.search(sentence.masked, left, start):
        return None
    name = match.group("name")
    if _PLAIN_RIVAL.fullmatch(name) or is_description(name):
        return name
    return name if _is_technique(name, match.start("name"), sentence, document, sure=False) else None


def is_after_comparison(sentence: Sentence, at: int) -> bool:
    """Tell whether a number is one of those that something is compared with: "against 81% and 79%"."""
    return _COMPARED.search(sentence.masked, max(sentence.start, at - 2 * _REACH), at) is not None


def _reached_by(sentence: Sentence, left: int, start: int, end: int, document: Document) -> str | None:
    """Give what a number "was obtained with": a name, or what describes a technique."""
    match = _PASSIVE.match(sentence.masked, end, sentence.end) or _REACHED_BY.search(
        sentence.masked, left, start
    )
    if match is None or document.names.coined or is_ours(match.group("name")):
        return None
    text = sentence.text[match.start("name") : match.end("name")]
    phrase = tidy_description(_CUT.sub("", text))
    if not phrase or is_no_technique(phrase):
        return None
    first = phrase.split(maxsplit=1)[0]
    named = first in document.lexicon.names_of("model") or is_coined(first)
    if named and not _is_technique(first, match.start("name"), sentence, document, sure=True):
        return None
    return phrase if named or is_description("foo " + phrase) else None


def _is_technique(name: str, at: int, sentence: Sentence, document: Document, *, sure: bool) -> bool:
    """Tell whether a name is the paper's own, a known model or a rival; if `sure`, any coined one will do."""
    if name in document.names.own:
        return True
    inside = mentions_between(sentence, at + 1, at + len(name))
    if any(m.kind != "model" for m in inside):
        return False
    first = name.split(maxsplit=1)[0]
    if any(m.start == at for m in inside) or first in document.lexicon.names_of("model"):
        return True
    if _MODEL_ENDING.search(name) and is_coined(name.rsplit(maxsplit=1)[-1]):
        return True
    rivals = {n for c in read_comparisons(sentence, document) for n in c.names}
    return name in rivals or (sure and is_coined(first))


def read_bracketed(subject: Subject, sentence: Sentence, document: Document) -> str | None:
    """Give the name in "the best open model (Foo)" or "the best model, Foo," where the subject has none."""
    if not _ONE.search(subject.text):
        return None
    match = _BRACKETED.match(sentence.text, subject.start + len(subject.text), sentence.end)
    if match is None:
        return None
    name = match.group("name") or match.group("after")
    known = re.split(r"[\s-]", name, maxsplit=1)[0] in document.lexicon.names_of("model")
    if name in document.names.long or name in document.names.own or not (known or is_coined(name)):
        return None
    return name
