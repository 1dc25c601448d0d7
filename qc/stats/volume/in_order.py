"""Whether levels of lots that differ also follow the order in which they were made: in one step, or in a line."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.description.anova import f_tail
from qc.stats.drift.diagnosis.result import Estimate
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import student_t_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

Course = Literal["step", "line"]
FEWEST = 8
"""Levels of which a step can be shown: of fewer, too many orders are as much like a step as the one that was seen."""

_FEWEST_IN_LINE = 4  # three levels may lie in a line by chance
_ORDERS, _SEED, _CLOSE = 1999, 20261122, 1e-9
_ALL = 1 - 1e-9  # of the squares: no order leaves nothing over
_HIDES, _HIDES_OF_FEW = 3.5, 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsInOrder:
    """What the order of levels shows.

    Attributes
    ----------
    levels : int
        How many: the sample size.
    course : {"step", "line"}
        Which fits them better; a line where they are too few for a step.
    first : int
        The first level after the step that fits best, from 1; 0 is before it.
    apart : Estimate
        How far the levels after that step lie above those before, by Student's t with the levels as readings.
    p_value : float
        That levels in any order fit as well; of too few levels for a step, F test of the line.
    hidden : float
        The step that such levels show in about 9 of 10 cases, if it comes in their middle third; infinite for too few.
    """

    levels: int
    course: Course
    first: int
    apart: Estimate
    p_value: float
    hidden: float


def levels_in_order(levels: ArrayLike, places: ArrayLike, *, confidence: float = 0.9) -> LevelsInOrder:
    """Return whether levels follow their order, which may differ for reasons of their own.

    Parameters
    ----------
    levels : (m,) array-like
        Mean of each lot or batch in the order in which they were made, at least three; they must not all be the same.
    places : (m,) array-like
        Where each lies along production, rising.
    confidence : float, default 0.9
        Of the interval, strictly between 0 and 1.

    Returns
    -------
    LevelsInOrder
        The step or line that fits best, and how rarely another order would do as well.

    Raises
    ------
    ValueError
        If levels and places differ in number, are too few, or all levels are the same.

    Notes
    -----
    With R² the share of the levels' sum of squares that a step or a straight line explains, (1 − R²)^(−(m − 2)/2) is
    its likelihood against none. The average over steps with two levels or more on either side, plus that of the line,
    is held against 1,999 orders drawn at random: whatever distribution the levels of lots have, their order says
    nothing if nothing changes with time. How large a step may hide is (3.5 + 16/m) s 2/√m, s the levels' standard
    deviation: of 8 to 60 normal levels, simulated, 86 to 95 % of such steps are shown.

    Examples
    --------
    >>> found = levels_in_order([3, 1, 2, 4, 2, 9, 8, 11, 9, 10], range(10))
    >>> found.course, found.first, found.p_value < 0.05, round(found.apart.value, 1)
    ('step', 5, True, 7.0)
    """
    y, x = checks.sample("levels", levels, 3), checks.sample("places", places, 3)
    if y.size != x.size:
        raise ValueError(f"`places` must be as many as `levels` ({y.size}), got {x.size}")
    if not np.ptp(y) > 0:
        raise ValueError(f"`levels` must differ, got {y.size} that are all {y[0]:g}")
    confidence = checks.probability("confidence", confidence)
    y = y - y.mean()
    steps, line = _of_steps(y[None])[0], float(_of_line(y[None], x)[0])
    first = int(steps.argmax()) + 1
    few = y.size < FEWEST
    return LevelsInOrder(
        levels=y.size,
        course="line" if few or line >= steps[1:-1].max() else "step",
        first=first,
        apart=_apart(y, first, confidence),
        p_value=_of_f(line, y.size) if few else _of_orders(y, x),
        hidden=math.inf if few else (_HIDES + _HIDES_OF_FEW / y.size) * float(y.std(ddof=1)) * 2 / math.sqrt(y.size),
    )


def _of_steps(y: Floats) -> Floats:
    """Share of the squares that a step before each level but the first explains; each row adds up to 0."""
    before = np.arange(1, y.shape[1])
    squares = np.cumsum(y, axis=1)[:, :-1] ** 2 * (y.shape[1] / (before * (y.shape[1] - before)))
    found: Floats = np.minimum(squares / np.sum(y**2, axis=1, keepdims=True), _ALL)
    return found


def _of_line(y: Floats, x: Floats) -> Floats:
    """Share of the squares that a straight line explains."""
    along = x - x.mean()
    found: Floats = np.minimum((y @ along) ** 2 / float(along @ along) / np.sum(y**2, axis=1), _ALL)
    return found


def _of_f(share: float, levels: int) -> float:
    """F test of a line that explains a share of the sum of squares."""
    if levels < _FEWEST_IN_LINE:
        return 1.0
    return f_tail(share / (1 - share) * (levels - 2), 1, levels - 2)


def _of_orders(y: Floats, x: Floats) -> float:
    """Share of the orders, the one that was seen among them, in which a step or a line is as likely."""
    drawn = np.concatenate([y[None], y[_orders(y.size)]])
    power = -0.5 * (y.size - 2)
    steps, line = (1 - _of_steps(drawn)[:, 1:-1]) ** power, (1 - _of_line(drawn, x)) ** power
    likely = steps.mean(axis=1) + line
    return float(np.mean(likely >= likely[0] * (1 - _CLOSE)))


@lru_cache(maxsize=8)
def _orders(levels: int) -> NDArray[np.int64]:
    """Orders drawn at random, the same each time."""
    return np.random.default_rng(_SEED).permuted(np.tile(np.arange(levels), (_ORDERS, 1)), axis=1)


def _apart(y: Floats, first: int, confidence: float) -> Estimate:
    """How far levels from one on lie above those before it."""
    before, after = y[:first], y[first:]
    value = float(after.mean() - before.mean())
    left = float(np.sum((before - before.mean()) ** 2) + np.sum((after - after.mean()) ** 2))
    error = math.sqrt(left / (y.size - 2) * (1 / before.size + 1 / after.size))
    half = student_t_quantile(0.5 + 0.5 * confidence, y.size - 2) * error
    return Estimate(value=value, lower=value - half, upper=value + half)
