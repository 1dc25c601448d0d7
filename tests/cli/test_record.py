"""``qc record`` and ``qc baseline``: batch after batch against a locked baseline."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from new_stores import new_store
from ramping import measured, standard
from remembering import locked, recorded, run

from qc.store import schema
from qc.store.opening import open_store
from qc.store.recalling import batches, lots_of
from qc.workflow import inspect

if TYPE_CHECKING:
    from pathlib import Path

ORDER = ("--workshop", "Maju", "--quantity", 1000, "--order", "PO-1", "--ordered", 1000, "--due", "2026-11-12")
SHIPPED = ("--shipped", 990, "--shipped-on", "2026-11-11", "--produced", "10/11/2026", "--inspected", "2026-11-10")


def test_a_batch_is_remembered_whole(tmp_path: Path) -> None:
    locked(tmp_path)
    pdf = tmp_path / "laporan.pdf"
    status, text = recorded(tmp_path, 1, *ORDER, *SHIPPED, "--pdf", pdf)
    assert (status, "recorded as batch 1" in text) == (0, True), text
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        (kept,) = batches(connection)
        lots = lots_of(connection, kept)
        files = connection.execute(sa.select(schema.FILE.c.content)).scalars().all()
        who = set(connection.execute(sa.select(schema.LOG.c.who)).scalars())
    assert (kept.lot, kept.workshop, kept.quantity, kept.shipped) == ("L1", "Maju", 1000, 990)
    assert (str(kept.due), str(kept.shipped_on), str(kept.produced)) == ("2026-11-12", "2026-11-11", "2026-11-10")
    assert kept.decision == "accept"
    assert (tmp_path / "lot1.csv").read_bytes() in files
    assert (tmp_path / "standard.toml").read_bytes() in files
    assert pdf.read_bytes() in files
    assert "Pak Budi" in who
    found = inspect([tmp_path / "lot1.csv"], spec=tmp_path / "standard.toml").facts.batch
    one, other = lots["batch"].series["d_luar"], found.series["d_luar"]
    assert one.values.tobytes() == other.values.tobytes()
    assert lots["batch"].locate(one, 7) == found.locate(other, 7)
    assert set(lots) == {"batch", "pilot"}
    assert run(tmp_path, "log", "verify")[0] == 0


def test_limits_come_from_who_locked_them_not_from_a_file_that_nobody_has(tmp_path: Path) -> None:
    locked(tmp_path)
    out = tmp_path / "verdict.json"
    assert recorded(tmp_path, 1, "--json", out)[0] == 0
    (said,) = [note for note in json.loads(out.read_text(encoding="utf-8"))["data_notes"] if "Pak Budi" in str(note)]
    assert ".json" not in str(said)


def test_a_drift_too_slow_for_one_lot_is_seen_over_all(tmp_path: Path) -> None:
    locked(tmp_path)
    said = [recorded(tmp_path, number, mean=11.9792) for number in range(1, 4)]
    assert [status for status, _ in said] == [0, 4, 4]
    for _, text in said[1:]:
        assert "the process left its baseline, first seen in lot L2; this lot alone does not show it" in text
        assert "What was done about it is the reason for qc baseline relock." in text
    assert "1 of 3 batches were accepted." in run(tmp_path, "history", "BOS-12")[1]


def test_batches_that_stay_are_said_to_stay(tmp_path: Path) -> None:
    locked(tmp_path)
    recorded(tmp_path, 1)
    status, text = recorded(tmp_path, 2)
    assert (status, "Over 2 batches nothing left its baseline." in text) == (0, True)


def test_a_file_is_recorded_once(tmp_path: Path) -> None:
    locked(tmp_path)
    recorded(tmp_path, 1)
    status, text = recorded(tmp_path, 1)
    assert status == 2
    assert "this file was recorded already, as batch 1 with lot L1" in text
    assert "qc deliver 1" in text
    assert recorded(tmp_path, 2)[0] == 0


def test_a_batch_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("No;Diameter luar (mm)\n1;dua belas\n", encoding="utf-8")
    assert run(tmp_path, "record", bad, "--spec", standard(tmp_path))[0] == 3
    assert "nothing is recorded yet" in run(tmp_path, "store", "info")[1]


def test_another_pilot_and_json(tmp_path: Path) -> None:
    pilot = measured(tmp_path, "pilot", day=9)
    out = tmp_path / "v.json"
    standard(tmp_path)
    status, text = recorded(tmp_path, 1, "--pilot", pilot, "--json", out)
    assert status == 0, text
    digest = hashlib.sha256((tmp_path / "lot1.csv").read_bytes()).hexdigest()
    assert digest in {one["sha256"] for one in json.loads(out.read_text(encoding="utf-8"))["inputs"]}


def test_a_baseline_is_replaced_only_with_a_reason(tmp_path: Path) -> None:
    spec = locked(tmp_path)
    other = measured(tmp_path, "pilot2", day=11, seed=9)
    lock = (other, "--spec", spec, "--who", "Bu Siti")
    status, text = run(tmp_path, "baseline", "lock", *lock)
    assert (status, "locked already" in text) == (2, True)
    status, text = run(tmp_path, "baseline", "relock", *lock, "--why", " ")
    assert (status, "only with a reason" in text) == (2, True)
    status, text = run(tmp_path, "baseline", "relock", *lock, "--why", "mesin baru")
    assert status == 0
    shown = run(tmp_path, "baseline", "show", "BOS-12", lang="id")[1]
    assert "dikunci oleh Bu Siti" in shown
    assert "mesin baru" in shown
    assert "Pak Budi" in shown
    assert json.loads(run(tmp_path, "baseline", "show", "BOS-12", "--json", "-")[1])["locked"]["who"] == "Bu Siti"


def test_there_must_be_one_to_replace(tmp_path: Path) -> None:
    new_store(tmp_path / "store.sqlite")
    lock = (measured(tmp_path, "pilot", day=9), "--spec", standard(tmp_path), "--who", "Siti", "--why", "x")
    status, text = run(tmp_path, "baseline", "relock", *lock)
    assert (status, "no locked baseline to replace" in text) == (2, True)


@pytest.mark.parametrize(("recorded_one", "said"), [(False, "record a batch first"), (True, "one of BOS-12")])
def test_an_unknown_part_is_said(tmp_path: Path, said: str, *, recorded_one: bool) -> None:
    new_store(tmp_path / "store.sqlite")
    if recorded_one:
        locked(tmp_path)
    status, text = run(tmp_path, "baseline", "show", "X-1")
    assert status == 2
    assert said in text
