"""Sampling plans: find one, say what it does, and what a passed lot does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass
from qc.words import language
from qc.workflow.planning.plan_request import plan_kind, refusal
from qc.workflow.planning.plans_by_attributes import by_attributes
from qc.workflow.planning.plans_by_variables import by_variables

if TYPE_CHECKING:
    from qc.report.plan.facts import PlanAsked, PlanFacts


@dataclass(frozen=True, slots=True)
class Plan:
    """A sampling plan, and everything that a reader should know of it.

    Attributes
    ----------
    facts : PlanFacts
        What was asked, the plan, and what it does.
    """

    facts: PlanFacts

    def text(self, lang: str = "id") -> str:
        """Return the plan as a terminal shows it: sentences first, numbers after."""
        from qc.report.plan.screen import plan_text  # noqa: PLC0415 - loaded only where it is used

        return plan_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        from qc.report.plan.json import plan_json  # noqa: PLC0415 - loaded only where it is used

        return plan_json(self.facts)

    def to_svg(self, lang: str = "id") -> str:
        """Return the operating characteristic as a picture.

        Raises
        ------
        UsageError
            If the sample is the whole lot: then nothing is left to chance.
        """
        from qc.charts.svg import to_svg  # noqa: PLC0415 - loaded only where it is used
        from qc.report.plan.chart import plan_chart  # noqa: PLC0415 - the same

        return to_svg(plan_chart(self.facts, language(lang)))


def plan(asked: PlanAsked) -> Plan:
    """Find a sampling plan.

    Parameters
    ----------
    asked : PlanAsked
        A lot size and an AQL, or two risks, or a share that shall not pass.

    Returns
    -------
    Plan
        The plan with its operating characteristic.

    Raises
    ------
    UsageError
        If the request does not fit together, or no plan fits it.

    Examples
    --------
    >>> from qc.report.plan.facts import PlanAsked
    >>> found = plan(PlanAsked(lot_size=1000, aql=2.5))
    >>> found.facts.plan
    AttributesPlan(n=80, acceptance_number=5, rejection_number=6)
    >>> print(found.text("en").splitlines()[0])
    Draw 80 units at random from the whole lot of 1,000 units and inspect them.
    """
    kind = plan_kind(asked)
    try:
        return Plan(by_variables(asked, kind) if asked.variables else by_attributes(asked, kind))
    except ValueError as error:
        raise refusal(error, asked) from error
