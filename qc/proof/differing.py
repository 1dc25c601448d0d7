"""The first fact in which two verdicts differ."""

from __future__ import annotations

import math
from itertools import zip_longest
from typing import Any

from qc.values import dataclass

_CLOSE = 1e-9  # the last digits of a sum may differ from one computer to another
_SHOWN = 60
_ABSENT = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One fact that differs.

    Attributes
    ----------
    path : str
        Its keys.
    found, expected : str
        What stands there, and what should.
    """

    path: str
    found: str
    expected: str


def first_difference(found: Any, expected: Any, path: str = "") -> Difference | None:
    """Return the first fact in which two trees of JSON differ; None where they are the same.

    Parameters
    ----------
    found, expected : object
        As ``json.loads`` gives them.
    path : str
        Keys above them.

    Examples
    --------
    >>> first_difference({"a": [1, 2.0]}, {"a": [1, 2.5]})
    Difference(path='a[1]', found='2.0', expected='2.5')
    """
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = [*expected, *(key for key in found if key not in expected)]
        pairs = [(f"{path}.{key}".lstrip("."), found.get(key, _ABSENT), expected.get(key, _ABSENT)) for key in keys]
    elif isinstance(found, list) and isinstance(expected, list):
        both = zip_longest(found, expected, fillvalue=_ABSENT)
        pairs = [(f"{path}[{place}]", a, b) for place, (a, b) in enumerate(both)]
    elif _same(found, expected):
        return None
    else:
        return Difference(path=path, found=_shown(found), expected=_shown(expected))
    return next((one for where, a, b in pairs if (one := first_difference(a, b, where)) is not None), None)


def _same(found: Any, expected: Any) -> bool:
    numbers = [one for one in (found, expected) if isinstance(one, int | float) and not isinstance(one, bool)]
    if len(numbers) == 2 and any(isinstance(one, float) for one in numbers):
        return math.isclose(found, expected, rel_tol=_CLOSE, abs_tol=1e-12)
    return type(found) is type(expected) and bool(found == expected)


def _shown(value: Any) -> str:
    text = "–" if value is _ABSENT else str(value)
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
