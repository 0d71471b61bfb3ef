"""``claims explain``: why each number of a text is a claim, or is none."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.cli.options import lexicons_option
from claims.errors import InputError
from claims.output.cells import cell_text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.explain import Explanation
    from claims.model import Claim, Evidence

_FIELDS = (
    "metric",
    "value",
    "unit",
    "bound",
    "kind",
    "change",
    "direction",
    "technique",
    "technique_family",
    "baseline",
    "benchmark",
    "hardware",
    "gain",
    "confidence",
    "flags",
)
_AROUND = 40


@click.command(short_help="Why each number of a text is a claim or not.")
@click.argument("text", metavar="TEXT")
@click.option("--title", default="", help="The paper's title; a method's name often stands only there.")
@lexicons_option
def command(text: str, title: str, lexicons: tuple[str, ...]) -> int:
    """Say for each number of TEXT whether it is a claim and why; "-" reads the text from standard input.

    \b
    claims explain "FooFormer is up to 2.5x faster than PyTorch with 12 layers."
    """  # noqa: D301 - \b keeps the lines of the example apart
    from claims.explain import explain

    abstract = sys.stdin.read() if text == "-" else text
    if not abstract.strip():
        message = "nothing to explain: the text is empty"
        raise InputError(message)
    explanations = explain(abstract, title, lexicons=tuple(map(Path, lexicons)))
    if not explanations:
        click.echo("No number in this text.")
    click.echo("\n\n".join(render(abstract, explanation) for explanation in explanations))
    return 0


def render(abstract: str, explanation: Explanation) -> str:
    """Return one number's explanation: where it stands, the verdict, the rule, each role's source."""
    lines = [
        one_line(mark(abstract, explanation.start, explanation.end)),
        f"  {explanation.verdict}: {one_line(explanation.reason)}",
        f"  rule: {explanation.rule}",
    ]
    if explanation.claim is not None:
        lines += list_fields(explanation.claim, explanation.evidence, abstract)
    return "\n".join(lines)


def mark(abstract: str, start: int, end: int) -> str:
    """Return the words around a number, the number in brackets.

    >>> mark("FooFormer is 2x faster than before.", 13, 15)
    'FooFormer is [2x] faster than before.'
    """
    before, after = abstract[max(0, start - _AROUND) : start], abstract[end : end + _AROUND]
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(abstract) else ""
    return f"{left}{before}[{abstract[start:end]}]{after}{right}"


def list_fields(claim: Claim, evidence: Sequence[Evidence], abstract: str) -> Iterator[str]:
    """Yield a line for each field of a claim, with the characters that it was read from."""
    for field in _FIELDS:
        stated = cell_text(getattr(claim, field))
        if field in {"value", "gain"} and getattr(claim, f"{field}_max") is not None:
            stated += f" to {cell_text(getattr(claim, f'{field}_max'))}"
        sources = [name_source(e, abstract) for e in evidence if e.field == field]
        yield f"  {field + ':':<18}{one_line(stated) or '-'}" + (
            f"   ({'; '.join(sources)})" if sources else ""
        )


def name_source(evidence: Evidence, abstract: str) -> str:
    """Return where a field was read, in the words of the text, and the rule that read it."""
    return f'from "{one_line(abstract[evidence.start : evidence.end])}" by {evidence.rule}'
