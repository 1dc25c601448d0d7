"""What was sampled of a lot, and what the standard's sampling plan says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from qc.values import dataclass
from qc.words import Message, plural

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.stats.sampling.passed_lot import PassedLot
    from qc.stats.sampling.passed_variables_lot import PassedVariablesLot
    from qc.stats.sampling.plan_design import DesignedPlan
    from qc.stats.sampling.sampling_plan import AttributesPlan
    from qc.stats.sampling.variables_judgement import VariablesJudgement
    from qc.stats.sampling.z14 import LotPlan
    from qc.stats.sampling.z19 import VariablesPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class LotSize:
    """How large a lot is, and who says so.

    Attributes
    ----------
    units : int
        Units in the lot.
    said_by : {"quantity", "batch"}
        Stated with the lot, or counted: what was measured is then taken for the whole lot.
    """

    units: int
    said_by: Literal["quantity", "batch"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """What was drawn and counted, and what the plan makes of it.

    Attributes
    ----------
    lot : LotSize or None
        What the plan was entered with; None where the standard gives its numbers itself.
    plan : AttributesPlan or VariablesPlan or None
        How many units, and what passes; None without a plan, or where there is none for this lot.
    entered : LotPlan or DesignedPlan or None
        Where a plan by attributes comes from.
    wanted : int or None
        Units that must be measured; None for all that are given.
    measured, sampled : int
        Units with a reading, and those of them that are the sample.
    drawn : int array or None
        The sample's units, counted from 0; None where all that were measured are the sample.
    counted : int
        Nonconforming units in the sample.
    allowed : int or None
        Most that pass; None for a plan by variables.
    judgement : VariablesJudgement or None
        Of a plan by variables.
    passed : PassedLot or PassedVariablesLot or None
        How bad a lot may be and still pass; None where every unit is measured or no plan is named.
    refused : Message or None
        Why the sample cannot be judged.
    """

    measured: int
    sampled: int
    counted: int
    drawn: NDArray[np.int64] | None = None
    allowed: int | None = None
    wanted: int | None = None
    lot: LotSize | None = None
    plan: AttributesPlan | VariablesPlan | None = None
    entered: LotPlan | DesignedPlan | None = None
    judgement: VariablesJudgement | None = None
    passed: PassedLot | PassedVariablesLot | None = None
    refused: Message | None = None

    @property
    def fails(self) -> bool:
        """Whether the lot is rejected: too few units cannot mend what is counted already."""
        if self.judgement is not None:
            return not self.judgement.accepted
        return self.allowed is not None and self.counted > self.allowed


def too_few_units(measured: int, wanted: int) -> Message | None:
    """Return that a plan wants more units than were measured, or None."""
    if measured >= wanted:
        return None
    return plural(
        "{count} unit was measured, the sampling plan asks for {wanted}",
        "{count} units were measured, the sampling plan asks for {wanted}",
        count=measured,
        wanted=wanted,
    )
