"""Flags: what a reader should know before citing a claim, each with the rule of reporting behind it.

A flag is a value of `FLAGS`: its name, when it is set, which rule of reporting asks for what is missing, and
the test that sets it. The page docs/flags.md is made from them: ``python -m claims.rules.flags``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.gain import gain_bound
from claims.text import compile_folded, fold_case
from schemas.operations import is_rate_of_operations, settle_operations, settles_operations

if TYPE_CHECKING:
    from collections.abc import Callable

    from claims.mentions.lexicon import Metric
    from claims.model import Bound, Change, Direction, Kind
    from claims.rules.document import Roles
    from claims.rules.meaning import Meaning

_HUNDRED = 100.0
_BEST_CASE = compile_folded(
    r"\b(?=[abipw])(?:best[\s-]case|at\s(?:its\s)?(?:best|most)\b|in\sthe\sbest\b|(?:a|with)\smaximum\s(?:of|speed-?up)"
    r"|as\s(?:little|few|low|small|fast|much|high)\sas\b"
    r"|peak\b(?!\s(?:\w+\s)?(?:memory|v?ram|usage|power|signal|footprint|detection|finding)\b))"
)
_FASTER_BY = compile_folded(
    r"%\s(?:\w+\s)?(?:faster|quicker|slower)\b|\b(?:faster|quicker|slower)\sby\s[^.;]{0,20}%"
)
_SETTLES_PERCENT = compile_folded(r"\brelative(?:ly)?\b|\babsolute(?:ly)?\b|\bpercentage\spoints?\b")
_SPEAKS_OF_SPEED = compile_folded(
    r"\bfaster\b|\bspeed|\baccelerat|\breal[\s-]time\b|\b(?:comput\w+|inference|runtime|training)[\s-]efficien"
    r"|\b(?:is|more|highly|very|and)\sefficient\b"
)
_MEASURES_SPEED = compile_folded(
    r"\blatency\b|\bthroughput\b|\bfps\b|\bframes\sper\b|/s\b|\bper\ssecond\b|\bwall[\s-]?clock\b|\brun-?\s?times?\b"
    r"|\b(?:inference|training|execution|decoding)\stimes?\b"
    r"|(?:\d\s?[x×]|\btimes|\\times\$?|%\$?)\s(?:\w+\s){0,2}(?:faster|speed|accelerat)"
)
_SAYS_PER_SECOND = compile_folded(r"per\ssecond|OPs?/s|\bthroughput\b|\bpeak\b|\bsustain|\brate\b")
# Metrics that have a whole of which 100% is all; an error rate of words may exceed it.
_OF_A_WHOLE = frozenset({
    "accuracy", "top5_accuracy", "robust_accuracy", "f1", "precision", "recall", "auc", "map", "iou", "dice",
    "exact_match", "pass_at_k", "win_rate", "success_rate", "attack_success_rate", "hits_at_k", "mrr", "ndcg",
    "coverage", "sparsity", "utilization", "eer", "ece",
})  # fmt: skip
_PROXIES = frozenset({"flops", "compute", "parameters"})


@dataclass(frozen=True, slots=True)
class Stated:
    """What a claim states, as far as a flag depends on it; `absolute`: so does its abstract, as a level.

    `sentence` is in small letters.
    """

    sentence: str
    kind: Kind
    value: float
    unit: str
    change: Change | None
    direction: Direction
    bound: Bound
    metric: Metric
    baseline: bool
    benchmark: bool
    hardware: bool
    absolute: bool

    @property
    def is_ratio(self) -> bool:
        """Whether the number is a multiple, a percentage or a part of a baseline."""
        return self.kind in {"times", "relative", "fraction"}


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag: its name, when it is set, the rule of reporting that asks for more, that rule's source."""

    name: str
    when: str
    rule: str
    source: str
    holds: Callable[[Stated], bool]


def read_flags(claim: Meaning, roles: Roles, sentence: str, *, absolute: bool) -> tuple[str, ...]:
    """Return the names of the flags of a claim, sorted.

    `sentence` is the claim's own; `absolute` says whether the abstract states any absolute value of the same
    metric family.
    """
    stated = Stated(
        sentence=fold_case(sentence),
        kind=claim.kind,
        value=claim.atom.value if claim.atom.value_max is None else claim.atom.value_max,
        unit=settle_operations(claim.unit, claim.metric.id),
        change=claim.change,
        direction=claim.direction,
        bound=claim.atom.bound,
        metric=claim.metric,
        baseline=bool(roles.baseline),
        benchmark=bool(roles.benchmark),
        hardware=bool(roles.hardware),
        absolute=absolute,
    )
    return tuple(sorted(flag.name for flag in FLAGS if flag.holds(stated)))


def _is_ambiguous_percent(stated: Stated) -> bool:
    if stated.unit != "%" or stated.kind not in {"relative", "points"}:
        return False
    if stated.metric.percent:
        return _SETTLES_PERCENT.search(stated.sentence) is None
    return stated.metric.id == "speedup" and _FASTER_BY.search(stated.sentence) is not None


def _is_ambiguous_unit(stated: Stated) -> bool:
    rate = is_rate_of_operations(stated.unit)
    if rate is None or settles_operations(stated.metric.id) == rate:
        return False
    return settles_operations(stated.metric.id) is not None or (
        rate and _SAYS_PER_SECOND.search(stated.sentence) is None
    )


def _is_best_case(stated: Stated) -> bool:
    if _BEST_CASE.search(stated.sentence):
        return True
    if stated.kind == "level":
        return stated.bound == "at_most" and stated.metric.better == "higher"
    if stated.direction != "better":
        return False
    bound = gain_bound(stated.kind, stated.direction, stated.bound, change=stated.change, value=stated.value)
    return bound == "at_most"


def _is_impossible(stated: Stated) -> bool:
    if stated.unit != "%" or stated.value < _HUNDRED:
        return False
    if stated.kind == "relative":
        return stated.change == "decrease"
    return stated.kind == "level" and stated.metric.id in _OF_A_WHOLE and stated.value > _HUNDRED


def _is_proxy(stated: Stated) -> bool:
    return (
        stated.is_ratio
        and stated.metric.id in _PROXIES
        and _SPEAKS_OF_SPEED.search(stated.sentence) is not None
        and _MEASURES_SPEED.search(stated.sentence) is None
    )


_HOEFLER = 'Hoefler & Belli, "Scientific Benchmarking of Parallel Computing Systems", SC 2015'
_FLEMING = (
    'Fleming & Wallace, "How not to lie with statistics: the correct way to summarize benchmark results", '
    "Communications of the ACM 29(3), 1986"
)
_SIGPLAN = "SIGPLAN Empirical Evaluation Checklist, Berger, Blackburn, Hauswirth & Hicks, 2018"

FLAGS: tuple[Flag, ...] = (
    Flag(
        "ambiguous-percent",
        'The percentage has two readings: "24% faster" (a rate 24% higher, or a time 24% shorter; the '
        'gain takes the first), or "accuracy improves by 2%" (points, or a part of the old value), and '
        "the sentence does not settle which.",
        "Say what the percentage is of. The relative gain is the speedup minus one; a difference "
        "between two percentages is in points.",
        f"{_HOEFLER} (relative gain)",
        _is_ambiguous_percent,
    ),
    Flag(
        "ambiguous-unit",
        '"FLOPS" or "OPS" may be operations or operations per second, and neither the metric nor the '
        "sentence fits the reading that was taken.",
        "Write a count of operations as flop and a rate as flop/s, bytes as B and bits as b, and powers"
        " of two with their own prefixes (GiB, not GB).",
        f"{_HOEFLER} (unambiguous units)",
        _is_ambiguous_unit,
    ),
    Flag(
        "best-case-only",
        'The number is an upper end ("up to 3x", "a peak of", "as little as"), so the typical case is '
        "not told.",
        "Do not pick the best result: report all of them, or say why a part, and give a summary and the"
        " spread.",
        f"{_HOEFLER}, rule 2; {_SIGPLAN} (adequate data analysis; presentation of results)",
        _is_best_case,
    ),
    Flag(
        "impossible",
        "The number cannot be what it is said to be: 100% or more taken away from something, or more "
        "than 100% of a whole, as of accuracy. Views leave such rows out.",
        "Check it against the paper's own table before anything else; mostly the abstract means the "
        "ratio to the new value, and not to the old one.",
        f"{_HOEFLER} (relative gain); {_SIGPLAN} (clearly stated claims)",
        _is_impossible,
    ),
    Flag(
        "no-absolute",
        "The number is a ratio, and the abstract states no absolute value of the same family of "
        "metrics.",
        "Report the absolute performance of the base case with every speedup. From ratios alone nothing"
        " but their geometric mean can be computed, which predicts no time and no cost.",
        f"{_HOEFLER}, rules 1 and 4; {_FLEMING}",
        lambda stated: stated.is_ratio and not stated.absolute,
    ),
    Flag(
        "no-baseline",
        "The number is a comparison, and its sentence names nothing that it is compared with.",
        "Name the base case, and compare with the best that is known rather than with a weak or an old "
        "one.",
        f"{_HOEFLER}, rule 1; {_SIGPLAN} (suitable comparison)",
        lambda stated: stated.kind != "level" and not stated.baseline,
    ),
    Flag(
        "no-benchmark",
        "The text does not say on which data, suite or task the number was measured.",
        "Name the workload: use an accepted suite, or justify another one, and say when it is only a "
        "part of it.",
        f"{_HOEFLER}, rule 2; {_SIGPLAN} (principled benchmark choice)",
        lambda stated: not stated.benchmark,
    ),
    Flag(
        "no-hardware",
        "The number is of speed or energy, and the text names no device that it was measured on.",
        "Document the whole setup of an experiment, hardware and software, so that others can interpret"
        " it.",
        f"{_HOEFLER}, rule 9; {_SIGPLAN} (appropriate and clear experimental design)",
        # Steps to convergence are in the family of speed and the same on any device.
        lambda stated: (
            stated.metric.family in {"speed", "energy"}
            and stated.metric.id != "convergence"
            and not stated.hardware
        ),
    ),
    Flag(
        "proxy-metric",
        "The sentence speaks of speed or efficiency, and what it counts are operations or parameters; "
        "it states no measured time or rate.",
        "Measure the thing itself. A proxy stands for it only where the paper shows that one follows "
        "the other: fewer operations are often no faster.",
        f"{_SIGPLAN} (relevant metrics)",
        _is_proxy,
    ),
)  # fmt: skip

_PAGE = """\
# Flags

This page is made from `claims/rules/flags.py` by `make docs`; do not edit it.

A flag says what a reader should know before citing a number. It accuses nobody: an abstract is short, and
the paper may well say what the abstract leaves out. Look there first. Flags are the column `flags` of every
claim, and a query can filter on them:

```sql
select technique, times(gain) as gain, paper_id from gains
where not list_has_any(flags, ['no-baseline', 'best-case-only', 'ambiguous-percent'])
order by gains.gain desc;
```

The rules of reporting are given in our own words; the sources say more.
"""


def write_page() -> str:
    """Return the page docs/flags.md: each flag with its rule of reporting and the source.

    >>> write_page().count("**Rule of reporting**") == len(FLAGS)
    True
    """
    sections = (
        f"## {flag.name}\n\n{flag.when}\n\n**Rule of reporting**: {flag.rule}\n\n*Source*: {flag.source}.\n"
        for flag in FLAGS
    )
    return "\n".join((_PAGE, *sections))


if __name__ == "__main__":
    print(write_page(), end="")  # noqa: T201 - make docs sends it to the file
