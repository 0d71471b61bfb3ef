"""Whether two names can be names of one thing: T5-base and T5-large cannot, V100 and NVIDIA V100 can.

In doubt they can: a difference is only told where both names are specific and differ in what is specific.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

# Letters and digits that belong together stay so (V100, T5), a long word and its number do not (CIFAR10).
_TOKEN = re.compile(
    r"[A-Za-zÀ-ž]{3,}|[A-Za-zÀ-ž]{1,2}\d+[a-z]?(?![a-z])|[A-Za-zÀ-ž]+|\d+(?:\.\d+)?[KkMBb]?(?![A-Za-z])|\d+|\+"
)
_WORDS = tomllib.loads(files("claims.audit").joinpath("words.toml").read_text(encoding="utf-8"))
_GENERIC, _SIZES = frozenset(_WORDS["generic"]), frozenset(_WORDS["sizes"])
_LANGUAGES = {
    "en": "english", "de": "german", "fr": "french", "zh": "chinese", "ro": "romanian", "es": "spanish", "ru": "russian", "ja": "japanese",
    "cs": "czech", "fi": "finnish", "it": "italian", "tr": "turkish", "ko": "korean", "ar": "arabic", "hi": "hindi", "nl": "dutch", "pt": "portuguese",
}  # fmt: skip
# What a class of devices has in it, for "on a GPU" against "on a V100".
_CLASS_WORDS = {
    "gpu": re.compile(r"\b(?:gpus?|[avhpb]100|[avhtl]\d{1,2}\b|a6000|rtx|gtx|geforce|titan|tesla|mi\d{3}x?|quadro|cuda|radeon|jetson|nvidia)\b", re.IGNORECASE),
    "cpu": re.compile(r"\b(?:cpus?|xeon|epyc|core\si\d|ryzen|arm\b|cortex-?a\d*|x86|desktop\sprocessors?)\b", re.IGNORECASE),
    "fpga": re.compile(r"\b(?:fpgas?|xilinx|altera|stratix|virtex|zynq|kintex|artix|ultrascale\+?|alveo|arria|versal|zcu\d+|vcu\d+)\b", re.IGNORECASE),
    "tpu": re.compile(r"\b(?:tpus?(?:v\d)?)\b", re.IGNORECASE),
    "phone": re.compile(r"\b(?:phones?|smartphones?|iphone|android|pixel|snapdragon|mobile)\b", re.IGNORECASE),
    "asic": re.compile(r"\basics?\b", re.IGNORECASE),
    "mcu": re.compile(r"\b(?:mcus?|microcontrollers?|cortex-?m\d*|arduino|stm32)\b", re.IGNORECASE),
}  # fmt: skip


@lru_cache(maxsize=20_000)
def tokens(name: str) -> frozenset[str]:
    """Return the words and numbers of a name that say something, folded.

    >>> sorted(tokens("the standard T5-base model"))
    ['base', 't5']
    >>> sorted(tokens("NVIDIA V100 GPU"))
    ['v100']
    """
    words = [w.lower() for w in _TOKEN.findall(name)]
    words = [_LANGUAGES.get(w, w) for w in words]
    singular = (w.rstrip("s") if len(w) > 4 else w for w in words)
    return frozenset(w for w in singular if w in _SIZES or not (w in _GENERIC or f"{w}s" in _GENERIC))


def is_specific(name: str) -> bool:
    """Tell whether a name says which: it has a capital or digit, or words that are not every baseline's.

    >>> is_specific("T5-base"), is_specific("the previous state of the art"), is_specific("low-rank factorizers")
    (True, False, True)
    """
    return bool(tokens(name) - _SIZES)


def _compact(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


@lru_cache(maxsize=50_000)
def can_be_same(one: str, other: str) -> bool:
    """Tell whether two names can be names of one thing.

    >>> can_be_same("T5-base", "T5-large"), can_be_same("Swin-UNet", "SwinUNet"), can_be_same("GLUE", "SuperGLUE")
    (False, True, False)
    >>> can_be_same("ImageNet", "ImageNet-1K"), can_be_same("CIFAR-10", "CIFAR-100"), can_be_same("IWSLT En-De", "IWSLT German-English")
    (True, False, True)
    >>> can_be_same("other pruners", "fine-tuning-free pruning methods")
    True
    >>> can_be_same("vanilla baseline", "PyTorch"), can_be_same("unstructured magnitude pruning", "low-rank factorizers")
    (True, False)
    """
    if _compact(one) == _compact(other):
        return True
    first, second = tokens(one), tokens(other)
    if not first - _SIZES or not second - _SIZES:
        return True
    if first <= second or second <= first or _initials(one, other) or _initials(other, one):
        return True
    shared = first & second
    if not shared - _SIZES:
        if one.islower() and other.islower() and _stems(first) & _stems(second):
            return True  # "pruners" and "pruning methods"
        return not (is_specific(one) and is_specific(other))
    mine, theirs = first - shared, second - shared
    return not (_distinguishes(mine) and _distinguishes(theirs))


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w[:4] for w in words if len(w) > 5 and w.isalpha())


def _distinguishes(rest: frozenset[str]) -> bool:
    """Tell whether what is left of a name sets it apart: a number, a size, a single letter."""
    return any(w in _SIZES or w[0].isdigit() or len(w) <= 2 or w == "+" for w in rest)


def _initials(short: str, long: str) -> bool:
    """Tell whether one name is made of the other's initials, some left out: PLAsTiCC, MoM for method of moments."""
    name = re.sub(r"[^A-Za-z]", "", short)
    letters = "".join(c for c in name if c.isupper()).lower() or name.lower()
    words = "".join(w[0] for w in re.findall(r"[A-Za-z]+", long)).lower()
    if not 3 <= len(letters) <= 8 or len(words) < len(letters) or len(words) > len(letters) + 2:
        return False
    rest = iter(words)
    return all(c in rest for c in letters)


def stands_in(name: str, text: str) -> bool:
    """Tell whether all that is specific of a name stands in a text.

    >>> stands_in("V100 GPUs", "on 144 Nvidia V100 cards"), stands_in("A100", "on V100 cards")
    (True, False)
    """
    wanted = tokens(name)
    return not wanted or wanted <= _text_tokens(text) or _is_spelled(name, text)


def _is_spelled(name: str, text: str) -> bool:
    """Tell whether a name stands in a text, with or without its hyphens and blanks."""
    parts = _words_of(name).split()
    words = _words_of(text)
    return f" {' '.join(parts)} " in words or f" {''.join(parts)} " in words


@lru_cache(maxsize=20_000)
def _words_of(text: str) -> str:
    words = re.findall(r"[^\W_]+|[+]", text.lower())
    return f" {' '.join(words)} "


@lru_cache(maxsize=5_000)
def _text_tokens(text: str) -> frozenset[str]:
    words = (w.lower() for w in _TOKEN.findall(text))
    words = (_LANGUAGES.get(w, w) for w in words)
    return frozenset(x for w in words for x in ({w, w.rstrip("s")} if len(w) > 4 else {w}))


@cache
def device_class(name: str) -> str:
    """Return the class of a device, ``""`` when it is not known.

    >>> device_class("NVIDIA A100"), device_class("Stratix 10"), device_class("abacus")
    ('gpu', 'fpga', '')
    """
    return next((c for c, pattern in _CLASS_WORDS.items() if pattern.search(name)), "")


def can_be_same_device(one: str, other: str) -> bool:
    """Tell whether two devices can be one: a class and a device of that class can.

    >>> can_be_same_device("GPU", "NVIDIA V100"), can_be_same_device("A100", "V100"), can_be_same_device("CPU", "GPU")
    (True, False, False)
    """
    first, second = device_class(one), device_class(other)
    if first and second and first != second:
        return False
    if not (first or tokens(one)) or not (second or tokens(other)):
        return True
    if first and first == second and (_is_class(one, first) or _is_class(other, second)):
        return True
    return can_be_same(one, other)


def device_stands_in(name: str, text: str) -> bool:
    """Tell whether a device, or for a mere class any device of that class, stands in a text.

    >>> device_stands_in("CPU", "on Xeon servers"), device_stands_in("NVIDIA A100", "on a V100 GPU")
    (True, False)
    """
    device = device_class(name)
    if device and (_is_class(name, device) or not tokens(name)):
        return bool(_CLASS_WORDS[device].search(text))
    return stands_in(name, text)


def _is_class(name: str, device: str) -> bool:
    return tokens(name) <= {device, f"{device}s"}
