"""Unchanged counts are flagged at most as often as said, whatever their level, and changes are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from qc.stats.drift.counts.detect import count_drift_evidence

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUNS = 40
THREES = [3] * 259
UNEQUAL = [1 + 7 * i % 23 for i in range(64)] + [48]


def flagged(seed: int, draw: Any, pilot: list[Any], sizes: list[Any], **said: Any) -> float:
    """Share of in-control batches that are flagged."""
    rng = np.random.default_rng(seed)
    found = [count_drift_evidence(draw(rng, pilot), pilot, draw(rng, sizes), sizes, **said).flag for _ in range(RUNS)]
    return float(np.mean([flag is not None for flag in found]))


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.05, 0.002, 0.4, 0.9])
@pytest.mark.parametrize(
    ("pilot", "sizes"), [([37], [1] * 377), ([37], THREES), ([5, 20, 12], UNEQUAL)], ids=["single", "threes", "unequal"]
)
def test_unchanged_shares_are_left_alone(share: float, pilot: list[int], sizes: list[int]) -> None:
    # More than 4 of 40 have a probability of 5 % if each has one of 5 %.
    assert flagged(11, lambda rng, n: rng.binomial(n, share), pilot, sizes) <= 0.1


@pytest.mark.slow
@pytest.mark.parametrize("rate", [1.0, 0.01, 40.0])
def test_unchanged_rates_are_left_alone(rate: float) -> None:
    areas = [0.5 + i % 4 for i in range(77)]
    assert flagged(12, lambda rng, n: rng.poisson(rate * np.array(n)), areas[:9], areas, model="poisson") <= 0.1


@pytest.mark.slow
@pytest.mark.parametrize(("level", "spread"), [(20.0, 0.2), (5.0, 0.5), (100.0, 0.3)])
def test_rows_that_differ_as_in_the_pilot_are_left_alone(level: float, spread: float) -> None:
    def draw(rng: np.random.Generator, n: list[int]) -> NDArray[np.int64]:
        return rng.poisson(level * rng.gamma(spread**-2, spread**2, len(n)))

    assert flagged(13, draw, [1000] * 20, [1000] * 100) <= 0.1


@pytest.mark.parametrize("shares", [0.2, 0.15])
def test_a_pilot_and_a_batch_without_a_bad_unit_show_nothing(shares: float) -> None:
    found = count_drift_evidence([0] * 4, [25] * 4, [0] * 40, [25] * 40, false_alarm=shares)
    assert found.flag is None
    assert found.pilot_count == 0


def test_bad_units_after_a_pilot_without_any_are_seen() -> None:
    found = count_drift_evidence([0] * 4, [50] * 4, [0] * 20 + [3] * 20, [50] * 40)
    assert found.flag is not None
    assert 20 < found.flag < 32
    assert found.rise > 0.95


BEFORE, AFTER = 60, 120


def mean_delay(change: NDArray[np.float64], share: float = 0.04, size: int = 100) -> tuple[float, float]:
    """Rows from the change to the flag, rows of the batch where it is missed; share of flags before it."""
    rng = np.random.default_rng(5)
    sizes = [size] * (BEFORE + AFTER)
    level = np.concatenate([np.full(BEFORE, share), share * change])
    found = []
    for _ in range(20):
        pilot = rng.binomial(size, share, 25)
        flag = count_drift_evidence(pilot, [size] * 25, rng.binomial(size, level), sizes).flag
        found.append(BEFORE + AFTER if flag is None else flag)
    delays = np.array(found) - BEFORE + 1
    return float(np.mean(delays[delays > 0])), float(np.mean(delays <= 0))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "latest"),
    [
        (np.full(AFTER, 2.0), 20),
        (np.full(AFTER, 0.4), 35),
        (np.linspace(1, 3, AFTER), 60),
        (np.where(np.arange(AFTER) % 4 == 0, 4.0, 1.0), 50),
    ],
    ids=["double", "less than half", "trend", "intermittent"],
)
def test_a_change_is_found_soon(change: NDArray[np.float64], latest: int) -> None:
    delay, early = mean_delay(change)
    assert delay < latest
    assert early <= 0.05


def test_a_row_uses_nothing_that_was_made_after_it() -> None:
    rng = np.random.default_rng(4)
    counts, pilot = rng.binomial(50, 0.1, 60), rng.binomial(50, 0.1, 20)
    whole = count_drift_evidence(pilot, [50] * 20, counts, [50] * 60).log_evidence
    part = count_drift_evidence(pilot, [50] * 20, counts[:30], [50] * 30, planned=60).log_evidence
    assert np.allclose(part, whole[:30])


def test_good_units_give_the_evidence_that_bad_ones_give() -> None:
    rng = np.random.default_rng(6)
    counts, pilot = rng.binomial(50, 0.1, 60), rng.binomial(50, 0.1, 20)
    bad = count_drift_evidence(pilot, [50] * 20, counts, [50] * 60)
    good = count_drift_evidence(50 - pilot, [50] * 20, 50 - counts, [50] * 60)
    assert np.allclose(bad.log_evidence, good.log_evidence)
    assert good.rise == pytest.approx(1 - bad.rise)


def test_between_lots_of_the_pilot_the_share_is_seen_to_differ() -> None:
    counts = [2, 60, 9, 41, 12, 33, 5, 70, 18, 22]
    found = count_drift_evidence(counts, [1000] * 10, counts * 4, [1000] * 40)
    assert found.flag is None
    assert found.spread >= 0.5
    alike = count_drift_evidence([20] * 10, [1000] * 10, [20] * 40, [1000] * 40)
    assert alike.spread == 0.0


def test_a_batch_of_100_000_units_is_judged() -> None:
    rng = np.random.default_rng(8)
    found = count_drift_evidence([1], [100], rng.binomial(1, 0.01, 100_000), np.ones(100_000))
    assert found.log_evidence.size == 100_000
    assert np.isfinite(found.log_evidence).all()


@pytest.mark.parametrize(
    ("said", "match"),
    [
        (([1.5], [10], [1], [10]), "whole numbers"),
        (([-1], [10], [1], [10]), "`pilot` must hold whole numbers"),
        (([1], [10], [1], [0]), "sizes of `counts` must be above 0"),
        (([1], [10], [11], [10]), "`counts` must count units"),
        (([1], [10, 10], [1], [10]), "must have a size for each"),
        (([], [], [1], [10]), "`pilot`"),
    ],
)
def test_counts_that_do_not_fit_are_refused(said: tuple[Any, ...], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        count_drift_evidence(*said)
