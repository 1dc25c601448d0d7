"""The report's words, before there is a page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from qc.charts.scene import Scene
from qc.report.blocks import Banner, Beside, Fact, FactGrid, Figure, Masthead, Notes, Paragraph, Section, Table, Tone
from qc.report.sections import sections
from qc.report.walk import words
from qc.verdict.model import Identity
from qc.words import language, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qc.verdict.model import LotFacts

    Lot = Callable[..., LotFacts]

ID, EN = language("id"), language("en")


def shape(block: object) -> object:
    """Return a block without its words."""
    if isinstance(block, Scene):
        return "scene"
    if isinstance(block, tuple):
        return tuple(shape(part) for part in block)
    if is_dataclass(block):
        return (type(block).__name__, *(shape(getattr(block, field.name)) for field in fields(block)))
    return None if block is None else type(block).__name__


def inside(block: Any) -> Iterator[Any]:
    """Yield a block and those beside each other in it."""
    yield block
    if isinstance(block, Beside):
        for part in (*block.left, *block.right):
            yield from inside(part)


def find(found: tuple[Section, ...], name: str, kind: type) -> list[Any]:
    section = next(section for section in found if section.id == name)
    return [part for block in section.blocks for part in inside(block) if isinstance(part, kind)]


def facts_of(grid: FactGrid) -> dict[str, Fact]:
    return {fact.label: fact for fact in grid.facts}


def text_of(found: tuple[Section, ...], name: str) -> str:
    return " | ".join(words(next(section for section in found if section.id == name)))


def test_sections_come_in_the_order_in_which_buyers_read(lot: Lot) -> None:
    assert [section.id for section in sections(lot(characteristics=2), ID)] == [
        "identity",
        "overview",
        "not-judged",
        "characteristic-1",
        "characteristic-2",
        "data-notes",
        "signatures",
        "how-to-read",
        "provenance",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {"characteristics": 4, "drift": 0.06, "subgroups": 40},
        {"characteristics": 2, "readings": False, "pilot": False, "identity": Identity()},
        {"characteristics": 2, "pilot": False, "min_units": 999, "status": "contoh", "gauge": False},
        {"capability": False, "size": 1, "subgroups": 60},
    ],
)
def test_both_languages_have_the_same_shape(lot: Lot, asked: dict[str, Any]) -> None:
    facts = lot(**asked)
    assert shape(sections(facts, ID)) == shape(sections(facts, EN))


def test_the_first_page_begins_with_title_and_decision(lot: Lot) -> None:
    first = sections(lot(), ID)[0]
    head, decision, grid = first.blocks
    assert isinstance(head, Masthead)
    assert isinstance(decision, Banner)
    assert isinstance(grid, FactGrid)
    assert (head.title, head.subtitle) == ("Laporan kesesuaian", "Compliance report")
    assert head.maker.value == "CV Logam Jaya Ceper"
    assert head.notice == ""
    assert (decision.word, decision.tone) == ("TERIMA", Tone.GOOD)
    assert len(decision.answers) == 3
    assert [answer.word for answer in decision.answers] == ["sesuai", "stabil", "terpenuhi"]


def test_a_bad_lot_says_so_first(lot: Lot) -> None:
    (decision,) = find(sections(lot(drift=0.09, subgroups=40), EN), "identity", Banner)
    assert (decision.word, decision.tone) == ("REJECT", Tone.BAD)
    assert 2 <= len(decision.reasons) <= 5
    assert decision.answers[0].word == "does not conform"


def test_an_example_standard_is_called_one(lot: Lot) -> None:
    found = sections(lot(status="contoh"), ID)
    (head,) = find(found, "identity", Masthead)
    (grid,) = find(found, "identity", FactGrid)
    assert head.notice.startswith("CONTOH: standar ini belum disetujui pembeli")
    assert facts_of(grid)["Status standar"].tone is Tone.CAUTION


def test_what_nobody_said_is_left_to_fill_in(lot: Lot) -> None:
    found = sections(lot(identity=Identity()), EN)
    (grid,) = find(found, "identity", FactGrid)
    blank = {label for label, fact in facts_of(grid).items() if fact.value is None}
    assert blank == {
        "Workshop",
        "Drawing",
        "Lot number",
        "Quantity in the lot",
        "Date of production",
        "Date of inspection",
    }
    assert "None" not in " ".join(text for section in found for text in words(section))


def test_identity_is_complete(lot: Lot) -> None:
    (grid,) = find(sections(lot(), EN), "identity", FactGrid)
    said = {label: fact.value for label, fact in facts_of(grid).items()}
    assert said["Quantity in the lot"] == "1,200"
    assert said["Units measured"] == "125"
    assert said["Date of inspection"] == "5 November 2026"
    assert said["Standard's revision"] == "C"
    assert said["Standard's digest (sha256)"] == "3f3f3f3f3f3f…"


def test_the_overview_has_a_row_for_each_characteristic(lot: Lot) -> None:
    facts = lot(characteristics=4, drift=0.06, subgroups=40)
    (table,) = find(sections(facts, EN), "overview", Table)
    assert [column.title for column in table.columns] == [
        "No.",
        "Characteristic",
        "Requirement",
        "n",
        "Min.",
        "Mean",
        "Max.",
        "Outside",
        "Stable?",
        "Index",
        "Decision",
    ]
    assert len(table.rows) == 4
    first = [cell.text for cell in table.rows[0]]
    found = facts.characteristics[0]
    assert found.summary is not None
    assert found.nonconforming is not None
    assert found.asked_index is not None
    assert first[:4] == ["1", "Outside diameter", "20.000 ± 0.050 mm", "200"]
    assert first[4] == f"{found.summary.minimum:.3f}"
    assert first[5] == f"{found.summary.mean:.4f}"
    assert first[7] == str(found.nonconforming.total)
    assert first[8:] == ["drifting", f"Ppk {found.asked_index.value:.2f}", "REJECT"]
    assert table.rows[0][9].below == f"≥ {found.asked_index.lower:.2f}"
    assert table.rows[0][7].below == f"≤ {100 * found.nonconforming.upper_bound:.2f} %"
    assert table.rows[0][1].below == "critical"


def test_without_readings_the_overview_shows_no_numbers(lot: Lot) -> None:
    (table,) = find(sections(lot(readings=False), EN), "overview", Table)
    assert [cell.text for cell in table.rows[0]][3:8] == ["0", "–", "–", "–", "–"]
    assert table.rows[0][9].text == "not judged"


def test_everything_judged_is_said(lot: Lot) -> None:
    (said,) = find(sections(lot(), EN), "not-judged", Paragraph)
    assert said.text == "Everything that the standard asks was judged."


def test_what_was_not_judged_is_grouped_by_reason(lot: Lot) -> None:
    found = sections(lot(characteristics=3, pilot=False, min_units=500), EN)
    (short,) = find(found, "not-judged", Paragraph)
    assert "125 units were measured; the standard asks for at least 500" in short.text
    (table,) = find(found, "not-judged", Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["stability", "no pilot was given, so there are no limits to hold the batch against", "all 3 characteristics"]
    ]


def test_too_few_units_alone_need_no_table(lot: Lot) -> None:
    found = sections(lot(min_units=500), EN)
    assert find(found, "not-judged", Table) == []
    assert len(find(found, "not-judged", Paragraph)) == 1


def test_the_control_chart_stands_before_any_index(lot: Lot) -> None:
    found = sections(lot(), EN)
    section = next(section for section in found if section.id == "characteristic-1")
    kinds = [type(block) for block in section.blocks]
    assert kinds.index(Figure) < kinds.index(Beside)
    assert len(find(found, "characteristic-1", Figure)) == 2
    assert section.together


def test_each_index_has_bounds_and_method(lot: Lot) -> None:
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
        f"{low:.2f} to {high:.2f}",
        "Bissell",
    ]
    assert table.rows[3][0].bold
    assert not table.rows[0][0].bold


def test_a_one_sided_limit_has_no_cp(lot: Lot) -> None:
    table = find(sections(lot(characteristics=3), EN), "characteristic-3", Table)[0]
    assert [row[0].text for row in table.rows] == ["Cpk", "Ppk"]


def test_numbers_name_their_estimator_and_what_limits_rest_on(lot: Lot) -> None:
    grid = find(sections(lot(), EN), "characteristic-1", FactGrid)[1]
    said = {label: fact.value or "" for label, fact in facts_of(grid).items()}
    assert said["Control limits from"] == "the pilot: 25 subgroups, 125 readings"
    assert said["σ within subgroups"].endswith("mm: mean of R/d2 (uwave_r)")
    assert said["Outside the buyer's limits"] == "0 of 125; at most 2.37 % (95 % confidence)"
    assert said["The buyer asks"] == "Ppk of at least 1.33"
    assert said["Outside, observed"] == "0 ppm"


def test_limits_without_a_pilot_are_called_provisional(lot: Lot) -> None:
    found = sections(lot(pilot=False, size=1, subgroups=120), EN)
    said = {label: fact.value for label, fact in facts_of(find(found, "characteristic-1", FactGrid)[1]).items()}
    assert said["Control limits from"] == "this batch itself, so provisional: 120 readings"


def test_without_a_capability_asked_none_is_claimed_as_asked(lot: Lot) -> None:
    found = sections(lot(capability=False), EN)
    grid = find(found, "characteristic-1", FactGrid)
    assert "The buyer asks" not in facts_of(grid[1])
    assert facts_of(grid[0])["Capability?"].value == "not asked"


def test_a_drift_is_told_with_its_signals(lot: Lot) -> None:
    facts = lot(drift=0.09, subgroups=40)
    found = sections(facts, EN)
    (notes,) = find(found, "characteristic-1", Notes)
    assert "drifts upward" in notes.items[0]
    _, rules, beyond = find(found, "characteristic-1", Table)
    assert [column.title for column in rules.columns] == ["Rule", "Chart of", "Subgroups"]
    assert rules.rows[0][0].text == "1: a point beyond a control limit"
    assert (rules.rows[0][1].text, rules.rows[0][1].below) == ("subgroup mean", "above the centre line")
    assert rules.rows[0][2].text.endswith("more")
    assert [len(row) for row in beyond.rows] == [6] * 5
    count = facts.characteristics[0].nonconforming
    assert count is not None
    caption = f"The readings listed: lot-117.csv, column Diameter luar; and {count.total - 10} more"
    assert caption in text_of(found, "characteristic-1")


def test_a_nonconforming_reading_names_its_cell(lot: Lot) -> None:
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


def test_no_readings_give_reasons_instead_of_charts(lot: Lot) -> None:
    found = sections(lot(readings=False, pilot=False), EN)
    assert find(found, "characteristic-1", Figure) == []
    (notes,) = find(found, "characteristic-1", Notes)
    assert notes.items[0] == "Not judged: conformity. Reason: no readings in the batch."


def test_data_notes_or_their_absence_are_said(lot: Lot) -> None:
    (notes,) = find(sections(lot(), EN), "data-notes", Notes)
    assert notes.items == ("decimal comma in column c1", "lot-117.csv, row 7: left out")
    (said,) = find(sections(lot(noted=False), EN), "data-notes", Paragraph)
    assert said.text == "Nothing was converted, left out or corrected while the files were read."


def test_provenance_has_every_file_with_its_whole_digest(lot: Lot) -> None:
    (table,) = find(sections(lot(), EN), "provenance", Table)
    assert [[row[0].text, row[1].text, row[4].text] for row in table.rows] == [
        ["standard", "contoh-poros.toml", "3f" * 32],
        ["pilot", "pilot.csv", "0a1b2c3d" * 8],
        ["batch", "lot-117.csv", "0a1b2c3d" * 8],
    ]
    assert len(find(sections(lot(pilot=False), EN), "provenance", Table)[0].rows) == 2


def changed(facts: LotFacts, **changes: Any) -> LotFacts:
    """Return a lot whose first characteristic is changed."""
    first, *others = facts.characteristics
    return replace(facts, characteristics=(replace(first, **changes), *others))


def test_missing_readings_are_counted(lot: Lot) -> None:
    facts = lot()
    summary = facts.characteristics[0].summary
    assert summary is not None
    found = sections(changed(facts, summary=replace(summary, missing=3)), EN)
    said = facts_of(find(found, "characteristic-1", FactGrid)[1])
    assert said["Readings"].value == "125 (3 missing)"


def test_a_batch_that_cannot_be_charted_still_shows_its_numbers(lot: Lot) -> None:
    facts = changed(lot(), chart=None, pilot_chart=None, capability=None, nonconforming=None)
    found = sections(facts, EN)
    said = facts_of(find(found, "characteristic-1", FactGrid)[1])
    assert set(said) == {"Readings", "Mean", "Smallest to largest", "The buyer asks"}
    assert len(find(found, "characteristic-1", Figure)) == 1


def test_a_bound_that_is_judged_is_called_so_and_the_source_is_named(lot: Lot) -> None:
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


def test_notes_of_a_careful_reader_are_shown(lot: Lot) -> None:
    found = sections(changed(lot(), notes=(message("the gauge was not calibrated"),)), EN)
    (notes,) = find(found, "characteristic-1", Notes)
    assert notes.items == ("Note: the gauge was not calibrated.",)
