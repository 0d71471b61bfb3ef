"""Numbers in pairs: the two levels of a change, alone, in brackets, or behind the gain they are."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.model import Change
from claims.quantity.atom import Atom
from claims.quantity.hedges import HEDGES
from claims.rules.cues import judge
from claims.rules.meaning.physical import unit_metric
from claims.rules.meaning.shared import BY, Meaning, NoClaim, get_metric, words_before
from claims.rules.sentence import METRIC, QUANTITY, Sentence


def read_pair(
    sentence: Sentence, atom: Atom, read: NoClaim, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read a number that no rule ties to a metric as one of a pair; give `read` where it is none."""
    found = _from_to(sentence, atom, read, previous, lexicon)
    return (
        _pair_behind_gain(sentence, atom, found, previous, lexicon) if isinstance(found, NoClaim) else found
    )


_CHANGES = (
    r"(?:improv|increas|rais|boost|lift|reduc|decreas|lower|cut|drop|fall|fell|rise|rose|grow|grew|shrink|shr[au]nk"
    r"|push|bring|brought|mov|jump|climb|go(?:es)?|went|improvement|gain|reduction|increase)\w*"
)
_FROM = re.compile(rf"\b{_CHANGES}\b[^.;]{{0,90}}\bfrom\s{HEDGES}$")
_ASIDE_FROM = re.compile(rf"\((?:i\.e\.,?\s)?from\s{HEDGES}$")
_TO = re.compile(rf"{QUANTITY}+\$?\s(?:down\s|up\s|all\sthe\sway\s)?to\s{HEDGES}$")
_NEXT_TO = re.compile(rf"\$?\s(?:down\s|up\s|all\sthe\sway\s)?to\s{HEDGES}{QUANTITY}")
_LEVELS = {"": "score", "percent": "%"}


def _from_to(
    sentence: Sentence, atom: Atom, read: NoClaim, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read both ends of "lifts the Foo index from 41.2 to 48.9": what changes has a name no lexicon knows."""
    if read.rule != "no-metric" or atom.form != "digits" or atom.dimension in ("times", "count", "length"):
        return read
    decimal = "." in sentence.text[atom.start : atom.end]
    if atom.dimension == "" and (not decimal or atom.scaled):
        return read
    before = sentence.masked[max(sentence.start, atom.start - 130) : atom.start]
    if _TO.search(before):
        if previous is not None and previous.rule == "from-to" and previous.atom.dimension == atom.dimension:
            return replace(previous, atom=atom, unit=atom.unit or previous.unit)
        return read
    if not _NEXT_TO.match(sentence.masked, atom.end, sentence.end):
        return read
    aside = _ASIDE_FROM.search(before)
    if not _FROM.search(before) and not (aside and previous is not None):
        return read
    metric = unit_metric(sentence, atom, lexicon) if atom.dimension not in _LEVELS else None
    known = sentence.quality or sentence.earlier_quality
    if metric is None and aside and previous is None and known is not None:
        metric = known[0]
    if metric is None:
        metric = previous.metric if aside and previous is not None else get_metric(lexicon, "other")
    unit = _LEVELS.get(atom.dimension, atom.unit)
    return Meaning(atom, unit, "level", None, "neutral", metric, "from-to")


_BOTH_SIDES = re.compile(
    rf"\s?\(\$?(?P<one>{QUANTITY}+)\$?(?:\s\w+)?\s(?:vs\.?|versus|against|compared\s(?:to|with)|instead\sof|to|-+>|→)\s"
    rf"(?:about\s|~)?\$?(?P<other>{QUANTITY}+)\$?(?:\s\w+)?\)"
)


# "82.4% (+3.1)": by how much it grew.
_SIGNED = re.compile(r"\$?\s?\(\$?[+-]\$?")


def gain_in_brackets(
    sentence: Sentence, atom: Atom, read: Meaning | NoClaim, previous: Meaning | None
) -> Meaning | NoClaim:
    """Read "82.4 (+3.1)" as a level and points gained, "1.2 GB (-63%)" as one and a relative change."""
    if previous is None or not atom.sign or previous.kind != "level":
        return read
    if previous.metric.family == "quality":
        in_points, fits = True, atom.dimension in ("", "percent", "points")
    else:
        measured = previous.atom.unit and previous.unit != "%" and previous.metric.better != "none"
        in_points, fits = False, bool(measured) and atom.dimension == "percent"
    if not fits or not _SIGNED.fullmatch(sentence.text, previous.atom.end, atom.start):
        return read
    change: Change = "increase" if atom.sign == "+" else "decrease"
    good = (change == "increase") == (previous.metric.better == "higher")
    return replace(
        previous,
        atom=atom,
        unit=atom.unit or "point",
        kind="points" if in_points else "relative",
        change=change,
        direction="better" if good else "worse",
        rule="gain-in-brackets",
        inherited=True,
    )


_FASTER_AT = re.compile(r"infer(?:ence|ring)|train(?:ing|s)?\b")


# What the two sides of "8x fewer tokens (8.1k vs. 65k)" count.
_COUNTED = re.compile(r"token|sample|example|image|data|param|step|iteration")
_COUNT_UNITS = {
    "token": "token", "sample": "sample", "example": "sample", "image": "sample", "data": "sample",
    "param": "parameter", "step": "step", "iteration": "step",
}  # fmt: skip


def _scored(sentence: Sentence, *pair: Atom) -> bool:
    """Tell whether both numbers of a pair are decimals, as scores are."""
    return all("." in sentence.text[a.start : a.end] and not a.scaled for a in pair)


def _pair_behind_gain(
    sentence: Sentence, atom: Atom, read: NoClaim, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Read both sides of "1000x faster inference (5 ms vs. 5 s)": the levels behind the gain."""
    refused = ("no-metric", "count", "size-of-what-is-studied")
    if previous is None or read.rule not in refused or atom.form != "digits":
        return read
    if previous.rule == "pair-behind-gain":
        return replace(previous, atom=atom, unit=atom.unit or previous.unit)
    first = sentence.text.rfind("(", previous.atom.end, atom.start)
    pair = _BOTH_SIDES.match(sentence.masked, first, sentence.end) if first >= 0 else None
    if pair is None or pair.start("one") != atom.start or previous.kind == "level":
        return read
    other = next((a for a in sentence.atoms if a.start == pair.start("other")), None)
    unit = atom.unit or (other.unit if other is not None else "")
    if not unit and other is not None and _scored(sentence, atom, other):
        unit = "score"
    if not unit and previous.metric_mention is not None:
        counted = _COUNTED.search(previous.metric_mention.text.lower())
        unit = _COUNT_UNITS[counted.group()] if counted else ""
    if not unit or (other is not None and other.unit and atom.unit and other.dimension != atom.dimension):
        return read
    metric = previous.metric
    if metric.id == "speedup":
        said = _FASTER_AT.search(sentence.text, previous.atom.start, atom.start)
        metric = unit_metric(sentence, atom, lexicon)
        if said is not None and metric.family == "speed":
            metric = get_metric(
                lexicon, "inference_time" if said.group().startswith("infer") else "training_time"
            )
        elif metric.id == "training_time":
            metric = get_metric(lexicon, "latency")
    return Meaning(atom, unit, "level", None, "neutral", metric, "pair-behind-gain")


_PAIR = re.compile(
    rf"\(\$?(?P<first>{QUANTITY}+)\$?\s?(?:vs\.?|versus|against|compared\s(?:to|with)|instead\sof|-+>|→)\s?\$?(?P<second>{QUANTITY}+)\$?(?:\s[^()]{{0,40}})?\)"
)


def levels_in_brackets(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "reduces the error on both (3.3% vs 6.5%)" as two levels, which changes are not."""
    if read.kind not in ("relative", "points") or read.unit not in ("%", "point"):
        return read
    opened = sentence.text.rfind("(", max(sentence.start, read.atom.start - 24), read.atom.start)
    pair = _PAIR.match(sentence.masked, opened, sentence.end) if opened >= 0 else None
    if pair is None or read.atom.start not in (pair.start("first"), pair.start("second")):
        return read
    unit = "%" if read.unit == "%" else "score"
    metric = read.metric
    if metric.family not in ("quality", "other", "hardware") and not metric.percent:
        # "scales with more compute (80% vs 67%)": no compute is stated in percent.
        known = sentence.quality or sentence.earlier_quality
        metric = known[0] if known is not None else get_metric(lexicon, "performance")
    return replace(read, unit=unit, kind="level", change=None, direction="neutral", metric=metric)


_HALF = 50.0
_NAMED_BEFORE = re.compile(rf"{METRIC}(?:\s(?:rates?|scores?|values?))?\s\($")


def level_after_its_measure(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "improved sensitivity (93%)" as what was reached: nobody gains that much of what has an end."""
    if (
        read.kind not in ("relative", "points")
        or read.unit != "%"
        or read.atom.value < _HALF
        or read.atom.sign
    ):
        return read
    if (
        read.metric.better != "higher"
        or read.metric.family not in ("quality", "other")
        or read.metric.id == "performance"
    ):
        return read
    if not _NAMED_BEFORE.search(sentence.masked, max(sentence.start, read.atom.start - 12), read.atom.start):
        return read
    return replace(read, kind="level", change=None, direction="neutral")


_VERSUS = re.compile(rf"\$?\s(?:vs\.?|versus|against|compared\s(?:to|with))\s\$?{QUANTITY}+\$?\)")


def pair_of_the_claim_before(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "rises by 2 points over X (9.5% vs 7.5%)" as two levels of what grew, not of what follows."""
    if read.kind != "level" or previous is None or previous.metric.family not in ("quality", "other"):
        return read
    if sentence.text[max(0, read.atom.start - 1) : read.atom.start] != "(":
        return read
    if not _VERSUS.match(sentence.masked, read.atom.end, sentence.end):
        return read
    named = read.metric_mention is not None and read.metric_mention.end <= read.atom.start
    unnamed = read.rule == "percent-level" and not named
    # The "points" before a bracket are those of the gain.
    of_points = named and read.metric.id == "performance" and previous.kind == "points"
    return replace(read, metric=previous.metric, metric_mention=None) if unnamed or of_points else read


_REACHED = re.compile(rf"\$?(?:\s(?:absolute|relative|(?:percentage\s)?points?))?(?:,|\s\()\s?to\s{HEDGES}")


def level_reached(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "improves F1 by 0.11 (to 0.87)" and "by 1.4, to 31.5" as a gain and the level that it reaches."""
    if previous is not None and read.rule == "continued" and read.kind == "level" and read.cue is not None:
        # The next gain of a list, as in: for tagging and by 0.2 (to 0.6) for parsing.
        again = previous.inherited and BY.search(words_before(sentence, read.atom.start, 30))
        if again and read.unit == "score" and read.cue.change != "keep":
            change, direction = judge(read.cue, read.metric)
            return replace(read, unit="point", kind="points", change=change, direction=direction)
    if (
        previous is None
        or read.kind not in ("points", "relative")
        or previous.kind not in ("points", "relative")
    ):
        return read
    if read.atom.sign or read.atom.value <= previous.atom.value or read.unit not in ("%", "point", "pp"):
        return read
    if not _REACHED.fullmatch(sentence.text, previous.atom.end, read.atom.start):
        return read
    unit = "%" if read.unit == "%" else "score"
    return replace(
        read,
        unit=unit,
        kind="level",
        change=None,
        direction="neutral",
        metric=previous.metric,
        inherited=True,
    )


_PAIR_OF = re.compile(
    rf"\(\$?(?P<first>{QUANTITY}+)\$?\s(?:vs\.?|versus|against|compared\s(?:to|with))\s\$?(?P<second>{QUANTITY}+)\$?\)"
    rf"\s(?:(?!and\b|with\b|in\b|for\b)[\w-]+\s){{0,2}}(?P<metric>{METRIC}+)"
)


def pair_of_a_metric(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "a higher (91% vs 88%) accuracy" as two levels of what follows the bracket."""
    if read.kind != "level" or read.metric.id != "other" or read.unit not in ("%", "score"):
        return read
    opened = sentence.text.rfind("(", max(sentence.start, read.atom.start - 24), read.atom.start)
    pair = _PAIR_OF.match(sentence.masked, opened, sentence.end) if opened >= 0 else None
    if pair is None or read.atom.start not in (pair.start("first"), pair.start("second")):
        return read
    mention = sentence.metric_at(pair.start("metric"))
    return (
        replace(read, metric=get_metric(lexicon, mention.name), metric_mention=mention) if mention else read
    )
