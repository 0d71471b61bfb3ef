"""A few papers to run the commands on, and the two ways to run them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from claims.cli import claims

PAPERS = [
    {
        "id": "p1",
        "title": "FooFormer: Fast Attention",
        "abstract": "FooFormer is up to 2.5x faster than PyTorch on an A100, at 91.2% accuracy on ImageNet.",
        "year": 2024,
    },
    {"id": "p2", "title": "Bars Without Numbers", "abstract": "We think about bars, at length."},
    {"id": "p3", "title": "BazNet", "abstract": "BazNet uses 40% less memory than BarNet | Bar."},
]


@pytest.fixture
def papers(tmp_path):
    """Return a file of three good papers."""
    path = tmp_path / "papers.jsonl"
    path.write_text("".join(json.dumps(p) + "\n" for p in PAPERS), encoding="utf-8")
    return path


@pytest.fixture
def half_bad(papers):
    """Return a file of three good papers with a bad record among them."""
    lines = papers.read_text(encoding="utf-8").splitlines()
    lines.insert(1, '{"id": "bad", "title": "No abstract"}')
    papers.write_text("\n".join(lines), encoding="utf-8")
    return papers


@pytest.fixture
def run():
    """Return a function that runs a command in this process."""

    def invoke(*arguments, **more):
        return CliRunner().invoke(claims, [str(a) for a in arguments], **more)

    return invoke


@pytest.fixture
def start(tmp_path):
    """Return a function that runs a command as a program of its own."""

    def execute(*arguments, environment=None, **more):
        command = [sys.executable, "-m", "claims", *map(str, arguments)]
        settings = {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)} | (environment or {})
        return subprocess.run(
            command, check=False, cwd=tmp_path, env=os.environ | settings, **({"capture_output": True} | more)
        )

    return execute
