"""Hardware: the devices that a claim was measured on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.rules.document import Device
from claims.rules.roles.device_places import LIST_GAP, find_devices, is_device, name_device
from claims.rules.sentence import QUANTITY, Sentence

if TYPE_CHECKING:
    from claims.quantity.atom import Atom
    from claims.rules.document import Document
    from claims.rules.meaning import Meaning


_PROCESS = re.compile(r"\d\s?(?:nm|um|µm|μm)\b")
_INDIFFERENT = (
    "parameters",
    "model_size",
    "storage",
    "compression",
    "bitrate",
    "sparsity",
    "data",
    "bits",
    "sequence_length",
)
_PHYSICAL = ("speed", "energy", "memory", "compute", "hardware", "cost", "other", "size")


def _names(devices: list[Device], document: Document) -> tuple[str, ...]:
    # A class beside a device of that class says nothing more.
    named = {d.kind for d in devices if is_device(d.name, document)}
    return tuple(dict.fromkeys(d.name for d in devices if is_device(d.name, document) or d.kind not in named))


# "on a 64-core X": a number that only tells what device it is.
_PHRASE = re.compile(
    rf"\b(?:on|using|across|in|at|for)\s(?:an?\s|the\s|one\s)?{QUANTITY}+[\s-]?(?:[\w-]+\s){{0,3}}$"
)


def _nearest(sentence: Sentence, claim: Meaning, devices: list[Device]) -> list[Device]:
    """Give the devices that belong to the number: "60% on A and B and 50% on C"."""
    runs: list[list[Device]] = []
    for device in devices:
        if runs and LIST_GAP.fullmatch(sentence.text[runs[-1][-1].end : device.start]):
            runs[-1].append(device)
        else:
            runs.append([device])
    if own := _in_turn(sentence, claim, runs):
        return own
    if len(runs) == 1:
        return runs[0]
    group = sentence.group_of(claim.atom)
    following = [r for r in runs if r[0].start >= claim.atom.end]
    preceding = [r for r in runs if r[-1].end <= claim.atom.start]
    if following:
        near = following[0]
        if len(group) > 1 and len(near) == len(group):
            return [near[group.index(claim.atom)]]
        between = _PHRASE.sub("", sentence.masked[group[-1].end : near[0].start])
        if QUANTITY not in between and not (preceding and ";" in between):
            return near
    return preceding[-1] if preceding else following[0] if following else devices


_EACH = re.compile(r"\b(?:respectively|in\sturn|each)\b")


def _in_turn(sentence: Sentence, claim: Meaning, runs: list[list[Device]]) -> list[Device]:
    """Give the device of a number's own place: 2x and 5x faster on CPU and GPU, respectively."""
    each = _EACH.search(sentence.text, claim.atom.end, sentence.end)
    if each is None or all(len(run) < len("ab") for run in runs):
        return []
    alike = [
        a
        for a in sentence.atoms
        if not a.attached
        and a.dimension == claim.atom.dimension
        and a.end <= each.start()
        and not _in_bracket(sentence, a)
    ]
    # "8% (17%) and 2% (5%)": what stands in a bracket goes with the number before it.
    own = [a for a in alike if a.start <= claim.atom.start][-1:]
    group = sentence.group_of(own[0]) if own else []
    for run in runs:
        numbers = alike[-len(run) :] if len(alike) >= len(run) and len(group) in (1, len(run)) else []
        if len(run) > 1 and run[-1].end <= each.start() and own and own[0] in numbers:
            between = sentence.text[max(run[-1].end, numbers[-1].end) : each.start()]
            # What stands last before "respectively" is what is dealt out.
            if not re.search(r"\b(?:on|for|in|over|with|under|when|during|at|than|to)\s.*\sand\s", between):
                return [run[numbers.index(own[0])]]
    return []


def _in_bracket(sentence: Sentence, atom: Atom) -> bool:
    left = sentence.text[max(sentence.start, atom.start - 60) : atom.start]
    return left.rfind("(") > left.rfind(")")


def read_hardware(sentence: Sentence, document: Document, claim: Meaning | None = None) -> tuple[str, ...]:
    """Read the devices that a sentence measured on; with `claim` those of that number or of the abstract.

    A device on the other side of a comparison counts only where no other device is known.

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> paper = Paper("p", "FooNet", "FooNet runs at 90 FPS on an A100 and at 12 FPS on a Jetson Nano.")
    >>> [c.hardware for c in extract_paper(paper).claims]
    [('NVIDIA A100',), ('NVIDIA Jetson Nano',)]
    """
    found = find_devices(sentence, document)
    strong = [d for d in found if not d.weak]
    if claim is None:
        return _names(strong, document)
    fewer = claim.metric.id == "flops" and claim.change == "decrease"
    if fewer or claim.metric.id in _INDIFFERENT:
        # A size is measured nowhere, unless the sentence begins by saying where.
        strong = [
            d
            for d in strong
            if d.end <= claim.atom.start and QUANTITY not in sentence.masked[sentence.start : d.start]
        ]
        if not strong:
            return ()
    if claim.metric.family == "quality":
        # A process technology is what is drawn in, not what a quality was measured on.
        strong = [d for d in strong if d.kind != "ASIC"]
    if strong:
        return _names(_nearest(sentence, claim, strong), document)
    once = document.hardware_once
    exact = [d for d in found if not d.elsewhere and d.kind in once and is_device(d.name, document)]
    if exact:
        # The class of the whole paper, and here the very device.
        return _names(_nearest(sentence, claim, exact), document)
    if claim.metric.family == "quality" or all(_is_class(n, document) for n in once):
        # What comes out is said to run somewhere only after it: "87%. It runs on one A100."
        said = document.hardware_said
        once = tuple(n for n in once if not _PROCESS.search(n)) if said < claim.atom.start else ()
    if once and (
        claim.metric.family in _PHYSICAL
        or any(is_device(n, document) or n not in _GENERAL for n in once)
        or (claim.kind == "fraction" and _is_beside_speed(sentence, document))
    ):
        return once
    near = [d for d in found if not d.elsewhere]
    return _names(_nearest(sentence, claim, near), document) if near else ()


_FASTER = re.compile(r"\b(?:faster|quicker|accelerat|speed)")


def _is_beside_speed(sentence: Sentence, document: Document) -> bool:
    """Say whether a sentence tells what is kept of a quality beside what is gained in speed."""
    if _FASTER.search(sentence.text, sentence.start, sentence.end):
        return True
    metrics = document.lexicon.metrics
    return any(m.name in metrics and metrics[m.name].family in _PHYSICAL for m in sentence.metrics)


_EVALUATED = re.compile(
    r"\b(?:evaluat|experiment|implement(?=(?:ed|s|ing|ations?)?\b)|measure|tested|ran\b|benchmarked|benchmark(?=\s(?:its|our|the|it)\b)"
    r"|deployed|prototype|synthesi[sz]ed|simulat|fabricat|manufactur|performed|validat"
    r"|used\sfor|estimates|results)\w*",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"(?<!-)\b(?:however|challeng|limit|difficult|existing|prior|previous|often|typically|hinder"
    r"|constrain|demand|although|despite|infeasible|impractical|expensive|tailored"
    r"|designed\sfor|target|suitable)\w*",
    re.IGNORECASE,
)
_GENERAL = {"GPU", "FPGA", "CPU", "TPU", "microcontroller"}
_PROPOSED = re.compile(
    r"\b(?:propose|present|introduce|develop|describe|design|implement"
    r"|accelerat)\w*\s(?:[\w,-]+\s){0,6}\(?$",
    re.IGNORECASE,
)
_MADE_FOR = re.compile(
    r"(?:\s\([A-Z]{2,5}\))?\)?[\s-](?:based|accelerated|implementation|algorithm|parallel|kernel)"
)
# A list of more devices is no set-up.
_MOST = 4


def hardware_of_all(document: Document, title: str) -> tuple[str, ...]:
    """Give the devices that an abstract names once for all its measurements, else nothing.

    Those of a sentence that says how things were evaluated, or the class that the title is about, or
    that the proposed thing is made for ("a GPU-based algorithm").

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> paper = Paper("p", "FooNet", "We run all experiments on an A100. FooNet is 2x faster than BERT.")
    >>> extract_paper(paper).claims[0].hardware
    ('NVIDIA A100',)
    """
    found: dict[str, int] = {}
    classes: dict[str, int] = {}
    proposed: list[str] = []
    for start, end in document.spans:
        sentence = document.sentence(start, end)
        if not any(m.kind == "hardware" for m in sentence.mentions):
            continue
        for device in find_devices(sentence, document):
            general = device.name in _GENERAL
            if device.weak or not (
                general or is_device(device.name, document) or device.kind in ("cluster", "ASIC")
            ):
                if _ran_on(sentence, device) and _holds_for_all(sentence, document, device):
                    classes[device.name] = start
                continue
            if general and _is_proposed(sentence, device):
                proposed.append(device.name)
            if _holds_for_all(sentence, document, device):
                found.setdefault(device.name, start)
    if not found and len(classes) == 1:
        found = classes
    if found:
        once = len(found) == 1 or (len(set(found.values())) == 1 and len(found) <= _MOST)
        of_class = document.lexicon.hardware_class
        kinds = {of_class.get(name, name) for name in found if is_device(name, document)}
        document.hardware_said = min(found.values())
        return tuple(n for n in found if is_device(n, document) or n not in kinds) if once else ()
    named = _of_title(document, title)
    return named or (tuple(dict.fromkeys(proposed)) if len(set(proposed)) == 1 else ())


# "evaluated on commodity smartphones": a class too is where all was measured, if nothing else is.
_RAN_ON = re.compile(
    r"\b(?:evaluat|experiment|tested|measur|benchmark|ran\b|run\b|running|deployed|implement|conducted|prototype|perform)"
    r"[\w-]*\s(?:[^\s.;]+\s){0,12}?on\s(?:(?!the\s(?:same|other)|large)[\w-]+\s){0,4}$"
)
_MEMORIES = {"DRAM", "SSD", "NAND flash", "SRAM", "processing-in-memory"}


def _is_class(name: str, document: Document) -> bool:
    """Say whether a name is only that of a class: no device, no process, no machine room."""
    said = name in _GENERAL or "cluster" in name.lower() or _PROCESS.search(name)
    return not (said or is_device(name, document))


def _ran_on(sentence: Sentence, device: Device) -> bool:
    left = sentence.text[max(sentence.start, device.start - 140) : device.start]
    return not device.weak and device.kind not in _MEMORIES and _RAN_ON.search(left) is not None


def _is_proposed(sentence: Sentence, device: Device) -> bool:
    """Say whether the sentence proposes something made for the device: we present a GPU-based solver."""
    left = sentence.text[max(sentence.start, device.start - 60) : device.start]
    return _PROPOSED.search(left) is not None and _MADE_FOR.match(sentence.text, device.end) is not None


def _holds_for_all(sentence: Sentence, document: Document, device: Device) -> bool:
    """Say whether a device stands where an abstract says how everything in it was measured."""
    start, end = sentence.start, sentence.end
    if not _EVALUATED.search(document.text, start, end) or _BACKGROUND.search(document.text, start, end):
        return False
    if start not in document.claimed_starts:
        return True
    # In a sentence with claims, only what it says before them holds for more than them.
    first = any(a.dimension and a.start < device.start for a in sentence.atoms if not a.attached)
    return not first and _EVALUATED.search(document.text, start, device.start) is not None


def _of_title(document: Document, title: str) -> tuple[str, ...]:
    classes = document.lexicon.hardware_class
    named = [m for m in document.lexicon.find(title) if m.kind == "hardware"]
    placed = len(named) == 1 and title[: named[0].start].endswith((" on ", " on a ", " on the "))
    if placed and named[0].name in ("NPU", "DSP", "neuromorphic chip", "quantum computer"):
        return (name_device(named[0], document.lexicon),)
    if len(named) != 1 or classes.get(named[0].name, named[0].name) not in _GENERAL:
        return ()
    name = name_device(named[0], document.lexicon)
    return (name,) if is_device(name, document) or name in _GENERAL else ()
