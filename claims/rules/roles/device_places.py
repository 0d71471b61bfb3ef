"""Where a sentence names the devices that something was measured on, and what each is called."""

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

_DEVICE_SUBJECT = re.compile(
    r"^\)?[\s-](?:\w+\s)?(?:implementation|prototype|accelerat|kernel|version|design|based"
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
    r"\b(?:suitable|suited|ideal|compatib\w+|enabl\w+|feasib\w+|practical\sfor|promising|potential"
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
        r"\b(?:[Oo]n|using|with|in|across|of)\s(?:both\s)?(?:the\s|a\s|an\s|our\s)?(?P<name>[\w,]+-(?:node"
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
LIST_GAP = re.compile(
    r"\s?(?:\([^()]*\)\s?)?(?:processors?|CPUs?|GPUs?|FPGAs?|boards?|cards?|devices?)?\s?(?:,"
    r"|and|or|/|&|,\s?and|as\swell\sas|,\sas\swell\sas)?\s?(?:the\s|an?\s|on\s|both\s|one\s|various\s"
    r"|\d+\s)*",
    re.IGNORECASE,
)
_MICRO = re.compile(r"^0\.\d+\s?-?(?:u|µ|μ)m")


def name_device(mention: Mention, lexicon: Lexicon) -> str:
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


def is_device(name: str, document: Document) -> bool:
    """Say whether a name is that of one device, not of a class."""
    return document.lexicon.hardware_class.get(name, name) != name


def find_devices(sentence: Sentence, document: Document) -> list[Device]:
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
                found and found[-1].end > m.start - 16 and LIST_GAP.fullmatch(text[found[-1].end : m.start])
            ):
                continue
            weak, elsewhere = found[-1].weak, found[-1].elsewhere
        found.append(Device(name_device(m, document.lexicon), kind, m.start, m.end, weak, elsewhere))
    for match in _BY_MAKER.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        by_lexicon = [m for m in sentence.mentions if m.start < end and start < m.end]
        named = any(m.kind == "hardware" and is_device(m.name, document) for m in by_lexicon)
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
