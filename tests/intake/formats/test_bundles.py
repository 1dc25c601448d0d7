"""A folder or an archive stands for its files, in the order in which a person would name them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from intake.files import ONE, notes, problems, said, workbook

from qc.intake import read_batch
from qc.intake.findings import Findings
from qc.intake.formats import bundles
from qc.intake.formats.bundles import folder_contents, is_archive, natural

if TYPE_CHECKING:
    from intake.files import Folder

DAYS = {
    "Hari 10.csv": "Diameter dalam\n12,03\n",
    "Hari 2.csv": "Diameter dalam\n12,02\n",
    "Hari 1.csv": "diameter\n12.01\n",
}


def packed(files: dict[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_a_folder_is_its_files_in_natural_order(folder: Folder) -> None:
    (folder.path / "lot").mkdir()
    for name, text in {**DAYS, "catatan.pdf": "x", ".DS_Store": "x", "~$Hari 1.xlsx": "x"}.items():
        (folder.path / "lot" / name).write_text(text, encoding="utf-8")
    batch = read_batch(["lot"], ONE)
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.03]
    assert [Path(source.name).name for source in batch.sources] == ["Hari 1.csv", "Hari 2.csv", "Hari 10.csv"]
    assert "files read in this order: Hari 1.csv, Hari 2.csv, Hari 10.csv" in notes(batch)
    assert "not read: catatan.pdf" in notes(batch)
    place = batch.locate(batch.series["diameter"], 2)
    assert (place.file, place.row) == ("lot/Hari 10.csv", 2)


def test_an_archive_is_its_files_in_natural_order(folder: Folder) -> None:
    inside = {f"lot/{name}": text for name, text in DAYS.items()}
    batch = read_batch([folder.write(packed({**inside, "__MACOSX/lot/._Hari 1.csv": "x"}), "lot.zip")], ONE)
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.03]
    assert batch.sources[0].name == "lot.zip/lot/Hari 1.csv"
    assert sorted(path.name for path in folder.path.iterdir()) == ["lot.zip"]


def test_a_workbook_inside_an_archive(folder: Folder) -> None:
    book = workbook([["Diameter dalam"], [12.01], [12.02]])
    batch = read_batch([folder.write(packed({"a.xlsx": book}), "lot.zip")], ONE)
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert not is_archive(book)


def test_a_folder_without_measurements(folder: Folder) -> None:
    (folder.path / "lot").mkdir()
    (folder.path / "lot" / "foto.png").write_bytes(b"x")
    (problem,) = problems(["lot"])
    assert said(problem).startswith("lot: there is no measurement file in this folder\n  found: foto.png")


def test_a_file_in_an_archive_that_cannot_be_read(folder: Folder) -> None:
    (problem,) = problems([folder.write(packed({"a.csv": "", "b.csv": "diameter\n12\n"}), "lot.zip")])
    assert said(problem).startswith("lot.zip/a.csv: this file is empty")


def test_an_archive_with_a_password(folder: Folder) -> None:
    data = bytearray(packed({"a.csv": "diameter\n12\n"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (problem,) = problems([folder.write(bytes(data), "lot.zip")])
    assert "protected by a password" in said(problem)


def test_an_archive_with_two_files_of_one_name(folder: Folder) -> None:
    target = io.BytesIO(packed({"a.csv": "diameter\n12.01\n"}))
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("a.csv", "diameter\n12.02\n")
    (problem,) = problems([folder.write(target.getvalue(), "lot.zip")])
    assert said(problem).startswith("lot.zip: this archive holds two files of one name\n  found: a.csv")


def test_a_damaged_archive(folder: Folder) -> None:
    data = packed({"a.csv": "diameter\n12,01\n"}, zipfile.ZIP_STORED).replace(b"12,01", b"12,02")
    (problem,) = problems([folder.write(data, "lot.zip")])
    assert "this archive is damaged" in said(problem)


def test_a_zip_bomb_is_not_unpacked(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a.csv": b"0" * 3_000_000})
    assert len(data) < 10_000
    monkeypatch.setattr(bundles, "MAX_BYTES", 2_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    (problem,) = problems([folder.write(data, "lot.zip")])
    assert "1 files with 3 MB together are too many: at most 1,000 files with 2 MB are read" in said(problem)


def test_too_many_files(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in DAYS.items():
        folder.write(text, name)
    monkeypatch.setattr(bundles, "MAX_FILES", 2)
    (problem,) = problems(["."])
    assert "at most 2 files" in said(problem)


def test_a_folder_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    findings = Findings()
    assert folder_contents(Path(), findings) == []
    assert "this folder cannot be read" in said(findings.problems[0])


def test_natural_order_of_anything() -> None:
    names = ["10", "a", "2", "", "a2", "a10", "²"]
    assert sorted(names, key=natural) == ["", "2", "10", "a", "a2", "a10", "²"]
