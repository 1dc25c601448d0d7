"""Run lengths of a control chart whose statistic is a Markov process on an interval.

The average run length f from the state s solves f(s) = 1 + f(a) P(s → a) + ∫ f(y) p(s → y) dy, where a is the
barrier that the statistic cannot pass, if there is one. Gauss-Legendre nodes turn it into a linear system
(Nyström's method), which converges faster than any power of the number of nodes, because the kernel is a
normal density.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics.checks import sample
from qc.stats.numerics.quadrature import gauss_legendre
from qc.stats.numerics.roots import rising_root
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Numbers = float | Floats

State = Literal["zero", "steady"]

_NODES_LEAST = 24
_NODES_PER_SD = 2.0
_WIDEST = 700.0
_ENDLESS = 1e15  # what is put for run lengths beyond reckoning, so that a search can step over them

_MOST_ASKED = 1e10  # of a chart whose limits are sought

LONGEST = 1e11
"""Longer average run lengths drown in the rounding of the linear system."""

_TOO_LONG = f"`{{limit}}` must give average run lengths up to {LONGEST:g}, got more at `shifts` {{shift!r}}"

_erfc = np.frompyfunc(math.erfc, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLength:
    """How many points a chart takes on average until it signals.

    Attributes
    ----------
    method : str
        How it was computed.
    state : {"zero", "steady"}
        Zero: counted from the chart's start. Steady: counted from a shift that comes after long running
        without a signal.
    shifts : tuple of float
        Shifts of the mean, in the unit that the function names.
    arl : tuple of float
        Average run length at each shift.
    """

    method: str
    state: State
    shifts: tuple[float, ...]
    arl: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Equation:
    """A chart's statistic as a Markov process.

    Attributes
    ----------
    nodes, weights : (n,) float arrays
        A quadrature rule on the states without a signal.
    density : callable
        ``density(s, y, mean, sd)``: density of the next state y after s, for readings of this mean and sd.
    barrier : float or None
        A state that holds probability of its own.
    at_barrier : callable or None
        ``at_barrier(s, mean, sd)``: probability to fall on the barrier next.
    """

    nodes: Floats
    weights: Floats
    density: Callable[[Floats, Floats, Numbers, Numbers], Floats]
    barrier: float | None = None
    at_barrier: Callable[[Floats, Numbers, Numbers], Floats] | None = None

    @property
    def states(self) -> Floats:
        """The states of the linear system; the barrier stands first."""
        return self.nodes if self.barrier is None else np.concatenate(([self.barrier], self.nodes))

    def transition(self, states: Floats, mean: float, sd: float) -> Floats:
        """Return the probabilities to pass from each state to each state of the system."""
        inner: Floats = self.density(states[:, None], self.nodes[None, :], mean, sd) * self.weights
        if self.at_barrier is None:
            return inner
        return np.concatenate((self.at_barrier(states, mean, sd)[:, None], inner), axis=1)

    def run_lengths(self, mean: float = 0.0, sd: float = 1.0) -> Floats:
        """Return the average run length from each state of the system; infinity beyond what can be reckoned."""
        matrix = self.transition(self.states, mean, sd)
        ones = np.ones(len(matrix))
        try:
            lengths = np.asarray(np.linalg.solve(np.eye(len(matrix)) - matrix, ones), dtype=np.float64)
        except np.linalg.LinAlgError:
            return np.full(len(matrix), np.inf)
        return lengths if lengths.min() > 0 and lengths.max() <= LONGEST else np.full(len(matrix), np.inf)

    def arl(self, start: float, mean: float = 0.0, sd: float = 1.0) -> float:
        """Return the average run length from any state."""
        return 1.0 + self.on_average(self.transition(np.array([start]), mean, sd)[0], mean, sd)

    def on_average(self, chances: Floats, mean: float = 0.0, sd: float = 1.0) -> float:
        """Return the average run length from a state that is drawn with these probabilities."""
        lengths = self.run_lengths(mean, sd)
        return float(chances @ lengths) if math.isfinite(lengths[0]) else math.inf

    def arls(self, start: float, means: Floats, sd: float) -> Floats:
        """Return the average run lengths from a state for many means at once; for a statistic without a barrier."""
        mean = means[:, None, None]
        first = self.density(np.full((1, 1), start), self.nodes[None, :], mean, sd)[:, 0] * self.weights
        matrix = self.density(self.nodes[:, None], self.nodes[None, :], mean, sd) * self.weights
        ones = np.ones((len(means), self.nodes.size, 1))
        lengths = np.linalg.solve(np.eye(self.nodes.size) - matrix, ones)[..., 0]
        return np.asarray(1.0 + np.sum(first * lengths, axis=1), dtype=np.float64)

    def settled(self) -> Floats:
        """Return the probabilities of the states after long running in control without a signal."""
        matrix = self.transition(self.states, 0.0, 1.0)
        return settled(matrix)


def told(method: str, state: State, shifts: Iterable[float], arl: Iterable[float], *, limit: str) -> RunLength:
    """Return run lengths, none below the 1 that rounding may miss.

    Parameters
    ----------
    method, state
        As ``RunLength`` has them.
    shifts, arl : iterable of float
        In the same order.
    limit : str
        Name of the argument that sets how wide the limits are.

    Raises
    ------
    ValueError
        If one is longer than can be reckoned.

    Examples
    --------
    >>> told("none", "zero", [0.0], [370.4], limit="factor").arl
    (370.4,)
    """
    at, lengths = tuple(shifts), tuple(arl)
    for shift, length in zip(at, lengths, strict=True):
        if not length <= LONGEST:
            raise ValueError(_TOO_LONG.format(limit=limit, shift=shift))
    return RunLength(method=method, state=state, shifts=at, arl=tuple(max(1.0, length) for length in lengths))


def from_start(equation: Equation, shifts: ArrayLike, *, start: float, method: str, limit: str) -> RunLength:
    """Return the average run lengths of a chart that starts from one state; arguments as ``told`` has them."""
    wanted = sample("shifts", shifts).tolist()
    return told(method, "zero", wanted, (equation.arl(start, shift) for shift in wanted), limit=limit)


def from_settled(equation: Equation, shifts: ArrayLike, *, method: str, limit: str) -> RunLength:
    """Return the average run lengths from shifts that come after long running; arguments as ``told`` has them."""
    wanted = sample("shifts", shifts).tolist()
    try:
        before = equation.settled()
    except np.linalg.LinAlgError as error:
        raise ValueError(_TOO_LONG.format(limit=limit, shift=0.0)) from error
    return told(method, "steady", wanted, (equation.on_average(before, shift) for shift in wanted), limit=limit)


def settled(matrix: Floats) -> Floats:
    """Return the left eigenvector of the largest eigenvalue of a substochastic matrix, as probabilities.

    Inverse iteration: each round divides the rest by about the average run length.
    """
    system = (np.eye(len(matrix)) - matrix).T
    vector = np.full(len(matrix), 1.0 / len(matrix))
    for _ in range(200):
        following = np.linalg.solve(system, vector)
        following /= following.sum()
        if np.abs(following - vector).max() <= 1e-15:
            break
        vector = following
    return following


def nodes(lower: float, upper: float, *, count: int) -> tuple[Floats, Floats]:
    """Return so many Gauss-Legendre nodes and weights on an interval."""
    x, w = gauss_legendre(count)
    half = 0.5 * (upper - lower)
    return lower + half * (x + 1.0), half * w


def kernel_nodes(lower: float, upper: float, kernel_sd: float, *, limit: str = "interval") -> tuple[Floats, Floats]:
    """Return Gauss-Legendre nodes and weights, enough for a normal kernel of this sd on the interval."""
    widths = (upper - lower) / kernel_sd
    if not widths <= _WIDEST:
        raise ValueError(f"`{limit}` must span at most {_WIDEST:g} sd of one step, got {widths:g}")
    return nodes(lower, upper, count=_NODES_LEAST + math.ceil(_NODES_PER_SD * widths))


def normal_density(z: Floats) -> Floats:
    """Return the standard normal density."""
    return np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)


def normal_cdf(z: Floats) -> Floats:
    """Return the standard normal distribution function."""
    return 0.5 * np.asarray(_erfc(-z / math.sqrt(2.0)), dtype=np.float64)


def solve_increasing(
    function: Callable[[float], float], target: float, *, start: float, step: float, most: float = math.inf
) -> float:
    """Return where an increasing positive function reaches ``target``; infinity if not before ``most``.

    The logarithm of a run length is nearly linear in its limit.
    """
    if not target <= _MOST_ASKED:
        raise ValueError(f"`arl0` must be at most {_MOST_ASKED:g}, got {target!r}")
    return rising_root(lambda x: math.log(min(function(x), _ENDLESS) / target), start=start, step=step, most=most)
