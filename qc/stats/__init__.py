"""Pure statistics: arrays and numbers in, frozen results out.

By topic, each with where to begin:

==============  ========================================================================================
variables       charts of readings: ``chart_phase_one`` and ``chart_phase_two``; ``ewma_chart``,
                ``cusum_chart``, ``hotelling_phase_one``, ``tool_wear_phase_one``, ``find_resets``
counts          charts of counts: ``attribute_chart_phase_one``; bounds of shares and rates: ``share_bounds``,
                ``rate_bounds``, ``zero_failure_sample``
run_rules       ``find_signals``, ``own_rules`` and the sets in ``RULES``
run_length      after how many points a chart signals: ``xbar_arl``, ``rules_arl``, ``ewma_arl``, ``cusum_arl``
pilot           the first units: ``analyse_phase_one``, ``stability_test``, ``lock_baseline``
drift           whether and how a process left its pilot: ``drift_evidence``, ``diagnose_drift``,
                ``count_drift_evidence``
ability         ``capability`` and its bounds; other distributions: ``fit_distribution``, ``time_model``
sampling        ``lot_plan``, ``variables_plan``, ``design_attributes_plan``, ``oc_curve``, ``switch_iso2859``
gauges          ``gage_rr``, ``gage_bias``, ``gage_linearity``, ``gage_stability``, ``attribute_agreement``
description     ``summarize``, ``tolerance_interval``, ``fit_trend``, ``shapiro_wilk``, ``one_way``
volume          what has been shown for how many units: ``reading_exposure``, ``count_exposure``,
                ``readings_to_claim``
oddities        readings that ask for a question: ``repeated_rows``, ``digit_preference``, ``few_beyond``
numerics        quantiles that the others rest on: ``normal_quantile``, ``noncentral_t_cdf``
==============  ========================================================================================

All public names stand in the stub beside this file. Each is imported from its home when it is first used, so that a
short run loads only what it needs.

Examples
--------
>>> from qc import stats
>>> from qc.terms import ChartKind
>>> pilot = [5.0, 5.2, 4.9, 5.1, 5.0, 4.8, 5.1, 5.0]
>>> baseline = stats.chart_phase_one(pilot, None, kind=ChartKind.I_MR).baseline
>>> made = stats.chart_phase_two([5.1, 6.2], None, baseline=baseline, rules=stats.RULES["beyond-limits"])
>>> [(signal.rule, signal.statistic.value, signal.point) for signal in made.signals]
[('beyond-limits', 'individual', 1), ('beyond-limits', 'moving_range', 1)]
"""

from __future__ import annotations

import sys
from types import ModuleType

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


class _Statistics(ModuleType):
    """The package: a function is not hidden by its home where both share a name, such as ``capability``."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Statistics
