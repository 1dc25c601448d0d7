"""A further statistic that a standard asks for, in one shape for all kinds: it informs and does not decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.units import decimals_of
from qc.values import dataclass
from qc.words import Message, Number, message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.spec.studies import StudySettings
    from qc.stats.variables.result import ChartResult
    from qc.terms import Context

_P_DECIMALS = 3
_BEYOND_READINGS = 2  # digits that a mean or a spread has more than a reading


def shown_p(p: float) -> Message:
    """Return a p-value as it is read: never 0.000."""
    if p < 0.5 * 10.0**-_P_DECIMALS:
        return message("p < 0.001")
    return message("p = {p}", p=Number(p, _P_DECIMALS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One further statistic.

    Attributes
    ----------
    kind : str
        As the standard names it; ``compare`` for groups of a column.
    by : Context or None
        The column whose groups are compared.
    found : object
        All numbers: the results of ``qc.stats``; None where it was refused.
    said : tuple of Message
        What they mean, in sentences.
    refused : Message or None
        Why there is none.
    """

    kind: str
    by: Context | None = None
    found: object | None = None
    said: tuple[Message, ...] = ()
    refused: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Studied:
    """What further statistics of a characteristic come from.

    Attributes
    ----------
    characteristic : Characteristic
        Limits and settings.
    series : Series
        The batch's readings, at least one of them present.
    chart : ChartResult or None
        The batch's chart, whose limits the pilot gave if there is one.
    counted : (int, int)
        Nonconforming units, and units inspected.
    """

    characteristic: Characteristic
    series: Series
    chart: ChartResult | None
    counted: tuple[int, int]

    @property
    def settings(self) -> StudySettings:
        """The parameters of the standard."""
        return self.characteristic.study_settings

    @property
    def readings(self) -> NDArray[np.float64]:
        """The readings that are there, in order."""
        return self.series.values[self.series.present]

    @property
    def alpha(self) -> float:
        """The p-value below which something is called shown."""
        return round(1.0 - self.settings.confidence, 12)  # 0.05, not 0.05 and the error of a double

    def number(self, value: float) -> Number:
        """Return a mean, a difference or a spread with two digits more than a reading."""
        gauge = self.characteristic.gauge
        shown = self.series.decimals if gauge is None else decimals_of(gauge.resolution)
        return Number(value, shown + _BEYOND_READINGS)
