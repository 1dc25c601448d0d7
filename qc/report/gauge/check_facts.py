"""What is known of a gauge from bias, linearity, stability, or judgements: the study, its analysis, and the verdict."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.report.gauge.facts import GOOD_BELOW
from qc.stats.gauges.attribute_agreement import AttributeAgreement
from qc.stats.gauges.gage_linearity import Bias, Linearity
from qc.stats.gauges.gage_stability import GageStability
from qc.terms import GaugeVerdict
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.intake.gauge_study.study import Study
    from qc.report.gauge.facts import GaugeStandard
    from qc.stats.gauges.attribute_agreement import Appraiser

ALPHA = 0.05
"""A bias or a change is taken as real below this p-value."""

EFFECTIVE = (0.90, 0.80)
MISSED = (0.02, 0.05)
FALSE_ALARMS = (0.05, 0.10)
KAPPA = (0.75, 0.40)
"""The last good and the last conditional value of what judgements are judged by (AIAG, MSA)."""

_WORST = (GaugeVerdict.GOOD, GaugeVerdict.CONDITIONAL, GaugeVerdict.UNACCEPTABLE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GaugeCheck:
    """A study of a gauge that is no R&R study, and what it says.

    Attributes
    ----------
    program : str
        Program and version.
    study : Study
        The readings or judgements as the file holds them.
    analysis : Bias, Linearity, GageStability or AttributeAgreement
        What was found.
    tolerance : float or None
        Width of the buyer's tolerance.
    standard : GaugeStandard or None
        Where the tolerance comes from, if it is a standard.
    """

    program: str
    study: Study
    analysis: Bias | Linearity | GageStability | AttributeAgreement
    tolerance: float | None
    standard: GaugeStandard | None

    @property
    def verdict(self) -> GaugeVerdict:
        """Whether lots may be judged with this gauge."""
        if isinstance(self.analysis, AttributeAgreement):
            return _of_judgements(self.analysis)
        wrong = self.wrong
        if wrong is None:
            return GaugeVerdict.GOOD if self.fine else GaugeVerdict.NOT_JUDGED
        if self.tolerance is None:
            return GaugeVerdict.CONDITIONAL
        return GaugeVerdict.CONDITIONAL if self.percent(wrong) < GOOD_BELOW else GaugeVerdict.UNACCEPTABLE

    @property
    def wrong(self) -> float | None:
        """By how much the gauge reads wrongly or has changed, in the readings' unit; None where nothing is shown."""
        found = self.analysis
        if isinstance(found, Bias):
            return abs(found.bias) if shown(found.p_value, found.bias) else None
        if isinstance(found, Linearity):
            return _worst_bias(found)
        if isinstance(found, GageStability):
            return _change(found)
        return None

    @property
    def fine(self) -> bool:
        """Whether readings are enough to see a bias of a tenth of the tolerance; taken so without a tolerance."""
        if self.tolerance is None or not isinstance(self.analysis, Bias):
            return True
        return self.percent(max(map(abs, self.analysis.interval))) < GOOD_BELOW

    def percent(self, amount: float) -> float:
        """Return an amount as a percentage of the tolerance."""
        assert self.tolerance is not None
        return 100.0 * amount / self.tolerance


def shown(p_value: float, amount: float) -> bool:
    """Return whether an amount differs from 0 beyond chance; readings that do not vary have no p-value."""
    return amount != 0 if math.isnan(p_value) else p_value < ALPHA


def _worst_bias(found: Linearity) -> float | None:
    """Return the largest bias that the line gives where bias or slope is shown."""
    if not any(shown(each.p_value, each.value) for each in (found.slope, found.intercept)):
        return None
    return max(abs(found.bias_at(each.reference)) for each in found.at)


def _change(found: GageStability) -> float | None:
    """Return how far the session furthest from the chart's centre is, where the gauge changed."""
    panel = found.chart.location
    moved = bool(found.chart.signals) or shown(found.trend.p_value, found.trend.slope)
    return float(abs(panel.values - panel.limits.center).max()) if moved else None


def _of_judgements(found: AttributeAgreement) -> GaugeVerdict:
    grades = [grade for each in found.appraisers for grade in grades_of(each)]
    if not grades:
        grades = [grade_kappa(None if found.between is None else found.between.kappa)]
    if GaugeVerdict.NOT_JUDGED in grades:
        return GaugeVerdict.NOT_JUDGED
    return _WORST[max(_WORST.index(grade) for grade in grades)]


def grades_of(found: Appraiser) -> tuple[GaugeVerdict, ...]:
    """Return what one user's judgements are worth: by effectiveness, misses, and false alarms.

    Parameters
    ----------
    found : Appraiser
        The user.

    Returns
    -------
    tuple of GaugeVerdict
        Empty without references.
    """
    if found.effective is None:
        return ()
    grades = [_grade(-(found.effective.value or 0.0), *(-limit for limit in EFFECTIVE))]
    for share, limits in ((found.missed, MISSED), (found.false_alarms, FALSE_ALARMS)):
        if share is not None and share.of:
            grades.append(_grade(share.value or 0.0, *limits))
        else:
            grades.append(GaugeVerdict.NOT_JUDGED)
    return tuple(grades)


def grade_kappa(kappa: float | None) -> GaugeVerdict:
    """Return what agreement beyond chance is worth."""
    return GaugeVerdict.NOT_JUDGED if kappa is None else _grade(-kappa, *(-limit for limit in KAPPA))


def _grade(value: float, good: float, conditional: float) -> GaugeVerdict:
    if value <= good:
        return GaugeVerdict.GOOD
    return GaugeVerdict.CONDITIONAL if value <= conditional else GaugeVerdict.UNACCEPTABLE
