"""Numbers that are no quantities: citations, years, labels of figures and sections, parts of formulas."""

from __future__ import annotations

import re

from claims.quantity.atom import Atom
from claims.text import compile_folded, fold_case

_LABEL = compile_folded(
    r"\b(?:Figs?\.?|Figures?|Tables?|Tab\.|Sections?|Sec\.|Sect\.|Eqs?\.?|Equations?|Refs?\.?"
    r"|References?|Algorithms?|Theorems?|Lemmas?|Corollary|Propositions?|Appendix|Chapters?|Steps?"
    r"|Phases?|Cases?|Types?"
    r"|Tasks?|Subtasks?|Tracks?|Experiments?|Examples?|Class|Classes|Groups?|Clusters?|Scenarios?"
    r"|Stages?|Parts?|Definitions?|Models?|Versions?|Supplementary|Movies?|Notes?|Questions?"
    r"|Fractions?|Hypothes[ie]s|Panels?|Columns?|Rows?|Lines?|Grade|Nos?\.|Vol\.|pp\.|Levels?"
    r"|Zones?|Sites?|Samples?|Codes?|Patients?|Subjects?|months?|weeks?|days?|numbered)"
    r"\s?(?:\(?[A-Z]?\d{0,4}(?:\.\d+)?[A-Za-z]?\)?\s?(?:,|and|or|&|to|-|–|through)\s?){0,6}\(?$"
)
_AUTHOR = re.compile(
    r"(?:\bet\sal\.?,?|[A-Z][\w'’-]+(?:\s(?:and|&)\s[A-Z][\w'’-]+)?,?|\d{4}[a-z]?[,;])\s?[(\[]?\s?$"
)
# "From 2015 to 2021": no author's name.
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|of|from|until|between|during|after|before|around|to|till)\s?$", re.IGNORECASE
)
_SQUARE = re.compile(r"\[\s?(?:\d+\s?[,;–-]\s?)*$")
_ROUND_LIST = re.compile(r"\(\s?(?:\d{1,3}\s?[,–-]\s?)*$")
_ROUND_END = re.compile(r"\s?(?:[,–-]\s?\d{1,3}\s?)*\)")
# "92% [90-95%]": where the value before it may lie.
_VALUE_BEFORE = re.compile(r"\d\s?%?\$?\s\$?\[$")
# "(1) a fast solver and (2) its proof".
_ITEM = re.compile(r"\)\s[a-z]")
# Standards and sayings that are written as numbers: the networks of 802.11, round the clock.
_SET_NUMBERS = re.compile(r"802\.\d{1,2}|24/7|50/50|9/11")
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


# The last words before a labelled number hold one of these; most numbers have none.
_LABEL_STEM = re.compile(
    r"fig|tab|sec|eq|ref|algo|theor|lemm|corol|prop|app|chap|step|phas|case|typ|task|track|exp"
    r"|exam|clas|gro|clus|scen|stag|part|def|mod|ver|sup|mov|not|que|frac|hyp|pan|col|row|lin|grad"
    r"|no|vol|pp|lev|zon|sit|sam|cod|pat|sub|mon|wee|day|num"
)


def _is_label(before: str) -> bool:
    before = fold_case(before)
    words = before.split()[-4:]
    return any(_LABEL_STEM.match(w.lstrip("(")) for w in words) and bool(_LABEL.search(before))


def _label(text: str, atom: Atom) -> str:
    """Name what kind of label the number is, ``""`` when it is none."""
    before = text[max(0, atom.start - 50) : atom.start - len(atom.sign)]
    after = text[atom.end : atom.end + 1]
    whole = atom.value == int(atom.value) if abs(atom.value) < 1e9 else True  # beyond any label
    plain = not atom.unit and atom.form == "digits" and whole and atom.value_max is None
    if not plain:
        year_range = (
            not atom.unit
            and atom.value_max is not None
            and _FIRST_YEAR <= atom.value <= atom.value_max <= _LAST_YEAR
        )
        if year_range and whole:
            return "year"
        if not atom.unit and atom.value_max is not None and _SQUARE.search(before):
            return "citation"
        if atom.value_max is not None and after == "]" and _VALUE_BEFORE.search(before):
            return "interval"
        # "Table 2 is": the label's own number may have been joined with what follows.
        return (
            "label"
            if not atom.unit
            and _is_label(before)
            and before.rstrip()[-1:] != ","
            and re.search(r"(?:Fig|Tab|Sec|Eq|Ref)", before[-14:])
            else ""
        )
    if _SQUARE.search(before) and after in "],;–- ":
        return "citation"
    digits = text[atom.start : atom.end]
    if _FIRST_YEAR <= atom.value <= _LAST_YEAR and len(digits) == 4:  # a year has four digits
        return "citation" if _AUTHOR.search(before) and not _BEFORE_YEAR.search(before) else "year"
    if _is_label(before):
        return "label"
    if before.endswith("(") and atom.value < 10 and _ITEM.match(text, atom.end):
        return "label"
    if (
        "," in before[-6:] + text[atom.end : atom.end + 6]
        and _ROUND_LIST.search(before)
        and _ROUND_END.match(text, atom.end)
    ):
        return "citation"
    if before[-1:] == ")" or (before[-1:] in "-−" and re.search(r"[A-Za-zµ)][-−]\s?$", before)):
        return "name"
    if re.search(r"[A-Za-zµ]\s?[-−]\s$", before) and atom.value < 5:  # an exponent of a unit
        return "name"
    return ""


# "at least F +1 of them", "2N + 1 nodes": a number that is added to a letter is part of a formula.
_VARIABLE = re.compile(r"(?:^|[\s(])\d{0,2}(?![AaI]\b)[A-Za-z]\s?\+?\s?$")


def _name(text: str, atom: Atom) -> str:
    set_number = atom.form in ("digits", "fraction") and _SET_NUMBERS.fullmatch(text, atom.start, atom.end)
    added = (
        not set_number
        and not atom.unit
        and text[atom.start - 1 : atom.start + 1].strip()[:1] == "+"
        and _VARIABLE.search(text, max(0, atom.start - 8), atom.start)
    )
    return "name" if set_number or added else ""


def mark_labels(text: str, atoms: list[Atom]) -> list[Atom]:
    """Mark the numbers that only point at something: ``citation``, ``year``, ``label`` or ``name``.

    >>> from claims.quantity.numbers import read_atoms
    >>> text = "As in Fig. 3 and [12], Smith et al. (2008) need 7 ms"
    >>> [(a.value, a.attached) for a in mark_labels(text, read_atoms(text))]
    [(3.0, 'label'), (12.0, 'citation'), (2008.0, 'citation'), (7.0, '')]
    """
    return [
        atom._replace(attached=label)
        if not atom.attached and (label := _name(text, atom) or _label(text, atom))
        else atom
        for atom in atoms
    ]
