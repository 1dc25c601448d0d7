"""Texts kept once, and cells that are told apart by their bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from qc.intake.formats import packed
from qc.intake.formats.coded import Coded, blank, shared
from qc.intake.formats.dictionary import Dictionary
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.packed import alike
from qc.intake.formats.tokens import Piece

TEXTS = st.text(alphabet="ab12,é", max_size=12) | st.sampled_from(["x" * 64, "x" * 65, "x" * 80, "x" * 80 + "y", ""])


def _coded(cells: list[str]) -> Coded:
    codes, found = number_distinct(np.array(cells, dtype=object))
    return Coded(codes, found)


def test_a_column_of_texts_kept_once() -> None:
    cells = _coded(["12,5", "", "12,5", "-"])
    assert (cells.size, len(cells), cells[3]) == (4, 4, "-")
    assert cells[np.array([True, False, False, True])].tolist() == ["12,5", "-"]
    assert np.asarray(cells).tolist() == cells.copy().tolist() == ["12,5", "", "12,5", "-"]
    assert blank(cells).tolist() == [False, True, False, False]


def test_texts_may_be_bytes() -> None:
    cells = Coded(np.array([2, 0, 2, 1]), np.array(["12,5 µm".encode(), b"", b"-"]))
    assert cells.tolist() == ["-", "12,5 µm", "-", ""]
    assert (cells[1], cells[1:].texts.tolist()) == ("12,5 µm", ["12,5 µm", "", "-"])
    assert blank(cells).tolist() == [False, False, False, True]
    codes, found = number_distinct(cells[np.array([0, 1])])
    assert (codes.tolist(), found.tolist()) == ([0, 1], ["-", "12,5 µm"])


def test_codes_follow_the_order_of_appearance_again() -> None:
    codes, found = number_distinct(_coded(["a", "b", "c", "b", "c"])[np.array([4, 3, 4])])
    assert codes.tolist() == [0, 1, 0]
    assert found.tolist() == ["c", "b"]


def test_columns_that_share_their_texts_are_one() -> None:
    cells = _coded(["a", "b"])
    one = shared([cells[:1], cells[1:]], cells.codes)
    assert one is not None
    assert one.tolist() == ["a", "b"]
    assert shared([cells, _coded(["a", "b"])], cells.codes) is None


@given(rows=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=20), cut=st.integers(0, 20))
@settings(max_examples=100, deadline=None)
def test_texts_are_told_apart_by_their_bytes(rows: list[tuple[str, str]], cut: int) -> None:
    cells = Dictionary(len(rows), 2)
    for some in (rows[:cut], rows[cut:]):
        flat = [cell.encode() for row in some for cell in row]
        lengths = np.array([len(cell) for cell in flat], dtype=np.int64)
        end = np.cumsum(lengths).reshape(-1, 2)
        text = np.frombuffer(b"".join(flat) + bytes(8), dtype=np.uint8)
        cells.add(Piece(text=text, start=end - lengths.reshape(-1, 2), end=end), range(2))
    first, second = cells.columns()
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == rows


def test_cells_that_happen_to_be_mixed_alike_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_MIX", np.uint64(0))
    text = np.frombuffer(b"12345678a12345678b" + bytes(8), dtype=np.uint8)
    codes, first = alike(text, np.array([0, 9]), np.array([9, 18]))
    assert sorted(codes.tolist()) == [0, 1]
    assert first[codes].tolist() == [0, 1]


@pytest.mark.parametrize("n", [1, 3])
def test_cells_of_the_same_bytes_are_alike(n: int) -> None:
    text = np.frombuffer(b"ab" * n + bytes(8), dtype=np.uint8)
    codes, first = alike(text, np.arange(0, 2 * n, 2), np.arange(2, 2 * n + 2, 2))
    assert codes.tolist() == [0] * n
    assert first.tolist() == [0]


@pytest.mark.parametrize("places", [1, 3, 16])
def test_numbers_that_fall_into_the_same_place_are_told_apart(places: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_PLACES", places)
    monkeypatch.setattr(packed, "_TO_PLACE", np.uint64(64 - places))
    keys = np.random.default_rng(3).integers(0, 50, 400).astype(np.uint64)
    codes, k = packed._distinct(keys)
    assert k == len(set(keys.tolist())) == len(set(codes.tolist()))
    assert len(set(zip(codes.tolist(), keys.tolist(), strict=True))) == k
    assert codes.max() == k - 1


def test_a_text_that_another_drove_out_keeps_its_number() -> None:
    """So many different texts share the places that their bytes point to."""
    cells = [f"{i % 700:06d}{'x' * (i % 14)}" for i in range(3000)]
    data = [cell.encode() for cell in cells]
    found = Dictionary(10, 1)
    found._codes = np.empty((len(cells), 1), dtype=np.int8)
    for some in range(0, len(cells), 100):
        length = np.array([len(cell) for cell in data[some : some + 100]])
        text = np.frombuffer(b"".join(data[some : some + 100]) + bytes(8), dtype=np.uint8)
        end = np.cumsum(length)[:, np.newaxis]
        found.add(Piece(text=text, start=end - length[:, np.newaxis], end=end), [0])
    (column,) = found.columns()
    assert column.tolist() == cells
    assert column.found.size == len(set(cells))
