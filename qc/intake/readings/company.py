"""A number whose mark may part thousands, held against the size of its column's other numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.readings.marks import near, the_other_way

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.plan import ExpectedColumn


def leave_size_open(expected: ExpectedColumn) -> bool:
    """Return whether limits tell little of how large readings are: there is only one, or they lie around zero.

    Examples
    --------
    >>> from qc.intake.plan import ExpectedColumn
    >>> leave_size_open(ExpectedColumn(id="d", names=("Bore",), unit="mm", lsl=11.95, usl=12.05))
    False
    >>> leave_size_open(ExpectedColumn(id="t", names=("Coating",), unit="µm", lsl=8.0))
    True
    """
    lsl, usl = expected.lsl, expected.usl
    return not expected.nominal and (lsl is None or usl is None or lsl * usl <= 0)


def other_way_in_company(
    numbers: NDArray[np.float64], two_ways: NDArray[np.bool_], beside: NDArray[np.float64], size: float | None
) -> NDArray[np.bool_]:
    """Return which numbers are like their column's others in size only if their mark is read the other way.

    Others that are near the limits speak for the limits, and thus for the way in which the numbers were read.

    Parameters
    ----------
    numbers : (k,) float array
        Different numbers as they were read; NaN where a text is none.
    two_ways : (k,) bool array
        Those that may also mean a thousand times more (below a thousand) or less.
    beside : (m,) float array
        The column's numbers that are not written with a mark at all; NaN is none.
    size : float or None
        How large readings are by the limits; None where nothing tells.

    Returns
    -------
    (k,) bool array

    Examples
    --------
    >>> other_way_in_company(np.array([500.0, 1.001]), np.array([False, True]), np.empty(0), 1.0)
    array([False,  True])
    >>> other_way_in_company(np.array([0.9, 1.001]), np.array([False, True]), np.empty(0), 1.0)
    array([False, False])
    """
    others = np.abs(np.concatenate([numbers[~two_ways], beside]))
    others = others[np.isfinite(others) & (others > 0)]
    if not (two_ways.any() and others.size):
        return np.zeros(two_ways.shape, dtype=bool)
    middle = float(np.median(others))
    if near(np.array([middle]), size).all():
        return np.zeros(two_ways.shape, dtype=bool)
    read, elsewhere = np.abs(numbers), np.abs(the_other_way(numbers))
    with np.errstate(divide="ignore", invalid="ignore"):
        farther = np.abs(np.log(read / middle)) > np.abs(np.log(elsewhere / middle))
    return np.asarray(two_ways & farther)
