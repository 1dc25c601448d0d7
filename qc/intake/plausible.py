"""Whether numbers can be readings at all, held against the standard's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.marks import magnitude, near
from qc.intake.raw import Doubt

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.plan import ExpectedColumn

FAR = 1000.0
"""So many tolerance widths from the limits a number is questioned, not judged."""
_MOST_DECIMALS = 12
_LARGE = 1e15


def absurd(values: NDArray[np.float64], expected: ExpectedColumn) -> NDArray[np.bool_]:
    """Return which values are no readings of this characteristic, whatever went wrong.

    A value is absurd if it is infinite, lies more than 1000 tolerance widths from the middle of the limits (or, with
    one limit, is more than 1000 times as large as it), or would lie within narrow limits if it were a thousand times
    smaller: a decimal mark taken for a thousands mark by another program.

    Parameters
    ----------
    values : (n,) float array
        In the standard's unit; NaN is missing, not absurd.
    expected : ExpectedColumn
        The limits.

    Returns
    -------
    (n,) bool array

    Examples
    --------
    >>> from qc.intake.plan import ExpectedColumn
    >>> bore = ExpectedColumn(id="d", names=("Bore",), unit="mm", nominal=12.0, lsl=11.0, usl=13.0)
    >>> absurd(np.array([12.5, 50.0, 12015.0, np.inf]), bore)
    array([False, False,  True,  True])
    """
    wrong = np.isinf(values)
    size = magnitude(expected)
    if size is None:
        return wrong
    lsl, usl = expected.lsl, expected.usl
    if lsl is None or usl is None:
        return np.asarray(wrong | (np.abs(values) > FAR * size))
    wrong |= np.abs(values - (lsl + usl) / 2) > FAR * (usl - lsl)
    if lsl > 0 and usl < 10 * lsl:
        wrong |= (values >= FAR * lsl) & (values <= FAR * usl)
    return np.asarray(wrong)


def settle_quickly(values: NDArray[np.float64], size: float | None) -> None:
    """Return if a point (or a comma) before the decimals is the only way to read these numbers, else raise ``Doubt``.

    Raises
    ------
    Doubt
        A number with three decimals may have a thousands mark, and the limits do not tell.
    """
    present = values[~np.isnan(values)]
    if not present.size or (size is not None and _all_near(present, size)):
        return
    doubtful = present[~near(present, size)] if size is not None else present
    thousandths = 1000 * doubtful[(np.abs(doubtful) >= 1) & (np.abs(doubtful) < 1000)]
    if np.isclose(thousandths, np.round(thousandths), rtol=1e-12, atol=0).any():
        raise Doubt


def _all_near(values: NDArray[np.float64], size: float) -> bool:
    """As ``near(values, size).all()``, without temporary arrays where all values are positive."""
    least = float(values.min())
    if least > 0:
        return least >= size / 10 and float(values.max()) <= size * 10
    return bool(near(values, size).all())


def native_decimals(values: NDArray[np.float64]) -> int:
    """Return how many digits after the decimal mark are needed to write all values; at most 12 are looked for.

    Examples
    --------
    >>> native_decimals(np.array([74.03, 74.002, np.nan])), native_decimals(np.array([1 / 3]))
    (3, 12)
    """
    present = values[np.abs(values) < _LARGE]
    digits = 0
    for sample in (present[:: max(1, present.size // 1000)], present):
        while digits < _MOST_DECIMALS and not _written_with(sample, digits):
            digits += 1
    return digits


def _written_with(values: NDArray[np.float64], digits: int) -> bool:
    scale = 10.0**digits
    return bool(np.array_equal(np.rint(values * scale) / scale, values))
