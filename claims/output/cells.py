"""A value as the text of a cell: whole, on one line where asked, with nothing a terminal would obey."""

from __future__ import annotations

import re

_LARGEST_WHOLE = 10**15
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def cell_text(value: object) -> str:
    """Return `value` as text that holds all of it: lists joined by ``"; "``, nothing for None.

    >>> [cell_text(v) for v in (None, 40.0, 0.1, ("A100", "V100"), True, "x")]
    ['', '40', '0.1', 'A100; V100', 'true', 'x']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _LARGEST_WHOLE else repr(value)
    if isinstance(value, list | tuple):
        return "; ".join(cell_text(item) for item in value)
    return str(value)


def one_line(value: object) -> str:
    r"""Return the cell's text on one line, without the control characters that a terminal obeys.

    >>> one_line("two\nlines \x1b[31mred")
    'two lines ?[31mred'
    """
    return _UNPRINTABLE.sub("?", " ".join(cell_text(value).split()))
