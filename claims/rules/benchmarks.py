"""Benchmarks: the data sets and suites that a claim was measured on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.quantity.numbers import Atom
from claims.rules.document import Document, Place
from claims.rules.meaning import Meaning
from claims.rules.sentence import Sentence

_SPLIT = re.compile(r"\s*(?:,\s*and\s|,\s*or\s|,|\sand\s|\sor\s|/(?=[A-Z])|\sas\swell\sas\s|;)\s*")
_ON = re.compile(r"\b(?:on|for|in|over|across|from|using|of|at|with|under|against|to)\s(?:the\s|a\s|an\s|both\s|all\s|its\s|our\s|standard\s|popular\s|widely\s(?:used\s)?|challenging\s|public\s|publicly\savailable\s|unseen\s|large-scale\s|English\s|official\s)*(?:\w+\s)?$", re.IGNORECASE)
_FORM = re.compile(
    r"\b(?:on|for|in|over|across|from|of|at|using|with)\s(?:the\s|a\s|an\s|our\s|both\s|all\s|its\s|official\s|public\s|standard\s|challenging\s|popular\s|new\s|proposed\s|widely\sused\s|well-known\s|benchmark\s|large-scale\s|recent\s|real-world\s)*"
    r"(?P<name>[A-Z][\w+.'@*-]*(?:[\s-](?:[A-Z0-9][\w+.'@*-]*|v\d|of|and(?=\s[A-Z]))){0,6}(?:,?\s(?:and\s)?[A-Z][\w+.'-]*){0,5}?)\s(?:(?:test|validation|dev|benchmark|image|video|evaluation|public|task|shared|object|classification|detection|segmentation|recognition)\s){0,2}(?:datasets?|data\ssets?|benchmarks?|corpus|corpora|suites?|test\s?sets?|testbeds?|challenge|leaderboard|tasks?|collections?|treebanks?|workloads?|subset|split|database|environments?|competition|track|dev\s?set|games|simulator)\b"
)
_FORM_AFTER = re.compile(r"\b(?:datasets?|benchmarks?|data\ssets?|corpora|corpus|tasks?|suites?|workloads?)(?:,|:|\s\(|\s(?:such\sas|including|like|namely|called|named|e\.g\.,?|i\.e\.,?|of))\s?(?P<name>[A-Z][\w+.'@*-]*(?:[\s-](?:[A-Z0-9][\w+.'@*-]*)){0,4}(?:(?:,\s(?:and\s)?|\sand\s)[A-Z][\w+.'@*-]*(?:[\s-][A-Z0-9][\w+.'@*-]*){0,3}){0,5})")
_SUBTASK = re.compile(r"\b(?:for|on|in)\s(?:the\s)?(?P<name>(?:[Ss]ub-?)?(?:[Tt]ask|[Tt]rack)[\s-]?[A-Z0-9]{1,2})\b")
_SHARED_TASK = re.compile(r"\b(?:SemEval|CoNLL|WMT|IWSLT|BioASQ|CLEF|TREC|NTCIR|FIRE|LT-EDI|DravidianLangTech|CASE|WASSA|SMM4H|MEDIQA|AmericasNLP|SIGMORPHON|BEA|VarDial|ImageCLEF|CheckThat|TRAC|HASOC|EVALITA|IberLEF|SIGTYP|Touché|FinCausal|FinSim)[\s-]?(?:@\w+\s?)?(?:20\d\d)?(?:\s(?:Shared\s)?[Tt]ask\s?\d{0,2}[A-Z]?)?")
_NOT_BENCHMARK = re.compile(r"^(?:We|The|This|Our|In|On|For|It|These|GPU|CPU|FPGA|LLM|AI)s?$")


def find_benchmarks(sentence: Sentence, document: Document) -> list[Place]:
    """List the benchmarks in a sentence, by lexicon and by form, in order of place."""
    if sentence.start not in document.benchmarks:
        document.benchmarks[sentence.start] = _find(sentence, document)
    return document.benchmarks[sentence.start]


def _find(sentence: Sentence, document: Document) -> list[Place]:
    text, masked = sentence.text, sentence.masked
    found: list[Place] = []
    for m in sentence.mentions:
        if m.kind == "benchmark" or (m.kind == "weak_benchmark" and (_ON.search(text, max(sentence.start, m.start - 40), m.start) or re.match(r"\s(?:dataset|benchmark|corpus|test|task)", text[m.end : m.end + 12]))):
            found.append((m.text, m.start, m.end))
    for pattern in (_FORM, _FORM_AFTER):
        for match in pattern.finditer(masked, sentence.start, sentence.end):
            start, end = match.span("name")
            at = start
            for part in _SPLIT.split(text[start:end]):
                place = text.find(part, at, end)
                at = place + len(part)
                if part and place >= 0 and not _NOT_BENCHMARK.match(part) and not any(s < at and place < e for _, s, e in found):
                    found.append((part, place, at))
    for match in _SHARED_TASK.finditer(text, sentence.start, sentence.end):
        if not any(s < match.end() and match.start() < e for _, s, e in found) and match.group() not in ("CASE", "FIRE", "BEA"):
            found.append((match.group().strip(), *match.span()))
    for match in _SUBTASK.finditer(text, sentence.start, sentence.end):
        if not any(s < match.end("name") and match.start("name") < e for _, s, e in found):
            found.append((match.group("name"), *match.span("name")))
    own = document.names.own
    found = [f for f in found if f[0] not in own or re.search(r"\b(?:on|dataset|benchmark)\s(?:the\s)?$", text[max(0, f[1] - 16) : f[1]])]
    return sorted(found, key=lambda f: f[1])


def read_shared_task(title: str) -> str | None:
    """Give the shared task that a system paper names in its title.

    >>> read_shared_task("KAFK at SemEval-2020 Task 8: Extracting Features")
    'SemEval-2020 Task 8'
    """
    match = _SHARED_TASK.search(title)
    return match.group().strip() if match and re.search(r"\d", match.group()) else None


_TRAINED = re.compile(r"\b(?:pre-?train(?:ed|ing)?|trained|fine-?tun(?:ed|ing)|learned)\s(?:\w+\s){0,2}(?:on|with|using|from)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)


def _listed(text: str, items: list[Place]) -> list[list[Place]]:
    """Group the items that are listed together ("A, B and C")."""
    groups: list[list[Place]] = []
    for item in items:
        if groups:
            gap = text[groups[-1][-1][2] : item[1]]
            if re.fullmatch(r"\s?(?:\([^()]*\)\s?)?(?:,|and|or|/|&|,\s?and|;|as\swell\sas|,\sas\swell\sas)?\s?(?:the\s|both\s)?(?:\s?(?:datasets?|benchmarks?|and|on|tasks?)\s)?(?:the\s)?", gap):
                groups[-1].append(item)
                continue
        groups.append([item])
    return groups


_PLAIN = re.compile(r"^(?:various|multiple|several|different|all|public|publicly|available|real-world|standard|many|popular|diverse|challenging|the|a|an|both|these|those|other|our|large-scale|existing|common|benchmark|large|real|synthetic|new|widely|used|well-known|extensive|numerous|key|downstream|unseen|complex|and|of|range|variety|most|some|such|its|three|two|four|five|six|seven|eight|nine|ten|\d+|held-out|target|main|representative|established|recent|own|established|more|further|open|open-source|classic|state-of-the-art|respective|same|test|first|second)$", re.IGNORECASE)
_PHRASE = re.compile(r"\b(?:on|across|over)\s(?P<name>(?:[\w'@+.-]+\s){1,6}?(?:benchmarks?|datasets?|data\ssets?|tasks|corpus|corpora|suites?|test\ssets?|workloads?|testbeds?))\b(?!\s(?:accuracy|performance))", re.IGNORECASE)


def _described(sentence: Sentence, atom: Atom) -> tuple[str, ...]:
    """Give the benchmark that the sentence only describes ("on eight offline RL benchmarks")."""
    best: tuple[int, str] | None = None
    for match in _PHRASE.finditer(sentence.masked, sentence.start, sentence.end):
        words = match.group("name").split()
        while len(words) > 1 and _PLAIN.match(words[0]) and not words[0][0].isdigit() and words[0].lower() not in _NUMBER_WORDS:
            words = words[1:]
        if all(_PLAIN.match(w) for w in words[:-1]) or {"and", "of", "this", "these", "that"} & {w.lower() for w in words[:-1]}:
            continue
        distance = match.start() - atom.end if match.start() >= atom.end else atom.start - match.end() + 10
        if best is None or distance < best[0]:
            best = (distance, " ".join(words))
    return (best[1],) if best else ()


_NUMBER_WORDS = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
_CUED = re.compile(r"\b(?:on|in|for|across|over|of|from|at|to|under|against|using|with|and|or)\s(?:the\s|both\s|all\s|a\s|an\s|\w+\s|,\s?)*$|[(/,:&]\s?$|['’]s\s$", re.IGNORECASE)


def read_benchmark(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> tuple[str, ...]:
    """Read what a claim was measured on: from its own sentence, else from the one that it continues."""
    own = _own_benchmark(sentence, claim, siblings, document)
    if own:
        return own
    return _carried_benchmark(sentence, claim, document)


_NEW_SUBJECT = re.compile(r"^(?:In\saddition|Additionally|Furthermore|Moreover|We\sfurther|We\salso|Besides|Finally|Beyond|On\sthe\sother|In\sreal|Real)", re.IGNORECASE)
_MEASURES = re.compile(r"\s(?:performance|accuracy|scores?|test|dev|validation|segmentation|detection|classification|results?|zero-shot|perplexity|F1)\b")
_EVALUATES = re.compile(r"\b(?:evaluat|experiment|test|benchmark|result|validat|assess|conduct|achiev|outperform|demonstrat|compar|perform|measur|report|appl|show)\w*", re.IGNORECASE)


def _carried_benchmark(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the benchmark of the sentence before, where this one plainly continues it."""
    quality = claim.metric.family in ("quality", "other")
    if not quality and (claim.metric.family not in ("speed", "compute", "memory", "size") or _NEW_SUBJECT.match(sentence.text[sentence.start : sentence.start + 30])):
        return ()
    for back in range(1, 5):
        before = document.before(sentence, back)
        if before is None:
            break
        items = _measured_on(before, document)
        if not items:
            continue
        if not _EVALUATES.search(before.text, before.start, before.end) or (back > 1 and not quality):
            return ()
        return tuple(dict.fromkeys(n for n, _, _ in _listed(document.text, items)[-1]))
    return (document.shared_task,) if document.shared_task and quality else ()


def _measured_on(sentence: Sentence, document: Document) -> list[Place]:
    """List the benchmarks of a sentence that something is measured on, training data left out."""
    text = sentence.text
    found = []
    for item in find_benchmarks(sentence, document):
        left = text[max(sentence.start, item[1] - 50) : item[1]]
        led = item[1] == sentence.start or _CUED.search(left) or _MEASURES.match(text[item[2] : item[2] + 24])
        if led and not _TRAINED.search(left):
            found.append(item)
    return found


def _own_benchmark(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> tuple[str, ...]:
    text, atom = sentence.text, claim.atom
    items = _measured_on(sentence, document)
    if not items:
        return _described(sentence, atom)
    groups = _listed(text, items)
    group = sentence.group_of(atom)
    others = [s.atom for s in siblings if s.atom is not atom]
    # "97% on A and 83% on B": the list right after the number, before the next number.
    following = [g for g in groups if g[0][1] >= atom.end]
    preceding = [g for g in groups if g[-1][2] <= atom.start]
    if following:
        near = following[0]
        between = text[atom.end : near[0][1]]
        blocked = any(atom.end <= o.start < near[0][1] for o in others if o not in group)
        if len(group) > 1 and len(near) == len(group) and near[0][1] >= group[-1].end:
            return (near[group.index(atom)][0],)
        closer = bool(preceding) and len(between) > 40 and atom.start - preceding[-1][-1][2] < 25  # noqa: PLR2004 - "on A with 92% ..."
        if not blocked and not closer and not re.search(r";|\bwhile\b", between):
            return tuple(dict.fromkeys(n for n, _, _ in near))
        if blocked and not preceding and not re.search(r";|\bwhile\b", between):
            # One list of benchmarks for all the numbers before it.
            return tuple(dict.fromkeys(n for n, _, _ in near))
    if preceding:
        near = preceding[-1]
        if len(group) > 1 and len(near) == len(group):
            return (near[group.index(atom)][0],)
        return tuple(dict.fromkeys(n for n, _, _ in near))
    return ()


