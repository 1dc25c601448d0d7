"""Whether numbers can be readings at all, held against the standard's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.raw import Doubt
from qc.intake.readings.marks import magnitude, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.intake.plan import ExpectedColumn

FAR = 1000.0
"""So many tolerance widths from the limits a number is questioned, not judged."""
_MOST_DECIMALS = 12
_LARGE = 1e15
_PIECE = 1 << 15


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


def settle_quickly(values: NDArray[np.float64], size: float | None, *, size_open: bool = False) -> None:
    """Return if a point (or a comma) before the decimals is the only way to read these numbers, else raise ``Doubt``.

    Parameters
    ----------
    values : (n,) float array
        In the file's unit; NaN is missing.
    size : float or None
        How large readings are by the limits, in that unit; None where nothing tells.
    size_open : bool
        Whether the limits tell little of it: numbers much larger than them cast doubt on all that have three decimals.

    Raises
    ------
    Doubt
        A number with three decimals may have a thousands mark, and the limits do not tell.
    """
    least, most = extremes(values)
    if size is not None and least > 0 and least >= size / 10 and most <= size * 10:
        return
    present = values[~np.isnan(values)]
    if not present.size or (size is not None and near(present, size).all()):
        return
    all_doubtful = size is None or (size_open and most > 10 * size)
    doubtful = present if all_doubtful else present[~near(present, size)]
    thousandths = 1000 * doubtful[(np.abs(doubtful) >= 1) & (np.abs(doubtful) < 1000)]
    if np.isclose(thousandths, np.round(thousandths), rtol=1e-12, atol=0).any():
        raise Doubt


def extremes(values: NDArray[np.float64]) -> tuple[float, float]:
    """Return the least and the largest value, NaN where there is none; no copy is made.

    Parameters
    ----------
    values : (n,) float array
        NaN is missing.

    Examples
    --------
    >>> extremes(np.array([12.5, np.nan, 11.0]))
    (11.0, 12.5)
    """
    if values.size and not np.isnan(least := values.min()):
        return float(least), float(values.max())
    return float(np.fmin.reduce(values, initial=np.nan)), float(np.fmax.reduce(values, initial=np.nan))


def any_absurd(values: NDArray[np.float64], expected: ExpectedColumn) -> bool:
    """Return whether any value is absurd; where the least and the largest are far from it, no other is looked at.

    Parameters
    ----------
    values : (n,) float array
        In the standard's unit.
    expected : ExpectedColumn
        The limits.

    Examples
    --------
    >>> from qc.intake.plan import ExpectedColumn
    >>> bore = ExpectedColumn(id="d", names=("Bore",), unit="mm", nominal=12.0, lsl=11.0, usl=13.0)
    >>> any_absurd(np.array([12.5, 50.0]), bore), any_absurd(np.array([12.5, 12015.0]), bore)
    (False, True)
    """
    ends = np.array(extremes(values))
    # Between two values within ten times the limits' size, none is a thousand times as large as a limit.
    size = magnitude(expected)
    if size is not None and bool((np.abs(ends) <= 10 * size).all()) and not absurd(ends, expected).any():
        return False
    return bool(absurd(values, expected).any())


def native_decimals(values: NDArray[np.float64]) -> int:
    """Return how many digits after the decimal mark are needed to write all values; at most 12 are looked for.

    Examples
    --------
    >>> native_decimals(np.array([74.03, 74.002, np.nan])), native_decimals(np.array([1 / 3]))
    (3, 12)
    """
    digits = 0
    for sample in (values[:: max(1, values.size // 1000)], *_pieces(values)):
        present = sample[np.abs(sample) < _LARGE]
        while digits < _MOST_DECIMALS and not _written_with(present, digits):
            digits += 1
    return digits


def _pieces(values: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Yield values in pieces small enough to stay in the processor's memory."""
    return (values[start : start + _PIECE] for start in range(0, values.size, _PIECE))


def _written_with(values: NDArray[np.float64], digits: int) -> bool:
    scale = 10.0**digits
    return bool(np.array_equal(np.rint(values * scale) / scale, values))
