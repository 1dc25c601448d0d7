"""When a trend brings the first units to a specification limit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.stats.drift.diagnosis.nodes import Nodes, likeliest, mixture_of_t
from qc.stats.drift.diagnosis.scores import scores_of
from qc.stats.drift.diagnosis.sizes import ramps
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_quantile
from qc.terms import Side
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from qc.stats.drift.diagnosis.result import DriftDiagnosis, Estimate
    from qc.stats.drift.sums import Floats

_EDGE = 3.0  # sigma from the level to the outermost units: one in 740 lies beyond
_ERRORS = 5  # equally probable errors of the edge
_LEAST, _NEVER = 1e-300, 1e15
_FARTHEST = 20.0  # times what was made: nothing that far ahead is foretold


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitReach:
    """When a trend brings the outermost units to a limit.

    Attributes
    ----------
    side : Side
        Above: the upper limit. Below: the lower one.
    limit : float
        It, in the readings' unit.
    unit : Estimate or None
        Unit of production, counted from 1, at which the level lies three standard deviations from the limit; None
        where this is not proven.
    """

    side: Side
    limit: float
    unit: Estimate | None

    @property
    def proven(self) -> bool:
        """Whether it is shown that the trend reaches the limit, and when."""
        return self.unit is not None


def limit_reach(
    found: DriftDiagnosis,
    pilot: ArrayLike,
    production: ArrayLike,
    *,
    lsl: float | None = None,
    usl: float | None = None,
) -> LimitReach | None:
    """Return when a trend reaches the limit that it moves to, or None where there is no such limit.

    Parameters
    ----------
    found : DriftDiagnosis
        Of these readings.
    pilot, production : array_like
        The readings.
    lsl, usl : float or None
        Specification limits.

    Returns
    -------
    LimitReach or None
        Not proven where the slope's interval holds 0, or where its ends do not reach the limit in twenty times what
        was made.

    Notes
    -----
    Under a trend that begins at start ν the level at unit t is m + β (t − ν); the slopes β are those of the change
    points' posterior, the level m is the least-squares one for each of them.

    Examples
    --------
    >>> from qc.stats.drift.diagnosis.diagnose import diagnose_drift
    >>> rng = np.random.default_rng(5)
    >>> pilot, production = rng.normal(10.0, 0.1, 100), rng.normal(10.0, 0.1, 500)
    >>> production[100:] += 0.001 * np.arange(1, 401)
    >>> found = diagnose_drift(pilot, production)
    >>> reached = limit_reach(found, pilot, production, usl=10.9)
    >>> 640 < reached.unit.lower < 700 < reached.unit.upper < 780
    True
    """
    first, then = checks.sample("pilot", pilot), checks.sample("production", production)
    rate = found.size.rate
    if rate is None or found.kind is not ChangeKind.TREND:
        return None
    side = Side.ABOVE if rate.value > 0 else Side.BELOW
    limit = usl if side is Side.ABOVE else lsl
    if limit is None:
        return None
    if rate.lower * rate.upper <= 0:
        return LimitReach(side=side, limit=limit, unit=None)
    when = _when(found, np.concatenate([first, then]), limit, side)
    unit = when.estimate(found.confidence)
    near = unit.upper <= _FARTHEST * (first.size + then.size)
    return LimitReach(side=side, limit=limit, unit=unit if near else None)


def _when(found: DriftDiagnosis, x: Floats, limit: float, side: Side) -> Nodes:
    """Units at which the outermost units reach the limit, for each change point and slope held possible."""
    kept = likeliest(found.probability)
    starts, weights = found.starts[kept], found.probability[kept]
    scores = scores_of(x, found.pilot, starts)
    slopes, errors, information = ramps(scores)
    rate = mixture_of_t(slopes, errors, weights, float(x.size - 2))
    slope = rate.values.reshape(starts.size, -1)
    since = (found.units - starts).astype(np.float64)
    level = x.mean() - slope * (since * (since + 1) / 2 / x.size)[:, None]
    sign = 1.0 if side is Side.ABOVE else -1.0
    sigma = float(np.sqrt(np.square(errors[0]) * information[0]))
    # The errors of the level and of three times sigma, σ²/n and 9 σ²/2n, go together.
    about = (
        sigma * math.sqrt(5.5 / x.size) * np.array([normal_quantile((node + 0.5) / _ERRORS) for node in range(_ERRORS)])
    )
    away = sign * (limit - level[..., None]) - _EDGE * sigma - about
    toward = np.maximum(sign * slope, _LEAST)[..., None]
    ahead = np.where(sign * slope[..., None] > 0, np.maximum(away / toward, 0.0), _NEVER)
    units: Floats = starts[:, None, None].astype(np.float64) + ahead
    return Nodes(values=units.ravel(), weights=np.repeat(rate.weights / _ERRORS, _ERRORS))
