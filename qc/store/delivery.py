"""What a buyer ordered, and what went out to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What was ordered, and what was delivered of it.

    Attributes
    ----------
    order_number : str or None
        The buyer's.
    ordered, shipped : int or None
        Units.
    due, shipped_on : date or None
        Days.
    """

    order_number: str | None = None
    ordered: int | None = None
    due: dt.date | None = None
    shipped: int | None = None
    shipped_on: dt.date | None = None
