import math

import numpy as np
import pytest
from scipy import stats

from qc.stats.variables.hotelling import hotelling_phase_one, hotelling_phase_two
from qc.terms import Phase

# Datasets `boiler` and `RyanMultivar` of the R package qcc, with what its documentation prints for them (qcc 3.0).
BOILER_TEXT = """507 516 527 516 499 512 472 477 512 513 533 518 502 510 476 475 520 512 537 518 503 512 480 477
    520 514 538 516 504 517 480 479 530 515 542 525 504 512 481 477 528 516 541 524 505 514 482 480
    522 513 537 518 503 512 479 477 527 509 537 521 504 508 478 472 533 514 528 529 508 512 482 477
    530 512 538 524 507 512 482 477 530 512 541 525 507 511 482 476 527 513 541 523 506 512 481 476
    529 514 542 525 506 512 481 477 522 509 539 518 501 510 476 475 532 515 545 528 507 511 481 478
    531 514 543 525 507 511 482 477 535 514 542 530 509 511 483 477 516 515 537 515 501 516 476 481
    514 510 532 512 497 512 471 476 536 512 540 526 509 512 482 477 522 514 540 518 497 514 475 478
    520 514 540 518 501 514 475 478 526 517 546 522 502 516 477 480 527 514 543 523 502 512 475 476
    529 518 544 525 504 516 479 481"""
RYAN_1 = """72 84 79 49 56 87 33 42 55 73 22 60 44 80 54 74 97 26 48 58 83 89 91 62 47 66 53 58 88 50 84 69
    57 47 41 46 26 39 52 48 46 27 63 34 49 62 78 87 71 63 82 55 71 58 69 70 67 69 70 94 55 63 72 49
    49 51 55 76 72 80 61 59 61 74 62 57 35 38 41 46"""
RYAN_2 = """23 30 28 10 14 31 8 9 13 22 6 16 9 28 15 25 36 10 14 15 30 35 36 18 12 18 14 16 31 11 30 19
    14 10 8 10 7 11 35 30 10 8 19 9 11 20 27 31 22 16 31 15 21 19 17 20 18 19 18 35 15 16 20 12
    13 14 16 26 22 28 18 17 19 20 16 14 10 11 13 16"""
BOILER = np.array(BOILER_TEXT.split(), dtype=float).reshape(25, 8)
RYAN = np.stack([np.array(text.split(), dtype=float).reshape(20, 4) for text in (RYAN_1, RYAN_2)], axis=2)


def test_single_units_against_qcc() -> None:
    one = hotelling_phase_one(BOILER, alpha=0.001)
    two = hotelling_phase_two(BOILER, baseline=one.baseline)
    assert one.panel.limits.ucl[0] == pytest.approx(17.41705, abs=5e-6)
    assert two.panel.limits.ucl[0] == pytest.approx(70.02943, abs=5e-6)
    assert one.baseline.mean == pytest.approx([525.00, 513.56, 538.92, 521.68, 503.80, 512.44, 478.72, 477.24])
    assert one.baseline.covariance[0, :4] == pytest.approx([54.0, 0.9583333, 20.583333, 31.2916667], abs=1e-6)
    assert np.linalg.det(one.baseline.covariance) == pytest.approx(8313.241, abs=1e-3)
    assert [s.point for s in one.signals] == [8]
    assert two.signals == ()


def test_subgroups_against_qcc() -> None:
    one = hotelling_phase_one(RYAN, alpha=1 - (1 - 0.0027) ** 2)
    assert one.panel.limits.ucl[0] == pytest.approx(11.03976, abs=5e-6)
    assert one.baseline.covariance == pytest.approx(np.array([[222.0333, 103.11667], [103.11667, 56.57917]]), abs=5e-5)
    assert np.linalg.det(one.baseline.covariance) == pytest.approx(1929.414, abs=1e-3)
    two = hotelling_phase_two(RYAN[:3], baseline=one.baseline)
    assert two.panel.limits.ucl[0] == pytest.approx(12.20184, abs=5e-6)
    assert (one.phase, two.phase) == (Phase.ONE, Phase.TWO)
    off = RYAN[0].mean(axis=0) - one.baseline.mean
    assert one.panel.values[0] == pytest.approx(4 * off @ np.linalg.solve(one.baseline.covariance, off))


def test_two_characteristics_have_limits_in_closed_form() -> None:
    rng = np.random.default_rng(6)
    one = hotelling_phase_one(rng.normal(size=(30, 2)), alpha=0.005)
    # A beta of shapes 1, b has the quantile 1 − α^(1/b); an F of 2 and ν degrees of freedom (ν/2)(α^(−2/ν) − 1).
    assert one.panel.limits.ucl[0] == pytest.approx(29**2 / 30 * (1 - 0.005 ** (2 / 27)))
    two = hotelling_phase_two([[0.0, 0.0]], baseline=one.baseline)
    factor = 2 * 31 * 29 / (30 * 28)
    assert two.panel.limits.ucl[0] == pytest.approx(factor * 14 * (0.005 ** (-2 / 28) - 1))
    assert two.panel.limits.center[0] == pytest.approx(factor * 14 * (0.5 ** (-2 / 28) - 1))


@pytest.mark.parametrize(("p", "m", "n"), [(3, 25, 1), (3, 20, 5), (6, 40, 2)])
def test_limits_against_scipys_distributions(p: int, m: int, n: int) -> None:
    one = hotelling_phase_one(np.random.default_rng(7).normal(size=(m, n, p)), alpha=0.01)
    two = hotelling_phase_two(np.zeros((1, n, p)), baseline=one.baseline)
    if n == 1:
        expected = (m - 1) ** 2 / m * stats.beta(p / 2, (m - p - 1) / 2).ppf(0.99)
        ahead = p * (m + 1) * (m - 1) / (m * (m - p)) * stats.f(p, m - p).ppf(0.99)
    else:
        nu = m * n - m - p + 1
        expected = p * (m - 1) * (n - 1) / nu * stats.f(p, nu).ppf(0.99)
        ahead = p * (m + 1) * (n - 1) / nu * stats.f(p, nu).ppf(0.99)
    assert one.panel.limits.ucl[0] == pytest.approx(expected, rel=1e-10)
    assert two.panel.limits.ucl[0] == pytest.approx(ahead, rel=1e-10)


def test_false_alarms_of_one_point_come_as_often_as_said() -> None:
    rng = np.random.default_rng(9)
    alarms = [
        bool(hotelling_phase_one(rng.normal(size=(8, 2)), alpha=0.05).panel.values[0] > 49 / 8 * (1 - 0.05 ** (2 / 5)))
        for _ in range(1200)
    ]
    assert np.mean(alarms) == pytest.approx(0.05, abs=4 * math.sqrt(0.05 * 0.95 / 1200))


def test_contributions_are_what_each_characteristic_adds_to_the_others() -> None:
    one = hotelling_phase_one(BOILER)
    off = BOILER[3] - one.baseline.mean
    for j in range(8):
        others = [i for i in range(8) if i != j]
        without = off[others] @ np.linalg.solve(one.baseline.covariance[np.ix_(others, others)], off[others])
        assert one.contributions[3, j] == pytest.approx(one.panel.values[3] - without)


def test_a_point_with_a_missing_value_is_left_out() -> None:
    holed = BOILER[:, :3].copy()
    holed[4, 1] = np.nan
    one = hotelling_phase_one(holed)
    rest = hotelling_phase_one(np.delete(holed, 4, axis=0))
    assert one.baseline.points == 24
    assert np.isnan(one.panel.values[4])
    assert np.delete(one.panel.values, 4) == pytest.approx(rest.panel.values)


@pytest.mark.parametrize(
    ("readings", "message"),
    [
        (np.zeros((5, 1)), r"`readings` must have at least two characteristics"),
        (np.zeros(5), r"`readings` must have at least two characteristics"),
        (BOILER[:9], r"`readings` must hold at least 10 complete points, got 9"),
        (np.full((5, 2), np.inf), r"`readings` must be finite or NaN"),
        (np.column_stack([np.arange(5.0), np.ones(5)]), r"`readings` must vary, got characteristic 1 without spread"),
        (
            np.column_stack([np.arange(5.0), 2 * np.arange(5.0)]),
            r"must not hold a characteristic that is a combination",
        ),
        (np.zeros((1, 5, 2)), r"`readings` must hold at least 2 complete points, got 1"),
    ],
)
def test_refusals(readings: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        hotelling_phase_one(readings)  # type: ignore[arg-type]  # parametrized


def test_phase_two_needs_the_baselines_layout() -> None:
    one = hotelling_phase_one(BOILER[:, :3])
    with pytest.raises(ValueError, match=r"`readings` must have units and characteristics \(1, 3\), got \(1, 2\)"):
        hotelling_phase_two(BOILER[:, :2], baseline=one.baseline)
