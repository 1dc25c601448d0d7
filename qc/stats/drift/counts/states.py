"""The states of production that are held possible: how rows differ, and to which level they may have changed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.counts.baseline import PILOT_SHARE, log_ceiling, log_expected, price
from qc.stats.drift.counts.likelihood import Spread, fixed
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.stats.drift.counts.counted import Counted, Floats
    from qc.stats.drift.counts.prior import CountPrior

_STEPS = 24  # levels to an octave where the baseline is sought
_EVERY = 12  # a change may lead to every twelfth of them
_OCTAVES = 5
_FAR = 20  # octaves, of which beyond the first five each is looked at once
_RISES = 0.65
_CELLS = 100_000  # rows times levels that are worked on at once


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class State:
    """One way in which rows may differ though nothing changes.

    Attributes
    ----------
    shape : float
        Of the gamma distribution of levels between rows; infinity where all are alike.
    log_weight : float
        Its weight after the pilot.
    expected : (k + 1,) float array
        Log marginal likelihood of 0 … k unchanged rows.
    ceiling : (k + 1,) float array
        Log of the most that any one level explains of them.
    changed : tuple of (float, float, (k + 1,) float array)
        For each level that it may change to: weight, ratio to the pilot's level, log likelihoods of 0 … k rows.
    """

    shape: float
    log_weight: float
    expected: Floats
    ceiling: Floats
    changed: tuple[tuple[float, float, Floats], ...]


def levels(counted: Counted) -> Iterator[tuple[float, float]]:
    """Yield the levels that are looked at, with the weight of a change to each; 0 for those between.

    Shares are spaced by their odds, so that they stay below 1.
    """
    steps = [*range(-_OCTAVES * _STEPS, _OCTAVES * _STEPS + 1), *range((_OCTAVES + 1) * _STEPS, _FAR * _STEPS, _STEPS)]
    total = sum(_weight(step) for step in steps)
    level = counted.level
    for step in steps:
        factor = 2 ** (step / _STEPS)
        # Odds of factor × those of the pilot's share, as a share again.
        away = 1 + level * (factor - 1) if counted.model == "binomial" else 1.0
        yield level * factor / away, _weight(step) / total


def _weight(step: int) -> float:
    """Weight of a change to a level so many steps from the pilot's: most on double and half, rises before falls."""
    if step % _EVERY:
        return 0.0
    return math.exp(-abs(abs(step) / _STEPS - 1)) * (_RISES if step > 0 else 1 - _RISES)


def states(counted: Counted, prior: CountPrior) -> tuple[State, ...]:
    """Return the states: all rows alike, and where rows can show it, such that differ.

    Parameters
    ----------
    counted : Counted
        The counts.
    prior : CountPrior
        Which are held possible.
    """
    shapes = () if counted.single else prior.shapes
    found = [_alike(counted), *(_spread(counted, shape) for shape in shapes)]
    weights = [prior.alike, *(((1 - prior.alike) / len(shapes),) * len(shapes) if shapes else ())]
    log_weights = np.array([math.log(w) + s.log_pilot for w, s in zip(weights, found, strict=True)])
    log_weights -= np.logaddexp.reduce(log_weights)
    return tuple(
        State(
            shape=s.shape,
            log_weight=float(log_weight),
            expected=s.expected,
            ceiling=s.ceiling,
            changed=s.changed,
        )
        for s, log_weight in zip(found, log_weights, strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Found:
    """A state before states are compared; with the pilot's log marginal likelihood."""

    shape: float
    log_pilot: float
    expected: Floats
    ceiling: Floats
    changed: tuple[tuple[float, float, Floats], ...]


def _alike(counted: Counted) -> _Found:
    """All rows have one level: everything in closed form."""
    pairs = [(weight, level / counted.level, *fixed(counted, level)) for level, weight in levels(counted)]
    tempered = np.array([PILOT_SHARE * pilot for *_, pilot in pairs])
    return _Found(
        shape=math.inf,
        log_pilot=float(np.logaddexp.reduce(tempered)),
        expected=log_expected(counted),
        ceiling=log_ceiling(counted),
        changed=tuple((weight, ratio, rows) for weight, ratio, rows, _ in pairs if weight),
    )


def _spread(counted: Counted, shape: float) -> _Found:
    """Rows differ: level by level, some at once."""
    likelihood = Spread(counted, shape)
    held = list(levels(counted))
    expected = np.full(counted.rows + 1, -np.inf)
    ceiling, best = expected.copy(), -math.inf
    changed: list[tuple[float, float, Floats]] = []
    at_once = max(1, _CELLS // (counted.rows + counted.first.size))
    for first in range(0, len(held), at_once):
        some = held[first : first + at_once]
        rows, pilot = likelihood(np.array([level for level, _ in some]))
        found = rows + PILOT_SHARE * pilot[:, np.newaxis]
        expected = np.logaddexp(expected, np.logaddexp.reduce(found, axis=0))
        ceiling, best = np.maximum(ceiling, found.max(axis=0)), max(best, float(pilot.max()))
        changed.extend((w, level / counted.level, rows[index]) for index, (level, w) in enumerate(some) if w)
    return _Found(
        shape=shape,
        log_pilot=float(expected[0]),
        expected=expected - expected[0],
        ceiling=ceiling - PILOT_SHARE * best + price(counted.model),
        changed=tuple(changed),
    )


def explained(found: tuple[State, ...]) -> Floats:
    """Return the log of the most that unchanged rows explain, whether all alike or differing as the pilot's do.

    Parameters
    ----------
    found : tuple of State
        The first is that of rows which are all alike.

    Returns
    -------
    (k + 1,) float array
        The larger of the ceiling of rows that are all alike, and the mean of all ceilings.
    """
    mean = np.logaddexp.reduce([state.log_weight + state.ceiling for state in found], axis=0)
    larger: Floats = np.maximum(mean, found[0].ceiling)
    return larger
