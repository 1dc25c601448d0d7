"""Johnson's transformations to normality: bounded (SB), lognormal (SL) and unbounded (SU)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.normality import anderson_darling
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_tail
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_STEPS = range(25, 126)  # z = 0.25, 0.26, … 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Johnson:
    """A transformation to a standard normal distribution.

    Attributes
    ----------
    family : str
        ``SB``: γ + η ln((x - ε) / (λ + ε - x)); ``SL``: γ + η ln(x - ε); ``SU``: γ + η arsinh((x - ε) / λ).
    gamma, eta, epsilon : float
        γ, η, ε.
    lam : float or None
        λ; None for ``SL``.
    z : float
        The quantile distance that it was fitted at.
    p_value_before, p_value_after : float
        Of the Anderson-Darling test of the readings and of the transformed ones. The second is the greatest of many:
        it is no test, but a measure.
    method : str
        How it was found.
    """

    family: str
    gamma: float
    eta: float
    epsilon: float
    lam: float | None
    z: float
    p_value_before: float
    p_value_after: float
    method: str = "Johnson, search of Chou, Polansky and Mason over Slifker and Shapiro's quantiles"

    def apply(self, values: ArrayLike) -> Floats:
        """Return the transformed values; rising in x.

        Raises
        ------
        ValueError
            If a value lies outside the bounds of the family.
        """
        x = checks.sample("values", values)
        transformed = _apply(x, self.family, self.gamma, self.eta, self.epsilon, self.lam)
        if transformed is None:
            raise ValueError(f"`values` must lie within the bounds of the {self.family} family, got {values!r}")
        return transformed


def johnson(values: ArrayLike) -> Johnson:
    """Find the Johnson transformation after which readings look most nearly normal.

    Parameters
    ----------
    values : (n,) array-like
        At least 8 finite readings, not all equal.

    Returns
    -------
    Johnson
        Of all fits at z = 0.25, 0.26, … 1.25 that take in every reading, the one with the greatest p-value of the
        Anderson-Darling test.

    Raises
    ------
    ValueError
        If the readings are too few or do not vary, or no fit takes them all in.

    Notes
    -----
    With the quantiles of the readings at ±z and ±3z and the widths m (upper), p (middle) and n (lower) between them,
    mn/p² is below 1 for SB and above 1 for SU; SL is fitted from m and p alone, which must have m > p.

    References
    ----------
    R package Johnson 1.4, ``RE.Johnson``: the same quantiles, at position n Φ(z) + 1/2, and the same search; agrees to
    5 digits. Slifker and Shapiro (1980), The Johnson system: selection and parameter estimation, Technometrics 22,
    239-246; Chou, Polansky and Mason (1998), Transforming non-normal data to normality in statistical process control,
    Journal of Quality Technology 30, 133-141.

    Examples
    --------
    >>> found = johnson([0.1, 0.3, 0.4, 0.6, 0.9, 1.3, 1.6, 2.2, 3.1, 4.5, 7.7])
    >>> found.family, found.p_value_before < found.p_value_after
    ('SB', True)
    """
    x = checks.spread("values", checks.sample("values", values, 8))
    ordered = np.sort(x)
    before = anderson_darling(x).p_value
    best: Johnson | None = None
    for step in _STEPS:
        z = step / 100.0
        for family, gamma, eta, epsilon, lam in _fits(ordered, z):
            p_value = _p_value(ordered, family, gamma, eta, epsilon, lam)
            if p_value is not None and (best is None or p_value > best.p_value_after):
                best = Johnson(
                    family=family,
                    gamma=gamma,
                    eta=eta,
                    epsilon=epsilon,
                    lam=lam,
                    z=z,
                    p_value_before=before or 0.0,
                    p_value_after=p_value,
                )
    if best is None:
        raise ValueError("`values` must allow a Johnson transformation; none takes in every reading")
    return best


_Parameters = tuple[str, float, float, float, float | None]


def _fits(ordered: Floats, z: float) -> Iterator[_Parameters]:
    """Slifker and Shapiro's equations at one z."""
    low, left, right, high = (_quantile(ordered, 1.0 - normal_tail(side * z)) for side in (-3, -1, 1, 3))
    m, p, n = high - right, right - left, left - low
    if min(m, p, n) <= 0:
        return
    ratio = m * n / (p * p)
    middle = 0.5 * (left + right)
    if ratio < 1:
        yield _bounded(z, m, p, n, middle)
    if m > p:
        eta = 2.0 * z / math.log(m / p)
        gamma = eta * math.log((m / p - 1.0) / math.sqrt(m * p))
        yield "SL", gamma, eta, middle - 0.5 * p * (m / p + 1.0) / (m / p - 1.0), None
    if ratio > 1:
        yield _unbounded(z, m, p, n, middle)


def _bounded(z: float, m: float, p: float, n: float, middle: float) -> _Parameters:
    a, b = p / m, p / n
    product = (1.0 + a) * (1.0 + b)
    eta = z / math.acosh(0.5 * math.sqrt(product))
    gamma = eta * math.asinh((b - a) * math.sqrt(product - 4.0) / (2.0 * (a * b - 1.0)))
    lam = p * math.sqrt((product - 2.0) ** 2 - 4.0) / (a * b - 1.0)
    return "SB", gamma, eta, middle - 0.5 * lam + 0.5 * p * (b - a) / (a * b - 1.0), lam


def _unbounded(z: float, m: float, p: float, n: float, middle: float) -> _Parameters:
    a, b = m / p, n / p
    root = math.sqrt(a * b - 1.0)
    eta = 2.0 * z / math.acosh(0.5 * (a + b))
    gamma = eta * math.asinh((b - a) / (2.0 * root))
    lam = 2.0 * p * root / ((a + b - 2.0) * math.sqrt(a + b + 2.0))
    return "SU", gamma, eta, middle + 0.5 * p * (b - a) / (a + b - 2.0), lam


def _quantile(ordered: Floats, share: float) -> float:
    """Return the reading at position n share + 1/2 in order, between two readings in proportion."""
    position = min(max(ordered.size * share + 0.5, 1.0), float(ordered.size))
    index = min(int(position), ordered.size - 1)
    low, high = float(ordered[index - 1]), float(ordered[index])
    return low + (position - index) * (high - low)


def _apply(x: Floats, family: str, gamma: float, eta: float, epsilon: float, lam: float | None) -> Floats | None:
    """Return the transformed readings, None if one lies outside the bounds."""
    from_bound = x - epsilon
    if family == "SU" and lam is not None:
        return gamma + eta * np.arcsinh(from_bound / lam)
    to_bound = np.ones_like(x) if lam is None else lam - from_bound
    if from_bound.min() <= 0 or to_bound.min() <= 0:
        return None
    transformed: Floats = gamma + eta * np.log(from_bound / to_bound)
    return transformed


def _p_value(x: Floats, family: str, gamma: float, eta: float, epsilon: float, lam: float | None) -> float | None:
    transformed = _apply(x, family, gamma, eta, epsilon, lam)
    return None if transformed is None else anderson_darling(transformed).p_value
