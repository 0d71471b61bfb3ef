"""One number of a text with its unit: the value that the quantity layer works on."""

from __future__ import annotations

from typing import NamedTuple

from claims.model import Bound


class Atom(NamedTuple):
    """One number with its unit, at clean offsets.

    `unit` is ``""`` when none follows. `form` is ``digits``, ``word``, ``fraction``, ``ordinal`` or
    ``magnitude`` (orders of magnitude). `attached` names what the number is part of when it is no
    quantity of its own (``name``, ``version``, ``ratio``, ``size``, ``citation`` ...), else ``""``.
    `noun_end` is the end of a counted noun that the span leaves out (``3.7M`` of "3.7M parameters").
    """

    start: int
    end: int
    value: float
    unit: str = ""
    dimension: str = ""
    form: str = "digits"
    sign: str = ""
    attached: str = ""
    noun_end: int = 0
    scaled: bool = False
    value_max: float | None = None
    bound: Bound = "exact"
    bound_start: int = -1
