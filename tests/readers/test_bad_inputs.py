"""Each bad input gets one clear line, and the good records beside it are still read."""

import gzip
import os
import tomllib
from pathlib import Path

import pytest

from claims.errors import ClaimsError, InputError, UsageError
from claims.readers import BadRecord, read_papers

CASES = tomllib.loads((Path(__file__).parent / "bad_inputs.toml").read_text(encoding="utf-8"))["case"]


def make_bytes(case):
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    content = case["content"]
    if "append_brackets" in case:
        content += "\n" + "[" * case["append_brackets"]
    data = (content + "\n" if content and not content.endswith("\n") else content).encode()
    if case.get("compress"):
        data = gzip.compress(data, mtime=0)
    return data[: len(data) - case.get("cut", 0)]


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_bad_input_gets_one_line_and_the_rest_is_read(case, tmp_path):
    path = tmp_path / case["name"]
    path.write_bytes(make_bytes(case))
    titles, problems = [], []
    try:
        for record in read_papers(path):
            if isinstance(record, BadRecord):
                problems.append(str(record))
            else:
                titles.append(record.title)
    except InputError as error:
        problems.append(str(error).replace(f"{path}: ", str(path), 1))
    assert titles == case.get("read", [])
    assert len(problems) == 1
    assert "\n" not in problems[0]
    assert problems[0].startswith(str(path) + case["problem"])


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing.jsonl", "no such file; check the path"),
        (".", "is a folder; name the files in it"),
        ("page.txt/page.txt", "no such file; check the path"),
        ("a\0b", "cannot be opened (embedded null byte)"),
    ],
)
def test_a_path_that_is_no_file_is_named(name, problem, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(read_papers(name))
    assert str(caught.value) == f"{name}: {problem}"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path):
    path = tmp_path / "papers.jsonl"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match=r"cannot be opened \(permission denied\)"):
        list(read_papers(path))


def test_an_unknown_format_name_is_a_usage_error(tmp_path):
    path = tmp_path / "papers.jsonl"
    path.write_text('{"title": "Foo", "abstract": "Foo is 2x faster."}', encoding="utf-8")
    with pytest.raises(UsageError, match="no input format 'bibtex'; known are jsonl, listing"):
        list(read_papers(path, format_name="bibtex"))


def test_errors_are_of_one_tree():
    assert issubclass(InputError, ClaimsError)
    assert issubclass(UsageError, ClaimsError)
