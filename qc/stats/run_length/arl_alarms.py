"""How likely a chart with a memory calls out in a batch although nothing has changed: EWMA and CUSUM."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.checks import count
from qc.stats.run_length.arl_cusum import Sides, cusum_arl, cusum_equation
from qc.stats.run_length.arl_ewma import ewma_arl, ewma_equation
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.stats.numerics.integral_equation import Equation

    Floats = NDArray[np.float64]

_METHOD = "transition matrix of the integral equation"
_TWO_SIDED = f"{_METHOD}, both sums by renewal"
_SETTLED = 1e-13  # how little the chance to survive a point may still change
_STEADY_POINTS = 50  # for how many points in a row
_GONE = 1e-15


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchAlarm:
    """How likely a chart signals at least once in a batch from a stable process.

    Attributes
    ----------
    points : int
        Points on the chart.
    probability : float
        Of at least one signal among them.
    arl : float
        Average number of points until the first signal.
    method : str
        How it was computed.
    """

    points: int
    probability: float
    arl: float
    method: str


def ewma_false_alarm(points: int, *, weight: float, factor: float, start: float = 0.0) -> BatchAlarm:
    """Chance that an EWMA chart with fixed limits signals at least once in a batch of a stable process.

    Parameters
    ----------
    points : int
        Points on the chart, at least 1.
    weight, factor, start : float
        λ, L and where the statistic starts, as in ``ewma_arl``.

    Returns
    -------
    BatchAlarm
        Exact for independent normal points and known parameters.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> round(ewma_false_alarm(200, weight=0.1, factor=2.7).probability, 3)
    0.413
    """
    arl = ewma_arl([0.0], weight=weight, factor=factor, start=start).arl[0]
    batch = count("points", points)
    survives = _survives(ewma_equation(weight=weight, factor=factor), start, batch)
    return BatchAlarm(points=batch, probability=max(0.0, 1.0 - survives), arl=arl, method=_METHOD)


def cusum_false_alarm(
    points: int, *, reference: float, interval: float, headstart: float = 0.0, sides: Sides = "two"
) -> BatchAlarm:
    """Chance that a tabular CUSUM signals at least once in a batch of a stable process.

    Parameters
    ----------
    points : int
        Points on the chart, at least 1.
    reference, interval, headstart : float
        k, h and where the sums start, as in ``cusum_arl``.
    sides : {"two", "one"}
        Both sums or one.

    Returns
    -------
    BatchAlarm
        Exact for independent normal points and known parameters.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    When one sum signals the other stands at 0 (see ``cusum_arl``). So the upper sum's first signal is at the point n
    either before any of the lower one's, or after the lower one's first at m, starting anew from 0:
    f_u(n) = a(n) + Σ a(m) f_0(n - m), with a the chance that one given sum is the first of the two to signal,
    which is the same for both in a stable process.

    Examples
    --------
    >>> round(cusum_false_alarm(100, reference=0.5, interval=5.0).probability, 3)
    0.185
    """
    arl = cusum_arl([0.0], reference=reference, interval=interval, headstart=headstart, sides=sides).arl[0]
    equation = cusum_equation(reference=reference, interval=interval)
    batch = count("points", points)
    if sides == "one":
        survives, method = _survives(equation, headstart, batch), _METHOD
    else:
        survives, method = _neither(equation, headstart, batch), _TWO_SIDED
    return BatchAlarm(points=batch, probability=max(0.0, 1.0 - survives), arl=arl, method=method)


def _survives(equation: Equation, start: float, points: int) -> float:
    """Return P(no signal in that many points)."""
    first = equation.transition(np.array([start]), 0.0, 1.0)[0]
    matrix = np.linalg.matrix_power(equation.transition(equation.states, 0.0, 1.0), points - 1)
    return float(first @ matrix.sum(axis=1))


def _neither(equation: Equation, headstart: float, points: int) -> float:
    """Return P(neither sum signals in that many points): point by point, then as a geometric series."""
    alive, steady, ratio = 1.0, 0, np.nan
    for point, first in enumerate(_first_of_two(equation, headstart, points), start=1):
        before, was = alive, ratio
        alive -= 2.0 * first
        if alive <= _GONE:
            return 0.0
        ratio = alive / before
        steady = steady + 1 if abs(ratio - was) <= _SETTLED else 0
        if steady == _STEADY_POINTS:
            return float(alive * ratio ** (points - point))
    return alive


def _first_of_two(equation: Equation, headstart: float, points: int) -> Iterator[float]:
    """Yield a(n) of the notes, from n = 1 on."""
    a, f0 = np.zeros(points), np.zeros(points)
    matrix = equation.transition(equation.states, 0.0, 1.0)
    from_zero, from_head = (equation.transition(np.array([s]), 0.0, 1.0)[0] for s in (0.0, headstart))
    left_zero = left_head = 1.0
    for n in range(points):
        f0[n] = left_zero - from_zero.sum()
        fu = left_head - from_head.sum()
        a[n] = fu - a[:n] @ f0[:n][::-1]
        yield float(a[n])
        left_zero, left_head = from_zero.sum(), from_head.sum()
        from_zero, from_head = from_zero @ matrix, from_head @ matrix
