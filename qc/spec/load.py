"""Load a buyer's standard, or say everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from qc.errors import SpecError
from qc.spec.model import Characteristic, Spec
from qc.spec.notes import notes_on
from qc.spec.read import read_text
from qc.spec.sense import sense_findings
from qc.spec.together import together_findings
from qc.spec.tolerance import with_limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.errors import Problem
    from qc.spec.findings import Finding
    from qc.words import Message

MOST_PROBLEMS = 1000  # nobody reads more, and a file may be no standard at all


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
        Digest of the file's bytes, in hexadecimal.
    text : str
        The file's text, without a byte order mark.
    notes : tuple of Message
        What is unusual in it, though it can be used.
    """

    spec: Spec
    name: str
    sha256: str
    text: str
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
        ``spec``, ``name``, ``sha256``, ``text`` and ``notes``.

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
    raw, text = read_text(path)
    data = _parse(text, str(path))
    spec, found = _validate(data)
    findings = tuple(islice(found, MOST_PROBLEMS + 1))
    if spec is None or findings:
        from qc.spec.findings import Source  # noqa: PLC0415 - a good standard needs no places
        from qc.spec.locate import locate  # noqa: PLC0415 - nor this

        source = Source(name=str(path), places=locate(text), data=data)
        raise SpecError(source.problems(findings, most=MOST_PROBLEMS))
    digest = hashlib.sha256(raw).hexdigest()
    return LoadedSpec(spec=spec, name=Path(path).name, sha256=digest, text=text, notes=notes_on(spec))


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


def _parse(text: str, name: str) -> dict[str, Any]:
    """Return what a TOML text holds."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also Python's own limits on digits and nesting
        from qc.spec.locate import locate  # noqa: PLC0415 - a good standard needs no places
        from qc.spec.syntax import syntax_problem  # noqa: PLC0415 - nor this

        raise SpecError([syntax_problem(error, name, text, locate(text))]) from error


def _validate(data: dict[str, Any]) -> tuple[Spec | None, Iterator[Finding]]:
    """Return the standard if its shape is good, and the findings of shape and sense."""
    filled = with_limits(data)
    try:
        spec = Spec.model_validate(filled)
    except ValidationError as error:
        from qc.spec.shape import shape_findings  # noqa: PLC0415 - only a standard at fault needs the schema

        edition = data.get("edition")
        dated = edition if type(edition) is dt.date else None
        return None, chain(shape_findings(error), sense_findings(dated, _sound_items(filled)))
    return spec, chain(sense_findings(spec.edition, enumerate(spec.characteristic)), together_findings(spec))


def _sound_items(data: dict[str, Any]) -> Iterator[tuple[int, Characteristic]]:
    """Yield those characteristics whose own shape is good, with their place in the file."""
    items = data.get("characteristic")
    for index, item in enumerate(items if isinstance(items, list) else ()):
        try:
            yield index, Characteristic.model_validate(item)
        except ValidationError:
            continue  # its faults of shape are told already
