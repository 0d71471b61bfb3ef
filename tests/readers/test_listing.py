"""The text of a listing page: titles and abstracts told apart by their looks, not by their place."""

import json

import pytest

from claims.model import Paper
from claims.readers import BadRecord, open_source, read_papers

PAPERS = [
    ("FooFormer: Fast Attention for Long Inputs", "We present FooFormer. It is 2x faster than a plain one."),
    (
        "On the Width of Bars",
        "How wide should a bar be? We measure 30 of them and find that wide bars save 40%.",
    ),
    (
        "Can Bars Be Pruned?",
        "Bars are costly, so we prune them by 3x and keep 99% of their baz, at half the cost.",
    ),
    ("A Bar for All", "This work asks what a bar is. " * 20 + "Code: https://bars.example/all"),
]
NOISE = [
    "Upvote 12",
    "128",
    "Submitted by someone",
    "Sep 3, 2024",
    "· 14 authors",
    "GitHub",
    "View arXiv page",
]


def read(tmp_path, lines, name="page.txt"):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(read_papers(path))


def pairs(records):
    return [(r.title, r.abstract) for r in records if isinstance(r, Paper)]


def flat(papers=PAPERS):
    return [line for paper in papers for line in paper]


def test_titles_and_abstracts_in_turn(tmp_path):
    assert pairs(read(tmp_path, flat())) == PAPERS


def test_the_sites_lines_and_the_glued_word_are_left_out(tmp_path):
    first, *rest = flat()
    banner = ["Get trending papers in your email inbox once a day!", "Find All the Papers You Need Here"]
    records = read(tmp_path, [*banner, "Subscribe" + first, *rest, "", " ", "\t\t ", "© The Site"])
    assert pairs(records) == PAPERS
    assert len(records) == len(PAPERS)


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("place", range(len(PAPERS) * 2 + 1))
def test_a_stray_line_anywhere_shifts_nothing(tmp_path, noise, place):
    lines = flat()
    lines.insert(place, noise)
    assert read(tmp_path, lines) == read(tmp_path, flat())


def test_blank_lines_anywhere_shift_nothing(tmp_path):
    assert pairs(read(tmp_path, [x for line in flat() for x in ("", line, " \t ", "")])) == PAPERS


@pytest.mark.parametrize("missing", range(1, 4))
def test_a_missing_abstract_costs_one_paper(tmp_path, missing):
    lines = flat()
    del lines[2 * missing + 1]
    records = read(tmp_path, lines)
    assert pairs(records) == [p for p in PAPERS if p != PAPERS[missing]]
    if missing < 3:  # the last one may be a footer of the site as well
        assert [r.record for r in records if isinstance(r, BadRecord)] == [PAPERS[missing][0]]


@pytest.mark.parametrize("missing", range(1, 4))
def test_a_missing_title_costs_one_paper(tmp_path, missing):
    lines = flat()
    del lines[2 * missing]
    records = read(tmp_path, lines)
    assert pairs(records) == [p for p in PAPERS if p != PAPERS[missing]]
    assert [r.line for r in records if isinstance(r, BadRecord)] == [2 * missing + 1]


def test_a_title_of_one_word_or_with_a_full_stop_is_a_title(tmp_path):
    papers = [
        ("BarBench", PAPERS[0][1]),
        ("A study of many different bars, of their bazzes and of what they are good for.", PAPERS[3][1]),
    ]
    assert pairs(read(tmp_path, flat(papers))) == papers


def test_a_listing_is_known_by_its_content(tmp_path):
    path = tmp_path / "page.dat"
    path.write_text("\n".join(flat()), encoding="utf-8")
    with open_source(path) as source:
        assert source.format == "listing"


def test_line_ends_of_other_systems_are_read(tmp_path):
    (tmp_path / "page.txt").write_bytes("\r\n".join(flat()).encode())
    assert pairs(read_papers(tmp_path / "page.txt")) == PAPERS


def test_an_id_depends_on_the_title_alone(tmp_path):
    forward = {r.title: r.id for r in read(tmp_path, flat())}
    backward = {r.title: r.id for r in read(tmp_path, flat(PAPERS[::-1]))}
    assert forward == backward
    assert len(set(forward.values())) == len(PAPERS)


def test_all_papers_of_the_copied_page_come_out(shared):
    records = list(read_papers(shared / "corpus" / "papers-page.txt"))
    gold = (shared / "gold" / "seed.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(records) == 186
    assert pairs(records) == [(p["title"], p["abstract"]) for p in map(json.loads, gold)]
