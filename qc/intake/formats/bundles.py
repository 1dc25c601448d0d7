"""Several files given as one: a folder, or an archive of files (``.zip``), read in the natural order of their names."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.intake.formats.content import MAX_BYTES, Content, content_of, read_content
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qc.intake.findings import Findings

MAX_FILES = 1000
"""Folders and archives with more files are refused."""

_READABLE = frozenset({".csv", ".tsv", ".txt", ".dat", ".asc", ".dfq", ".dfd", ".xlsx", ".xlsm", ".ods"})
_OFFICE = frozenset({"[Content_Types].xml", "content.xml", "mimetype", "xl/workbook.xml", "xl/workbook.bin"})
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError)
_DIGITS = re.compile(r"(\d+)")


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which names with numbers stand in the order of these numbers.

    Parameters
    ----------
    name : str
        A file's name.

    Examples
    --------
    >>> sorted(["Hari 10.csv", "hari 2.csv", "Hari 1.csv"], key=natural)
    ['Hari 1.csv', 'hari 2.csv', 'Hari 10.csv']
    """
    parts = _DIGITS.split(name.casefold())
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def folder_contents(folder: Path, findings: Findings) -> list[Content]:
    """Return the measurement files of a folder.

    Parameters
    ----------
    folder : Path
        The folder; folders inside it are not looked into.
    findings : Findings
        Where it is noted which files were read, and in which order.
    """
    try:
        names = sorted((path.name for path in folder.iterdir()), key=natural)
    except OSError as error:
        findings.problem(message("this folder cannot be read: {error}", error=str(error)), Location(file=str(folder)))
        return []
    files = _chosen(str(folder), names, findings)
    sizes = (_size(folder / name) for name in files)
    if not _within(str(folder), len(files), sizes, findings):
        return []
    found = (read_content(folder / name, findings) for name in files)
    return [content for content in found if content is not None]


def is_archive(data: bytes) -> bool:
    """Return whether a zip holds files rather than the parts of a workbook.

    Parameters
    ----------
    data : bytes
        The zip.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except _BROKEN:
        return False
    return not names & _OFFICE and any(_readable(name) for name in names)


def archive_contents(content: Content, findings: Findings) -> list[Content]:
    """Return the measurement files of an archive; nothing is written to the disk.

    Parameters
    ----------
    content : Content
        The archive.
    findings : Findings
        Where it is noted which files were read, and in which order.
    """
    place = Location(file=content.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
            held = [part for part in archive.infolist() if not part.is_dir()]
            parts = {part.filename: part for part in held}
            names = _chosen(content.name, sorted(parts, key=natural), findings)
            if not _within(content.name, len(names), (parts[name].file_size for name in names), findings):
                return []
            if faulty := _faulty(held, parts, names):
                findings.problems.append(replace(faulty, location=place))
                return []
            found = [content_of(f"{content.name}/{name}", archive.read(name), findings) for name in names]
    except _BROKEN:
        findings.problem(
            message("this archive is damaged or was not saved completely"),
            place,
            fix=message("Pack the files once more, or give them one by one."),
        )
        return []
    return [one for one in found if one is not None]


def _faulty(
    held: Sequence[zipfile.ZipInfo], parts: Mapping[str, zipfile.ZipInfo], names: Sequence[str]
) -> Problem | None:
    """Return why the files of an archive cannot all be had, if so."""
    if any(parts[name].flag_bits & 1 for name in names):
        return Problem(
            reason=message("this archive is protected by a password"),
            fix=message("Unpack it and give the folder with its files."),
        )
    if twice := sorted({part.filename for part in held if parts[part.filename] is not part}.intersection(names)):
        return Problem(
            reason=message("this archive holds two files of one name"),
            found=twice[0],
            fix=message("Give each file a name of its own, or give the files one by one."),
        )
    return None


def _readable(name: str) -> bool:
    """Whether a name is that of a measurement file, not of what a system or a program leaves beside it."""
    path = PurePosixPath(name)
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    return not hidden and path.suffix.casefold() in _READABLE


def _chosen(bundle: str, names: Sequence[str], findings: Findings) -> list[str]:
    """Return the names of measurement files, and note them and the others."""
    place = Location(file=bundle)
    chosen = [name for name in names if _readable(name)]
    others = tuple(
        name for name in names if name not in set(chosen) and not PurePosixPath(name).name.startswith((".", "~$"))
    )
    if not chosen:
        findings.problem(
            message("there is no measurement file in this folder"),
            place,
            found=", ".join(others[:20]) or None,
            expected=message("files such as CSV, XLSX, TXT or DFQ"),
            fix=message("Check that it is the right folder."),
        )
    if len(chosen) > 1:
        findings.note(message("files read in this order: {names}", names=tuple(chosen)), place)
    if chosen and others:
        findings.note(message("not read: {names}", names=others[:20]), place)
    return chosen


def _within(bundle: str, count: int, sizes: Iterable[int], findings: Findings) -> bool:
    """Report a bundle that is too large."""
    size = sum(sizes)
    if count <= MAX_FILES and size <= MAX_BYTES:
        return True
    findings.problem(
        message(
            "{count} files with {size} MB together are too many: at most {most} files with {bytes} MB are read",
            count=count,
            size=size // 10**6,
            most=MAX_FILES,
            bytes=MAX_BYTES // 10**6,
        ),
        Location(file=bundle),
        fix=message("Give only the files of this lot."),
    )
    return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
