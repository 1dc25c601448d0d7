"""The words for the field's closed lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import terms
from qc.words.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

LABELS: Mapping[Enum, Message] = {
    terms.Decision.ACCEPT: message("ACCEPT"),
    terms.Decision.REJECT: message("REJECT"),
    terms.Decision.HOLD: message("HOLD"),
    terms.Conformity.CONFORMS: message("conforms"),
    terms.Conformity.FAILS: message("does not conform"),
    terms.Conformity.NOT_JUDGED: message("not judged"),
    terms.Stability.STABLE: message("stable"),
    terms.Stability.UNSTABLE: message("not stable"),
    terms.Stability.DRIFTING: message("drifting"),
    terms.Stability.NOT_JUDGED: message("not judged"),
    terms.CapabilityAnswer.MET: message("met"),
    terms.CapabilityAnswer.NOT_MET: message("not met"),
    terms.CapabilityAnswer.NOT_ASKED: message("not asked"),
    terms.CapabilityAnswer.NOT_JUDGED: message("not judged"),
    terms.Question.CONFORMITY: message("conformity"),
    terms.Question.STABILITY: message("stability"),
    terms.Question.CAPABILITY: message("capability"),
    terms.SeverityClass.CRITICAL: message("critical"),
    terms.SeverityClass.MAJOR: message("major"),
    terms.SeverityClass.MINOR: message("minor"),
    terms.SpecStatus.EXAMPLE: message("example, not approved by a buyer"),
    terms.SpecStatus.APPROVED: message("approved by the buyer"),
    terms.ChartKind.XBAR_R: message("X-bar and R chart"),
    terms.ChartKind.XBAR_S: message("X-bar and S chart"),
    terms.ChartKind.I_MR: message("I-MR chart"),
    terms.PlottedStatistic.MEAN: message("subgroup mean"),
    terms.PlottedStatistic.RANGE: message("subgroup range"),
    terms.PlottedStatistic.SD: message("subgroup standard deviation"),
    terms.PlottedStatistic.INDIVIDUAL: message("reading"),
    terms.PlottedStatistic.MOVING_RANGE: message("moving range"),
    terms.SigmaEstimator.UWAVE_R: message("mean of R/d2"),
    terms.SigmaEstimator.MVLUE_R: message("weighted mean of R/d2 (minimum variance)"),
    terms.SigmaEstimator.UWAVE_S: message("mean of s/c4"),
    terms.SigmaEstimator.MVLUE_S: message("weighted mean of s/c4 (minimum variance)"),
    terms.SigmaEstimator.POOLED_S: message("pooled standard deviation"),
    terms.SigmaEstimator.POOLED_S_OVER_C4: message("pooled standard deviation over c4"),
    terms.SigmaEstimator.MR_BAR: message("mean moving range over d2"),
    terms.SigmaEstimator.MEDIAN_MR: message("median moving range over d4"),
    terms.SigmaEstimator.OVERALL_S: message("standard deviation of all readings"),
    terms.RuleSet.NONE: message("no rules"),
    terms.RuleSet.BEYOND_LIMITS: message("points beyond the control limits"),
    terms.RuleSet.WESTERN_ELECTRIC: message("Western Electric rules"),
    terms.RuleSet.NELSON: message("Nelson's eight tests"),
    terms.Side.ABOVE: message("above the centre line"),
    terms.Side.BELOW: message("below the centre line"),
    terms.Side.BOTH: message("on both sides of the centre line"),
    terms.Phase.ONE: message("Phase I"),
    terms.Phase.TWO: message("Phase II"),
    terms.Context.UNIT: message("unit number"),
    terms.Context.SUBGROUP: message("subgroup"),
    terms.Context.TIME: message("time"),
    terms.Context.OPERATOR: message("operator"),
    terms.Context.SHIFT: message("work shift"),
    terms.Context.MACHINE: message("machine"),
    terms.Context.MATERIAL_LOT: message("material lot"),
    terms.Context.TOOL: message("tool"),
    terms.Context.POSITION: message("position"),
}
