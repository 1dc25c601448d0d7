import numpy as np

from qc.stats.variables.beyond import beyond_limits, panel
from qc.terms import PlottedStatistic, Side


def test_a_value_on_a_limit_is_inside_and_nan_never_signals() -> None:
    values = np.array([3.0, np.nextafter(3.0, 4.0), -3.0, np.nextafter(-3.0, -4.0), np.nan])
    found = beyond_limits(panel(PlottedStatistic.EWMA, values, -3.0, 0.0, 3.0))
    assert [(s.point, s.first, s.side) for s in found] == [(1, 1, Side.ABOVE), (3, 3, Side.BELOW)]


def test_a_limit_that_is_not_there_never_signals() -> None:
    values = np.array([-9.0, 9.0])
    found = beyond_limits(panel(PlottedStatistic.MEAN, values, np.nan, np.nan, 3.0))
    assert [s.point for s in found] == [1]


def test_limits_get_the_shape_of_the_values() -> None:
    limits = panel(PlottedStatistic.MEAN, np.zeros(3), 0.0, 1.0, [2.0, 3.0, 4.0]).limits
    assert limits.lcl.tolist() == [0.0] * 3
    assert limits.ucl.tolist() == [2.0, 3.0, 4.0]
