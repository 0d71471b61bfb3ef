"""Factors, parts, multiples and points: 2.5x, half the size, twice as fast, two points more."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.model import Change, Direction, Mention
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES
from claims.rules.cues import find_noun, find_verb, judge
from claims.rules.link import Link, is_efficiency
from claims.rules.meaning.metrics import resolve_metric
from claims.rules.meaning.shared import (
    BY,
    Meaning,
    NoClaim,
    change_verb,
    get_metric,
    nearest_metric,
    words_before,
)
from claims.rules.meaning.shares import OF_THAT, as_fraction, is_how_often
from claims.rules.sentence import Sentence

_TIMES_WORD = re.compile(r"times$", re.IGNORECASE)


_COMPARES = re.compile(
    (
        r"\b(?:than|over|faster|compared|versus|vs|against|relative|improv|speed|gain|better|outperform"
        r"|increas|decreas|reduc|compress|smaller|larger|higher|lower|fewer|more|less|as\s\w+\sas"
        r"|accelerat|efficien)"
    ),
    re.IGNORECASE,
)


_RIVALS = re.compile(
    (
        r"\b(?:match|comparable|performance\sof|rival|equal|on\spar|parity|outperform|surpass|exceed|perform\w*\s(?:like|as)"
        r"|beat|compet|similar|as\swell\sas|better\sthan|compared)\w*\s[^.;]{0,70}\b(?:models?|systems?"
        r"|baselines?|networks?|embeddings|methods?|counterparts?|LLMs?|transformers?|ones?"
        r"|architectures?|alternatives|competitors|approaches|teachers?|detectors?|backbones?|that"
        r"|which)\b[^.;,]{0,24}$"
    ),
    re.IGNORECASE,
)


# Comparatives that say nothing of speed when they name no metric: a corpus 10x larger.
_SIZED = {"larger", "bigger", "shorter", "longer", "as large", "as long", "as small"}


# "a 3x reduction" of something that is not said is no slowdown.
_LESS = {"reduction", "saving"}


_IS = re.compile(
    r"[^.;]{0,60}\b(?:is|are|was|were|be|being)\s[^,;]{0,30}"
    rf"|(?:\s\([^()]{{1,20}}\))?,\s(?:or\s|which\s(?:is|are)\s|i\.e\.,?\s)?{HEDGES}"
)


def _subject_of(sentence: Sentence, atom: Atom, linked: Link) -> Mention | None:
    """Give the metric that "... is 5x more than" speaks of; "5x more bugs than" has a subject of its own."""
    if not sentence.text.startswith(" than", linked.span[1] - 1):
        return None
    earlier = [m for m in sentence.metrics if m.end <= atom.start]
    if not earlier or not _IS.fullmatch(sentence.text[earlier[-1].end : atom.start]):
        return None
    return earlier[-1]


_OF_PERFORMANCE = re.compile(r"\b(?:performance|quality|scores?|capabilit)", re.IGNORECASE)


def read_times(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read a factor ("2.5x faster", "3x the memory"): a change of its metric by that factor.

    A factor without a metric is one of speed; "3 times" beside no comparison only counts repetitions.
    """
    metric, mention, inherited = resolve_metric(sentence, atom, linked, previous, lexicon)
    if (
        linked is not None
        and not inherited
        and linked.rule == "number-comparative-alone"
        and linked.cue is not None
        and linked.cue.word in ("fewer", "more", "less", "as many", "as much", "additional", "extra")
    ):
        subject = _subject_of(sentence, atom, linked)
        metric, mention = get_metric(lexicon, subject.name if subject else "other"), subject
    rule = linked.rule if linked else "times"
    cue = linked.cue if linked else None
    if rule == "times-metric":
        # "3 times the size" is more of it.
        cue = find_noun("increase" if (atom.value_max or atom.value) > 1 else "decrease")
    near = sentence.text[max(sentence.start, atom.start - 120) : min(sentence.end, atom.end + 60)]
    if (
        linked is None
        and _TIMES_WORD.search(sentence.text[atom.start : atom.end])
        and not _COMPARES.search(near)
    ):
        return NoClaim("repetition")
    if linked is None and inherited and previous is not None:
        return replace(previous, atom=atom, inherited=True, rule="continued")
    if cue is None:
        cue = (
            change_verb(sentence, atom)
            if BY.search(words_before(sentence, atom.start))
            or linked is None
            or (linked.reading != "change" and linked.rule != "number-metric")
            else None
        )
    if cue is not None and cue.change == "keep":
        cue = None
    if (
        metric is not None
        and metric.id == "performance"
        and (mention is None or not _OF_PERFORMANCE.search(mention.text))
    ):
        # A factor of what no word names, or of efficiency, is one of speed.
        metric = get_metric(lexicon, "speedup")
    if metric is None or (
        metric.id == "performance"
        and linked is not None
        and linked.implied == "performance"
        and linked.metric is None
    ):
        unsaid = "other" if cue is not None and cue.word in _SIZED | _LESS else "speedup"
        metric = get_metric(
            lexicon, (cue.metric if cue and cue.metric and cue.metric != "performance" else unsaid)
        )
    if cue is None or (cue.metric == "performance" and linked is not None and linked.metric is None):
        change: Change = "decrease" if metric.better == "lower" else "increase"
        if (atom.value_max or atom.value) < 1 and atom.value > 0 and rule != "times":
            # "0.9x of the throughput" is less of it.
            worse: Direction = "better" if metric.better == "lower" else "worse"
            return Meaning(atom, "x", "times", "decrease", worse, metric, rule, mention, cue, inherited)
        return Meaning(atom, "x", "times", change, "better", metric, rule, mention, cue, inherited)
    change_or_none, direction = judge(cue, metric)
    if (
        direction != "better"
        and cue.word
        in (
            "increase",
            "more",
            "larger",
            "bigger",
            "higher",
            "longer",
            "heavier",
            "slower",
            "as many",
            "as much",
            "as large",
        )
        and _RIVALS.search(words_before(sentence, atom.start))
    ):
        # "matches models with 3x more parameters": the other's number, turned round.
        change_or_none, direction = ("increase" if metric.better == "higher" else "decrease"), "better"
    return Meaning(atom, "x", "times", change_or_none, direction, metric, rule, mention, cue, inherited)


# "closes the gap to BarNet by half": the other's lead.
_GAP = re.compile(
    r"\b(?:narrow|clos|reduc|shrink|cut|bridg|decreas|lower)\w*\s(?:[\w-]+\s){0,4}gap\b[^.,;()]{0,50}\sby\s[^.;]{0,14}$",
    re.IGNORECASE,
)


# "the half sum bit", "a half adder": which one, and no part of anything.
_AN_ADJECTIVE = re.compile(r"\b(?:the|an?|this|each)\s$", re.IGNORECASE)
_A_NOUN = re.compile(
    r"\s(?!(?:of|the|an?|as|its|their|our|that|or|and|to|in|for|on|with|more|less)\b)[a-z]+\s[a-z]"
)
# What "a third as large" and "half as long" measure.
_AS_BIG = {"as large": "model_size", "as big": "model_size", "as long": "runtime"}


def read_part(
    sentence: Sentence,
    atom: Atom,
    linked: Link | None,
    previous: Meaning | None,  # noqa: ARG001 - all readers share one signature
    lexicon: Lexicon,
) -> Meaning | NoClaim:
    """Read a part ("half the memory", "by a third"): a fraction of a metric that is named or compared.

    A part of anything else is prose.
    """
    before = words_before(sentence, atom.start)
    word = sentence.text[atom.start : atom.end].lower()
    if word == "half" and _AN_ADJECTIVE.search(before) and _A_NOUN.match(sentence.text, atom.end):
        return NoClaim("part-of-prose")
    if (
        linked
        and linked.rule in ("part-of-metric", "part-metric", "share-of-metric")
        and linked.metric is not None
        and not is_how_often(sentence, atom)
    ):
        metric = get_metric(lexicon, linked.metric.name)
        if (
            metric.family != "quality"
            or word.startswith("halv")
            or re.search(r"\b(?:only|by|using|with)\s", before)
        ):
            return as_fraction(atom, "x", metric, linked.metric, linked.rule, kept=False)
    if word.startswith("halv") or re.search(
        rf"\b(?:by|in|to)\s{HEDGES}(?:one\s)?$",
        before,
    ):
        cue = change_verb(sentence, atom)
        near = linked.metric if linked and linked.metric else nearest_metric(sentence, atom)
        if _GAP.search(before):
            return Meaning(
                atom,
                "x",
                "fraction",
                "decrease",
                "better",
                get_metric(lexicon, "other"),
                "part-by",
                None,
                cue,
            )
        if near is not None and (cue is not None or word.startswith("halv")):
            # "reduces X to 1/77 of the original, with 35 dB PSNR": X has no name that is known.
            far = near.start > atom.end + 16 and not word.startswith("halv")
            metric = get_metric(lexicon, "other" if far else near.name)
            change, direction = judge(cue or find_verb("reduce"), metric)
            return Meaning(atom, "x", "fraction", change, direction, metric, "part-by", near, cue)
    if linked and linked.cue and linked.rule.startswith("number-comparative"):
        unnamed = _AS_BIG.get(linked.cue.word, linked.cue.metric or "other")
        metric = get_metric(lexicon, linked.metric.name if linked.metric else unnamed)
        if linked.cue.word.startswith("as "):
            # "half as much memory" is less of it, though twice as much is more.
            return as_fraction(atom, "x", metric, linked.metric, linked.rule, kept=False)
        change, direction = judge(linked.cue, metric)
        return Meaning(
            atom, "x", "fraction", change, direction, metric, linked.rule, linked.metric, linked.cue
        )
    if linked and linked.metric and OF_THAT.match(sentence.text, atom.end, sentence.end):
        metric = get_metric(lexicon, linked.metric.name)
        if metric.better == "lower":
            return as_fraction(atom, "x", metric, linked.metric, "part-of-metric", kept=False)
    return NoClaim("part-of-prose")


# Rules whose metric or comparative makes a multiple one of what they name.
_MULTIPLE_RULES = {
    "multiple-metric", "number-comparative", "number-more-efficient", "number-comparative-metric",
    "number-comparative-alone", "number-metric-change", "number-metric", "number-change-in-metric",
}  # fmt: skip


# "Throughput has doubled": a verb; "the missing triples" are things.
# "double-double arithmetic", "double precision": which kind, and no multiple of it.
_WHICH_KIND = re.compile(
    r"[\s-](?:double|precision|blind|descent|quotes?|buffering|pendulum|DQN|Q-learning)\b"
)
_MULTIPLIES = re.compile(r"doubl\w*|(?:tripl|quadrupl)(?:ed|ing)")


def read_multiple(
    sentence: Sentence,
    atom: Atom,
    linked: Link | None,
    previous: Meaning | None,  # noqa: ARG001 - all readers share one signature
    lexicon: Lexicon,
) -> Meaning | NoClaim:
    """Read a multiple ("twice as fast", "doubles the throughput"): a factor of a metric, else prose."""
    word = sentence.text[atom.start : atom.end].lower()
    if (
        sentence.text[atom.start].isupper()
        and atom.start > sentence.start
        and sentence.text[atom.end + 1 : atom.end + 2].isupper()
    ):
        return NoClaim("part-of-name")  # "Quadruple Extraction"
    if word == "double" and _WHICH_KIND.match(sentence.text, atom.end, sentence.end):
        return NoClaim("multiple-of-prose")
    if (
        linked is not None
        and (linked.metric is not None or linked.implied or linked.cue)
        and linked.rule in _MULTIPLE_RULES
    ):
        metric = get_metric(lexicon, linked.metric.name if linked.metric else linked.implied or "other")
        cue = (
            linked.cue
            if linked.cue and linked.rule.startswith(("number-c", "number-more"))
            else find_noun("improvement" if is_efficiency(linked.metric) else "increase")
        )
        change, direction = judge(cue, metric)
        return Meaning(atom, "x", "times", change, direction, metric, linked.rule, linked.metric, cue)
    if _MULTIPLIES.fullmatch(word) and linked is not None and linked.metric is not None:
        metric = get_metric(lexicon, linked.metric.name)
        grown = find_noun("improvement" if is_efficiency(linked.metric) else "increase")
        change, direction = judge(grown, metric)
        return Meaning(atom, "x", "times", change, direction, metric, linked.rule, linked.metric, linked.cue)
    return NoClaim("multiple-of-prose")


_NO_POINTS = {"speed", "memory", "size", "compute", "energy", "cost"}
# "a grid with 512 points per axis".
_GRID = re.compile(
    r"\s(?:[a-z]+\s|3D\s)?points?\s(?:per|along|clouds?|in\s(?:\d+|[a-z]+)\sdimensions|sampled|from)\b"
)


def read_points(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read points ("two points more", "+1.3 pp"): a change of the metric in its own scale.

    Without a word of change or a sign they are points won.
    """
    if atom.form == "word" and linked is None:
        return NoClaim("count")  # "moves to two points on the line"
    uncounted = atom.scaled or _GRID.match(sentence.text, atom.end)  # nobody wins a million points
    if linked is None and atom.unit == "point" and not atom.sign and uncounted:
        return NoClaim("count")
    metric, mention, inherited = resolve_metric(sentence, atom, linked, previous, lexicon)
    cue = linked.cue if linked and linked.cue else change_verb(sentence, atom)
    if inherited and previous is not None and linked is None:
        goes_on = replace(
            previous, atom=atom, inherited=True, unit=atom.unit, kind="points", rule="continued"
        )
        if atom.sign == "+" and previous.change == "decrease" and previous.atom.sign != "+":
            # "+15.7 points" behind a bracket that says "7.1 points behind BarNet"
            change, direction = judge(find_noun("increase"), previous.metric)
            goes_on = replace(goes_on, change=change, direction=direction)
        return goes_on
    if cue is None and atom.sign:
        cue = find_noun("increase" if atom.sign == "+" else "decrease")
    if metric is not None and (linked is None or linked.metric is None) and metric.family in _NO_POINTS:
        metric, mention = None, None  # nobody gains points of cost
    metric = metric or get_metric(lexicon, "performance")
    cue = cue if cue and cue.change != "keep" else find_verb("improve")
    change, direction = judge(cue, metric)
    return Meaning(
        atom,
        atom.unit,
        "points",
        change,
        direction,
        metric,
        linked.rule if linked else "points",
        mention,
        cue,
        inherited,
    )
