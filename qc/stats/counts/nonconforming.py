"""Readings beyond the specification limits, and what their count says of all that was made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.ability.limits import SpecLimits
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import beta_quantile
from qc.stats.variables.subgroups import as_readings
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

METHOD = "clopper-pearson"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nonconforming:
    """How many readings lie beyond the specification limits.

    Attributes
    ----------
    n : int
        Readings judged.
    below, above : int
        How many lie below ``lsl`` and above ``usl``.
    lsl, usl : float or None
        The limits; a reading exactly on one conforms.
    confidence : float
        Of each bound on its own.
    lower_bound, upper_bound : float
        One-sided bounds of the nonconforming share of the process.
    method : str
        How the bounds were computed.
    indices : (total,) int array
        Which readings, counted from 0 with the missing ones.
    judged : int
        How many units were judged nonconforming without a measurement.
    """

    n: int
    below: int
    above: int
    lsl: float | None
    usl: float | None
    confidence: float
    lower_bound: float
    upper_bound: float
    method: str
    indices: NDArray[np.intp]
    judged: int = 0

    @property
    def total(self) -> int:
        """Nonconforming readings, or units."""
        return self.below + self.above + self.judged

    @property
    def share(self) -> float:
        """Nonconforming readings as a share of all."""
        return self.total / self.n


def count_nonconforming(
    values: ArrayLike, *, lsl: float | None = None, usl: float | None = None, confidence: float = 0.95
) -> Nonconforming:
    """Count the readings beyond the specification limits.

    Parameters
    ----------
    values : (n,) array-like
        Readings; NaN where one is missing.
    lsl, usl : float, optional
        Specification limits in the unit of the readings, at least one.
    confidence : float
        Of the one-sided bounds, strictly between 0 and 1.

    Returns
    -------
    Nonconforming
        Counts, bounds and positions.

    Raises
    ------
    ValueError
        If there is no limit, ``lsl`` is not below ``usl``, or there is no reading.

    References
    ----------
    Clopper, C. J. and Pearson, E. S. (1934), The use of confidence or fiducial limits illustrated in the case
    of the binomial, Biometrika 26, 404-413. Held against R's ``binom.test``.

    Examples
    --------
    >>> found = count_nonconforming([9.9, 10.0, 10.1, 10.2], lsl=9.9, usl=10.1)
    >>> found.above, found.indices
    (1, array([3]))
    """
    limits = SpecLimits(lsl=lsl, usl=usl)
    confidence = checks.probability("confidence", confidence)
    readings = as_readings(values)
    n = int(np.count_nonzero(np.isfinite(readings)))
    if n == 0:
        raise ValueError("`values` must hold at least one reading, got none")
    low, high = limits.ends
    below, above = readings < low, readings > high
    found = np.flatnonzero(below | above)
    lower, upper = clopper_pearson(found.size, n, confidence=confidence)
    return Nonconforming(
        n=n,
        below=int(np.count_nonzero(below)),
        above=int(np.count_nonzero(above)),
        lsl=limits.lsl,
        usl=limits.usl,
        confidence=confidence,
        lower_bound=lower,
        upper_bound=upper,
        method=METHOD,
        indices=found,
    )


def judged_nonconforming(
    counts: ArrayLike, inspected: ArrayLike | None = None, *, confidence: float = 0.95
) -> Nonconforming:
    """Count units that were judged nonconforming without a measurement.

    Parameters
    ----------
    counts : (k,) array-like of whole numbers
        Nonconforming units of each unit (0 or 1) or sample; NaN where nobody looked.
    inspected : (k,) array-like of whole numbers, optional
        Units in each sample, at least as many as its count; one each by default.
    confidence : float
        Of the one-sided bounds, strictly between 0 and 1.

    Returns
    -------
    Nonconforming
        Without limits; ``indices`` are the units or samples with a nonconforming unit.

    Raises
    ------
    ValueError
        If nothing was inspected, or a count is no number of units inspected.

    Examples
    --------
    >>> found = judged_nonconforming([3, 0, 1], [120, 110, 130])
    >>> found.total, found.n, round(found.upper_bound, 4), found.indices.tolist()
    (4, 360, 0.0252, [0, 2])
    """
    confidence = checks.probability("confidence", confidence)
    x = np.asarray(counts, dtype=np.float64)
    n = np.ones_like(x) if inspected is None else np.asarray(inspected, dtype=np.float64)
    if x.ndim != 1 or n.shape != x.shape:
        raise ValueError(f"`counts` and `inspected` must be lists of one length, got shapes {x.shape} and {n.shape}")
    seen = ~np.isnan(x)
    if not np.isfinite(n[seen]).all():
        raise ValueError("`inspected` must hold a whole number for every count, got one that is not finite")
    if ((x[seen] < 0) | (x[seen] != np.floor(x[seen])) | (x[seen] > n[seen])).any():
        raise ValueError("`counts` must be whole numbers from 0 to the units inspected, got another")
    total, units = int(x[seen].sum()), int(n[seen].sum())
    lower, upper = clopper_pearson(total, units, confidence=confidence)
    return Nonconforming(
        n=units,
        below=0,
        above=0,
        judged=total,
        lsl=None,
        usl=None,
        confidence=confidence,
        lower_bound=lower,
        upper_bound=upper,
        method=METHOD,
        indices=np.flatnonzero(x > 0),
    )


def clopper_pearson(count: int, n: int, *, confidence: float) -> tuple[float, float]:
    """Return the one-sided Clopper-Pearson bounds of a share.

    Parameters
    ----------
    count : int
        How many of ``n`` were found, from 0 to ``n``.
    n : int
        How many were looked at, at least 1.
    confidence : float
        Of each bound on its own, strictly between 0 and 1.

    Returns
    -------
    tuple of float
        Lower and upper bound.

    Raises
    ------
    ValueError
        If ``count`` does not lie between 0 and ``n``.

    Examples
    --------
    >>> round(clopper_pearson(0, 100, confidence=0.95)[1], 6)
    0.029513
    """
    confidence = checks.probability("confidence", confidence)
    if not 0 <= count <= n or n < 1:
        raise ValueError(f"`count` must lie between 0 and `n` ({n}), got {count}")
    return _lower_share(count, n, 1.0 - confidence), _upper_share(count, n, 1.0 - confidence)


def _lower_share(count: int, n: int, alpha: float) -> float:
    """Share at which so many would be found with probability alpha."""
    return 0.0 if count == 0 else beta_quantile(alpha, count, n - count + 1)


def _upper_share(count: int, n: int, alpha: float) -> float:
    """Share at which so few would be found with probability alpha; for none, (1 − p)ⁿ = alpha."""
    if count == 0:
        return -math.expm1(math.log(alpha) / n)
    return 1.0 if count == n else beta_quantile(1.0 - alpha, count + 1, n - count)
