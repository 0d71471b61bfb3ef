"""Every dependency is argued for and pinned, and nothing else is."""

import re
import tomllib


def read_names(lines):
    return {re.split(r"[\[=<>! ]", line)[0].lower().replace("_", "-") for line in lines if line[:1].isalnum()}


def read_declared(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    return read_names([*project["dependencies"], *extras])


def test_every_dependency_is_on_the_page(root):
    page = (root / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name.lower() for name in re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)} == read_declared(
        root
    )


def test_every_dependency_is_pinned_exactly(root):
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    assert read_names(pins) >= read_declared(root) | {"hatchling", "editables"}


def test_no_pin_names_a_registry_or_a_file(root):
    text = (root / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert " @ " not in text
