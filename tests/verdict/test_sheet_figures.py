"""A sheet's own s, Cp, Cpk, Pp, Ppk, held against its readings."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import saved, workbook

from qc.intake import read_batch
from qc.spec.load import load_spec
from qc.verdict.sheet_figures import with_figures
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STANDARD = """
format = 1
buyer = "Pembeli"
revision = "A"
edition = 2026-11-01
status = "contoh"
part_number = "BOS-12"
part_name = { id = "Bos", en = "Collar" }
"""
ITEM = """
[[characteristic]]
id = "d_luar"
names = { id = "Diameter luar", en = "Outer diameter" }
unit = "mm"
class = "critical"
"""
UPPER = 'sides = "upper"\nusl = 12.000\n'
LIMITS = "lsl = 11.957\nusl = 12.000\n"
FIVE = "subgroup_size = 5\n"
GROUPS = [[round(first + 0.002 * k, 3) for k in range(5)] for first in (11.970, 11.980, 11.966, 11.974)]
ALL = [x for group in GROUPS for x in group]
# Every range is 0.008, and d2 of five is 2.326 in every printed table.
WITHIN = 0.008 / 2.326
OVERALL = statistics.stdev(ALL)
BY_N = statistics.pstdev(ALL)
CP, PP = 0.043 / 6 / WITHIN, 0.043 / 6 / OVERALL
MEAN = statistics.fmean(ALL)
CPK = min(12.0 - MEAN, MEAN - 11.957) / 3 / WITHIN
HEAD = ["Subgrup", "X1", "X2", "X3", "X4", "X5"]


@pytest.fixture
def figures(tmp_path: Path) -> Callable[..., list[str]]:
    """Return what is said of the figures in a workbook."""

    def said(data: bytes, *, item: str = ITEM + LIMITS + FIVE) -> list[str]:
        (tmp_path / "s.toml").write_text(STANDARD + item, encoding="utf-8")
        (tmp_path / "a.xlsx").write_bytes(data)
        spec = load_spec(tmp_path / "s.toml").spec
        sizes = {one.id: one.subgroup_size for one in spec.characteristic}
        batch = read_batch([tmp_path / "a.xlsx"], spec.column_plan(), subgroup_sizes=sizes)
        before = len(batch.notes)
        return [language("en").say(note.said) for note in with_figures(batch, spec).notes[before:]]

    return said


def sheet(*below: list[Any], above: tuple[list[Any], ...] = ()) -> bytes:
    return workbook([*above, HEAD, *([i, *group] for i, group in enumerate(GROUPS, start=1)), *below])


def test_the_figures_of_this_sheet_tell_the_two_sigmas_apart() -> None:
    assert (round(CP, 2), round(PP, 2), round(CPK, 2)) == (2.08, 1.18, 1.89)
    assert round(0.043 / 6 / BY_N, 2) == 1.22


def test_a_cp_from_within_subgroups_agrees(figures: Callable[..., list[str]]) -> None:
    assert figures(sheet(["Cp", 2.08], ["Cpk", round(CPK, 2)])) == [
        "Cp, cell B6: the sheet says 2.08; its readings give the same, with sigma within subgroups (mean of R/d2)",
        (
            f"Cpk, cell B7: the sheet says {CPK:.2f}; its readings give the same, with sigma within subgroups"
            " (mean of R/d2)"
        ),
    ]


@pytest.mark.parametrize(
    ("label", "said", "divided", "twin", "ours"),
    [
        ("Cp", PP, "n − 1", "Pp", f"{CP:.3f}"),
        ("Cp", 0.043 / 6 / BY_N, "n", "Pp", f"{CP:.3f}"),
        ("Cpk", CPK * WITHIN / OVERALL, "n − 1", "Ppk", f"{CPK:.3f}"),
    ],
)
def test_a_cp_of_all_readings_is_a_pp(
    figures: Callable[..., list[str]], label: str, said: float, divided: str, twin: str, ours: str
) -> None:
    assert figures(sheet([label, round(said, 2)])) == [
        (
            f"{label}, cell B6: the sheet says {said:.2f}; that comes out only with sigma of all readings, divided by"
            f" {divided}, so it is a {twin}; {label}, with sigma within subgroups (mean of R/d2), is {ours}"
        )
    ]


def test_where_a_coarse_number_fits_two_sigmas_both_are_said(figures: Callable[..., list[str]]) -> None:
    """By n − 1 it is 1.18, by n 1.22."""
    (note,) = figures(sheet(["Cp", 1.2]))
    assert "only with sigma of all readings, divided by n − 1, of all readings, divided by n, so it is a Pp" in note


def test_another_sigma_within_subgroups_is_said_beside_the_standards(figures: Callable[..., list[str]]) -> None:
    groups = [[11.970, 11.974], [11.970, 11.982]]
    rows: list[list[Any]] = [["Subgrup", "X1", "X2"], *([i, *group] for i, group in enumerate(groups, start=1))]
    pooled = ((0.004**2 + 0.012**2) / 4) ** 0.5
    every = statistics.stdev([x for group in groups for x in group])
    own = 0.008 / 1.128
    cp = {"pooled": 0.043 / 6 / pooled, "every": 0.043 / 6 / every, "own": 0.043 / 6 / own}
    assert {name: round(value, 1) for name, value in cp.items()} == {"pooled": 1.1, "every": 1.3, "own": 1.0}
    (note,) = figures(workbook([*rows, ["Cp", 1.1]]), item=ITEM + LIMITS + "subgroup_size = 2\n")
    assert "that comes out only with sigma within subgroups (pooled standard deviation)" in note
    assert note.endswith("with sigma within subgroups (mean of R/d2) it is 1.01")


def test_a_pp_of_within_is_a_cp(figures: Callable[..., list[str]]) -> None:
    (note,) = figures(sheet(["Pp", 2.08]))
    assert "so it is a Cp; Pp, with sigma of all readings, divided by n − 1, is 1.185" in note


def test_a_figure_that_nothing_gives(figures: Callable[..., list[str]]) -> None:
    assert figures(sheet(["Cp", 1.67])) == [
        (
            "Cp, cell B6: the sheet says 1.67; its readings give 2.084 with sigma within subgroups (mean of R/d2),"
            " 1.185 with sigma of all readings, divided by n − 1; the readings count"
        )
    ]


def test_only_the_printed_decimals_count(figures: Callable[..., list[str]]) -> None:
    (agrees,) = figures(sheet(["Cp", 2.1]))
    (differs,) = figures(sheet(["Cp", 2.085]))
    assert "give the same" in agrees
    assert "the readings count" in differs


def test_a_spreadsheets_own_digits_with_a_printed_d2(figures: Callable[..., list[str]]) -> None:
    (note,) = figures(sheet(["Cp", CP]))
    assert note.startswith("Cp, cell B6: the sheet says 2.08371; its readings give the same")


def test_standard_deviations_of_all_readings(figures: Callable[..., list[str]]) -> None:
    (right,) = figures(sheet(["Std Dev", round(OVERALL, 5)]))
    (by_n,) = figures(sheet(["Std Dev", round(BY_N, 5)]))
    (within,) = figures(sheet(["σ", round(WITHIN, 5)]))
    assert "give the same, with sigma of all readings, divided by n − 1" in right
    assert f"divided by n; with sigma of all readings, divided by n − 1 it is {OVERALL:.5f}" in by_n
    assert "that comes out only with sigma within subgroups (mean of R/d2)" in within


def test_figures_above_the_table_and_in_one_cell(figures: Callable[..., list[str]]) -> None:
    above = (["Cp = 2,08; Cpk: 1,89"], ["Ppk", None, 1.07])
    notes = figures(sheet(above=above))
    assert [note.split(";")[0] for note in notes] == [
        "Cp, cell A1: the sheet says 2.08",
        "Cpk, cell A1: the sheet says 1.89",
        "Ppk, cell A2: the sheet says 1.07",
    ]
    assert all("give the same" in note for note in notes)


def test_a_row_for_each_unit_and_a_unit_of_measurement_of_its_own(figures: Callable[..., list[str]]) -> None:
    rows: list[list[Any]] = [["No", "Diameter luar (µm)"], *([i, 1000 * x] for i, x in enumerate(ALL, start=1))]
    rows += [["Std Dev", round(1000 * OVERALL, 2)], ["Cp", 2.08]]
    notes = figures(workbook(rows))
    assert notes[0].startswith(f"Std Dev, cell B22: the sheet says {1000 * OVERALL:.2f}; its readings give the same")
    assert notes[1].startswith("Cp, cell B23: the sheet says 2.08; its readings give the same")


def test_single_readings_have_a_sigma_from_one_to_the_next(figures: Callable[..., list[str]]) -> None:
    values = [11.97, 11.98, 11.975, 11.985, 11.97]
    moving = statistics.fmean([0.01, 0.005, 0.01, 0.015])
    rows: list[list[Any]] = [["No", "Diameter luar"], *([i, x] for i, x in enumerate(values, start=1))]
    (note,) = figures(workbook([*rows, ["Cp", round(0.043 / 6 / (moving / 1.128), 2)]]), item=ITEM + LIMITS)
    assert "give the same, with sigma from one reading to the next (mean moving range over d2)" in note


def test_what_cannot_be_compared_is_said(figures: Callable[..., list[str]]) -> None:
    (one_limit,) = figures(sheet(["Cp", 2.08]), item=ITEM + UPPER + FIVE)
    rows: list[list[Any]] = [["No", "Diameter luar"], [1, 11.98], [2, 11.98], ["Cp", 9.9]]
    (alike,) = figures(workbook(rows))
    rows[2] = [2, "> 11.99"]
    (beyond,) = figures(workbook(rows))
    assert one_limit.endswith("the sheet says 2.08; not compared: the standard has no two limits")
    assert alike.endswith("not compared: the readings have no spread")
    assert beyond.endswith("not compared: some readings only say “more than” or “less than”")


def test_a_cpk_of_one_limit_is_compared(figures: Callable[..., list[str]]) -> None:
    (note,) = figures(sheet(["Cpk", round((12.0 - MEAN) / 3 / WITHIN, 2)]), item=ITEM + UPPER + FIVE)
    assert "give the same" in note


def test_sheets_of_days_each_with_its_figure_and_one_for_all(figures: Callable[..., list[str]]) -> None:
    book = openpyxl.Workbook()
    for title, groups, last in (
        ("16 Nov", GROUPS[:2], ["Pp", round(0.043 / 6 / statistics.stdev(ALL[:10]), 2)]),
        ("17 Nov", GROUPS[2:], ["Pp", round(PP, 2)]),
    ):
        day = book.create_sheet(title)
        for row in (HEAD, *([i, *group] for i, group in enumerate(groups, start=1)), last):
            day.append(row)
    book.remove(book["Sheet"])
    notes = figures(saved(book))
    assert len(notes) == 2
    assert all("give the same, with sigma of all readings, divided by n − 1" in note for note in notes)


def test_a_check_sheet_has_them_in_columns(figures: Callable[..., list[str]]) -> None:
    values = ALL[:8]
    rows: list[list[Any]] = [["Item", *range(1, 9), "Rata-rata", "R", "Ppk"]]
    mean, sd = statistics.fmean(values), statistics.stdev(values)
    ppk = min(12.0 - mean, mean - 11.957) / 3 / sd
    rows.append(["Diameter luar", *values, 11.5, 0.016, round(ppk, 2)])
    (note,) = figures(workbook(rows))
    assert note.startswith(f"Ppk, cell L2: the sheet says {ppk:.2f}; its readings give the same")
