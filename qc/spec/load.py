"""Load a buyer's standard, or say everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import Location, Problem, SpecError
from qc.spec.group import ShapeError
from qc.spec.inherit import lineage, merged
from qc.spec.model import Characteristic, Spec
from qc.spec.notes import notes_on
from qc.spec.read import MOST_PROBLEMS, document_of, read_document
from qc.spec.sense import sense_findings
from qc.spec.together import together_findings
from qc.spec.tolerance import with_limits
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.spec.findings import Finding
    from qc.spec.read import Document
    from qc.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSpec:
    """A standard with the file that it came from.

    Attributes
    ----------
    spec : Spec
        The standard, of good shape and sense.
    name : str
        The file's name, without its folder.
    sha256 : str
        Digest of the file's bytes, followed by those of the profiles that it inherits from; in hexadecimal.
    data : dict
        What it says with all that it inherits and its tolerances give, as one file would hold it.
    notes : tuple of Message
        What is unusual in it, though it can be used.
    """

    spec: Spec
    name: str
    sha256: str
    data: Mapping[str, Any]
    notes: tuple[Message, ...] = ()


def load_spec(path: str | Path) -> LoadedSpec:
    """Load a buyer's standard.

    Parameters
    ----------
    path : str or Path
        A TOML file, in UTF-8, of at most 1 MB.

    Returns
    -------
    LoadedSpec
        ``spec``, ``name``, ``sha256``, ``data`` and ``notes``.

    Raises
    ------
    SpecError
        With every problem found, in the order of the file: faults of shape (unknown or missing keys, wrong
        types, values out of range) and, in all characteristics of good shape, faults of sense (limits not
        in order, a chart that does not fit, …).

    Examples
    --------
    >>> loaded = load_spec("specs/contoh-ring-piston.toml")
    >>> loaded.spec.characteristic[0].usl, loaded.name
    (74.05, 'contoh-ring-piston.toml')
    """
    name = os.fsencode(Path(path).name).decode("utf-8", "replace")  # what a record can hold
    return _loaded(lineage(read_document(path)), name)


def load_content(content: bytes, name: str) -> LoadedSpec:
    """Load a standard that came from elsewhere: it stands alone, and opens no file of this computer.

    Parameters
    ----------
    content : bytes
        TOML, in UTF-8, of at most 1 MB.
    name : str
        As its sender calls it.

    Raises
    ------
    SpecError
        As ``load_spec`` does; or if it inherits from another file.

    Examples
    --------
    >>> text = Path("specs/contoh-ring-piston.toml").read_bytes()
    >>> load_content(text, "ring.toml").name
    'ring.toml'
    """
    document = document_of(content, name)
    if "inherits" in document.data:
        reason = message("this standard inherits from another file")
        fix = message("take it whole: qc spec show FILE prints it with all that it inherits")
        raise SpecError([Problem(reason=reason, location=Location(file=name, key="inherits"), fix=fix)])
    return _loaded((document,), name)


def _loaded(documents: tuple[Document, ...], name: str) -> LoadedSpec:
    """Return a standard that was read, with the profiles that it inherits from behind it."""
    document, data = documents[0], with_limits(merged(documents))
    spec, found = _validate(data)
    findings = tuple(islice(found, MOST_PROBLEMS + 1))
    if spec is None or findings:
        raise document.refused(findings)
    return LoadedSpec(
        spec=spec,
        name=name,
        sha256=hashlib.sha256(b"".join(read.raw for read in documents)).hexdigest(),
        data=data,
        notes=notes_on(spec),
    )


def check_spec(path: str | Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with a buyer's standard; empty when it is fine.

    Parameters
    ----------
    path : str or Path
        The file.

    Examples
    --------
    >>> check_spec("specs/contoh-ring-piston.toml")
    ()
    """
    try:
        load_spec(path)
    except SpecError as error:
        return error.problems
    return ()


def _validate(data: dict[str, Any]) -> tuple[Spec | None, Iterator[Finding]]:
    """Return the standard if its shape is good, and the findings of shape and sense."""
    try:
        spec = Spec.model_validate(data)
    except ShapeError as error:
        from qc.spec.shape import shape_findings  # noqa: PLC0415 - only a standard at fault needs the schema

        edition = data.get("edition")
        dated = edition if type(edition) is dt.date else None
        return None, chain(shape_findings(error.faults), sense_findings(dated, _sound_items(data)))
    return spec, chain(sense_findings(spec.edition, enumerate(spec.characteristic)), together_findings(spec))


def _sound_items(data: dict[str, Any]) -> Iterator[tuple[int, Characteristic]]:
    """Yield those characteristics whose own shape is good, with their place in the file."""
    items = data.get("characteristic")
    for index, item in enumerate(items if isinstance(items, list) else ()):
        try:
            yield index, Characteristic.model_validate(item)
        except ShapeError:
            continue  # its faults of shape are told already
