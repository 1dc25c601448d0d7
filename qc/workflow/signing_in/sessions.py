"""Who is signed in: a token that only their browser knows, and of which only the digest is kept."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.errors import OutputError, Problem, QCError, UsageError
from qc.store import schema
from qc.store.accounts import Account, accounts, any_account, end_sessions, renew
from qc.store.opening import open_store
from qc.store.plain import moment_of, written
from qc.values import dataclass
from qc.words import message
from qc.workflow.signing_in.attempts import begin_attempt, succeed
from qc.workflow.signing_in.passwords import fits, keep, outdated
from qc.workflow.signing_in.people import folded
from qc.workflow.signing_in.roles import Person, Role, person_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from qc.store.opening import Store

IDLE, LONGEST = dt.timedelta(minutes=60), dt.timedelta(hours=12)
"""A session ends when nothing was asked for so long, and in any case after so long."""
_NOTED = dt.timedelta(minutes=1)
_BYTES = 32
_LONGEST_LOGIN = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who is signed in.

    Attributes
    ----------
    person : Person or None
        Who; None is this computer's own user, as long as nobody has an account.
    role : Role
        What they may do.
    expires : datetime
        When it ends in any case.
    """

    person: Person | None
    role: Role
    expires: dt.datetime

    @property
    def who(self) -> str | None:
        """Whose entries in the log theirs are; None is this computer's own user."""
        return None if self.person is None else self.person.name


def sign_in(login: str, password: str, *, address: str, store: str | Path | Store | None = None) -> tuple[Session, str]:
    """Sign somebody in.

    Parameters
    ----------
    login, password : str
        As typed.
    address : str
        Where they are: too many failures from there are refused.
    store : path, str or Store, optional
        Where everything is remembered.

    Returns
    -------
    tuple of Session and str
        And the token that their browser brings back.

    Raises
    ------
    UsageError
        In one and the same sentence if there is no such person, the password is another, or they may not sign in; in
        its own if there were too many attempts.
    """
    opened, called = open_store(store), folded(login[:_LONGEST_LOGIN])
    attempt = begin_attempt(opened, called, address)
    with opened.reading() as connection:
        found = accounts(connection, login=called) if called.isprintable() else ()
    kept = found[0].password_hash if found and found[0].active else None
    if not fits(kept, password) or not found:
        fix = message("Check capitals, and ask whoever manages people if it does not help.")
        raise UsageError([Problem(reason=message("login name or password is not right"), fix=fix)])
    account = _kept_anew(opened, found[0], password)
    succeed(opened, attempt)
    return _opened(opened, account)


def _kept_anew(store: Store, account: Account, password: str) -> Account:
    """Keep a password anew where guessing became cheaper; what stands in the way of it waits for the next time."""
    if account.password_hash is None or not outdated(account.password_hash):
        return account
    kept, table = keep(password), schema.SESSION
    with suppress(QCError), store.writing(account.name) as book:
        if accounts(book.connection, person=account.person) == (account,):
            new = renew(book, account, password_hash=kept)
            book.connection.execute(table.update().where(table.c.account == account.id).values(account=new))
    with store.reading() as connection:
        return accounts(connection, person=account.person)[0]


def open_local(store: str | Path | Store | None = None) -> str:
    """Sign this computer's own user in, as long as nobody has an account, and return the token.

    Raises
    ------
    UsageError
        If somebody has an account.
    """
    opened = open_store(store)
    with opened.reading() as connection:
        if any_account(connection):
            raise UsageError([Problem(reason=message("there are accounts already: sign in with one of them"))])
    return _opened(opened, None)[1]


def _opened(store: Store, account: Account | None) -> tuple[Session, str]:
    """Open a session; those that have ended are removed."""
    token, now, table = secrets.token_urlsafe(_BYTES), store.clock(), schema.SESSION
    row = {
        "person": None if account is None else account.person,
        "account": None if account is None else account.id,
        "created": written(now),
        "seen": written(now),
        "expires": written(now + LONGEST),
    }
    with store.working() as connection:
        connection.execute(table.delete().where(table.c.expires < row["created"]))
        connection.execute(table.insert().values(token_sha256=_digest(token), **row))
    return _session(row, account), token


def _session(row: Mapping[Any, Any], account: Account | None) -> Session:
    someone = None if account is None else person_of(account)
    return Session(
        person=someone,
        role=Role.ADMINISTRATOR if someone is None else someone.role,
        expires=moment_of(str(row["expires"])),
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def session_of(token: str, store: str | Path | Store | None = None) -> Session | None:
    """Return the session that a token opens; None if it has ended, or there is none.

    Parameters
    ----------
    token : str
        What a browser brought.
    store : path, str or Store, optional
        Where everything is remembered.
    """
    opened, table = open_store(store), schema.SESSION
    with opened.reading() as connection:
        row = connection.execute(sa.select(table).where(table.c.token_sha256 == _digest(token))).mappings().first()
        person = None if row is None else row["person"]
        found = () if person is None else accounts(connection, person=person)
    now = opened.clock()
    if row is None or not _lasts(row, now):
        return None
    if found and (found[0].id != row["account"] or not found[0].active):
        return None  # changed since: whoever it is signs in again
    if now - moment_of(row["seen"]) >= _NOTED:
        with suppress(OutputError), opened.working() as connection:  # a full disk signs nobody out
            connection.execute(table.update().where(table.c.id == row["id"]).values(seen=written(now)))
    return _session(row, found[0] if found else None)


def _lasts(row: sa.RowMapping, now: dt.datetime) -> bool:
    """Whether a session has not ended; one from a time to come was opened before a clock was set right."""
    created, seen, expires = (moment_of(row[name]) for name in ("created", "seen", "expires"))
    return created - _NOTED <= now < expires and now - seen < IDLE


def sign_out(token: str, store: str | Path | Store | None = None) -> None:
    """End a session."""
    table = schema.SESSION
    with open_store(store).working() as connection:
        connection.execute(table.delete().where(table.c.token_sha256 == _digest(token)))


def sign_out_everywhere(person: int | None, store: str | Path | Store | None = None) -> None:
    """End all sessions of a person; None is this computer's own user."""
    with open_store(store).working() as connection:
        end_sessions(connection, person)
