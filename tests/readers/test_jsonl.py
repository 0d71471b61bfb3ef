"""JSON lines."""

import gzip
import json

import pytest

from claims.model import Paper
from claims.readers import open_source, read_papers

RECORD = {"id": "a1", "title": "Foo", "abstract": "Foo is 2x faster.", "year": 2024, "url": "u"}


def write(path, *records, encoding="utf-8"):
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding=encoding)
    return path


def test_all_fields_are_read_and_other_keys_ignored(tmp_path):
    path = write(tmp_path / "p.jsonl", RECORD | {"claims": [], "venue": {"name": "X"}})
    assert list(read_papers(path)) == [Paper("a1", "Foo", "Foo is 2x faster.", 2024, "u")]


def test_the_abstract_stays_as_it_stands(tmp_path):
    abstract = "  Foo\r\nis $2\\times$\u2028faster \N{MINUS SIGN} \U0001f600.\t"
    path = write(tmp_path / "p.jsonl", RECORD | {"abstract": abstract})
    assert [p.abstract for p in read_papers(path)] == [abstract]


def test_a_record_without_an_id_gets_one_from_its_title(tmp_path):
    record = {"title": "FooFormer: Fast Attention", "abstract": "2x."}
    first, second = write(tmp_path / "a.jsonl", record), write(tmp_path / "b.jsonl", record | {"id": None})
    assert [p.id for p in read_papers(first)] == [p.id for p in read_papers(second)]


def test_a_number_is_an_id(tmp_path):
    assert [p.id for p in read_papers(write(tmp_path / "p.jsonl", RECORD | {"id": 17}))] == ["17"]


def test_content_counts_for_more_than_the_extension(tmp_path):
    with open_source(write(tmp_path / "p.txt", RECORD)) as source:
        assert source.format == "jsonl"
        assert len(list(source.records)) == 1


@pytest.mark.parametrize("name", ["p.jsonl.gz", "p.jsonl", "p"])
def test_gzip_is_told_by_its_first_bytes(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(gzip.compress(json.dumps(RECORD).encode()))
    assert [p.id for p in read_papers(path)] == ["a1"]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    assert [p.id for p in read_papers(write(tmp_path / "p.jsonl", RECORD, encoding="utf-8-sig"))] == ["a1"]


def test_the_digest_is_that_of_the_bytes(tmp_path):
    (tmp_path / "p.jsonl").write_bytes(b'{"title": "T", "abstract": "A"}\n')
    with open_source(tmp_path / "p.jsonl") as source:
        assert source.digest == "e62d191468834b37f21f124159c00f92bee665c93bfad4a1121842ceef66b23f"


def test_records_are_read_one_by_one(tmp_path):
    many = (RECORD | {"id": str(i)} for i in range(20_000))
    with open_source(write(tmp_path / "p.jsonl", *many)) as source:
        assert next(source.records).id == "0"
        assert sum(1 for _ in source.records) == 19_999


def test_all_papers_of_the_big_corpus_come_out(shared):
    papers = list(read_papers(shared / "corpus" / "abstracts-20k.jsonl.gz"))
    assert len(papers) == 20_000
    assert all(isinstance(paper, Paper) for paper in papers)
