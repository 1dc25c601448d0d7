"""Series as bytes, and back."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from qc.intake.batch import Series
from qc.store.packing import pack, unpack
from qc.terms import Context

if TYPE_CHECKING:
    from collections.abc import Sequence


def series(values: Sequence[float], *, decimals: int = 3, **said: Any) -> Series:
    n = len(values)
    usual: dict[str, Any] = {
        "subgroup": np.arange(n) // 5,
        "unit": np.arange(n),
        "source": np.zeros(n, dtype=np.int64),
        "row": np.arange(n) + 2,
        "column": np.zeros(n, dtype=np.int64),
        "context": {Context.OPERATOR: np.array([f"Siti{i % 2}" for i in range(n)], dtype=np.str_)},
    }
    return Series(
        characteristic="d",
        values=np.array(values, dtype=float),
        headers=("Ø (mm)",),
        decimals=decimals,
        **(usual | said),
    )


def same(one: Series, other: Series) -> bool:
    for field in fields(Series):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if isinstance(a, np.ndarray):
            if a.tobytes() != b.astype(a.dtype).tobytes() or a.dtype.kind != b.dtype.kind:
                return False
        elif isinstance(a, dict):
            if list(a) != list(b) or any(a[k].tolist() != b[k].tolist() for k in a):
                return False
        elif a != b:
            return False
    return True


@given(st.lists(st.floats(allow_infinity=False), max_size=40), st.integers(0, 6))
@settings(max_examples=60)
def test_any_readings_come_back_bit_by_bit(values: list[float], decimals: int) -> None:
    one = series(values, decimals=decimals)
    assert same(one, unpack(pack(one)))


def test_what_a_file_says_comes_back() -> None:
    one = series(
        [1.0, 2.0],
        subgroup=None,
        censored=np.array([0, 1], dtype=np.int8),
        inspected=np.array([50.0, 50.0]),
        remarks=np.array(["", "gores"], dtype=np.str_),
        ordered=False,
    )
    assert same(one, unpack(pack(one)))


def test_written_readings_take_little_room() -> None:
    values = np.round(12 + 0.004 * np.random.default_rng(1).standard_normal(10_000), 3)
    assert len(pack(series(values.tolist(), context={}))) < 2 * values.size


def test_another_format_is_refused() -> None:
    packed = pack(series([1.0])).replace(b'"format":1', b'"format":2')
    with pytest.raises(ValueError, match="`content` must be of format 1, got 2"):
        unpack(packed)
