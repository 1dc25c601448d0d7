"""Gauge repeatability and reproducibility where measuring destroys the part: every operator has parts of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.gauges.gage_shares import AnovaLine, GageModel, compared, gage_model
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedGageRR:
    """A nested study by the analysis of variance.

    Attributes
    ----------
    operators, parts, replicates : int
        Size of the study; ``parts`` of each operator.
    model : GageModel
        Random operators and parts within operators.
    raw : tuple of (str, float)
        Variances before those below 0 are set to 0.
    multiple : float
        Standard deviations that the study variation spans.
    tolerance : float or None
        USL - LSL.
    """

    operators: int
    parts: int
    replicates: int
    model: GageModel
    raw: tuple[tuple[str, float], ...]
    multiple: float
    tolerance: float | None


def nested_gage_rr(readings: ArrayLike, *, tolerance: float | None = None, multiple: float = 6.0) -> NestedGageRR:
    """Analyse a nested gauge study.

    Parameters
    ----------
    readings : (operators, parts, replicates) array-like
        Finite; replicates are pieces so alike that they pass for one part. At least 2 of each.
    tolerance : float, optional
        USL - LSL, above 0, in the unit of the readings.
    multiple : float, default 6
        Standard deviations that the study variation spans.

    Returns
    -------
    NestedGageRR
        The spread shared out among repeatability, operators, and parts.

    Raises
    ------
    ValueError
        If the readings have another shape, are too few, not finite, or do not vary.

    Notes
    -----
    With p parts and r replicates of each operator: σ²(part) = (MS(part in operator) - MS(e)) / r and
    σ²(operator) = (MS(operator) - MS(part in operator)) / (p r), each 0 where it is below 0.

    Examples
    --------
    >>> found = nested_gage_rr([[[5.0, 5.2], [6.1, 6.0]], [[5.5, 5.4], [6.4, 6.7]]])
    >>> [line.source for line in found.model.lines]
    ['operator', 'part', 'repeatability', 'total']
    """
    y = np.asarray(readings, dtype=np.float64, order="C")
    if y.ndim != 3 or min(y.shape) < 2:
        raise ValueError(f"`readings` must be 3-dimensional with at least 2 of each, got the shape {y.shape}")
    checks.spread("readings", checks.sample("readings", y.ravel()))
    o, p, r = y.shape
    y = y - y[0, 0, 0]
    y = y - y.mean()
    cells, operators = y.mean(axis=2), y.mean(axis=(1, 2))
    error_ss = float(np.square(y - cells[:, :, None]).sum())
    error = AnovaLine(source="repeatability", df=o * p * (r - 1), ss=error_ss, ms=error_ss / (o * p * (r - 1)))
    part = compared("part", o * (p - 1), r * float(np.square(cells - operators[:, None]).sum()), error)
    operator = compared("operator", o - 1, p * r * float(np.square(operators).sum()), part)
    total_ss = operator.ss + part.ss + error.ss
    total = AnovaLine(source="total", df=o * p * r - 1, ss=total_ss, ms=total_ss / (o * p * r - 1))
    raw = {
        "repeatability": error.ms,
        "operator": (operator.ms - part.ms) / (p * r),
        "part": (part.ms - error.ms) / r,
    }
    return NestedGageRR(
        operators=o,
        parts=p,
        replicates=r,
        model=gage_model(
            "nested", (operator, part, error, total), _sources(raw), multiple=multiple, tolerance=tolerance
        ),
        raw=tuple(raw.items()),
        multiple=multiple,
        tolerance=tolerance,
    )


def _sources(raw: dict[str, float]) -> dict[str, float]:
    found = {source: max(variance, 0.0) for source, variance in raw.items()}
    gage = found["repeatability"] + found["operator"]
    return {
        "gage_rr": gage,
        "repeatability": found["repeatability"],
        "reproducibility": found["operator"],
        "part": found["part"],
        "total": gage + found["part"],
    }
