"""A number whose mark may part thousands, where limits leave open which: its column's others, the gauge, the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.readings.marks import near, the_other_way
from qc.units import decimals_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.plan import ExpectedColumn

_THOUSAND, _THREE = 1000, 3


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


def other_way_by_standard(
    numbers: NDArray[np.float64],
    two_ways: NDArray[np.bool_],
    *,
    limits: tuple[float | None, float | None],
    step: float | None,
    times: NDArray[np.int64] | None = None,
) -> NDArray[np.bool_]:
    """Return which numbers the gauge's step, or else the only limit, allows only if their mark is read the other way.

    A limit says so of most of a column's numbers or of none: single ones are nonconforming.

    Parameters
    ----------
    numbers : (k,) float array
        As they were read; NaN where a text is none.
    two_ways : (k,) bool array
        Those that may also mean a thousand times more (below a thousand) or less.
    limits : tuple of float or None
        The lower and the upper limit, in the numbers' unit.
    step : float or None
        The gauge's, in the numbers' unit: one of 1 shows no decimals, one of 0.001 shows three.
    times : (k,) int array, optional
        How often each stands in the column; once where it is not given.

    Returns
    -------
    (k,) bool array

    Examples
    --------
    >>> both = np.array([True, True])
    >>> other_way_by_standard(np.array([5.848, 11.641]), both, limits=(55.0, None), step=None)
    array([ True,  True])
    >>> other_way_by_standard(np.array([5.848, 11.641]), both, limits=(5.0, None), step=1.0)
    array([ True,  True])
    >>> other_way_by_standard(np.array([5.848, 11.641]), both, limits=(5.0, None), step=None)
    array([False, False])
    """
    shown = None if step is None else decimals_of(step)
    small = np.abs(numbers) < _THOUSAND
    if shown == 0:
        return np.asarray(two_ways & small)
    if shown is not None and shown >= _THREE:
        return np.asarray(two_ways & ~small)
    if (only := _only(limits)) is not None and (two_ways & (numbers * only < 0)).any():
        return np.asarray(two_ways & (numbers * only < 0))  # a limit of the other sign tells no size
    odd = two_ways & _beyond(numbers, limits) & ~_beyond(the_other_way(numbers), limits)
    each = np.ones(numbers.size, dtype=np.int64) if times is None else times
    most = 2 * each[odd].sum() > each[~np.isnan(numbers)].sum()
    return np.asarray(odd if most else np.zeros_like(odd))


def _only(limits: tuple[float | None, float | None]) -> float | None:
    low, high = limits
    return None if low is not None and high is not None else high if low is None else low


def _beyond(numbers: NDArray[np.float64], limits: tuple[float | None, float | None]) -> NDArray[np.bool_]:
    low, high = limits
    below = np.zeros(numbers.shape, dtype=bool) if low is None else numbers < low
    return np.asarray(below if high is None else below | (numbers > high))
