# The public names of the statistics, and where each is at home.

from .ability.box_cox import (
    box_cox as box_cox,
    box_cox_log_likelihood as box_cox_log_likelihood,
    power_transform as power_transform,
)
from .ability.capability import Capability as Capability, capability as capability
from .ability.capability_between import BetweenCapability as BetweenCapability, between_capability as between_capability
from .ability.capability_bounded import (
    BoundedIndices as BoundedIndices,
    Index as Index,
    bounded_cpm as bounded_cpm,
    bounded_indices as bounded_indices,
)
from .ability.capability_bounds import (
    Bounds as Bounds,
    bissell_bounds as bissell_bounds,
    boyles_bounds as boyles_bounds,
    chi_square_bounds as chi_square_bounds,
    heavlin_bounds as heavlin_bounds,
    normal_simple_bounds as normal_simple_bounds,
)
from .ability.capability_claim import (
    Claim as Claim,
    bissell_claim as bissell_claim,
    chi_square_claim as chi_square_claim,
    one_sided_claim as one_sided_claim,
)
from .ability.capability_counts import (
    binomial_capability as binomial_capability,
    poisson_capability as poisson_capability,
)
from .ability.capability_exact import one_sided_bounds as one_sided_bounds
from .ability.capability_indices import (
    ExpectedPpm as ExpectedPpm,
    PointIndices as PointIndices,
    cpm as cpm,
    expected_ppm as expected_ppm,
    point_indices as point_indices,
)
from .ability.capability_nonnormal import (
    distribution_capability as distribution_capability,
    empirical_capability as empirical_capability,
)
from .ability.distributions import FoldedNormal as FoldedNormal, Normal as Normal
from .ability.expected_interval import (
    ExpectedInterval as ExpectedInterval,
    PpmBounds as PpmBounds,
    expected_ppm_interval as expected_ppm_interval,
)
from .ability.fit_bounds import BoundedFit as BoundedFit, bounded_fit as bounded_fit
from .ability.fits import (
    FAMILIES as FAMILIES,
    Ranking as Ranking,
    fit_distribution as fit_distribution,
    rank_distributions as rank_distributions,
)
from .ability.johnson import johnson as johnson
from .ability.limits import SpecLimits as SpecLimits
from .ability.time_models import TimeModelFinding as TimeModelFinding, time_model as time_model
from .ability.transformed_capability import transformed_capability as transformed_capability
from .counts.attribute_chart import AttributeBaseline as AttributeBaseline, AttributeChartResult as AttributeChartResult
from .counts.attributes import (
    attribute_chart_phase_one as attribute_chart_phase_one,
    attribute_chart_phase_two as attribute_chart_phase_two,
)
from .counts.binomial_bounds import (
    CountBounds as CountBounds,
    ZeroFailureSample as ZeroFailureSample,
    rate_bounds as rate_bounds,
    rule_of_three as rule_of_three,
    share_bounds as share_bounds,
    zero_failure_sample as zero_failure_sample,
)
from .counts.laney import laney_chart_phase_one as laney_chart_phase_one
from .counts.nonconforming import (
    Nonconforming as Nonconforming,
    clopper_pearson as clopper_pearson,
    count_nonconforming as count_nonconforming,
    judged_nonconforming as judged_nonconforming,
)
from .counts.prediction import (
    CountPrediction as CountPrediction,
    chance_within_range as chance_within_range,
    predict_nonconforming as predict_nonconforming,
)
from .counts.rare_events import (
    RareEventBaseline as RareEventBaseline,
    RareEventResult as RareEventResult,
    rare_event_chart_phase_one as rare_event_chart_phase_one,
    rare_event_chart_phase_two as rare_event_chart_phase_two,
)
from .description.anova import (
    OneWay as OneWay,
    chi_square_tail as chi_square_tail,
    f_quantile as f_quantile,
    f_tail as f_tail,
    one_way as one_way,
)
from .description.autocorrelation import autocorrelation as autocorrelation, dependence_effect as dependence_effect
from .description.equal_variance import (
    EqualVariance as EqualVariance,
    bartlett as bartlett,
    fligner_killeen as fligner_killeen,
    levene as levene,
)
from .description.mean_difference import MeanDifference as MeanDifference, mean_difference as mean_difference
from .description.normality import (
    NormalityTest as NormalityTest,
    anderson_darling as anderson_darling,
    cramer_von_mises_statistic as cramer_von_mises_statistic,
    lilliefors_statistic as lilliefors_statistic,
    shapiro_wilk as shapiro_wilk,
)
from .description.probability_plot import (
    ProbabilityPlot as ProbabilityPlot,
    plotting_positions as plotting_positions,
    probability_plot as probability_plot,
)
from .description.streams import compare_streams as compare_streams, holm as holm
from .description.summary import Summary as Summary, summarize as summarize
from .description.tolerance import (
    ToleranceInterval as ToleranceInterval,
    one_sided_factor as one_sided_factor,
    tolerance_interval as tolerance_interval,
    two_sided_factor as two_sided_factor,
)
from .description.tolerance_free import (
    FreeToleranceInterval as FreeToleranceInterval,
    free_tolerance_interval as free_tolerance_interval,
    range_content as range_content,
    rank_confidence as rank_confidence,
    sample_size_for_range as sample_size_for_range,
)
from .description.trend import Trend as Trend, fit_trend as fit_trend
from .description.variance_components import (
    Components as Components,
    VarianceComponents as VarianceComponents,
    likelihood_components as likelihood_components,
    variance_components as variance_components,
)
from .description.variance_ratio import VarianceRatio as VarianceRatio, variance_ratio as variance_ratio
from .drift.counts.change import CountChange as CountChange, count_change as count_change
from .drift.counts.detect import count_drift_evidence as count_drift_evidence
from .drift.counts.prior import CountPrior as CountPrior
from .drift.counts.result import CountDriftEvidence as CountDriftEvidence
from .drift.counts.seen import count_rise_seen as count_rise_seen
from .drift.detect import drift_evidence as drift_evidence
from .drift.diagnosis.diagnose import diagnose_drift as diagnose_drift
from .drift.diagnosis.events import event_probabilities as event_probabilities
from .drift.diagnosis.factors import FactorLevels as FactorLevels, factor_levels as factor_levels
from .drift.diagnosis.reach import LimitReach as LimitReach, limit_reach as limit_reach
from .drift.diagnosis.result import ChangeSize as ChangeSize, DriftDiagnosis as DriftDiagnosis, Estimate as Estimate
from .drift.prior import Kinds as Kinds, Prior as Prior
from .drift.result import DriftEvidence as DriftEvidence
from .drift.shapes import SHAPES as SHAPES, Shape as Shape, ShapeKind as ShapeKind
from .gauges.attribute_agreement import attribute_agreement as attribute_agreement
from .gauges.gage_linearity import gage_bias as gage_bias, gage_linearity as gage_linearity
from .gauges.gage_nested import nested_gage_rr as nested_gage_rr
from .gauges.gage_range import range_constants as range_constants, range_gage_rr as range_gage_rr
from .gauges.gage_rr import chosen_model as chosen_model, gage_rr as gage_rr
from .gauges.gage_stability import gage_stability as gage_stability
from .gauges.guard_band import (
    Proof as Proof,
    expanded_guard_band as expanded_guard_band,
    gauge_uncertainty as gauge_uncertainty,
    guard_band as guard_band,
)
from .gauges.kappa import cohen_kappa as cohen_kappa
from .gauges.kappa_fleiss import fleiss_kappa as fleiss_kappa
from .numerics.integral_equation import RunLength as RunLength
from .numerics.noncentral_t import noncentral_t_cdf as noncentral_t_cdf, noncentrality_bound as noncentrality_bound
from .numerics.quantiles import (
    beta_quantile as beta_quantile,
    chi_square_quantile as chi_square_quantile,
    normal_quantile as normal_quantile,
    normal_tail as normal_tail,
    student_t_p_value as student_t_p_value,
    student_t_quantile as student_t_quantile,
)
from .oddities.beyond import (
    FewBeyond as FewBeyond,
    few_beyond as few_beyond,
)
from .oddities.digits import (
    DigitPreference as DigitPreference,
    digit_preference as digit_preference,
)
from .oddities.narrow import (
    NarrowSpread as NarrowSpread,
    narrow_against_earlier as narrow_against_earlier,
    narrow_against_gauge as narrow_against_gauge,
)
from .oddities.noise import (
    ShortNoise as ShortNoise,
    landing_rate as landing_rate,
    short_noise as short_noise,
    tie_rate as tie_rate,
)
from .oddities.regular import (
    Alternation as Alternation,
    EvenSpread as EvenSpread,
    alternation as alternation,
    even_spread as even_spread,
)
from .oddities.repeats import (
    RepeatedBlock as RepeatedBlock,
    RepeatedRows as RepeatedRows,
    repeated_block as repeated_block,
    repeated_rows as repeated_rows,
    shortest_rare as shortest_rare,
)
from .oddities.round_figures import (
    RoundFigures as RoundFigures,
    round_figures as round_figures,
)
from .oddities.shared import (
    SharedBlock as SharedBlock,
    SharedRows as SharedRows,
    chance_of_rows as chance_of_rows,
    chance_of_shared as chance_of_shared,
    shared_block as shared_block,
    shared_rows as shared_rows,
)
from .oddities.stairs import (
    Stairs as Stairs,
    stairs as stairs,
)
from .pilot.exclusion import Exclusion as Exclusion, LoggedExclusion as LoggedExclusion
from .pilot.locked_baseline import LockedBaseline as LockedBaseline, lock_baseline as lock_baseline
from .pilot.phase_one import (
    PhaseOneAnalysis as PhaseOneAnalysis,
    PhaseOnePlan as PhaseOnePlan,
    analyse_phase_one as analyse_phase_one,
)
from .pilot.phase_one_stability import (
    ComponentTest as ComponentTest,
    PhaseOneStability as PhaseOneStability,
    phase_one_stability as phase_one_stability,
)
from .pilot.stability_test import (
    ChangeTest as ChangeTest,
    StabilityTest as StabilityTest,
    stability_test as stability_test,
)
from .pilot.widened_limits import widen_limits as widen_limits
from .run_length.adjusted_limits import (
    estimated_false_alarm as estimated_false_alarm,
    estimated_xbar_arl as estimated_xbar_arl,
    false_alarm_factor as false_alarm_factor,
    guaranteed_factor as guaranteed_factor,
    mean_arl_factor as mean_arl_factor,
)
from .run_length.arl_alarms import cusum_false_alarm as cusum_false_alarm, ewma_false_alarm as ewma_false_alarm
from .run_length.arl_crosier import crosier_cusum_arl as crosier_cusum_arl
from .run_length.arl_cusum import (
    cusum_arl as cusum_arl,
    cusum_interval as cusum_interval,
    cusum_steady_state_arl as cusum_steady_state_arl,
)
from .run_length.arl_ewma import (
    ewma_arl as ewma_arl,
    ewma_factor as ewma_factor,
    ewma_steady_state_arl as ewma_steady_state_arl,
)
from .run_length.arl_ewma_one_sided import (
    ewma_one_sided_arl as ewma_one_sided_arl,
    ewma_one_sided_steady_state_arl as ewma_one_sided_steady_state_arl,
)
from .run_length.arl_rules import (
    FalseAlarms as FalseAlarms,
    false_alarm_probability as false_alarm_probability,
    rules_arl as rules_arl,
    rules_steady_state_arl as rules_steady_state_arl,
)
from .run_length.arl_shewhart import (
    AttributeRunLength as AttributeRunLength,
    c_arl as c_arl,
    p_arl as p_arl,
    xbar_arl as xbar_arl,
)
from .run_length.arl_sr import (
    shiryaev_roberts_arl as shiryaev_roberts_arl,
    shiryaev_roberts_threshold as shiryaev_roberts_threshold,
)
from .run_length.estimation_error import AdjustedFactor as AdjustedFactor, PhaseOne as PhaseOne
from .run_length.guaranteed_limits import (
    guaranteed_cusum_interval as guaranteed_cusum_interval,
    guaranteed_ewma_factor as guaranteed_ewma_factor,
)
from .run_length.prerun_ewma import prerun_ewma_arl as prerun_ewma_arl, prerun_ewma_factor as prerun_ewma_factor
from .run_rules.own_rules import own_rules as own_rules
from .run_rules.rules import RULES as RULES, Pattern as Pattern, Rule as Rule, find_signals as find_signals
from .sampling.code_letters import code_letter as code_letter
from .sampling.oc_curve import OCCurve as OCCurve, acceptance as acceptance, oc_curve as oc_curve
from .sampling.oc_stages import StagedCurve as StagedCurve, staged_curve as staged_curve
from .sampling.outgoing_lot import outgoing_limit_of_lots as outgoing_limit_of_lots
from .sampling.outgoing_quality import OutgoingLimit as OutgoingLimit, outgoing_limit as outgoing_limit
from .sampling.passed_lot import passed_lot as passed_lot
from .sampling.passed_variables_lot import (
    PassedVariablesLot as PassedVariablesLot,
    passed_variables_lot as passed_variables_lot,
)
from .sampling.plan_design import (
    DesignedPlan as DesignedPlan,
    design_attributes_plan as design_attributes_plan,
    zero_acceptance_plan as zero_acceptance_plan,
)
from .sampling.plan_design_variables import (
    DesignedVariablesPlan as DesignedVariablesPlan,
    design_variables_plan as design_variables_plan,
    variables_acceptance as variables_acceptance,
)
from .sampling.sampling_plan import AttributesPlan as AttributesPlan, StagedPlan as StagedPlan
from .sampling.switching import InspectedLot as InspectedLot, SwitchingHistory as SwitchingHistory
from .sampling.switching_rules import switch_iso2859 as switch_iso2859, switch_z14 as switch_z14
from .sampling.variables_estimate import estimated_share as estimated_share, index_at as index_at
from .sampling.variables_judgement import VariablesJudgement as VariablesJudgement, judge_variables as judge_variables
from .sampling.z14 import LetterPlan as LetterPlan, LotPlan as LotPlan, letter_plan as letter_plan, lot_plan as lot_plan
from .sampling.z19 import (
    VariablesPlan as VariablesPlan,
    variables_code_letter as variables_code_letter,
    variables_plan as variables_plan,
)
from .variables.acceptance_chart import (
    AcceptanceChart as AcceptanceChart,
    AcceptanceLevel as AcceptanceLevel,
    acceptance_chart as acceptance_chart,
    acceptance_size as acceptance_size,
    signal_probability as signal_probability,
)
from .variables.between_within import (
    BetweenWithinBaseline as BetweenWithinBaseline,
    BetweenWithinResult as BetweenWithinResult,
    between_within_chart as between_within_chart,
    between_within_chart_with_baseline as between_within_chart_with_baseline,
)
from .variables.constants import Constants as Constants, c4 as c4, constants as constants, d2 as d2, d3 as d3
from .variables.cusum import cusum_chart as cusum_chart
from .variables.cusum_result import (
    CusumChart as CusumChart,
    CusumDesign as CusumDesign,
    CusumShift as CusumShift,
    CusumSide as CusumSide,
)
from .variables.ewma import EwmaChart as EwmaChart, ewma_chart as ewma_chart
from .variables.hotelling import (
    HotellingBaseline as HotellingBaseline,
    HotellingResult as HotellingResult,
    hotelling_phase_one as hotelling_phase_one,
    hotelling_phase_two as hotelling_phase_two,
)
from .variables.individuals import imr_chart as imr_chart, imr_chart_with_baseline as imr_chart_with_baseline
from .variables.lines import Line as Line, fit_line as fit_line
from .variables.median_range import (
    median_range_chart as median_range_chart,
    median_range_chart_with_baseline as median_range_chart_with_baseline,
    median_sd as median_sd,
)
from .variables.moving_average import (
    MovingAverageChart as MovingAverageChart,
    moving_average_chart as moving_average_chart,
)
from .variables.parts import PartSpread as PartSpread, SpreadComparison as SpreadComparison
from .variables.phases import chart_phase_one as chart_phase_one, chart_phase_two as chart_phase_two
from .variables.resets import ResetSearch as ResetSearch, find_resets as find_resets
from .variables.result import (
    Baseline as Baseline,
    ChartResult as ChartResult,
    ControlLimits as ControlLimits,
    Panel as Panel,
    Signal as Signal,
)
from .variables.shewhart import xbar_chart as xbar_chart, xbar_chart_with_baseline as xbar_chart_with_baseline
from .variables.short_run import (
    DeviationChart as DeviationChart,
    deviation_chart_phase_one as deviation_chart_phase_one,
    deviation_chart_phase_two as deviation_chart_phase_two,
)
from .variables.sigma import SigmaEstimate as SigmaEstimate, sigma_within as sigma_within
from .variables.stages import (
    Stage as Stage,
    StagedChart as StagedChart,
    staged_attribute_chart as staged_attribute_chart,
    staged_chart as staged_chart,
)
from .variables.tool_wear import tool_wear_phase_one as tool_wear_phase_one, tool_wear_phase_two as tool_wear_phase_two
from .variables.trend_chart import (
    TrendBaseline as TrendBaseline,
    TrendChart as TrendChart,
    trend_chart_phase_one as trend_chart_phase_one,
    trend_chart_phase_two as trend_chart_phase_two,
)
from .variables.wear_plan import WearPlan as WearPlan, wear_plan as wear_plan
from .variables.wear_result import WearBaseline as WearBaseline, WearChart as WearChart
from .variables.z_mr import z_mr_chart_phase_one as z_mr_chart_phase_one, z_mr_chart_phase_two as z_mr_chart_phase_two
from .variables.z_mr_result import RunStandard as RunStandard, ZmrBaseline as ZmrBaseline, ZmrChart as ZmrChart
from .volume.apart import StreamsAndTrend as StreamsAndTrend, streams_and_trend as streams_and_trend
from .volume.between import BetweenGroups as BetweenGroups, between_groups as between_groups
from .volume.between_shares import BetweenShares as BetweenShares, between_shares as between_shares
from .volume.count_exposure import CountExposure as CountExposure, count_exposure as count_exposure
from .volume.crossed import (
    CrossedFactors as CrossedFactors,
    FactorSpread as FactorSpread,
    crossed_factors as crossed_factors,
)
from .volume.explained import (
    Explained as Explained,
    explained_by_counts as explained_by_counts,
    explained_by_readings as explained_by_readings,
)
from .volume.next_step import (
    Spacing as Spacing,
    largest_volume as largest_volume,
    readings_to_claim as readings_to_claim,
    spread_readings as spread_readings,
)
from .volume.reading_exposure import (
    Outlook as Outlook,
    ReadingExposure as ReadingExposure,
    outlook as outlook,
    reading_exposure as reading_exposure,
)
