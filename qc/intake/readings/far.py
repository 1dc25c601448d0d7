"""Readings so far from the limits that they need an explanation: judged as read, but never passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.readings.other_size import of_other_size
from qc.intake.readings.plausible import extremes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.plan import ExpectedColumn

_FAR = 20.0
"""So many tolerance widths beyond the limits is far, whatever the size."""
_SHARE = 10
"""At most one of so many readings is; more is how the process is."""
_MOST = 5


def find_far(values: NDArray[np.float64], expected: ExpectedColumn) -> NDArray[np.int64]:
    """Return the readings that are of another size than the limits, or the few that lie very far beyond them.

    Parameters
    ----------
    values : (n,) float array
        In the standard's unit; NaN is missing. Zeros are told elsewhere.
    expected : ExpectedColumn
        The characteristic.

    Returns
    -------
    (k,) int array
        Indices, in order.

    Examples
    --------
    >>> from qc.intake.plan import ExpectedColumn
    >>> bore = ExpectedColumn(id="d", names=("Bore",), unit="mm", nominal=74.0, lsl=73.95, usl=74.05)
    >>> find_far(np.array([74.01, 73.99, 160.03, 74.2, np.nan]), bore)
    array([2])
    """
    ends = np.array(extremes(values))
    if np.isnan(ends).any() or not (_other(ends, expected) | _beyond(ends, expected)).any():
        return np.empty(0, dtype=np.int64)
    other, beyond = _other(values, expected), _beyond(values, expected)
    present = int(np.count_nonzero(np.isfinite(values)))
    few = np.count_nonzero(beyond) <= max(1, min(_MOST, present // _SHARE))
    return np.flatnonzero(other | beyond if few else other)


def _other(values: NDArray[np.float64], expected: ExpectedColumn) -> NDArray[np.bool_]:
    """Return which readings are of another size than the limits; zero is none."""
    return np.asarray(of_other_size(values, expected) & (values != 0))


def _beyond(values: NDArray[np.float64], expected: ExpectedColumn) -> NDArray[np.bool_]:
    """Return which readings are far beyond one of two limits."""
    lsl, usl = expected.lsl, expected.usl
    if lsl is None or usl is None:
        return np.zeros(values.shape, dtype=bool)
    return np.asarray((np.maximum(lsl - values, values - usl) > _FAR * (usl - lsl)) & (values != 0))
