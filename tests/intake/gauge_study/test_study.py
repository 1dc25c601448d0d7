"""Files of gauge studies: how they are laid out, and everything that can be wrong with them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest
from intake.files import expected

from qc.errors import InputError, Problem
from qc.intake.gauge_study.study import Study, read_study
from qc.intake.gauge_study.study_readings import Wish
from qc.words import language

if TYPE_CHECKING:
    from intake.files import Folder

EN = language("en")
LONG = """\
Part;Operator;Ulangan;Nilai
1;Budi;1;10,1
1;Budi;2;10,2
2;Budi;1;11,0
2;Budi;2;11,1
1;Siti;1;10,3
1;Siti;2;10,2
2;Siti;1;11,2
2;Siti;2;11,1
"""
WIDE = """\
Sampel,Penguji,Trial 1,Trial 2
1,Budi,10.1,10.2
2,Budi,11.0,11.1
1,Siti,10.3,10.2
2,Siti,11.2,11.1
"""
VALUES = [10.1, 10.2, 11.0, 11.1, 10.3, 10.2, 11.2, 11.1]


def study(folder: Folder, text: str | bytes, **wish: Any) -> Study:
    return read_study(folder.write(text, "studi.csv"), Wish(**wish))


def problems(folder: Folder, text: str | bytes, **wish: Any) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        study(folder, text, **wish)
    return caught.value.problems


def said(folder: Folder, text: str | bytes, **wish: Any) -> str:
    return "\n".join(line for problem in problems(folder, text, **wish) for line in problem.lines(EN))


def test_a_row_per_reading(folder: Folder) -> None:
    found = study(folder, LONG)
    assert found.values.tolist() == VALUES
    assert found.part == ("1", "1", "2", "2", "1", "1", "2", "2")
    assert found.operator == ("Budi",) * 4 + ("Siti",) * 4
    assert (found.name, found.unit, found.decimals) == ("Nilai", None, 1)
    assert (found.source.name, found.source.rows) == ("studi.csv", 8)


def test_a_column_per_trial(folder: Folder) -> None:
    found = study(folder, WIDE)
    assert found.values.tolist() == VALUES
    assert found.part == ("1", "1", "2", "2", "1", "1", "2", "2")
    assert found.operator == ("Budi",) * 4 + ("Siti",) * 4
    assert (found.name, found.source.rows) == ("Trial 1 … Trial 2", 4)
    assert study(folder, WIDE, name="Diameter").name == "Diameter"


@pytest.mark.parametrize(
    "header",
    [
        "No Part;Appraiser;Replicate;Reading",
        "Benda ke;Nama Operator;Pengulangan ke;Hasil ukur",
        "SAMPEL;PEMERIKSA;RUN;DATA",
        "Komponen;Inspector;Percobaan;Diameter",
        "Unit;Juru ukur;Kali ke;Tebal lapisan",
    ],
)
def test_headers_in_both_languages(folder: Folder, header: str) -> None:
    assert study(folder, LONG.replace("Part;Operator;Ulangan;Nilai", header)).values.tolist() == VALUES


def test_trials_need_no_number(folder: Folder) -> None:
    rows = [line.split(";") for line in LONG.splitlines()]
    assert study(folder, "\n".join(f"{part};{user};{value}" for part, user, _, value in rows)).values.size == 8


def test_a_title_above_and_sums_below_do_not_disturb(folder: Folder) -> None:
    found = study(folder, f"Studi R&R;;;\n\n{LONG}Rata-rata;;;10,6\n")
    assert found.values.tolist() == VALUES
    assert any("left out" in EN.say(note.said) for note in found.notes)


def test_spellings_that_differ_in_capitals_are_one(folder: Folder) -> None:
    found = study(folder, LONG.replace("1;Budi;2", "1;BUDI ;2"))
    assert set(found.operator) == {"Budi", "Siti"}


def test_a_workbook_s_sheet_is_chosen_by_its_headers(folder: Folder) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Catatan", "lain"])
    sheet = book.create_sheet("Studi")
    for line in WIDE.splitlines():
        sheet.append([float(cell) if cell[0].isdigit() else cell for cell in line.split(",")])
    stream = io.BytesIO()
    book.save(stream)
    found = read_study(folder.write(stream.getvalue(), "studi.xlsx"))
    assert found.values.tolist() == VALUES
    assert found.source.sheet == "Studi"


def test_a_workbook_with_text_among_numbers_is_read_carefully(folder: Folder) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in WIDE.splitlines():
        book.active.append([float(cell) if cell[0].isdigit() else cell for cell in line.split(",")])
    book.active["C3"] = "11,0"
    stream = io.BytesIO()
    book.save(stream)
    assert read_study(folder.write(stream.getvalue(), "studi.xlsx")).values.tolist() == VALUES


@pytest.mark.parametrize(
    ("header", "cell", "unit"),
    [
        ("Nilai (mm)", "10,1", "mm"),
        ("Nilai (V)", "10,1", "V"),
        ("Nilai (mikron)", "10,1", "µm"),
        ("Nilai", "10,1 mm", "mm"),
    ],
)
def test_the_unit_is_the_header_s_or_the_first_reading_s(folder: Folder, header: str, cell: str, unit: str) -> None:
    found = study(folder, LONG.replace("Nilai", header).replace("10,1", cell))
    assert found.unit == unit
    assert found.values.tolist() == VALUES


def test_the_unit_may_have_a_column(folder: Folder) -> None:
    head, *rows = LONG.splitlines()
    text = "\n".join([f"{head};Satuan", *(f"{row};mm" for row in rows)])
    assert study(folder, text).unit == "mm"


def test_a_standard_s_characteristic_is_found_by_name_and_converted(folder: Folder) -> None:
    wanted = expected("tebal", unit="mm", lsl=0.005, usl=0.02)
    text = LONG.replace("Ulangan;Nilai", "Ulangan;Tebal (µm)").replace("Part", "Catatan;Part").replace("\n", "\n;")
    found = study(folder, text.rstrip(";"), expected=wanted)
    assert found.unit == "mm"
    assert found.values == pytest.approx(np.array(VALUES) / 1000)


def test_rows_are_chosen_by_the_characteristic_that_they_name(folder: Folder) -> None:
    head, *rows = LONG.splitlines()
    other = [row.replace("10,", "20,").replace("11,", "21,") for row in rows]
    text = "\n".join([f"Karakteristik;{head}", *(f"Tebal;{r}" for r in rows), *(f"Lebar;{r}" for r in other)])
    assert study(folder, text, name="Tebal").values.tolist() == VALUES
    assert study(folder, text, name="lebar").values[0] == 20.1
    assert study(folder, text, expected=expected("tebal")).values.tolist() == VALUES
    assert "the rows name several characteristics\n  found: Tebal, Lebar" in said(folder, text)
    assert "no row names the characteristic Tinggi\n  found: Tebal, Lebar" in said(folder, text, name="Tinggi")


def test_a_column_of_one_characteristic_needs_no_choice(folder: Folder) -> None:
    head, *rows = LONG.splitlines()
    text = "\n".join([f"Karakteristik;{head}", *(f"Tebal;{row}" for row in rows)])
    assert study(folder, text).values.tolist() == VALUES


def test_the_column_of_readings_may_be_named(folder: Folder) -> None:
    head, *rows = LONG.splitlines()
    text = "\n".join([head.replace("Nilai", "Tebal;Lebar"), *(f"{row};7,0" for row in rows)])
    assert study(folder, text, name="tebal").values.tolist() == VALUES
    assert "it is not clear which column holds the readings" in said(folder, text)
    assert "studi.csv, row 1: no column is named Tinggi" in said(folder, text, name="Tinggi")


def test_three_decimals_are_asked_about_unless_the_tolerance_tells(folder: Folder) -> None:
    text = LONG.replace("10,", "10,00").replace("11,", "11,00")
    asked = said(folder, text)
    assert "can be read in two ways: 10,001 or 10001" in asked
    assert "what to do: Give the limits, with --tolerance or --spec" in asked
    assert "expected: a number\n" in asked
    assert study(folder, text, tolerance=0.5).values[0] == 10.001
    assert "can be read in two ways" in said(folder, text, tolerance=500.0)


FAULTS = [
    ("2;Siti;2;11,1", "", "studi.csv: operator Siti measured part 2 1 time, most others 2 times"),
    ("2;Siti;1;11,2\n2;Siti;2;11,1", "", "studi.csv: operator Siti measured part 2 0 times, most others 2 times"),
    ("2;Siti;2;11,1", "2;Siti;2;", "studi.csv, row 9, column Nilai: there is no reading here"),
    ("2;Siti;2;11,1", "2;Siti;2;HL", "found: HL"),
    ("2;Siti;2;11,1", "2;Siti;2;11,l", "studi.csv, row 9, column Nilai: this is not a number"),
    ("2;Siti;2;11,1", "2;Siti;2;>11,1", "row 9, column Nilai: the gauge study needs the reading itself"),
    ("2;Siti;2;11,1", ";Siti;2;11,1", "studi.csv, row 9: this row does not say which part was measured"),
    ("2;Siti;2;11,1", "2;;2;11,1", "studi.csv, row 9: this row does not say who measured"),
    ("2;Siti;2;11,1", "2;Siti;1;11,1", "studi.csv, row 9: the same part, operator and trial stand twice"),
    ("2;Siti;2;11,1", "2;Siti;1;11,1", "expected: each trial once; it stands in row 8 too"),
    ("Siti", "Budi", "the same part, operator and trial stand twice"),
    ("Operator", "Warna", "no row of headers of a gauge study was found"),
    ("Nilai", "", "it is not clear which column holds the readings"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), FAULTS, ids=[f"{new or old!r}" for old, new, _ in FAULTS])
def test_faults_are_told_with_their_place(folder: Folder, old: str, new: str, sentence: str) -> None:
    assert sentence in said(folder, LONG.replace(old, new))


def test_every_fault_is_told_at_once(folder: Folder) -> None:
    text = LONG.replace("10,1", "1O,1").replace("2;Siti;2;11,1", "2;Siti;2;x")
    assert len(problems(folder, text)) == 2
    text = LONG.replace("1;Budi;1;10,1", ";Budi;1;10,1").replace("2;Siti;2;11,1", "2;;2;")
    assert len(problems(folder, text)) == 3
