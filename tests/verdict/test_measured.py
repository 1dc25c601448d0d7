"""Units with a reading, each once and in order."""

from __future__ import annotations

import numpy as np
import pytest

from qc.intake.batch import Series
from qc.verdict.measured import measured_units


@pytest.mark.parametrize(
    ("units", "values", "measured"),
    [
        ([0, 1, 4], [1.0, 2.0, 3.0], [0, 1, 4]),
        ([0, 0, 1, 1], [1.0, np.nan, 2.0, 3.0], [0, 1]),
        ([3, 1, 2], [1.0, 2.0, np.nan], [1, 3]),
        ([], [], []),
    ],
)
def test_each_unit_counts_once(units: list[int], values: list[float], measured: list[int]) -> None:
    places = np.zeros(len(units), dtype=np.int64)
    series = Series(
        characteristic="d",
        values=np.array(values, dtype=np.float64),
        subgroup=None,
        unit=np.array(units, dtype=np.int64),
        source=places,
        row=places,
        column=places,
        headers=("d",),
    )
    assert measured_units(series).tolist() == measured
