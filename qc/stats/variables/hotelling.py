"""Hotelling's T²: characteristics that move together, watched by their joint distance from the mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import beta_quantile
from qc.stats.variables.beyond import beyond_limits, panel
from qc.terms import Phase, PlottedStatistic
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.result import Panel, Signal

_SINGULAR = 1e-12  # smallest eigenvalue of the correlation matrix that still holds information
_ALPHA = 0.0027


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HotellingBaseline:
    """What Phase I of a T² chart established.

    Attributes
    ----------
    mean : (p,) float array
        Mean of every characteristic.
    covariance : (p, p) float array
        Sample covariance of single units (n = 1), or pooled within subgroups.
    points : int
        m: units or subgroups that they rest on.
    size : int
        n: units in a subgroup; 1 for single units.
    alpha : float
        Probability of a false alarm at one point.
    """

    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]
    points: int
    size: int
    alpha: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HotellingResult:
    """A T² chart.

    Attributes
    ----------
    phase : Phase
        I or II: their upper limits differ.
    baseline : HotellingBaseline
        Mean and covariance that T² is measured with.
    panel : Panel
        T² of every point (NaN where a unit lacks a value), lower limit 0, its median as centre line, upper
        limit.
    contributions : (k, p) float array
        d_j = T² less the T² of the other characteristics alone: large where characteristic j, given the
        others, is off.
    signals : tuple of Signal
        Points above the limit.
    """

    phase: Phase
    baseline: HotellingBaseline
    panel: Panel
    contributions: NDArray[np.float64]
    signals: tuple[Signal, ...]


def hotelling_phase_one(readings: ArrayLike, *, alpha: float = _ALPHA) -> HotellingResult:
    """Establish the limits of a T² chart from its own readings.

    T² = n (x̄ − mean)ᵀ S⁻¹ (x̄ − mean). Single units (n = 1): S the sample covariance, the limit
    (m − 1)²/m · B(1 − α; p/2, (m − p − 1)/2) of the beta distribution. Subgroups: S pooled within them, the
    limit p(m − 1)(n − 1)/(mn − m − p + 1) · F(1 − α; p, mn − m − p + 1). Both are exact for one point under
    normality.

    Parameters
    ----------
    readings : (m, p) or (m, n, p) array_like
        Units by characteristics, or subgroups by units by characteristics. A point with a NaN is left out.
    alpha : float
        Probability of a false alarm at one point.

    Returns
    -------
    HotellingResult
        Phase I.

    Raises
    ------
    ValueError
        If there are too few complete points, fewer than two characteristics, or one is a combination of the
        others.

    References
    ----------
    Tracy, Young and Mason, Journal of Quality Technology 24 (1992) 88-95; Montgomery, 7th ed., section 11.3;
    the decomposition is that of Runger, Alt and Montgomery (1996). Held against qcc's printed limits for its
    datasets ``boiler`` and ``RyanMultivar``.

    Examples
    --------
    >>> units = [[507, 516], [512, 513], [520, 512], [520, 514]]
    >>> units += [[530, 515], [528, 516], [522, 513], [527, 509]]
    >>> result = hotelling_phase_one(units, alpha=0.01)
    >>> result.panel.values[:2].round(3).tolist(), round(float(result.panel.limits.ucl[0]), 4)
    ([3.524, 1.399], 5.1543)
    """
    cells = _cells(readings)
    _, size, width = cells.shape
    complete = cells[np.isfinite(cells).all(axis=(1, 2))]
    needed = width + 2 if size == 1 else max(2, (width - 1) // (size - 1) + 1)
    if len(complete) < needed:
        raise ValueError(f"`readings` must hold at least {needed} complete points, got {len(complete)}")
    units = complete.reshape(-1, width)
    mean = units.mean(axis=0)
    within = units - mean if size == 1 else (complete - complete.mean(axis=1, keepdims=True)).reshape(-1, width)
    freedom = len(complete) - 1 if size == 1 else len(complete) * (size - 1)
    baseline = HotellingBaseline(
        mean=mean,
        covariance=_regular(within.T @ within / freedom),
        points=len(complete),
        size=size,
        alpha=checks.probability("alpha", alpha),
    )
    return _chart(cells, baseline, Phase.ONE)


def hotelling_phase_two(readings: ArrayLike, *, baseline: HotellingBaseline) -> HotellingResult:
    """Hold units or subgroups against the mean and covariance of a baseline.

    The limit is p(m + 1)(m − 1)/(m(m − p)) · F(1 − α; p, m − p) for single units and
    p(m + 1)(n − 1)/(mn − m − p + 1) · F(1 − α; p, mn − m − p + 1) for subgroups: it covers the estimation of
    both.

    Parameters
    ----------
    readings : (k, p) or (k, n, p) array_like
        New points of the baseline's layout.
    baseline : HotellingBaseline
        From Phase I.

    Returns
    -------
    HotellingResult
        Phase II.

    Raises
    ------
    ValueError
        If the layout differs from the baseline's.

    References
    ----------
    As `hotelling_phase_one`; NIST/SEMATECH e-Handbook 6.5.4.3.

    Examples
    --------
    >>> units = [[507, 516], [512, 513], [520, 512], [520, 514], [530, 515], [528, 516], [522, 513], [527, 509]]
    >>> result = hotelling_phase_two([[520, 513], [500, 520]], baseline=hotelling_phase_one(units).baseline)
    >>> result.panel.values.round(2).tolist()
    [0.07, 12.13]
    """
    cells = _cells(readings)
    if cells.shape[1:] != (baseline.size, baseline.mean.size):
        expected = (baseline.size, baseline.mean.size)
        raise ValueError(f"`readings` must have units and characteristics {expected}, got {cells.shape[1:]}")
    return _chart(cells, baseline, Phase.TWO)


def _cells(readings: ArrayLike) -> NDArray[np.float64]:
    """Return points by units by characteristics."""
    cells: NDArray[np.float64] = np.asarray(readings, dtype=np.float64, order="C")
    if cells.ndim == 2:
        cells = cells[:, np.newaxis, :]
    if cells.ndim != 3 or cells.shape[0] < 1 or cells.shape[1] < 1 or cells.shape[2] < 2:
        raise ValueError(f"`readings` must have at least two characteristics in its last axis, got shape {cells.shape}")
    if np.isinf(cells).any():
        raise ValueError("`readings` must be finite or NaN, got an infinite one")
    return cells


def _regular(covariance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Refuse a covariance that cannot be inverted."""
    spread = np.sqrt(np.diag(covariance))
    if (spread == 0).any():
        raise ValueError(f"`readings` must vary, got characteristic {int(np.argmin(spread))} without spread")
    if np.linalg.eigvalsh(covariance / np.outer(spread, spread))[0] < _SINGULAR:
        raise ValueError("`readings` must not hold a characteristic that is a combination of the others")
    return covariance


def _chart(cells: NDArray[np.float64], baseline: HotellingBaseline, phase: Phase) -> HotellingResult:
    """Measure every point and draw the chart."""
    inverse = np.linalg.inv(baseline.covariance)
    off = cells.mean(axis=1) - baseline.mean
    weighted = off @ inverse
    values = baseline.size * np.einsum("kp,kp->k", weighted, off)
    quantile = _individual_quantile if baseline.size == 1 else _subgroup_quantile
    center, ucl = (quantile(p, baseline, phase) for p in (0.5, 1 - baseline.alpha))
    plot = panel(PlottedStatistic.T_SQUARED, values, 0.0, center, ucl)
    return HotellingResult(
        phase=phase,
        baseline=baseline,
        panel=plot,
        contributions=baseline.size * weighted**2 / np.diag(inverse),
        signals=beyond_limits(plot),
    )


def _individual_quantile(probability: float, baseline: HotellingBaseline, phase: Phase) -> float:
    """Return a quantile of T² of single units: beta in Phase I, F in Phase II."""
    m, p = baseline.points, baseline.mean.size
    if phase is Phase.ONE:
        return (m - 1) ** 2 / m * beta_quantile(probability, p / 2, (m - p - 1) / 2)
    return p * (m + 1) * (m - 1) / (m * (m - p)) * _f_quantile(probability, p, m - p)


def _subgroup_quantile(probability: float, baseline: HotellingBaseline, phase: Phase) -> float:
    """Return a quantile of T² of subgroup means; Phases I and II differ by m − 1 and m + 1."""
    m, n, p = baseline.points, baseline.size, baseline.mean.size
    freedom = m * n - m - p + 1
    known = m - 1 if phase is Phase.ONE else m + 1
    return p * known * (n - 1) / freedom * _f_quantile(probability, p, freedom)


def _f_quantile(probability: float, upper: int, lower: int) -> float:
    """Return a quantile of F: lower/(lower + upper F) has a beta distribution."""
    share = beta_quantile(1 - probability, lower / 2, upper / 2)
    return lower * (1 - share) / (upper * share)
