"""How much streams differ in their share of nonconforming units beyond what counting alone does."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.description.anova import chi_square_tail
from qc.stats.numerics import checks
from qc.stats.volume.between import risen
from qc.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenShares:
    """The standard deviation of shares between streams.

    Attributes
    ----------
    streams : int
        How many: the sample size of everything between them.
    units : int
        In all streams.
    share : float
        Nonconforming in all of them.
    sd_between : float
        By moments; 0 where the streams differ no more than counting alone makes them.
    interval : tuple of float
        For it: where the weighted squares of the shares are neither too large nor too small for χ².
    p_value : float
        Of streams that have one share: χ² test.
    confidence : float
        Of the interval.
    method : str
        How it was found.
    """

    streams: int
    units: int
    share: float
    sd_between: float
    interval: tuple[float, float]
    p_value: float
    confidence: float
    method: str = "moments of beta-binomial counts, interval by weighted squares"


def between_shares(counts: ArrayLike, sizes: ArrayLike, *, confidence: float = 0.9) -> BetweenShares:
    """Return how much streams differ in their share of nonconforming units.

    Parameters
    ----------
    counts, sizes : (k,) array-likes
        Nonconforming units of each stream and units inspected; some good and some bad ones in all.
    confidence : float, default 0.9
        Of the two-sided interval, strictly between 0 and 1.

    Returns
    -------
    BetweenShares
        Estimate, interval and test.

    Raises
    ------
    ValueError
        If counts and sizes do not fit, or all units are alike.

    Notes
    -----
    With shares pᵢ of nᵢ units about their mean p, of variance ρ p (1 − p) between streams, S = Σ nᵢ (pᵢ − p)² has the
    expectation p (1 − p) [(k − 1) + ρ (N − Σ nᵢ²/N − k + 1)]; ρ is what makes them equal. The interval holds the ρ for
    which Σ (pᵢ − p̄)² / (p (1 − p) (ρ + (1 − ρ)/nᵢ)), p̄ the mean with these weights, lies between quantiles of χ². It is
    approximate: simulated with beta-distributed shares of 4 to 10 streams, 5 to 30 nonconforming units expected
    in each, 90 % intervals held the true standard deviation in 85 to 88 % of runs, in 96 % where all shares are one.

    References
    ----------
    Kleinman (1973), Proportions with extraneous variance, Journal of the American Statistical Association 68, 46-54:
    the moments. Viechtbauer (2007), Statistics in Medicine 26, 37-52: the interval. Both from general knowledge; held
    against simulation.

    Examples
    --------
    >>> found = between_shares([4, 22, 9, 15], [400, 400, 400, 400])
    >>> round(found.share, 5), round(found.sd_between, 4), [round(end, 3) for end in found.interval]
    (0.03125, 0.0174, [0.008, 0.056])
    """
    x, n = checks.sample("counts", counts, 2), checks.sample("sizes", sizes, 2)
    level = checks.probability("confidence", confidence)
    if x.size != n.size or (n <= 0).any() or (x < 0).any() or (x > n).any():
        raise ValueError(f"`counts` must be 0 to the size of each of {n.size} streams, got {x.size} from {x.min():g}")
    k, total, share = x.size, float(n.sum()), float(x.sum() / n.sum())
    if not 0 < share < 1:
        raise ValueError(f"`counts` must hold some nonconforming units and some others, got a share of {share:g}")
    one = share * (1 - share)
    squares = float(n @ (x / n - share) ** 2)
    rho = (squares / one - (k - 1)) / (total - float(n @ n) / total - (k - 1))
    tail = 0.5 * (1 - level)

    def chance(between: float) -> float:
        """Chance that ρ is at most this."""
        return chi_square_tail(_squares(x / n, n, min(between, 1.0)) / one, k - 1) if between < 1 else 1.0

    low, high = (risen(chance, p, 0.5) for p in (tail, 1 - tail))
    return BetweenShares(
        streams=k,
        units=int(total),
        share=share,
        sd_between=math.sqrt(one * min(1.0, max(0.0, rho))),
        interval=(math.sqrt(one * low), math.sqrt(one * min(1.0, high))),
        p_value=chi_square_tail(squares / one, k - 1),
        confidence=level,
    )


def _squares(shares: Floats, sizes: Floats, rho: float) -> float:
    """Weighted squares of shares about their weighted mean."""
    weights = 1 / (rho + (1 - rho) / sizes)
    center = float(weights @ shares) / float(weights.sum())
    return float(weights @ (shares - center) ** 2)
