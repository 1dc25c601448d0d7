"""Files that cannot be measurement files are refused, clearly and at once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath, PureWindowsPath

import pytest
from intake.files import Folder, problems, said, workbook

from qc.intake.findings import Findings
from qc.intake.formats import content
from qc.intake.formats.content import Kind, name_of, read_content

GOOD = "Diameter dalam\n12,01\n12,02\n"


def test_bytes_are_read_once_and_digested(folder: Folder) -> None:
    findings = Findings()
    found = read_content(folder.write(GOOD), findings)
    assert found is not None
    assert found.kind is Kind.TEXT
    assert found.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()
    assert findings.problems == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("lot/7.csv", "lot/7.csv"),
        (PureWindowsPath(r"D:\Data Bengkel\lot 한.csv"), "D:/Data Bengkel/lot 한.csv"),
        (PureWindowsPath(r"\\kantor\qc\lot.csv"), "//kantor/qc/lot.csv"),
        (os.fsdecode(b"l\xf3t.csv"), "l\N{REPLACEMENT CHARACTER}t.csv"),
    ],
)
def test_a_file_is_called_alike_on_every_system(path: PurePath | str, name: str) -> None:
    assert name_of(path) == name


def test_what_a_file_is_is_told_from_its_bytes(folder: Folder) -> None:
    rows: list[list[str | float]] = [["Diameter dalam"], [12.01], [12.02]]
    assert folder.read(workbook(rows), name="batch.csv").series["diameter"].values.tolist() == [12.01, 12.02]
    assert folder.read(GOOD, name="batch.xlsx").series["diameter"].values.tolist() == [12.01, 12.02]
    assert folder.read(GOOD, name="batch").series["diameter"].values.tolist() == [12.01, 12.02]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "this file is empty"),
        (b" \r\n\t\n", "this file is empty"),
        (b"\xef\xbb\xbf", "this file is empty"),
        (b"\xff\xfe", "this file is empty"),
        (b"\x00\x00\x00", "this file is empty"),
        (b"diameter\n1\x002\n", "this file is not text"),
        (bytes(range(256)), "this file is not text"),
        (b"%PDF-1.7\n", "this is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture"),
        (b"\xff\xd8\xff\xe0 JFIF", "this is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "the old .xls format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "an old Office format"),
        (b"PK\x03\x04", "this workbook is damaged"),
    ],
)
def test_what_cannot_be_read(folder: Folder, data: bytes, reason: str) -> None:
    (problem,) = folder.refuse(data)
    assert reason in said(problem)
    assert problem.fix is not None
    assert problem.location is not None
    assert problem.location.file == "batch.csv"


def test_no_such_file(folder: Folder) -> None:
    (problem,) = problems([folder.path / "tidak-ada.csv"])
    assert "there is no such file" in said(problem)


def test_a_folder_is_no_file() -> None:
    findings = Findings()
    assert read_content(Path(), findings) is None
    (problem,) = findings.problems
    assert "this is a folder, not a file" in said(problem)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.path / "pipe")
    (problem,) = problems([folder.path / "pipe"])
    assert "this is not an ordinary file" in said(problem)


def test_a_large_file_is_refused_before_it_is_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder.path / "large.csv").open("wb") as stream:
        stream.truncate(content.MAX_BYTES + 1_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    (problem,) = problems([folder.path / "large.csv"])
    assert "this file has 201 MB, more than the 200 MB that are read" in said(problem)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "this file may not be read"),
        (OSError(5, "Input/output error"), "this file cannot be read: [Errno 5] Input/output error"),
    ],
)
def test_a_file_that_does_not_open(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    folder.write(GOOD)
    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = problems(["batch.csv"])
    assert reason in said(problem)


def test_a_name_that_no_system_takes() -> None:
    (problem,) = problems(["bad\x00name.csv"])
    assert "this file cannot be read" in said(problem)


def test_every_file_is_looked_at_before_the_reading_stops(folder: Folder) -> None:
    found = problems(["tidak-ada.csv", folder.write(""), folder.write("diameter\nabc\n12\n", "b.csv")])
    assert [p.location.file for p in found if p.location] == ["tidak-ada.csv", "batch.csv", "b.csv"]


def test_no_file_at_all() -> None:
    (problem,) = problems([])
    assert said(problem) == "no measurement file was given\n  what to do: Give at least one file."


def test_the_same_content_twice_is_refused(folder: Folder) -> None:
    (problem,) = problems([folder.write(GOOD, "a.csv"), folder.write(GOOD, "b.csv")])
    assert said(problem).startswith("b.csv: this file has the same content as a.csv")
