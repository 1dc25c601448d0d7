"""The physics of the generators, as far as it has a known answer."""

from __future__ import annotations

import datetime as dt
import importlib
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest
from told_stories import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import a module of the samples' own package."""
    monkeypatch.syspath_prepend(str(SAMPLES))
    return lambda name: importlib.import_module(f"workshop.{name}")


def test_correcting_every_error_doubles_the_variance(workshop: Any) -> None:
    noise = np.random.default_rng(1).normal(0, 1, 100_000)
    after = workshop("people").corrected(noise, start=50_000)
    assert np.var(after[:50_000]) == pytest.approx(1, rel=0.03)
    assert np.var(after[50_001:]) == pytest.approx(2, rel=0.03)
    assert np.mean(after) == pytest.approx(0, abs=0.02)


def test_a_tool_wears_evenly_and_is_set_back(workshop: Any) -> None:
    worn, tool = workshop("wear").tooth(np.random.default_rng(2), 1000, rate=0.5, every=100, scatter=10)
    lives = np.bincount(tool)[1:-1]
    assert lives.min() >= 90
    assert lives.max() <= 110
    assert set(np.round(np.diff(worn)[np.diff(tool) == 0], 9)) == {0.5}
    assert set(worn[1:][np.diff(tool) == 1]) == {0.0}


def test_a_bath_falls_geometrically_and_is_brought_back(workshop: Any) -> None:
    found = workshop("bath").thickness(6, fresh=10, loss=0.1, addition=3, share=0.5)
    assert found == pytest.approx([10, 9, 8.1, 8.645, 7.7805, 7.00245])


def test_flinching_leaves_a_gap_outside_and_a_pile_inside(workshop: Any) -> None:
    shown = workshop("people").flinching(np.array([9.5, 9.9, 10.4, 8.7, 9.8]), limit=10, reach=1, step=0.1)
    assert shown == pytest.approx([10.1, 10.0, 10.4, 8.7, 10.1])


def test_copied_readings_come_in_the_same_order(workshop: Any) -> None:
    found = workshop("people").copied(np.arange(10.0), start=4, block=3)
    assert found.tolist() == [0, 1, 2, 3, 1, 2, 0, 1, 2, 0]


def test_work_rests_on_sundays(workshop: Any) -> None:
    people = workshop("people")
    when = people.clock(7, start=people.monday(11, 2), a_day=1, hours=8)
    assert [one.weekday() for one in when] == [0, 1, 2, 3, 4, 5, 0]
    assert [people.shift(one + dt.timedelta(hours=8)) for one in when] == [2] * 7


def test_a_workbook_is_read_by_others(workshop: Any, tmp_path: Path) -> None:
    sheet = [["Ukur <Ø> & ±", None, 1.5], [dt.date(2026, 11, 9), dt.time(13, 30), 7]]
    path = tmp_path / "b.xlsx"
    workshop("book").workbook(path, {"9 Nov": sheet, "Sheet2": [["x"]]}, merged=["A1:B1"], hidden=["Sheet2"])
    book = openpyxl.load_workbook(path)
    text, (day, clock, number) = (tuple(row) for row in book["9 Nov"].values)
    assert text == ("Ukur <Ø> & ±", None, 1.5)
    assert (day.date(), clock, number) == (dt.date(2026, 11, 9), dt.time(13, 30), 7)
    assert [str(one) for one in book["9 Nov"].merged_cells.ranges] == ["A1:B1"]
    assert book["Sheet2"].sheet_state == "hidden"


def test_gauges_read_in_steps(workshop: Any) -> None:
    gauge = workshop("gauge")
    assert gauge.written(np.array([0.1026, 0.0974]), 0.005) == ["0,105", "0,095"]
    assert [gauge.digits(step) for step in (1, 0.5, 0.05, 0.001)] == [0, 1, 2, 3]
