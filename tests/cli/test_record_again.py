"""A lot that was recorded before a baseline was locked is recorded again; any other stands."""

from __future__ import annotations

import json
import pickle
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from ramping import measured, standard
from remembering import locked, recorded, run

from qc.errors import Problem
from qc.store.listing import batch_lines
from qc.store.opening import open_store
from qc.store.recalling import batches
from qc.words import message
from qc.workflow import RecordedError
from qc.workflow.remembered.recorded_again import counting

if TYPE_CHECKING:
    from pathlib import Path

BY = ("--workshop", "CV Maju")
SHIPPED = ("--shipped", 900, "--shipped-on", "2026-11-12")


def history(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(folder, "history", "BOS-12", "--json", "-")[1])["batches"]
    return found


@pytest.fixture
def early(tmp_path: Path) -> Path:
    """A lot that was recorded, and shipped, before there was a baseline."""
    standard(tmp_path)
    status, text = recorded(tmp_path, 1, *BY, *SHIPPED)
    assert status == 4, text
    run(tmp_path, "deliver", 1, "--order", "PO-7")
    return tmp_path


def test_it_is_held_against_the_baseline_that_was_locked_since(early: Path) -> None:
    locked(early)
    status, text = recorded(early, 1, *BY)
    assert (status, "recorded as batch 2: it counts instead of batch 1" in text) == (0, True), text
    assert "stand in two lots" not in text
    (line,) = history(early)
    assert (line["number"], line["decision"], line["shipped"], line["order_number"]) == (2, "accept", 900, "PO-7")
    with open_store(early / "store.sqlite").reading() as connection:
        assert [(one.id, one.baseline, one.decision) for one in batches(connection)] == [
            (1, None, "hold"),
            (2, 1, "accept"),
        ]
        counted = {one.id for one in counting(connection, batches(connection))}
        assert {one.id for one in batch_lines(connection) if one.again is None} == counted == {2}
    assert run(early, "log", "verify")[0] == 0
    status, text = run(early, "deliver", 1, "--shipped", 1)
    assert (status, "lot L1 was recorded again: batch 2 counts" in text, "say it of batch 2" in text) == (2, True, True)
    assert run(early, "deliver", 2, "--shipped", 1)[0] == 0
    scored = json.loads(run(early, "scorecard", *BY, "--month", "2026-11", "--json", "-")[1])
    assert [one["line"]["number"] for one in scored["batches"]] == [2]


def test_once_it_was_held_against_a_baseline_it_stands(early: Path) -> None:
    locked(early)
    recorded(early, 1, *BY)
    status, text = recorded(early, 1, *BY)
    assert (status, "recorded already, as batch 2 with lot L1" in text) == (2, True), text
    assert "order and shipment (qc deliver 2), answers (qc answer 2)" in text


def test_without_a_baseline_it_is_said_what_to_do(early: Path) -> None:
    status, text = recorded(early, 1, *BY)
    assert (status, "lock a pilot as the baseline of this part, then record the file again" in text) == (2, True), text


def test_the_complaint_comes_back_from_another_process() -> None:
    error = RecordedError([Problem(reason=message("no"))], 7)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.number, again.problems) == (RecordedError, 7, error.problems)


@pytest.mark.parametrize(
    ("again", "said"), [((), "--workshop CV Maju"), (("--workshop", "CV Lain"), "--lot L1, --workshop CV Maju")]
)
def test_it_is_recorded_again_under_its_own_names(early: Path, again: tuple[str, ...], said: str) -> None:
    locked(early)
    status, text = recorded(early, 1, *again)
    assert (status, f"record it again as before: --lot L1, {said.rpartition(', ')[2]}" in text) == (2, True), text


def test_a_lot_without_names_is_recorded_again_without_names(tmp_path: Path) -> None:
    spec, file = standard(tmp_path), measured(tmp_path, "lot1", day=10, mean=11.978, seed=2)
    run(tmp_path, "record", file, "--spec", spec)
    locked(tmp_path)
    status, text = run(tmp_path, "record", file, "--spec", spec, "--lot", "L1")
    assert (status, "without --lot and --workshop" in text) == (2, True), text
    status, text = run(tmp_path, "record", file, "--spec", spec)
    assert (status, "stand in two lots" in text, "instead of batch 1" in text) == (0, False, True), text


def test_a_lot_that_had_a_pilot_of_its_own_stands(tmp_path: Path) -> None:
    spec = standard(tmp_path)
    pilot = measured(tmp_path, "own", day=8)
    recorded(tmp_path, 1, *BY, "--pilot", pilot)
    locked(tmp_path)
    status, text = recorded(tmp_path, 1, *BY)
    assert (status, "what is recorded stays" in text, spec.is_file()) == (2, True, True), text


def in_parts(folder: Path, names: str) -> list[Path]:
    """Write the files of a lot."""
    return [measured(folder, name, day=ord(name) - 87, seed=ord(name)) for name in names]


def in_archive(folder: Path, names: str) -> list[Path]:
    """Write the same files packed in one."""
    with zipfile.ZipFile(folder / f"{names}.zip", "w") as archive:
        for one in in_parts(folder, names):
            archive.write(one, one.name)
    return [folder / f"{names}.zip"]


@pytest.mark.parametrize("ways", [(in_archive, in_parts), (in_parts, in_archive)])
def test_a_lot_may_come_packed_once_and_unpacked_again(tmp_path: Path, ways: tuple[Any, Any]) -> None:
    spec = standard(tmp_path)
    for names in ("ab", "cd"):
        run(tmp_path, "record", *ways[0](tmp_path, names), "--spec", spec)
    locked(tmp_path)
    status, text = run(tmp_path, "record", *ways[1](tmp_path, "ab"), "--spec", spec)
    assert (status, "it counts instead of batch 1" in text) == (0, True), text
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        assert [(one.id, one.again) for one in batch_lines(connection)] == [(3, None), (2, None), (1, 3)]
        assert [one.id for one in counting(connection, batches(connection))] == [2, 3]


def test_a_lot_that_was_held_is_recorded_again_once_the_baseline_was_locked_anew(tmp_path: Path) -> None:
    path = locked(tmp_path)
    assert recorded(tmp_path, 1, *BY, mean=11.982)[0] == 4
    assert recorded(tmp_path, 2, *BY, mean=11.982)[0] == 4
    status, text = recorded(tmp_path, 1, *BY, mean=11.982)
    assert (status, "once the cause is found and the baseline was locked anew with that reason" in text) == (2, True)
    pilot = measured(tmp_path, "pilot2", day=9, mean=11.982, seed=9)
    again = ("--spec", path, "--who", "Budi", "--why", "another tool")
    assert run(tmp_path, "baseline", "relock", pilot, *again)[0] == 0
    status, text = recorded(tmp_path, 1, mean=11.982)
    assert (status, "record it again as before: --lot L1, --workshop CV Maju" in text) == (2, True), text
    status, text = recorded(tmp_path, 1, *BY, mean=11.982)
    assert (status, "batch 1, which was held against the baseline before and stays in the log" in text) == (0, True)
    assert [(one["number"], one["decision"]) for one in history(tmp_path)] == [(2, "hold"), (3, "accept")]
    assert run(tmp_path, "log", "verify")[0] == 0
    status, text = recorded(tmp_path, 1, *BY, mean=11.982)
    assert (status, "what is recorded stays; a lot that was measured again" in text) == (2, True), text


def test_a_lot_that_was_accepted_stands_whatever_is_locked_later(tmp_path: Path) -> None:
    path = locked(tmp_path)
    assert recorded(tmp_path, 1)[0] == 0
    again = ("--spec", path, "--who", "Budi", "--why", "another tool")
    pilot = measured(tmp_path, "pilot2", day=9, seed=9)
    assert run(tmp_path, "baseline", "relock", pilot, *again)[0] == 0
    status, text = recorded(tmp_path, 1)
    assert (status, "recorded already, as batch 1" in text) == (2, True), text


def test_a_lot_that_was_rejected_is_recorded_again_and_what_was_said_of_it_stays_with_it(tmp_path: Path) -> None:
    path = locked(tmp_path)
    assert recorded(tmp_path, 1, *BY, mean=12.045)[0] == 1
    status, text = recorded(tmp_path, 1, *BY, mean=12.045)
    assert (status, "once the cause is found and the baseline was locked anew with that reason" in text) == (2, True)
    run(tmp_path, "dispose", "L1", "scrap", "--units", "1-10", "--why", "too thick")
    relock = ("--spec", path, "--who", "Budi", "--why", "the gauge was set wrongly")
    assert run(tmp_path, "baseline", "relock", measured(tmp_path, "pilot2", day=9, seed=9), *relock)[0] == 0
    status, text = recorded(tmp_path, 1, *BY, mean=12.045)
    assert (status, "recorded as batch 2: it counts instead of batch 1, which was held against" in text) == (1, True)
    assert [(one["number"], one["decision"]) for one in history(tmp_path)] == [(2, "reject")]
    shown = {number: json.loads(run(tmp_path, "dispose", number, "--json", "-")[1])["decided"] for number in (1, 2)}
    assert [(one["decision"], one["units"]) for one in shown[2]] == [("scrap", "1-10")]
    assert shown[1] == shown[2]
    assert run(tmp_path, "log", "verify")[0] == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (('revision = "B"', 'revision = "C"'), "belongs to another standard or revision\n  found: Contoh · BOS-12 · B"),
        (("subgroup_size = 5", "subgroup_size = 4"), "Outer diameter, subgroup_size was 5, now 4\n"),
    ],
)
def test_a_recorded_baseline_that_does_not_fit_is_named_by_who_locked_it(
    tmp_path: Path, asked: tuple[str, str], said: str
) -> None:
    path = locked(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace(*asked), encoding="utf-8")
    status, text = recorded(tmp_path, 1)
    assert (status, text.startswith("the baseline that Pak Budi locked on "), said in text) == (3, True, True), text
    assert "or lock a pilot as the new baseline for this one and say why" in text
    assert ".json" not in text, "no file of it is known to anybody"
