"""The design of a tabular CUSUM, and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.stats.variables.result import Panel, Signal
    from qc.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class CusumDesign:
    """The design of a tabular CUSUM, in standard errors.

    Attributes
    ----------
    reference : float
        k, at least 0: half the shift to be found fast.
    decision : float
        h, above 0: a sum above it signals.
    headstart : float
        Both sums before the first point, from 0 to below h; h/2 is the fast initial response of Lucas and
        Crosier.
    reset : bool
        Whether a sum goes back to ``headstart`` after a point that signals.
    """

    reference: float = 0.5
    decision: float = 5.0
    headstart: float = 0.0
    reset: bool = False

    def __post_init__(self) -> None:
        checks.positive("decision", self.decision)
        if checks.finite("reference", self.reference) < 0:
            raise ValueError(f"`reference` must be at least 0, got {self.reference!r}")
        if not 0 <= self.headstart < self.decision:
            bounds = f"at least 0 and below `decision` ({self.decision!r})"
            raise ValueError(f"`headstart` must be {bounds}, got {self.headstart!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CusumShift:
    """What the first signal of an excursion says of the shift behind it.

    Attributes
    ----------
    side : Side
        Which way the mean moved.
    point : int
        Index of the first point above the decision interval.
    last_before : int
        Index of the last point before the sum began to rise, after which the shift lies; −1 before all.
    mean : float
        Estimated mean since, in the unit of the readings: target ± (k + C/N) σ/√n.
    """

    side: Side
    point: int
    last_before: int
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CusumSide:
    """One of the two sums.

    Attributes
    ----------
    panel : Panel
        The sum, at least 0, in standard errors; the decision interval is its upper limit.
    run : (k,) int array
        Points since the sum was last 0 (or reset), this one included.
    signals : tuple of Signal
        Every point above the decision interval; its window starts where the sum left 0, its side is that of
        the shift.
    shifts : tuple of CusumShift
        One for each excursion above the decision interval.
    """

    panel: Panel
    run: NDArray[np.int64]
    signals: tuple[Signal, ...]
    shifts: tuple[CusumShift, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CusumChart:
    """A tabular CUSUM.

    Attributes
    ----------
    target, sigma : float
        Target and standard deviation of a single reading.
    design : CusumDesign
        k, h and head start.
    sizes : (k,) float array
        Readings behind each point.
    upper, lower : CusumSide
        C⁺ and C⁻ with their counters, signals and estimated shifts.
    signals : tuple of Signal
        Those of both sides, by point.
    """

    target: float
    sigma: float
    design: CusumDesign
    sizes: NDArray[np.float64]
    upper: CusumSide
    lower: CusumSide
    signals: tuple[Signal, ...]
