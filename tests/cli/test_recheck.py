"""``qc recheck``: recorded verdicts come out the same, or it is said what does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from remembering import locked, recorded, run

from qc.store import schema
from qc.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store of two batches against a locked baseline."""
    locked(tmp_path)
    recorded(tmp_path, 1, "--quantity", 1000)
    recorded(tmp_path, 2, mean=11.982)
    return tmp_path


def replaced(folder: Path, column: str, old: str, new: str) -> None:
    """Put another text into a file of the first verdict."""
    with open_store(folder / "store.sqlite").engine.begin() as connection:
        file = connection.execute(sa.select(schema.VERDICT.c[column]).where(schema.VERDICT.c.batch == 1)).scalar_one()
        content = connection.execute(sa.select(schema.FILE.c.content).where(schema.FILE.c.id == file)).scalar_one()
        assert old.encode() in content
        changed = content.replace(old.encode(), new.encode(), 1)
        connection.execute(schema.FILE.update().where(schema.FILE.c.id == file).values(content=changed))


def test_verdicts_come_out_the_same(folder: Path) -> None:
    status, text = run(folder, "recheck")
    assert (status, "2 of 2 recorded verdicts come out the same again" in text) == (0, True), text
    assert run(folder, "recheck", "BOS-12")[0] == 0
    assert "2 dari 2 keputusan" in run(folder, "recheck", lang="id")[1]


def test_what_comes_out_otherwise_is_named(folder: Path) -> None:
    replaced(folder, "facts", '"decision": "accept"', '"decision": "reject"')
    status, text = run(folder, "recheck", "--json", "-")
    known = json.loads(text)["batches"]
    assert status == 1
    assert [one["different"] for one in known] == [["decision"], []]
    assert "decision" in run(folder, "recheck")[1]


def test_a_characteristic_s_number_that_differs_is_named(folder: Path) -> None:
    replaced(folder, "facts", '"missing": 0', '"missing": 1')
    assert "d_luar.summary" in run(folder, "recheck")[1]


def test_another_program_may_judge_again(folder: Path) -> None:
    replaced(folder, "facts", '"program": "qc ', '"program": "older qc ')
    assert run(folder, "recheck")[0] == 0


def test_what_cannot_be_judged_again_is_said(folder: Path) -> None:
    replaced(folder, "record", '"lots"', '"lost"')
    status, text = run(folder, "recheck")
    assert (status, "record.json" in text) == (1, True)
