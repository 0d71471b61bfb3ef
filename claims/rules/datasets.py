"""Data sets, suites and shared tasks: where a sentence names one, by lexicon and by the form of the name."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicons import load_lexicon
from claims.mentions.names import is_coined
from claims.rules.document import Document, Place
from claims.rules.sentence import Sentence

SPLIT = re.compile(r"\s*(?:,\s*and\s|,\s*or\s|,|\sand\s|\sor\s|/(?=[A-Z])|\sas\swell\sas\s|;)\s*")
_ON = re.compile(
    r"\b(?:on|for|in|over|across|from|using|of|at|with|under|against|to)\s(?:the\s|a\s|an\s|both\s|all\s|its\s|our\s|standard\s|popular\s|widely\s(?:used\s)?|challenging\s|public\s|publicly\savailable\s|unseen\s|large-scale\s|English\s|official\s)*(?:\w+\s)?$",
    re.IGNORECASE,
)
_HEAD = (
    r"(?:datasets?|data\ssets?|benchmarks?|corpus|corpora|(?:benchmark\s)?suites?|test\s?sets?|testbeds?|challenges?|leaderboard|tasks?|subtasks?|collections?|treebanks?|workloads?|subsets?|splits?|databases?|environments?|competition|track|dev(?:elopment)?\ssets?|games|simulator|"
    r"exam(?:ination)?s?|settings?|dialogues|tournament)"
)
_KIND = r"(?:test|validation|dev|benchmark|image|video|text|speech|audio|evaluation|public|task|shared|object|classification|detection|segmentation|recognition|translation|reasoning|driving|zero-shot|few-shot|online|qualification|licensing|entrance|test-dev|planning|navigation|manipulation|regression|forecasting|retrieval|training|multilingual|open)"
_TOKEN = r"[A-Z][\w+.'’@*-]*"
_FORM = re.compile(
    rf"\b(?P<name>{_TOKEN}(?:(?:\s|(?<=-))(?:[A-Z0-9][\w+.'’@*-]*|v\d|of(?=\s[A-Z])|for(?=\s[A-Z])|and(?=\s[A-Z]))){{0,6}}(?:,?\s(?:and\s)?(?:\([^()]{{2,60}}\)\s)?[A-Z][\w+.'-]*){{0,5}}?)(?:\s\([A-Z][^()]{{1,24}}\))?\s(?:{_KIND}\s){{0,2}}{_HEAD}\b"
)
_FORM_AFTER = re.compile(
    rf"\b(?:datasets?|benchmarks?|data\ssets?|corpora|corpus|tasks?|suites?|workloads?)(?:(?<=s),|:|\s\(|\s(?:such\sas|including|like|namely|called|named|e\.g\.,?|i\.e\.,?|of))\s?(?P<name>{_TOKEN}(?:[\s-](?:[A-Z0-9][\w+.'@*-]*)){{0,4}}(?:(?:,\s(?:and\s)?|\sand\s){_TOKEN}(?:[\s-][A-Z0-9][\w+.'@*-]*){{0,3}}){{0,5}})"
)
_FORM_USED = re.compile(rf"\b(?:use|using|take|with)\s(?P<name>{_TOKEN}(?:[\s-][A-Z0-9][\w+.'’@-]*){{0,4}}(?:(?:,\s(?:and\s)?|\sand\s){_TOKEN}(?:[\s-][A-Z0-9][\w+.'’@-]*){{0,4}}){{0,4}})\sas\s(?:a\s|an\s|our\s|the\s)?(?:test\s?(?:cases?|beds?)|benchmarks?|case\sstud(?:y|ies)|evaluation)")
# Names that say by their own form that they are benchmarks.
_COINED_SET = re.compile(
    r"(?<![\w-])[A-Z][\w-]*?(?:[Bb]ench|Eval|Arena|(?<!I)QA|-\d+[kK])(?:-[\w.]+)?(?:\s(?:Hard|Lite|Verified|Pro))?(?![\w-])"
)
_SUBTASK = re.compile(
    r"(?:\b(?:for|on|in|and)|,)\s(?:the\s)?(?P<name>(?:[Ss]ub-?)?(?:[Tt]ask|[Tt]rack)[\s-]?[A-Z0-9]{1,2})(?!\w)"
)
_SHARED_TASK = re.compile(
    r"\b(?:SemEval|CoNLL|WMT|IWSLT|BioASQ|CLEF|TREC|NTCIR|FIRE|LT-EDI|DravidianLangTech|CASE|WASSA|SMM4H|MEDIQA|AmericasNLP|SIGMORPHON|BEA|VarDial|ImageCLEF|CheckThat!?|TRAC|HASOC|EVALITA|IberLEF|SIGTYP|Touché|FinCausal|FinSim|W-?NUT|BioNLP|BioCreative|n2c2|NLPCC|GermEval|CogALex|ComMA|LoResMT|WAT|FEVER|SDP|PAN|Qur['’]an\sQA|NADI|ArAIEval|OSACT|FigLang|NLP4IF|CLPsych|eRisk|TempEval|SciVer|MultiLing|DSTC\d*|PolEval|OffensEval|HatEval|MADAR)[\s-]?(?:@\w+\s?)?(?:20\d\d)?(?:\s(?:Shared\s)?[Tt]ask\s?\d{0,2}[A-Z]?)?(?![a-z])"
)
_WORDS_TOO = {
    "CASE",
    "FIRE",
    "BEA",
    "WAT",
    "PAN",
    "SDP",
    "FEVER",
    "MADAR",
    "ComMA",
    "TRAC",
    "TREC",
    "WMT",
    "CLEF",
}
_AT_EVENT = re.compile(
    r"^[^:@]{1,60}?\s?(?:\bat|@|\bfor|\bin)\s?(?P<name>(?:the\s)?[A-Z][\w!'’-]*(?:@\w+)?(?:[\s-][\w!'’-]+){0,4}?[\s-]?(?:20\d\d|20\d\d\s(?:Shared\s)?[Tt]ask\s?\d*\w?|[Ss]hared\s[Tt]ask|[Tt]ask\s?\d+\w?|Challenge))\b"
)
_LANGUAGE = r"(?:English|German|French|Spanish|Chinese|Japanese|Korean|Russian|Arabic|Hindi|Turkish|Czech|Romanian|Finnish|Estonian|Latvian|Lithuanian|Gujarati|Kazakh|Tamil|Telugu|Nepali|Sinhala|Vietnamese|Portuguese|Italian|Dutch|Polish|Ukrainian|Bengali|Marathi|Urdu|Persian|Hebrew|Thai|Indonesian|Malay|Swahili|Hausa|Yoruba|Igbo|Icelandic|Danish|Swedish|Norwegian|Greek|Hungarian|Bulgarian|Catalan|Basque|Galician|Irish|Welsh|Khmer|Lao|Burmese|Mongolian|Uyghur|Tibetan|Sanskrit|Latin|En|De|Fr|Zh|Ro|Ru|Cs|Fi|Et|Tr|Es|Ja|Ko|Vi|Hi|Ar|EN|DE|FR|ZH|RO|RU|CS|FI|TR|ES|JA)"
_PAIR = re.compile(rf"(?<![\w-]){_LANGUAGE}\s?(?:→|↔|⇒|->|<->|–|-to-|-|\sto\s|/)\s?{_LANGUAGE}(?![\w])")
_TRANSLATES = re.compile(
    r"(?:\s(?:and|or)\s\w+\W{1,4}\w+)?\s(?:(?:translation\s)?tasks?|directions?|test|newstest|dataset|track|language\spairs?|benchmark)"
)
_NOT_BENCHMARK = re.compile(
    rf"^(?:{_LANGUAGE}|We|The|This|Our|In|On|For|It|These|GPU|CPU|FPGA|LLM|AI|NLP|ML|DNN|CNN|GNN|SNN|RL|DRL|QA|MT|NMT|ASR|TTS|NER|IoT|HPC|MPI|VLM|MLLM|VLA|LVLM|CV|SOTA|State|Experiments?|Extensive|Evaluations?|Results?|However|Moreover|Further(?:more)?|Finally|Additionally|When|Both|Each|All|Three|Two|Four|Five|Several|Most|Some|Across|By|With|From|To|An?|Using|Under|Given|As|At|Based|Through|Many|Existing|Recent|Current|New|Deep|Machine|Large|Real|Open|Data|Web|Easy|Medium|Hard|(?:EMNLP|ACL|NAACL|EACL|COLING|NeurIPS|ICML|ICLR|CVPR|ICCV|ECCV|AAAI|IJCAI|KDD|INTERSPEECH|ICASSP|LREC)(?:[\s-]?(?:20)?\d\d)?|Big|Python|Java|C|CUDA|English|German|French|Chinese|Spanish|Arabic|Japanese|Korean|Russian|Hindi|Indian|European|American|African|GAN|LSTM|BERT|GPT|Twitter)s?$"
)
_INTRODUCE = r"\b(?:introduc|present|construct|buil[dt]|creat|propos|releas|collect|curat|develop|design|contribut|publish|establish|assembl|compil)\w*\s"
_SETS = r"(?:datasets?|benchmarks?|corpus|corpora|test\s?suites?|benchmark\ssuites?|testbeds?|test\ssets?|data\ssets?|collection)"
_INTRODUCED = re.compile(
    rf"{_INTRODUCE}(?:and\s\w+\s)?(?:the\s)?(?P<a>[A-Z][\w.+-]*(?:\s[A-Z0-9][\w.+-]*){{0,4}})(?:\s\([^)]*\))?,?\s(?:which\sis\s)?(?:a|an|the)\s[^.;:]{{0,90}}?{_SETS}\b"
    rf"|{_SETS},?\s(?:called|named|termed|dubbed|denoted|-)?\s?(?:the\s)?\(?(?P<b>[A-Z][\w.+-]*[A-Z0-9][\w.+-]*)\)?(?:[,.)\s]|$)"
    rf"|(?P<c>[A-Z][\w.+-]*(?:\s[A-Z0-9][\w.+-]*){{0,3}}),\sis\sintroduced"
    rf"|(?:^|\.\s|,\s)(?P<d>[A-Z][\w+-]*[A-Z\d][\w+-]*)\s(?:\([^)]*\)\s)?is\sa\s[^.;:]{{0,60}}?{_SETS}\b"
)
_APPOSED = re.compile(
    rf"\b(?:[Uu]sing|[Oo]n|[Ww]ith|[Vv]ia|[Tt]hrough)\s(?P<name>[A-Z][\w.+-]*[A-Z0-9][\w+-]*),\s(?:a|an|our|the)\s(?:[\w-]+\s){{0,5}}?{_SETS}\b"
)
_TITLE_SET = re.compile(
    r"^(?P<name>[A-Z][\w.+-]*(?:\s[A-Z0-9][\w.+-]*)?)\s?:\s[^:]{0,100}?\b(?:[Bb]enchmarks?|[Dd]ataset|[Cc]orpus|[Tt]estbed|[Tt]est\s[Ss]uite|[Ll]eaderboard)\b(?!s?\s(?:[Ff]or\s)?[Tt]raining)"
)


_SET_NOUN = re.compile(
    r"dataset|benchmark|corpus|corpora|test\s?set|test\s?suite|testbed|data\sset|collection|introduced"
)


def read_introduced(document: Document) -> tuple[str, ...]:
    """List the data sets that the paper itself introduces, the one of the title first."""
    if document.introduced is None:
        names: list[str] = []
        title = _TITLE_SET.match(document.title)
        if title and not re.search(
            r"\b[Oo]n\b[^:]*$", document.title[: title.end()].split(":")[-1].split("enchmark")[0]
        ):
            names.append(title.group("name"))
        for start, end in document.spans:
            if not _SET_NOUN.search(document.text, start, end):
                continue
            if _INTRODUCES.search(document.text, start, end):
                names += [
                    next(g for g in m.groups() if g) for m in _INTRODUCED.finditer(document.text, start, end)
                ]
            names += [m.group("name") for m in _APPOSED.finditer(document.text, start, end)]
        models, devices = document.lexicon.names_of("model"), document.lexicon.names_of("hardware")
        document.introduced = tuple(
            dict.fromkeys(
                n
                for n in names
                if len(n) > 2
                and (n != document.names.main or title)
                and n not in models
                and n not in devices
                and not _NOT_BENCHMARK.match(n)
            )
        )  # noqa: PLR2004 - two letters name nothing for sure
    return document.introduced


_INTRODUCES = re.compile(_INTRODUCE[:-2].replace(r"\b(?:introduc|", r"\b(?:[Ii]ntroduc|"), re.IGNORECASE)


def find_benchmarks(sentence: Sentence, document: Document) -> list[Place]:
    """List the benchmarks in a sentence, by lexicon and by form, in order of place."""
    if sentence.start not in document.benchmarks:
        document.benchmarks[sentence.start] = _find(sentence, document)
    return document.benchmarks[sentence.start]


def _free(found: list[Place], start: int, end: int) -> bool:
    return not any(s < end and start < e for _, s, e in found)


_OPPONENT = re.compile(
    r"\b(?:compar\w+\s(?:to|with|against)|relative\sto|than|over|outperform\w*|versus|vs\.?|against)\s(?:the\s)?$",
    re.IGNORECASE,
)


def _led(text: str, start: int, at: int) -> bool:
    left = text[max(start, at - 40) : at]
    return bool(_ON.search(left)) and not _OPPONENT.search(left)


def _find(sentence: Sentence, document: Document) -> list[Place]:
    text = sentence.text
    found: list[Place] = []
    others = [(m.start, m.end) for m in sentence.mentions if m.kind in ("model", "hardware", "metric")]
    for m in sentence.mentions:
        follows = _FOLLOWS.match(text, m.end)
        if (
            m.kind == "benchmark"
            or (m.kind == "metric" and m.text in document.lexicon.names_of("benchmark"))
            or (m.kind == "weak_benchmark" and (follows or _led(text, sentence.start, m.start)))
        ):
            found.append((m.text, m.start, m.end))
    for name in read_introduced(document):
        at = text.find(name, sentence.start, sentence.end)
        while at >= 0:
            end = at + len(name)
            if (
                _free(found, at, end)
                and not text[end : end + 1].isalnum()
                and (name not in document.names.own or _ABOUT_SET.search(text[max(0, at - 30) : at]))
            ):
                found.append((name, at, end))
            at = text.find(name, end, sentence.end)
    for match in _PAIR.finditer(text, sentence.start, sentence.end):
        if _free(found, *match.span()) and (
            _TRANSLATES.match(text, match.end())
            or (
                re.match(r"\s(?:\w+\s)?translation", text[match.end() : match.end() + 30])
                and re.search(r"\bon\s(?:the\s)?(?:\w+\s)?$", text[match.start() - 30 : match.start()])
            )
        ):
            found.append((match.group(), *match.span()))
    for pattern in (_FORM, _FORM_AFTER, _FORM_USED):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            weak = pattern is _FORM and _WEAK_HEAD.match(text, match.end("name"))
            _add_parts(found, text, *match.span("name"), others, common=weak is not None)
    for match in _COINED_SET.finditer(text, sentence.start, sentence.end):
        if (
            _free(found, *match.span())
            and match.group() not in ("QA", "VQA", "Eval", "Bench", "Arena")
            and _free([("", s, e) for s, e in others], *match.span())
        ):
            found.append((match.group(), *match.span()))
    for match in _SHARED_TASK.finditer(text, sentence.start, sentence.end):
        if _free(found, *match.span()) and match.group().strip() not in _WORDS_TOO:
            found.append((match.group().strip(), match.start(), match.start() + len(match.group().rstrip())))
    for match in _SUBTASK.finditer(text, sentence.start, sentence.end):
        if _free(found, *match.span("name")):
            found.append((match.group("name"), *match.span("name")))
    own = document.names.own
    found = [
        f
        for f in found
        if f[0] not in own
        or _ABOUT_SET.search(text[max(0, f[1] - 30) : f[1]])
        or re.match(r"\s(?:dataset|benchmark|corpus|test\sset)", text[f[2] : f[2] + 12])
    ]
    return sorted(found, key=lambda f: f[1])


_ABOUT_SET = re.compile(
    r"\b(?:on|across|in\sthe|dataset|benchmark|corpus)\s(?:the\s|our\s)?(?:new\s|proposed\s)?$", re.IGNORECASE
)
_FOLLOWS = re.compile(
    r"\s(?:dataset|benchmark|corpus|test|task|suite|performance|accuracy|scores?|results|dev\b|validation|leaderboard)"
)
# Heads that follow many other names too: "OOD tasks", "UAV environments".
_WEAK_HEAD = re.compile(
    r"\s(?:\w+\s){0,2}(?:environments?|settings?|tasks?|games|challenges?|collections?|workloads?|subsets?|splits?|simulator|track|dialogues|databases?)\b"
)


@cache
def _concepts() -> frozenset[str]:
    """Acronyms of the field that name no data set."""
    return frozenset(load_lexicon("names")["common"]) - {"ImageNet"}


_CITES = re.compile(r"\set\sal\b|,\s(?:19|20)\d\d|\s\((?:19|20)\d\d")


def _add_parts(
    found: list[Place], text: str, start: int, end: int, others: list[tuple[int, int]], *, common: bool
) -> None:
    """Add each name of a list "A, B and C", what is a model, a device or a word of the text left out."""
    at = start
    listed = re.sub(r"\([^()]*\)", lambda m: " " * len(m.group()), text[start:end])
    for part in (p.strip() for p in SPLIT.split(listed)):
        place = text.find(part, at, end)
        at = place + len(part)
        name = part
        # "On CIFAR-10 dataset" at the beginning of a sentence, "Compared ... on X".
        while (word := name.split(" ", 1))[0] and _NOT_BENCHMARK.match(word[0]) and len(word) > 1:
            place += len(word[0]) + 1
            name = word[1]
        if not name or place < 0 or _CITES.match(text, at) or _NOT_BENCHMARK.match(name) or not _free(found, place, at):
            continue
        if (
            (common and re.fullmatch(r"[A-Z]{2,5}s?", name))
            or any(s <= place and at <= e for s, e in others)
            or (len(name) < 3 and not is_coined(name))
        ):  # noqa: PLR2004
            continue
        found.append((name, place, at))


def read_shared_task(title: str) -> str | None:
    """Give the shared task that a system paper names in its title.

    >>> read_shared_task("KAFK at SemEval-2020 Task 8: Extracting Features")
    'SemEval-2020 Task 8'
    >>> read_shared_task("Team Foo@LT-EDI-2021: Hope")
    'LT-EDI-2021'
    """
    match = _SHARED_TASK.search(title)
    if match and re.search(r"\d", match.group()):
        return match.group().strip()
    event = _AT_EVENT.match(title) or re.match(
        r"[^:]{2,40}@\s?(?P<name>[A-Z][\w-]*\d{2,4}[\w-]*(?:\s[Tt]ask\s\d\w?)?)", title
    )
    if event:
        return event.group("name").removeprefix("the ")
    return (
        match.group().strip()
        if match and re.search(r"\b[Tt]ask\b", title) and match.group().strip() not in _WORDS_TOO
        else None
    )
