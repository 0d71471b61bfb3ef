"""Opponents: the names in the noun phrase on the other side of a comparison."""

from __future__ import annotations

import re

from claims.rules.roles.set_names import SPLIT
from claims.rules.sentence import METRIC

_QUALITY = (
    r"(?:performance|accuracy|quality|results?|capabilit(?:y|ies)|efficiency|latency"
    r"|throughput|speed|cost|size|energy|power|scores?|level|runtime|use|usage|consumption)"
)
# What may be compared as a class: "other methods" are opponents, "other languages" are none.
_CLASSES = (
    r"(?:methods?|approach(?:es)?|models?|systems?|algorithms?|techniques?|solutions?|engines|frameworks"
    r"|designs|schemes|tools|librar(?:y|ies)|baselines?|works|competitors|teams)"
)
_LEADING = re.compile(
    rf"^(?:(?:\d+(?=\s[\w-]+s\b|\s(?:[\w-]+\s){{1,8}}[\w-]+s$)"
    rf"|the|a|an|its|their|other(?!\s{_CLASSES}$)|all|both|any|(?:that|those|the\sones?)\s(?:required"
    rf"|obtained|achieved|produced|needed|reported|given|provided|found|used)\s(?:by|for|with"
    rf"|from)|those|that|of|those\sof|that\sof|one\sof|using|several|many|most|some|almost|two"
    rf"|three|four|five|six|seven|various|strong|currently?|running|merely|only|just|even|our"
    rf"|corresponding|equivalent|{METRIC}+\sof"
    rf"|(?:[\w-]+\s){{0,2}}?{_QUALITY}\sof|existing\swork\son|well-known|widely\sused"
    rf"|recently\sproposed|counterparts?,)\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:and|or|the|of|a|an|respectively|both|also|alone|itself|based|obtained|derived|overall|too|as\swell|by\sfar"
    r"|(?:significant|substantial|considerabl|consistent|notabl|marked|dramatical|great|clear|slight|marginal|remarkab|vast"
    r"|large|simultaneous)l?y))+$|[\s,]+$",
    re.IGNORECASE,
)
_CITED = re.compile(r"\s?\[\d[\d,\s–-]*\]|\s?\\cite\w*\{[^}]*\}")
# Phrases that say when, where or on what, not whom: "compared to last year", "over all data sets".
_NO_NAME = re.compile(
    r"^(?:time(?:\s\w+)?|all|average|each|\W*|[\d.,%×]+(?:\s.*)?|[a-z]|it|itself|them"
    r"|this(?:\s\w+)?|these|those"
    r"|others?|or\s.*|[a-z]+ly|ever|before|expected|one|half|years?|datasets?|benchmarks?|tasks?|settings?"
    r"|metrics?|seeds?|runs?|rounds?|they(?:\s.*)?|former|latter|large.*range.*"
    r"|(?!.*\b(?:existing|prior|previous|state-of-the-art|SOTA|baseline|best|competing|other)\s(?:[\w-]+\s){0,2}attacks$)"
    r"(?!.*\b(?:human|manual|expert|LLM|crowd)(?:-based)?\sannotations?$)"
    r".*\b(?:datasets?|benchmarks?|tasks?|languages?|scenarios|domains|workloads"
    r"|corpus|texts?|annotations?|perturbations?|attacks|data|directions?|sequences?|domain"
    r"|channels?|links?|lines?|period|times|iterations|epochs|seconds|hours|days|weeks|months"
    r"|samples|images|locations|nodes|(?<!exact\s)counts|levels|lengths|sizes|budgets|ratios|conditions)"
    r"|(?!.*\b(?:default|recommended|original|baseline|manual)\b).*\bsettings|previously|usual|models?|methods?|approaches|systems?|parameters|\S+\s(?:parameters)"
    r"|\d\S*\s(?:[\w-]+\s)?(?:tokens|users|sessions|examples|pairs|requests|queries|documents|records|steps)"
    r"|theoretical(?:ly)?\s(?:predictions?|bounds?|limits?|analys[ie]s|expectations?)"
    r"|(?:wireless|wired|cellular|mobile|wide-area|local-area|satellite|optical|peer-to-peer|ad[\s-]hoc)\snetworks?"
    r"|state|existing|previous|prior|real[\s-]?time|factors?|initializing|initially|necrosis"
    r"|human[s]?\salone|same\s\w+|accuracy|performance|quality"
    r"|search\saccuracy|handling\s.*|(?:to|when|if|while|also|but|what|how|where|whether|validating|showing"
    r"|by|on|in|at|for|with|from|is|are|was)(?:\s.*)?|[\w-]+-?fold|more|less|just|only|about|under|of|when|in"
    rf"|the|an|other(?!\s{_CLASSES}$)\s\w+|peak|threshold|room\stemperature|level|\w+\slevel|zero|unity"
    r"|full-benchmark\sestimates|(?:.*\s)?(?:ground[\s-]truth|expectations?)|.*\bpercent(?:age)?\b.*"
    r"|percentage\spoints?"
    r"|points?|orders?\sof\s.*|times|factor|which|what)$",
    re.IGNORECASE,
)
# What may be many, long or at the top and yet be compared with.
# What is larger or richer than other sets may be a set itself.
_SETS = re.compile(
    r"(?!all\b|both\b|each\b|\d|.*\b(?:annotated|gold|reference|input)\b)"
    r"[\w/-]+(?:\s[\w/-]+){0,3}\s(?:datasets?|benchmarks?|corpora|corpus|data)$"
)
_HEADS = (
    r"(?:baselines?|methods?|models?|approach(?:es)?|systems?|algorithms?|implementations?|techniques?"
    r"|designs?|solutions?|frameworks?|schemes?|networks?|strateg(?:y|ies)|detectors?|LLMs|core|works?"
    r"|performers?|results?|scores?|entr(?:y|ies)|teams?|submissions?)"
)
_SPAN = re.compile(
    r"^(?:the\s)?(?:(?:course|range|years|time|span|air|internet|network|period|set|test|duration)"
    r"(?:\s(?:of|set|interval|range|span|horizon|window|period)\b.*)?$"
    rf"|(?:whole|entire|all|past|long|short|top|wide|multiple|various|different|several)\b(?!-)"
    rf"(?!.*\b{_HEADS}$|\sshort-term)"
    r"|(?:last|next|first)\s(?:\w+\s)?(?:years?|decades?|months?|weeks?|days?|hours?|seconds?|few|steps?"
    r"|epochs?)(?![’\'])\b(?!-))",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"(?:(?<=\bbaseline)|(?<=\bbaselines)|(?<=\smodel)|(?<=\smodels)|(?<=\smethod)|(?<=\smethods)"
    r"|(?<=\ssystem)|(?<=\ssystems))\sof\s.*$"
)
_SUCH_AS = re.compile(
    r"^(?P<head>.*?)(?:,?\s(?:such\sas|like|including|e\.g\.,?|i\.e\.,?|namely|called"
    r"|named)\s)(?P<items>.+?)$",
    re.IGNORECASE,
)
_CLASS_THEN_NAME = re.compile(
    r"^.*(?<![\w-])(?:baselines?|methods?|models?|systems?|approaches|frameworks?|networks?"
    r"|detectors?|architectures?|techniques?|tools?"
    r"|algorithms?)\s(?P<names>[A-Z][\w./+-]*(?:[\s,/].*)?)$"
)
_BRACKET = re.compile(
    r"\s?(?:baselines?|methods?|models?|systems?|approaches)?,?\s?(?:\((?:e\.g\.,?\s"
    r"|i\.e\.,?\s|such\sas\s|like\s|including\s)?([a-z]{0,4}[A-Z][^()]{1,70})\)|(?:such\sas|like"
    r"|including|namely)\s([A-Z][^.;()]{2,90}?)(?=\s(?:by|on|in|with|while|for|at)\b|[.;()]))"
)
_SECOND = re.compile(r",?\s+and\s+(?:[\w-]+\s+){1,6}\((?P<name>[A-Z][\w+-]*)\)")
_EXAMPLES = re.compile(r"(?P<head>[\w-]+)\s\(e\.g\.,?\s(?P<name>[A-Z][^()]{1,60})\)")


# "compared to BarNet, the latency is": what follows is another clause, or says what BarNet is.
_NEXT_CLAUSE = re.compile(r"(?<=[\w)]),\s(?:the|our|its|this|these|an?|it|we)\s.*$")


def tidy(phrase: str) -> str:
    """Strip from a noun phrase what is no part of a name.

    >>> tidy("the performance of the strong TinyNet [12],")
    'TinyNet'
    >>> tidy("TinyNet, the latency")
    'TinyNet'
    >>> tidy("TinyNet's")
    'TinyNet'
    """
    phrase = _NEXT_CLAUSE.sub("", _CITED.sub("", phrase))
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,'\"`’“”")
    phrase = _LEADING.sub("", phrase)
    return _TRAILING.sub("", phrase).strip(" ,.'\"`’“”").removesuffix("'s").removesuffix("’s")


def is_name(phrase: str) -> bool:
    """Say whether a tidied phrase can name an opponent.

    >>> is_name("TinyNet"), is_name("all datasets")
    (True, False)
    """
    phrase = _OF_WHAT.sub("", phrase)
    return (
        len(phrase) > 1
        and not phrase.endswith("=")
        and not _NO_NAME.match(phrase)
        and not _SPAN.match(phrase)
    )


# "(FooNet: 89.1 ± 7.7, P < 0.05)": figures and what they are worth are no names.
_FIGURES = re.compile(r"\s?(?::|\bat|\bwith)\s?[+-]?\d+\.\d.*$")
_STATISTIC = re.compile(r"[^<>=≤≥≈]*[<>=≤≥≈]|\s*[\d.±%\s+-]+$")
_TWO_FIGURES = re.compile(r"\d%?\s(?:vs\.?|versus|against)\s")
_CITATION = re.compile(
    r"\bet\sal\b|\b(?:19|20)\d\d[a-z]?$|^(?:see\s)?(?:Tables?|Tab\.|Figures?|Figs?\.|Sections?|Sec\.|Appendix)\s"
)


def _of_examples(text: str, end: int, own: frozenset[str]) -> tuple[str, ...]:
    """Give the names that follow the phrase in brackets or after "such as"."""
    bracket = _BRACKET.match(text[end : end + 110])
    if not bracket:
        return ()
    inside = bracket.group(1) or bracket.group(2)
    if re.match(r"\d|up\sto", inside.strip()) or _CITATION.search(inside.strip()):
        return ()
    parts = SPLIT.split(inside)
    items = [tidy(_FIGURES.sub("", x)) for x in parts if not _STATISTIC.match(x)]
    if any(_TWO_FIGURES.search(x) for x in parts):
        # "(DSC, 0.90 vs. 0.83)": what stands before the figures is their measure.
        return ()
    if not items or not all(re.search(r"[A-Z]", x) for x in items):
        return ()
    behind = end + bracket.end()
    if bracket.group(1) and (second := _SECOND.match(text, behind)):
        items.append(second.group("name"))
    # "coarse-grained (e.g., A) and fine-grained (e.g., B) baselines": the examples of both.
    items += [tidy(m.group("name")) for m in _EXAMPLES.finditer(text, behind, behind + 60)]
    return tuple(i for i in items if i and not own.intersection((i, *i.split())))[:6]


# "over X and captures smooth motion": what else is done begins with a verb.
_FURTHER_DEED = re.compile(
    r"(?!(?:models|methods|systems|baselines|approaches|algorithms|networks|agents|techniques|versions|variants)\b)"
    r"[a-z]{3,}(?<!s)(?<!u)(?<!i)s\s[a-z-]+\s[a-z]"
)
# "CPU/GPU approaches" are of one sort.
_ONE_SORT = re.compile(
    r"\b(?:[CGTN]PU|FPGA|ASIC|DSP|[CRDGS]NN|LSTM|GRU|SRAM|DRAM|HBM|MPI|CUDA|OpenMP|TCP|UDP|IP)"
    r"(?:/(?:[CGTN]PU|FPGA|ASIC|DSP|[CRDGS]NN|LSTM|GRU|SRAM|DRAM|HBM|MPI|CUDA|OpenMP|TCP|UDP|IP))+\s[a-z]"
)


def split_names(phrase: str) -> list[str]:
    """Split "A, B and C" into its names.

    >>> split_names("BERT/T5 and static CPU/GPU schemes")
    ['BERT/T5', 'static CPU/GPU schemes']
    """
    if not _ONE_SORT.search(phrase):
        return SPLIT.split(phrase)
    return [part.replace("\0", "/") for part in SPLIT.split(phrase.replace("/", "\0"))]


# What a name of several small words may end in: random search, weight decay, dense baselines.
_NOUN = re.compile(
    r"(?:search|regression|forests?|trees|descent|decoding|scheduling|pruning|quantization|distillation|tuning|learning"
    r"|training|slimming|sampling|averaging|attention|prompting|boosting|decay|dropout|optimi[sz]ation|propagation"
    r"|regulari[sz]ation|augmentation|embedding|parsing|matching|clustering|caching|routing|merging|unlearning"
    r"|factorization|approximation|beamforming|selection|machines?|[a-z-]{4,}(?<!s)(?<!u)(?<!i)s)$"
)
_CAPITALS = re.compile(r"\b[A-Z][\w.+-]*[A-Z\d][\w.+-]*$|^[A-Z]\w+['’]s\s[a-z]+$")
_OF_CLASS = re.compile(rf"{_CLASSES}$|(?:baselines?|{_HEADS})$")


def _stand_alone(parts: list[str]) -> bool:
    """Say whether each of several parts names something by itself: random search and FooNet."""
    if not all(_CAPITALS.search(p) or _NOUN.search(p) for p in parts):
        return False
    # "data augmentation and regularization methods": the last noun is that of all.
    return not _OF_CLASS.search(parts[-1]) or all(
        _CAPITALS.search(p) or _OF_CLASS.search(p) for p in parts[:-1]
    )


# A phrase of more words is no name.
_LONGEST = 9


def names_of(text: str, start: int, end: int, own: frozenset[str], *, sets: bool = False) -> tuple[str, ...]:
    """Give the names in the noun phrase of a comparison, each on its own.

    >>> names_of("faster than methods such as FooNet and BarNet", 12, 45, frozenset())
    ('FooNet', 'BarNet')
    """
    phrase = tidy(text[start:end])
    examples = _of_examples(text, end, own)
    if examples:
        return examples
    such = _SUCH_AS.match(phrase)
    if such and re.search(r"[A-Z]", such.group("items")):
        phrase = such.group("items")
    else:
        named = _CLASS_THEN_NAME.match(phrase)
        if named:
            phrase = named.group("names")
    if sets and _SETS.match(phrase):
        return (phrase,)
    if not is_name(phrase):
        return ()
    parts = [tidy(p) for p in split_names(phrase)]
    # Behind a comma the paper's own name begins a new clause: "compared to X, the FooNet cores need ...".
    parts = [
        p
        for i, p in enumerate(parts)
        if is_name(p) and p not in own and not (i and (own.intersection(p.split()) or _FURTHER_DEED.match(p)))
    ]
    if len(parts) > 1 and not all(re.search(r"[A-Z0-9]", p) for p in parts) and not _stand_alone(parts):
        whole = tidy(phrase)
        if len(whole.split()) <= _LONGEST:
            return (whole,)
        parts = [p for p in parts if re.search(r"[A-Z]", p)]
    return tuple(_whom(p) for p in parts[:6] if len(p.split()) <= _LONGEST)


# "matches FooNet accuracy", "full-attention quality": of whom it is.
_MEASURE = re.compile(r"(?:['’]s?)?\s(?:performance|accuracy|quality|results?|scores?|throughput|speed)$")
# "FooNet's standalone", "the method's mean time": what of it is measured.
_OWNED = re.compile(
    r"(?<!\byear)(?<!\byears)(?:['’]s|(?<=s)['’])\s(?:(?:standalone|own|original|mean|average|overall|reported|converged|final)(?:\s(?!version)[a-z-]+){0,2}"
    r"|(?:[\w-]+\s)?(?:success\srate|time|precision|latency|accuracy|quality|performance))$"
)
# "the baseline model trained solely": what is done with it, cut from its place.
_DONE_TO = re.compile(
    r"(?:(?<=[a-z]{3}s)(?<!ss)|(?<=[A-Z][a-z]{3})|(?<=[A-Z][a-z]{4})"
    r"|(?<=\bmodel)|(?<=\bmethod)|(?<=\bbaseline)|(?<=\bsystem)|(?<=\bcode)|(?<=\bversion)|(?<=\bconfiguration)"
    r"|(?<=\bimplementation)|(?<=\bapproach)|(?<=\balgorithm)|(?<=\bcompiler)|(?<=\baccelerator)|(?<=\bnetwork)"
    r"|(?<=\bstrategy)|(?<=\bpolicy)|(?<=\bdesign)|(?<=\bsolution)|(?<=\bframework)|(?<=\btechnique)|(?<=\btool)"
    r"|(?<=\bscheme)|(?<=\bpipeline)|(?<=\bvariant)|(?<=\bprocessor)|(?<=\barchitecture)|(?<=\bcircuit)|(?<=\bkernel)"
    r"|(?<=\bengine)|(?<=\bdetector)|(?<=\bscheduler)|(?<=\bserver)|(?<=\bagent)|(?<=\bchain)|(?<=\bprice))"
    r"(?:\s(?:[a-z]+ly|out|now|still))?\s(?:being|operating|leading|running|used|equipped|extended|optimi[sz]ed|focused|generated|constrained"
    r"|averaged|synthesi[sz]ed|evaluated|studied|built|produced|enriched|proposed|sampled|augmented|requested|extracted"
    r"|distilled|provided|adapted|reported|fine-?tuned|trained|written|compiled|vectorized|found|presented|described"
    r"|developed|employed|considered|published|deployed|applied|designed|implemented|executed|tuned|working|aimed)"
    r"(?:\s(?:[a-z]+ly|out))?$"
)
_HAS_NAME = re.compile(r"[A-Z]|^(?:state[\s-]of[\s-]the[\s-]art|full-[a-z]+|baseline)$")


def _whom(name: str) -> str:
    bare = _OWNED.sub("", _DONE_TO.sub("", name.rstrip(" ~")))
    # "codes vectorized automatically": a class alone names nobody.
    if bare != name and re.search(r"\s|[A-Z]", bare) and is_name(bare):
        name = bare
    bare = _MEASURE.sub("", name)
    return bare if bare != name and _HAS_NAME.search(bare) else name
