"""``claims check``: the numbers of an abstract, or of a draft, held against each other."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import click

from claims.cli.guard import FINDINGS
from claims.cli.intake import Intake
from claims.cli.messages import count, passing, show_progress
from claims.cli.options import input_format_option
from claims.output.cells import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.check import Relation, SelfCheck
    from claims.model import Claim, Paper

FORMAT_NAMES = ("terminal", "jsonl")


@click.command(short_help="An abstract's numbers, held against each other.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--draft",
    is_flag=True,
    help="Each file is one text, such as the abstract that you are writing, and not a list of papers.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    default="terminal",
    show_default=True,
    help="A report, or one relation a line.",
)
@click.option("--all", "show_all", is_flag=True, help="Show consistent and uncheckable relations too.")
@click.option(
    "--flags/--no-flags",
    default=None,
    help="List the reporting flags of the claims; by default for drafts only, since it takes longer.",
)
@input_format_option
def command(
    files: tuple[str, ...], draft: bool, format_name: str, show_all: bool, flags: bool | None, input_format: str | None,  # noqa: E501, FBT001 - reads best on one line
) -> int:  # fmt: skip
    """Hold the numbers of each abstract in FILE… against each other; "-" is standard input.

    A stated change is held against the numbers that it is between ("from 12 ms to 5 ms, a 2.4x speedup"), a
    percentage against its counts, a factor against its percentage. Rounding, and every reading that authors
    use, count as agreement. Exit code 1: something disagrees.

    \b
    claims check papers.jsonl
    claims check --draft abstract.txt
    """  # noqa: D301 - \b keeps the lines of the example apart
    from claims.check import check_text

    with_flags = draft if flags is None else flags
    intake = Intake()
    totals: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    with show_progress("checking", "paper", while_rows_pass=True) as advance:
        for paper in passing(_take(intake, files, input_format, draft=draft), advance):
            checked = check_text(paper.abstract, _claims_of(paper) if with_flags else ())
            _count(checked, totals, reasons, listed)
            for relation in checked.relations:
                if show_all or relation.verdict == "inconsistent" or format_name == "jsonl":
                    click.echo(
                        _as_json(paper, relation) if format_name == "jsonl" else _show(paper, relation)
                    )
    if format_name == "terminal":
        for line in _summarise(totals, reasons, listed):
            click.echo(line)
    return intake.close() or (FINDINGS if totals["inconsistent"] else 0)


def _take(
    intake: Intake, files: tuple[str, ...], input_format: str | None, *, draft: bool
) -> Iterator[Paper]:
    if not draft:
        yield from intake.take_all(files, input_format)
        return
    from claims.audit.sources import read_text
    from claims.cli.messages import say
    from claims.errors import InputError
    from claims.model import Paper

    for file in files:
        try:
            text = read_text(file)
        except InputError as error:
            intake.unread += 1
            say(f"claims: {error}")
            continue
        intake.papers += 1
        yield Paper(file, "", text)


def _claims_of(paper: Paper) -> tuple[Claim, ...]:
    from claims.extraction import extract_paper

    return extract_paper(paper).claims


def _count(checked: SelfCheck, totals: Counter[str], reasons: Counter[str], listed: Counter[str]) -> None:
    totals["found"] += checked.found
    totals["alone"] += checked.alone
    for relation in checked.relations:
        totals[relation.verdict] += 1
        if relation.reason:
            reasons[relation.reason] += 1
    listed.update(dict(checked.flags))


def _as_json(paper: Paper, relation: Relation) -> str:
    row = {
        "paper_id": paper.id,
        "kind": relation.kind,
        "verdict": relation.verdict,
        "stated": relation.stated.text,
        "start": relation.stated.start,
        "end": relation.stated.end,
        "others": [p.text for p in relation.others],
        "computed": relation.computed,
        "reason": relation.reason or None,
    }
    return json.dumps(row, ensure_ascii=False)


def _show(paper: Paper, relation: Relation) -> str:
    parts = (relation.stated, *relation.others)
    start = max(0, min(p.start for p in parts) - 60)
    end = min(len(paper.abstract), max(p.end for p in parts) + 40)
    others = " and ".join(one_line(p.text) for p in relation.others)
    why = f"{others} give {relation.computed}" if relation.computed else relation.reason
    excerpt = one_line(paper.abstract[start:end])
    return f"{one_line(paper.id)}: {relation.verdict}: {one_line(relation.stated.text)} is stated; {why}\n    {excerpt}\n"  # noqa: E501 - reads best on one line


def _summarise(totals: Counter[str], reasons: Counter[str], listed: Counter[str]) -> Iterator[str]:
    checked = totals["consistent"] + totals["inconsistent"]
    yield f"{count(totals['found'], 'number')}; {count(checked, 'relation')} checked: {totals['consistent']:,} consistent, {totals['inconsistent']:,} inconsistent"  # noqa: E501 - reads best on one line
    yield f"not checked: {count(totals['alone'], 'number')} that the text ties to no other"
    if totals["uncheckable"]:
        why = "; ".join(f"{reason} ({number})" for reason, number in reasons.most_common())
        yield f"uncheckable: {count(totals['uncheckable'], 'relation')}: {why}"
    if listed:
        yield "flags of the claims: " + ", ".join(
            f"{name} ({number})" for name, number in listed.most_common()
        )
