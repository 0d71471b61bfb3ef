"""The rulebook: every rule by its name, with the line that says what it holds for, and its cases.

A rule that ties a number to its metric is declared in `link_rules`, one that refuses a number in
`refusals`; those of `meaning`, which decide where no pattern does, have their line here. Cases, right
and wrong, lie in the folder ``cases``; the test run executes them, and ``docs/rules.md`` shows them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from claims.rules import link_rules, refusals

Decides = Literal["claim", "no claim"]

_FOLDER = Path(__file__).with_name("cases")
QUANTITY_CASES = tuple(sorted(_FOLDER.glob("quantities*.toml")))
"""Files of cases for the layer of quantities, which has no rules by name."""
RULE_CASES = tuple(path for path in sorted(_FOLDER.glob("*.toml")) if path not in QUANTITY_CASES)
"""Files of cases for the rules."""

# Decisions that are made where a claim's meaning is read, no pattern having tied the number to a metric.
_MEANING = {
    "percent": "a percentage tied to no metric, in a sentence that says how a metric changed",
    "percent-level": "a percentage that no rule ties to a metric: the nearest one is taken",
    "times": "a factor that no rule ties to a metric: the nearest one is taken, else speedup",
    "points": "a difference in points that no rule ties to a metric: the nearest one, else performance",
    "continued": "a number that continues the one before it: 12% on forces, 4% on energies",
    "part-by": "a part after by, to or in: cuts the cost in half",
    "parenthesis": "a decimal in parentheses after a metric of quality: the best F1 (0.92)",
    "nearest-metric": "a number whose measure stands elsewhere in its clause",
    "gain-in-brackets": "the points that a level gained, with their sign: reaches 82.4 (+3.1)",
    "from-to": "both ends of a change in what no lexicon knows: lifts the index from 3.1 to 4.5",
    "pair-behind-gain": "both sides of a gain in brackets behind it: 1000x faster (5 ms vs. 5 s)",
    "score-of": "the score of a measure that no lexicon knows: a FooBench score of 81.6",
    "score-on-benchmark": "a decimal of which only the benchmark is named: reaches 41.2 on BarBench",
    "gain-on-benchmark": "a signed decimal behind a benchmark: FooTest (+3.1)",
    "share-taken": "a part of the data or the parameters that is enough: with only 10% of the labels",
    "footprint": "a count that is reported as an achievement: only 3.7M parameters",
}
# Numbers whose unit alone says what they measure; the other dimensions must be tied to a metric.
_UNITS = {
    "unit-time": "a time that something takes or needs: it takes only 5 ms",
    "unit-data": "an amount of memory that is enough: it fits in only 40 MB",
    "unit-data_rate": "a rate of data: 12 GB/s",
    "unit-rate": "a rate of things done: 60 FPS",
    "unit-compute": "a number of operations that is enough, or a rate of them: only 4.1 GFLOPs",
    "unit-energy": "an energy: 3.5 pJ",
    "unit-area": "the area that something takes: it occupies 0.8 mm2",
    "unit-power": "a power that something takes or needs: it consumes 2.4 W",
    "unit-efficiency": "work done for each unit of power or area: 31 TOPS/W",
    "unit-money": "a sum of money that is enough: for only $30",
    "unit-level": "a level that is reached or needed: it needs just 3 dB",
}
_REFUSED = {
    "unknown-unit": "a number whose unit the lexicon does not know",
    "same-magnitude": "an order of magnitude that two things share",
    "twofold": "a contribution that is twofold",
    "ordinal": "a part that is an ordinal: the second half",
    "repetition": "times without a comparison: repeated three times",
    "part-of-prose": "a half or a third of something that is no metric",
    "multiple-of-prose": "twice or double without anything measured",
    "list-of-numbers": "a table or a listing in place of a sentence",
    "count": "a count of what is studied",
    "no-metric": "a number that nothing says what it measures",
    "size-of-what-is-studied": "a parameter count that says which model was used",
    "setting": "a setting of the experiment: batch size 64, masking 15% of tokens",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, what it decides, the line that says what it holds for.

    `forms` are the lines of its single patterns, where several bear one name.
    """

    name: str
    decides: Decides
    holds: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a rule: a text, and what the rule makes, or does not make, of its numbers.

    Each of `finds` is a number that is a claim, with the fields that it must have; each of `refuses`
    is one that is none. Both are decided by the case's own rule unless they name one: ``another`` is any
    but this one, ``any`` is any at all. The rule must not decide on the numbers `spares`. `gap` is the
    reason for which the case does not hold yet.
    """

    rule: str
    text: str
    title: str
    finds: tuple[dict[str, Any], ...]
    refuses: tuple[dict[str, Any], ...]
    spares: tuple[str, ...]
    gap: str

    @property
    def positive(self) -> bool:
        """Whether the case shows a number that the rule decides on."""
        return any("rule" not in number for number in (*self.finds, *self.refuses))


@cache
def rules() -> dict[str, Rule]:
    """Give every rule by its name, in the order in which the layers try them.

    >>> rules()["change-metric-by"].holds
    'verb of change, metric, by: reduces latency by 25%'
    """
    attached = dict(refusals.ATTACHED.values())
    found = [Rule(name, "no claim", line) for name, line in attached.items()]
    forms: dict[str, list[str]] = {}
    for refusal in refusals.read_rules():
        held = forms.setdefault(refusal.name, [])
        if refusal.holds not in held:
            held.append(refusal.holds)
    found += [Rule(name, "no claim", line) for name, line in _REFUSED.items() if name not in forms]
    found += [
        Rule(n, "no claim", _REFUSED.get(n, f[0]), tuple(f) if len(f) > 1 else ()) for n, f in forms.items()
    ]
    found += [Rule(link.name, "claim", link.holds) for link in link_rules.RULES]
    found += [Rule(name, "claim", line) for name, line in _MEANING.items()]
    found += [Rule(name, "claim", line) for name, line in _UNITS.items()]
    return {rule.name: rule for rule in found}


def reason_of(rule: str) -> str:
    """Give the line that says what the rule `rule` holds for.

    >>> reason_of("year")
    'a year'
    """
    return rules()[rule].holds


def read_cases(path: Path) -> list[dict[str, Any]]:
    """Read the cases of one file as they stand there."""
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return cases


@cache
def all_cases() -> tuple[Case, ...]:
    """Give the cases of all rules, file by file."""
    return tuple(_as_case(case) for path in RULE_CASES for case in read_cases(path))


def _as_case(case: dict[str, Any]) -> Case:
    numbers = {
        key: tuple({"text": n} if isinstance(n, str) else n for n in case.get(key, ()))
        for key in ("finds", "refuses")
    }
    return Case(
        case["rule"], case["text"], case.get("title", ""), numbers["finds"], numbers["refuses"],
        tuple(case.get("not", ())), case["reason"] if case.get("known_gap") else "",
    )  # fmt: skip
