"""The restricted likelihood of two crossed factors, and where it is greatest."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_GRID = np.linspace(0.0, 0.97, 15)  # of t / (1 + t), t a ratio of standard deviations
_ROUNDS, _GOLDEN = 26, (math.sqrt(5.0) - 1.0) / 2.0
_ZERO = 1e-4


def likeliest_ratios(y: Floats, codes: list[NDArray[np.int64]]) -> tuple[tuple[float, float], float]:
    """Return the ratios of both standard deviations to that within, and the variance within, where REML is greatest.

    Parameters
    ----------
    y : (n,) float array
        Readings less their mean.
    codes : list of two (n,) int arrays
        Level of each factor, from 0.
    """
    levels = int(codes[0].max()) + 1, int(codes[1].max()) + 1
    columns = np.stack([codes[0], codes[1] + levels[0]])
    crossed, ones, sums = np.zeros((sum(levels), sum(levels))), np.zeros(sum(levels)), np.zeros(sum(levels))
    for one in columns:
        np.add.at(ones, one, 1.0)
        np.add.at(sums, one, y)
        for other in columns:
            np.add.at(crossed, (one, other), 1.0)
    square = float(y @ y)

    def parts(u: float, v: float) -> tuple[float, float]:
        """Return −2 log of the restricted likelihood, but for a constant, and the variance within."""
        scale = np.repeat([u / (1 - u), v / (1 - v)], levels)
        inner = np.eye(scale.size) + scale[:, None] * crossed * scale
        solved = np.linalg.solve(inner, scale[:, None] * np.stack([ones, sums], axis=1))
        weight, linear = y.size - (scale * ones) @ solved[:, 0], -(scale * ones) @ solved[:, 1]
        left = float(square - (scale * sums) @ solved[:, 1] - linear**2 / weight) / (y.size - 1)
        return (y.size - 1) * math.log(left / square) + float(np.linalg.slogdet(inner)[1]) + math.log(weight), left

    def second(u: float) -> float:
        return _least(lambda v: parts(u, v)[0])

    u = _least(lambda each: parts(each, second(each))[0])
    v = second(u)
    return (u / (1 - u) * (u > _ZERO), v / (1 - v) * (v > _ZERO)), parts(u, v)[1]


def _least(function: Callable[[float], float]) -> float:
    """Return where a function is least: on a grid, then by golden section around its best point."""
    best = int(np.argmin([function(each) for each in _GRID.tolist()]))
    low, high = float(_GRID[max(0, best - 1)]), float(_GRID[min(_GRID.size - 1, best + 1)])
    one, other = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    left, right = function(one), function(other)
    for _ in range(_ROUNDS):
        if left < right:
            high, other, right = other, one, left
            one = high - _GOLDEN * (high - low)
            left = function(one)
        else:
            low, one, left = one, other, right
            other = low + _GOLDEN * (high - low)
            right = function(other)
    return 0.5 * (low + high)
