"""What estimating the centre and the spread in Phase I does: the errors of both as distributions to average over.

In units of the true standard error of a plotted point, the estimated centre is off by m ~ N(0, 1/subgroups), and the
estimated standard deviation is s times the true one, s² ~ χ²(df)/df.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.checks import count, positive, probability
from qc.stats.numerics.integral_equation import nodes, normal_density, solve_increasing
from qc.stats.numerics.quantiles import chi_square_quantile
from qc.stats.numerics.special import incomplete_gamma
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_MEAN_REACH = 7.0  # beyond it the error of the centre has a probability of 3e-12
_MEAN_NODES = 80
_SD_NODES = 36
_REACH = 37.0  # beyond it the normal tail underflows
_TINY = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustedFactor:
    """Limits that allow for the errors of what Phase I estimated.

    Attributes
    ----------
    factor : float
        Distance of the limits, in the unit that the function names, times the estimated standard deviation.
    criterion : str
        What the limits keep.
    target : float
        The false-alarm probability or the average run length that is kept.
    confidence : float or None
        With which it is kept, over all that Phase I might have estimated; None where it is kept on average.
    phase_one : PhaseOne
        What the estimates rest on.
    """

    factor: float
    criterion: str
    target: float
    confidence: float | None
    phase_one: PhaseOne


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseOne:
    """What the limits were estimated from.

    Attributes
    ----------
    subgroups : int
        Plotted points that the centre is the mean of.
    degrees_of_freedom : float
        Of the standard deviation: n - 1 for n individuals, m (n - 1) for the pooled one of m subgroups of n.
    """

    subgroups: int
    degrees_of_freedom: float

    def __post_init__(self) -> None:
        count("subgroups", self.subgroups, 2)
        positive("degrees_of_freedom", self.degrees_of_freedom)

    @property
    def prediction_sd(self) -> float:
        """Standard deviation of a new point about the estimated centre, in true standard errors."""
        return math.sqrt(1.0 + 1.0 / self.subgroups)

    def means(self) -> tuple[Floats, Floats]:
        """Return errors of the centre and their probabilities."""
        x, weights = nodes(-_MEAN_REACH, _MEAN_REACH, count=_MEAN_NODES)
        share = weights * normal_density(x)
        return x / math.sqrt(self.subgroups), share / share.sum()

    def spreads(self, factor: float) -> tuple[Floats, Floats]:
        """Return factors of the spread and their probabilities, to average run lengths of limits at ``factor``.

        Run lengths grow like exp(factor² s² / 2), so the range covers χ² tilted by that much.

        Raises
        ------
        ValueError
            If the average would be infinite.
        """
        df, left = self.degrees_of_freedom, self.degrees_of_freedom - factor * factor
        if left <= 0:
            raise ValueError(
                f"`degrees_of_freedom` must be above {factor * factor:.4g} for a finite average, got {df:g}"
            )
        lowest = math.sqrt(chi_square_quantile(1e-13, df) / df)
        highest = min(math.sqrt(chi_square_quantile(1.0 - 1e-13, df + 2.0) / left), _REACH / factor)
        s, weights = nodes(lowest, highest, count=_SD_NODES)
        log_density = (df - 1.0) * np.log(s) - 0.5 * df * s * s
        constant = 0.5 * df * math.log(0.5 * df) + math.log(2.0) - math.lgamma(0.5 * df)
        return s, weights * np.exp(log_density + constant)

    def guaranteed(self, critical: Floats, confidence: float) -> float:
        """Return the L for which, with this confidence, L s is at least what the error of the centre needs.

        Parameters
        ----------
        critical : (k,) float array
            For each error of ``means``, the distance of the limits in true units that just meets the target.
        confidence : float
            Strictly between 0 and 1.

        Returns
        -------
        float
            L.
        """
        confidence = probability("confidence", confidence)
        weights, half = self.means()[1], 0.5 * self.degrees_of_freedom

        def odds(factor: float) -> float:
            ratios = (critical / factor).tolist()
            tails = [incomplete_gamma(half, half * x * x) if x < math.inf else (1.0, 0.0) for x in ratios]
            met_not, met = weights @ np.array(tails)
            return float(max(met, _TINY) / max(met_not, _TINY))

        least = float(critical[critical > 0].min())
        return solve_increasing(odds, confidence / (1.0 - confidence), start=0.3 * least, step=0.5 * least)
