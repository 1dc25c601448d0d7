"""Sample a lot by variables: mean and spread of the sample decide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.verdict.censoring import BEYOND_SCALE
from qc.verdict.drawn import counted_in, spread_evenly, without_plan
from qc.verdict.sampled.sample import LotSize, Sample, too_few_units
from qc.words import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic


def sample_by_variables(
    characteristic: Characteristic,
    series: Series | None,
    size: LotSize,
    measured: NDArray[np.int64],
    bad: NDArray[np.int64],
) -> Sample:
    """Return what a plan by variables says of a batch.

    Parameters
    ----------
    characteristic : Characteristic
        The limits and the sampling.
    series : Series or None
        The batch's readings.
    size : LotSize
        What the table is entered with.
    measured, bad : int arrays
        Units with a reading, and those with one beyond a limit.
    """
    asked = characteristic.sampling.variables
    assert asked is not None
    if (none := without_plan(size, measured, bad)) is not None:
        return none
    letter = stats.variables_code_letter(size.units, level=asked.level)
    plan = stats.variables_plan(letter, aql=asked.aql, severity=asked.severity, sigma=asked.sigma)
    sampled = spread_evenly(plan.n, measured)
    refusal = too_few_units(measured.size, plan.n) or _unfit(series, sampled, spread_known=asked.sd is not None)
    judgement = None
    if refusal is None and series is not None:
        values = series.values[_readings(series, sampled)]
        judgement = stats.judge_variables(values, plan, lsl=characteristic.lsl, usl=characteristic.usl, sd=asked.sd)
    return replace(
        counted_in(sampled, size, plan.n, measured, bad),
        plan=plan,
        judgement=judgement,
        passed=stats.passed_variables_lot(plan),
        refused=refusal,
    )


def _readings(series: Series, units: NDArray[np.int64]) -> NDArray[np.intp]:
    """Return the readings of units."""
    return np.flatnonzero(series.present & np.isin(series.unit, units))


def _unfit(series: Series | None, sampled: NDArray[np.int64], *, spread_known: bool) -> Message | None:
    """Return why the readings of a sample have no mean and spread that a plan could judge, or None."""
    if series is None:
        return None
    readings = _readings(series, sampled)
    if readings.size > sampled.size:
        return message("the sampling plan by variables needs one reading of each unit, and some have several")
    if series.censored is not None and series.censored[readings].any():
        return BEYOND_SCALE
    if not spread_known and np.ptp(series.values[readings]) == 0:
        return message("all readings are the same, there is no spread: measure with a finer gauge")
    return None
