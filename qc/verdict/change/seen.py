"""What a batch could have shown: "stable" says little where only a large change would have been seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.stats.variables.result import ChartResult
    from qc.verdict.change.drifting import Drift
    from qc.verdict.counts.count_drift import CountDrift

# Simulated with 1 to 30 readings after pilots of 20 to 100: seen in 45 to 97 % of batches at a limit of 20 : 1; with 10
# to 30 readings in 68 to 83 % at 240 : 1, and in 63 to 78 % at 800 : 1.
_STANDARD_ERRORS, _LIMIT = 4.5, 20.0
_SMALL = 25  # readings; after pilots of 10 to 24, 1,000 units off by so much from the first on: seen in 84 to 92 %


def small_batch_note(
    characteristic: Characteristic, pilot: ChartResult | None, drift: Drift | None
) -> tuple[Message, ...]:
    """Return how large a shift must be to be seen, where nothing was shown and batch or pilot is small.

    Parameters
    ----------
    characteristic : Characteristic
        For its unit.
    pilot : ChartResult or None
        The pilot's chart, for its sigma.
    drift : Drift or None
        The evidence.
    """
    if pilot is None or drift is None or drift.flagged is not None:
        return ()
    units, before = drift.evidence.units, drift.evidence.pilot
    if units >= before >= _SMALL:
        return ()
    shift = (
        _standard_errors(before + units, drift.evidence.false_alarm)
        * pilot.baseline.sigma_within
        * math.sqrt(1 / units + 1 / before)
    )
    said = {"shift": Number(shift, _decimals(shift)), "unit": characteristic.unit}
    if units >= before:
        return (
            message(
                "the pilot has only {count} readings: a shift that is there from the first unit after it on is seen "
                "only if it is about {shift} {unit} or more",
                count=before,
                **said,
            ),
        )
    return (
        message(
            "the batch has {count} readings, fewer than the pilot: only if the level had shifted by about {shift} "
            "{unit} or more would that have been seen",
            count=units,
            **said,
        ),
    )


def _standard_errors(readings: int, false_alarm: float) -> float:
    """Return how many standard errors of a difference of means are seen at a limit of 1/false_alarm : 1.

    The likelihood ratio of a shift of t standard errors, spread unknown, is (1 + t²/(n - 2))^(n/2).
    """
    df = readings - 2
    higher = (1 / (_LIMIT * false_alarm)) ** (2 / readings)
    return math.sqrt(df * ((1 + _STANDARD_ERRORS**2 / df) * higher - 1))


def count_seen_note(asked: Characteristic, drift: CountDrift | None, count: float) -> tuple[Message, ...]:
    """Return which share or rate would have been seen as a change, where none was shown.

    Where nothing nonconforming was found at all, the bound on how many there may be says more.

    Parameters
    ----------
    asked : Characteristic
        What is counted.
    drift : CountDrift or None
        The evidence.
    count : float
        What was counted in the batch.
    """
    if drift is None or drift.would_show is None or not count:
        return ()
    if asked.counts == "nonconforming":
        share = 100 * drift.would_show
        return (
            message(
                "that a share differs from the pilot's is seen in 9 of 10 such batches if it is about {share} % or "
                "more from the first unit on; this is no bound on how many are nonconforming",
                share=Number(share, _decimals(share)),
            ),
        )
    rate = drift.would_show
    return (
        message(
            "that a rate differs from the pilot's is seen in 9 of 10 such batches if it is about {rate} per unit or "
            "more from the first unit on; this is no bound on how many nonconformities there are",
            rate=Number(rate, _decimals(rate)),
        ),
    )


def _decimals(value: float) -> int:
    """Return how many decimals show two digits."""
    return max(0, 1 - math.floor(math.log10(value)))
