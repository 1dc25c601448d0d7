"""What stands above a table."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from intake.files import ONE, notes, workbook

from qc.intake import ColumnPlan, read_batch
from qc.intake.batch import Stated
from qc.intake.layout.titles import merged, owner, read_titles
from qc.terms import Context
from qc.verdict.model import Identity
from qc.workflow.stated import with_stated

if TYPE_CHECKING:
    from intake.files import Folder

TABLE: list[list[Any]] = [["No", "diameter"], [1, 12.01], [2, 12.02]]
MINE = ColumnPlan(columns=ONE.columns, part=("BOS-12", "Bos bubut 12", "Turned collar 12"))


def test_pairs_in_one_cell_and_in_two() -> None:
    found = read_titles(
        [
            ["Nama Part : Handel HK-96", "", "No. Lot : HK-2611-03"],
            ["Tgl : 17 Nopember 2026   Jml Lot : 1.250 pcs"],
            ["Tanggal Produksi", ":", "16/11/2026"],
            ["Operator", "Budi", "Mesin: Bubut 2", "Shift", "2"],
            ["Standar", "12 ± 0,05"],
            ["Pemasok = CV Contoh Logam"],
        ]
    )
    assert found.stated == Stated(
        part="Handel HK-96",
        lot="HK-2611-03",
        workshop="CV Contoh Logam",
        quantity=1250,
        produced=dt.date(2026, 11, 16),
        inspected=dt.date(2026, 11, 17),
    )
    assert found.context == {Context.OPERATOR: "Budi", Context.MACHINE: "Bubut 2", Context.SHIFT: "2"}
    assert found.limits == ("12 ± 0,05",)


def test_what_cannot_be_read_is_not_taken() -> None:
    found = read_titles([["Tgl : minggu lalu", "Jml Lot : banyak"], ["Lot : A"], ["Lot : B"]])
    assert found.stated == Stated(lot="A")


def test_the_first_file_that_says_a_thing_counts() -> None:
    assert merged([Stated(part="A"), Stated(part="B", lot="7")]) == Stated(part="A", lot="7")


def test_lots_with_leading_zeros_and_e_stay_as_written(folder: Folder) -> None:
    batch = folder.read(workbook([["No. Lot", "007"], ["Mesin", "1E5"], [], *TABLE]), name="a.xlsx")
    assert batch.stated.lot == "007"
    assert batch.series["diameter"].context[Context.MACHINE].tolist() == ["1E5", "1E5"]


def test_a_column_is_stronger_than_a_title(folder: Folder) -> None:
    rows: list[list[Any]] = [["Operator : Budi"], [], ["No", "Operator", "diameter"], [1, "Siti", 12.01]]
    series = folder.read(workbook(rows), name="a.xlsx").series["diameter"]
    assert series.context[Context.OPERATOR].tolist() == ["Siti"]


def test_another_part_is_said(folder: Folder) -> None:
    other = workbook([["Part : Handel HK-96"], *TABLE])
    note = "the sheet is about the part “Handel HK-96”, the standard about BOS-12: check that they belong together"
    assert note in notes(folder.read(other, MINE, name="a.xlsx"))
    own = workbook([["Part : Bos 12 x 25"], *TABLE])
    assert not [said for said in notes(folder.read(own, MINE, name="b.xlsx")) if "belong together" in said]


def test_what_the_user_says_is_stronger() -> None:
    stated = Stated(lot="L-7", quantity=100, part="Bos", inspected=dt.date(2026, 11, 17))
    assert with_stated(Identity(lot="L-8"), stated) == Identity(
        lot="L-8", quantity=100, inspected=dt.date(2026, 11, 17)
    )
    assert with_stated(None, Stated()) == Identity()


def test_the_longer_of_two_names_is_meant() -> None:
    names = {"d": ["Diameter"], "d_luar": ["Diameter luar"]}
    assert owner([["Hasil diameter luar bos"]], None, names) == "d_luar"
    assert owner([["Hasil diameter bos"]], None, names) == "d"
    assert owner([["Diameter luar"]], "x", {"a": ["Diameter luar"], "b": ["Bos"]}) == "a"
    assert owner([["Berat dan panjang"]], None, {"a": ["Berat"], "b": ["Panjang"]}) is None


def test_other_limits_above_the_table_are_said(folder: Folder) -> None:
    rows: list[list[Any]] = [["Standar : 12,1 / 11,9 (mm)"], *TABLE]
    batch = folder.read(workbook(rows), name="a.xlsx")
    assert (
        "Diameter dalam: the sheet gives other limits than the standard: “12,1 / 11,9 (mm)”; the standard's count: "
        "11.95 … 12.05 mm"
    ) in notes(batch)


def test_files_of_one_lot_share_what_is_stated(folder: Folder) -> None:
    first = folder.write(workbook([["No. Lot : L-7"], *TABLE]), "a.xlsx")
    second = folder.write("No;diameter\n3;12,01\n", "b.csv")
    assert read_batch([second, first], ONE).stated == Stated(lot="L-7")
