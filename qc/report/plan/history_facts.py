"""What is known of a supplier's lots: how each was judged, and how the next one is to be inspected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.intake.batch import Source
    from qc.intake.beside.history_file import PastLot
    from qc.report.plan.facts import AttributesFacts, PlanAsked
    from qc.stats.sampling.sampling_plan import AttributesPlan
    from qc.stats.sampling.switching import InspectedLot, SwitchingHistory
    from qc.terms import InspectionSeverity


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFacts:
    """A history of lots under the switching rules.

    Attributes
    ----------
    program : str
        Program and version.
    asked : PlanAsked
        Lot size, AQL, level and whose tables.
    source : Source
        The list.
    past : tuple of PastLot
        Its lots, in order.
    history : SwitchingHistory
        The same with severity, decision and score.
    plans : tuple of (InspectionSeverity, AttributesPlan)
        Of normal, tightened and reduced inspection.
    next_plan : AttributesFacts or None
        For the next lot; None where inspection is discontinued.
    """

    program: str
    asked: PlanAsked
    source: Source
    past: tuple[PastLot, ...]
    history: SwitchingHistory
    plans: tuple[tuple[InspectionSeverity, AttributesPlan], ...]
    next_plan: AttributesFacts | None

    @property
    def severity(self) -> InspectionSeverity:
        """How the next lot is to be inspected."""
        return self.history.severity

    @property
    def switched(self) -> int | None:
        """The last lot after which the severity changed, from 0; None where it never did."""
        changed = (i for i, lot in enumerate(self.history.lots) if lot.next_severity is not lot.severity)
        return max(changed, default=None)

    @property
    def score(self) -> int | None:
        """The switching score after the last lot; None where the rules have none, or not on normal inspection."""
        last = self.history.lots[-1]
        return None if self.switched == len(self.history.lots) - 1 else last.score

    @property
    def other_sizes(self) -> tuple[tuple[PastLot, int], ...]:
        """Lots of which another number was inspected than their plan asks for, with that number."""
        sizes = {severity: plan.n for severity, plan in self.plans}
        pairs = zip(self.past, self.history.lots, strict=True)
        asked = ((lot, sizes.get(judged.severity)) for lot, judged in pairs)
        return tuple((lot, n) for lot, n in asked if n is not None and lot.inspected not in {None, n})

    def rows(self) -> tuple[tuple[PastLot, InspectedLot], ...]:
        """Return every lot with what the rules make of it."""
        return tuple(zip(self.past, self.history.lots, strict=True))
