"""Who may sign in: of each person the newest account counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.store import schema
from qc.store.plain import row_number
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.store.log import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person as they may sign in now.

    Attributes
    ----------
    id, person : int
        Of the rows.
    login, name, role : str
        As what they sign in, who they are, and what they may do.
    workshop, buyer : str or None
        Whose side they are on.
    password_hash : bytes or None
        None cannot sign in.
    active : bool
        Whether they may sign in.
    """

    id: int
    person: int
    login: str
    name: str
    role: str
    workshop: str | None
    buyer: str | None
    password_hash: bytes | None
    active: bool


def accounts(connection: sa.Connection, *, person: int | None = None, login: str | None = None) -> tuple[Account, ...]:
    """Return the accounts that count now, in the order in which their people were added.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    person : int, optional
        Only this one's.
    login : str, optional
        Only the one that signs in so.
    """
    table, people, workshop, buyer = schema.ACCOUNT, schema.PERSON, schema.WORKSHOP, schema.BUYER
    newest = sa.select(sa.func.max(table.c.id)).group_by(table.c.person)
    wanted = (
        sa.select(table.c.id, table.c.person, table.c.login, people.c.name, table.c.role, table.c.active)
        .add_columns(table.c.password_hash, workshop.c.name.label("workshop"), buyer.c.name.label("buyer"))
        .join(people, people.c.id == table.c.person)
        .join(workshop, workshop.c.id == sa.func.coalesce(table.c.workshop, people.c.workshop), isouter=True)
        .join(buyer, buyer.c.id == sa.func.coalesce(table.c.buyer, people.c.buyer), isouter=True)
        .where(table.c.id.in_(newest), *([] if person is None else [table.c.person == row_number(person)]))
        .where(*([] if login is None else [table.c.login == login]))
        .order_by(table.c.person)
    )
    return tuple(
        Account(**{str(key): value for key, value in row.items()}) for row in connection.execute(wanted).mappings()
    )


def renew(book: Book, before: Account, **new: Any) -> int:
    """Record an account in the place of another one, and return its id; what is not said anew stays.

    Parameters
    ----------
    book : Book
        Open for writing.
    before : Account
        The one that counts until now.
    new
        Columns with their values.
    """
    table = schema.ACCOUNT
    row = book.connection.execute(sa.select(table).where(table.c.id == before.id)).mappings().one()
    stays = {str(name): value for name, value in row.items() if name != "id"}
    return book.append(table, **stays | {"replaces": before.id} | new)


def any_account(connection: sa.Connection) -> bool:
    """Whether anybody was ever given an account."""
    return connection.execute(sa.select(schema.ACCOUNT.c.id).limit(1)).first() is not None


def end_sessions(connection: sa.Connection, person: int | None) -> None:
    """Sign a person out everywhere; None is the computer's own user.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        In a transaction that may write.
    person : int or None
        Whom.
    """
    table = schema.SESSION
    connection.execute(
        table.delete().where(table.c.person.is_(None) if person is None else table.c.person == row_number(person))
    )
