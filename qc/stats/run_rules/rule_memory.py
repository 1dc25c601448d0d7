"""What run rules remember: the rules as finite automata that read a chart point by point.

A rule on zones needs to know which zone a point lies in; a rule on order (trend, alternation) needs to know
whether the point lies above or below the last one.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from qc.stats.run_rules.rule_rows import Pattern, Rule
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from numpy.typing import NDArray

S = TypeVar("S", bound="Hashable")

SIGNAL = -1
MOST_STATES = 20_000
_ORDER = (Pattern.TREND, Pattern.ALTERNATION)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ZoneMemory:
    """The rules on zones.

    Attributes
    ----------
    cuts : tuple of float
        Boundaries between the zones, in thirds of the distance to the control limit.
    following : (states, zones) int array
        State after a point in the zone, from state 0 before the first point; ``SIGNAL`` where a rule fires.
    """

    cuts: tuple[float, ...]
    following: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Counter:
    """At least ``points`` hits among the last ``window`` points, the last one among them."""

    points: int
    window: int
    hit: tuple[bool, ...]

    @property
    def waits(self) -> int:
        """How many points it must have seen before it can fire."""
        return self.window if self.points < self.window else 1

    def after(self, hits: int, zone: int, seen: int) -> int:
        """Return the hits that still matter, newest in bit 0, or ``SIGNAL``."""
        hits = hits << 1 | self.hit[zone]
        enough = self.hit[zone] and hits.bit_count() >= self.points
        if enough and (self.points == self.window or seen >= self.window):
            return SIGNAL
        return self._forget(hits & ((1 << self.window - 1) - 1))

    def _forget(self, hits: int) -> int:
        """Drop the oldest hits that leave the window before enough others can join them."""
        while hits and hits.bit_count() + self.window - hits.bit_length() < self.points:
            hits &= ~(1 << hits.bit_length() - 1)
        return hits


@dataclass(frozen=True, slots=True)
class _Mixture:
    """Points in a row beyond on either side, ``window`` of them, not all on one side.

    What it remembers, in one number: how many in a row, how many of them last on one side, and on which. It can fire
    only with a full window, so it is the same whether windows must be full or not.
    """

    window: int
    side: tuple[int, ...]  # of each zone: -1, 0 (not beyond), 1
    waits: int = 1

    def after(self, run: int, zone: int, _seen: int) -> int:
        """Return the run that ends here, or ``SIGNAL``."""
        side = self.side[zone]
        if side == 0:
            return 0
        length, rest = divmod(run, 2 * self.window)
        upper, alike = divmod(rest, self.window)
        length, alike = length + 1, alike + 1 if length and upper == (side > 0) else 1
        if length >= self.window > alike:
            return SIGNAL
        most = self.window - 1
        return (min(length, most) * 2 + (side > 0)) * self.window + min(alike, most)


def orders(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules on the order of points."""
    return tuple(rule for rule in rules if rule.pattern in _ORDER)


@cache
def zone_memory(rules: tuple[Rule, ...], *, full_windows: bool) -> ZoneMemory:
    """Return the automaton of the rules on zones.

    Parameters
    ----------
    rules : tuple of Rule
        Rules on order among them are left out.
    full_windows : bool
        Whether a window must hold ``window`` points before its rule can fire, as ``find_signals`` has it;
        else the first points of a chart may already fire it, as the published run lengths have it.

    Returns
    -------
    ZoneMemory
        The states that can be reached.

    Raises
    ------
    ValueError
        If the rules need more than 20 000 states.
    """
    on_zones = [rule for rule in rules if rule.pattern not in _ORDER]
    cuts = tuple(sorted({side * rule.zone for rule in on_zones for side in (-1.0, 1.0)} | {0.0}))
    zones = len(cuts) + 1
    counters = [counter for rule in on_zones for counter in _counters(rule, cuts)]
    tables = [_alone(counter, zones, full_windows=full_windows) for counter in counters]
    return ZoneMemory(cuts=cuts, following=_together(tables, zones))


@cache
def order_memory(rules: tuple[Rule, ...]) -> NDArray[np.int64]:
    """Return the automaton of the rules on order.

    Parameters
    ----------
    rules : tuple of Rule
        Rules on zones among them are left out.

    Returns
    -------
    (states, 2) int array
        State after a step up (column 0) or down (column 1), from state 0 at the first point; ``SIGNAL`` where
        a rule fires.
    """
    on_order = orders(rules)
    trend = min((rule.window for rule in on_order if rule.pattern is Pattern.TREND), default=math.inf)
    zigzag = min((rule.window for rule in on_order if rule.pattern is Pattern.ALTERNATION), default=math.inf)

    def after(state: tuple[int, int, int], step: int) -> tuple[int, int, int] | None:
        last, run, turns = state  # points in the trend, points in the zigzag, that end here
        run, turns = (run + 1, 2) if step == last else (2, turns + 1)
        if run >= trend or turns >= zigzag:
            return None
        return (step, run if trend < math.inf else 2, turns if zigzag < math.inf else 2)

    return _explore((SIGNAL, 1, 1), 2, after)


def _counters(rule: Rule, cuts: tuple[float, ...]) -> Sequence[_Counter | _Mixture]:
    """Return what counts a rule's hits, one for each side that it judges apart."""
    edges = (-math.inf, *cuts, math.inf)
    above = tuple(low >= rule.zone for low in edges[:-1])
    below = tuple(high <= -rule.zone for high in edges[1:])
    either = tuple(a or b for a, b in zip(above, below, strict=True))
    if rule.both_sides:
        return [_Mixture(rule.window, tuple(int(a) - int(b) for a, b in zip(above, below, strict=True)))]
    hits = {
        Pattern.BEYOND_ONE_SIDE: (above, below),
        Pattern.BEYOND_EITHER_SIDE: (either,),
        Pattern.WITHIN: (tuple(not beyond for beyond in either),),
    }
    return [_Counter(rule.points, rule.window, hit) for hit in hits[rule.pattern]]


def _alone(counter: _Counter | _Mixture, zones: int, *, full_windows: bool) -> NDArray[np.int64]:
    """Return the automaton of one counter."""

    def after(state: tuple[int, int], zone: int) -> tuple[int, int] | None:
        hits, seen = state[0], min(state[1] + 1, counter.waits)
        hits = counter.after(hits, zone, seen)
        return None if hits == SIGNAL else (hits, seen)

    return _explore((0, 0 if full_windows else counter.waits), zones, after)


def _together(tables: Sequence[NDArray[np.int64]], zones: int) -> NDArray[np.int64]:
    """Return the automaton of several that read the same points, up to the first signal of any."""
    sizes = [len(table) for table in tables]
    exact = np.dtype(np.int64) if math.prod(sizes) < 2**62 else np.dtype(object)
    places = np.array([math.prod(sizes[:i]) for i in range(len(sizes))], dtype=exact)
    if not tables:
        return np.zeros((1, zones), dtype=np.int64)
    states = newest = np.zeros(1, dtype=exact)
    rows = []
    while newest.size:
        each = newest[:, None] // places % np.array(sizes, dtype=exact)
        after = np.stack([table[each[:, i].astype(np.int64)] for i, table in enumerate(tables)], axis=-1)
        following = np.where((after == SIGNAL).any(axis=-1), SIGNAL, after.astype(exact) @ places)
        rows.append(following)
        newest = np.setdiff1d(following[following != SIGNAL], states)
        states = np.concatenate((states, newest))
        if states.size > MOST_STATES:
            raise ValueError(f"`rules` must need at most {MOST_STATES} states of memory together")
    order = np.argsort(states)
    table = np.concatenate(rows)
    numbers: NDArray[np.int64] = order[np.searchsorted(states, table, sorter=order) % states.size]
    return np.where(table == SIGNAL, SIGNAL, numbers)


def _explore(first: S, letters: int, after: Callable[[S, int], S | None]) -> NDArray[np.int64]:
    """Give every state that can be reached a number, and tabulate what follows it."""
    number = {first: 0}
    rows: list[list[int]] = []
    todo = [first]
    for state in todo:  # grows while it is read
        row = []
        for letter in range(letters):
            following = after(state, letter)
            if following is not None and following not in number:
                number[following] = len(number)
                todo.append(following)
            row.append(SIGNAL if following is None else number[following])
        rows.append(row)
        if len(number) > MOST_STATES:
            raise ValueError(f"`rules` must need at most {MOST_STATES} states of memory together")
    return np.array(rows, dtype=np.int64)
