"""Readings of large lots in steps: nothing is lost, and nothing is guessed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from qc.intake.batch import Batch, Series
from qc.proof import readings_text as writing
from qc.proof.distrust import Distrusted
from qc.proof.readings_back import read_series, read_table
from qc.proof.steps import Steps, known_title, steps_of, title_in_steps

ABOUT = {"headers": ["d"], "context": [], "decimals": 3, "ordered": True, "subgroups": False}


def made(values: list[float], **given: Any) -> Series:
    places = np.arange(len(values))
    zeros = np.zeros(len(values), dtype=np.int64)
    return Series(
        characteristic="d",
        values=np.array(values),
        subgroup=None,
        unit=places,
        source=zeros,
        row=places + 2,
        column=zeros,
        headers=("d",),
        decimals=3,
        **given,
    )


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LARGE", 0)


def test_every_three_digit_reading_comes_back_to_its_last_bit() -> None:
    whole = np.arange(-20_000, 120_000, 7)
    readings = np.array([float(Fraction(int(n), 1000)) for n in whole])
    steps = steps_of([readings], 3)
    assert steps is not None
    assert [steps.read(n) for n in steps.counted(readings).tolist()] == readings.tolist()


@pytest.mark.parametrize(
    ("values", "decimals"),
    [([1.0005], 3), ([0.1 + 0.2], 1), ([1e14], 3), ([1e15 + 1], 0), ([np.nan], 3), ([1.0], 10), ([-0.0], 3)],
)
def test_what_would_lose_something_is_not_written_in_steps(values: list[float], decimals: int) -> None:
    assert steps_of([np.array(values)], decimals) is None


@pytest.mark.parametrize(("value", "decimals"), [(1e15, 0), (-1e15, 0), (999_999.999_999_999, 9)])
def test_the_largest_readings_in_steps_come_back_to_their_last_bit(value: float, decimals: int) -> None:
    steps = steps_of([np.array([value])], decimals)
    assert steps is not None
    assert steps.read(int(steps.counted(np.array([value]))[0])) == value


def test_nothing_has_no_steps() -> None:
    assert steps_of([], 3) is None


def test_a_title_is_read_as_it_was_written() -> None:
    for title in ("d", "d = (1 + n) / 10", "'=1"):
        steps = Steps(base=-12, decimals=0)
        assert known_title(title_in_steps(title, steps)) == (title, steps)


@pytest.mark.usefixtures("always")
def test_a_large_lot_comes_back_as_it_was() -> None:
    pilot = made([9.98, np.nan, 10.003], censored=np.array([0, 0, 1], dtype=np.int8))
    batch = made([10.0, 10.25])
    lots = {"pilot": Batch(series={"d": pilot}, sources=()), "batch": Batch(series={"d": batch}, sources=())}
    text = writing.readings_text(lots)
    lines = text.splitlines()
    assert lines[0].endswith(",d = (10000 + n) / 1000")
    assert [line.split(",")[2] for line in lines[1:]] == ["2", "+", "+", "2", "+"]
    assert [line.rsplit(",", 1)[1] for line in lines[1:]] == ["-20", "-", ">3", "0", "250"]
    table = read_table(text)
    rough = {"censored": True, "inspected": False, "remarks": False}
    again = read_series(table, "pilot", "d", ABOUT | rough)
    np.testing.assert_array_equal(again.values, pilot.values)
    np.testing.assert_array_equal(again.row, pilot.row)
    assert again.censored is not None
    assert again.censored.tolist() == [0, 0, 1]
    np.testing.assert_array_equal(read_series(table, "batch", "d", ABOUT | rough).values, batch.values)


@pytest.mark.usefixtures("always")
def test_a_reading_that_fits_no_step_keeps_the_column_plain() -> None:
    text = writing.readings_text({"batch": Batch(series={"d": made([10.0, 10.00025])}, sources=())})
    assert text.splitlines()[0].endswith(",d")
    assert text.splitlines()[2].endswith(",10.00025")


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("cell", ["1.5", "9" * 17, "x"])
def test_a_strange_step_is_refused(cell: str) -> None:
    text = writing.readings_text({"batch": Batch(series={"d": made([10.0, 10.001])}, sources=())})
    strange = text.replace(",1\n", f",{cell}\n")
    about = ABOUT | {"censored": False, "inspected": False, "remarks": False}
    with pytest.raises(Distrusted, match="no reading"):
        read_series(read_table(strange), "batch", "d", about)


@pytest.mark.parametrize("first", ["+", "x", "01"])
def test_a_count_that_goes_on_from_nothing_is_refused(first: str) -> None:
    text = writing.readings_text({"batch": Batch(series={"d": made([10.0, 10.001])}, sources=())})
    header, one, other = text.splitlines()
    cells = one.split(",")[:2], one.split(",")[3:]
    strange = "\n".join((header, ",".join((*cells[0], first, *cells[1])), other.replace("batch,1,3", "batch,1,+"), ""))
    about = ABOUT | {"censored": False, "inspected": False, "remarks": False}
    with pytest.raises(Distrusted, match="no count"):
        read_series(read_table(strange), "batch", "d", about)
