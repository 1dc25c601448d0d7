"""Switching between normal, tightened and reduced inspection over a supplier's lots: Z1.4 and ISO 2859-1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from qc.stats.numerics.checks import choice, count
from qc.stats.sampling.switching import Spell, SwitchingHistory, common_switch, follow
from qc.terms import InspectionSeverity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qc.stats.sampling.sampling_plan import AttributesPlan

Discontinue = Literal["ten-lots", "five-rejected"]
_NORMAL, _REDUCED = InspectionSeverity.NORMAL, InspectionSeverity.REDUCED
_TO_REDUCED = 10
_SCORE_FOR_REDUCED = 30


def switch_z14(
    nonconforming: Iterable[int],
    *,
    normal: AttributesPlan,
    tightened: AttributesPlan,
    reduced: AttributesPlan,
    start: str = "normal",
    discontinue: Discontinue = "five-rejected",
    reduced_allowed: bool = True,
) -> SwitchingHistory:
    """Follow the switching rules of MIL-STD-105E and ANSI/ASQ Z1.4.

    Normal to tightened: 2 of 5 or fewer consecutive lots rejected. Tightened to normal: 5 in a row accepted. Normal
    to reduced: 10 in a row accepted. Reduced to normal: a lot rejected, or accepted between Ac and Re. Counts start
    anew at each switch; the limit numbers of Table VIII, optional since Z1.4-2003, are not applied.

    Parameters
    ----------
    nonconforming : iterable of int
        Nonconforming units in the sample of each lot that was presented for the first time, in order.
    normal, tightened, reduced : AttributesPlan
        The plans.
    start : {"normal", "tightened", "reduced"}
        How the first lot is inspected.
    discontinue : {"five-rejected", "ten-lots"}
        Inspection stops when 5 lots of a spell of tightened inspection are rejected (Z1.4-2003), or when 10 lots in a
        row remain on it (MIL-STD-105E).
    reduced_allowed : bool
        Whether production is steady and the authority approves; without, 10 accepted lots change nothing.

    Returns
    -------
    SwitchingHistory
        Every lot with its severity, decision, and the severity of the next.

    Raises
    ------
    ValueError
        If there is no lot, a count is negative, or a name is unknown.

    References
    ----------
    MIL-STD-105E (1989), 4.7.

    Examples
    --------
    >>> from qc.stats.sampling.z14 import letter_plan
    >>> plans = {name: letter_plan("K", aql=0.65, severity=name).plan for name in ("normal", "tightened", "reduced")}
    >>> history = switch_z14([0, 3, 1, 3, 0], **plans)
    >>> [lot.next_severity.value for lot in history.lots]
    ['normal', 'normal', 'normal', 'tightened', 'tightened']
    """
    choice("discontinue", discontinue, ("ten-lots", "five-rejected"))

    def following(spell: Spell, _found: int) -> InspectionSeverity:
        if spell.severity is _NORMAL and reduced_allowed and spell.run(_TO_REDUCED):
            return _REDUCED
        return common_switch(spell, discontinue)

    lots = follow(nonconforming, (normal, tightened, reduced), start, following)
    return SwitchingHistory(rules="z1.4", discontinue=discontinue, reduced_allowed=reduced_allowed, lots=lots)


def switch_iso2859(
    nonconforming: Iterable[int],
    *,
    normal: AttributesPlan,
    tightened: AttributesPlan,
    reduced: AttributesPlan,
    tighter_acceptance_number: int | None = None,
    start: str = "normal",
    reduced_allowed: bool = True,
) -> SwitchingHistory:
    """Follow the switching rules of ISO 2859-1:1999, with the switching score.

    As ``switch_z14``, but reduced inspection needs a score of 30. On normal inspection a lot adds 3 if it would have
    been accepted at the AQL one step tighter (plans with Ac 2 or more), or 2 if it is accepted (Ac 0 or 1); any other
    lot sets the score to 0. Inspection is discontinued when 5 lots of a spell of tightened inspection are not
    accepted.

    Parameters
    ----------
    nonconforming : iterable of int
        Nonconforming units in the sample of each lot that was presented for the first time, in order.
    normal, tightened, reduced : AttributesPlan
        The plans.
    tighter_acceptance_number : int, optional
        Ac of the normal plan at the AQL one step tighter; needed if ``normal`` has Ac 2 or more.
    start : {"normal", "tightened", "reduced"}
        How the first lot is inspected.
    reduced_allowed : bool
        Whether production is steady and the authority approves.

    Returns
    -------
    SwitchingHistory
        Every lot with its severity, decision, score, and the severity of the next.

    Raises
    ------
    ValueError
        If there is no lot, a count is negative, or the tighter acceptance number is missing.

    References
    ----------
    ISO 2859-1:1999, 9.3, as the reference cases state it.

    Examples
    --------
    >>> from qc.stats.sampling.z14 import letter_plan
    >>> names = ("normal", "tightened", "reduced")
    >>> plans = {name: letter_plan("J", aql=1.5, severity=name, standard="iso-2859-1").plan for name in names}
    >>> history = switch_iso2859([0, 2, 3, 1], tighter_acceptance_number=2, **plans)
    >>> [lot.score for lot in history.lots]
    [3, 6, 0, 3]
    """
    step = _score_step(normal, tighter_acceptance_number)

    def following(spell: Spell, found: int) -> InspectionSeverity:
        if spell.severity is _NORMAL:
            spell.score = spell.score + step(found) if step(found) else 0
            if reduced_allowed and spell.score >= _SCORE_FOR_REDUCED:
                return _REDUCED
        return common_switch(spell, "five-rejected")

    lots = follow(nonconforming, (normal, tightened, reduced), start, following, scored=True)
    return SwitchingHistory(rules="iso-2859-1", discontinue="five-rejected", reduced_allowed=reduced_allowed, lots=lots)


def _score_step(normal: AttributesPlan, tighter: int | None) -> Callable[[int], int]:
    """How much a lot adds to the score; 0 resets it."""
    if tighter is not None:
        count("tighter_acceptance_number", tighter, 0)
    if normal.acceptance_number < 2:
        return lambda found: 2 if normal.accepts(found) else 0
    if tighter is None:
        raise ValueError(
            f"`tighter_acceptance_number` must be given for a normal plan with Ac {normal.acceptance_number}, got None"
        )
    return lambda found: 3 if found <= tighter else 0
