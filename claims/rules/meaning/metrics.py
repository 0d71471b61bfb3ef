"""Which metric a number measures: of the rule that ties it, of its words, or of the claim before it."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon, Metric
from claims.model import Mention
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES
from claims.rules.cues import Cue, find_comparative, find_noun, find_verb, noun_pattern, verb_pattern
from claims.rules.link import Link
from claims.rules.meaning.shared import VAGUE, Meaning, get_metric, nearest_metric
from claims.rules.sentence import METRIC, QUANTITY, Sentence

_WINNER_IN = re.compile(
    rf"\bin\s(?:terms\sof\s)?(?:the\s)?(?:[\w-]+\s){{0,2}}(?P<metric>{METRIC}+)"
    # "outperforms X on F1 by 3%", but not "on accuracy benchmarks by"
    rf"|\b(?:on|for)\s(?:the\s|both\s)?(?:[\w-]+\s){{0,2}}(?P<on>{METRIC}+)(?:\s(?:scores?|metrics?))?(?:\sand\s(?:[\w-]+\s)?{METRIC}+)?,?"
    r"\s(?:by|with|up\sto)\s"
)
_MEASURED_IN = (
    rf"[^.;{QUANTITY}{METRIC}]{{0,100}}?\s(?:in\sterms\sof|with\s(?:respect|regard)\sto|w\.r\.t\.|based\son"
    r"|(?:as\s)?(?:measured|evaluated|assessed)\s(?:by|in|with|using|via))\s(?:the\s)?(?:[\w-]+\s){0,3}"
)
_MEASURED_BY = re.compile(
    rf"{_MEASURED_IN}(?P<metric>{METRIC}+)"
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
    last = sentence.group_of(atom)[-1]
    after = _MEASURED_BY.match(sentence.masked, last.end, min(sentence.end, last.end + 140))
    if after:
        return sentence.metric_at(after.start(after.lastgroup or "metric"))
    window = max(sentence.start, atom.start - 120)
    before = _WINS_OVER_ITS.search(sentence.masked, window, atom.start) or _WINNER_IN.search(
        sentence.masked, window, atom.start
    )
    named = sentence.metric_at(before.start(before.lastgroup or "metric")) if before else None
    # "outperforms X on unseen data by 3%": where, and not in what.
    return (
        None if named is not None and before and before.lastgroup == "on" and named.name in VAGUE else named
    )


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
        # "only 0.99M parameters, 25% fewer than ...": fewer of the same, and of each in a list.
        group, mention = sentence.group_of(atom), previous.metric_mention
        run = _run_of(sentence, mention) if mention is not None and mention in sentence.metrics else []
        if len(run) == len(group) > 1:
            mention = run[group.index(atom)]
            return get_metric(lexicon, mention.name), mention, True
        return previous.metric, mention, True
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
# "This represents an improvement of 5%": in what the sentence before gave.
_REFERS_BACK = re.compile(
    r"\s*(?:This|That|It|These)\s(?:(?:result|score|performance|value|figure|number)s?\s)?"
    r"(?:is|are|was|were|represent|correspond|constitut|mark|amount|translat|equat|outperform|surpass|exceed|beat)\w*\s"
)
_GIVEN_BACK = re.compile(r"\s*This\s(?:(?:result|score|value)\s)?(?:outperform|surpass|exceed|beat)\w*\s")


_WITH_GAINS = re.compile(
    r"(?:\s(?:on|in|for|of)\s[^.;,]{1,40})?,\s(?:and\s|thus\s|also\s)?(?:with|yielding|achieving|delivering|obtaining|showing|bringing|reaching)\s"
    r"(?:[\w-]+\s){0,4}"
)
_RAISES = re.compile(rf"\b{verb_pattern()}\s(?:(?!and\b)[\w-]+\s){{0,4}}$", re.IGNORECASE)


def _of_clause(
    sentence: Sentence, linked: Link, lexicon: Lexicon
) -> tuple[Metric, Mention | None, bool] | None:
    """Find the metric of "cuts latency by 50% and improves accuracy, with gains of up to 12%"."""
    earlier = [m for m in sentence.metrics if m.end <= linked.span[0]]
    if not earlier or not _WITH_GAINS.fullmatch(sentence.text, earlier[-1].end, linked.span[0]):
        return None
    if not _RAISES.search(sentence.text, max(sentence.start, earlier[-1].start - 60), earlier[-1].start):
        return None
    return get_metric(lexicon, earlier[-1].name), earlier[-1], False


def _of_gain(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> tuple[Metric, Mention | None, bool] | None:
    """Find what "a further gain of 2 points" is in: what the sentence measured, or the abstract before it."""
    if linked is None or linked.rule not in _NAMELESS_GAINS or atom.dimension == "times":
        return None
    if linked.rule == "change-by" and not _NO_OBJECT.match(sentence.text, linked.span[0]):
        return None
    since = previous.atom.end if previous is not None else sentence.start
    if any(since <= m.start and m.end <= atom.start and m.name not in VAGUE for m in sentence.metrics):
        # the metric stands there, only no rule ties it
        return _of_clause(sentence, linked, lexicon) if previous is not None else None
    in_points = atom.dimension == "points" or _ABSOLUTE.search(
        sentence.text, max(sentence.start, atom.start - 40), atom.end
    )
    told = _REFERS_BACK.match(sentence.text, sentence.start) is not None
    known = sentence.quality or (sentence.earlier_quality if in_points or told else None)
    if known is None or known[0].id in ("performance", "other"):
        return None
    named = known[0].percent or atom.dimension in ("", "points") or sentence.quality is not None
    return (*known, True) if named else None


def _same_noun(linked: Link, previous: Meaning) -> bool:
    """Tell whether "... and a 70% reduction" is in what the claim before it was: of one noun, or a gain."""
    if linked.rule != "number-change-preposition" or linked.cue is None:
        return False
    if previous.metric.family == "quality" and linked.cue.change in ("improve", "worsen"):
        return True
    return previous.cue is not None and previous.cue.word == linked.cue.word


_APPOSITION = re.compile(
    r"(?:\s(?:per|on|for|in)\s[\w\s-]{1,30})?\)?(?:,|\s?--+|\s?[—–]|\s\()\s?"
    r"(?:(?:i\.e\.,?|or|thus|namely|representing|corresponding\sto|which\s(?:is|represents|corresponds\sto))\s)?"
    rf"(?:an?\s)?{HEDGES}"
)


def _of_apposition(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None
) -> tuple[Metric, Mention | None, bool] | None:
    """Find the metric of "10 s per image, a 70% reduction", which is in the time of the level before it."""
    if linked is None or linked.rule != "number-change-preposition" or linked.metric is not None:
        return None
    if previous is None or previous.kind != "level" or previous.metric.better == "none":
        return None
    if linked.cue is not None and linked.cue.metric is not None:
        return None
    if not _APPOSITION.fullmatch(sentence.text, previous.atom.end, atom.start):
        return None
    return previous.metric, previous.metric_mention, True


# Adjectives and the like, which name nothing that is reduced.
_NAMES_NOTHING = re.compile(
    r"\w+(?:all?|ive|ous|ic|able|ible|ful|ent|ant|er|est|ed|ing|less|ly|age|ary|ory)\b|mean|max|min|further|net|huge|clear"
    r"|big|small|large|great|strong|good|minor|major|slight|median|maximum|minimum|gross|steady|fair|raw|pure|mere|more"
    r"|one|two|new|own|such|similar|point|points|times|fold|percent|percentage|x"
)
_REDUCED_NOUN = re.compile(r"[\s-](?:[\w-]+\s){0,2}?(?P<word>[a-z][\w-]{2,})[\s-]$")


def _reduces_its_own(sentence: Sentence, atom: Atom, linked: Link) -> bool:
    """Tell "a 4x code reduction", which is of something no lexicon knows, from "a further 4x reduction"."""
    if linked.rule != "number-change-preposition" or linked.cue is None:
        return False
    if linked.cue.change != "decrease" or linked.cue.word not in ("reduction", "saving", "decrease", "cut"):
        return False
    cue = sentence.folded.rfind(linked.cue.word, atom.end, linked.span[1])
    noun = _REDUCED_NOUN.fullmatch(sentence.text, atom.end, cue) if cue > atom.end else None
    return noun is not None and _NAMES_NOTHING.fullmatch(noun["word"]) is None


_LOWER_BY = re.compile(r"lower\sby\b")


def _of_no_name(sentence: Sentence, atom: Atom, linked: Link | None) -> str | None:
    """Name the metric of what changes under a name that no lexicon knows: "cuts the queue length by 60%"."""
    if linked is None:
        return None
    if linked.rule == "change-by":
        scored = linked.cue is None or linked.cue.change in ("improve", "worsen")
        # What declines by points is a score, and so is what "is lower by 4%" without a name.
        lower = _LOWER_BY.match(sentence.text, linked.span[0]) is not None
        return "performance" if scored or lower or atom.dimension == "points" else "other"
    return "other" if _reduces_its_own(sentence, atom, linked) else None


def _is_of_another(sentence: Sentence, atom: Atom, near: Mention, lexicon: Lexicon) -> bool:
    """Tell the latency of "a 12% gain on X and 30% lower latency", which is of the second number."""
    if near.start < atom.end or QUANTITY not in sentence.masked[atom.end : near.start]:
        return False
    return get_metric(lexicon, near.name).family not in ("quality", "other")


# "runs at 780 FPS, outperforming X by 28%": in what it runs at.
_MEASURED = {"speed", "energy", "hardware"}
_SO_WINNING = re.compile(r"(?:\s\([^()]{1,30}\))?,\s(?:thus\s|thereby\s|\w+ly\s)?")


def _of_win(
    sentence: Sentence, atom: Atom, linked: Link, previous: Meaning | None, lexicon: Lexicon
) -> tuple[Metric, Mention | None, bool]:
    """Find what one beats the other in: what the clause names, or what the sentence measured."""
    named = named_by_winner(sentence, atom)
    if named is not None:
        return get_metric(lexicon, named.name), named, False
    best_in = _BEST_IN.search(sentence.masked, max(sentence.start, atom.start - 200), atom.start)
    attained = sentence.metric_at(best_in.start("metric")) if best_in else None
    if attained is not None and attained.name not in VAGUE:
        return get_metric(lexicon, attained.name), attained, False
    stated = previous is not None and previous.kind == "level" and previous.metric.family in _MEASURED
    if (
        previous is not None
        and stated
        and _SO_WINNING.fullmatch(sentence.text, previous.atom.end, linked.span[0])
    ):
        return previous.metric, previous.metric_mention, True
    known = sentence.quality
    if known is None and _GIVEN_BACK.match(sentence.text, sentence.start):
        known = sentence.earlier_quality
    if known is not None and atom.dimension != "times":
        return *known, True
    # A factor without a name is one of speed, whatever quality comes along with it.
    unsaid = "speedup" if atom.dimension == "times" else "performance"
    return get_metric(lexicon, unsaid), None, False


def resolve_metric(
    sentence: Sentence, atom: Atom, linked: Link | None, previous: Meaning | None, lexicon: Lexicon
) -> tuple[Metric | None, Mention | None, bool]:
    """Find the metric: the linked one, that which the cue implies, or that of the claim before."""
    if linked and linked.metric is not None:
        if linked.rule.startswith("outperforms") and linked.metric.name == "other":
            return get_metric(lexicon, "performance"), None, False
        return get_metric(lexicon, linked.metric.name), linked.metric, False
    if linked is not None and linked.rule.startswith("outperforms"):
        return _of_win(sentence, atom, linked, previous, lexicon)
    if linked is not None and linked.rule == "number-above" and atom.dimension == "percent":
        # "That is 0.3% above FooNet": in what was measured before, and in no size between.
        known = sentence.quality or sentence.earlier_quality
        if known:
            return known[0], None, True
    compared = (
        _of_comparison(sentence, atom, linked, previous, lexicon)
        or _of_gain(sentence, atom, linked, previous, lexicon)
        or _of_apposition(sentence, atom, linked, previous)
    )
    if compared is not None:
        return compared
    if linked and linked.implied and linked.implied != "performance":
        return get_metric(lexicon, linked.implied), None, False
    unnamed = _of_no_name(sentence, atom, linked)
    if unnamed is not None:
        return get_metric(lexicon, unnamed), None, False
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
    if near is not None and not (linked is not None and _is_of_another(sentence, atom, near, lexicon)):
        return get_metric(lexicon, near.name), near, False
    return (get_metric(lexicon, linked.implied) if linked and linked.implied else None), None, False


_METRIC_LIST_GAP = re.compile(
    r"\s?(?:\([^()]{1,12}\)\s?)?(?:,|and|or|/|&|,\s?and)\s?(?:the\s|its\s|their\s)?(?:(?!(?:with|while|at|for|on|by|to|in|from)\b)[\w-]+\s){0,2}$"
)


def _is_list_gap(sentence: Sentence, start: int, end: int) -> bool:
    """Tell the gap between two metrics of one list; in "F1 (31/28) and speed (2x/3x)" each has its own."""
    gap = _METRIC_LIST_GAP.fullmatch(sentence.text, start, end)
    return gap is not None and QUANTITY not in sentence.masked[start:end]


def _run_of(sentence: Sentence, metric: Mention) -> list[Mention]:
    """Give the list of metrics that `metric` stands in: "accuracy, recall and F1"."""
    metrics = sentence.metrics
    first = last = metrics.index(metric)
    while first > 0 and _is_list_gap(sentence, metrics[first - 1].end, metrics[first].start):
        first -= 1
    while last + 1 < len(metrics) and _is_list_gap(sentence, metrics[last].end, metrics[last + 1].start):
        last += 1
    return metrics[first : last + 1]


_ITS_COMPARATIVE = re.compile(
    r"\b(?P<word>lower|higher|fewer|less|more|better|smaller|larger|faster|shorter|longer)\s$"
)

_ITS_VERB = re.compile(rf"(?<!-)\b(?P<verb>{verb_pattern()})\s(?:[\w-]+\s){{0,3}}$", re.IGNORECASE)
_ITS_NOUN = re.compile(rf"\s(?:(?!and\b|or\b)[\w-]+\s)?(?P<noun>{noun_pattern()})", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w+)$")


def pair_metric(sentence: Sentence, atom: Atom, linked: Link | None) -> Link | None:
    """Give each number of a list the metric that stands at its place in a list of metrics.

    "improves latency and throughput by 2x and 3x", "precision, recall and F1 of 90%, 88% and 89%".
    """
    group = sentence.group_of(atom)
    if linked is None or linked.metric is None or len(group) < 2:
        return linked
    run = _run_of(sentence, linked.metric)
    if len(run) != len(group) or len({m.name for m in run}) == 1:
        return linked
    metric = run[group.index(atom)]
    # "2x and 3x higher throughput and lower latency"
    own = _ITS_COMPARATIVE.search(sentence.text, linked.span[0], metric.start) if linked.cue else None
    cue = find_comparative(own["word"]) if own and metric is not run[0] else None
    return replace(linked, metric=metric, cue=cue or _own_cue(sentence, run, metric) or linked.cue)


def _own_cue(sentence: Sentence, run: list[Mention], metric: Mention) -> Cue | None:
    """Give the word of change of one metric of a list: "improves accuracy and reduces latency by 3% and 40%".

    None where the metrics share theirs ("improves latency and throughput").
    """
    found: list[Cue | None] = []
    begin = max(sentence.start, run[0].start - 60)
    for i, mention in enumerate(run):
        end = run[i + 1].start if i + 1 < len(run) else mention.end + 30
        verb = _ITS_VERB.search(sentence.text, begin, mention.start)
        noun = _ITS_NOUN.match(sentence.text, mention.end, min(end, sentence.end))
        last = noun or (_LAST_WORD.search(mention.text) if verb is None else None)
        # An overhead is what there is less of, and no change.
        named = find_noun(last.group(1)) if last and last.group(1) != "overhead" else None
        shared = found[-1] if found else None
        found.append(find_verb(verb["verb"]) if verb else named or shared)
        begin = mention.end
    if None in found or len({cue.change for cue in found if cue is not None}) == 1:
        return None
    return found[run.index(metric)]
