"""From a path to the bytes and the text of a standard, or the reason why there is none."""

from __future__ import annotations

import codecs
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import Location, Problem, SpecError
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.spec.findings import Finding

LARGEST = 1_000_000
MOST_PROBLEMS = 1000  # nobody reads more, and a file may be no standard at all
_PDF, _WORKBOOK = b"%PDF", (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # of the latter any zip, or an old Office file
_TABLES = (".csv", ".tsv")
_STANDARD = message("a standard: a TOML file, which any text editor shows")
_IMPORT = message(
    "A buyer's table becomes a standard with qc spec import. On the command line a file of measurements stands before "
    "--spec, not behind it."
)
_NEW = message(
    "Write down what it asks: qc spec new asks for it in plain words, qc spec import takes a table from Excel."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A TOML file that was read.

    Attributes
    ----------
    name : str
        As the user gave it.
    raw : bytes
        The file.
    text : str
        Without a byte order mark.
    data : dict
        What it holds.
    """

    name: str
    raw: bytes
    text: str
    data: dict[str, Any]

    def refused(self, findings: Sequence[Finding]) -> SpecError:
        """Return the error that says what is wrong with it, and where."""
        from qc.spec.findings import Source  # noqa: PLC0415 - a good standard needs no places
        from qc.spec.locate import locate  # noqa: PLC0415 - nor this

        source = Source(name=self.name, places=locate(self.text), data=self.data)
        return SpecError(source.problems(findings, most=MOST_PROBLEMS))


def read_document(path: str | Path) -> Document:
    """Read a TOML file.

    Parameters
    ----------
    path : str or Path
        The file.

    Raises
    ------
    SpecError
        If there is no such file, or it is no TOML of reasonable size.
    """
    return document_of(_read(Path(path), str(path)), str(path))


def document_of(raw: bytes, name: str) -> Document:
    """Return the bytes of a TOML file as a document.

    Parameters
    ----------
    raw : bytes
        All of it.
    name : str
        As the user calls it.

    Raises
    ------
    SpecError
        If they are no TOML of reasonable size.
    """
    if len(raw) > LARGEST:
        raise _refused(
            name,
            message("the file is too large for a standard"),
            expected=message("at most {most} bytes", most=LARGEST),
            fix=message("choose the standard's file, not the measurements"),
        )
    text = _text(raw, name)
    return Document(name=name, raw=raw, text=text, data=_parse(text, name))


def _parse(text: str, name: str) -> dict[str, Any]:
    """Return what a TOML text holds."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also Python's own limits on digits and nesting
        if name.lower().endswith(_TABLES):
            reason = message("this is a table, no standard")
            raise _refused(name, reason, expected=_STANDARD, fix=_IMPORT) from error
        from qc.spec.locate import locate  # noqa: PLC0415 - a good standard needs no places
        from qc.spec.syntax import syntax_problem  # noqa: PLC0415 - nor this

        raise SpecError([syntax_problem(error, name, text, locate(text))]) from error


def _text(raw: bytes, name: str) -> str:
    """Return the text of a file without its byte order mark, or refuse what is no text."""
    if raw.startswith(_PDF):
        reason = message("this is a PDF: what it asks cannot be read from it")
        raise _refused(name, reason, expected=_STANDARD, fix=_NEW)
    if raw.startswith(_WORKBOOK):
        raise _refused(name, message("this is a workbook, no standard"), expected=_STANDARD, fix=_IMPORT)
    if b"\0" in raw.removeprefix(codecs.BOM_UTF16_LE):
        raise _refused(
            name,
            message("this is not a text file"),
            expected=message("a TOML file, which any text editor shows"),
            fix=message("save it as plain text with the encoding UTF-8"),
        )
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(name, error) from error
    if not text.strip():
        raise _refused(name, message("the file is empty"), fix=message("choose the file that holds the standard"))
    return text


def _read(path: Path, name: str) -> bytes:
    """Return the bytes of a file that is there, readable and not too large."""
    if path.is_dir():
        raise _refused(name, message("this is a folder, not a file"), fix=message("name the file inside it"))
    if not path.is_file():
        raise _refused(name, message("there is no such file"), fix=similar(path))
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        fix = message("check who may read it, and whether another program has locked it")
        raise _refused(name, message("the file cannot be read"), fix=fix) from error
    return raw


def similar(path: Path) -> Message:
    """Return advice that names a file of nearly the same name, if there is one.

    Parameters
    ----------
    path : Path
        Where no file is.
    """
    there = [entry.name for entry in path.parent.glob("*.toml")] if path.parent.is_dir() else []
    near = get_close_matches(path.name, there, n=1)
    if near:
        return message("did you mean {key}?", key=near[0])
    return message("check the name and the folder")


def _not_utf8(name: str, error: UnicodeDecodeError) -> SpecError:
    """Return the error for a text in another encoding, with the line of the first byte that does not fit."""
    before = error.object[: error.start]
    line_start = before.rfind(b"\n") + 1
    line_end = error.object.find(b"\n", error.start)
    written = error.object[line_start : line_end if line_end >= 0 else None].decode("cp1252", errors="replace")
    problem = Problem(
        reason=message("a character is not written as UTF-8"),
        location=Location(file=name, line=before.count(b"\n") + 1),
        found=written.strip()[:80],
        expected=message("text in the encoding UTF-8"),
        fix=message("open the file in a text editor and save it with the encoding UTF-8"),
    )
    return SpecError([problem])


def _refused(name: str, reason: Message, *, expected: Message | None = None, fix: Message | None = None) -> SpecError:
    return SpecError([Problem(reason=reason, location=Location(file=name), expected=expected, fix=fix)])
