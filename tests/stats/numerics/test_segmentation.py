from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.numerics.segmentation import Change, segment

if TYPE_CHECKING:
    from collections.abc import Sequence

ONES = np.ones(40, dtype=np.int64)


def literal(
    points: Sequence[Sequence[float]], change: Change, most_cuts: int, shortest: int
) -> tuple[list[float], list[int]]:
    """Cut by trying every place of every segment, with the likelihoods written out."""
    borders = [0, len(points)]
    gains: list[float] = []
    cuts: list[int] = []
    while len(cuts) < most_cuts:
        tried = [
            (_gain(points, first, place, beyond, change), -place)
            for first, beyond in pairwise(borders)
            for place in range(first + shortest, beyond - shortest + 1)
        ]
        best = max(tried, default=(0.0, 0))
        if best[0] <= 1e-12:
            break
        gains.append(best[0] + (gains[-1] if gains else 0.0))
        cuts.append(-best[1])
        borders = sorted([*borders, -best[1]])
    return gains, cuts


def _gain(points: Sequence[Sequence[float]], first: int, place: int, beyond: int, change: Change) -> float:
    left = [x for point in points[first:place] for x in point]
    right = [x for point in points[place:beyond] for x in point]
    if change is Change.LEVEL:
        return _squares(left + right) - _squares(left) - _squares(right)
    q, q1, q2 = (math.fsum(x * x for x in part) / len(part) for part in (left + right, left, right))
    return len(left) * math.log(q / q1) + len(right) * math.log(q / q2)


def _squares(x: Sequence[float]) -> float:
    mean = math.fsum(x) / len(x)
    return math.fsum((value - mean) ** 2 for value in x)


@pytest.mark.parametrize("change", Change)
@pytest.mark.parametrize("seed", range(12))
def test_cuts_and_gains_agree_with_a_literal_search(seed: int, change: Change) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 5, size=int(rng.integers(10, 40)))
    points = [rng.standard_t(4, size).tolist() for size in sizes]
    points = [[x * (1 + 2 * (i > 12)) + 3 * (i > 7) for x in point] for i, point in enumerate(points)]
    most_cuts, shortest = int(rng.integers(1, 6)), int(rng.integers(1, 5))
    gains, cuts = literal(points, change, most_cuts, shortest)
    sums = np.array([[math.fsum(x if change is Change.LEVEL else x * x for x in point) for point in points]])
    found = segment(sums, sizes, change=change, most_cuts=most_cuts, shortest=shortest)
    made = [cut for cut in found.cuts[0].tolist() if cut >= 0]
    assert made == cuts
    assert found.gains[0, : len(gains)] == pytest.approx(gains, rel=1e-9)
    assert found.gains[0, len(gains) :] == pytest.approx([gains[-1]] * (most_cuts - len(gains)), rel=1e-9)


def test_many_series_are_cut_as_each_alone() -> None:
    x = np.random.default_rng(3).standard_normal((30, 40))
    together = segment(x, ONES, change=Change.LEVEL, most_cuts=4, shortest=3)
    alone = [segment(row[None, :], ONES, change=Change.LEVEL, most_cuts=4, shortest=3) for row in x]
    assert np.array_equal(together.cuts, np.vstack([one.cuts for one in alone]))
    assert np.array_equal(together.gains, np.vstack([one.gains for one in alone]))


def test_a_flat_series_is_not_cut() -> None:
    flat = segment(np.full((1, 40), 2.0), ONES, change=Change.LEVEL, most_cuts=3, shortest=2)
    assert (flat.cuts == -1).all()
    assert (flat.gains == 0).all()


def test_a_part_without_spread_explains_nothing() -> None:
    squares = np.array([[0.0] * 5 + [1.0] * 5])
    found = segment(squares, np.ones(10, dtype=np.int64), change=Change.SCALE, most_cuts=1, shortest=5)
    assert found.cuts.tolist() == [[-1]]


def test_a_series_too_short_for_two_parts_is_not_cut() -> None:
    found = segment(np.arange(7.0)[None, :], np.ones(7, dtype=np.int64), change=Change.LEVEL, most_cuts=2, shortest=4)
    assert found.cuts.tolist() == [[-1, -1]]
