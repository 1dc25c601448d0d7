"""A month of deliveries to a buyer or of a workshop: quality, quantity, continuity, punctuality."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.scorecard.facts import Month, ScorecardFacts, ScoredLot
from qc.report.scorecard.scores import MonthScores, PartScores
from qc.store import schema
from qc.store.log import head_of
from qc.store.opening import open_store
from qc.store.recalling import lots_of
from qc.store.scoring import delivered, names_of, without_workshop
from qc.values import dataclass
from qc.words import language, message
from qc.workflow.program import PROGRAM
from qc.workflow.remembered.deliveries import as_said, said_later
from qc.workflow.remembered.recorded_again import counting
from qc.workflow.remembered.scorecard_lots import scored
from qc.workflow.remembered.scorecard_sums import scores_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import sqlalchemy as sa

    from qc.store.recalling import Kept

BEFORE = 5
"""So many months before the one that is asked for are drawn."""
_ASKED = re.compile(r"(\d{4})[-/.](\d{1,2})")
_TURNED = re.compile(r"^(\d{1,2})[-/.](\d{4})$")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A month of deliveries.

    Attributes
    ----------
    facts : ScorecardFacts
        What it rests on.
    """

    facts: ScorecardFacts

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        from qc.report.scorecard.screen import scorecard_text  # noqa: PLC0415 - loaded only where it is used

        return scorecard_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return it as JSON, with a schema version."""
        from qc.report.scorecard.json import scorecard_json  # noqa: PLC0415 - loaded only where it is used

        return scorecard_json(self.facts)

    def pdf(self, lang: str = "id") -> bytes:
        """Return it as a paper."""
        from qc.report.page.pdf import render  # noqa: PLC0415 - reportlab is loaded only where it is used
        from qc.report.scorecard.document import scorecard_document  # noqa: PLC0415 - as above

        return render(scorecard_document(self.facts, language(lang)))


def scorecard(
    *,
    month: str,
    buyer: str | None = None,
    workshop: str | None = None,
    store: str | Path | None = None,
    today: dt.date | None = None,
) -> Scorecard:
    """Return a month of deliveries to a buyer, of a workshop, or of a workshop to a buyer.

    A batch stands in the month of the day on which it was shipped; else of that on which it was made, else inspected.

    Parameters
    ----------
    month : str
        Such as ``2026-11``.
    buyer, workshop : str, optional
        Of whom; at least one.
    store : path or str, optional
        Where everything is remembered.
    today : date, optional
        Weeks that begin after it, and after the last batch, are still to come; absent: the day of the store's clock.

    Raises
    ------
    UsageError
        If nobody is named, nothing was recorded of the name, or the month is none.
    """
    asked = month_of(month)
    if buyer is None and workshop is None:
        fix = message("give --buyer NAME, --workshop NAME, or both")
        raise UsageError([Problem(reason=message("nobody said whose scorecard it is"), fix=fix)])
    months = _months(asked)
    opened = open_store(store)
    with opened.reading() as connection:
        _check_names(connection, buyer, workshop)
        kept = _delivered(connection, buyer, workshop, months[0].before.first)
        found = [scored(one, lots_of(connection, one)["batch"]) for one in kept]
        entries, digest = head_of(connection)
        nameless = 0 if workshop is None else without_workshop(connection, buyer)
    lots = sorted((one for one in found if one.line.day is not None), key=_by_day)
    now = tuple(one for one in lots if asked.holds(one.line.day))
    until = max(
        today or opened.clock().astimezone().date(), *(one.line.day for one in lots if one.line.day), dt.date.min
    )
    return Scorecard(
        ScorecardFacts(
            buyer=buyer,
            workshop=workshop,
            month=asked,
            program=PROGRAM,
            lots=now,
            total=scores_of(lots, asked, until),
            parts=tuple(_parts(now, lots, asked, until)),
            trend=tuple(MonthScores(month=one, scores=scores_of(lots, one, until)) for one in months),
            dayless=tuple(one.line for one in found if one.line.day is None),
            no_workshop=nameless,
            entries=entries,
            digest=digest,
        )
    )


def _delivered(connection: sa.Connection, buyer: str | None, workshop: str | None, since: dt.date) -> Sequence[Kept]:
    """Return the batches that count since a day, with those of their orders, by what was said of them last."""
    later = said_later(connection)
    first = dt.date.min if later else since
    found = counting(connection, as_said(delivered(connection, buyer=buyer, workshop=workshop, since=first), later))
    days = {one.id: one.shipped_on or one.produced or one.inspected or dt.date.max for one in found}
    orders = {one.order_number for one in found if days[one.id] >= since} - {None}
    return [one for one in found if days[one.id] >= since or one.order_number in orders]


def month_of(said: str) -> Month:
    """Return a month.

    Parameters
    ----------
    said : str
        Year and number, such as ``2026-11``; the year may stand last.

    Raises
    ------
    UsageError
        If it is none.

    Examples
    --------
    >>> month_of("2026-11").last == month_of("11/2026").last
    True
    """
    found = _ASKED.fullmatch(_TURNED.sub(r"\2-\1", said.strip()))
    if found is None or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) <= 9998:
        expected = message("year and month, such as {example}", example="2026-11")
        raise UsageError([Problem(reason=message("--month is no month"), found=said, expected=expected)])
    return Month(year=int(found[1]), number=int(found[2]))


def _months(asked: Month) -> tuple[Month, ...]:
    """Return the months that are drawn, the oldest first."""
    found = [asked]
    while len(found) <= BEFORE:
        found.append(found[-1].before)
    return tuple(reversed(found))


def _check_names(connection: sa.Connection, buyer: str | None, workshop: str | None) -> None:
    """Refuse a name of which nothing was recorded."""
    reasons = {
        schema.BUYER: (buyer, message("nothing was recorded for this buyer")),
        schema.WORKSHOP: (workshop, message("nothing was recorded of this workshop")),
    }
    for table, (name, reason) in reasons.items():
        known = names_of(connection, table)
        if name is not None and name not in known:
            expected = message("one of {values}", values=known) if known else None
            fix = None if known else message("record a batch first: qc record")
            raise UsageError([Problem(reason=reason, found=name, expected=expected, fix=fix)])


def _by_day(one: ScoredLot) -> tuple[dt.date, int]:
    assert one.line.day is not None
    return one.line.day, one.line.number


def _parts(now: Iterable[ScoredLot], lots: Sequence[ScoredLot], month: Month, until: dt.date) -> Iterator[PartScores]:
    """Yield the answers on each part that has a batch in the month."""
    for buyer, number in sorted({(one.buyer, one.part_number) for one in now}):
        own = [one for one in lots if (one.buyer, one.part_number) == (buyer, number)]
        name = own[-1].part_name
        yield PartScores(buyer=buyer, part_number=number, part_name=name, scores=scores_of(own, month, until))
