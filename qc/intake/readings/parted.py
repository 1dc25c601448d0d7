"""Numbers whose thousands blanks part: one number, or several in one cell."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.readings.cell import BLANK
from qc.intake.readings.marks import near
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Sized:
    """What is known of the size of a column's readings, in the file's unit.

    Attributes
    ----------
    size : float or None
        How large they are by the limits; None where nothing tells.
    low, high : float or None
        The limits.
    """

    size: float | None
    low: float | None = None
    high: float | None = None

    @property
    def open(self) -> bool:
        """Whether limits tell little of the size."""
        return self.low is None or self.high is None or self.low <= 0


def maybe_several(
    digits: Sequence[str], numbers: NDArray[np.float64], *, cells: int, sized: Sized, beside: NDArray[np.float64]
) -> NDArray[np.bool_]:
    r"""Return which numbers with blanks between thousands may be several numbers in one cell.

    One number is a thousand times as large as the first of several would be. It is taken for one where it has the size
    that limits give to readings (without limits, the column's other numbers), where none of its parts comes nearer to
    them, and where it does not stand far from most of the column's other numbers.

    Parameters
    ----------
    digits : sequence of k str
        Different numbers with blanks between thousands.
    numbers : (k,) float array
        What they are if each is one number; NaN is none.
    cells : int
        How many cells of the column have such a number.
    sized : Sized
        What the standard says of readings.
    beside : (m,) float array
        The column's other numbers; NaN is none.

    Returns
    -------
    (k,) bool array

    Examples
    --------
    >>> [
    ...     maybe_several(["12\xa0500"], np.array([12500.0]), cells=1, sized=sized, beside=np.empty(0)).tolist()
    ...     for sized in (Sized(13_000.0, 11_000.0, 13_000.0), Sized(505.0, 495.0, 505.0), Sized(None))
    ... ]
    [[False], [True], [True]]
    """
    company = _company(beside)
    many = company is not None and np.count_nonzero(np.isfinite(beside)) >= cells
    looked_at = [sized] if sized.size is not None else []
    if company is not None and (not looked_at or (many and sized.open)):
        looked_at.append(company)
    if not looked_at or any(_parts_nearer(digits, numbers, one) for one in looked_at):
        return np.ones(numbers.shape, dtype=bool)
    found = ~near(numbers, looked_at[0].size)
    return found | ~near(numbers, company.size) if company is not None and many else found


def _company(beside: NDArray[np.float64]) -> Sized | None:
    """Return how large the column's other numbers are."""
    others = np.abs(beside[np.isfinite(beside) & (beside != 0)])
    return Sized(float(np.median(others)), float(others.min()), float(others.max())) if others.size else None


def _parts_nearer(digits: Sequence[str], numbers: NDArray[np.float64], sized: Sized) -> bool:
    """Whether most numbers are farther from the limits than the nearest of their parts."""
    parts = [[abs(float(part.replace(",", "."))) for part in text.split(BLANK)] for text in digits]
    nearest = np.array([min(_apart(part, sized) for part in each) for each in parts])
    whole = np.array([_apart(number, sized) for number in np.abs(numbers).tolist()])
    return bool(np.median(nearest) < np.median(whole))


def _apart(number: float, sized: Sized) -> float:
    """How many times too small or too large a size is for the limits, as a logarithm; 0 within them."""
    low, high = sized.low, sized.high
    if high is not None and number > high > 0:
        return math.log(number / high)
    if low is not None and number < low:
        return math.log(low / number) if number else math.inf
    return 0.0
