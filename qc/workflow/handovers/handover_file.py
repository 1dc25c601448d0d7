"""The hand-over file: a zip with a list of what is in it. Nothing of it is trusted before it was measured."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from qc.errors import InputError, Location, Problem
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from qc.words import Message

SCHEMA, SCHEMA_VERSION, LIST = "qc-handover", "1.0", "handover.json"
MAX_BYTES, MAX_UNPACKED, MAX_FILES, MAX_NAME = 64_000_000, 64_000_000, 1000, 200
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_REGULAR = 0o100644 << 16
_PLACES = {"standard": "standards", "profile": "standards", "baseline": "baselines"}
_SUFFIXES = {"standard": ".toml", "profile": ".toml", "baseline": ".json"}
_STEP = re.compile(r"[^\W_](?:[\w .()+-]*[\w()+])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError, RuntimeError)
_AGAIN = message("ask for the file once more; nothing was taken")


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A file of a hand-over.

    Attributes
    ----------
    name : str
        Its place, such as ``standards/bos.toml``.
    role : {"standard", "profile", "baseline"}
        What it is.
    content : bytes
        All of it.
    """

    name: str
    role: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A column that was understood once.

    Attributes
    ----------
    buyer, part_number, header, characteristic : str
        Whose part, which header, and the id of what the column holds.
    """

    buyer: str
    part_number: str
    header: str
    characteristic: str


def pack(files: Iterable[Packed], matched: Sequence[Matched], program: str) -> bytes:
    """Return a hand-over file: the same for the same content.

    Parameters
    ----------
    files : iterable of Packed
        What is handed over.
    matched : sequence of Matched
        Columns that were understood.
    program : str
        Name and version of what writes it.
    """
    ordered = sorted(files, key=lambda one: one.name)
    listed = [{"name": one.name, "role": one.role, "sha256": _digest(one.content)} for one in ordered]
    known = {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, "program": program, "files": listed}
    columns = [
        {"buyer": m.buyer, "part_number": m.part_number, "header": m.header, "characteristic": m.characteristic}
        for m in matched
    ]
    about = json.dumps({**known, "columns": columns}, ensure_ascii=False, indent=1) + "\n"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in [(LIST, about.encode()), *((one.name, one.content) for one in ordered)]:
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _REGULAR, 3
            archive.writestr(entry, content)
    return stream.getvalue()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def unpack(path: Path) -> tuple[tuple[Packed, ...], tuple[Matched, ...]]:
    """Return what a hand-over file holds.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    InputError
        If it is none, is of an unknown version, is too large when unpacked, names a place outside its own folders, or
        was changed.
    """
    try:
        if not path.is_file():
            raise _refused(path, message("there is no such file"), message("check the name and the folder"))
        if path.stat().st_size > MAX_BYTES:
            raise _refused(path, message("this file is too large for a hand-over"), _AGAIN)
        with zipfile.ZipFile(path) as archive:
            contents = _contents(archive, path)
        about = json.loads(contents.pop(LIST))
        return _files(about, contents, path), tuple(_columns(about))
    except _BROKEN as error:
        raise _refused(path, message("this is no hand-over file, or it is damaged"), _AGAIN) from error
    except (TypeError, AttributeError, RecursionError) as error:
        raise _refused(path, message("this is no hand-over file, or it is damaged"), _AGAIN) from error


def _contents(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    """Return the entries: no more and no larger than the limits, whatever the archive's own list says."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(names) > MAX_FILES or len({name.casefold() for name in names}) < len(names):
        raise _refused(path, message("too many files are in it, or two of one name"), _AGAIN)
    contents, left = {}, MAX_UNPACKED
    for entry in entries:
        with archive.open(entry) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _refused(
                path, message("it is larger than {most} MB when unpacked", most=MAX_UNPACKED // 10**6), _AGAIN
            )
        contents[entry.filename] = content
    return contents


def _files(about: Mapping[str, Any], contents: Mapping[str, bytes], path: Path) -> tuple[Packed, ...]:
    """Return the files, each as the list has it."""
    if about["schema"] != SCHEMA:
        raise _refused(path, message("this is no hand-over file, or it is damaged"), _AGAIN)
    if str(about["schema_version"]).partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        fix = message("install the newest version of qc")
        raise _refused(path, message("a newer version of qc wrote this hand-over"), fix, str(about["schema_version"]))
    listed = {str(one["name"]): one for one in about["files"]}
    if set(listed) != set(contents):
        raise _refused(path, message("what is in it is not what its list names"), _AGAIN)
    for name, one in listed.items():
        if not _fits(name, one["role"]):
            raise _refused(
                path, message("it names a place where nothing of a hand-over belongs"), _AGAIN, name[:MAX_NAME]
            )
        if _digest(contents[name]) != one["sha256"]:
            raise _refused(path, message("a file in it was changed after it was written"), _AGAIN, name)
    return tuple(Packed(name=name, role=one["role"], content=contents[name]) for name, one in listed.items())


def _fits(name: str, role: object) -> bool:
    """Whether a name is a plain place in the folder of its role, on every system."""
    if role not in _PLACES or len(name) > MAX_NAME or not name.endswith(_SUFFIXES[str(role)]):
        return False
    first, *steps = name.split("/")
    return first == _PLACES[str(role)] and bool(steps) and all(plain_step(step) for step in steps)


def plain_step(step: str) -> bool:
    """Return whether a step of a path is a plain name on every system.

    Examples
    --------
    >>> plain_step("contoh-bos.toml"), plain_step(".."), plain_step("a:b"), plain_step("nul.toml")
    (True, False, False, False)
    """
    return _STEP.fullmatch(step) is not None and _RESERVED.fullmatch(step) is None and step != PurePosixPath(step).root


def _columns(about: Mapping[str, Any]) -> Iterable[Matched]:
    names = ("buyer", "part_number", "header", "characteristic")
    for one in about["columns"]:
        said = {name: one[name] for name in names}
        if not all(isinstance(text, str) and 0 < len(text) <= MAX_NAME for text in said.values()):
            raise ValueError
        yield Matched(**said)


def _refused(path: Path, reason: Message, fix: Message | None, found: str | None = None) -> InputError:
    return InputError([Problem(reason=reason, location=Location(file=str(path)), found=found, fix=fix)])
