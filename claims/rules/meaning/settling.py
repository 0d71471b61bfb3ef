"""Settling: what a whole abstract says of a gain in "performance"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.mentions.lexicon import Lexicon
from claims.rules.meaning.shared import Meaning, get_metric
from claims.rules.sentence import Sentence

_MACHINERY = {"speed", "compute", "memory", "energy", "hardware"}

_BETTER = {"better", "superior", "stronger"}

# What is said where a machine or a program is measured.
_OF_MACHINES = re.compile(
    r"\b(?:(?:multi|many)-?core|cores\b|processors?\b|gpus?\b|cpus?\b|fpgas?\b|asics?\b|accelerators?\b|hardware|kernels?\b|compil|schedul"
    r"|librar|runtimes?\b|parallel|clusters?\b|cach(?:e|ing)|memory|lock-free|data\sstructures?\b|queries\b|databases?\b|storage"
    r"|packets?\b|threads?\b|workloads?\b|servers?\b|i/o\b)",
    re.IGNORECASE,
)
_OF_SPEED = re.compile(
    r"\b(?:speed|sped\b|fast|quick|slow|laten|throughput|accelerat|efficien|time\b|times\b(?!\s(?:more|less|better|the\b))|overheads?\b"
    r"|real-time|scalab|bandwidth|energy|power\b|cost)",
    re.IGNORECASE,
)


def _speaks_of(pattern: re.Pattern[str], sentence: Sentence) -> bool:
    """Tell whether the abstract that a sentence is of has a word of `pattern`."""
    return pattern.search(sentence.text) is not None


def _settle_factors(meanings: list[tuple[Sentence, Meaning]], named: set[str], lexicon: Lexicon) -> None:
    """Take "a performance improvement of 4x" for speed where a text speaks of machines, else for quality."""
    kinds = {m.kind for sentence, _ in meanings for m in sentence.mentions}
    families = {get_metric(lexicon, name).family for name in named}
    machines = "hardware" in kinds or bool(families & _MACHINERY)
    measured = "quality" in families or "benchmark" in kinds
    for at, (sentence, read) in enumerate(meanings):
        mention = read.metric_mention
        of_performance = mention is not None and mention.name == "performance"
        if mention is not None and "quality" in mention.text.lower():
            continue  # "raises the model quality by a factor of 1.2"
        beaten = mention is None and (
            read.rule in ("outperforms-by", "change-by")
            or (read.cue is not None and (read.cue.word in _BETTER or read.cue.change == "improve"))
        )
        if read.cue is not None and read.cue.metric == "speedup":
            continue  # what accelerates training is faster
        if read.kind != "times" or not (of_performance or beaten):
            continue
        if read.metric.id == "speedup" and not machines:
            unmeasured = not _speaks_of(_OF_SPEED, sentence) and not _speaks_of(_OF_MACHINES, sentence)
            if measured or unmeasured:
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
    if any(m.kind == "benchmark" for sentence, _ in meanings for m in sentence.mentions):
        return
    measured = {s.start for s, m in meanings if m.metric.family == "speed"}
    for at, (sentence, read) in enumerate(meanings):
        # "improves segmentation by 2%" names what got better, if not how it is measured.
        own = read.rule != "change-by" and read.metric_mention is None
        if (
            read.metric.id != "performance"
            or read.kind != "relative"
            or not own
            or read.direction != "better"
        ):
            continue
        # "outperforms X by 5% and is 3x faster": what is won beside a gain in speed is none.
        if sentence.start not in measured and _speaks_of(_OF_MACHINES, sentence):
            meanings[at] = sentence, replace(read, metric=get_metric(lexicon, "speedup"))
