"""Capability of readings that a transformation makes normal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from qc.stats.ability.capability_bounded import bounded_indices
from qc.stats.ability.capability_indices import expected_ppm
from qc.stats.ability.limits import SpecLimits
from qc.stats.description.normality import anderson_darling
from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.ability.capability_bounded import BoundedIndices
    from qc.stats.ability.capability_indices import ExpectedPpm
    from qc.stats.description.normality import NormalityTest


class Transformation(Protocol):
    """A rising transformation, such as a fitted ``BoxCox`` or ``Johnson``."""

    @property
    def method(self) -> str:
        """Whose it is and how it was found."""

    def apply(self, values: ArrayLike) -> NDArray[np.float64]:
        """Return the transformed values; raises ValueError outside the domain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransformedCapability:
    """Normal capability indices on a transformed scale.

    Attributes
    ----------
    method : str
        The transformation.
    limits : SpecLimits
        Transformed.
    dropped : tuple of str
        ``lsl`` or ``usl`` where the transformation does not reach it: nothing can lie beyond such a limit.
    mean, sigma_overall : float
        Of the transformed readings.
    normality : NormalityTest
        Of the transformed readings, after which the transformation was chosen: a measure, not a test.
    indices : BoundedIndices
        Pp, Ppl, Ppu, Ppk with bounds; the error of the transformation is not in them.
    expected : ExpectedPpm
        Parts per million outside the limits.
    """

    method: str
    limits: SpecLimits
    dropped: tuple[str, ...]
    mean: float
    sigma_overall: float
    normality: NormalityTest
    indices: BoundedIndices
    expected: ExpectedPpm


def transformed_capability(
    values: ArrayLike,
    transformation: Transformation,
    *,
    lsl: float | None = None,
    usl: float | None = None,
    confidence: float = 0.95,
) -> TransformedCapability:
    """Compute the capability indices of readings and limits after a transformation.

    Parameters
    ----------
    values : (n,) array-like
        At least 8 readings within the transformation's domain.
    transformation : Transformation
        Fitted to the readings.
    lsl, usl : float, optional
        Specification limits, at least one.
    confidence : float, default 0.95
        Of the bounds, strictly between 0 and 1.

    Returns
    -------
    TransformedCapability
        Indices on the transformed scale.

    Raises
    ------
    ValueError
        If there is no limit or the transformation reaches none of them, or a reading lies outside its domain.

    Examples
    --------
    >>> from qc.stats.ability.box_cox import box_cox
    >>> values = [1.2, 1.9, 0.7, 3.4, 0.9, 1.5, 2.2, 5.1]
    >>> found = transformed_capability(values, box_cox(values), lsl=0.0, usl=20.0)
    >>> found.dropped, found.indices.potential
    (('lsl',), None)
    """
    asked = SpecLimits(lsl=lsl, usl=usl)
    transformed = transformation.apply(values)
    new_lsl, new_usl = _moved(transformation, asked.lsl), _moved(transformation, asked.usl)
    if new_lsl is None and new_usl is None:
        raise ValueError(f"`lsl` or `usl` must lie within the transformation's domain, got {lsl!r} and {usl!r}")
    pairs = (("lsl", lsl, new_lsl), ("usl", usl, new_usl))
    checks.spread("values", checks.sample("values", transformed, 2))
    limits = SpecLimits(lsl=new_lsl, usl=new_usl)
    mean, n = mean_of(transformed), transformed.size
    sigma = math.sqrt(squares_about(transformed, mean) / (n - 1))
    return TransformedCapability(
        method=transformation.method,
        limits=limits,
        dropped=tuple(name for name, before, after in pairs if before is not None and after is None),
        mean=mean,
        sigma_overall=sigma,
        normality=anderson_darling(transformed),
        indices=bounded_indices(
            "P", limits, mean=mean, sigma=sigma, n=n, df=n - 1, confidence=checks.probability("confidence", confidence)
        ),
        expected=expected_ppm(limits, mean=mean, sigma=sigma),
    )


def _moved(transformation: Transformation, limit: float | None) -> float | None:
    """Return the transformed limit; None where there is none, or the transformation does not reach it."""
    if limit is None:
        return None
    try:
        return float(transformation.apply([limit])[0])
    except ValueError:
        return None
