import numpy as np
import pytest
from scipy import stats

from qc.stats.variables.resets import find_resets


def _sawtooth(
    length: int, slope: float, noise: float, seed: int, teeth: int = 4
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    rng = np.random.default_rng(seed)
    points = np.arange(teeth * length)
    return 5.0 + slope * (points % length) + noise * rng.normal(size=points.size)


@pytest.mark.parametrize("slope", [0.01, -0.01])
def test_resets_of_seven_standard_errors_are_found_at_their_place(slope: float) -> None:
    exact = 0
    for seed in range(60):
        y = _sawtooth(8, slope, 0.01, seed)
        search = find_resets(range(32), y, np.ones(32), sigma_within=0.01)
        if search.resets == (8, 16, 24):
            exact += 1
            assert search.slope == pytest.approx(slope, abs=0.004)
    assert exact >= 58


@pytest.mark.parametrize(("points", "slope"), [(8, 0.0), (20, 0.5), (60, 0.0)])
def test_a_drift_without_resets_shows_one_no_oftener_than_alpha(points: int, slope: float) -> None:
    rng = np.random.default_rng(points)
    found = sum(
        bool(
            find_resets(
                range(points),
                slope * np.arange(points) + rng.normal(size=points),
                np.ones(points),
                sigma_within=1.0,
                alpha=0.05,
            ).resets
        )
        for _ in range(300)
    )
    assert found / 300 <= 0.05


def test_one_stray_point_is_no_reset() -> None:
    y = 0.5 * np.arange(30) + np.random.default_rng(1).normal(0.0, 0.5, 30)
    y[15] += 20.0
    assert find_resets(range(30), y, np.ones(30), sigma_within=0.5).resets == ()


def test_the_statistic_is_the_step_in_standard_errors_of_the_common_slope_fit() -> None:
    y, n = _sawtooth(8, 0.01, 0.01, 3, teeth=2), np.array([4.0, 5.0] * 8)
    search = find_resets(range(16), y, n, sigma_within=0.02)
    assert search.resets == (8,)
    step = np.arange(16) >= 8
    design = np.column_stack([np.arange(16), np.ones(16), step]) * np.sqrt(n)[:, np.newaxis]
    solution = np.linalg.lstsq(design, y * np.sqrt(n))[0]
    error = 0.02 * np.sqrt(np.linalg.inv(design.T @ design)[2, 2])
    assert search.statistics == pytest.approx((-solution[2] / error,))


def test_a_step_with_the_wear_is_no_reset() -> None:
    y = 0.1 * np.arange(20) + 5.0 * (np.arange(20) >= 10)
    y += np.random.default_rng(2).normal(0.0, 0.1, 20)
    assert find_resets(range(20), y, np.ones(20), sigma_within=0.1).resets == ()


def test_few_degrees_of_freedom_ask_for_more() -> None:
    y = _sawtooth(8, 0.01, 0.01, 4)
    known = find_resets(range(32), y, np.ones(32), sigma_within=0.01)
    guessed = find_resets(range(32), y, np.ones(32), sigma_within=0.01, degrees_of_freedom=10)
    # 32 points with 3 on both sides leave 27 to test, on two sides.
    assert known.critical == pytest.approx(stats.norm.isf(0.01 / 2 / 27))
    assert guessed.critical == pytest.approx(stats.t.isf(0.01 / 2 / 27, 10))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"means": np.zeros(5)}, r"`means` must be at least 6 with times and sizes for each, got 5"),
        ({"times": [1, 2, 2, 3, 4, 5, 6, 7]}, r"`times` must ascend strictly and `sizes` be above 0"),
        ({"sizes": np.zeros(8)}, r"`times` must ascend strictly and `sizes` be above 0"),
        ({"window": 2}, r"`window` must be a whole number of at least 3, got 2"),
        ({"alpha": 0.0}, r"`alpha` must lie strictly between 0 and 1"),
        ({"sigma_within": 0.0}, r"`sigma_within` must be a finite number above 0"),
    ],
)
def test_refusals(change: dict[str, object], message: str) -> None:
    arguments: dict[str, object] = {
        "times": range(8),
        "means": np.arange(8.0),
        "sizes": np.ones(8),
        "sigma_within": 1.0,
    }
    with pytest.raises(ValueError, match=message):
        find_resets(**{**arguments, **change})  # type: ignore[arg-type]  # wrong ones, on purpose
