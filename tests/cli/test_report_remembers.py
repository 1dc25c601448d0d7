"""``qc report`` of a lot that is remembered as held: nothing says that it conforms, or may be shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from new_stores import new_store
from ramping import STANDARD, measured
from remembering import locked, recorded, run

if TYPE_CHECKING:
    from pathlib import Path

SLOW = 11.9792
"""A mean too near the pilot's for one lot of 100 to show it."""


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """Two lots that moved; only together they show it, so the second is held."""
    locked(tmp_path)
    assert recorded(tmp_path, 1, mean=SLOW)[0] == 0
    assert recorded(tmp_path, 2, mean=SLOW)[0] == 4
    return tmp_path


def written(folder: Path, kind: str, *more: object, lot: str = "lot2.csv", lang: str = "en") -> tuple[int, str]:
    given = ("--spec", folder / "standard.toml", "--pilot", folder / "pilot.csv", "--kind", kind, *more)
    return run(folder, "report", folder / lot, *given, "-o", folder / "out.pdf", lang=lang)


def test_a_certificate_is_refused_with_what_the_lots_together_show(held: Path) -> None:
    status, text = written(held, "certificate")
    assert status == 4
    assert "conformity cannot be stated: the verdict on this lot is HOLD" in text
    assert "over this lot and the 1 before it the process left its baseline" in text
    assert not (held / "out.pdf").exists()


@pytest.mark.parametrize("kind", ["inspection", "owner", "dimensional"])
def test_other_documents_say_hold_and_carry_why(held: Path, kind: str) -> None:
    status, text = written(held, kind)
    assert (status, text.startswith("HOLD")) == (4, True), text
    assert (held / "out.pdf").exists()


def test_without_a_store_or_with_other_readings_nothing_is_known(held: Path) -> None:
    other = measured(held, "lot9", day=20, seed=9)
    assert written(held, "certificate", lot=other.name)[0] == 0
    (held / "store.sqlite").rename(held / "elsewhere.sqlite")
    assert written(held, "certificate")[0] == 2
    assert not (held / "store.sqlite").exists(), "a report makes no store"
    new_store(held / "store.sqlite")
    assert written(held, "certificate")[0] == 0


def test_a_lot_that_is_accepted_is_certified(held: Path) -> None:
    assert written(held, "certificate", lot="lot1.csv")[0] == 0


def test_another_revision_s_demands_are_another_question(held: Path) -> None:
    path = held / "standard.toml"
    path.write_text("# a comment asks nothing\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert written(held, "certificate")[0] == 4
    path.write_text(STANDARD.replace('revision = "B"', 'revision = "C"'), encoding="utf-8")
    assert written(held, "certificate")[0] == 0


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_hold_for_another_reason_is_said_as_recorded(tmp_path: Path, lang: str) -> None:
    locked(tmp_path)
    moved = measured(tmp_path, "pilot2", day=8, mean=11.984, seed=5)
    assert recorded(tmp_path, 1, mean=11.984)[0] == 4
    (tmp_path / "pilot.csv").write_bytes(moved.read_bytes())
    status, text = written(tmp_path, "inspection", lot="lot1.csv", lang=lang)
    assert status == 4, text
    said = {
        "en": ("this lot is recorded as batch 1, and there the verdict is HOLD", "Outer diameter is higher"),
        "id": ("lot ini dicatat sebagai catatan 1, dan di situ keputusannya TAHAN", "Diameter luar lebih tinggi"),
    }
    assert all(one in text for one in said[lang]), text
    assert written(tmp_path, "dimensional", lot="lot1.csv")[0] == 0, "it lists what was measured"


def test_once_the_baseline_was_locked_anew_and_the_lot_recorded_again_it_is_certified(held: Path) -> None:
    again = ("--spec", held / "standard.toml", "--who", "Budi", "--why", "new tool")
    pilot = measured(held, "pilot3", day=9, mean=SLOW, seed=7)
    assert run(held, "baseline", "relock", pilot, *again)[0] == 0
    assert written(held, "certificate")[0] == 4
    status, text = recorded(held, 2, mean=SLOW)
    assert (status, "it counts instead of batch 2, which was held against the baseline before" in text) == (0, True)
    assert written(held, "certificate")[0] == 0


def test_a_folder_of_lots_is_asked_after_too(held: Path) -> None:
    lots = held / "lots"
    lots.mkdir()
    for name in ("lot1.csv", "lot2.csv"):
        (lots / name).write_bytes((held / name).read_bytes())
    given = ("--spec", held / "standard.toml", "--pilot", held / "pilot.csv", "--kind", "certificate")
    status, text = run(held, "report", lots, *given, "-o", held / "papers")
    assert (status, "1 of 2 reports written" in text) == (3, True), text
    assert [one.name for one in (held / "papers").iterdir()] == ["lot1.pdf"]
