"""Draw the further charts that a standard asks for, or say why one cannot be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import Phase
from qc.verdict.extra.chart import ExtraChart, Ground
from qc.verdict.run_rules import rules_of
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.variables.result import ChartResult
    from qc.words import Message


def extra_charts(
    characteristic: Characteristic, series: Series | None, pilot: Series | None, chart: ChartResult | None
) -> tuple[ExtraChart, ...]:
    """Return the further charts of a characteristic, in the order of the standard.

    Parameters
    ----------
    characteristic : Characteristic
        Which charts, and their parameters.
    series, pilot : Series or None
        The batch's and the pilot's readings.
    chart : ChartResult or None
        The batch's chart: its baseline is the pilot's, or its own.
    """
    if not characteristic.also:
        return ()
    ground = _ground(characteristic, series, pilot, chart)
    if not isinstance(ground, Ground):
        return tuple(ExtraChart(kind=kind, refused=ground) for kind in characteristic.also)
    return tuple(_drawn(kind, ground) for kind in characteristic.also)


def _ground(
    characteristic: Characteristic, series: Series | None, pilot: Series | None, chart: ChartResult | None
) -> Ground | Message:
    """Return what the charts are drawn from, or why there is nothing."""
    if series is None or not series.present.any():
        return message("no readings in the batch")
    if chart is None:
        return message("no control chart stands behind it")
    if not series.ordered:
        return message("the file does not say in which order the units were made")
    return Ground(
        characteristic=characteristic,
        series=series,
        pilot=pilot if chart.phase is Phase.TWO else None,
        baseline=chart.baseline,
        phase=chart.phase,
        rules=rules_of(characteristic),
    )


def _drawn(kind: str, ground: Ground) -> ExtraChart:
    """Return one chart."""
    from qc.verdict.extra.kinds import DRAWN  # noqa: PLC0415 - few standards ask for them, and they load much

    try:
        return DRAWN[kind](ground)
    except ValueError:
        return ExtraChart(kind=kind, refused=message("these readings do not allow this chart"))
