"""Techniques: whose number a claim is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.mentions.names import find_names, is_coined
from claims.rules.document import Document
from claims.rules.meaning import Meaning
from claims.rules.sentence import Sentence
_SUBJECT_STOP = re.compile(r"\b(?:achiev|obtain|reach|attain|get|show|yield|deliver|improv|reduc|outperform|surpass|increas|decreas|is|are|was|were|has|have|can|could|provid|demonstrat|scor|perform|runs?|requires?|retain|maintain|exceed|raises?|boosts?|gains?)\w*\b", re.IGNORECASE)
_OF_OTHER = re.compile(r"^\s?(?:for|of|by|from|with|using|in)\s(?:the\s|a\s|an\s)?(?P<name>(?:best|prior|previous|baseline|existing|original|conventional|state)[\w\s-]{0,40}?|[A-Z][\w+./-]*(?:\s[A-Z0-9][\w+./-]*){0,3})(?=[\s,.;)]|$)")


def read_technique(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> str | None:
    """Read whose number a claim is: the paper's own technique unless the words around say otherwise."""
    text, atom = sentence.text, claim.atom
    names = document.names
    left = text[max(sentence.start, atom.start - 80) : atom.start]
    right = text[max(atom.end, atom.noun_end) : min(sentence.end, atom.end + 70)]
    if claim.kind == "level":
        # "surpassing Spikformer (74.8%)", "compared to 61.2% for the best baseline".
        bracket = re.search(r"([A-Z][\w+./-]*(?:[\s-][A-Z0-9][\w+./-]*){0,3})\s?(?:'s)?\s?\((?:[^()]*[,;]\s?)?$", left)
        if bracket and bracket.group(1) not in names.own and (is_coined(bracket.group(1).split()[-1]) or is_coined(bracket.group(1).split()[0])):
            return bracket.group(1)
        if re.search(r"(?:compared\s(?:to|with)|versus|vs\.?|than|over|against|from)\s(?:an?\s|the\s|only\s|just\s|about\s|under\s|over\s|a\sscore\sof\s|[\w-]+\s){0,3}$", left):
            other = _OF_OTHER.match(re.sub(r"^\s?(?:accuracy|success|rate|score)?", "", right)) or _OF_OTHER.match(right)
            if other:
                return other.group("name").strip()
        versus = re.search(r"(?:compared\s(?:to|with)|versus|vs\.?|than|over)\s(?:the\s)?([A-Z][\w+./-]*)(?:'s)?\s(?:\w+\s){0,2}$", left)
        if versus and versus.group(1) not in names.own and is_coined(versus.group(1)):
            return versus.group(1)
    # The subject of the clause, when it is another named thing.
    clause_start = max(sentence.start, *(m.end() for m in re.finditer(r";\s|,\s(?:while|and|whereas|but)\s", text[sentence.start : atom.start]) if False), sentence.start)
    head = text[clause_start : min(atom.start, clause_start + 90)]
    stop = _SUBJECT_STOP.search(head)
    subject = head[: stop.start()] if stop else ""
    if subject:
        own = [n for n in names.own if n in subject]
        if own:
            return max(own, key=len)
        others = [n for n, s, _ in find_names(subject) if not re.search(r"\b(?:on|for|in|with|using|of|to|than|over|from|by|at)\s(?:the\s)?(?:\w+\s)?$", subject[:s])]
        if others and not re.search(r"\b(?:we|our|this|it|results?|experiments?)\b", subject, re.IGNORECASE):
            known = {m.text for m in sentence.mentions if m.kind in ("benchmark", "hardware", "metric", "training")}
            others = [o for o in others if o not in known]
            if others:
                return others[-1]
    return names.main


