"""Pure statistics: arrays and numbers in, frozen results out."""

from __future__ import annotations

from qc.stats.capability import Capability, capability
from qc.stats.capability_bounded import BoundedIndices, Index, bounded_cpm, bounded_indices
from qc.stats.capability_bounds import (
    Bounds,
    bissell_bounds,
    boyles_bounds,
    chi_square_bounds,
    heavlin_bounds,
    normal_simple_bounds,
)
from qc.stats.capability_exact import one_sided_bounds
from qc.stats.capability_indices import ExpectedPpm, PointIndices, cpm, expected_ppm, point_indices
from qc.stats.constants import Constants, c4, constants, d2, d3
from qc.stats.individuals import imr_chart, imr_chart_with_baseline
from qc.stats.limits import SpecLimits
from qc.stats.noncentral_t import noncentral_t_cdf, noncentrality_bound
from qc.stats.nonconforming import Nonconforming, count_nonconforming, share_bounds
from qc.stats.phases import chart_phase_one, chart_phase_two
from qc.stats.quantiles import (
    beta_quantile,
    chi_square_quantile,
    normal_quantile,
    normal_tail,
    student_t_p_value,
    student_t_quantile,
)
from qc.stats.result import Baseline, ChartResult, ControlLimits, Panel, Signal
from qc.stats.rules import RULES, Pattern, Rule, find_signals
from qc.stats.shewhart import xbar_chart, xbar_chart_with_baseline
from qc.stats.sigma import SigmaEstimate, sigma_within
from qc.stats.summary import Summary, summarize
from qc.stats.trend import Trend, fit_trend

__all__ = [
    "RULES",
    "Baseline",
    "BoundedIndices",
    "Bounds",
    "Capability",
    "ChartResult",
    "Constants",
    "ControlLimits",
    "ExpectedPpm",
    "Index",
    "Nonconforming",
    "Panel",
    "Pattern",
    "PointIndices",
    "Rule",
    "SigmaEstimate",
    "Signal",
    "SpecLimits",
    "Summary",
    "Trend",
    "beta_quantile",
    "bissell_bounds",
    "bounded_cpm",
    "bounded_indices",
    "boyles_bounds",
    "c4",
    "capability",
    "chart_phase_one",
    "chart_phase_two",
    "chi_square_bounds",
    "chi_square_quantile",
    "constants",
    "count_nonconforming",
    "cpm",
    "d2",
    "d3",
    "expected_ppm",
    "find_signals",
    "fit_trend",
    "heavlin_bounds",
    "imr_chart",
    "imr_chart_with_baseline",
    "noncentral_t_cdf",
    "noncentrality_bound",
    "normal_quantile",
    "normal_simple_bounds",
    "normal_tail",
    "one_sided_bounds",
    "point_indices",
    "share_bounds",
    "sigma_within",
    "student_t_p_value",
    "student_t_quantile",
    "summarize",
    "xbar_chart",
    "xbar_chart_with_baseline",
]
