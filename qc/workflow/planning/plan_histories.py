"""The switching rules over a supplier's lots: how the next one is to be inspected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc import stats
from qc.errors import Problem, UsageError
from qc.intake.beside.history_file import read_history
from qc.report.plan.history_facts import HistoryFacts
from qc.stats.sampling.z14_tables import AQLS
from qc.terms import InspectionSeverity
from qc.values import dataclass
from qc.words import language, message
from qc.workflow.planning.plan_request import BY_ATTRIBUTES, ISO, PlanKind, plan_kind, refusal
from qc.workflow.planning.plans_by_attributes import by_attributes
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

    from qc.report.plan.facts import PlanAsked
    from qc.stats.sampling.sampling_plan import AttributesPlan
    from qc.stats.sampling.switching import SwitchingHistory

_SEVERITIES = (InspectionSeverity.NORMAL, InspectionSeverity.TIGHTENED, InspectionSeverity.REDUCED)


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """How the next lot of a supplier is to be inspected.

    Attributes
    ----------
    facts : HistoryFacts
        Everything that it rests on.
    """

    facts: HistoryFacts

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: sentences first, every lot, the plan for the next one."""
        from qc.report.plan.history import history_text  # noqa: PLC0415 - loaded only where it is used

        return history_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        from qc.report.plan.history import history_json  # noqa: PLC0415 - loaded only where it is used

        return history_json(self.facts)

    def to_svg(self, lang: str = "id") -> str:
        """Return the operating characteristic of the next lot's plan as a picture."""
        from qc.charts.svg import to_svg  # noqa: PLC0415 - loaded only where it is used
        from qc.report.plan.chart import plan_chart  # noqa: PLC0415 - the same

        if self.facts.next_plan is None:
            reason = message("inspection is stopped: there is no plan to draw")
            raise UsageError([Problem(reason=reason)])
        return to_svg(plan_chart(self.facts.next_plan, language(lang)))


def plan_history(source: str | Path, asked: PlanAsked, *, steady: bool = False) -> PlanHistory:
    """Follow the switching rules over a list of lots.

    Parameters
    ----------
    source : path
        The lots in order: lot, inspected, nonconforming; CSV or XLSX.
    asked : PlanAsked
        Lot size and AQL, with level, severity of the first lot, and standard.
    steady : bool, default False
        Whether production is steady and the buyer agrees to reduced inspection.

    Returns
    -------
    PlanHistory

    Raises
    ------
    InputError
        With every row that cannot be read.
    UsageError
        If the request does not fit together, or is not for a table's plan.
    """
    if plan_kind(asked) is not PlanKind.TABLE or asked.variables or (asked.standard or ISO) not in BY_ATTRIBUTES:
        fix = message("give --lot-size and --aql")
        raise UsageError([Problem(reason=message("switching rules are for plans of a table that count"), fix=fix)])
    given, past = read_history(source)
    try:
        plans = {severity: _plan(asked, severity) for severity in _SEVERITIES}
        history = _followed([lot.nonconforming for lot in past], plans, asked, steady=steady)
        stopped = history.severity is InspectionSeverity.DISCONTINUED
        following = None if stopped else by_attributes(replace(asked, severity=history.severity.value), PlanKind.TABLE)
    except ValueError as error:
        raise refusal(error, asked) from error
    return PlanHistory(
        HistoryFacts(
            program=PROGRAM,
            asked=asked,
            source=given,
            past=past,
            history=history,
            plans=tuple(plans.items()),
            next_plan=following,
        )
    )


def _plan(asked: PlanAsked, severity: InspectionSeverity, aql: float | None = None) -> AttributesPlan:
    assert asked.lot_size is not None
    assert asked.aql is not None
    return stats.lot_plan(
        asked.lot_size,
        aql=asked.aql if aql is None else aql,
        level=asked.level or "II",
        severity=severity.value,
        standard=asked.standard or ISO,
    ).plan


def _followed(
    counts: list[int], plans: dict[InspectionSeverity, AttributesPlan], asked: PlanAsked, *, steady: bool
) -> SwitchingHistory:
    normal, tightened, reduced = (plans[severity] for severity in _SEVERITIES)
    start = asked.severity or "normal"
    if (asked.standard or ISO) != ISO:
        return stats.switch_z14(
            counts, normal=normal, tightened=tightened, reduced=reduced, start=start, reduced_allowed=steady
        )
    return stats.switch_iso2859(
        counts,
        normal=normal,
        tightened=tightened,
        reduced=reduced,
        tighter_acceptance_number=_tighter(asked, normal),
        start=start,
        reduced_allowed=steady,
    )


def _tighter(asked: PlanAsked, normal: AttributesPlan) -> int | None:
    """Return Ac of the normal plan at the AQL one step tighter; of no use where Ac is below 2."""
    below = [aql for aql in AQLS if asked.aql is not None and aql < asked.aql]
    if normal.acceptance_number < 2 or not below:
        return None
    return _plan(asked, InspectionSeverity.NORMAL, max(below)).acceptance_number
