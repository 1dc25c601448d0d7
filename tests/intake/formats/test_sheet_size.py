"""How far a sheet reaches is told whatever its cells look like: a reader that believed less would end the program."""

from __future__ import annotations

import time

import pytest

from qc.intake.formats import sheet_size
from qc.intake.formats.package import MAX_CELLS, Refused
from qc.intake.formats.sheet_size import check_size, column_number

CELL = b"<v>1</v></c>"


def test_ordinary_sheets_are_read() -> None:
    check_size(b'<row r="100000"><c r="Z100000">' + CELL + b"</row>")
    check_size(b'<cols><col min="1"/></cols><row r="2"><c r="AB2" s="1"/></row>')
    check_size(b"<row><c>" + CELL + b"</row>" * 10)


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="AZ100000">',
        b'<c r="XFD1048576">',
        b'<c\tr="XFD1048576">',
        b'<c\nr = "XFD1048576">',
        b"<c r='XFD1048576'>",
        b'<c t="n" r="XFD1048576">',
        b'<c r="A999999999">',
    ],
)
def test_a_cell_far_out(cell: bytes) -> None:
    with pytest.raises(Refused, match="too far to be read"):
        check_size(b'<row r="1"><c r="A1">' + CELL + cell + CELL + b"</row>")


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="xfd1048576">',
        b'<c r="dibuatD13">',
        b'<c r="&#88;FD1048576">',
        b'<c s="r=\'A1\'" r="XFD1048576">',
        b'<c s=">" r="XFD1048576">',
        b'<c r="13">',
        b'<c r="A13" r="XFD1048576">',
    ],
)
def test_a_cell_that_does_not_say_where_it_stands(cell: bytes) -> None:
    """The fuzzer's find ``dibuatD13``: the reader took it for a column and asked for 600 GB."""
    with pytest.raises(Refused, match="damaged"):
        check_size(b'<row r="1"><c r="A1">' + CELL + cell + CELL + b"</row>")


def test_cells_without_a_place_are_counted() -> None:
    wide, long = b"<row>" + (b"<c>" + CELL) * 3000 + b"</row>", (b"<row><c>" + CELL + b"</row>") * 3000
    assert MAX_CELLS < 3000 * 3000
    with pytest.raises(Refused, match="too far to be read"):
        check_size(wide + long)
    with pytest.raises(Refused, match="too far to be read"):
        check_size(b'<row r="9999999"><c>' + CELL + b"</row>")


def test_a_full_sheet_of_empty_formatted_rows_takes_little_time() -> None:
    """A sheet of 1,048,576 rows, each with a formatted empty cell, holds what its filled cells hold."""
    begun = time.process_time()
    rows = b"".join(b'<row r="%d"><c r="H%d" s="1"/></row>' % (i, i) for i in range(2, 1_048_577))
    making = time.process_time() - begun
    check_size(b'<row r="1"><c r="A1">' + CELL + b"</row>" + rows)
    assert time.process_time() - begun < 20 * making


def test_column_numbers() -> None:
    assert [column_number(name) for name in (b"A", b"Z", b"AA", b"XFD")] == [1, 26, 27, 16384]


@pytest.mark.parametrize("row", [1, 99_999, 100_000, 189_999, 190_000, 191_999, 192_000, 200_000, 999_999, 1_048_576])
def test_rows_within_reach_are_told_at_one_glance(row: int) -> None:
    near = sheet_size._UNUSUAL_OR_FAR.search(f'<c r="A{row}" s="1"/>'.encode()) is None
    assert near is (row <= sheet_size._NEAR)
    assert sheet_size._NEAR * sheet_size._LETTERS <= MAX_CELLS
