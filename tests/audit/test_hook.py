"""The pre-commit hook, run by pre-commit itself in a scratch repository."""

import os
import shutil
import subprocess
import sys

import pytest


@pytest.fixture
def git(tmp_path):
    """Return a function that runs git without anybody's settings."""
    environment = os.environ | {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",  # noqa: E501 - reads best on one line
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    }  # fmt: skip

    def call(folder, *arguments):
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    del tmp_path
    return call


def commit(git, folder, files):
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    return git(folder, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("number", "code"), [("97.31", 0), ("97.13", 1)], ids=["right number", "wrong number"]
)
def test_the_hook_stops_a_commit_with_a_wrong_number(  # noqa: PLR0917 - one for each option
    root, tmp_path, database, bibliography, git, number, code
):
    if shutil.which("git") is None:
        pytest.skip("needs git")
    hooks = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    revision = commit(git, tmp_path / "hooks", {".pre-commit-hooks.yaml": hooks})
    # The program under test stands in for the one that pre-commit would install.
    program = tmp_path / "bin" / "claims"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claims "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    config = (
        f"repos:\n- repo: {tmp_path / 'hooks'}\n  rev: {revision}\n  hooks:\n  - id: claims-audit\n    language: system\n"  # noqa: E501 - reads best on one line
        f"    args: [--bib, {bibliography}, --db, {database}, --format, terminal]\n"
    )
    scratch = tmp_path / "paper"
    text = f"Thicket \\citep{{thicket}} has {number}\\% accuracy on CIFAR-10.\n"
    commit(git, scratch, {"paper.tex": text, "other.py": "x = '97.13%'\n", ".pre-commit-config.yaml": config})
    environment = os.environ | {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(root), "PRE_COMMIT_HOME": str(tmp_path / "cache"),  # noqa: E501 - reads best on one line
        "GIT_CONFIG_GLOBAL": os.devnull,
    }  # fmt: skip
    call = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    done = subprocess.run(call, cwd=scratch, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("paper.tex:1:29: wrong-value [thicket]" in done.stdout) == bool(code)
