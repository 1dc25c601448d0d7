"""The package around a workbook: a zip of XML parts. Nothing of it is trusted before it is measured."""

from __future__ import annotations

import html
import io
import posixpath
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_UNPACKED = 256_000_000
"""A workbook whose parts are larger than this when unpacked is refused."""
MAX_CELLS = 5_000_000
"""A sheet with a larger used area is refused."""

_TAG = r"<(?:\w+:)?{}\b([^>]*)>"
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, ValueError, KeyError)
_SAVE_XLSX = message("Open it and save it as “Excel Workbook (.xlsx)”.")


class Refused(Exception):  # noqa: N818 - becomes a Problem, never reaches a user
    """A workbook is not read; the arguments are the reason and what to do."""

    def __init__(self, reason: Message, fix: Message) -> None:
        self.reason, self.fix = reason, fix
        super().__init__(reason.text)


_DECLARED = re.compile(rb"""\s*(?:\xef\xbb\xbf)?<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']*)""")
_LETTERS = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_BEGINNING = 1 << 10
_AT_ONCE = 1 << 16

DAMAGED = (
    message("this workbook is damaged or was not saved completely"),
    message("Open it in Excel, let it be repaired, and save it again; or ask for the file once more."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A visible or hidden worksheet of a package.

    Attributes
    ----------
    title : str
        The sheet's name.
    xml : bytes
    hidden : bool
    comments : bytes
        The part with what people commented on its cells; empty where there is none.
    """

    title: str
    xml: bytes
    hidden: bool
    comments: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A workbook's parts, unpacked within limits.

    Attributes
    ----------
    worksheets : tuple of Part
        In the workbook's order.
    styles : str
    strings : bytes
        The texts that its cells share.
    copy : bytes
        The same parts in a package without compression, safe to be handed on.
    """

    worksheets: tuple[Part, ...]
    styles: str
    strings: bytes
    copy: bytes


def open_package(data: bytes) -> Package:
    """Unpack a workbook.

    Raises
    ------
    Refused
        It is no workbook, has a password, is damaged, or is too large when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_kind(archive)
            parts = unpack(archive)
        return Package(
            worksheets=_worksheets(parts),
            styles=parts.get("xl/styles.xml", b"").decode("utf-8", "replace"),
            strings=parts.get("xl/sharedStrings.xml", b""),
            copy=_stored(parts),
        )
    except BROKEN as error:
        raise Refused(*DAMAGED) from error


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise Refused(message("this is a binary workbook (.xlsb)"), _SAVE_XLSX)
    if "xl/workbook.xml" not in names:
        raise Refused(
            message("this is an archive, not a workbook"), message("Unpack it and give the files inside one by one.")
        )


def unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the XML parts; a part never becomes larger than the archive's list says, and the list is checked.

    Parameters
    ----------
    archive : ZipFile
        A workbook or document.

    Raises
    ------
    Refused
        The parts are too large, have a password, or hold definitions.
    """
    wanted = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    if sum(part.file_size for part in wanted) > MAX_UNPACKED:
        raise Refused(
            message("unpacked, this workbook is larger than {most} MB", most=MAX_UNPACKED // 10**6),
            message("Save only the sheet with the readings in a new file, without formatting."),
        )
    if any(part.flag_bits & 1 for part in wanted):
        raise Refused(
            message("this workbook is protected by a password"),
            message("Open it in Excel, remove the password (File, Info, Protect Workbook) and save it."),
        )
    parts = {part.filename: archive.read(part) for part in wanted}
    if any(holds_tag(xml, "!") and (b"<!DOCTYPE" in xml or b"<!ENTITY" in xml) for xml in parts.values()):
        raise Refused(message("this workbook holds definitions that no workbook needs"), _SAVE_XLSX)
    if any(_in_other_letters(xml) for xml in parts.values()):
        raise Refused(*DAMAGED)
    return parts


def _in_other_letters(xml: bytes) -> bool:
    """Whether a part is not UTF-8: in other letters, what is looked for here would not be found."""
    declared = _DECLARED.match(xml)
    return b"\x00" in xml[:_BEGINNING] or (declared is not None and declared[1].lower() not in _LETTERS)


def _stored(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return target.getvalue()


def _worksheets(parts: Mapping[str, bytes]) -> tuple[Part, ...]:
    """Return the worksheets that the workbook lists; sheets that hold only a chart are none."""
    book = parts["xl/workbook.xml"].decode("utf-8")
    links = parts.get("xl/_rels/workbook.xml.rels", b"").decode("utf-8")
    targets = {a.get("Id", ""): a.get("Target", "") for a in map(attributes, tags("Relationship", links))}
    found = []
    for sheet in map(attributes, tags("sheet", book)):
        key = next((value for name, value in sheet.items() if name == "r:id" or name.endswith(":id")), "")
        path = posixpath.normpath(posixpath.join("/xl", targets.get(key, ""))).lstrip("/")
        if path in parts and "chartsheets" not in path:
            hidden = sheet.get("state", "visible") != "visible"
            said = _comments(path, parts)
            found.append(Part(title=sheet.get("name", ""), xml=parts[path], hidden=hidden, comments=said))
    return tuple(found)


def _comments(path: str, parts: Mapping[str, bytes]) -> bytes:
    """Return the part that a worksheet names for the comments on its cells."""
    folder, name = posixpath.split(path)
    links = parts.get(f"{folder}/_rels/{name}.rels", b"").decode("utf-8", "replace")
    for link in map(attributes, tags("Relationship", links)):
        if link.get("Type", "").endswith("/comments"):
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
            return parts.get(target, b"")
    return b""


def holds_tag(xml: bytes, letter: str) -> bool:
    """Return whether anything in a part begins with ``<`` and a letter: in many bytes at a time, since all have ``<``.

    Parameters
    ----------
    xml : bytes
        A part.
    letter : str
        One ASCII letter or sign.

    Examples
    --------
    >>> holds_tag(b"<row><c><f>A1</f></c></row>", "f"), holds_tag(b"<row><c/></row>", "f")
    (True, False)
    """
    signs = np.frombuffer(xml, dtype=np.uint8)
    pieces = (signs[start : start + _AT_ONCE + 1] for start in range(0, signs.size, _AT_ONCE))
    return any(bool(((piece[:-1] == ord("<")) & (piece[1:] == ord(letter))).any()) for piece in pieces)


def tags(name: str, xml: str) -> list[str]:
    """Return the attributes' text of every element ``name``."""
    return re.findall(_TAG.format(name), xml)


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of an element.

    Examples
    --------
    >>> attributes("name='A &amp; B' r:id='rId1'")
    {'name': 'A & B', 'r:id': 'rId1'}
    """
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}
