"""The false-alarm probability holds at odd settings, and changes are found; seeded simulations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from qc.stats.drift.detect import drift_evidence

if TYPE_CHECKING:
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
