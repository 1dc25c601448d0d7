"""One characteristic's section: chart, numbers, findings, remarks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qc.report.blocks import Beside, Fact, FactGrid, Figure, Notes, Paragraph, Section, Table
from qc.report.page.walk import words
from qc.report.sections import sections
from qc.words import language, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.verdict.model import LotFacts

    Lot = Callable[..., LotFacts]
    Find = Callable[[tuple[Section, ...], str, type], list[Any]]

ID, EN = language("id"), language("en")


def facts_of(grid: FactGrid) -> dict[str, Fact]:
    return {fact.label: fact for fact in grid.facts}


def text_of(found: tuple[Section, ...], name: str) -> str:
    return " | ".join(words(next(section for section in found if section.id == name)))


def changed(facts: LotFacts, **changes: Any) -> LotFacts:
    """Return a lot whose first characteristic is changed."""
    first, *others = facts.characteristics
    return replace(facts, characteristics=(replace(first, **changes), *others))


def test_the_control_chart_stands_before_any_index(lot: Lot, find: Find) -> None:
    found = sections(lot(), EN)
    section = next(section for section in found if section.id == "characteristic-1")
    kinds = [type(block) for block in section.blocks]
    assert kinds.index(Figure) < kinds.index(Beside)
    assert len(find(found, "characteristic-1", Figure)) == 2
    assert section.together


def test_each_index_has_bounds_and_method(lot: Lot, find: Find) -> None:
    facts = lot()
    found = facts.characteristics[0].capability
    assert found is not None
    (table,) = find(sections(facts, EN), "characteristic-1", Table)
    assert [row[0].text for row in table.rows] == ["Cp", "Cpk", "Pp", "Ppk"]
    low, high = found.ppk.interval
    assert [cell.text for cell in table.rows[3]] == [
        "Ppk",
        f"{found.ppk.value:.2f}",
        f"{found.ppk.lower:.2f}",
        f"{low:.2f} – {high:.2f}",
        "Bissell",
    ]
    assert table.rows[3][0].bold
    assert not table.rows[0][0].bold


def test_a_one_sided_limit_has_no_cp(lot: Lot, find: Find) -> None:
    table = find(sections(lot(characteristics=3), EN), "characteristic-3", Table)[0]
    assert [row[0].text for row in table.rows] == ["Cpk", "Ppk"]


def test_numbers_name_their_estimator_and_what_limits_rest_on(lot: Lot, find: Find) -> None:
    grid = find(sections(lot(), EN), "characteristic-1", FactGrid)[1]
    said = {label: fact.value or "" for label, fact in facts_of(grid).items()}
    assert said["Control limits from"] == "the pilot: 25 subgroups, 125 readings"
    assert said["σ within subgroups"].endswith("mm: mean of R/d2")
    assert said["Outside the buyer's limits"] == "0 of 125; at most 2.37 % (95 % confidence)"
    assert said["The buyer asks"] == "Ppk of at least 1.33"
    assert said["Outside: observed; σ within; σ overall"] == "0; 0; 0 ppm"


def test_limits_without_a_pilot_are_called_provisional(lot: Lot, find: Find) -> None:
    found = sections(lot(pilot=False, size=1, subgroups=120), EN)
    said = {label: fact.value for label, fact in facts_of(find(found, "characteristic-1", FactGrid)[1]).items()}
    assert said["Control limits from"] == "this batch itself, so provisional: 120 readings"


def test_without_a_capability_asked_none_is_claimed_as_asked(lot: Lot, find: Find) -> None:
    found = sections(lot(capability=False), EN)
    grid = find(found, "characteristic-1", FactGrid)
    assert "The buyer asks" not in facts_of(grid[1])
    assert facts_of(grid[0])["Capability?"].value == "not asked"


def test_a_drift_is_told_with_its_signals(lot: Lot, find: Find) -> None:
    facts = lot(drift=0.09, subgroups=40)
    found = sections(facts, EN)
    (notes,) = find(found, "characteristic-1-change", Notes)
    assert "drifts upward" in notes.items[0]
    _, rules, beyond = find(found, "characteristic-1", Table)
    assert [column.title for column in rules.columns] == ["Rule", "Chart of", "Subgroups"]
    assert rules.rows[0][0].text == "1: a point beyond a control limit"
    assert rules.rows[0][1].text == "subgroup mean"
    assert rules.rows[0][2].text.startswith("↑ ")
    assert rules.rows[0][2].text.endswith("more")
    assert [len(row) for row in beyond.rows] == [6] * 5
    count = facts.characteristics[0].nonconforming
    assert count is not None
    caption = f"The readings listed: lot-117.csv, column Diameter luar; and {count.total - 10} more"
    assert caption in text_of(found, "characteristic-1")


def test_a_nonconforming_reading_names_its_cell(lot: Lot, find: Find) -> None:
    facts = lot(drift=0.09, subgroups=40)
    counted, series = facts.characteristics[0].nonconforming, facts.characteristics[0].series
    assert counted is not None
    assert series is not None
    first = int(counted.indices[0])
    beyond = find(sections(facts, EN), "characteristic-1", Table)[2]
    unit, reading, place, *_ = (cell.text for cell in beyond.rows[0])
    # The pilot's 125 units come first.
    assert unit == str(125 + first + 1)
    assert reading == f"{series.values[first]:.3f}"
    assert place == f"row {first + 2}"


def test_no_readings_give_reasons_instead_of_charts(lot: Lot, find: Find) -> None:
    found = sections(lot(readings=False, pilot=False), EN)
    assert find(found, "characteristic-1", Figure) == []
    (notes,) = find(found, "characteristic-1", Notes)
    assert notes.items[0] == "Not judged: conformity. Reason: no readings in the batch."


def test_missing_readings_are_counted(lot: Lot, find: Find) -> None:
    facts = lot()
    summary = facts.characteristics[0].summary
    assert summary is not None
    found = sections(changed(facts, summary=replace(summary, missing=3)), EN)
    said = facts_of(find(found, "characteristic-1", FactGrid)[1])
    assert said["Readings"].value == "125 (3 missing)"


def test_a_batch_that_cannot_be_charted_still_shows_its_numbers(lot: Lot, find: Find) -> None:
    facts = changed(lot(), chart=None, pilot_chart=None, capability=None, nonconforming=None)
    found = sections(facts, EN)
    said = facts_of(find(found, "characteristic-1", FactGrid)[1])
    assert set(said) == {"Readings", "Mean", "Smallest to largest", "The buyer asks"}
    assert len(find(found, "characteristic-1", Figure)) == 1


def test_a_bound_that_is_judged_is_called_so_and_the_source_is_named(lot: Lot, find: Find) -> None:
    facts = lot()
    wanted = facts.characteristics[0].characteristic
    assert wanted.capability is not None
    asked = wanted.capability.model_copy(update={"judge": "lower_bound"})
    stricter = wanted.model_copy(update={"capability": asked, "source": "gambar 12-3"})
    found = sections(changed(facts, characteristic=stricter), ID)
    said = facts_of(find(found, "characteristic-1", FactGrid)[1])
    assert said["Permintaan pembeli"].value == "Ppk dengan batas bawah paling sedikit 1,33"
    about = find(found, "characteristic-1", Paragraph)[0]
    assert about.text == "Kelas: kritis; alat ukur: Mikrometer luar, resolusi 0,001 mm; sumber batas: gambar 12-3"


def test_notes_of_a_careful_reader_are_shown(lot: Lot, find: Find) -> None:
    found = sections(changed(lot(), notes=(message("the gauge was not calibrated"),)), EN)
    (notes,) = find(found, "characteristic-1", Notes)
    assert notes.items == ("Note: the gauge was not calibrated.",)
