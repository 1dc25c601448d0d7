"""Read a file's bytes once, and refuse what cannot be a measurement file before it is looked into."""

from __future__ import annotations

import hashlib
import os
import stat
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.intake.findings import Findings

MAX_BYTES = 200_000_000
"""Larger files are refused before they are read."""

_ZIP = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = message("In Excel choose “Save As” and the type “Excel Workbook (.xlsx)” or “CSV UTF-8”.")
_READABLE = message("a CSV, XLSX or ODS file")


class Kind(StrEnum):
    """What a file's bytes are, whatever its name says."""

    TEXT = "text"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A file's bytes, read once.

    Attributes
    ----------
    name : str
        As the user gave it.
    data : bytes
    sha256 : str
        Digest of the bytes, in hexadecimal.
    kind : Kind
    """

    name: str
    data: bytes
    sha256: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that was sent, and never stood on this computer.

    Attributes
    ----------
    name : str
        As the sender calls it; it is shown, never opened.
    data : bytes
        All of it.
    """

    name: str
    data: bytes


def read_content(source: Path | str | Sent, findings: Findings) -> Content | None:
    """Return a file's bytes, or None with a problem that says why not.

    Parameters
    ----------
    source : Path, str or Sent
        The file.
    findings : Findings
        Where problems go.

    Returns
    -------
    Content or None
    """
    if isinstance(source, Sent):
        return content_of(source.name, source.data, findings)
    data = _bytes(Path(source), findings)
    return None if data is None else content_of(name_of(source), data, findings)


def name_of(source: PurePath | str) -> str:
    r"""Return what a file is called in verdicts and reports: the same under Windows as elsewhere.

    A report is drawn again where it is checked, and there ``\`` may be no separator.

    Parameters
    ----------
    source : PurePath or str
        The file.

    Examples
    --------
    >>> from pathlib import PureWindowsPath
    >>> name_of(PureWindowsPath("C:/Data") / "lot 7.csv")
    'C:/Data/lot 7.csv'
    """
    named = (source if isinstance(source, PurePath) else PurePath(source)).as_posix()
    return os.fsencode(named).decode("utf-8", "replace")  # a name in another encoding has letters that no file can hold


def content_of(name: str, data: bytes, findings: Findings) -> Content | None:
    """Return bytes with what they are, or None with a problem that says why they cannot be read.

    Parameters
    ----------
    name : str
        Where they come from, as the user knows it.
    data : bytes
        All of them.
    findings : Findings
        Where problems go.
    """
    kind = _kind(data, Location(file=name), findings)
    return None if kind is None else Content(name=name, data=data, sha256=hashlib.sha256(data).hexdigest(), kind=kind)


def _bytes(path: Path, findings: Findings) -> bytes | None:
    place = Location(file=str(path))
    try:
        status = path.stat()
        if (refused := _refusal(status.st_mode, status.st_size)) is not None:
            reason, fix = refused
            findings.problem(reason, place, expected=_READABLE, fix=fix)
            return None
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        findings.problem(message("there is no such file"), place, fix=message("Check the name and the folder."))
    except PermissionError:
        findings.problem(
            message("this file may not be read"),
            place,
            fix=message("Close it in other programs and check that you are allowed to open it."),
        )
    except (OSError, ValueError) as error:
        findings.problem(message("this file cannot be read: {error}", error=str(error)), place)
    else:
        return data
    return None


def _refusal(mode: int, size: int) -> tuple[Message, Message | None] | None:
    """Return why a path is not opened at all, and what to do."""
    if stat.S_ISDIR(mode):
        return message("this is a folder, not a file"), message("Give the files inside it one by one.")
    if not stat.S_ISREG(mode):
        return message("this is not an ordinary file"), None
    if size > MAX_BYTES:
        return (
            message(
                "this file has {size} MB, more than the {most} MB that are read",
                size=size // 10**6,
                most=MAX_BYTES // 10**6,
            ),
            message("Check that it is the right file, or split it into several."),
        )
    return None


def _kind(data: bytes, place: Location, findings: Findings) -> Kind | None:
    """Return what the bytes are, or report why they are nothing that can be read."""
    if data.startswith(_ZIP):
        return Kind.WORKBOOK
    refused = _unreadable(data)
    if refused is None:
        return Kind.TEXT
    findings.problem(refused[0], place, expected=_READABLE, fix=refused[1])
    return None


def _unreadable(data: bytes) -> tuple[Message, Message] | None:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return message("this file is empty"), message("Check that it was saved, and that it is the right file.")
    if data.startswith(_OLE2):
        return _ole2(data)
    if data.startswith(b"%PDF"):
        return message("this is a PDF; its numbers cannot be read reliably"), _SAVE_AS
    if data.startswith(_PICTURES):
        return (
            message("this is a picture; photographs of paper sheets are not read"),
            message("Type the readings into a spreadsheet and save it as XLSX or CSV."),
        )
    if not data.startswith(_UTF16) and b"\x00" in data:
        return message("this file is not text: it holds bytes that no text file has"), _SAVE_AS
    return None


def _ole2(data: bytes) -> tuple[Message, Message]:
    """Tell a workbook with a password from one in the old format."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            message("this workbook is protected by a password"),
            message("Open it in Excel, remove the password (File, Info, Protect Workbook) and save it."),
        )
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return message("this is a workbook in the old .xls format"), _SAVE_AS
    return message("this file is in an old Office format that cannot be read"), _SAVE_AS
