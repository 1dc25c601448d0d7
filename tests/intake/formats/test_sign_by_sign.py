"""Texts that are read sign by sign: the same cells as Python's csv gives, or a doubt."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings, strategies as st

from qc.intake.formats import sign_by_sign as module
from qc.intake.formats.parsing import Plan
from qc.intake.formats.raw import Doubt
from qc.intake.formats.sign_by_sign import sign_by_sign


def plan(width: int = 3, skip: int = 0, readings: tuple[int, ...] = (), unused: tuple[int, ...] = ()) -> Plan:
    return Plan(delimiter=";", decimal=",", width=width, skip=skip, types={}, readings=readings, unused=unused)


@given(
    text=st.text(alphabet=';"\n\r01,x é', max_size=60),
    skip=st.integers(0, 2),
    readings=st.sampled_from([(), (1,), (2, 1)]),
    at_once=st.integers(1, 5),
)
@settings(max_examples=300, deadline=None)
def test_cells_are_those_of_python(text: str, skip: int, readings: tuple[int, ...], at_once: int) -> None:
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[skip:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", at_once)
        try:
            found = [column.tolist() for column in sign_by_sign(text.encode(), plan(skip=skip, readings=readings))]
        except Doubt:
            assert max(map(len, rows)) > 3
            return
    assert found == [[row[i] if i < len(row) else "" for row in rows] for i in range(3)]


def test_columns_of_readings_share_their_texts() -> None:
    first, second = sign_by_sign(b'12,5;"a\nb"\n12,6;12,5\n', plan(width=2, readings=(0, 1)))
    assert first.found is second.found  # type: ignore[union-attr] # both are coded
    assert second.tolist() == ["a\nb", "12,5"]


def test_what_nobody_wants_is_not_kept() -> None:
    assert [len(column) for column in sign_by_sign(b"1;a\r2;b\r", plan(width=2, unused=(1,)))] == [2, 0]


def test_a_cell_that_never_ends_leaves_a_doubt() -> None:
    with pytest.raises(Doubt):
        sign_by_sign(b'a;"' + b"x" * 200_000, plan())
