"""What a standard inherits: from a buyer's profile, and from what its classes ask."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import Location, Problem, SpecError
from qc.spec.findings import Finding
from qc.spec.group import ShapeError
from qc.spec.profile import FILLED, Profile
from qc.spec.read import Document, read_document, similar
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST = 5
_OWN = ("format", "inherits")


def lineage(document: Document) -> tuple[Document, ...]:
    """Return a standard's file and the profiles that it inherits from, nearest first.

    Parameters
    ----------
    document : Document
        The standard.

    Raises
    ------
    SpecError
        If a profile cannot be read, is at fault, or inherits from itself.
    """
    found = [document]
    while isinstance(name := found[-1].data.get("inherits"), str):
        path = Path(found[-1].name).parent / name
        if len(found) > _DEEPEST or any(Path(seen.name).resolve() == path.resolve() for seen in found):
            raise SpecError([_circle(found[-1], name)])
        if not path.exists():
            missing = Finding(path=("inherits",), reason=message("there is no such profile"), fix=similar(path))
            raise found[-1].refused([missing])
        parent = read_document(path)
        _check(parent)
        found.append(parent)
    return tuple(found)


def merged(documents: Sequence[Document]) -> dict[str, Any]:
    """Return what a standard says with everything that it inherits written in.

    Parameters
    ----------
    documents : sequence of Document
        As ``lineage`` gives them.

    Returns
    -------
    dict
        As one file would hold it. Characteristics have what their class asks where they say nothing themselves.
    """
    own, *parents = (document.data for document in documents)
    for parent in parents:
        own = _joined({key: value for key, value in parent.items() if key not in _OWN}, own)
    return _with_class_rules(own) if "class" in own else own


def _joined(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return two groups of keys as one; where both say something, ``over`` holds."""
    both = {**under, **over}
    for key in under.keys() & over.keys():
        if isinstance(under[key], dict) and isinstance(over[key], dict):
            both[key] = _joined(under[key], over[key])
    return both


def _with_class_rules(data: dict[str, Any]) -> dict[str, Any]:
    """Write what each class asks into its characteristics."""
    classes, items = data["class"], data.get("characteristic")
    if not isinstance(classes, dict) or not isinstance(items, list):
        return data
    return {**data, "characteristic": [_filled(item, classes) for item in items]}


def _filled(item: Any, classes: dict[str, Any]) -> Any:
    """Return one characteristic with what its class asks."""
    if not isinstance(item, dict) or not isinstance(asked := classes.get(str(item.get("class"))), dict):
        return item
    without = said if isinstance(said := item.get("without"), list) else ()
    # An index of counts is another thing than one of readings: it is asked for by name only.
    filled = [key for key in FILLED if key in asked and key not in without]
    measured = item.get("kind", "variable") == "variable"
    return {**{key: asked[key] for key in filled if measured or key != "capability"}, **item}


def _check(document: Document) -> None:
    """Raise what is wrong with a profile."""
    try:
        Profile.model_validate(document.data)
    except ShapeError as error:
        from qc.spec.shape import shape_findings  # noqa: PLC0415 - only a profile at fault needs the schema

        raise document.refused(tuple(shape_findings(error.faults))) from error


def _circle(document: Document, name: str) -> Problem:
    """Return that profiles inherit without end."""
    return Problem(
        reason=message("profiles inherit from each other, or through more than {most} files", most=_DEEPEST),
        location=Location(file=document.name, key="inherits"),
        found=name,
        fix=message("name a profile that inherits from nothing further"),
    )
