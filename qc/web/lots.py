"""The batches that a visitor may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort

from qc.store.listing import batch_lines, batch_of
from qc.store.opening import open_store
from qc.web.visitor import may_see, settings, visitor
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from qc.store.listing import BatchLine


def lots_of_visitor(*, limit: int, before: int | None = None) -> tuple[BatchLine, ...]:
    """Return the latest batches that the visitor may see, the newest first.

    Parameters
    ----------
    limit : int
        At most so many.
    before : int, optional
        Only those that were recorded before this one.
    """
    session = visitor()
    person = session.person
    if session.role is Role.TRAINER:
        return ()
    theirs: dict[str, Any] = {}
    if person is not None and session.role is not Role.ADMINISTRATOR:
        theirs = {"buyer": person.buyer} if session.role is Role.BUYER else {"workshop": person.workshop}
    with open_store(settings().store).reading() as connection:
        return batch_lines(connection, limit=limit, before=before, **theirs)


def lot_of_visitor(number: int) -> BatchLine:
    """Return a batch that the visitor may see; any other is as if it were not there.

    Parameters
    ----------
    number : int
        It was recorded under.
    """
    with open_store(settings().store).reading() as connection:
        found = batch_of(connection, number)
    if found is None or not may_see(workshop=found.workshop, buyer=found.buyer):
        abort(404)
    return found


def may_sign(workshop: str | None) -> bool:
    """Return whether the visitor may sign with this computer's key: it is a workshop's, or theirs to look after.

    Parameters
    ----------
    workshop : str or None
        Whose lot it is.
    """
    from qc.workflow.keys import show_keys  # noqa: PLC0415 - cryptography is loaded only where it is used

    role = visitor().role
    own = show_keys().own if role in {Role.OWNER, Role.ADMINISTRATOR} else None
    return own is not None and (role is Role.ADMINISTRATOR or own.name == workshop)
