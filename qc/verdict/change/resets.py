"""Whether what slowly moves away is brought back where the file records a change: of tool, bath, lot or people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.stats.drift.diagnosis.result import DriftDiagnosis
    from qc.terms import Context
    from qc.verdict.change.events import ContextChange

_NEAR = 0.25  # of a period: the readings on either side of a change that are held against each other
_BACK = 0.5  # of what wear adds in a period; 0.75 is expected at a return and -0.25 elsewhere
_FEWEST, _MOST_OF_THEM = 2, 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Resets:
    """A column whose changes bring the level back.

    Attributes
    ----------
    context : Context
        Which column.
    back : int
        Its changes at which the level came back.
    changes : int
        Its changes that have readings on either side.
    """

    context: Context
    back: int
    changes: int


def resets_of(
    found: DriftDiagnosis, series: Series, recorded: Mapping[int, tuple[ContextChange, ...]]
) -> Resets | None:
    """Return the column at whose changes a level that slowly moves comes back, or None.

    Parameters
    ----------
    found : DriftDiagnosis
        The change.
    series : Series
        The readings.
    recorded : mapping of int to tuple of ContextChange
        What changed before each row.
    """
    level, period = found.size.level, found.size.period
    if found.kind is not ChangeKind.SAW_TOOTH or level is None or period is None:
        return None
    made, near = series.values[series.present], max(1, int(_NEAR * period))
    back: dict[Context, list[bool]] = {}
    for row, changes in recorded.items():
        jump = _jump(made, int(found.starts[row]), near)
        for each in changes if jump is not None else ():
            back.setdefault(each.context, []).append(-(jump or 0.0) / level.value > _BACK)
    told = [Resets(context=context, back=sum(each), changes=len(each)) for context, each in back.items()]
    kept = [each for each in told if each.back >= max(_FEWEST, _MOST_OF_THEM * each.changes)]
    return max(kept, key=lambda each: each.back, default=None)


def _jump(made: NDArray[np.float64], at: int, near: int) -> float | None:
    """Return by how much the mean of some readings from a place on is above that of those before it."""
    before, since = made[max(0, at - near) : at], made[at : at + near]
    if not before.size or not since.size:
        return None
    return float(np.mean(since) - np.mean(before))
