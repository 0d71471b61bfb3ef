"""Roles: which technique a claim is about, against what, on which benchmark and hardware.

Each role is read from the claim's own sentence first, then from where the annotation guide lets it
carry over. A role that the text does not state stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.mentions.lexicon import Lexicon
from claims.mentions.names import Names, find_names, is_coined
from claims.model import Mention
from claims.quantity.numbers import Atom
from claims.rules.meaning import Meaning
from claims.rules.sentence import Sentence, read_sentence


@dataclass(slots=True)
class Roles:
    """The roles of one claim."""

    technique: str | None = None
    baseline: tuple[str, ...] = ()
    benchmark: tuple[str, ...] = ()
    hardware: tuple[str, ...] = ()


@dataclass(slots=True)
class Document:
    """What the roles need to know of the whole abstract."""

    text: str
    names: Names
    lexicon: Lexicon
    sentences: list[Sentence]
    spans: list[tuple[int, int]]
    claimed_starts: frozenset[int]
    hardware_once: tuple[str, ...] = ()
    shared_task: str | None = None
    _read: dict[int, Sentence] = field(default_factory=dict)
    _benchmarks: dict[int, list[tuple[str, int, int]]] = field(default_factory=dict)

    def claimed(self, sentence: Sentence) -> bool:
        """Tell whether a claim stands in the sentence."""
        return sentence.start in self.claimed_starts

    def sentence(self, start: int, end: int) -> Sentence:
        """Give the sentence of a span, read once."""
        if start not in self._read:
            known = next((s for s in self.sentences if s.start == start), None)
            self._read[start] = known or read_sentence(self.text, start, end, 0, [], self.lexicon)
        return self._read[start]

    def benchmarks(self, sentence: Sentence) -> list[tuple[str, int, int]]:
        """Give the benchmarks named in a sentence, found once."""
        if sentence.start not in self._benchmarks:
            self._benchmarks[sentence.start] = _benchmark_mentions(sentence, self)
        return self._benchmarks[sentence.start]


_COMPARE = re.compile(
    r"\b(?:compared?\s(?:to|with|against)|in\scomparison\s(?:to|with)|in\scontrast\sto|relative\sto|with\srespect\sto|when\scompared\s(?:to|with)|as\scompared\s(?:to|with)|against|versus|vs\.?|than|over|"
    r"outperform(?:s|ing|ed)?|surpass(?:es|ing|ed)?|exceed(?:s|ing)?|beat(?:s|ing)?|outpac(?:es|ing)|better\sthan|improv(?:es|ing|ed)\s(?:up)?on|improvements?\s(?:up)?on|relative\simprovement\sover|on\stop\sof)\s",
    re.IGNORECASE,
)
_NP_STOP = re.compile(
    r"\s(?:by|with|in|on|at|while|and\s(?:achiev|obtain|reduc|improv|up|by|is|has|can|yield|on|in|a\s\d|over|requir|deliver|show|demonstrat|maintain|provid)|when|for|from|without|across|under|using|which|that|where|but|as|to|achiev\w+|yielding|reach\w+|during|respectively|after|via|through|due|running|including|trained|is|are|was|were|has|have|can|implemented|measured|evaluated|tested|within|per|depending|despite|because|since|demonstrat\w+|show\w*|even)\b|[.;:()\[\]]|,\s(?:while|and\s\w+ing|with|by|which|achiev|reduc|improv|yield|up\sto|respectively|on|demonstrat|show|at|in|but|without|reach|thus|establish|setting|making|highlight|e\.g|i\.e)|\s[\ue000]|[\ue000]|\s(?:up\sto|about|approximately|over|nearly)\s[\ue000~]|$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:(?:the|a|an|its|their|other|all|both|any|those|that|of|those\sof|that\sof|our|using|several|many|most|two|three|four|five|various|strong|currently?|running|merely|only|just|prior\sart\s)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,]+(?:and|or|the|of|a|an|respectively|both|also|alone)?$", re.IGNORECASE)
_BAD_NP = re.compile(r"^(?:time|all|average|each|\W*|\d.*|[a-z]|it|them|this|these|those|others?|ever|before|expected|one|half|years?|datasets?|benchmarks?|tasks?|years|settings?|metrics?|seeds?|runs?|different.*|large.*range.*|.*\s(?:datasets?|benchmarks?|tasks?|languages?|scenarios|domains|settings|workloads)|previously|usual|parameters|\S+\s(?:parameters|samples|images)|state)$", re.IGNORECASE)
_OVER_THING = re.compile(r"^(?:(?:the\s)?(?:whole|entire|course|range|years|time|span|air|internet|network|period|set|test|all|past|last|long|short|a\srange|multiple|various|different|several)\b)", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:,\s*and\s|,\s*or\s|,|\sand\s|\sor\s|/(?=[A-Z])|\sas\swell\sas\s|;)\s*")
_SUCH_AS = re.compile(r"^(?P<head>.*?)(?:,?\s(?:such\sas|like|including|e\.g\.,?|i\.e\.,?|namely)\s|\s?\((?:e\.g\.,?|i\.e\.,?|such\sas)?\s?)(?P<items>.+?)\)?$", re.IGNORECASE)


def _noun_phrase(masked: str, start: int, end: int) -> tuple[int, int]:
    """Give the span of the noun phrase that begins at `start`."""
    limit = min(end, start + 140)
    stop = _NP_STOP.search(masked, start, limit)
    return start, stop.start() if stop else limit


def _tidy(phrase: str) -> str:
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,'\"")
    phrase = _LEADING.sub("", phrase)
    return _TRAILING.sub("", phrase).strip(" ,'\"")


def _baseline_names(text: str, start: int, end: int, own: frozenset[str]) -> tuple[str, ...]:
    """Give the names in the noun phrase of a comparison, each on its own."""
    phrase = _tidy(text[start:end])
    after = text[end : end + 90]
    bracket = re.match(r"\s?(?:baselines?|methods?|models?|systems?|approaches)?,?\s?(?:\((?:e\.g\.,?\s|i\.e\.,?\s|such\sas\s)?([A-Z][^()]{1,60})\)|(?:such\sas|like|including|namely)\s([A-Z][^.;()]{2,70}?)(?=\s(?:by|on|in|with|while|for|at)\b|[.;()]))", after)
    if bracket:
        inside = bracket.group(1) or bracket.group(2)
        items = [_tidy(x) for x in _SPLIT.split(inside)]
        if items and all(re.search(r"[A-Z]", x) for x in items):
            return tuple(i for i in items if i and i not in own)[:5]
    if not phrase or _BAD_NP.match(phrase) or _OVER_THING.match(phrase) or len(phrase) < 2:
        return ()
    such = _SUCH_AS.match(phrase)
    if such:
        phrase = such.group("items")
    parts = [_tidy(p) for p in _SPLIT.split(phrase)]
    parts = [p for p in parts if p and not _BAD_NP.match(p) and p not in own]
    if len(parts) > 1 and not all(re.search(r"[A-Z0-9]", p) for p in parts):
        return (_tidy(phrase),)
    return tuple(parts[:5])


def _comparisons(sentence: Sentence, own: frozenset[str]) -> list[tuple[int, int, str, tuple[str, ...]]]:
    """List the comparisons of a sentence: (start, end of the phrase, cue, names)."""
    found = []
    for match in _COMPARE.finditer(sentence.masked, sentence.start, sentence.end):
        cue = match.group().strip().lower()
        start, stop = _noun_phrase(sentence.masked, match.end(), sentence.end)
        if cue in ("over", "than", "against") and sentence.masked[match.end() : match.end() + 1] == "\ue000":
            continue
        names = _baseline_names(sentence.text, start, stop, own)
        if names:
            found.append((match.start(), stop, cue, names))
    return found


def read_baseline(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> tuple[str, ...]:
    """Read what a claim is compared with, from its own sentence."""
    comparisons = _comparisons(sentence, document.names.own)
    if not comparisons:
        return ()
    atom = claim.atom
    level = claim.kind == "level"
    after = [c for c in comparisons if c[0] >= atom.end]
    before = [c for c in comparisons if c[1] <= atom.start]
    group = sentence.group_of(atom)
    if after:
        start, _, cue, names = after[0]
        between = sentence.text[atom.end : start]
        breaks = len(re.findall(r";|,\s(?:while|but)\b", between))
        if not breaks or not before:
            if level and cue in ("over", "than", "on top of"):
                return ()
            if len(group) > 1 and len(names) == len(group) and "respectively" in sentence.text[sentence.start : sentence.end]:
                return (names[group.index(atom)],)
            return names
    if before:
        names = before[-1][3]
        if len(group) > 1 and len(names) == len(group):
            return (names[group.index(atom)],)
        if level and before[-1][2] in ("over", "than"):
            return ()
        return names
    return ()


_ON = re.compile(r"\b(?:on|for|in|over|across|from|using|of|at|with|under|against|to)\s(?:the\s|a\s|an\s|both\s|all\s|its\s|our\s|standard\s|popular\s|widely\s(?:used\s)?|challenging\s|public\s|publicly\savailable\s|unseen\s|large-scale\s|English\s|official\s)*(?:\w+\s)?$", re.IGNORECASE)
_FORM = re.compile(
    r"\b(?:on|for|in|over|across|from|of|at|using|with)\s(?:the\s|a\s|an\s|our\s|both\s|all\s|its\s|official\s|public\s|standard\s|challenging\s|popular\s|new\s|proposed\s|widely\sused\s|well-known\s|benchmark\s|large-scale\s|recent\s|real-world\s)*"
    r"(?P<name>[A-Z][\w+.'@*-]*(?:[\s-](?:[A-Z0-9][\w+.'@*-]*|v\d|of|and(?=\s[A-Z]))){0,6}(?:,?\s(?:and\s)?[A-Z][\w+.'-]*){0,5}?)\s(?:(?:test|validation|dev|benchmark|image|video|evaluation|public|task|shared|object|classification|detection|segmentation|recognition)\s){0,2}(?:datasets?|data\ssets?|benchmarks?|corpus|corpora|suites?|test\s?sets?|testbeds?|challenge|leaderboard|tasks?|collections?|treebanks?|workloads?|subset|split|database|environments?|competition|track|dev\s?set|games|simulator)\b"
)
_FORM_AFTER = re.compile(r"\b(?:datasets?|benchmarks?|data\ssets?|corpora|corpus|tasks?|suites?|workloads?)(?:,|:|\s\(|\s(?:such\sas|including|like|namely|called|named|e\.g\.,?|i\.e\.,?|of))\s?(?P<name>[A-Z][\w+.'@*-]*(?:[\s-](?:[A-Z0-9][\w+.'@*-]*)){0,4}(?:(?:,\s(?:and\s)?|\sand\s)[A-Z][\w+.'@*-]*(?:[\s-][A-Z0-9][\w+.'@*-]*){0,3}){0,5})")
_SHARED_TASK = re.compile(r"\b(?:SemEval|CoNLL|WMT|IWSLT|BioASQ|CLEF|TREC|NTCIR|FIRE|LT-EDI|DravidianLangTech|CASE|WASSA|SMM4H|MEDIQA|AmericasNLP|SIGMORPHON|BEA|VarDial|ImageCLEF|CheckThat|TRAC|HASOC|EVALITA|IberLEF|SIGTYP|Touché|FinCausal|FinSim)[\s-]?(?:@\w+\s?)?(?:20\d\d)?(?:\s(?:Shared\s)?[Tt]ask\s?\d{0,2}[A-Z]?)?")
_COUNTED = re.compile(r"\b(?:on|across|over|for|in|of)\s(?:the\s|all\s|a\s(?:set|suite|range|variety)\sof\s)?(?P<name>(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty)\s(?:[\w-]+\s){0,4}?(?:datasets?|data\ssets|benchmarks?|tasks?|workloads?|corpora|applications|languages|environments|games|test\ssets|domains|kernels|circuits|programs))\b", re.IGNORECASE)
_NOT_BENCHMARK = re.compile(r"^(?:We|The|This|Our|In|On|For|It|These|GPU|CPU|FPGA|LLM|AI)s?$")


def _benchmark_mentions(sentence: Sentence, document: Document) -> list[tuple[str, int, int]]:
    """List the benchmarks in a sentence, by lexicon and by form, in order of place."""
    text, masked = sentence.text, sentence.masked
    found: list[tuple[str, int, int]] = []
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


_TRAINED = re.compile(r"\b(?:pre-?train(?:ed|ing)?|train(?:ed|ing)|fine-?tun(?:ed|ing)|learn(?:ed|ing)?)\s(?:\w+\s){0,2}(?:on|with|using|from)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)


def _listed(text: str, items: list[tuple[str, int, int]]) -> list[list[tuple[str, int, int]]]:
    """Group the items that are listed together ("A, B and C")."""
    groups: list[list[tuple[str, int, int]]] = []
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
        if all(_PLAIN.match(w) for w in words[:-1]):
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
    if any(m.kind == "benchmark" for m in sentence.mentions):
        return ()
    return _carried_benchmark(sentence, claim, document)


_NEW_SUBJECT = re.compile(r"^(?:In\saddition|Additionally|Furthermore|Moreover|We\sfurther|We\salso|Besides|Finally|Beyond|On\sthe\sother|In\sreal|Real)", re.IGNORECASE)
_EVALUATES = re.compile(r"\b(?:evaluat|experiment|test|benchmark|result|validat|assess|conduct|achiev|outperform|demonstrat|compar|perform|measur|report|appl|show)\w*", re.IGNORECASE)


def _carried_benchmark(sentence: Sentence, claim: Meaning, document: Document) -> tuple[str, ...]:
    """Give the benchmark of the sentence before, where this one plainly continues it."""
    if claim.metric.family not in ("quality", "speed", "other", "compute", "memory", "size"):
        return ()
    index = next((i for i, (s, _) in enumerate(document.spans) if s == sentence.start), 0)
    for back in range(1, 4):
        if index - back < 0:
            break
        start, end = document.spans[index - back]
        before = document.sentence(start, end)
        items = [i for i in document.benchmarks(before) if not _TRAINED.search(before.text[max(start, i[1] - 50) : i[1]]) and _CUED.search(before.text[max(start, i[1] - 40) : i[1]])]
        if items:
            if not _EVALUATES.search(document.text, start, end) or (back > 1 and claim.metric.family != "quality"):
                return ()
            groups = _listed(document.text, items)
            return tuple(dict.fromkeys(n for n, _, _ in groups[-1])) if claim.metric.family == "quality" or back == 1 else ()
    return (document.shared_task,) if document.shared_task and claim.metric.family == "quality" else ()


def _own_benchmark(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> tuple[str, ...]:
    text, atom = sentence.text, claim.atom
    items = [
        i for i in document.benchmarks(sentence)
        if not _TRAINED.search(text[max(sentence.start, i[1] - 50) : i[1]]) and (i[1] == sentence.start or _CUED.search(text[max(sentence.start, i[1] - 40) : i[1]]))
    ]  # fmt: skip
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
        if not blocked and not re.search(r";|\bwhile\b", between):
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


# The word that leads to a device: on, using ... it was measured there; than, over ... it is the other side.
_LEADS = re.compile(r"\b(?P<on>on|using|with|in|at|across|via|onto|under|running|deployed|implemented|against|than|over|versus|vs|to|by|for|from|of|outperform\w*|surpass\w*|exceed\w*|beat\w*)\b", re.IGNORECASE)
_MEASURED_ON = {"on", "using", "with", "in", "at", "across", "via", "onto", "under", "running", "deployed", "implemented"}
_OTHER_SIDE = {"than", "over", "versus", "vs", "against"}
_COMPARED_TO = re.compile(r"\b(?:compared?|comparison|relative|contrast|equivalent|comparable|respect)\s$", re.IGNORECASE)
_DEVICE_SUBJECT = re.compile(r"^[\s-](?:\w+\s)?(?:implementation|prototype|accelerat|kernel|version|design|based|system|cluster|platform|board|testbed|code|solution|algorithm|overlay|engine|architecture|can|achiev|is\s|are\s|outperform|sort|technology|process\b|parallel)", re.IGNORECASE)


def _device_name(mention: Mention, lexicon: Lexicon) -> str:
    """Give the canonical name of a device; a bare class keeps its words where they say more than the class."""
    device_class = lexicon.hardware_class.get(mention.name, mention.name)
    if device_class != mention.name or device_class.lower() in mention.text.lower():
        return mention.name
    text = re.sub(r"\s+", " ", mention.text)
    return mention.name if device_class.isupper() and device_class[0].lower() == text[0].lower() and len(text) > 12 else text


def _lead(text: str, start: int, at: int) -> str:
    """Give the word that leads to the noun phrase at `at`: the last preposition before it."""
    window = text[max(start, at - 70) : at]
    last = None
    for match in _LEADS.finditer(window):
        last = match
    if last is None or re.search(r"[;:]|,\s(?:and|while|which)\b", window[last.end() :]):
        return ""
    word = last.group().lower()
    if word in ("to", "with") and _COMPARED_TO.search(window[: last.start()]):
        return "than"
    return word


def read_hardware(sentence: Sentence, document: Document) -> tuple[str, ...]:
    """Read the devices that the numbers of a sentence were measured on."""
    found: list[str] = []
    for m in sentence.mentions:
        if m.kind != "hardware":
            continue
        lead = _lead(sentence.text, sentence.start, m.start)
        subject = lead not in _OTHER_SIDE and _DEVICE_SUBJECT.match(sentence.text[m.end : m.end + 30])
        if lead not in _MEASURED_ON and not subject:
            # "A100 and H100": the second shares the first one's preposition.
            gap = sentence.text[max(sentence.start, m.start - 6) : m.start]
            if not (found and re.search(r"(?:and|,|or|/)\s?$", gap)):
                continue
        name = _device_name(m, document.lexicon)
        if name not in found:
            found.append(name)
    # A class beside a device of that class says nothing more.
    classes = {document.lexicon.hardware_class.get(f) for f in found if document.lexicon.hardware_class.get(f) != f}
    return tuple(f for f in found if f not in classes)


_EVALUATED = re.compile(r"\b(?:evaluat|experiment|implement|measure|test|run|ran|benchmark|deploy|prototype|synthesi[sz]ed|simulat|single|running|fabricat|manufactur|perform)\w*", re.IGNORECASE)


def hardware_of_all(document: Document, title: str) -> tuple[str, ...]:
    """Give the device that an abstract names once for all its measurements, else nothing.

    A device of the sentence that says how everything was evaluated, or the class that the title is about.
    """
    found: list[str] = []
    for start, end in document.spans:
        devices = read_hardware(document.sentence(start, end), document) if _EVALUATED.search(document.text, start, end) else ()
        measured = any(s.start == start for s in document.sentences if s.atoms and document.claimed(s))
        if devices and not measured:
            found += [d for d in devices if d not in found]
    if len(found) == 1:
        return tuple(found)
    named = [m for m in document.lexicon.find(title) if m.kind == "hardware"]
    classes = {document.lexicon.hardware_class.get(m.name, m.name) for m in named}
    if len(classes) == 1 and classes <= {"GPU", "FPGA", "CPU", "TPU", "microcontroller"}:
        return (_device_name(named[0], document.lexicon),)
    return ()


_SUBJECT_STOP = re.compile(r"\b(?:achiev|obtain|reach|attain|get|show|yield|deliver|improv|reduc|outperform|surpass|increas|decreas|is|are|was|were|has|have|can|could|provid|demonstrat|scor|perform|runs?|requires?|retain|maintain|exceed|raises?|boosts?|gains?)\w*\b", re.IGNORECASE)
_OF_OTHER = re.compile(r"^\s?(?:for|of|by|from|with|using|in)\s(?:the\s|a\s|an\s)?(?P<name>(?:best|prior|previous|baseline|existing|original|conventional|state)[\w\s-]{0,40}?|[A-Z][\w+./-]*(?:\s[A-Z0-9][\w+./-]*){0,3})(?=[\s,.;)]|$)")


def read_technique(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> str | None:
    """Read whose number a claim is: the paper's own technique unless the words around say otherwise."""
    text, atom = sentence.text, claim.atom
    names = document.names
    left = text[max(sentence.start, atom.start - 80) : atom.start]
    right = text[max(atom.end, atom.noun_end) : min(sentence.end, atom.end + 70)]
    if claim.kind == "level":
        # "surpassing Spikformer (74.8%)", "compared to 61.2% for the best baseline".
        bracket = re.search(r"([A-Z][\w+./-]*(?:[\s-][A-Z0-9][\w+./-]*){0,3})\s?(?:'s)?\s?\((?:[^()]*[,;]\s?)?$", left)
        if bracket and bracket.group(1) not in names.own and (is_coined(bracket.group(1).split()[-1]) or is_coined(bracket.group(1).split()[0])):
            return bracket.group(1)
        if re.search(r"(?:compared\s(?:to|with)|versus|vs\.?|than|over|against|from)\s(?:an?\s|the\s|only\s|just\s|about\s|under\s|over\s|a\sscore\sof\s|[\w-]+\s){0,3}$", left):
            other = _OF_OTHER.match(re.sub(r"^\s?(?:accuracy|success|rate|score)?", "", right)) or _OF_OTHER.match(right)
            if other:
                return other.group("name").strip()
        versus = re.search(r"(?:compared\s(?:to|with)|versus|vs\.?|than|over)\s(?:the\s)?([A-Z][\w+./-]*)(?:'s)?\s(?:\w+\s){0,2}$", left)
        if versus and versus.group(1) not in names.own and is_coined(versus.group(1)):
            return versus.group(1)
    # The subject of the clause, when it is another named thing.
    clause_start = max(sentence.start, *(m.end() for m in re.finditer(r";\s|,\s(?:while|and|whereas|but)\s", text[sentence.start : atom.start]) if False), sentence.start)
    head = text[clause_start : min(atom.start, clause_start + 90)]
    stop = _SUBJECT_STOP.search(head)
    subject = head[: stop.start()] if stop else ""
    if subject:
        own = [n for n in names.own if n in subject]
        if own:
            return max(own, key=len)
        others = [n for n, s, _ in find_names(subject) if not re.search(r"\b(?:on|for|in|with|using|of|to|than|over|from|by|at)\s(?:the\s)?(?:\w+\s)?$", subject[:s])]
        if others and not re.search(r"\b(?:we|our|this|it|results?|experiments?)\b", subject, re.IGNORECASE):
            known = {m.text for m in sentence.mentions if m.kind in ("benchmark", "hardware", "metric", "training")}
            others = [o for o in others if o not in known]
            if others:
                return others[-1]
    return names.main


def read_roles(sentence: Sentence, claim: Meaning, siblings: Sequence[Meaning], document: Document) -> Roles:
    """Read all roles of a claim."""
    hardware = read_hardware(sentence, document) or document.hardware_once
    return Roles(
        read_technique(sentence, claim, siblings, document),
        read_baseline(sentence, claim, siblings, document) if claim.direction != "neutral" or claim.kind == "level" or claim.kind == "fraction" else (),
        read_benchmark(sentence, claim, siblings, document),
        hardware,
    )
