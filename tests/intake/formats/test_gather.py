"""Large files: what is not written as a number is none, wherever it stands, and cells are what a slow reader says."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from intake.files import ONE

from qc.errors import InputError
from qc.intake.formats import gather as gather_module, tokens
from qc.intake.formats.coded import Coded
from qc.intake.formats.gather import gather
from qc.intake.formats.parsing import WHOLE, Plan, plain_number
from qc.intake.formats.raw import Doubt, RawColumn
from qc.intake.formats.tokens import UnusualError
from qc.intake.labels import labels_of
from qc.terms import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.files import Folder

    from qc.intake.formats.parsing import Column

ROWS = 100_000


@cache
def _plain(end: str) -> str:
    """The rows of a large file that are numbered as usual."""
    return "".join(f"{i + 1};12,0{i % 5}{end}" for i in range(ROWS - 1))


def _numbered(*odd: str, header: str = "unit", end: str = "\n") -> str:
    """A large file whose last rows are numbered oddly."""
    last = (f"{name};12,0{i % 5}{end}" for i, name in enumerate(odd, start=ROWS - 1))
    return "".join([f"{header};diameter{end}", _plain(end), *last])


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


SIGNS = st.text(alphabet=';"\n\r0123456789.,-+E xé', max_size=60)
PLAIN_CELLS = ["", "12,5", "-", "7", "012", "mm", "12,5 mm", "é" * 5, "x" * 70, "1E2", "-0,250", "+3", "25,012345678"]
QUOTED_CELLS = ['"12,5"', '"a;b"', '""', '"a""b"', '"a\nb"', '"a\r\n""b"', '"\n12,5\n"', '"a;\nb"', '"\n']
CELLS = st.sampled_from([*PLAIN_CELLS, *QUOTED_CELLS])
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=3).map(";".join), max_size=12).map("\n".join)
TYPES: list[dict[int, type]] = [{}, {1: np.float64}, {0: np.int64, 1: np.float64, 2: np.float64}]


def _by_python(data: bytes, plan: Plan) -> list[Column]:
    """What Python's csv and its numbers say of a text."""
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=plan.delimiter))[plan.skip :]
    if any(len(row) > plan.width for row in rows):
        raise Doubt
    columns = [[row[i] if i < len(row) else "" for row in rows] for i in range(plan.width)]
    return [_typed(cells, plan.types.get(index), plan.decimal) for index, cells in enumerate(columns)]


def _typed(cells: list[str], kind: type | None, decimal: str) -> Column:
    if kind is np.int64 and not all(WHOLE.fullmatch(cell) for cell in cells):
        raise Doubt
    if kind is np.float64:
        return np.array([plain_number(cell, decimal) for cell in cells], dtype=np.float64)
    return np.array(cells, dtype=object if kind is None else np.int64)


def _columns(read: Callable[[bytes, Plan], list[Column]], data: bytes, plan: Plan) -> list[list[object]] | None:
    """Each column's cells, a missing number as None; None where there is a doubt."""
    try:
        found = read(data, plan)
    except Doubt:
        return None
    return [[None if cell != cell else cell for cell in column.tolist()] for column in found]  # noqa: PLR0124 - NaN


@given(
    text=st.one_of(SIGNS, TABLES, TABLES.map(lambda text: text.replace("\n", "\r\n"))),
    types=st.sampled_from(TYPES),
    readings=st.sampled_from([(), (1,), (2, 1)]),
    names=st.sampled_from([(), (0,)]),
    piece=st.integers(8, 200),
    skip=st.integers(0, 2),
)
@settings(max_examples=400, deadline=None)
def test_what_is_not_unusual_is_read_as_sign_by_sign(
    *, text: str, types: dict[int, type], readings: tuple[int, ...], names: tuple[int, ...], piece: int, skip: int
) -> None:
    plan = Plan(delimiter=";", decimal=",", width=3, skip=skip, types=types, readings=readings, names=names)
    data = text.encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_PIECE", piece)
        try:
            found = _columns(gather, data, plan)
        except UnusualError:
            return
    truth = _columns(_by_python, data, plan)
    if found is not None and names and 0 not in types:
        found[0] = [str(cell) for cell in found[0]]  # numbers, where all are whole
    assert found == truth


def test_usual_quotation_marks_are_read_many_at_a_time() -> None:
    """Else the test before would compare nothing."""
    plan = Plan(delimiter=",", decimal=".", width=2, skip=1, types={}, readings=(1,))
    first, second = gather(b'"No","diameter"\r\n"1","12,5"\r\n2,"13 ""mm"""\r\n3\r\n', plan)
    assert first.tolist() == ["1", "2", "3"]
    assert second.tolist() == ["12,5", '13 "mm"', ""]


def test_only_long_texts() -> None:
    plan = Plan(delimiter=";", decimal=".", width=1, skip=0, types={})
    (column,) = gather(b'"a ""long"" remark, longer than most"\n', plan)
    assert column.tolist() == ['a "long" remark, longer than most']


@pytest.mark.parametrize(
    "text", ['a;"b;\nc"\n', 'a;b"c\n', 'a;"b\n', "a\rb\n", 'a;"b"c\n', '"a;b\n', 'x";"y\n', 'a;"\n"b"\n"c;\nd"']
)
def test_what_must_be_read_sign_by_sign(text: str) -> None:
    with pytest.raises(UnusualError):
        gather(text.encode(), Plan(delimiter=";", decimal=".", width=2, skip=0, types={}))


def test_line_ends_within_cells_are_read_many_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row is what a spreadsheet calls one, however many lines it has, and wherever a piece ends."""
    data = b'1;"baik;\r\n\r\n""halus"""\n2;"\n"\n3;c\n'
    plan = Plan(delimiter=";", decimal=".", width=2, skip=0, types={})
    for size in range(data.index(b"2;"), len(data)):
        monkeypatch.setattr(tokens, "_PIECE", size)
        assert [column.tolist() for column in gather(data, plan)] == [
            ["1", "2", "3"],
            ['baik;\r\n\r\n"halus"', "\n", "c"],
        ]


def test_a_total_at_the_end_is_found_before_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def begun(_: bytes, start: int, *__: object) -> list[object]:
        read.append(start)
        return []

    monkeypatch.setattr(gather_module, "pieces", begun)
    rows = b"1;12,5\n" * 2000 + b"Total;25 mm\n"
    gather(rows, Plan(delimiter=";", decimal=",", width=2, skip=0, types={1: np.float64}))
    assert read == [rows.rindex(b"\n", 0, -4096) + 1, 0]


@pytest.mark.parametrize(
    "names", [("Rata-rata",), ("A1", "B2", "A1"), ("x" * 50,), tuple(f"n{i}" for i in range(2000))]
)
def test_names_among_numbers(names: tuple[str, ...]) -> None:
    cells = [*map(str, range(5, 3000)), *names, "7"]
    plan = Plan(delimiter=";", decimal=".", width=1, skip=0, types={}, names=(0,))
    (column,) = gather("\n".join(cells).encode(), plan)
    assert column.tolist() == cells
    labels = labels_of(
        RawColumn(header="No", letter="A", text=column if isinstance(column, Coded) else np.array(cells))
    )
    assert labels.text().tolist() == cells
    assert [text for _, text in labels.words()] == list(dict.fromkeys(names))
    kept = labels.take(np.array([0, 1, len(cells) - 1])).compact()
    assert kept.integers is not None
    assert kept.text().tolist() == ["5", "6", "7"]


def test_very_many_different_texts() -> None:
    cells = [f"{i}x" for i in range(40_000)]
    plan = Plan(delimiter=";", decimal=".", width=1, skip=0, types={}, readings=(0,))
    (column,) = gather("\n".join(cells).encode(), plan)
    assert column.tolist() == cells


def test_large_numbers_among_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_PIECE", 16)
    cells = ["1", "2147483647", "2147483648", "123456789012345678", "3"]
    for types in ({}, {0: np.int64}):
        plan = Plan(delimiter=";", decimal=".", width=1, skip=0, types=types, names=(0,))
        (column,) = gather("\n".join(cells).encode(), plan)
        assert [str(cell) for cell in column] == cells


def test_a_row_longer_than_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_PIECE", 8)
    plan = Plan(delimiter=";", decimal=".", width=2, skip=0, types={})
    data = b"1;a\n2;" + b"x" * 50 + b"\n3"
    assert [column.tolist() for column in gather(data, plan)] == [["1", "2", "3"], ["a", "x" * 50, ""]]
    monkeypatch.setattr(tokens, "_LONGEST", 20)
    with pytest.raises(UnusualError):
        gather(data, plan)
