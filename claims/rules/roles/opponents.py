"""Opponents: the names in the noun phrase on the other side of a comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.rules.roles.set_names import SPLIT
from claims.rules.sentence import METRIC, QUANTITY, Sentence

if TYPE_CHECKING:
    from claims.rules.document import Document

# What a further clause begins with behind "and" or a comma: "than X and sustains ...".
_DOES = (
    r"(?:sustains|supports|takes|lowers|raises|eliminates|introduces|extends|closes|gains|keeps|makes|gives|brings"
    r"|leads|exhibits|preserves|incurs|produces|generates|enhances|boosts|lifts|allows|helps|learns|scales|runs|drops"
    r"|doubles|halves|retains|recovers|transfers|accelerates|attains|yields|needs|uses|outperforms|improves|reduces"
    r"|provides|requires|delivers|enables|ensures|speeds|shows|saves|works|features\s[a-z]+ed|closes|converges"
    r"|generalizes|operates|performs|maintains|matches|consumes|remains|avoids|still|thus|hence|thereby|though|although)\b"
)
_STOP_WORDS = (
    r"by|with|in|on|at|while|whilst|when|for|from|without|across|under|using|which|that|where|but|to"
    r"|during|respectively|after|via|through|due|whereas|among|before|"
    r"including|(?<!ly\s)(?:trained|implemented|measured|evaluated|tested|executed|used)"
    r"|is|are|was|were|has|have|can|could|may|within|per|depending|despite|because|since|even|then|also|thus"
    r"|over|than|compared|relative|"
    r"achiev\w+|yielding|reach\w+|demonstrat\w+|show\w*|confirm\w*|reveal\w*|indicat\w+|suggest\w*|prov(?:es?|ed)|requir\w+|running|"
    rf"(?:and|or)\s{_DOES}|and\s(?:(?:the|an?|its|almost|nearly|\w*(?:ent|ant|tial))\s){{0,3}}"
    rf"(?:{METRIC}++(?!-)|(?:reduction|improvement|increase|gain)s?\b)|"
    r"and\s(?:achiev|obtain|reduc|improv|up|by|is|has|can|yield|on|in|a\s\d|over|requir"
    r"|deliver|show|demonstrat|maintain|provid|increas|cut|sav|beat|surpass|exceed|to\s|approach|outperform"
    r"|competitive|comparable|consum|remain|offer|match|does|do\s|generaliz|avoid|enabl|ensur"
    r"|perform|at\s|validat|confirm|highlight|[a-z]+ing\s(?:the|a|an|that|its|our)\s|use|with"
    r"|for|[a-z]+ly\s[a-z]+|(?:find|found|observe|see)\s|an?\s\w+\s(?:reduction|improvement|increase|gain|speedup))\w*"
)
# A noun phrase ends at a word that cannot stand in it, a bracket, a clause or a number.
_NP_STOP = re.compile(
    rf"\s(?:{_STOP_WORDS})(?![\w-])|(?<!such)\sas(?![\w-])|[;:(){QUANTITY}]|\[(?!\d)|\]\s?\)"
    rf"|\s[-–—]+\s|—|-by\s|\.(?=\s|$)|(?<=[^\d\]])\](?!\s?,)"
    rf"|,\s(?:(?:and\s)?{_DOES}|along\b|e\.?g\b|yet\b|especially|particularly"
    rf"|and\s(?:its|their|the|this|our|we|it)\s|while|better|higher|lower|faster|fewer|and\s\w+ing|with|by|which|up\sto|respectively|on"
    rf"|at|in|but|without"
    rf"|the\sfirst|e\.g|i\.e|we|it|our|(?:and\s)?has|(?:and\s)?is|a\s\w+\sof|(?:also|thereby"
    rf"|thus|further|still|all|even|often|yet)\s|(?:[a-z]+ly\s)?[a-z]{{3,}}ing\b|whil|requir|achiev"
    rf"|reduc|improv|yield"
    rf"|demonstrat|show|reach|establish|as\swell|as\sthe|the\s(?:proposed|method|model)"
    rf"|[a-z]+(?:es|ed)\s(?:the|a|an|up|by|to)\b|(?:and\s)?(?![a-z]+ers\b)[a-z]+s\s(?:[a-z]+ly"
    rf"|the|a|an|under|up|to|in|on|with|[a-z]+ed)\b|and\s(?:rais|featur|improv|reduc|achiev"
    rf"|show|yield|generaliz|requir|us|provid|offer|deliver|maintain|preserv|outperform)e?s\b"
    rf"|(?-i:[a-z]{{0,5}}[A-Z])[\w.+-]*\s(?:[a-z]+ly\s)?[a-z]+(?:s|ed)\s(?!and))"
    rf"|\s?{QUANTITY}|\s(?:up\sto|about|approximately|over|nearly)\s[{QUANTITY}~]|$",
    re.IGNORECASE,
)
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
    r"|.*\b(?:datasets?|benchmarks?|tasks?|languages?|scenarios|domains|workloads"
    r"|corpus|texts?|annotations?|perturbations?|attacks|data|directions?|sequences?|domain"
    r"|channels?|links?|lines?|period|times|iterations|epochs|seconds|hours|days|weeks|months"
    r"|samples|images|locations|nodes)"
    r"|(?!.*\b(?:default|recommended|original|baseline|manual)\b).*\bsettings|previously|usual|models?|methods?|approaches|systems?|parameters|\S+\s(?:parameters)"
    r"|state|existing|previous|prior|real[\s-]?time|factors?|initializing|initially|necrosis"
    r"|human[s]?\salone|same\s\w+|accuracy|performance|quality"
    r"|search\saccuracy|handling\s.*|(?:to|when|if|what|how|where|whether|validating|showing"
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
_SAME_ON = re.compile(
    r"^(?:same|equivalent|identical|sequential|similar|serial|one|ones|implementations?"
    r"|single)(?:\s[\w-]+){0,2}$",
    re.IGNORECASE,
)


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
_CITATION = re.compile(r"\bet\sal\b|\b(?:19|20)\d\d[a-z]?$")


def _of_examples(text: str, end: int, own: frozenset[str]) -> tuple[str, ...]:
    """Give the names that follow the phrase in brackets or after "such as"."""
    bracket = _BRACKET.match(text[end : end + 110])
    if not bracket:
        return ()
    inside = bracket.group(1) or bracket.group(2)
    if re.match(r"\d|up\sto", inside.strip()) or _CITATION.search(inside):
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
    parts = [tidy(p) for p in SPLIT.split(phrase)]
    # Behind a comma the paper's own name begins a new clause: "compared to X, the FooNet cores need ...".
    parts = [
        p
        for i, p in enumerate(parts)
        if is_name(p) and p not in own and not (i and own.intersection(p.split()))
    ]
    if len(parts) > 1 and not all(re.search(r"[A-Z0-9]", p) for p in parts):
        whole = tidy(phrase)
        if len(whole.split()) <= _LONGEST:
            return (whole,)
        parts = [p for p in parts if re.search(r"[A-Z]", p)]
    return tuple(p for p in parts[:6] if len(p.split()) <= _LONGEST)


# Numbers that belong to a noun phrase: "the 8B baseline", "a 10B-level model", "Foo 70B", "H.264".
_FAMILIES = (
    *("GPT", "Phi", "Qwen", "Kimi", "Grok", "Llama", "LLaMA", "Gemma", "Gemini"),
    *("Claude", "Sonnet", "Opus", "Haiku", "Scout", "PyTorch"),
)
_VERSIONED = "|".join(rf"(?<=\b{name}\s)" for name in _FAMILIES)
_INSIDE = re.compile(
    # What each alternative begins with goes first: without it every place would be asked for all of them.
    r"(?=\d)(?:\d[\d.]*\s?[BMKbmk]?(?=-[A-Za-z]|\s(?:baselines?|models?|teacher|LLMs?|variant|version"
    r"|counterpart|parameter\s\w))|(?<=[A-Za-z\d]\s)\d[\d.]*[BM]\b|(?<=\[)\d[\d,\s–-]*(?=\])"
    r"|\b\d+(?=[\s-](?:cores?|threads?)\s(?:CPU|Intel|AMD|ARM|Xeon|machine|server|processor"
    r"|implementation|baseline|version))"
    rf"|\b\d[A-Z]{{2,}}\b|(?<=\bH\.)\d+|\b\d+\s?nm(?=[\s-][A-Za-z]+)"
    rf"|(?:{_VERSIONED})\d+(?:\.\d+)?(?!\d|\.\d|[%x×]|\s?%)"
    r"|\b\d+(?=\s(?:[\w-]+\s){0,3}(?:baselines|methods|models|systems|approaches|algorithms)\b))"
    r"|\b(?=[ZzOoTtFfSsEeNn])(?:(?:[Zz]ero|[Oo]ne|[Tt]wo)(?=-(?:shot|stage|step|pass|way|tower|stream|phase)\b)"
    r"|(?:[Oo]ne\sof|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even"
    r"|[Ee]ight|[Nn]ine|[Tt]en)(?=\s[a-z])(?!\s(?:times|orders|percent)))"
)


_UNIT_OF_NAME = re.compile(r"-(?:bit|byte|core|thread|node|layer|nm|step|token|shot|way|level)\b")


def show_names(sentence: Sentence) -> str:
    """Copy the masked sentence with the numbers shown that belong to noun phrases."""
    masked, text = sentence.masked, sentence.text
    if QUANTITY not in masked:
        return masked
    for match in _INSIDE.finditer(text, sentence.start, sentence.end):
        if QUANTITY in masked[match.start() : match.end()]:
            end = match.end()
            if unit := _UNIT_OF_NAME.match(text, end):
                end = unit.end()
            masked = masked[: match.start()] + text[match.start() : end] + masked[end:]
    return masked


# "a model trained on X": a class alone names nobody, what sets it apart does.
_CLASS = re.compile(
    r"^(?:models?|methods?|approach(?:es)?|systems?|baselines?|networks?|agents?|LLMs?|algorithms?|ones?"
    r"|version|polic(?:y|ies))$"
)
_SET_APART = re.compile(
    r"\s(?:(?:pre-?)?trained|fine-?tuned|with(?:out)?|using|that|in\sthe\ssame|based\son)"
    rf"(?:\s(?!(?:while|and|but|when|by)\b)[\w/+.{METRIC}-]+){{1,6}}?"
    r"(?=[,.;()]|\s(?:while|and|but|when|by|with|in|at|for|under|across|achiev|on\s(?:the|[A-Z]))|$)"
)


def read_phrase(
    sentence: Sentence, masked: str, start: int, document: Document, *, sets: bool = False
) -> tuple[tuple[str, ...], int]:
    """Give the names in the noun phrase that begins at `start` of the masked text, and where it ends."""
    stop = _NP_STOP.search(masked, start, min(sentence.end, start + 240))
    end = stop.start() if stop else min(sentence.end, start + 140)
    names = names_of(sentence.text, start, end, document.names.own, sets=sets)
    # "methods based on X": the preposition is no end.
    bare = end - len(" based") if masked.endswith(" based", start, end) else end
    if (
        masked[bare - 1] != ","
        and _CLASS.match(tidy(sentence.text[start:bare]))
        and (apart := _SET_APART.match(masked, bare))
    ):
        return (tidy(sentence.text[start : apart.end()]),), apart.end()
    if not names or (len(names) == 1 and _SAME_ON.match(names[0])):
        # "the same network on a GPU": what differs is the device.
        behind = re.compile(r"\s(?:on|running\son)\s").match(masked, end)
        if behind and _SAME_ON.match(tidy(sentence.text[start:end])):
            further = _NP_STOP.search(masked, behind.end(), min(sentence.end, start + 240))
            close = further.start() if further else min(sentence.end, start + 140)
            return names_of(sentence.text, behind.end(), close, document.names.own) or names, close
    return names, end
