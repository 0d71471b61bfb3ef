"""Names of data sets: the forms they have, and what stands where they stand and is none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claims.lexicons import load_lexicon
from claims.mentions.names import is_coined

if TYPE_CHECKING:
    from claims.rules.document import Place

SPLIT = re.compile(r"\s*(?:,\s*and\s|,\s*or\s|,|\sand\s|\sor\s|/(?=[A-Z])|\sas\swell\sas\s|;)\s*")
MORE = r"[\w+.'’@*-]{0,40}"
WORD = rf"[A-Z]{MORE}"
# A word with a further capital or a digit: FooSet, QA-9.
COINED = rf"(?=[A-Z][\w.+-]{{0,40}}?[A-Z\d]){WORD}"
LANGUAGES = (
    r"(?:English|German|French|Spanish|Chinese|Japanese|Korean|Russian|Arabic|Hindi|Turkish"
    r"|Czech|Romanian|Finnish|Estonian|Latvian|Lithuanian|Gujarati|Kazakh|Tamil|Telugu|Nepali"
    r"|Sinhala|Vietnamese|Portuguese|Italian|Dutch|Polish|Ukrainian|Bengali|Marathi|Urdu"
    r"|Persian|Hebrew|Thai|Indonesian|Malay|Swahili|Hausa|Yoruba|Igbo|Icelandic|Danish"
    r"|Swedish|Norwegian|Greek|Hungarian|Bulgarian|Catalan|Basque|Galician|Irish|Welsh|Khmer"
    r"|Lao|Burmese|Mongolian|Uyghur|Tibetan|Sanskrit|Latin|En|De|Fr|Zh|Ro|Ru|Cs|Fi|Et|Tr|Es"
    r"|Ja|Ko|Vi|Hi|Ar|EN|DE|FR|ZH|RO|RU|CS|FI|TR|ES|JA)"
)
LANGUAGE = re.compile(rf"{LANGUAGES}\b|Mandarin\b|Cantonese\b")
NOT_BENCHMARK = re.compile(
    rf"^(?:{LANGUAGES}|We|The|This|Our|In|On|For|It|These|GPU|CPU|FPGA|LLM|AI|NLP|ML|DNN|CNN"
    rf"|GNN|SNN|RL|DRL|QA|MT|NMT|ASR|TTS|NER|IoT|HPC|MPI|VLM|MLLM|VLA|LVLM|CV|SOTA|State"
    rf"|Experiments?|Extensive|Evaluations?|Results?|However|Moreover|Further(?:more)?|Finally"
    rf"|Additionally|When|Both|Each|All|Three|Two|Four|Five|Several|Most|Some|Across|By|With"
    rf"|From|To|An?|Using|Under|Given|As|At|Based|Through|Many|Existing|Recent|Current|New"
    rf"|Deep|Machine|Large|Real|Open|Data|Web|Easy|Medium|Hard|(?:EMNLP|ACL|NAACL|EACL|COLING"
    rf"|NeurIPS|ICML|ICLR|CVPR|ICCV|ECCV|AAAI|IJCAI|KDD|INTERSPEECH|ICASSP"
    rf"|LREC)(?:[\s-]?(?:20)?\d\d)?|Big|Python|Java|C|CUDA|English|German|French|Chinese"
    rf"|Spanish|Arabic|Japanese|Korean|Russian|Hindi|Indian|European|American|African|GAN|LSTM"
    rf"|BERT|GPT|Twitter|R?Q\d*(?:\s?[-–]+\s?R?Q?\d+)?"
    r"|(?:Table|Tab\.|Figure|Fig\.|Section|Sec\.|Appendix)\s[\w.]+)s?$"
)


@cache
def list_concepts() -> frozenset[str]:
    """List the acronyms of the field that name no data set.

    >>> "OOD" in list_concepts()
    True
    """
    return frozenset(load_lexicon("names")["common"]) - {"ImageNet"}


@cache
def list_programs() -> frozenset[str]:
    """List the systems that others run as workloads: databases, file systems, servers.

    >>> "Cassandra" in list_programs()
    True
    """
    models = load_lexicon("models")
    parts = ("databases_and_data_systems", "files_networks_kernels")
    return frozenset(name for part in parts for name in models.get(part, {}))


# What makes an adjective of a name: CPU-based, ImageNet-trained, GLUE-style.
_ADJECTIVE = re.compile(
    r"-(?:based|style|like|driven|aware|level|scale|specific|related|oriented|only|type|centric|native"
    r"|powered|enabled|trained|pre-?trained|fine-?tuned|tuned|guided|generated|derived|accelerated|assisted"
    r"|enhanced|augmented|optimi[sz]ed|compatible|compliant|bound|(?-i:hard|complete|wide|free)|intensive|inspired|to|tagged|labell?ed|encoded|crawled|annotated|parsed|scraped|written|collected|curated|verified)$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:/\d[\w.]*|[-_](?:[A-Z0-9][\w.+]*|v\d[\w.]*|lite|hard|mini|small|large|full|tiny|medium|test|dev|val|long|pro|plus|easy"
    r"|bench|subset|all|clean|other|min|max|zh|en|cn|tr|ar))+(?![\w-])"
)
_PREFIX = re.compile(r"(?<![\w@./-])[A-Z][A-Za-z0-9]*[-_]$")


def read_token(text: str, start: int, end: int) -> Place:
    """Give the whole of a name that the lexicon knows only in part: HELMET-RAG, ImageNet-lite, Foo-MMLU.

    >>> read_token("on HELMET-RAG.", 3, 9)
    ('HELMET-RAG', 3, 13)
    >>> read_token("on GLUE-style tests", 3, 7)
    ('GLUE', 3, 7)
    """
    if after := _SUFFIX.match(text, end):
        end = after.end() - (text[after.end() - 1] == ".")
    before = _PREFIX.search(text, max(0, start - _LONGEST), start)
    if before and not _ADJECTIVE.search(text[before.start() : start - 1]):
        start = before.start()
    return text[start:end], start, end


_LEAD = re.compile(r"(?:on\s)?(?:the\s)?")
_CITES = re.compile(r"\set\sal\b|,\s(?:19|20)\d\d|\s\((?:19|20)\d\d")


def list_parts(text: str, start: int, end: int) -> list[Place]:
    """List the names in "A, B and C", what cites and what is a word of the sentence left out."""
    found: list[Place] = []
    at = start
    listed = re.sub(r"\([^()]*\)|\[\d[\d,\s]*\]", lambda m: " " * len(m.group()), text[start:end])
    for part in (p.strip() for p in SPLIT.split(listed)):
        place = text.find(part, at, end)
        if place < 0:
            continue
        at = place + len(part)
        lead = _LEAD.match(part)
        name = part[lead.end() :].rstrip(".") if lead else part.rstrip(".")
        place += lead.end() if lead else 0
        # "On CIFAR-10 dataset" at the beginning of a sentence, "Compared ... on X".
        while NOT_BENCHMARK.match(first := name.split(" ", 1)[0]) and len(first) < len(name):
            place += len(first) + 1
            name = name[len(first) + 1 :]
        short = len(name) < SHORTEST and not is_coined(name)
        if (
            name
            and not short
            and not _CITES.match(text, at)
            and not NOT_BENCHMARK.match(name)
            and not _ADJECTIVE.search(name)
        ):
            found.append((name, place, place + len(name)))
    return found


# A longer prefix is no part of a name.
_LONGEST = 16
# Fewer letters name nothing for sure.
SHORTEST = 3
