"""A pilot does not take the place of a locked baseline unsaid: the lot would leave the course of all lots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.spec.load import load_spec
from qc.store.opening import open_store
from qc.store.recalling import baselines, known_part
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qc.store.opening import Store
    from qc.store.recalling import Locked


def locked_baselines(spec: str | Path, *, store: str | Path | Store | None = None) -> tuple[Locked, ...]:
    """Return the locked baselines of a standard's part, in the order in which they were locked.

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
        return () if part is None else baselines(connection, part)


def refuse_pilot(locked: Sequence[Locked]) -> None:
    """Refuse to hold a lot against a pilot of its own where a baseline is locked.

    Parameters
    ----------
    locked : sequence of Locked
        The part's locked baselines; the last one counts.

    Raises
    ------
    UsageError
        If there is any.
    """
    if not locked:
        return
    reason = message(
        "the baseline of this part is locked (by {who}, {day}): a lot is held against it, not against a pilot of "
        "its own",
        who=locked[-1].who,
        day=locked[-1].locked_on,
    )
    fix = message(
        "Leave the pilot out. If the process was set up anew, lock its pilot as the new baseline and say why (on the "
        "command line: qc baseline relock)."
    )
    raise UsageError([Problem(reason=reason, fix=fix)])
