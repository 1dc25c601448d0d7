"""What public statistics give each other: baselines, plans, charts of readings made for tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

import qc.stats as public
from qc.stats import AcceptanceLevel, AttributesPlan
from qc.terms import AttributeChart, ChartKind, LimitMethod, RareEventChart, ShortRunSigma

if TYPE_CHECKING:
    from collections.abc import Callable

READINGS = np.round(np.random.default_rng(7).normal(10.0, 0.1, size=60), 3)
CODES = np.repeat(np.arange(12), 5)
COUNTS = np.array([3, 5, 2, 4, 6, 3, 2, 5, 4, 3, 1, 4])
TIMES = np.arange(12.0)
LABELS = np.repeat(["a", "b"], 30)
PLAN = AttributesPlan(n=20, acceptance_number=1, rejection_number=2)
PARTS = np.repeat(np.arange(5), 6).tolist()
USERS = np.tile(np.repeat(["A", "B", "C"], 2), 5).tolist()


@cache
def found(name: str) -> Any:
    """What one statistic gives another."""
    return _MADE[name]()


_MADE: dict[str, Callable[[], Any]] = {
    "xbar": lambda: public.xbar_chart(READINGS, CODES, kind=ChartKind.XBAR_R).baseline,
    "imr": lambda: public.imr_chart(READINGS).baseline,
    "median": lambda: public.median_range_chart(READINGS, CODES).baseline,
    "between": lambda: public.between_within_chart(READINGS, CODES, kind=ChartKind.XBAR_R).baseline,
    "p": lambda: public.attribute_chart_phase_one(COUNTS, np.full(12, 50), chart=AttributeChart.P).baseline,
    "deviation": lambda: (
        public.deviation_chart_phase_one(
            READINGS, LABELS, nominals={"a": 10.0, "b": 10.0}, kind=ChartKind.I_MR
        ).chart.baseline
    ),
    "hotelling": lambda: public.hotelling_phase_one(READINGS.reshape(30, 2)).baseline,
    "rare": lambda: (
        public.rare_event_chart_phase_one(
            [5, 12, 3, 20, 8, 1, 15], chart=RareEventChart.G, method=LimitMethod.SIGMA
        ).baseline
    ),
    "wear": lambda: public.tool_wear_phase_one(TIMES, READINGS + 0.1 * CODES, CODES).baseline,
    "trend": lambda: public.trend_chart_phase_one(np.arange(60.0), READINGS).baseline,
    "zmr": lambda: public.z_mr_chart_phase_one(READINGS, LABELS, pooling=ShortRunSigma.CONSTANT).baseline,
    "variables": lambda: public.variables_plan("C", aql=1.0),
    "gauge": lambda: public.gage_rr(READINGS[:30], part=PARTS, operator=USERS),
    "acceptance": lambda: public.acceptance_chart(
        READINGS,
        CODES,
        baseline=found("xbar"),
        level=AcceptanceLevel(nonconforming=0.001, risk=0.05),
        lsl=9.0,
        usl=11.0,
    ),
    "analysis": lambda: public.analyse_phase_one(READINGS, kind=ChartKind.I_MR),
}
