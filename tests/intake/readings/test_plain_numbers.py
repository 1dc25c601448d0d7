"""Numbers of many cells at once: each as Python reads it, or none."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from qc.intake.readings.plain_numbers import plain_numbers, whole_numbers

SIGNED = st.sampled_from(["", "+", "-"])
DIGITS = st.text(alphabet="0123456789", max_size=18)
NUMBERS = st.tuples(SIGNED, DIGITS, st.sampled_from(["", ",", ".", ",,"]), DIGITS).map("".join)
OTHERS = st.text(alphabet="0123456789,.+-Ee x", max_size=20)


def _places(cells: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    text = ";".join([*cells, ""]).encode() + bytes(9)
    end = np.array([i for i, sign in enumerate(text) if sign == ord(";")], dtype=np.int64)
    return np.frombuffer(text, dtype=np.uint8), np.r_[0, end[:-1] + 1], end


@given(cells=st.lists(st.one_of(NUMBERS, OTHERS), min_size=1, max_size=30), mark=st.sampled_from([".", ","]))
@settings(max_examples=300, deadline=None)
def test_every_number_is_the_nearest_double(cells: list[str], mark: str) -> None:
    numbers, plain = plain_numbers(*_places(cells), mark)
    for cell, number, found in zip(cells, numbers.tolist(), plain.tolist(), strict=True):
        shape = re.fullmatch(rf"[+-]?(\d+)(?:\{mark}(\d+))?", cell)
        before, behind = (len(shape[1]), len(shape[2] or "")) if shape else (99, 99)
        short = before <= (7 if behind else 8) and behind <= 8
        assert found is short
        assert np.isnan(number) if not short else repr(number) == repr(float(cell.replace(",", ".")))


@given(cells=st.lists(st.one_of(NUMBERS, OTHERS), min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_whole_numbers_are_written_without_zeros_before_them(cells: list[str]) -> None:
    numbers, plain = whole_numbers(*_places(cells))
    for cell, number, found in zip(cells, numbers.tolist(), plain.tolist(), strict=True):
        assert found is (re.fullmatch(r"0|[1-9]\d{0,17}", cell, re.ASCII) is not None)
        assert str(number) == (cell if found else "0")


@pytest.mark.parametrize("cell", ["-9999999,9999999", "9999999,99999999", "+0000001,00000001", "99999999", "-0"])
def test_fifteen_digits_are_exact(cell: str) -> None:
    assert repr(plain_numbers(*_places([cell]), ",")[0].tolist()) == repr([float(cell.replace(",", "."))])
