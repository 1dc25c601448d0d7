"""Single sampling plans by attributes: MIL-STD-105E, ANSI/ASQ Z1.4, ISO 2859-1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.sampling.code_letters import code_letter
from qc.stats.sampling.z14_tables import AQLS, aql_column, resolve
from qc.terms import InspectionSeverity
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.sampling.sampling_plan import AttributesPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPlan:
    """The plan of a code letter.

    Attributes
    ----------
    standard : str
        Whose table.
    severity : InspectionSeverity
        Normal, tightened or reduced.
    aql : float
        Percent nonconforming (up to 10) or nonconformities per 100 units.
    code_letter : str
        The letter asked for.
    plan_letter : str
        The letter whose plan it is, once the arrows of the table are followed.
    plan : AttributesPlan
        Sample size, Ac and Re.
    """

    standard: str
    severity: InspectionSeverity
    aql: float
    code_letter: str
    plan_letter: str
    plan: AttributesPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class LotPlan:
    """The plan of a lot.

    Attributes
    ----------
    lot_size : int
        Units in the lot.
    level : str
        Inspection level.
    letter_plan : LetterPlan
        The plan that the tables give.
    inspect_all : bool
        The sample would be the whole lot or more: inspect every unit.
    """

    lot_size: int
    level: str
    letter_plan: LetterPlan
    inspect_all: bool

    @property
    def plan(self) -> AttributesPlan:
        """Sample size, Ac and Re."""
        return self.letter_plan.plan


def letter_plan(letter: str, *, aql: float, severity: str = "normal", standard: str = "ansi-z1.4") -> LetterPlan:
    """Single sampling plan of a code letter.

    Parameters
    ----------
    letter : str
        Sample size code letter, A to R without I and O.
    aql : float
        Acceptance quality limit, one of the 26 of the standards, 0.01 to 1000.
    severity : {"normal", "tightened", "reduced"}
        Which of the three master tables.
    standard : {"ansi-z1.4", "mil-std-105e", "iso-2859-1"}
        Whose tables. The first two are the same. ISO 2859-1 leaves no gap between Ac and Re in reduced plans,
        and gives letter A a plan of its own at AQL 10, tightened.

    Returns
    -------
    LetterPlan
        With the arrows followed.

    Raises
    ------
    ValueError
        If an argument has no such value, or no source confirms the cell (ISO 2859-1, reduced, above AQL 10).

    References
    ----------
    MIL-STD-105E (1989), Tables II-A, II-B, II-C, as R package AQLSchemes 1.7-2 has them: the same in all 1248
    cells.

    Examples
    --------
    >>> letter_plan("F", aql=2.5, severity="reduced").plan
    AttributesPlan(n=8, acceptance_number=0, rejection_number=2)
    """
    plan_letter, plan = resolve(letter, aql, severity=severity, standard=standard)
    return LetterPlan(
        standard=standard,
        severity=InspectionSeverity(severity),
        aql=AQLS[aql_column(aql)],
        code_letter=letter,
        plan_letter=plan_letter,
        plan=plan,
    )


def lot_plan(
    lot_size: int, *, aql: float, level: str = "II", severity: str = "normal", standard: str = "ansi-z1.4"
) -> LotPlan:
    """Single sampling plan of a lot.

    Parameters
    ----------
    lot_size : int
        Units in the lot, at least 2.
    aql : float
        Acceptance quality limit, one of the 26 of the standards, 0.01 to 1000.
    level : {"II", "I", "III", "S-1", "S-2", "S-3", "S-4"}
        Inspection level.
    severity : {"normal", "tightened", "reduced"}
        Which of the three master tables.
    standard : {"ansi-z1.4", "mil-std-105e", "iso-2859-1"}
        Whose tables.

    Returns
    -------
    LotPlan
        With the arrows followed.

    Raises
    ------
    ValueError
        If an argument has no such value, or no source confirms the cell (ISO 2859-1, reduced, above AQL 10).

    Examples
    --------
    >>> found = lot_plan(1000, aql=2.5)
    >>> found.letter_plan.code_letter, found.plan
    ('J', AttributesPlan(n=80, acceptance_number=5, rejection_number=6))
    """
    letter, lot_size = code_letter(lot_size, level=level), int(lot_size)
    found = letter_plan(letter, aql=aql, severity=severity, standard=standard)
    return LotPlan(lot_size=lot_size, level=level, letter_plan=found, inspect_all=found.plan.n >= lot_size)
