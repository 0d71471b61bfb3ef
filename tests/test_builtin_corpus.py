"""The built-in corpus says what the papers say, in the project's own words.

The form of `data/papers.jsonl` is checked everywhere. Its substance is checked against the annotated
abstracts of the evaluation folder, which lies beside the project and is not part of it; where that folder is
absent, those tests are skipped.
"""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "data" / "papers.jsonl"
EVALUATION = Path(__file__).resolve().parents[2] / "shared"
LISTING = EVALUATION / "corpus" / "papers-page.txt"
ANNOTATED = EVALUATION / "gold" / "seed.jsonl"
OTHER_ANNOTATED = EVALUATION / "gold" / "dev.jsonl"

needs_evaluation_texts = pytest.mark.skipif(
    not (LISTING.is_file() and ANNOTATED.is_file()),
    reason="the annotated abstracts (../shared) are not beside the project",
)

SHARED_RUN = 9  # words in a row; fewer than this is common phrasing, not copied wording

NUMBER = re.compile(
    r"""(?<![\d.])
    (?P<number> \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)? )
    \s*(?P<unit> % | per\s?cent | (?:x|times)(?![a-z]) | [mk](?![a-z]) )?
    """,
    re.VERBOSE,
)
NUMBER_WORD = re.compile(
    r"""\b(?:half|halves|twice|thrice|doubl\w*|tripl\w*|quarter|thirds?|\w+fold|orders?\ of\ magnitude
    |two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?|trillions?)\b""",
    re.VERBOSE,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")

Paper = dict[str, Any]
Figure = tuple[str, str]


def read_lines(path: Path) -> list[Paper]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def plain(text: str) -> str:
    r"""Lower-case text with TeX signs spelled one way.

    >>> plain(r"50\% and $2\times$, 2times, sim8.3x")
    '50% and 2times, 2times, 8.3x'
    """
    text = text.lower().replace("\N{MULTIPLICATION SIGN}", "x").replace("\\times", "times")
    text = re.sub(r"[\\$~]", "", text)
    return re.sub(r"\bsim\s?(?=\d)", "", text)


def figures(text: str) -> set[Figure]:
    """Every number of a text with the percent or times sign that follows it, and every number word.

    >>> sorted(figures("1,000 times faster, up to 8.9 per cent, half the size"))
    [('1000', 'x'), ('8.9', '%'), ('half', '')]
    """
    found: set[Figure] = set()
    for match in NUMBER.finditer(plain(text)):
        unit = (match["unit"] or "").replace("times", "x")
        found.add((match["number"].replace(",", ""), "%" if unit.startswith("per") else unit))
    return found | {(word, "") for word in NUMBER_WORD.findall(plain(text))}


def word_runs(text: str) -> set[tuple[str, ...]]:
    """Every run of `SHARED_RUN` consecutive words; a number is a word, a single letter is none."""
    words = re.findall(r"[a-z]{2,}|\d+", text.lower())
    return {tuple(words[at : at + SHARED_RUN]) for at in range(len(words) - SHARED_RUN + 1)}


def stated_claims(paper: Paper) -> list[Paper]:
    return [claim for claim in paper["claims"] if not claim.get("optional")]


@pytest.fixture(scope="module")
def corpus() -> list[Paper]:
    return read_lines(CORPUS)


@pytest.fixture(scope="module")
def digests(corpus: list[Paper]) -> dict[str, str]:
    return {paper["title"]: paper["abstract"] for paper in corpus}


@pytest.fixture(scope="module")
def annotated() -> dict[str, Paper]:
    return {paper["title"]: paper for paper in read_lines(ANNOTATED)}


def test_every_line_is_an_object_with_id_title_and_abstract_in_this_order(corpus: list[Paper]) -> None:
    assert corpus
    for paper in corpus:
        assert list(paper) == ["id", "title", "abstract"]
        assert all(isinstance(text, str) and text.strip() == text != "" for text in paper.values())


def test_the_file_is_written_the_way_json_dumps_writes_it(corpus: list[Paper]) -> None:
    written = "".join(json.dumps(paper, ensure_ascii=False) + "\n" for paper in corpus)
    assert CORPUS.read_bytes() == written.encode("utf-8")


def test_ids_are_sorted_unique_slugs(corpus: list[Paper]) -> None:
    ids = [paper["id"] for paper in corpus]
    assert ids == sorted(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_titles_are_unique(corpus: list[Paper], digests: dict[str, str]) -> None:
    assert len(digests) == len(corpus)


def test_a_digest_is_one_to_three_whole_sentences(digests: dict[str, str]) -> None:
    for title, digest in digests.items():
        assert 1 <= len(SENTENCE_END.split(digest)) <= 3, title
        assert digest.endswith("."), title


def test_a_digest_states_a_figure(digests: dict[str, str]) -> None:
    assert [title for title, digest in digests.items() if not figures(digest)] == []


def test_no_text_holds_control_characters(corpus: list[Paper]) -> None:
    for paper in corpus:
        for text in paper.values():
            assert not any(unicodedata.category(character).startswith("C") for character in text), paper["id"]


@needs_evaluation_texts
def test_the_corpus_is_every_listed_paper_that_makes_a_claim(
    digests: dict[str, str], annotated: dict[str, Paper]
) -> None:
    listing = LISTING.read_text(encoding="utf-8")
    assert set(digests) == {title for title, paper in annotated.items() if stated_claims(paper)}
    assert [title for title in digests if title not in listing] == []
    assert [title for title in digests if annotated[title]["abstract"] not in listing] == []


@needs_evaluation_texts
def test_every_figure_of_a_digest_stands_in_the_abstract(
    digests: dict[str, str], annotated: dict[str, Paper]
) -> None:
    invented = {
        title: figures(digest) - figures(annotated[title]["abstract"]) for title, digest in digests.items()
    }
    assert {title: left for title, left in invented.items() if left} == {}


@needs_evaluation_texts
def test_every_claimed_figure_stands_in_the_digest(
    digests: dict[str, str], annotated: dict[str, Paper]
) -> None:
    lost = {
        (title, claim["text"])
        for title, digest in digests.items()
        for claim in stated_claims(annotated[title])
        if not figures(claim["text"]) or not figures(claim["text"]) <= figures(digest)
    }
    assert lost == set()


@needs_evaluation_texts
def test_no_wording_is_carried_over_from_an_abstract(digests: dict[str, str]) -> None:
    sources = read_lines(ANNOTATED) + (read_lines(OTHER_ANNOTATED) if OTHER_ANNOTATED.is_file() else [])
    abstract_runs = set[tuple[str, ...]]().union(*(word_runs(paper["abstract"]) for paper in sources))
    abstract_runs |= set[tuple[str, ...]]().union(
        *(word_runs(line) for line in LISTING.read_text(encoding="utf-8").splitlines() if line not in digests)
    )
    carried_over = {title: word_runs(digest) & abstract_runs for title, digest in digests.items()}
    assert {title: left for title, left in carried_over.items() if left} == {}
    assert word_runs((ROOT / "data" / "README.md").read_text(encoding="utf-8")) & abstract_runs == set()
