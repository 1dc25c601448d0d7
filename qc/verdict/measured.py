"""Which units were measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series


def measured_units(series: Series) -> NDArray[np.int64]:
    """Return the units that have a reading, each once, in production order.

    Parameters
    ----------
    series : Series
        The readings.
    """
    units: NDArray[np.int64] = series.unit[series.present]
    # Most files have one reading a unit, in order: nothing is to be sorted then.
    return units if bool((units[1:] > units[:-1]).all()) else np.unique(units)
