"""Roles: which technique a claim is about, against what, on which benchmark and hardware.

Each role is read from the claim's own sentence first, then from where the annotation guide lets it
carry over. A role that the text does not state stays empty. One module for each: `techniques`,
`baselines`, `benchmarks`, `devices`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.rules.document import Document, Roles
from claims.rules.meaning import Meaning
from claims.rules.roles.baselines import read_baseline
from claims.rules.roles.benchmarks import read_benchmark
from claims.rules.roles.devices import read_hardware
from claims.rules.roles.introduced import read_introduced
from claims.rules.roles.techniques import read_technique
from claims.rules.sentence import Sentence


def read_roles(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> Roles:
    """Read all roles of a claim; `siblings` are the claims of its sentence, itself among them."""
    technique = read_technique(sentence, claim, siblings, document)
    roles = Roles(
        technique,
        read_baseline(sentence, claim, technique, document),
        read_benchmark(sentence, claim, siblings, document),
        read_hardware(sentence, document, claim),
    )
    return settle_names(roles, document)


def settle_names(roles: Roles, document: Document) -> Roles:
    """Leave each name one role: what a number was measured on is neither whose it is nor what it beats.

    A benchmark that a lexicon knows, or that the paper itself introduces, is one; another name is rather the
    baseline that it was read as.
    """
    sets = {name.casefold() for name in roles.benchmark}
    if roles.technique is not None and roles.technique.casefold() in sets:
        roles = replace(roles, technique=None)
    both = sets & {name.casefold() for name in roles.baseline}
    if not both:
        return roles
    known = {
        n.casefold() for n in (*document.lexicon.names_of("benchmark"), *read_introduced(document))
    } & both
    return replace(
        roles,
        baseline=tuple(name for name in roles.baseline if name.casefold() not in known),
        benchmark=tuple(name for name in roles.benchmark if name.casefold() not in both - known),
    )
