"""``qc inspect`` beside what is recorded: its report ships no lot that is held there; it says what it left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from ramping import measured
from remembering import locked, recorded, run

from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path

SLOW = 11.9792
"""A mean too near the pilot's for one lot of 100 to show it."""


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A lot that moved far from its baseline, and so is held."""
    locked(tmp_path)
    measured(tmp_path, "own", day=8, mean=11.984, seed=5)
    assert recorded(tmp_path, 1, mean=11.984)[0] == 4
    return tmp_path


def asked(folder: Path, lot: str, *more: object) -> tuple[object, ...]:
    return ("inspect", folder / f"{lot}.csv", "--spec", folder / "standard.toml", *more)


@pytest.mark.parametrize(
    ("lang", "reason"),
    [
        ("en", "this lot is recorded as batch 1, and there the verdict is HOLD: no document says otherwise"),
        ("id", "lot ini dicatat sebagai catatan 1, dan di situ keputusannya TAHAN"),
    ],
)
def test_no_report_ships_a_lot_that_is_recorded_as_held(held: Path, lang: str, reason: str) -> None:
    ship = asked(held, "lot1", "--pilot", held / "own.csv", "--pdf", held / "out.pdf")
    status, text = run(held, *ship, lang=lang)
    assert (status, reason in text, (held / "out.pdf").exists()) == (4, True, False), text


def test_the_usual_place_is_asked_as_well(held: Path) -> None:
    given = [*map(str, asked(held, "lot1", "--pilot", held / "own.csv")), "--lang", "en"]
    beside = {"QC_STORE": str(held / "store.sqlite")}
    shown = CliRunner().invoke(main, given, env=beside)
    assert "This lot is recorded as batch 1, and there the verdict is HOLD: that one counts." in shown.output
    assert shown.exit_code == 0, "it is what these files alone say"
    assert CliRunner().invoke(main, [*given, "--pdf", str(held / "out.pdf")], env=beside).exit_code == 4
    (held / "store.sqlite").unlink()
    assert CliRunner().invoke(main, [*given, "--pdf", str(held / "out.pdf")], env=beside).exit_code == 0
    assert not (held / "store.sqlite").exists(), "a report makes no store"


def test_a_database_elsewhere_is_not_asked_for_the_screen(held: Path) -> None:
    given = [*map(str, asked(held, "lot1", "--pilot", held / "own.csv")), "--lang", "en"]
    ran = CliRunner().invoke(main, given, env={"QC_STORE": "postgresql://nobody@127.0.0.1:1/none"})
    assert (ran.exit_code, "Ship this lot." in ran.output) == (0, True), ran.output


def test_what_the_lots_together_show_holds_the_lot_here_too(tmp_path: Path) -> None:
    locked(tmp_path)
    assert recorded(tmp_path, 1, mean=SLOW)[0] == 0
    assert recorded(tmp_path, 2, mean=SLOW)[0] == 4
    status, text = run(tmp_path, *asked(tmp_path, "lot2", "--pilot", tmp_path / "pilot.csv"))
    assert (status, "over this lot and the 1 before it the process left its baseline" in text) == (4, True), text
    assert "recorded as batch" not in text, "what is recorded says the same"
    status, text = run(tmp_path, *asked(tmp_path, "lot1", "--pilot", tmp_path / "pilot.csv"))
    assert (status, "recorded as batch" in text) == (0, False), text


def test_a_baseline_that_was_not_looked_at_is_named(held: Path) -> None:
    measured(held, "lot9", day=20, seed=9)
    status, text = run(held, *asked(held, "lot9"))
    assert status == 4
    assert "Judged by these files alone. Pak Budi locked the baseline of this part on " in text
    assert "qc record holds the lot against it, together with the lots since." in text
    _, text = run(held, *asked(held, "lot9", "--json", "-"))
    assert text.startswith("{")
    assert "qc record holds" not in text
