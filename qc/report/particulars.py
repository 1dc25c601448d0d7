"""What a document says beside the verdict, and which document it is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.report.document import A4, Logo, Paper
from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from qc.verdict.model import LotFacts


class Kind(StrEnum):
    """The documents that one verdict gives."""

    INSPECTION = "inspection"
    CERTIFICATE = "certificate"
    DIMENSIONAL = "dimensional"
    FIRST_ARTICLE = "first-article"
    OWNER = "owner"
    CLASS = "class"


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What nobody can compute; what is None prints as a line to fill in by hand where the form has a place for it.

    Attributes
    ----------
    number : str or None
        The document's number.
    address, supplier_code : str or None
        Where the workshop is, and what the buyer calls it.
    purchase_order : str or None
        The buyer's order, with its line.
    order_quantity, shipped_quantity : int or None
        Units ordered and sent.
    shipped : date or None
        When they were sent.
    serial : str or None
        Serial numbers, or the number of the first article.
    processes : str or None
        Special processes and who did them.
    deviations : str or None
        Deviations and concessions that the buyer agreed to.
    kept : str or None
        Where the readings are kept.
    prepared, checked, approved : str or None
        Who signs.
    """

    number: str | None = None
    address: str | None = None
    supplier_code: str | None = None
    purchase_order: str | None = None
    order_quantity: int | None = None
    shipped_quantity: int | None = None
    shipped: dt.date | None = None
    serial: str | None = None
    processes: str | None = None
    deviations: str | None = None
    kept: str | None = None
    prepared: str | None = None
    checked: str | None = None
    approved: str | None = None

    @property
    def signers(self) -> tuple[str | None, str | None, str | None]:
        """Who prepared, checked and approved."""
        return (self.prepared, self.checked, self.approved)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """What a document is made from.

    Attributes
    ----------
    facts : LotFacts
        Everything that was found.
    particulars : Particulars
        What is said beside it.
    paper : Paper
        What it is printed on.
    logo : Logo or None
        The workshop's mark.
    characteristic : str or None
        The characteristic that a class page explains; None for the one of most interest.
    unit : str or None
        What the file calls the unit that is the first article; None for the file's first.
    """

    facts: LotFacts
    particulars: Particulars = Particulars()
    paper: Paper = A4
    logo: Logo | None = None
    characteristic: str | None = None
    unit: str | None = None
