"""What is known of a gauge and its users: the study, how its spread is shared out, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.terms import GaugeVerdict
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.intake.gauge_study.study import Study
    from qc.spec.model import Characteristic, Spec
    from qc.stats.gauges.gage_nested import NestedGageRR
    from qc.stats.gauges.gage_range import RangeGageRR
    from qc.stats.gauges.gage_rr import GageRR
    from qc.stats.gauges.gage_shares import GageModel, GageShare
    from qc.stats.gauges.gage_study import GageStudy

GOOD_BELOW, BAD_ABOVE = 10.0, 30.0
"""Percent of the tolerance, or of the spread of the study, that the gauge and its users may take (AIAG, MSA)."""

FEWEST_CATEGORIES = 5
USUAL_PARTS, USUAL_OPERATORS = 10, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GaugeStandard:
    """The standard that the tolerance comes from.

    Attributes
    ----------
    file, sha256 : str
        The file and its digest.
    spec : Spec
        The standard.
    characteristic : Characteristic
        What was measured.
    """

    file: str
    sha256: str
    spec: Spec
    characteristic: Characteristic

    @property
    def width(self) -> float | None:
        """Width of the tolerance; None with one limit only."""
        lsl, usl = self.characteristic.lsl, self.characteristic.usl
        return None if lsl is None or usl is None else usl - lsl


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GaugeFacts:
    """A gauge study and what it says.

    Attributes
    ----------
    program : str
        Program and version.
    study : Study
        The readings as the file holds them.
    laid : GageStudy
        The same by part and operator; of a nested study the first, second, … part of each operator.
    analysis : GageRR, RangeGageRR or NestedGageRR
        By the analysis of variance, or by averages and ranges; nested where every operator had parts of their own.
    tolerance : float or None
        Width of the buyer's tolerance.
    standard : GaugeStandard or None
        Where the tolerance comes from, if it is a standard.
    """

    program: str
    study: Study
    laid: GageStudy
    analysis: GageRR | RangeGageRR | NestedGageRR
    tolerance: float | None
    standard: GaugeStandard | None

    @property
    def model(self) -> GageModel:
        """How the spread is shared out."""
        return self.analysis.model

    @property
    def gauge(self) -> GageShare:
        """What gauge and users take together."""
        return self.model.share("gage_rr")

    @property
    def judged(self) -> float:
        """The percentage that the verdict rests on: of the tolerance where there is one, else of the study's spread."""
        of_tolerance = self.gauge.tolerance_share
        return self.gauge.study_share if of_tolerance is None else of_tolerance

    @property
    def trials(self) -> int:
        """How often everyone measured each part."""
        return int(self.laid.readings.shape[2])

    @property
    def nested(self) -> bool:
        """Whether every operator had parts of their own."""
        return self.study.kind is GaugeStudyKind.NESTED

    @property
    def verdict(self) -> GaugeVerdict:
        """Whether lots may be judged with this gauge and these users."""
        return self.answer(self.judged)

    def answer(self, percent: float) -> GaugeVerdict:
        """Return what a percentage means; a gauge that never differs has steps too coarse to be judged."""
        if self.repeats_alike:
            return GaugeVerdict.NOT_JUDGED
        if percent < GOOD_BELOW:
            return GaugeVerdict.GOOD
        return GaugeVerdict.CONDITIONAL if percent <= BAD_ABOVE else GaugeVerdict.UNACCEPTABLE

    @property
    def repeats_alike(self) -> bool:
        """Whether everyone read the same value of a part every time."""
        return self.model.share("repeatability").variance == 0

    @property
    def small(self) -> bool:
        """Whether the study is smaller than usual."""
        return len(self.laid.parts) < USUAL_PARTS or len(self.laid.operators) < USUAL_OPERATORS

    @property
    def coarse_step(self) -> float | None:
        """The gauge's step in the standard, if it is more than a tenth of the tolerance."""
        gauge = None if self.standard is None else self.standard.characteristic.gauge
        if gauge is None or self.tolerance is None or gauge.resolution * 10 <= self.tolerance * (1 + 1e-9):
            return None
        return gauge.resolution
