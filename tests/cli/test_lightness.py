"""Help and version answer at once: nothing heavy is loaded for them."""

import os
import subprocess
import sys

import pytest

from claims.cli.group import COMMAND_NAMES

HEAVY = ("pandas", "pandera", "pint", "matplotlib", "duckdb", "numpy", "jinja2", "ahocorasick_rs", "rich")
COMMANDS = COMMAND_NAMES

PROGRAM = """
import sys
from claims.cli import main
try:
    main()
except SystemExit as leaving:
    code = leaving.code
heavy = [name for name in {heavy!r} if name in sys.modules]
print("loaded:", *heavy, file=sys.stderr)
print("modules:", len(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded_by(root, *arguments):
    command = [sys.executable, "-c", PROGRAM.format(heavy=HEAVY), *arguments]
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)],
    ids=" ".join,
)
def test_help_and_version_load_nothing_heavy(root, arguments):
    finished = loaded_by(root, *arguments)
    assert finished.stderr.splitlines()[0].split() == ["loaded:"]
    assert finished.stdout


def test_help_loads_few_modules(root):
    # 200 of the standard library and click, on all of Python 3.11 to 3.13; one heavy package adds hundreds.
    assert int(loaded_by(root, "--help").stderr.split()[-1]) < 300


def test_version_is_that_of_the_package(root):
    import claims

    assert loaded_by(root, "--version").stdout == f"claims {claims.__version__}\n"
