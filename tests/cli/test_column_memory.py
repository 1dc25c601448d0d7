"""What ``qc record`` remembers of headers, and says when it uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from ramping import HEAD, measured, standard
from remembering import run

from qc.cli import main
from qc.store import schema
from qc.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

ODD = "Ukuran kiri"
ANSWER = f"{ODD}=d_luar"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return standard(tmp_path)


def lot(folder: Path, number: int, header: str = ODD) -> Path:
    """A file whose header does not name its characteristic."""
    path = measured(folder, f"lot{number}", day=number, seed=number)
    path.write_text(path.read_text(encoding="utf-8").replace("Diameter luar (mm)", header), encoding="utf-8")
    return path


def record(folder: Path, number: int, *more: object, header: str = ODD, workshop: str = "Maju") -> tuple[int, str]:
    """Record a lot of a workshop."""
    said = ("--workshop", workshop) if workshop else ()
    file = lot(folder, number, header)
    return run(folder, "record", file, "--spec", folder / "standard.toml", "--lot", f"L{number}", *said, *more)


def kept(folder: Path) -> list[tuple[object, ...]]:
    """What is remembered, and who said it."""
    table, log = schema.COLUMN_MATCH, schema.LOG
    with open_store(folder / "store.sqlite").reading() as connection:
        wanted = sa.select(table.c.workshop, table.c.header, table.c.characteristic, log.c.who).join(
            log, (log.c.entity == "column_match") & (log.c.entity_id == table.c.id)
        )
        return [tuple(row) for row in connection.execute(wanted.order_by(table.c.id))]


@pytest.mark.usefixtures("spec")
def test_an_answer_is_remembered_for_the_next_file_and_said(tmp_path: Path) -> None:
    status, text = record(tmp_path, 1)
    assert (status, f"no column is named Diameter luar; it may be in: “{ODD}”" in text) == (3, True), text
    status, text = record(tmp_path, 2, "--column", ANSWER, "--who", "Bu Sri")
    assert f"“{ODD}” is Outer diameter: remembered for the next file of this part" in text, text
    assert kept(tmp_path) == [(1, ODD, "d_luar", "Bu Sri")]
    status, text = record(tmp_path, 3, "--json", tmp_path / "v.json")
    assert f"“{ODD}” was read as Outer diameter, as in an earlier file; if that is wrong, say it anew" in text, text
    note = f"column “{ODD}” read as Diameter luar: so it was in an earlier file of this part; check this"
    assert note in (tmp_path / "v.json").read_text(encoding="utf-8")
    assert len(kept(tmp_path)) == 1, "what was only recalled is not recorded again"
    assert run(tmp_path, "log", "verify")[0] == 0


@pytest.mark.usefixtures("spec")
def test_another_workshop_is_asked_anew(tmp_path: Path) -> None:
    record(tmp_path, 1, "--column", ANSWER)
    assert record(tmp_path, 2, workshop="Jaya")[0] == 3
    assert record(tmp_path, 3, "--column", ANSWER, workshop="Jaya")[0] != 3
    assert record(tmp_path, 4, workshop="")[0] == 3, "of two workshops nobody knows whose file this is"


@pytest.mark.usefixtures("spec")
def test_of_the_only_workshop_it_holds_without_its_name(tmp_path: Path) -> None:
    record(tmp_path, 1, "--column", ANSWER)
    status, text = record(tmp_path, 2, workshop="")
    assert (status == 3, "as in an earlier file" in text) == (False, True), text


@pytest.mark.usefixtures("spec")
def test_a_name_much_alike_is_remembered_too(tmp_path: Path) -> None:
    status, text = record(tmp_path, 1, header="Diamter luar")
    assert "“Diamter luar” is Outer diameter: remembered" in text, text
    assert status != 3
    assert kept(tmp_path)[0][1:3] == ("Diamter luar", "d_luar")


@pytest.mark.usefixtures("spec")
def test_the_standards_own_name_counts_before_what_is_remembered(tmp_path: Path) -> None:
    record(tmp_path, 1, "--column", ANSWER)
    path = measured(tmp_path, "lot2", day=2, seed=2)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{HEAD};{ODD}", *(f"{line};9" for line in lines[1:])]), encoding="utf-8")
    status, text = run(tmp_path, "record", path, "--spec", tmp_path / "standard.toml", "--workshop", "Maju")
    assert "as in an earlier file" not in text
    assert "99,0" not in text
    assert status != 3, text


@pytest.mark.usefixtures("spec")
def test_a_remembered_header_over_other_things_is_asked_about(tmp_path: Path) -> None:
    """Readings of 450 cannot be a diameter of 12: the header means something else in this file."""
    record(tmp_path, 1, "--column", ANSWER)
    path = lot(tmp_path, 2)
    path.write_text(path.read_text(encoding="utf-8").replace("11,9", "451,9"), encoding="utf-8")
    status, text = run(tmp_path, "record", path, "--spec", tmp_path / "standard.toml", "--workshop", "Maju")
    assert (status, f"“{ODD}” cannot be read as Diameter luar" in text) == (3, True), text


@pytest.mark.usefixtures("spec")
def test_a_later_answer_replaces_an_earlier_one(tmp_path: Path) -> None:
    record(tmp_path, 1, "--column", ANSWER)
    record(tmp_path, 2, "--column", "Ukuran kanan=d_luar", header="Ukuran kanan")
    path = lot(tmp_path, 3)
    lines = path.read_text(encoding="utf-8").splitlines()
    doubled = [f"{lines[0]};Ukuran kanan", *(f"{line};{line.rpartition(';')[2]}" for line in lines[1:])]
    path.write_text("\n".join(doubled), encoding="utf-8")
    _, text = run(tmp_path, "record", path, "--spec", tmp_path / "standard.toml", "--workshop", "Maju")
    assert "“Ukuran kanan” was read as Outer diameter, as in an earlier file" in text, text


@pytest.mark.parametrize("command", ["read", "inspect"])
@pytest.mark.usefixtures("spec")
def test_reading_and_inspecting_use_the_store_only_where_it_is_given(tmp_path: Path, command: str) -> None:
    record(tmp_path, 1, "--column", ANSWER)
    given = [command, str(lot(tmp_path, 2)), "--spec", str(tmp_path / "standard.toml"), "--json", "-"]
    ran = CliRunner().invoke(main, given, env={"QC_STORE": str(tmp_path / "store.sqlite")})
    assert ran.exit_code == 3
    _, text = run(tmp_path, *given)
    assert "so it was in an earlier file of this part; check this" in text
    assert len(kept(tmp_path)) == 1
