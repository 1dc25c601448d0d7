"""Questions about a batch, and what was replied: who said what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.store import schema
from qc.store.opening import open_store
from qc.store.plain import moment_of, row_number, storable, written
from qc.store.replaced import recordings_of
from qc.values import dataclass
from qc.words import message
from qc.workflow.remembered.remembering import user
from qc.workflow.spoken.saying import check_there, checked_words

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from qc.store.opening import Store

_ASKED, _REPLY = schema.QUESTION, schema.REPLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What was replied.

    Attributes
    ----------
    text : str
        The words.
    by : str or None
        Whose; None is the computer's own user.
    moment : datetime
        When.
    """

    text: str
    by: str | None
    moment: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody asked about a batch.

    Attributes
    ----------
    id, batch : int
        Of the rows.
    text : str
        The words.
    by : str or None
        Whose; None is the computer's own user.
    moment : datetime
        When.
    replies : tuple of Reply
        In the order in which they came.
    """

    id: int
    batch: int
    text: str
    by: str | None
    moment: dt.datetime
    replies: tuple[Reply, ...]


def ask(
    batch: int, text: str, by: int | None = None, *, store: str | Path | Store | None = None, who: str | None = None
) -> Question:
    """Ask something about a batch.

    Parameters
    ----------
    batch : int
        It was recorded under.
    text : str
        At most 2,000 characters.
    by : int, optional
        The person who asks.
    store, who : optional
        Where everything is remembered, and whose entry in the log it is.

    Raises
    ------
    UsageError
        If there is no such batch, or no words.
    """
    opened = open_store(store)
    with opened.writing(who or user()) as book:
        check_there(book.connection, schema.BATCH, batch, message("there is no such batch"))
        said = {"text": checked_words(text), "asked_by": by, "moment": written(opened.clock())}
        made = book.append(_ASKED, batch=batch, **said)
    return _found(opened, _ASKED.c.id == made)[0]


def reply(
    question: int, text: str, by: int | None = None, *, store: str | Path | Store | None = None, who: str | None = None
) -> Question:
    """Reply to a question, and return it with all its replies.

    Parameters
    ----------
    question : int
        Its id.
    text : str
        At most 2,000 characters.
    by : int, optional
        The person who replies.
    store, who : optional
        Where everything is remembered, and whose entry in the log it is.

    Raises
    ------
    UsageError
        If there is no such question, or no words.
    """
    opened = open_store(store)
    with opened.writing(who or user()) as book:
        check_there(book.connection, _ASKED, question, message("there is no such question"))
        said = {"said": checked_words(text), "said_by": by, "moment": written(opened.clock())}
        book.append(_REPLY, question=question, **said)
    return _found(opened, _ASKED.c.id == question)[0]


def questions_of(batch: int, store: str | Path | Store | None = None) -> tuple[Question, ...]:
    """Return what was asked about a batch, or an older recording of its lot, in the order in which it was asked."""
    opened = open_store(store)
    with opened.reading() as connection:
        numbers = recordings_of(connection, row_number(batch))
    return _found(opened, _ASKED.c.batch.in_(numbers))


def open_questions(
    *, workshop: str | None = None, buyer: str | None = None, store: str | Path | Store | None = None
) -> tuple[Question, ...]:
    """Return the questions that nobody replied to, the oldest first; those about one side's batches where it is named.

    Parameters
    ----------
    workshop, buyer : str, optional
        Whose batches.
    store : path, str or Store, optional
        Where everything is remembered.
    """
    batch, shop, part, whose = schema.BATCH, schema.WORKSHOP, schema.PART, schema.BUYER
    conditions = [_ASKED.c.id.not_in(sa.select(_REPLY.c.question))]
    if workshop is not None:
        own = sa.select(batch.c.id).join(shop, shop.c.id == batch.c.workshop).where(shop.c.name == storable(workshop))
        conditions.append(_ASKED.c.batch.in_(own))
    if buyer is not None:
        parts = sa.select(part.c.id).join(whose, whose.c.id == part.c.buyer).where(whose.c.name == storable(buyer))
        conditions.append(_ASKED.c.batch.in_(sa.select(batch.c.id).where(batch.c.part.in_(parts))))
    return _found(open_store(store), *conditions)


def _found(store: Store, *which: sa.ColumnElement[bool]) -> tuple[Question, ...]:
    person = schema.PERSON
    asked = (
        sa.select(_ASKED.c.id, _ASKED.c.batch, _ASKED.c.text, person.c.name.label("by"), _ASKED.c.moment)
        .join(person, person.c.id == _ASKED.c.asked_by, isouter=True)
        .where(*which)
        .order_by(_ASKED.c.id)
    )
    replied = (
        sa.select(_REPLY.c.question, _REPLY.c.said, person.c.name, _REPLY.c.moment)
        .join(person, person.c.id == _REPLY.c.said_by, isouter=True)
        .where(_REPLY.c.question.in_(sa.select(_ASKED.c.id).where(*which)))
        .order_by(_REPLY.c.id)
    )
    replies: dict[int, list[Reply]] = {}
    with store.reading() as connection:
        for question, said, by, moment in connection.execute(replied):
            replies.setdefault(question, []).append(Reply(text=said, by=by, moment=moment_of(moment)))
        rows = connection.execute(asked).all()
    return tuple(
        Question(id=key, batch=batch, text=text, by=by, moment=moment_of(at), replies=tuple(replies.get(key, ())))
        for key, batch, text, by, at in rows
    )
