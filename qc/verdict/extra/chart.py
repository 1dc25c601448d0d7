"""A chart beside the one that a characteristic is judged by, in one shape for all kinds: it does not decide."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.stats.variables.subgroups import lay_out
from qc.terms import ChartKind, Context, Phase
from qc.values import dataclass
from qc.verdict.points import subgroups_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import Baseline, Signal
    from qc.terms import SigmaEstimator
    from qc.words import Message

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLimits:
    """One stage of a chart.

    Attributes
    ----------
    name : str
        What the file calls it, or its first unit.
    first, last : int
        Its points, from 0.
    center, sigma_within : float
        What its limits come from.
    readings : int
        How many they rest on.
    """

    name: str
    first: int
    last: int
    center: float
    sigma_within: float
    readings: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExtraChart:
    """One further chart of the batch.

    Attributes
    ----------
    kind : str
        As the standard names it.
    phase : Phase
        II: held against the pilot. I: against the batch itself.
    counted : Context
        What its points are: subgroups, or single units.
    first : int
        Number of its first point, counted from the pilot's first; used for charts of several characteristics.
    panels : tuple of Panel
        What is plotted, one below the other.
    signals : tuple of Signal
        Of all panels, by point.
    parameters : mapping of str to object
        As the standard writes them.
    method : SigmaEstimator or None
        How the standard deviation behind the limits was estimated; None where there is not one for all.
    stages : tuple of StageLimits
        Its stages in order; empty where all points have one baseline.
    notes : tuple of Message
        What a careful reader should know.
    refused : Message or None
        Why it could not be drawn.
    """

    kind: str
    phase: Phase = Phase.ONE
    counted: Context = Context.SUBGROUP
    first: int = 1
    panels: tuple[stats.Panel, ...] = ()
    signals: tuple[Signal, ...] = ()
    parameters: Mapping[str, object] = field(default_factory=dict)
    method: SigmaEstimator | None = None
    stages: tuple[StageLimits, ...] = ()
    notes: tuple[Message, ...] = ()
    refused: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """What further charts of a characteristic are drawn from.

    Attributes
    ----------
    characteristic : Characteristic
        The limits and the charts' parameters.
    series, pilot : Series, Series or None
        The batch's readings, and the pilot's where these give limits.
    baseline : Baseline
        Of the pilot's chart, or of the batch's own.
    phase : Phase
        II with a pilot, else I.
    rules : tuple of Rule
        Of the characteristic.
    """

    characteristic: Characteristic
    series: Series
    pilot: Series | None
    baseline: Baseline
    phase: Phase
    rules: tuple[Rule, ...]

    @property
    def single(self) -> bool:
        """Whether readings are charted one by one."""
        return self.baseline.chart is ChartKind.I_MR

    @property
    def counted(self) -> Context:
        """What the points of the characteristic's charts are."""
        return Context.UNIT if self.single else Context.SUBGROUP

    @property
    def before(self) -> int:
        """How many units were made before the batch."""
        return 0 if self.pilot is None else int(self.pilot.unit.max()) + 1


def points_of(series: Series, *, single: bool) -> tuple[Floats, Floats]:
    """Return the readings or subgroup means, NaN where one is missing, and how many readings each rests on."""
    if single:
        return series.values, np.ones(series.values.size)
    groups = lay_out(series.values, subgroups_of(series))
    return groups.means(), groups.sizes.astype(np.float64)


def times_of(series: Series, *, single: bool, before: int) -> Floats:
    """Return the running number of each reading's unit, or the mean of each subgroup's, from the pilot's first unit."""
    units: Floats = series.unit.astype(np.float64) + before + 1
    if single:
        return units
    groups = subgroups_of(series)
    return np.asarray(np.bincount(groups, weights=units) / np.bincount(groups), dtype=np.float64)


def spread_out(panel: stats.Panel, present: NDArray[np.bool_]) -> stats.Panel:
    """Return a panel of the points that have a value as one of all points, NaN where one is missing."""
    if present.all():
        return panel

    def full(values: Floats) -> Floats:
        out = np.full(present.size, np.nan)
        out[present] = values
        return out

    limits = panel.limits
    return replace(
        panel,
        values=full(panel.values),
        limits=stats.ControlLimits(lcl=full(limits.lcl), center=full(limits.center), ucl=full(limits.ucl)),
    )


def renumbered(signals: Iterable[Signal], present: NDArray[np.bool_]) -> tuple[Signal, ...]:
    """Return signals of the points that have a value, counted among all points."""
    at = np.flatnonzero(present)
    return tuple(replace(s, point=int(at[s.point]), first=int(at[s.first])) for s in signals)
