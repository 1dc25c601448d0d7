"""Numbers that are hardly the readings that they were taken for: of quite another size, or sums of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.readings.closing_sums import ask_of_closing_sums
from qc.intake.readings.other_size import ask_of_size

if TYPE_CHECKING:
    from qc.intake.findings import Findings
    from qc.intake.plan import ColumnPlan
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers


def asked_of(
    readings: list[tuple[Cells, Numbers]], plan: ColumnPlan, findings: Findings, *, bare: bool
) -> list[tuple[Cells, Numbers]]:
    """Ask of numbers that are hardly readings, and return the readings; none of a table that ends in sums.

    Parameters
    ----------
    readings : list of (Cells, Numbers)
        By characteristic, in file order.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where questions go.
    bare : bool
        Rows do not name their characteristic: one that does holds a reading.
    """
    ask_of_size(readings, plan, findings)
    return [] if bare and ask_of_closing_sums(readings, findings) else readings
