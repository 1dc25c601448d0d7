"""What sums up a column at its end without a word is a question, never one more reading; honest columns are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from intake.files import ONE, TWO, expected, plan, said, workbook

from qc.intake.findings import Findings
from qc.intake.readings.cell import Mark
from qc.intake.readings.cells import Cells
from qc.intake.readings.closing_sums import ask_of_closing_sums
from qc.intake.readings.numbers import Numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.files import Folder

TRUE = [12.01, 12.03, 11.98, 12.0, 11.99, 12.02, 12.04, 11.97]
COLUMN = "\n".join(["Diameter dalam", *(f"{x:.2f}".replace(".", ",") for x in TRUE)])


def column(texts: Sequence[str], header: str = "tebal") -> tuple[Cells, Numbers]:
    """A bare column of texts, as a layout and the reading of numbers leave it."""
    cells = Cells(
        expected=expected(header),
        name="a.csv",
        sheet=None,
        number=None,
        text=np.array(texts, dtype=object),
        kind=None,
        row=np.arange(2, len(texts) + 2),
        column=np.zeros(len(texts), dtype=np.int64),
        headers=(header,),
        units=(),
        measure=None,
        context={},
        day=None,
    )
    return cells, Numbers(values=np.array([float(text) for text in texts]), decimals=2, mark=Mark.POINT)


def asked(texts: Sequence[str]) -> bool:
    return ask_of_closing_sums([column(texts)], Findings())


@pytest.mark.parametrize(
    ("tail", "what"),
    [
        ("12,005", "is the mean of"),
        ("12,0050", "is the mean of"),
        ("96,04", "is the sum of"),
        ("0,07", "is the range of"),
        ("0,02449", "is the standard deviation of"),
        ("\n12,01", "is the mean of"),
        ("12,01\n0,07", "are the mean, the range of"),
        ("96,04\n12,005", "are the sum, the mean of"),
        ("\n12,04\n11,97", "are the largest, the smallest of"),
    ],
)
def test_a_sum_without_a_word_is_a_question(folder: Folder, tail: str, what: str) -> None:
    (problem,) = folder.refuse(f"{COLUMN}\n{tail}\n")
    assert f"{what} the 8 numbers above" in said(problem)
    assert problem.location is not None
    assert problem.location.row == 10 + tail.startswith("\n")
    assert problem.found == tail.split(maxsplit=1)[0]
    assert "Rata-rata" in said(problem)


@pytest.mark.parametrize("last", ["12,01", "12,00", "12,04", "11,97"])
def test_a_reading_that_is_the_mean_or_the_largest_by_chance_is_read(folder: Folder, last: str) -> None:
    assert folder.read(f"{COLUMN}\n{last}\n").series["diameter"].values[-1] == float(last.replace(",", "."))


def test_units_with_numbers_are_units(folder: Folder) -> None:
    rows = "".join(f"{i};{x}\n" for i, x in enumerate([*TRUE, 12.005], start=1))
    assert folder.read(f"No;Diameter dalam\n{rows}").series["diameter"].values[-1] == 12.005


def test_a_row_without_what_all_others_say_needs_no_more(folder: Folder) -> None:
    rows = "".join(f"Siti;{x:.2f}\n" for x in TRUE)
    (problem,) = folder.refuse(f"Operator;Diameter dalam\n{rows};12.01\n")
    assert "is the mean of the 8 numbers above" in said(problem)
    assert folder.read(f"Operator;Diameter dalam\n{rows};12.03\n").series["diameter"].values[-1] == 12.03


def test_it_is_asked_before_a_unit_s_number_is(folder: Folder) -> None:
    rows = "".join(f"{i};{x:.2f}\n" for i, x in enumerate(TRUE, start=1))
    (problem,) = folder.refuse(f"No;Diameter dalam\n{rows};12.01\n")
    assert "is the mean of the 8 numbers above" in said(problem)


def test_several_columns_speak_together(folder: Folder) -> None:
    rows = "".join(f"{x:.2f};{120 + 3 * (i % 4) - i % 3}\n" for i, x in enumerate(TRUE))
    (problem,) = folder.refuse(f"Diameter dalam;Berat\n{rows}12.005;123.63\n", TWO)
    assert "the last number of Diameter dalam is the mean of the 8 numbers above" in said(problem)


def test_means_below_subgroups_without_numbers(folder: Folder) -> None:
    rows: list[list[Any]] = [[12.01, 12.02, 11.99], [12.0, 12.03, 11.98], [11.97, 12.01, 12.02], [12.0, 11.99, 12.01]]
    means = [float(x) for x in np.mean(rows, axis=0)]
    (problem,) = folder.refuse(workbook([["X1", "X2", "X3"], *rows, means]), name="a.xlsx")
    assert "is the mean of the 4 numbers above" in said(problem)


def test_a_dump_may_end_in_its_mean(folder: Folder) -> None:
    (problem,) = folder.refuse("\n".join([*(f"{x:.2f}" for x in TRUE), "", "12.005"]))
    assert "is the mean of the 8 numbers above" in said(problem)


def test_readings_beyond_a_gauge_are_no_sums(folder: Folder) -> None:
    columns = plan(expected("tahanan", unit="MΩ", lsl=4.0))
    batch = folder.read("tahanan\n100\n120\n110\n90\n> 420\n", columns)
    assert batch.series["tahanan"].values[-1] == 420
    among = folder.read("tahanan\n1500\n> 2000\n1600\n1700\n", columns)
    assert among.series["tahanan"].values[-1] == 1700, "no sheet takes > 2000 into a mean"


def test_another_unit_changes_nothing(folder: Folder) -> None:
    rows = "".join(f"{x / 10:.3f}\n" for x in TRUE)
    (problem,) = folder.refuse(f"Diameter dalam (cm)\n{rows}9.604\n", ONE)
    assert "is the sum of the 8 numbers above" in said(problem)


@pytest.mark.parametrize("seed", range(4))
def test_of_honest_columns_hardly_one_in_a_hundred_is_asked_about(seed: int) -> None:
    """A gauge's step between a seventh and twice the spread; worst of many kinds was 0.8 in a hundred."""
    rng, count = np.random.default_rng(seed), 0
    for _ in range(250):
        n, spread = int(rng.integers(4, 40)), float(rng.choice([0.5, 1, 3, 7]))
        honest = [rng.normal(1200, spread, n), rng.exponential(spread, n), 1200 + np.cumsum(rng.normal(0, spread, n))]
        count += asked([f"{x / 100:.2f}" for x in np.round(honest[int(rng.integers(3))])])
    assert count <= 5


@settings(max_examples=100, deadline=None)
@given(
    low=st.integers(1150, 1200),
    above=st.lists(st.integers(0, 49), min_size=4, max_size=20),
    tail=st.sampled_from(["sum", "mean+", "mean, range", "sum, mean"]),
)
def test_what_can_be_no_reading_never_is_one(low: int, above: list[int], tail: str) -> None:
    values = (low + np.array(above)) / 100
    ends = {
        "sum": [f"{values.sum():.2f}"],
        "mean+": [f"{values.mean():.4f}"],
        "mean, range": [f"{values.mean():.2f}", f"{np.ptp(values):.2f}"],
        "sum, mean": [f"{values.sum():.2f}", f"{values.mean():.2f}"],
    }
    assert asked([*(f"{x:.2f}" for x in values), *ends[tail]])
