"""Sampling plans that count nonconforming units, or nonconformities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from qc import stats
from qc.report.plan.facts import AttributesFacts
from qc.workflow.planning.plan_nearness import refuse_near
from qc.workflow.planning.plan_qualities import attributes_qualities
from qc.workflow.planning.plan_request import ALPHA, BETA, ISO, PlanKind
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from qc.report.plan.facts import PlanAsked
    from qc.stats.sampling.outgoing_quality import OutgoingLimit
    from qc.stats.sampling.plan_design import DesignedPlan
    from qc.stats.sampling.z14 import LotPlan


def by_attributes(asked: PlanAsked, kind: PlanKind) -> AttributesFacts:
    """Find a plan that counts, and what it does.

    Parameters
    ----------
    asked : PlanAsked
        The request.
    kind : PlanKind
        What kind of plan it asks for.

    Returns
    -------
    AttributesFacts
        Without curves where the sample is the whole lot.

    Raises
    ------
    ValueError
        If no plan fits the request.
    """
    table = _looked_up(asked) if kind is PlanKind.TABLE else None
    design = _designed(asked, kind) if kind is not PlanKind.TABLE else None
    facts = AttributesFacts(program=PROGRAM, asked=asked, table=table, design=design)
    if asked.lot_size is not None and facts.plan.n >= asked.lot_size:
        return facts
    return _with_curves(facts)


def _looked_up(asked: PlanAsked) -> LotPlan:
    assert asked.lot_size is not None
    assert asked.aql is not None
    return stats.lot_plan(
        asked.lot_size,
        aql=asked.aql,
        level=asked.level or "II",
        severity=asked.severity or "normal",
        standard=asked.standard or ISO,
    )


def _designed(asked: PlanAsked, kind: PlanKind) -> DesignedPlan:
    beta = BETA if asked.beta is None else asked.beta
    if kind is PlanKind.ZERO:
        assert asked.limit is not None
        return stats.zero_acceptance_plan(limiting_quality=asked.limit, consumer_risk=beta, lot_size=asked.lot_size)
    assert asked.good is not None
    assert asked.bad is not None
    alpha = ALPHA if asked.alpha is None else asked.alpha
    refuse_near(asked, asked.good, asked.bad, alpha=alpha, beta=beta)
    return stats.design_attributes_plan(
        producer_quality=asked.good,
        consumer_quality=asked.bad,
        producer_risk=alpha,
        consumer_risk=beta,
        model="binomial" if asked.lot_size is None else "hypergeometric",
        lot_size=asked.lot_size,
    )


def _with_curves(facts: AttributesFacts) -> AttributesFacts:
    """Add what the plan does to lots of each quality."""
    asked, most = facts.asked, facts.plan.rejection_number - 1
    model: Literal["poisson", "binomial"] = "poisson" if facts.counts_nonconformities else "binomial"
    # A table's plan is judged by a long series of lots, as its standard does; a made one by the lot it is made for.
    own_lot = facts.own_lot
    qualities = attributes_qualities(asked, facts.plan.n, most, model, own_lot)
    passed = stats.passed_lot(facts.plan, aql=asked.aql, lot_size=own_lot, model=model)
    rows, drawn = (
        stats.oc_curve(
            values,
            n=facts.plan.n,
            acceptance_number=most,
            model=model if own_lot is None else "hypergeometric",
            lot_size=asked.lot_size,
        )
        for values in (qualities.rows, qualities.curve(passed.passes_seldom))
    )
    return replace(
        facts,
        curve=rows,
        drawn=drawn,
        worst=_worst(facts.plan.n, most, model, asked.lot_size, own_lot),
        passed=passed,
    )


def _worst(
    n: int, most: int, model: Literal["poisson", "binomial"], lot_size: int | None, own_lot: int | None
) -> OutgoingLimit | None:
    """Return the AOQL; none where more may pass than there are units, as with many nonconformities per unit."""
    if most >= n:
        return None
    if own_lot is not None:
        return stats.outgoing_limit_of_lots(n=n, acceptance_number=most, lot_size=own_lot)
    return stats.outgoing_limit(n=n, acceptance_number=most, model=model, lot_size=lot_size)
