"""Linking: which metric a number measures, and which word of change governs it.

The patterns are `claims.rules.link_rules`; here they are tried where they can match, and what stands
after a number is weighed against what stands before it.
"""

from __future__ import annotations

import re

from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES
from claims.rules.anchors import find_anchors, seen_after
from claims.rules.cues import find_verb, noun_pattern, verb_pattern
from claims.rules.link import SPECIFIC, Link, as_link, as_spread
from claims.rules.link_rules import ANCHOR_OF, BEFORE_NAMES, NEEDS, LinkRule, compile_rules
from claims.rules.sentence import METRIC, QUANTITY, Sentence
from claims.text import compile_folded, last_starts, match_ending

_REACH = 170


_BOUND_WORDS = compile_folded(
    r"(?:(?:by|up\s?to|at\smost|at\sleast|over|about|around|nearly|almost|roughly|approximately"
    r"|more\sthan|less\sthan|as\smuch\sas|as\shigh\sas|as\slittle\sas|as\slow\sas|under|below|above"
    r"|within|~|≥|≤|>|<|\+|-|\$|an?\s(?:additional|average|factor)(?:\sof)?|average|an?|the"
    r"|exceeding|just|only|even|additional|estimated|circa|well|close\sto|no\smore\sthan"
    r"|not\smore\sthan|beyond|factors?\sof|on\saverage|in\saverage|exactly|some|further|extra"
    r"|another)\s?)+$"
)
_PREPOSITION = re.compile(r"(?:by|of|to)\s")


# A metric that only describes the noun after it ("memory retrieval") is not what was measured.
_HEADS_ANOTHER = re.compile(
    r"\s(?!(?:and|or|on|in|for|of|with|at|to|by|over|compared|while|when|from|as|than|across"
    r"|respectively|using|score|rate|without|under|is|are|but)\b)[a-z]{3,}"
)


_OWN_BRACKET = re.compile(rf"\s?\({METRIC}+\)")


def link(sentence: Sentence, atom: Atom) -> Link | None:
    """Find the metric and the cue of the number `atom`; None when no rule matches."""
    group = sentence.group_of(atom)
    if len(group) > 1 and all(_OWN_BRACKET.match(sentence.masked, a.end, sentence.end) for a in group):
        return _link(sentence, atom, atom, atom)  # "of 14% (precision) and 9% (recall)"
    # The numbers of one list are linked alike; only what their units admit differs.
    key = (group[0].start, atom.dimension)
    if key not in sentence.links:
        sentence.links[key] = _link(sentence, atom, group[0], group[-1])
    found: Link | None = sentence.links[key]
    if found is not None and found.side == "after" and atom is not group[-1]:
        return _of_its_own(sentence, atom, group, found)
    return found


# Rules that tie a metric to the number right behind it.
_HOLDING = {"metric-of", "metric-change-of", "change-in-metric-of", "change-metric-by"}


def _of_its_own(sentence: Sentence, atom: Atom, group: list[Atom], shared: Link) -> Link:
    """Give "a speedup of 22%, and 20% higher efficiency" the speedup: what follows is of the last one."""
    if shared.metric is None or shared.rule in _DECISIVE:
        return shared
    own = _link(sentence, atom, group[0], atom)
    if own is None or own.rule not in _HOLDING or own.metric is None:
        return shared
    return shared if own.metric.name in ("performance", "other", shared.metric.name) else own


# "an average of 2.4x (and up to 5.3x) reduction": what follows the bracket is of the number before it too.
_ASIDE = compile_folded(
    rf"(?:\$?\s(?:on\s|in\s)?(?:average|avg\.?|geomean))?\$?\s?\((?:and\s|or\s|with\s)?(?:a\s)?(?:up\sto|max(?:imum)?|at\s(?:most|best)"
    rf"|min(?:imum)?|peak|geomean|average|avg|mean|median|on\saverage)[\s:.]+(?:of\s)?\$?{QUANTITY}+\$?(?:\son\saverage)?\)"
    # The levels behind a gain: "3.7 points (33.3 vs. 29.6) for FooScore".
    rf"|\s?\((?:from\s)?\$?{QUANTITY}+\$?\s?(?:vs\.?|versus|to|→|-{{1,2}}>|against)\s?\$?{QUANTITY}+\$?\)"
)
_SPREAD = re.compile(r"(?:SDs?|std|s\.d\.|standard\sdeviations?)\.?\s?(?:[=:]|of\b)?\s?[\d~±]", re.IGNORECASE)
_CHANGE_END = re.compile(noun_pattern() + "$", re.IGNORECASE)


def _link(sentence: Sentence, atom: Atom, first: Atom, last: Atom) -> Link | None:
    end = max(last.end, last.noun_end if last.dimension == "points" else 0)
    end += sentence.text.startswith("+ ", end)  # "a 2.5+ BLEU gain"
    if "(" in sentence.text[end : end + 16] and (aside := _ASIDE.match(sentence.folded, end, sentence.end)):
        end = aside.end()
    after = _link_after(sentence, atom, first, end)
    if after is not None and _is_cost(sentence, first, after):
        return after
    # The words of the bound stand between the cue and the number: "by up to".
    start = first.start - len(first.sign)
    before = _link_before(sentence, atom, first, start)
    found = [linked for linked in (after, before) if linked is not None]
    chosen = _choose(found, atom, sentence.text[max(sentence.start, first.start - 12) : start])
    if chosen is not None and chosen.rule == "metric-changes-to" and first.value_max is not None:
        return as_spread(sentence, chosen, start)
    return chosen


def _link_after(sentence: Sentence, atom: Atom, first: Atom, end: int) -> Link | None:
    """Find what stands behind the list of numbers that begins with `first` and ends at `end`."""
    folded = sentence.folded
    seen = seen_after(folded, end, sentence.end)
    for rule, pattern in compile_rules(atom.dimension)[0]:
        if not NEEDS[rule.name] <= seen:
            continue
        match = pattern.match(folded, end, sentence.end)
        if match and (
            not rule.left
            or re.search(
                rule.left, sentence.text[max(sentence.start, first.start - 30) : first.start], re.IGNORECASE
            )
        ):
            if rule.name == "number-metric-shared-change" and _CHANGE_END.search(
                sentence.text, match.start("metric"), match.end("metric")
            ):
                continue  # "a 5% accuracy gain and a 3% latency reduction": each has its own
            if match.groupdict().get("named") and not sentence.text[match.start("named")].isupper():
                continue  # "74% above a drift of 3"
            if rule.name == "number-metric" and _SPREAD.match(sentence.text, match.start("metric")):
                break  # "a Dice of 89.1 (SD 7.7)": the deviation is the number after it
            if rule.name == "number-in-metric" and _HEADS_ANOTHER.match(sentence.text, match.end("metric")):
                continue
            return as_link(sentence, rule, match)
    return None


def _link_before(sentence: Sentence, atom: Atom, first: Atom, start: int) -> Link | None:
    """Find what stands before the list of numbers that begins with `first`, at `start`."""
    folded = sentence.folded
    before = compile_rules(atom.dimension)[1]
    window = max(sentence.start, start - _REACH)
    all_anchors = find_anchors(sentence, window, start)
    for at in _starts(folded, window, start, first):
        for rule, pattern in before:
            match = _nearest_match(pattern, folded, all_anchors[ANCHOR_OF[rule.name]], at)
            if (
                match
                and not _governed_by_another(rule, match, folded, at)
                and not _is_price(sentence, match, atom)
            ):
                return as_link(sentence, rule, match)
    return None


def _nearest_match(
    pattern: re.Pattern[str], folded: str, anchors: list[int], at: int
) -> re.Match[str] | None:
    """Give the match that begins nearest to the number: the nearest verb is the one that governs."""
    for start in anchors:
        if start < at and (match := pattern.match(folded, start, at)):
            return match
    return None


_ANY_VERB = compile_folded(r"\b" + verb_pattern())
# "an increase in A and a reduction in B by 7x": the nearer noun governs.
_NEARER_NOUN = compile_folded(
    rf"(?:{QUANTITY}|\band\s)[^,;]{{0,60}}?\b{noun_pattern()}\s(?:in|of)\s(?:[\w-]+\s){{0,3}}$"
)
_NEXT_NOUN = compile_folded(
    rf"\s(?:and|with)\s(?:an?\s)?(?:[\w-]+\s)?{noun_pattern()}\s(?:(?:in|of|up\sto)\s|$)"
)
# "Experiments on text data show that FooNet improves over X by": of the data nothing is said.
_SHOW_THAT = compile_folded(
    r"\s(?:show|demonstrat|confirm|reveal|indicat|suggest|verif|prov|validat|f[io]u?nd|observ|report)\w*\sthat\s"
)
_OF_SUBJECT = {"metric-changes-by", "metric-change-of"}


def _governed_by_another(rule: LinkRule, match: re.Match[str], folded: str, at: int) -> bool:
    """Tell whether a nearer verb stands between the metric and the number ("... and F1 is raised by")."""
    if rule.name in _OF_SUBJECT:
        return _SHOW_THAT.search(folded, match.end("metric"), at) is not None
    if rule.name != "change-metric-by":
        return False
    if _NEARER_NOUN.search(folded[: match.start("metric")], match.end("verb")):
        return True
    if _NEXT_NOUN.search(folded, match.end("metric"), at):
        return True
    return any(
        find_verb(v.group()) and "-" not in folded[v.start() - 1] + folded[v.end() : v.end() + 1]
        for v in _ANY_VERB.finditer(folded, match.end("metric"), at)
    )


_AT_TIMES = re.compile(rf"\bat\s{HEDGES}$", re.IGNORECASE)


def _is_cost(sentence: Sentence, first: Atom, after: Link) -> bool:
    """Tell "90% accuracy at 1.4x latency", where what follows the factor is what it is of."""
    if first.dimension != "times" or after.rule != "number-metric" or after.metric is None:
        return False
    return _AT_TIMES.search(sentence.text, max(sentence.start, first.start - 24), first.start) is not None


_PRICE = re.compile(r"\bat\s(?:the|an?)\s(?:\w+\s)?$")


def _is_price(sentence: Sentence, match: re.Match[str], atom: Atom) -> bool:
    """Tell "at the cost of 0.5% accuracy", which is a price paid in accuracy, from a cost of so much."""
    if atom.dimension not in ("percent", "points", "times", "") or "metric" not in match.groupdict():
        return False
    start, end = match.span("metric")
    paid = sentence.text[start:end] == "cost" and sentence.text.startswith(" of ", end)
    return paid and _PRICE.search(sentence.text, max(sentence.start, start - 16), start) is not None


def _starts(folded: str, window: int, start: int, first: Atom) -> list[int]:
    """Give the ends of text to match "before" rules at: the number's start, and that of its bound words."""
    starts: list[int] = []
    bound = match_ending(_BOUND_WORDS, folded, last_starts(folded, window, start, 8), start)
    if bound and bound.start() > window:
        # Keep "by", "to" and "of": the rules ask for them.
        keep = _PREPOSITION.match(folded, bound.start(), start)
        at = keep.end() if keep else bound.start()
        if at < start:
            starts.append(at)
    if first.bound_start >= 0 and window < first.bound_start < start and first.bound_start not in starts:
        starts.append(first.bound_start)
    # Without the words of the bound first: the "to" of "up to" is no "to" of a change.
    return [*starts, start]


# What stands after the number and settles its metric whatever stands before.
_DECISIVE = {"number-in-terms-of", "number-parenthesis-metric"}


# What stands before the number and is easily outdone by a metric after it.
_WEAK = {"metric-verb", "metric-changes-to", "metric-changes-by"}


def _choose_share(after: Link, before: Link) -> Link:
    """Choose where a share stands after the number: a share of what was named, or a change by that share."""
    if (
        before.reading == "change"
        and before.cue is not None
        and before.cue.change in ("decrease", "increase")
        and before.rule != "change-of"
    ):
        # A change all the same: "cuts the cost by 30% of the original cost", "removes 95% of the traffic".
        return Link(
            after.metric or before.metric, before.cue, "change", before.rule, before.implied, before.span
        )
    if (
        after.rule == "share-of-metric"
        and before.rule == "metric-of"
        and after.metric is not None
        and after.metric.name in ("other", "data", "queries")
    ):
        # "a coverage of 60% of the stuck faults": how much it covers.
        return before
    # "compresses the KV cache to 1% of its size": the size of what was named.
    sized = (
        before.metric is not None
        and after.metric is not None
        and after.metric.name == "model_size"
        and before.metric.name in ("kv_cache", "memory", "storage", "parameters")
    )
    return Link(
        before.metric if sized else after.metric or before.metric,
        None,
        "fraction",
        after.rule,
        None,
        after.span,
    )


def _choose_before(after: Link, before: Link, atom: Atom, before_text: str) -> Link:
    """Choose where a change or a level stands before the number: it governs, and may lack its metric."""
    touching = (
        after.rule == "number-metric" and after.metric is not None and after.metric.start - atom.end <= 1
    )
    if touching and before.rule == "outperforms-by" and after.cue is None and before_text.endswith("with "):
        # "surpasses X with 82% accuracy": what it reaches, not by how much it wins.
        return after
    if (
        touching
        and before.reading == "level"
        and before.metric is not None
        and before.metric.name == "performance"
    ):
        # "boosts performance to 0.87 AUROC": the number says which.
        return Link(after.metric, before.cue, "level", before.rule, None, before.span)
    if touching and before.reading == "change":
        return Link(after.metric, before.cue or after.cue, "change", before.rule, None, before.span)
    unsaid = before.metric is None or before.metric.name == "performance"
    if (
        after.rule == "number-in-metric"
        and after.metric is not None
        and unsaid
        and (before.metric is None or after.metric.name in SPECIFIC)
    ):
        return Link(after.metric, before.cue, before.reading, before.rule, None, before.span)
    if after.rule == "number-metric" and (before.metric is None or before.rule == "change-direct"):
        return Link(after.metric, before.cue or after.cue, before.reading, after.rule, None, after.span)
    if before.metric is None and after.metric is not None:
        return Link(after.metric, before.cue, before.reading, before.rule, None, before.span)
    return before


def _choose(found: list[Link], atom: Atom, before_text: str) -> Link | None:
    """Choose between what stands after the number and what stands before it."""
    if not found:
        return None
    after = next((f for f in found if f.rule not in BEFORE_NAMES), None)
    before = next((f for f in found if f.rule in BEFORE_NAMES), None)
    if after is None or before is None:
        return after or before
    if after.rule == "within-of":
        return Link(after.metric or before.metric, after.cue, "change", after.rule)
    if after.rule in _DECISIVE:
        changed = before.reading == "change" or before.rule == "metric-changes-to"
        return (
            Link(
                after.metric,
                before.cue,
                "change" if before.reading == "change" else after.reading,
                after.rule,
                None,
                after.span,
            )
            if changed
            else after
        )
    if after.reading == "fraction":
        return _choose_share(after, before)
    if after.rule == "number-above" and before.reading == "change":
        return before  # "raises the cost by 34% above the baseline"
    if after.reading == "change":
        # "improves throughput with a 2x reduction": the nearer one says what changes; the metric may
        # stand before.
        subject = before.rule == "metric-of" and after.implied == "performance"
        if after.metric is None and (after.implied is None or subject) and before.metric is not None:
            return Link(
                before.metric, after.cue or before.cue, "change", after.rule, before.implied, after.span
            )
        return after
    if (
        before.rule in _WEAK
        and after.rule in ("number-in-metric", "number-metric")
        and after.metric is not None
    ):
        return Link(
            after.metric,
            before.cue or after.cue,
            before.reading if before.reading == "change" else after.reading,
            after.rule,
            None,
            after.span,
        )
    if before.reading in ("change", "level"):
        return _choose_before(after, before, atom, before_text)
    # Both are open: "89.8% recall, 93.3% precision" - the one that touches the number wins.
    if after.metric is not None and after.rule == "number-metric" and after.metric.start - atom.end <= 2:
        connected = before.metric is not None and re.search(
            r"(?:\bof|=|:|\bis|\bwas|\bat|(?<!\bup\s)\bto|\bare)\s*$", before_text
        )
        # "on our data: 92% accuracy": of data no share and no score is stated.
        stated = before.metric is not None and before.metric.name not in ("data", "queries")
        return before if connected and stated else after
    return before
