"""Data sets, suites and shared tasks: where a sentence names one, by lexicon and by the form of the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.mentions.abbreviations import is_data_or_measure
from claims.rules.roles.company import add_company
from claims.rules.roles.introduced import read_introduced
from claims.rules.roles.set_names import COINED, LANGUAGES, MORE, WORD, list_concepts, list_parts, read_token
from claims.rules.roles.shared_tasks import add_tasks, is_free
from claims.rules.sentence import QUANTITY
from claims.text import Hinted

if TYPE_CHECKING:
    from claims.rules.document import Document, Place
    from claims.rules.sentence import Sentence

_ON = re.compile(
    r"\b(?:on|for|in|over|across|from|using|of|at|with|under|against|to)\s(?:the\s|a\s|an\s"
    r"|both\s|all\s|its\s|our\s|standard\s|popular\s|widely\s(?:used\s)?|challenging\s"
    r"|public\s|publicly\savailable\s|unseen\s|large-scale\s|English\s|official\s)*(?:\w+\s)?$",
    re.IGNORECASE,
)
_HEAD = (
    r"(?:datasets?|data\ssets?|benchmarks?|corpus|corpora|(?:benchmark\s)?suites?"
    r"|test\s?sets?|testbeds?|challenges?|leaderboard|tasks?|subtasks?|collections?"
    r"|treebanks?|workloads?|subsets?|splits?|databases?|environments?|competition|track"
    r"|dev(?:elopment)?\ssets?|games|simulator|"
    r"exam(?:ination)?s?|settings?|dialogues|tournament)"
)
_KIND = (
    r"(?:test|validation|dev|benchmark|image|video|text|speech|audio|evaluation|public|task"
    r"|shared|object|classification|detection|segmentation|recognition|translation|reasoning"
    r"|driving|zero-shot|few-shot|online|qualification|licensing|entrance|test-dev|planning"
    r"|navigation|manipulation|regression|forecasting|retrieval|training|multilingual|open)"
)
_FORM = Hinted(
    re.compile(
        rf"(?<![\w-])(?P<name>{WORD}(?:\s(?:[A-Z0-9]{MORE}|v\d|of(?=\s[A-Z])|for(?=\s[A-Z])"
        rf"|and(?=\s[A-Z]))){{0,6}}(?:,?\s(?:and\s)?(?:\([^()]{{2,60}}\)\s)?{WORD}){{0,5}}?)"
        rf"(?:\s\([A-Z][^()]{{1,24}}\))?[\"”]?\s(?:{_KIND}\s){{0,2}}{_HEAD}(?![\w-])"
    ),
    "set benchmark corp suite testbed challenge leaderboard task collection treebank workload split "
    "database environment competition track games simulator exam dialogues tournament",
)
_FORM_AFTER = Hinted(
    re.compile(
        r"\b(?:datasets?|benchmarks?|data\ssets?|corpora|corpus|tasks?|suites?|workloads?)(?:(?<=s),(?:\s(?:namely|i\.e\.,?|e\.g\.,?|including|such\sas))?|:|\s\("
        r"|\s(?:such\sas|including|like|namely|called|named|e\.g\.,?|i\.e\.,?|of))\s?"
        rf"(?P<name>{WORD}(?:\s[A-Z0-9]{MORE}){{0,4}}"
        rf"(?:(?:,\s(?:and\s)?|\sand\s){WORD}(?:\s[A-Z0-9]{MORE}){{0,3}}){{0,5}})"
    ),
    "set benchmark corp task suite workload",
)
_FORM_USED = Hinted(
    re.compile(
        rf"\b(?:use|using|take|with)\s(?P<name>{WORD}(?:\s[A-Z0-9]{MORE}){{0,4}}"
        rf"(?:(?:,\s(?:and\s)?|\sand\s){WORD}(?:\s[A-Z0-9]{MORE}){{0,4}}){{0,4}})\sas\s(?:a\s|an\s|our\s|the\s)?"
        r"(?:test\s?(?:cases?|beds?)|benchmarks?|case\sstud(?:y|ies)|evaluation)"
    ),
    "test benchmark case evaluation",
)
# Names that say by their own form that they are benchmarks.
_COINED_SET = Hinted(
    re.compile(
        r"(?<![\w-])[A-Z][\w-]{0,40}?(?:[Bb]ench|Eval|Arena|(?<!I)QA|-[0-9]+[kK])(?:-[\w.]{1,20})?(?:\s(?:Hard"
        r"|Lite|Verified|Pro))?(?![\w-])"
    ),
    "ench Eval Arena QA 0k 0K 1k 1K 2k 2K 3k 3K 4k 4K 5k 5K 6k 6K 7k 7K 8k 8K 9k 9K",
)
# Names whose last word, with a capital, says what they are: Foo Bar Corpus.
_HEADED = Hinted(
    re.compile(
        rf"(?<![\w-])(?!(?:The|On|Our|This|In|We|An?|For|Using|From|With|New|Large)\s)(?P<name>{WORD}(?:\s(?:{WORD}|of(?=\s[A-Z])|for(?=\s[A-Z])))"
        r"{0,5}?\s(?:Corpus|Treebank|Benchmarks?(?:\sSuite)?|Dataset|Challenge|Database|Test\sSet|Suite))(?![\w-])"
    ),
    "Corpus Treebank Benchmark Dataset Challenge Database Set Suite",
)
_PAIR = re.compile(
    rf"\b(?=[A-Z])(?<!-){LANGUAGES}\s?(?:→|↔|⇒|->|<->|–|-to-|-|\sto\s|/)\s?{LANGUAGES}(?![\w])"
)
_TRANSLATES = re.compile(
    r"(?:\s(?:and|or)\s\w+\W{1,4}\w+)?\s(?:(?:translation\s)?tasks?|directions?|test|newstest"
    r"|dataset|track|language\spairs?|benchmark)"
)


def find_benchmarks(sentence: Sentence, document: Document) -> list[Place]:
    """List the benchmarks in a sentence, by lexicon and by form, in order of place.

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> paper = Paper("p", "FooNet", "FooNet is 2x faster than BERT on the FooSet and BarSet datasets.")
    >>> extract_paper(paper).claims[0].benchmark
    ('FooSet', 'BarSet')
    """
    if sentence.start not in document.benchmarks:
        document.benchmarks[sentence.start] = _find(sentence, document)
    return document.benchmarks[sentence.start]


_OPPONENT = re.compile(
    r"\b(?:compar\w+\s(?:to|with|against)|relative\sto|than|over|outperform\w*|versus|vs\.?"
    r"|against)\s(?:the\s)?$",
    re.IGNORECASE,
)


def _led(text: str, start: int, at: int) -> bool:
    left = text[max(start, at - 40) : at]
    return bool(_ON.search(left)) and not _OPPONENT.search(left)


def _find(sentence: Sentence, document: Document) -> list[Place]:
    found = _by_lexicon(sentence, document)
    for reader in (_by_introduction, _by_language_pair, _by_form, _by_ending, add_tasks, _by_place, _by_head):
        reader(sentence, document, found)
    add_company(sentence, document, found)
    own, text = document.names.own, sentence.text
    found = [
        f
        for f in found
        if f[0].count("(") == f[0].count(")")
        and not _is_property(f[0], document)
        and (
            f[0] not in own
            or _ABOUT_SET.search(text[max(0, f[1] - 30) : f[1]])
            or re.match(r"\s(?:dataset|benchmark|corpus|test\sset)", text[f[2] : f[2] + 12])
        )
    ]
    return sorted(found, key=lambda f: f[1])


_METHODS = re.compile(
    r"(?:attention|network|learning|model|loss|optimization|transformer|decoding|augmentation|regulari[sz]ation|adaptation"
    r"|fine-?tuning|inference|algorithm|framework|architecture|encoding|module|mechanism|generation|quantization)s?$",
    re.IGNORECASE,
)


def _is_property(name: str, document: Document) -> bool:
    """Tell the short form of what the text spells as no set's name: maximum foo density (MFD)."""
    long = document.names.long.get(name) if " " not in name else None
    return (
        long is not None
        and (long == long.lower() or _METHODS.search(long) is not None)
        and not is_data_or_measure(long)
    )


# A shorter name behind a hyphen is the end of another.
_SHORT = 4


def _by_lexicon(sentence: Sentence, document: Document) -> list[Place]:
    known = document.lexicon.names_of("benchmark")
    found = []
    for m in sentence.mentions:
        strong = m.kind == "benchmark" or (m.kind == "metric" and m.text.removesuffix(" score") in known)
        end = m.end - len(" score") * m.text.endswith(" score")
        if len(m.text) < _SHORT and sentence.text[m.start - 1 : m.start] in "-_":
            continue  # EfficientFoo-M5
        follows = strong or (m.kind == "weak_benchmark" and _FOLLOWS.match(sentence.text, m.end))
        if follows or (m.kind == "weak_benchmark" and _led(sentence.text, sentence.start, m.start)):
            found.append(read_token(sentence.text, m.start, end))
    return found


# The name of one version of a set goes on: Foo-2I-41K.
_LONGER = re.compile(r"-\d+[kKM]\b")


def _by_introduction(sentence: Sentence, document: Document, found: list[Place]) -> None:
    """Add the data sets that the paper introduced."""
    text = sentence.text
    for name in read_introduced(document):
        at = text.find(name, sentence.start, sentence.end)
        while at >= 0:
            end = at + len(name)
            about = name not in document.names.own or _ABOUT_SET.search(text[max(0, at - 30) : at])
            if about and is_free(found, at, end) and not text[end : end + 1].isalnum():
                found.append(read_token(text, at, end) if _LONGER.match(text, end) else (name, at, end))
            at = text.find(name, end, sentence.end)


def _by_language_pair(sentence: Sentence, _: Document, found: list[Place]) -> None:
    """Add language pairs that something is translated in: the German-English task."""
    text = sentence.text
    for match in _PAIR.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        translated = re.match(r"\s(?:\w+\s)?translation", text[end : end + 30])
        on = translated and re.search(r"\bon\s(?:the\s)?(?:\w+\s)?$", text[max(0, start - 30) : start])
        if is_free(found, start, end) and (on or _TRANSLATES.match(text, end)):
            found.append((match.group(), start, end))


def _by_form(sentence: Sentence, _: Document, found: list[Place]) -> None:
    """Add what stands where names of data sets stand: on the X dataset, datasets such as X and Y."""
    text = sentence.text
    others = [(m.start, m.end) for m in sentence.mentions if m.kind in ("model", "hardware", "metric")]
    for pattern in (_FORM, _FORM_AFTER, _FORM_USED):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            weak = pattern is _FORM and _WEAK_HEAD.match(text, match.end("name")) is not None
            parts = list_parts(text, *match.span("name"))
            alone = len(parts) == 1
            if alone and pattern is _FORM and _sort_of(text, *parts[0][1:]):
                continue
            if alone and pattern is _FORM_AFTER and text[match.start("name") - 2] == ",":
                continue  # "on eight benchmarks, FooNet wins"
            for name, start, end in parts:
                common = name in list_concepts() or (weak and re.fullmatch(r"[A-Z]{2,5}s?", name))
                other = any(s <= start and end <= e for s, e in others)
                if not common and not other and not _WEIGHTS.search(name) and is_free(found, start, end):
                    found.append((name, start, end))


_PLURAL_HEAD = re.compile(
    r"\s(?:\w+\s)?(?:benchmarks|datasets|tasks|corpora|suites|workloads|environments|settings|exam(?:ination)?s|test\ssets"
    r"|data\ssets|scenarios|games)\b"
)


def _sort_of(text: str, start: int, end: int) -> bool:
    """Say whether a name only tells of what sort some sets are: two OVS benchmarks, Few-Shot tasks."""
    return (
        re.fullmatch(r"[A-Z]{2,6}s?|[A-Z][a-z]+(?:-[A-Za-z]?[a-z]+)+", text[start:end]) is not None
        and _PLURAL_HEAD.match(text, end) is not None
        and not text[max(0, start - 4) : start].lower().endswith("the ")
    )


def _by_head(sentence: Sentence, _: Document, found: list[Place]) -> None:
    """Add names whose own last word says what they are: the Foo Bar Corpus."""
    for match in _HEADED.finditer(sentence.text, sentence.start, sentence.end):
        start, end = match.span("name")
        # The long form of a name beside it says no more.
        beside = any(f[1] == end + len(" (") or f[2] == start - len(" (") for f in found)
        if not beside and is_free(found, start, end):
            found.append((match.group("name"), *match.span("name")))


def _by_ending(sentence: Sentence, _: Document, found: list[Place]) -> None:
    """Add what calls itself a benchmark: FooBench, BarQA, Baz-36K."""
    others: list[Place] = [
        (m.text, m.start, m.end) for m in sentence.mentions if m.kind in ("model", "hardware", "metric")
    ]
    for match in _COINED_SET.finditer(sentence.text, sentence.start, sentence.end):
        if match.group() not in _ENDINGS and is_free(found, *match.span()) and is_free(others, *match.span()):
            found.append((match.group(), *match.span()))


# What may stand behind a name: its short form, a figure or a citation in brackets; the split that was used.
_ASIDE = r"(?:\s\([^()]{1,30}\)|\s\[\d[\d,\s]{0,12}\])?"
_SPLIT = (
    r"\s(?:(?:test|dev|val|validation|minival|hard|easy|medium|lite|mini|clean|other|full|verified|split|subset)\b"
    r"|test-(?:clean|other|dev|std|challenge)\b)"
)
_PLACED = re.compile(
    rf"\b(?=[OoAaw])(?:(?:[Oo]n|[Aa]cross)\s(?:the\s)?|when\s(?:running|executing|training|serving)\s)"
    rf"(?P<name>{COINED}(?:\s(?:[A-Z]{{2}}[\w.+-]*|[\dA-Z][\d.]*))?(?:{_ASIDE}(?:,\s(?:and\s)?|\sand\s)(?:on\s)?(?:the\s)?{COINED}){{0,5}})"
    rf"(?=\s?[,;:)(\[]|{_SPLIT}|\.(?!\w)|\s(?:and|with|while|when|by|using|at|under|respectively|in|for|as|across|compared|over|to|we|our|the|(?:show|demonstrate|reveal|indicate|confirm|suggest)s?)\b|$)"
)
_OPENING = re.compile(
    r"(?:For\s(?:example|instance),\s)?[Oo]n\s(?:the\s)?(?P<name>[A-Z][a-z]+(?:[\s-][A-Z][\w-]+){1,3}),\s"
)
_PLURAL = re.compile(r"[A-Z]{2,}s$")
# What is run on a machine, or stands on another model, is measured on neither.
_STANDS_ON = re.compile(
    r"\b(?:based|built|build|builds|rel(?:y|ies|ied)|run|runs|running|implemented|deployed|synthesized|mapped|prototyped|executed|applied|focus\w*|fine-tuned|instantiated|depend\w*|instance)\s$"
)
_WEIGHTS = re.compile(r"\d(?:\.\d+)?B(?![A-Za-z])")
_KIND_OF_MODEL = re.compile(
    r"(?:CNN|LSTM|GRU|RNN|GAN|BERT|BERTa|GPT|[Ff]ormer|ViT|VAE|GNN|GCN|SVM|MLP|CRF|T5)s?(?:[-_]\w+)?$"
)
# A size of a model; round millions are those of a data set: Foo-10M, Foo-400M.
_SIZE = re.compile(r"-\d+(?:\.\d+)?B(?![A-Za-z])|-(?!\d{1,2}M|\d00M)\d+(?:\.\d+)?M(?![A-Za-z])")


def _is_model(name: str, document: Document) -> bool:
    """Tell whether a coined name is a model's by a size or a known model in it: LLaVA-Foo-7B."""
    known = document.lexicon.names_of("model")
    parts = [name, *re.split(r"[-_.\s]", name), re.sub(r"v?\d[\w.]*$", "", name)]
    parts += [part.rstrip("0123456789") for part in parts]
    return bool(_SIZE.search(name) or _KIND_OF_MODEL.search(name)) or any(p in known for p in parts if p)


# "by 2% on FooSet, and BarNet by 1%": the last of the list is somebody else.
_RIVAL = re.compile(rf"\sby\s(?:[a-z]+\s){{0,2}}{QUANTITY}")


def _by_place(sentence: Sentence, document: Document, found: list[Place]) -> None:
    """Add a coined name that something is measured on, where no noun says what it is: 54.1 on FooSet."""
    others = [(m.start, m.end) for m in sentence.mentions if m.kind in ("hardware", "metric")]
    measures = [(m.start, m.end) for m in sentence.mentions if m.kind == "metric"]
    opening = _OPENING.match(sentence.text, sentence.start, sentence.end)
    devices: list[Place] = [("", s, e) for s, e in others]
    named = opening is not None and opening.group("name") in document.names.own
    if opening and not named and is_free(found + devices, *opening.span("name")):
        found.append((opening.group("name"), *opening.span("name")))
    for match in _PLACED.finditer(sentence.text, sentence.start, sentence.end):
        models = match.group().startswith("when")
        if _STANDS_ON.search(sentence.text, max(sentence.start, match.start() - 16), match.start()):
            continue
        parts = list_parts(sentence.text, *match.span("name"))
        if any(s <= match.start("name") < e for s, e in measures):
            continue  # "by 5% on F1 and FooNet by 6%"
        first = re.split(r"[\s,]", match.group("name"), maxsplit=1)[0]
        names = (first, *(name for name, _, _ in parts))
        if not models and len(parts) > 1 and any(_is_model(name, document) for name in names):
            continue  # "across BERT, FooNet and BarNet"
        if len(parts) > 1 and _RIVAL.match(sentence.masked, match.end()):
            left = sentence.masked[max(sentence.start, match.start() - 30) : match.start()]
            parts = parts[:-1] if QUANTITY in left else parts
        for whole, start, at in parts:
            name = re.sub(r"['’]s?$", "", whole)
            end = at - len(whole) + len(name)
            long = document.names.long.get(name)
            if (
                not any(s < end and start < e for s, e in others)
                and not (not models and _is_model(name, document))
                and not _PLURAL.search(name)
                and name not in list_concepts()
                and (long is None or is_data_or_measure(long))
                and is_free(found, start, end)
            ):
                found.append((name, start, end))


_ENDINGS = {"QA", "VQA", "Eval", "Bench", "Arena"}
_ABOUT_SET = re.compile(
    r"\b(?:on|across|in\sthe|dataset|benchmark|corpus)\s(?:the\s|our\s)?(?:new\s|proposed\s)?$", re.IGNORECASE
)
_FOLLOWS = re.compile(
    r"\s(?:dataset|benchmark|corpus|test|task|suite|performance|accuracy|scores?|results"
    r"|dev\b|validation|leaderboard)"
)
# Heads that follow many other names too: "OOD tasks", "UAV environments".
_WEAK_HEAD = re.compile(
    r"\s(?:\w+\s){0,2}(?:environments?|settings?|tasks?|games|challenges?|collections?"
    r"|workloads?|subsets?|splits?|simulator|track|dialogues|databases?)\b"
)
