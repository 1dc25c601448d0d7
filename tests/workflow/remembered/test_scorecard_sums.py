"""A month's batches summed: each answer against numbers counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from qc.charts.scene import Band, Label, Line, Mark, Style
from qc.report.history.facts import LotLine, Named
from qc.report.scorecard.chart import trend_scene
from qc.report.scorecard.facts import DayBy, Month, ScoredLot, Tally
from qc.report.scorecard.scores import MonthScores
from qc.report.scorecard.words import four, moved_in
from qc.terms import Decision
from qc.words import language
from qc.workflow.remembered.scorecard_sums import scores_of

NOVEMBER = Month(year=2026, number=11)


LATER = dt.date(2027, 1, 1)


NAMED = Named(id="Bos", en="Collar")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def tally(**said: Any) -> Tally:
    usual: dict[str, Any] = {
        "characteristic": "d",
        "names": NAMED,
        "nonconforming": 0,
        "n": 100,
        "countable": True,
        "index_name": "Ppk",
        "index": 1.6,
        "lower": 1.4,
        "required": 1.33,
        "moved": False,
        "by_course": False,
    }
    return Tally(**(usual | said))


def lot(number: int, when: str | None, *, part: str = "A", tallies: tuple[Tally, ...] = (), **said: Any) -> ScoredLot:
    """A batch that was made and shipped on a day."""
    usual: dict[str, Any] = {
        "number": number,
        "lot": f"L{number}",
        "workshop": "Maju",
        "order_number": None,
        "day": None if when is None else day(when),
        "decision": Decision.ACCEPT,
        "made": 100,
        "sampled": 50,
        "ordered": None,
        "shipped": 100,
        "due": None,
        "shipped_on": None if when is None else day(when),
    }
    own = {name: said.pop(name) for name in tuple(said) if name in usual}
    about: dict[str, Any] = {
        "day_by": DayBy.SHIPPED,
        "buyer": "B",
        "part_number": part,
        "part_name": NAMED,
        "quantity_said": True,
        "faulty": 0,
        "seen": 50,
        "moved": False,
        "by_course": False,
        "stability_judged": True,
        "tallies": tallies,
        "level": None,
        "shown_units": None,
    }
    return ScoredLot(line=LotLine(**(usual | own)), **(about | said))


def test_the_last_quantity_of_an_order_counts_and_the_dispute_is_told() -> None:
    lots = [
        lot(1, "2026-10-20", order_number="P", ordered=250, shipped=100),
        lot(2, "2026-11-02", order_number="P", ordered=300, shipped=200),
        lot(3, "2026-12-02", order_number="P", ordered=900, shipped=900),
    ]
    found = scores_of(lots, NOVEMBER, LATER).quantity
    assert (found.orders, found.ordered, found.fulfilled, found.complete) == (1, 300, 300, 1)
    assert found.disputed == ("P",)
    assert (found.made, found.shipped) == (100, 200)


def test_the_same_order_number_of_two_parts_is_two_orders() -> None:
    lots = [lot(n, "2026-11-02", part=part, order_number="P", ordered=100) for n, part in ((1, "A"), (2, "B"))]
    assert scores_of(lots, NOVEMBER, LATER).quantity.orders == 2


def test_the_lowest_bound_is_not_made_up_for_by_others() -> None:
    lots = [
        lot(1, "2026-11-02", tallies=(tally(lower=1.40, nonconforming=1),)),
        lot(2, "2026-11-03", tallies=(tally(lower=1.10, index=1.25, moved=True),)),
        lot(3, "2026-11-04", tallies=(tally(index_name=None, index=None, lower=None),)),
    ]
    (found,) = scores_of(lots, NOVEMBER, LATER).quality.characteristics
    assert (found.lot, found.index, found.lower, found.indices) == ("L2", 1.25, 1.10, 2)
    assert found.index_name == "Ppk"
    assert (found.faults, found.moved) == (1, ("L2",))
    assert found.share is not None
    assert found.share.exposure == 300


def test_nonconformities_are_counted_and_are_no_share() -> None:
    lots = [lot(1, "2026-11-02", faulty=None, seen=None, tallies=(tally(countable=False, nonconforming=7),))]
    found = scores_of(lots, NOVEMBER, LATER).quality
    assert (found.characteristics[0].share, found.characteristics[0].faults) == (None, 7)
    assert (found.share, found.uncounted) == (None, ("L1",))


def test_what_was_not_judged_is_not_called_still() -> None:
    lots = [lot(1, "2026-11-02", stability_judged=False), lot(2, "2026-11-03", moved=True, stability_judged=False)]
    assert scores_of(lots, NOVEMBER, LATER).quality.unjudged == ("L1",)
    said = dict(four(scores_of(lots, NOVEMBER, LATER), NOVEMBER)[0][1])
    words = {language("en").say(label): language("en").say(value) for label, value in said.items()}
    assert words["Process moved"] == "in 1 of 1: L2"


def test_what_shows_only_with_the_lots_before_is_told_apart() -> None:
    lots = [
        lot(1, "2026-11-02", moved=True, tallies=(tally(moved=True, by_course=True),)),
        lot(2, "2026-11-03", by_course=True, tallies=(tally(by_course=True),)),
        lot(3, "2026-11-04", by_course=True, tallies=(tally(),)),
    ]
    found = scores_of(lots, NOVEMBER, LATER).quality
    assert (found.moved, found.by_course, found.unnamed) == (("L1", "L2", "L3"), ("L2", "L3"), ("L3",))
    (one,) = found.characteristics
    assert (one.moved, one.by_course) == (("L1", "L2"), ("L2",))
    said = language("en")
    assert said.say(moved_in(one.moved, one.by_course)) == "L1; seen only with the lots before: L2"
    assert said.say(moved_in(("L2",), ("L2",))) == "L2 (seen only with the lots before)"


def test_gaps_count_days_once_and_begin_before_the_month() -> None:
    days = ("2026-10-28", "2026-11-02", "2026-11-02", "2026-11-12", "2026-12-24")
    found = scores_of([lot(n, when) for n, when in enumerate(days, start=1)], NOVEMBER, LATER).continuity
    assert found.gaps == (5, 10)
    assert (found.delivered, found.volume, found.before, found.by_shipped) == (2, 300, 100, True)


@pytest.mark.parametrize(
    ("until", "weeks", "to_come", "said"),
    [
        ("2026-10-31", 0, 6, "0 of 0; 6 weeks are still to come"),
        ("2026-11-01", 1, 5, "1 of 1; 5 weeks are still to come"),
        ("2026-11-22", 4, 2, "1 of 4; 2 weeks are still to come"),
        ("2026-11-23", 5, 1, "1 of 5; 1 week is still to come"),
        ("2026-11-30", 6, 0, "1 of 6"),
    ],
)
def test_weeks_still_to_come_are_not_counted(until: str, weeks: int, to_come: int, said: str) -> None:
    lots = [lot(1, "2026-11-01")] if weeks else []
    found = scores_of(lots, NOVEMBER, day(until))
    assert (found.continuity.weeks, found.continuity.to_come) == (weeks, to_come)
    label, value = four(found, NOVEMBER)[2][1][0]
    assert (language("en").say(label), language("en").say(value)) == ("Weeks with a delivery", said)


def test_the_newest_level_of_each_part_is_shown() -> None:
    lots = [
        lot(1, "2026-11-02", level="not_yet", shown_units=200),
        lot(2, "2026-11-09", level="shown", shown_units=900),
        lot(3, "2026-11-10", part="C", level="under_guard", shown_units=50),
        lot(4, "2026-11-11"),
    ]
    found = scores_of(lots, NOVEMBER, LATER).continuity.levels
    assert [(one.part_number, one.level, one.units, one.lot) for one in found] == [
        ("A", "shown", 900, "L2"),
        ("C", "under_guard", 50, "L3"),
    ]


def test_a_month_without_batches_knows_nothing() -> None:
    found = scores_of([lot(1, "2026-10-31")], NOVEMBER, LATER)
    assert (found.quality.batches, found.quality.share, found.punctuality.share) == (0, None, None)
    assert (found.quantity.ordered, found.continuity.delivered) == (None, 0)


@pytest.mark.parametrize(
    ("when", "first", "last", "weeks"),
    [((2026, 2), "2026-02-01", "2026-02-28", 5), ((2024, 2), "2024-02-01", "2024-02-29", 5),
     ((2027, 2), "2027-02-01", "2027-02-28", 4), ((2026, 12), "2026-12-01", "2026-12-31", 5)],
)  # fmt: skip
def test_a_month_has_exact_ends(when: tuple[int, int], first: str, last: str, weeks: int) -> None:
    month = Month(year=when[0], number=when[1])
    assert (month.first.isoformat(), month.last.isoformat(), len(month.weeks)) == (first, last, weeks)
    assert all(one.weekday() == 0 for one in month.weeks)
    assert month.holds(month.first)
    assert not month.holds(month.first - dt.timedelta(days=1))
    assert not month.holds(None)


def test_the_trend_is_drawn_with_bounds_and_question_marks() -> None:
    lots = [lot(1, "2026-11-02", faulty=1, due=day("2026-11-03"))]
    trend = [MonthScores(month=month, scores=scores_of(lots, month, LATER)) for month in (NOVEMBER.before, NOVEMBER)]
    scene = trend_scene(trend, language("en"))
    marks = [item for item in scene.items if isinstance(item, Mark)]
    assert [mark.title for mark in marks] == ["11/2026: 20,000", "11/2026: 100"]
    assert sum(isinstance(item, Label) and item.text == "?" for item in scene.items) == 4
    bars = [item.title for item in scene.items if isinstance(item, Band)]
    assert bars == ["11/2026: 100", "11/2026: 1"]
    (bounds,) = [item for item in scene.items if isinstance(item, Line) and item.style is Style.CURVE]
    assert bounds.points[0][1] < marks[0].y < bounds.points[1][1]
