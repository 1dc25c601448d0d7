"""Every command that remembers, on a file and on a shared database."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from click.testing import CliRunner
from ramping import measured, standard

from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def run(*args: object) -> str:
    ran = CliRunner().invoke(main, list(map(str, args)))
    assert ran.exit_code == 0, ran.output
    return ran.output


def test_a_part_is_followed_from_its_pilot_to_the_export(address: str, tmp_path: Path) -> None:
    path, where = standard(tmp_path), ("--store", address, "--lang", "en")
    run("baseline", "lock", measured(tmp_path, "pilot", day=9), "--spec", path, "--who", "Pak Budi", *where)
    for day in (10, 11):
        file = measured(tmp_path, f"lot{day}", day=day, mean=11.978, seed=day)
        run("record", file, "--spec", path, "--lot", f"L{day}", "--workshop", "Maju", *where)
    number = next(line for line in path.read_text("utf-8").splitlines() if line.startswith("part_number")).split('"')[1]
    assert "Pak Budi" in run("baseline", "show", number, *where)
    assert "L11" in run("history", number, *where)
    assert "2 of 2 recorded verdicts come out the same again" in run("recheck", *where)
    assert "nothing recorded was changed" in run("log", "verify", *where)
    assert "lots 2" in run("store", "info", *where)
    run("export", tmp_path / "all.zip", *where)
    names = zipfile.ZipFile(tmp_path / "all.zip").namelist()
    assert {"tables/batch.csv", "tables/account.csv", "verdicts/verdict-2.json", "readings/batch-2.csv"} <= set(names)
    assert not {"tables/session.csv", "tables/upload.csv", "tables/attempt.csv"} & set(names)
