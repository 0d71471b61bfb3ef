"""Described benchmarks: what a sentence says that its numbers were measured on without a known name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.rules.roles.owners import is_after_comparison
from claims.rules.roles.set_names import list_concepts, list_programs
from claims.rules.sentence import QUANTITY, Sentence
from claims.text import Hinted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.quantity.atom import Atom
    from claims.rules.document import Document
    from claims.rules.meaning import Meaning

# How far a phrase may stand from its number; how far into a sentence an opening reaches; the whole sentence.
_REACH, _OPENING, _FAR = 140, 60, 500
# How close a phrase in the middle of a sentence must stand before its number.
_NEXT = 30
# So near before a phrase, a number has it for its own.
_NUMBERED = 60

PLAIN = re.compile(
    r"^(?:various|multiple|several|different|all|public|publicly|available|real-world"
    r"|standard|many|popular|diverse|challenging|the|a|an|both|these|those|other|our"
    r"|large-scale|existing|common|benchmark|large|real|synthetic|new|widely|used|well-known"
    r"|extensive|numerous|key|downstream|unseen|complex|and|of|range|variety|most|some|such"
    r"|its|three|two|four|five|six|seven|eight|nine|ten|\d+|held-out|target|main"
    r"|representative|established|recent|own|more|further|open|open-source|classic"
    r"|state-of-the-art|respective|same|test|first|second|novel|major|evaluated|corresponding"
    r"|original|small|private|proprietary|in-house|simulated|custom|tested|considered"
    r"|selected|their|each|every|any|single|official|wide|broad|set|number|suite|collection"
    r"|benchmarking|evaluation|individual|certain|hard|harder|difficult|easy|input|training"
    r"|internal|external|static|application|present|aforementioned|above|following|more|generate|limited"
    r"|one|separate|expanded|reconstructed|purpose-built|specific|newly|constructed|studied|comprehensive"
    r"|curated|intermediate|highly|imbalanced|data|average|typical|normal|entire|whole|final|testing|trained"
    r"|(?:[\w-]+-)?(?:tagged|labell?ed|crawled|encoded|parsed|scraped|written)|unlabell?ed|generated|simpler|easier|learn)$",
    re.IGNORECASE,
)
PHRASE = Hinted(
    re.compile(
        r"\b(?:on|across|over|to)\s(?P<name>(?:[\w'@+.-]+\s){1,7}?(?:benchmarks?|datasets?"
        r"|data\ssets?|tasks|corpus|corpora|suites?|test\ssets?|workloads?|testbeds?|subsets?"
        r"|paired\ssets|(?:real|real-world|synthetic|simulated|test|clean"
        r"|adversarial)(?:\s\w+)?\sdata))\b(?!\s(?:accuracy|performance))",
        re.IGNORECASE,
    ),
    "data set benchmark tasks corp suite workload testbed",
)
# What is run is said with its number: nine real applications, 30 kernels.
_RUNS = Hinted(
    re.compile(
        r"\b(?:on|across|over)\s(?:all\s|the\s|these\s)?(?P<name>(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
        r"\s(?:[\w'@+./-]+\s){0,4}?(?:applications|apps|programs|kernels|designs|circuits|games|projects|graphs|matrices|problems))\b",
        re.IGNORECASE,
    ),
    "application apps program kernel design circuit game project graph matri problem",
)
_NUMBER_WORDS = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}


_RESPECTIVE = re.compile(
    r"\bon\s(?:the\s)?(?P<a>[\w-]+(?:\s[\w-]+){0,3}?)\sand\s(?:on\s)?(?:the\s)?(?P<b>[\w-]+(?:"
    r"\s[\w-]+){0,3}?)\s(?:\w+\s)?(?:tasks|datasets|benchmarks|corpora|test\ssets|subsets"
    r"|splits),?\srespectively",
    re.IGNORECASE,
)


def around(sentence: Sentence, atom: Atom, reach: int) -> tuple[int, int]:
    """Give the part of a sentence that lies within `reach` characters of a number."""
    return max(sentence.start, atom.start - reach), min(sentence.end, atom.end + reach)


_LISTED = re.compile(r"(?:benchmark|dataset|task)s$")


def _says_nothing(words: list[str]) -> bool:
    """Say whether a phrase names no benchmark: "various datasets", "NLP tasks"; "four NLP tasks" does."""
    if any(w in list_concepts() for w in words) and (words[0].isdigit() or words[0].lower() in _NUMBER_WORDS):
        return False
    return all(PLAIN.match(w) or w in list_concepts() for w in words[:-1])


def _tidy(words: list[str]) -> list[str]:
    """Cut what leads to a phrase: all up to its last preposition, and plain words."""
    for place in range(len(words) - 1, -1, -1):
        if words[place].lower() in ("on", "over", "across", "to", "in", "from", "with", "by", "than", "for"):
            words = words[place + 1 :]
            break
    while (
        len(words) > 1
        and PLAIN.match(words[0])
        and not words[0][0].isdigit()
        and words[0].lower() not in _NUMBER_WORDS
    ):
        words = words[1:]
    return words


_TIMES = re.compile(r"\d[\d.]*[x×%]$")


def _unsaid(words: list[str]) -> bool:
    """Say whether the words of a phrase are none of a benchmark."""
    return (
        not words
        or _TIMES.match(words[0]) is not None
        or _says_nothing(words)
        or bool({"of", "the", "this", "these", "that", "is", "are"} & {w.lower() for w in words[:-1]})
        or (
            "and" in words[:-1]
            and not (_LISTED.match(words[-1]) and words[words.index("and") - 1][-1] != "s")
        )
    )


def _list_described(sentence: Sentence, atom: Atom) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Go through the described benchmarks of a sentence with the words that say them."""
    reach = around(sentence, atom, _FAR)
    for match in PHRASE.finditer(sentence.text, *reach):
        if not _unsaid(words := _tidy(match.group("name").split())):
            yield match, words
    for match in _RUNS.finditer(sentence.text, *reach):
        if len(words := match.group("name").split()) > len("ab"):
            yield match, words


def read_described(sentence: Sentence, atom: Atom) -> tuple[str, ...]:
    """Give the benchmark that the sentence only describes ("on eight offline RL benchmarks")."""
    group = sentence.group_of(atom)
    if len(group) == len("ab") and (each := _RESPECTIVE.search(sentence.text, group[-1].end, sentence.end)):
        return (each.group("a" if atom is group[0] else "b"),)
    best: tuple[int, str] | None = None
    for match, words in _list_described(sentence, atom):
        if match.start() < atom.end and match.end() > atom.start:
            continue
        if _TRAINED.search(sentence.text, max(sentence.start, match.start() - 30), match.start()):
            continue
        behind = match.start() >= atom.end
        between = sentence.masked[sentence.group_of(atom)[-1].end : match.start()] if behind else ""
        if (
            behind
            and (
                QUANTITY in re.sub(rf"\([^()]*\)|,\s[^,]*{QUANTITY}[^,]*,", "", between)
                or len(between) > _REACH
            )
        ) or (
            not behind
            and match.start() > sentence.start + _OPENING
            and (match.end() < atom.start - _NEXT or QUANTITY in sentence.masked[match.end() : atom.start])
        ):
            continue
        if not behind and ";" in sentence.text[match.end() : atom.start]:
            continue
        distance = match.start() - atom.end if behind else atom.start - match.end() + 10
        if not behind and "(" not in sentence.text[match.end() : atom.start]:
            # "3x faster on read workloads and 2x faster on write workloads"
            left = sentence.masked[max(sentence.start, match.start() - _NUMBERED) : match.start()]
            distance += _NUMBERED * (QUANTITY in left)
        if best is None or distance < best[0]:
            best = (distance, " ".join(words))
    return (best[1],) if best else ()


# "41% on FooSet, and 33% on satellite image datasets": what stands right behind a number is its own.
_BEHIND = re.compile(
    r"(?:\s[a-z]+){0,2}?\s(?:for|on|across|over|in)\s(?P<name>(?:[\w-]+\s){1,5}?(?:benchmarks|datasets|data\ssets|tasks|corpora"
    r"|test\ssets|suites|workloads))\b(?!-|\s\(|\s(?:from|such|like|including|of|on|in)\s)"
)


def read_behind(sentence: Sentence, atom: Atom, known: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Give the described sets right behind a number, where none of those named in `known` is meant."""
    match = _BEHIND.match(sentence.text, sentence.group_of(atom)[-1].end, sentence.end)
    if match is None or any(s < match.end() and match.start() < e for s, e in known):
        return ()
    words = _tidy(match.group("name").split())
    return () if len(words) < len("ab") or _unsaid(words) else (" ".join(words),)


# What something was trained on is not what it was measured on.
_TRAINED = re.compile(r"\b(?:pre-?|re-?)?(?:trained|fine-?tuned)\s(?:[a-z]+ly\s|only\s|solely\s)?$")
# What tells of an evaluation before "on nine ...".
_SETUP = re.compile(
    r"\b(?:evaluat\w+|experiment\w*|test(?:ed|s)?|benchmark\w*|validat\w+|results|appl\w+|conducted|assess\w+)"
    r"\s(?:[\w()-]+,?\s){0,8}?(?=(?:on|across|over)\s)",
    re.IGNORECASE,
)
_SETS = re.compile(r"(?:benchmark|dataset|corpora|corpus|suite)s?$")
# A shorter word alone says little: "separate dataset".
_LONG = 9


def read_setup(sentence: Sentence) -> str | None:
    """Give the benchmark that a sentence on the evaluation describes: tested on nine circuit datasets."""
    for match in PHRASE.finditer(sentence.text, sentence.start, sentence.end):
        led = _SETUP.search(sentence.text, max(sentence.start, match.start() - 90), match.start() + 9)
        words = _tidy(match.group("name").split())
        if led is None or led.end() != match.start() or len(words) < len("ab") or _unsaid(words):
            continue
        counted = words[0][0].isdigit() or words[0].lower() in _NUMBER_WORDS
        if counted or (_SETS.match(words[-1]) and len(words) + (len(words[0]) > _LONG) > len("ab")):
            return " ".join(words)
    return None


_PAIR = re.compile(
    rf"{QUANTITY}{QUANTITY}*+\)?\s?(?:[^\s{QUANTITY},.;]+\s){{0,3}}?(?:for|on)\s(?:the\s)?"
    rf"(?P<name>[A-Z][\w.+-]{{2,}}(?:\s[A-Z][\w.+-]*)?)(?!\s?=)"
)


def read_paired(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the program or subject of a number where several have each their own: 95% for A and 85% for B."""
    pairs = {}
    for match in _PAIR.finditer(sentence.masked, *around(sentence, claim.atom, _FAR)):
        name = match.group("name").rstrip(".,")
        start = match.start("name")
        if (
            any(
                m.start <= start < m.end and m.name not in list_programs()
                for m in sentence.mentions
                if m.kind in ("model", "hardware", "metric")
            )
            or name in document.names.own
            or name in list_concepts()
            or (document.names.long.get(name) or "X").islower()
            or name in _MAKERS
            or re.search(r"\d+(?:\.\d+)?B$|[A-Z]{2,}s$", name)
        ):
            continue
        pairs[match.start()] = name
    # One alone may name anything, and what something is compared with is a technique.
    return (
        ()
        if len(pairs) == 1 or is_after_comparison(sentence, claim.atom.start)
        else next(((n,) for s, n in pairs.items() if claim.atom.start <= s < claim.atom.end), ())
    )


_MAKERS = {"AMD", "Intel", "NVIDIA", "Nvidia", "ARM", "IBM", "Apple", "Xilinx", "Altera", "Google", "Amazon"}
_UNNAMED = re.compile(
    r"\bon\s(?:[a-z-]+\s){0,2}?(?:popular|other|common|public|standard|unseen|real|several|various)\s(?:[a-z-]+\s){0,2}"
    r"(?:benchmarks?|datasets?|tasks?|data)\b"
    r"|\b(?:on|in|with|for)\s(?:the\s|an?\s|our\s|their\s)?(?:[a-z-]+\s)?(?:own|private|in-house|internal|proprietary|clinical"
    r"|self-collected|custom|external|independent|real|real-world|physical|out-of-distribution|out-of-domain)\s(?:[a-z-]+\s){0,2}"
    r"(?:datasets?|data(?:\sset)?s?|corpus|corpora|cohorts?|scenarios?|tests?|trials?|experiments?|robots?|hardware|deployments?"
    r"|environments?|test\ssets?|images|samples|recordings)\b"
    r"|\bin\s(?:the\s(?:real\sworld|wild|field(?!\sof))|real\slife|production|practice|deployment)\b",
)
_OPENS = re.compile(
    r"(?:For|On|In)\s(?:an?\s|the\s)?(?P<name>(?!an?\b|the\b|all\b|both\b|these\b|same\b|such\b|most\b|many\b|(?:set|range|variety|number|suite)s?\sof\b)(?:[a-z-]+\s){1,4}(?:tasks?|problems|scenarios|applications|workloads))(?=,|\swe\b)"
)


def read_elsewhere(sentence: Sentence, atom: Atom, known: Sequence[int]) -> tuple[str, ...] | None:
    """Give what a number was measured on where that has no name and what is named in the text is not it.

    `known` are the places of the benchmarks that the sentence names. None when the words say no such thing.
    """
    if any(at < atom.start for at in known) and not any(at > atom.start for at in known):
        unnamed = _UNNAMED.search(sentence.text, atom.end, min(sentence.end, atom.end + 60))
        if unnamed and re.search(r"\.\s|;", sentence.text[atom.end : unnamed.start()]) is None:
            return ()
    opens = _OPENS.match(sentence.text, sentence.start, atom.start) if not known else None
    return (opens.group("name"),) if opens else None
