"""Chart the pilot and the batch of a measured characteristic, and weigh whether the process left its pilot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.values import dataclass
from qc.verdict.censoring import is_censored
from qc.verdict.change.drifting import Drift, drift_of, of_moved_pilot
from qc.verdict.family import ALONE
from qc.verdict.own_chart import own_chart
from qc.verdict.pilot import pilot_stability
from qc.verdict.points import subgroups_of
from qc.verdict.refusals import chart_refusal
from qc.verdict.run_rules import rules_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.variables.result import Baseline, ChartResult
    from qc.verdict.family import Family
    from qc.verdict.pilot import PilotStability

_FEWEST_FOR_TREND = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Charts:
    """The charts of one characteristic.

    Attributes
    ----------
    pilot, own : ChartResult or None
        Phase I of the pilot, and of the batch by itself.
    batch : ChartResult or None
        The batch against the pilot's limits, or by itself where there are none.
    drift : Drift or None
        The evidence that the process left its pilot.
    changed : bool
        Whether it is called changed by what the standard judges it by.
    trend : Trend or None
        Slope of the batch over its units; only where it changed.
    pilot_stability : PhaseOneStability or StabilityTest or None
        Whether the pilot was stable by itself.
    """

    pilot: ChartResult | None
    own: ChartResult | None
    batch: ChartResult | None
    drift: Drift | None
    changed: bool
    trend: stats.Trend | None
    pilot_stability: PilotStability | None


def chart(
    characteristic: Characteristic, series: Series | None, pilot: Series | None, lot: Lot, family: Family = ALONE
) -> Charts:
    """Return the charts of one characteristic.

    Parameters
    ----------
    characteristic : Characteristic
        Which chart and which rules.
    series, pilot : Series or None
        The batch's and the pilot's readings.
    lot : Lot
        What stability is judged by.
    family : Family
        How many characteristics of the lot share the probability of a false alarm.
    """
    first, own = _phase_one(characteristic, pilot), _phase_one(characteristic, series)
    batch = own if first is None else _phase_two(characteristic, series, first)
    drift = drift_of(characteristic, series, pilot, lot, family.weighed)
    changed = _changed(lot, batch, drift)
    stable = pilot_stability(characteristic, pilot, first, lot, family.tested)
    return Charts(
        pilot=first,
        own=own,
        batch=batch,
        drift=drift if stable is None or stable.stable else of_moved_pilot(drift),
        changed=changed,
        trend=_trend(series, batch) if changed else None,
        pilot_stability=stable,
    )


def _phase_one(characteristic: Characteristic, series: Series | None) -> ChartResult | None:
    """Return a series' own chart, if its readings allow one."""
    if series is None or chart_refusal(characteristic, series) is not None:
        return None
    return own_chart(characteristic, series)


def _phase_two(characteristic: Characteristic, series: Series | None, pilot: ChartResult) -> ChartResult | None:
    """Return the batch's chart against the pilot's limits."""
    if series is None or not series.present.any() or is_censored(series):
        return None
    return stats.chart_phase_two(
        series.values, subgroups_of(series), baseline=_limits(characteristic, pilot), rules=rules_of(characteristic)
    )


def _limits(characteristic: Characteristic, pilot: ChartResult) -> Baseline:
    """Return the pilot's limits, widened for what estimating them costs where the standard asks for it."""
    if characteristic.limits == "three-sigma":
        return pilot.baseline
    from qc.verdict.widening import widened  # noqa: PLC0415 - few standards ask for it, and it loads much

    return widened(characteristic, pilot.baseline)


def _changed(lot: Lot, batch: ChartResult | None, drift: Drift | None) -> bool:
    """Whether the process is called changed by what the standard judges it by."""
    if lot.stability_by == "rules":
        return batch is not None and bool(batch.signals)
    return drift is not None and drift.flagged is not None


def _trend(series: Series | None, batch: ChartResult | None) -> stats.Trend | None:
    """Return the slope over units of what the chart's location panel plots."""
    if series is None or batch is None:
        return None
    values = batch.location.values
    present = ~np.isnan(values)
    if present.sum() < _FEWEST_FOR_TREND or np.ptp(values[present]) == 0:
        return None
    return stats.fit_trend(values[present], _mean_units(series, values.size)[present])


def _mean_units(series: Series, points: int) -> NDArray[np.float64]:
    """Mean unit number of each point's readings."""
    if points == series.values.size:
        return series.unit.astype(np.float64)
    groups = subgroups_of(series)
    return np.bincount(groups, weights=series.unit) / np.bincount(groups)
