"""What a Z-MR chart establishes and shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.stats.variables.result import Panel, Signal
    from qc.terms import Phase, ShortRunSigma


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStandard:
    """What the readings of one run are standardized by.

    Attributes
    ----------
    part : object
        Label of the part.
    run : int
        Number of the run, from 0; −1 where all runs of the part share it.
    mean, sigma : float
        Of its readings, or of their logarithms for RELATIVE.
    readings : int
        Readings of the part behind ``mean``.
    """

    part: object
    run: int
    mean: float
    sigma: float
    readings: int

    def __post_init__(self) -> None:
        checks.positive("sigma", self.sigma)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZmrBaseline:
    """What Phase I of a Z-MR chart established.

    Attributes
    ----------
    pooling : ShortRunSigma
        Over which readings sigma is estimated.
    standards : tuple of RunStandard
        By part, or by run for BY_RUN.
    sigma_multiple : float
        Distance of the limits in sigmas.
    """

    pooling: ShortRunSigma
    standards: tuple[RunStandard, ...]
    sigma_multiple: float = 3.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ZmrChart:
    """A Z-MR chart.

    Attributes
    ----------
    phase : Phase
        I: means and sigmas from these readings. II: from ``baseline``.
    baseline : ZmrBaseline
        Means and sigmas.
    runs : (n,) int array
        The run of each reading: consecutive readings of one part.
    location, dispersion : Panel
        z = (x − mean)/sigma about 0 ± k; moving ranges of z within runs (NaN at the first of each) about
        d2(2).
    signals : tuple of Signal
        Of both panels, by point.
    """

    phase: Phase
    baseline: ZmrBaseline
    runs: NDArray[np.int64]
    location: Panel
    dispersion: Panel
    signals: tuple[Signal, ...]
