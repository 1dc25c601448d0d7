"""The false-alarm probability holds at odd settings, and changes are found; seeded simulations."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from qc.stats.drift import mixture
from qc.stats.drift.detect import drift_evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


def share_flagged(rng: np.random.Generator, runs: int, **said: Any) -> float:
    """How many of in-control batches are flagged, with a pilot of 37 and a batch of 777."""
    found = [drift_evidence(draw(rng, 37), draw(rng, 777), **said).flag is not None for _ in range(runs)]
    return float(np.mean(found))


def draw(rng: np.random.Generator, n: int) -> NDArray[np.float64]:
    z: NDArray[np.float64] = rng.standard_normal(n)
    return 120 + 3.7 * z


def unequal(total: int) -> list[int]:
    """Rows of 1 to 7 units."""
    sizes: list[int] = []
    while sum(sizes) < total:
        sizes.append(min(1 + len(sizes) * 3 % 7, total - sum(sizes)))
    return sizes


@pytest.mark.parametrize("sizes", [None, [3] * 259, unequal(777)], ids=["single", "threes", "unequal"])
def test_unchanged_batches_are_flagged_at_most_as_often_as_said(sizes: list[int] | None) -> None:
    share = share_flagged(np.random.default_rng(20261121), 120, sizes=sizes)
    assert share <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 120)


def pilot_with(rng: np.random.Generator, units: int, mean: float, sd: float) -> NDArray[np.float64]:
    """Readings whose mean and standard deviation lie where they are put: good and bad pilots without many of them."""
    z: NDArray[np.float64] = rng.standard_normal(units)
    placed: NDArray[np.float64] = 120 + 3.7 * (mean + sd * (z - z.mean()) / z.std(ddof=1))
    return placed


# Flags that a pilot may show although it holds the gate of 5 %: more come by chance in 1 case of 40 or fewer.
@pytest.mark.parametrize(
    ("size", "streams", "runs", "by_chance"),
    [(1, False, 12, 2), (5, False, 20, 3), (4, True, 5, 1)],
    ids=["single", "fives", "streams"],
)
def test_nine_pilots_in_ten_hold_the_gate(size: int, runs: int, by_chance: int, *, streams: bool) -> None:
    rng, found = np.random.default_rng(12), []
    labels = ([*range(size)] * (100 // size), [*range(size)] * (1000 // size)) if streams else None
    # Mean and standard deviation of the pilots at tenths of their distributions, in unlike order.
    normal = [NormalDist().inv_cdf((i + 0.5) / 10) for i in range(10)]
    for mean, sd in zip(normal, normal[3:] + normal[:3], strict=True):
        pilot = pilot_with(rng, 100, 0.1 * mean, 1 + sd / np.sqrt(2 * 99))
        batches = [draw(rng, 1000) for _ in range(runs)]
        flags = [drift_evidence(pilot, x, sizes=[size] * (1000 // size), streams=labels).flag for x in batches]
        found.append(sum(flag is not None for flag in flags))
    assert sum(found) <= 0.05 * 10 * runs
    assert sum(flagged > by_chance for flagged in found) <= 1


def ar(rng: np.random.Generator, n: int) -> NDArray[np.float64]:
    """Readings that each keep a fifth of the one before."""
    z = rng.standard_normal(n)
    for i in range(1, n):
        z[i] = 0.2 * z[i - 1] + np.sqrt(0.96) * z[i]
    return z


@pytest.mark.parametrize("size", [1, 5])
@pytest.mark.parametrize(
    ("series", "goal"),
    [
        (lambda rng, n: rng.gamma(4.0, size=n), 0.10),
        (lambda rng, n: rng.standard_t(5, size=n), 0.10),
        (lambda rng, n: np.round(2 * rng.standard_normal(n)) / 2, 0.10),
        (ar, 0.15),
    ],
    ids=["skewed", "heavy", "rounded", "correlated"],
)
def test_other_shapes_raise_no_more_alarms_than_promised(
    series: Callable[[np.random.Generator, int], NDArray[np.float64]], goal: float, size: int
) -> None:
    rng, flags = np.random.default_rng(99), []
    for _ in range(60):
        x = series(rng, 1100)
        flags.append(drift_evidence(x[:100], x[100:], sizes=[size] * (1000 // size)).flag)
    assert np.mean([flag is not None for flag in flags]) <= goal


@pytest.mark.parametrize(
    ("change", "latest"),
    [
        (np.repeat([0.0, 3.7], [100, 400]), 150),
        (np.linspace(0, 11.1, 500), 250),
        (np.repeat([0.0, -7.4], [100, 400]), 120),
    ],
    ids=["step", "trend", "step down"],
)
def test_a_plain_change_is_found_soon(change: NDArray[np.float64], latest: int) -> None:
    rng = np.random.default_rng(7)
    flags = [drift_evidence(draw(rng, 100), draw(rng, 500) + change).flag for _ in range(20)]
    assert all(flag is not None for flag in flags)
    assert np.median([flag for flag in flags if flag is not None]) < latest


def test_the_evidence_does_not_hang_on_unit_or_level() -> None:
    rng = np.random.default_rng(3)
    pilot, batch = rng.standard_normal(100), rng.standard_normal(300)
    plain = drift_evidence(pilot, batch).log_evidence
    other = drift_evidence(25.4 * pilot - 7, 25.4 * batch - 7).log_evidence
    assert np.allclose(plain, other, atol=1e-6)


def test_a_row_uses_nothing_that_was_made_after_it() -> None:
    rng = np.random.default_rng(4)
    pilot, batch = rng.standard_normal(100), rng.standard_normal(300)
    later = batch.copy()
    later[200:] += 50
    assert np.allclose(drift_evidence(pilot, batch).log_evidence[:200], drift_evidence(pilot, later).log_evidence[:200])


@pytest.mark.parametrize(
    ("pilot", "match"),
    [([1.0] * 9, "`pilot`"), ([1.0, 2.0] * 10, "at least 3 different readings"), ([1.0, np.nan, 3.0] * 10, "`pilot`")],
)
def test_a_pilot_that_cannot_be_used_is_refused(pilot: list[float], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        drift_evidence(pilot, np.arange(50.0))


def test_parts_that_are_left_out_only_lower_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(8)
    x = rng.gamma(9.0, size=1100)
    quick = drift_evidence(x[:100], x[100:]).log_evidence
    monkeypatch.setattr(mixture, "NEGLIGIBLE", -np.inf)
    whole = drift_evidence(x[:100], x[100:]).log_evidence
    assert (quick <= whole + 1e-12).all()
    assert (quick < whole - 1e-6).any()
    assert np.allclose(quick, whole, atol=0.1)


def test_evidence_starts_from_even_odds_whatever_is_planned() -> None:
    rng = np.random.default_rng(9)
    for planned in (1, 2, 1000):
        found = drift_evidence(draw(rng, 100), draw(rng, 1), planned=planned)
        assert abs(found.log_evidence[0]) < 1
