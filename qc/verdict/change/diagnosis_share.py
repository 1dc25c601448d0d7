"""How much of the tolerance a change takes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.result import Estimate
    from qc.verdict.change.diagnosis import Diagnosis

_SIX = 6.0  # standard deviations that hold nearly all units


def share_of_change(known: Diagnosis) -> Message | None:
    """Return the size of a change as a share of the tolerance, or None where there is no tolerance, or no size.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    size, tolerance = known.found.size, known.tolerance
    if tolerance is None or not known.directed:
        return None
    if size.ratio is not None:
        before = _SIX * size.spread / tolerance
        return message(
            "nearly all units take up {after} now, {before} % before",
            after=share_of(size.ratio.times(before), 1.0),
            before=Number(100 * before, 0),
        )
    amount = size.between or size.level
    assert amount is not None
    return share_of(amount, tolerance)


def share_of(size: Estimate, tolerance: float) -> Message:
    """Return a size without its sign as a share of the tolerance, with its interval where that is wider than a percent.

    Parameters
    ----------
    size : Estimate
        In the readings' unit.
    tolerance : float
        Between two limits.
    """
    share = Number(100 * abs(size.value) / tolerance, 0)
    low, high = sorted(round(100 * abs(end) / tolerance) for end in (size.lower, size.upper))
    if low == high:
        return message("{share} % of the tolerance", share=share)
    return message(
        "{share} % of the tolerance ({low} to {high} %)",
        share=share,
        low=Number(float(low), 0),
        high=Number(float(high), 0),
    )
