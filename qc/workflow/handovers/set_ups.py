"""What a hand-over holds, checked: every standard loads, and names nothing outside the hand-over."""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import InputError, Location, Problem
from qc.spec.inherit import lineage
from qc.spec.load import load_spec
from qc.spec.read import LARGEST, read_document
from qc.values import dataclass
from qc.words import message
from qc.workflow.handovers.handover_file import plain_step
from qc.workflow.remembered.baseline_use import use_baseline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qc.spec.load import LoadedSpec
    from qc.words import Message
    from qc.workflow.handovers.handover_file import Matched, Packed

_MISSHAPEN = (KeyError, TypeError, ValueError, AttributeError, IndexError, AssertionError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A locked baseline of a hand-over.

    Attributes
    ----------
    text, who : str
        The baseline, and who locked it.
    locked_on : date
        On which day.
    """

    text: str
    who: str
    locked_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """A standard of a hand-over with all that belongs to it.

    Attributes
    ----------
    loaded : LoadedSpec
        The standard.
    places : tuple of str
        Its file in the hand-over, then those of the profiles that it inherits from.
    lock : Lock or None
        Its locked baseline.
    matched : tuple of Matched
        Columns that were understood.
    """

    loaded: LoadedSpec
    places: tuple[str, ...]
    lock: Lock | None
    matched: tuple[Matched, ...]


def set_ups(source: Path, files: Sequence[Packed], matched: Sequence[Matched]) -> tuple[SetUp, ...]:
    """Return each standard of a hand-over with all that belongs to it.

    Parameters
    ----------
    source : Path
        The hand-over, for words.
    files : sequence of Packed
        What it holds.
    matched : sequence of Matched
        Its columns.

    Raises
    ------
    InputError
        If a file names one outside the hand-over, or a baseline does not fit.
    SpecError
        If a standard is at fault.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for one in files:
            if one.role != "baseline":
                _check_inheriting(source, one, {each.name for each in files if each.role == "profile"})
            place = folder.joinpath(*one.name.split("/"))
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(one.content)
        found = [_set_up(folder, one.name, matched) for one in files if one.role == "standard"]
        locks = [_lock(source, folder, one, found) for one in files if one.role == "baseline"]
    return tuple(_with_lock(one, dict(locks)) for one in found)


def _check_inheriting(source: Path, one: Packed, profiles: set[str]) -> None:
    """Refuse a standard or profile that names a file outside the hand-over; its other faults are told later."""
    if len(one.content) > LARGEST:
        raise _refused(source, message("a standard in it is too large"), one.name)
    try:
        named = tomllib.loads(one.content.decode("utf-8-sig")).get("inherits")
    except (ValueError, RecursionError) as error:
        raise _refused(source, message("a standard in it cannot be read"), one.name) from error
    if named is None:
        return
    steps = str(named).split("/")
    while steps[:1] == [".."]:
        steps.pop(0)
    place = posixpath.normpath(posixpath.join(posixpath.dirname(one.name), str(named)))
    if place not in profiles or not all(plain_step(step) for step in steps):
        raise _refused(source, message("a standard in it inherits from a file that is not in it"), one.name)


def _set_up(folder: Path, name: str, matched: Sequence[Matched]) -> SetUp:
    path = folder.joinpath(*name.split("/"))
    loaded = load_spec(path)
    ids = {one.id for one in loaded.spec.characteristic}
    root = folder.resolve()
    places = (Path(one.name).resolve().relative_to(root).as_posix() for one in lineage(read_document(path)))
    part = (loaded.spec.buyer, loaded.spec.part_number)
    own = (one for one in matched if (one.buyer, one.part_number) == part and one.characteristic in ids)
    return SetUp(loaded=loaded, places=tuple(places), lock=None, matched=tuple(own))


def _lock(source: Path, folder: Path, one: Packed, found: Sequence[SetUp]) -> tuple[str, Lock]:
    """Return a baseline under the digest of its standard."""
    try:
        content: Mapping[str, Any] = json.loads(one.content)
        sha256 = str(content["standard"]["sha256"])
        loaded = next((each.loaded for each in found if each.loaded.sha256 == sha256), None)
        if loaded is None:
            raise _refused(source, message("a baseline in it belongs to no standard in it"), one.name)
        use_baseline(folder.joinpath(*one.name.split("/")), loaded)
        locked = content["locked"]
        day = dt.date.fromisoformat(str(locked["when"])[:10])
        return sha256, Lock(text=one.content.decode(), who=str(locked["who"])[:200], locked_on=day)
    except _MISSHAPEN as error:
        raise _refused(source, message("a baseline in it cannot be used"), one.name) from error


def _with_lock(one: SetUp, locks: Mapping[str, Lock]) -> SetUp:
    lock = locks.get(one.loaded.sha256)
    return SetUp(loaded=one.loaded, places=one.places, lock=lock, matched=one.matched)


def _refused(source: Path, reason: Message, found: str) -> InputError:
    fix = message("ask for the file once more; nothing was taken")
    return InputError([Problem(reason=reason, location=Location(file=str(source)), found=found, fix=fix)])


def names_of(found: Sequence[SetUp]) -> Iterator[str]:
    """Yield the place of each file, once."""
    yield from dict.fromkeys(name for one in found for name in one.places)
