"""A file is written whole or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import io
import os
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from qc.errors import OutputError
from qc.report.files import refuse_existing, write_new, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_is_written_with_the_usual_permissions(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "a.pdf", b"new")
    assert path.read_bytes() == b"new"
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_on_failure_the_old_file_stays_and_nothing_else_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="what to do: "):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("target", "reason"),
    [("", "this is a folder, not a file"), ("none/a.pdf", "the folder does not exist")],
)
def test_a_target_that_cannot_be_is_said(tmp_path: Path, target: str, reason: str) -> None:
    with pytest.raises(OutputError, match=reason):
        write_whole(tmp_path / target, b"new")


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="the folder does not exist"):
        write_whole(tmp_path / "file" / "a.pdf", b"new")


def test_an_unknown_refusal_says_what_usually_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any) -> None:
        raise OSError("strange")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="close it if another program has it open"):
        write_whole(tmp_path / "a.pdf", b"new")


def held(path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let a file be open in another program, as Windows has it, for so many attempts; return how long was waited."""
    waited: list[float] = []
    replaced = type(path).replace

    def replace(neighbour: Path, target: Path) -> Path:
        if len(waited) < times:
            raise PermissionError(errno.EACCES, "Access is denied", str(neighbour), None, str(target))
        return replaced(neighbour, target)

    monkeypatch.setattr(type(path), "replace", replace)
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


def test_a_report_that_a_reader_has_open_stays_and_it_is_said_what_to_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"%PDF-1.7 old")
    held(path, 99, monkeypatch)
    with pytest.raises(OutputError, match=r"another program has it open.*\n.*close it \(a PDF in its viewer"):
        write_whole(path, b"%PDF-1.7 new")
    assert path.read_bytes() == b"%PDF-1.7 old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_virus_scanner_that_looks_at_the_old_file_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"%PDF-1.7 old")
    waited = held(path, 3, monkeypatch)
    assert write_whole(path, b"%PDF-1.7 new").read_bytes() == b"%PDF-1.7 new"
    assert waited == sorted(waited)
    assert len(waited) == 3


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EINVAL, "a file cannot have this name"),
        (errno.ENOENT, "is too long"),
        (errno.ENAMETOOLONG, "is too long"),
    ],
)
def test_a_name_that_windows_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(*_args: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(type(tmp_path), "replace", refuse)
    with pytest.raises(OutputError, match=reason):
        write_whole(tmp_path / "lot 12:30.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    assert write_whole(tmp_path / ("a" * 250 + ".pdf"), b"new").read_bytes() == b"new"
    with pytest.raises(OutputError, match="is too long"):
        write_whole(tmp_path / ("a" * 300 + ".pdf"), b"new")


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for name in names:
            written.writestr(name, "")
    return stream.getvalue()


KINDS = [
    b"%PDF-1.7",
    archive("handover.json"),
    b'{"a": 1}',
    b"-----BEGIN CERTIFICATE-----",
    b"SQLite format 3\x00",
    b"<svg xmlns",
]


@pytest.mark.parametrize("content", KINDS)
def test_no_measurements_are_overwritten_by_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "measured.csv"
    path.write_bytes(b"no;d\n1;12,01\n")
    with pytest.raises(OutputError, match="not overwritten"):
        write_whole(path, content)
    assert path.read_bytes() == b"no;d\n1;12,01\n"
    assert [one.name for one in tmp_path.iterdir()] == ["measured.csv"]


def test_a_file_takes_the_place_of_its_own_kind_and_of_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"")
    for content in (b"%PDF-1.4", b"%PDF-1.7"):
        assert write_whole(path, content).read_bytes() == content


@pytest.mark.parametrize(
    ("there", "content"),
    [
        (archive("[Content_Types].xml", "xl/workbook.xml"), archive("about.json", "tables/lot.csv")),
        (archive("docProps/app.xml"), archive("handover.json")),
        (b'{\n "schema": "qc-baseline",\n "who": "Budi"}', b'{\n "schema": "qc-verdict"}'),
        (b"-----BEGIN ENCRYPTED PRIVATE KEY-----", b"-----BEGIN CERTIFICATE-----"),
    ],
)
def test_a_workbook_a_locked_baseline_and_a_key_are_kinds_of_their_own(
    tmp_path: Path, there: bytes, content: bytes
) -> None:
    path = tmp_path / "a"
    path.write_bytes(there)
    with pytest.raises(OutputError, match="not overwritten"):
        write_whole(path, content)
    assert path.read_bytes() == there


@pytest.mark.parametrize("names", [("about.json",), ("about.json", "more.csv")])
def test_an_archive_takes_the_place_of_its_own_kind(tmp_path: Path, names: tuple[str, ...]) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive("about.json"))
    assert write_whole(path, archive(*names)).read_bytes() == archive(*names)


def test_what_somebody_may_have_filled_in_is_not_overwritten_and_its_day_is_told(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"filled in")
    changed = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC).timestamp()
    os.utime(path, (changed, changed))
    with pytest.raises(OutputError, match=r"last changed on 20 November 2026.*\n.*another name"):
        write_new(path, b"new")
    assert path.read_bytes() == b"filled in"
    assert [one.name for one in tmp_path.iterdir()] == ["form.xlsx"]


def test_a_new_file_and_one_that_is_empty_are_written(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    for before in (None, b""):
        path.unlink(missing_ok=True)
        if before is not None:
            path.write_bytes(before)
        refuse_existing(path)
        assert write_new(path, b"new").read_bytes() == b"new"
