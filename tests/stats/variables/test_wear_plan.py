import pytest

from qc.stats.variables.wear_plan import wear_plan
from qc.stats.variables.wear_result import WearBaseline
from qc.terms import SigmaEstimator


def _worn(slope: float) -> WearBaseline:
    return WearBaseline(
        intercept=10.0,
        slope=slope,
        start_level=10.0,
        sigma_within=0.01,
        estimator=SigmaEstimator.UWAVE_R,
        subgroups=20,
        readings=100,
    )


def test_wear_upwards_starts_at_the_lower_limit_and_ends_at_the_upper() -> None:
    plan = wear_plan(_worn(0.004), lsl=9.9, usl=10.2)
    assert (plan.start_level, plan.change_level) == pytest.approx((9.93, 10.17))
    assert (plan.span, plan.change_at) == pytest.approx((0.24, 42.5))
    assert plan.first_time == 43


def test_wear_downwards_is_its_mirror() -> None:
    plan = wear_plan(_worn(-0.004), lsl=9.8, usl=10.1, margin=2.0)
    assert (plan.start_level, plan.change_level) == pytest.approx((10.08, 9.82))
    assert (plan.span, plan.change_at) == pytest.approx((0.26, 45.0))
    assert plan.first_time == 45


def test_one_limit_gives_one_level() -> None:
    upper = wear_plan(_worn(0.004), usl=10.2)
    assert (upper.start_level, upper.span, upper.first_time) == (None, None, 43)
    lower = wear_plan(_worn(0.004), lsl=9.9)
    assert (lower.change_level, lower.change_at, lower.first_time) == (None, None, None)


def test_without_wear_there_is_nothing_to_change() -> None:
    assert wear_plan(_worn(0.0), lsl=9.9, usl=10.2).change_at is None


def test_a_tolerance_without_room_has_no_span_above_zero() -> None:
    plan = wear_plan(_worn(0.004), lsl=9.99, usl=10.03)
    assert plan.span == pytest.approx(-0.02)


def test_no_limit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`lsl` and `usl` must not both be absent"):
        wear_plan(_worn(0.004))
