"""Identifiers in large files: what is not written as a whole number is none, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from intake.files import ONE

from qc.errors import InputError
from qc.intake import whole_cells
from qc.intake.parsing import SMALL, WHOLE
from qc.intake.whole_cells import as_written, has_exponent
from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

ROWS = SMALL // 10


def _numbered(*odd: str, header: str = "unit", end: str = "\n") -> str:
    """A large file whose last rows are numbered oddly."""
    names = [*map(str, range(1, ROWS)), *odd]
    return end.join([f"{header};diameter", *(f"{name};12,0{i % 5}" for i, name in enumerate(names))]) + end


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["1E5", "1E2", "1e6", "99999999.0", "+99999999", "A-7", "2-1"])
def test_an_identifier_stays_as_it_is_written(folder: Folder, name: str, end: str) -> None:
    batch = folder.read(_numbered(name, end=end), ONE)
    assert batch.series["diameter"].context[Context.UNIT][-1] == name


@pytest.mark.parametrize("name", ["000000123456789", "0999999"])
def test_leading_zeros_stay(folder: Folder, name: str) -> None:
    """Subgroups are names, so that nothing else is asked."""
    batch = folder.read(_numbered(name, header="subgrup"), ONE)
    assert batch.series["diameter"].context[Context.SUBGROUP][-1] == name


def test_a_number_written_twice_in_two_ways_is_asked_for(folder: Folder) -> None:
    assert "stands in more than one row" in str(folder.refuse(_numbered("0012"), ONE)[0].reason.text)


NAMES = ["0", "7", "00", "012", "100", "1E2", "1e2", "+7", " 7", "7 ", "1.0", "99", "-1"]
OTHERS = ["", "x", "1E5", "012"]


@given(
    cells=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(OTHERS)), min_size=1, max_size=12),
    end=st.sampled_from(["\n", "\r\n"]),
    closed=st.booleans(),
    first=st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_only_digits_without_leading_zeros_are_whole(
    *, cells: list[tuple[str, str]], end: str, closed: bool, first: bool
) -> None:
    rows = [f"{name};{other}" if first else f"{other};{name}" for name, other in cells]
    data = (end.join(rows) + (end if closed else "")).encode()
    read = np.array([int(float(name)) for name, _ in cells], dtype=np.int64)
    truth = all(WHOLE.fullmatch(name) for name, _ in cells)
    assert as_written(memoryview(data), ";", 2, {0 if first else 1: read}) is truth


@pytest.mark.parametrize("data", [b"1;2\n3\n", b"1;2\n3;4;5\n", b"1\n2;3;4\n", b"1;2\n\n3;4\n"])
def test_rows_of_other_widths_are_not_known(data: bytes) -> None:
    assert not as_written(memoryview(data), ";", 2, {0: np.array([1, 3])})


def test_more_rows_than_were_read_are_not_known() -> None:
    assert not as_written(memoryview(b"1;2\n3;4\n"), ";", 2, {0: np.array([1])})


def test_titles_that_must_be_skipped_row_by_row(folder: Folder) -> None:
    """Behind a lone carriage return nobody knows where rows begin: the cells are read as text."""
    rows = _numbered("0777777", header="subgrup")
    batch = folder.read("Laporan\rMesin 2;\n" + rows, ONE)
    assert batch.series["diameter"].context[Context.SUBGROUP][-1] == "0777777"


@pytest.mark.parametrize("cell", ["1E2", "12,01e0", "12E+0", "1e-1", "inf"])
def test_a_reading_with_an_exponent_is_answered_alike_in_files_of_any_size(folder: Folder, cell: str) -> None:
    few = _answer(folder, f"unit;diameter\n1;12,01\n2;{cell}\n")
    assert _answer(folder, f"{_numbered()}{ROWS};{cell}\n") == few


def _answer(folder: Folder, text: str) -> tuple[object, ...]:
    """What is made of the last reading: its number and digits, or the problem."""
    try:
        series = folder.read(text, ONE).series["diameter"]
    except InputError as error:
        return tuple((problem.reason, problem.found) for problem in error.problems)
    return float(series.values[-1]), series.decimals


@given(before=st.integers(0, 40), piece=st.integers(3, 20))
def test_an_exponent_is_found_wherever_pieces_end(before: int, piece: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole_cells, "_PIECE", piece)
        assert has_exponent(memoryview(("x" * before + ";1E2\n").encode()), ";", {1})
        assert not has_exponent(memoryview(("x" * before + ";12\n1E2;3\n").encode()), ";", {1})
