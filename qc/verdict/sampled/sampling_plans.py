"""Sample a lot by a plan that counts: a published table's, or one that accepts on zero."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc import stats
from qc.verdict.drawn import counted_in, spread_evenly, without_plan
from qc.verdict.sampled.sample import LotSize, Sample, too_few_units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.spec.sampling import Sampling, ZeroAcceptance


def sample_by_plan(asked: Sampling, size: LotSize, measured: NDArray[np.int64], bad: NDArray[np.int64]) -> Sample:
    """Return what a plan that counts says of a batch.

    Parameters
    ----------
    asked : Sampling
        A table, or accept-on-zero.
    size : LotSize
        What it is entered with.
    measured, bad : int arrays
        Units with a reading, and those with one beyond a limit.
    """
    if asked.zero_acceptance is not None:
        return _on_zero(asked.zero_acceptance, size, measured, bad)
    return _by_table(asked, size, measured, bad)


def _by_table(asked: Sampling, size: LotSize, measured: NDArray[np.int64], bad: NDArray[np.int64]) -> Sample:
    """Enter a published table with the lot's size; the sample is spread evenly over what was measured."""
    assert asked.standard is not None
    assert asked.aql is not None
    if (none := without_plan(size, measured, bad)) is not None:
        return none
    entered = stats.lot_plan(
        size.units,
        aql=asked.aql,
        level=asked.level or "II",
        severity=asked.severity or "normal",
        standard=asked.standard,
    )
    wanted = size.units if entered.inspect_all else entered.plan.n
    return replace(
        counted_in(spread_evenly(wanted, measured), size, wanted, measured, bad),
        allowed=entered.plan.rejection_number - 1,
        plan=entered.plan,
        entered=entered,
        passed=None if entered.inspect_all else stats.passed_lot(entered.plan, aql=asked.aql),
        refused=too_few_units(measured.size, wanted),
    )


def _on_zero(asked: ZeroAcceptance, size: LotSize, measured: NDArray[np.int64], bad: NDArray[np.int64]) -> Sample:
    """Accept on zero: all that was measured counts, for no unit known to be nonconforming may pass."""
    if size.units < 1:
        return Sample(measured=0, sampled=0, counted=0, lot=size)
    entered = stats.zero_acceptance_plan(
        limiting_quality=asked.limiting_quality, consumer_risk=asked.consumer_risk, lot_size=size.units
    )
    return Sample(
        measured=measured.size,
        sampled=measured.size,
        counted=bad.size,
        allowed=0,
        wanted=entered.plan.n,
        lot=size,
        plan=entered.plan,
        entered=entered,
        passed=None if entered.plan.n >= size.units else stats.passed_lot(entered.plan, lot_size=size.units),
        refused=too_few_units(measured.size, entered.plan.n),
    )
