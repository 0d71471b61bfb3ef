"""README.md: its queries and its Python give what it shows, on a store of the built-in corpus.

``python tests/sql/test_readme.py``, and so ``make docs``, writes anew what the queries give.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from claims.cli import claims

README = Path("README.md")
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COOKBOOK = re.compile(r"^```sql\n(.*?)^```", re.MULTILINE | re.DOTALL)


def read_calls(page):
    """Yield each ``claims query`` of the page, as a shell would read it, with what is shown below it."""
    for block in CONSOLE.findall(page):
        for call in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            stated, shown = part(call)
            words = split(stated)
            if words[:2] == ["claims", "query"]:
                yield words[1:], shown


def part(call):
    """Part a call, which may go over lines, from what is shown below it."""
    lines = call.splitlines()
    end = next(n for n in range(1, len(lines) + 1) if is_whole("\n".join(lines[:n])))
    return "\n".join(lines[:end]), "\n".join(lines[end:]).rstrip()


def split(call):
    return shlex.split(call.replace("\\\n", " ").replace("\\$", "$"))


def is_whole(call):
    try:
        split(call)
    except ValueError:
        return False
    return not call.endswith("\\")


def plain(sql):
    """Return a query without its layout."""
    return " ".join(re.sub(r"^--.*$", "", sql, flags=re.MULTILINE).split()).rstrip("; ")


@pytest.fixture
def readme(root, builtin, tmp_path, monkeypatch):
    """Return the page, in a folder that holds the store of which it speaks."""
    page = root / "README.md"
    if not page.exists():
        pytest.skip("there is no README.md yet")
    (tmp_path / "build").mkdir()
    shutil.copy(builtin, tmp_path / "build" / "claims.duckdb")
    monkeypatch.chdir(tmp_path)
    return page.read_text(encoding="utf-8")


def test_the_queries_of_the_readme_give_what_it_shows(readme):
    calls = list(read_calls(readme))
    assert len(calls) >= 2
    for words, shown in calls:
        result = CliRunner().invoke(claims, words)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.rstrip() == shown, f"the README shows another answer to {words}"


def test_two_of_the_queries_are_of_the_cookbook(readme, root):
    cookbook = {
        plain(sql) for sql in COOKBOOK.findall((root / "docs" / "sql.md").read_text(encoding="utf-8"))
    }
    shown = {plain(word) for words, _ in read_calls(readme) for word in words}
    assert len(cookbook & shown) >= 2


def test_the_python_of_the_readme_gives_what_it_shows(readme):
    examples = doctest.DocTestParser().get_doctest(readme, {}, "README.md", "README.md", 0)
    assert examples.examples
    told = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert runner.run(examples, out=told.append).failed == 0, "".join(told)


def refresh(page):
    """Return the page with what its queries give now."""
    for block in CONSOLE.findall(page):
        calls = []
        for call in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            stated, shown = part(call)
            words = split(stated)
            if words[:2] == ["claims", "query"]:
                shown = CliRunner().invoke(claims, words[1:], catch_exceptions=False).stdout.rstrip()
            calls.append(f"$ {stated}\n{shown}".rstrip())
        page = page.replace(block, "\n\n".join(calls) + "\n")
    return page


if __name__ == "__main__":
    README.write_text(refresh(README.read_text(encoding="utf-8")), encoding="utf-8")
