"""Units: which there are, and how a value in one is brought to its base unit.

pint does the arithmetic under the project's own definitions (``units.txt``, ``units-counted.txt``); none of
pint's own are loaded, since there `point` is a typographer's length and `pp` is not known. Only the spelling
of units that a row may hold is accepted: raw text never gets this far.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from claims.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pint

SPELLED = {"%": "percent", "pp": "percentage_point"}
# A letter alone after a number is mostly something else: 7B are billions, 3M millions, an F1 is no farad.
REFUSED = frozenset({"B", "b", "M", "S", "F"})
FACTOR = r"[^\W\d]\w*(?:\*\*\d)?"
UNIT = re.compile(rf"(?:1|{FACTOR})(?:[/*]{FACTOR})*")


class BaseValue(NamedTuple):
    """A value in base units: the number, its unit, and the dimension as in ``token/time``."""

    value: float
    unit: str
    dimension: str


def parse_unit(unit: str) -> pint.Unit:
    """Return pint's unit for the spelling that a row holds.

    Raises `UsageError` when it is none of the project's units.

    >>> str(parse_unit("GFLOP"))
    'gigaFLOP'
    >>> parse_unit("furlong")
    Traceback (most recent call last):
    claims.errors.UsageError: unknown unit 'furlong': name it in schemas/units-counted.txt, or units.txt
    """
    found = _read(unit)
    if found is None:
        message = f"unknown unit {unit!r}: name it in schemas/units-counted.txt, or units.txt"
        raise UsageError(message)
    return found


def is_known(unit: str) -> bool:
    """Tell whether `unit` is one that a row may hold.

    >>> [is_known(unit) for unit in ("%", "pp", "x", "token/s", "petaFLOP/s", "mm**2", "B", "", "ms ago")]
    [True, True, True, True, True, True, False, False, False]
    """
    return _read(unit) is not None


@lru_cache(maxsize=4096)
def to_base(value: float, unit: str) -> BaseValue:
    """Bring `value` in `unit` to base units, so that values of one dimension can be compared.

    Data comes in bits, energy in joules, time in seconds, money in its own currency, a counted noun in
    itself. Raises `UsageError` for an unknown unit.

    >>> to_base(250.0, "us")
    BaseValue(value=0.00025, unit='second', dimension='time')
    >>> to_base(2.0, "TOPS/W")
    BaseValue(value=2000000000000.0, unit='operation/joule', dimension='operation/energy')
    >>> to_base(1.0, "GiB").value / to_base(1.0, "GB").value
    1.073741824
    """
    base = _registry().Quantity(value, parse_unit(unit)).to_base_units()
    return BaseValue(float(base.magnitude), f"{base.units:C}", read_dimension(unit))


@lru_cache(maxsize=4096)
def read_dimension(unit: str) -> str:
    """Return the dimension of `unit`; ``ratio`` for shares and multiples, which have none.

    Raises `UsageError` for an unknown unit.

    >>> [read_dimension(unit) for unit in ("%", "mW", "GB/s", "fps", "Hz", "USD")]
    ['ratio', 'energy/time', 'bit/time', 'image/time', '1/time', 'usd']
    """
    powers = {str(name): float(str(power)) for name, power in parse_unit(unit).dimensionality.items()}
    if not powers:
        return "ratio"
    above = "*".join(_write_powers(powers, sign=1)) or "1"
    return "/".join((above, *_write_powers(powers, sign=-1)))


def list_counted() -> frozenset[str]:
    """Return the nouns that are only counted, each its own dimension, in the singular.

    >>> "token" in list_counted() and "second" not in list_counted()
    True
    """
    return frozenset(line.partition(" = ")[0] for line in _counted_lines())


@lru_cache(maxsize=4096)
def _read(unit: str) -> pint.Unit | None:
    import pint

    spelled = SPELLED.get(unit, unit)
    if unit in REFUSED or not UNIT.fullmatch(spelled):
        return None
    try:
        return _registry().Unit(spelled)
    except (pint.PintError, ValueError, TypeError):
        return None


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint

    definitions = files("schemas").joinpath("units.txt").read_text(encoding="utf-8").splitlines()
    nouns = [f"{line} = [{line}]" for line in _counted_lines() if "=" not in line]
    aliased = [line.split(" = ") for line in _counted_lines() if "=" in line]
    nouns += [f"{noun} = [{noun}] = _ = {' = '.join(further)}" for noun, *further in aliased]
    registry: pint.UnitRegistry[float] = pint.UnitRegistry(None, on_redefinition="raise")
    registry.load_definitions([*definitions, *nouns])
    return registry


@cache
def _counted_lines() -> tuple[str, ...]:
    text = files("schemas").joinpath("units-counted.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _write_powers(powers: dict[str, float], *, sign: int) -> Iterator[str]:
    for name, power in sorted(powers.items()):
        size = power * sign
        if size > 0:
            yield name.strip("[]") + ("" if size == 1 else f"**{size:g}")
