"""Meaning: what a number that may be a claim says - unit, kind, change, direction and metric."""

from __future__ import annotations

from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.quantity.atom import Atom
from claims.rules.link import Link
from claims.rules.linking import link
from claims.rules.meaning.counts import read_count
from claims.rules.meaning.factors import read_multiple, read_part, read_points, read_times
from claims.rules.meaning.levels import read_bare
from claims.rules.meaning.metrics import pair_metric
from claims.rules.meaning.percents import read_percent
from claims.rules.meaning.physical import read_current, read_physical
from claims.rules.meaning.second_look import look_again
from claims.rules.meaning.shared import UNMEASURED, VAGUE, Meaning, NoClaim
from claims.rules.sentence import Sentence

__all__ = ["Meaning", "NoClaim", "read_meaning"]

_DIMENSIONLESS = ("percent", "", "points", "times")


# What there may be more or less of, and what is not measured by being faster.
_AMOUNTS = {"data", "queries", "compute", "flops", "sequence_length"}
# Comparatives that say nothing of how many there are: faster trajectories.
_NO_AMOUNT = {"faster", "quicker", "slower", "shorter", "cheaper"}


def _without_what_is_only_compared(linked: Link) -> Link:
    """Take the metric from "20% faster trajectories": it says nothing of how many there are."""
    if (
        linked.metric is None
        or linked.metric.name not in _AMOUNTS
        or linked.cue is None
        or (
            not (linked.rule.startswith("number-comparative") and linked.cue.word in _NO_AMOUNT)
            # "gains of 12% on hard queries": where, not in what.
            and not (linked.rule == "change-of" and linked.metric.start > linked.span[1])
        )
    ):
        return linked
    return replace(linked, metric=None, implied=linked.cue.metric)


def _is_lowered(linked: Link) -> bool:
    """Tell whether a cue makes less of what is counted: "cuts the tokens to 22%"."""
    return linked.cue is not None and linked.cue.change == "decrease"


def read_meaning(
    sentence: Sentence, atom: Atom, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Decide what the number `atom` claims in its sentence, or by which rule it claims nothing.

    `previous` is the claim read right before it in the same sentence; a number of the same dimension
    without a metric of its own continues it.
    """
    linked = pair_metric(sentence, atom, link(sentence, atom))
    if linked is not None and linked.metric is not None and atom.dimension in _DIMENSIONLESS:
        # A score or a share measures nothing that is merely counted, nor what a common word names.
        counted = linked.metric.name in UNMEASURED and (
            linked.reading == "open" or (linked.reading == "level" and not _is_lowered(linked))
        )
        vague = linked.rule == "number-in-metric" and linked.metric.name in VAGUE and linked.cue is None
        # "at the cost of 2x of runtime"
        vague = vague and not (atom.dimension == "times" and linked.metric.start == atom.end + 4)
        linked = None if counted or vague else _without_what_is_only_compared(linked)
    reader = _READERS.get(atom.dimension, read_physical)
    return look_again(sentence, atom, reader(sentence, atom, linked, previous, lexicon), previous, lexicon)


_READERS = {
    "percent": read_percent, "times": read_times, "part": read_part, "multiple": read_multiple,
    "points": read_points, "": read_bare, "count": read_count,
    "electric": read_current,
}  # fmt: skip
