"""Codes by the million, looked at piece by piece: the same as all at once."""

from __future__ import annotations

import numpy as np
import pytest

from qc.intake.formats import codes
from qc.intake.formats.codes import count, first_places, spread, wide_enough

CODES = np.random.default_rng(1).integers(0, 7, 1000).astype(np.int16)


@pytest.mark.parametrize("piece", [1, 3, 1000, 5000])
def test_pieces_change_nothing(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "_PIECE", piece)
    each = np.arange(9) / 8
    assert np.array_equal(spread(each, CODES), each[CODES])
    assert count(CODES, 9).tolist() == np.bincount(CODES, minlength=9).tolist()
    assert first_places(CODES, 9).tolist() == [CODES.tolist().index(code) if code < 7 else -1 for code in range(9)]


def test_nothing_at_all() -> None:
    none = np.empty(0, dtype=np.int16)
    assert spread(np.empty(0), none).size == 0
    assert count(none, 2).tolist() == [0, 0]
    assert first_places(none, 2).tolist() == [-1, -1]


@pytest.mark.parametrize(("most", "kind"), [(127, np.int8), (128, np.int16), (1 << 15, np.int32), (1 << 31, np.int64)])
def test_numbers_take_as_few_bytes_as_they_need(most: int, kind: type) -> None:
    filled = np.array([5, 7, 9], dtype=np.int8)
    wider = wide_enough(filled, 2, most)
    assert wider.dtype == kind
    assert wider.size == 3
    assert wider[:2].tolist() == [5, 7]
