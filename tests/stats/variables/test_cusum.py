import numpy as np
import pytest

from qc.stats.variables.cusum import cusum_chart
from qc.stats.variables.cusum_result import CusumDesign
from qc.terms import Side

# Montgomery, Introduction to Statistical Quality Control, Table 9.1: twenty readings at 10, ten at 11, sigma 1.
SHIFTED = [
    *(9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34),
    *(9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62, 10.31, 8.52, 10.84),
    *(10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52),
]


def test_montgomerys_example() -> None:
    chart = cusum_chart(SHIFTED, target=10.0, sigma=1.0, design=CusumDesign(reference=0.5, decision=5.0))
    # The book prints C⁺(29) = 5.28 with N⁺ = 7, the new mean 11.25, and period 22 as the last before the shift.
    assert chart.upper.panel.values[28] == pytest.approx(5.28)
    assert chart.upper.run[28] == 7
    assert [s.point for s in chart.signals] == [28, 29]
    (shift,) = chart.upper.shifts
    assert (shift.side, shift.point, shift.last_before + 1) == (Side.ABOVE, 28, 22)
    assert shift.mean == pytest.approx(11.25, abs=0.005)
    assert chart.lower.shifts == ()


def _by_hand(steps: np.ndarray[tuple[int], np.dtype[np.float64]], design: CusumDesign) -> tuple[list[float], list[int]]:
    level, run, sums, runs = design.headstart, 0, [], []
    for step in steps:
        level = max(0.0, level + float(step) - design.reference)
        run = run + 1 if level > 0 else 0
        sums.append(level)
        runs.append(run)
        if design.reset and level > design.decision:
            level, run = design.headstart, 0
    return sums, runs


@pytest.mark.parametrize("reset", [False, True])
@pytest.mark.parametrize("headstart", [0.0, 2.0])
def test_the_plain_recursion_over_many_blocks(*, reset: bool, headstart: float) -> None:
    z = np.random.default_rng(4).normal(0.1, 1.0, 2000)
    design = CusumDesign(reference=0.25, decision=4.0, headstart=headstart, reset=reset)
    chart = cusum_chart(7.0 + 3.0 * z, target=7.0, sigma=3.0, design=design)
    for side, steps in ((chart.upper, z), (chart.lower, -z)):
        sums, runs = _by_hand(steps, design)
        assert side.panel.values == pytest.approx(sums, abs=1e-11)
        assert side.run.tolist() == runs
        assert [s.point for s in side.signals] == [i for i, total in enumerate(sums) if total > 4.0]
    if reset:
        assert len(chart.upper.shifts) == len(chart.upper.signals)


def test_a_sum_at_the_decision_interval_is_no_signal_even_with_rounding() -> None:
    # In steps of 0.1 sigma, C = 0.1 · 40 = h exactly; floating sums differ by 1e-15.
    values = [0.6] * 41
    chart = cusum_chart(values, target=0.0, sigma=1.0, design=CusumDesign(reference=0.5, decision=4.0))
    assert chart.upper.panel.values[39] == 4.0
    assert [s.point for s in chart.signals] == [40]
    assert chart.signals[0].first == 0


def test_a_sum_back_at_zero_ends_the_run() -> None:
    chart = cusum_chart([0.8, 0.2, 0.8], target=0.0, sigma=1.0)
    assert chart.upper.panel.values.tolist() == pytest.approx([0.3, 0.0, 0.3])
    assert chart.upper.run.tolist() == [1, 0, 1]


def test_the_fast_initial_response_signals_a_start_off_target_sooner() -> None:
    values = [1.5] * 6
    slow, fast = (
        cusum_chart(values, target=0.0, sigma=1.0, design=CusumDesign(decision=4.0, headstart=start))
        for start in (0.0, 2.0)
    )
    assert (slow.signals[0].point, fast.signals[0].point) == (4, 2)
    assert fast.upper.shifts[0].last_before == -1


def test_a_shift_down_signals_below_and_its_mean_lies_below_the_target() -> None:
    chart = cusum_chart([10.0, 8.0, 8.0, 8.0, 8.0], target=10.0, sigma=1.0)
    (shift,) = chart.lower.shifts
    assert [(s.point, s.side, s.first) for s in chart.signals] == [(4, Side.BELOW, 1)]
    assert (shift.side, shift.last_before) == (Side.BELOW, 0)
    assert shift.mean == pytest.approx(8.0)


def test_unequal_sizes_standardize_each_mean_and_the_estimate() -> None:
    sizes = np.array([4.0, 9.0, 16.0])
    chart = cusum_chart([1.0, 1.0, 1.0], target=0.0, sigma=1.0, design=CusumDesign(decision=3.0), sizes=sizes)
    assert chart.upper.panel.values.tolist() == pytest.approx([1.5, 4.0, 7.5])
    assert chart.upper.shifts[0].mean == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("design", "message"),
    [
        ({"decision": 0.0}, r"`decision` must be a finite number above 0"),
        ({"reference": -0.1}, r"`reference` must be at least 0, got -0.1"),
        ({"headstart": 5.0}, r"`headstart` must be at least 0 and below `decision` \(5.0\), got 5.0"),
        ({"headstart": -1.0}, r"`headstart` must be at least 0"),
    ],
)
def test_designs_that_make_no_sense(design: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        CusumDesign(**design)  # type: ignore[arg-type]  # the flag is not among these


def test_refusals() -> None:
    with pytest.raises(ValueError, match=r"`values` must hold finite numbers only"):
        cusum_chart([1.0, float("nan")], target=0.0, sigma=1.0)
    with pytest.raises(ValueError, match=r"`sigma` must be a finite number above 0"):
        cusum_chart([1.0], target=0.0, sigma=0.0)
