from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from qc.stats.pilot.exclusion import Exclusion
from qc.stats.pilot.locked_baseline import lock_baseline
from qc.stats.pilot.phase_one import PhaseOneAnalysis, PhaseOnePlan, analyse_phase_one
from qc.terms import ChartKind, SigmaEstimator

PILOT = 10.0 + 0.05 * np.random.default_rng(1).standard_normal(30)


def _analysis(x: object = PILOT, **more: object) -> PhaseOneAnalysis:
    plan = PhaseOnePlan(permutations=99)
    return analyse_phase_one(x, kind=ChartKind.I_MR, plan=plan, **more)  # type: ignore[arg-type]  # a mixed bag


def test_the_record_says_what_the_limits_rest_on() -> None:
    analysis = _analysis(exclusions=[Exclusion(point=7, cause="burr on the datum")])
    locked = lock_baseline(analysis)
    assert locked.baseline == analysis.widened_baseline
    assert locked.readings_digest == analysis.readings_digest
    assert locked.excluded == ((7, "burr on the datum"),)
    assert (locked.p_value, locked.false_alarm) == (analysis.stability.p_value, 0.05)
    assert (locked.replaces, locked.reason) == (None, None)
    assert locked.intact


def test_the_plain_limits_may_be_locked_too() -> None:
    analysis = _analysis()
    assert lock_baseline(analysis, widened=False).baseline == analysis.chart.baseline


def test_the_same_study_gives_the_same_digest_and_any_other_another() -> None:
    locked = lock_baseline(_analysis())
    assert lock_baseline(_analysis(PILOT.tolist())).digest == locked.digest
    shifted = PILOT.copy()
    shifted[3] = np.nextafter(shifted[3], 11.0)
    others = [
        lock_baseline(_analysis(shifted)),
        lock_baseline(_analysis(), widened=False),
        lock_baseline(_analysis(estimator=SigmaEstimator.OVERALL_S)),
        lock_baseline(_analysis(exclusions=[Exclusion(point=7, cause="burr")])),
        lock_baseline(_analysis(exclusions=[Exclusion(point=7, cause="chip")])),
        lock_baseline(_analysis(), replaces=locked, reason="new die"),
    ]
    assert len({locked.digest, *(other.digest for other in others)}) == 7


def test_locking_anew_is_visible() -> None:
    first = lock_baseline(_analysis())
    second = lock_baseline(_analysis(PILOT + 0.3), replaces=first, reason="die reground on 3 May")
    assert (second.replaces, second.reason) == (first.digest, "die reground on 3 May")
    assert second.intact


def test_a_record_that_was_changed_is_not_intact() -> None:
    locked = lock_baseline(_analysis())
    wider = replace(locked, baseline=replace(locked.baseline, sigma_multiple=6.0))
    assert not wider.intact
    assert not replace(locked, excluded=((1, "x"),)).intact
    with pytest.raises(FrozenInstanceError):
        locked.reason = "none"  # type: ignore[misc]  # the point of the test
    with pytest.raises(ValueError, match="`replaces` must be as it was locked"):
        lock_baseline(_analysis(), replaces=wider, reason="new die")


def test_provisional_limits_are_not_locked() -> None:
    with pytest.raises(ValueError, match="`analysis` must rest on at least 20 points to be locked, got 19"):
        lock_baseline(_analysis(PILOT[:19]))


def test_an_unstable_phase_one_is_not_locked() -> None:
    drifting = PILOT + np.linspace(0, 0.4, 30)
    with pytest.raises(ValueError, match=r"must be of a stable Phase I to be locked, got a p-value of 0\.02"):
        lock_baseline(_analysis(drifting))


def test_limits_that_cannot_be_widened() -> None:
    analysis = _analysis(estimator=SigmaEstimator.MEDIAN_MR)
    with pytest.raises(ValueError, match="`widened` must be False for the estimator median_mr, got True"):
        lock_baseline(analysis)
    assert lock_baseline(analysis, widened=False).intact


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_no_new_lock_without_a_reason(reason: str | None) -> None:
    first = lock_baseline(_analysis())
    with pytest.raises(ValueError, match="`reason` must name the change that makes a new baseline necessary"):
        lock_baseline(_analysis(), replaces=first, reason=reason)


def test_a_reason_needs_something_to_replace() -> None:
    with pytest.raises(ValueError, match="`reason` must be None where nothing is replaced, got 'new die'"):
        lock_baseline(_analysis(), reason="new die")
