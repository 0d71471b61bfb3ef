"""The claims that baseline pictures are drawn from, and the drawing of them anew.

``python tests/reports/pictures.py`` writes every baseline; look at each before it is committed.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
BASELINES = FOLDER / "baselines"
KINDS = ("technique", "hardware", "benchmark", "scores", "tradeoffs", "map")
GROUPED = ("technique_family", "hardware", "benchmark")
RIGHT_TO_LEFT = ("مجموعة بيانات اللغة", "אוסף נתונים עברי")
CHINESE = "中文长文本理解评测基准"


def vary(number: int) -> dict[str, Any]:
    """Invent one of a spread of claims: all bounds, ranges, two metrics families."""
    bound = ("exact", "at_most", "exact", "at_least", "approx")[number % 5]
    gain = 1.1 + (number * 37 % 90) / 10
    return {
        "gain": gain,
        "gain_max": gain * 1.8 if number % 7 == 3 else None,
        "bound": bound,
        "paper_id": f"p{number // 2}",
        "title": f"Net{number // 2}: A Study",
        "technique": f"Net{number // 2}",
        "technique_family": [("pruning", "quantization", "kernels", "mixture_of_experts")[number % 4]],
        "hardware": [("NVIDIA A100", "CPU", "Xilinx UltraScale+ FPGA")[number % 3]],
        "benchmark": [("ImageNet-1K", "WMT'14 En-De", "SQuAD")[number % 3]],
        "metric": "speedup" if number % 3 else "memory",
        "metric_family": "speed" if number % 3 else "memory",
        "year": 2019 + number % 6,
    }


def also_level(claim: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """Add to a claim of speed one of quality and one of a level, so that no chart is empty."""
    value = 70 + number * 13 % 29
    claim = {"paper_id": f"p{number}", "title": f"FooFormer {number}", **claim}
    quality = {
        "metric": "accuracy",
        "metric_family": "quality",
        "gain": 1 + number % 5 / 20,
        "value": 5.0 * (number % 5),
        "kind": "relative",
        "unit": "%",
        "gain_max": None,
    }
    level = {
        "metric": "accuracy",
        "metric_family": "quality",
        "gain": None,
        "gain_max": None,
        "kind": "level",
        "unit": "%",
        "value": value,
        "value_max": None,
        "change": None,
        "direction": "neutral",
    }
    return [{**claim, "metric": "speedup", "metric_family": "speed"}, claim | quality, claim | level]


def name_all(name: str) -> dict[str, Any]:
    return {group: [name] for group in GROUPED} | {"technique": name, "title": name}


def invent_cases() -> dict[str, list[dict[str, Any]]]:
    """Name the sets of claims that every chart is drawn from."""
    base: dict[str, list[dict[str, Any]]] = {
        "empty": [],
        "small": [vary(number) for number in range(24)],
        "one row": [{}],
        "all up to": [{"bound": "at_most", "gain": 2.0 + n} for n in range(5)],
        "all equal": [{"gain": 2.0, "paper_id": f"p{n}"} for n in range(9)],
        "far apart": [{"gain": gain} for gain in (1e6, 1e-3, 1.0, 1.003)],
        "crowded": [vary(number) | {"technique_family": ["pruning"]} for number in range(200)],
        "long names": [
            name_all(name) for name in ("a benchmark of exceedingly long sentences " * 3, "Unbroken" * 15)
        ],
        "scripts": [name_all(name) for name in (*RIGHT_TO_LEFT, CHINESE, "naïve Ωmega")],
        "large": [
            vary(number)
            | {"technique_family": [f"family {number}"], "hardware": [f"device {number}"]}
            | {"benchmark": [f"benchmark {number}"], "metric": "speedup", "metric_family": "speed"}
            for number in range(300)
        ],
    }
    return {
        case: [one for number, claim in enumerate(claims) for one in also_level(claim, number)]
        for case, claims in base.items()
    }


def draw_case(connection: Any, kind: Any, case: str, path: Path) -> None:
    from reports import draw_chart, save_chart

    large = case == "large"
    # All 300 groups once; elsewhere 30 of them and the count of the rest, which takes a tenth of the time.
    top = (300 if kind == "technique" else 30) if large else 10
    figure = draw_chart(connection, kind, top=top, width=7.0 if large else 3.3)
    save_chart(figure, path, dpi=30 if large else 60)


def name_baseline(kind: str, case: str) -> Path:
    return BASELINES / f"{kind}-{case.replace(' ', '-')}.png"


def main() -> None:
    """Write all baselines."""
    sys.path[:0] = [str(FOLDER.parents[1]), str(FOLDER)]
    import duckdb

    conftest = import_module("conftest")
    BASELINES.mkdir(exist_ok=True)
    for case, claims in invent_cases().items():
        with duckdb.connect() as connection:
            conftest.fill_store(connection, claims)
            for kind in KINDS:
                draw_case(connection, kind, case, name_baseline(kind, case))


if __name__ == "__main__":
    main()
