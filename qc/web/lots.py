"""The batches that a visitor may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort

from qc.store.listing import batch_lines, batch_of
from qc.store.opening import open_store
from qc.values import dataclass
from qc.web.visitor import may_see, settings, visitor
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from qc.store.listing import BatchLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LotPage:
    """A page of a long list of batches, the newest first.

    Attributes
    ----------
    lots : tuple of BatchLine
        On this page.
    newer, older : int or None
        The batch after or before which the list goes on; None where it does not.
    """

    lots: tuple[BatchLine, ...]
    newer: int | None
    older: int | None


def lot_page(*, most: int, before: int | None = None, after: int | None = None) -> LotPage:
    """Return a page of the batches that the visitor may see; the newest where nothing follows ``after``.

    Parameters
    ----------
    most : int
        So many stand on a page.
    before, after : int, optional
        The batch on from which to read, towards older or newer ones; at most one of them counts.
    """
    if after is not None:
        found = lots_of_visitor(limit=most + 1, after=after)
        if len(found) > most:
            lots = found[-most:]
            return LotPage(lots=lots, newer=lots[0].id, older=lots[-1].id)
        before = None  # the last step to the newest shows a full page
    found = lots_of_visitor(limit=most + 1, before=before)
    lots = found[:most]
    return LotPage(
        lots=lots,
        newer=lots[0].id if lots and before is not None else None,
        older=lots[-1].id if len(found) > most else None,
    )


def lots_of_visitor(*, limit: int, before: int | None = None, after: int | None = None) -> tuple[BatchLine, ...]:
    """Return the latest batches that the visitor may see, the newest first.

    Parameters
    ----------
    limit : int
        At most so many.
    before, after : int, optional
        Only those that were recorded before or after this one.
    """
    session = visitor()
    person = session.person
    if session.role is Role.TRAINER:
        return ()
    theirs: dict[str, Any] = {}
    if person is not None and session.role is not Role.ADMINISTRATOR:
        theirs = {"buyer": person.buyer} if session.role is Role.BUYER else {"workshop": person.workshop}
    with open_store(settings().store).reading() as connection:
        return batch_lines(connection, limit=limit, before=before, after=after, **theirs)


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
