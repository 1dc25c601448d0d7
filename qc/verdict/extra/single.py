"""Further charts of single readings or small runs: deviation from nominal, Z-MR, trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import Context, ShortRunSigma, SigmaEstimator
from qc.verdict.extra.chart import ExtraChart, renumbered, spread_out, times_of
from qc.verdict.points import subgroups_of
from qc.words import Number, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.verdict.extra.chart import Ground
    from qc.words import Message

_ESTIMATORS = {"moving-range": SigmaEstimator.RESIDUAL_MR, "residual": SigmaEstimator.RESIDUAL_S}


def deviation(ground: Ground) -> ExtraChart:
    """Return the chart of deviations from the nominal size."""
    item, series, pilot = ground.characteristic, ground.series, ground.pilot
    by = item.deviation.by
    assert item.nominal is not None, "a standard without a nominal size is refused"
    groups, notes = _groups(series, by)
    nominals = dict.fromkeys(
        [*np.unique(groups), *([] if pilot is None else np.unique(_groups(pilot, by)[0]))], item.nominal
    )
    if pilot is None:
        found = stats.deviation_chart_phase_one(
            series.values,
            groups,
            _subgroup(ground, series),
            nominals=nominals,
            kind=ground.baseline.chart,
            rules=ground.rules,
        )
    else:
        first = stats.deviation_chart_phase_one(
            pilot.values, _groups(pilot, by)[0], _subgroup(ground, pilot), nominals=nominals, kind=ground.baseline.chart
        )
        found = stats.deviation_chart_phase_two(
            series.values,
            groups,
            _subgroup(ground, series),
            nominals=nominals,
            baseline=first.chart.baseline,
            rules=ground.rules,
        )
    if found.spreads_differ:
        notes = (*notes, message("the groups spread differently, so one pair of limits does not fit them all"))
    return ExtraChart(
        kind="deviation",
        phase=found.chart.phase,
        counted=ground.counted,
        panels=(found.chart.location, found.chart.dispersion),
        signals=found.chart.signals,
        parameters=item.deviation.model_dump(exclude_none=True),
        method=found.chart.baseline.estimator,
        notes=notes,
    )


def _subgroup(ground: Ground, series: Series) -> NDArray[np.int64] | None:
    return None if ground.single else subgroups_of(series)


def z_mr(ground: Ground) -> ExtraChart:
    """Return the chart of readings that are standardized by the mean and spread of their group."""
    asked = ground.characteristic.z_mr
    groups, notes = _groups(ground.series, asked.by)
    pooling = ShortRunSigma(asked.pooling)
    if ground.pilot is None:
        chart = stats.z_mr_chart_phase_one(ground.series.values, groups, pooling=pooling, rules=ground.rules)
    else:
        known = _groups(ground.pilot, asked.by)[0]
        strange = tuple(sorted(set(groups.tolist()) - set(known.tolist())))
        if strange:
            refused = message("the pilot has no readings of: {groups}", groups=strange)
            return ExtraChart(kind="z-mr", parameters=asked.model_dump(exclude_none=True), refused=refused)
        first = stats.z_mr_chart_phase_one(ground.pilot.values, known, pooling=pooling)
        chart = stats.z_mr_chart_phase_two(ground.series.values, groups, baseline=first.baseline, rules=ground.rules)
    return ExtraChart(
        kind="z-mr",
        phase=chart.phase,
        counted=Context.UNIT,
        panels=(chart.location, chart.dispersion),
        signals=chart.signals,
        parameters=asked.model_dump(exclude_none=True),
        method=SigmaEstimator.MR_BAR,
        notes=notes,
    )


def trend(ground: Ground) -> ExtraChart:
    """Return the chart of single readings about a sloping line."""
    asked, series = ground.characteristic.trend, ground.series
    present = series.present
    times = times_of(series, single=True, before=ground.before)
    if ground.pilot is None:
        chart = stats.trend_chart_phase_one(
            times[present],
            series.values[present],
            estimator=_ESTIMATORS[asked.estimator],
            sigma_multiple=asked.width,
            rules=ground.rules,
        )
    else:
        pilot = ground.pilot
        first = stats.trend_chart_phase_one(
            times_of(pilot, single=True, before=0)[pilot.present],
            pilot.values[pilot.present],
            estimator=_ESTIMATORS[asked.estimator],
            sigma_multiple=asked.width,
        )
        chart = stats.trend_chart_phase_two(
            times[present], series.values[present], baseline=first.baseline, rules=ground.rules
        )
    return ExtraChart(
        kind="trend",
        phase=chart.phase,
        counted=Context.UNIT,
        panels=(spread_out(chart.panel, present),),
        signals=renumbered(chart.signals, present),
        parameters=asked.model_dump(),
        method=chart.baseline.estimator,
        notes=(
            message(
                "slope of the line: {slope} {unit} per 100 units",
                slope=Number(100 * chart.baseline.slope),
                unit=ground.characteristic.unit,
            ),
        ),
    )


def _groups(series: Series, by: str | None) -> tuple[NDArray[np.str_], tuple[Message, ...]]:
    """Return the group of each reading, and what must be said where the file names none."""
    labels = None if by is None else series.context.get(Context(by))
    if labels is not None:
        return np.asarray(labels), ()
    one = np.full(series.values.size, "", dtype=np.str_)
    if by is None:
        return one, ()
    return one, (message("the file has no column for {column}: all readings are one group", column=Context(by)),)
