"""What the readers of meaning share: the value they give, the metric they resolve, words they look for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Change, Direction, Kind, Mention
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGE
from claims.rules.cues import Cue, find_verb, verb_pattern
from claims.rules.linking import Link
from claims.rules.sentence import METRIC, QUANTITY, Sentence


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


def words_before(sentence: Sentence, at: int) -> str:
    """Give what the sentence says before `at`, as far back as the patterns of the readers look."""
    return sentence.text[max(sentence.start, at - 90) : at]


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
    before = sentence.text[max(sentence.start, atom.start - 130) : atom.start]
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
            or (_ASIDE.fullmatch(gap) and _ASIDE_END.match(sentence.text, atom.end))
        )
    )


_WINNER_IN = re.compile(rf"\bin\s(?:terms\sof\s)?(?:the\s)?(?:[\w-]+\s){{0,2}}(?P<metric>{METRIC}+)")
_MEASURED_BY = re.compile(
    rf"[^.;{QUANTITY}{METRIC}]{{0,100}}?\s(?:in\sterms\sof|with\s(?:respect|regard)\sto|w\.r\.t\.|based\son|(?:as\s)?measured\s(?:by|in))\s"
    rf"(?:the\s)?(?:[\w-]+\s){{0,2}}(?P<metric>{METRIC}+)"
    rf"|\s(?:in|on)\s(?:the\s)?(?:[\w-]+\s){{0,2}}(?P<plain>{METRIC}+)"
    r"(?=\)|[,.;]|$|\s(?:scores?|metrics?|and|or|on|for|with|at|to|over|across|in|by|compared|while|when|except|respectively)\b)"
)


# "exceeds the mean accuracy of BarNet by".
_WINS_OVER_ITS = re.compile(
    rf"\b(?:outperform|surpass|exceed|beat)\w*\s(?:the\s|its\s)?(?:[\w-]+\s){{0,2}}(?P<metric>{METRIC}+)"
    rf"\s(?:of|achieved|attained|obtained|reported)\b[^{QUANTITY}]*$"
)


def named_by_winner(sentence: Sentence, atom: Atom) -> Mention | None:
    """Give the metric in which one beats the other: "beats X in accuracy by", "by 9% in terms of F1"."""
    after = _MEASURED_BY.match(sentence.masked, atom.end, min(sentence.end, atom.end + 140))
    if after:
        return sentence.metric_at(after.start(after.lastgroup or "metric"))
    window = max(sentence.start, atom.start - 120)
    before = _WINS_OVER_ITS.search(sentence.masked, window, atom.start) or _WINNER_IN.search(
        sentence.masked, window, atom.start
    )
    return sentence.metric_at(before.start("metric")) if before else None


# "attains the highest throughput in all settings, outperforming X by 36%".
_BEST_IN = re.compile(
    rf"\b(?:highest|lowest|best|better|higher|lower|superior)\s(?:[\w-]+\s){{0,3}}(?P<metric>{METRIC}+)"
    rf"[^.;{QUANTITY}]{{0,60}},\s(?:\w+ly\s|thus\s|thereby\s)?(?:outperform|surpass|exceed|beat)ing\b"
)


_OWN_NOUN = re.compile(
    r"(?!(?:than|on|in|for|with|at|to|and|or|by|as|over|compared|respectively|when|while|which|from|using|across|under"
    r"|per|but|after|the|a|an|without|against|scores?|rates?|results?|values?|overall|average|relative)\b)(?:[a-z][a-z-]{2,}|[A-Z][a-z-]+(?:s\b|\s[A-Z])|[A-Z]{2,6}\s[a-z]{3,})"
)


def _of_comparison(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> tuple[Metric, Mention | None, bool] | None:
    """Find the metric of a comparative beside no metric: "25% fewer than", "24% more requests"."""
    if linked is None or linked.rule != "number-comparative-alone":
        return None
    if previous is not None and sentence.text.startswith(" than", linked.span[1] - 1):
        # "only 0.99M parameters, 25% fewer than ...": fewer of the same.
        return previous.metric, previous.metric_mention, True
    if (
        atom.dimension == "percent"
        and not linked.implied
        and _OWN_NOUN.match(sentence.text, linked.span[1], sentence.end)
    ):
        return get_metric(lexicon, "other"), None, False
    return None


_NAMELESS_GAINS = {"change-by", "change-of", "number-change-preposition", "change-number"}
# "improving over BarNet by 2%", "a gain of 2 points": no object of its own.
_NO_OBJECT = re.compile(
    r"\w+\s(?:significantly\s|further\s)?(?:(?:up)?on|over|by|against|from|compared|relative|up\sto)\b"
)
_ABSOLUTE = re.compile(r"\babsolute", re.IGNORECASE)


def _of_gain(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None
) -> tuple[Metric, Mention | None, bool] | None:
    """Find what "a further gain of 2 points" is in: what the sentence measured, or the abstract before it."""
    if linked is None or linked.rule not in _NAMELESS_GAINS or atom.dimension == "times":
        return None
    if linked.rule == "change-by" and not _NO_OBJECT.match(sentence.text, linked.span[0]):
        return None
    since = previous.atom.end if previous is not None else sentence.start
    if any(since <= m.start and m.end <= atom.start and m.name not in VAGUE for m in sentence.metrics):
        return None  # the metric stands there, only no rule ties it
    in_points = atom.dimension == "points" or _ABSOLUTE.search(
        sentence.text, max(sentence.start, atom.start - 40), atom.end
    )
    known = sentence.quality or (sentence.earlier_quality if in_points else None)
    if known is None or known[0].id in ("performance", "other"):
        return None
    return (*known, True) if known[0].percent or atom.dimension in ("", "points") else None


def _same_noun(linked: Link, previous: Meaning) -> bool:
    """Tell whether "... and a 70% reduction" is in what the claim before it was: of one noun, or a gain."""
    if linked.rule != "number-change-preposition" or linked.cue is None:
        return False
    if previous.metric.family == "quality" and linked.cue.change in ("improve", "worsen"):
        return True
    return previous.cue is not None and previous.cue.word == linked.cue.word


def resolve_metric(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> tuple[Metric | None, Mention | None, bool]:
    """Find the metric: the linked one, that which the cue implies, or that of the claim before."""
    if linked and linked.metric is not None:
        if linked.rule.startswith("outperforms") and linked.metric.name == "other":
            return get_metric(lexicon, "performance"), None, False
        return get_metric(lexicon, linked.metric.name), linked.metric, False
    if linked is not None and linked.rule.startswith("outperforms"):
        named = named_by_winner(sentence, atom)
        if named is not None:
            return get_metric(lexicon, named.name), named, False
        best_in = _BEST_IN.search(sentence.masked, max(sentence.start, atom.start - 200), atom.start)
        attained = sentence.metric_at(best_in.start("metric")) if best_in else None
        if attained is not None and attained.name not in VAGUE:
            return get_metric(lexicon, attained.name), attained, False
        if sentence.quality is not None and atom.dimension != "times":
            return *sentence.quality, True
        # A factor without a name is one of speed, whatever quality comes along with it.
        unsaid = "speedup" if atom.dimension == "times" else "performance"
        return get_metric(lexicon, unsaid), None, False
    compared = _of_comparison(sentence, atom, linked, previous, lexicon) or _of_gain(
        sentence, atom, linked, previous
    )
    if compared is not None:
        return compared
    if (
        linked
        and linked.implied
        and (
            linked.implied != "performance"
            or (linked.rule.startswith("outperforms") and atom.dimension != "times")
        )
    ):
        return get_metric(lexicon, linked.implied), None, False
    if linked and linked.rule == "change-by":
        # "cuts the queue length by 60%": what changes has a name that no lexicon knows.
        scored = linked.cue is None or linked.cue.change in ("improve", "worsen")
        # What declines by points is a score.
        scored = scored or atom.dimension == "points"
        return get_metric(lexicon, "performance" if scored else "other"), None, False
    if (
        previous is not None
        and previous.atom.dimension == atom.dimension
        and not (previous.rule == "share-taken" and linked and linked.reading == "change")
        and not (
            linked
            and linked.cue
            and linked.cue.metric is None
            and linked.reading == "change"
            and linked.rule.startswith("number-")
            and not _same_noun(linked, previous)
        )
    ):
        return previous.metric, previous.metric_mention, True
    near = nearest_metric(sentence, atom)
    if near is not None:
        return get_metric(lexicon, near.name), near, False
    return (get_metric(lexicon, linked.implied) if linked and linked.implied else None), None, False


_METRIC_LIST_GAP = re.compile(
    r"\s?(?:\([^()]{1,12}\)\s?)?(?:,|and|or|/|&|,\s?and)\s?(?:the\s|its\s|their\s)?(?:(?!(?:with|while|at|for|on|by|to|in|from)\b)[\w-]+\s){0,2}$"
)


def _is_list_gap(sentence: Sentence, start: int, end: int) -> bool:
    """Tell the gap between two metrics of one list; in "F1 (31/28) and speed (2x/3x)" each has its own."""
    gap = _METRIC_LIST_GAP.fullmatch(sentence.text, start, end)
    return gap is not None and QUANTITY not in sentence.masked[start:end]


def pair_metric(sentence: Sentence, atom: Atom, linked: Link | None) -> Link | None:
    """Give each number of a list the metric that stands at its place in a list of metrics.

    "improves latency and throughput by 2x and 3x", "precision, recall and F1 of 90%, 88% and 89%".
    """
    group = sentence.group_of(atom)
    if linked is None or linked.metric is None or len(group) < 2:
        return linked
    metrics = sentence.metrics
    at = metrics.index(linked.metric)
    run = [linked.metric]
    while at > 0 and _is_list_gap(sentence, metrics[at - 1].end, run[0].start):
        at -= 1
        run.insert(0, metrics[at])
    at = metrics.index(linked.metric)
    while at + 1 < len(metrics) and _is_list_gap(sentence, run[-1].end, metrics[at + 1].start):
        at += 1
        run.append(metrics[at])
    if len(run) != len(group) or len({m.name for m in run}) == 1:
        return linked
    return replace(linked, metric=run[group.index(atom)])
