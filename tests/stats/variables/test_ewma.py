import numpy as np
import pytest

from qc.stats.variables.ewma import ewma_chart
from qc.terms import LimitMethod, Side


def test_exact_limits_of_unequal_sizes_are_three_standard_errors_of_the_weighted_sum() -> None:
    sizes = np.array([5.0, 3, 5, 4, 1, 5])
    chart = ewma_chart([1.0, 2, 0, 1, 2, 1], center=1.0, sigma=2.0, weight=0.25, sizes=sizes)
    for i in range(6):
        shares = 0.25 * 0.75 ** np.arange(i, -1, -1)
        error = np.sqrt((shares**2 * 4.0 / sizes[: i + 1]).sum())
        assert chart.panel.limits.ucl[i] - 1.0 == pytest.approx(3 * error)
        assert chart.panel.values[i] == pytest.approx(shares @ [1.0, 2, 0, 1, 2, 1][: i + 1] + 0.75 ** (i + 1))


def test_limits_hold_the_ewma_as_often_as_normal_readings_say() -> None:
    rng = np.random.default_rng(11)
    ends = np.array(
        [
            (chart := ewma_chart(rng.normal(5.0, 2.0, 12), center=5.0, sigma=2.0, sigma_multiple=1.0)).panel.values
            > chart.panel.limits.ucl
            for _ in range(4000)
        ]
    )
    expected = 0.15866
    assert ends.mean(axis=0) == pytest.approx(np.full(12, expected), abs=4 * np.sqrt(expected * 0.84 / 4000))


def test_weight_one_is_the_shewhart_chart() -> None:
    chart = ewma_chart([1.0, 9.0, -9.0], center=0.0, sigma=1.0, weight=1.0)
    assert chart.panel.values.tolist() == [1.0, 9.0, -9.0]
    assert chart.panel.limits.ucl.tolist() == [3.0, 3.0, 3.0]
    assert [(s.point, s.side) for s in chart.signals] == [(1, Side.ABOVE), (2, Side.BELOW)]


def test_exact_limits_settle_on_the_asymptotic_ones() -> None:
    values = np.zeros(200)
    exact, settled = (
        ewma_chart(values, center=0.0, sigma=1.0, weight=0.1, method=method, sizes=np.full(200, 4))
        for method in (LimitMethod.EXACT, LimitMethod.ASYMPTOTIC)
    )
    assert settled.panel.limits.ucl == pytest.approx(np.full(200, 1.5 * np.sqrt(0.1 / 1.9)))
    assert exact.panel.limits.ucl[-1] == pytest.approx(settled.panel.limits.ucl[-1], rel=1e-12)
    assert exact.panel.limits.ucl[0] < settled.panel.limits.ucl[0]


def test_start() -> None:
    chart = ewma_chart([0.0], center=0.0, sigma=1.0, weight=0.5, start=4.0)
    assert chart.panel.values.tolist() == [2.0]
    assert chart.start == 4.0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weight": 0.0}, r"`weight` must be above 0 and at most 1, got 0.0"),
        ({"weight": 1.1}, r"`weight` must be above 0 and at most 1, got 1.1"),
        ({"sigma": 0.0}, r"`sigma` must be a finite number above 0"),
        ({"sigma_multiple": -1.0}, r"`sigma_multiple` must be a finite number above 0"),
        ({"center": float("nan")}, r"`center` must be a finite number"),
        ({"method": LimitMethod.SIGMA}, r"`method` must be one of"),
        ({"method": LimitMethod.ASYMPTOTIC, "sizes": [1, 2]}, r"`sizes` must be equal for asymptotic limits"),
    ],
)
def test_refusals(change: dict[str, object], message: str) -> None:
    arguments: dict[str, object] = {"center": 0.0, "sigma": 1.0, **change}
    with pytest.raises(ValueError, match=message):
        ewma_chart([1.0, 2.0], **arguments)  # type: ignore[arg-type]  # wrong ones, on purpose


def test_a_missing_reading_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`values` must hold finite numbers only"):
        ewma_chart([1.0, float("nan")], center=0.0, sigma=1.0)
