"""Baselines: what a claim is compared with."""

from __future__ import annotations

import re

from claims.mentions.names import is_coined
from claims.rules.comparisons import is_name, read_comparisons, read_phrase, show_names, tidy
from claims.rules.document import Comparison, Document
from claims.rules.meaning import Meaning
from claims.rules.sentence import METRIC, QUANTITY, Sentence

__all__ = ["read_baseline", "read_comparisons"]

_NAME = r"[A-Z][\w./+-]*(?:[\s-][A-Z0-9][\w./+-]*){0,3}"
# The thing that was changed is what its change is measured against.
_OBJECT = re.compile(rf"\b(?:of|for)\s(?:the\s|a\s|an\s|original\s)*(?P<name>{_NAME}(?:\s[A-Z]\w+)?)\s(?:by|to|from)\s[^.;]{{0,30}}$")
_ORIGINAL = re.compile(r"\bof\s(?:the\s|its\s|an?\s)?(?P<name>(?:pre-?trained|original|baseline|base|full|standard|dense|vanilla|teacher)\s(?:[\w-]+\s)?(?:models?|networks?|systems?|implementations?|methods?|algorithms?|transformers?))\s(?:by|to)\s[^.;,]{0,24}$", re.IGNORECASE)
_COMPRESSED = re.compile(rf"\b(?:compress|prun|quantiz|accelerat|speed|distill|shrink)\w*\s(?:up\s)?(?:the\s)?(?P<name>{_NAME})\s(?:by|to)\s[^.;]{{0,30}}$")
_APPLIED = re.compile(rf"\b(?:appl(?:ied|ying|y)\s(?:\w+\s)?to|on\stop\sof|added\sto|adding\s\w+\sto|starting\sfrom|based\soff|incorporated\sinto|integrated\sinto|plugged\sinto)\s(?:the\s|a\s|an\s|existing\s)*(?P<name>{_NAME}|[A-Z]+-\w+(?:\s\w+)?)", re.IGNORECASE)
_STARTING = re.compile(r"\b[Ss]tarting\sfrom\s(?:the\s|an?\s)?(?P<name>[\w-]+(?:\s[\w-]+){0,3}?)(?=,)")
_EXTRA = re.compile(rf"^\s?(?:extra|additional|more)\s[\w\s]{{2,24}}?\sto\s(?:the\s|a\s|an\s)?(?P<name>{_NAME})")
_PART_OF = re.compile(
    rf"^\s?(?:[\w{METRIC}-]+\s){{0,3}}?(?:of|as\smany\s\w+\sas|as\smuch\s\w+\sas)\s(?:that\sof\s|those\sof\s|the\s(?:[\w-]+\s){{1,3}}of\s|the\s|its\s|a\s)*(?P<name>(?:the\s)?(?:original|baseline|full|conventional|standard|dense|existing|state-of-the-art|teacher|unpruned|uncompressed|fully|\d+-bit|[A-Z])[\w./+-]*(?:\s[\w./+-]+){{0,4}}?)(?=\s(?:while|with|on|in|at|for|and|respectively|using|but|when|to|across|over)\b|[,.;()]|$)"
)
_WITHIN = re.compile(rf"^[\s%]?(?:[\w{METRIC}-]+\s){{0,2}}?(?:of|from|to)\s(?=(?:the\s|a\s|an\s|its\s|that\s)|[A-Z\d]|state|full|oracle|baseline)")
# "outperforms A by 5% and B by 7%", "over A (up to 5%), B (up to 7%)".
_OWN_OBJECT = re.compile(rf"{QUANTITY}[^.;{QUANTITY}]{{0,12}}?(?:,\s(?:and\s)?|\sand\s|\swhile\s)(?P<name>(?:the\s)?[\w./+'’@-]+(?:\s[\w./+'’@()-]+){{0,7}}?)\sby\s(?:up\sto\s|about\s|over\s|nearly\s|around\s|at\sleast\s|an?\s|\$|~|more\sthan\s)*$")
_OWN_BRACKET = re.compile(r"(?:,\s(?:and\s)?|\band\s|\b(?:outperform|surpass|exceed|beat)\w*\s|\bthan\s|\bover\s)(?P<name>[\w./+'’ -]{2,50}?)\s\((?:(?P<by>by|up\sto|over|\+|-|gains?|improv\w+)\s?|~|about\s|an?\s)*$")
_CUE_IN_NAME = re.compile(r"^.*\b(?:than|over|outperform\w*|surpass\w*|exceed\w*|beat\w*|compared\s(?:to|with))\s(?:the\s(?:baseline\s)?)?")
_OTHER_CLAUSE = re.compile(r";|,\s(?:while|but|whereas|although)\b|\.\s|\(\w\)\s")
_TAKEN = re.compile(rf"\b(?:fewer|less|lower|higher|faster|better|smaller|more)\s(?:{METRIC}+\s|\w+\s){{0,2}}$")
_QUALITY_FAMILIES = ("quality", "error", "loss", "other")


def _pick(sentence: Sentence, claim: Meaning, comparison: Comparison) -> tuple[str, ...]:
    """Give the names of a comparison, or the one at the number's own place in its list."""
    group = sentence.group_of(claim.atom)
    if len(group) > 1 and len(comparison.names) == len(group):
        return (comparison.names[group.index(claim.atom)],)
    return comparison.names


def read_baseline(sentence: Sentence, claim: Meaning, technique: str | None, document: Document) -> tuple[str, ...]:
    """Read what a claim is compared with: from its own sentence, else from the one that it continues."""
    if claim.kind == "level":
        names = _level_baseline(sentence, claim, document)
    else:
        names = _own_baseline(sentence, claim, document)
        if not names and not (claim.kind == "fraction" and claim.metric.family == "quality"):
            names = _carried_baseline(sentence, claim, document)
    if technique is not None:
        if claim.kind == "level" and any(n in technique or technique in n for n in names):
            return ()
        names = tuple(n for n in names if n != technique)
    return names


def _level_baseline(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Read the opponent that the sentence compares this very level with."""
    atom, text, masked = claim.atom, sentence.text, sentence.masked
    comparisons = read_comparisons(sentence, document)
    if not comparisons:
        return ()
    before = masked[max(sentence.start, atom.start - 24) : atom.start]
    pair = re.match(rf"\)?\s?(?:{METRIC}+\s)?(?:vs\.?|versus|against|compared\s(?:to|with))\s(?:about\s|only\s|\$|\\)*{QUANTITY}", masked[atom.end : atom.end + 40])
    if re.search(r"\b(?:vs\.?|versus|against|than|compared\s(?:to|with)|from)\s(?:about\s|only\s|just\s|the\s|under\s|\\?\$)*$", before):
        return ()
    after = [c for c in comparisons if c.start >= atom.end and c.cue in ("with", "win", "than", "match")]
    if after:
        near = after[0]
        between = masked[sentence.group_of(atom)[-1].end : near.start]
        if not _OTHER_CLAUSE.search(between) and len(between) < _FAR:
            numbers = len(re.findall(rf"{QUANTITY}+", between))
            if near.cue == "with" and (numbers == 0 or re.search(r"^\s?\([^()]*\)\s?$", between)):
                return _pick(sentence, claim, near)
            wins = claim.metric.family in _QUALITY_FAMILIES or claim.metric.family == "size" and masked[near.end : near.end + 3].strip().startswith("(" + QUANTITY)
            if near.cue == "win" and wins and re.search(r",\s(?:\w+ly\s|also\s|thus\s|thereby\s|even\s)*$", between) and (numbers == 0 or any(re.search(r"[A-Z]", n) for n in near.names)):
                return _pick(sentence, claim, near)
            if near.cue == "match" and numbers == 0 and re.search(r",\s(?:\w+ly\s)*$", between):
                return _pick(sentence, claim, near)
            if near.cue == "than" and numbers == 1 and re.search(rf"^[^;]*,\s(?:an?\s|about\s|only\s|i\.e\.,?\s|which\sis\s)*{QUANTITY}+\s?[^;,]*$", between):
                return _pick(sentence, claim, near)
    earlier = [c for c in comparisons if c.end <= atom.start and c.cue in ("with", "win", "than")]
    if not earlier:
        return ()
    near = earlier[-1]
    direct = masked[near.end : atom.start]
    if pair and re.search(r"\(\s?$", before):
        # "a better trade-off than X, with lower error (3.1 vs. 4.2)".
        return near.names if any(re.search(r"[A-Z]|base", n) for n in near.names) or direct.strip() == "(" else ()
    if near.cue == "with" and near.start <= sentence.start + 1 and len(direct) < _FAR:
        return _pick(sentence, claim, near)
    if near.cue == "win" and re.search(rf"^,\simproving\s[^.;{QUANTITY}]*\sfrom\s{QUANTITY}+\s?to\s$", direct):
        return near.names
    return ()


_FAR = 110


def _own_baseline(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    atom, text, masked = claim.atom, sentence.text, sentence.masked
    comparisons = read_comparisons(sentence, document)
    left = masked[sentence.start : atom.start]
    group = sentence.group_of(atom)
    behind = max(atom.end, atom.noun_end)
    if any(c.cue in ("win", "than") and c.start < atom.start for c in comparisons):
        own = _OWN_OBJECT.search(left) or _OWN_BRACKET.search(left)
        if own and is_name(name := tidy(_CUE_IN_NAME.sub("", text[sentence.start + own.start("name") : sentence.start + own.end("name")]))):
            return (name,)
    if claim.kind == "fraction":
        part = _PART_OF.match(text[max(group[-1].end, group[-1].noun_end) : sentence.end])
        if part and is_name(name := tidy(part.group("name"))) and (re.search(r"[A-Z]", name) or " " in name):
            return (name,)
    if re.search(r"\bwithin\s(?:about\s|only\s|just\s|\$|~|an?\s)*$", left) and (near := _WITHIN.match(show_names(sentence)[behind : sentence.end])):
        names, _ = read_phrase(sentence, show_names(sentence), behind + near.end(), document)
        if names:
            return names
    extra = _EXTRA.match(text[atom.end : sentence.end])
    if extra:
        return (extra.group("name"),)
    original = _ORIGINAL.search(text, max(sentence.start, atom.start - 100), atom.start)
    if original:
        return (original.group("name"),)
    opponents = [c for c in comparisons if c.cue in ("with", "win", "than")]
    found = _nearest(sentence, claim, opponents)
    if found:
        return found
    swapped = [c for c in comparisons if c.cue == "swap" and (c.end <= atom.start or masked[c.start - 6 : c.start].strip(" ,"))]
    if swapped:
        return _pick(sentence, claim, min(swapped, key=lambda c: abs(c.start - atom.start)))
    for pattern in (_OBJECT, _COMPRESSED):
        match = pattern.search(text, max(sentence.start, atom.start - 140), atom.start)
        if match and match.group("name") not in document.names.own and _is_named(match.group("name"), document):
            return (match.group("name"),)
    applied = _APPLIED.search(text, sentence.start, atom.start)
    if applied and applied.group("name") not in document.names.own and _is_named(applied.group("name"), document):
        return (applied.group("name"),)
    start = _STARTING.search(text, sentence.start, atom.start)
    if start and is_name(start.group("name")):
        return (start.group("name"),)
    matched = [c for c in comparisons if c.cue == "match" and c.end <= atom.start]
    if matched and (_GOES_ON.search(masked, matched[-1].end, atom.start) or _SOONER.match(text, behind)) and not re.search(r"\badd(?:s|ing)?\b", masked[matched[-1].end : atom.start]):
        return _pick(sentence, claim, matched[-1])
    # A number that goes on from another one of the sentence shares its object.
    match = re.search(r"\bof\s(?P<name>[A-Z][\w./+-]*(?:-[A-Z0-9]\w*)?)\sby\s", text[sentence.start : atom.start])
    if match and match.group("name") not in document.names.own and _is_named(match.group("name"), document):
        return (match.group("name"),)
    return ()


# What a match costs or saves follows it: "matches X with 3x fewer ...".
_SOONER = re.compile(r"\s(?:faster|earlier|sooner|quicker)\b")
_GOES_ON = re.compile(r"\b(?:with|while|using|but|at|yet|requiring|and)\b|^\s?$|,")


_NEXT_ITEM = re.compile(rf";\s?(?:and\s)?\(?[\w{QUANTITY}]{{1,3}}\)|(?<![\w)])\([\w{QUANTITY}]\)\s|\.\s")


def _nearest(sentence: Sentence, claim: Meaning, comparisons: list[Comparison]) -> tuple[str, ...]:
    """Give the opponent of the comparison that belongs to the number: the next one, or the one before it."""
    atom, masked = claim.atom, sentence.masked
    last = sentence.group_of(atom)[-1].end
    # Where the other side has its own number, the comparison is that number's neighbour's alone.
    after = [c for c in comparisons if c.start >= atom.end and not (c.numbered and QUANTITY in masked[last : c.start])]
    before = [c for c in comparisons if c.end <= atom.start and not c.numbered and not _NEXT_ITEM.search(masked, c.end, atom.start)]
    if before and re.search(r"^[^.;]{0,60}?\bby\s(?:up\sto\s|an?\s(?:average|factor|mean)\sof\s|about\s|over\s|at\sleast\s|as\smuch\sas\s|more\sthan\s|around\s|nearly\s|approximately\s|\$|~|\+|roughly\s|an?\s)*$", masked[before[-1].end : sentence.group_of(atom)[0].start]) and before[-1].cue in ("win", "than"):
        # "outperforms A by 5%": nothing stands nearer, unless it follows at once.
        if not (after and len(masked[last : after[0].start]) < 25 and not re.search(rf"[{QUANTITY},]|\band\b", masked[last : after[0].start]) and after[0].cue in ("than", "with")):
            return _pick(sentence, claim, before[-1])
    inside = re.match(r"[^()]{0,60}\)", masked[last : sentence.end]) is not None and re.search(r"\([^()]*$", masked[sentence.start : atom.start]) is not None
    if after and not (inside and re.search(rf"\).*{QUANTITY}", masked[last : after[0].start])):
        near = after[0]
        cut = _OTHER_CLAUSE.search(masked, last, near.start) is not None
        if not cut:
            return _pick(sentence, claim, near)
        if not before:
            numbers = QUANTITY in masked[last : near.start]
            return () if numbers and near.cue == "win" else _pick(sentence, claim, near)
    if before:
        return _pick(sentence, claim, before[-1])
    return ()


def _is_named(name: str, document: Document) -> bool:
    first = name.split()[0]
    if first in document.names.own:
        return False
    known = document.lexicon.names_of("model")
    return is_coined(first) or name in known or first in known


_CONTINUES = re.compile(
    r"^(?:We|It|This|Our|The\s(?:proposed|resulting|method|model|system|approach)|Specifically|In\sparticular|For\sexample|For\sinstance|Notably|Remarkably|Also|Concretely|On\saverage|At\sthe\ssame\stime|They|With|Crucially|Meanwhile|Compared)\b"
)


def _carried_baseline(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the baseline of the sentence before, where this one plainly continues it."""
    if any(c.cue == "match" for c in read_comparisons(sentence, document)) or not _CONTINUES.match(sentence.text[sentence.start : sentence.start + 30]):
        return ()
    before = document.before(sentence, 1)
    if before is not None and not read_comparisons(before, document) and _CONTINUES.match(before.text[before.start : before.start + 30]):
        before = document.before(sentence, 2)
    if before is None:
        return ()
    named = [c for c in read_comparisons(before, document) if (c.cue != "match" or "rival" in before.text[c.start : c.start + 5]) and any(re.search(r"[A-Z]", n) for n in c.names)]
    return named[-1].names if named else ()
