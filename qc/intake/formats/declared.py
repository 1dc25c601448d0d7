"""Limits that a measurement file gives itself, held against the standard's: the standard's are used."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.matching import called
from qc.intake.readings.plausible import native_decimals
from qc.units import canonical, conversion
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.errors import Location
    from qc.intake.findings import Findings
    from qc.intake.plan import ExpectedColumn

_NONE = message("none")
_MOST_DECIMALS = 9


def note_limits(
    expected: ExpectedColumn, limits: tuple[float | None, float | None], unit: str, place: Location, findings: Findings
) -> None:
    """Note limits of a file that are not the standard's.

    Parameters
    ----------
    expected : ExpectedColumn
        The characteristic as the standard has it.
    limits : tuple of float or None
        The file's lower and upper limit; None where it gives none, which says nothing.
    unit : str
        The unit of these limits as the file writes it; empty for the standard's.
    place : Location
        Where they stand.
    findings : Findings
        Where the note goes.
    """
    found = canonical(unit) or expected.unit
    to = conversion(found, expected.unit)
    if to is None:
        return
    given = tuple(None if x is None else x * to.factor for x in limits)
    rounded = 0.0 if found == expected.unit else to.factor * _last_digit(limits)
    if all(_agrees(x, own, rounded) for x, own in zip(given, (expected.lsl, expected.usl), strict=True)):
        return
    low, high, lsl, usl = (
        _NONE if x is None else Number(float(f"{x:.9g}")) for x in (*given, expected.lsl, expected.usl)
    )
    findings.note(
        message(
            "{name}: the file gives the limits {low} … {high} {unit}, the standard {lsl} … {usl};"
            " the standard's are used",
            name=called(expected),
            low=low,
            high=high,
            unit=expected.unit,
            lsl=lsl,
            usl=usl,
        ),
        place,
    )


def _last_digit(limits: tuple[float | None, float | None]) -> float:
    """Return what one is in the last digit of limits: in another unit a size and its tolerance were each rounded."""
    given = np.round([x for x in limits if x is not None], _MOST_DECIMALS)
    return 10.0 ** -native_decimals(given)


def _agrees(given: float | None, own: float | None, rounded: float) -> bool:
    return given is None or (own is not None and math.isclose(given, own, rel_tol=1e-6, abs_tol=max(rounded, 1e-9)))
