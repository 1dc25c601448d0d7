"""Run rules on independent normal points as an exact Markov chain, after Champ and Woodall.

Rules on zones need a state for what they remember. Rules on the order of points need the last point's value
too: within a zone it is carried as a density at Gauss-Legendre nodes, on a scale on which a point of that
zone is uniform.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from qc.stats.numerics.integral_equation import normal_cdf
from qc.stats.run_rules.rule_memory import SIGNAL, order_memory, orders, zone_memory
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.run_rules.rule_memory import ZoneMemory
    from qc.stats.run_rules.rule_rows import Rule

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_NODES = 6
_UP, _DOWN = 0, 1


class Chain(Protocol):
    """Points and memory without a signal so far, as probabilities of the states."""

    @property
    def cuts(self) -> tuple[float, ...]:
        """Boundaries between the zones, in thirds of the distance to the control limit."""

    @property
    def longest(self) -> int:
        """Points in the longest window."""

    def first(self, zones: Floats) -> Floats:
        """Return the probabilities after the first point, from those of the zones."""

    def following(self, alive: Floats, zones: Floats) -> Floats:
        """Return the probabilities one point later."""

    def mass(self, alive: Floats) -> float:
        """Return the probability of no signal so far."""


@cache
def chain(rules: tuple[Rule, ...], *, full_windows: bool) -> Chain:
    """Return the chain of a set of rules.

    Parameters
    ----------
    rules : tuple of Rule
        At least one.
    full_windows : bool
        As in ``zone_memory``.

    Returns
    -------
    Chain
        With or without the last point's value, as the rules need.
    """
    zones = zone_memory(rules, full_windows=full_windows)
    longest = max(rule.window for rule in rules)
    if orders(rules):
        return _ordered(zones, order_memory(rules), longest)
    return _ZoneChain(cuts=zones.cuts, longest=longest, table=zones.following)


def zone_probabilities(cuts: tuple[float, ...], shift: float, limit: float) -> Floats:
    """Return the probabilities of the zones for normal points.

    Parameters
    ----------
    cuts : tuple of float
        Boundaries in thirds of the distance to the control limit.
    shift : float
        Mean of the points in standard errors from the centre line.
    limit : float
        Distance of the control limit in standard errors.

    Returns
    -------
    (zones,) float array
        From the lowest zone up.
    """
    edges = np.array([-math.inf, *cuts, math.inf]) * (limit / 3.0) - shift
    lower = np.diff(normal_cdf(edges))
    upper = -np.diff(normal_cdf(-edges))
    return np.where(edges[:-1] >= 0, upper, lower)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _ZoneChain:
    """Rules on zones alone."""

    cuts: tuple[float, ...]
    longest: int
    table: Ints

    def first(self, zones: Floats) -> Floats:
        start = np.zeros(len(self.table))
        start[0] = 1.0
        return self.following(start, zones)

    def following(self, alive: Floats, zones: Floats) -> Floats:
        return _gather(self.table, alive[:, None] * zones, len(self.table))

    def mass(self, alive: Floats) -> float:
        return float(alive.sum())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _OrderChain:
    """Rules on order too. A state is (memory of zones, memory of order, zone of the last point)."""

    cuts: tuple[float, ...]
    longest: int
    start: Ints  # state after a first point in each zone
    zone: Ints  # of each state
    elsewhere: Ints  # (states, zones): state after a point in another zone
    upward: Ints  # (states,): state after a higher point in the same zone
    downward: Ints
    weights: Floats  # of the nodes in a zone
    below: Floats  # (nodes, nodes): integral of a density from the zone's lower end to each node

    def first(self, zones: Floats) -> Floats:
        flat = _gather(self.start, zones, len(self.zone))
        return np.repeat(flat[:, None], len(self.weights), axis=1)

    def following(self, alive: Floats, zones: Floats) -> Floats:
        count, mass, own = len(self.zone), alive @ self.weights, zones[self.zone][:, None]
        lower = alive @ self.below.T
        flat = _gather(self.elsewhere, mass[:, None] * zones, count)
        up, down = own * lower, own * (mass[:, None] - lower)
        within = [
            _gather(self.upward, up[:, node], count) + _gather(self.downward, down[:, node], count)
            for node in range(len(self.weights))
        ]
        return flat[:, None] + np.stack(within, axis=1)

    def mass(self, alive: Floats) -> float:
        return float((alive @ self.weights).sum())


def _gather(target: Ints, mass: Floats, count: int) -> Floats:
    """Add up what reaches each state; what reaches ``SIGNAL`` is lost."""
    total = np.bincount(target.ravel() - SIGNAL, weights=mass.ravel(), minlength=count + 1)
    return np.asarray(total[1:], dtype=np.float64)


def _ordered(zones: ZoneMemory, order: Ints, longest: int) -> _OrderChain:
    """Join the memories of zones and of order, and number the states that can be reached."""
    table = zones.following
    letters = table.shape[1]
    start = np.where(table[0] == SIGNAL, SIGNAL, table[0] * len(order) * letters + np.arange(letters))
    states, elsewhere, within = _reached(start, table, order)
    number = np.full(len(table) * len(order) * letters + 1, SIGNAL)  # the last place is that of SIGNAL
    number[states] = np.arange(len(states))
    weights, below = _nodes()
    return _OrderChain(
        cuts=zones.cuts,
        longest=longest,
        start=number[start],
        zone=states % letters,
        elsewhere=number[elsewhere],
        upward=number[within[:, _UP]],
        downward=number[within[:, _DOWN]],
        weights=weights,
        below=below,
    )


def _reached(start: Ints, table: Ints, order: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the states that can be reached, and what follows each (see ``_followers``)."""
    frontier = np.unique(start[start != SIGNAL])
    seen, found = set(frontier.tolist()), []
    while frontier.size:
        found.append((frontier, *_followers(frontier, table, order)))
        ahead = np.unique(np.concatenate([part.ravel() for part in found[-1][1:]]))
        frontier = np.array(
            [state for state in ahead.tolist() if state != SIGNAL and state not in seen], dtype=np.int64
        )
        seen.update(frontier.tolist())
    states, elsewhere, within = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return states, elsewhere, within


def _followers(states: Ints, table: Ints, order: Ints) -> tuple[Ints, Ints]:
    """Return the states after a point in each other zone, and after a higher and a lower one in the same zone."""
    letters = table.shape[1]
    memory, rest = np.divmod(states, len(order) * letters)
    ordered, zone = np.divmod(rest, letters)

    def joined(step: int, to: Ints) -> Ints:
        zones_after, order_after = table[memory[:, None], to], order[ordered, step][:, None]
        state = (zones_after * len(order) + order_after) * letters + to
        return np.where((zones_after == SIGNAL) | (order_after == SIGNAL), SIGNAL, state)

    every, same = np.broadcast_to(np.arange(letters), (len(states), letters)), zone[:, None]
    elsewhere = np.where(every > same, joined(_UP, every), joined(_DOWN, every))
    elsewhere[np.arange(len(states)), zone] = SIGNAL  # the same zone is judged node by node
    return elsewhere, np.hstack((joined(_UP, same), joined(_DOWN, same)))


@cache
def _nodes() -> tuple[Floats, Floats]:
    """Return weights on [0, 1], and the matrix that integrates an interpolating polynomial up to the nodes."""
    x, weights = np.polynomial.legendre.leggauss(_NODES)
    degrees = np.arange(_NODES)
    # Coefficients of P_k from node values: (2k + 1)/2 Σ w P_k(x); ∫ P_k from -1 to x: (P_{k+1} - P_{k-1})/(2k
    # + 1).
    values = np.polynomial.legendre.legvander(x, _NODES)
    to_coefficients = (degrees[:, None] + 0.5) * (values[:, :_NODES].T * weights)
    integrals = np.empty((_NODES, _NODES))
    integrals[:, 0] = x + 1.0
    integrals[:, 1:] = (values[:, 2:] - values[:, : _NODES - 1]) / (2 * degrees[1:] + 1)
    return weights / 2.0, integrals @ to_coefficients / 2.0
