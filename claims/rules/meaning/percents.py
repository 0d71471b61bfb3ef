"""Percentages: a share, a change, or a level."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Kind, Mention
from claims.quantity.atom import Atom
from claims.rules.cues import Cue, comparative_pattern, find_comparative, find_noun, find_verb, judge
from claims.rules.linking import Link
from claims.rules.meaning.shared import (
    BY,
    FEW,
    SAME_LIST,
    Meaning,
    NoClaim,
    change_verb,
    get_metric,
    is_coordinate,
    nearest_metric,
    resolve_metric,
    words_before,
)
from claims.rules.sentence import Sentence

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


_ABSOLUTE = re.compile(r"\babsolute(?:ly)?\b", re.IGNORECASE)


# "1.2% BLEU absolute": a difference, whatever stands before it.
_ABSOLUTE_AFTER = re.compile(r"(?:\s[\w-]+){0,2}\sabsolute\b")


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


_WINS = re.compile(r"\b(?:outperform|surpass|perform|beat|exceed|baseline|state-of-the-art)", re.IGNORECASE)


# Rules whose noun or comparative stands after the number and governs that number alone.
_OWN_CUE = {
    "number-metric-change", "number-change-in-metric", "number-change-in-other",
    "number-change-preposition", "number-comparative", "number-comparative-metric",
    "number-comparative-alone", "number-more-efficient", "number-metric-comparative", "number-below",
    "within-of", "number-metric",
}  # fmt: skip


# What uses only the share that follows.
_TAKES = re.compile(
    r"\b(?:us(?:e|es|ing)|with|requir\w+|need\w*|at|in|by|to)\s(?:only|just|merely|less|as"
    r"|under|about|\s)*(?:than|little|as)?\s*$"
)


# "75% of the students": a share of things, which is no accuracy.
_OF_THINGS = re.compile(r"\sof\s(?:the\s|all\s|its\s|our\s|their\s|these\s)?[a-z]{3,}")


def _read_share(
    sentence: Sentence,
    atom: Atom,
    linked: Link,
    metric: Metric | None,
    mention: Mention | None,
    lexicon: Lexicon,
) -> Meaning:
    """Read "80% of the ...": a part of what the metric measures, or a level where only data are named."""
    before = words_before(sentence, atom.start)
    if (
        linked.rule == "share-of-metric"
        and metric is not None
        and metric.id in ("data", "queries")
        and not FEW.search(before)
        and linked.cue is None
        and not re.search(r"\b(?:using|use|uses|with|require\w*)\s\S{0,12}\s?$", before)
    ):
        # "succeeds in 80% of the trials": a level of what the sentence measures.
        near = nearest_metric(sentence, atom)
        level_of = get_metric(lexicon, near.name if near else "other")
        return Meaning(atom, "%", "level", None, "neutral", level_of, "percent-level", near)
    if (metric is None or metric.id == "performance") and _SIZED.search(before):
        # Of the size of the whole, as in: sized at 40% of the original model.
        return as_fraction(atom, "%", get_metric(lexicon, "model_size"), None, linked.rule, kept=False)
    metric = metric or get_metric(lexicon, "performance")
    takes = linked.rule != "only-share-of-metric" or _TAKES.search(before)
    kept = metric.better == "higher" or not takes or linked.rule == "kept-share-of-metric"
    return as_fraction(atom, "%", metric, mention, linked.rule, kept=kept)


# "with only 10% of the labeled corpus", "using less than 2% annotated frames".
_TAKEN = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|with|from|on|need(?:s|ing)?|requir(?:e|es|ing)|at|by|access(?:es|ing)?|see(?:s|ing)?"
    r"|keep(?:s|ing)?|process(?:es|ing)?|train(?:s|ing|ed)?|(?:fine-?)?tun(?:es|ing|e)|updat(?:es|ing|e))\s"
    r"(?:only|just|merely|mere|as\s(?:few|little|low)\sas|less\sthan|fewer\sthan|under|a\smere)\s"
    r"(?:an?\s|the\s|about\s|approximately\s|around\s|[~<$]\s?)*$",
    re.IGNORECASE,
)
_SIZED = re.compile(r"\b(?:sizes?|sized|footprint|parameters|params)\b[^.;]{0,40}$", re.IGNORECASE)
_FEWER = re.compile(r"(?:less|fewer|under|below|as\s(?:few|little|low)|<|at\smost)\b", re.IGNORECASE)
_ADDED = re.compile(
    r"\b(?:add|incur|introduc|extra|additional|overhead|increas)\w*\b[^.;,]{0,40}$", re.IGNORECASE
)
_OF_DATA = re.compile(
    r"\s(?:of\s)?(?:(?!(?:of|on|in|for|with|and|or|to|as|by|at|than|extra|additional|new|more|less|fewer|missing|noisy)\b)"
    r"[\w'-]+\s){0,4}?(?:(?P<data>data|(?:data|training\s|test\s)sets?|corpus|corpora|label(?:s|led|ed)?|annotat\w+|samples"
    r"|examples|tokens|images|sentences|frames|instances|demonstrations|supervision|trajectories|pixels|points"
    r"|documents|patches|queries)|(?P<size>param(?:eter)?s|weights|neurons))\b(?!\s(?:accura|F1|recall|precis))",
    re.IGNORECASE,
)


def _read_few(sentence: Sentence, atom: Atom, lexicon: Lexicon) -> Meaning | None:
    """Read "with only 10% of the labels" as a part of what the others take."""
    before = words_before(sentence, atom.start)
    taken = _TAKEN.search(before) or (
        sentence.start < atom.bound_start < atom.start
        and _TAKEN.search(f"{words_before(sentence, atom.bound_start)}only ")
        and _FEWER.match(sentence.text, atom.bound_start)
    )
    of_data = _OF_DATA.match(sentence.text, atom.end, sentence.end)
    if not taken or of_data is None or _ADDED.search(before):
        return None
    metric = get_metric(lexicon, "data" if of_data["data"] else "parameters")
    return as_fraction(atom, "%", metric, None, "share-taken", kept=False)


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
    higher = _higher(sentence, linked, metric) if not changed else None
    if higher is not None:
        return True, higher
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
        beyond <= 100 and metric.percent and metric.id not in _ERRORS and not by_ratio
    ):
        return "points"
    return "relative"


# "The best model reaches only 55%": how well it does, whatever is counted.
_REACHES = re.compile(
    r"\b(?:achiev|reach|scor|attain|obtain|get|got|manag|register|record|hits?|perform|drop|fall|fell|ris|rose|climb|jump"
    r"|plummet|improv|degrad|declin|peak|approach|match|stand|remain|sit)\w*\s"
    r"(?:(?:only|just|merely|even|up|to|from|at|about|around|over|above|below|under|nearly|almost|roughly|approximately"
    r"|more|less|than|as|low|high|an?|the|overall|impressive|~|\$)\s?)*[<>~+≈]?\s?\$?$",
    re.IGNORECASE,
)


def _unnamed_metric(sentence: Sentence, atom: Atom, lexicon: Lexicon, *, changed: bool) -> Metric:
    """Give what a percentage measures where its sentence names no metric."""
    measured = any(m.kind == "benchmark" for m in sentence.mentions) or _WINS.search(
        sentence.text, sentence.start, sentence.end
    )
    counted = _OF_THINGS.match(sentence.text, atom.end, sentence.end)
    reached = _REACHES.search(words_before(sentence, atom.start))
    if reached and not changed and not counted and sentence.earlier_quality is not None:
        return sentence.earlier_quality[0]
    level = "accuracy" if (measured or reached) and not counted else "other"
    return get_metric(lexicon, "performance" if changed else level)


# "from 30% to 6%": two levels, and no part of what it was.
_FROM_TO = re.compile(r"\bfrom\s(?:\S+\s){0,5}$")


def _read_level(
    atom: Atom,
    linked: Link | None,
    metric: Metric,
    mention: Mention | None,
    cue: Cue | None,
    *,
    inherited: bool,
    before: str,
) -> Meaning:
    """Read a percentage that is no change: a level, or the part that something was cut to."""
    cut = (
        linked is not None
        and not _FROM_TO.search(before)
        and linked.rule == "change-metric-to"
        and linked.cue is not None
        and linked.cue.change == "decrease"
        and metric.family in ("speed", "memory", "size", "compute", "energy", "cost")
        and metric.better == "lower"
    )
    if cut and linked is not None:
        # "cuts the latency to 18%": to that part of what it was.
        return as_fraction(atom, "%", metric, mention, linked.rule, kept=False)
    rule = linked.rule if linked else "percent-level"
    return Meaning(atom, "%", "level", None, "neutral", metric, rule, mention, cue, inherited)


def _around(sentence: Sentence, atom: Atom, linked: Link | None) -> str:
    """Give the words around a number that may call it relative or absolute, from its noun or verb on."""
    around = sentence.text[max(sentence.start, atom.start - 40) : atom.end + 40]
    if linked is None or linked.side != "before" or linked.reading != "change":
        return around
    # "relative gains in A (B) of 12%": the word may stand before the noun that begins the rule's match.
    first = max(sentence.start, linked.span[0] - 12)
    end = linked.span[0] if linked.rule == "change-in-metric-of" else atom.start
    return sentence.text[first : max(first, end)] + around


def read_percent(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read a percentage: a share of something, a change (relative or in points), or a level.

    A number without a rule of its own continues the claim before it, when the two stand in one list.
    """
    few = _read_few(sentence, atom, lexicon)
    if few is not None:
        return few
    metric, mention, inherited = resolve_metric(sentence, atom, linked, previous, lexicon)
    before = words_before(sentence, atom.start)
    around = _around(sentence, atom, linked)
    cue = linked.cue if linked else None
    rule = linked.rule if linked else "percent"
    if linked is not None and linked.reading == "fraction":
        return _read_share(sentence, atom, linked, metric, mention, lexicon)
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
    metric = metric or _unnamed_metric(sentence, atom, lexicon, changed=changed)
    if not changed:
        return _read_level(atom, linked, metric, mention, cue, inherited=inherited, before=before)
    cue = cue or find_verb("improve")
    change, direction = judge(cue, metric)
    kind = _kind_of_change(metric, cue, around, atom.value_max or atom.value)
    return Meaning(atom, "%", kind, change, direction, metric, rule, mention, cue, inherited)


def as_fraction(
    atom: Atom, unit: str, metric: Metric, mention: Mention | None, rule: str, *, kept: bool
) -> Meaning:
    """Give a share as a fraction of the baseline; a share that is `kept` is no change."""
    if kept and unit == "%":
        return Meaning(atom, unit, "fraction", None, "neutral", metric, rule, mention)
    if metric.better == "higher":
        return Meaning(atom, unit, "fraction", "decrease", "worse", metric, rule, mention)
    return Meaning(atom, unit, "fraction", "decrease", "better", metric, rule, mention)
