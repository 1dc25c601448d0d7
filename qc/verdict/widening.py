"""Control limits that allow for what estimating them from a pilot costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.stats.variables.result import Baseline, ChartResult
    from qc.words import Message

CONFIDENCE = {"estimated": None, "guaranteed": 0.9}


def widened(characteristic: Characteristic, baseline: Baseline) -> Baseline:
    """Return a pilot's baseline with the limits that the standard asks for.

    Parameters
    ----------
    characteristic : Characteristic
        Which limits.
    baseline : Baseline
        As the pilot gives it.

    Returns
    -------
    Baseline
        As it was where it cannot be said what estimating costs.
    """
    return stats.widen_limits(baseline, confidence=CONFIDENCE[characteristic.limits]) or baseline


def limits_note(
    characteristic: Characteristic, pilot: ChartResult | None, chart: ChartResult | None
) -> tuple[Message, ...]:
    """Return how wide the limits are and why, where the standard asks for wider ones.

    Parameters
    ----------
    characteristic : Characteristic
        Which limits.
    pilot, chart : ChartResult or None
        The pilot's chart, and the batch's.
    """
    if characteristic.limits == "three-sigma" or pilot is None or chart is None:
        return ()
    usual, used = pilot.baseline.sigma_multiple, chart.baseline.sigma_multiple
    if used == usual:
        return (message("the limits are not widened: for this estimator it is not known what estimating them costs"),)
    numbers = {"used": Number(used, 2), "usual": Number(usual), "points": pilot.baseline.subgroups}
    if characteristic.limits == "estimated":
        return (
            message(
                "control limits at {used} instead of {usual} sigma: the pilot's {points} points only estimate the "
                "process, and so false alarms stay as rare as they should be on average",
                **numbers,
            ),
        )
    return (
        message(
            "control limits at {used} instead of {usual} sigma: the pilot's {points} points only estimate the process, "
            "and so false alarms stay as rare as they should be with 90 % confidence",
            **numbers,
        ),
    )
