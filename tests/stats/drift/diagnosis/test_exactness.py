"""Each kind's likelihood ratio against numerical integration over mean and standard deviation, with whole matrices."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.drift.diagnosis import lasting, recorded, repeating
from qc.stats.drift.diagnosis.bursts import log_intermittent
from qc.stats.drift.diagnosis.cells import cells_of, periods
from qc.stats.drift.diagnosis.scores import Scores, scores_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PILOT, UNITS = 8, 24
Y = np.random.default_rng(11).normal(0.0, 1.3, PILOT + UNITS) + np.repeat([0.0, 0.9], [PILOT + 10, UNITS - 10])
MEANS, LOG_SDS = np.meshgrid(np.linspace(-6, 6, 241), np.linspace(-1.5, 2.5, 201))


def scores() -> Scores:
    return scores_of(Y, PILOT, np.arange(UNITS))


def marginal(covariance: Floats) -> float:
    """Integrate N(y; μ1, σ²V) over μ and dσ/σ on an even grid, but for the grid's steps."""
    y, one = Y - Y.mean(), np.ones(Y.size)
    inverse = np.linalg.inv(covariance)
    square = y @ inverse @ y - 2 * MEANS * (one @ inverse @ y) + MEANS**2 * (one @ inverse @ one)
    log_density = -0.5 * square / np.exp(2 * LOG_SDS) - y.size * LOG_SDS
    return float(np.exp(log_density - 0.5 * np.linalg.slogdet(covariance)[1]).sum())


IDENTITY = np.eye(Y.size)
UNCHANGED = marginal(IDENTITY)


def since(start: int) -> Floats:
    """One since a start, zero before."""
    return (np.arange(Y.size) >= PILOT + start).astype(np.float64)


def age(start: int) -> Floats:
    """Units since a start, zero before."""
    return np.maximum(np.arange(Y.size) - (PILOT + start) + 1.0, 0.0)


def averaged(covariances: Iterable[tuple[float, Floats]]) -> float:
    """Log of the weighted average of ratios."""
    found = [(weight, marginal(covariance) / UNCHANGED) for weight, covariance in covariances]
    return math.log(sum(weight * ratio for weight, ratio in found) / sum(weight for weight, _ in found))


def effect(shape: Floats, width: float) -> Floats:
    """Covariance of an effect of random size."""
    found: Floats = IDENTITY + width**2 * np.outer(shape, shape)
    return found


@pytest.mark.parametrize("start", [0, 5, 17])
def test_a_step(start: int) -> None:
    expected = averaged((w, effect(since(start), s)) for s, w in lasting.STEPS.items())
    assert lasting.log_step(scores())[start] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("start", [0, 5, 17])
def test_a_trend(start: int) -> None:
    expected = averaged((w, effect(age(start), b)) for b, w in lasting.SLOPES.items())
    assert lasting.log_trend(scores())[start] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("start", [0, 5, 17])
def test_another_spread(start: int) -> None:
    expected = averaged((w, np.diag(np.where(since(start) > 0, r**2, 1.0))) for r, w in lasting.RATIOS.items())
    assert lasting.log_spread(scores())[start] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("start", [0, 5, 17])
def test_a_growing_spread(start: int) -> None:
    expected = averaged((w, np.diag((1 + g * age(start)) ** 2)) for g, w in lasting.GROWTHS.items())
    assert lasting.log_growing_spread(scores())[start] == pytest.approx(expected, abs=1e-6)


def test_one_stream() -> None:
    stream = np.arange(Y.size) % 3
    expected = averaged((w, effect(since(6) * (stream == 1), s)) for s, w in lasting.STEPS.items())
    assert lasting.log_one_stream(scores(), stream, 3)[1, 6] == pytest.approx(expected, abs=1e-6)


def squared(shape: Floats, width: float, beside: Floats) -> float:
    """Ratio of an effect whose size has a density of x² N(x; 0, b²)/b², which is N + dN/d(log b)."""
    step = 1e-3
    low, here, high = (
        marginal(IDENTITY + beside + np.exp(2 * d) * width**2 * np.outer(shape, shape)) for d in (-step, 0.0, step)
    )
    return (here + (high - low) / (2 * step)) / UNCHANGED


def wear(start: int, tooth: Floats, period: float) -> float:
    """Ratio of wear from the level before the change, or besides a step to another."""
    centred = since(start) * (tooth - tooth.sum() / since(start).sum())
    level = since(start) - since(start).mean()
    fresh = [squared(tooth, width, 0 * IDENTITY) for width in repeating.TEETH[:, 0] / period]
    other = [squared(centred, width, np.outer(level, level)) for width in repeating.TEETH[:, 0] / period]
    return float(0.8 * np.mean(fresh) + 0.2 * np.mean(other))


def over_periods(start: int, fewest: float, unseen: float, ratio: Callable[[int], float]) -> float:
    """Log ratio averaged over periods of so many units or more, those without room for a second one weighted less."""
    tried = periods(cells_of(scores()), fewest)
    weights = np.gradient(np.log(tried))
    room = np.where(UNITS - start >= tried + 3, 1.0, unseen)
    found = [w * r * ratio(int(p)) for w, r, p in zip(weights, room, tried, strict=True) if r > 0]
    return math.log(sum(found) / weights.sum())


def test_lots() -> None:
    start = 3
    lot = np.maximum(age(start) - 1, 0)

    def ratio(period: int) -> float:
        block = np.where(since(start) > 0, lot // period, -1 - np.arange(Y.size))
        same = (block[:, None] == block) & (since(start) > 0)
        return float(np.mean([marginal(IDENTITY + t**2 * same) / UNCHANGED for t in repeating.LOTS[:, 0]]))

    found = repeating.lots(scores()).log_ratio[start]
    assert found == pytest.approx(over_periods(start, 5.0, repeating.ONE_LOT, ratio), abs=1e-6)


def test_a_saw_tooth() -> None:
    start = 3

    def ratio(period: int) -> float:
        return wear(start, since(start) * (1 + np.mod(age(start) - 1, period)), period)

    found = repeating.saw_tooth(scores()).log_ratio[start]
    assert found == pytest.approx(over_periods(start, 8.0, 0.0, ratio), abs=1e-5)


def test_units_off_now_and_then_against_a_fine_grid() -> None:
    from qc.stats.drift.diagnosis.bursts import DISTANCES, SHARES  # noqa: PLC0415 - its own grid

    y, start = Y - Y.mean(), 5
    density = -0.5 * ((y[:, None, None] - MEANS) / np.exp(LOG_SDS)) ** 2 - LOG_SDS
    after = (y[PILOT + start :, None, None] - MEANS) / np.exp(LOG_SDS)
    found = []
    for share in SHARES:
        for far in (*DISTANCES, *(-far for far in DISTANCES)):
            gain = np.log1p(-share) + np.logaddexp(0.0, math.log(share / (1 - share)) + far * after - 0.5 * far**2)
            found.append(float(np.exp(density.sum(axis=0) + gain.sum(axis=0)).sum()))
    expected = math.log(float(np.mean(found)) / UNCHANGED)
    assert log_intermittent(scores())[start] == pytest.approx(expected, abs=0.15)


def test_without_room_nothing_repeats_itself() -> None:
    few = scores_of(Y[: PILOT + 6], PILOT, np.arange(6))
    assert np.isneginf(repeating.lots(few).log_ratio).all()


EDGES = (0, 6, 13, 19)


def block(start: int) -> Floats:
    """Recorded block of each unit since a start, each other unit in one of its own."""
    place = np.arange(Y.size) - PILOT
    return np.where(place >= start, np.searchsorted(EDGES, place, side="right"), -1 - np.arange(Y.size))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_recorded_lots(number: int) -> None:
    start = EDGES[number]
    same = (block(start)[:, None] == block(start)) & (since(start) > 0)
    expected = averaged((1.0, IDENTITY + t**2 * same) for t in repeating.LOTS[:, 0])
    found = recorded.recorded_lots(scores(), blocks())
    assert found[start] == pytest.approx(expected, abs=1e-6)
    assert np.flatnonzero(np.isfinite(found)).tolist() == list(EDGES[:3])


@pytest.mark.parametrize("number", [0, 1, 2])
def test_recorded_wear(number: int) -> None:
    start, length = EDGES[number], 6.5  # of the blocks from 6 to 13 and from 13 to 19
    place = np.arange(Y.size) - PILOT
    tooth = since(start) * (place - np.array(EDGES)[np.searchsorted(EDGES, place, side="right") - 1] + 1)
    expected = math.log(wear(start, tooth, length))
    assert recorded.recorded_teeth(scores(), blocks())[start] == pytest.approx(expected, abs=1e-5)


def blocks() -> recorded.Blocks:
    found = recorded.blocks_of(scores(), EDGES[1:])
    assert found is not None
    return found
