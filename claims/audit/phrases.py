"""A claim as a sentence that is safe to quote: with its bound, baseline, benchmark and hardware.

Nothing is added that the claim does not hold; what the abstract does not say is said to be missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.audit.advice import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.model import Claim

_BOUNDS = {"at_most": "up to ", "at_least": "at least ", "approx": "about ", "exact": ""}
_NAMES = {
    "speedup": "speed", "flops": "FLOPs", "f1": "F1", "bleu": "BLEU", "map": "mAP", "auc": "AUC", "iou": "IoU", "wer": "WER", "cer": "CER",
    "fid": "FID", "psnr": "PSNR", "ssim": "SSIM", "mae": "MAE", "mse": "MSE", "rmse": "RMSE", "kv_cache": "KV cache", "r2": "R2", "other": "the measure named there",
}  # fmt: skip
_MISSING = {
    "no-baseline": "no baseline", "no-benchmark": "no benchmark", "no-hardware": "no hardware", "no-absolute": "no absolute value",
}  # fmt: skip
_WARNINGS = {
    "best-case-only": "it is a best case", "ambiguous-percent": "percent can mean points here", "proxy-metric": "the measure stands in for another",
    "impossible": "the number cannot be right as it is",
}  # fmt: skip


def phrase_claim(claim: Claim, subject: str) -> str:
    """Return a claim as a sentence about `subject`, without its full stop.

    >>> from claims import extract
    >>> claim = extract("FooFormer is up to 2.5x faster than BarNet on an A100.", title="FooFormer")[0]
    >>> phrase_claim(claim, "FooFormer")
    'FooFormer reports up to 2.5x higher speed over BarNet, on NVIDIA A100'
    """
    number = plain(claim.text)
    if claim.unit in {"point", "parameter", "token", "sample"} and not re.search(r"[a-z]{3}", number):
        number += {"point": " points", "parameter": " parameters", "token": " tokens", "sample": " samples"}[
            claim.unit
        ]
    if re.fullmatch(r"[\d.,\s–-]+", number) and claim.unit == "x":
        number += "x"
    bounded = _BOUNDS[claim.bound] + number
    metric = _NAMES.get(claim.metric, claim.metric.replace("_", " "))
    owner = claim.technique or subject
    match claim.kind:
        case "level":
            said = f"{bounded} for {metric}"
        case "fraction":
            said = f"{bounded} of the {metric}"
        case _:
            said = f"{bounded} {_comparative(claim)} {metric}"
    places = [f"on {', '.join(claim.benchmark)}"] if claim.benchmark else []
    places += [f"on {', '.join(claim.hardware)}"] if claim.hardware else []
    baseline = ", ".join(b.strip(" .,;") for b in claim.baseline)
    against = f" {'of' if claim.kind == 'fraction' else 'over'} {baseline}" if baseline else ""
    return f"{owner} reports {said}{against}" + (f", {', '.join(places)}" if places else "")


def _comparative(claim: Claim) -> str:
    return {"increase": "higher", "decrease": "lower", None: "different"}[claim.change]


def list_cautions(claim: Claim) -> list[str]:
    """Say what a reader should know before citing a claim.

    >>> from claims import extract
    >>> list_cautions(extract("FooFormer is up to 2.5x faster.", title="FooFormer")[0])[0]
    'the abstract names no absolute value, no baseline, no benchmark, no hardware'
    """
    missing = [_MISSING[f] for f in claim.flags if f in _MISSING]
    cautions = [f"the abstract names {', '.join(missing)}"] if missing else []
    return cautions + [_WARNINGS[f] for f in claim.flags if f in _WARNINGS]


def escape_latex(text: str) -> str:
    r"""Return text for LaTeX.

    >>> escape_latex("50% of R&D at 2.4× ~ 3µs")
    '50\\% of R\\&D at 2.4$\\times$ \\textasciitilde{} 3$\\mu$s'
    """
    signs = {
        "\\": r"\textbackslash{}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", "×": r"$\times$", "µ": r"$\mu$", "±": r"$\pm$", "≤": r"$\leq$", "≥": r"$\geq$", "–": "--",
    }  # fmt: skip
    return "".join(signs.get(c, c) for c in text)


def cite_latex(sentence: str, key: str) -> str:
    r"""Return a sentence with its citation for LaTeX.

    >>> cite_latex("Foo reports 50% lower memory", "foo2024")
    'Foo reports 50\\% lower memory \\citep{foo2024}.'
    """
    return f"{escape_latex(sentence)} \\citep{{{key}}}."


def cite_markdown(sentence: str, key: str) -> str:
    r"""Return a sentence with its citation for pandoc's Markdown.

    >>> cite_markdown("Foo reports 2 * 3", "foo2024")
    'Foo reports 2 \\* 3 [@foo2024].'
    """
    from claims.audit.formats.markdown import escape

    return f"{escape(sentence)} [@{key}]."


def write_claims(claims: Iterable[Claim], subject: str, key: str, style: str) -> list[str]:
    """Return a sentence for each claim, and under it, as comments, what to know before citing it."""
    write = cite_latex if style == "latex" else cite_markdown
    lines = []
    for claim in claims:
        lines.append(write(phrase_claim(claim, subject), key))
        lines += [f"% {c}" if style == "latex" else f"<!-- {c} -->" for c in list_cautions(claim)]
    return lines
