"""Gauge repeatability and reproducibility by averages and ranges, as it is done by hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.gauges.gage_shares import GageModel, gage_model
from qc.stats.gauges.gage_study import crossed_study
from qc.stats.numerics import checks
from qc.stats.variables.constants import d2, d3
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

_PRINTED = 4  # decimals of the constants in AIAG's manual


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeConstants:
    """What turns ranges into standard deviations.

    Attributes
    ----------
    k1 : float
        For the mean range of the replicates: 1 / d2.
    k2, k3 : float
        For the one range of the operators' means and of the parts' means: 1 / d2*, d2*² = d2² + d3².
    """

    k1: float
    k2: float
    k3: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeGageRR:
    """A crossed study by averages and ranges.

    Attributes
    ----------
    parts, operators, replicates : int
        Size of the study.
    constants : RangeConstants
        As used.
    mean_range : float
        Of the replicates in a cell.
    operator_range : float
        Of the operators' means.
    part_range : float
        Of the parts' means.
    model : GageModel
        Equipment variation is ``repeatability``, appraiser variation ``reproducibility``.
    multiple : float
        Standard deviations that the study variation spans.
    tolerance : float or None
        USL - LSL.
    """

    parts: int
    operators: int
    replicates: int
    constants: RangeConstants
    mean_range: float
    operator_range: float
    part_range: float
    model: GageModel
    multiple: float
    tolerance: float | None


def range_constants(parts: int, operators: int, replicates: int) -> RangeConstants:
    """Return the constants of a study, to the four decimals that AIAG's manual prints.

    Parameters
    ----------
    parts, operators, replicates : int
        Size of the study, at least 2 each.

    Returns
    -------
    RangeConstants
        K1, K2, K3.

    Raises
    ------
    ValueError
        If a number is below 2.

    References
    ----------
    AIAG, Measurement Systems Analysis, as recalled: 0.5908 for 3 replicates, 0.5231 for 3 operators, 0.3146 for 10
    parts. Duncan (1974), Quality Control and Industrial Statistics, appendix table D3, for d2*.

    Examples
    --------
    >>> range_constants(10, 3, 3)
    RangeConstants(k1=0.5908, k2=0.5231, k3=0.3146)
    """
    for name, number in (("parts", parts), ("operators", operators), ("replicates", replicates)):
        checks.count(name, number, 2)

    def single(n: int) -> float:
        return round(1.0 / math.hypot(d2(n), d3(n)), _PRINTED)

    return RangeConstants(k1=round(1.0 / d2(replicates), _PRINTED), k2=single(operators), k3=single(parts))


def range_gage_rr(
    values: ArrayLike,
    *,
    part: Sequence[object],
    operator: Sequence[object],
    tolerance: float | None = None,
    multiple: float = 6.0,
    constants: RangeConstants | None = None,
) -> RangeGageRR:
    """Analyse a crossed gauge study by averages and ranges.

    Parameters
    ----------
    values : (n,) array-like
        Finite readings, not all equal; every operator measured every part equally often, at least twice.
    part, operator : sequences of n labels
        Which part, and who measured it.
    tolerance : float, optional
        USL - LSL, above 0, in the unit of the readings.
    multiple : float, default 6
        Standard deviations that the study variation spans.
    constants : RangeConstants, optional
        Those of ``range_constants`` by default.

    Returns
    -------
    RangeGageRR
        EV = R̄ K1; AV² = (X̄diff K2)² - EV²/(n r), 0 where it is below; GRR² = EV² + AV²; PV = Rp K3.

    Raises
    ------
    ValueError
        If the study is not balanced or too small, or nothing varies.

    References
    ----------
    AIAG, Measurement Systems Analysis, average and range method, as recalled.

    Examples
    --------
    >>> y = [10.1, 10.2, 11.0, 11.1, 12.1, 12.0, 10.2, 10.1, 11.2, 11.0, 12.0, 12.2]
    >>> study = range_gage_rr(y, part=[1, 1, 2, 2, 3, 3] * 2, operator=["A"] * 6 + ["B"] * 6)
    >>> study.model.ndc, round(study.model.share("gage_rr").study_share, 1)
    (12, 11.7)
    """
    study = crossed_study(values, part=part, operator=operator)
    p, o, r = study.readings.shape
    used = range_constants(p, o, r) if constants is None else constants
    y = study.readings
    mean_range = float(np.ptp(y, axis=2).mean())
    operator_range = float(np.ptp(y.mean(axis=(0, 2))))
    part_range = float(np.ptp(y.mean(axis=(1, 2))))
    repeatability = (mean_range * used.k1) ** 2
    reproducibility = max((operator_range * used.k2) ** 2 - repeatability / (p * r), 0.0)
    gage, of_parts = repeatability + reproducibility, (part_range * used.k3) ** 2
    variances = {
        "gage_rr": gage,
        "repeatability": repeatability,
        "reproducibility": reproducibility,
        "part": of_parts,
        "total": gage + of_parts,
    }
    return RangeGageRR(
        parts=p,
        operators=o,
        replicates=r,
        constants=used,
        mean_range=mean_range,
        operator_range=operator_range,
        part_range=part_range,
        model=gage_model("averages and ranges", (), variances, multiple=multiple, tolerance=tolerance),
        multiple=multiple,
        tolerance=tolerance,
    )
