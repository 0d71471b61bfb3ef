"""Tables in Markdown, as a code host renders them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from claims.output.markdown import write as write_table
from reports.scales import format_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.summaries import ClaimTable, GainRow


def write_gains(rows: Sequence[GainRow], noun: str) -> str:
    """Write the table of gains by group; `noun` is what a group is."""
    stream = io.StringIO()
    stream.write(f"# Claimed gains by {noun}\n\n")
    stream.write(
        "Ratios, above 1 when the technique is better. The mean is geometric and of stated values;\n"
        "n counts these, of all claims, since “up to” and “at least” are bounds.\n\n"
    )
    if not rows:
        stream.write("No selected claim states a gain.\n")
        return stream.getvalue()
    written = [
        (
            row.metric_family, row.group, *map(_write_ratio, (row.mean, row.lowest, row.highest)),
            str(row.claims) if row.claims == row.stated else f"{row.stated} of {row.claims}", row.papers,
        )
        for row in rows
    ]  # fmt: skip
    write_table(("metric", noun, "mean", "lowest", "highest", "n", "papers"), written, stream)
    return stream.getvalue()


def write_claims(table: ClaimTable) -> str:
    """Write the table of claims that have a gain."""
    stream = io.StringIO()
    stream.write("# Claims with a gain over a baseline\n\n")
    written = [
        (
            row.technique, row.stated, row.metric,
            _write_ratio(row.gain) + ("" if row.gain_max is None else "–" + _write_ratio(row.gain_max)),
            row.baseline, row.benchmark, row.hardware, row.title,
        )
        for row in table.rows
    ]  # fmt: skip
    columns = ("technique", "claim", "metric", "gain", "baseline", "benchmark", "hardware", "paper")
    write_table(columns, written, stream)
    if table.left_out:
        stream.write(f"\nand {table.left_out:,} more claims, which the CSV holds.\n")
    return stream.getvalue()


def _write_ratio(ratio: float | None) -> str:
    return "–" if ratio is None else format_ratio(ratio)
