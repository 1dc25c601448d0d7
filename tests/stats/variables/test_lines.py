import numpy as np
import pytest
from scipy import stats

from qc.stats.variables.lines import fit_line


def test_one_segment_against_scipy() -> None:
    rng = np.random.default_rng(2)
    t = np.sort(rng.uniform(0, 50, 30))
    y = 3.0 - 0.2 * t + rng.normal(size=30)
    line, expected = fit_line(t, y, np.ones(30)), stats.linregress(t, y)
    assert line.slope == pytest.approx(expected.slope)
    assert line.intercepts == pytest.approx((expected.intercept,))
    assert line.slope_se == pytest.approx(expected.stderr)
    assert line.slope_p == pytest.approx(expected.pvalue)
    assert line.r_squared == pytest.approx(expected.rvalue**2)
    assert line.degrees_of_freedom == 28


def test_segments_and_weights_against_the_normal_equations() -> None:
    rng = np.random.default_rng(3)
    t, w = np.arange(15.0), rng.integers(1, 6, 15).astype(float)
    y = 0.3 * t - 2.0 * (t >= 6) - 1.0 * (t >= 11) + rng.normal(size=15)
    line = fit_line(t, y, w, starts=(0, 6, 11))
    design = np.column_stack([t, t < 6, (t >= 6) & (t < 11), t >= 11])
    root = np.sqrt(w)[:, np.newaxis]
    solution, rest, _, _ = np.linalg.lstsq(design * root, y * root[:, 0])
    covariance = np.linalg.inv((design * root).T @ (design * root))
    assert (line.slope, *line.intercepts) == pytest.approx(tuple(solution))
    assert line.residual_sd == pytest.approx(np.sqrt(rest[0] / 11))
    assert line.slope_se == pytest.approx(line.residual_sd * np.sqrt(covariance[0, 0]))
    assert line.fitted == pytest.approx(design @ solution)


@pytest.mark.parametrize(
    ("t", "y", "message"),
    [
        ([1.0, 1.0, 1.0], [1.0, 2.0, 4.0], r"`times` must hold at least 3 points at different times, got 3"),
        ([1.0, 2.0], [1.0, 2.0], r"`times` must hold at least 3 points at different times, got 2"),
        ([1.0, 2.0, 3.0], [5.0, 7.0, 9.0], r"`values` must scatter about the line"),
        ([1.0, 2.0, 3.0], [5.0, 5.0, 5.0], r"`values` must scatter about the line"),
    ],
)
def test_refusals(t: list[float], y: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fit_line(np.array(t), np.array(y), np.ones(len(t)))
