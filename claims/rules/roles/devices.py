"""Hardware: the devices that a claim was measured on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.rules.document import Device
from claims.rules.roles.device_sides import MEASURED_ON, read_lead, read_side
from claims.rules.sentence import QUANTITY, Sentence
from claims.text import Hinted

if TYPE_CHECKING:
    from claims.mentions.lexicon import Lexicon
    from claims.model import Mention
    from claims.rules.document import Document
    from claims.rules.meaning import Meaning

_DEVICE_SUBJECT = re.compile(
    r"^[\s-](?:\w+\s)?(?:implementation|prototype|accelerat|kernel|version|design|based"
    r"|system|cluster|platform|board|testbed|code|solution|algorithm|overlay|engine"
    r"|architecture|can|achiev|is\s|are\s|was\s|outperform|sort|technology|process\b|parallel)",
    re.IGNORECASE,
)
# Classes that papers name for many other reasons than that they measured there.
_LOOSE = {
    "edge device",
    "smartphone",
    "processing-in-memory",
    "memristor crossbar",
    "photonic accelerator",
    "SSD",
    "DRAM",
    "SmartNIC",
    "supercomputer",
    "neuromorphic chip",
    "quantum computer",
    "ASIC",
    "NPU",
    "DSP",
}
_DIRECT = re.compile(
    r"\b(?:on|using)\s(?:the\s|a\s|an\s|single\s|one\s|real\s|commodity\s|commercial\s"
    r"|[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
# What something would be good for is not where it was measured, and "without a GPU" is not on one.
_FIT = re.compile(
    r"\b(?:suitable|suited|ideal|enabl\w+|feasib\w+|practical\sfor|promising|potential"
    r"|deployable|designed\sfor|tailored|applicable|towards?|paving|opportunit\w+"
    r"|deployment)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:no|without|not|nor|lacking|rather\sthan|instead\sof)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE
)
_DERIVED = re.compile(
    r"\b(?:derived|obtained|results|measurements|measured|data)\s(?:results\s)?from\s(?:the\s"
    r"|a\s|an\s)?(?:[\w-]+\s){0,5}$",
    re.IGNORECASE,
)
# "by 35% for an A100 and by 38% for a V100".
_FOR_EACH = re.compile(rf"{QUANTITY}\s(?:respectively\s)?for\s(?:an?\s|the\s)?(?:[A-Z]\w+\s){{0,2}}$")
_CLUSTER = Hinted(
    re.compile(
        r"\b(?:[Oo]n|using|with|in|across|of)\s(?:the\s|a\s|an\s|our\s)?(?P<name>[\w,]+-(?:node"
        r"|machine|server|host|processor|core|GPU|socket)s?\s(?:[\w-]+\s){0,2}?(?:cluster|system"
        r"|machine|server|testbed|supercomputer|deployment|processor|CPU|chip)"
        r"|(?:(?:two|three|four|small|large|real|production|in-house|private|local|modern)\s)?(?:(?:Hadoop|Spark|HPC|compute"
        r"|computing|commodity|heterogeneous|production|Linux|power-aware|InfiniBand|RDMA|Kubernetes|Beowulf|PC|Ethernet"
        r"|high-performance|multi-GPU|homogeneous|physical|datacenter)\s){1,2}clusters?"
        r"|(?:(?:\w+\s)?cluster|supercomputer)\s(?:of|with)\s[\d,]+\s(?:\w+\s)?(?:nodes|machines|servers|cores|processors|GPUs|hosts))\b"
    ),
    "-node -machine -server -host -processor -core -GPU -socket cluster supercomputer",
)
# A maker's name and a number: Radeon HD 6450, Arm Cortex-A73, Kintex-7.
_BY_MAKER = Hinted(
    re.compile(
        r"\b(?:(?:N[Vv][Ii][Dd][Ii][Aa]|Nvidia|AMD|ATI|Intel|A[Rr][Mm]|Xilinx|Altera|Qualcomm|Samsung|HiSilicon|MediaTek|IBM)\s)?"
        r"(?:(?P<gpu>Radeon|GeForce|Quadro|Tesla|Mali|Adreno)|(?P<cpu>Cortex|Xeon|Core\si\d|Ryzen|EPYC|Opteron|Atom|Pentium|POWER)"
        r"|(?P<fpga>Virtex|Kintex|Artix|Zynq|Spartan|Stratix|Arria|Cyclone)|(?P<chip>Snapdragon|Exynos|Kirin|Dimensity))"
        r"(?:[\s-](?:[A-Z]{1,3}\s)?[A-Z]?\d[\w.-]*)"
        r"|\bN(?:VIDIA|[Vv]idia)\s(?:[A-Z]{0,3}\d{2,4}[A-Z]{0,3})\b(?=\s(?:GPU|graphics|card))"
    ),
    "Radeon GeForce Quadro Tesla Mali Adreno Cortex Xeon Core Ryzen EPYC Opteron Atom Pentium POWER "
    "Virtex Kintex Artix Zynq Spartan Stratix Arria Cyclone Snapdragon Exynos Kirin Dimensity NVIDIA "
    "NVidia Nvidia",
)
_OF_MAKER = {"gpu": "GPU", "cpu": "CPU", "fpga": "FPGA", "chip": "smartphone"}
_ARCHITECTURE = re.compile(r"(?:Fermi|Kepler|Maxwell|Pascal|Volta|Turing|Ampere|Hopper|Blackwell)\sGPU")
_LIST_GAP = re.compile(
    r"\s?(?:\([^()]*\)\s?)?(?:processors?|CPUs?|GPUs?|FPGAs?|boards?|cards?|devices?)?\s?(?:,"
    r"|and|or|/|&|,\s?and|as\swell\sas|,\sas\swell\sas)?\s?(?:the\s|an?\s|on\s|both\s|one\s"
    r"|\d+\s)*",
    re.IGNORECASE,
)
_MICRO = re.compile(r"^0\.\d+\s?-?(?:u|µ|μ)m")
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


def _device_name(mention: Mention, lexicon: Lexicon) -> str:
    """Give the canonical name of a device; a bare class keeps its words where they say more than it."""
    text = re.sub(r"\s+", " ", mention.text)
    if _MICRO.match(text):
        return re.sub(r"\s(?:technology|process|node|library)$", "", text)
    device_class = lexicon.hardware_class.get(mention.name, mention.name)
    if _ARCHITECTURE.match(text):
        return text.removesuffix("s")
    if device_class != mention.name or device_class.lower() in mention.text.lower():
        return mention.name
    # The long form of an acronym: graphics processing unit.
    long_form = device_class.isupper() and device_class[0].lower() == text[0].lower()
    return mention.name if long_form and len(re.split(r"[\s-]", text)) >= len(device_class) else text


def _is_device(name: str, document: Document) -> bool:
    return document.lexicon.hardware_class.get(name, name) != name


def _find(sentence: Sentence, document: Document) -> list[Device]:
    """List the devices that something is measured on in a sentence, in order of place."""
    if sentence.start not in document.devices:
        document.devices[sentence.start] = _list_devices(sentence, document)
    return document.devices[sentence.start]


_INSIDE = re.compile(r"\b[A-Z]\w{1,20}[a-z]-$")


_OF_DEVICE = re.compile(
    r"processor|processing|unit|array|chip|landing|corner|memory|accelerat|rapids|computer|machine|cloud|circuit"
    r"|\bram\b|resistive|photonic|transistor|logic|gpu|cpu|cluster|system|device|drive|network|engine|core|gate|sensor|vehicle|robot|microcontroller",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"[A-Z]\d$")


def _no_device(sentence: Sentence, mention: Mention, document: Document) -> bool:
    """Say whether the name is part of another, as in MiniMax-M2.7, or only helps what runs elsewhere.

    Or whether it is one of several levels (L1, L2, L4), or short for what the abstract says.
    """
    text, start = sentence.text, mention.start
    inside = _INSIDE.search(text, max(sentence.start, start - 24), start) and not mention.text.isalpha()
    offloads = text.startswith((" offload", "-offload"), mention.end)
    name = mention.text
    level = _LEVEL.fullmatch(name) and re.search(rf"\b{name[0]}(?!{name[1]})[1-9]\b", text)
    if level or (
        name.isupper() and name in document.names.long and not _OF_DEVICE.search(document.names.long[name])
    ):
        return True
    return bool(inside or offloads or re.match(r"on[\s-]device", mention.text, re.IGNORECASE))


def _list_devices(sentence: Sentence, document: Document) -> list[Device]:
    found: list[Device] = []
    text = sentence.text
    classes = document.lexicon.hardware_class
    for m in sentence.mentions:
        if m.kind != "hardware":
            continue
        left = text[max(sentence.start, m.start - 100) : m.start]
        if _no_device(sentence, m, document):
            continue
        kind = classes.get(m.name, m.name)
        if _WITHOUT.search(left) or (kind == m.name and _FIT.search(left)):
            continue
        weak, elsewhere = read_side(text, sentence.masked, sentence.start, m.start)
        lead = read_lead(text, sentence.start, m.start)
        subject = not weak and _DEVICE_SUBJECT.match(text[m.end : m.end + 30])
        if m.name in _LOOSE and not _DIRECT.search(left):
            continue
        if (
            lead not in MEASURED_ON
            and not subject
            and not (weak and not elsewhere)
            and not (lead == "from" and _DERIVED.search(left))
            and not (lead == "for" and _FOR_EACH.search(sentence.masked, m.start - 30, m.start))
        ):
            # "A100 and H100": the second shares the first one's preposition.
            if not (
                found and found[-1].end > m.start - 16 and _LIST_GAP.fullmatch(text[found[-1].end : m.start])
            ):
                continue
            weak, elsewhere = found[-1].weak, found[-1].elsewhere
        found.append(Device(_device_name(m, document.lexicon), kind, m.start, m.end, weak, elsewhere))
    for match in _BY_MAKER.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        by_lexicon = [m for m in sentence.mentions if m.start < end and start < m.end]
        named = any(m.kind == "hardware" and _is_device(m.name, document) for m in by_lexicon)
        if not named and read_lead(text, sentence.start, start) in MEASURED_ON | {"for"}:
            found = [f for f in found if not (f.start < end and start < f.end)]
            weak, elsewhere = read_side(text, sentence.masked, sentence.start, start)
            kind = next((_OF_MAKER[k] for k, v in match.groupdict().items() if v), "GPU")
            found.append(Device(match.group(), kind, start, end, weak, elsewhere))
    for match in _CLUSTER.finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        if not any(start < f.end and f.start < end for f in found):
            found.append(Device(match.group("name"), "cluster", start, end))
    found.sort(key=lambda d: d.start)
    # "Rockchip RK3568": the maker's family before the very device.
    families = {
        a.start
        for a, b in pairwise(found)
        if a.end + 1 == b.start and not _NUMBERED.search(a.name) and _NUMBERED.search(b.name)
    }
    return [d for d in found if d.start not in families or d.kind == "cluster"]


_NUMBERED = re.compile(r"\d")


def _names(devices: list[Device], document: Document) -> tuple[str, ...]:
    # A class beside a device of that class says nothing more.
    named = {d.kind for d in devices if _is_device(d.name, document)}
    return tuple(
        dict.fromkeys(d.name for d in devices if _is_device(d.name, document) or d.kind not in named)
    )


# "on a 64-core X": a number that only tells what device it is.
_PHRASE = re.compile(
    rf"\b(?:on|using|across|in|at|for)\s(?:an?\s|the\s|one\s)?{QUANTITY}+[\s-]?(?:[\w-]+\s){{0,3}}$"
)


def _nearest(sentence: Sentence, claim: Meaning, devices: list[Device]) -> list[Device]:
    """Give the devices that belong to the number: "60% on A and B and 50% on C"."""
    runs: list[list[Device]] = []
    for device in devices:
        if runs and _LIST_GAP.fullmatch(sentence.text[runs[-1][-1].end : device.start]):
            runs[-1].append(device)
        else:
            runs.append([device])
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


def read_hardware(sentence: Sentence, document: Document, claim: Meaning | None = None) -> tuple[str, ...]:
    """Read the devices that a sentence measured on; with `claim` those of that number or of the abstract.

    A device on the other side of a comparison counts only where no other device is known.

    >>> from claims.extraction import extract_paper
    >>> from claims.model import Paper
    >>> paper = Paper("p", "FooNet", "FooNet runs at 90 FPS on an A100 and at 12 FPS on a Jetson Nano.")
    >>> [c.hardware for c in extract_paper(paper).claims]
    [('NVIDIA A100',), ('NVIDIA Jetson Nano',)]
    """
    found = _find(sentence, document)
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
    exact = [d for d in found if not d.elsewhere and d.kind in once and _is_device(d.name, document)]
    if exact:
        # The class of the whole paper, and here the very device.
        return _names(_nearest(sentence, claim, exact), document)
    if claim.metric.family == "quality":
        # What comes out is said to run somewhere only after it: "87%. It runs on one A100."
        said = document.hardware_said
        once = tuple(n for n in once if not _PROCESS.search(n)) if said < claim.atom.start else ()
    if once and (
        claim.metric.family in _PHYSICAL or any(_is_device(n, document) or n not in _GENERAL for n in once)
    ):
        return once
    near = [d for d in found if not d.elsewhere]
    return _names(_nearest(sentence, claim, near), document) if near else ()


_EVALUATED = re.compile(
    r"\b(?:evaluat|experiment|implemented|implementations?|measure|tested|ran\b|benchmarked"
    r"|deployed|prototype|synthesi[sz]ed|simulat|fabricat|manufactur|performed|validat"
    r"|used\sfor|estimates|results)\w*",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:however|challeng|limit|difficult|existing|prior|previous|often|typically|hinder"
    r"|constrain|demand|although|despite|infeasible|impractical|expensive|tailored"
    r"|designed\sfor|target|suitable)\w*",
    re.IGNORECASE,
)
_GENERAL = {"GPU", "FPGA", "CPU", "TPU", "microcontroller"}
_PROPOSED = re.compile(
    r"\b(?:propose|present|introduce|develop|describe|design|implement"
    r"|accelerat)\w*\s(?:[\w,-]+\s){0,6}$",
    re.IGNORECASE,
)
_MADE_FOR = re.compile(r"[\s-](?:based|accelerated|implementation|algorithm|parallel|kernel)")
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
    proposed: list[str] = []
    for start, end in document.spans:
        sentence = document.sentence(start, end)
        if not any(m.kind == "hardware" for m in sentence.mentions):
            continue
        for device in _find(sentence, document):
            general = device.name in _GENERAL
            if device.weak or not (
                general or _is_device(device.name, document) or device.kind in ("cluster", "ASIC")
            ):
                continue
            if general and _is_proposed(sentence, device):
                proposed.append(device.name)
            if _holds_for_all(sentence, document, device):
                found.setdefault(device.name, start)
    if found:
        once = len(found) == 1 or (len(set(found.values())) == 1 and len(found) <= _MOST)
        classes = document.lexicon.hardware_class
        kinds = {classes.get(name, name) for name in found if _is_device(name, document)}
        document.hardware_said = min(found.values())
        return tuple(n for n in found if _is_device(n, document) or n not in kinds) if once else ()
    named = _of_title(document, title)
    return named or (tuple(dict.fromkeys(proposed)) if len(set(proposed)) == 1 else ())


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
        return (_device_name(named[0], document.lexicon),)
    if len(named) != 1 or classes.get(named[0].name, named[0].name) not in _GENERAL:
        return ()
    name = _device_name(named[0], document.lexicon)
    return (name,) if _is_device(name, document) or name in _GENERAL else ()
