"""Whether a standard still asks what it asked when a baseline was locked, however its file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.errors import InputError, Location, Problem, SpecError
from qc.spec.diff import differences
from qc.spec.load import load_content
from qc.words import message
from qc.workflow.remembered.baseline_content import SAME_STANDARD
from qc.workflow.remembered.baselines import IDENTITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.spec.diff import Difference
    from qc.spec.load import LoadedSpec
    from qc.words import Message

_DIGITS = 12
_ABSENT = "–"


def check_standard(name: str, standard: Mapping[str, Any], loaded: LoadedSpec) -> None:
    """Refuse a baseline of another standard, or of this one before it was changed.

    Parameters
    ----------
    name : str
        The baseline's file.
    standard : mapping
        What the baseline says of the standard that it was locked under.
    loaded : LoadedSpec
        The standard that a lot is held against.

    Raises
    ------
    InputError
        With every key that says something else; comments, order and what is inherited from where do not matter.
    """
    ours = tuple(str(getattr(loaded.spec, one)) for one in IDENTITY)
    theirs = tuple(str(standard[one]) for one in IDENTITY)
    if ours != theirs:
        reason = message("the baseline belongs to another standard or revision")
        expected = message("{expected}", expected=" · ".join(ours))
        where = Location(file=name)
        raise InputError(
            [Problem(reason=reason, location=where, found=" · ".join(theirs), expected=expected, fix=SAME_STANDARD)]
        )
    if standard["sha256"] != loaded.sha256 and (problems := tuple(_changes(name, standard, loaded))):
        raise InputError(problems)


def _changes(name: str, standard: Mapping[str, Any], loaded: LoadedSpec) -> Iterator[Problem]:
    """Yield each change of a standard; what an older baseline was locked under is known by its digest only."""
    where = Location(file=name)
    locked = _locked_under(standard)
    if locked is None:
        reason = message(
            "the standard's text is not the one that the baseline was locked with: sha256 {now}…, then {then}…",
            now=loaded.sha256[:_DIGITS],
            then=str(standard["sha256"])[:_DIGITS],
        )
        yield Problem(reason=reason, location=where, fix=SAME_STANDARD)
        return
    for one in differences(locked, loaded):
        yield Problem(reason=_said(one), location=where, fix=SAME_STANDARD)


def _locked_under(standard: Mapping[str, Any]) -> LoadedSpec | None:
    """Return the standard of a baseline, None where it holds none that this version of qc reads."""
    if "complete" not in standard:
        return None
    try:
        return load_content(str(standard["complete"]).encode(), str(standard["file"]))
    except SpecError:
        return None


def _said(one: Difference) -> Message:
    """Return what was changed, from what to what."""
    changed = {"old": one.old or _ABSENT, "new": one.new or _ABSENT}
    if one.names is None:
        return message(
            "the standard was changed since the baseline was locked, without a new revision: {key} was {old}, "
            "now {new}",
            key=one.key,
            **changed,
        )
    return message(
        "the standard was changed since the baseline was locked, without a new revision: {name}, {key} was {old}, "
        "now {new}",
        name=one.names,
        key=one.key or "id",
        **changed,
    )
