"""A second look at a reading, with the words around it that no single link rule sees.

Each function holds for one way of writing and gives the corrected meaning, or what it was given.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.model import Direction
from claims.quantity.atom import Atom
from claims.rules.cues import find_noun, judge, noun_pattern
from claims.rules.meaning.losses import difference, difference_goes_on, loss_kept_small, loss_made_smaller
from claims.rules.meaning.physical import unit_metric
from claims.rules.meaning.shared import Meaning, NoClaim, get_metric, is_coordinate
from claims.rules.sentence import QUANTITY, Sentence


# What a loss of quality is called, after its metric ("MRR degradation") or before it ("gap in accuracy").
def look_again(
    sentence: Sentence, atom: Atom, read: Meaning | NoClaim, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Correct what one link rule alone cannot know; `read` is what was read so far."""
    if isinstance(read, NoClaim):
        read = _from_to(sentence, atom, read, previous, lexicon)
        return (
            _pair_behind_gain(sentence, atom, read, previous, lexicon) if isinstance(read, NoClaim) else read
        )
    read = _no_share_of_speed(read, lexicon)
    read = _by_its_letter(sentence, read, previous, lexicon)
    read = difference_goes_on(sentence, read, previous)
    read = _pair_of_the_claim_before(sentence, read, previous)
    read = _gain_named_before(sentence, read)
    read = difference(sentence, read)
    read = loss_kept_small(sentence, read, lexicon)
    read = _restated(sentence, read, previous)
    read = _more_of_what_is_good(sentence, read)
    read = _share_removed(sentence, read, lexicon)
    read = _factor_of_something(sentence, read, lexicon)
    read = loss_made_smaller(sentence, read)
    read = _same_sort_of_percent(sentence, read, previous)
    return _size_of_a_rival(read, lexicon)


_LETTER = re.compile(r"[(,;/]\s?(?:and\s)?(?P<letter>[PR])\s?[:=]?\s?$")
_LETTERS = {"P": "precision", "R": "recall"}


def _by_its_letter(sentence: Sentence, read: Meaning, previous: Meaning | None, lexicon: Lexicon) -> Meaning:
    """Read "F1 of 0.52 (P: 0.81, R: 0.38) and 0.55 (P: ..." as precision and recall, and F1 again."""
    if read.kind != "level" or read.metric.id not in ("f1", "precision", "recall"):
        return read
    named = _LETTER.search(sentence.text, max(sentence.start, read.atom.start - 12), read.atom.start)
    if named is not None:
        return replace(read, metric=get_metric(lexicon, _LETTERS[named["letter"]]), metric_mention=None)
    if (
        read.rule == "continued"
        and previous is not None
        and sentence.text.startswith(")", previous.atom.end)
        and _LETTER.search(sentence.text, max(sentence.start, previous.atom.start - 12), previous.atom.start)
    ):
        return replace(read, metric=get_metric(lexicon, "f1"))
    return read


def _same_sort_of_percent(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "relative gains of 45% in A and 57% in B" as two relative gains."""
    if (
        previous is not None
        and read.kind == "points"
        and previous.kind == "relative"
        and read.unit == previous.unit == "%"
        and read.change == previous.change
        and previous.metric.percent
        and is_coordinate(sentence, previous, read.atom)
    ):
        return replace(read, kind="relative")
    return read


_GAIN_OF = re.compile(
    rf"\b(?P<noun>{noun_pattern()})\s(?:of|by|up\sto|over|exceeding|ranging\s(?:from|between)|between)\s"
    r"(?:up\sto\s|about\s|over\s|nearly\s|around\s|an?\s)*[-+~]?$",
    re.IGNORECASE,
)


def _gain_named_before(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "with absolute gains of up to 3.8" as a change in what the sentence measures, not as a score."""
    if read.rule != "nearest-metric" or read.kind != "level" or read.unit != "score":
        return read
    named = _GAIN_OF.search(sentence.text[max(sentence.start, read.atom.start - 60) : read.atom.start])
    cue = find_noun(named["noun"]) if named else None
    if cue is None:
        return read
    change, direction = judge(cue, read.metric)
    return replace(read, kind="points", unit="point", change=change, direction=direction, cue=cue)


_RESTATES = re.compile(
    r"[,)]?\s\(?(?:or\s|i\.e\.,?\s|that\sis,?\s|and\s)?(?:which\s)?"
    r"(?:(?:is|(?:represent|correspond|equivalent|equat|equal|amount|translat)\w*)\s(?:in)?(?:to\s)?)?an?\s"
    r"(?:about\s|nearly\s|over\s|roughly\s|~)?(?:relative\s)?"
)


_IN_BRACKET = re.compile(r"\$?\s\((?:\+|a\s|about\s|~)?\$?")


def _restated(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "by 15 points, representing a 96% increase" as points and the relative gain they are."""
    if (
        previous is not None
        and read.unit == "%"
        and read.kind in ("points", "level")
        and previous.kind == "points"
        and previous.unit == "point"
        and _IN_BRACKET.fullmatch(
            sentence.text[max(previous.atom.end, previous.atom.noun_end) : read.atom.start]
        )
        and sentence.text.startswith(")", read.atom.end)
    ):
        # "gains of 10.1 (56.4%)": so much more of what there was.
        return replace(previous, atom=read.atom, unit="%", kind="relative", rule="continued", inherited=True)
    if (
        previous is not None
        and read.unit == "%"
        and read.kind == "points"
        and previous.kind == "points"
        and previous.unit in ("pp", "point")
        and _RESTATES.fullmatch(sentence.text[previous.atom.end : read.atom.start])
    ):
        return replace(read, kind="relative")
    return read


_SAVES_MORE = re.compile(r"\bsav(?:e|es|ed|ing)\s(?:(?:up\sto|about|over|nearly|an?)\s)*\$?$")
_HANDLES = re.compile(
    r"\b(?:process|handl|support|serv|stor|cover|ingest|generat|produc|collect)\w*\s(?:(?:up\sto|about|over|nearly|an?)\s)*\$?$"
)


def _more_of_what_is_good(sentence: Sentence, read: Meaning) -> Meaning:
    """Read "saves 17% more energy" as less energy, and "processes 3 times more data" as better."""
    if read.cue is None or read.cue.word not in ("more", "additional", "larger") or read.direction != "worse":
        return read
    before = sentence.text[max(sentence.start, read.atom.start - 40) : read.atom.start]
    if _SAVES_MORE.search(before):
        return replace(read, change="decrease", direction="better")
    if read.metric.id == "data" and _HANDLES.search(before):
        return replace(read, direction="better")
    return read


_REMOVES = re.compile(
    r"\b(?:reduc|minimi[sz]|cut|sav|eliminat|remov|avoid|prevent|prun|discard|drop|skip|shed|clos|bridg)\w*\s"
    r"(?:(?:up|to|over|about|around|nearly|almost|more|than|at|least|approximately|roughly)\s)*[>~]?\$?$",
    re.IGNORECASE,
)


_OF = re.compile(r"\$?\sof\s[a-z]")
_OF_A_GAP = re.compile(r"\$?\sof\s(?:[\w-]+\s){0,5}gap\b")


def _share_removed(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "saves 30% of the energy" and "removes 40% of defects" as so much less, not as so much left."""
    level = read.kind == "level" and read.rule == "percent-level" and _OF.match(sentence.text, read.atom.end)
    share = read.kind == "fraction" and read.rule in ("share-of-metric", "share-of-whole")
    if read.unit != "%" or not (level or share):
        return read
    if not _REMOVES.search(sentence.text[max(sentence.start, read.atom.start - 60) : read.atom.start]):
        return read
    if level:
        # "removes 89% of visual tokens" names what there is less of; most things have no metric.
        named = next((m for m in sentence.metrics if 0 <= m.start - read.atom.end <= 12), None)
        metric = get_metric(lexicon, named.name if named else "other")
        read = replace(read, metric=metric, metric_mention=named)
    gap = _OF_A_GAP.match(sentence.text, read.atom.end, sentence.end)
    direction: Direction = "better" if gap or read.metric.better != "higher" else "worse"
    return replace(read, kind="relative", change="decrease", direction=direction)


_NAMED_FACTOR = re.compile(r"\s(?:more\s)?[a-z]{3,}(?:tion|sion|ment|ity|ance|ence|age)\b|\sscaling\b")


def _factor_of_something(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "a 6x extension" as a factor of what it names, which is no speedup."""
    if (
        read.rule != "times"
        or read.metric.id != "speedup"
        or read.metric_mention is not None
        or read.cue is not None
    ):
        return read
    named = _NAMED_FACTOR.match(sentence.text, read.atom.end, sentence.end)
    if named is None or find_noun(named.group().strip()) is not None:
        return read
    return replace(read, metric=get_metric(lexicon, "other"))


_PHYSICAL = {"speed", "memory", "energy", "size", "compute"}


def _no_share_of_speed(read: Meaning, lexicon: Lexicon) -> Meaning:
    """Take a percentage that only stands near a word of speed or size for a level of something unnamed."""
    if read.rule == "percent-level" and read.kind == "level" and read.metric.family in _PHYSICAL:
        return replace(read, metric=get_metric(lexicon, "other"), metric_mention=None)
    return read


_VERSUS = re.compile(rf"\$?\s(?:vs\.?|versus|against|compared\s(?:to|with))\s\$?{QUANTITY}+\$?\)")


def _pair_of_the_claim_before(sentence: Sentence, read: Meaning, previous: Meaning | None) -> Meaning:
    """Read "rises by 2 points over X (9.5% vs 7.5%)" as two levels of what grew, not of what follows."""
    if (
        read.kind == "level"
        and read.rule == "percent-level"
        and sentence.text[max(0, read.atom.start - 1) : read.atom.start] == "("
        and _VERSUS.match(sentence.masked, read.atom.end, sentence.end)
    ):
        if read.metric_mention is not None and read.metric_mention.end <= read.atom.start:
            return read
        if previous is not None and previous.metric.family in ("quality", "other"):
            return replace(read, metric=previous.metric, metric_mention=None)
    return read


_LARGER = {"larger", "bigger", "heavier", "smaller", "lighter"}


def _size_of_a_rival(read: Meaning, lexicon: Lexicon) -> Meaning:
    """Read "on par with models 2.5x larger" as a model size, whatever quality the sentence names."""
    if (
        read.rule in ("number-comparative-alone", "continued")
        and read.kind == "times"
        and read.cue is not None
        and read.cue.word in _LARGER
        and read.metric.family == "quality"
    ):
        size = get_metric(lexicon, "model_size")
        # Of a rival that is larger, the technique is the smaller one.
        change, direction = judge(read.cue, size)
        if read.direction == "better":
            change, direction = "decrease", "better"
        return replace(read, metric=size, metric_mention=None, change=change, direction=direction)
    return read


_CHANGES = (
    r"(?:improv|increas|rais|boost|lift|reduc|decreas|lower|cut|drop|fall|fell|rise|rose|grow|grew|shrink|shr[au]nk"
    r"|push|bring|brought|mov|jump|climb|go(?:es)?|went|improvement|gain|reduction|increase)\w*"
)
_FROM = re.compile(rf"\b{_CHANGES}\b[^.;]{{0,90}}\bfrom\s(?:about\s|around\s|roughly\s|nearly\s|~\s?)?\$?$")
_ASIDE_FROM = re.compile(r"\((?:i\.e\.,?\s)?from\s(?:about\s|around\s|roughly\s|nearly\s|~\s?)?\$?$")
_TO = re.compile(
    rf"{QUANTITY}+\$?\s(?:down\s|up\s|all\sthe\sway\s)?to\s(?:about\s|around\s|just\s|only\s|~\s?)?\$?$"
)
_NEXT_TO = re.compile(
    rf"\$?\s(?:down\s|up\s|all\sthe\sway\s)?to\s(?:about\s|around\s|just\s|only\s|~\s?)?\$?{QUANTITY}"
)
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
    if metric is None:
        metric = previous.metric if aside and previous is not None else get_metric(lexicon, "other")
    unit = _LEVELS.get(atom.dimension, atom.unit)
    return Meaning(atom, unit, "level", None, "neutral", metric, "from-to")


_BOTH_SIDES = re.compile(
    rf"\s?\(\$?(?P<one>{QUANTITY}+)\$?(?:\s\w+)?\s(?:vs\.?|versus|against|compared\s(?:to|with)|instead\sof)\s"
    rf"(?:about\s|~)?\$?(?P<other>{QUANTITY}+)\$?(?:\s\w+)?\)"
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


_MACHINERY = {"speed", "compute", "memory", "energy", "hardware"}


def _settle_factors(meanings: list[tuple[Sentence, Meaning]], named: set[str], lexicon: Lexicon) -> None:
    """Take "a performance improvement of 4x" for speed where a text speaks of machines, else for quality."""
    kinds = {m.kind for sentence, _ in meanings for m in sentence.mentions}
    families = {get_metric(lexicon, name).family for name in named}
    machines = "hardware" in kinds or bool(families & _MACHINERY)
    measured = "quality" in families or "benchmark" in kinds
    for at, (sentence, read) in enumerate(meanings):
        of_performance = read.metric_mention is not None and read.metric_mention.name == "performance"
        beaten = read.metric_mention is None and read.rule in ("outperforms-by", "change-by")
        if read.kind != "times" or not (of_performance or beaten):
            continue
        if read.metric.id == "speedup" and measured and not machines:
            meanings[at] = sentence, replace(read, metric=get_metric(lexicon, "performance"))
        elif read.metric.id == "performance" and machines and "quality" not in families:
            meanings[at] = sentence, replace(read, metric=get_metric(lexicon, "speedup"))


def settle_performance(meanings: list[tuple[Sentence, Meaning]], lexicon: Lexicon) -> None:
    """Take "surpasses X by 40%" for speed where an abstract measures speed and no quality anywhere.

    Changes the list in place: "performance" alone says neither, and the rest of the abstract tells.
    """
    claimed = {m.metric.family for _, m in meanings if m.metric.id != "performance"}
    named = {m.name for sentence, _ in meanings for m in sentence.metrics} - {"performance"}
    _settle_factors(meanings, named, lexicon)
    gained = {m.metric.family for _, m in meanings if m.kind != "level"}
    if "speed" not in gained or "quality" in claimed | {get_metric(lexicon, n).family for n in named}:
        return
    for at, (sentence, read) in enumerate(meanings):
        # "improves segmentation by 2%" names what got better, if not how it is measured.
        own = read.rule != "change-by" and read.metric_mention is None
        if read.metric.id == "performance" and read.kind == "relative" and read.direction == "better" and own:
            meanings[at] = sentence, replace(read, metric=get_metric(lexicon, "speedup"))
