"""What a recorded batch says of itself, whether it is listed or read back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AboutBatch:
    """Whose a recorded batch is, what it is, and what came of it.

    Attributes
    ----------
    id, part : int
        Of the rows.
    buyer, part_number, name_id, name_en, workshop, lot : str or None
        Whose it is, and what.
    quantity, sampled, shipped, ordered : int or None
        Units.
    order_number : str or None
        The buyer's.
    due, shipped_on, produced, inspected : date or None
        Days.
    decision, program : str
        Of the verdict.
    """

    id: int
    part: int
    buyer: str
    part_number: str
    name_id: str
    name_en: str
    workshop: str | None
    lot: str | None
    quantity: int | None
    sampled: int
    shipped: int | None
    ordered: int | None
    order_number: str | None
    due: dt.date | None
    shipped_on: dt.date | None
    produced: dt.date | None
    inspected: dt.date | None
    decision: str
    program: str

    @property
    def called(self) -> str:
        """The lot's number, or the number that it was recorded under."""
        return self.lot or f"#{self.id}"
