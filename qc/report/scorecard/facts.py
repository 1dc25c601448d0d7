"""A month of deliveries as facts: quality, quantity, continuity and punctuality, each apart and none weighed."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.report.history.facts import LotLine, Named
    from qc.report.scorecard.scores import MonthScores, PartScores, Scores

_WEEK = dt.timedelta(days=7)


class DayBy(StrEnum):
    """Which day of a batch says in which month it stands."""

    SHIPPED = "shipped"
    PRODUCED = "produced"
    INSPECTED = "inspected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A calendar month.

    Attributes
    ----------
    year, number : int
        Such as 2026 and 11.

    Examples
    --------
    >>> november = Month(year=2026, number=11)
    >>> november.code, november.last.day, november.before.code, len(november.weeks)
    ('2026-11', 30, '2026-10', 6)
    """

    year: int
    number: int

    @property
    def code(self) -> str:
        """The month as it is asked for."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return dt.date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def before(self) -> Month:
        """The month before."""
        day = self.first - dt.timedelta(days=1)
        return Month(year=day.year, number=day.month)

    @property
    def weeks(self) -> tuple[dt.date, ...]:
        """The Mondays of all weeks that have a day in it."""
        monday = self.first - dt.timedelta(days=self.first.weekday())
        return tuple(monday + number * _WEEK for number in range((self.last - monday).days // 7 + 1))

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a batch showed of one characteristic.

    Attributes
    ----------
    characteristic : str
        Its id.
    names : Named
        What it is called.
    nonconforming, n : int
        Nonconforming units or readings, and how many were looked at.
    countable : bool
        Whether the two are a share: not where nonconformities are counted, of which a unit may have many.
    index_name : str or None
        Of the index that the standard asks for, else Ppk; None where there is none.
    index, lower : float or None
        Its value and lower bound.
    required : float or None
        What the standard asks of it.
    moved : bool
        Whether it left its baseline, or was not stable, by this batch alone.
    by_course : bool
        Whether it left its baseline over all batches up to this one.
    """

    characteristic: str
    names: Named
    nonconforming: int
    n: int
    countable: bool
    index_name: str | None
    index: float | None
    lower: float | None
    required: float | None
    moved: bool
    by_course: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredLot:
    """A batch as a scorecard counts it.

    Attributes
    ----------
    line : LotLine
        Quantities, days, decision; its day says in which month it stands.
    day_by : DayBy or None
        Which day that is; None where it has none.
    buyer, part_number : str
        Whose, and which.
    part_name : Named
        What the part is called.
    quantity_said : bool
        Whether somebody said how many were made.
    faulty, seen : int or None
        Units with at least one fault, of so many looked at; None where units cannot be told apart.
    moved : bool
        Whether the process moved by this batch alone.
    by_course : bool
        Whether it left its baseline over all batches up to this one.
    stability_judged : bool
        Whether it was judged if the process moved.
    tallies : tuple of Tally
        For each characteristic.
    level : str or None
        What has been shown, as ``qc.terms.Readiness``; None where no volume is named.
    shown_units : int or None
        Units made when it was shown.
    """

    line: LotLine
    day_by: DayBy | None
    buyer: str
    part_number: str
    part_name: Named
    quantity_said: bool
    faulty: int | None
    seen: int | None
    moved: bool
    by_course: bool
    stability_judged: bool
    tallies: tuple[Tally, ...]
    level: str | None
    shown_units: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardFacts:
    """A month of deliveries.

    Attributes
    ----------
    buyer, workshop : str or None
        Of whom; at least one is said.
    month : Month
        Which one.
    program : str
        What wrote this.
    lots : tuple of ScoredLot
        Of the month, by day.
    total : Scores
        All parts together.
    parts : tuple of PartScores
        Each part.
    trend : tuple of MonthScores
        The months before and this one, the oldest first.
    dayless : tuple of LotLine
        Batches that have no day at all: they stand in no month.
    no_workshop : int
        Batches that name no workshop, where one workshop is asked for.
    entries : int
        In the log of what is remembered.
    digest : str
        Of the last.
    """

    buyer: str | None
    workshop: str | None
    month: Month
    program: str
    lots: tuple[ScoredLot, ...]
    total: Scores
    parts: tuple[PartScores, ...]
    trend: tuple[MonthScores, ...]
    dayless: tuple[LotLine, ...]
    no_workshop: int
    entries: int
    digest: str
