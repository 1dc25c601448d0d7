"""A baseline that was locked on the command line counts on the pages, and the other way round."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from browsing import local, pages, upload
from click.testing import CliRunner
from new_stores import new_store
from ramping import measured, standard

from qc.cli import main
from qc.store import schema
from qc.store.keeping import keep_file
from qc.store.opening import open_store
from qc.store.recalling import baselines, batches
from qc.workflow.online.arrivals import judge
from qc.workflow.online.uploads import State, advance
from qc.workflow.remembered.baseline_content import baseline_text

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {"standard": "1", "who": "Budi", "workshop": None, "pilot_units": 50}
PROFILE = """format = 1
buyer = "Contoh"
"""


def run(folder: Path, *args: object) -> tuple[int, str]:
    given = [*map(str, args), "--store", str(folder / "qc.sqlite"), "--lang", "id"]
    ran = CliRunner().invoke(main, given)
    return ran.exit_code, ran.output


def lock(folder: Path, *, inherits: bool) -> Path:
    """Lock a pilot under a standard that stands alone, or takes its buyer from a profile."""
    path = standard(folder)
    if inherits:
        (folder / "profile.toml").write_text(PROFILE, encoding="utf-8")
        said = path.read_text(encoding="utf-8").replace('buyer = "Contoh"', 'inherits = "profile.toml"')
        path.write_text(said, encoding="utf-8")
    new_store(folder / "qc.sqlite")
    status, text = run(folder, "baseline", "lock", measured(folder, "pilot", day=9), "--spec", path, "--who", "Budi")
    assert status == 0, text
    return path


def age(folder: Path) -> None:
    """Have the baseline count that qc 0.3 would have locked: it does not hold its standard."""
    with open_store(folder / "qc.sqlite").writing("x") as book:
        content = json.loads(baselines(book.connection, 1)[-1].text)
        del content["digest"], content["standard"]["complete"]
        file = keep_file(book, baseline_text(content | {"schema_version": "1.0"}).encode())
        day = baselines(book.connection, 1)[-1].locked_on
        book.append(schema.BASELINE, part=1, standard=1, content=file, who="Budi", locked_on=day, why="x", replaces=1)


@pytest.mark.parametrize("inherits", [False, True])
@pytest.mark.parametrize("old", [False, True])
def test_a_lot_sent_to_the_pages_is_held_against_it(tmp_path: Path, *, inherits: bool, old: bool) -> None:
    path = lock(tmp_path, inherits=inherits)
    if old:
        age(tmp_path)
    owner = local(pages(tmp_path))
    shown = upload(owner, measured(tmp_path, "one", day=10, seed=2), "1", lot="L-1")
    assert "TERIMA" in shown
    assert "standar diubah" not in shown
    status, text = run(tmp_path, "record", measured(tmp_path, "two", day=11, seed=3), "--spec", path, "--lot", "L-2")
    assert status == 0, text
    again = upload(owner, measured(tmp_path, "three", day=12, seed=4), "1", lot="L-3")
    assert "TERIMA" in again
    with open_store(tmp_path / "qc.sqlite").reading() as connection:
        kept = batches(connection)
    counting = 2 if old else 1
    assert [(one.lot, one.baseline) for one in kept] == [("L-1", counting), ("L-2", counting), ("L-3", counting)]
    assert {one.standard for one in kept} == {1}, "what says the same is one standard, wherever it is used"


@pytest.mark.parametrize("old", [False, True])
def test_what_was_changed_since_is_named(tmp_path: Path, *, old: bool) -> None:
    path = lock(tmp_path, inherits=False)
    if old:
        age(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text("# the same\n" + text.replace("usl = 12.000", "usl = 12.0"), encoding="utf-8")
    given = (measured(tmp_path, "one", day=10, seed=2), "--spec", path, "--lot", "L-1")
    status, said = run(tmp_path, "record", *given)
    assert status == 0, said
    path.write_text(text.replace("usl = 12.000", "usl = 12.010").replace('"Bos"', '"Bos 12"'), encoding="utf-8")
    status, said = run(tmp_path, "record", measured(tmp_path, "two", day=11, seed=3), "--spec", path, "--lot", "L-2")
    assert status == 3, said
    assert "tanpa revisi baru: Diameter luar, usl dulu 12.0, sekarang 12.01\n" in said
    assert 'part_name.id dulu "Bos", sekarang "Bos 12"' in said
    assert "seharusnya" not in said


def test_a_pilot_does_not_take_the_place_of_a_locked_baseline_unsaid(tmp_path: Path) -> None:
    path = lock(tmp_path, inherits=False)
    owner = local(pages(tmp_path))
    lot, pilot = measured(tmp_path, "one", day=10, seed=2), measured(tmp_path, "own", day=8, seed=8)
    owner.get("/uploads/new")
    sent = {name: (file.open("rb"), file.name) for name, file in (("batch", lot), ("pilot", pilot))}
    answer = owner.post("/uploads/", {**sent, "standard": "1"}, content_type="multipart/form-data")
    said = "acuan (baseline) barang ini sudah dikunci (oleh Budi, "
    assert said in owner.text(answer.location)
    assert "Kirim lot tanpa pilot." in owner.text(answer.location)
    owner.get("/uploads/new")
    answer = owner.post("/uploads/", {"batch": (lot.open("rb"), lot.name)}, content_type="multipart/form-data")
    asked = owner.text(answer.location)
    assert ("acuan (baseline) barang ini yang sudah dikunci" in asked, 'name="pilot_units"' in asked) == (True, False)
    refused = owner.post(answer.location, {"pilot_units": "50", "lot": "L-1"})
    assert (refused.status_code, said in refused.text, 'value="L-1"' in refused.text) == (422, True, True)
    for more in (("--pilot", pilot), ("--pilot-units", 50)):
        status, text = run(tmp_path, "record", lot, "--spec", path, *more)
        assert (status, said in text) == (2, True), text
    owner.post(answer.location, {"lot": "L-1"})
    with open_store(tmp_path / "qc.sqlite").reading() as connection:
        assert [(one.lot, one.baseline) for one in batches(connection)] == [("L-1", 1)]


def test_what_was_locked_meanwhile_counts(tmp_path: Path) -> None:
    owner = local(pages(tmp_path))
    path, lot = standard(tmp_path), measured(tmp_path, "one", day=10, seed=2)
    status, text = run(tmp_path, "record", lot, "--spec", path, "--lot", "L-1")
    assert status == 4, text
    owner.get("/uploads/new")
    sent = {"batch": (measured(tmp_path, "two", day=11, seed=3).open("rb"), "two.csv"), "standard": "1"}
    answer = owner.post("/uploads/", sent, content_type="multipart/form-data")
    advance(answer.location.rpartition("/")[2], State.ASKING, options=OPTIONS, store=tmp_path / "qc.sqlite")
    owner.get(answer.location)
    lock(tmp_path, inherits=False)
    judge(answer.location.rpartition("/")[2], store=tmp_path / "qc.sqlite", who="Budi")
    assert "acuan (baseline) barang ini sudah dikunci" in owner.text(answer.location)
    run(tmp_path, "record", lot, "--spec", path, "--lot", "L-1")
    assert "dicatat lagi: nomor 2 yang berlaku, bukan yang ini" in owner.text("/batches/")
    older, newer = (owner.text(f"/batches/{number}?lang=en") for number in (1, 2))
    assert re.search(r'does not count any more.*<a href="/batches/2">To the one that counts: number 2</a>', older)
    assert re.search(r'This recording counts\. .*<a href="/batches/1">number 1</a></p>', newer)
    assert ("This recording counts" in older, "does not count any more" in newer) == (False, False)


def test_a_lot_that_was_recorded_once_says_nothing_of_it(tmp_path: Path) -> None:
    path = lock(tmp_path, inherits=False)
    run(tmp_path, "record", measured(tmp_path, "one", day=10, seed=2), "--spec", path, "--lot", "L-1")
    shown = local(pages(tmp_path)).text("/batches/1?lang=en")
    assert ('id="again"' in shown, 'id="instead"' in shown) == (False, False)
