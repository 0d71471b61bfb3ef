"""Links: what a rule found for a number, and how the match of a rule is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.model import Mention
from claims.rules.cues import Cue, find_comparative, find_noun, find_verb
from claims.rules.link_rules import BEFORE_NAMES, LinkRule
from claims.rules.sentence import METRIC, Sentence


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
        return "before" if self.rule in BEFORE_NAMES else "after"


def _cue(match: re.Match[str]) -> Cue | None:
    groups = match.groupdict()
    if groups.get("below") or groups.get("within") or groups.get("within_name"):
        return find_noun("degradation")
    if groups.get("above"):
        return find_noun("increase")
    if groups.get("comparative"):
        return find_comparative(match.group("comparative"))
    if groups.get("noun"):
        return find_noun(match.group("noun"))
    return find_verb(match.group("verb")) if groups.get("verb") else None


SPECIFIC = {
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


_WHERE = re.compile(
    r"(?:\s\([^()\d]{1,12}\))?\s(?:on|for|in|across|under|over|at|with|during)\s(?!terms\b)(?:(?!and\b|or\b)[\w-]+\s){0,3}"
)
_WEAKLY_NAMED = {"performance", "other", "cost"}


_POINTS = {"point", "points"}


def _behind(sentence: Sentence, metric: Mention, end: int) -> Mention | None:
    """Give the last metric behind another: "by 4 points, and recall by" is about the recall."""
    later = [m for m in sentence.metrics if metric.end <= m.start < end]
    return later[-1] if later else None


# What is counted, and is only what something was measured of.
_COUNTED = {"data", "queries", "sequence_length", "bits"}
_OF_WHICH = re.compile(rf"(?P<metric>{METRIC}+)\sof\s(?:(?!and\b)[\w'’-]+\s){{0,4}}$")


def _of_which(sentence: Sentence, metric: Mention) -> Mention | None:
    """Give the quality in "the quality of the images improves by", which is what was measured of them."""
    found = _OF_WHICH.search(sentence.masked, max(sentence.start, metric.start - 60), metric.start)
    whole = sentence.metric_at(found.start("metric")) if found else None
    return whole if whole is not None and whole.name != "other" else None


_POINTS_TO = re.compile(r"\s(?:\(|(?:up\s)?to\s|from\s)")


def _of_points(sentence: Sentence, points: Mention) -> Mention | None:
    """Give the metric whose points are spoken of, the last one before them."""
    earlier = [m for m in sentence.metrics if points.start - 60 <= m.start and m.end <= points.start]
    return earlier[-1] if earlier else None


def _head(sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """Give the metric of a match; of two in a row ("resolution accuracy") the last is the head."""
    found = sentence.metric_at(match.start("metric"))
    if found is None:
        return None
    metric = found
    # "improves accuracy on hard queries by 3%": what stands behind the preposition is only where.
    while (at := sentence.metrics.index(metric)) and sentence.metrics[at - 1].start >= match.start():
        whole = sentence.metrics[at - 1]
        if whole.name in _WEAKLY_NAMED or not _WHERE.fullmatch(sentence.text, whole.end, metric.start):
            break
        metric = whole
    if metric.name in _COUNTED:
        metric = _of_which(sentence, metric) or metric
    if metric.text.lower() in _POINTS:
        nearer = _behind(sentence, metric, match.end())
        if nearer is not None:
            return nearer
        if _POINTS_TO.match(sentence.text, metric.end, match.end()):
            metric = _of_points(sentence, metric) or metric  # "accuracy by 3 points (from 61 to 64)"
    if match.start() > match.start("metric"):
        return metric
    following = sentence.metric_at(metric.end + 1)
    if following is not None and following.text.lower() in _POINTS:
        return metric  # "1.7 RIBES points"
    if following is not None and sentence.text[metric.end] == " " and match.end() <= following.start:
        # "weighted-F1 accuracy" is still F1, "correlation performance" a correlation.
        named = metric.name in SPECIFIC or (metric.name, following.name) == ("correlation", "performance")
        return metric if named and following.name in ("accuracy", "performance") else following
    return metric


# "a 7% improvement in creative writing tasks": where, and not in what.
_IN_PLACES = re.compile(
    r"(?:[\w-]+\s){0,4}?(?:tasks?|scenarios?|settings?|environments?|conditions?|domains?|cases|datasets?|benchmarks?"
    r"|languages?|experiments?|tests|testing|evaluations?|simulations?|images|videos|queries|workloads?|applications?)\b"
)


# "data speed up to 4.8 Gbit/s" speeds nothing up.
_SPEED_UP = re.compile(r"speed[\s-]ups?\b(?!\sto\b)", re.IGNORECASE)
_MORE_OF = {"extra", "additional", "fewer", "less", "more", "longer"}


def is_efficiency(metric: Mention | None) -> bool:
    """Tell the mention of an efficiency, which rises while the memory or the data that it is of fall."""
    return metric is not None and metric.text.lower().endswith(("efficiency", "effectiveness"))


def as_link(sentence: Sentence, rule: LinkRule, match: re.Match[str]) -> Link:
    """Read the match of a rule: which metric is meant, and what the cue says of it."""
    metric = _head(sentence, match) if "metric" in match.groupdict() and match.group("metric") else None
    cue = _cue(match)
    reading = rule.reading
    if cue is None and metric is not None and _SPEED_UP.match(sentence.text, metric.end - len("speed")):
        cue, reading = find_noun("speedup"), "change" if reading == "open" else reading
    if cue is None and metric is not None and reading in ("open", "change"):
        words = re.split(r"[\s-]", metric.text)
        # The metric's own words may say it: "memory reduction", "extra parameters".
        lost = metric.name == "loss" and words[-1].lower() in ("loss", "losses")  # "a loss reduction" is one
        if not lost and metric.name != "compression" and metric.text.lower() not in ("gain", "lift"):
            cue = find_noun(words[-1]) or find_noun("-".join(words[-2:]))
            if cue is None and words[-1].lower() in ("factor", "factors"):
                cue = find_noun(words[0])  # "slowdown factors"
            if cue is None and words[0].lower() in _MORE_OF and rule.name != "number-in-metric":
                cue = find_comparative(words[0])
        if cue is not None and reading == "open":
            reading = "change"
        if cue is not None and cue.word == "overhead" and sentence.text.startswith(" in ", metric.end):
            # "1% overhead in area": what there is more of.
            metric = sentence.metric_at(metric.end + len(" in ")) or metric
    if cue is not None and is_efficiency(metric):
        # "2x higher memory efficiency" is an improvement, by which the memory that is measured goes down.
        better = {"increase": "improvement", "decrease": "degradation"}.get(cue.change)
        better = "improvement" if cue.word == "saving" else better
        cue = find_noun(better) if better else cue
    implied = cue.metric if cue else None
    if rule.name == "number-change-in-other" and not _IN_PLACES.match(sentence.text, match.end() - 1):
        implied = "other"
    return Link(metric, cue, reading, rule.name, implied, match.span())


def as_spread(sentence: Sentence, linked: Link, at: int) -> Link:
    """Read "savings ranging from 10% to 30%" as a change by so much: the two levels of one are no range."""
    words = _WORDS.findall(sentence.text[linked.span[0] : at].lower())
    noun = next((cue for word in reversed(words) if (cue := find_noun(word)) is not None), None)
    if noun is None:
        return linked
    if linked.metric is not None and _JOINS.search(sentence.text, linked.metric.end, at):
        # "... of the data set, and gains ranging from": the gains are not in the data.
        linked = replace(linked, metric=None)
    return replace(linked, cue=noun, reading="change", rule="metric-change-of")


_WORDS = re.compile(r"[a-z-]+")
_JOINS = re.compile(r"[,;]|\b(?:and|while|but)\b")
