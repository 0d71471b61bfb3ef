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
        measured = any(s.start == start for s in document.sentences if s.atoms and s.start in document.claimed_starts)
        if devices and not measured:
            found += [d for d in devices if d not in found]
    if len(found) == 1:
        return tuple(found)
    named = [m for m in document.lexicon.find(title) if m.kind == "hardware"]
    classes = {document.lexicon.hardware_class.get(m.name, m.name) for m in named}
    if len(classes) == 1 and classes <= {"GPU", "FPGA", "CPU", "TPU", "microcontroller"}:
        return (_device_name(named[0], document.lexicon),)
    return ()


