import math

import numpy as np
import pytest

from qc.stats.numerics.arguments import finite, sizes_of


def test_single_readings_have_size_one() -> None:
    assert sizes_of("sizes", None, np.zeros(2)).tolist() == [1.0, 1.0]
    assert sizes_of("sizes", [3, 4], np.zeros(2)).tolist() == [3.0, 4.0]


@pytest.mark.parametrize("sizes", [[1], [0, 1], [1.5, 2]])
def test_sizes_are_whole_and_as_many_as_the_values(sizes: list[float]) -> None:
    with pytest.raises(ValueError, match=r"`sizes` must be a whole number of at least 1 for each of 2 values"):
        sizes_of("sizes", sizes, np.zeros(2))


def test_finite() -> None:
    assert finite("center", 2) == 2.0
    with pytest.raises(ValueError, match=r"`center` must be a finite number, got inf"):
        finite("center", math.inf)
