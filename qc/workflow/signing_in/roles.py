"""Who somebody is, and what they may do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.store.accounts import Account
    from qc.words import Message


class Role(StrEnum):
    """What somebody may do."""

    OWNER = "owner"
    OPERATOR = "operator"
    BUYER = "buyer"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> Message:
        """What it is called."""
        return _LABELS[self]

    @property
    def side(self) -> str | None:
        """What somebody with this role belongs to: ``workshop``, ``buyer`` or nothing."""
        return _SIDES.get(self)


_LABELS: Mapping[Role, Message] = {
    Role.OWNER: message("workshop owner"),
    Role.OPERATOR: message("person at the machine"),
    Role.BUYER: message("buyer's quality department"),
    Role.TRAINER: message("trainer"),
    Role.ADMINISTRATOR: message("administrator"),
}
_SIDES: Mapping[Role, str] = {Role.OWNER: "workshop", Role.OPERATOR: "workshop", Role.BUYER: "buyer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may sign in.

    Attributes
    ----------
    id : int
        Of the row.
    login, name : str
        As what they sign in, and who they are.
    role : Role
        What they may do.
    workshop, buyer : str or None
        Whose side they are on.
    active : bool
        Whether they may sign in.
    has_password : bool
        Without one they cannot.
    """

    id: int
    login: str
    name: str
    role: Role
    workshop: str | None
    buyer: str | None
    active: bool
    has_password: bool


def person_of(account: Account) -> Person:
    """Return whose account it is."""
    return Person(
        id=account.person,
        login=account.login,
        name=account.name,
        role=Role(account.role),
        workshop=account.workshop,
        buyer=account.buyer,
        active=account.active,
        has_password=account.password_hash is not None,
    )
