"""Units of measurement: which unit a characteristic's readings have, and their exact conversion."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.headers import fold
from qc.intake.matching import called
from qc.units import Conversion, canonical, conversion
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.readings.cells import Cells


def spelled(text: str, wanted: str) -> str | None:
    """Return the unit that ``text`` spells, a unit that only the standard knows included.

    Examples
    --------
    >>> spelled("MIKRON", "mm"), spelled("gu", "GU"), spelled("banana", "mm")
    ('µm', 'GU', None)
    """
    if fold(text) == fold(wanted) and fold(text):
        return wanted
    return canonical(text)


def find_conversion(cells: Cells, suffixes: Mapping[str, int], *, bare: bool, findings: Findings) -> Conversion | None:
    """Return how the readings become readings in the standard's unit; None where no unit of theirs does.

    With a problem in some cells only, the rest is read on, so that its problems are found too.

    Parameters
    ----------
    cells : Cells
        Their headers and their unit column may name units.
    suffixes : mapping of str to int
        Units behind numbers in cells, and the first cell that has each.
    bare : bool
        Some numbers have no unit behind them.
    findings : Findings
        Where a note or a problem goes.
    """
    wanted = cells.expected.unit
    seen = named = _named(cells)
    if bare and not named:
        seen = {wanted: cells.place()}
    seen = seen | {text: cells.place(index) for text, index in suffixes.items() if text not in seen}
    first: dict[str, Location] = {}
    for text, place in seen.items():
        unit = spelled(text, wanted)
        if unit is not None and conversion(unit, wanted) is not None:
            first.setdefault(unit, place)
        else:
            _unusable(cells, text, place, known=unit is not None, findings=findings)
    if len(first) > 1:
        _mixed(cells, first, findings)
    if named and not first:
        return None
    found = conversion(next(iter(first), wanted), wanted)
    if found is not None and found.found != wanted:
        _note_conversion(cells, found, findings)
    return found


def _note_conversion(cells: Cells, found: Conversion, findings: Findings) -> None:
    name = called(cells.expected)
    said = message("{name}: converted from {found} to {wanted}", name=name, found=found.found, wanted=found.wanted)
    findings.note(said, cells.place())


def _named(cells: Cells) -> dict[str, Location]:
    """Return the units that headers and the unit column name, each with its first place."""
    seen: dict[str, Location] = {}
    for unit in cells.units:
        seen.setdefault(unit, cells.place())
    if cells.measure is not None:
        codes, first = np.unique(cells.measure.codes, return_index=True)
        for code, index in zip(codes.tolist(), first.tolist(), strict=True):
            if text := str(cells.measure.names[code]):
                place = cells.place(index)
                seen.setdefault(text, Location(file=place.file, sheet=place.sheet, row=place.row))
    return seen


def _unusable(cells: Cells, text: str, place: Location, *, known: bool, findings: Findings) -> None:
    name, wanted = called(cells.expected), cells.expected.unit
    findings.problem(
        message("{name} cannot be measured in this unit", name=name)
        if known
        else message("this unit of {name} is not known", name=name),
        place,
        found=text,
        expected=message("{unit}, or a unit that converts to it", unit=wanted),
        fix=message("Write the unit that the readings have, such as ({unit}), behind the header.", unit=wanted),
    )


def _mixed(cells: Cells, places: Mapping[str, Location], findings: Findings) -> None:
    first, second = list(places)[:2]
    findings.problem(
        message("{name} is given in two units", name=called(cells.expected)),
        places[second],
        found=second,
        expected=message("one unit for all its readings, such as {unit}", unit=first),
        fix=message("Convert the readings to one unit, and write it once, behind the header."),
    )


def converted(values: NDArray[np.float64], factor: float, decimals: int) -> tuple[NDArray[np.float64], int]:
    """Return readings in another unit, and how many decimals they have.

    A reading of 12,050 µm becomes the same double as the limit 12.050 mm: binary rounding of the factor must never
    push a reading on the limit over it.

    Parameters
    ----------
    values : (n,) float array
    factor : float
        What a reading is multiplied by.
    decimals : int
        Digits after the decimal mark in ``values``.

    Returns
    -------
    tuple of (n,) float array and int

    Examples
    --------
    >>> converted(np.array([12050.0]), 0.001, 0)
    (array([12.05]), 3)
    """
    if factor == 1.0:
        return values, decimals
    digits = decimals - int(Decimal(repr(factor)).normalize().as_tuple().exponent)
    shown = max(0, math.ceil(decimals - math.log10(factor) - 1e-9))
    scale = 10.0 ** max(0, digits)
    with np.errstate(over="ignore"):  # infinity is no reading, and is questioned
        multiplied = values * factor
    largest = float(np.abs(multiplied[~np.isnan(values)]).max(initial=0.0))
    if digits > 15 or largest * scale >= 2.0**53:
        return multiplied, shown
    return np.round(multiplied * scale) / scale, shown
