"""Whatever a file holds, a reader yields papers and bad records, or raises one of the project's errors."""

import gzip
import io
import json
import sys
import types

from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ClaimsError
from claims.model import Paper
from claims.readers import BadRecord, load_format, open_source

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
RECORDS = st.fixed_dictionaries(
    {}, optional={key: JSON | st.text(min_size=1) for key in ("id", "title", "abstract", "year", "url")}
)
LINES = st.lists(st.one_of(RECORDS, JSON).map(json.dumps) | st.text(), max_size=8)
PROSE = st.lists(
    st.sampled_from(
        ["Foo: A Bar", "Subscribe", "12", "", "We bar. " * 60, "Is it? Yes, it is a bar for us all."]
    )
    | st.text(max_size=40),
    max_size=12,
)


def read_bytes(data):
    """Read `data` as standard input; an error of the project stands for the records."""
    before = sys.stdin
    sys.stdin = types.SimpleNamespace(buffer=io.BytesIO(data))
    try:
        with open_source("-") as source:
            return list(source.records)
    except ClaimsError as error:
        return [error]
    finally:
        sys.stdin = before


def check(records):
    for record in records:
        if isinstance(record, BadRecord | ClaimsError):
            assert "\n" not in str(record)
            str(record).encode()
        else:
            assert isinstance(record, Paper)
            assert record.id
            assert record.title.strip()
            assert record.abstract.strip()
            "".join((record.id, record.title, record.abstract, record.url or "")).encode()
    ids = [record.id for record in records if isinstance(record, Paper)]
    assert len(ids) == len(set(ids))


@given(st.binary(max_size=400))
def test_any_bytes(data):
    check(read_bytes(data))


@given(st.binary(max_size=200), st.integers(0, 60), st.booleans())
def test_any_compressed_bytes_whole_or_cut(data, cut, flip):
    packed = bytearray(gzip.compress(data, mtime=0))
    if flip:
        packed[-cut % len(packed)] ^= 0x55
    check(read_bytes(bytes(packed[: len(packed) - cut])))


@given(LINES)
def test_any_json_lines(lines):
    check(read_bytes("\n".join(lines).encode("utf-8", "surrogatepass")))
    check_format("jsonl", lines)


@given(PROSE)
def test_any_lines_of_prose(lines):
    check(read_bytes("\n".join(lines).encode("utf-8", "surrogatepass")))
    check_format("listing", lines)


def check_format(format_name, lines):
    for record in load_format(format_name).read(lines, "x"):
        assert isinstance(record, Paper | BadRecord)


@given(st.text())
def test_any_head_is_judged(head):
    assert isinstance(load_format("jsonl").detect(head), bool)
    assert isinstance(load_format("listing").detect(head), bool)
