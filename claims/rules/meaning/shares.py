"""Shares: a part of what the baseline takes, uses or reaches."""

from __future__ import annotations

import re

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Kind, Mention
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES
from claims.rules.link import Link
from claims.rules.meaning.shared import FEW, Meaning, get_metric, nearest_metric, words_before
from claims.rules.sentence import METRIC, Sentence

# What uses only the share that follows.
_TAKES = re.compile(
    r"\b(?:us(?:e|es|ing)|with|requir\w+|need\w*|at|in|by|to)\s(?:only|just|merely|less|as"
    r"|under|about|\s)*(?:than|little|as)?\s*(?:an?\s)?$"
)


# "65% of the time", which is how often; "in 10% of the time" is how long.
_HOW_OFTEN = re.compile(
    r"\$?\sof\sthe\stime\b(?!\s(?:of|to|for|need|requir|tak|that|it|used|spent|budget|cost|compared))",
    re.IGNORECASE,
)


def is_how_often(sentence: Sentence, atom: Atom) -> bool:
    """Tell a share of the occasions ("fails 20% of the time") from a share of what the baseline takes."""
    return bool(
        _HOW_OFTEN.match(sentence.text, atom.end, sentence.end)
        and not _TAKES.search(words_before(sentence, atom.start))
    )


_PEAK = re.compile(r"(?:theoretical\s)?(?:peak|roofline)\b", re.IGNORECASE)


# "raises the coverage to 95% of the faults": the measure is named already.
_STATED = re.compile(rf"{METRIC}\s(?:(?:scores?|rates?)\s)?(?:of|to|is|was)\s{HEDGES}$")


def _stated_before(sentence: Sentence, atom: Atom, lexicon: Lexicon) -> Meaning | None:
    """Read a share of things whose measure stands right before it as a level of that measure."""
    match = _STATED.search(sentence.masked, max(sentence.start, atom.start - 40), atom.start)
    named = [m for m in sentence.metrics if match and m.end == match.start() + 1]
    metric = get_metric(lexicon, named[0].name) if named else None
    if (
        metric is None
        or metric.family != "quality"
        or not OF_THINGS.match(sentence.text, atom.end, sentence.end)
    ):
        return None
    return Meaning(atom, "%", "level", None, "neutral", metric, "metric-of", named[0])


def read_share(
    sentence: Sentence,
    atom: Atom,
    linked: Link,
    metric: Metric | None,
    mention: Mention | None,
    lexicon: Lexicon,
) -> Meaning:
    """Read "80% of the ...": a part of what the metric measures, or a level where only data are named."""
    before = words_before(sentence, atom.start)
    how_often = read_things(sentence, atom, lexicon) if is_how_often(sentence, atom) else None
    if how_often is not None:
        return how_often
    stated = _stated_before(sentence, atom, lexicon)
    if stated is not None and (metric is None or metric.family == "other"):
        return stated
    if (
        linked.rule == "share-of-metric"
        and metric is not None
        and metric.id in ("data", "queries")
        and not FEW.search(before)
        and linked.cue is None
        and not re.search(r"\b(?:using|use|uses|with|require\w*)\s\S{0,12}\s?$", before)
    ):
        things = read_things(sentence, atom, lexicon)
        if things is not None and things.metric.id != "other":
            return things
        # "succeeds in 80% of the trials": a level of what the sentence measures.
        near = nearest_metric(sentence, atom)
        level_of = get_metric(lexicon, near.name if near else "other")
        return Meaning(atom, "%", "level", None, "neutral", level_of, "percent-level", near)
    if (metric is None or metric.id == "performance") and _SIZED.search(before):
        # Of the size of the whole, as in: sized at 35% of the original model.
        return as_fraction(atom, "%", get_metric(lexicon, "model_size"), None, linked.rule, kept=False)
    if metric is not None and metric.id in ("win_rate", "success_rate"):
        # "92% of the users preferred it": how many did.
        return Meaning(atom, "%", "level", None, "neutral", metric, linked.rule, mention)
    if (
        mention is not None
        and _PEAK.match(mention.text)
        and mention.name not in ("memory", "power", "energy")
    ):
        # "70% of the machine's peak performance": how well it is used.
        return Meaning(
            atom, "%", "level", None, "neutral", get_metric(lexicon, "utilization"), linked.rule, mention
        )
    metric = metric or get_metric(lexicon, "performance")
    takes = linked.rule != "only-share-of-metric" or _TAKES.search(before)
    kept = metric.better == "higher" or not takes or linked.rule == "kept-share-of-metric"
    return as_fraction(atom, "%", metric, mention, linked.rule, kept=kept)


# "only preserving 35% of the tokens".
_ONLY_TAKES = re.compile(
    r"\b(?:only|just|merely)\s(?:us|keep|retain|preserv|process|updat|train|fine-?tun|tun|select|access|label|sampl"
    r"|annotat|requir|activat)\w*\s(?:on\s|with\s|about\s|approximately\s|around\s|[~$]\s?)*$",
    re.IGNORECASE,
)
# "with only 15% of the labeled data", "using less than 2% annotated frames".
_TAKEN = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|with|from|on|need(?:s|ing)?|requir(?:e|es|ing)|at|by|access(?:es|ing)?|see(?:s|ing)?"
    r"|keep(?:s|ing)?|process(?:es|ing)?|train(?:s|ing|ed)?|(?:fine-?)?tun(?:es|ing|e)|updat(?:es|ing|e))\s"
    r"(?:only|just|merely|mere|as\s(?:few|little|low)\sas|less\sthan|fewer\sthan|under|a\smere)\s"
    r"(?:an?\s|the\s|about\s|approximately\s|around\s|[~<$]\s?)*$",
    re.IGNORECASE,
)
# "fine-tuned with 5% of the samples".
_TRAINED = re.compile(
    rf"\b(?:train|fine-?tun|tun|learn|supervis)\w*\s(?:on|with|using|from)\s{HEDGES}$", re.IGNORECASE
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


# What is said to be enough: "40% of the training data is sufficient".
_SUFFICES = re.compile(r"\s(?:alone\s)?(?:(?:is|are|was|were)\s(?:already\s)?(?:sufficient|enough)|suffic)")


def read_few(sentence: Sentence, atom: Atom, lexicon: Lexicon) -> Meaning | None:
    """Read "with only 10% of the labels" as a part of what the others take."""
    before = words_before(sentence, atom.start)
    taken = (_TAKEN.search(before) or _ONLY_TAKES.search(before) or _TRAINED.search(before)) or (
        sentence.start < atom.bound_start < atom.start
        and _TAKEN.search(f"{words_before(sentence, atom.bound_start)}only ")
        and _FEWER.match(sentence.text, atom.bound_start)
    )
    of_data = _OF_DATA.match(sentence.text, atom.end, sentence.end)
    taken = taken or (of_data is not None and _SUFFICES.match(sentence.text, of_data.end(), sentence.end))
    if not taken or of_data is None or _ADDED.search(before):
        return None
    metric = get_metric(lexicon, "data" if of_data["data"] else "parameters")
    return as_fraction(atom, "%", metric, None, "share-taken", kept=False)


# "75% of the students": a share of things, which is no accuracy.
OF_THINGS = re.compile(
    r"\$?\s(?:out\s)?of\s(?:the\s|all\s|its\s|our\s|their\s|these\s|such\s|those\s)?(?!(?:a|an|that|what|one)\b)(?:[a-z][\w-]{2,}|\d[\d,]*\s[a-z])"
)
# "Its cost is one tenth of that of BarNet", "a third of BarNet's".
OF_THAT = re.compile(
    r"\s(?:of\s)?(?:(?:that|those)\sof\b|(?:the\s)?(?:[\w.+-]+\s)?[\w.+-]+['’]s(?=[,.;)]|\s(?:and|while|with|on|at|in)\b|$))"
)
_DONE = re.compile(
    r"\b(?:(?P<solved>solv|complet|succe|resolv|accomplish|finish|locali[sz]|implement|prov(?:es|ed|ing)\b)|(?P<covered>cover))\w*\s"
    r"(?:(?:in|on|for|only|about|around|over|nearly|almost|roughly|approximately|more|less|fewer|than|up|to|at|least|just"
    r"|merely|an?|average|of|~|ca\.|correctly|fully)\s?)*[<>~+≈]?\$?$",
    re.IGNORECASE,
)


# "preferred FooNet in 71% of cases", "wins 63% of the comparisons".
_WON = re.compile(
    r"\b(?:(?:prefer(?:s|red)?|favou?r(?:s|ed|ing)?|wins?|won)\b[^.;,]{0,50}"
    rf"|(?:(?:outperform|surpass|beat)(?:s|ed|ing)?|(?:better|superior)\s(?:than|to))\s[^.;,]{{1,50}}\s(?:in|on|for)\s{HEDGES})$",
    re.IGNORECASE,
)
# "answers 62% of the questions correctly", "correctly tags 97% of the words", "is right in 9% of cases".
_RIGHTLY = re.compile(r"\$?\s(?:out\s)?of\s[^.;,]{2,60}?\scorrectly\b")
_CORRECT = re.compile(
    rf"\b(?:correctly\s(?:answer|classif|tag|label|predict|categori|translat|resolv|pars)\w*|(?:is|are|was|were|be)\s(?:correct|right|accurate)(?:\s(?:in|on|for))?)\s{HEDGES}$"
    rf"|\b(?:in)?(?:correctly|accurately)\s(?!implement|solv|complet|resolv|finish)[^.;,()]{{1,70}}?\s{HEDGES}$",
    re.IGNORECASE,
)
_TRIED = re.compile(
    rf"\b(?:successfully\s\w+|(?:repair|fix|patch|grasp)(?:s|es|ed|ing)?)\s{HEDGES}$", re.IGNORECASE
)


# "which is 65% of human performance", "92% of BarNet performance".
_OF_HUMANS = re.compile(
    r"\$?\sof\s(?:the\s)?(?:human|expert|[A-Z][\w.+-]*)(?:[\s-]level)?\s(?:performance|accuracy|scores?)\b"
)


_WITHIN = re.compile(rf"\bwithin\s{HEDGES}$", re.IGNORECASE)


# "97% of the words are correctly tagged".
_RIGHT = re.compile(r"\$?\sof\s[^.;,]{2,50}?\s(?:is|are|was|were)\s(?:all\s)?correct(?:ly)?\b")


def read_things(sentence: Sentence, atom: Atom, lexicon: Lexicon) -> Meaning | None:
    """Read "solves 81% of the tasks" by its verb, and "75% of the students" as a level of nothing known."""
    if _OF_HUMANS.match(sentence.text, atom.end, sentence.end):
        known = sentence.quality or sentence.earlier_quality
        reached = known[0] if known is not None else get_metric(lexicon, "performance")
        if _WITHIN.search(words_before(sentence, atom.start, 30)):
            # "within 0.3% of human performance": so much below it.
            kind: Kind = "points" if reached.percent else "relative"
            return Meaning(atom, "%", kind, "decrease", "worse", reached, "within-of")
        return as_fraction(atom, "%", reached, None, "share-of-metric", kept=True)
    if not OF_THINGS.match(sentence.text, atom.end, sentence.end):
        return None
    before = words_before(sentence, atom.start)
    if _RIGHT.match(sentence.text, atom.end, sentence.end):
        return Meaning(atom, "%", "level", None, "neutral", get_metric(lexicon, "accuracy"), "percent-level")
    if _CORRECT.search(before) or _RIGHTLY.match(sentence.text, atom.end, sentence.end):
        return Meaning(atom, "%", "level", None, "neutral", get_metric(lexicon, "accuracy"), "percent-level")
    done = _DONE.search(before)
    name = "other" if done is None else "success_rate" if done["solved"] else "coverage"
    if done is None and _WON.search(before):
        name = "win_rate"
    elif done is None and _TRIED.search(before):
        name = "success_rate"
    return Meaning(atom, "%", "level", None, "neutral", get_metric(lexicon, name), "percent-level")


def as_fraction(
    atom: Atom, unit: str, metric: Metric, mention: Mention | None, rule: str, *, kept: bool
) -> Meaning:
    """Give a share as a fraction of the baseline; a share that is `kept` is no change."""
    if kept and unit == "%":
        return Meaning(atom, unit, "fraction", None, "neutral", metric, rule, mention)
    if metric.better == "higher":
        return Meaning(atom, unit, "fraction", "decrease", "worse", metric, rule, mention)
    return Meaning(atom, unit, "fraction", "decrease", "better", metric, rule, mention)


def read_as_much(atom: Atom, linked: Link | None, lexicon: Lexicon) -> Meaning | None:
    """Read "60% as many steps" and "60% as fast" as a part of what the baseline takes or reaches."""
    if linked is None or linked.cue is None or not linked.cue.word.startswith("as ") or atom.value >= 100:
        return None
    named = linked.metric.name if linked.metric is not None else linked.cue.metric or "other"
    metric = get_metric(lexicon, named)
    return as_fraction(atom, "%", metric, linked.metric, linked.rule, kept=metric.family == "quality")


# "its parameters are reduced to 33% of those of BarNet".
_REDUCED_TO = re.compile(
    rf"\b(?:reduc|cut|lower|decreas|shrunk|shrink|compress|drop|fall|fell)\w*\s(?:down\s)?to\s(?:only\s|just\s)?{HEDGES}$",
    re.IGNORECASE,
)


# "from 30% to 6%": two levels, and no part of what it was.
_FROM_TO = re.compile(r"\bfrom\s(?:\S+\s){0,5}$")


def part_of_theirs(sentence: Sentence, atom: Atom, linked: Link | None, metric: Metric) -> str | None:
    """Name the rule by which a percentage is a part of the baseline's; None where it is a level.

    "Its memory is 15% that of BarNet", "... is reduced to 15%", "cuts the latency to 18%".
    """
    if linked is None or linked.side == "after" or metric.better != "lower" or metric.percent:
        return None
    if OF_THAT.match(sentence.text, atom.end, sentence.end):
        return "share-of-metric"
    if metric.family in ("quality", "other"):
        return None
    if _REDUCED_TO.search(words_before(sentence, sentence.group_of(atom)[0].start)):
        return "share-of-metric"
    cut = linked.rule == "change-metric-to" and linked.cue is not None and linked.cue.change == "decrease"
    return linked.rule if cut and not _FROM_TO.search(words_before(sentence, atom.start)) else None
