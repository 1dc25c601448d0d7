"""Whether readings are of another size than their limits: deviations, last digits, another unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Problem
from qc.intake.matching import called
from qc.intake.refusals import wanted_number
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.plan import ColumnPlan, ExpectedColumn
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

_FAR = ((5.0, 2.0), (20.0, 1.2))
"""Beyond so many tolerance widths from the middle of the limits, and more than so many times off it."""
_FACTOR_OF_ONE = 100.0
_FEWEST, _SHARE = 2, 0.2
"""More readings than this are no single slips, nor parts of another size that got into the lot."""
_BELOW_ZERO = 0.25
_SAMPLE = 1000
_WARM = frozenset({"°C", "°F"})


def ask_of_size(readings: Sequence[tuple[Cells, Numbers]], plan: ColumnPlan, findings: Findings) -> None:
    """Report characteristics many of whose readings are of another size than the limits, unless the user says so.

    Parameters
    ----------
    readings : sequence of (Cells, Numbers)
        By characteristic.
    plan : ColumnPlan
        Columns that the user named hold what they hold.
    findings : Findings
        Where the question goes.
    """
    said = frozenset(plan.given.values())
    for cells, numbers in readings:
        e, values = cells.expected, numbers.values
        if e.counts is None and e.id not in said and often_of_other_size(values, e):
            findings.problems.append(_question(cells, values))


def often_of_other_size(values: NDArray[np.float64], expected: ExpectedColumn) -> bool:
    """Return whether many readings are of another size than the limits, or below zero where limits are above.

    A lot that is bad stays near its limits: within five tolerance widths, or between half and twice what is wanted (of
    narrow limits within twenty widths or a fifth of it). Of one limit nobody knows as much: a hundred times of it is
    another size. Of very many readings a thousand tell.

    Parameters
    ----------
    values : (n,) float array
        In the standard's unit; NaN is missing.
    expected : ExpectedColumn
        The limits.

    Examples
    --------
    >>> from qc.intake.plan import ExpectedColumn
    >>> bore = ExpectedColumn(id="d", names=("Bore",), unit="mm", nominal=12.0, lsl=11.95, usl=12.05)
    >>> often_of_other_size(np.array([0.02, -0.01, 0.0]), bore), often_of_other_size(np.array([12.6, 12.5]), bore)
    (True, False)
    """
    present = values[:: max(1, values.size // _SAMPLE)]
    present = present[~np.isnan(present)]
    if not present.size:
        return False
    off = np.count_nonzero(of_other_size(present, expected))
    if 2 * off > present.size or off > max(_FEWEST, _SHARE * present.size):
        return True
    below = np.count_nonzero(present < 0)
    return _never_below_zero(expected) and bool(below > max(1, _BELOW_ZERO * present.size))


def of_other_size(values: NDArray[np.float64], expected: ExpectedColumn) -> NDArray[np.bool_]:
    """Return which readings are of another size than the limits.

    Parameters
    ----------
    values : (n,) float array
        Without missing ones.
    expected : ExpectedColumn
        The limits.

    Examples
    --------
    >>> from qc.intake.plan import ExpectedColumn
    >>> runout = ExpectedColumn(id="r", names=("Runout",), unit="mm", usl=0.1)
    >>> of_other_size(np.array([0.05, 9.0, 40.0]), runout)
    array([False, False,  True])
    """
    lsl, usl = expected.lsl, expected.usl
    if lsl is not None and usl is not None:
        middle = (lsl + usl) / 2
        found = np.zeros(values.shape, dtype=bool)
        for widths, factor in _FAR:
            ends = sorted((middle / factor, middle * factor))
            found |= (np.abs(values - middle) > widths * (usl - lsl)) & ((values < ends[0]) | (values > ends[1]))
        return found
    if usl:
        return np.asarray(np.abs(values) > _FACTOR_OF_ONE * abs(usl))
    if lsl and lsl > 0:
        return np.asarray(values < lsl / _FACTOR_OF_ONE)
    return np.zeros(values.shape, dtype=bool)


def _never_below_zero(expected: ExpectedColumn) -> bool:
    """Whether a reading below zero is none: of a size, a weight or a force, but not of a temperature."""
    return expected.lsl is not None and expected.lsl > 0 and expected.unit not in _WARM


def _question(cells: Cells, values: NDArray[np.float64]) -> Problem:
    """Return what to ask, with the first reading of another size."""
    odd = of_other_size(values, cells.expected)
    if _never_below_zero(cells.expected):
        odd = odd | (values < 0)
    indices = np.flatnonzero(odd)
    return Problem(
        reason=message(
            "{count} of the {all} numbers read as {name} are of quite another size than its limits; this is the first",
            count=int(indices.size),
            all=int(np.count_nonzero(~np.isnan(values))),
            name=called(cells.expected),
        ),
        location=cells.place(int(indices[0])),
        found=cells.written(int(indices[0])),
        expected=wanted_number(cells),
        fix=message(
            "Write whole readings, not deviations or the last digits alone, and another unit behind the header, such as"
            ' (cm). If they are right as they stand, say so: --column "{header}={id}".',
            header=_header(cells),
            id=cells.expected.id,
        ),
    )


def _header(cells: Cells) -> str:
    """Return what names the readings: their only column's header, else the characteristic."""
    own = cells.headers[0] if len(set(cells.headers)) == 1 else ""
    return own if any(sign.isalpha() for sign in own) else called(cells.expected)
