"""Further charts: each is the statistic of ``qc.stats`` against the pilot's limits, or says why it is not drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from extra_drawn import BATCH, CODES, EN, PILOT, check_same, drawn
from making import characteristic, judged, series, spec, steady

from qc.stats.run_length.arl_alarms import cusum_false_alarm, ewma_false_alarm
from qc.stats.variables.acceptance_chart import AcceptanceLevel, acceptance_chart
from qc.stats.variables.between_within import between_within_chart, between_within_chart_with_baseline
from qc.stats.variables.cusum import cusum_chart
from qc.stats.variables.cusum_result import CusumDesign
from qc.stats.variables.ewma import ewma_chart
from qc.stats.variables.moving_average import moving_average_chart
from qc.terms import ChartKind, Context, LimitMethod, Phase, SigmaEstimator
from qc.verdict import decide

MEANS, SIZES = BATCH.reshape(20, 5).mean(axis=1), np.full(20, 5)


def test_none_are_drawn_unless_asked() -> None:
    assert judged(BATCH, PILOT).extra_charts == ()


def test_they_do_not_decide() -> None:
    kinds = ["ewma", "cusum", "moving-average", "deviation", "z-mr", "trend"]
    with_them = judged(BATCH, PILOT, asked=characteristic(also=kinds))
    without = judged(BATCH, PILOT)
    assert sum(len(extra.signals) for extra in with_them.extra_charts) > 0
    lot = spec().lot
    assert decide.characteristic_decision(with_them, lot) is decide.characteristic_decision(without, lot)
    assert with_them.unjudged == without.unjudged


def test_an_ewma_runs_against_the_pilot_s_limits() -> None:
    facts, extra = drawn("ewma", ewma={"weight": 0.1, "width": 2.7})
    base = facts.pilot_chart.baseline
    wanted = ewma_chart(MEANS, center=base.center, sigma=base.sigma_within, weight=0.1, sigma_multiple=2.7, sizes=SIZES)
    check_same(extra.panels[0], wanted.panel)
    assert extra.signals == wanted.signals
    assert (extra.phase, extra.counted) == (Phase.TWO, Context.SUBGROUP)
    assert extra.parameters == {"weight": 0.1, "width": 2.7, "limits": "exact"}


def test_without_a_pilot_the_batch_s_own_limits_hold() -> None:
    facts, extra = drawn("ewma", pilot=None)
    base = facts.chart.baseline
    wanted = ewma_chart(
        MEANS, center=base.center, sigma=base.sigma_within, weight=0.2, sigma_multiple=2.86, sizes=SIZES
    )
    check_same(extra.panels[0], wanted.panel)
    assert extra.phase is Phase.ONE


def test_asymptotic_limits_come_with_their_false_alarms() -> None:
    facts, extra = drawn("ewma", ewma={"limits": "asymptotic"})
    base = facts.pilot_chart.baseline
    wanted = ewma_chart(
        MEANS,
        center=base.center,
        sigma=base.sigma_within,
        sigma_multiple=2.86,
        sizes=SIZES,
        method=LimitMethod.ASYMPTOTIC,
    )
    check_same(extra.panels[0], wanted.panel)
    share = 100 * ewma_false_alarm(20, weight=0.2, factor=2.86).probability
    (note,) = extra.notes
    assert EN.say(note) == f"it calls out in {share:.2f} % of batches of 20 points in which nothing changed"


def test_unequal_subgroups_have_no_asymptotic_limits() -> None:
    uneven = replace(series(BATCH[:96]), subgroup=np.repeat(np.arange(24), np.tile([3, 5], 12)))
    _, extra = drawn("ewma", uneven, ewma={"limits": "asymptotic"})
    assert "never settle" in EN.say(extra.refused)
    assert drawn("ewma", uneven)[1].refused is None


def test_missing_subgroups_are_passed_over_and_leave_a_gap() -> None:
    values = BATCH.copy()
    values[35:40] = np.nan
    facts, extra = drawn("ewma", values)
    base = facts.pilot_chart.baseline
    kept = np.delete(np.arange(20), 7)
    wanted = ewma_chart(
        MEANS[kept], center=base.center, sigma=base.sigma_within, sigma_multiple=2.86, sizes=SIZES[kept]
    )
    assert np.isnan(extra.panels[0].values[7])
    np.testing.assert_array_equal(extra.panels[0].values[kept], wanted.panel.values)
    assert [s.point for s in extra.signals] == kept[[s.point for s in wanted.signals]].tolist()


def test_a_cusum_has_two_sums_and_says_where_the_mean_went() -> None:
    facts, extra = drawn("cusum", cusum={"reference": 0.4, "decision": 4.0, "headstart": 2.0})
    base = facts.pilot_chart.baseline
    design = CusumDesign(reference=0.4, decision=4.0, headstart=2.0)
    wanted = cusum_chart(MEANS, target=base.center, sigma=base.sigma_within, design=design, sizes=SIZES)
    for panel, side in zip(extra.panels, (wanted.upper, wanted.lower), strict=True):
        check_same(panel, side.panel)
    assert extra.signals == wanted.signals
    said = [EN.say(note) for note in extra.notes]
    assert said[0].startswith(f"the first signal points to a mean of {wanted.upper.shifts[0].mean:.4f}")
    share = 100 * cusum_false_alarm(20, reference=0.4, interval=4.0, headstart=2.0).probability
    assert said[1] == f"it calls out in {share:.2f} % of batches of 20 points in which nothing changed"
    assert len(drawn("cusum", steady(100, sd=0.02))[1].notes) == 1


def test_a_moving_average() -> None:
    facts, extra = drawn("moving-average", moving_average={"span": 3})
    base = facts.pilot_chart.baseline
    wanted = moving_average_chart(MEANS, center=base.center, sigma=base.sigma_within, span=3, sizes=SIZES)
    check_same(extra.panels[0], wanted.panel)
    assert extra.signals == wanted.signals


@pytest.mark.parametrize("pilot", [PILOT, None])
@pytest.mark.parametrize(("chart", "kind"), [("xbar-s", ChartKind.XBAR_S), ("median-r", ChartKind.XBAR_R)])
def test_between_and_within(pilot: Any, chart: str, kind: ChartKind) -> None:
    facts, extra = drawn("between-within", pilot=pilot, chart=chart, rules="nelson")
    own = between_within_chart(BATCH, CODES, kind=kind)
    baseline = own.baseline if pilot is None else between_within_chart(PILOT, CODES, kind=kind).baseline
    wanted = between_within_chart_with_baseline(BATCH, CODES, baseline=baseline)
    for panel, other in zip(extra.panels, (wanted.means, wanted.moving_ranges, wanted.dispersion), strict=True):
        check_same(panel, other)
    assert extra.phase is (Phase.ONE if pilot is None else Phase.TWO)
    assert {s.rule.rpartition("-")[0] for s in extra.signals} <= {"nelson", "beyond"}
    assert EN.say(extra.notes[0]).startswith("σ between subgroups ")
    assert facts.extra_charts[0].parameters == {}


def test_an_acceptance_chart_protects_the_buyer_s_limits() -> None:
    asked = {"nonconforming": 0.02, "risk": 0.1, "level": "rejectable"}
    facts, extra = drawn("acceptance", acceptance=asked, lsl=9.3, usl=10.7)
    wanted = acceptance_chart(
        BATCH,
        CODES,
        baseline=facts.pilot_chart.baseline,
        level=AcceptanceLevel(nonconforming=0.02, risk=0.1, rejectable=True),
        lsl=9.3,
        usl=10.7,
    )
    check_same(extra.panels[0], wanted.means)
    assert extra.signals == wanted.signals
    assert drawn("acceptance", chart="median-r")[1].refused is None


def test_a_process_too_wide_for_its_tolerance_has_no_acceptance_chart() -> None:
    _, extra = drawn("acceptance", steady(100, sd=0.5), steady(100, seed=2, sd=0.5))
    assert EN.say(extra.refused) == "the tolerance leaves no room: the process spreads too wide for these risks"


@pytest.mark.parametrize(
    ("values", "pilot", "keys", "reason"),
    [
        (None, PILOT, {}, "no readings in the batch"),
        (np.full(100, 10.0), None, {}, "no control chart stands behind it"),
        (series(BATCH, ordered=False), PILOT, {}, "the file does not say in which order the units were made"),
        (
            BATCH - 10.05,
            PILOT,
            {"also": ["z-mr"], "z_mr": {"pooling": "relative"}},
            "these readings do not allow this chart",
        ),
    ],
)
def test_why_a_chart_is_not_drawn(values: Any, pilot: Any, keys: dict[str, Any], reason: str) -> None:
    facts = judged(values, pilot, asked=characteristic(**{"also": ["ewma"], **keys}))
    (extra,) = facts.extra_charts
    assert EN.say(extra.refused) == reason
    assert (extra.panels, extra.signals) == ((), ())


def test_each_chart_names_the_estimator_of_its_sigma() -> None:
    kinds = [
        "ewma",
        "cusum",
        "moving-average",
        "between-within",
        "deviation",
        "z-mr",
        "acceptance",
        "tool-wear",
        "trend",
    ]
    facts = judged(BATCH, PILOT, asked=characteristic(also=kinds, chart="xbar-s"))
    assert {extra.kind: extra.method for extra in facts.extra_charts} == {
        **dict.fromkeys(kinds, SigmaEstimator.UWAVE_S),
        "z-mr": SigmaEstimator.MR_BAR,
        "tool-wear": SigmaEstimator.UWAVE_R,
        "trend": SigmaEstimator.RESIDUAL_MR,
    }
