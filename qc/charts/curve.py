"""The curve over a histogram: the distribution that a capability index was computed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.values import dataclass
from qc.verdict.claim import MODELS
from qc.words import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.ability.distributions import Distribution
    from qc.verdict.model import CharacteristicFacts

_TAIL = 3e-5  # four standard deviations of a normal distribution
_POINTS = 65
_NORMAL = message("Curve: normal distribution with the mean and the overall standard deviation of this batch")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """A density where it can be seen.

    Attributes
    ----------
    values, densities : (k,) float arrays
        Its points.
    note : Message
        What it is.
    """

    values: NDArray[np.float64]
    densities: NDArray[np.float64]
    note: Message


def curve_of(facts: CharacteristicFacts, low: float, high: float) -> Curve | None:
    """Return the curve of a characteristic between two values.

    Parameters
    ----------
    facts : CharacteristicFacts
        With a capability index or without.
    low, high : float
        What is drawn.

    Returns
    -------
    Curve or None
        None where no index was given, or none by a distribution: a curve would claim what nobody has shown.
    """
    if facts.capability is None:
        return None
    if facts.modelled is None:
        return _drawn(stats.Normal(facts.capability.mean, facts.capability.sigma_overall), low, high, _NORMAL)
    if not isinstance(facts.modelled.found, stats.BoundedFit):
        return None
    note = message("Curve: {model} fitted to this batch", model=MODELS[facts.modelled.chosen])
    return _drawn(facts.modelled.found.fit.distribution, low, high, note)


def _drawn(distribution: Distribution, low: float, high: float, note: Message) -> Curve:
    first, last = max(low, distribution.quantile(_TAIL)), min(high, distribution.quantile(1 - _TAIL))
    values = np.linspace(first, last, _POINTS)
    return Curve(values=values, densities=np.exp(distribution.log_density(values)), note=note)
