"""Tables that spaces align, in which something stands elsewhere than its header: read right, or asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import ONE, TWO, expected, plan, said

if TYPE_CHECKING:
    from intake.files import Folder

LETTERS = plan(expected("d", lsl=0.0, usl=900.0), expected("m", lsl=0.0, usl=900.0))


def test_readings_that_stand_a_header_too_far_left_are_none_of_the_next(folder: Folder) -> None:
    """The first reading stood below the date and made one cell with it: d had the readings of m."""
    text = (
        "        No              Tanggal            d            m\n"
        "        1  12 Desember 2026   5,0352inch  11,6766inch\n"
        "         2       12 Nov 2026  14,8677inch   6,4962inch\n"
    )
    found = folder.refuse(text, LETTERS, name="a.txt")
    assert [one.location.row for one in found if one.location is not None] == [2, 3]
    assert "“12 Desember 2026”, “5,0352inch” stand below the same header" in said(found[0])


@pytest.mark.parametrize("cell", ["12/11/2026 5,0352inch", "12 Nov 2026 5,03", "7 12,05"])
def test_two_cells_that_one_space_parts_are_no_cell(folder: Folder, cell: str) -> None:
    text = f"No  Tanggal pemeriksaan        d\n1   {cell:<21}  12,01\n2   13/11/2026             12,02\n"
    (problem,) = folder.refuse(text, plan(expected("d", lsl=0.0, usl=900.0)), name="a.txt")
    assert said(problem).startswith(f"a.txt, row 2, column Tanggal pemeriksaan: “{cell}” stand")


@pytest.mark.parametrize("cell", ["12/11/2026 07.30", "12 Nov 2026", "12,00 ± 0,05", "12,00 -0,05", "11,9 s/d 12,1"])
def test_times_and_limits_are_one_cell(folder: Folder, cell: str) -> None:
    text = f"No  Tanggal pemeriksaan        d\n1   {cell:<21}  12,01\n2   13/11/2026             12,02\n"
    batch = folder.read(text, plan(expected("d", lsl=0.0, usl=90.0)), name="a.txt")
    assert batch.series["d"].values.tolist() == [12.01, 12.02]


def test_rows_below_a_header_that_stands_again_elsewhere(folder: Folder) -> None:
    """Its reading was left out with the words that stood below "Nilai"."""
    text = (
        "No  Karakteristik  Nilai   Ket\n1               d  0,88   kasar\n2               d  0,97\n"
        "        No  Karakteristik  Nilai   Ket\n     4                  d  >0,77  kasar\n"
    )
    (problem, *_) = folder.refuse(text, LETTERS, name="a.txt")
    assert said(problem).startswith("a.txt, row 4, column Karakteristik: “No” stands below Karakteristik: which is")


def test_a_header_that_stands_again_a_little_aside(folder: Folder) -> None:
    text = "No  Diameter dalam\n1           12,003\n No  Diameter dalam\n2           12,004\n"
    assert folder.read(text, ONE, name="a.txt").series["diameter"].values.tolist() == [12.003, 12.004]


def test_a_number_and_a_name_below_one_header(folder: Folder) -> None:
    """They were a name that the standard does not have, and the row was left out with its reading."""
    text = (
        "No     Karakteristik     Nilai\n 1     d                    19\n 1     m                    12\n"
        "        2     d             38\n        2     m             13\n"
    )
    found = folder.refuse(text, LETTERS, name="a.txt")
    assert "“2”, “d” stand below the same header" in said(found[0])


@pytest.mark.parametrize("rule", ["", "   --     -----     ----------     ---\n"])
def test_the_second_half_of_a_header_may_be_wider(folder: Folder, rule: str) -> None:
    """Its unit was lost: the readings were a thousand times too large."""
    header = "   No     Jam        Diameter       Ket\n                    dalam (µm)\n"
    text = f"{header}{rule}   1      07.39     12,8           ok\n"
    columns = plan(expected("Diameter dalam", lsl=0.0, usl=1.0))
    batch = folder.read(text, columns, name="a.txt")
    assert batch.series["Diameter dalam"].values.tolist() == pytest.approx([0.0128])


@pytest.mark.parametrize("half", ["   (cm) (mm)", " cm cm"])
def test_a_second_half_that_stands_below_no_header_is_asked_about(folder: Folder, half: str) -> None:
    text = f"No  d          m\n{half}\n1   12,8       12,9\n2   12,7       12,8\n"
    (problem, *_) = folder.refuse(text, LETTERS, name="a.txt")
    assert problem.location is not None
    assert problem.location.row == 2


def test_a_second_half_beside_its_headers(folder: Folder) -> None:
    text = "No  d          m\n       (cm)       (cm)\n1   12,8       12,9\n2   12,7       12,8\n"
    batch = folder.read(text, LETTERS, name="a.txt")
    assert batch.series["d"].values.tolist() == [128, 127]
    assert batch.series["m"].values.tolist() == [129, 128]


def test_words_below_a_header_that_have_no_unit(folder: Folder) -> None:
    text = "No   Diameter dalam\nPagi hari ini\n1    12,003\n2    12,004\n"
    assert folder.read(text, ONE, name="a.txt").series["diameter"].values.tolist() == [12.003, 12.004]


@pytest.mark.parametrize(
    "text",
    [
        "   No Karakteristik Nilai Satuan\n   1  d       47mm    mm\n   2  d       46mm    mm\n",
        "No Karakteristik Nilai Satuan\n1\td\t47mm\tmm\n2\td\t46mm\tmm\n3\tm  \t46mm\tmm\n",
        "No Diameter dalam Berat  \n1\t12,003\t  120\nNo\tDiameter dalam\tBerat\n2\t12,004\t120\n",
    ],
)
def test_a_row_of_readings_is_no_header(folder: Folder, text: str) -> None:
    """The header stood right above it, with single spaces: the row was lost."""
    columns = LETTERS if "Karakteristik" in text else TWO
    (problem, *_) = folder.refuse(text, columns, name="a.txt")
    assert problem.location is not None
    assert problem.location.row == 1
    assert "single space" in said(problem)


NARROW = (
    "Sub grup  Tanggal     X1  X2  Ket\n--------  ----------  --  --  ---\n"
    "1         10/11/2026     19  21\n2         11/11/2026  39  45  ok\n"
)


def test_a_row_that_is_in_line_with_other_headers_when_moved_is_asked_about(folder: Folder) -> None:
    """Its first reading was the second, and its second a remark."""
    (problem,) = folder.refuse(NARROW, plan(expected("d", lsl=0.0, usl=90.0)), name="a.txt")
    assert said(problem).startswith("a.txt, row 3, column X1: “19” stands below X1, X2: which is meant cannot be told")


@pytest.mark.parametrize("row", ["  19  21", "      21  ok", "  19      ok", "   9   1"])
def test_a_row_that_is_in_line_with_its_own_headers_is_read(folder: Folder, row: str) -> None:
    text = NARROW.replace("10/11/2026     19  21", f"10/11/2026{row}")
    series = folder.read(text, plan(expected("d", lsl=0.0, usl=90.0)), name="a.txt").series["d"]
    first = [float(word) for word in row.split() if word != "ok"]
    assert series.values[series.row == 3][series.present[series.row == 3]].tolist() == first
