"""What is broken, missing or huge is told with its file and line, and the rest is audited."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.audit import audit_files
from claims.audit.bibliography import read_bibliography
from claims.audit.manuscript import Manuscript
from claims.audit.sources import load_format
from claims.audit.values import Source

GOOD = "Thicket \\citep{thicket} has 97.31\\% accuracy on CIFAR-10.\n"

BROKEN = [
    ("a brace that is never closed", "\\footnote{never closed\n\n" + GOOD, 1, "never closed"),
    ("an environment that is never ended", "\n\\begin{tabular}{ll} a & b\n\n" + GOOD, 2, "never ended"),
    (
        "an input that is missing",
        "\n\n\\input{chapters/nowhere}\n\n" + GOOD,
        3,
        "no file chapters/nowhere.tex",
    ),
    ("an input of the file itself", "\\input{paper}\n\n" + GOOD, 1, "inputs itself"),
    ("a bibliography that is missing", "\\bibliography{nowhere}\n" + GOOD, 0, ""),
    ("stray ends and braces", "}}} \\end{table} \\\\ & \\item } $ \n\n" + GOOD, 0, ""),
    ("an odd dollar sign", "It costs $5 and {\\bf more\n\n" + GOOD, 0, ""),
]


@pytest.mark.parametrize(("text", "line", "message"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_broken_latex_is_told_and_the_rest_is_audited(audit, text, line, message):
    report = audit(text)
    assert [f.verdict for f in report.findings] == ["confirmed"]
    assert [(n.line, message in n.message) for n in report.notices] == ([(line, True)] if message else [])


def test_a_circle_of_inputs_is_told_where_it_closes(tmp_path, opened, bibliography):
    (tmp_path / "a.tex").write_text("\\input{b}\n\n" + GOOD, encoding="utf-8")
    (tmp_path / "b.tex").write_text("\n\\input{a}\n\n" + GOOD, encoding="utf-8")
    report = audit_files([str(tmp_path / "a.tex")], opened, bibliographies=[str(bibliography)])
    assert len(report.findings) == 2
    assert [str(n) for n in report.notices] == [
        f"{tmp_path / 'b.tex'}, line 2: a inputs itself, directly or through other files; it is read once"
    ]


def test_findings_follow_the_text_through_its_inputs(tmp_path, opened, bibliography):
    (tmp_path / "main.tex").write_text(f"{GOOD}\n\\input{{part}}\n\n{GOOD}", encoding="utf-8")
    (tmp_path / "part.tex").write_text(f"\n\n{GOOD}", encoding="utf-8")
    report = audit_files([str(tmp_path / "main.tex")], opened, bibliographies=[str(bibliography)])
    assert sorted((f.file.rsplit("/", 1)[-1], f.line) for f in report.findings) == [
        ("main.tex", 1),
        ("main.tex", 5),
        ("part.tex", 3),
    ]


def test_broken_entries_of_a_bibliography_are_told_with_their_lines(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text(
        "@misc{good, title = {A Good Entry}}\n@misc{open, title = {Never closed\n\n@misc{next, title = {Another Good One}}\n"  # noqa: E501 - reads best on one line
        "@misc{good, title = {The Same Key}}\nnonsense between entries\n@misc{twice, title = {One}, title = {Two}}\n",  # noqa: E501 - reads best on one line
        encoding="utf-8",
    )
    entries, notices = read_bibliography(str(path))
    assert {"good", "next"} <= {e.key for e in entries}
    assert {e.key: e.title for e in entries}["good"] == "A Good Entry"
    assert [n.line for n in notices if n.serious] == [2]
    assert [n.line for n in notices if not n.serious and "given twice" in n.message] == [5]


def test_a_line_of_ten_megabytes_is_told_and_the_rest_is_audited(audit):
    report = audit("word 3x faster " * 700_000 + "\n\n" + GOOD)
    assert [f.verdict for f in report.findings] == ["confirmed"]
    (notice,) = report.notices
    assert notice.line == 1
    assert "is not read" in notice.message


def test_a_long_run_of_one_sign_is_survived(audit):
    for sign in ("a", "{", "\\", "[@", "$", "%", "&", "1", "`"):
        report = audit(sign * (200_000 // len(sign)) + "\n\n" + GOOD)
        assert report.findings or report.notices


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path, opened):
    (tmp_path / "binary.tex").write_bytes(b"\x00\x01\x02")
    (tmp_path / "latin.tex").write_bytes("Thicket \\citep{thicket} für 97.31\\%".encode("latin-1"))
    files = [str(tmp_path / name) for name in ("binary.tex", "none.tex", "latin.tex")] + [str(tmp_path)]
    report = audit_files(files, opened)
    assert [n.message for n in report.notices] == [
        "is a binary file; save it as UTF-8 text",
        "no such file; check the path",
        "is a folder; name the files in it",
    ]


MARKUP = st.text(alphabet="ab1.9 %x\\{}[]@$&~^_*|`#<>-:!\n()", max_size=120)


@pytest.mark.parametrize("name", ["latex", "markdown", "plain"])
@settings(max_examples=150)
@given(text=MARKUP | st.text(max_size=80))
def test_any_text_is_read_and_every_character_leads_back(name, text):
    source = Source("fuzz", text.replace("\r", ""))
    manuscript = Manuscript()
    load_format(name).read(source, manuscript, {})
    for block in manuscript.blocks:
        for offset, character in enumerate(block.text):
            start, end = block.raw_span(offset, offset + 1)
            assert 0 <= start <= end <= len(source.text)
            assert end == start or source.text[start:end] == character


@settings(max_examples=60)
@given(text=st.text(alphabet="ab\\cite{thicket}p quil 97.31%x faster.\n&$~[]", max_size=160))
def test_any_manuscript_is_audited(opened, tmp_path_factory, text):
    path = tmp_path_factory.mktemp("fuzz") / "paper.tex"
    path.write_text(text, encoding="utf-8")
    for finding in audit_files([str(path)], opened).findings:
        assert finding.line >= 1
        assert finding.advice


@settings(max_examples=60)
@given(text=st.text(alphabet='@misc{a,title="b"}\n#%1\'x ', max_size=120))
def test_any_bibliography_is_read(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("fuzz") / "refs.bib"
    path.write_text(text, encoding="utf-8")
    entries, notices = read_bibliography(str(path))
    assert all(e.line >= 1 for e in entries)
    assert all(n.line >= 1 for n in notices)
