"""A history of lots, each inspected as the ones before it ask: what the switching rules have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.numerics.checks import choice, count
from qc.terms import Decision, InspectionSeverity
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qc.stats.sampling.sampling_plan import AttributesPlan

_NORMAL, _TIGHTENED = InspectionSeverity.NORMAL, InspectionSeverity.TIGHTENED
_REDUCED, _DISCONTINUED = InspectionSeverity.REDUCED, InspectionSeverity.DISCONTINUED
_WINDOW = 5
_TO_NORMAL = 5
_TIGHTENED_LOTS = 10
_TIGHTENED_REJECTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedLot:
    """One lot of a history.

    Attributes
    ----------
    severity : InspectionSeverity
        How it was inspected.
    nonconforming : int
        What its sample held; of no effect once inspection is discontinued.
    decision : Decision or None
        Accept or reject; None once inspection is discontinued.
    marginal : bool
        Accepted in the gap between Ac and Re of a reduced plan: the next lot is inspected normally.
    next_severity : InspectionSeverity
        How the next lot is inspected.
    score : int or None
        Switching score after the lot (ISO 2859-1, on normal inspection).
    """

    severity: InspectionSeverity
    nonconforming: int
    decision: Decision | None
    marginal: bool
    next_severity: InspectionSeverity
    score: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchingHistory:
    """The lots of a supplier with the severity that the rules set for each.

    Attributes
    ----------
    rules : {"z1.4", "iso-2859-1"}
        Whose rules.
    discontinue : {"ten-lots", "five-rejected"}
        When tightened inspection ends in discontinuation.
    reduced_allowed : bool
        Whether the conditions besides the count (steady production, approval) were held to be met.
    lots : tuple of InspectedLot
        In order.
    """

    rules: str
    discontinue: str
    reduced_allowed: bool
    lots: tuple[InspectedLot, ...]

    @property
    def severity(self) -> InspectionSeverity:
        """How the next lot is to be inspected."""
        return self.lots[-1].next_severity


@dataclass(slots=True, kw_only=True)
class Spell:
    """Lots since the last switch.

    Attributes
    ----------
    severity : InspectionSeverity
        How they were inspected.
    accepted : list of bool
        Whether each was accepted.
    marginal : bool
        Whether the last one was accepted between Ac and Re.
    score : int
        Switching score.
    """

    severity: InspectionSeverity
    accepted: list[bool]
    marginal: bool = False
    score: int = 0

    def run(self, lots: int) -> bool:
        """Whether the last so many lots were all accepted."""
        return len(self.accepted) >= lots and all(self.accepted[-lots:])


def common_switch(spell: Spell, discontinue: str) -> InspectionSeverity:
    """Apply the rules that the standards share.

    Parameters
    ----------
    spell : Spell
        The lots since the last switch, at least one.
    discontinue : {"ten-lots", "five-rejected"}
        When tightened inspection ends in discontinuation.

    Returns
    -------
    InspectionSeverity
        Of the next lot.
    """
    rejected = not spell.accepted[-1]
    if spell.severity is _NORMAL:
        return _TIGHTENED if rejected and spell.accepted[-_WINDOW:].count(False) >= 2 else _NORMAL
    if spell.severity is _REDUCED:
        return _NORMAL if rejected or spell.marginal else _REDUCED
    if spell.run(_TO_NORMAL):
        return _NORMAL
    ten = discontinue == "ten-lots"
    ended = len(spell.accepted) >= _TIGHTENED_LOTS if ten else spell.accepted.count(False) >= _TIGHTENED_REJECTS
    return _DISCONTINUED if ended else _TIGHTENED


def follow(
    nonconforming: Iterable[int],
    plans: tuple[AttributesPlan, AttributesPlan, AttributesPlan],
    start: str,
    following: Callable[[Spell, int], InspectionSeverity],
    *,
    scored: bool = False,
) -> tuple[InspectedLot, ...]:
    """Inspect lot after lot as the ones before it say.

    Parameters
    ----------
    nonconforming : iterable of int
        Nonconforming units in the sample of each lot.
    plans : tuple of AttributesPlan
        Normal, tightened, reduced.
    start : {"normal", "tightened", "reduced"}
        How the first lot is inspected.
    following : callable
        Severity of the next lot from the spell and the last count.
    scored : bool
        Whether the spell's score is kept in the lots.

    Returns
    -------
    tuple of InspectedLot
        In order.

    Raises
    ------
    ValueError
        If there is no lot, a count is negative, or the start has no such name.
    """
    by_severity = dict(zip((_NORMAL, _TIGHTENED, _REDUCED), plans, strict=True))
    spell = Spell(severity=InspectionSeverity(choice("start", start, ("normal", "tightened", "reduced"))), accepted=[])
    lots: list[InspectedLot] = []
    for index, value in enumerate(nonconforming):
        found = count(f"nonconforming[{index}]", value, 0)
        severity, plan = spell.severity, by_severity.get(spell.severity)
        if plan is None:
            lots.append(_uninspected(found))
            continue
        spell.accepted.append(plan.accepts(found))
        spell.marginal = plan.marginal(found)
        next_severity = following(spell, found)
        lots.append(
            InspectedLot(
                severity=severity,
                nonconforming=found,
                decision=Decision.ACCEPT if spell.accepted[-1] else Decision.REJECT,
                marginal=spell.marginal,
                next_severity=next_severity,
                score=spell.score if scored and severity is _NORMAL else None,
            )
        )
        if next_severity is not severity:
            spell = Spell(severity=next_severity, accepted=[])
    if not lots:
        raise ValueError("`nonconforming` must hold at least one lot, got none")
    return tuple(lots)


def _uninspected(found: int) -> InspectedLot:
    """Record a lot that came after inspection was discontinued."""
    return InspectedLot(
        severity=_DISCONTINUED,
        nonconforming=found,
        decision=None,
        marginal=False,
        next_severity=_DISCONTINUED,
        score=None,
    )
