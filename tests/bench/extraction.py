"""How many abstracts one core reads in a second, beside two ways of reading numbers alone, in one run.

The text is that of the listing page where the shared corpus lies beside, else the built-in
digests, repeated to a size. A bare scan for digits is the floor of what any reader costs; quantulum3, where
it is installed (``pip install '.[bench]'``), reads quantities and units without saying what they measure.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from claims.extraction import extract_paper
from claims.model import Paper
from claims.readers import read_papers

ROOT = Path(__file__).parents[2]
PAGES = (ROOT.parent / "shared" / "corpus" / "papers-page.txt", ROOT / "data" / "papers.jsonl")
SIZE = 20_000_000
# Beyond this the slower reader has shown its pace.
SECONDS = 20.0
DIGITS = re.compile(r"\d+(?:\.\d+)?")


def measure() -> Iterator[str]:
    """Yield the pace of this reader, of a scan for digits and of quantulum3, and the ratios."""
    page = next(path for path in PAGES if path.exists())
    papers = [record for record in read_papers(page) if isinstance(record, Paper)]
    repeated = list(repeat_to(papers, SIZE))
    extract_paper(papers[0])
    pace = time_pace(extract_paper, repeated)
    yield f"extraction: {pace:,.0f} abstracts a second ({page.name}, {len(repeated):,} abstracts, one core)"
    bare = time_pace(lambda paper: DIGITS.findall(paper.abstract), repeated)
    yield f"a bare scan for digits: {bare:,.0f} abstracts a second, {bare / pace:.0f} times that"
    if find_spec("quantulum3") is None:
        yield "quantulum3: not installed, not compared (pip install '.[bench]')"
        return
    from quantulum3 import parser

    parser.parse("It takes 3 ms.")
    other = time_pace(lambda paper: parser.parse(paper.abstract), repeated)
    yield f"quantulum3: {other:,.0f} abstracts a second; extraction is {pace / other:.1f} times as fast"


def repeat_to(papers: Sequence[Paper], size: int) -> Iterator[Paper]:
    """Yield the papers again and again until their abstracts have `size` characters."""
    done = 0
    for paper in itertools.cycle(papers):
        if done >= size:
            return
        done += len(paper.abstract)
        yield paper


def time_pace(read: Callable[[Paper], object], papers: Iterable[Paper]) -> float:
    """Return how many papers `read` takes in a second of this process."""
    count = 0
    start = time.process_time()
    for paper in papers:
        read(paper)
        count += 1
        if time.process_time() - start > SECONDS:
            break
    return count / (time.process_time() - start)
