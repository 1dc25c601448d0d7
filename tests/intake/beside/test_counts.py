"""Whole numbers, and marks, that a data frame holds as numbers or as text."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from qc.errors import InputError
from qc.intake import ColumnPlan, ExpectedColumn, read_frame
from qc.intake.beside.counts import whole_count

MARKS = ColumnPlan(columns=(ExpectedColumn(id="ulir", names=("Ulir",), unit="", counts="nonconforming"),))
FAULTS = ColumnPlan(columns=(ExpectedColumn(id="ulir", names=("Ulir",), unit="", counts="nonconformities"),))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("12", 12),
        ("1.250", 1250),
        ("1,250", 1250),
        ("1 250", 1250),
        ("1\u2009250", 1250),
        ("12.345.678", 12345678),
        ("40 pcs", 40),
    ],
)
def test_a_mark_between_digits_stands_between_thousands(text: str, count: float) -> None:
    assert whole_count(text) == count


@pytest.mark.parametrize("text", ["1,5", "1.25", "1.2500", "1.250,5", "-3", "dua", "1.250,500", "OK"])
def test_other_text_is_no_count(text: str) -> None:
    assert whole_count(text) is None


@pytest.mark.parametrize("text", ["", " ", "-", "HL", "n/a"])
def test_a_missing_count_is_not_a_number(text: str) -> None:
    found = whole_count(text)
    assert found is not None
    assert math.isnan(found)


def test_a_data_frame_may_hold_numbers_or_text() -> None:
    numbers = read_frame(pd.DataFrame({"Ulir": [1.0, 0.0, np.nan, 1.0], "Op": ["a", "b", "c", "d"]}), MARKS)
    np.testing.assert_array_equal(numbers.series["ulir"].values, [0, 1, 0])
    mixed = read_frame(pd.DataFrame({"Ulir": ["OK", "NG"]}), MARKS)
    np.testing.assert_array_equal(mixed.series["ulir"].values, [0, 1])


def test_a_data_frame_may_hold_counts() -> None:
    counts = read_frame(pd.DataFrame({"Ulir": [0, 3, 1]}), FAULTS)
    np.testing.assert_array_equal(counts.series["ulir"].values, [0, 3, 1])
    with pytest.raises(InputError, match="not a count"):
        read_frame(pd.DataFrame({"Ulir": [0.5, 1.0]}), FAULTS)
