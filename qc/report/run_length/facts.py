"""What is known of how fast a control chart signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.numerics.integral_equation import RunLength
    from qc.terms import RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class ArlAsked:
    """What is asked of a chart.

    Attributes
    ----------
    chart : str
        ``shewhart``, ``ewma`` or ``cusum``.
    rules : str or None
        Shewhart: a named set of run rules; None for points beyond the limits only.
    width : float or None
        Shewhart and EWMA: distance of the limits in standard errors; None for 3.
    weight : float or None
        EWMA: λ; None for 0.2.
    k, h : float or None
        CUSUM: reference value and decision interval in standard errors; None for 0.5 and 5.
    headstart : float or None
        EWMA and CUSUM: where the statistic starts; None for 0.
    size : int
        Readings in a subgroup.
    shifts : tuple of float
        Shifts of the mean in standard deviations of one reading; empty for the usual ones.
    steady : bool
        Counted from a shift that comes after long running, not from the chart's start.
    points : int
        Points in a batch.
    """

    chart: str = "shewhart"
    rules: str | None = None
    width: float | None = None
    weight: float | None = None
    k: float | None = None
    h: float | None = None
    headstart: float | None = None
    size: int = 1
    shifts: tuple[float, ...] = ()
    steady: bool = False
    points: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ShewhartDesign:
    """A Shewhart chart.

    Attributes
    ----------
    rules : RuleSet
        Its run rules.
    width : float
        Distance of the limits in standard errors.
    size : int
        Readings in a subgroup.
    """

    rules: RuleSet
    width: float
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EwmaDesign:
    """An EWMA chart with the limits of the long run.

    Attributes
    ----------
    weight : float
        λ.
    width : float
        Distance of the limits in standard errors of the statistic.
    headstart : float
        Where the statistic starts, in its own standard errors.
    size : int
        Readings in a subgroup.
    """

    weight: float
    width: float
    headstart: float
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CusumDesign:
    """A tabular CUSUM.

    Attributes
    ----------
    k, h : float
        Reference value and decision interval in standard errors.
    headstart : float
        Where the sums start.
    size : int
        Readings in a subgroup.
    one_sided : bool
        Only the upper sum: a shift upwards.
    """

    k: float
    h: float
    headstart: float
    size: int
    one_sided: bool


ChartDesign = ShewhartDesign | EwmaDesign | CusumDesign


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchChance:
    """How likely a batch from a stable process raises a false alarm.

    Attributes
    ----------
    points : int
        Points in the batch.
    probability : float
        Of at least one signal among them, from the chart's start.
    method : str
        How it was computed.
    """

    points: int
    probability: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArlFacts:
    """How fast a chart signals.

    Attributes
    ----------
    program : str
        Program and version.
    design : ChartDesign
        The chart.
    shifts : tuple of float
        Shifts of the mean in standard deviations of one reading.
    run_length : RunLength
        Average run lengths at the same shifts, which it has in standard errors of a point.
    stable : float
        Average run length without a shift.
    batch : BatchChance
        False alarms in a batch.
    """

    program: str
    design: ChartDesign
    shifts: tuple[float, ...]
    run_length: RunLength
    stable: float
    batch: BatchChance
