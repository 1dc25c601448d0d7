"""Gauge repeatability and reproducibility by the analysis of variance: crossed studies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.gauges.gage_shares import AnovaLine, GageModel, compared, gage_model
from qc.stats.gauges.gage_study import crossed_study
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

WITH, WITHOUT = "with_interaction", "without_interaction"
_MAIN = ("part", "operator")


@dataclass(frozen=True, slots=True, kw_only=True)
class GageRR:
    """A crossed study by the analysis of variance, under both models.

    Attributes
    ----------
    parts, operators, replicates : int
        Size of the study.
    with_interaction, without_interaction : GageModel
        Random parts and operators; without the interaction it is pooled with the repeatability.
    raw : tuple of (str, float)
        Variances with the interaction before those below 0 are set to 0.
    alpha : float
        The interaction is left out where its p-value is above this.
    multiple : float
        Standard deviations that the study variation spans.
    tolerance : float or None
        USL - LSL.
    """

    parts: int
    operators: int
    replicates: int
    with_interaction: GageModel
    without_interaction: GageModel
    raw: tuple[tuple[str, float], ...]
    alpha: float
    multiple: float
    tolerance: float | None

    @property
    def chosen(self) -> str:
        """Which model the interaction's p-value calls for."""
        return chosen_model(self, self.alpha)

    @property
    def model(self) -> GageModel:
        """The model chosen."""
        return self.with_interaction if self.chosen == WITH else self.without_interaction


def chosen_model(result: GageRR, alpha: float) -> str:
    """Return which model a level of significance calls for.

    Parameters
    ----------
    result : GageRR
        A study under both models.
    alpha : float
        Level: Minitab takes 0.05, AIAG 0.25.

    Returns
    -------
    str
        ``with_interaction`` or ``without_interaction``.

    Raises
    ------
    ValueError
        If ``alpha`` is no level.

    Examples
    --------
    >>> y = [10.1, 10.2, 11.0, 11.1, 12.1, 12.0, 10.2, 10.1, 11.2, 11.0, 12.0, 12.2]
    >>> study = gage_rr(y, part=[1, 1, 2, 2, 3, 3] * 2, operator=["A"] * 6 + ["B"] * 6)
    >>> chosen_model(study, 0.05), chosen_model(study, 1.0)
    ('without_interaction', 'with_interaction')
    """
    alpha = checks.share("alpha", alpha)
    p_value = next(line.p_value for line in result.with_interaction.lines if line.source == "operator_by_part")
    return WITH if p_value is not None and p_value <= alpha else WITHOUT


def gage_rr(
    values: ArrayLike,
    *,
    part: Sequence[object],
    operator: Sequence[object],
    tolerance: float | None = None,
    alpha: float = 0.05,
    multiple: float = 6.0,
) -> GageRR:
    """Analyse a crossed gauge study by the analysis of variance.

    Parameters
    ----------
    values : (n,) array-like
        Finite readings, not all equal; every operator measured every part equally often, at least twice.
    part, operator : sequences of n labels
        Which part, and who measured it.
    tolerance : float, optional
        USL - LSL, above 0, in the unit of the readings.
    alpha : float, default 0.05
        The interaction is pooled with the repeatability where its p-value is above this.
    multiple : float, default 6
        Standard deviations that the study variation spans.

    Returns
    -------
    GageRR
        Both models, and which of them ``alpha`` calls for.

    Raises
    ------
    ValueError
        If the study is not balanced or too small, or nothing varies.

    Notes
    -----
    Parts and operators are random. With p parts, o operators and r replicates: σ²(interaction) = (MS(po) - MS(e)) / r,
    σ²(operator) = (MS(o) - MS(po)) / (p r), σ²(part) = (MS(p) - MS(po)) / (o r), each 0 where it is below 0; without
    interaction MS(po) and MS(e) are pooled into one.

    References
    ----------
    AIAG, Measurement Systems Analysis, 4th edition, appendix A, as recalled. R 4.2.2 ``anova(lm(y ~ part*operator))``
    for the table.

    Examples
    --------
    >>> y = [10.1, 10.2, 11.0, 11.1, 12.1, 12.0, 10.2, 10.1, 11.2, 11.0, 12.0, 12.2]
    >>> study = gage_rr(y, part=[1, 1, 2, 2, 3, 3] * 2, operator=["A"] * 6 + ["B"] * 6)
    >>> study.chosen, study.model.ndc, round(study.model.share("gage_rr").study_share, 1)
    ('without_interaction', 15, 9.1)
    """
    study = crossed_study(values, part=part, operator=operator)
    alpha = checks.probability("alpha", alpha)
    p, o, r = study.readings.shape
    ss = _sums_of_squares(study.readings)
    df = {"part": p - 1, "operator": o - 1, "operator_by_part": (p - 1) * (o - 1), "repeatability": p * o * (r - 1)}
    error = _line("repeatability", df["repeatability"], ss["repeatability"])
    both = compared("operator_by_part", df["operator_by_part"], ss["operator_by_part"], error)
    pooled = _line("repeatability", error.df + both.df, error.ss + both.ss)
    total = _line("total", p * o * r - 1, sum(ss.values()))
    full = tuple(compared(source, df[source], ss[source], both) for source in _MAIN)
    reduced = tuple(compared(source, df[source], ss[source], pooled) for source in _MAIN)
    raw, raw_reduced = (
        _raw(full, both, error, study.readings.shape),
        _raw(reduced, pooled, pooled, study.readings.shape),
    )
    return GageRR(
        parts=p,
        operators=o,
        replicates=r,
        with_interaction=gage_model(
            WITH, (*full, both, error, total), _sources(raw), multiple=multiple, tolerance=tolerance
        ),
        without_interaction=gage_model(
            WITHOUT, (*reduced, pooled, total), _sources(raw_reduced), multiple=multiple, tolerance=tolerance
        ),
        raw=tuple(raw.items()),
        alpha=alpha,
        multiple=multiple,
        tolerance=tolerance,
    )


def _line(source: str, df: int, ss: float) -> AnovaLine:
    return AnovaLine(source=source, df=df, ss=ss, ms=ss / df)


def _sums_of_squares(readings: Floats) -> dict[str, float]:
    """Return the sums of squares of a balanced two-way layout, from deviations that cost no digits."""
    p, o, r = readings.shape
    y = readings - readings[0, 0, 0]
    y = y - y.mean()
    cells, parts, operators = y.mean(axis=2), y.mean(axis=(1, 2)), y.mean(axis=(0, 2))
    return {
        "part": o * r * float(np.square(parts).sum()),
        "operator": p * r * float(np.square(operators).sum()),
        "operator_by_part": r * float(np.square(cells - parts[:, None] - operators).sum()),
        "repeatability": float(np.square(y - cells[:, :, None]).sum()),
    }


def _raw(main: tuple[AnovaLine, ...], both: AnovaLine, error: AnovaLine, shape: tuple[int, ...]) -> dict[str, float]:
    """Return the variances by expected mean squares; without interaction ``both`` is the pooled error."""
    (part, operator), (p, o, r) = main, shape
    return {
        "repeatability": error.ms,
        "operator_by_part": (both.ms - error.ms) / r,
        "operator": (operator.ms - both.ms) / (p * r),
        "part": (part.ms - both.ms) / (o * r),
    }


def _sources(raw: dict[str, float]) -> dict[str, float]:
    """Return every source's variance, none below 0, with the sums that have names of their own."""
    found = {source: max(variance, 0.0) for source, variance in raw.items()}
    reproducibility = found["operator"] + found["operator_by_part"]
    gage = found["repeatability"] + reproducibility
    return {
        "gage_rr": gage,
        "repeatability": found["repeatability"],
        "reproducibility": reproducibility,
        "operator": found["operator"],
        "operator_by_part": found["operator_by_part"],
        "part": found["part"],
        "total": gage + found["part"],
    }
