r"""Tables in LaTeX, with booktabs, and the bibliography that their ``\cite`` commands need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reports.scales import format_ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.summaries import ClaimTable, GainRow, PaperEntry

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "×": r"$\times$",
    "∼": r"$\sim$",
    "≤": r"$\le$",
    "≥": r"$\ge$",
    "−": r"$-$",
    "²": "$^2$",
    "µ": r"$\mu$",
    "μ": r"$\mu$",
    '"': r"\textquotedbl{}",
}
_FROM_SUPERSCRIPT: Final = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def escape_latex(text: str) -> str:
    r"""Write text so that LaTeX sets it as it stands.

    >>> print(escape_latex("50% of $x_1$ & {a}"))
    50\% of \$x\_1\$ \& \{a\}
    """
    return "".join(_SPECIAL.get(character, character) for character in " ".join(text.split()))


def write_gains(rows: Sequence[GainRow], noun: str, label: str) -> str:
    """Write the table of gains by group; `noun` is what a group is, `label` the table's name."""
    lines = [
        r"% \usepackage{booktabs}",
        r"\begin{table}",
        (
            rf"  \caption{{Claimed gains by {escape_latex(noun)}: ratios, above 1 when the technique"
            r" is better. The mean is geometric and of stated values; $n$ counts these, of all claims.}"
        ),
        rf"  \label{{tab:{label}}}",
        r"  \centering",
        r"  \begin{tabular}{llrrrr}",
        r"    \toprule",
        rf"    Metric & {escape_latex(noun[:1].upper() + noun[1:])} & Mean & Lowest & Highest & $n$ \\",
    ]
    family = None
    for row in rows:
        if row.metric_family != family:
            lines.append(r"    \midrule")
        named = escape_latex(row.metric_family) if row.metric_family != family else ""
        family = row.metric_family
        numbers = " & ".join(write_ratio(number) for number in (row.mean, row.lowest, row.highest))
        count = f"{row.claims}" if row.stated == row.claims else f"{row.stated} of {row.claims}"
        lines.append(rf"    {named} & {escape_latex(row.group)} & {numbers} & {count} \\")
    if not rows:
        lines += [r"    \midrule", r"    \multicolumn{6}{c}{No selected claim states a gain.} \\"]
    lines += [r"    \bottomrule", r"  \end{tabular}", r"\end{table}"]
    return "\n".join(lines) + "\n"


def write_claims(table: ClaimTable, keys: Mapping[str, str]) -> str:
    r"""Write the table of claims, each with a ``\cite`` of its paper by `keys`."""
    head = r"Technique & Claim & Metric & Gain & Baseline & Benchmark & Hardware & Paper \\"
    lines = [
        r"% \usepackage{booktabs,longtable}",
        r"\begin{longtable}{p{.14\linewidth}lp{.1\linewidth}rp{.14\linewidth}p{.14\linewidth}p{.12\linewidth}l}",
        r"  \caption{Claims with a gain over a baseline.}\label{tab:claims} \\",
        r"  \toprule",
        f"  {head}",
        r"  \midrule",
        r"  \endfirsthead",
        r"  \toprule",
        f"  {head}",
        r"  \midrule",
        r"  \endhead",
        r"  \bottomrule",
        r"  \endlastfoot",
    ]
    for row in table.rows:
        gain = write_ratio(row.gain) + ("" if row.gain_max is None else "--" + write_ratio(row.gain_max))
        texts = [escape_latex(text) for text in (row.technique, row.stated, row.metric)]
        more = [escape_latex(text) for text in (row.baseline, row.benchmark, row.hardware)]
        lines.append("  " + " & ".join([*texts, gain, *more, rf"\cite{{{keys[row.paper_id]}}}"]) + r" \\")
    if table.left_out:
        lines.append(rf"  \multicolumn{{8}}{{l}}{{and {table.left_out} more claims}} \\")
    return "\n".join([*lines, r"\end{longtable}"]) + "\n"


def write_bibliography(papers: Sequence[PaperEntry], keys: Mapping[str, str]) -> str:
    """Write the papers in BibTeX. The tracker reads abstracts and knows no authors: these are to be added."""
    entries = []
    for paper in papers:
        fields = {"title": "{" + escape_latex(paper.title) + "}"}
        if paper.year is not None:
            fields["year"] = str(paper.year)
        arxiv = re.fullmatch(r"arxiv:(\S+)", paper.paper_id, re.IGNORECASE)
        if arxiv:
            fields |= {"eprint": arxiv[1], "archiveprefix": "arXiv"}
        if paper.url and re.fullmatch(r"https?://[^\s{}\\%]+", paper.url):
            fields["url"] = paper.url
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        entries.append(f"@misc{{{keys[paper.paper_id]},\n{body}\n}}\n")
    return "\n".join(entries)


def make_keys(papers: Sequence[PaperEntry]) -> dict[str, str]:
    """Make a citation key for every paper out of its id, each different from all others.

    >>> from reports.summaries import PaperEntry
    >>> papers = [PaperEntry(name, "", None, None) for name in ("arxiv:2401.1", "arxiv:2401 1")]
    >>> list(make_keys(papers).values())
    ['arxiv-2401-1', 'arxiv-2401-1-2']
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for paper in papers:
        stem = re.sub(r"[^A-Za-z0-9]+", "-", paper.paper_id).strip("-") or "paper"
        key, number = stem, 1
        while key.lower() in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key.lower())
        keys[paper.paper_id] = key
    return keys


def write_ratio(ratio: float | None) -> str:
    r"""Write a ratio as on the charts, its powers of ten in mathematics.

    >>> write_ratio(2.5), write_ratio(3.2e-5), write_ratio(None)
    ('2.5', '$3.2\\cdot 10^{-5}$', '--')
    """
    if ratio is None:
        return "--"
    text = format_ratio(ratio)
    found = re.fullmatch(r"(?:([\d.]+)·)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text)
    if not found:
        return text
    factor = rf"{found[1]}\cdot " if found[1] else ""
    return f"${factor}10^{{{found[2].translate(_FROM_SUPERSCRIPT)}}}$"
