"""Slips of the pen are found, and clean readings are seldom suspected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.intake.readings.slips import SlipKind, find_slips

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Draw = Callable[[np.random.Generator, int], NDArray[np.float64]]

CLEAN: dict[str, tuple[int, Draw]] = {
    "normal": (3, lambda rng, n: rng.normal(12, 0.01, n)),
    "normal around zero": (3, lambda rng, n: rng.normal(0, 0.01, n)),
    "normal, wide": (1, lambda rng, n: rng.normal(100, 25, n)),
    "drifting": (3, lambda rng, n: 12 + np.linspace(0, 0.05, n) + rng.normal(0, 0.01, n)),
    "exponential": (3, lambda rng, n: rng.exponential(0.03, n)),
    "folded normal": (3, lambda rng, n: np.abs(rng.normal(0, 0.02, n))),
    "lognormal": (2, lambda rng, n: rng.lognormal(3, 0.5, n)),
    "lognormal, very skewed": (3, lambda rng, n: rng.lognormal(0, 1.5, n)),
    "weibull": (2, lambda rng, n: 10 * rng.weibull(0.8, n)),
    "gamma": (2, lambda rng, n: rng.gamma(2, 3, n)),
    "long tails": (2, lambda rng, n: 50 + rng.standard_t(5, n)),
    "coarse gauge": (1, lambda rng, n: np.round(2 * rng.normal(251, 0.3, n)) / 2),
}
BATCHES = 400


@pytest.mark.parametrize("name", CLEAN)
@pytest.mark.parametrize("n", [30, 1000])
def test_clean_batches_are_suspected_in_at_most_one_in_a_hundred(name: str, n: int) -> None:
    decimals, draw = CLEAN[name]
    rng = np.random.default_rng(20261121)
    suspected = sum(bool(find_slips(np.round(draw(rng, n), decimals), decimals=decimals)) for _ in range(BATCHES))
    assert suspected <= BATCHES / 100


def readings() -> NDArray[np.float64]:
    return np.round(np.random.default_rng(5).normal(601.2, 0.3, 60), 1)


@pytest.mark.parametrize(
    ("typed", "meant", "kind"),
    [
        (60.1, 601.0, SlipKind.DECIMAL_MARK),
        (6012.0, 601.2, SlipKind.DECIMAL_MARK),
        (0.6011, 601.1, SlipKind.DECIMAL_MARK),
        (610.2, 601.2, SlipKind.SWAPPED),
        (106.4, 601.4, None),
        (6600.9, 600.9, SlipKind.DOUBLED_DIGIT),
        (6011.3, 601.3, SlipKind.DOUBLED_DIGIT),
        (60116011.0, 601.1, SlipKind.DOUBLED_READING),
    ],
)
def test_a_slip_is_offered(typed: float, meant: float, kind: SlipKind | None) -> None:
    values = readings()
    values[17] = typed
    found = find_slips(values, decimals=4 if typed < 1 else 1)
    if kind is None:
        assert found == ()
        return
    (slip,) = found
    assert (slip.index, slip.found, slip.kind) == (17, typed, kind)
    assert slip.offered == pytest.approx(meant)
    assert values[17] == typed


@pytest.mark.parametrize(
    ("typed", "meant", "kind"),
    [
        (-12.01, 12.01, SlipKind.SIGN),
        (0.02, 12.02, SlipKind.LAST_DIGITS),
        (2.0, 12.02, SlipKind.LAST_DIGITS),
        (98.0, 11.98, SlipKind.LAST_DIGITS),
        (19.0, None, None),
        (-3.0, None, None),
    ],
)
def test_a_sign_too_many_and_the_last_digits_alone(typed: float, meant: float | None, kind: SlipKind | None) -> None:
    values = np.tile([12.01, 11.98, 12.02, 11.99, 12.0], 4)
    values[7] = typed
    found = find_slips(values, decimals=2)
    assert [(slip.offered, slip.kind) for slip in found] == ([] if kind is None else [(meant, kind)])


def test_several_slips_do_not_hide_each_other() -> None:
    values = readings()
    values[[3, 30, 41]] = [60.1, 59.9, 6012.0]
    assert [slip.index for slip in find_slips(values, decimals=1)] == [3, 41]
    values[30] = 60.1
    assert [slip.index for slip in find_slips(values, decimals=1)] == [3, 30, 41]


def test_of_very_many_readings_a_sample_saves_time_and_hides_no_slip() -> None:
    values = np.round(np.random.default_rng(6).normal(601.2, 0.3, 50_000), 1)
    assert find_slips(values, decimals=1) == ()
    values[[1, 20_003]] = [60.1, 6011.2]
    assert [slip.index for slip in find_slips(values, decimals=1)] == [1, 20_003]
    values[::50] = np.nan
    assert [slip.index for slip in find_slips(values, decimals=1)] == [1, 20_003]


def test_bad_parts_are_no_slips() -> None:
    values = readings()
    values[[3, 30]] = [590.0, 615.0]
    assert find_slips(values, decimals=1) == ()


def test_a_second_process_is_no_slip() -> None:
    values = readings()
    values[20:] /= 10
    assert find_slips(values, decimals=2) == ()


def test_of_few_readings_the_limits_tell() -> None:
    few = np.array([600.5, 600.2, 599.8, 60.1, np.nan])
    (slip,) = find_slips(few, decimals=1, lsl=598.0, usl=602.0)
    assert (slip.index, slip.offered) == (3, 601.0)
    assert find_slips(few, decimals=1) == ()
    assert find_slips(few, decimals=1, lsl=598.0) == ()
    assert find_slips(np.array([600.5, 60.2, 599.8, 60.1]), decimals=1, lsl=598.0, usl=602.0) == ()
    assert find_slips(np.array([600.5, 60.1]), decimals=1, lsl=598.0, usl=602.0) == ()
    assert find_slips(np.array([600.5, 600.2, 599.8, 603.9]), decimals=1, lsl=598.0, usl=602.0) == ()


@pytest.mark.parametrize("values", [np.array([]), np.full(40, np.nan), np.full(40, 12.05)])
def test_nothing_to_compare_is_no_slip(values: NDArray[np.float64]) -> None:
    assert find_slips(values, decimals=2) == ()


def test_readings_with_more_digits_than_anyone_types_are_no_slips() -> None:
    values = readings()
    values[3] = 60.1
    assert find_slips(values, decimals=13) == ()
