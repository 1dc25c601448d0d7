"""Signals by rule; readings outside by cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import characteristic, judged, steady

from qc.report.blocks import Paragraph, Table
from qc.report.parts.outside import outside
from qc.report.parts.signals import signals
from qc.stats.variables.result import Signal
from qc.terms import Context, PlottedStatistic, Side
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.verdict.model import CharacteristicFacts, LotFacts

    Lot = Callable[..., LotFacts]

EN, ID = language("en"), language("id")


def flagged(
    facts: CharacteristicFacts, *points: int, rule: str = "nelson-1", side: Side = Side.ABOVE
) -> CharacteristicFacts:
    """Return the facts with signals of one rule at ``points`` and no others."""
    assert facts.chart is not None
    made = tuple(
        Signal(rule=rule, statistic=PlottedStatistic.MEAN, point=point, first=point, side=side) for point in points
    )
    return replace(facts, chart=replace(facts.chart, signals=made))


def table(blocks: object) -> Table:
    assert isinstance(blocks, tuple)
    (found,) = [block for block in blocks if isinstance(block, Table)]
    return found


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ((3,), "29"),
        ((3, 4), "29, 30"),
        ((3, 4, 5, 9), "29–31, 35"),
        (tuple(range(0, 24, 2)), "26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48"),
        (tuple(range(13)), "26–37 and 1 more"),
    ],
)
def test_neighbours_are_a_stretch_and_the_rest_is_counted(lot: Lot, points: tuple[int, ...], said: str) -> None:
    # The pilot's 25 subgroups come first.
    facts = flagged(lot(capability=False).characteristics[0], *points)
    assert table(signals(facts, EN)).rows[0][2].text == f"↑ {said}"


def test_a_trend_goes_up_or_down(lot: Lot) -> None:
    facts = lot(capability=False).characteristics[0]
    for side, arrow in ((Side.ABOVE, "↑"), (Side.BELOW, "↓"), (Side.BOTH, "↕")):
        found = signals(flagged(facts, 7, rule="nelson-3", side=side), ID)
        assert table(found).rows[0][2].text == f"{arrow} 33"
        assert isinstance(found[-1], Paragraph)
        assert found[-1].text.startswith("↑ di atas garis tengah atau naik, ↓")


def test_both_sides_of_a_rule_share_a_row(lot: Lot) -> None:
    facts = flagged(lot(capability=False).characteristics[0], 3, 4)
    assert facts.chart is not None
    below = replace(facts.chart.signals[0], point=9, first=9, side=Side.BELOW)
    both = replace(facts, chart=replace(facts.chart, signals=(*facts.chart.signals, below)))
    (row,) = table(signals(both, EN)).rows
    assert row[2].text == "↑ 29, 30; ↓ 35"


def test_no_signals_are_no_table(lot: Lot) -> None:
    facts = lot(capability=False).characteristics[0]
    assert signals(flagged(facts), EN) == ()
    assert signals(replace(facts, chart=None), EN) == ()


def test_units_are_named_where_the_chart_is_of_units(lot: Lot) -> None:
    facts = lot(size=1, subgroups=40, drift=0.09, capability=False).characteristics[0]
    assert table(signals(facts, EN)).columns[2].title == "Units"


def shifted(lot: Lot, count: int, **changes: Any) -> LotFacts:
    """Return a lot of which the first ``count`` readings are outside, its series changed."""
    facts = lot(capability=False)
    found = facts.characteristics[0]
    assert found.series is not None
    assert found.nonconforming is not None
    bad = replace(found.nonconforming, above=count, indices=np.arange(count))
    series = replace(found.series, **changes)
    return replace(facts, characteristics=(replace(found, series=series, nonconforming=bad),))


def test_few_readings_stand_in_one_column(lot: Lot) -> None:
    facts = shifted(lot, 5)
    found = table(outside(facts.characteristics[0], facts, EN))
    assert [len(row) for row in found.rows] == [3] * 5


def test_an_odd_number_leaves_a_gap(lot: Lot) -> None:
    facts = shifted(lot, 7)
    found = table(outside(facts.characteristics[0], facts, EN))
    assert [len(row) for row in found.rows] == [6] * 4
    assert [cell.text for cell in found.rows[3][3:]] == ["", "", ""]
    assert [row[0].text for row in found.rows] == ["126", "127", "128", "129"]
    assert [row[3].text for row in found.rows] == ["130", "131", "132", ""]


def test_nothing_more_is_said_of_none_more(lot: Lot) -> None:
    facts = shifted(lot, 10)
    *_, caption = outside(facts.characteristics[0], facts, EN)
    assert caption == Paragraph(text="The readings listed: lot-117.csv, column Diameter luar", small=True)


def test_units_are_called_as_in_the_file(lot: Lot) -> None:
    names = np.array([f"U-{number:03}" for number in range(125)])
    facts = shifted(lot, 1, context={Context.UNIT: names})
    found = table(outside(facts.characteristics[0], facts, EN))
    assert found.rows[0][0].text == "U-000"


def test_readings_of_several_columns_name_theirs(lot: Lot) -> None:
    facts = shifted(lot, 2, column=np.arange(125) % 5, headers=("x1", "x2", "x3", "x4", "x5"))
    found = outside(facts.characteristics[0], facts, EN)
    assert [row[2].text for row in table(found).rows] == ["row 2, column x1", "row 3, column x2"]
    assert found[-1] == Paragraph(text="The readings listed: lot-117.csv", small=True)


def test_readings_of_several_files_name_theirs(lot: Lot) -> None:
    facts = shifted(lot, 2, source=np.arange(125) % 2)
    first = facts.batch.sources[0]
    facts = replace(facts, batch=replace(facts.batch, sources=(first, replace(first, name="b.csv"))))
    found = outside(facts.characteristics[0], facts, EN)
    assert [row[2].text for row in table(found).rows] == [
        "lot-117.csv, row 2, column Diameter luar",
        "b.csv, row 3, column Diameter luar",
    ]
    assert isinstance(found[-1], Table)


def test_beside_the_signals_stands_how_often_the_rules_call_out_by_chance(lot: Lot) -> None:
    facts = flagged(lot(capability=False).characteristics[0], 3)
    assert facts.false_alarms is not None
    (said,) = [block.text for block in signals(facts, EN) if isinstance(block, Paragraph)]
    share = 100 * facts.false_alarms.probability
    arrows = "↑ above the centre line or rising, ↓ below or falling, ↕ both."
    assert said == (
        f"{arrows} On the upper chart these rules call out in {share:.2f} % of batches of 25 points in which nothing"
        " changed."
    )
    silent = signals(replace(facts, false_alarms=None), EN)
    assert [block.text for block in silent if isinstance(block, Paragraph)] == [arrows]


def test_a_standard_s_own_rule_has_its_letter_and_words() -> None:
    values = steady(100, sd=0.02)
    values[40:50] += 0.2
    asked = characteristic(rules=[{"pattern": "beyond", "points": 2, "window": 3, "zone": 2.0}])
    found = table(signals(judged(values, steady(100, seed=2, sd=0.02), asked=asked), EN))
    assert found.rows[0][0].text == "A: 2 of 3 points in a row near the same control limit (beyond 2σ)"
    assert found.rows[0][2].text == "↑ 30"
