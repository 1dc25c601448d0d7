"""Exact likelihood ratios of a change: normal readings whose mean and standard deviation are both unknown.

The right-invariant prior dμ dσ/σ integrates mean and standard deviation out. The ratio of the marginal likelihoods is
then the likelihood ratio of the maximal invariant: it does not depend on the true mean and standard deviation and has
expectation 1 when nothing changed, whatever they are.

All of them are C · (1 − u)^(−(n − 1)/2), for a moment prior times 1 + (n − 1) u/(1 − u), where C hangs on counts alone
and u is the share of the sum of squares Q about the common mean that the change explains. What hangs on counts alone is
a `Term`: the same for all shapes of readings.

References
----------
Berger, Pericchi and Varshavsky (1998), Sankhyā A 60, 307-321: Bayes factors under right-invariant priors. Johnson and
Rossell (2010), Journal of the Royal Statistical Society B 72, 143-170: moment priors.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.drift.sums import Floats, Shares

_LARGEST = 600.0  # exp of this is a number still
_LEAST = 1e-12  # of the sum of squares, that a change leaves unexplained


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Term:
    """What a likelihood ratio takes from the counts of units before and since; arrays over pairs of rows.

    Attributes
    ----------
    constant : (m,) float array
        Log of C.
    apart, inside, ramp : (m,) float array, float or None
        What the shares d²/Q, Q_W/Q and e²/Q count in u; None: not at all.
    moment : bool
        Whether the ratio has the factor 1 + (n − 1) u/(1 − u) of a moment prior.
    """

    constant: Floats
    apart: Floats | None = None
    inside: float | None = None
    ramp: Floats | None = None
    moment: bool = False


def mean_term(before: Floats, since: Floats, size: float | Floats) -> Term:
    """Return the term of a shift of the mean, up or down, most probably by ``size`` standard deviations.

    The shift δ has a moment prior (Johnson and Rossell 2010), of density in proportion to δ² exp(−δ²/size²): next to
    none at 0, where a shift does no harm and a pilot's mean lies anyway. With s² = size²/2, c = N W/(N + W) and
    g = 1 + c s²: C = g^(−3/2), u = (c − c/g) d²/Q.
    """
    common = before * since / (before + since)
    variance = 0.5 * size**2
    inflation = 1 + common * variance
    return Term(constant=-1.5 * np.log(inflation), apart=common**2 * variance / inflation, moment=True)


def spread_term(before: Floats, since: Floats, ratio: float) -> Term:
    """Return the term of a standard deviation that became ``ratio`` times what it was.

    With W′ = W/ratio²: C = ratio^(−W) · √((N + W)/(N + W′)),
    u = (1 − 1/ratio²) Q_W/Q + (N W/(N + W) − N W′/(N + W′)) d²/Q.
    """
    n, share = before + since, 1 / ratio**2
    together = before + share * since
    constant = 0.5 * np.log(n / together) - math.log(ratio) * since
    # N W/n − N W′/(N + W′), in one division.
    return Term(constant=constant, apart=(1 - share) * before**2 * since / (n * together), inside=1 - share)


def slope_term(before: Floats, since: Floats, size: float) -> Term:
    """Return the term of a trend whose slope is normal about 0 with standard deviation ``size``.

    With the ramp's information I and g = 1 + I size²: C = g^(−1/2), u = (1 − 1/g)/I · e²/Q.
    """
    n, w = before + since, since
    information = w * (w + 1) * (2 * w + 1) / 6 - (w * (w + 1) / 2) ** 2 / n
    inflation = 1 + information * size**2
    return Term(constant=-0.5 * np.log(inflation), ramp=size**2 / inflation)


def log_ratio(term: Term, shares: Shares, half: Floats) -> Floats:
    """Return the log of a ratio, with half = (n − 1)/2."""
    weighed = ((shares.apart, term.apart), (shares.inside, term.inside), (shares.ramp, term.ramp))
    left, *others = (share * part for share, part in weighed if part is not None)
    # In place: on short batches numpy's memory costs as much as its arithmetic.
    for other in others:
        left += other
    np.subtract(1.0, left, out=left)
    np.maximum(left, _LEAST, out=left)
    factor = np.log(1 + 2 * half * (1 / left - 1)) if term.moment else None
    np.log(left, out=left)
    left *= half
    np.subtract(term.constant, left, out=left)
    if factor is not None:
        left += factor
    return left


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regression:
    """What readings say of the coefficient of a regressor.

    Attributes
    ----------
    information : float array
        Sum of squares of the regressor once the mean is taken out.
    explained : float array
        Square of the sum of its products with the readings once the mean is taken out, over the readings' sum of
        squares about their mean.
    half : float array
        Half of the degrees of freedom of the readings.
    """

    information: Floats
    explained: Floats
    half: Floats


def log_regression_ratio(fit: Regression, size: float, *, moment: bool) -> Floats:
    """Return the log ratio for a coefficient that is normal about 0, or has a moment prior.

    Parameters
    ----------
    fit : Regression
        What the readings say of it.
    size : float
        Its standard deviation, or its most probable size, in standard deviations of the readings per unit of the
        regressor.
    moment : bool
        Which of the two.

    Returns
    -------
    float array
        Log ratio; 0 where the regressor carries no information.
    """
    variance = (0.5 if moment else 1.0) * size**2
    inflation = 1 + fit.information * variance
    left = np.maximum(1 - variance * fit.explained / inflation, 1 / inflation)
    logarithm: Floats = -0.5 * np.log(inflation) - fit.half * np.log(left)
    if moment:
        logarithm += np.log((1 + 2 * fit.half * (1 / left - 1)) / inflation)
    return logarithm


def exp(logarithm: Floats) -> Floats:
    """Return e to the power of it, short of infinity."""
    number: Floats = np.exp(np.minimum(logarithm, _LARGEST))
    return number
