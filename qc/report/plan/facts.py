"""What is known of a sampling plan: what was asked, the plan, and what it does to lots of each quality."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.sampling.oc_curve import OCCurve
    from qc.stats.sampling.outgoing_quality import OutgoingLimit
    from qc.stats.sampling.passed_lot import PassedLot
    from qc.stats.sampling.plan_design import DesignedPlan
    from qc.stats.sampling.plan_design_variables import DesignedVariablesPlan
    from qc.stats.sampling.sampling_plan import AttributesPlan
    from qc.stats.sampling.z14 import LotPlan
    from qc.stats.sampling.z19 import VariablesPlan


LARGEST_SHARE_AQL = 10.0
"""In percent; the standards' AQLs above it are nonconformities per 100 units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAsked:
    """What is asked of a plan: a table's (lot size and AQL), two risks, or to accept on zero.

    Attributes
    ----------
    lot_size : int or None
        Units in the lot.
    aql : float or None
        Acceptance quality limit in percent, or nonconformities per 100 units above 10.
    level, severity, standard : str or None
        Inspection level, severity and whose tables; None for the usual ones.
    good, bad : float or None
        Two risks: the share that shall pass, and the one that shall not, 0 to 1.
    limit : float or None
        Accept on zero: the share that shall not pass, 0 to 1.
    alpha, beta : float or None
        Largest probability of rejecting the good share, and of accepting the bad one; None for 0.05 and 0.10.
    variables : bool
        Measure instead of count.
    sigma : {"unknown", "known"} or None
        By variables: whether the process's standard deviation is known; None for unknown.
    """

    lot_size: int | None = None
    aql: float | None = None
    level: str | None = None
    severity: str | None = None
    standard: str | None = None
    good: float | None = None
    bad: float | None = None
    limit: float | None = None
    alpha: float | None = None
    beta: float | None = None
    variables: bool = False
    sigma: str | None = None


_WHOLE = 1e-9


def units_of(quality: float, lot_size: int, *, up: bool) -> int:
    """Return how many units of a lot a share is, as a plan for that lot takes it: good ones down, bad ones up.

    Examples
    --------
    >>> units_of(0.05, 30, up=True), units_of(0.05, 30, up=False), units_of(0.07, 100, up=True)
    (2, 1, 7)
    """
    units = quality * lot_size
    nearest = round(units)
    return nearest if abs(units - nearest) < _WHOLE * lot_size else (math.ceil if up else math.floor)(units)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributesFacts:
    """A plan by attributes.

    Attributes
    ----------
    program : str
        Program and version.
    asked : PlanAsked
        What was asked.
    table : LotPlan or None
        Where the plan was looked up.
    design : DesignedPlan or None
        How it was made.
    curve : OCCurve or None
        Its rows for a reader: round qualities, and those that were asked for. None where the sample is the whole lot.
    drawn : OCCurve or None
        The same, close enough for a curve.
    worst : OutgoingLimit or None
        Average outgoing quality limit, if rejected lots are screened.
    passed : PassedLot or None
        How bad a lot may be and still pass.
    """

    program: str
    asked: PlanAsked
    table: LotPlan | None
    design: DesignedPlan | None
    curve: OCCurve | None = None
    drawn: OCCurve | None = None
    worst: OutgoingLimit | None = None
    passed: PassedLot | None = None

    @property
    def plan(self) -> AttributesPlan:
        """Sample size, Ac and Re."""
        found = self.table or self.design
        assert found is not None
        return found.plan

    @property
    def own_lot(self) -> int | None:
        """Units of the one lot that the plan is made for; None where it is for a long series."""
        return self.asked.lot_size if self.design is not None else None

    def drawn_at(self, quality: float, *, up: bool) -> float:
        """Return where a quality that was asked for lies on the curve: at whole units of the plan's own lot."""
        return quality if self.own_lot is None else units_of(quality, self.own_lot, up=up) / self.own_lot

    @property
    def counts_nonconformities(self) -> bool:
        """Whether nonconformities per unit are counted, of which a unit may have several, not nonconforming units."""
        return self.asked.aql is not None and self.asked.aql > LARGEST_SHARE_AQL


@dataclass(frozen=True, slots=True, kw_only=True)
class VariablesCurve:
    """How often a plan by variables passes a lot.

    Attributes
    ----------
    quality : tuple of float
        Share beyond one specification limit.
    acceptance : tuple of float
        Probability of acceptance.
    """

    quality: tuple[float, ...]
    acceptance: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariablesFacts:
    """A plan by variables.

    Attributes
    ----------
    program : str
        Program and version.
    asked : PlanAsked
        What was asked.
    table : VariablesPlan or None
        Where the plan was looked up.
    design : DesignedVariablesPlan or None
        How it was made.
    curve, drawn : VariablesCurve or None
        For a reader, and close enough for a drawn curve. None where the sample is the whole lot.
    passes_even, passes_seldom : float or None
        Share beyond one limit that passes every second time, and one time in ten.
    producer_risk : float or None
        Probability that a lot at the AQL fails; None without an AQL.
    """

    program: str
    asked: PlanAsked
    table: VariablesPlan | None
    design: DesignedVariablesPlan | None
    curve: VariablesCurve | None = None
    drawn: VariablesCurve | None = None
    passes_even: float | None = None
    passes_seldom: float | None = None
    producer_risk: float | None = None

    @property
    def plan(self) -> VariablesPlan | DesignedVariablesPlan:
        """Sample size and k."""
        found = self.table or self.design
        assert found is not None
        return found


PlanFacts = AttributesFacts | VariablesFacts
