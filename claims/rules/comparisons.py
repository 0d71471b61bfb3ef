"""Comparisons: where a sentence sets something against something else, and the names on the other side."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claims.rules.document import Comparison, Document
from claims.rules.sentence import METRIC, QUANTITY, Sentence

if TYPE_CHECKING:
    from claims.rules.meaning import Meaning

_COMPARE = re.compile(
    r"\b(?P<with>(?:when\s|as\s)?compared?\s(?:to|with|against)|in\scomparison\s(?:to|with"
    r"|against)|comparison\swith|comparing\s(?:to|with)|as\sopposed\sto|in\scontrast\sto"
    r"|relative\sto|with\srespect\sto|w\.?r\.?t\.?|(?:evaluated|benchmarked|measured)\sagainst"
    r"|[Ww]e\scompare\s(?:[^\s,.;]+\s){1,5}?(?:to|with|against)|[Ww]e\s(?:evaluate|benchmark|test)\s(?:[^\s,.;]+\s){1,8}?against|versus|vs\.?"
    r"|as\s(?:fast|many|much|large|small|high|low|efficient|good)\s(?:[^\s.,;]+\s){0,3}?as)\s"
    rf"|\b(?P<near>within\s(?:about\s|only\s|just\s)?{QUANTITY}+(?:\s[^\s,.;]+)?\sof)\s"
    r"|\b(?P<swap>instead\sof|in\splace\sof|(?:replac|substitut)(?:es|ed|ing))\s"
    r"|\b(?P<against>against)\s"
    r"|\b(?P<than>(?<!rather\s)(?<!other\s)than|(?<!carry\s)(?<!moreover\s)over|on\stop\sof"
    r"|upon|(?:short\sof|below|behind|above|ahead\sof)(?=\s(?:the|an?|that|those|baselines?|state|(?-i:[A-Z])))"
    r"|(?<=improvement\s)to(?=\s(?:the\s)?(?:previous|prior|existing|state|best)\b)|from(?=\s(?:(?:the|an?|our|its)\s)?(?:[\w-]+\s){0,3}baselines?\b)"
    r"|of\s(?:that|those)\sof)\s"
    r"|\b(?P<win>outperform(?:s|ing|ed|es)?|surpass(?:es|ing|ed)?|exceed(?:s|ing)?|beat(?:s"
    r"|ing)?|(?:outpac|outclass)(?:es|ing|ed)|underperform(?:s|ing|ed)?|dominat(?:es|ing|ed)(?=\s(?-i:[A-Z]))|(?:lag|fall|trail)\w*\s(?:far\s|well\s)?behind|(?:improv(?:es?|ing|ed)|advanc(?:es|ing))\s(?:up)?on"
    r"|(?:improv(?:es?|ing|ed)|advanc(?:es|ing)|rais(?:es|ing)|(?:enhanc|boost)(?:e?s|ing|ed))(?=\s(?:the\s"
    r"|over\s)?(?:strong\s|current\s)?(?:baselines?|state[\s-]of|SOTA|previous|existing|prior"
    r"|best|(?:base|vanilla|original|underlying|backbone)\s(?:models?|LLMs?|agents?|networks?|policy|systems?))\b))\s"
    r"|\b(?P<match>match(?:es|ed)(?:\sor\s\w+)?|(?<=[a-z][,;]\s)matching(?:\sor\s\w+)?"
    r"|(?<=while\s)matching(?:\sor\s\w+)?|(?:to|can)\smatch|rival(?:s"
    r"|ing)?(?:\sor\seven\s\w+)?|on\spar\swith"
    r"|perform\w*\s(?:just\s)?as\swell\sas"
    rf"|(?:equivalent|similar|identical|comparable|competitive(?:ly)?)\s(?:(?:(?!compared|relative)[\w-]+|{METRIC}+)\s){{0,2}}?"
    rf"(?:to|(?:with|as)(?=\s(?:the|that|state|existing|prior|previous|other|larger|full|leading|(?-i:[A-Z]))\b))"
    r"|reach(?:es)?(?=\s(?-i:[A-Z]))|approaches(?=\s(?:the\s|full|(?-i:[A-Z])))|performance\sof|accuracy\sof|quality\sof"
    r"|the\ssame\s(?:[^\s.,;]+\s){1,7}?(?:as|of(?=\s(?:the|(?-i:[A-Z])))))\s",
    re.IGNORECASE,
)
_STOP_WORDS = (
    r"by|with|in|on|at|while|whilst|when|for|from|without|across|under|using|which|that|where|but|to"
    r"|during|respectively|after|via|through|due|whereas|among|before|"
    r"including|trained|is|are|was|were|has|have|can|could|may|implemented|measured|evaluated"
    r"|tested|executed|used|within|per|depending|despite|because|since|even|then|also|thus"
    r"|over|than|compared|relative|"
    r"achiev\w+|yielding|reach\w+|demonstrat\w+|show\w*|requir\w+|running|"
    r"and\s(?:achiev|obtain|reduc|improv|up|by|is|has|can|yield|on|in|a\s\d|over|requir"
    r"|deliver|show|demonstrat|maintain|provid|increas|cut|sav|to\s|approach|outperform"
    r"|competitive|comparable|consum|remain|offer|match|does|do\s|generaliz|avoid|enabl|ensur"
    r"|perform|at\s|validat|confirm|highlight|[a-z]+ing\s(?:the|a|an|that|its|our)\s|use|with"
    r"|for|[a-z]+ly\s[a-z]+|an?\s\w+\s(?:reduction|improvement|increase|gain|speedup))\w*"
)
# A noun phrase ends at a word that cannot stand in it, a bracket, a clause or a number.
_NP_STOP = re.compile(
    rf"\s(?:{_STOP_WORDS})(?![\w-])|(?<!such)\sas(?![\w-])|[;:(){QUANTITY}]|\[(?!\d)|\]\s?\)"
    rf"|\s[-–—]+\s|—|-by\s|\.(?=\s|$)|(?<=[^\d\]])\](?!\s?,)"
    rf"|,\s(?:while|better|higher|lower|faster|fewer|and\s\w+ing|with|by|which|up\sto|respectively|on|at|in|but|without"
    rf"|the\sfirst|e\.g|i\.e|we|it|our|(?:and\s)?has|(?:and\s)?is|a\s\w+\sof|(?:also|thereby"
    rf"|thus|further|still|all|even|often|yet)\s|(?:[a-z]+ly\s)?[a-z]{{3,}}ing\b|whil|requir|achiev|reduc|improv|yield"
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
_LEADING = re.compile(
    rf"^(?:(?:the|a|an|its|their|other(?!\s(?:methods?|approach(?:es)?|models?|systems?|algorithms?|techniques?|solutions?|engines|frameworks|designs|schemes|tools|librar(?:y|ies)|baselines?|works|competitors|teams)$)|all|both|any|(?:that|those|the\sones?)\s(?:required"
    rf"|obtained|achieved|produced|needed|reported|given|provided|found|used)\s(?:by|for|with"
    rf"|from)|those|that|of|those\sof|that\sof|one\sof|using|several|many|most|some|almost|two"
    rf"|three|four|five|six|seven|various|strong|currently?|running|merely|only|just|even|our"
    rf"|corresponding|equivalent|{METRIC}+\sof"
    rf"|(?:[\w-]+\s){{0,2}}?{_QUALITY}\sof|existing\swork\son|well-known|widely\sused"
    rf"|recently\sproposed|counterparts?,)\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,]+(?:and|or|the|of|a|an|respectively|both|also|alone|itself)?$", re.IGNORECASE)
_CITED = re.compile(r"\s?\[\d[\d,\s–-]*\]|\s?\\cite\w*\{[^}]*\}")
# Phrases that say when, where or on what, not whom: "compared to last year", "over all data sets".
_NO_NAME = re.compile(
    r"^(?:time|all|average|each|\W*|[\d.,%×]+(?:\s.*)?|[a-z]|it|itself|them|this|these|those"
    r"|others?|ever|before|expected|one|half|years?|datasets?|benchmarks?|tasks?|settings?"
    r"|metrics?|seeds?|runs?|rounds?|they(?:\s.*)?|former|latter|large.*range.*"
    r"|.*\b(?:datasets?|benchmarks?|tasks?|languages?|scenarios|domains|settings|workloads"
    r"|corpus|texts?|annotations?|perturbations?|attacks|data|directions?|sequences?|domain"
    r"|channels?|links?|lines?|period|times|iterations|epochs|seconds|hours|days|weeks|months"
    r"|samples|images|locations|nodes)"
    r"|previously|usual|models?|methods?|approaches|systems?|parameters|\S+\s(?:parameters)"
    r"|state|existing|previous|prior|real[\s-]?time|factors?|initializing|initially|necrosis"
    r"|expectations?|human[s]?\salone|same\s\w+|accuracy|performance|quality"
    r"|search\saccuracy|handling\s.*|(?:to|when|if|what|how|where|whether|validating|showing"
    r"|by|on|in|at|for|with|from)(?:\s.*)?|more|less|just|only|about|under|of|when|in"
    r"|the|an|other(?!\s(?:methods?|approach(?:es)?|models?|systems?|algorithms?|techniques?|solutions?|engines|frameworks|designs|schemes|tools|librar(?:y|ies)|baselines?|works|competitors|teams)$)\s\w+|peak|threshold|room\stemperature|level|\w+\slevel|zero|unity"
    r"|full-benchmark\sestimates|ground\struth|.*\bpercent(?:age)?\b.*|percentage\spoints?"
    r"|points?|orders?\sof\s.*|times|factor|which|what)$",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"^(?:the\s)?(?:whole|entire|course|range|years|time|span|air|internet|network|period|set"
    r"|test|all|past|long|short|(?:last|next"
    r"|first)\s(?:\w+\s)?(?:years?|decades?|months?|weeks?|days?|hours?|seconds?|few|steps?"
    r"|epochs?)(?![’\'])|top|duration|wide)\b(?!-)"
    r"|^(?:the\s)?(?:multiple|various|different|several)\b(?!.*\b(?:baselines?|methods?|models?|approaches"
    r"|systems?|algorithms?|implementations?|techniques?|designs?|solutions?|frameworks?|schemes?"
    r"|networks?|strateg(?:y|ies)|detectors?|LLMs|core)$)",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"(?:(?<=\bbaseline)|(?<=\bbaselines)|(?<=\smodel)|(?<=\smodels)|(?<=\smethod)|(?<=\smethods)|(?<=\ssystem)|(?<=\ssystems))\sof\s.*$"
)
_SPLIT = re.compile(r"\s*(?:,\s*and\s|,\s*or\s|,|\sand\s|\sor\s|/(?=[A-Z])|\sas\swell\sas\s|;)\s*")
_SUCH_AS = re.compile(
    r"^(?P<head>.*?)(?:,?\s(?:such\sas|like|including|e\.g\.,?|i\.e\.,?|namely|called"
    r"|named)\s)(?P<items>.+?)$",
    re.IGNORECASE,
)
_CLASS_THEN_NAME = re.compile(
    r"^.*\b(?:baselines?|methods?|models?|systems?|approaches|frameworks?|networks?"
    r"|detectors?|architectures?|techniques?|tools?"
    r"|algorithms?)\s(?P<names>[A-Z][\w./+-]*(?:[\s,/].*)?)$"
)
_BRACKET = re.compile(
    r"\s?(?:baselines?|methods?|models?|systems?|approaches)?,?\s?(?:\((?:e\.g\.,?\s"
    r"|i\.e\.,?\s|such\sas\s|like\s|including\s)?([A-Z][^()]{1,70})\)|(?:such\sas|like"
    r"|including|namely)\s([A-Z][^.;()]{2,90}?)(?=\s(?:by|on|in|with|while|for|at)\b|[.;()]))"
)
_SECOND = re.compile(r",?\s+and\s+(?:[\w-]+\s+){1,6}\((?P<name>[A-Z][\w+-]*)\)")
_EXAMPLES = re.compile(r"(?P<head>[\w-]+)\s\(e\.g\.,?\s(?P<name>[A-Z][^()]{1,60})\)")
# What stands behind a number that something is compared with: "than 61% for X", "vs. 79.3 X".
_AFTER_NUMBER = re.compile(
    rf"(?:{METRIC}+\s|%?p?\s?\w+\s){{0,2}}?(?:for|of|by|with|in|from|achieved\sby|obtained\sby"
    rf"|reported\s(?:by|for)|using|on)\s(?P<cue>(?=[^\W\d]|{METRIC}))|(?P<name>(?=[A-Z][\w-]*[a-zA-Z]))"
)
_HEDGE = re.compile(
    r"(?:(?:about|around|only|just|under|over|up\sto|roughly|nearly|approximately|almost|an?"
    r"|the|average|of|\$|~|<|>|\\)\s?)*"
)
_SAME_ON = re.compile(
    r"^(?:same|equivalent|identical|sequential|similar|serial|one|ones|implementations?"
    r"|single)(?:\s[\w-]+){0,2}$",
    re.IGNORECASE,
)


def tidy(phrase: str) -> str:
    """Strip from a noun phrase what is no part of a name.

    >>> tidy("the performance of the strong TinyNet [12],")
    'TinyNet'
    """
    phrase = _CITED.sub("", phrase)
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,'\"`’“”")
    phrase = _LEADING.sub("", phrase)
    return _TRAILING.sub("", phrase).strip(" ,.'\"`’“”")


def is_name(phrase: str) -> bool:
    """Say whether a tidied phrase can name an opponent.

    >>> is_name("TinyNet"), is_name("all datasets")
    (True, False)
    """
    phrase = _OF_WHAT.sub("", phrase)
    return bool(phrase) and len(phrase) > 1 and not _NO_NAME.match(phrase) and not _SPAN.match(phrase)


def _of_examples(text: str, end: int, own: frozenset[str]) -> tuple[str, ...]:
    """Give the names that follow the phrase in brackets or after "such as"."""
    bracket = _BRACKET.match(text[end : end + 110])
    if not bracket:
        return ()
    inside = bracket.group(1) or bracket.group(2)
    if "=" in inside or re.match(r"\d|up\sto", inside.strip()):
        return ()
    items = [tidy(x) for x in _SPLIT.split(inside)]
    if not items or not all(re.search(r"[A-Z]", x) for x in items):
        return ()
    behind = end + bracket.end()
    if bracket.group(1) and (second := _SECOND.match(text, behind)):
        items.append(second.group("name"))
    # "coarse-grained (e.g., A) and fine-grained (e.g., B) baselines": the examples of both.
    items += [tidy(m.group("name")) for m in _EXAMPLES.finditer(text, behind, behind + 60)]
    return tuple(i for i in items if i and i not in own)[:6]


# A phrase of more words is no name.
_LONGEST = 9


def names_of(text: str, start: int, end: int, own: frozenset[str]) -> tuple[str, ...]:
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
    if not is_name(phrase):
        return ()
    parts = [tidy(p) for p in _SPLIT.split(phrase)]
    # Behind a comma the paper's own name begins a new clause: "compared to X, the FooNet cores need ...".
    parts = [p for i, p in enumerate(parts) if is_name(p) and p not in own and not (i and own.intersection(p.split()))]
    if len(parts) > 1 and not all(re.search(r"[A-Z0-9]", p) for p in parts):
        whole = tidy(phrase)
        if len(whole.split()) <= _LONGEST:
            return (whole,)
        parts = [p for p in parts if re.search(r"[A-Z]", p)]
    return tuple(p for p in parts[:6] if len(p.split()) <= _LONGEST)


def _begin(text: str, masked: str, at: int) -> tuple[int, bool]:
    """Give where the noun phrase behind a cue begins, and whether a number stands first ("than 61% for X").

    The place is -1 when no noun phrase follows.
    """
    if text[at : at + 1] == "(" and (close := text.find(")", at, at + 40)) > 0:
        return close + 1, False
    hedged = _HEDGE.match(masked, at)
    first = hedged.end() if hedged else at
    if masked[first : first + 1] != QUANTITY:
        return at, False
    past = first
    while masked[past : past + 1] == QUANTITY:
        past += 1
    while past < len(masked) and masked[past] in " )]%":
        past += 1
    behind = _AFTER_NUMBER.match(masked, past)
    return (behind.end(), True) if behind else (-1, True)


# Numbers that belong to a noun phrase: "the 8B baseline", "a 10B-level model", "Foo 70B", "Foo [12]", "H.264".
_VERSIONED = "|".join(
    rf"(?<=\b{name}\s)"
    for name in "GPT Phi Qwen Kimi Grok Llama LLaMA Gemma Gemini Claude Sonnet Opus Haiku Scout PyTorch".split()
)
_INSIDE = re.compile(
    r"\d[\d.]*\s?[BMKbmk]?(?=-[A-Za-z]|\s(?:baselines?|models?|teacher|LLMs?|variant|version"
    r"|counterpart|parameter\s\w))|(?<=[A-Za-z\d]\s)\d[\d.]*[BM]\b|(?<=\[)\d[\d,\s–-]*(?=\])"
    r"|\b\d+(?=[\s-](?:cores?|threads?)\s(?:CPU|Intel|AMD|ARM|Xeon|machine|server|processor|implementation|baseline|version))"
    rf"|\b\d[A-Z]{{2,}}\b|(?<=\bH\.)\d+|\b\d+\s?nm(?=[\s-][A-Za-z]+)|(?:{_VERSIONED})\d+(?:\.\d+)?(?![\d.%x×]|\s?%)"
    r"|\b(?:[Oo]ne\sof|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even"
    r"|[Ee]ight|[Nn]ine|[Tt]en)(?=\s[a-z])(?!\s(?:times|orders|percent))"
)


_UNIT_OF_NAME = re.compile(r"-(?:bit|byte|core|thread|node|layer|nm|step|token|shot|way|level)\b")


def show_names(sentence: Sentence) -> str:
    """Copy the masked sentence with the numbers shown that belong to noun phrases."""
    masked, text = sentence.masked, sentence.text
    for match in _INSIDE.finditer(text, sentence.start, sentence.end):
        if QUANTITY in masked[match.start() : match.end()]:
            end = match.end()
            while masked[end : end + 1] == QUANTITY and text[match.start() : end + 1].isascii() and _UNIT_OF_NAME.match(text, match.end()):
                end += 1
            masked = masked[: match.start()] + text[match.start() : end] + masked[end:]
    return masked


# "a model trained on X": a class alone names nobody, what sets it apart does.
_CLASS = re.compile(r"^(?:models?|methods?|approach(?:es)?|systems?|baselines?|networks?|agents?|LLMs?|algorithms?|one|ones|version|policies|policy)$")
_SET_APART = re.compile(
    r"\s(?:(?:pre-?)?trained|fine-?tuned|without|using|that\suses?|based\son|with(?:out)?)\s(?:(?!(?:while|and|but|when|by)\b)[\w/+.-]+\s?){1,6}?(?=[,.;()]|\s(?:while|and|but|when|by|with|in|at|for|under|across|achiev|on\s(?:the|[A-Z]))|$)"
)


def read_phrase(
    sentence: Sentence, masked: str, start: int, document: Document
) -> tuple[tuple[str, ...], int]:
    """Give the names in the noun phrase that begins at `start` of the masked text, and where it ends."""
    stop = _NP_STOP.search(masked, start, min(sentence.end, start + 240))
    end = stop.start() if stop else min(sentence.end, start + 140)
    names = names_of(sentence.text, start, end, document.names.own)
    if _CLASS.match(tidy(sentence.text[start:end])) and (apart := _SET_APART.match(masked, end)):
        return (tidy(sentence.text[start : apart.end()]),), apart.end()
    if not names or (len(names) == 1 and _SAME_ON.match(names[0])):
        # "the same network on a GPU": what differs is the device.
        behind = re.compile(r"\s(?:on|running\son)\s").match(masked, end)
        if behind and _SAME_ON.match(tidy(sentence.text[start:end])):
            further = _NP_STOP.search(masked, behind.end(), min(sentence.end, start + 240))
            close = further.start() if further else min(sentence.end, start + 140)
            return names_of(sentence.text, behind.end(), close, document.names.own) or names, close
    return names, end


def read_comparisons(sentence: Sentence, document: Document) -> list[Comparison]:
    """List the comparisons of a sentence, in order of place."""
    if sentence.start in document.comparisons:
        return document.comparisons[sentence.start]
    found = []
    text, masked = sentence.text, show_names(sentence)
    for match in _COMPARE.finditer(masked, sentence.start, sentence.end):
        cue = match.lastgroup or ""
        word = match.group().strip().lower()
        if cue == "near":
            cue = "with"
        if cue == "against":
            # Whom a gain is against, not what something is robust against.
            left = masked[max(sentence.start, match.start() - 90) : match.start()]
            if _GAIN.search(left) or text[match.start()] == "A":
                cue = "with"
            elif not _MEASURED_AGAINST.search(left):
                continue
        at = match.end()
        if further := _PRONOUN.match(text, at) or (cue in ("than", "with") and _CIRCUMSTANCE.match(text, at)):
            at = further.end()
        at, numbered = _begin(text, masked, at)
        if at < 0 or (
            numbered
            and cue != "with"
            and (cue == "match" or not _THE_NUMBER.match(masked, match.end()))
        ):
            continue
        if (
            word in ("versus", "vs", "vs.")
            and not numbered
            and not (
                masked[: match.start()].rstrip().endswith((QUANTITY, "(", ")"))
                or _INDEFINITE.match(masked, match.end())
                or _GAINED.search(masked, max(sentence.start, match.start() - 40), match.start())
                or (
                    text[at : at + 1].isupper()
                    and re.search(r"\b[a-z]+\s$", masked[max(0, match.start() - 20) : match.start()])
                )
                or _COUNTERPART.match(masked, match.end())
            )
        ):
            continue
        names, end = read_phrase(sentence, masked, at, document)
        if names:
            found.append(Comparison(match.start(), end, cue, names, numbered))
    document.comparisons[sentence.start] = found
    return found


_PRONOUN = re.compile(
    r"(?:that|those|the\sones?)\s(?:in|of|on|for|from|with|by|using|found\s(?:in|on)|\w+ed\s(?:by|with|using"
    r"|in|on|for))\s"
)
# "than in X", "compared to when using X": the circumstance is what differs.
_CIRCUMSTANCE = re.compile(
    r"(?:when\s(?:only\s)?(?:using|running|trained|training|we\suse)(?:\s(?:on|with))?|in|with|for|on|by|via|simply|directly|naively)\s"
)
# "surpassing the 58% of X", not "over 58% for X".
_THE_NUMBER = re.compile(rf"(?:the|a|an)\s{QUANTITY}+\s")
_GAIN = re.compile(
    r"\b(?:increase|decrease|reduction|improvement|gain|speed-?up|saving|faster|higher|lower"
    r"|fewer|less|more)s?\s[^.;,]{0,70}$"
)
# Behind a number, "against" compares, unless something is guarded against something.
_MEASURED_AGAINST = re.compile(
    rf"{QUANTITY}(?:[^.;{QUANTITY}]{{0,80}}\s(?!robust|defen|protect|secur|attack|resist|resilien|guard|safe|bias|immun|hard|toleran)[^\s{QUANTITY}]+)?\s$",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:a|an|the)\s(?:[\w-]+\s){0,3}(?:version|baselines?|models?|implementation|approach|methods?|design|system|counterpart|network)\b")
_GAINED = re.compile(rf"{QUANTITY}\s(?:\w+\s)?(?:{METRIC}+|speed-?ups?|reduction|improvement|gain)\s$")
_COUNTERPART = re.compile(
    r"(?:the\s)?(?:equivalent|baseline|original|standard|conventional|state|existing|best"
    r"|previous|prior|naive|sequential)",
    re.IGNORECASE,
)


# So far from a number, a comparison is about something else.
_FURTHEST = 500


def list_near(sentence: Sentence, document: Document, claim: Meaning) -> list[Comparison]:
    """List the comparisons of a sentence that can belong to a number of it, in order of place."""
    comparisons = read_comparisons(sentence, document)
    first = bisect_left(comparisons, claim.atom.start - _FURTHEST, key=lambda c: c.start)
    last = bisect_left(comparisons, claim.atom.end + _FURTHEST, key=lambda c: c.start)
    return comparisons[first:last]
