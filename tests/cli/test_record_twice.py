"""The same readings in two lots: ``qc record`` asks, the report shows it, and ``qc verify`` comes to the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ramping import measured
from remembering import locked, recorded, run

from qc.workflow import verify

if TYPE_CHECKING:
    from pathlib import Path


def copied(folder: Path) -> Path:
    """A second lot's file, of which 30 rows are the first one's."""
    old = measured(folder, "lot1", day=10, mean=11.978, seed=2).read_text("utf-8").splitlines(keepends=True)
    path = measured(folder, "again", day=12, mean=11.978, seed=9)
    new = path.read_text("utf-8").splitlines(keepends=True)
    new[41:71] = [f"{number};{old[number - 20].partition(';')[2]}" for number in range(41, 71)]
    path.write_text("".join(new), encoding="utf-8")
    return path


def test_a_lot_with_readings_of_an_earlier_one_is_asked_about(tmp_path: Path) -> None:
    standard = locked(tmp_path)
    assert recorded(tmp_path, 1)[0] == 0
    pdf, told = tmp_path / "laporan.pdf", tmp_path / "fakta.json"
    given = ("record", copied(tmp_path), "--spec", standard, "--lot", "L2", "--pdf", pdf, "--json", told)
    _, text = run(tmp_path, *given)
    assert "The same readings stand in two lots" in text
    questions = json.loads(told.read_text("utf-8"))["questions"]
    assert [one["id"] for one in questions["asked"]] == ["lot_block-d_luar"]
    assert "30 readings in a row stand also in lot L1" in questions["asked"][0]["seen"]["en"]
    assert (questions["remembered"]["lots"], questions["remembered"]["stretches"][0]["length"]) == (1, 30)
    assert "judged again from its readings and its standard, the verdict is the same" in verify(pdf).text("en")


def test_the_same_lot_once_more_and_lots_of_their_own_are_not_asked_about(tmp_path: Path) -> None:
    standard = locked(tmp_path)
    recorded(tmp_path, 1)
    _, own = recorded(tmp_path, 2)
    _, again = run(tmp_path, "record", copied(tmp_path), "--spec", standard, "--lot", "L1")
    assert "stand in two lots" not in own + again


def test_an_answer_to_what_only_other_lots_show_is_taken(tmp_path: Path) -> None:
    standard = locked(tmp_path)
    recorded(tmp_path, 1)
    answers = tmp_path / "jawaban.csv"
    answers.write_text("question,who,when,answer\nlot_block-d_luar,Sari,1/12/2026,lot dicampur\n", encoding="utf-8")
    given = ("record", copied(tmp_path), "--spec", standard, "--lot", "L2", "--answers", answers)
    _, text = run(tmp_path, *given)
    assert "1 question about the data, answered." in text
