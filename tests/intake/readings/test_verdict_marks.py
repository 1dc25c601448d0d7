"""OK and NG in every usual spelling, read column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.errors import InputError
from qc.intake import Batch, ColumnPlan, ExpectedColumn, read_batch
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

EN = language("en")
MARKS = ColumnPlan(columns=(ExpectedColumn(id="ulir", names=("Ulir",), unit="", counts="nonconforming"),))
FAULTS = ColumnPlan(columns=(ExpectedColumn(id="ulir", names=("Ulir",), unit="", counts="nonconformities"),))


def read(tmp_path: Path, cells: list[str], plan: ColumnPlan = MARKS) -> Batch:
    path = tmp_path / "lot.csv"
    rows = [f'{i};"{cell}";Budi' for i, cell in enumerate(cells, start=1)]
    path.write_text("\n".join(["No;Ulir;Operator", *rows]) + "\n", encoding="utf-8")
    return read_batch([path], plan)


def values(batch: Batch) -> list[float]:
    return [float(value) for value in batch.series["ulir"].values]


def problems(tmp_path: Path, cells: list[str], plan: ColumnPlan = MARKS) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(InputError) as caught:
        read(tmp_path, cells, plan)
    return [(p.location.row if p.location else None, p.found, EN.say(p.fix or "")) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("OK", "NG"),
        ("Ok", "ng"),
        ("ok", "N.G."),
        ("O", "X"),
        ("○", "×"),
        ("√", "x"),
        ("✔️", "✗"),
        ("V", "X"),
        ("Baik", "Tidak"),
        ("baik", "Tidak Baik"),
        ("B", "TB"),
        ("Lolos", "Tidak lolos"),
        ("MS", "TMS"),
        ("Memenuhi syarat", "Tidak memenuhi syarat"),
        ("Pass", "Fail"),
        ("Diterima", "Ditolak"),
        (" OK ", "REJECT"),
    ],
)
def test_the_usual_spellings(tmp_path: Path, good: str, bad: str) -> None:
    assert values(read(tmp_path, [good, bad, good, bad])) == [0, 1, 0, 1]


def test_one_and_zero_are_ok_and_ng_with_a_note(tmp_path: Path) -> None:
    batch = read(tmp_path, ["1", "0", "1", "1"])
    assert values(batch) == [0, 1, 0, 0]
    assert "Ulir: 1 is read as OK and 0 as NG" in [EN.say(note.said) for note in batch.notes]


def test_a_dash_is_ng_only_among_ticks_without_another_sign(tmp_path: Path) -> None:
    batch = read(tmp_path, ["V", "-", "V"])
    assert values(batch) == [0, 1, 0]
    assert any("a dash is read as NG" in EN.say(note.said) for note in batch.notes)
    for cells in (["V", "-", "X"], ["OK", "-", "NG"]):
        np.testing.assert_array_equal(values(read(tmp_path, cells)), [0, np.nan, 1])


@pytest.mark.parametrize(
    ("cell", "defect"),
    [
        ("NG - bengkok", "bengkok"),
        ("NG: gores  dalam", "gores dalam"),
        ("NG (gores, penyok)", "gores, penyok"),
        ("X bengkok", "bengkok"),
        ("tidak baik – aus", "aus"),
        ("NG", ""),
    ],
)
def test_what_stands_behind_ng_is_its_defect(tmp_path: Path, cell: str, defect: str) -> None:
    series = read(tmp_path, ["OK", cell, "NG - lain"]).series["ulir"]
    assert series.values.tolist() == [0, 1, 1]
    assert series.remarks is not None
    assert series.remarks.tolist() == ["", defect, "lain"]


def test_without_a_defect_there_are_no_remarks(tmp_path: Path) -> None:
    assert read(tmp_path, ["OK", "NG"]).series["ulir"].remarks is None


@pytest.mark.parametrize(
    ("cell", "advice"),
    [
        ("bengkok", "NG - bengkok"),
        ("rusak", "NG - rusak"),
        ("OK, gores", "column of its own"),
        ("0", "letter O"),
        ("7", "clear the cell"),
        ("GO", "Write OK or NG"),
    ],
)
def test_another_mark_is_a_problem_with_its_place(tmp_path: Path, cell: str, advice: str) -> None:
    found = problems(tmp_path, ["OK", "X", cell])
    assert [(row, text) for row, text, _ in found] == [(4, cell)]
    assert advice in found[0][2]


def test_faults_of_each_unit_are_counts(tmp_path: Path) -> None:
    assert values(read(tmp_path, ["0", "3", "1"], FAULTS)) == [0, 3, 1]
    assert [(row, cell) for row, cell, _ in problems(tmp_path, ["0", "OK", "-1"], FAULTS)] == [(3, "OK"), (4, "-1")]


def test_marks_of_several_files_are_joined(tmp_path: Path) -> None:
    for name, cells in (("a.csv", "OK\nNG - aus"), ("b.csv", "NG\nOK")):
        (tmp_path / name).write_text(f"Ulir\n{cells}\n", encoding="utf-8")
    series = read_batch([tmp_path / "a.csv", tmp_path / "b.csv"], MARKS).series["ulir"]
    assert series.values.tolist() == [0, 1, 1, 0]
    assert series.remarks is not None
    assert series.remarks.tolist() == ["", "aus", "", ""]
