"""What things are called on a chart: ids of the lexicons as words, papers by a short name."""

from __future__ import annotations

from typing import Final

_UPPER_CASE: Final = frozenset(
    {"kv", "gpu", "cpu", "ssm", "rl", "auc", "iou", "bleu", "rouge", "psnr", "ssim"}
)
_UPPER_CASE_IDS: Final = frozenset(
    {"wer", "cer", "mae", "mse", "rmse", "mape", "fid", "fvd", "eer", "ece", "mrr"}
)
_CASED: Final = {
    "f1": "F1", "r2": "R²", "map": "mAP", "flops": "FLOPs", "ndcg": "nDCG", "lpips": "LPIPS", "bpc": "BPC",
    "top5_accuracy": "top-5 accuracy", "pass_at_k": "pass@k", "hits_at_k": "hits@k", "nds": "NDS",
    "chrf": "chrF", "comet": "COMET", "meteor": "METEOR",
}  # fmt: skip
_LONGEST_NAME: Final = 24
_MOST_WORDS: Final = 3


def title_name(name: str) -> str:
    """Write an id of the lexicons as words; leave every other name as it is.

    >>> title_name("mixture_of_experts"), title_name("kv_cache"), title_name("ViT_b"), title_name("f1")
    ('mixture of experts', 'KV cache', 'ViT_b', 'F1')
    """
    if name in _CASED:
        return _CASED[name]
    if name != name.lower() or not name.replace("_", "").isalpha():
        return name
    if name in _UPPER_CASE_IDS:
        return name.upper()
    return " ".join(word.upper() if word in _UPPER_CASE else word for word in name.split("_"))


def name_paper(technique: str | None, title: str) -> str:
    """Name a paper in few letters: by the name that its title coins, or by the technique of the claim.

    Empty when it has neither: the beginning of a title would say nothing.

    >>> name_paper(None, "IceFormer: Accelerated Inference with Long-Sequence Transformers on CPUs")
    'IceFormer'
    >>> name_paper("BitNet b1.58", "The Era of 1-bit LLMs"), name_paper(None, "Attention Is All You Need")
    ('BitNet b1.58', '')
    """
    coined = title.partition(":")[0].strip() if ":" in title else ""
    for name in (coined, (technique or "").strip()):
        if name and len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS:
            return name
    return ""
