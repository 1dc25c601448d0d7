"""Sampling plans that measure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc import stats
from qc.report.plan.facts import VariablesCurve, VariablesFacts
from qc.stats.sampling.passed_variables_lot import variables_quality_accepted
from qc.workflow.planning.plan_qualities import variables_qualities
from qc.workflow.planning.plan_request import ALPHA, BETA, PlanKind
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from qc.report.plan.facts import PlanAsked
    from qc.stats.sampling.plan_design_variables import DesignedVariablesPlan
    from qc.stats.sampling.z19 import VariablesPlan

_EVEN, _SELDOM = 0.50, 0.10


def by_variables(asked: PlanAsked, kind: PlanKind) -> VariablesFacts:
    """Find a plan that measures, and what it does.

    Parameters
    ----------
    asked : PlanAsked
        The request.
    kind : PlanKind
        What kind of plan it asks for.

    Returns
    -------
    VariablesFacts
        Without curves where the sample is the whole lot.

    Raises
    ------
    ValueError
        If no plan fits the request.
    """
    table = _looked_up(asked) if kind is PlanKind.TABLE else None
    design = _designed(asked) if kind is not PlanKind.TABLE else None
    facts = VariablesFacts(program=PROGRAM, asked=asked, table=table, design=design)
    if asked.lot_size is not None and facts.plan.n >= asked.lot_size:
        return facts
    return _with_curves(facts)


def _with_curves(facts: VariablesFacts) -> VariablesFacts:
    """Add what the plan does to lots of each quality."""
    asked, n, k, sigma = facts.asked, facts.plan.n, facts.plan.k, facts.plan.sigma

    def curve(values: tuple[float, ...]) -> VariablesCurve:
        passes = tuple(stats.variables_acceptance(quality, n=n, k=k, sigma=sigma) for quality in values)
        return VariablesCurve(quality=values, acceptance=passes)

    qualities = variables_qualities(asked, n=n, k=k, sigma=sigma)
    even, seldom = (variables_quality_accepted(chance, n=n, k=k, sigma=sigma) for chance in (_EVEN, _SELDOM))
    at_aql = None if asked.aql is None else stats.variables_acceptance(asked.aql / 100, n=n, k=k, sigma=sigma)
    return replace(
        facts,
        curve=curve(qualities.rows),
        drawn=curve(qualities.curve(seldom)),
        passes_even=even,
        passes_seldom=seldom,
        producer_risk=None if at_aql is None else 1 - at_aql,
    )


def _looked_up(asked: PlanAsked) -> VariablesPlan:
    assert asked.lot_size is not None
    assert asked.aql is not None
    letter = stats.variables_code_letter(asked.lot_size, level=asked.level or "II")
    return stats.variables_plan(
        letter, aql=asked.aql, severity=asked.severity or "normal", sigma=asked.sigma or "unknown"
    )


def _designed(asked: PlanAsked) -> DesignedVariablesPlan:
    assert asked.good is not None
    assert asked.bad is not None
    return stats.design_variables_plan(
        producer_quality=asked.good,
        consumer_quality=asked.bad,
        producer_risk=ALPHA if asked.alpha is None else asked.alpha,
        consumer_risk=BETA if asked.beta is None else asked.beta,
        sigma=asked.sigma or "unknown",
    )
