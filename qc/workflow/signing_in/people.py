"""People: who they are, what they may do, and as what they sign in."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from qc.errors import Problem, UsageError
from qc.store import schema
from qc.store.accounts import Account, accounts, end_sessions, renew
from qc.store.keeping import once
from qc.store.opening import open_store
from qc.store.plain import storable
from qc.words import message
from qc.workflow.remembered.remembering import user
from qc.workflow.signing_in.passwords import check_password, keep
from qc.workflow.signing_in.roles import Person, Role, check_side, person_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sqlalchemy as sa

    from qc.store.log import Book
    from qc.store.opening import Store
    from qc.words import Message

__all__ = ["Person", "Role", "add_person", "change_person", "folded", "people", "person"]

SHORTEST, LONGEST = 2, 64
LONGEST_NAME = 200


def folded(login: str) -> str:
    """Return a login name in one spelling, whatever its capitals.

    Examples
    --------
    >>> folded("  Siti ")
    'siti'
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", login).casefold()).strip()


def add_person(
    name: str,
    login: str,
    role: Role,
    *,
    workshop: str | None = None,
    buyer: str | None = None,
    password: str | Callable[[], str] | None = None,
    store: str | Path | Store | None = None,
    who: str | None = None,
) -> Person:
    """Add somebody.

    Parameters
    ----------
    name, login : str
        Who they are, and as what they sign in: 2 to 64 characters, whatever the capitals.
    role : Role
        What they may do.
    workshop, buyer : str, optional
        Whose side they are on: an owner and a person at the machine have a workshop, a buyer's quality department has
        a buyer.
    password : str or callable, optional
        Or what asks for it, once the rest will do; without one they cannot sign in yet.
    store, who : optional
        Where everything is remembered, and who adds them.

    Raises
    ------
    UsageError
        If the login name is taken or will not do, the side is missing, or the password will not do.
    """
    told, called = _checked_name(name), _checked_login(login)
    sides = _sided(role, workshop, buyer)
    opened = open_store(store)
    with opened.reading() as connection:
        _check_free(connection, called)
    kept = _kept_password(password, called)
    with opened.writing(who or user()) as book:
        _check_free(book.connection, called)
        person = book.append(schema.PERSON, name=told, role=role.value, **_kept_sides(book, sides))
        book.append(
            schema.ACCOUNT, person=person, login=called, password_hash=kept, role=role.value, active=True, replaces=None
        )
        if role is Role.ADMINISTRATOR and kept is not None:
            end_sessions(book.connection, None)  # from now on the computer's own user signs in like everybody
        return person_of(accounts(book.connection, person=person)[0])


def _check_free(connection: sa.Connection, login: str) -> None:
    if accounts(connection, login=login):
        raise _refused(message("this login name is taken"), login, message("another one"))


def _kept_password(password: str | Callable[[], str] | None, login: str) -> bytes | None:
    """Return a password as it is kept: one that was given, or is asked for now."""
    said = password() if callable(password) else password
    if said is None:
        return None
    check_password(said, login)
    return keep(said)


_SIDES = {"workshop": schema.WORKSHOP, "buyer": schema.BUYER}


def _kept_sides(book: Book, sides: dict[str, str | None]) -> dict[str, int | None]:
    """Return the ids of workshop and buyer, each recorded once."""
    return {side: None if said is None else once(book, _SIDES[side], {"name": said}) for side, said in sides.items()}


def change_person(
    person: int,
    *,
    role: Role | None = None,
    workshop: str | None = None,
    buyer: str | None = None,
    active: bool | None = None,
    password: str | Callable[[], str] | None = None,
    store: str | Path | Store | None = None,
    who: str | None = None,
) -> Person:
    """Change what somebody may do and for whom, whether they may sign in, or their password.

    They are signed out everywhere.

    Parameters
    ----------
    person : int
        Whom.
    role, workshop, buyer, active, password : optional
        What is new, or what asks for the password once the rest will do; of the rest what was said before stays.
    store, who : optional
        Where everything is remembered, and who changes it.

    Raises
    ------
    UsageError
        If there is no such person, nobody said the side that the role needs, the password will not do, or nobody
        would be left who manages people.
    """
    opened = open_store(store)
    new, sides = _said({"role": role and role.value, "active": active}), _said({"workshop": workshop, "buyer": buyer})
    with opened.reading() as connection:
        before = _one(accounts(connection, person=person))
        _checked_sides(connection, before, new, sides)
    kept = _kept_password(password, before.login)
    with opened.writing(who or user()) as book:
        before = _one(accounts(book.connection, person=person))
        _renew(book, before, new | _said({"password_hash": kept}), sides)
        end_sessions(book.connection, person)
        return person_of(_one(accounts(book.connection, person=person)))


def _said(new: dict[str, Any]) -> dict[str, Any]:
    """Return what somebody said anything of."""
    return {name: value for name, value in new.items() if value is not None}


def _renew(book: Book, before: Account, changed: dict[str, Any], sides: dict[str, str]) -> int:
    """Record an account in the place of the one before, and return its id."""
    known = _checked_sides(book.connection, before, changed, sides)
    return renew(book, before, **changed, **_kept_sides(book, {side: known[side] for side in sides if known[side]}))


def _checked_sides(
    connection: sa.Connection, before: Account, changed: dict[str, Any], sides: dict[str, str]
) -> dict[str, str | None]:
    """Return whose side somebody will be on, or refuse the change."""
    after: dict[str, Any] = {"role": before.role, "active": before.active} | changed
    known = _sided(Role(after["role"]), **{"workshop": before.workshop, "buyer": before.buyer} | sides)
    if _manages(before.role, active=before.active) and not _manages(after["role"], active=after["active"]):
        others = [one for one in accounts(connection) if one.person != before.person]
        if not any(_manages(one.role, active=one.active) and one.password_hash for one in others):
            fix = message("let somebody else be administrator first")
            raise UsageError([Problem(reason=message("nobody would be left who manages people"), fix=fix)])
    return known


def _manages(role: str, *, active: bool) -> bool:
    return active and role == Role.ADMINISTRATOR


def people(store: str | Path | Store | None = None) -> tuple[Person, ...]:
    """Return everybody, in the order in which they were added."""
    with open_store(store).reading() as connection:
        return tuple(person_of(one) for one in accounts(connection))


def person(number: int, store: str | Path | Store | None = None) -> Person:
    """Return one of them.

    Raises
    ------
    UsageError
        If there is no such person.
    """
    with open_store(store).reading() as connection:
        return person_of(_one(accounts(connection, person=number)))


def _one(found: tuple[Account, ...]) -> Account:
    if not found:
        raise UsageError([Problem(reason=message("there is no such person"))])
    return found[0]


def _refused(reason: Message, found: str | None, expected: Message) -> UsageError:
    return UsageError([Problem(reason=reason, found=found, expected=expected)])


def _checked_login(login: str) -> str:
    """Return a login name in one spelling, or refuse it."""
    called = folded(login)
    if not SHORTEST <= len(called) <= LONGEST or any(_hidden(sign) for sign in called):
        expected = message(
            "{fewest} to {most} letters, digits or signs that can be seen", fewest=SHORTEST, most=LONGEST
        )
        raise _refused(message("this login name will not do"), storable(called[:LONGEST]), expected)
    return called


def _hidden(sign: str) -> bool:
    """Whether a sign cannot be seen, so that two names would look the same."""
    return sign != " " and unicodedata.category(sign)[0] in "CZ"


def _checked_name(name: str) -> str:
    told = storable(name).strip()
    if not 1 <= len(told) <= LONGEST_NAME:
        raise _refused(message("a name is needed"), None, message("1 to {most} characters", most=LONGEST_NAME))
    return told


def _sided(role: Role, workshop: str | None, buyer: str | None) -> dict[str, str | None]:
    """Return the names of a person's workshop and buyer, or refuse where the one is missing that the role needs."""
    said = {"workshop": storable(workshop or "").strip(), "buyer": storable(buyer or "").strip()}
    check_side(role, said)
    return {side: _checked_name(told) if told else None for side, told in said.items()}
