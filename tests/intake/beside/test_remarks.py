"""What people remark on rows, kept with their readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
from intake.files import ONE, TWO, notes, plan, saved, workbook

from qc.intake import ExpectedColumn, read_batch
from qc.intake.survey import survey

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch

THREAD = ExpectedColumn(id="ulir", names=("Ulir",), unit="", counts="nonconforming")
ITEM = "Item;1;2;Judge;Ket\nDiameter dalam;12,01;12,02;OK;\nBerat;120;121;NG - gores;dua kali\n"


def remarks(batch: Batch, name: str = "diameter") -> list[str] | None:
    found = batch.series[name].remarks
    return None if found is None else found.tolist()


def test_a_remark_stays_with_every_reading_of_its_row(folder: Folder) -> None:
    batch = folder.read("No;diameter;Berat;Keterangan\n1;12,01;120;\n2;12,02;121; stop mesin \n", TWO)
    assert remarks(batch) == ["", "stop mesin"]
    assert remarks(batch, "berat") == ["", "stop mesin"]
    assert "remarks, kept with their readings and not judged: Keterangan" in notes(batch)


def test_a_column_without_any_remark_leaves_nothing(folder: Folder) -> None:
    assert remarks(folder.read("No;diameter;Ket.\n1;12,01;\n2;12,02; \n")) is None


def test_remarks_follow_their_readings_into_production_order(folder: Folder) -> None:
    batch = folder.read("No;diameter;Catatan\n3;12,03;tiga\n1;12,01;satu\n2;12,02;\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.03]
    assert remarks(batch) == ["satu", "", "tiga"]


def test_each_reading_of_a_subgroup_has_its_rows_remark(folder: Folder) -> None:
    batch = folder.read("Subgrup;X1;X2;Remarks\n1;12,01;12,02;\n2;12,03;12,04;ganti pahat\n")
    assert remarks(batch) == ["", "", "ganti pahat", "ganti pahat"]


def test_of_several_files_each_keeps_its_own(folder: Folder) -> None:
    first = folder.write("No;diameter;Ket\n1;12,01;awal\n2;12,02;\n", "a.csv")
    second = folder.write("No;diameter\n3;12,03\n", "b.csv")
    assert remarks(read_batch([first, second], ONE)) == ["awal", "", ""]


def test_what_stands_behind_a_judgement_is_a_remark(folder: Folder) -> None:
    batch = folder.read("No;diameter;Status\n1;12,01;OK\n2;12,20;NG - peok\n3;12,30;NG\n")
    assert remarks(batch) == ["", "peok", ""]


def test_a_judgement_and_a_remark_are_both_kept(folder: Folder) -> None:
    batch = folder.read("No;diameter;Status;Ket\n1;12,01;OK;\n2;12,20;NG (peok);jatuh\n")
    assert remarks(batch) == ["", "peok; jatuh"]


def test_a_check_sheets_judgement_is_of_its_whole_row(folder: Folder) -> None:
    batch = folder.read(ITEM, TWO)
    assert remarks(batch) is None
    assert remarks(batch, "berat") == ["gores; dua kali", "gores; dua kali"]


def test_a_mark_with_its_defect_keeps_it_before_the_remark(folder: Folder) -> None:
    table = "No;Ulir;Ket\n1;OK;\n2;NG - aus;lihat foto\n3;NG;retak\n"
    assert remarks(folder.read(table, plan(THREAD)), "ulir") == ["", "aus", "retak"]


def test_a_remark_on_a_row_without_a_reading_is_told(folder: Folder) -> None:
    batch = folder.read("No;diameter;Ket\n1;12,01;\n2;;rusak waktu bongkar\n3;12,03;\n")
    assert remarks(batch) is None
    assert "a remark stands in a row that has no readings: 3: “rusak waktu bongkar”" in notes(batch)
    rows = "".join(f"{i};;hilang {i}\n" for i in range(2, 9))
    (many,) = [one for one in notes(folder.read(f"No;diameter;Ket\n1;12,01;\n{rows}", name="b.csv")) if "hilang" in one]
    assert many.startswith("remarks stand in 7 rows that have no readings: 3: “hilang 2”")
    assert many.endswith("…")


def test_remarks_of_a_workbook_stand_as_written(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "diameter", "Ket"], [1, 12.01, 5], [2, 12.02, None], [3, 12.03, "=1+1"]]
    assert remarks(folder.read(workbook(rows), name="a.xlsx")) == ["5", "", "=1+1"]


def test_merged_remarks_stand_at_their_first_row(folder: Folder) -> None:
    book = openpyxl.Workbook()
    for row in (["No", "diameter", "Ket"], [1, 12.01, "setel ulang"], [2, 12.02, None], [3, 12.03, None]):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    found = remarks(folder.read(saved(book), name="a.xlsx"))
    assert found is not None
    assert found[0] == "setel ulang"
    assert found[2] == ""


def test_a_long_remark_costs_its_length_once(folder: Folder) -> None:
    long = "x" * 5000
    batch = folder.read("No;diameter;Ket\n" + "".join(f"{i};12,01;{long if i == 2 else ''}\n" for i in range(1, 2000)))
    found = batch.series["diameter"].remarks
    assert found is not None
    assert (found[1], found.itemsize) == (long, 8)


def test_explained_readings_show_the_remarked_ones_too(folder: Folder) -> None:
    rows = "".join(f"{i};12,0{i % 5};{'aus' if i == 40 else ''}\n" for i in range(1, 60))
    found = survey([folder.write("No;diameter;Ket\n" + rows)], ONE)
    examples = found.understood[0].readings[0].examples
    assert [(e.place.row, e.remark) for e in examples][-2:] == [(6, ""), (41, "aus")]
