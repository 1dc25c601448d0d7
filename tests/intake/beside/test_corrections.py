"""Corrections are taken where the file agrees, recorded, and refused everywhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from intake.files import DIAMETER, ONE, TWO, notes, said, workbook

from qc.errors import InputError, Location
from qc.intake import read_batch
from qc.intake.beside.correction_file import FIELDS, read_corrections
from qc.intake.beside.corrections import Correction, agrees, unplaced
from qc.intake.survey import survey

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch

HEAD = ";".join(FIELDS)
PLAIN = "No;diameter\n1;12,01\n2;12,10\n3;12,03\n"


def correction(**changed: Any) -> Correction:
    """A correction of the second reading of ``PLAIN``."""
    told: dict[str, Any] = {
        "file": "batch.csv",
        "sheet": None,
        "row": 3,
        "column": "diameter",
        "old": "12,10",
        "new": "12,01",
        "who": "Budi",
        "when": "21/11/2026",
        "why": "tertukar",
        "place": Location(file="k.csv", row=2),
    }
    return Correction(**(told | changed))


def corrected(folder: Folder, content: str | bytes, *given: Correction, name: str = "batch.csv") -> Batch:
    return read_batch([folder.write(content, name)], replace(ONE, corrections=given))


def refused(folder: Folder, *given: Correction) -> str:
    with pytest.raises(InputError) as caught:
        corrected(folder, PLAIN, *given)
    return said(caught.value.problems[0])


def test_a_cell_is_read_as_corrected_and_the_file_stays(folder: Folder) -> None:
    batch = corrected(folder, PLAIN, correction())
    assert batch.series["diameter"].values.tolist() == [12.01, 12.01, 12.03]
    assert (folder.path / "batch.csv").read_text(encoding="utf-8") == PLAIN
    assert batch.corrections == (correction(),)
    (note,) = [note for note in batch.notes if "corrected" in note.said.text]
    assert note.location == Location(file="batch.csv", row=3, column="diameter")
    assert "corrected by the user: the file says 12,10, read as 12,01 (Budi, 21/11/2026: tertukar)" in notes(batch)


def test_without_a_correction_nothing_is_recorded(folder: Folder) -> None:
    batch = folder.read(PLAIN)
    assert (batch.corrections, batch.slips) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "value"), [("12.1", "12.01", 12.01), ("12,1", "12,013", 12.013), ("12,10", "-", np.nan)]
)
def test_the_new_text_is_read_by_the_rules_of_its_column(folder: Folder, old: str, new: str, value: float) -> None:
    batch = corrected(folder, PLAIN, correction(old=old, new=new))
    assert np.array_equal(batch.series["diameter"].values[1], value, equal_nan=True)


def test_a_cell_that_is_no_number_can_be_corrected(folder: Folder) -> None:
    batch = corrected(folder, PLAIN.replace("12,10", "12,l0"), correction(old="12,l0"))
    assert batch.series["diameter"].values.tolist() == [12.01, 12.01, 12.03]


def test_a_later_correction_follows_on_an_earlier_one(folder: Folder) -> None:
    batch = corrected(folder, PLAIN, correction(), correction(old="12,01", new="12,02"))
    assert batch.series["diameter"].values[1] == 12.02
    assert len(batch.corrections) == 2


def test_a_cell_of_a_workbook_is_corrected(folder: Folder) -> None:
    data = workbook([["No", "diameter"], [1, 12.01], [2, 12.10], [3, 12.03]])
    given = correction(file="hari/batch.xlsx", sheet="DATA", old="12,1")
    (folder.path / "hari").mkdir()
    batch = corrected(folder, data, given, name="hari/batch.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.01, 12.03]
    assert (
        corrected(folder, data, correction(file="batch.xlsx", sheet="Lain"), name="hari/batch.xlsx").corrections == ()
    )


def test_what_the_file_does_not_say_is_refused(folder: Folder) -> None:
    assert refused(folder, correction(old="12,11")) == (
        "k.csv, row 2: the file does not say what this correction takes it to say (cell: 12,10)\n"
        "  found: 12,11\n"
        "  expected: the cell as it stands at batch.csv, row 3, column diameter\n"
        "  what to do: Correct the “old” of this line, or check whether it is the right cell."
    )


@pytest.mark.parametrize("changed", [{"row": 9}, {"column": "Berat"}, {"file": "lain.csv"}, {"file": ""}])
def test_a_cell_that_no_file_has_is_said(folder: Folder, changed: dict[str, Any]) -> None:
    given = correction(**changed)
    found = survey([folder.write(PLAIN)], replace(ONE, corrections=(given,)))
    assert found.batch is None
    assert "this correction is of a cell that holds no reading" in said(found.problems[0])
    assert list(unplaced([given], [given])) == []


def test_only_its_own_cell_is_corrected(folder: Folder) -> None:
    text = "No;diameter;Berat\n1;12,01;120\n2;12,10;121\n"
    batch = read_batch(
        [folder.write(text)], replace(TWO, corrections=(correction(column="Berat", old="121", new="122"),))
    )
    assert batch.series["berat"].values.tolist() == [120, 122]
    assert batch.series["diameter"].values.tolist() == [12.01, 12.1]


@pytest.mark.parametrize(
    ("written", "old", "same"),
    [("12,10", "12.1", True), ("\u00a012,1", "12,10 ", True), ("−0,5", "-0.5", True), ("OK", "OK", True),
     ("", "", True), ("12,10", "12,01", False), ("OK", "NG", False), ("", "0", False)],
)  # fmt: skip
def test_what_counts_as_the_same(written: str, old: str, *, same: bool) -> None:
    assert agrees(written, old) is same


def test_a_slip_of_the_form_is_offered_then_corrected(folder: Folder) -> None:
    limits = replace(DIAMETER, id="panjang", names=("Panjang",), nominal=600.0, lsl=598.0, usl=602.0)
    text = "No;Panjang\n1;600,5\n2;600,2\n3;599,8\n4;60,1\n"
    plan = replace(ONE, columns=(limits,))
    batch = folder.read(text, plan)
    (slip,) = batch.slips
    assert (slip.location.row, slip.found, slip.offered, slip.decimals) == (5, 60.1, 601.0, 1)
    assert "Panjang: 60.1 may be a slip of the pen for 601.0 (the decimal mark stands elsewhere)" in " ".join(
        notes(batch)
    )
    assert batch.series["panjang"].values[3] == 60.1
    fixed = correction(row=5, column="Panjang", old="60,1", new="601")
    again = read_batch(["batch.csv"], replace(plan, corrections=(fixed,)))
    assert again.series["panjang"].values[3] == 601.0
    assert again.slips == ()


LINE = "batch.csv;;3;diameter;12,10;12,01;Budi;21/11/2026;tertukar"
FILES = [
    (f"{HEAD}\n{LINE}\n", "utf-8"),
    (f"{HEAD}\n\n{LINE}\n;;;;;;;;\n", "utf-8-sig"),
    (f"berkas;lembar;baris;kolom;semula;menjadi;oleh;tanggal;alasan\n{LINE}\n", "utf-16"),
    (f"berkas;lembar;baris;kolom;lama;baru;siapa;kapan;mengapa\n{LINE}\n", "utf-8"),
    (f"{HEAD}\n{LINE}\n".replace(";", "\t"), "cp1252"),
    ('file,row,column,old,new,who,when,why\nbatch.csv,3,diameter,"12,10","12,01",Budi,21/11/2026,tertukar\n', "utf-8"),
]


@pytest.mark.parametrize(("text", "encoding"), FILES)
def test_a_file_of_corrections_is_read(folder: Folder, text: str, encoding: str) -> None:
    (one,) = read_corrections(folder.write(text.encode(encoding), "k.csv"))
    assert replace(one, place=correction().place) == correction()
    assert one.place.file == "k.csv"


def test_a_text_kept_from_being_a_formula_is_read_as_it_was(folder: Folder) -> None:
    (one,) = read_corrections(
        folder.write(f"{HEAD}\n{LINE}\n".replace("tertukar", "'=salah").replace("12,10", "'-12"), "k")
    )
    assert (one.why, one.old) == ("=salah", "-12")


BAD = [
    (LINE.replace("Budi", ""), "this correction does not say: who"),
    (LINE.replace("12,01", ""), "this correction does not say: new"),
    (LINE.replace(";3;", ";tiga;"), "this is not the number of a row"),
    (LINE.replace("21/11/2026", "kemarin"), "this is not a date"),
    ("batch.csv", "this correction does not say: row, column, new, who, when, why"),
]


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_a_line_that_is_not_complete_is_refused(folder: Folder, line: str, reason: str) -> None:
    name = folder.write(f"{HEAD}\n{line}\n", "k.csv")
    with pytest.raises(InputError) as caught:
        read_corrections(name)
    assert said(caught.value.problems[0]).startswith(f"k.csv, row 2: {reason}")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("file;row\nbatch.csv;3\n", "headers are missing in the file of corrections: column, old, new, who, when, why"),
        (workbook([["file"]]), "corrections are read from a CSV file"),
        (b"\xff\xfea\x00\x00\xd8", "cannot be read"),
    ],
)
def test_a_file_that_is_none_of_corrections_is_refused(folder: Folder, content: str | bytes, reason: str) -> None:
    name = folder.write(content, "k.csv")
    with pytest.raises(InputError, match=reason):
        read_corrections(name)


def test_a_file_that_is_not_there_is_refused(folder: Folder) -> None:
    assert folder.path.is_dir()
    with pytest.raises(InputError, match=r"k\.csv"):
        read_corrections("k.csv")
