"""Ten batches whose truth is known: a level that moves with time is not laid to batches, nor the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from ramping import standard

from qc import workflow
from qc.terms import CauseFinding, VolumeCause
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

SD, EACH = 0.003, 100
MADE = np.arange(10 * EACH)
BATCH = MADE // EACH


def written(folder: Path, name: str, values: np.ndarray, **columns: np.ndarray) -> Path:
    """A file of numbered readings, with columns."""
    head = ";".join(["No", *columns, "Diameter luar (mm)"])
    rows = [
        ";".join([str(row + 1), *(str(labels[row]) for labels in columns.values()), f"{value:.4f}".replace(".", ",")])
        for row, value in enumerate(values.tolist())
    ]
    path = folder / f"{name}.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def told(folder: Path, moved: np.ndarray, **columns: np.ndarray) -> dict[VolumeCause, tuple[CauseFinding, str]]:
    """What is said of ten batches that moved by so many sigma against their pilot; columns are of the batches."""
    rng = np.random.default_rng(5)
    before = {name: np.repeat(labels[:1], EACH) for name, labels in columns.items()}
    pilot = written(folder, "pilot", 11.978 + SD * rng.standard_normal(EACH), **before)
    made = 11.978 + SD * (rng.standard_normal(MADE.size) + moved)
    files = [
        written(folder, f"b{k}", made[k == BATCH], **{name: labels[k == BATCH] for name, labels in columns.items()})
        for k in range(10)
    ]
    (one,) = workflow.ramp(pilot, files, spec=standard(folder)).readiness.characteristics
    say = language("en").say
    return {each.cause: (each.finding, "; ".join(say(said) for said in each.said)) for each in one.explanations}


@pytest.mark.parametrize(
    "moved",
    [1.5 * (MADE >= 650), 1.0 * np.ones(MADE.size), 3.0 * (MADE % 150) / 150, 3.0 * np.maximum(0, MADE - 500) / 500],
    ids=["a step amid batch 7", "from the first unit on", "wear that is set back", "a trend from batch 6 on"],
)
def test_batches_are_not_blamed_for_what_moves_with_time(tmp_path: Path, moved: np.ndarray) -> None:
    found = told(tmp_path, moved)
    assert found[VolumeCause.DRIFT][0] is CauseFinding.FOUND
    finding, said = found[VolumeCause.STREAMS]
    assert finding is CauseFinding.NOT_FOUND
    assert said.startswith("what differs between batches goes with the ")


def test_batches_that_differ_are_no_drift(tmp_path: Path) -> None:
    levels = np.array([1.2, -0.8, 0.5, -1.1, 0.9, 0.1, -0.6, 1.3, -1.0, 0.4])
    found = told(tmp_path, levels[BATCH])
    finding, said = found[VolumeCause.DRIFT]
    assert finding is CauseFinding.NOT_FOUND
    assert said.endswith(
        "could hide behind such differences all the same; it looks like this: another level from lot to lot"
    )
    assert "that goes with lots, people or machines rather than with time; a lasting change of up to about 0.0" in said
    finding, said = found[VolumeCause.STREAMS]
    assert finding is CauseFinding.FOUND
    assert said.startswith("batches differ, typically by ±")


def test_batches_that_differ_and_move_one_way_are_both(tmp_path: Path) -> None:
    """A trend of 2.5 sigma under batches that differ by 0.7: both are told."""
    levels = np.array([0.5, -0.9, 0.4, 0.7, -0.6, 0.9, -0.3, -0.8, 0.6, 0.2])
    found = told(tmp_path, levels[BATCH] + 2.5 * MADE / MADE.size)
    finding, said = found[VolumeCause.DRIFT]
    assert finding is CauseFinding.FOUND
    assert "and from batch to batch it moves one way as well" in said
    assert found[VolumeCause.STREAMS][0] is CauseFinding.FOUND


def test_a_step_amid_batches_that_differ_is_told_with_its_size(tmp_path: Path) -> None:
    """A step of 2 sigma (0.2 mm) with the fifth batch, amid batches that differ by 0.8."""
    levels = np.array([0.9, -0.8, 0.4, -0.6, 0.1, 0.8, -0.9, 0.6, -0.4, 0.2])
    found = told(tmp_path, levels[BATCH] + 2.0 * (BATCH >= 4))
    finding, said = found[VolumeCause.DRIFT]
    assert finding is CauseFinding.FOUND
    assert "besides the level changed in one step: since about b4 it is higher by" in said
    assert found[VolumeCause.STREAMS][0] is CauseFinding.FOUND


def test_a_step_that_lots_may_hide_is_not_denied(tmp_path: Path) -> None:
    levels = np.array([0.9, -0.8, 0.4, -0.6, 0.1, 0.8, -0.9, 0.6, -0.4, 0.2])
    found = told(tmp_path, levels[BATCH] + 0.6 * (BATCH >= 4))
    finding, said = found[VolumeCause.DRIFT]
    assert finding is CauseFinding.EITHER
    assert "whether it moves with time as well cannot be told: a lasting change of up to about" in said


def test_who_came_with_the_step_is_still_shown(tmp_path: Path) -> None:
    """The operator changed where the level did: that batches differ goes with it, that operators differ is said."""
    who = np.where(BATCH >= 5, "Sari", "Budi")
    found = told(tmp_path, 1.2 * (BATCH >= 5), Operator=who)
    assert found[VolumeCause.DRIFT][0] is CauseFinding.FOUND
    finding, said = found[VolumeCause.STREAMS]
    assert finding is CauseFinding.FOUND
    assert "operators differ" in said
    assert "batches differ" not in said


def test_people_of_the_pilot_only_cannot_be_told_from_a_change_with_the_first_batch(tmp_path: Path) -> None:
    """Wear begins with the first batch, and so does the second operator: either may be why."""
    rng = np.random.default_rng(5)
    who = np.repeat("Sari", EACH)
    pilot = written(tmp_path, "pilot", 11.978 + SD * rng.standard_normal(EACH), Operator=np.repeat("Budi", EACH))
    worn = 11.978 + SD * (rng.standard_normal(MADE.size) + 3.0 * (MADE % 150) / 150)
    files = [written(tmp_path, f"b{k}", worn[k == BATCH], Operator=who) for k in range(10)]
    (one,) = workflow.ramp(pilot, files, spec=standard(tmp_path)).readiness.characteristics
    streams = {each.kind: each.finding for each in one.streams}
    assert streams["operator"] is CauseFinding.EITHER
