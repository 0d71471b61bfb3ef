"""What a store holds after reading: once, validated, all or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import StoreError
from claims.model import Extraction, Paper
from claims.store import Counts, Source, Store
from claims.store.ingest import BATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as opened:
        yield opened


def test_claims_papers_and_refusals_are_stored(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    counts = store.ingest([extract("a", 2.0, 3.5), extract("b")], source=source)
    assert counts == store.counts() == Counts(papers=2, claims=2, rejected=0, no_claims=1)
    assert store.query("select paper_id, text, value, baseline from claims").rows == [
        ("a", "2.0x", 2.0, ['the "old" one', "BarNet"]),
        ("a", "3.5x", 3.5, ['the "old" one', "BarNet"]),
    ]
    assert store.query("select paper_id, text, rule from refused_quantities order by 1").rows == [
        ("a", "12", "setting"),
        ("b", "12", "setting"),
    ]


def test_a_row_that_breaks_a_check_is_kept_aside_with_its_check(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    counts = store.ingest([extract("a", 2.0, gain=9.0), extract("b", 3.0)], source=source)
    assert counts == Counts(papers=2, claims=1, rejected=1, no_claims=0)
    ((text, check, reason),) = store.query('select text, "check", reason from rejected_claims').rows
    assert (text, check) == ("2.0x", "gain-agrees")
    assert "gain=9.0" in str(reason)


def test_reading_twice_changes_nothing(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    papers = [extract("a", 2.0), extract("b", 3.0, gain=1.0), extract("c")]
    first, digest = store.ingest(papers, source=source), store.digest()
    assert store.ingest(papers, source=source) == first == store.counts()
    assert store.digest() == digest
    assert len(store.query("from sources").rows) == 1
    assert len(store.query("from refused_quantities").rows) == len(papers)


def test_a_paper_read_again_is_replaced_and_counts_for_the_later_source(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    store.ingest([extract("a", 2.0, 4.0), extract("b", 3.0)], source=source)
    later = replace(source, name="newer.jsonl")
    assert store.ingest([extract("a", 5.0)], source=later) == Counts(1, 1, 0, 0)
    assert store.query("select paper_id, value from claims order by all").rows == [("a", 5.0), ("b", 3.0)]
    store.ingest([], source=source)
    assert store.query("select name, papers, claims from sources order by name").rows == [
        ("newer.jsonl", 1, 1),
        ("papers.jsonl", 1, 1),
    ]


def test_of_a_paper_that_stands_twice_in_a_source_the_last_reading_holds(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    between = [extract(f"p{n}") for n in range(BATCH)]
    papers = [extract("a", 2.0), extract("a", 3.0), *between, extract("a", 4.0)]
    assert store.ingest(papers, source=source).papers == BATCH + 1
    assert store.query("select value from claims").rows == [(4.0,)]


def test_an_interruption_leaves_the_store_as_it_was(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    store.ingest([extract("a", 2.0)], source=source)
    before = store.digest()

    def interrupted() -> Iterator[Extraction]:
        yield from (extract(f"p{n}", 3.0) for n in range(BATCH + 1))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.ingest(interrupted(), source=replace(source, name="other"))
    assert store.digest() == before
    assert len(store.query("from sources").rows) == 1
    assert store.ingest([extract("b", 2.0)], source=source).papers == 2


def test_a_paper_without_identity_or_sound_text_is_kept_aside(store: Store, source: Source) -> None:
    broken = [
        Extraction(Paper(id=" ", title="A", abstract=""), (), ()),
        Extraction(Paper(id="b", title="B", abstract="half a pair: \ud83d"), (), ()),
        Extraction(Paper(id="\udc00", title="C", abstract=""), (), ()),
        Extraction(Paper(id="d", title="D", abstract="null \x00 byte, 😀", year=2024), (), ()),
    ]
    for _ in range(2):
        assert store.ingest(broken, source=source) == Counts(papers=1, claims=0, rejected=3, no_claims=1)
    assert store.query('select "check" from rejected_papers').rows == [
        ("id-present",),
        ("text-encodable",),
        ("text-encodable",),
    ]
    assert store.query("select abstract from papers").rows == [("null \x00 byte, 😀",)]


def test_the_digest_does_not_depend_on_the_order_of_reading(
    source: Source, extract: Callable[..., Extraction]
) -> None:
    papers = [extract("a", 2.0), extract("b", 3.0, 4.0), extract("c")]
    digests = set()
    for order in (papers, papers[::-1]):
        with Store.open(":memory:") as store:
            store.ingest(order, source=source)
            digests.add(store.digest())
    assert len(digests) == 1


def test_the_digest_tells_different_content_apart(source: Source, extract: Callable[..., Extraction]) -> None:
    digests = set()
    for paper in (extract("a", 2.0), extract("a", 2.5), extract("a", 2.0, note="!")):
        with Store.open(":memory:") as store:
            store.ingest([paper], source=source)
            digests.add(store.digest())
    assert len(digests) == 3


def test_claims_come_as_a_typed_validated_frame(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    store.ingest([extract("b", 3.0), extract("a", 2.0)], source=source)
    frame = store.claims()
    assert list(frame["paper_id"]) == ["a", "b"]
    assert str(frame["year"].dtype) == "Int64"
    assert frame["baseline"].iloc[0] == ['the "old" one', "BarNet"]


def test_an_empty_store_gives_an_empty_frame(store: Store) -> None:
    assert store.claims().empty


def test_a_claim_changed_by_hand_is_found(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    store.ingest([extract("a", 2.0)], source=source)
    store.query("update claims set value = 20")
    with pytest.raises(StoreError, match="1 stored claims break a check; a-6: gain-agrees"):
        store.claims()


def test_a_metric_of_a_users_own_lexicon_is_stored_and_read(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    paper = extract("a", 2.0)
    own = replace(
        paper, claims=tuple(replace(claim, metric="joy", metric_family="quality") for claim in paper.claims)
    )
    assert store.ingest([own], source=source).rejected == 1
    assert store.ingest([own], source=source, families={"joy": "quality"}).claims == 1
    assert list(store.claims()["metric"]) == ["joy"]


def test_views_give_gains_with_their_own_bound_and_coverage(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    store.ingest([extract("a", 2.0), extract("b", 4.0)], source=source)
    assert store.query("select gain, gain_bound from gains order by gain").rows == [
        (2.0, "at_most"),
        (4.0, "at_most"),
    ]
    assert store.query(
        "select metric, claims, papers, with_baseline, with_benchmark from coverage_by_metric"
    ).rows == [("speedup", 2, 2, 2, 0)]


def test_coverage_says_what_each_source_gave(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    broken = Extraction(Paper(id=" ", title="A", abstract=""), (), ())
    store.ingest([extract("a", 2.0, 4.0), extract("b"), extract("c", 3.0, gain=1.0), broken], source=source)
    later = replace(source, name="newer.jsonl")
    store.ingest([extract("a", 5.0)], source=later)
    columns = "source, papers, claims, with_gain, rejected, refused, no_claims"
    assert store.query(f"select {columns} from coverage").rows == [  # noqa: S608 - names of columns
        ("newer.jsonl", 1, 1, 1, 0, 1, 0),
        ("papers.jsonl", 2, 0, 0, 2, 2, 1),
    ]


def test_values_are_stored_in_base_units_too(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    paper = extract("a", 2.0)
    levels = tuple(
        replace(
            claim,
            claim_id=f"{value}{unit}",
            kind="level",
            value=value,
            unit=unit,
            metric="latency",
            change=None,
            direction="neutral",
            gain=None,
        )
        for claim in paper.claims
        for value, unit in ((13.0, "ms"), (0.013, "s"), (13_000.0, "us"))
    )
    store.ingest([replace(paper, claims=levels)], source=source)
    rows = store.query("select distinct value_base, value_base_max, unit_base, dimension from claims").rows
    assert rows == [(0.013, None, "second", "time")]
    assert list(store.claims()["value_base"]) == [0.013] * 3


def test_a_base_value_changed_by_hand_is_found(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    store.ingest([extract("a", 2.0)], source=source)
    store.query("update claims set unit_base = 'second'")
    with pytest.raises(StoreError, match="base-agrees"):
        store.claims()


def test_the_store_knows_which_way_each_metric_is_better(
    store: Store, source: Source, extract: Callable[..., Extraction]
) -> None:
    store.ingest([extract("a", 2.0)], source=source, families={"speedup": "speed", "joy": "quality"})
    sql = "select metric, better from metrics where metric in ('latency', 'accuracy', 'joy') order by metric"
    assert store.query(sql).rows == [("accuracy", "higher"), ("joy", "none"), ("latency", "lower")]
