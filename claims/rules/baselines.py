"""Baselines: what a claim is compared with."""

from __future__ import annotations

import re

from claims.mentions.names import is_coined
from claims.rules.document import Comparison, Document
from claims.rules.meaning import Meaning
from claims.rules.sentence import QUANTITY, Sentence

_COMPARE = re.compile(
    r"\b(?P<with>(?:when\s|as\s)?compared?\s(?:to|with|against)|in\scomparison\s(?:to|with|against)|comparison\swith|in\scontrast\sto|relative\sto|with\srespect\sto|(?:evaluated|benchmarked|measured)\sagainst|versus|vs\.?)\s"
    r"|\b(?P<than>than|over|on\stop\sof|upon)\s"
    r"|\b(?P<win>outperform(?:s|ing|ed|es)?|surpass(?:es|ing|ed)?|exceed(?:s|ing)?|beat(?:s|ing)?|outpac(?:es|ing)|improv(?:es|ing|ed|ements?)\s(?:up)?on)\s"
    r"|\b(?P<match>match(?:es|ing)?(?:\sor\s\w+)?|rival(?:s|ing)?|comparable\s(?:to|with)|on\spar\swith|as\s(?:good|accurate|well|effective)\sas|equivalent\sto|competitive\swith|similar\sto|performance\sof|accuracy\sof|quality\sof|identical\sto|below|behind)\s",
    re.IGNORECASE,
)
_STOP_WORDS = (
    r"by|with|in|on|at|while|when|for|from|without|across|under|using|which|that|where|but|to|during|respectively|after|via|through|due|"
    r"including|trained|is|are|was|were|has|have|can|implemented|measured|evaluated|tested|within|per|depending|despite|because|since|even|"
    r"achiev\w+|yielding|reach\w+|demonstrat\w+|show\w*|requir\w+|running|and\s(?:achiev|obtain|reduc|improv|up|by|is|has|can|yield|on|in|a\s\d|over|requir|deliver|show|demonstrat|maintain|provid|increas|cut|sav|\d|to)\w*"
)
_NP_STOP = re.compile(
    rf"\s(?:{_STOP_WORDS})\b|(?<!such)\sas\b|[.;:()\[\]]|,\s(?:while|and\s\w+ing|with|by|which|achiev|reduc|improv|yield|up\sto|respectively|on|demonstrat|show|at|in|but|without|reach|thus|establish|setting|making|highlight|e\.g|i\.e|we|it|our|the\s(?:proposed|method|model))"
    rf"|\s?{QUANTITY}|\s(?:up\sto|about|approximately|over|nearly)\s[{QUANTITY}~]|$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:(?:the|a|an|its|their|other|all|both|any|those|that|of|those\sof|that\sof|using|several|many|most|two|three|four|five|various|strong|currently?|running|merely|only|just|our|performance\sof|accuracy\sof|quality\sof)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,]+(?:and|or|the|of|a|an|respectively|both|also|alone)?$", re.IGNORECASE)
_BAD = re.compile(
    r"^(?:time|all|average|each|\W*|\d.*|[a-z]|it|them|this|these|those|others?|ever|before|expected|one|half|years?|datasets?|benchmarks?|tasks?|settings?|metrics?|seeds?|runs?|different.*|large.*range.*"
    r"|.*\b(?:datasets?|benchmarks?|tasks?|languages?|scenarios|domains|settings|workloads|corpus|texts?|annotations?|perturbations?|attacks|data|directions?)"
    r"|previously|usual|parameters|\S+\s(?:parameters|samples|images)|state|existing|previous|prior|real[\s-]?time|factors?|initializing|initially|necrosis|expectations?|chance|random|human[s]?\salone|same\s\w+|accuracy|performance|quality)$",
    re.IGNORECASE,
)
_OVER_THING = re.compile(r"^(?:the\s)?(?:whole|entire|course|range|years|time|span|air|internet|network|period|set|test|all|past|long|short|multiple|various|different|several|time)\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:,\s*and\s|,\s*or\s|,|\sand\s|\sor\s|/(?=[A-Z])|\sas\swell\sas\s|;)\s*")
_SUCH_AS = re.compile(r"^(?P<head>.*?)(?:,?\s(?:such\sas|like|including|e\.g\.,?|i\.e\.,?|namely)\s)(?P<items>.+?)$", re.IGNORECASE)
_CLASS_THEN_NAME = re.compile(r"^.*\b(?:baselines?|methods?|models?|systems?|approaches|frameworks?|networks?|detectors?|architectures?)\s(?P<names>[A-Z][\w./+-]*(?:[\s,/].*)?)$")
_BRACKET = re.compile(
    r"\s?(?:baselines?|methods?|models?|systems?|approaches)?,?\s?(?:\((?:e\.g\.,?\s|i\.e\.,?\s|such\sas\s|like\s|including\s)?([A-Z][^()]{1,70})\)|(?:such\sas|like|including|namely)\s([A-Z][^.;()]{2,90}?)(?=\s(?:by|on|in|with|while|for|at)\b|[.;()]))"
)


def _tidy(phrase: str) -> str:
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,'\"")
    phrase = _LEADING.sub("", phrase)
    return _TRAILING.sub("", phrase).strip(" ,'\"")


def _names_of(text: str, start: int, end: int, own: frozenset[str]) -> tuple[str, ...]:
    """Give the names in the noun phrase of a comparison, each on its own."""
    phrase = _tidy(text[start:end])
    bracket = _BRACKET.match(text[end : end + 110])
    if bracket and not re.match(r"\d|up\sto", (bracket.group(1) or bracket.group(2) or "").strip()):
        items = [_tidy(x) for x in _SPLIT.split(bracket.group(1) or bracket.group(2))]
        if items and all(re.search(r"[A-Z]", x) for x in items):
            return tuple(i for i in items if i and i not in own)[:6]
    if not phrase or _BAD.match(phrase) or _OVER_THING.match(phrase) or len(phrase) < 2:
        return ()
    such = _SUCH_AS.match(phrase)
    if such:
        phrase = such.group("items")
    else:
        named = _CLASS_THEN_NAME.match(phrase)
        if named:
            phrase = named.group("names")
    parts = [_tidy(p) for p in _SPLIT.split(phrase)]
    parts = [p for p in parts if p and not _BAD.match(p) and p not in own]
    if len(parts) > 1 and not all(re.search(r"[A-Z0-9]", p) for p in parts):
        whole = _tidy(phrase)
        return (whole,) if len(whole.split()) <= 8 else ()
    return tuple(p for p in parts[:6] if len(p.split()) <= 9)


def read_comparisons(sentence: Sentence, document: Document) -> list[Comparison]:
    """List the comparisons of a sentence, in order of place."""
    if sentence.start in document.comparisons:
        return document.comparisons[sentence.start]
    found = []
    text, masked = sentence.text, sentence.masked
    for match in _COMPARE.finditer(masked, sentence.start, sentence.end):
        at = match.end()
        if text[at : at + 1] == "(" and (close := text.find(")", at, at + 40)) > 0:
            at = close + 1
        if masked[at : at + 1] == QUANTITY:
            continue
        cue = match.lastgroup or ""
        word = match.group().strip().lower()
        if word in ("versus", "vs", "vs.") and not (masked[: match.start()].rstrip().endswith((QUANTITY, ")")) or text[at : at + 1].isupper()):
            continue
        stop = _NP_STOP.search(masked, at, min(sentence.end, at + 240))
        end = stop.start() if stop else min(sentence.end, at + 140)
        names = _names_of(text, at, end, document.names.own)
        if names:
            found.append(Comparison(match.start(), end, cue if word != "over" else "over", names))
    document.comparisons[sentence.start] = found
    return found


def _pick(sentence: Sentence, claim: Meaning, comparison: Comparison) -> tuple[str, ...]:
    """Give the names of a comparison, or the one at the number's own place in its list."""
    group = sentence.group_of(claim.atom)
    if len(group) > 1 and len(comparison.names) == len(group):
        return (comparison.names[group.index(claim.atom)],)
    return comparison.names


_OBJECT = re.compile(r"\b(?:of|for)\s(?:the\s|a\s|an\s|original\s)*(?P<name>[A-Z][\w./+-]*(?:[\s-][A-Z0-9][\w./+-]*){0,3}(?:\s[A-Z]\w+)?)\s(?:by|to|from)\s[^.;]{0,30}$")
_COMPRESSED = re.compile(r"\b(?:compress|prun|quantiz|accelerat|speed|distill|shrink)\w*\s(?:up\s)?(?:the\s)?(?P<name>[A-Z][\w./+-]*(?:[\s-][A-Z0-9][\w./+-]*){0,2})\s(?:by|to)\s[^.;]{0,30}$")
_PART_OF = re.compile(
    r"^\s?(?:\w+\s){0,3}?(?:of|as\smany\s\w+\sas|as\smuch\s\w+\sas)\s(?:that\sof\s|those\sof\s|the\s(?:[\w-]+\s){1,3}of\s|the\s|its\s|a\s)?(?P<name>(?:the\s)?(?:original|baseline|full|conventional|standard|dense|existing|state-of-the-art|teacher|unpruned|uncompressed|\d+-bit|[A-Z])[\w./+-]*(?:\s[\w./+-]+){0,4}?)(?=\s(?:while|with|on|in|at|for|and|respectively|using|but|when|to)\b|[,.;()]|$)"
)


def _own_parenthesis(sentence: Sentence, claim: Meaning) -> str | None:
    """Give the name right before the number's parenthesis: outperforms A (by 5%), B (by 7%)."""
    before = sentence.text[sentence.start : claim.atom.start]
    match = re.search(r"(?:,\s(?:and\s)?|\band\s|\b(?:outperform|surpass|exceed|beat)\w*\s|\bthan\s|\bover\s)(?P<name>[\w./+' -]{2,50}?)\s\((?:by\s|up\sto\s|~|about\s|\+|an?\s|over\s)*$", before)
    return _tidy(match.group("name")) if match else None


def read_baseline(sentence: Sentence, claim: Meaning, technique: str | None, document: Document) -> tuple[str, ...]:
    """Read what a claim is compared with: from its own sentence, else from the one that it continues."""
    level = claim.kind == "level"
    if level and (claim.metric.family not in ("quality", "speed", "other", "energy", "memory", "compute") or claim.rule == "footprint"):
        return ()
    names = _own_baseline(sentence, claim, document, level=level)
    if not names and not level and claim.kind != "fraction":
        names = _carried_baseline(sentence, claim, document)
    if technique is not None:
        if level and any(n in technique or technique in n for n in names):
            return ()
        names = tuple(n for n in names if n != technique)
    return names


def _own_baseline(sentence: Sentence, claim: Meaning, document: Document, *, level: bool) -> tuple[str, ...]:
    atom = claim.atom
    text = sentence.text
    comparisons = read_comparisons(sentence, document)
    if not level and comparisons:
        bracketed = _own_parenthesis(sentence, claim)
        if bracketed and any(c.cue == "win" and c.start < atom.start for c in comparisons) and not _BAD.match(bracketed):
            return (bracketed,)
    if claim.kind == "fraction":
        part = _PART_OF.match(text[max(atom.end, atom.noun_end) : sentence.end])
        if part:
            name = _tidy(part.group("name"))
            if name and not _BAD.match(name) and (re.search(r"[A-Z]", name) or " " in name):
                return (name,)
    wanted = {"with", "win", "than", "over"} if not level else {"with", "win"}
    after = [c for c in comparisons if c.start >= atom.end and c.cue in wanted]
    before = [c for c in comparisons if c.end <= atom.start and c.cue in wanted]
    group = sentence.group_of(atom)
    last = group[-1].end
    if after:
        near = after[0]
        between = text[last : near.start]
        # Another clause begins in between: "... by 3x while B is slower than C".
        cut = re.search(r";|,\s(?:while|but|whereas)\b", between) is not None
        if level:
            numbers = sentence.masked[last : near.start].count(QUANTITY) > 0
            if not numbers and not cut and len(between) < 90:
                return _pick(sentence, claim, near)
        elif not cut or not before:
            return _pick(sentence, claim, near)
    if before:
        near = before[-1]
        if level:
            direct = text[near.end : atom.start]
            return _pick(sentence, claim, near) if near.cue == "with" and near.start == sentence.start and len(direct) < 90 else ()
        return _pick(sentence, claim, near)
    if level:
        return ()
    left = text[sentence.start : atom.start]
    for pattern in (_OBJECT, _COMPRESSED):
        match = pattern.search(left)
        if match and match.group("name") not in document.names.own and _is_named(match.group("name"), document):
            return (match.group("name"),)
    matched = [c for c in comparisons if c.cue == "match"]
    if matched:
        return _pick(sentence, claim, min(matched, key=lambda c: abs(c.start - atom.start)))
    # A number that goes on from another one of the sentence shares its object.
    match = re.search(r"\bof\s(?P<name>[A-Z][\w./+-]*(?:-[A-Z0-9]\w*)?)\sby\s", left)
    if match and match.group("name") not in document.names.own and _is_named(match.group("name"), document):
        return (match.group("name"),)
    return ()


def _is_named(name: str, document: Document) -> bool:
    first = name.split()[0]
    if first in document.names.own:
        return False
    known = document.lexicon.names_of("model")
    return is_coined(first) or name in known or first in known


_CONTINUES = re.compile(r"^(?:We|It|This|Our|The\s(?:proposed|resulting|method|model|system|approach)|Specifically|In\sparticular|For\sexample|For\sinstance|Notably|Also|Concretely|Moreover|Furthermore|Additionally|On\saverage|At\sthe\ssame\stime|They|With)\b")


def _carried_baseline(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the baseline of the sentence before, where this one plainly continues it."""
    if not _CONTINUES.match(sentence.text[sentence.start : sentence.start + 30]):
        return ()
    before = document.before(sentence, 1)
    if before is None:
        return ()
    named = [c for c in read_comparisons(before, document) if c.cue in ("win", "with", "than", "over") and any(re.search(r"[A-Z]", n) for n in c.names)]
    return named[-1].names if named else ()
