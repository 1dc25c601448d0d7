"""How much of the spread lies between groups and how much within: the one-way random model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.description.anova import f_quantile, one_way
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import chi_square_quantile
from qc.stats.numerics.roots import rising_root
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.description.anova import OneWay

    Floats = NDArray[np.float64]

Likelihood = Literal["reml", "ml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """Two parts of a variance.

    Attributes
    ----------
    method : str
        How they were estimated.
    between, within : float
        The variance between groups, never below 0, and within.
    """

    method: str
    between: float
    within: float

    @property
    def total(self) -> float:
        """The variance of one reading from any group."""
        return self.between + self.within


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceComponents:
    """The parts of a variance by the analysis of variance, with what is known of their error.

    Attributes
    ----------
    table : OneWay
        The analysis of variance.
    n0 : float
        The group size that counts: (N - Σ nᵢ²/N) / (a - 1).
    raw_between : float
        (MS between - MS within) / n0, which may be below 0.
    components : Components
        With a part below 0 set to 0.
    icc : float
        Share of the variance that lies between groups: raw_between / (raw_between + within).
    icc_interval : tuple of float or None
        Exact for normal readings in groups of one size; None for groups of different sizes.
    within_interval : tuple of float
        For the variance within groups.
    confidence : float
        Of both intervals.
    """

    table: OneWay
    n0: float
    raw_between: float
    components: Components
    icc: float
    icc_interval: tuple[float, float] | None
    within_interval: tuple[float, float]
    confidence: float


def variance_components(groups: Iterable[ArrayLike], *, confidence: float = 0.95) -> VarianceComponents:
    """Split a variance into parts between and within groups, by the analysis of variance.

    Parameters
    ----------
    groups : iterable of (n_i,) array-likes
        At least two, drawn at random from many: batches, casts, days. Sizes may differ.
    confidence : float, default 0.95
        Of the intervals, strictly between 0 and 1.

    Returns
    -------
    VarianceComponents
        Estimates and intervals.

    Raises
    ------
    ValueError
        If the groups are too few or too small, or no group varies.

    References
    ----------
    Davies and Goldsmith's dyestuff data: 1764.05 between and 2451.25 within batches. Searle, Casella and McCulloch
    (1992), Variance Components, section 3.6, for unequal sizes and for the intervals.

    Examples
    --------
    >>> found = variance_components([[1.0, 3.0], [4.0, 6.0], [8.0, 8.0]])
    >>> round(found.components.between, 4), round(found.components.within, 4)
    (8.3333, 1.3333)
    """
    table = one_way(groups)
    if not table.ss_within > 0:
        raise ValueError("`groups` must vary within at least one group, got none that does")
    sizes = np.array(table.sizes, dtype=np.float64)
    n0 = float((sizes.sum() - np.square(sizes).sum() / sizes.sum()) / table.df_between)
    raw = (table.ms_between - table.ms_within) / n0
    confidence = checks.probability("confidence", confidence)
    tail = 0.5 * (1.0 - confidence)
    chi = chi_square_quantile(1.0 - tail, table.df_within), chi_square_quantile(tail, table.df_within)
    return VarianceComponents(
        table=table,
        n0=n0,
        raw_between=raw,
        components=Components(method="analysis of variance", between=max(raw, 0.0), within=table.ms_within),
        icc=raw / (raw + table.ms_within),
        icc_interval=_icc_interval(table, tail) if len(set(table.sizes)) == 1 else None,
        within_interval=(table.ss_within / chi[0], table.ss_within / chi[1]),
        confidence=confidence,
    )


def likelihood_components(groups: Iterable[ArrayLike], *, likelihood: Likelihood = "reml") -> Components:
    """Split a variance into parts between and within groups, by maximum likelihood for normal readings.

    Parameters
    ----------
    groups : iterable of (n_i,) array-likes
        At least two; sizes may differ.
    likelihood : {"reml", "ml"}
        "reml" allows for the estimated mean, as most programs do; "ml" does not and finds less between groups.

    Returns
    -------
    Components
        Where the likelihood is greatest; ``between`` is 0 where it falls from there.

    Raises
    ------
    ValueError
        If the groups are too few or too small, or no group varies.

    Notes
    -----
    With θ = between / within, wᵢ = nᵢ / (1 + nᵢ θ) and S = SS within + Σ wᵢ (x̄ᵢ - μ)², μ the mean of the x̄ᵢ with these
    weights, the root of -ν Σ wᵢ² (x̄ᵢ - μ)² / S + Σ wᵢ [- Σ wᵢ² / Σ wᵢ] is sought; ν = N [- 1]; in brackets what
    REML adds.

    References
    ----------
    R package lme4 1.1-31, ``lmer``: agrees within its own tolerance of 1e-4.

    Examples
    --------
    >>> likelihood_components([[1.0, 3.0], [4.0, 6.0], [8.0, 8.0]]).method
    'restricted maximum likelihood'
    """
    restricted = checks.choice("likelihood", likelihood, ("reml", "ml")) == "reml"
    table = one_way(groups)
    if not table.ss_within > 0:
        raise ValueError("`groups` must vary within at least one group, got none that does")
    return components_of(table, restricted=restricted)


def components_of(table: OneWay, *, restricted: bool) -> Components:
    """Split a variance into parts between and within groups, from the table of an analysis of variance.

    Parameters
    ----------
    table : OneWay
        Whose spread within is that of as many readings, or of blocks of readings, as it has degrees of freedom.
    restricted : bool
        Whether it is allowed for that the mean is estimated.

    Returns
    -------
    Components
        As `likelihood_components`.
    """
    sizes, means = np.array(table.sizes, dtype=np.float64), np.array(table.means)
    df = float(table.df_within + sizes.size) - restricted

    def slope(theta: float) -> float:
        weights, squares, left = _weighted(sizes, means, table.ss_within, theta)
        rise = float(weights.sum()) - restricted * float(np.square(weights).sum() / weights.sum())
        return rise - df * float(np.square(weights) @ squares) / left

    theta = rising_root(slope, start=0.0, step=_first_step(table, sizes), root=1e-14) if slope(0.0) < 0 else 0.0
    within = _weighted(sizes, means, table.ss_within, theta)[2] / df
    method = "restricted maximum likelihood" if restricted else "maximum likelihood"
    return Components(method=method, between=theta * within, within=within)


def _icc_interval(table: OneWay, tail: float) -> tuple[float, float]:
    """Invert the distribution of the ratio of mean squares."""
    n, df = table.sizes[0], (table.df_between, table.df_within)
    ratios = (table.f / f_quantile(1.0 - tail, *df), table.f / f_quantile(tail, *df))
    low, high = ((ratio - 1.0) / (ratio + n - 1.0) for ratio in ratios)
    return low, high


def _weighted(sizes: Floats, means: Floats, ss_within: float, theta: float) -> tuple[Floats, Floats, float]:
    """Return the weights, the squared deviations of the means, and the weighted sum of squares."""
    weights = sizes / (1.0 + sizes * theta)
    center = float(weights @ (means - means[0])) / float(weights.sum())
    squares = np.square(means - means[0] - center)
    return weights, squares, ss_within + float(weights @ squares)


def _first_step(table: OneWay, sizes: Floats) -> float:
    """Return a scale for θ: what the analysis of variance finds, or a share of one group."""
    found = (table.ms_between / table.ms_within - 1.0) / float(sizes.mean())
    return max(found, 0.1 / float(sizes.max()))
