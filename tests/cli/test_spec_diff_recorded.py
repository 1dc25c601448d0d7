"""``qc spec diff --recorded``: a revision held against everything that was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from new_stores import new_store
from ramping import standard
from remembering import locked, recorded, run

if TYPE_CHECKING:
    from pathlib import Path


def revised(folder: Path, old: str, new: str) -> Path:
    """A revision that says something else."""
    text = standard(folder).read_text(encoding="utf-8")
    assert old in text
    path = folder / "baru.toml"
    path.write_text(text.replace(old, new).replace('revision = "B"', 'revision = "C"'), encoding="utf-8")
    return path


def test_recorded_batches_are_judged_by_both(tmp_path: Path) -> None:
    old = locked(tmp_path)
    recorded(tmp_path, 1)
    recorded(tmp_path, 2, mean=11.981)
    new = revised(tmp_path, "usl = 12.000", "usl = 11.983")
    status, text = run(tmp_path, "spec", "diff", old, new, "--recorded", "BOS-12")
    assert status == 0, text
    assert "2 of 2 recorded batches would be decided otherwise, each judged alone." in text
    assert "Lot L1: ACCEPT → REJECT" in text
    assert "Lot L2: HOLD → REJECT" in text
    assert "Lot L1: TERIMA → TOLAK" in run(tmp_path, "spec", "diff", old, new, "--recorded", "BOS-12", lang="id")[1]


def test_a_revision_that_asks_the_same_changes_nothing(tmp_path: Path) -> None:
    old = locked(tmp_path)
    recorded(tmp_path, 1)
    new = revised(tmp_path, "edition = 2026-10-01", "edition = 2026-11-01")
    text = run(tmp_path, "spec", "diff", old, new, "--recorded", "BOS-12")[1]
    assert "0 of 1 recorded batch would be decided otherwise" in text


def test_readings_that_do_not_fit_a_standard_are_said(tmp_path: Path) -> None:
    old = locked(tmp_path)
    recorded(tmp_path, 1)
    new = revised(tmp_path, 'id = "d_luar"', 'id = "d_dalam"')
    text = run(tmp_path, "spec", "diff", old, new, "--recorded", "BOS-12")[1]
    assert "Lot L1: ACCEPT → " in text
    assert "Lot L1: ACCEPT → ACCEPT" not in text


def test_a_part_without_batches_is_said(tmp_path: Path) -> None:
    new_store(tmp_path / "store.sqlite")
    old = standard(tmp_path)
    status, text = run(tmp_path, "spec", "diff", old, old, "--recorded", "BOS-12")
    assert (status, "record a batch first" in text) == (2, True)
