"""Units that were set aside with a reason no longer count over the lots; all others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import context, series, steady
from ramping import measured
from remembering import locked, recorded, run

from qc.terms import Context
from qc.workflow.remembered.set_aside import named_units

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("said", "units"),
    [
        ("3", [3]),
        ("unit 3", [3]),
        ("2-4", [2, 3, 4]),
        ("2–4, 9", [2, 3, 4, 9]),
        ("2 sampai 4; no. 9 dan 10", [2, 3, 4, 9, 10]),
        ("9 and 10", [9, 10]),
        ("99", []),
        ("some", []),
        ("3, the thin one", []),
    ],
)
def test_units_are_those_that_somebody_named(said: str, units: list[int]) -> None:
    chosen = named_units(series(steady(10)), said)
    assert (np.flatnonzero(chosen) + 1).tolist() == units


def test_the_file_s_own_names_count() -> None:
    labels = context(Context.UNIT, [f"A-{at}" for at in range(101, 106)] + ["", "7", "8", "9", "10"])
    made = series(steady(10), context=labels)
    assert np.flatnonzero(named_units(made, "A-103, 6")).tolist() == [2, 5]
    assert not named_units(made, "1").any(), "the file calls no unit so"


@pytest.fixture
def off(tmp_path: Path) -> Path:
    """A lot with four units that are off, 50 to 53, and no other fault."""
    locked(tmp_path)
    file = measured(tmp_path, "bad", day=10, seed=3)
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[50:54] = [line.rpartition(";")[0] + ";11,958" for line in lines[50:54]]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, text = run(tmp_path, "record", file, "--spec", tmp_path / "standard.toml", "--lot", "L0")
    assert status == 4, text
    return tmp_path


def test_single_units_hold_the_next_lot_until_they_are_scrapped_with_a_reason(off: Path) -> None:
    status, text = recorded(off, 1)
    assert (status, "first seen in lot L0" in text) == (4, True), text
    assert "it looks as if only single units were off, the first in lot L0" in text
    assert "they hold no later lot" in text
    assert run(off, "dispose", 1, "scrap", "--units", "50-53", "--why", "chip in the fixture")[0] == 0
    status, text = recorded(off, 2)
    assert (status, "Over 3 batches nothing left its baseline." in text) == (0, True), text
    assert run(off, "log", "verify")[0] == 0
    assert run(off, "recheck", "BOS-12")[0] == 0, "what was recorded before stays as it was"


@pytest.mark.parametrize(
    "decided",
    [
        ("use", "--units", "50-53"),
        ("scrap", "--units", "60-63"),
        ("scrap", "--units", "the thin one"),
        ("sort",),
    ],
)
def test_other_decisions_leave_it_in(off: Path, decided: tuple[str, ...]) -> None:
    assert run(off, "dispose", 1, *decided, "--why", "seen")[0] == 0
    assert recorded(off, 1)[0] == 4


@pytest.mark.parametrize("last", ["scrap", "use"])
def test_the_last_word_counts(off: Path, last: str) -> None:
    for word in ("scrap", "use", last):
        assert run(off, "dispose", 1, word, "--units", "50-53", "--characteristic", "d_luar", "--why", "x")[0] == 0
    assert recorded(off, 1)[0] == (0 if last == "scrap" else 4)


def test_a_whole_lot_that_was_scrapped_is_out(off: Path) -> None:
    assert run(off, "dispose", 1, "scrap", "--why", "all of it")[0] == 0
    assert recorded(off, 1)[0] == 0


def test_a_drift_goes_on_to_hold_whatever_single_units_are_set_aside(tmp_path: Path) -> None:
    locked(tmp_path)
    recorded(tmp_path, 1, mean=11.982)
    assert run(tmp_path, "dispose", 1, "scrap", "--units", "1-10", "--why", "x")[0] == 0
    status, text = recorded(tmp_path, 2)
    assert (status, "left its baseline" in text) == (4, True), text
