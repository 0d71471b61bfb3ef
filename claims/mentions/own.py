"""A user's own lexicon: further metrics, benchmarks, devices and models, checked before they are used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claims.errors import InputError
from claims.lexicons import load_lexicon, read_lexicon

_SECTIONS = ("metrics", "benchmarks", "hardware", "models")
_BETTER = ("higher", "lower", "none")


def read_own(path: Path) -> dict[str, Any]:
    """Read a lexicon of the user's own and check its form.

    It has any of the sections ``[metrics.ID]`` (``aliases``, and for an id of one's own ``family`` and
    ``better``), ``[benchmarks]`` and ``[models]`` (name = aliases), ``[hardware.classes]`` (class =
    spellings) and ``[hardware.devices.NAME]`` (``aliases`` and ``class``).

    Raises `InputError` when the file cannot be read, is not TOML, or has another form.
    """
    lexicon = read_lexicon(path)
    for section in lexicon:
        if section not in _SECTIONS:
            _complain(path, f"[{section}]", f"a lexicon has the sections {', '.join(_SECTIONS)}")
    for name, metric in _table(path, "metrics", lexicon.get("metrics", {})).items():
        _check_metric(path, name, _table(path, f"metrics.{name}", metric))
    for section in ("benchmarks", "models"):
        _check_names(path, section, lexicon.get(section, {}))
    hardware = _table(path, "hardware", lexicon.get("hardware", {}))
    _check_names(path, "hardware.classes", hardware.get("classes", {}))
    for name, device in _table(path, "hardware.devices", hardware.get("devices", {})).items():
        where = f"hardware.devices.{name}"
        _check_spellings(path, where, _table(path, where, device).get("aliases", []))
    return lexicon


def _complain(path: Path, where: str, reason: str) -> None:
    message = f"{path}: {where}: {reason}"
    raise InputError(message)


def _table(path: Path, where: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        _complain(path, where, "this must be a table of names")
        return {}
    return value


def _check_names(path: Path, where: str, names: object) -> None:
    for name, spellings in _table(path, where, names).items():
        _check_spellings(path, f"{where}.{name}", spellings)


def _check_spellings(path: Path, where: str, spellings: object) -> None:
    if not isinstance(spellings, list) or not all(isinstance(s, str) and s.strip(" =") for s in spellings):
        _complain(path, where, 'the spellings must be a list of texts, such as ["FooSet", "Foo Set"]')


def _check_metric(path: Path, name: str, metric: Mapping[str, Any]) -> None:
    known = load_lexicon("metrics")
    where = f"metrics.{name}"
    _check_spellings(path, where, metric.get("aliases"))
    families = sorted({entry["family"] for entry in known.values()})
    family = metric.get("family")
    if family is None and name not in known:
        _complain(path, where, f"a metric of one's own needs a family, one of {', '.join(families)}")
    if family is not None and family not in families:
        _complain(path, where, f"the family is {family!r}; it must be one of {', '.join(families)}")
    if family is not None and metric.get("better") not in _BETTER:
        _complain(path, where, f'"better" must say which way is good: {", ".join(_BETTER)}')
    if family is not None and name in known and family != known[name]["family"]:
        _complain(path, where, f"this metric is known, and of the family {known[name]['family']!r}")
