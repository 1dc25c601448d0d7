"""A characteristic that is judged or counted on paper: chart, numbers with their bound, defects, bad units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import attribute, lot_facts, series, spec

from qc.report.blocks import Beside, FactGrid, Figure, Heading, Notes, Table
from qc.report.json import lot_facts as as_json, plain
from qc.report.parts.characteristic import characteristic
from qc.report.parts.overview import overview
from qc.report.screen import screen
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.blocks import Block
    from qc.verdict.model import LotFacts

EN = language("en")


def lot(bad: list[int], *, remarks: list[str] | None = None, pilot: list[int] | None = None, **said: Any) -> LotFacts:
    """A lot whose stability is judged by run rules."""
    standard = spec(attribute(**said), lot={"stability_by": "rules"})
    return lot_facts([marks(bad, remarks)], None if pilot is None else [marks(pilot)], standard=standard)


def marks(bad: list[int], remarks: list[str] | None = None, n: int = 1000) -> Any:
    values = np.zeros(n)
    values[bad] = 1
    said = None
    if remarks is not None:
        said = np.full(n, "", dtype="U20")
        said[bad] = remarks
    return series(values, name="ulir", size=50, remarks=said)


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Beside):
            yield from flat((*block.left, *block.right))
        else:
            yield block


def section(facts: LotFacts) -> list[Block]:
    return list(flat(characteristic(facts.characteristics[0], facts, 1, EN).blocks))


def numbers(facts: LotFacts) -> dict[str, str]:
    grids = [block for block in section(facts) if isinstance(block, FactGrid)]
    return {fact.label: fact.value or "" for fact in grids[-1].facts}


def headings(facts: LotFacts) -> list[str]:
    return [block.text for block in section(facts) if isinstance(block, Heading)]


PILOT = list(range(0, 1000, 40))


def test_numbers_with_their_bound_and_method() -> None:
    said = numbers(lot([3, 60, 400], pilot=PILOT, sampling={"acceptance_number": 5}))
    assert said["Units inspected"] == "1,000"
    assert said["Nonconforming (NG)"] == "3; 0.30 %"
    assert said["Of all that is made so, with 95 % confidence"] == "at most 0.77 %"
    assert said["Method of the bound"] == "exact, binomial (Clopper-Pearson)"
    assert said["Stability is judged by"] == "the signals of these rules"
    assert said["Control limits from"] == "the pilot: 20 points, 1,000 units"
    assert said["Centre line"] == "2.50 %"


def test_without_a_pilot_the_limits_are_provisional() -> None:
    said = numbers(lot(PILOT))
    assert said["Control limits from"] == "this batch itself, so provisional: 20 points, 1,000 units"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"chart": "laney-p"}, {"Spread between points (σ of z)": None}),
        ({"chart": "g"}, {"Control limits from": "the pilot: 25 events", "Centre line": "26.0"}),
        (
            {"counts": "nonconformities"},
            {"Nonconformities": "3; 0.0030 per unit", "Centre line": "0.0250 per unit"},
        ),
        (
            {"counts": "nonconformities", "chart": "c"},
            {"Control limits from": "the pilot: 20 points", "Centre line": "1.25 per point"},
        ),
        (
            {"capability": {"minimum": 0.9, "judge": "lower_bound"}},
            {"The buyer asks": "Ppk whose lower bound is at least 0.90", "Ppk that goes with this share": "0.92"},
        ),
        ({"capability": {"minimum": 0.9, "min_readings": 2000}}, {"The buyer asks": "Ppk of at least 0.90"}),
    ],
)
def test_other_charts_and_indices(asked: dict[str, Any], expected: dict[str, str | None]) -> None:
    said = numbers(lot([3, 60, 400], pilot=PILOT, **asked))
    for label, value in expected.items():
        assert label in said
        assert value is None or said[label] == value


def test_an_index_without_a_value_is_given_by_its_bound() -> None:
    said = numbers(lot([], pilot=PILOT, capability={"minimum": 0.9}))
    assert "Ppk that goes with this share" not in said
    assert said["Ppk, lower bound (95 % confidence)"] == "0.92"


def test_defects_are_listed_with_their_share_and_the_rest_counted() -> None:
    names = [f"cacat {i}" for i in range(12)]
    facts = lot(list(range(13)), remarks=[*names, "cacat 5"])
    table = next(block for block in section(facts) if isinstance(block, Table))
    rows = [[cell.text for cell in row] for row in table.rows]
    assert rows[0] == ["cacat 5", "2", "15 %"]
    assert len(rows) == 11
    assert rows[-1] == ["others", "2", "15 %"]


def test_bad_units_are_listed_with_what_was_found() -> None:
    facts = lot([3, 60], remarks=["bengkok", ""])
    assert "2 units found NG" in headings(facts)
    table = [block for block in section(facts) if isinstance(block, Table)][-1]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["4", "NG: bengkok", "row 5"],
        ["61", "NG", "row 62"],
    ]


def test_signals_name_points_and_the_reason_says_which_way() -> None:
    facts = lot(list(range(500, 520)), pilot=PILOT, sampling={"acceptance_number": 50})
    table = next(
        b for b in section(facts) if isinstance(b, Table) and "Points" in [column.title for column in b.columns]
    )
    assert table.rows[0][-1].text == "↑ 31"
    sentences = screen(facts, EN).sentences
    assert "Cap thread: more nonconforming than in the pilot, first seen at point 31 (units 1501–1550)." in sentences


def test_a_figure_stands_above_the_numbers_only_where_there_is_a_chart() -> None:
    assert any(isinstance(block, Figure) for block in section(lot([3], pilot=PILOT)))
    clean = section(lot([], pilot=[]))
    assert not any(isinstance(block, Figure) for block in clean)
    notes = next(block for block in clean if isinstance(block, Notes))
    assert any("nothing shows a change" in item for item in notes.items)


def test_overview_and_screen_count_units() -> None:
    facts = lot([3, 60], pilot=PILOT)
    row = [cell.text for cell in overview(facts, EN).rows[0]]
    assert row[2:7] == ["OK / NG", "1,000", "–", "–", "–"]
    assert row[7] == "2"
    shown = screen(facts, EN)
    assert "1,000" in shown.table
    said = "Cap thread: 2 of 1,000 units inspected are NG (0 allowed). Set aside what stands in row 5, 62 of the file."
    assert said in shown.sentences


def test_a_lot_that_passes_says_what_it_rests_on() -> None:
    sentences = screen(lot([3], pilot=PILOT, sampling={"acceptance_number": 3}), EN).sentences
    assert "1,000 units were inspected; with 95 % confidence, at most 0.47 % of such units do not conform." in sentences
    assert any("1 unit is known to be nonconforming" in sentence for sentence in sentences)


def test_too_many_nonconformities_are_called_so() -> None:
    sentences = screen(lot([3, 60], pilot=PILOT, counts="nonconformities"), EN).sentences
    assert "Cap thread: 2 nonconformities in 1,000 units inspected (0 allowed)." in sentences


def test_fewer_than_in_the_pilot_asks_for_a_cause_too() -> None:
    pilot = [i for i in range(1000) if i % 50 < 20]
    sentences = screen(lot([], pilot=pilot), EN).sentences
    assert any("fewer nonconforming than in the pilot" in sentence for sentence in sentences)


def test_the_json_holds_points_chart_and_cells() -> None:
    told = plain(as_json(lot([3, 60], remarks=["bengkok", ""], pilot=PILOT)))["characteristics"][0]
    assert told["asked"]["kind"] == "attribute"
    assert told["summary"] is None
    assert told["nonconforming"]["judged"] == 2
    assert told["nonconforming_units"] == 2
    assert told["attribute"]["found"]["method"] == "binomial, Clopper-Pearson"
    assert told["attribute"]["chart"]["phase"] == "II"
    assert told["attribute"]["points"]["values"][:2] == [1.0, 1.0]
    assert told["attribute"]["defects"] == [["bengkok", 1]]
    assert [cell["cell"]["row"] for cell in told["nonconforming_cells"]] == [5, 62]
    faults = plain(as_json(lot([3], counts="nonconformities")))["characteristics"][0]
    assert (faults["nonconforming"], faults["nonconforming_units"]) == (None, None)
