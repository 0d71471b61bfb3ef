"""Hardware: the devices that a claim was measured on."""

from __future__ import annotations

import re

from claims.mentions.lexicon import Lexicon
from claims.model import Mention
from claims.rules.document import Document
from claims.rules.sentence import Sentence
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


# Classes that papers name for many other reasons than that they measured there.
_LOOSE = {"edge device", "smartphone", "processing-in-memory", "memristor crossbar", "photonic accelerator", "SSD", "DRAM", "SmartNIC", "supercomputer", "neuromorphic chip", "quantum computer", "ASIC", "NPU", "DSP"}
_DIRECT = re.compile(r"\b(?:on|using)\s(?:the\s|a\s|an\s|single\s|one\s|real\s|commodity\s|commercial\s|[\w-]+\s){0,3}$", re.IGNORECASE)
_BACKGROUND = re.compile(r"\b(?:however|challeng|limit|difficult|existing|prior|previous|often|typically|hinder|constrain|demand|although|despite|infeasible|impractical|expensive|tailored|designed\sfor|target|suitable)\w*", re.IGNORECASE)


def _is_device(name: str, document: Document) -> bool:
    return document.lexicon.hardware_class.get(name, name) != name


def read_hardware(sentence: Sentence, document: Document) -> tuple[str, ...]:
    """Read the devices that the numbers of a sentence were measured on."""
    found: list[str] = []
    classes: dict[str, str] = {}
    text = sentence.text
    for m in sentence.mentions:
        if m.kind != "hardware" or re.match(r"on[\s-]device", m.text, re.IGNORECASE):
            continue
        lead = _lead(text, sentence.start, m.start)
        subject = lead not in _OTHER_SIDE and _DEVICE_SUBJECT.match(text[m.end : m.end + 30])
        if m.name in _LOOSE and not _DIRECT.search(text[max(sentence.start, m.start - 60) : m.start]):
            continue
        if lead not in _MEASURED_ON and not subject:
            # "A100 and H100": the second shares the first one's preposition.
            gap = text[max(sentence.start, m.start - 6) : m.start]
            if not (found and re.search(r"(?:and|,|or|/)\s?$", gap)):
                continue
        name = _device_name(m, document.lexicon)
        if name not in found:
            found.append(name)
            classes[name] = document.lexicon.hardware_class.get(m.name, m.name)
    # A class beside a device of that class says nothing more.
    named = {classes[f] for f in found if _is_device(f, document)}
    return tuple(f for f in found if _is_device(f, document) or classes[f] not in named)


_EVALUATED = re.compile(r"\b(?:evaluat|experiment|implement|measure|tested|ran|benchmark|deploy|prototype|synthesi[sz]ed|simulat|running|fabricat|manufactur|perform|validat|used\sfor)\w*", re.IGNORECASE)
_GENERAL = {"GPU", "FPGA", "CPU", "TPU", "microcontroller"}


def hardware_of_all(document: Document, title: str) -> tuple[str, ...]:
    """Give the device that an abstract names once for all its measurements, else nothing.

    A device of a sentence that says how things were evaluated, or the class that the title is about.
    """
    found: list[str] = []
    for start, end in document.spans:
        if start in document.claimed_starts or not _EVALUATED.search(document.text, start, end) or _BACKGROUND.search(document.text, start, end):
            continue
        for name in read_hardware(document.sentence(start, end), document):
            if name not in found and (_is_device(name, document) or name in _GENERAL):
                found.append(name)
    if len(found) == 1:
        return tuple(found)
    named = [m for m in document.lexicon.find(title) if m.kind == "hardware"]
    if not found and len(named) == 1 and document.lexicon.hardware_class.get(named[0].name, named[0].name) in _GENERAL:
        return (_device_name(named[0], document.lexicon),)
    return ()
