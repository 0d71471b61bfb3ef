"""Linking rules: which metric a number measures, and which word of change governs it.

A rule is a pattern on the masked sentence, right after a number or right before it. In patterns,
``<Q>`` is a number, ``<M>`` a metric, ``<comparative>``, ``<noun>`` and ``<verb>`` the cues of
``lexicons/cues.toml``, ``<w:3>`` up to three words. The first rule that matches decides. Cases, right
and wrong, lie in ``cases/linking.toml``; the test run executes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.model import Mention
from claims.quantity.numbers import Atom
from claims.rules.cues import (
    Cue,
    comparative_pattern,
    cues,
    find_comparative,
    find_noun,
    find_verb,
    noun_pattern,
    verb_pattern,
)
from claims.text import last_starts, match_ending
from claims.rules.sentence import METRIC, QUANTITY, Sentence


@dataclass(frozen=True, slots=True)
class LinkRule:
    """A named pattern that ties a number to its metric.

    `side` is ``after`` or ``before`` the number. `reading` says what a match makes of the number:
    ``change`` (by how much), ``level`` (how much), ``fraction`` (which part of the baseline), or
    ``open`` where the cue or the unit settles it. `units` are the dimensions that the rule is for,
    `left` is what must stand right before the number for an ``after`` rule.
    """

    name: str
    holds: str
    side: str
    pattern: str
    reading: str
    units: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What a rule found for a number: its metric, the cue that governs it, and the reading."""

    metric: Mention | None
    cue: Cue | None
    reading: str
    rule: str
    implied: str | None = None
    span: tuple[int, int] = (0, 0)

    @property
    def side(self) -> str:
        """Say whether the rule looked after or before the number."""
        return "before" if self.rule in _BEFORE_NAMES else "after"


_ADV = r"(?:(?:on\saverage|in\saverage|significantly|much|overall|average|relative|absolute|total|additional|further|of|the|a|an|in|more|end-to-end|better|mean|maximum|performance)\s)*"
_POSS = r"(?:the|its|their|that|those|this|our|all|total|overall|original|full|baseline|standard|corresponding|required|a|an|average|peak|theoretical)"

RULES: tuple[LinkRule, ...] = (
    # After the number.
    LinkRule("number-more-efficient", "a comparative of several words that names its metric: 10x more memory-efficient", "after", r"\s?(?:times\s)?<adv>(?P<comparative><efficient>)", "change"),
    LinkRule("number-below", "below or above the other's value: 3% below the dense model", "after", r"\s(?:points?\s)?(?:\w+\s)?(?P<below>below|behind|worse\sthan|short\sof|shy\sof)\s(?:the|that|its|their|state|full|[A-Z])", "change"),
    LinkRule("within-of", "within a distance of the other's value: within 0.2% of the baseline", "after", r"(?:\spoints?)?\s(?:<M>\s)?(?P<within>of)\s(?:the|that|its|their|state|full|our|[A-Z])", "change", left=r"\bwithin\s(?:about\s|only\s|just\s|a\s|~|\s)*$"),
    LinkRule("share-metric", "a share that stands right before the metric: 15% the size, 29% as many parameters", "after", r"\s(?:the|as\smany|as\smuch)\s<w:1>?<M>\s(?:of|as)\b", "fraction", "percent"),
    LinkRule("number-metric-change", "metric and noun of change follow: 18% memory reduction", "after", r"[\s-]<adj:3><M>(?:\s(?:score|rate|ratio|efficiency|performance|usage|cost|consumption|requirement|size)s?)?\s(?P<noun><noun>)", "change"),
    LinkRule("number-change-in-metric", "noun of change, then its metric: 21% reduction in latency", "after", r"[\s-]?<adj:3>(?P<noun><noun>)\s(?:in|of|on|w\.r\.t\.|regarding)(?:\sterms\sof)?\s<n:5>?<M>", "change"),
    LinkRule("number-comparative-metric", "comparative, then its metric: 40% fewer parameters", "after", r"\s?(?:times\s)?<adv>(?P<comparative><comparative>)(?:\s|-|\s\w+ly\s)<n:3>?<M>", "change"),
    LinkRule("number-metric-comparative", "metric, then the comparative: 2% accuracy higher", "after", r"\s<adj:1><M>\s(?P<comparative>better|worse|higher|lower|faster|less|more)\b", "change"),
    LinkRule("part-of-metric", "a part of the baseline's metric: 1/6 of its cost", "after", r"\s?(?:<w:2>?)?(?:of|that)\s(?:(?:that\s)?of\s)?<w:5>?<M>", "fraction", "part"),
    LinkRule("share-of-metric", "a share of the baseline's metric: 98.6% of the accuracy", "after", rf"\sof\s(?:that\sof\s|what\s)?{_POSS}['’]?s?\s<w:4>?<M>", "fraction", "percent"),
    LinkRule("only-share-of-metric", "only a share of what was measured: using only 20% of peak memory", "after", r"\sof\s<n:2>?<M>", "fraction", "percent", left=r"\b(?:only|just|merely|mere|as\slittle\sas|less\sthan|under|below|fewer\sthan)\s(?:about\s|approximately\s|around\s|~)?$"),
    LinkRule("share-of-whole", "a share of the baseline itself: 5% of the original", "after", r"\sof\s(?:the\s|its\s|their\s|that\s|those\s)(?:of\s)?(?:the\s)?(?:original|baseline|full|dense|teacher|uncompressed|state-of-the-art|conventional|standard|existing)\b", "fraction", "percent"),
    LinkRule("part-metric", "the metric follows the part: half the size", "after", r"\s(?:the|its|their|that|as\smany|as\smuch|of)?\s?<w:2>?<M>", "fraction", "part"),
    LinkRule("multiple-metric", "the metric follows the multiple: twice the throughput, doubles the accuracy", "after", r"\s(?:the|its|their|that\sof\sthe|that|of)?\s?<w:3>?<M>", "change", "multiple"),
    LinkRule("number-comparative", "a comparative that implies its metric: 2.5x faster", "after", r"\s?(?:times\s)?<adv>(?P<comparative><implying>)", "change"),
    LinkRule("times-that-of", "a factor times the other's value: 3 times that of the baseline", "after", r"\s(?:that|those|the)\s(?:of\s)?<w:3>?(?P<that>)", "change", "times"),
    LinkRule("number-change-in-other", "noun of change in something that is no known metric: 20% improvement in diversity", "after", r"[\s-]?<adj:3>(?P<noun><noun>)\s(?:in\s(?P<other>(?!(?:the\s|a\s)?(?:range|order|average|up|case|most|both|all|terms|\ue000))\w)|of\s(?P<another>(?!(?:the\s|a\s)?(?:range|order|average|up|case|most|both|all|terms|[A-Z\ue000]))[a-z]))", "change"),
    LinkRule("number-change-preposition", "noun of change alone: a 15.5% improvement over", "after", r"[\s-]?<adj:3>(?P<noun><noun>)", "change"),
    LinkRule("number-comparative-alone", "comparative with a noun that is no metric: 30% fewer bugs", "after", r"\)?\s?(?:times\s)?<adv>(?P<comparative><comparative>)(?:\s|[,.;)]|$)", "change"),
    LinkRule("number-in-terms-of", "in terms of a metric: 30.02 in terms of BLEU", "after", r"\s?\)?\sin\sterms\sof\s(?:the\s|its\s)?<adj:3><M>", "open"),
    LinkRule("number-parenthesis-metric", "the metric in parentheses: 2.8% (AP), 45% on CIRCO (mAP@5)", "after", r"(?:\s(?:on|in|for)\s(?:the\s)?[^.;,()<Q><M>]{1,40})?\s?\(<M>\)", "open"),
    LinkRule("number-in-metric", "in, in terms of, on a metric: 30.02 in terms of BLEU", "after", r"\s?\)?\s(?:in|on|for|of)\s(?:terms\sof\s)?(?:the\s|its\s)?<adj:3><M>", "open"),
    LinkRule("number-metric", "the metric follows the number: 84.6% top-1 accuracy", "after", r"\s?-?\(?(?:%\s)?(?:\sof\s)?<adj:4><M>", "open"),
    # Before the number.
    LinkRule("change-metric-by", "verb of change, metric, by: reduces latency by 25%", "before", r"(?!outperform|surpass|exceed|beat)(?P<verb><verb>)\s(?:[^.;]{0,70}?\s)?<M>(?:\s[^.;,<Q>]{0,50}?|,?\s[^.;<Q>]{0,30}?)\s?(?:by|with)\s(?:an?\s|the\s)?<adj:3>$", "change"),
    LinkRule("metric-changes-by", "metric, verb of change, by: accuracy drops by 2%", "before", r"<M>\s(?:[^.;<M>]{0,40}?\s)?(?!outperform|surpass|exceed|beat)(?P<verb><verb>)\s(?:[^.;<M>]{0,30}?\s)?by\s<adj:3>$", "change"),
    LinkRule("metric-change-of", "metric and noun of change, then of: accuracy gains of 2%", "before", r"<M>\s(?:\w+\s)?(?P<noun><noun>)(?:\s\w+){0,2}\s?(?:of|by|is|was|are|:|=|\(|up\sto|over)\s?(?:an?\s|the\s)?<adj:3>$", "change"),
    LinkRule("change-in-metric-of", "noun of change in a metric, then of: a decrease in error of 5%", "before", r"(?P<noun><noun>)\s(?:in|of|on|for)\s<w:4>?<M>\s?(?:[^.;,<Q><M>]{0,30}?\s)?(?:of|by|is|was|are|:|=|\(|between)\s?(?:an?\s|the\s)?<adj:3>$", "change"),
    LinkRule("change-metric-parenthesis", "verb of change, metric, number in parentheses: reducing cost (up to 75%)", "before", r"(?!outperform|surpass|exceed|beat)(?P<verb><verb>)\s(?:[^.;(]{0,50}?\s)?<M>\s?(?:[^.;(]{0,30}?\s)?\(\s?(?:by\s)?$", "change", "percent times"),
    LinkRule("change-metric-to", "verb of change, metric, to: raises accuracy to 0.57", "before", r"(?P<verb><verb>)\s(?:[^.;]{0,60}?\s)?<M>(?:\s[^.;]{0,60}?)?\s(?:(?<!up\s)to|from)\s(?:an?\s|the\s|only\s|just\s|merely\s|as\slow\sas\s)?$", "level"),
    LinkRule("metric-changes-to", "metric, verb of change, to: latency falls to 5 ms", "before", r"<M>\s(?:[^.;<M>]{0,40}?\s)?(?:from|(?<!up\s)to)\s(?:an?\s|the\s|only\s|just\s|merely\s|as\slow\sas\s)?$", "level"),
    LinkRule("outperforms-parenthesis", "verb of winning, opponent, number in parentheses: outperforms X (up to 75%)", "before", r"(?P<verb><win>)\s[^.;<Q><M>()]{0,60}?\s?\(\s?(?:by|up\sto|over|about|nearly)\s(?:up\sto\s|about\s)?$", "change", "percent points"),
    LinkRule("change-parenthesis", "noun of change, number in parentheses: significant improvements (6%", "before", r"(?P<noun><noun>)\s\(\s?(?:of\s|by\s|up\sto\s|about\s|over\s)*$", "change"),
    LinkRule("change-of", "noun of change, then of: a maximum increase of", "before", r"(?P<noun><noun>)\s(?:[^.;,<Q><M>]{0,30}?\s)?(?:of|by|to|is|was|:|up\sto|between)\s?(?:an?\s|the\s)?<adj:3>$", "change"),
    LinkRule("outperforms-by", "verb of winning, opponent, by: outperforms X by 4%", "before", r"(?P<verb><win>)\b[^.;]{0,160}?\s(?:by|with)\s(?:an?\s|the\s)?(?:\w+\s){0,2}(?:margins?\s)?(?:of\s)?<adj:3>$", "change"),
    LinkRule("metric-of", "metric, then of, is, =, : or (: accuracy of 92%", "before", r"<M>(?:\s(?:score|rate|ratio|value|metric|result|level|performance|figure)s?)?(?:\s?\([^()]{1,24}\))?(?:\s?(?:of|:|=|is|was|are|were|at|as|reaches|reached|reaching|equals|equal\sto|to|from|~|\(|being|remains|ranging|ranges|between|for\s[^.;,<M>]{1,30}(?:is|was|of|=))\s?(?:only\s|just\s|merely\s|still\s|an?\s|the\s|around\s|even\s)?<adj:2>|\s)$", "open"),
    LinkRule("metric-verb", "metric, a few words, number: accuracy on the test set is 92%", "before", r"<M>\s(?:[^.;<Q><M>]{0,60}?\s)?(?:of|is|was|are|were|at|reaches|reached|reaching|to|from|by|equals|achieves|drops\sto|remains|between)\s(?:only\s|just\s|an?\s|the\s)?<adj:3>$", "open"),
    LinkRule("metric-is-parenthesis", "metric, an adjective, number in parentheses: the overhead is small (1%", "before", r"<M>\s(?:is|are|was|were|remains?|stays?)\s(?:\w+\s){0,2}\w+\s\(\s?$", "open"),
    LinkRule("change-by", "verb of change, then by: improved by 4%", "before", r"(?P<verb><verb>)\b[^.;<Q>]{0,90}?\sby\s(?:an?\s|the\s)?(?:factor\sof\s)?<adj:3>$", "change"),
    LinkRule("change-direct", "verb of change right before: saves 40%, gains 2.1 points", "before", r"(?!(?:exceed|surpass|outperform|beat))(?P<verb><verb>)\s(?:about\s|only\s|up\sto\s|an?\s|another\s|over\s|more\sthan\s|around\s|nearly\s|roughly\s|approximately\s|~\s?)*$", "change"),
)  # fmt: skip

_IMPLYING = [w for w, c in cues("comparatives").items() if c.metric]
_ADJ = r"(?:(?!by\b|and\b|or\b|of\b|in\b|on\b|to\b|with\b|than\b|for\b|over\b|at\b|from\b|while\b|as\b|the\b|respectively\b|across\b|compared\b|when\b|vs\b|per\b|without\b|while\b|whilst\b|achiev\w*|against\b|using\b|under\b|within\b|during\b|after\b|before\b|plus\b|through\b|via\b|between\b|relative\sto\b)[A-Za-z][\w@'’+/-]*\s)"


def _expand(pattern: str) -> str:
    """Write out the names in angle brackets."""
    implying = "|".join(
        sorted((re.escape(w).replace("\\ ", r"[\s-]") for w in _IMPLYING), key=len, reverse=True)
    )
    parts = {
        "adv": _ADV, "comparative": comparative_pattern(), "noun": noun_pattern(), "verb": r"\b" + verb_pattern(),
        "efficient": "(?:" + "|".join(sorted((re.escape(w).replace("\\ ", r"[\s-]") for w in _IMPLYING if " " in w), key=len, reverse=True)) + r")\b",
        "implying": rf"(?:{implying})\b",
        "win": r"\b(?:outperform|surpass|exceed|beat|outpac|outscor|overtak|outrank|ahead\sof)\w*",
    }  # fmt: skip
    pattern = re.sub(r"<adj:(\d)>", lambda m: f"{_ADJ}{{0,{m.group(1)}}}", pattern)
    pattern = re.sub(r"<w:(\d)>\?", lambda m: rf"(?:[\w'’/@().%+-]+,?\s){{0,{m.group(1)}}}?", pattern)
    pattern = re.sub(
        r"<n:(\d)>\?",
        lambda m: (
            rf"(?:(?!(?:while|with|over|compared|than|and|by|without|when|from|to|at|for|which|that|using|relative)\b)[\w'’/@().%+-]+\s){{0,{m.group(1)}}}?"
        ),
        pattern,
    )
    # Inside a character class a mark stands for itself; after "(?P" the brackets name a group.
    pattern = re.sub(
        r"\[\^[^\]]*\]", lambda m: m.group().replace("<Q>", QUANTITY).replace("<M>", METRIC), pattern
    )
    pattern = re.sub(r"(?<!\?P)<([a-z]+)>", lambda m: parts[m.group(1)], pattern)
    return pattern.replace("<Q>", f"{QUANTITY}+").replace("<M>", f"(?P<metric>(?<!{METRIC}){METRIC}+)")


@cache
def _compiled() -> tuple[
    tuple[tuple[LinkRule, re.Pattern[str]], ...], tuple[tuple[LinkRule, re.Pattern[str]], ...]
]:
    after = tuple((r, re.compile(_expand(r.pattern), re.IGNORECASE)) for r in RULES if r.side == "after")
    before = tuple((r, re.compile(_expand(r.pattern), re.IGNORECASE)) for r in RULES if r.side == "before")
    return after, before


_REACH = 170
_BOUND_WORDS = re.compile(
    r"(?:(?:by|up\s?to|at\smost|at\sleast|over|about|around|nearly|almost|roughly|approximately|more\sthan|less\sthan|as\smuch\sas|as\shigh\sas|as\slittle\sas|as\slow\sas|under|below|above|within|~|≥|≤|>|<|\+|-|\$|an?\s(?:additional|average|factor)(?:\sof)?|average|an?|the|exceeding|just|only|even|additional|estimated|circa|well|close\sto|no\smore\sthan|not\smore\sthan|beyond|factors?\sof|on\saverage|in\saverage|exactly|some|further|extra|another)\s?)+$",
    re.IGNORECASE,
)


def _cue(match: re.Match[str]) -> Cue | None:
    groups = match.groupdict()
    if groups.get("below") or groups.get("within"):
        return find_noun("degradation")
    if groups.get("comparative"):
        return find_comparative(match.group("comparative"))
    if groups.get("noun"):
        return find_noun(match.group("noun"))
    return find_verb(match.group("verb")) if groups.get("verb") else None


# A metric that only describes the noun after it ("memory retrieval") is not what was measured.
_HEADS_ANOTHER = re.compile(
    r"\s(?!(?:and|or|on|in|for|of|with|at|to|by|over|compared|while|when|from|as|than|across|respectively|using|score|rate|without|under|is|are|but)\b)[a-z]{3,}"
)


def link(sentence: Sentence, atom: Atom) -> Link | None:
    """Find the metric and the cue of the number `atom`; None when no rule matches."""
    group = sentence.group_of(atom)
    # The numbers of one list are linked alike; only what their units admit differs.
    key = (group[0].start, atom.dimension)
    if key not in sentence.links:
        sentence.links[key] = _link(sentence, atom, group[0], group[-1])
    found: Link | None = sentence.links[key]
    return found


def _link(sentence: Sentence, atom: Atom, first: Atom, last: Atom) -> Link | None:
    after, before = _compiled()
    found: list[Link] = []
    end = max(last.end, last.noun_end if last.dimension == "points" else 0)
    seen = _seen_after(sentence.masked, end, sentence.end)
    for rule, pattern in after:
        if not _NEEDS[rule.name] <= seen or (rule.units and atom.dimension not in rule.units.split()):
            continue
        match = pattern.match(sentence.masked, end, sentence.end)
        if match and (
            not rule.left
            or re.search(
                rule.left, sentence.text[max(sentence.start, first.start - 30) : first.start], re.IGNORECASE
            )
        ):
            if rule.name == "number-in-metric" and _HEADS_ANOTHER.match(sentence.text, match.end("metric")):
                continue
            found.append(_as_link(sentence, rule, match))
            break
    # The words of the bound stand between the cue and the number: "by up to".
    start = first.start - len(first.sign)
    window = max(sentence.start, start - _REACH)
    all_anchors = _anchors(sentence, window, start)
    for at in _starts(sentence.masked, window, start, first):
        for rule, pattern in before:
            if rule.units and atom.dimension not in rule.units.split():
                continue
            match = _nearest_match(rule, pattern, sentence.masked, all_anchors, at)
            if match and not _governed_by_another(rule, match, sentence.masked, at):
                found.append(_as_link(sentence, rule, match))
                break
        if found and found[-1].rule in _BEFORE_NAMES:
            break
    return _choose(found, atom, sentence.text[max(sentence.start, first.start - 12) : start])


def _needs(rule: LinkRule) -> frozenset[str]:
    """Say what must stand near a number for a rule to be worth trying."""
    needs = set()
    if "<M>" in rule.pattern and "(?:<M>" not in rule.pattern:
        needs.add("metric")
    if re.search(r"<(?:comparative|implying|efficient)>\)", rule.pattern):
        needs.add("comparative")
    if "<noun><noun>" in rule.pattern:
        needs.add("noun")
    return frozenset(needs)


_NEEDS = {r.name: _needs(r) for r in RULES}
_FIRST_COMPARATIVES = frozenset(w.split()[0] for w in cues("comparatives"))


def _seen_after(masked: str, start: int, end: int) -> frozenset[str]:
    """Say whether a metric, a comparative or a noun of change follows soon."""
    near = masked[start : min(end, start + 110)]
    words = _WORD.findall(near)
    seen = set()
    if METRIC in near:
        seen.add("metric")
    if any(w.lower().partition("-")[0] in _FIRST_COMPARATIVES for w in words):
        seen.add("comparative")
    if any("noun" in _word_kinds(w) for w in words):
        seen.add("noun")
    return frozenset(seen)


# What stands after the number and settles its metric whatever stands before.
_DECISIVE = {"number-in-terms-of", "number-parenthesis-metric"}
# What stands before the number and is easily outdone by a metric after it.
_WEAK = {"metric-verb", "metric-changes-to", "metric-changes-by"}


def _anchor(rule: LinkRule) -> str:
    """Say what a pattern before the number begins with: a metric, a verb, a noun or a verb of winning."""
    if rule.pattern.startswith("<M>"):
        return "metric"
    return (
        "noun"
        if "<noun>" in rule.pattern[:20]
        else "win"
        if "<win>" in rule.pattern[:20] or rule.name.startswith("outperforms")
        else "verb"
    )


_WORD = re.compile(r"[A-Za-z][\w-]*")
_WIN = re.compile(r"(?:outperform|surpass|exceed|beat|outpac|outscor|overtak|outrank|ahead)", re.IGNORECASE)


def _anchors(sentence: Sentence, window: int, at: int) -> dict[str, list[int]]:
    """List where a pattern can begin between `window` and `at`, the nearest first."""
    found: dict[str, list[int]] = {"metric": [], "verb": [], "noun": [], "win": []}
    found["metric"] = [m.start for m in reversed(sentence.metrics) if window <= m.start < at]
    for match in _WORD.finditer(sentence.masked, window, at):
        kinds = _word_kinds(match.group())
        for kind in kinds:
            found[kind].insert(0, match.start())
    return found


@cache
def _whole_verb() -> re.Pattern[str]:
    return re.compile(verb_pattern(), re.IGNORECASE)


@lru_cache(maxsize=100_000)
def _word_kinds(word: str) -> tuple[str, ...]:
    """Say which kinds of cue a word can begin."""
    kinds = []
    if find_verb(word) and _whole_verb().match(word):
        kinds.append("verb")
    if _NOUN_START.match(word):
        kinds.append("noun")
    if _WIN.match(word):
        kinds.append("win")
    return tuple(kinds)


_NOUN_START = re.compile(noun_pattern() + r"|(?:speed|slow)\b", re.IGNORECASE)


def _nearest_match(
    rule: LinkRule, pattern: re.Pattern[str], masked: str, anchors: dict[str, list[int]], at: int
) -> re.Match[str] | None:
    """Give the match that begins nearest to the number: the nearest verb is the one that governs."""
    for start in anchors[_ANCHOR_OF[rule.name]]:
        if start >= at:
            continue
        match = pattern.match(masked, start, at)
        if match:
            return match
    return None


_ANCHOR_OF = {r.name: _anchor(r) for r in RULES if r.side == "before"}
_BEFORE_NAMES = {r.name for r in RULES if r.side == "before"}


_ANY_VERB = re.compile(r"\b" + verb_pattern(), re.IGNORECASE)


def _governed_by_another(rule: LinkRule, match: re.Match[str], masked: str, at: int) -> bool:
    """Tell whether a nearer verb stands between the metric and the number ("... and F1 is raised by")."""
    return rule.name == "change-metric-by" and any(
        find_verb(v.group()) and "-" not in masked[v.start() - 1] + masked[v.end() : v.end() + 1]
        for v in _ANY_VERB.finditer(masked, match.end("metric"), at)
    )


def _starts(masked: str, window: int, start: int, first: Atom) -> list[int]:
    """Give the ends of text to match "before" rules at: right before the number, and before its bound words."""
    starts: list[int] = []
    bound = match_ending(_BOUND_WORDS, masked, last_starts(masked, window, start, 8), start)
    if bound and bound.start() > window:
        # Keep "by", "to" and "of": the rules ask for them.
        words = masked[bound.start() : start]
        keep = re.match(r"(?:by|of|to)\s", words, re.IGNORECASE)
        at = bound.start() + (keep.end() if keep else 0)
        if at < start:
            starts.append(at)
    if first.bound_start >= 0 and window < first.bound_start < start and first.bound_start not in starts:
        starts.append(first.bound_start)
    # Without the words of the bound first: the "to" of "up to" is no "to" of a change.
    return [*starts, start]


_SPECIFIC = {
    "f1",
    "precision",
    "recall",
    "auc",
    "map",
    "bleu",
    "rouge",
    "iou",
    "dice",
    "wer",
    "exact_match",
    "top5_accuracy",
    "robust_accuracy",
}


def _head(sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """Give the metric of a match; of two in a row ("resolution accuracy") the last is the head of the compound."""
    metric = sentence.metric_at(match.start("metric"))
    if metric is None or match.start() > match.start("metric"):
        return metric
    following = sentence.metric_at(metric.end + 1)
    if following is not None and sentence.text[metric.end] == " " and match.end() <= following.start:
        # "weighted-F1 accuracy" is still F1.
        return (
            metric
            if metric.name in _SPECIFIC and following.name in ("accuracy", "performance")
            else following
        )
    return metric


_MORE_OF = {"extra", "additional", "fewer", "less", "more"}


def _as_link(sentence: Sentence, rule: LinkRule, match: re.Match[str]) -> Link:
    metric = _head(sentence, match) if "metric" in match.groupdict() and match.group("metric") else None
    cue = _cue(match)
    reading = rule.reading
    if cue is None and metric is not None and reading in ("open", "change"):
        words = re.split(r"[\s-]", metric.text)
        # The metric's own words may say it: "memory reduction", "extra parameters".
        if metric.name not in ("loss", "compression") and metric.text.lower() not in ("gain", "lift"):
            cue = (
                find_noun(words[-1])
                or find_noun("-".join(words[-2:]))
                or (find_comparative(words[0]) if words[0].lower() in _MORE_OF else None)
            )
        if cue is not None and reading == "open":
            reading = "change"
    implied = cue.metric if cue else None
    if rule.name == "number-change-in-other":
        implied = "other"
    return Link(metric, cue, reading, rule.name, implied, match.span())


def _choose(found: list[Link], atom: Atom, before_text: str) -> Link | None:
    """Choose between what stands after the number and what stands before it."""
    if not found:
        return None
    after = next((f for f in found if f.rule not in _BEFORE_NAMES), None)
    before = next((f for f in found if f.rule in _BEFORE_NAMES), None)
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
        if (
            before.reading == "change"
            and before.cue is not None
            and before.cue.change in ("decrease", "increase")
            and before.rule != "change-of"
        ):
            # "cuts the cost by 30% of the original cost", "removes 95% of the traffic"
            return Link(
                after.metric or before.metric, before.cue, "change", before.rule, before.implied, before.span
            )
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
    if after.reading == "change":
        # "improves throughput with a 2x reduction": the nearer one says what changes; the metric may stand before.
        if after.metric is None and after.implied is None and before.metric is not None:
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
        touching = (
            after.rule == "number-metric" and after.metric is not None and after.metric.start - atom.end <= 1
        )
        if touching and before.reading == "change":
            return Link(after.metric, before.cue or after.cue, "change", before.rule, None, before.span)
        if after.rule == "number-in-metric" and before.metric is None:
            return Link(after.metric, before.cue, before.reading, before.rule, None, before.span)
        if after.rule == "number-metric" and (before.metric is None or before.rule == "change-direct"):
            return Link(after.metric, before.cue or after.cue, before.reading, after.rule, None, after.span)
        if before.metric is None and after.metric is not None:
            return Link(after.metric, before.cue, before.reading, before.rule, None, before.span)
        return before
    # Both are open: "89.8% recall, 93.3% precision" - the one that touches the number wins.
    if after.metric is not None and after.rule == "number-metric" and after.metric.start - atom.end <= 2:
        connected = before.metric is not None and re.search(
            r"(?:\bof|=|:|\bis|\bwas|\bat|\bto|\bare)\s*$", before_text
        )
        return before if connected else after
    return before
