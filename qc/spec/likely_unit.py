"""The unit that was probably meant by one that nobody knows: a neighbouring key, or a letter typed twice."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qc.units import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {frozenset(pair) for row in _KEYS for pair in pairwise(row)}
_USUAL = ("mm", "µm", "cm", "kg", "g", "N", "HRC", "HRB", "HV", "HB", "MPa", "bar")
_SHORTEST = 2


def likely_unit(unit: str) -> str | None:
    """Return the usual unit that differs by one slip of the finger; None where the unit is known, or none is near.

    Parameters
    ----------
    unit : str
        As it was written.

    Examples
    --------
    >>> likely_unit("mn"), likely_unit("mmm"), likely_unit("mm"), likely_unit("pcs")
    ('mm', 'mm', None, None)
    """
    written = unit.strip().casefold()
    if canonical(unit) is not None or len(written) < _SHORTEST:
        return None
    return next((usual for usual in _USUAL if written in _slips(usual.casefold())), None)


def _slips(usual: str) -> Iterator[str]:
    """Yield what one slip makes of a unit."""
    for place, letter in enumerate(usual):
        before, after = usual[:place], usual[place + 1 :]
        yield f"{before}{letter}{letter}{after}"
        for key in "".join(_KEYS):
            if frozenset((letter, key)) in _BESIDE:
                yield f"{before}{key}{after}"
