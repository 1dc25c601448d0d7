"""Text tables as columns, and no number that is not there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from qc.intake.formats import distinct
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.parsing import Plan, parse
from qc.intake.formats.raw import Doubt

FLOATS: dict[int, type] = {1: np.float64}


def plan(*, width: int = 2, skip: int = 0, decimal: str = ".", types: dict[int, type] | None = None) -> Plan:
    """A table with semicolons; the second column holds numbers."""
    return Plan(delimiter=";", decimal=decimal, width=width, skip=skip, types=FLOATS if types is None else types)


def columns(data: bytes, how: Plan) -> list[list[Any]]:
    return [column.tolist() for column in parse(data, how)]


def test_texts_and_numbers() -> None:
    assert columns(b"a;12.5\nb;-3\n", plan()) == [["a", "b"], [12.5, -3.0]]


def test_a_decimal_comma() -> None:
    assert columns(b"a;12,5\nb;3\n", plan(decimal=",")) == [["a", "b"], [12.5, 3.0]]


def test_whole_numbers_stay_whole() -> None:
    found = parse(b"1;12.5\n123456789012345678;3\n", plan(types={0: np.int64, 1: np.float64}))
    assert isinstance(found[0], np.ndarray)
    assert found[0].dtype == np.int64
    assert found[0].tolist() == [1, 123456789012345678]


@pytest.mark.parametrize("mark", ["", "-", "N/A", "HL", "belum", "–"])
def test_missing_marks_are_no_numbers(mark: str) -> None:
    _, numbers = parse(f"a;{mark}\nb;3\n".encode(), plan())
    assert np.isnan(numbers).tolist() == [True, False]


def test_texts_are_kept_as_they_are() -> None:
    assert columns("a;NA\n;N/A\n Ø ;nan\n".encode(), plan(types={})) == [["a", "", " Ø "], ["NA", "N/A", "nan"]]


def test_rows_above_are_skipped_and_blank_rows_kept() -> None:
    assert columns(b"title\n\nx;y\na;1\n\nb;2", plan(skip=3, types={})) == [["a", "", "b"], ["1", "", "2"]]


def test_rows_above_in_quotation_marks_may_have_several_lines() -> None:
    assert columns(b'"title\nof two";\na;1\n', plan(skip=1, types={})) == [["a"], ["1"]]


def test_lines_may_end_as_on_old_computers() -> None:
    assert columns(b"x;y\ra;1\rb;2", plan(skip=1, types={})) == [["a", "b"], ["1", "2"]]
    assert columns(b"x;y\r\na;1\r\nb;2\r\n", plan(skip=1, types={})) == [["a", "b"], ["1", "2"]]


def test_short_rows_are_filled() -> None:
    assert columns(b"a\nb;2\n", plan(types={})) == [["a", "b"], ["", "2"]]


@pytest.mark.parametrize("data", [b"", b"x;y\n"])
def test_no_rows(data: bytes) -> None:
    assert columns(data, plan(skip=1)) == [[], []]


@pytest.mark.parametrize(
    "cell",
    [
        "1,5",
        "abc",
        "nan",
        "1 2",
        "1_0",
        "0x10",
        "--5",
        "TRUE",
        "1.2.3",
        "1e",
        "1E2",
        "1e-2",
        "1.E2",
        "inf",
        "12.5\x01",
        "١٢",
        "12,5.0",
    ],
)
def test_what_is_no_plain_number_leaves_a_doubt(cell: str) -> None:
    with pytest.raises(Doubt):
        parse(f"a;1.5\nb;{cell}\n".encode(), plan())


@pytest.mark.parametrize("cell", ["", "1.5", "A1", "99999999999999999999999"])
def test_what_is_no_whole_number_leaves_a_doubt(cell: str) -> None:
    with pytest.raises(Doubt):
        parse(f"1;1\n{cell};2\n".encode(), plan(types={0: np.int64}))


@pytest.mark.parametrize("data", [b"a;1\nb;2;3\n", b'a;1\nb;"2\nc;3\n' + b"x" * 200_000])
def test_rows_that_are_too_long_or_never_end_leave_a_doubt(data: bytes) -> None:
    with pytest.raises(Doubt):
        parse(data, plan(types={}, width=2))


@settings(max_examples=50)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False, width=64), min_size=1, max_size=20))
def test_every_number_is_the_nearest_double(numbers: list[float]) -> None:
    data = "".join(f"a;{np.format_float_positional(x, trim='-')}\n" for x in numbers).encode()
    assert columns(data, plan())[1] == numbers


@pytest.mark.parametrize("many", [True, False])
def test_distinct_values_in_order_of_appearance(many: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a table's cell
    monkeypatch.setattr(distinct, "worth_pandas", lambda _: many)
    codes, found = number_distinct(np.array(["b", "a", "b", "c", "a"], dtype=object))
    assert codes.tolist() == [0, 1, 0, 2, 1]
    assert found.tolist() == ["b", "a", "c"]
    codes, found = number_distinct(np.array([7, 3, 7], dtype=np.int64))
    assert codes.tolist() == [0, 1, 0]
    assert found.dtype == np.int64
    assert found.tolist() == [7, 3]


def test_pandas_is_imported_for_much_only() -> None:
    assert not distinct.worth_pandas(10)
    assert distinct.worth_pandas(10_000_000)
