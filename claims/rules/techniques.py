"""Techniques: whose number a claim is.

Usually the paper's own; the subject of the clause or the words around the number say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claims.lexicons import load_lexicon
from claims.mentions.names import find_names, is_coined
from claims.rules.baselines import read_comparisons
from claims.rules.document import Document
from claims.rules.meaning import Meaning
from claims.rules.sentence import Sentence

# Finite forms only: "training" and "best-performing" are no verbs of a clause.
_VERB = re.compile(
    r"\b(?:(?:achiev|obtain|reach|attain|show|yield|deliver|improv|reduc|outperform|surpass|increas|decreas|provid|demonstrat|scor|perform|retain|maintain|exceed|rais|boost|gain|lower|sav|enabl|allow|accelerat|offer|requir|"
    r"consum|incur|match|generat|drop|degrad|rank|produc|result|remain|enjoy|exhibit|report|sustain|flagg|keep|generaliz|correlat|cover|detect|identif|predict|classif|compress|support|process|finish|complet|operat|record|suffer|"
    r"adopt|realiz|establish|return|revers|extend|scal|collect|execut|introduc|spend|need|converg|lead|speed|tak|us|run|cost|get|accept|contain|push|outpac|occup|handl|follow|attract|lag|preserv|speeds\sup|double|triple|halve)(?:e?s|e?d|ted|ned|ped|ied|ies|e)?"
    r"|show|yield|obtain|reach|attain|deliver|outperform|surpass|perform|exceed|need|lead|led|took|fell|cut|cuts|beat|beats|hit|hits|ran|sped|kept|brings?|brought|sets?|spent|has|have|had|is|are|was|were|can|could|may|might|will|would|does|did|got)\b(?!-)",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"^(?:(?:Compared|In|On|With|For|Under|Using|When|As|Across|By|Without|At|From|Over|Among|Relative|Evaluated|Tested|Applied|Integrated|Trained|Validated|Combined|Despite|Though|Although|While|After|Given|Running|Through|Based|To|Averaged|Specifically|Notably|Moreover|Furthermore|Additionally|Finally|However|Crucially|Particularly|Remarkably|Overall|Meanwhile|Besides|Also|Thus|Hence|Here|Empirically|Surprisingly|Importantly|Interestingly|Conversely|Consequently|Similarly)\b[^,]{0,160},\s+)+"
)
_THAT = re.compile(r"\b(?:show|demonstrate|find|found|reveal|indicate|observe|confirm|suggest|prove|validate|report|verif|note|conclude|illustrate|results?|establish)\w*\s(?:[\w-]+\s){0,2}?that\s|\bwhere\s(?:as\s)?|\bwhile\s|\bwhereas\s|\bbut\s", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:we|it|they|this|that|these|those|which|who|he|there|one|both|all|here|and|or|"
    r"(?:(?:our|the|this|these|its|their|an?|such|extensive|experimental|empirical|preliminary|evaluation|simulation|numerical|initial|proposed|novel|new|final|best|resulting|overall|simple|first|same|full|entire|presented|combined|introduced|suggested|developed|trained|comprehensive|further|additional|quantitative|detailed|key|main|large-scale|case)\s)*"
    r"(?:results?|experiments?|evaluations?|methods?|approach(?:es)?|models?|frameworks?|systems?|algorithms?|techniques?|solutions?|works?|papers?|designs?|architectures?|strateg(?:y|ies)|schemes?|pipelines?|studies|study|analysis|tests?|findings?|implementations?|networks?|tools?|improvements?|gains?|benchmarks?|simulations?|measurements?|mechanism|procedure|policy|engine|accelerator|classifier|platform|prototype|optimizations?|reductions?|contributions?|techniques?|performance|accuracy|latency|combination|evidence|comparisons?|observations?|submissions?|code|outcomes?|training|process|representation|representations|latter|former|variant|variants|version|library|protocol|compiler|agent|agents|detector|solver|component|components|author|authors|team|teams|experiments?\s\w+|validation|modules?|application|applications|data|dataset|datasets|speedups?|metrics?|numbers?|average|advantages?|instance))$",
    re.IGNORECASE,
)
_STRIP_FRONT = re.compile(r"^(?:(?:the|our|an?|this|these|its|their|proposed|resulting|novel|new|such|both|even|single|overall|only|and|of|then|thus|also|each|with|accuracy\sof|performance\sof|f1\sof|the\saccuracy\sof)\s+)+", re.IGNORECASE)
_STRIP_BACK = re.compile(r"(?:\s+(?:also|further|consistently|significantly|substantially|even|only|still|then|thus|often|typically|generally|alone|itself|already|that|which|not|to|and|on\saverage|respectively|successfully|clearly|greatly|effectively|efficiently|vastly|dramatically|simultaneously|always|now|currently|approximately|nearly|about|roughly|just|[,;:(]))+$", re.IGNORECASE)
_OTHER_AFTER = re.compile(
    r"^(?:\s?(?:%|accuracy|success|rate|score|F1|mAP|reduction|drop|gain|improvement|loss|AP|BLEU|points?)){0,3}\s?(?:for|of|by|from|with|in|achieved\sby|obtained\sby|using|on)\s(?P<name>(?:the\s|a\s|an\s)?[\w'’/+.-]+(?:\s[\w'’/+.-]+){0,5}?)(?=[,.;)(]|\s(?:on|in|at|for|with|and|while|when|by|to|under|using)\b|$)"
)
_COMPARED = re.compile(r"\b(?:compared\s(?:to|with)|versus|vs\.?|(?<!more\s)(?<!less\s)(?<!fewer\s)(?<!greater\s)(?<!higher\s)(?<!better\s)(?<!lower\s)than|against|over\sa\s(?:score|baseline)\sof)\s(?:an?\s|the\s|only\s|just\s|about\s|under\s|over\s|a\sscore\sof\s|around\s|at\smost\s|approximately\s)*$", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<name>[A-Z][\w+./-]*(?:[\s-][A-Z0-9][\w+./-]*){0,3})\s?(?:'s|’s)?\s?\((?:[^()]*[,;]\s?)?(?:only\s|about\s|~\s?|up\sto\s)?$")
_POSSESSOR = re.compile(r"(?:compared\s(?:to|with)|versus|vs\.?|than|over)\s(?:the\s)?(?P<name>[A-Z][\w./+-]*)(?:'s|’s)\s(?:\w+\s){0,2}$")
_RIGHT_AFTER = re.compile(r"^\s(?P<name>[A-Z][\w./+-]*(?:[\s-][A-Z0-9][\w./+-]*){0,3})(?=[,;).]|\sand\s|\svs)")
_FROM = re.compile(r"\bfrom\s(?:an?\s|the\s|about\s|only\s|around\s|roughly\s|baseline\s|\$)*$", re.IGNORECASE)


def _tidy(phrase: str) -> str:
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,;:()'\"")
    before = ""
    while before != phrase:
        before = phrase
        phrase = _STRIP_BACK.sub("", _STRIP_FRONT.sub("", phrase)).strip(" ,;:()'\"")
    return phrase


def read_subject(sentence: Sentence, at: int) -> str:
    """Give the words before the verb of the clause in which the number at `at` stands."""
    clause = sentence.text[sentence.start : at]
    for mark in ("; ", ": "):
        clause = clause.rsplit(mark, 1)[-1]
    introduction = _INTRODUCTION.match(clause)
    if introduction:
        clause = clause[introduction.end() :]
    last = None
    for match in _THAT.finditer(clause):
        last = match
    if last is not None and _VERB.search(clause[last.end() :]):
        clause = clause[last.end() :]
        introduction = _INTRODUCTION.match(clause[:1].upper() + clause[1:])
        if introduction:
            clause = clause[introduction.end() :]
    verb = _VERB.search(clause)
    return clause[: verb.start()].strip() if verb else ""


def _other_side(sentence: Sentence, claim: Meaning, document: Document) -> str | None:
    """Give the other technique whose level this is, where the words around the number say so."""
    text, atom = sentence.text, claim.atom
    own = document.names.own
    left = text[max(sentence.start, atom.start - 90) : atom.start]
    right = text[max(atom.end, atom.noun_end) : min(sentence.end, atom.end + 90)]
    bracket = _BRACKETED.search(left)
    if bracket and bracket.group("name") not in own:
        words = bracket.group("name").split()
        known = document.lexicon.names_of("model")
        if any(is_coined(w) for w in words) or bracket.group("name") in known:
            measure = {m.text for m in sentence.mentions if m.kind in ("metric", "benchmark", "hardware")}
            if bracket.group("name") not in measure and not any(w in measure for w in words):
                return bracket.group("name")
    bound = text[max(sentence.start, atom.bound_start - 60) : atom.bound_start] if atom.bound_start > sentence.start else left
    possessor = _POSSESSOR.search(left)
    if possessor and possessor.group("name") not in own:
        return possessor.group("name")
    if _COMPARED.search(left) or _COMPARED.search(bound):
        other = _OTHER_AFTER.match(right)
        if other:
            name = _tidy(other.group("name"))
            if name and name not in own and not re.match(r"^(?:the\s)?(?:\d|same|test|average|all|both)", name):
                return name
    direct = _RIGHT_AFTER.match(right)
    if claim.kind == "level" and direct:
        first = direct.group("name").split()[0]
        known = document.lexicon.names_of("model")
        measure = {m.text for m in sentence.mentions if m.kind in ("metric", "benchmark", "hardware")}
        if (is_coined(first) or first in known or direct.group("name") in known) and first not in measure and direct.group("name") not in measure:
            return direct.group("name")
    if claim.kind == "level" and _FROM.search(left) and re.match(r"\s?\)?\s?(?:to|up\sto|down\sto)\b", right):
        named = [c for c in read_comparisons(sentence, document) if c.cue in ("win", "with", "than", "over")]
        if named:
            return named[0].names[0]
    return None


def _named_subject(subject: str, sentence: Sentence, document: Document) -> str | None:
    """Give the name that the subject of a clause is: one of the paper's own, else somebody else's."""
    own = [n for n in document.names.own if re.search(rf"(?<![\w-]){re.escape(n)}(?![\w])", subject)]
    if own:
        return max(own, key=len)
    measures = {m.text for m in sentence.mentions if m.kind in ("benchmark", "hardware", "metric", "training")}
    candidates = [(s, n) for n, s, _ in find_names(subject) if n not in measures]
    at = sentence.text.find(subject, sentence.start) if subject else -1
    if at >= 0:
        candidates += [(m.start - at, m.text) for m in sentence.mentions if m.kind == "model" and at <= m.start < at + len(subject)]
    free = [(s, n) for s, n in candidates if not re.search(r"\b(?:on|for|in|with|using|of|to|than|over|from|by|at|via|under|like|and)\s(?:the\s|a\s|an\s)?(?:[\w-]+\s){0,1}$", subject[: max(s, 0)])]
    if free and not re.search(r"\b(?:we|our|this|its?)\b", subject, re.IGNORECASE):
        return max(free, key=lambda c: (len(c[1]), -c[0]))[1]
    return None


_OURS = re.compile(r"\b[Oo]ur\s(?:[a-z-]+\s){0,2}(?P<name>[A-Z0-9][\w./+-]*(?:-[\w./+]+)*)")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load_lexicon('names')['heads'])})s?$", re.IGNORECASE)


_COMMON_WORDS = re.compile(r"\b(?:accuracy|latency|performance|results?|time|rate|error|score|speedup|cost|F1|average|we|it|they|this|best|experiments?|overhead|throughput|benchmarks?|efficiency|quality|consumption|evaluations?|number|amount|use|analysis|simulations?)\b", re.IGNORECASE)


def _is_technique(phrase: str, subject: str, document: Document) -> bool:
    """Tell whether the subject of a clause describes a technique: by its head noun, or because the title has it."""
    words = phrase.split()
    if not 1 <= len(words) <= 7 or _GENERIC.match(phrase) or _GENERIC.match(subject) or _COMMON_WORDS.search(phrase) or re.search(r"[()%]", phrase):
        return False
    if len(words) >= 2 and _heads().search(phrase):
        return True
    title = document.title.lower()
    return phrase.lower() in title and len(phrase) > 5 and len(words) >= 2


def read_technique(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> str | None:
    """Read whose number a claim is: the paper's own technique unless the words around say otherwise."""
    names = document.names
    if claim.kind == "level":
        other = _other_side(sentence, claim, document)
        if other is not None:
            return other
    subject = read_subject(sentence, claim.atom.start)
    tidy = _tidy(subject)
    if subject:
        ours = _OURS.search(subject)
        if ours and is_coined(ours.group("name")):
            return ours.group("name")
        named = _named_subject(subject, sentence, document)
        if named is not None:
            return named
    if names.coined:
        # "the original benchmark achieved 82%": plainly not ours.
        if tidy and re.match(r"(?:the\s)?(?:original|previous|prior|existing|conventional|best\sprior|baseline)\s", tidy) and not re.search(r"\bour\b", subject):
            return tidy
        return names.main
    if tidy and _is_technique(tidy, subject, document):
        return tidy
    return names.main
