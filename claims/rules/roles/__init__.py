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
    return settle_names(roles, claim)


def settle_names(roles: Roles, claim: Meaning) -> Roles:
    """Leave each name one role: what a number was measured on is neither whose it is nor what it beats.

    Where a name was read as both, a level was measured on it, and a gain is over it.
    """
    sets = {name.casefold() for name in roles.benchmark}
    if roles.technique is not None and roles.technique.casefold() in sets:
        roles = replace(roles, technique=None)
    both = sets & {name.casefold() for name in roles.baseline}
    if not both:
        return roles
    if claim.kind == "level":
        return replace(roles, baseline=tuple(n for n in roles.baseline if n.casefold() not in both))
    return replace(roles, benchmark=tuple(n for n in roles.benchmark if n.casefold() not in both))
