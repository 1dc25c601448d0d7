"""Data frames, by the same rules as files."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from intake.files import ONE, TWO, expected, notes, plan, said

from qc.errors import InputError
from qc.intake import read_frame
from qc.terms import Context

if TYPE_CHECKING:
    from qc.intake import Batch


def readings(batch: Batch, name: str = "diameter") -> list[float]:
    """The readings of a characteristic, without the missing ones."""
    series = batch.series[name]
    return [float(value) for value, present in zip(series.values, series.present, strict=True) if present]


def test_numbers() -> None:
    frame = pd.DataFrame({"No": [1, 2, 3], "Diameter dalam": [12.01, np.nan, 12.02], "Berat": [120, 121, 122]})
    batch = read_frame(frame, TWO)
    assert batch.series["diameter"].present.tolist() == [True, False, True]
    assert readings(batch, "berat") == [120, 121, 122]
    assert batch.series["diameter"].row.tolist() == [1, 2, 3]
    assert batch.series["diameter"].context[Context.UNIT].tolist() == ["1", "2", "3"]
    assert "Diameter dalam: 1 reading is missing (row 2)" in notes(batch)


def test_the_digest_is_that_of_the_frame_as_csv() -> None:
    frame = pd.DataFrame({"diameter": [12.01, 12.02]})
    (source,) = read_frame(frame, ONE, name="ukur").sources
    assert source.sha256 == hashlib.sha256(b"diameter\n12.01\n12.02\n").hexdigest()
    assert (source.name, source.size, source.rows) == ("ukur", 21, 2)


def test_a_named_index_is_a_column() -> None:
    frame = pd.DataFrame({"diameter": [12.01, 12.02, 12.03]}, index=pd.Index([1, 1, 2], name="subgrup"))
    subgroup = read_frame(frame, ONE).series["diameter"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0, 0, 1]


def test_texts_are_read_as_in_a_file() -> None:
    frame = pd.DataFrame({"No": [1, 2, 3, 4], "Diameter dalam (cm)": ["1,201", "-", None, "1,202 cm"]})
    batch = read_frame(frame, ONE)
    assert readings(batch) == [12.01, 12.02]
    assert "row 3 left out: it has no readings" in notes(batch)
    assert "comma read as the decimal mark" in notes(batch)


def test_numbers_and_texts_in_one_column() -> None:
    frame = pd.DataFrame({"diameter": [12.01, "12,02", np.float32(12.5), 12, np.int64(11)]})
    assert readings(read_frame(frame, ONE), "diameter") == [12.01, 12.02, 12.5, 12, 11]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("abc", "this is not a number"),
        (True, "this is not a number"),
        (pd.Timestamp("2026-05-12"), "formatted as a date"),
        (np.inf, "much too far from the limits"),
        (12015, "much too far from the limits"),
    ],
)
def test_what_is_no_reading(value: object, reason: str) -> None:
    frame = pd.DataFrame({"diameter": pd.Series([12.01, value], dtype=object)})
    with pytest.raises(InputError) as caught:
        read_frame(frame, ONE, name="ukur")
    (problem,) = caught.value.problems
    assert said(problem).startswith("ukur, row 2, column diameter: ")
    assert reason in said(problem)


def test_an_absurd_number_among_numbers() -> None:
    with pytest.raises(InputError, match="much too far from the limits"):
        read_frame(pd.DataFrame({"diameter": [12.01, np.inf]}), ONE)


def test_numbers_of_a_frame_have_no_thousands_marks() -> None:
    batch = read_frame(pd.DataFrame({"tebal": [12.015, 12.022]}), plan(expected("tebal", lsl=0.5)))
    assert readings(batch, "tebal") == [12.015, 12.022]
    assert notes(batch) == []


def test_missing_columns_are_named() -> None:
    batch = read_frame(pd.DataFrame({"diameter": [12.01]}), TWO)
    assert "not measured, so not judged: “Berat”" in notes(batch)
    with pytest.raises(InputError, match="no row of headers was found that fits the standard"):
        read_frame(pd.DataFrame({"lebar": [2.01]}), TWO)


def test_no_rows() -> None:
    with pytest.raises(InputError, match="there are headers but no readings"):
        read_frame(pd.DataFrame({"diameter": np.empty(0)}), ONE)


def test_other_types_of_columns() -> None:
    frame = pd.DataFrame(
        {
            "Tanggal": pd.to_datetime(["2026-11-17 08:00", "2026-11-16 08:00"]),
            "Operator": pd.Categorical(["Budi", "Siti"]),
            "diameter": pd.array([12.01, None], dtype="Float64"),
            "Berat": pd.array([120, 121], dtype="Int64"),
        }
    )
    batch = read_frame(frame, TWO)
    assert readings(batch, "berat") == [121, 120]
    assert batch.series["diameter"].context[Context.OPERATOR].tolist() == ["Siti", "Budi"]
    assert batch.series["diameter"].context[Context.TIME].tolist() == ["2026-11-16 08:00", "2026-11-17 08:00"]


def test_a_frame_may_hold_titles_above_its_header() -> None:
    frame = pd.DataFrame([["CV CONTOH", None], ["No", "diameter"], [1, 12.01], [2, "12,02"]])
    batch = read_frame(frame, ONE)
    assert readings(batch) == [12.01, 12.02]
    assert batch.series["diameter"].row.tolist() == [3, 4]


def test_subgroups_are_made_as_for_a_file() -> None:
    frame = pd.DataFrame({"diameter": [12.01, 12.02, 12.03, 12.04]})
    subgroup = read_frame(frame, ONE, subgroup_sizes={"diameter": 2}).series["diameter"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0, 0, 1, 1]
