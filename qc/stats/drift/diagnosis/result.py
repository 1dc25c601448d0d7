"""What the diagnosis of a change says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.stats.drift.diagnosis.kinds import ChangeKind
    from qc.stats.drift.shapes import Shape
    from qc.stats.drift.sums import Floats, Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A value with the interval that holds it.

    Attributes
    ----------
    value, lower, upper : float
        Median, and the ends of the interval.
    """

    value: float
    lower: float
    upper: float

    def times(self, factor: float) -> Estimate:
        """Return the estimate in another unit."""
        lower, upper = sorted((self.lower * factor, self.upper * factor))
        return Estimate(value=self.value * factor, lower=lower, upper=upper)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSize:
    """By how much a process changed; what does not belong to the kind of change is None.

    Attributes
    ----------
    spread : float
        Standard deviation before the change, in the readings' unit.
    level : Estimate or None
        What was added to the mean, in the readings' unit: at once (step, one stream), up to the last unit (trend),
        from one reset to the next (saw-tooth), to each unit that is off (intermittent).
    rate : Estimate or None
        Of a trend or of wear between resets: per unit.
    ratio : Estimate or None
        Standard deviation after the change, or at the last unit where it grows, over that before.
    between : Estimate or None
        Standard deviation of the lots' levels, in the readings' unit.
    share : Estimate or None
        Of units that are off now and then.
    period : float or None
        Units of a lot, or from one reset to the next.
    """

    spread: float
    level: Estimate | None = None
    rate: Estimate | None = None
    ratio: Estimate | None = None
    between: Estimate | None = None
    share: Estimate | None = None
    period: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DriftDiagnosis:
    """Since when a process has changed, what changed, and by how much.

    Attributes
    ----------
    pilot, units : int
        Readings of the pilot and of production.
    kind : ChangeKind
        The most probable one.
    probabilities : mapping of ChangeKind to float
        Of each kind held possible.
    stream : object or None
        The stream that changed, if one did alone.
    column : int or None
        The recorded column whose changes are where lots begin or wear is set back, if one's are.
    first, lower, upper : int
        The ends of the shortest interval that holds the first unit after the change, counted from 1 at production's
        first, and the most probable unit in it.
    confidence : float
        What all intervals hold.
    size : ChangeSize
        By how much.
    shape : Shape
        The shape of the readings that was used.
    log_evidence : float
        Log marginal likelihood ratio of a change against none, averaged over when and what.
    starts : (k,) int array
        Production units before each row: the places where a change may have come.
    probability : (k,) float array
        That it came there.
    log_ratio : (k,) float array
        Log likelihood ratio of a change there against none, averaged over kinds.
    """

    pilot: int
    units: int
    kind: ChangeKind
    probabilities: Mapping[ChangeKind, float]
    stream: object | None
    column: int | None
    first: int
    lower: int
    upper: int
    confidence: float
    size: ChangeSize
    shape: Shape
    log_evidence: float
    starts: Rows
    probability: Floats
    log_ratio: Floats

    @property
    def possible(self) -> tuple[ChangeKind, ...]:
        """The fewest kinds that hold the true one with the confidence, the likeliest first: more than one where open.

        Simulated 50 units after the flag, 60 runs of each change of `tests/benchmarks/bench_diagnosis.py`, single
        units and fives, two seeds: they hold the true one in 98 % of runs, in 93 % at least of each change. The
        likeliest is right in 82 to 100 % of steps of a sigma or more, doubled spreads, fast trends, bursts and one
        stream alone; in 80 to 87 % of trends of 0.01 a unit and wear that is set back after 60 units, in 76 to 92 % of
        spreads that grow, in 69 to 78 % of lots of 50 units, of which 50 units show hardly a second one, and in 50 to
        78 % of steps of half a sigma, spreads of 1.5 and trends of 0.002: there judges who know baseline, sizes and
        kinds, and neither periods nor when, are hardly better. Wear that was not set back yet is called a trend. Where
        the whole run is known, 90 to 100 % are named rightly.
        """
        ordered = sorted(self.probabilities, key=self.probabilities.__getitem__, reverse=True)
        held = np.cumsum([self.probabilities[kind] for kind in ordered])
        return tuple(ordered[: int(np.searchsorted(held, self.confidence)) + 1])
