"""What the readers of meaning share: the value they give, the metric they resolve, words they look for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Change, Direction, Kind, Mention
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGE
from claims.rules.cues import Cue, find_verb, verb_pattern
from claims.rules.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a claim says, without its roles. `metric_mention` and `link` are the evidence."""

    atom: Atom
    unit: str
    kind: Kind
    change: Change | None
    direction: Direction
    metric: Metric
    rule: str
    metric_mention: Mention | None = None
    cue: Cue | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class NoClaim:
    """The name of the rule by which a number is no claim."""

    rule: str


# Metrics whose words are too common to be taken for the measure of a number that no rule ties to them.
VAGUE = {
    "data",
    "queries",
    "sequence_length",
    "bits",
    "convergence",
    "cost",
    "parameters",
    "model_size",
    "runtime",
    "performance",
    "compute",
    "memory",
    "storage",
    "other",
    "loss",
    "energy",
}


# What may be below nothing, so that a sign tells no change of it.
TWO_SIDED = {"correlation", "r2", "agreement"}


# What is counted and not measured: a share or score beside one of these measures something else.
UNMEASURED = {"data", "queries", "bits", "sequence_length", "convergence"}


FEW = re.compile(
    (
        r"\b(?:only|just|merely|mere|as\sfew\sas|as\slittle\sas|fewer\sthan|mere)\s"
        rf"(?:(?:the|of|\w+ing)\s|{HEDGE})*$"
    ),
    re.IGNORECASE,
)


BY = re.compile(
    rf"\bby\s(?:the\s|-\s?|{HEDGE})*$",
    re.IGNORECASE,
)


_VERB = re.compile(r"\b" + verb_pattern(), re.IGNORECASE)


def get_metric(lexicon: Lexicon, name: str) -> Metric:
    """Look a metric up; one that no lexicon knows is of the family "other" and has no better side."""
    return lexicon.metrics.get(name) or Metric(name, "other", "none", percent=False)


def words_before(sentence: Sentence, at: int, reach: int = 90) -> str:
    """Give what the sentence says before `at`, as far back as the patterns of the readers look."""
    return sentence.text[max(sentence.start, at - reach) : at]


# "over BarNet", and not "over time".
OVER = re.compile(r"\s(?:points?\s)?over\s(?!\d|time\b|the\scourse|all\b)")

_BRACKET_END = re.compile(r"[^()]{0,40}\)")


def nearest_metric(sentence: Sentence, atom: Atom) -> Mention | None:
    """Give the metric nearest to the number: before it in its clause, else after it."""
    best: tuple[int, Mention] | None = None
    closed = _BRACKET_END.match(sentence.text, atom.end, sentence.end)
    open_bracket = sentence.text.rfind("(", max(sentence.start, atom.start - 40), atom.start)
    inside = closed is not None and open_bracket > sentence.text.rfind(")", sentence.start, atom.start)
    for m in sentence.metrics:
        if inside and closed is not None and m.start >= closed.end():
            continue  # what follows a bracket does not measure what stands in it
        gap = sentence.text[m.end : atom.start] if m.end <= atom.start else sentence.text[atom.end : m.start]
        if m.name in UNMEASURED and atom.dimension in ("percent", "", "points", "times"):
            continue
        distance = (
            len(gap)
            + (40 if m.start > atom.start else 0)
            + 60 * len(re.findall(r"[;:]|,\s(?:while|but|which|with)", gap))
        )
        if m.name in VAGUE and atom.dimension in ("percent", "", "times", "points"):
            distance += 200
        if distance < 170 and (best is None or distance < best[0]):
            best = (distance, m)
    return best[1] if best else None


def change_verb(sentence: Sentence, atom: Atom) -> Cue | None:
    """Give the nearest verb of change before the number in its clause."""
    before = words_before(sentence, atom.start, 130)
    clause = re.split(r";|,\s(?:while|but|and\s(?:achiev|obtain|reach|get))", before)[-1]
    found = None
    for match in _VERB.finditer(clause):
        # "LAGS-SGD" lags behind nobody.
        cue = None if match.group()[:2].isupper() else find_verb(match.group())
        if cue is not None:
            found = cue
    return found


# Rules that tie a number to a metric before it, whatever verb stands between.
STATED = ("metric-of", "metric-verb", "metric-changes-number")
_CHANGED_SO_MUCH = re.compile(
    rf"\s(?:(?:of|for|in|on)\s(?:[\w-]+\s){{1,5}}?)?(?:[a-z]+ly\s|also\s|is\s|are\s|was\s|were\s)?(?P<verb>{verb_pattern()})\s(?:[a-z]+ly\s)?"
    rf"(?:(?:by|of)\s|-\s?|(?!(?:below|under|above)\b){HEDGE})*",
    re.IGNORECASE,
)


def verb_between(sentence: Sentence, atom: Atom, mention: Mention | None) -> Cue | None:
    """Give the verb of "the recall dropped more than 0.05"; "below 0.05" would be a level."""
    if mention is None or mention.end > atom.start:
        return None
    changed = _CHANGED_SO_MUCH.fullmatch(sentence.text, mention.end, atom.start - len(atom.sign))
    cue = find_verb(changed["verb"]) if changed else None
    # "F1 exceeding 0.82" is a level that exceeds nobody.
    return cue if cue is not None and cue.change != "keep" and cue.metric != "performance" else None


SAME_LIST = re.compile(
    r"(?:\s(?:on|in|for|over|with|compared\sto|relative\sto|against|vs\.?|versus|at|across|from)\s(?:[^.;:]"
    r"|\.(?=\d)){0,80}?)?,?\s?(?:and|or|,|&|versus|vs\.?|to)\s?"
    rf"(?:(?:by|then|of)\s|-\s?|{HEDGE})*"
)


_COORDINATE = re.compile(
    r"(?:(?!\b(?:while|but|achiev\w*|reach\w*|with|at|attain\w*|maintain\w*|retain\w*|obtain\w*"
    r"|scoring|scored|whereas|to)\b)(?:[^.;:]|\.(?=\d)))*(?:,|\band\b|/)\s*"
    rf"(?:by\s|-\s?|{HEDGE})*$"
)


_PARALLEL = re.compile(r"\s?\),?\s(?:and\s)?(?:the\s)?[\w\s-]{1,40}\(\s?$")


# "the time of Foo by 50% and that of Bar by 80%".
_THAT_OF = re.compile(rf",?\s(?:and\s)?(?:that|those)\sof\s[^.;()]{{1,50}}?\sby\s(?:{HEDGE})*")
# An aside in parentheses, as in: 2.1% energy for a big core (6.1% for a small one).
_ASIDE = re.compile(r"[^.;()]{0,70}\s\(\s?")


_ASIDE_END = re.compile(r"\s(?:for|on|in|with|at)\s[^.;()]{1,50}\)")


def is_coordinate(sentence: Sentence, previous: Meaning, atom: Atom) -> bool:
    """Tell whether a number is coordinated with the one before it ("35% in A and 12% in B")."""
    stop = (
        atom.bound_start if previous.atom.end < atom.bound_start < atom.start else atom.start - len(atom.sign)
    )
    gap = sentence.text[previous.atom.end : stop]
    return (
        previous.atom.dimension == atom.dimension
        and len(gap) < 90
        and bool(
            _COORDINATE.fullmatch(gap)
            or _PARALLEL.fullmatch(gap)
            or _THAT_OF.fullmatch(gap)
            or (_ASIDE.fullmatch(gap) and _ASIDE_END.match(sentence.text, atom.end))
        )
    )
