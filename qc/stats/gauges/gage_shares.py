"""How the spread of a gauge study is shared out among gauge, operators and parts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.description.anova import f_tail
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

NDC_FACTOR = 1.41


@dataclass(frozen=True, slots=True, kw_only=True)
class AnovaLine:
    """A line of an analysis of variance.

    Attributes
    ----------
    source : str
        What varies.
    df : int
        Degrees of freedom.
    ss, ms : float
        Sum of squares and mean square.
    f, p_value : float or None
        Test against the line that the model compares with; None for the last line.
    """

    source: str
    df: int
    ss: float
    ms: float
    f: float | None = None
    p_value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GageShare:
    """One source's part of the spread.

    Attributes
    ----------
    source : str
        ``repeatability``, ``reproducibility``, ``gage_rr``, ``part``, ``total``, …
    variance : float
        Not below 0.
    contribution : float
        Percentage of the total variance.
    study_variation : float
        The standard deviation times the study's multiple.
    study_share : float
        Percentage of the total standard deviation.
    tolerance_share : float or None
        Study variation as a percentage of the tolerance; None without one.
    """

    source: str
    variance: float
    contribution: float
    study_variation: float
    study_share: float
    tolerance_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GageModel:
    """A gauge study under one model.

    Attributes
    ----------
    name : str
        The model or method.
    lines : tuple of AnovaLine
        The analysis of variance; empty for the range method.
    shares : tuple of GageShare
        From the gauge to the total.
    ndc_exact : float or None
        1.41 times the standard deviation of the parts by that of the gauge; None for a gauge without spread.
    ndc : int or None
        Distinct categories: ``ndc_exact`` rounded down, at least 1.
    """

    name: str
    lines: tuple[AnovaLine, ...]
    shares: tuple[GageShare, ...]
    ndc_exact: float | None
    ndc: int | None

    def share(self, source: str) -> GageShare:
        """Return the share of a source.

        Raises
        ------
        ValueError
            If the model has no such source.
        """
        found = {share.source: share for share in self.shares}
        if source not in found:
            raise ValueError(f"`source` must be one of {tuple(found)}, got {source!r}")
        return found[source]


def gage_model(
    name: str,
    lines: tuple[AnovaLine, ...],
    variances: Mapping[str, float],
    *,
    multiple: float,
    tolerance: float | None,
) -> GageModel:
    """Share out the spread of a study.

    Parameters
    ----------
    name : str
        The model.
    lines : tuple of AnovaLine
        Its table.
    variances : mapping of str to float
        Of every source, ``gage_rr``, ``part`` and ``total`` among them.
    multiple : float
        Standard deviations that the study variation spans, above 0.
    tolerance : float or None
        USL - LSL, above 0.

    Returns
    -------
    GageModel
        With the number of distinct categories.

    Raises
    ------
    ValueError
        If the multiple or the tolerance is not above 0.

    Examples
    --------
    >>> found = gage_model("known", (), {"gage_rr": 1.0, "part": 24.0, "total": 25.0}, multiple=6, tolerance=60)
    >>> found.ndc, found.share("gage_rr").study_share, found.share("gage_rr").tolerance_share
    (6, 20.0, 10.0)
    """
    multiple = checks.positive("multiple", multiple)
    if tolerance is not None:
        tolerance = checks.positive("tolerance", tolerance)
    total = variances["total"]
    gage, part = math.sqrt(variances["gage_rr"]), math.sqrt(variances["part"])
    exact = NDC_FACTOR * part / gage if gage > 0 else None
    shares = tuple(
        GageShare(
            source=source,
            variance=variance,
            contribution=100.0 * variance / total,
            study_variation=multiple * math.sqrt(variance),
            study_share=100.0 * math.sqrt(variance / total),
            tolerance_share=None if tolerance is None else 100.0 * multiple * math.sqrt(variance) / tolerance,
        )
        for source, variance in variances.items()
    )
    ndc = None if exact is None else max(1, math.floor(exact))
    return GageModel(name=name, lines=lines, shares=shares, ndc_exact=exact, ndc=ndc)


def compared(source: str, df: int, ss: float, against: AnovaLine) -> AnovaLine:
    """Return a line with its test.

    Parameters
    ----------
    source : str
        What varies.
    df : int
        Degrees of freedom.
    ss : float
        Sum of squares.
    against : AnovaLine
        The line whose mean square is the denominator.

    Returns
    -------
    AnovaLine
        F is infinite where only the numerator varies, and NaN where neither does.

    Examples
    --------
    >>> compared("part", 2, 8.0, AnovaLine(source="repeatability", df=10, ss=10.0, ms=1.0)).f
    4.0
    """
    ms = ss / df
    f = ms / against.ms if against.ms > 0 else (math.inf if ms > 0 else math.nan)
    return AnovaLine(source=source, df=df, ss=ss, ms=ms, f=f, p_value=f_tail(f, df, against.df))
