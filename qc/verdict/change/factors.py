"""A factor that comes and goes (shift, operator, machine, material lot) and with which the level goes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.factors import FactorLevels, factor_levels
from qc.verdict.change.events import SOURCES

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.stats.drift.diagnosis.result import DriftDiagnosis, Estimate
    from qc.terms import Context

_PRIOR = 0.2  # of a factor, before any reading is seen; shared by those that the file records
_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A factor that explains the readings better than a change in time.

    Attributes
    ----------
    context : Context
        Which column.
    levels : FactorLevels
        The means of its values.
    probability : float
        Of it, all recorded factors and changes in time weighed against each other.
    looked_at : int
        How many recorded factors were weighed.
    """

    context: Context
    levels: FactorLevels
    probability: float
    looked_at: int

    @property
    def apart(self) -> Estimate:
        """How far its highest and its lowest mean are apart, with an interval that allows for their choice."""
        return self.levels.apart(self.highest, self.lowest)

    @property
    def lowest(self) -> int:
        """Which of its values has the lowest mean."""
        return int(np.argmin(self.levels.means))

    @property
    def highest(self) -> int:
        """Which of its values has the highest mean."""
        return int(np.argmax(self.levels.means))


def factor_of(found: DriftDiagnosis, series: Series, pilot: Series) -> Factor | None:
    """Return the factor that more probably than not explains the readings, or None.

    Parameters
    ----------
    found : DriftDiagnosis
        The change in time that it is weighed against.
    series, pilot : Series
        The readings with their context.
    """
    values = np.concatenate([pilot.values[pilot.present], series.values[series.present]])
    tried = [(each, factor_levels(values, labels)) for each in SOURCES if (labels := _labels(each, series, pilot))]
    if not tried:
        return None
    context, best = max(tried, key=lambda pair: pair[1].log_ratio)
    gain = best.log_ratio + math.log(_PRIOR / len(tried)) - found.log_evidence - math.log(1 - _PRIOR)
    if gain <= 0:
        return None
    return Factor(context=context, levels=best, probability=1 / (1 + math.exp(-gain)), looked_at=len(tried))


def _labels(context: Context, series: Series, pilot: Series) -> list[str]:
    """Return a column that comes back to a value that it had left: what changes once is an event."""
    columns = [each.context.get(context) for each in (pilot, series)]
    if columns[0] is None or columns[1] is None:
        return []
    made = columns[1][series.present]
    labels = np.concatenate([columns[0][pilot.present], made])
    names = np.unique(labels)
    runs = 1 + np.count_nonzero(made[1:] != made[:-1])
    if "" in names or not 2 <= names.size <= _MOST or runs <= np.unique(made).size:
        return []
    found: list[str] = labels.tolist()
    return found
