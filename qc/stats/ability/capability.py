"""Can the process hold the tolerance? Indices with their bounds, and the nonconforming parts to expect."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.ability.capability_bounded import Index, bounded_cpm, bounded_indices
from qc.stats.ability.capability_indices import ExpectedPpm, cpm, expected_ppm
from qc.stats.ability.limits import SpecLimits
from qc.stats.description.summary import centre
from qc.stats.numerics import checks
from qc.stats.variables.subgroups import as_readings
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.terms import SigmaEstimator


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """What the readings say of the process against the specification limits.

    An index is None where it has no meaning: Cp and Pp need both limits, Cpm a target as well.

    Attributes
    ----------
    n : int
        Readings.
    mean : float
        In the unit of the limits.
    sigma_within : float
        Standard deviation within subgroups, for Cp, Cpk, Cpl, Cpu.
    estimator : SigmaEstimator
        How ``sigma_within`` was estimated.
    sigma_within_df : float
        Degrees of freedom that its indices' bounds assume.
    sigma_overall : float
        Standard deviation of all readings (divisor n − 1), for Pp, Ppk, Ppl, Ppu.
    limits : SpecLimits
        Of the buyer.
    cp, cpk, cpl, cpu : Index or None
        From ``sigma_within``.
    pp, ppk, ppl, ppu : Index or None
        From ``sigma_overall``.
    cpm : Index or None
        From √(sigma_overall² + (mean − target)²).
    cpm_within : float or None
        From √(sigma_within² + (mean − target)²), as qcc has it.
    cpm_about_target, cpm_about_target_n : float or None
        From the root mean square about the target with divisor n − 1, as Minitab has it, and with divisor n.
    observed_ppm : ExpectedPpm
        Counted.
    expected_within, expected_overall : ExpectedPpm
        Of normal distributions with the two standard deviations.
    z_bench_within, z_bench_overall : float
        Their totals as points of a standard normal distribution; infinite where nothing is expected.
    """

    n: int
    mean: float
    sigma_within: float
    estimator: SigmaEstimator
    sigma_within_df: float
    sigma_overall: float
    limits: SpecLimits
    cp: Index | None
    cpk: Index
    cpl: Index | None
    cpu: Index | None
    pp: Index | None
    ppk: Index
    ppl: Index | None
    ppu: Index | None
    cpm: Index | None
    cpm_within: float | None
    cpm_about_target: float | None
    cpm_about_target_n: float | None
    observed_ppm: ExpectedPpm
    expected_within: ExpectedPpm
    expected_overall: ExpectedPpm
    z_bench_within: float
    z_bench_overall: float


def capability(
    values: ArrayLike,
    *,
    sigma_within: float,
    estimator: SigmaEstimator,
    lsl: float | None = None,
    usl: float | None = None,
    target: float | None = None,
    confidence: float = 0.95,
    sigma_within_df: float | None = None,
) -> Capability:
    """Compute the capability indices of a characteristic with their confidence bounds.

    Parameters
    ----------
    values : (n,) array-like
        Readings; NaN where one is missing.
    sigma_within : float
        Standard deviation within subgroups, positive, in the unit of the readings.
    estimator : SigmaEstimator
        How it was estimated.
    lsl, usl : float, optional
        Specification limits, at least one.
    target : float, optional
        What the buyer aims at, for Cpm.
    confidence : float
        Strictly between 0 and 1.
    sigma_within_df : float, optional
        Degrees of freedom of ``sigma_within`` (``SigmaEstimate.degrees_of_freedom``). Without them n − 1 is
        taken, as qcc does; for a mean range that is about a tenth too many.

    Returns
    -------
    Capability
        All indices that have a meaning, and the nonconforming parts observed and expected.

    Raises
    ------
    ValueError
        If there is no limit, ``lsl`` is not below ``usl``, there are fewer than 2 readings, or no spread.

    Notes
    -----
    The bounds of Cp and Pp are by the chi-square distribution, of the others by Bissell's approximation, of
    Cpm by chi-square with Boyles' degrees of freedom. All of them assume normal readings of a stable process.

    References
    ----------
    Held against qcc 2.7, SixSigma 0.11.1 and R 4.2.2; see ``capability_bounds`` for the methods.

    Examples
    --------
    >>> from qc.terms import SigmaEstimator
    >>> found = capability([9, 10, 11, 10], sigma_within=0.8, estimator=SigmaEstimator.MR_BAR, lsl=6, usl=14)
    >>> round(found.cp.value, 4), round(found.ppk.value, 4), round(found.ppk.lower, 4)
    (1.6667, 1.633, 0.5027)
    """
    limits = SpecLimits(lsl=lsl, usl=usl, target=target)
    confidence = checks.probability("confidence", confidence)
    sigma_within = checks.positive("sigma_within", sigma_within)
    present = _present(values)
    n = present.size
    mean, squares = centre(present)
    overall = math.sqrt(squares / (n - 1))
    df = float(n - 1) if sigma_within_df is None else sigma_within_df
    df = checks.positive("sigma_within_df", df)
    within = bounded_indices("C", limits, mean=mean, sigma=sigma_within, n=n, df=df, confidence=confidence)
    total = bounded_indices("P", limits, mean=mean, sigma=overall, n=n, df=n - 1.0, confidence=confidence)
    within_ppm = expected_ppm(limits, mean=mean, sigma=sigma_within)
    overall_ppm = expected_ppm(limits, mean=mean, sigma=overall)
    return Capability(
        n=n,
        mean=mean,
        sigma_within=sigma_within,
        estimator=estimator,
        sigma_within_df=df,
        sigma_overall=overall,
        limits=limits,
        cp=within.potential,
        cpk=within.actual,
        cpl=within.lower,
        cpu=within.upper,
        pp=total.potential,
        ppk=total.actual,
        ppl=total.lower,
        ppu=total.upper,
        cpm=bounded_cpm(limits, mean=mean, sigma=overall, n=n, confidence=confidence),
        cpm_within=cpm(limits, mean=mean, sigma=sigma_within),
        cpm_about_target=_about_target(limits, mean, squares, n, divisor=n - 1),
        cpm_about_target_n=_about_target(limits, mean, squares, n, divisor=n),
        observed_ppm=_observed(present, limits),
        expected_within=within_ppm,
        expected_overall=overall_ppm,
        z_bench_within=within_ppm.z_bench,
        z_bench_overall=overall_ppm.z_bench,
    )


def _present(values: ArrayLike) -> NDArray[np.float64]:
    """Drop the missing readings, and refuse the rest where it has no spread."""
    readings = as_readings(values)
    finite = np.isfinite(readings)
    present = readings if finite.all() else readings[finite]
    if present.size < 2:
        raise ValueError(f"`values` must hold at least 2 readings, got {present.size}")
    if present.min() == present.max():
        raise ValueError(f"`values` must vary, got {present.size} readings of {present[0]}")
    return present


def _about_target(limits: SpecLimits, mean: float, squares: float, n: int, *, divisor: int) -> float | None:
    """Cpm from the root mean square about the target: Σ(x − T)² = Σ(x − x̄)² + n (x̄ − T)²."""
    if limits.width is None or limits.target is None:
        return None
    return limits.width / (6.0 * math.sqrt((squares + n * (mean - limits.target) ** 2) / divisor))


def _observed(present: NDArray[np.float64], limits: SpecLimits) -> ExpectedPpm:
    """Count parts per million beyond the limits."""
    low, high = limits.ends
    scale = 1e6 / present.size
    below = 0 if limits.lsl is None else int(np.count_nonzero(present < low))
    above = 0 if limits.usl is None else int(np.count_nonzero(present > high))
    return ExpectedPpm(below=scale * below, above=scale * above, total=scale * (below + above))
