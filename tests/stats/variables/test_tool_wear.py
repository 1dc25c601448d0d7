import numpy as np
import pytest

from qc.stats.variables.resets import find_resets
from qc.stats.variables.sigma import sigma_within
from qc.stats.variables.tool_wear import tool_wear_phase_one, tool_wear_phase_two
from qc.terms import Phase, Side, SigmaEstimator

CODES = np.repeat(np.arange(12), 4)
TIMES = 50 * np.arange(12)


def _readings(seed: int = 1) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Two tools: each starts at 10 and wears by 0.004 per subgroup; readings spread by 0.002."""
    return (10 + 0.004 * (np.arange(12) % 6))[CODES] + 0.002 * np.random.default_rng(seed).normal(size=48)


def test_resets_given_and_found_agree() -> None:
    values = _readings()
    means = values.reshape(12, 4).mean(axis=1)
    sigma = sigma_within(values, CODES, estimator=SigmaEstimator.UWAVE_R)
    search = find_resets(
        TIMES, means, np.full(12, 4), sigma_within=sigma.value, degrees_of_freedom=sigma.degrees_of_freedom
    )
    assert search.resets == (6,)
    chart = tool_wear_phase_one(TIMES, values, CODES, resets=search.resets)
    assert chart.baseline.slope == pytest.approx(0.004 / 50, rel=0.1)
    assert chart.baseline.start_level == pytest.approx(10.0, abs=0.003)
    assert chart.signals == ()


def test_limits_of_each_size_about_a_weighted_line() -> None:
    values = _readings()
    values[[0, 1, 9]] = np.nan
    chart = tool_wear_phase_one(TIMES, values, CODES, resets=[6], sigma_multiple=2.0)
    sizes = np.isfinite(values).reshape(12, 4).sum(axis=1)
    means = np.nanmean(values.reshape(12, 4), axis=1)
    design = np.column_stack([TIMES, np.arange(12) < 6, np.arange(12) >= 6]) * np.sqrt(sizes)[:, np.newaxis]
    solution = np.linalg.lstsq(design, means * np.sqrt(sizes))[0]
    center = design @ solution / np.sqrt(sizes)
    assert chart.panel.limits.center == pytest.approx(center)
    reach = 2 * chart.baseline.sigma_within / np.sqrt(sizes)
    assert chart.panel.limits.lcl == pytest.approx(center - reach)
    assert chart.sizes.tolist() == sizes.tolist()


def test_without_the_resets_the_line_is_wrong_and_points_signal() -> None:
    chart = tool_wear_phase_one(TIMES, _readings(), CODES)
    means = _readings().reshape(12, 4).mean(axis=1)
    line = np.polyval(np.polyfit(TIMES, means, 1), TIMES)
    assert chart.panel.limits.center == pytest.approx(line)
    beyond = np.abs(means - line) > 3 * chart.baseline.sigma_within / 2
    assert [signal.point for signal in chart.signals] == np.flatnonzero(beyond).tolist() == [0, 3, 4, 5, 6, 7, 8, 11]


def test_phase_two_goes_on_until_a_reset_and_starts_again_there() -> None:
    one = tool_wear_phase_one(TIMES, _readings(), CODES, resets=[6])
    base = one.baseline
    times = [600, 650, 700, 750]
    two = tool_wear_phase_two(
        times, np.full(8, 10.0), np.repeat(np.arange(4), 2), baseline=base, resets=[2], start_level=10.0
    )
    line = base.intercept + base.slope * np.array([600, 650])
    assert two.panel.limits.center == pytest.approx([*line, 10.0, 10.0 + 50 * base.slope])
    assert two.phase is Phase.TWO
    assert [(s.point, s.side) for s in two.signals][:2] == [(0, Side.BELOW), (1, Side.BELOW)]


def test_a_new_tool_at_the_start_of_phase_two() -> None:
    base = tool_wear_phase_one(TIMES, _readings(), CODES, resets=[6]).baseline
    two = tool_wear_phase_two([0, 50], [10.0, 10.0], [0, 1], baseline=base, resets=[0])
    assert two.panel.limits.center == pytest.approx([base.start_level, base.start_level + 50 * base.slope])
    on = tool_wear_phase_two([600], [10.0], [0], baseline=base)
    assert on.panel.limits.center == pytest.approx([base.intercept + 600 * base.slope])


@pytest.mark.parametrize(
    ("times", "values", "resets", "message"),
    [
        ([0, 1], [1.0, 2.0, 3.0, 4.0, 5.0, 7.0], (), r"`times` must be as many as the subgroups \(3\), got 2"),
        ([0, 1, 2], [1.0, 2.0, np.nan, np.nan, 5.0, 7.0], (), r"`values` must hold a reading of every subgroup"),
        ([0, 1, 2], [1.0, 2.0, 3.0, 4.0, 5.0, 7.0], (0,), r"`resets` must ascend from 1 to 2, got \(0,\)"),
        ([0, 1, 2], [1.0, 2.0, 3.0, 4.0, 5.0, 7.0], (3,), r"`resets` must ascend from 1 to 2, got \(3,\)"),
        ([0, 1, 2], [1.0, 1.0, 3.0, 3.0, 4.0, 4.0], (), r"`sigma_within` must be a finite number above 0"),
    ],
)
def test_refusals(times: list[int], values: list[float], resets: tuple[int, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tool_wear_phase_one(times, values, [0, 0, 1, 1, 2, 2], resets=resets)
