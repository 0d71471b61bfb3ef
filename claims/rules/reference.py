"""The page docs/rules.md, made from the rulebook and its cases; ``make docs`` writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claims.output.cells import cell_text
from claims.rules.rulebook import QUANTITY_CASES, Case, Rule, all_cases, read_cases, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INTRODUCTION = """\
# Rules

This page is made from `claims/rules/rulebook.py` and the cases in `claims/rules/cases` by `make docs`; do
not edit it.

Every number of an abstract is decided on by one rule. Its name stands in the column `rule` of a claim;
`claims explain TEXT` shows it for every number, also for those that are no claims; `claims rules` lists all
of them. The cases below are the specification: the test run executes each one. A number in **bold** is
decided on as its line says; one that is struck out is left to another rule.

To change what is read, write a case first. A case marked *known gap* shows what should be read and is not
yet; the test run tells when it is.
"""

_PARTS = {
    "no claim": """\
## Numbers that are no claims

The number is a quantity that reports no result, or no quantity at all.
""",
    "claim": """\
## Numbers that are claims

A rule ties the number to its metric and to the word that says how it changed. The first that matches
decides, in this order on either side of the number; where none does, the last rules of this part look
further.
""",
}
_FIELDS = ("metric", "kind", "change", "direction", "bound", "unit", "value", "value_max")


def write_page() -> str:
    """Return the page: every rule with its line and its cases, and what the layer of quantities reads."""
    cases: dict[str, list[Case]] = {}
    for case in all_cases():
        cases.setdefault(case.rule, []).append(case)
    parts = [_INTRODUCTION]
    for decides, introduction in _PARTS.items():
        parts.append(introduction)
        parts += [describe(r, cases.get(r.name, [])) for r in rules().values() if r.decides == decides]
    parts += ["## How numbers are read\n\nThe layer of quantities reads every number, claim or not.\n"]
    parts += [describe_topic(topic, stated) for topic, stated in group_by_topic()]
    return "\n".join(parts)


def describe(rule: Rule, cases: Iterable[Case]) -> str:
    """Return one rule's part of the page."""
    lines = [f"### {rule.name}", "", f"{capitalize(rule.holds)}.", ""]
    if rule.forms:
        lines += [*(f"- {capitalize(form)}." for form in rule.forms), ""]
    lines += ["| text | number | reading |", "| --- | --- | --- |"]
    lines += [line for case in cases for line in list_numbers(case)]
    return "\n".join([*lines, ""])


def capitalize(line: str) -> str:
    """Return a line with a capital letter at its start.

    >>> capitalize("a year of MOVIES")
    'A year of MOVIES'
    """
    return line[:1].upper() + line[1:]


def list_numbers(case: Case) -> Iterator[str]:
    """Yield a row of the table for each number of a case."""
    known = " *(known gap: " + case.gap + ")*" if case.gap else ""
    text = escape(f"{case.title}: {case.text}" if case.title else case.text)
    for number in case.finds:
        yield f"| {text} | **{escape(number['text'])}** | {escape(list_fields(number))}{known} |"
    for number in case.refuses:
        by = f", by {number['rule']}" if number.get("rule", "any") not in {"any", "another"} else ""
        yield f"| {text} | **{escape(number['text'])}** | no claim{by}{known} |"
    told = {number["text"] for number in (*case.finds, *case.refuses)}
    for spared in case.spares:
        if spared not in told:
            yield f"| {text} | ~~{escape(spared)}~~ | another rule{known} |"


def list_fields(number: dict[str, Any]) -> str:
    """Return what a case says of a claim, in the order of the contract.

    >>> list_fields({"text": "25%", "change": "decrease", "metric": "latency", "rule": "percent"})
    'latency, decrease, by percent'
    """
    stated = [label(field, number[field]) for field in _FIELDS if field in number and number[field] != "none"]
    rule = number.get("rule", "any")
    by = {"any": "", "another": "by another rule"}.get(rule, f"by {rule}")
    return ", ".join([*stated, *([by] if by else [])]) or "a claim"


def label(field: str, value: object) -> str:
    """Return a field's value as it is shown.

    >>> label("bound", "at_most"), label("value_max", 5.0)
    ('at most', 'value_max 5')
    """
    shown = cell_text(value).replace("_", " ") if field == "bound" else cell_text(value)
    return f"{field} {shown}" if field in {"value", "value_max", "unit"} else shown


def group_by_topic() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each topic of the cases of quantities with its cases, file by file."""
    for path in QUANTITY_CASES:
        topics: dict[str, list[dict[str, Any]]] = {}
        for case in read_cases(path):
            topics.setdefault(case["about"], []).append(case)
        yield from topics.items()


def describe_topic(topic: str, cases: Iterable[dict[str, Any]]) -> str:
    """Return the part of the page on one way to write numbers."""
    lines = [f"### {capitalize(topic)}", "", "| text | read as |", "| --- | --- |"]
    for case in cases:
        known = f" *(known gap: {case['reason']})*" if case.get("known_gap") else ""
        read = "; ".join(show_quantity(quantity) for quantity in case["reads"]) or "no quantity"
        lines.append(f"| {escape(case['text'])} | {escape(read)}{known} |")
    return "\n".join([*lines, ""])


def show_quantity(quantity: dict[str, Any]) -> str:
    """Return one expected quantity in words.

    >>> show_quantity({"text": "2 to 4x", "value": 2.0, "value_max": 4.0, "unit": "x", "bound": "at_most"})
    '2 to 4x: at most 2 to 4 x'
    """
    value = cell_text(float(quantity["value"]))
    if "value_max" in quantity:
        value += f" to {cell_text(float(quantity['value_max']))}"
    bound = quantity.get("bound", "exact").replace("_", " ")
    words = [*([] if bound == "exact" else [bound]), value, quantity.get("unit", "")]
    return f"{quantity['text']}: {' '.join(word for word in words if word)}"


def escape(text: str) -> str:
    r"""Return a text as it stands in a cell of the page, with nothing that Markdown would read.

    >>> print(escape("$2\\times$ | ~3*\nn"))
    $2\\times$ \| \~3\* n
    """
    for mark in ("\\", "|", "~", "*", "_", "<", "[", "`"):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


if __name__ == "__main__":
    print(write_page(), end="")  # noqa: T201 - make docs sends it to the file
