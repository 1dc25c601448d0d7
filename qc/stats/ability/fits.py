"""Distributions fitted to readings by maximum likelihood, and ranked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from qc.stats.numerics import checks
from qc.stats.numerics.likelihood import MOST_LIKELY
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from qc.stats.ability.distributions import Distribution

Family = Literal["normal", "lognormal", "weibull", "gamma", "exponential", "folded-normal", "half-normal"]
Criterion = Literal["aic", "bic"]

FAMILIES: tuple[Family, ...] = (
    "normal",
    "lognormal",
    "weibull",
    "gamma",
    "exponential",
    "folded-normal",
    "half-normal",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A distribution fitted to readings.

    Attributes
    ----------
    distribution : Distribution
        With its parameters.
    method : str
        How it was fitted.
    n : int
        Readings.
    log_likelihood : float
        At the parameters found.
    free : int
        How many parameters were fitted.
    """

    distribution: Distribution
    method: str
    n: int
    log_likelihood: float
    free: int

    @property
    def aic(self) -> float:
        """Akaike's criterion: the smaller, the better."""
        return 2.0 * self.free - 2.0 * self.log_likelihood

    @property
    def bic(self) -> float:
        """Schwarz's criterion: the smaller, the better."""
        return self.free * math.log(self.n) - 2.0 * self.log_likelihood


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Fitted distributions, best first, and why the first is the first.

    Attributes
    ----------
    criterion : str
        What they were ranked by.
    fits : tuple of Fit
        From the smallest criterion up.
    margin : float
        By how much the second is worse; infinite if there is none. Below 2 the choice is a matter of taste.
    refused : tuple of (str, str)
        Families that could not be fitted, each with the reason.
    """

    criterion: str
    fits: tuple[Fit, ...]
    margin: float
    refused: tuple[tuple[str, str], ...]

    @property
    def best(self) -> Fit:
        """The fit with the smallest criterion."""
        return self.fits[0]


def fit_distribution(values: ArrayLike, family: Family) -> Fit:
    """Fit a distribution to readings by maximum likelihood.

    Parameters
    ----------
    values : (n,) array-like
        At least 2 finite readings, not all equal; above 0 for ``lognormal``, ``weibull`` and ``gamma``, not below 0 for
        ``exponential``, ``folded-normal`` and ``half-normal``.
    family : str
        One of ``FAMILIES``.

    Returns
    -------
    Fit
        The standard deviations of ``normal`` and ``lognormal`` have the divisor n.

    Raises
    ------
    ValueError
        If the readings cannot come from the family.

    References
    ----------
    R packages MASS 7.3-58.2 ``fitdistr`` and fitdistrplus 1.1-8: agree as far as their optimisers go. Tsagris, Beneki
    and Hassani (2014), On the folded normal distribution, Mathematics 2, 12-28, for its score equations.

    Examples
    --------
    >>> fit = fit_distribution([0.8, 1.1, 1.9, 0.4, 2.6, 1.3], "exponential")
    >>> round(fit.distribution.parameters["rate"], 4), round(fit.aic, 3)
    (0.7407, 17.601)
    """
    readings = checks.spread("values", checks.sample("values", values, 2))
    checks.choice("family", family, FAMILIES)
    least = float(readings.min())
    if family in {"lognormal", "weibull", "gamma"} and least <= 0:
        raise ValueError(f"`values` must lie above 0 for the {family} distribution, got {least!r}")
    if family in {"exponential", "folded-normal", "half-normal"} and least < 0:
        raise ValueError(f"`values` must not lie below 0 for the {family} distribution, got {least!r}")
    distribution, log_likelihood, free = MOST_LIKELY[family](readings)
    return Fit(
        distribution=distribution,
        method="maximum likelihood",
        n=readings.size,
        log_likelihood=log_likelihood,
        free=free,
    )


def rank_distributions(
    values: ArrayLike, *, families: Sequence[Family] = FAMILIES, criterion: Criterion = "aic"
) -> Ranking:
    """Fit several distributions and rank them by a named criterion.

    Parameters
    ----------
    values : (n,) array-like
        At least 2 finite readings, not all equal.
    families : sequence of str
        Candidates: those that the physics of the characteristic allows.
    criterion : {"aic", "bic"}
        Both weigh the likelihood against the number of parameters.

    Returns
    -------
    Ranking
        Best first.

    Raises
    ------
    ValueError
        If no candidate can be fitted.

    Examples
    --------
    >>> ranking = rank_distributions([0.8, 1.1, 1.9, 0.4, 2.6, 1.3, 0.0], families=("exponential", "gamma"))
    >>> ranking.best.distribution.name, ranking.refused[0][0]
    ('exponential', 'gamma')
    """
    checks.choice("criterion", criterion, ("aic", "bic"))
    fits: list[Fit] = []
    refused: list[tuple[str, str]] = []
    for family in families:
        try:
            fits.append(fit_distribution(values, family))
        except ValueError as error:
            refused.append((family, str(error)))
    if not fits:
        raise ValueError(f"`families` must hold one that fits the readings, got {refused!r}")
    fits.sort(key=lambda fit: _score(fit, criterion))
    margin = _score(fits[1], criterion) - _score(fits[0], criterion) if len(fits) > 1 else math.inf
    return Ranking(criterion=criterion, fits=tuple(fits), margin=margin, refused=tuple(refused))


def _score(fit: Fit, criterion: Criterion) -> float:
    return fit.aic if criterion == "aic" else fit.bic
