"""Units with faults are counted once, however many characteristics they fail."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from qc.intake.batch import Batch, Series
from qc.workflow.remembered.scorecard_lots import faulty_units


def series(name: str, values: list[float], inspected: list[float] | None = None) -> Series:
    whole = np.arange(len(values), dtype=np.int64)
    return Series(
        characteristic=name,
        values=np.array(values),
        subgroup=None,
        unit=whole,
        source=np.zeros_like(whole),
        row=whole,
        column=np.zeros_like(whole),
        headers=("x",),
        inspected=None if inspected is None else np.array(inspected),
    )


def facts(name: str, indices: list[int] | None, *, counted: tuple[int, int] | None = None) -> dict[str, Any]:
    return {
        "id": name,
        "asked": {"names": {"id": name, "en": name}, "counts": "nonconforming"},
        "attribute": None if counted is None else {"found": {"count": counted[0], "units": counted[1]}},
        "nonconforming": None if indices is None else {"indices": indices, "below": len(indices), "above": 0},
        "summary": None,
        "asked_index": None,
        "capability": None,
        "answers": {"stability": "stable"},
    }


def test_a_unit_with_two_faults_is_one_unit() -> None:
    batch = Batch(series={"a": series("a", [1.0, 2.0, np.nan]), "b": series("b", [0.0, 1.0, 1.0])}, sources=())
    assert faulty_units([facts("a", [1]), facts("b", None, counted=(2, 3))], batch) == (2, 3)


def test_samples_are_counted_where_they_stand_alone() -> None:
    alone = Batch(series={"b": series("b", [2.0, 0.0], [50.0, 50.0])}, sources=())
    assert faulty_units([facts("b", [0], counted=(2, 100))], alone) == (2, 100)
    both = replace(alone, series={**alone.series, "a": series("a", [1.0, 2.0])})
    assert faulty_units([facts("b", [0], counted=(2, 100)), facts("a", [])], both) is None


def test_nothing_read_is_nothing_known() -> None:
    assert faulty_units([facts("a", [])], Batch(series={}, sources=())) is None
