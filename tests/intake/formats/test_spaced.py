"""Tables whose columns spaces align."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from intake.files import ONE, TWO, expected, notes, plan, said

from qc.intake.formats.spaced_again import headers_joined
from qc.terms import Context
from qc.words import message

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch

NARROW = plan(expected("d", lsl=11.0, usl=13.0), expected("m", unit="g", lsl=100.0, usl=150.0))
THREE = "No  Diameter dalam  Berat\n"
BESIDE = "the cells of {} stand beside their headers, one column for each"


def pair(batch: Batch) -> tuple[list[float], list[float]]:
    """The readings of both characteristics; missing ones as -1."""
    diameter, weight = (np.nan_to_num(batch.series[name].values, nan=-1).tolist() for name in ("diameter", "berat"))
    return diameter, weight


@pytest.mark.parametrize("rule", ["", "---  --------------  -----\n", "==========================\n"])
def test_blank_cells_are_told_by_their_places(folder: Folder, rule: str) -> None:
    text = (
        "MITUTOYO DP-1VR\nTanggal: 12 Nov 2026     Operator: Budi\n\n"
        f"No   Diameter dalam  Berat\n{rule}"
        "  1          12,003  120,1\n"
        "  2                  121,0\n"
        "  3          12,005\n"
        " 10          12,006  119,5\n"
        "\nRata-rata    12,005  120,2\n\nDiperiksa: Budi     Disetujui: Siti\n"
    )
    batch = folder.read(text, TWO, name="a.txt")
    assert pair(batch) == ([12.003, -1, 12.005, 12.006], [120.1, 121, -1, 119.5])
    assert batch.stated.inspected is not None
    assert "cells are set apart by spaces; each belongs to the header above it" in notes(batch)
    assert not any("beside" in note for note in notes(batch))


def test_windows_letters_and_dates_of_words(folder: Folder) -> None:
    text = (
        "Tgl           Ø luar    Tebal (µm)\n12 Nov 2026   12,003            70\n13 Nov 2026   12,005          71,5\n"
    )
    columns = plan(expected("Ø luar", lsl=11.9, usl=12.1), expected("tebal", lsl=0.05, usl=0.09))
    batch = folder.read(text.encode("cp1252"), columns, name="a.txt")
    assert batch.series["Ø luar"].values.tolist() == [12.003, 12.005]
    assert batch.series["tebal"].values.tolist() == pytest.approx([0.07, 0.0715])
    assert batch.series["tebal"].context[Context.TIME].tolist() == ["12 Nov 2026", "13 Nov 2026"]
    assert "letters read as Windows-1252" in notes(batch)


def test_a_single_space_between_full_cells_of_all_rows(folder: Folder) -> None:
    rows = [f"1{i}/11/2026 08:0{i}   12,00{i}" for i in range(1, 6)]
    text = "\n".join(["Tanggal    Jam     Diameter dalam", *rows])
    batch = folder.read(text, ONE, name="a.txt")
    assert batch.series["diameter"].values.tolist() == [12.001, 12.002, 12.003, 12.004, 12.005]
    assert batch.series["diameter"].context[Context.TIME].tolist()[0] == "11/11/2026 08:01"


def test_a_number_with_a_space_is_one_cell(folder: Folder) -> None:
    (problem,) = folder.refuse(
        "No   Berat\n1      120\n2    1 250\n", plan(expected("berat", usl=2000.0)), name="a.txt"
    )
    assert said(problem).startswith("a.txt, row 3, column Berat: this is not a number\n  found: 1 250")


def test_numbers_wholly_beside_their_headers_are_taken_in_order_and_that_is_said(folder: Folder) -> None:
    rows = "".join(f"{i:<10}{12 + i / 1000:>9.3f}      {120 + i:>9.1f}\n" for i in range(1, 4))
    batch = folder.read("No        d              m\n" + rows, NARROW, name="a.txt")
    assert batch.series["d"].values.tolist() == [12.001, 12.002, 12.003]
    assert batch.series["m"].values.tolist() == [121, 122, 123]
    assert BESIDE.format("d, m") in notes(batch)


def test_one_number_beside_its_header_is_asked_about(folder: Folder) -> None:
    text = "No  Diameter dalam          Berat\n1           12,003            120\n2           12,004     121\n"
    (problem,) = folder.refuse(text + "3           12,0              119\n", TWO, name="a.txt")
    assert said(problem) == (
        "a.txt, row 3, column Diameter dalam: “121” stands beside Diameter dalam, Berat, below no header\n"
        "  found: 2           12,004     121\n"
        "  expected: each cell below its own header, and two spaces or more between cells\n"
        "  what to do: Move it below its header with spaces, or write semicolons between the cells of the whole table."
    )


def test_cells_are_never_counted(folder: Folder) -> None:
    (problem, other) = folder.refuse("No  Diameter dalam  Berat\n1   12,003  120\n2   12,004  121\n", TWO, name="a.txt")
    assert said(problem).startswith(
        "a.txt, row 2, column Diameter dalam: “12,003”, “120” stand below the same header: which is meant cannot"
    )
    assert other.location is not None
    assert other.location.row == 3


def test_a_text_across_two_columns_is_asked_about_unless_it_ends_where_both_do(folder: Folder) -> None:
    text = (
        "No  Diameter dalam  Berat\n1           12,003    120\n2          +12,003 +120,5\n3           12,003    119\n"
    )
    assert pair(folder.read(text, TWO, name="a.txt")) == ([12.003, 12.003, 12.003], [120, 120.5, 119])
    (problem,) = folder.refuse(text.replace("+120,5", "+120"), TWO, name="b.txt")
    assert "“+12,003 +120” stands below Diameter dalam, Berat: which is meant cannot be told" in said(problem)


def test_units_and_signs_belong_to_their_numbers(folder: Folder) -> None:
    text = "No  Diameter dalam  \n1            1,2003  cm\n2            1,2004  cm\n3         <  1,2006  cm\n"
    series = folder.read(text, ONE, name="a.txt").series["diameter"]
    assert series.values.tolist() == pytest.approx([12.003, 12.004, 12.006])
    assert series.censored is not None


def test_row_numbers_without_a_header_stand_at_the_left(folder: Folder) -> None:
    batch = folder.read("   diameter  berat\n0    12.003  120.1\n1    12.005  121.0\n", TWO, name="a.txt")
    assert pair(batch) == ([12.003, 12.005], [120.1, 121])


def test_remarks_without_a_header_stand_at_the_right_and_numbers_there_are_asked_about(folder: Folder) -> None:
    text = "No  Diameter dalam\n1           12,003  agak kasar\n2           12,005\n"
    assert folder.read(text, ONE, name="a.txt").series["diameter"].values.tolist() == [12.003, 12.005]
    (problem,) = folder.refuse(text.replace("agak kasar", "12,004"), ONE, name="b.txt")
    assert "“12,004” stands beside Diameter dalam, below no header" in said(problem)


def test_sums_that_stand_elsewhere_are_left_out_and_that_is_said(folder: Folder) -> None:
    text = f"{THREE}1           12,003    120\n2           12,005    121\nRata-rata   keseluruhan   12,004 120,5\n"
    batch = folder.read(text, TWO, name="a.txt")
    assert pair(batch) == ([12.003, 12.005], [120, 121])
    assert "the sums of row 4 do not stand below the headers and are not compared" in notes(batch)


def test_words_with_numbers_among_the_rows_are_asked_about_but_not_below_them(folder: Folder) -> None:
    text = f"{THREE}1           12,003    120\nBudi 12,004 121 dan lain-lain\n2           12,005    121\n"
    (problem,) = folder.refuse(text, TWO, name="a.txt")
    assert problem.location is not None
    assert problem.location.row == 3
    below = text.replace("Budi 12,004 121 dan lain-lain\n", "") + "\nDicetak dengan SPC versi 4 oleh Budi\n"
    assert pair(folder.read(below, TWO, name="b.txt")) == ([12.003, 12.005], [120, 121])


def test_tabs_that_mean_the_same_at_any_width_are_read_and_others_asked_about(folder: Folder) -> None:
    text = "No      Diameter dalam  Berat\n1       12,003\t\t120\n2       12,005          121\n"
    with_spaces = folder.read(text, TWO, name="a.txt")
    assert pair(with_spaces) == ([12.003, 12.005], [120, 121])
    assert "tabs and spaces are mixed between the cells: read by where the cells stand" in notes(with_spaces)
    (problem,) = folder.refuse("No  diameter    Berat\n1\t\t12,003\n2     12,005      121\n", TWO, name="b.txt")
    assert said(problem).startswith(
        "b.txt, row 2: tabs or wide letters stand between the cells of this table: they leave open where a column"
    )


def test_wide_and_combining_letters(folder: Folder) -> None:
    text = "번호  Diameter dalam  X̄\n1             12,003  120\n2             12,004  121\n"
    columns = plan(expected("Diameter dalam", lsl=11.0, usl=13.0), expected("X̄", unit="g"))
    batch = folder.read(text, columns, name="a.txt")
    assert batch.series["X̄"].values.tolist() == [120, 121]


CHECK = (
    "LEMBAR PEMERIKSAAN\nNo. Lot : 7\n\n"
    "Item Periksa      Standar           1        2        3\n"
    "Diameter dalam    11,95-12,05    12,003   12,004            \n"
    "Berat             120 ± 8        120,1             121,5    \n"
)
CHART = (
    "Diameter dalam\n\nTanggal   18/11    18/11    19/11\nJam       07.30    09.30    07.30\n"
    "X1        12,001   12,003   12,005\nX2        12,002            12,006\n"
)


def test_a_check_sheet_with_units_across(folder: Folder) -> None:
    batch = folder.read(CHECK, TWO, name="a.txt")
    assert pair(batch) == ([12.003, 12.004, -1], [120.1, -1, 121.5])
    assert batch.locate(batch.series["berat"], 2).row == 6


def test_a_chart_form_with_subgroups_across(folder: Folder) -> None:
    series = folder.read(CHART, ONE, name="a.txt").series["diameter"]
    assert sorted(series.values[series.present].tolist()) == [12.001, 12.002, 12.003, 12.005, 12.006]
    assert series.row.max() == 6


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Sub grup  X1  X2  X3 X4\n1         50  50  50 50\n2         50  50  50 50\n3         51 52\n", "X3 X4"),
        ("Sub grup  X1 X2  X3\n1         50 50  50\n2         50     50\n", "X1 X2"),
    ],
)
def test_headers_that_one_space_parts_are_not_one_header(folder: Folder, text: str, joined: str) -> None:
    """Of four columns the last two were noted as one that is not used, and their readings were lost."""
    found = folder.refuse(text, plan(expected("d", lsl=40.0, usl=60.0)), name="a.txt")
    assert any(one.found == joined and "only single spaces part the headers" in said(one) for one in found)


@pytest.mark.parametrize(
    ("header", "joined"),
    [
        ("No  Diameter dalam Berat", "Diameter dalam Berat"),
        ("No  Diameter dalam  X1 baru", None),
        ("No  Ø X1 X2", "Ø X1 X2"),
        ("No Diameter dalam   Berat", "No Diameter dalam"),
        ("No  Berat Operator", "Berat Operator"),
        ("No  Nilai Berat", None),
        ("Sub grup X1   X2", "Sub grup X1"),
        ("Mesin X1   X2", "Mesin X1"),
        ("No Diameter dalam Berat   Ket", "No Diameter dalam Berat"),
        ("Item Nilai   Ket", "Item Nilai"),
        ("No  Hasil Satuan", "Hasil Satuan"),
        ("No. Lot  Hasil ukur", None),
        ("No  Nilai 1  Nilai 2", None),
    ],
)
def test_which_headers_are_several(header: str, joined: str | None) -> None:
    found = headers_joined("a.txt", [header], 0, header.split("  "), TWO, message("apart"))
    assert (None if found is None else found.found) == joined


def test_rows_between_two_headers_that_part_otherwise_are_not_lost(folder: Folder) -> None:
    text = (
        "No        Diameter dalam Berat\n        1 12.01          120\n"
        "       No Diameter dalam   Berat\n        2 12.02            121\n"
    )
    found = folder.refuse(text, TWO, name="a.txt")
    assert any(one.location is not None and one.location.row == 1 for one in found)
