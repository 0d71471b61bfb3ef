"""Refusals: why a number is no claim. Each has a name, a line that says what it holds for, and cases.

`refuse` looks at the number alone and at the words right around it; numbers that would be claims if
they measured something are decided later, in `claims.rules.meaning`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.quantity.numbers import Atom
from claims.text import last_starts, match_ending


@dataclass(frozen=True, slots=True)
class RefusalRule:
    """A named reason for which a number is no claim, with the patterns before and after it."""

    name: str
    holds: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    dimensions: tuple[str, ...] = ()


def _rule(name: str, holds: str, *, before: str = "", after: str = "", dimensions: str = "") -> RefusalRule:
    return RefusalRule(
        name, holds,
        re.compile(rf"(?:{before})\s*$", re.IGNORECASE) if before else None,
        re.compile(after, re.IGNORECASE) if after else None,
        # A dimension list that ends in a space is for bare numbers too.
        (*dimensions.split(), *([""] if dimensions == "" or dimensions.endswith(" ") else [])),
    )  # fmt: skip


# The number is part of something else; `claims.quantity.numbers` saw it.
ATTACHED = {
    "name": ("part-of-name", "the number is part of a name: ImageNet-1K, GPT-4o, top-1"),
    "version": ("part-of-version", "the number is part of a version: v2.1.3"),
    "ratio": ("pattern-ratio", "two numbers with a colon: 2:4 sparsity, 1:1 odds"),
    "size": ("shape", "the number is part of a size: 512x512"),
    "attribute": ("attribute", "a number tied to a noun with a hyphen: 4-bit, 12-layer, 5-shot"),
    "citation": ("citation", "a number that points at the references: [12], Smith et al. (2008)"),
    "year": ("year", "a year"),
    "label": ("label", "the number of a figure, table, section, task or phase"),
    "uncertainty": ("uncertainty", "the number after ±: it belongs to the value before it"),
    "interval": ("interval", "the ends of a confidence interval: they belong to the value before it"),
    "uncounted magnitude": ("uncounted-magnitude", "orders of magnitude without a count"),
}

_OBJECTS = r"(?:data|dataset|labels?|labell?ed|annotat|tokens?|samples?|examples?|instances|images|frames|pixels|patients|participants|people|users|respondents|students|population|cases|sentences|words|documents|papers|queries|questions|time|the\stime|nodes|edges|neurons|patches|features|annotations|supervision|training\s(?:data|set|samples|examples|images)|parameters\sare)"

RULES: tuple[RefusalRule, ...] = (
    _rule("confidence-level", "a level of confidence or significance: 95% CI, p < 0.05", after=r"\s?-?(?:confidence|credible|credibility|CI\b|C\.I\.|significance|prediction\sinterval|percentile|quantile|probability\sinterval|HDI)", dimensions="percent "),
    _rule("p-value", "a p-value", before=r"(?<![A-Za-z])p\s?(?:-?\s?values?)?\s?(?:of|is|was|=|<|>|≤|≥|\s)*|\balpha\s?=?|\bα\s?=?", dimensions=""),
    _rule("cross-validation", "the number of folds of a validation", after=r"\s?-?(?:fold)?s?\s?(?:stratified\s|nested\s)?cross[\s-]?valid", dimensions="times "),
    _rule("magnification", "a factor of upscaling, zoom or augmentation", after=r"\s?(?:[\w-]+\s)?(?:super[\s-]?resol|up-?scal|up-?sampl|down-?sampl|down-?scal|magnif|zoom|optical|supersampl|oversampl|interpolat|SR\b|factors?\b(?!\sof))", dimensions="times"),
    _rule("magnification", "a factor of upscaling, zoom or augmentation", before=r"\b(?:scale|scaling|upscaling|upsampling|downsampling|zoom|magnification|resolution|scale\sfactors?|stride|dilation)\s(?:factors?\s)?(?:of\s|by\s|=\s?)?(?:up\sto\s)?", dimensions="times"),
    _rule("repetition", "how often something was done: repeated 5 times, three times a day", before=r"\b(?:repeat(?:ed|s)?|ran|run|runs|executed|occurs?|occurred|appears?|sampled|visited|called|cited|won|mentioned|at\sleast|at\smost|exactly|only)\s(?:\w+\s)?", after=r"(?:\s(?:per|a|each|every|in\sa|with|and)\b|[.,;)]|$)", dimensions="times"),
    _rule("setting", "a setting of the experiment: batch size 64, learning rate 0.1", before=r"\b(?:batch(?:\s?-?sizes?)?|learning\srates?|temperatures?|thresholds?|epsilon|ε|lambda|λ|alpha|beta|gamma|sigma|σ|delta|δ|k|n|m|N|K|T|window\s(?:size|length)s?|context\s(?:size|length|window)s?|sequence\slengths?|kernel\ssize|budget|dropout|rank|stride|dimensions?|dimensionality|resolutions?|seed|top|order|degree|depth|width|radius|group\ssize|beam\ssize|vocabulary\s(?:size)?|horizon|sampling\srate|compression\slevel|masking\sratio|keep\sratio|SNR)\s?(?:s\s)?(?:of|=|is|at|to|from|:|between|≤|≥|<|>)*\s?(?:up\sto\s|about\s)?(?:an?\s)?", dimensions="count data length percent  "),
    _rule("setting", "a share of the data or tokens that is used or masked", before=r"\b(?:mask(?:ing|ed|s)?|sampl(?:e|ing|ed)|using|use|with|on|train(?:ed|ing)?\s(?:on|with|using)|hold(?:ing)?\sout|label(?:ed|ing)|remov(?:e|ing)|drop(?:ping)?|observ(?:e|ing)|from|given|split\sof|keep(?:ing)?|top|bottom|first|last|random(?:ly)?|a\s|another|remaining|corrupt\w*|perturb\w*|select\w*)\s(?:the\s|a\s|about\s|randomly\s)?", after=rf"\s(?:of\s)?(?:the\s|all\s|its\s|their\s|input\s|labell?ed\s|training\s|total\s|available\s|randomly\s)*{_OBJECTS}\b", dimensions="percent part"),
    _rule("share-of-input", "a statistic of the input: rare classes (< 5% of samples)", before=r"\(\s?(?:e\.g\.,?\s|i\.e\.,?\s|about\s|approximately\s|less\sthan\s|more\sthan\s|only\s|over\s|~|<|>|≤|≥|\s)*", after=rf"\s(?:of\s)?(?:the\s|all\s|its\s|their\s|total\s)*{_OBJECTS}\b", dimensions="percent part"),
    _rule("setting", "a compute budget", before=r"\bbudgets?\s?(?:of|:|=|from|to|between|ranging\sfrom)?\s?(?:about\s|up\sto\s|only\s|just\s|under\s)?", dimensions="compute time money"),
    _rule("setting", "a voltage or current that a circuit runs at", after=r"", dimensions="electric"),
    _rule("setting", "the share at which something else is measured: at 80% sparsity, at 95% recall", before=r"\b(?:at|under)\s(?:a\s|an\s|the\s)?", after=r"\s(?:[\w-]+\s){0,2}(?:sparsity|pruning|noise|dropout|budget|load|confidence|FPR|TPR|specificity|threshold|compression|sampling|masking|occupancy|missing|corruption|quantile|reduction(?:\srate|\sratio)?)\b", dimensions="percent times"),
    _rule("setting", "the rate of a network or link", after=r"\s?(?:\w+\s)?(?:network|link|links|Ethernet|interconnect|InfiniBand|connection|bandwidth\slink|NIC|optical|wireless\slink|LAN|WAN)\b", dimensions="data_rate"),
    _rule("magnification", "a factor that describes a noun: 2x-downsampled", after=r"-(?:down|up|sub|over|super)", dimensions="times"),
    _rule("theory", "a proved ratio or factor", before=r"\b(?:competitive|approximation|approximability|integrality|regret)\s(?:ratios?|factors?|guarantees?|gaps?)\s?(?:arbitrarily\s|close\s|to\s|of\s|at\smost\s|at\sleast\s|is\s|better\sthan\s|than\s|from\s|within\s|\$|=|\s)*", dimensions="percent times part "),
    _rule("years", "a span of observation", before=r"\b(?:spanning|covering|collected\s(?:over|for|during)|recorded\s(?:over|for)|over\s(?:a\speriod\sof|the\scourse\sof)|for\sa\speriod\sof|period\sof)\s(?:a\s|about\s|over\s|nearly\s|more\sthan\s)?", dimensions="time"),
    _rule("share-of-input", "a statistic of the input: rare classes (< 5% of samples)", before=r"\b(?:only|about|nearly|approximately|over|than|around|roughly|for|account(?:s|ing|ed)?\sfor|constitut\w+|compris\w+|make\sup|represent\w+)\s(?:about\s|more\sthan\s|less\sthan\s|up\sto\s|only\s|over\s|nearly\s)?", after=r"\sof\s(?:the\s)?(?:world|global|population|deaths|all\sdeaths|total\s(?:energy|electricity|traffic|deaths)|global|people|adults|women|men|children|internet|web|traffic|electricity|cancers?|GDP|patients|world's)", dimensions="percent part"),
    _rule("top-share", "the best or worst share of something: the top 5%", before=r"\b(?:top|bottom|upper|lower|first|last|worst|best|highest|lowest)[\s-](?:the\s)?", dimensions="percent"),
    _rule("process-node", "the feature size or technology of a chip", after=r"\s?(?:technology|process|CMOS|FinFET|FDSOI|node|FD-SOI|tech\b|TSMC|GF|GlobalFoundries|Samsung|PDK|predictive)|", before=r"\b(?:in|at|a|an|the|using|TSMC|GF|UMC|SMIC|GlobalFoundries|Samsung|STM|ASAP|IBM|Intel)\s?-?", dimensions="length"),
    _rule("clock", "a frequency that a device runs at", before=r"\b(?:at|clocked\sat|clock(?:\sfrequency)?\sof|frequency\sof|running\sat|sampled\sat|operating\sat|a|GSPS|band|in\sthe|carrier)\s?(?:the\s|only\s|up\sto\s|about\s)?", dimensions="frequency"),
    _rule("years", "a span of years or an age", after=r"[\s-]?(?:ago|old|later|earlier|experience|of\s(?:data|experience|history|operation|research)|period|history|horizon)", dimensions="time"),
    _rule("years", "a span of years or an age", before=r"\b(?:past|last|next|recent|over\sthe|every|each|first|aged|within\sthe\s(?:past|last))\s(?:the\s)?", dimensions="time "),
    _rule("amount-of-input", "how much speech, video or text there is", after=r"(?:-long)?\s(?:of\s(?:[\w-]+\s){0,4}(?:speech|audio|video|videos|data|recordings?|music|footage|driving|text|talk|conversation|observations?|traces?|EEG|playtime|gameplay|interaction|simulat\w+|logs?|flight|annotat\w+|labell?ed)|speech|audio|video|recordings?|clips?|segments?|intervals?|windows?|chunks?|long\b|horizon)\b", dimensions="time data"),
    _rule("resolution", "a resolution or a field of view", after=r"\s(?:resolution|spatial|grid|bins?\b|voxel|pitch|field\sof\sview|FOV|apart|away|wide|deep|tall|diameter|thick)", dimensions="length physics"),
    _rule("ordinal-count", "a count of what is studied", after=r"\s(?:different\s|publicly\savailable\s|real-world\s|widely\sused\s|diverse\s|challenging\s|popular\s|standard\s|public\s|benchmark\s|large\s|real\s|various\s|existing\s|main\s)+\w+", dimensions=""),
)  # fmt: skip

_SAME_ORDER = re.compile(
    r"\b(?:same|similar|right|correct|by\sthe|comparable|given|this|the\scorrect)\s$", re.IGNORECASE
)
_TWOFOLD = re.compile(r"\b(?:is|are|was|were|remains?)\s(?:at\sleast\s)?$", re.IGNORECASE)
_FALSE_PART = re.compile(
    r"\b(?:first|second|other|latter|former|top|bottom|upper|lower|left|right|one|and\sa|the\sother|last|next|this|that|each|either)\s$",
    re.IGNORECASE,
)


@cache
def _rules_for(dimension: str) -> tuple[RefusalRule, ...]:
    return tuple(r for r in RULES if dimension in r.dimensions)


def refuse(text: str, start: int, end: int, atom: Atom) -> str | None:
    """Name the rule by which the number `atom` in the sentence `text[start:end]` is no claim, or None.

    >>> from claims.quantity import read_quantities
    >>> text = "masking 15% of tokens"
    >>> refuse(text, 0, len(text), read_quantities(text)[0])
    'setting'
    """
    if atom.attached:
        return ATTACHED[atom.attached][0]
    left = text[max(start, atom.start - 70) : atom.start - len(atom.sign)]
    tail = max(atom.end, atom.noun_end if atom.dimension == "count" else 0)
    if atom.form == "magnitude" and _SAME_ORDER.search(left):
        return "same-magnitude"
    if (
        atom.form == "word"
        and atom.dimension == "times"
        and _TWOFOLD.search(left)
        and re.match(r"\s?[.,:;]|$", text[atom.end : atom.end + 2])
    ):
        return "twofold"
    if atom.dimension == "part" and _FALSE_PART.search(left):
        return "ordinal"
    rules = _rules_for(atom.dimension)
    if not rules:
        return None
    at = atom.start - len(atom.sign)
    begin = max(start, at - 70)
    starts = last_starts(text, begin, at)
    bound = atom.bound_start if atom.bound_start > start else -1
    bound_starts = last_starts(text, max(start, bound - 70), bound) if bound >= 0 else []
    for rule in rules:
        # Both sides, where a rule has both; `before` is also looked at without the words of the bound.
        if rule.after is not None and not rule.after.match(text, tail, min(end, tail + 80)):
            continue
        if (
            rule.before is not None
            and not match_ending(rule.before, text, starts, at)
            and not match_ending(rule.before, text, bound_starts, bound)
        ):
            continue
        return rule.name
    return None
