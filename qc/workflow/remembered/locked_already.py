"""A pilot does not take the place of a locked baseline unsaid: the lot would leave the course of all lots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.spec.load import load_spec
from qc.store.opening import open_store
from qc.store.recalling import baselines, known_part
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

    from qc.store.opening import Store
    from qc.store.recalling import Locked


def locked_baseline(spec: str | Path, *, store: str | Path | Store | None = None) -> Locked | None:
    """Return the locked baseline that counts of a standard's part; None where there is none.

    Parameters
    ----------
    spec : path
        The buyer's standard.
    store : path, str or Store, optional
        Where everything is remembered.

    Raises
    ------
    SpecError
        If the standard is at fault.
    """
    loaded = load_spec(spec)
    with open_store(store).reading() as connection:
        part = known_part(connection, loaded.spec.buyer, loaded.spec.part_number)
        locked = () if part is None else baselines(connection, part)
    return locked[-1] if locked else None


def refuse_pilot(spec: str | Path, *, store: str | Path | Store | None = None) -> None:
    """Refuse to hold a lot against a pilot of its own where a baseline is locked.

    Parameters
    ----------
    spec : path
        The buyer's standard.
    store : path, str or Store, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If the part has a locked baseline.
    SpecError
        If the standard is at fault.
    """
    last = locked_baseline(spec, store=store)
    if last is None:
        return
    reason = message(
        "the baseline of this part is locked (by {who}, {day}): a lot is held against it, not against a pilot of "
        "its own",
        who=last.who,
        day=last.locked_on,
    )
    fix = message(
        "Leave the pilot out. If the process was set up anew, lock its pilot as the new baseline and say why: "
        "qc baseline relock."
    )
    raise UsageError([Problem(reason=reason, fix=fix)])
