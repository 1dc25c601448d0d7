"""Whether fewer readings lie beyond an edge than those before it lead to expect."""

from __future__ import annotations

import math

from qc.stats.numerics import checks
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FewBeyond:
    """Counts in three equally wide strips, the last of them beyond an edge.

    Attributes
    ----------
    before, last, beyond : int
        Readings in the strip before the last, the last before the edge, and the first beyond it.
    expected : float
        Readings beyond that the three counts together lead to expect.
    p_value : float
        Chance of so few beyond.
    """

    before: int
    last: int
    beyond: int
    expected: float
    p_value: float

    @property
    def heaped(self) -> bool:
        """Whether the readings heap up before the edge."""
        return self.last > self.before


def few_beyond(before: int, last: int, beyond: int, *, width: float) -> FewBeyond:
    """Compare the count beyond an edge with what the two strips before it lead to expect.

    Parameters
    ----------
    before, last, beyond : int
        Readings in three strips of equal width, the edge between the last two.
    width : float
        Of a strip, in standard deviations of the shortest noise that a reading has.

    Returns
    -------
    FewBeyond

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    With normal noise of standard deviation σ the density f of any process, however mixed or drifting, has
    (log f)″ ≥ −1/σ². So the expected counts λ₁, λ₂, λ₃ of three strips have λ₃ ≥ exp(−width²) λ₂²/λ₁. Given
    λ₃ = κ λ₂²/λ₁ and the sums N₁ + N₂ + N₃ and N₂ + 2 N₃, the law of N₃ is proportional to
    κ^N₃ / (N₁! N₂! N₃!): exact, without any parameter.

    Examples
    --------
    >>> found = few_beyond(10, 30, 0, width=1.0)
    >>> found.heaped, round(found.expected, 1), found.p_value < 0.001
    (True, 6.4, True)
    """
    counts = [checks.count(name, n, 0) for name, n in (("before", before), ("last", last), ("beyond", beyond))]
    before, last, beyond = counts
    log_kappa = -(checks.positive("width", width) ** 2)
    total, moment = before + last + beyond, last + 2 * beyond
    possible = range(max(0, moment - total), moment // 2 + 1)
    logs = [_log_weight(total - moment + k, moment - 2 * k, k) + k * log_kappa for k in possible]
    top = max(logs)
    weights = [math.exp(log - top) for log in logs]
    whole = math.fsum(weights)
    few = math.fsum(weight for k, weight in zip(possible, weights, strict=True) if k <= beyond)
    expected = math.fsum(k * weight for k, weight in zip(possible, weights, strict=True)) / whole
    return FewBeyond(before=before, last=last, beyond=beyond, expected=expected, p_value=min(1.0, few / whole))


def _log_weight(*counts: int) -> float:
    return -math.fsum(math.lgamma(n + 1) for n in counts)
