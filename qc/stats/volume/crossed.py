"""How much two crossed factors differ, machines and operators say: one model of both, by restricted likelihood."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.anova import f_tail
from qc.stats.numerics import checks
from qc.stats.volume.between import risen
from qc.stats.volume.chi_grid import chi_nodes
from qc.stats.volume.crossed_likelihood import likeliest_ratios
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_RANK = 1e-8
_MOST_LEVELS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorSpread:
    """The standard deviation between the levels of a factor, cleared of the other one.

    Attributes
    ----------
    levels : int
        How many.
    sd : float
        By restricted maximum likelihood; 0 where they differ no more than chance explains.
    interval : tuple of float
        For it: generalised confidence interval.
    ratio_interval : tuple of float
        For its ratio to the standard deviation within: exact.
    p_value : float
        Of levels that do not differ: exact F test.
    """

    levels: int
    sd: float
    interval: tuple[float, float]
    ratio_interval: tuple[float, float]
    p_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossedFactors:
    """Two crossed factors in one model.

    Attributes
    ----------
    first, second : FactorSpread
        Each, the other one in the model.
    readings : int
        In all.
    sd_within : float
        By restricted maximum likelihood.
    confidence : float
        Of each interval.
    method : str
        How the estimates were found.
    """

    first: FactorSpread
    second: FactorSpread
    readings: int
    sd_within: float
    confidence: float
    method: str = "restricted maximum likelihood, two crossed factors"


def crossed_factors(
    values: ArrayLike, first: Sequence[object], second: Sequence[object], *, confidence: float = 0.9
) -> CrossedFactors:
    """Return how much the levels of two crossed factors differ, with intervals that allow for how few they are.

    Parameters
    ----------
    values : (n,) array-like
        Readings.
    first, second : sequences of n labels
        The level of each factor, drawn from many; cells may be unequal or empty while all levels hang together.
    confidence : float, default 0.9
        Of the two-sided intervals, strictly between 0 and 1.

    Returns
    -------
    CrossedFactors
        Estimates by REML, intervals, and exact tests.

    Raises
    ------
    ValueError
        If labels and readings differ in number, a factor has one level, the factors cannot be told apart, or nothing
        varies within.

    Notes
    -----
    Effects of both factors are normal and add up. For the intervals of one factor the other is eliminated as if it were
    fixed: with λᵢ the eigenvalues of what is left of the factor's columns and wᵢ the readings along their vectors,
    Σ wᵢ² / (σ² + λᵢ τ²) is χ², and independent of the residual sum of squares. As a ratio it is F: the exact interval
    of τ/σ; averaged over what the residuals leave possible of σ it gives the generalised interval of τ.

    References
    ----------
    Harville and Fenech (1985), Confidence intervals for a variance ratio, or for heritability, in an unbalanced mixed
    linear model, Biometrics 41, 137-152: the exact interval, from general knowledge. statsmodels 0.15 ``MixedLM``: the
    estimates agree; the intervals are held against simulation.

    Examples
    --------
    >>> rng = np.random.default_rng(5)
    >>> machine, operator = np.repeat(np.arange(6), 20), np.tile(np.repeat(np.arange(5), 4), 6)
    >>> y = rng.normal(0, 2, 6)[machine] + rng.normal(0, 0.5, 5)[operator] + rng.normal(0, 1, 120)
    >>> found = crossed_factors(y, machine.tolist(), operator.tolist())
    >>> found.first.interval[0] < 2 < found.first.interval[1], found.first.p_value < 0.001
    (True, True)
    """
    x = checks.sample("values", values, 4)
    level = checks.probability("confidence", confidence)
    codes = [_codes(name, labels, x.size) for name, labels in (("first", first), ("second", second))]
    y = x - x.mean()
    cut = [_reduced(y, *pair) for pair in (codes, codes[::-1])]
    if not cut[0].residual > _RANK * float(y @ y):
        raise ValueError("`values` must vary within the levels of both factors, got none that do")
    ratios, within = likeliest_ratios(y, codes)
    spreads = [
        _spread(each, ratio * math.sqrt(within), 0.5 * (1 - level)) for each, ratio in zip(cut, ratios, strict=True)
    ]
    return CrossedFactors(
        first=spreads[0], second=spreads[1], readings=x.size, sd_within=math.sqrt(within), confidence=level
    )


def _codes(name: str, labels: Sequence[object], size: int) -> NDArray[np.int64]:
    """Numbers of a factor's levels."""
    if len(labels) != size:
        raise ValueError(f"`{name}` must name a level for each of {size} readings, got {len(labels)}")
    index = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    if not 2 <= len(index) <= _MOST_LEVELS:
        raise ValueError(f"`{name}` must have 2 to {_MOST_LEVELS} levels, got {len(index)}")
    return np.array([index[label] for label in labels], dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Reduced:
    """A factor once the other is eliminated: eigenvalues, squares along their vectors, and the residuals."""

    levels: int
    values: Floats
    squares: Floats
    residual: float
    df: int

    def chance(self, sd: float) -> float:
        """Chance that the standard deviation between levels is at most this."""
        from scipy.special import chdtrc  # noqa: PLC0415 - takes a quarter of a second to load, and few runs ask for it

        ratios, weights = chi_nodes(self.df)
        within = self.residual / self.df / ratios**2
        summed = (self.squares / (within[:, None] + self.values * sd * sd)).sum(axis=1)
        return float(weights @ chdtrc(self.values.size, summed))

    def ratio_chance(self, ratio: float) -> float:
        """Chance that the ratio to the standard deviation within is at most this."""
        mean = float((self.squares / (1 + self.values * ratio * ratio)).mean())
        return f_tail(mean * self.df / self.residual, self.values.size, self.df)


def _reduced(y: Floats, own: NDArray[np.int64], other: NDArray[np.int64]) -> _Reduced:
    """Eliminate the other factor: what is left of the factor's columns, by levels alone."""
    met = np.zeros((int(own.max()) + 1, int(other.max()) + 1))
    np.add.at(met, (own, other), 1.0)
    counts, sums = met.sum(axis=0), np.bincount(other, y)
    left = np.diag(met.sum(axis=1)) - met @ (met / counts).T
    product = np.bincount(own, y) - met @ (sums / counts)
    values, vectors = np.linalg.eigh(left)
    kept = values > _RANK * float(values.max(initial=0.0) + 1.0)
    if np.count_nonzero(kept) < met.shape[0] - 1:
        raise ValueError("`first` and `second` must be crossed: some levels of one are met only with some of the other")
    squares = (vectors.T @ product)[kept] ** 2 / values[kept]
    residual = float(y @ y - sums @ (sums / counts) - squares.sum())
    df = y.size - met.shape[1] - int(kept.sum())
    if df < 1:
        raise ValueError(f"`values` must be more than the levels of both factors, got {y.size}")
    return _Reduced(levels=met.shape[0], values=values[kept], squares=squares, residual=residual, df=df)


def _spread(cut: _Reduced, sd: float, tail: float) -> FactorSpread:
    """Intervals and test of one factor."""
    scale = math.sqrt(float(cut.squares.max()) / float(cut.values.min()) + cut.residual / cut.df)
    return FactorSpread(
        levels=cut.levels,
        sd=sd,
        interval=(risen(cut.chance, tail, scale), risen(cut.chance, 1 - tail, scale)),
        ratio_interval=(risen(cut.ratio_chance, tail, 1.0), risen(cut.ratio_chance, 1 - tail, 1.0)),
        p_value=cut.ratio_chance(0.0),
    )
