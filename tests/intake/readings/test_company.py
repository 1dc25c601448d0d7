"""Numbers whose mark may part thousands, in the company of their column's others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from intake.files import expected, plan

from qc.errors import InputError
from qc.intake import read_batch
from qc.intake.readings.company import leave_size_open, other_way_in_company

if TYPE_CHECKING:
    from pathlib import Path


def asked(*numbers: float, two_ways: int, beside: tuple[float, ...] = (), size: float | None = 1.0) -> list[bool]:
    """Which are asked about, where the last ``two_ways`` numbers may mean two things."""
    doubtful = np.arange(len(numbers)) >= len(numbers) - two_ways
    return [*map(bool, other_way_in_company(np.array(numbers), doubtful, np.array(beside), size))]


@pytest.mark.parametrize(
    ("nominal", "lsl", "usl", "left_open"),
    [
        (None, -1.0, None, True),
        (None, None, 1.6, True),
        (0.0, -0.05, 0.05, True),
        (None, -1.0, 1502.0, True),
        (12.0, None, 12.1, False),
        (None, 11.9, 12.1, False),
        (None, -12.1, -11.9, False),
    ],
)
def test_one_limit_leaves_the_size_open(
    nominal: float | None,
    lsl: float | None,
    usl: float | None,
    left_open: bool,  # noqa: FBT001 - a case of a table
) -> None:
    assert leave_size_open(expected(nominal=nominal, lsl=lsl, usl=usl)) is left_open


def test_a_number_like_the_others_only_the_other_way_is_asked_about() -> None:
    assert asked(500, 620, 1.001, two_ways=1) == [False, False, True]
    assert asked(0.004, 0.005, 1250.0, two_ways=1, size=900.0) == [False, False, True]


def test_numbers_in_cells_of_their_own_are_company_too() -> None:
    assert asked(1.001, two_ways=1, beside=(500.0, np.nan, 700.0)) == [True]


def test_others_near_the_limits_speak_for_them() -> None:
    assert asked(9.0, 1.001, two_ways=1) == [False, False]
    assert asked(500.0, 1.001, two_ways=1, size=60.0) == [False, False]


def test_one_large_number_among_many_is_not_asked_of_the_others() -> None:
    assert not any(asked(0.9, 0.8, 1.1, 500.0, 1.001, 1.2, two_ways=2))


def test_alone_there_is_no_company() -> None:
    assert asked(1.001, 2.5, two_ways=2) == [False, False]
    assert asked(np.nan, 0.0, 1.001, two_ways=1) == [False, False, False]
    assert asked(1.5, 500.0, two_ways=0) == [False, False]


@pytest.mark.parametrize(
    "readings", [("500", "1,001"), ("950", "700", "1,001"), ("500 mm", "1,001 mm"), ("900", "1.001")]
)
def test_a_column_read_with_a_decimal_mark_that_does_not_fit_is_asked_about(
    tmp_path: Path, readings: tuple[str, ...]
) -> None:
    file = tmp_path / "lot.csv"
    rows = "".join(f"{i};{text}\n" for i, text in enumerate(readings, start=1))
    file.write_text("No;Panjang\n" + rows, encoding="utf-8")
    with pytest.raises(InputError, match=r"can be read in two ways: 1[.,]001 or 1001") as refused:
        read_batch([file], plan(expected("Panjang", lsl=-1.0)))
    (problem,) = refused.value.problems
    assert problem.location is not None
    assert (problem.location.row, problem.location.column) == (len(readings) + 1, "Panjang")


def test_roughness_below_and_above_one_is_read(tmp_path: Path) -> None:
    file = tmp_path / "lot.csv"
    file.write_text("No;Ra\n1;0,85\n2;1,012\n3;0,09\n4;25\n", encoding="utf-8")
    batch = read_batch([file], plan(expected("Ra", usl=1.6, unit="µm")))
    assert batch.series["Ra"].values.tolist() == [0.85, 1.012, 0.09, 25.0]


def lengths(folder: Path, *texts: str) -> Path:
    """A file with these lengths."""
    file = folder / "lot.csv"
    file.write_text(
        "No;Panjang\n" + "".join(f"{i};{text}\n" for i, text in enumerate(texts, start=1)), encoding="utf-8"
    )
    return file


@pytest.mark.parametrize(
    ("texts", "lsl", "usl", "step"),
    [
        (("5,848", "11,641"), 55.0, None, None),
        (("5.848", "11.641"), 55.0, None, None),
        (("5,848", "11,641"), 5.0, None, 1.0),
        (("5.000 mm", "11.641 mm"), 5.0, None, 1.0),
        (("5.848", "6.641"), None, 600.0, None),
        (("5.848", "6.641"), None, 4000.0, 0.001),
        (("5,473", "10,998"), -52.0, None, None),
    ],
)
def test_what_the_gauge_or_the_only_limit_speaks_against_is_asked_about(
    tmp_path: Path, texts: tuple[str, ...], lsl: float | None, usl: float | None, step: float | None
) -> None:
    with pytest.raises(InputError, match="can be read in two ways") as refused:
        read_batch([lengths(tmp_path, *texts)], plan(expected("Panjang", lsl=lsl, usl=usl, resolution=step)))
    assert [one.location.row for one in refused.value.problems if one.location] == [2, 3]


@pytest.mark.parametrize("step", [None, 0.001])
def test_single_readings_beyond_the_only_limit_are_nonconforming(tmp_path: Path, step: float | None) -> None:
    coating = plan(expected("Panjang", lsl=8.0, resolution=step))
    batch = read_batch([lengths(tmp_path, "7,950", "8,125", "8,300")], coating)
    assert batch.series["Panjang"].values.tolist() == [7.95, 8.125, 8.3]
