"""Z-MR chart: readings of different parts, each standardized by its own part's mean and spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.run_rules.rules import BEYOND_LIMITS
from qc.stats.variables.beyond import panel
from qc.stats.variables.constants import d2, d3
from qc.stats.variables.panels import chart_signals
from qc.stats.variables.parts import as_parts, part_spreads
from qc.stats.variables.z_mr_result import RunStandard, ZmrBaseline, ZmrChart
from qc.terms import Phase, PlottedStatistic, ShortRunSigma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.parts import Parts


def z_mr_chart_phase_one(
    values: ArrayLike,
    parts: ArrayLike,
    *,
    pooling: ShortRunSigma,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (BEYOND_LIMITS,),
) -> ZmrChart:
    """Establish a Z-MR chart: z = (x − mean of its part) / sigma.

    Sigma is the mean moving range over d2(2), moving ranges taken within runs only (never from one run to the
    next), their mean over

    - BY_RUN: each run by itself;
    - BY_PART: all runs of a part;
    - CONSTANT: all runs of all parts;
    - RELATIVE: all runs of all parts, of ln x; then z = (ln x − mean of ln x of its part) / sigma.

    Parameters
    ----------
    values : (n,) array_like
        Readings in production order; NaN where one is missing. Above 0 for RELATIVE.
    parts : (n,) array_like
        The part of each reading.
    pooling : ShortRunSigma
        One of those above.
    sigma_multiple : float
        k.
    rules : sequence of Rule
        Run rules for z.

    Returns
    -------
    ZmrChart
        Phase I.

    Raises
    ------
    ValueError
        If a run or part that needs a sigma of its own has no two neighbouring readings that differ.

    References
    ----------
    Farnum, Control charts for short runs, Journal of Quality Technology 24 (1992) 138-144. The four poolings
    and the formulas are those named on Minitab's page on the Z-MR chart, which does not say whether a moving
    range may reach from one run of a part to its next: here it may not.

    Examples
    --------
    >>> values, parts = [10.0, 10.2, 9.9, 5.0, 5.1, 4.9], ["A", "A", "A", "B", "B", "B"]
    >>> chart = z_mr_chart_phase_one(values, parts, pooling=ShortRunSigma.CONSTANT)
    >>> chart.location.values.round(3).tolist()
    [-0.188, 0.94, -0.752, 0.0, 0.564, -0.564]
    """
    x, labelled = as_parts(values, parts)
    y = _scaled(x, pooling)
    runs = _runs(labelled)
    moving = _moving_ranges(y, runs)
    group = {
        ShortRunSigma.BY_RUN: runs,
        ShortRunSigma.BY_PART: labelled.codes,
    }.get(pooling, np.zeros_like(runs))
    sigmas = _group_sigmas(moving, group)
    means = part_spreads(y, labelled)
    first = np.unique(runs if pooling is ShortRunSigma.BY_RUN else labelled.codes, return_index=True)[1]
    standards = tuple(
        RunStandard(
            part=means[labelled.codes[i]].part,
            run=int(runs[i]) if pooling is ShortRunSigma.BY_RUN else -1,
            mean=means[labelled.codes[i]].mean,
            sigma=float(sigmas[group[i]]),
            readings=means[labelled.codes[i]].readings,
        )
        for i in first
    )
    multiple = checks.positive("sigma_multiple", sigma_multiple)
    baseline = ZmrBaseline(pooling=pooling, standards=standards, sigma_multiple=multiple)
    z = (y - np.array([part.mean for part in means])[labelled.codes]) / sigmas[group]
    return _chart(z, runs, baseline, Phase.ONE, rules)


def z_mr_chart_phase_two(
    values: ArrayLike, parts: ArrayLike, *, baseline: ZmrBaseline, rules: Sequence[Rule] = (BEYOND_LIMITS,)
) -> ZmrChart:
    """Hold readings against the means and sigmas of a baseline.

    Parameters
    ----------
    values, parts, rules
        As for `z_mr_chart_phase_one`.
    baseline : ZmrBaseline
        From Phase I, not by run, or given: ``mean`` may be a nominal value.

    Returns
    -------
    ZmrChart
        Phase II.

    Raises
    ------
    ValueError
        If the baseline is by run, or has nothing for a part.

    Examples
    --------
    >>> values, parts = [10.0, 10.2, 9.9, 20.0, 20.1, 19.8], ["A", "A", "A", "B", "B", "B"]
    >>> pilot = z_mr_chart_phase_one(values, parts, pooling=ShortRunSigma.CONSTANT)
    >>> chart = z_mr_chart_phase_two([10.4, 20.0], ["A", "B"], baseline=pilot.baseline)
    >>> chart.location.values.round(3).tolist()
    [1.839, 0.167]
    """
    if baseline.pooling is ShortRunSigma.BY_RUN:
        raise ValueError("`baseline` must hold for parts: a sigma for each run says nothing of the next run")
    x, labelled = as_parts(values, parts)
    known = {standard.part: standard for standard in baseline.standards}
    missing = [label for label in labelled.labels if label not in known]
    if missing:
        raise ValueError(f"`baseline` must hold every part, got none for {missing}")
    means, sigmas = (
        np.array([getattr(known[label], name) for label in labelled.labels])[labelled.codes]
        for name in ("mean", "sigma")
    )
    z = (_scaled(x, baseline.pooling) - means) / sigmas
    return _chart(z, _runs(labelled), baseline, Phase.TWO, rules)


def _scaled(x: NDArray[np.float64], pooling: ShortRunSigma) -> NDArray[np.float64]:
    """Return readings, or their logarithms where the spread grows with the size."""
    if pooling is not ShortRunSigma.RELATIVE:
        return x
    if (x <= 0).any():
        raise ValueError(f"`values` must be above 0 for a relative sigma, got {float(np.nanmin(x))!r}")
    return np.log(x)


def _runs(parts: Parts) -> NDArray[np.int64]:
    """Return the number of the run that each reading belongs to."""
    return np.concatenate(([0], np.cumsum(np.diff(parts.codes) != 0)))


def _moving_ranges(y: NDArray[np.float64], runs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return moving ranges within runs, NaN at the first reading of each."""
    moving = np.abs(np.diff(y, prepend=np.nan))
    moving[np.diff(runs, prepend=-1) != 0] = np.nan
    return moving


def _group_sigmas(moving: NDArray[np.float64], group: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the mean moving range over d2(2) of every group."""
    there = np.isfinite(moving)
    counts = np.bincount(group[there], minlength=int(group.max()) + 1)
    total = np.bincount(group[there], moving[there], counts.size)
    if (total == 0).any():
        raise ValueError(
            f"`values` must hold two different neighbours for every sigma, got none for number {int(total.argmin())}"
        )
    return total / counts / d2(2)


def _chart(
    z: NDArray[np.float64], runs: NDArray[np.int64], baseline: ZmrBaseline, phase: Phase, rules: Sequence[Rule]
) -> ZmrChart:
    """Draw both panels."""
    k = baseline.sigma_multiple
    location = panel(PlottedStatistic.STANDARDIZED, z, -k, 0.0, k)
    moving = _moving_ranges(z, runs)
    lcl, ucl = max(0.0, d2(2) - k * d3(2)), d2(2) + k * d3(2)
    dispersion = panel(PlottedStatistic.MOVING_RANGE, moving, lcl, d2(2), ucl)
    return ZmrChart(
        phase=phase,
        baseline=baseline,
        runs=runs,
        location=location,
        dispersion=dispersion,
        signals=chart_signals(location, dispersion, rules),
    )
