"""The report's words, before there is a page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import pytest

from qc.charts.scene import Scene
from qc.report.blocks import Banner, Fact, FactGrid, Masthead, Notes, Paragraph, Section, Table, Tone
from qc.report.page.walk import words
from qc.report.sections import sections
from qc.verdict.model import Identity
from qc.verdict.refusals import NO_PILOT
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.verdict.model import LotFacts

    Lot = Callable[..., LotFacts]
    Find = Callable[[tuple[Section, ...], str, type], list[Any]]

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


def facts_of(grid: FactGrid) -> dict[str, Fact]:
    return {fact.label: fact for fact in grid.facts}


def test_sections_come_in_the_order_in_which_buyers_read(lot: Lot) -> None:
    assert [section.id for section in sections(lot(characteristics=2), ID)] == [
        "identity",
        "overview",
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


def test_a_bad_lot_says_so_first(lot: Lot, find: Find) -> None:
    (decision,) = find(sections(lot(drift=0.09, subgroups=40), EN), "identity", Banner)
    assert (decision.word, decision.tone) == ("REJECT", Tone.BAD)
    assert 2 <= len(decision.reasons) <= 5
    assert decision.answers[0].word == "does not conform"


def test_an_example_standard_is_called_one(lot: Lot, find: Find) -> None:
    found = sections(lot(status="contoh"), ID)
    (head,) = find(found, "identity", Masthead)
    (grid,) = find(found, "identity", FactGrid)
    assert head.notice.startswith("CONTOH: standar ini belum disetujui pembeli")
    assert facts_of(grid)["Status standar"].tone is Tone.CAUTION


def test_what_nobody_said_is_left_to_fill_in(lot: Lot, find: Find) -> None:
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


def test_identity_is_complete(lot: Lot, find: Find) -> None:
    (grid,) = find(sections(lot(), EN), "identity", FactGrid)
    said = {label: fact.value for label, fact in facts_of(grid).items()}
    assert said["Quantity in the lot"] == "1,200"
    assert said["Units measured"] == "125"
    assert said["Date of inspection"] == "5 November 2026"
    assert said["Standard's revision"] == "C"
    assert said["Standard's digest (sha256)"] == "3f3f3f3f3f3f…"


def test_the_overview_has_a_row_for_each_characteristic(lot: Lot, find: Find) -> None:
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


def test_without_readings_the_overview_shows_no_numbers(lot: Lot, find: Find) -> None:
    (table,) = find(sections(lot(readings=False), EN), "overview", Table)
    assert [cell.text for cell in table.rows[0]][3:8] == ["0", "–", "–", "–", "–"]
    assert table.rows[0][9].text == "not judged"


def test_everything_judged_is_said(lot: Lot, find: Find) -> None:
    said = find(sections(lot(), EN), "overview", Paragraph)[-1]
    assert said.text == "Everything that the standard asks was judged."


def test_what_was_not_judged_is_grouped_by_reason(lot: Lot, find: Find) -> None:
    found = sections(lot(characteristics=3, pilot=False, min_units=500), EN)
    (short,) = find(found, "not-judged", Paragraph)
    assert "125 units were measured; the standard asks for at least 500" in short.text
    (table,) = find(found, "not-judged", Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["stability", EN.say(NO_PILOT), "all 3 characteristics"]
    ]
    assert EN.say(NO_PILOT).endswith("against: give the first units made, about 100")


def test_too_few_units_alone_need_no_table(lot: Lot, find: Find) -> None:
    found = sections(lot(min_units=500), EN)
    assert find(found, "not-judged", Table) == []
    assert len(find(found, "not-judged", Paragraph)) == 1


def test_data_notes_or_their_absence_are_said(lot: Lot, find: Find) -> None:
    (notes,) = find(sections(lot(), EN), "data-notes", Notes)
    assert notes.items == ("decimal comma in column c1", "lot-117.csv, row 7: left out")
    (said,) = find(sections(lot(noted=False), EN), "data-notes", Paragraph)
    assert said.text == "Nothing was converted, left out or corrected while the files were read."


def test_provenance_has_every_file_with_its_whole_digest(lot: Lot, find: Find) -> None:
    (table,) = find(sections(lot(), EN), "provenance", Table)
    assert [[row[0].text, row[1].text, row[4].text] for row in table.rows] == [
        ["standard", "contoh-poros.toml", "3f" * 32],
        ["pilot", "pilot.csv", "0a1b2c3d" * 8],
        ["batch", "lot-117.csv", "0a1b2c3d" * 8],
    ]
    assert len(find(sections(lot(pilot=False), EN), "provenance", Table)[0].rows) == 2
