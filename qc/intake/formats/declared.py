"""Limits that a measurement file gives itself, held against the standard's: the standard's are used."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.intake.matching import called
from qc.units import canonical, conversion
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.errors import Location
    from qc.intake.findings import Findings
    from qc.intake.plan import ExpectedColumn

_NONE = message("none")


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
    if all(_agrees(x, own) for x, own in zip(given, (expected.lsl, expected.usl), strict=True)):
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


def _agrees(given: float | None, own: float | None) -> bool:
    return given is None or (own is not None and math.isclose(given, own, rel_tol=1e-6, abs_tol=1e-9))
