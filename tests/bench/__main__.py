"""Benchmarks: ``python tests/bench`` runs all of them, ``python tests/bench queries`` those named.

Each module here has ``measure()``, which yields measurements. They are printed with what this machine is, and
never asserted: a test that fails by the clock fails on a busy machine.
"""

from __future__ import annotations

import os
import platform
import sys
from importlib import import_module

BENCHMARKS = ("extraction", "growth", "queries", "report", "audit_speed")


def main(names: list[str]) -> None:
    """Run the benchmarks of these names, or all, and print a line for each measurement."""
    sys.stdout.write(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    for name in names or BENCHMARKS:
        for measurement in import_module(name).measure():
            sys.stdout.write(f"{measurement}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
