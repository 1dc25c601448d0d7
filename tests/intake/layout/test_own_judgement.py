"""The sheet's own judgement of its rows, in whatever column it stands, held against the standard's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from intake.files import TWO, notes, workbook

from qc.intake.plan import ColumnPlan
from qc.words import language

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch

VALUES = (12.01, 12.09, 11.9, 12.02)
HIGH, LOW = "C3 (Diameter dalam 12.09, above the limit 12.05)", "C4 (Diameter dalam 11.90, below the limit 11.95)"


def says_ok(label: str, *cells: str) -> str:
    """Return the note that a sheet says OK of readings outside the limits."""
    return (
        f"{label}: the sheet says OK, but a reading is outside the standard's limits: {', '.join(cells)}; the readings"
        " count, and this needs explaining"
    )


def says_ng(label: str, cells: str) -> str:
    """Return the note that a sheet says NG of readings within the limits."""
    return (
        f"{label}, cell {cells}: the sheet says NG, but no reading is outside the standard's limits; the readings"
        " count, and this needs explaining"
    )


def judgements(batch: Batch) -> list[str]:
    return [note for note in notes(batch) if "needs explaining" in note or "not compared" in note]


def judged(label: str, *marks: str) -> bytes:
    rows: list[list[Any]] = [["No", "Diameter dalam", label]]
    return workbook([*rows, *([i, *one] for i, one in enumerate(zip(VALUES, marks, strict=True), start=1))])


@pytest.mark.parametrize(
    "label",
    ["Hasil", "Keterangan", "Ket.", "Judgement", "Keputusan", "Hasil Pemeriksaan", "OK/NG", "Kondisi", "Remarks"],
)
def test_a_column_of_any_such_name(folder: Folder, label: str) -> None:
    batch = folder.read(judged(label, "OK", "ok", "Baik", "NG"), name="a.xlsx")
    assert judgements(batch) == [says_ok(label, HIGH, LOW), says_ng(label, "C5")]
    assert batch.series["diameter"].values.tolist() == list(VALUES)


def test_a_judgement_that_agrees_is_not_mentioned(folder: Folder) -> None:
    batch = folder.read(judged("Hasil", "OK", "NG", "NG - lonjong", "√"), name="a.xlsx")
    assert judgements(batch) == []
    assert "left out and compared with the readings: Hasil" in notes(batch)


def test_words_among_marks_are_remarks(folder: Folder) -> None:
    batch = folder.read(judged("Ket", "OK", "gores", "OK", "OK"), name="a.xlsx")
    (note,) = judgements(batch)
    assert "C4 (Diameter dalam 11.90, below the limit 11.95)" in note
    assert "remarks, kept with their readings and not judged: Ket" in notes(batch)
    assert batch.series["diameter"].remarks is not None
    assert batch.series["diameter"].remarks.tolist() == ["OK", "gores", "OK", "OK"]


@pytest.mark.parametrize("label", ["Hasil", "Keterangan", "Operator", "Kondisi"])
def test_a_column_of_other_words_is_no_judgement(folder: Folder, label: str) -> None:
    batch = folder.read(judged(label, "Budi", "ulang", "Siti", "OK"), name="a.xlsx")
    assert judgements(batch) == []
    assert f"left out and compared with the readings: {label}" not in notes(batch)


def test_many_rows_are_named_in_part(folder: Folder) -> None:
    text = "No;diameter;Hasil\n" + "".join(f"{i};12,{10 + i};OK\n" for i in range(1, 9))
    (note,) = judgements(folder.read(text))
    assert note.count("above the limit") == 5
    assert ", …; the readings count" in note


def test_each_of_several_judgements_is_of_what_stands_before_it(folder: Folder) -> None:
    text = "No;diameter;Judge;Berat;Judgement;Keputusan\n1;12,01;OK;140;NG;NG\n2;12,20;OK;120;OK;NG\n"
    assert judgements(folder.read(text, TWO)) == [says_ok("Judge", "C3 (Diameter dalam 12.20, above the limit 12.05)")]


def test_a_judgement_beside_each_reading_of_a_long_table(folder: Folder) -> None:
    text = "No;Item;Nilai;Hasil\n1;diameter;12,01;OK\n1;Berat;140,0;OK\n"
    assert judgements(folder.read(text, TWO)) == [says_ok("Hasil", "D3 (Berat 140, above the limit 128)")]


def test_two_columns_of_ticks_are_compared_too(folder: Folder) -> None:
    text = "No;diameter;OK;NG\n1;12,01;v;\n2;12,09;v;\n3;12,02;;x\n4;12,01;v;v\n5;12,02;v;\n"
    assert judgements(folder.read(text)) == [
        "OK/NG: the marks say both OK and NG, so they are not compared: C5 (OK): v + D5 (NG): v",
        says_ok("OK/NG", HIGH),
        says_ng("OK/NG", "D4"),
    ]


def test_in_indonesian(folder: Folder) -> None:
    batch = folder.read(judged("Hasil", "OK", "OK", "NG", "OK"), name="a.xlsx")
    said = [language("id").say(note.said) for note in batch.notes]
    assert (
        "Hasil: lembar menulis OK, padahal ada hasil ukur di luar batas standar: C3 (Diameter dalam 12,09, di atas"
        " batas 12,05); yang dipakai hasil ukurnya, dan ini perlu dijelaskan"
    ) in said


def test_readings_are_the_same_with_and_without_it(folder: Folder) -> None:
    columns = ColumnPlan(columns=TWO.columns)
    with_it = folder.read("No;diameter;Berat;Hasil\n1;12,01;120;NG\n2;12,2;121;OK\n", columns)
    without = folder.read("No;diameter;Berat\n1;12,01;120\n2;12,2;121\n", columns, name="b.csv")
    for name, series in without.series.items():
        assert with_it.series[name].values.tolist() == series.values.tolist()
