"""Percentages: a share, a change, or a level."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Kind, Mention
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGE, HEDGES
from claims.rules.cues import (
    Cue,
    comparative_pattern,
    find_comparative,
    find_noun,
    find_verb,
    judge,
    verb_pattern,
)
from claims.rules.link import Link
from claims.rules.meaning.metrics import resolve_metric
from claims.rules.meaning.shared import (
    BY,
    SAME_LIST,
    STATED,
    Meaning,
    NoClaim,
    change_verb,
    get_metric,
    is_coordinate,
    nearest_metric,
    verb_between,
    words_before,
)
from claims.rules.meaning.shares import (
    OF_THINGS,
    as_fraction,
    part_of_theirs,
    read_as_much,
    read_few,
    read_share,
    read_things,
)
from claims.rules.sentence import QUANTITY, Sentence

# Metrics that are stated in percent of which a change is more often relative.
_ERRORS = {
    "error_rate",
    "wer",
    "cer",
    "eer",
    "toxicity",
    "attack_success_rate",
    "ece",
    "variance",
    "utilization",
    "sparsity",
    "parallel_efficiency",
    "coverage",
}


_RELATIVE = re.compile(r"\brelative(?:ly)?\b", re.IGNORECASE)


# A "mean absolute error" is cut by so much of itself.
_ABSOLUTE = re.compile(
    r"\babsolute(?:ly)?\b(?!\s(?:(?:percentage|relative|trajectory|pose|prediction)\s)?(?:errors?|deviations?|differences?|values?))",
    re.IGNORECASE,
)


# "1.2% BLEU absolute", "(12% relative)": a difference, whatever stands before it.
_ABSOLUTE_AFTER = re.compile(r"(?:\s[\w-]+){0,2}\sabsolute\b|\srelative(?:ly)?(?=[),.;]|\s(?:and|over)\b|$)")


_ADDS = re.compile(
    (
        r"\b(?:add|incur|introduc|extra|additional|overhead|cost of|expense|sacrific|with only|at only"
        r"|requir)\w*\b[^.;]{0,40}$"
    ),
    re.IGNORECASE,
)


# A noun right after a percentage that is no known metric: 86% intent satisfaction.
_NAMELESS = re.compile(
    r"\s(?!(?:of|on|in|for|with|at|to|and|or|by|as|vs|versus|compared|over|respectively|when|while"
    r"|which|from|using|across|under|is|was|than|per|but|after|the|a|an|without|against|achiev\w*"
    r"|outperform\w*|zero|test|absolute|relative|overall|mean|averaged?|median|total|baseline|depending|even)\b)[a-z]{3,}(?:\s[a-z]{3,})?"
)


_WINS = re.compile(
    r"\b(?:outperform|surpass|perform|beat|exceed|baseline|state-of-the-art|(?:best|better|good|promising|competitive|strong)\sresults?\b)",
    re.IGNORECASE,
)


# Rules whose noun or comparative stands after the number and governs that number alone.
_OWN_CUE = {
    "number-metric-change", "number-change-in-metric", "number-change-in-other",
    "number-change-preposition", "number-comparative", "number-comparative-metric",
    "number-comparative-alone", "number-more-efficient", "number-metric-comparative", "number-below",
    "number-above", "within-of", "number-metric",
}  # fmt: skip


_COMPARED_METRIC = re.compile(
    rf"\b(?P<comparative>{comparative_pattern()})\s(?:[\w-]+\s){{0,2}}$", re.IGNORECASE
)


def _higher(sentence: Sentence, linked: Link, metric: Metric | None) -> Cue | None:
    """Give the comparative of "a lower latency of 30%": no latency is stated in percent, its change is."""
    if linked.rule != "metric-of" or linked.metric is None or metric is None or metric.percent:
        return None
    if metric.id in _ERRORS or metric.id == "other":
        return None
    compared = _COMPARED_METRIC.search(words_before(sentence, linked.metric.start))
    return (
        find_comparative(compared["comparative"]) if compared and compared["comparative"] != "high" else None
    )


_RAISING = ("increase", "improve")
_CHANGES_METRIC = re.compile(
    rf"(?<!-)\b(?P<verb>{verb_pattern()})\s(?:(?!(?:and|or|with|while|to|by|for)\b)[\w-]+\s){{0,5}}$",
    re.IGNORECASE,
)
_BY_UP_TO = re.compile(rf"\s{HEDGES}")
_AND_ITS_OWN = re.compile(r",?\s(?:and\s|as\swell\sas\s)?(?:(?!while|but|with)[\w-]+\s){0,3}")


def _verb_before(sentence: Sentence, atom: Atom, linked: Link, previous: Meaning | None) -> Cue | None:
    """Give the verb of "reduces the runtime up to 60%, and the power up to 70%": by so much."""
    mention = linked.metric
    changed = verb_between(sentence, atom, mention) if linked.rule in STATED else None
    if changed is not None:
        return changed
    if linked.rule != "metric-of" or mention is None or mention.end > atom.start:
        return None
    if not _BY_UP_TO.fullmatch(sentence.text, mention.end, atom.start - len(atom.sign)):
        return None
    governs = _CHANGES_METRIC.search(words_before(sentence, mention.start))
    cue = find_verb(governs["verb"]) if governs else None
    if cue is not None:
        return cue if cue.change != "keep" else None
    if (
        previous is not None
        and previous.rule in ("metric-of", "change-metric-by")
        and previous.change is not None
        and _AND_ITS_OWN.fullmatch(sentence.text, previous.atom.end, mention.start)
    ):
        return previous.cue
    return None


def _settle_open(
    sentence: Sentence,
    atom: Atom,
    linked: Link,
    previous: Meaning | None,
    metric: Metric | None,
    cue: Cue | None,
    *,
    changed: bool,
) -> tuple[bool, Cue | None]:
    """Decide whether a percentage whose rule leaves it open is a change, and by which cue."""
    before = words_before(sentence, atom.start)
    if (
        not changed
        and previous is not None
        and previous.change is not None
        and (previous.rule not in _OWN_CUE or (previous.cue is not None and previous.cue.word == "overhead"))
        and is_coordinate(sentence, previous, atom)
    ):
        # The verb before the first number governs the second; a noun after the first does not.
        changed, cue = True, previous.cue
    governing = None
    if not changed and metric is not None:
        governing = _higher(sentence, linked, metric)
        if governing is None:
            governing = _verb_before(sentence, atom, linked, previous)
        # "raises the accuracy up to 92%" says how far, and not by how much.
        if governing is not None and metric.percent and atom.value > 50 and governing.change in _RAISING:
            governing = None
    if governing is not None:
        return True, governing
    if cue is not None and linked.rule == "metric-of" and not re.search(r"\b(?:at|to)\s\S*\s?$", before):
        changed = True
    if (
        linked.rule == "number-metric"
        and metric is not None
        and metric.better == "lower"
        and metric.family != "quality"
        and _ADDS.search(before)
    ):
        return True, find_noun("overhead")
    return changed, cue


def _kind_of_change(metric: Metric, cue: Cue | None, around: str, beyond: float) -> Kind:
    """Tell a change in points from a relative one by the words around it, else by the metric."""
    if _RELATIVE.search(around):
        return "relative"
    by_ratio = cue is not None and cue.word in ("fewer", "less", "faster", "slower", "cheaper")
    if _ABSOLUTE.search(around) or (
        beyond < 100 and metric.percent and metric.id not in _ERRORS and not by_ratio
    ):
        return "points"
    return "relative"


# "The best model reaches only 55%": how well it does, whatever is counted.
_REACHES = re.compile(
    r"\b(?:achiev|reach|scor|attain|obtain|get|got|manag|register|record|hits?|perform|drop|fall|fell|ris|rose|climb|jump"
    r"|plummet|improv|degrad|declin|peak|approach|match|stand|remain|sit)\w*\s"
    rf"(?:(?:to|from|at|the|overall|impressive)\s|{HEDGE})*$",
    re.IGNORECASE,
)


_RESULT_OF = re.compile(rf"\bresults?\s(?:of|is|was|:)\s{HEDGES}$", re.IGNORECASE)
_A_SCORE = re.compile(r"\bscores?\s(?:of|is|was|at|[:=])\s?" + HEDGES + "$")


# Who "eliminates 80% of the passes" makes less of something that is no quality.
_MAKES_LESS = {
    "reduc", "cut", "sav", "eliminat", "trim", "prun", "slash", "shorten", "shrink", "minimi",
    "suppress", "mitigat", "alleviat", "curtail", "lessen", "reduction", "saving",
}  # fmt: skip


def _unnamed_metric(
    sentence: Sentence, atom: Atom, lexicon: Lexicon, cue: Cue | None, *, changed: bool
) -> Metric:
    """Give what a percentage measures where its sentence names no metric."""
    if changed and cue is not None and cue.word in _MAKES_LESS:
        return get_metric(lexicon, "other")
    measured = any(m.kind == "benchmark" for m in sentence.mentions) or _WINS.search(
        sentence.text, sentence.start, sentence.end
    )
    counted = OF_THINGS.match(sentence.text, atom.end, sentence.end)
    reached = _REACHES.search(words_before(sentence, atom.start))
    result = _RESULT_OF.search(words_before(sentence, atom.start))
    if (reached or result) and not changed and not counted and sentence.earlier_quality is not None:
        return sentence.earlier_quality[0]
    scored = _A_SCORE.search(words_before(sentence, atom.start))
    level = "accuracy" if (measured or reached or scored) and not counted else "other"
    return get_metric(lexicon, "performance" if changed else level)


def _read_level(
    sentence: Sentence,
    atom: Atom,
    linked: Link | None,
    metric: Metric,
    mention: Mention | None,
    cue: Cue | None,
    *,
    inherited: bool,
) -> Meaning:
    """Read a percentage that is no change: a level, or the part that something was cut to."""
    part = part_of_theirs(sentence, atom, linked, metric)
    if part is not None:
        return as_fraction(atom, "%", metric, mention, part, kept=False)
    rule = linked.rule if linked else "percent-level"
    return Meaning(atom, "%", "level", None, "neutral", metric, rule, mention, cue, inherited)


_NEXT = re.compile(rf",?\s(?:with|at|while|but)\s(?=[^.;]{{0,80}}{QUANTITY})")


def _around(sentence: Sentence, atom: Atom, linked: Link | None) -> str:
    """Give the words around a number that may call it relative or absolute, from its noun or verb on."""
    # "a 96% reduction with an absolute drop of 2%": the words before the next number are that number's.
    another = _NEXT.search(sentence.masked, atom.end, sentence.end)
    end = min(sentence.end, atom.end + 40, another.start() if another else sentence.end)
    around = sentence.text[max(sentence.start, atom.start - 40) : end]
    if linked is None or linked.side != "before" or linked.reading != "change":
        return around
    # "relative gains in A (B) of 12%": the word may stand before the noun that begins the rule's match.
    first = max(sentence.start, linked.span[0] - 12)
    end = linked.span[0] if linked.rule == "change-in-metric-of" else atom.start
    return sentence.text[first : max(first, end)] + around


# "predicts within 5% of the measured power": how far it is off.
_MEASURED = re.compile(
    r"\s(?:of|from)\s(?:the\s|its\s|their\s)?(?:measured|actual|true|real|observed|simulat\w+|ground[\s-]truth|experiment\w*"
    r"|reported|empirical|hardware|RTL|silicon)\b"
)


# "the estimates deviate from measured values by less than 5%", "is off by 12%".
_DEVIATES = re.compile(
    r"\b(?:deviat(?:es?|ed|ing)|(?:is|are|was|were)\soff|differ(?:s|ed|ing)?\sfrom\s(?:the\s)?(?:measure|actual|true|real|observ|ground|experiment)\w*)"
    rf"\b[^.;,]{{0,50}}\sby\s{HEDGES}$",
    re.IGNORECASE,
)


def _off_by(sentence: Sentence, atom: Atom, linked: Link | None, lexicon: Lexicon) -> Meaning | None:
    off = linked is not None and linked.rule == "within-of" and _MEASURED.match(sentence.text, atom.end)
    if not off and not _DEVIATES.search(words_before(sentence, atom.start)):
        return None
    rule = linked.rule if linked is not None else "percent-level"
    return Meaning(atom, "%", "level", None, "neutral", get_metric(lexicon, "error_rate"), rule)


def _read_apart(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | None:
    """Read what says by itself what it is: few of the data, off by so much, a share of things."""
    early = read_few(sentence, atom, lexicon) or _off_by(sentence, atom, linked, lexicon)
    early = early or read_as_much(atom, linked, lexicon)
    if early is not None or linked is not None or atom.sign:
        return early
    goes_on = previous is not None and (
        is_coordinate(sentence, previous, atom)
        or SAME_LIST.fullmatch(sentence.text[previous.atom.end : atom.start]) is not None
    )
    changed = BY.search(words_before(sentence, atom.start)) is not None
    return None if goes_on or changed else read_things(sentence, atom, lexicon)


def read_percent(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read a percentage: a share of something, a change (relative or in points), or a level.

    A number without a rule of its own continues the claim before it, when the two stand in one list.
    """
    apart = _read_apart(sentence, atom, linked, previous, lexicon)
    if apart is not None:
        return apart
    metric, mention, inherited = resolve_metric(sentence, atom, linked, previous, lexicon)
    before = words_before(sentence, atom.start)
    around = _around(sentence, atom, linked)
    cue = linked.cue if linked else None
    rule = linked.rule if linked else "percent"
    if linked is not None and linked.reading == "fraction":
        return read_share(sentence, atom, linked, metric, mention, lexicon)
    changed = bool(linked and linked.reading == "change")
    if (
        linked is None
        and inherited
        and previous is not None
        and previous.change is not None
        and not is_coordinate(sentence, previous, atom)
        and not SAME_LIST.fullmatch(sentence.text[previous.atom.end : atom.start])
    ):
        near = nearest_metric(sentence, atom)
        metric, mention, inherited = (get_metric(lexicon, near.name) if near else None), near, False
    if linked is None and inherited and previous is not None:
        # "12% on forces, 4% on energies": the second number continues the first.
        return replace(
            previous,
            atom=atom,
            inherited=True,
            unit=previous.unit if previous.unit == "%" else "%",
            rule="continued",
        )
    if not changed and (atom.sign or BY.search(before)):
        changed, cue = True, cue or change_verb(sentence, atom)
        if cue is None and atom.sign:
            cue = find_noun("increase" if atom.sign == "+" else "decrease")
    if linked is not None and linked.reading == "open":
        changed, cue = _settle_open(sentence, atom, linked, previous, metric, cue, changed=changed)
    if changed and cue is not None and cue.change == "keep":
        changed = False
    if not changed and _ABSOLUTE_AFTER.match(sentence.text, atom.end, sentence.end):
        changed, cue = True, cue or change_verb(sentence, atom)
    if not changed and linked is None and _NAMELESS.match(sentence.text[atom.end : atom.end + 40]):
        metric, mention = get_metric(lexicon, "other"), None
    metric = metric or _unnamed_metric(sentence, atom, lexicon, cue, changed=changed)
    if not changed:
        return _read_level(sentence, atom, linked, metric, mention, cue, inherited=inherited)
    cue = cue or find_verb("improve")
    change, direction = judge(cue, metric)
    kind = _kind_of_change(metric, cue, around, atom.value_max or atom.value)
    return Meaning(atom, "%", kind, change, direction, metric, rule, mention, cue, inherited)
