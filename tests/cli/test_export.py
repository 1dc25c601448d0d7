"""``qc export``: everything in open formats, and safe to open."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tomllib
import zipfile
from typing import TYPE_CHECKING

from remembering import locked, recorded, run

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '=HYPERLINK("http://x")'


def test_everything_is_there_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    locked(tmp_path)
    recorded(tmp_path, 1, "--workshop", HOSTILE, "--order", "@SUM(A1)")
    out = tmp_path / "semua.zip"
    status, text = run(tmp_path, "export", out)
    assert (status, "semua.zip" in text) == (0, True)
    with zipfile.ZipFile(out) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    digest = hashlib.sha256((tmp_path / "lot1.csv").read_bytes()).hexdigest()
    assert files[f"files/{digest}"] == (tmp_path / "lot1.csv").read_bytes()
    assert tomllib.loads(files["standards/standard-1.toml"].decode())["part_number"] == "BOS-12"
    assert json.loads(files["verdicts/verdict-1.json"])["decision"] == "accept"
    assert json.loads(files["baselines/baseline-1.json"])["locked"]["who"] == "Pak Budi"
    assert len(files["readings/batch-1.csv"].decode().splitlines()) == 201
    tables = {n: list(csv.reader(io.StringIO(c.decode()))) for n, c in files.items() if n.startswith("tables/")}
    assert tables["tables/workshop.csv"][1] == ["1", f"'{HOSTILE}"]
    cells = [cell for rows in tables.values() for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    entries = json.loads(run(tmp_path, "log", "verify", "--json", "-")[1])["entries"]
    assert len(tables["tables/log.csv"]) == entries + 1


def test_the_same_store_gives_the_same_archive(tmp_path: Path) -> None:
    locked(tmp_path)
    for name in ("a.zip", "b.zip"):
        run(tmp_path, "export", tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
