"""The batches of a part as they were recorded: the facts that a history is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from qc.terms import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in both languages."""

    id: str
    en: str

    def say(self, code: str) -> str:
        """Return it in the language ``code``."""
        return self.id if code == "id" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class LotLine:
    """A batch.

    Attributes
    ----------
    number : int
        It was recorded under.
    lot, workshop, order_number : str or None
        Nobody said where None.
    day : date or None
        Of production, else of inspection.
    decision : Decision
        What was to be done with it.
    made, sampled : int
        Units made (or measured, where nobody said), and measured.
    ordered, shipped : int or None
        Units.
    due, shipped_on : date or None
        Days.
    """

    number: int
    lot: str | None
    workshop: str | None
    order_number: str | None
    day: dt.date | None
    decision: Decision
    made: int
    sampled: int
    ordered: int | None
    shipped: int | None
    due: dt.date | None
    shipped_on: dt.date | None

    @property
    def called(self) -> str:
        """Its lot number, or the number that it was recorded under."""
        return self.lot or f"#{self.number}"

    @property
    def on_time(self) -> bool | None:
        """Whether it was shipped by the day on which it was due; None where a day is not known."""
        return None if self.due is None or self.shipped_on is None else self.shipped_on <= self.due

    @property
    def delivered(self) -> float | None:
        """Units shipped as a share of those ordered; None where either is not known."""
        return None if not self.ordered or self.shipped is None else self.shipped / self.ordered


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one batch showed of one characteristic.

    Attributes
    ----------
    lot : LotLine
        Which batch.
    n : int
        Readings, or units judged.
    mean, sd : float or None
        Of readings.
    index, lower : float or None
        Ppk with the lower bound of its confidence interval.
    nonconforming : int
        Readings outside the limits, or nonconforming units.
    stability : str
        As the verdict has it.
    """

    lot: LotLine
    n: int
    mean: float | None
    sd: float | None
    index: float | None
    lower: float | None
    nonconforming: int
    stability: str

    @property
    def ppm(self) -> float | None:
        """Nonconforming of a million; None where nothing was judged."""
        return 1e6 * self.nonconforming / self.n if self.n else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One characteristic over all batches.

    Attributes
    ----------
    characteristic, unit : str
        Id, and unit of the limits.
    names : Named
        What it is called.
    lsl, usl, resolution : float or None
        Of the newest standard.
    found : tuple of Found
        A batch each, in the order in which they were recorded.
    """

    characteristic: str
    unit: str
    names: Named
    lsl: float | None
    usl: float | None
    resolution: float | None
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFacts:
    """All batches of a part.

    Attributes
    ----------
    buyer, part_number, program : str
        Whose, which, and what wrote this.
    part_name : Named
        What it is called.
    lots : tuple of LotLine
        In the order in which they were recorded.
    courses : tuple of Course
        In the order of the standard.
    """

    buyer: str
    part_number: str
    program: str
    part_name: Named
    lots: tuple[LotLine, ...]
    courses: tuple[Course, ...]
